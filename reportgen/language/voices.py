"""Noun phrases that speak: how far they reach, and what kind of voice each is."""

import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from reportgen.grammar import cues
from reportgen.grammar.words import STOPWORDS, plain
from reportgen.language.lexicon import lexicon, wordlists
from reportgen.language.shape import Shape
from reportgen.model import Name, VoiceKind

DETERMINERS = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
LISTS = wordlists("frames")
PREPOSITIONS = LISTS["prepositions"]


class Voice(NamedTuple):
    """Who speaks. `pronoun` is set where a pronoun stands for it and has still to be resolved.

    `first` and `last` are the pieces that name it. `listed` is False where no list knows the noun, so that it may be
    a thing as well as somebody.
    """

    kind: VoiceKind
    speaker: str | None
    pronoun: str | None
    first: int
    last: int
    listed: bool = True


class _Nouns(NamedTuple):
    kinds: dict[str, VoiceKind]
    singular_persons: frozenset[str]
    passive: dict[str, str]


@lru_cache(maxsize=1)
def nouns() -> _Nouns:
    """The lists of `voices.toml`."""
    data = tomllib.loads(resources.files(__package__).joinpath("data", "voices.toml").read_text(encoding="utf-8"))
    kinds: dict[str, VoiceKind] = {}
    for group, kind in (("outlets", "outlet"), ("documents", "document"), ("bodies", "body"), ("vague", "vague")):
        for noun in data[group]:
            kinds.setdefault(noun, kind)  # type: ignore[arg-type]
            if kind != "vague":
                kinds.setdefault(noun + "s", kind)  # type: ignore[arg-type]
    for noun in data["persons"]:
        kinds.setdefault(noun, "person")
        kinds.setdefault(noun + "s", "body")
    return _Nouns(kinds, frozenset(data["persons"]), data["passive"])


def kind_of_name(name: Name) -> VoiceKind:
    """The voice of a name: a place speaks for its government."""
    if name.kind == "person":
        return "person"
    return "outlet" if is_outlet(name.canonical) else "body"


def is_outlet(name: str) -> bool:
    """Whether a body's name is that of a news outlet or agency."""
    lists = lexicon()
    words = plain(name).removeprefix("The ").split()
    return " ".join(words) in lists.outlets or (words[-1] in lists.outlet_last and " ".join(words) not in lists.bodies)


# --- the phrase that ends before a cue -----------------------------------------------------------------------


def before(shape: Shape, end: int) -> Voice | None:
    """The voice whose noun phrase ends at piece `end`; None where no phrase ends there."""
    if not shape.is_open(end):
        return None
    if shape.low(end) in PRONOUNS:
        return Voice(_pronoun_kind(shape.low(end)), None, shape.low(end), end, end)
    if shape.low(end) in ("who", "which", "that"):
        return _antecedent(shape, end)
    while shape.low(end) in ("there", "here", "elsewhere"):  # "a doctor there told", "in Lund and elsewhere said"
        end -= 2 if shape.low(end - 1) == "and" else 1
    counted = _counted_before(shape, end)
    if counted is not None:
        return _vague(shape, counted, end)
    if shape.low(end) in ("him", "her", "them") and shape.low(end - 1) in PREPOSITIONS:  # "a person close to him told"
        named = before(shape, end - 2 - (shape.low(end - 2) in LISTS["behind_noun"]))
        return named._replace(last=end) if named is not None else None
    first = _phrase_start(shape, end)
    if first is None:
        return None
    head_last = end
    while not _named_by_role(shape, first, head_last) and (linked := _linked(shape, first)) is not None:
        first, head_last = linked
    voice = _voice(shape, first, head_last, end)
    hanging = shape.low(first - 1) in PREPOSITIONS and voice is not None and not voice.listed
    return None if hanging else voice


def _named_by_role(shape: Shape, first: int, last: int) -> bool:
    """Whether a phrase is the end of a role and the person in it: "(Secretary of) State Ann Lee"."""
    name = shape.name_at(last)
    if name is None or name.kind != "person":
        return False
    role = shape.pieces[first : shape.first_of_name(last)]
    return any(piece.text.rstrip(".") not in lexicon().titles and piece.low not in DETERMINERS for piece in role)


