"""The differing words of a fact below one another, as a critical apparatus sets out variants."""

from reportgen.briefing.material import KINDS, Material, tellers
from reportgen.briefing.view import KindName, VariantRow, Variants
from reportgen.model import DifferenceKind, Fact

TABLED: tuple[DifferenceKind, ...] = tuple(kind for kind in KINDS if kind != "detail")
"""Kinds whose words stand against one another. A detail stands in one telling only: it has nothing beside it."""


def variants(fact: Fact, material: Material) -> Variants | None:
    """A row for each article that tells the fact, a column for each kind in which two articles' words differ.

    None where no words of two articles stand against one another.
    """
    words = _words(fact, material)
    kinds = [kind for kind in TABLED if _differ({source: own for (source, k), own in words.items() if k == kind})]
    if not kinds:
        return None
    return Variants(
        kinds=tuple(KindName(kind=kind, name=material.say(f"difference.{kind}")) for kind in kinds),
        rows=tuple(
            VariantRow(source=material.names[source], cells=tuple(tuple(words.get((source, k), ())) for k in kinds))
            for source in tellers(fact, material)
        ),
    )


def _words(fact: Fact, material: Material) -> dict[tuple[str, str], list[str]]:
    """Source and kind -> the words that differ, each once, in order of the text."""
    found: dict[tuple[str, str], list[str]] = {}
    marked = [(words, difference.kind) for difference in fact.differences for words in difference.words]
    for words, kind in sorted(marked, key=lambda entry: (entry[0].start, entry[0].end)):
        if words.sentence in material.printed:
            own = found.setdefault((material.sentence[words.sentence].source, kind), [])
            text = " ".join(words.text.split())
            if text.casefold() not in (known.casefold() for known in own):
                own.append(text)
    return found


def _differ(words: dict[str, list[str]]) -> bool:
    """Do two articles at least have words of their own here?"""
    return len(words) > 1 and len({tuple(text.casefold() for text in own) for own in words.values()}) > 1
