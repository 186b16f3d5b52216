"""From groups of sentences to facts: a statement, who tells it, how the tellings differ, who could have known."""

from reportgen.facts.collation import collate

__all__ = ["collate"]