def _pronoun_kind(pronoun: str) -> VoiceKind:
    return "person" if pronoun in ("he", "she") else "body"


def _antecedent(shape: Shape, relative: int) -> Voice | None:
    """The person that "who" goes back to."""
    place = relative - 1
    if shape.low(place) == ",":
        place -= 1
    return before(shape, place) if shape.low(relative) == "who" and shape.low(place) not in ("who", "") else None


def _vague(shape: Shape, first: int, last: int) -> Voice:
    return Voice("vague", _spoken_of(shape, first, last), None, first, last)


def _counted_before(shape: Shape, end: int) -> int | None:
    """Where "two of them", "one of the clerks" begins that ends at piece `end`; None where it is no such phrase."""
    place = end
    if shape.low(end) not in LISTS["those"]:
        start = _phrase_start(shape, end)
        if start is None:
            return None
        place = start if shape.low(start) in DETERMINERS | POSSESSIVES | LISTS["those"] else start - 1
    while shape.low(place - 1) in LISTS["those"]:
        place -= 1
    if shape.low(place - 1) != "of" or shape.low(place - 2) not in LISTS["counted"] or end < place:
        return None
    return place - 2 if shape.low(place - 3) not in PREPOSITIONS else None


def _phrase_start(shape: Shape, end: int) -> int | None:
    """Index of the first piece of the simple noun phrase that ends at `end`."""
    place = end + 1
    while place > 0 and _in_phrase(shape, place - 1, last=place - 1 == end):
        place -= 1
        if shape.low(place) in DETERMINERS | POSSESSIVES:
            break
    while place < end and shape.low(place) in ("-", "'s", "’"):
        place += 1
    return place if place <= end else None


def _in_phrase(shape: Shape, index: int, *, last: bool) -> bool:
    """Whether a piece can be part of a simple noun phrase; `last` for its head."""
    if not shape.is_open(index):
        return False
    piece = shape.pieces[index]
    if piece.name >= 0 or piece.low in ("'s", "-", "’"):
        return not (last and piece.low in ("'s", "-"))
    if not piece.is_word or (piece.time >= 0 and not _owning_time(shape, index)):
        return False
    if piece.low in DETERMINERS | POSSESSIVES:
        return not last
    if piece.low in ("including", "like", "such"):
        return False
    if piece.low in LISTS["counts"] or piece.low in LISTS["alone"]:
        return True
    if piece.low in STOPWORDS and (piece.text[0].islower() or index == 0):
        return False
    verb = cues.verb(piece.low)
    if verb is None or piece.text[0].isupper() or piece.low in nouns().kinds:
        return True
    return not last and (verb.form != "finite" or shape.low(index - 1) in DETERMINERS)  # "a recorded message"


def _is_place(shape: Shape, index: int) -> bool:
    name = shape.name_at(index)
    return name is not None and name.kind == "place"


def _owning_time(shape: Shape, index: int) -> bool:
    """Whether a time owns what follows: "next week's"."""
    while index + 1 < len(shape) and shape.pieces[index + 1].time == shape.pieces[index].time:
        index += 1
    return shape.low(index + 1) == "'s"


def _linked(shape: Shape, first: int) -> tuple[int, int] | None:
    """From the start of "X" in "critics of X" to the span of "critics"; None where no noun and preposition precede."""
    place = first - 1
    if shape.low(place) == "and" and _is_place(shape, first) and _is_place(shape, place - 1):  # "in Lund and Kiel"
        place = shape.first_of_name(place - 1) - 1
    if shape.low(place) == "the":
        place -= 1
    if shape.low(place) not in PREPOSITIONS or not shape.is_open(place):
        return None
    end = place - 1
    aside = PREPOSITIONS | LISTS["behind_noun"] | {"not"}
    while end > 0 and shape.low(end) in aside and shape.is_open(end - 1):
        end -= 1
    if shape.low(end) == "according" or not _in_phrase(shape, end, last=True) or not shape.pieces[end].is_word:
        return None
    start = _phrase_start(shape, end)
    return (start, end) if start is not None else None


