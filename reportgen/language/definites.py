"""Whom "the mayor", "the department", "the statement" point back to."""

from collections.abc import Iterator, Sequence

from reportgen.language.readings import Reading
from reportgen.language.shape import Shape
from reportgen.language.subjects import opening_subject
from reportgen.language.voices import DETERMINERS, LISTS, PREPOSITIONS, Voice, kind_of_name, nouns
from reportgen.model import Name

REACH = 12
"""Sentences that "the mayor" or "the department" may reach back over: a dozen is half a news article."""

DOCUMENT_REACH = 3
"""Sentences that "the statement" may reach back over; then another may have been named."""


def definite(voice: Voice, shape: Shape, before: Sequence[Reading]) -> Voice:
    """A voice of "the" and a noun under the name that it points back to; as it is where none is found."""
    if voice.kind == "document" and shape.low(voice.last) not in LISTS["outlet_nouns"]:
        return _of_issuer(voice, shape, before)
    if voice.kind == "person":
        return _of_person(voice, shape, before)
    return _of_body(voice, shape, before)


def _head(voice: Voice, shape: Shape) -> int:
    """Index of the noun of a phrase: of "mayor" in "the mayor of Lund"."""
    inner = range(voice.first + 1, voice.last)
    return next((place - 1 for place in inner if shape.low(place) in PREPOSITIONS), voice.last)


def _of_body(voice: Voice, shape: Shape, before: Sequence[Reading]) -> Voice:
    """The last name that holds the word, or the last outlet for "the paper"."""
    if _head(voice, shape) < voice.last:  # "the authorities in Lund" are named by it
        return voice
    noun = shape.low(voice.last)
    outlet = noun in LISTS["outlet_nouns"]
    for earlier in (shape, *(reading.shape for reading in reversed(before[-REACH:]))):
        for name in reversed(earlier.names):
            if name.kind == "body" and noun in name.canonical.lower().split():
                return voice._replace(kind=kind_of_name(name), speaker=name.canonical)
            if outlet and kind_of_name(name) == "outlet":
                return voice._replace(kind="outlet", speaker=name.canonical)
    return voice._replace(kind="outlet") if outlet else voice


# --- persons -------------------------------------------------------------------------------------------------


def _of_person(voice: Voice, shape: Shape, before: Sequence[Reading]) -> Voice:
    """The last person with that office or role; else the only one of the article so far."""
    head = _head(voice, shape)
    noun = shape.low(head)
    if shape.name_at(head) is not None and noun not in LISTS["party_members"]:
        return voice
    shapes = [shape, *(reading.shape for reading in reversed(before))]
    asked = _asked(voice, shape)
    found = [(place, name) for place, each in enumerate(shapes) for name in _holders(each, noun, asked)]
    near = [name for place, name in found if place <= REACH]
    every = {name for _, name in found}
    if near or len(every) == 1:
        return voice._replace(speaker=near[0] if near else every.pop())
    return voice._replace(speaker=_last_subject(before) or voice.speaker) if _tells_age(voice, shape) else voice


def _asked(voice: Voice, shape: Shape) -> frozenset[str]:
    """The names and nouns that tell which holder of an office is meant: "committee" of "the committee chairman"."""
    head = _head(voice, shape)
    told = [place for place in range(voice.first + 1, voice.last + 1) if place != head and shape.low(place) != "'s"]
    return frozenset(shape.low(place) for place in told if _tells_body(shape, place))


def _tells_body(shape: Shape, place: int) -> bool:
    name = shape.name_at(place)
    return name.kind != "place" if name is not None else nouns().kinds.get(shape.low(place)) == "body"


_ALONE = frozenset({"president", "king", "queen", "pope"})
"""Offices that "the" alone means the head of a country by, not "Ann Lee, president of the club"."""


def _holders(shape: Shape, noun: str, asked: frozenset[str]) -> Iterator[str]:
    """The persons of a sentence, last first, whose office or role is `noun`."""
    party = noun in LISTS["party_members"]
    offices = _ELECTED if party else _OFFICES.get(noun, frozenset({noun}))
    words = {piece.low for piece in shape.pieces}
    for name in reversed(shape.names):
        titled = bool(offices & _role(shape, name))
        if name.kind != "person" or not (titled or (noun in _apposed_role(shape, name) and noun not in _ALONE)):
            continue
        if party or asked <= words:
            yield name.canonical


