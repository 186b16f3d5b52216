"""One person, many spellings: first and later mention, middle initials, nicknames, slips of the pen."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import OSA

from reportgen.language.lexicon import folded, lexicon

Words = tuple[str, ...]

NEAR = 300
"""Characters within which a surname takes up the last full name: about two sentences."""


class Spread(NamedTuple):
    """Where one spelling stands: in which articles, and how often."""

    articles: frozenset[int]
    times: int


class Sighting(NamedTuple):
    """A person's name as it stands in one article. `order` ascends with its place there."""

    article: int
    order: int
    words: Words
    pronoun: str | None


class People:
    """The persons of a story, each under one spelling, whatever the order of the articles.

    A surname alone is the person of that surname who was named in full just before; else the one whom the same article
    names in full most often; failing that, the one whom most articles name. A title that tells "she" rules out a "he".
    """

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        """Group the full names among `sightings` and choose a spelling for each group."""
        self._pronouns: dict[str, str] = {}
        self._full: dict[int, list[Sighting]] = defaultdict(list)
        every = sorted(sightings)
        spread = _spread(sighting for sighting in every if len(sighting.words) > 1)
        self._canonical = _canonicals(spread)
        self._weight = _weights(spread, self._canonical)
        self._by_surname = self._index(-1)
        self._by_first = self._index(0)
        for sighting in every:
            if len(sighting.words) > 1:
                self._full[sighting.article].append(sighting)
        self._pronouns = self._pronouns_of(sighting for sighting in every if len(sighting.words) > 1)
        self._pronouns = self._pronouns_of(every)

    def _index(self, position: int) -> dict[str, list[str]]:
        index: dict[str, set[str]] = defaultdict(set)
        for words, canonical in self._canonical.items():
            index[folded(_core(words)[position])].add(canonical)
        return {key: sorted(names, key=lambda name: (-self._weight[name], name)) for key, names in index.items()}

    def _pronouns_of(self, sightings: Iterable[Sighting]) -> dict[str, str]:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for sighting in sightings:
            name = self.canonical(sighting)
            if name is not None and sighting.pronoun is not None:
                votes[name][sighting.pronoun] += 1
        return {name: max(sorted(counts), key=lambda pronoun: counts[pronoun]) for name, counts in votes.items()}

    def pronoun(self, canonical: str) -> str | None:
        """ "he" or "she" where titles or given names tell, else None."""
        return self._pronouns.get(canonical)

    def named_in(self, word: str, article: int) -> bool:
        """Whether an article names somebody in full whose surname is `word`."""
        names = self._by_surname.get(folded(word), [])
        return any(self._canonical[sighting.words] in names for sighting in self._full[article])

    def knows(self, word: str) -> bool:
        """Whether one word is the surname, or the family name put first, of somebody named in full."""
        return bool(self._candidates(word))

    def canonical(self, sighting: Sighting) -> str | None:
        """The spelling to use for a name in its place; None for a single word that is nobody's surname."""
        if len(sighting.words) > 1:
            return self._canonical.get(sighting.words)
        fitting = [name for name in self._candidates(sighting.words[0]) if self._fits(name, sighting.pronoun)]
        here = [each for each in self._full[sighting.article] if self._canonical[each.words] in fitting]
        near = [each for each in here if 0 <= sighting.order - each.order <= NEAR]
        if near:
            return self._canonical[near[-1].words]
        counts = Counter(self._canonical[each.words] for each in here)
        return min(fitting, key=lambda name: (-counts[name], fitting.index(name)), default=None)

    def _fits(self, name: str, pronoun: str | None) -> bool:
        return pronoun is None or self._pronouns.get(name, pronoun) == pronoun

    def _candidates(self, word: str) -> list[str]:
        key = folded(word)
        return self._by_surname.get(key) or self._by_first.get(key) or []


