"""Names in a whole story: what stands where, of what kind, under which one spelling."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.grammar.words import plain
from reportgen.language.capitals import Run, Word, is_title_case, runs, words_of
from reportgen.language.lexicon import folded, lexicon, wordlists
from reportgen.language.mentions import Kind, Mention, mentions
from reportgen.language.people import People, Sighting, Words
from reportgen.language.spellings import canonical_bodies, is_acronym, key
from reportgen.model import Name

LONGEST = 6
"""Words of the longest name looked for in a headline in title case."""


class Line(NamedTuple):
    """One sentence to look for names in: its words, its place in the article's file, whether it is a headline."""

    text: str
    start: int
    headline: bool


class Sight(NamedTuple):
    """A mention in its place: article, line, and the text around it."""

    article: int
    line: int
    order: int
    mention: Mention
    before: str
    after: str


class Surface(NamedTuple):
    """What a spelling names, and in which article; None for the word lists."""

    article: int | None
    canonical: str
    kind: Kind


class Names(NamedTuple):
    """The names of a story. `found[article][line]` are those of one sentence, in order."""

    found: tuple[tuple[tuple[Name, ...], ...], ...]
    people: People


def find_names(articles: Sequence[Sequence[Line]]) -> Names:
    """The names of a story, each with one spelling for all its variants.

    Args:
        articles: for each article its sentences in order. The order of the articles changes nothing but the order of
            the result.
    """
    story = _Story(articles)
    found = tuple(
        tuple(story.names(article, number, line) for number, line in enumerate(lines))
        for article, lines in enumerate(articles)
    )
    return Names(found, story.people)


# --- evidence ------------------------------------------------------------------------------------------------

SPEAKING = re.compile(
    r",?\s+(?:also\s+|later\s+|then\s+|has\s+|had\s+)?(?:said|says|told|tells|added|adds|warned|warns|argued|argues|claimed|claims|wrote|writes|"
    r"tweeted|asked|asks|insisted|insists|noted|notes|explained|testified|announced|announces|reported|recalled|"
    r"believes|believed|thinks|complained|hinted|vowed|stated)\b"
)
_LOCATIVE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]cross|[Tt]hroughout|north of|south of|east of|west of)\s$"
)
_ROLES = (
    r"(?:spokesm[ae]n|spokeswom[ae]n|spokesperson|president|chief|lawyer|attorney|professor|resident|owner|founder|director|"
    r"minister|mayor|governor|senator|judge|sheriff|officer|detective|teacher|farmer|student|doctor|nurse|coach|player|"
    r"author|editor|reporter|journalist|analyst|economist|sociologist|historian|scientist|researcher|expert|activist|"
    r"manager|executive|chairm[ae]n|chairwom[ae]n|secretary|ambassador|envoy|adviser|advisor|aide|leader|candidate|actor|"
    r"actress|singer|neighbor|neighbour|wife|husband|son|daughter|brother|sister|mother|father|colleague|partner)"
)
_ROLE_BEFORE = re.compile(rf"\b{_ROLES}(?:,?\s|\s(?:of|for|at|in)\s[^,.;]{{1,30}},\s)$")
_ROLE_AFTER = re.compile(
    rf",\s+(?:(?:an?|the|his|her|its|their|now|then)\s+)?(?:[\w’'-]+\s+){{0,3}}(?!owner|partner|leader|player){_ROLES}\b"
)
_SAYING_BEFORE = re.compile(
    r"[”\"’,]\s+(?:said|says|asked|asks|added|adds|recalled|recalls|explained|wrote|writes)\s(?:[a-z][\w’'-]*\s){0,3}$"
)
_SAYING_CLOSED = re.compile(r"[,.]|\s(?:of|who)\b|$")
_PERSON_AFTER = re.compile(r"(?:,?\s+(?:who|whose)\b|,\s+\d{1,3},)")
_ACRONYM_AFTER = re.compile(r"\s?\(([A-Z][A-Z.&]{1,8})\)")
_PLACE_AFTER = re.compile(r",\s+(?=[A-Z])")


