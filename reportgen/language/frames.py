"""Reporting frames: a cue ("said", "according to", "are seen as") with the voice that it belongs to."""

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.grammar import cues
from reportgen.grammar.words import STOPWORDS
from reportgen.language import voices
from reportgen.language.shape import Shape
from reportgen.language.subjects import inverted, left_of, of_participle, subject
from reportgen.language.verbs import (
    CLAUSE_OPENS,
    LISTS,
    agrees,
    cue_at,
    is_passive,
    is_unsaid,
    past_hearer,
    quotation_adjoins,
    quotation_follows,
    reports,
)
from reportgen.language.voices import DETERMINERS, POSSESSIVES, PREPOSITIONS, PRONOUNS, Voice

GOVERNS, ADDED, SUBORDINATE, RELATIVE, HEDGE = range(5)
"""Ranks of frames: "X said", "saying that", "after X said", "X, who said", "reportedly"."""

LONGEST = 600
"""Words and marks of the longest sentence looked into: three times what news prints, far below a pasted table."""


class Frame(NamedTuple):
    """One cue of a sentence with its voice. `first` to `last` are the pieces of the cue.

    `rank` orders the frames of a sentence, the one that governs it first.
    """

    voice: Voice
    first: int
    last: int
    rank: int


def frames(shape: Shape) -> tuple[Frame, ...]:
    """The reporting frames of a sentence outside its quotations, in order of their cues."""
    if len(shape) > LONGEST:
        return ()
    found = [*_phrases(shape), *_goings_on(shape), *_nouns(shape), *_passives(shape)]
    taken = {index for frame in found for index in range(frame.first, frame.last + 1)}
    verbs = (_verb(shape, index) for index in range(len(shape)) if index not in taken)
    found.extend(frame for frame in verbs if frame is not None)
    return tuple(sorted(found, key=lambda frame: frame.first))


# --- verbs ---------------------------------------------------------------------------------------------------


def _verb(shape: Shape, index: int) -> Frame | None:
    cue = cue_at(shape, index)
    if cue is None or is_unsaid(shape, index) or is_passive(shape, index):
        return None
    if cue.form == "ing":
        return _added(shape, index, cue)
    behind = inverted(shape, index)
    if behind is not None:
        return Frame(behind, index, index, GOVERNS)
    voice = subject(shape, index)
    if voice is None or not agrees(shape, index, cue, voice) or not reports(shape, index, cue, voice):
        return None
    return Frame(voice, index, index, _rank(shape, index, voice))


def _rank(shape: Shape, index: int, voice: Voice) -> int:
    """The rank of a verb's frame by the clause that it stands in."""
    if shape.low(left_of(shape, index)) in ("who", "which") or _in_relative(shape, index, voice):
        return RELATIVE
    return SUBORDINATE if shape.low(voice.first - 1) in LISTS["subordinators"] else GOVERNS


def _in_relative(shape: Shape, index: int, voice: Voice) -> bool:
    """Whether a clause hangs on a noun before its subject: "which he said", "the 3 percent it predicted"."""
    before = shape.low(voice.first - 1)
    if before in ("what", "where") and voice.pronoun in ("he", "she"):  # "derided what he called": his as a whole
        return False
    if before in ("which", "whom", "whose", "where", "who", "what"):
        return voice.first > 1 and shape.low(voice.first - 2) != "to"
    if _hangs_on_noun(shape, voice):
        return True
    aside = shape.low(index + 1) == "," or _is_fronted(shape, voice.first)  # "the car, by contrast he said, is"
    if voice.pronoun is None or voice.first == 0 or aside or not shape.is_open(voice.first - 1):
        return False
    word = shape.pieces[voice.first - 1]
    joins = before in STOPWORDS | _JOINING or cues.verb(before) is not None
    return word.is_word and word.time < 0 and word.name < 0 and not joins and not before.endswith("ly")


_JOINING = LISTS["subordinators"] | PREPOSITIONS | LISTS["media"] | LISTS["hearers"] | LISTS["auxiliaries"]
"""Words before a subject that begins a clause of its own: "told reporters he"."""


def _is_fronted(shape: Shape, first: int) -> bool:
    """Whether nothing but words of place or time stands before a subject in its clause: "in a message to voters he"."""
    start = first
    while start > 0 and shape.low(start - 1) not in _CLAUSE_STARTS:
        start -= 1
    ahead = range(start, first)
    verbs = any(shape.low(place) in LISTS["finite"] or cue_at(shape, place) is not None for place in ahead)
    return shape.low(start) in PREPOSITIONS | LISTS["before_time"] and not verbs


_CLAUSE_STARTS = frozenset({",", ";", ":", "but", "and", "yet", "—", "–"})


def _hangs_on_noun(shape: Shape, voice: Voice) -> bool:
    """Whether a name stands right behind things of which its verb tells: "among the measures Norland promised"."""
    name = shape.name_at(voice.last)
    if name is None or name.canonical != voice.speaker:
        return False
    before = shape.first_of_name(voice.last) - 1
    low = shape.low(before)
    if before < voice.first or low in voices.nouns().kinds or low == "'s":
        return False
    return low.endswith("s") and shape.pieces[before].text[0].islower()


_NOT_ADDED = LISTS["be"] | {"of", "in", "for", "by", "before", "after", "to", "from"}