def _spread(sightings: Iterable[Sighting]) -> dict[Words, Spread]:
    articles: dict[Words, set[int]] = defaultdict(set)
    counts: Counter[Words] = Counter()
    for sighting in sightings:
        articles[sighting.words].add(sighting.article)
        counts[sighting.words] += 1
    return {words: Spread(frozenset(articles[words]), counts[words]) for words in counts}


def _canonicals(spread: dict[Words, Spread]) -> dict[Words, str]:
    """Each spelling of a full name -> the spelling of its group that most articles use, then the shortest."""
    groups: list[list[Words]] = []
    families = _families(spread)
    for words in sorted(spread):
        kin = [group for group in groups if any(_same_person(words, other, families) for other in group)]
        groups = [group for group in groups if group not in kin]
        groups.append([words, *(other for group in kin for other in group)])
    chosen: dict[Words, str] = {}
    for group in groups:
        best = min(group, key=lambda words: (-len(spread[words].articles), -spread[words].times, len(words), words))
        chosen |= {words: " ".join(best) for words in group}
    return chosen


def _weights(spread: dict[Words, Spread], canonical: dict[Words, str]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for words, (articles, times) in spread.items():
        weights[canonical[words]] += 1000 * len(articles) + times
    return weights


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _families(spread: dict[Words, Spread]) -> set[Words]:
    """Given name and surname of fathers and sons: where one article writes of both, "Carl Moss" and "Carl Moss Jr."."""
    seen: dict[Words, dict[bool, set[int]]] = defaultdict(lambda: {True: set(), False: set()})
    for words, (articles, _) in spread.items():
        seen[_ends(words)][_is_junior(words)] |= articles
    return {ends for ends, articles in seen.items() if articles[True] & articles[False]}


def _ends(words: Words) -> Words:
    core = _core(words)
    return folded(core[0]), folded(core[-1])


def _is_junior(words: Words) -> bool:
    return folded(words[-1]).rstrip(".") in _SUFFIXES


def _core(words: Words) -> Words:
    """The words without Jr., middle initials and an initial before two names ("A. Barry Rand")."""
    kept = tuple(word for word in words if folded(word).rstrip(".") not in _SUFFIXES) or words
    kept = kept[1:] if len(kept) > 2 and len(kept[0].rstrip(".")) == 1 else kept
    middle = tuple(word for word in kept[1:-1] if len(word.rstrip(".")) > 1)
    return (kept[0], *middle, kept[-1]) if len(kept) > 1 else kept


def _same_person(first: Words, second: Words, families: set[Words]) -> bool:
    if _is_junior(first) != _is_junior(second) and _ends(first) in families:
        return False
    one, two = ([folded(word) for word in _core(words)] for words in (first, second))
    if len(one) < 2 or len(two) < 2:
        return False
    if one[-1] == two[-1]:
        return _same_given(one[0], two[0]) or (len(one) == len(two) and one[0] != two[0] and _slip(one[0], two[0]))
    if len(one) != len(two) or one[:-1] != two[:-1]:
        return _extended(one, two) or _extended(two, one)
    return _slip(one[-1], two[-1])


def _same_given(one: str, two: str) -> bool:
    nicknames = lexicon().nicknames
    if one == two or two in nicknames.get(one, ()) or one in nicknames.get(two, ()):
        return True
    short, long = sorted((one.rstrip("."), two.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _extended(short: list[str], long: list[str]) -> bool:
    """Whether a longer name goes on where a shorter one stops: "Pablo Vega", "Pablo Vega Ruiz"."""
    return len(short) < len(long) and long[: len(short)] == short


def _slip(one: str, two: str) -> bool:
    """Whether two words are one, misspelt: same first letter, one edit from four letters on, two from eight.

    Two different given names of the lists are never a slip of each other ("Maria", "Marie").
    """
    given = lexicon().given
    if one[0] != two[0] or (one in given and two in given):
        return False
    shorter = min(len(one), len(two))
    allowed = 2 if shorter >= 8 else 1 if shorter >= 4 else 0
    return 0 < OSA.distance(one, two) <= allowed
