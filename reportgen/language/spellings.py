"""One body, many spellings: acronyms, "Department of X" and "X Department", slips of the pen."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from reportgen.grammar.words import plain
from reportgen.language.lexicon import folded

Key = tuple[str, ...]
_SMALL = frozenset({"of", "the", "and", "&", "for", "at", "in", "on", "de", "la"})
_COUNTRY = re.compile(r"^(?:the\s+)?(?:u\.s\.|us|u\.k\.|uk)\s+(?=\w)", re.IGNORECASE)


def short(name: str) -> str:
    """A body's name without "U.S." and "the" before it."""
    return re.sub(r"^the\s+", "", _COUNTRY.sub("", name), flags=re.IGNORECASE)


def key(name: str) -> Key:
    """What two spellings of one body have in common: their content words, sorted, without case and dots."""
    words = folded(short(name)).replace(".", "").split()
    return tuple(sorted(word for word in words if word not in _SMALL)) or tuple(words)


def is_acronym(name: str) -> bool:
    """Whether a name is an acronym: "DHS", "F.B.I."."""
    letters = plain(name).replace(".", "").replace("&", "")
    return letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 6 and " " not in name


def initials(name: str) -> str:
    """The capital letters from which an acronym of the name would be made."""
    words = re.split(r"[\s-]+", short(name))
    return "".join(word[0] for word in words if word[0].isupper()).upper()


def canonical_bodies(uses: Mapping[str, tuple[int, ...]], stated: Iterable[tuple[str, str]]) -> dict[str, str]:
    """One spelling for each body.

    Args:
        uses: each spelling -> in how many articles it stands, how often, and how often its rarest word stands anywhere
            in the story, which tells a misspelt name from a right one that stands as often.
        stated: pairs of full name and acronym that an article gives itself: "Food Safety Agency (FSA)".

    Returns:
        Each spelling -> the full one that most articles use, without "U.S." before it.
    """
    by_key: dict[Key, list[str]] = defaultdict(list)
    for name in sorted(uses):
        by_key[key(name)].append(name)
    root = _merged(sorted(by_key), _acronyms(by_key, stated))
    groups: dict[Key, list[str]] = defaultdict(list)
    for each, names in by_key.items():
        groups[root[each]].extend(names)
    chosen: dict[str, str] = {}
    for names in groups.values():
        best = min(names, key=lambda name: (is_acronym(name), *(-figure for figure in uses[name]), -len(name), name))
        chosen |= {name: short(best) for name in names}
    return chosen


def _acronyms(by_key: Mapping[Key, list[str]], stated: Iterable[tuple[str, str]]) -> dict[Key, Key]:
    """Acronym -> the one full name it stands for: as an article states, else by initials if only one fits."""
    meanings: dict[Key, Counter[Key]] = defaultdict(Counter)
    for full, acronym in stated:
        meanings[key(acronym)][key(full)] += 1
    for each, names in by_key.items():
        if each in meanings or not is_acronym(names[0]):
            continue
        letters = each[0].upper()
        fitting = sorted(
            {other for other, full in by_key.items() if not is_acronym(full[0]) and initials(full[0]) == letters}
        )
        if len(fitting) == 1:
            meanings[each][fitting[0]] += 1
    return {acronym: max(sorted(full), key=lambda each: full[each]) for acronym, full in meanings.items()}


def _merged(keys: list[Key], acronyms: Mapping[Key, Key]) -> dict[Key, Key]:
    """Each key -> the first key of its group."""
    root = {each: each for each in keys}

    def find(each: Key) -> Key:
        while root[each] != each:
            each = root[each]
        return each

    def join(one: Key, two: Key) -> None:
        if one in root and two in root:
            low, high = sorted((find(one), find(two)))
            root[high] = low

    for acronym, full in sorted(acronyms.items()):
        join(acronym, full)
    for index, one in enumerate(keys):
        for two in keys[index + 1 :]:
            if _slip(one, two):
                join(one, two)
    return {each: find(each) for each in keys}


def _slip(one: Key, two: Key) -> bool:
    """Whether two names of two words or more differ by one misspelt word of five letters or more."""
    if len(one) != len(two) or len(one) < 2:
        return False
    differing = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and OSA.distance(a, b) == 1