class _Story:
    """All mentions of a story, and what they tell of each other."""

    def __init__(self, articles: Sequence[Sequence[Line]]) -> None:
        self._lower = _lower_words(articles)
        sights = list(_sights(articles))
        self._capitals = {folded(sight.mention.words[0]) for sight in sights if not sight.mention.initial}
        self._capitals |= {
            folded(word) for sight in sights if len(sight.mention.words) > 1 for word in sight.mention.words
        }
        kept = [sight for sight in map(self._settled, sights) if sight is not None]
        singles = {folded(sight.mention.words[0]) for sight in kept if len(sight.mention.words) == 1}
        kept = [self._as_person(sight, singles) for sight in kept]
        self._titled = {folded(each.mention.text) for each in kept if each.mention.kind == "person"}
        self.people = People(_sightings(kept))
        kinds = self._kinds(kept)
        self._bodies = _bodies(kept, kinds, _word_counts(articles))
        self._by_line: dict[tuple[int, int], list[tuple[Sight, Kind]]] = defaultdict(list)
        for sight, kind in zip(kept, kinds, strict=True):
            self._by_line[sight.article, sight.line].append((sight, kind))
        self._known = self._surfaces()

    # one mention at a time

    def _settled(self, sight: Sight) -> Sight | None:
        """The mention without a first word that only opens a sentence; None where no name is left."""
        mention = sight.mention
        if mention.kind in ("person", "place") or (mention.kind == "body" and self._is_name_of_body(mention)):
            return sight
        if mention.initial and len(mention.words) == 1:
            return sight if self._opens_with_name(sight) else None
        if mention.initial and (folded(mention.words[0]) in self._lower or mention.words[0].endswith("ly")):
            return self._without_first(sight)
        return None if self._ordinary(mention.words) else sight

    def _ordinary(self, words: tuple[str, ...]) -> bool:
        """Whether every word also stands in the story without a capital."""
        return not any(is_acronym(word) for word in words) and all(folded(word) in self._lower for word in words)

    def _is_name_of_body(self, mention: Mention) -> bool:
        """Whether a body's capitals tell: one word may only open a sentence ("Prosecutors")."""
        return len(mention.words) > 1 or not self._ordinary(mention.words)

    def _opens_with_name(self, sight: Sight) -> bool:
        word = folded(sight.mention.words[0])
        if word in self._capitals or word in lexicon().given:
            return word not in self._lower
        plural = word.endswith("s") and not word.endswith(("us", "ss", "is", "os", "as"))
        return (
            word not in self._lower
            and not plural
            and bool(SPEAKING.match(sight.after))
            and word not in wordlists("capitals")["collectives"]
        )

    def _without_first(self, sight: Sight) -> Sight | None:
        placed = zip(sight.mention.places[1:], sight.mention.words[1:], strict=True)
        words = tuple(Word(place, place + len(word), word) for place, word in placed)
        rest = next(mentions(Run(words, False)), None)
        return sight._replace(mention=rest) if rest is not None and not self._ordinary(rest.words) else None

    def _as_person(self, sight: Sight, singles: set[str]) -> Sight:
        """The mention as a person where its surroundings say so."""
        mention = sight.mention
        if mention.kind is not None or not 2 <= len(mention.words) <= 4:
            return sight
        later = folded(mention.words[-1]) in singles and folded(mention.words[-1]) not in self._lower
        plural = mention.words[-1].endswith("s") and not later
        spoken = SPEAKING.match(sight.after) and not plural
        if later or spoken or _is_described(sight) or (_is_said_to_speak(sight) and not plural):
            return sight._replace(mention=mention._replace(kind="person"))
        return sight

    # kinds, with all mentions known

    def _kinds(self, sights: list[Sight]) -> list[Kind]:
        located = {
            folded(sight.mention.text)
            for sight in sights
            if sight.mention.kind is None and len(sight.mention.words) <= 2 and self._located(sight)
        }
        return [self._kind(sight, located) for sight in sights]

    def _located(self, sight: Sight) -> bool:
        followed = _PLACE_AFTER.match(sight.after)
        place = followed and _starts_with_place(sight.after[followed.end() :])
        return bool(place or _LOCATIVE.search(sight.before)) and not self.people.knows(sight.mention.words[-1])

    def _kind(self, sight: Sight, located: set[str]) -> Kind:
        mention = sight.mention
        if len(mention.words) == 1 and mention.kind != "person" and self._is_surname(sight):
            return "person"
        return mention.kind or ("place" if folded(mention.text) in located else "other")

    def _is_surname(self, sight: Sight) -> bool:
        """Whether one word is somebody's surname here, though it be a place or a body elsewhere (Jordan)."""
        word, kind = sight.mention.words[0], sight.mention.kind
        if kind == "body":
            return not word.isupper() and self.people.named_in(word, sight.article)
        if kind == "place":
            return self.people.named_in(word, sight.article) and SPEAKING.match(sight.after) is not None
        return self.people.canonical(_sighting(sight)) is not None or folded(word) in self._titled

    # names of a line

    def names(self, article: int, number: int, line: Line) -> tuple[Name, ...]:
        if is_title_case(line.text):
            return tuple(self._in_title_case(article, line))
        return tuple(
            _name(
                line, sight.mention.start, sight.mention.end, self._canonical(sight, kind) or sight.mention.text, kind
            )
            for sight, kind in self._by_line[article, number]
        )

    def _canonical(self, sight: Sight, kind: Kind) -> str | None:
        mention = sight.mention
        if kind == "person":
            return self.people.canonical(_sighting(sight))
        if kind == "place":
            spelling = plain(mention.text)
            return lexicon().places.get(spelling) or lexicon().places.get(spelling.title())
        return self._bodies.get(mention.text) if kind == "body" else None

    def _surfaces(self) -> dict[Words, Counter[Surface]]:
        """Every spelling found in sentences, folded, with what it names and how often: what title case is read by."""
        known: dict[Words, Counter[Surface]] = defaultdict(Counter)
        for place, canonical in lexicon().places.items():
            known[tuple(folded(place).split())][Surface(None, canonical, "place")] += 1
        for sights in self._by_line.values():
            for sight, kind in sights:
                name = self._canonical(sight, kind) if kind != "other" else None
                if name is not None:
                    words = tuple(folded(word) for word in sight.mention.words)
                    known[words][Surface(sight.article, name, kind)] += 1
                    if kind == "person" and words[-1] not in self._lower:
                        known[words[-1:]][Surface(sight.article, name, kind)] += 1
        return known

    def _read(self, words: tuple[Word, ...], article: int) -> Surface | None:
        """What words in title case name: first as in the same article, then as most often in the story."""
        found = self._known.get(tuple(folded(word.text) for word in words))
        if found is None or not words[0].text[0].isupper():
            return None
        here = {each: count for each, count in found.items() if each.article == article}
        totals = Counter[tuple[str, Kind]]()
        for each, count in (here or found).items():
            totals[each.canonical, each.kind] += count
        canonical, kind = min(totals, key=lambda each: (-totals[each], each))
        return Surface(article, canonical, kind)

    def _in_title_case(self, article: int, line: Line) -> Iterator[Name]:
        words = words_of(line.text)
        place = 0
        while place < len(words):
            sizes = range(min(LONGEST, len(words) - place), 0, -1)
            size = next((size for size in sizes if self._read(words[place : place + size], article)), 1)
            surface = self._read(words[place : place + size], article)
            if surface is not None:
                start, end = words[place].start, words[place + size - 1].end
                yield _name(line, start, end, surface.canonical, surface.kind)
            place += size


