"""Loaded wording, phrase by phrase."""

from collections.abc import Iterator

from reportgen.framing.lexicon import word_classes
from reportgen.framing.marks import Mark, mark
from reportgen.model import Sentence


def loaded(sentence: Sentence) -> Iterator[Mark]:
    """The loaded phrases of a sentence, the article's own and quoted ones alike."""
    for each in word_classes():
        for match in each.pattern.finditer(sentence.text):
            yield mark(sentence, match.start(), match.end(), "loaded", f"{match.group()}: {each.why}.")
