"""Whether two tellings credit the same speaker."""

from reportgen.facts.differences.credits import PRONOUNS
from reportgen.facts.telling import Telling
from reportgen.grammar.words import tokens


def differ(a: Telling, b: Telling) -> bool:
    """Whether two credited tellings name speakers that are surely not one.

    A pronoun, a role ("the mayor") or nobody's name may be anybody, and a person may speak for a body. A name is the
    same as a longer form of it, and as a speaker whom the other telling names too.
    """
    left, right = _named(a), _named(b)
    if a.sentence.attribution.kind != b.sentence.attribution.kind or not left or not right:
        return False
    if left <= right or right <= left or _initials(a, b) or _initials(b, a):
        return False
    return not (left <= b.stems or right <= a.stems)


def _named(telling: Telling) -> frozenset[str]:
    """The stems of a speaker who is named; none for a pronoun or a role."""
    said = telling.sentence.attribution
    speaker = said.speaker or ""
    names = [name.canonical for name in telling.sentence.names]
    opening = telling.sentence.text.split()[0]
    capitals = [word for word in speaker.split() if word[0].isupper() and (word != opening or speaker in names)]
    if said.kind == "vague" or speaker.lower() in PRONOUNS or not capitals:
        return frozenset()
    return frozenset(token.stem for token in tokens(speaker) if not token.is_stop)


def _initials(short: Telling, long: Telling) -> bool:
    """Whether one speaker is the other's initials: "HFA" and "Harbour Fisheries Authority"."""
    name = (short.sentence.attribution.speaker or "").replace(".", "")
    words = (long.sentence.attribution.speaker or "").split()
    return name.isupper() and name == "".join(word[0] for word in words if word[0].isupper())