# --- the phrase that follows a cue ---------------------------------------------------------------------------


def after(shape: Shape, start: int) -> Voice | None:
    """The voice whose noun phrase begins at piece `start`, with what belongs to it up to a comma."""
    counted = _counted_after(shape, start)
    if counted is not None:
        return _named_behind(shape, _vague(shape, start, counted))
    place = start
    while shape.is_open(place) and (_in_phrase(shape, place, last=False) or _pairs(shape, place)):
        place += 1
    if place == start:
        return _pronoun_after(shape, start)
    head_last = place - 1
    last = head_last
    while shape.low(last + 1) in PREPOSITIONS and _in_phrase(shape, last + 2, last=False):
        last += 2
        while shape.is_open(last + 1) and _in_phrase(shape, last + 1, last=False):
            last += 1
    voice = _voice(shape, start, head_last, last)
    return _named_behind(shape, voice) if voice is not None else None


def _counted_after(shape: Shape, start: int) -> int | None:
    """Where "one of the clerks", "two of those involved" ends that begins at `start`; None where it is none."""
    if shape.low(start) not in LISTS["counted"] or shape.low(start + 1) != "of":
        return None
    last = start + 1
    while shape.low(last + 1) in LISTS["those"]:
        last += 1
    while _in_phrase(shape, last + 1, last=False):
        last += 1
    return last if last > start + 1 else None


def _pairs(shape: Shape, place: int) -> bool:
    """Whether "and" joins two adjectives: "current and former officials"."""
    return shape.low(place) == "and" and shape.low(place - 1) in ("current", "former") and shape.is_open(place + 1)


def _pronoun_after(shape: Shape, start: int) -> Voice | None:
    pronoun = {"him": "he", "her": "she", "them": "they"}.get(shape.low(start), shape.low(start))
    return Voice(_pronoun_kind(pronoun), None, pronoun, start, start) if pronoun in PRONOUNS else None


_AFTER_NAMING = frozenset({",", ".", "", "of", "who", "(", ":", ";", "—", "”", '"', "for", "from", "in", "at"})
"""What may stand behind a person named in apposition: no verb, which would make the name a subject."""


def _named_behind(shape: Shape, voice: Voice) -> Voice:
    """The person named after a role and a comma: "the mayor, Irena Novak"."""
    place = voice.last + 2
    while shape.name_at(place) is None and shape.low(place).rstrip(".").title() in lexicon().titles:
        place += 1
    name = shape.name_at(place)
    if (
        shape.low(voice.last + 1) != ","
        or name is None
        or name.kind not in ("person", "other")
        or " " not in name.canonical
        or voice.kind not in ("person", "vague")
        or shape.low(shape.last_of_name(place) + 1) not in _AFTER_NAMING  # "two aides, Mr. Hale had left"
    ):
        return voice
    if any(
        shape.name_at(index) is not None and shape.names[shape.pieces[index].name].kind == "person"
        for index in range(voice.first, voice.last + 1)
    ):
        return voice
    return Voice("person", name.canonical, None, voice.first, shape.last_of_name(place))


# --- what kind of voice --------------------------------------------------------------------------------------


def _voice(shape: Shape, first: int, head_last: int, last: int) -> Voice | None:
    """The voice of a phrase: pieces `first` to `last`, of which those up to `head_last` are its head."""
    person = _last_name(shape, first, head_last)
    if person is not None and shape.last_of_name(person) == head_last and not _lower_head(shape, first, head_last):
        name = shape.names[shape.pieces[person].name]
        if _is_party_member(shape, first, head_last):
            return Voice("person", _spoken_of(shape, first, last), None, first, last)
        kind: VoiceKind = (
            "person" if name.kind == "other" and _is_apposed_person(shape, head_last) else kind_of_name(name)
        )
        return Voice(kind, name.canonical, None, first, last)
    noun, listed = _head_noun(shape, first, head_last)
    if listed is None:
        return _unlisted(shape, first, head_last, last)
    speaker = _spoken_of(shape, first, last)
    if listed == "document":
        issuer = _issuer(shape, first, head_last, last)
        while head_last > first and shape.low(head_last) in LISTS["behind_noun"]:
            head_last -= 1
        return Voice("document", issuer or _spoken_of(shape, first, head_last), None, first, last)
    return Voice(_nuanced(shape, first, head_last, last, noun, listed), speaker, None, first, last)


