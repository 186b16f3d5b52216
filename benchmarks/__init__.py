"""Measurements against data that stays outside the project."""