def _added(shape: Shape, index: int, cue: cues.Cue) -> Frame | None:
    """A participle that hangs on the sentence: "X spoke in Oslo, arguing that"."""
    quoted = quotation_follows(shape, index)
    asks = cue.lemma in ("ask", "say") and shape.low(index - 1) == "by"
    opens = asks and quoted and quotation_adjoins(shape, index)  # 'began by asking, "'
    if (shape.low(index - 1) in _NOT_ADDED and not opens) or (cue.needs == "quotation" and not quoted):
        return None
    follows = shape.low(past_hearer(shape, index + 1))
    if not (quoted or cue.needs == "nothing" or follows in CLAUSE_OPENS or follows == ":"):
        return None
    voice = of_participle(shape, index)
    return Frame(voice, index, index, ADDED) if voice is not None else None


# --- "according to", "'s claim that", "are seen as", "reportedly" --------------------------------------------

_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "according to", "in the words of", "in the view of", "in the opinion of", "as told to", "citing",
    )
)  # fmt: skip


def _phrases(shape: Shape) -> Iterator[Frame]:
    for index in range(len(shape)):
        for phrase in _PHRASES:
            last = index + len(phrase) - 1
            if shape.low(index) != phrase[0] or not shape.is_open(index):
                continue
            if tuple(shape.low(place) for place in range(index, last + 1)) == phrase:
                voice = voices.after(shape, last + 1)
                if voice is not None and (voice.listed or phrase != ("citing",)):
                    yield Frame(voice, index, last, ADDED if phrase == ("citing",) else GOVERNS)


def _goings_on(shape: Shape) -> Iterator[Frame]:
    """'"...," he went on.'"""
    for index in range(1, len(shape) - 2):
        phrase = (shape.low(index), shape.low(index + 1))
        if phrase == ("went", "on") and shape.low(index + 2) in (",", ".", ":") and shape.quotations:
            voice = subject(shape, index)
            if voice is not None:
                yield Frame(voice, index, index + 1, GOVERNS)


def _nouns(shape: Shape) -> Iterator[Frame]:
    """A noun that brings in the words of its owner: "Reyes's claim that"."""
    for index in range(2, len(shape)):
        if cues.noun(shape.low(index)) is None or shape.low(index + 1) != "that" or not shape.is_open(index):
            continue
        owner = next((place for place in (index - 1, index - 2) if shape.low(place) in ("'s", "'")), None)
        voice = voices.before(shape, owner - 1) if owner else None
        if voice is not None:
            yield Frame(voice, index, index, GOVERNS)


def _passives(shape: Shape) -> Iterator[Frame]:
    """What nobody in particular says ("is believed to"), and what is "reported by X"."""
    for index in range(1, len(shape)):
        low = shape.low(index)
        if not shape.is_open(index) or shape.pieces[index].name >= 0:
            continue
        if low in ("reportedly", "supposedly", "allegedly", "purportedly"):
            if _hedges_a_word(shape, index):
                continue
            yield Frame(_nobody(index), index, index, HEDGE)
        elif low == "saying" and (shape.low(index - 2), shape.low(index - 1)) == ("quoted", "as"):
            voice = voices.before(shape, _left_of_be(shape, index - 2))
            if voice is not None:
                yield Frame(voice, index - 2, index, GOVERNS)
        elif (low in voices.nouns().passive or cues.verb(low) is not None) and is_passive(shape, index):
            frame = _said_by(shape, index) if shape.low(index + 1) == "by" else _said_by_nobody(shape, index)
            if frame is not None:
                yield frame


def _hedges_a_word(shape: Shape, index: int) -> bool:
    """Whether an adverb belongs to a noun or a side remark, not to the sentence: "a supposedly silly rule"."""
    return shape.low(index - 1) in DETERMINERS | POSSESSIVES | PREPOSITIONS | {"'s", "and", "or"}


def _left_of_be(shape: Shape, participle: int) -> int:
    place = participle - 1
    while shape.low(place) in LISTS["be"] | LISTS["auxiliaries"]:
        place -= 1
    return place


def _said_by(shape: Shape, index: int) -> Frame | None:
    voice = voices.after(shape, index + 2)
    return Frame(voice, index, index + 1, GOVERNS) if voice is not None and shape.low(index) != "told" else None


def _said_by_nobody(shape: Shape, index: int) -> Frame | None:
    """ "is estimated", "are seen as", "is widely expected", "it was announced that"."""
    be = next(place for place in range(index - 1, -1, -1) if shape.low(place) in LISTS["be"])
    if not _is_stated(shape, be):
        return None
    if shape.low(_left_of_be(shape, be)) == "it" and shape.low(index + 1) == "that" and cues.verb(shape.low(index)):
        return Frame(_nobody(index), be, index, GOVERNS)
    wanted = voices.nouns().passive.get(shape.low(index))
    if wanted is None or (wanted == "widely" and "widely" not in (shape.low(index - 1), shape.low(index - 2))):
        return None
    if wanted not in ("", "widely", shape.low(index + 1)):
        return None
    return Frame(_nobody(index), be, index + (wanted == "as"), GOVERNS)


def _is_stated(shape: Shape, be: int) -> bool:
    """Whether a form of "be" states something: not "should be considered", nor the "'s" of an owner."""
    before = shape.low(be - 1)
    if shape.low(be) == "'s":
        return before in PRONOUNS | {"that", "there", "what", "who"}
    if shape.low(be) == "being":
        return before not in PREPOSITIONS
    return before not in {"should", "must", "can", "could", "shall", "to"}


def _nobody(index: int) -> Voice:
    return Voice("vague", None, None, index, index)