def _is_described(sight: Sight) -> bool:
    """Whether words beside a name tell of one human being: "who", an age, a role."""
    before, after = sight.before, sight.after
    return any((_PERSON_AFTER.match(after), _ROLE_AFTER.match(after), _ROLE_BEFORE.search(before)))


def _is_said_to_speak(sight: Sight) -> bool:
    """Whether a name closes what somebody said: '"...," said NAME.'"""
    return bool(_SAYING_BEFORE.search(sight.before) and _SAYING_CLOSED.match(sight.after))


def _name(line: Line, start: int, end: int, canonical: str, kind: Kind) -> Name:
    text = line.text[start:end]
    return Name(start=line.start + start, end=line.start + end, text=text, canonical=canonical, kind=kind)


def _lower_words(articles: Iterable[Iterable[Line]]) -> frozenset[str]:
    """Words that stand in the story without a capital."""
    lines = (line for article in articles for line in article)
    return frozenset(folded(word.text) for line in lines for word in words_of(line.text) if word.text[0].islower())


def _sights(articles: Sequence[Sequence[Line]]) -> Iterator[Sight]:
    for article, lines in enumerate(articles):
        for number, line in enumerate(lines):
            if is_title_case(line.text):
                continue
            for run in runs(line.text):
                for mention in mentions(run):
                    before = line.text[max(0, mention.start - 40) : mention.start]
                    after = line.text[mention.end : mention.end + 60]
                    yield Sight(article, number, line.start + mention.start, mention, before, after)


def _sightings(sights: Iterable[Sight]) -> Iterator[Sighting]:
    for sight in sights:
        if sight.mention.kind == "person":
            yield _sighting(sight)


def _sighting(sight: Sight) -> Sighting:
    return Sighting(sight.article, sight.order, sight.mention.words, sight.mention.pronoun)


def _starts_with_place(text: str) -> bool:
    words = [word.text for word in words_of(text)[:3]]
    return any(plain(" ".join(words[:size])) in lexicon().places for size in (1, 2, 3))


def _word_counts(articles: Iterable[Iterable[Line]]) -> Counter[str]:
    return Counter(folded(word.text) for article in articles for line in article for word in words_of(line.text))


def _bodies(sights: list[Sight], kinds: list[Kind], words: Counter[str]) -> dict[str, str]:
    """Each spelling of a body -> its canonical one."""
    counts: Counter[str] = Counter()
    spread: dict[str, set[int]] = defaultdict(set)
    stated: list[tuple[str, str]] = []
    for sight, kind in zip(sights, kinds, strict=True):
        if kind != "body":
            continue
        name = sight.mention.text
        counts[name] += 1
        spread[name].add(sight.article)
        acronym = _ACRONYM_AFTER.match(sight.after)
        if acronym is not None and not is_acronym(name):
            stated.append((name, acronym[1]))
    commonness = {name: min(words[word] for word in key(name)) for name in counts}
    return canonical_bodies({name: (len(spread[name]), counts[name], commonness[name]) for name in counts}, stated)
