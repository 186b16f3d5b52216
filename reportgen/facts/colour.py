"""Words that colour a statement, and in which way."""

from functools import cache

from reportgen.facts.lexicon import sections

SORTS = ("intensity", "combat", "disaster", "mockery", "judgement", "evaluation")


@cache
def _lexicon() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Whole words, and beginnings of words, each with the way in which it colours."""
    words: dict[str, str] = {}
    starts: list[tuple[str, str]] = []
    for sort, entries in sections("loaded").items():
        for entry in entries:
            if entry.endswith("*"):
                starts.append((entry[:-1], sort))
            else:
                words[entry] = sort
    return words, tuple(sorted(starts))


@cache
def colour(word: str) -> str | None:
    """How a lower-case word colours a statement, or None where it is plain."""
    words, starts = _lexicon()
    if word in words:
        return words[word]
    return next((sort for start, sort in starts if word.startswith(start)), None)
