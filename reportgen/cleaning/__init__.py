"""Cleaning: raw articles become articles, with the page's furniture off and every offset kept."""

from reportgen.cleaning.article import clean

__all__ = ["clean"]
