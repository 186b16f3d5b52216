"""Articles into sentences, with what the grammar of news tells of each: quotations and speakers, numbers, times, names."""

from reportgen.language.analysis import analyse

__all__ = ["analyse"]
