"""reportgen compares several articles on one story and writes briefings."""

__version__ = "0.1.0"