def _tells_age(voice: Voice, shape: Shape) -> bool:
    """Whether somebody is pointed to by an age, as only one who was just named is: "the 63-year-old mechanic"."""
    return any(shape.low(place).endswith("year-old") or shape.low(place) == "old" for place in range(*voice[3:5]))


def _last_subject(before: Sequence[Reading]) -> str | None:
    return next((reading.subject for reading in reversed(before[-DOCUMENT_REACH:]) if reading.subject), None)


_OFFICES = {
    "governor": frozenset({"gov", "governor"}),
    "senator": frozenset({"sen", "senator"}),
    "congressman": frozenset({"rep", "representative", "congressman"}),
    "congresswoman": frozenset({"rep", "representative", "congresswoman"}),
    "lawmaker": frozenset({"rep", "representative", "sen", "senator", "congressman", "congresswoman"}),
    "general": frozenset({"gen", "general"}),
    "professor": frozenset({"prof", "professor", "dr"}),
    "doctor": frozenset({"dr"}),
}
"""Offices that stand in short before a name."""

_ELECTED = _OFFICES["lawmaker"] | _OFFICES["governor"] | {"mayor", "leader", "whip", "speaker", "delegate"}
"""Offices of those whom "the Ohio Republican" may point to."""


def _role(shape: Shape, name: Name) -> set[str]:
    """The words of office or role right before a person's name: "Senate President Ann Lee", "shop owner Ann Lee"."""
    place = name.start - shape.start
    role: set[str] = set()
    for word in reversed(shape.text[max(0, place - 60) : place].split()):
        low = word.lower().rstrip(".,")
        if not word[0].isupper() and (nouns().kinds.get(word) != "person" or low in _ALONE):
            break
        role.add(low)
    return role


def _apposed_role(shape: Shape, name: Name) -> set[str]:
    """The words of a role right behind a name: "Ann Lee, the chairman of"."""
    first = next((index for index in range(len(shape)) if shape.name_at(index) is name), None)
    if first is None:
        return set()
    place = shape.last_of_name(first) + 1
    if shape.low(place) != ",":
        return set()
    role: list[str] = []
    for index in range(place + 1, min(len(shape), place + _LONGEST_ROLE)):
        low = shape.low(index)
        if low in PREPOSITIONS | {",", ".", "who", "whose", "which"} or not shape.is_open(index):
            break
        role.append(low)
    clause = LISTS["finite"] | LISTS["auxiliaries"]
    return set() if clause & set(role) else set(role[-1:])


_LONGEST_ROLE = 8
"""Pieces of a role before "of" or a comma: "a retired state supreme court judge" has six."""


# --- documents -----------------------------------------------------------------------------------------------


def _of_issuer(voice: Voice, shape: Shape, before: Sequence[Reading]) -> Voice:
    """ "The statement" under the name of whoever made it: the voice of the sentence that brought it in."""
    noun = shape.low(voice.last)
    for reading in reversed(before[-DOCUMENT_REACH:]):
        for index in range(len(reading.shape)):
            if reading.shape.low(index) == noun and reading.shape.is_open(index):
                issuer = _issuer(reading, index)
                return voice._replace(speaker=issuer) if issuer is not None else voice
    return voice


def _issuer(reading: Reading, index: int) -> str | None:
    """Who made the document that is named at a piece: "Reyes said in a statement", "Reyes issued a statement"."""
    shape = reading.shape
    first = index
    while first > 0 and shape.is_open(first - 1) and shape.low(first) not in DETERMINERS | {"'s"}:
        first -= 1
    if shape.low(first) == "'s":
        owner = shape.name_at(first - 1)
        return owner.canonical if owner is not None else None
    by = shape.name_at(index + 2) or shape.name_at(index + 3)
    if shape.low(index + 1) in ("from", "by") and by is not None:
        return by.canonical
    if shape.low(first - 1) == "in" and reading.main is not None:
        return reading.main.voice.speaker
    if shape.low(first - 1) in LISTS["issuing"]:
        maker = opening_subject(shape, first)
        return maker.speaker if maker is not None and maker.pronoun is None else reading.subject
    return None
