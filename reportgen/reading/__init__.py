"""Reading: a story's folder becomes raw articles. A bad file is reported and the others go on."""

from reportgen.reading.story import read_story

__all__ = ["read_story"]
