"""Rendering: briefing -> the bytes of each output. Form only: every word comes with the briefing."""
