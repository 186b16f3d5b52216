"""Articles into sentences, and what the grammar of news tells of each: speakers, numbers, times, names."""

from reportgen.language.analysis import analyse

__all__ = ["analyse"]
