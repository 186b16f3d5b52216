"""The statement of a fact: short, plain, in the words of its most neutral telling."""

from collections.abc import Sequence

from reportgen.facts.story import Story
from reportgen.grammar.words import tokens
from reportgen.model import Difference, Sentence

LEAST_CONTENT = 3
"""Content words below which a sentence states nothing that could be checked ("It was not.")."""


def is_checkable(sentence: Sentence) -> bool:
    """Whether a sentence that nobody else tells states something checkable: of the body, no question, no fragment."""
    words = tokens(sentence.text)
    content = [word for word in words if not word.is_stop]
    return (
        sentence.part == "body" and not sentence.text.rstrip("\"'”’ ").endswith("?") and len(content) >= LEAST_CONTENT
    )


def state(members: Sequence[Sentence], differences: Sequence[Difference], story: Story) -> tuple[str, Sentence]:
    """The statement and the sentence that it is taken from."""
    chosen = min(members, key=lambda m: (m.part == "headline", len(m.text), m.text))
    text = " ".join(chosen.text.split())
    return text if text.endswith((".", "!", "?", '."', ".”")) else f"{text}.", chosen