def _last_name(shape: Shape, first: int, last: int) -> int | None:
    """The first piece of the last name in a stretch."""
    for index in range(last, first - 1, -1):
        if shape.name_at(index) is not None:
            return shape.first_of_name(index)
    return None


def _is_party_member(shape: Shape, first: int, last: int) -> bool:
    """Whether a phrase points to somebody by party and place: "the Ohio Republican"."""
    return shape.low(first) in DETERMINERS and shape.low(last) in LISTS["party_members"]


def _is_apposed_person(shape: Shape, last: int) -> bool:
    """Whether the apposition behind a name is that of one human being: "Espérance, a midwife who"."""
    if shape.low(last + 1) != "," or shape.low(last + 2) not in DETERMINERS | {"who"}:
        return False
    return any(shape.low(place) in nouns().singular_persons | {"who"} for place in range(last + 2, last + 6))


def _lower_head(shape: Shape, first: int, last: int) -> bool:
    return shape.name_at(last) is None


def _head_noun(shape: Shape, first: int, last: int) -> tuple[str, VoiceKind | None]:
    kinds = nouns().kinds
    while last > first and shape.low(last) in LISTS["behind_noun"]:
        last -= 1
    if shape.name_at(last) is not None:
        return "", None
    pair = f"{shape.low(last - 1)} {shape.low(last)}"
    return next(((noun, kinds[noun]) for noun in (pair, shape.low(last)) if noun in kinds), ("", None))


def _unlisted(shape: Shape, first: int, head_last: int, last: int) -> Voice | None:
    """A phrase whose head is on no list: somebody or something all the same, if a determiner or a capital says so."""
    head = shape.pieces[head_last]
    if not head.is_word or head.low in STOPWORDS or head.text[0].isdigit():
        return None
    determined = shape.low(first) in DETERMINERS | POSSESSIVES or any(
        shape.low(index) == "'s" for index in range(first, head_last)
    )
    if not (determined or head.text[0].isupper() or head.low.endswith("s")):
        return None
    kind: VoiceKind = "body" if head.low.endswith("s") or head.text[0].isupper() else "person"
    if shape.low(first) in LISTS["counts"] | {"a", "an"}:
        kind = "vague"
    return Voice(kind, _spoken_of(shape, first, last), None, first, last, listed=False)


def _nuanced(shape: Shape, first: int, head_last: int, last: int, noun: str, kind: VoiceKind) -> VoiceKind:
    """The kind after a look at the words around the head: "a White House official" is nobody in particular."""
    opening = shape.low(first)
    speaks_for = noun.startswith(("spokes", "representative"))
    if (
        kind == "vague"
        and noun in ("official", "diplomat", "aide", "witness")
        and opening in ("the", "his", "her", "their")
    ):
        return "person"
    if speaks_for:
        return "body"
    if kind == "person" and shape.low(head_last + 1) == "for":
        return "person"  # "a lawyer for X"
    if opening in LISTS["counts"] or (opening in ("a", "an") and kind == "person"):
        return "vague"
    return kind


def _issuer(shape: Shape, first: int, head_last: int, last: int) -> str | None:
    """The body or person that a document is by: "a statement from the ministry", "the FSA's report"."""
    for index in range(last, first - 1, -1):
        name = shape.name_at(index)
        behind = index > head_last and any(
            shape.low(each) in ("from", "by", "of") and shape.low(each - 1) not in LISTS["read_by"]
            for each in range(head_last + 1, index)
        )
        if name is not None and name.kind in ("body", "person", "other") and (behind or index < head_last):
            return name.canonical
    return None


def _spoken_of(shape: Shape, first: int, last: int) -> str:
    """The words of a phrase, without an article before them."""
    while first < last and shape.low(first) in DETERMINERS:
        first += 1
    return " ".join(shape.span(first, last).text.split())
