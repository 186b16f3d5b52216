"""Who is the subject of a verb: on its left, over an apposition, behind it, or at the head of the sentence."""

from collections.abc import Iterator

from reportgen.grammar import cues
from reportgen.language import voices
from reportgen.language.lexicon import lexicon
from reportgen.language.shape import Shape
from reportgen.language.verbs import CLAUSE_END, LISTS, cue_at, is_passive, quotation_follows
from reportgen.language.voices import DETERMINERS, PREPOSITIONS, PRONOUNS, Voice

_COMMAS = (",", "—", "–")
_PARTY = ("r-", "d-", "i-")


def subject(shape: Shape, index: int) -> Voice | None:
    """The voice on the left of a verb, over an apposition if there is one."""
    end = left_of(shape, index)
    if shape.low(end) in _COMMAS:
        return over_apposition(shape, end) or _of_same_subject(shape, end, index)
    if shape.low(end) in ("and", "but", "to"):
        return opening_subject(shape, end)
    return over_relative(shape, end) or voices.before(shape, end)


def _of_same_subject(shape: Shape, comma: int, index: int) -> Voice | None:
    """Who opens the sentence, where "then" strings a second verb on: "He paused, then added"."""
    return opening_subject(shape, comma) if shape.low(comma + 1) == "then" and index <= comma + 3 else None


def over_relative(shape: Shape, end: int) -> Voice | None:
    """The voice before "who" and a clause without commas that ends at `end`: "drivers who came on Monday said"."""
    who = None
    for place in range(end - 1, max(0, end - _RELATIVE), -1):
        if not shape.is_open(place) or not (shape.pieces[place].is_word or shape.low(place) in ("-", "'s")):
            break
        who = place if shape.low(place) == "who" else who
    return voices.before(shape, who - 1) if who is not None else None


_RELATIVE = 16
"""Pieces of the longest clause looked over: longer ones have commas."""


def left_of(shape: Shape, index: int) -> int:
    """Index of the last piece of what stands before a verb: without adverbs, times and "in a statement"."""
    place = index - 1
    while place >= 0:
        step = _skippable(shape, place)
        if step == place:
            return place
        place = step
    return place


def _skippable(shape: Shape, place: int) -> int:
    """The place before an adverb, a time or a medium that ends at `place`; `place` itself where none does."""
    piece = shape.pieces[place]
    if [shape.low(each) for each in range(place - 2, place + 1)] == ["went", "on", "to"]:
        return place - 3
    if piece.low in LISTS["auxiliaries"] or (piece.low.endswith("ly") and piece.text[0].islower()):
        return place - 1
    if piece.low == ")":
        while place > 0 and shape.low(place) != "(":
            place -= 1
        return place - 1
    if piece.time >= 0 or (piece.low in LISTS["time_nouns"] and piece.name < 0):
        return _before_time(shape, place)
    return _before_medium(shape, place)


def _before_time(shape: Shape, place: int) -> int:
    """The place before "on Monday", "last month", "over the weekend"; `place` itself where it is no such phrase."""
    time = shape.pieces[place].time
    back = place - 1
    while back >= 0 and time >= 0 and shape.pieces[back].time == time:
        back -= 1
    known = time >= 0
    while shape.low(back) in LISTS["before_time"]:
        back, known = back - 1, True
    return back if known else place


def _before_medium(shape: Shape, place: int) -> int:
    """The place before "in a statement", "in the ministry's statement", where such words end at `place`."""
    if shape.low(place) not in LISTS["media"]:
        return place
    for back in range(place - 1, max(-1, place - 7), -1):
        if shape.low(back) in ("in", "on", "at", "during") and shape.is_open(back):
            return back - 1
        if not shape.is_open(back) or shape.low(back) in CLAUSE_END:
            return place
    return place


# --- appositions ---------------------------------------------------------------------------------------------


def over_apposition(shape: Shape, comma: int) -> Voice | None:
    """The voice before "X, a professor at Y," or within "the judge, X,": a person's name if there is one."""
    found = list(_appositions(shape, comma))
    return next((voice for voice in found if _is_named(shape, voice)), found[0] if found else None)


def _ends_naming(shape: Shape, last: int, comma: int) -> bool:
    """Whether a name is all that stands before a comma, but for a place: "the mayor, Tom Vance of Lund,"."""
    name = shape.name_at(last)
    if name is not None and name.text.lower().startswith(_PARTY):  # "R-TX"
        return False
    if shape.low(last + 1) == "of" and shape.name_at(last + 2) is not None:
        last = shape.last_of_name(last + 2)
    return last == comma - 1


def _past_titles(shape: Shape, place: int) -> int:
    """The place behind titles: "its president, Dr. Ann Lee,"."""
    while shape.name_at(place) is None and _is_title(shape.low(place)):
        place += 1
    return place


def _before_brackets(shape: Shape, place: int) -> int:
    """The place before brackets that end at `place`: "Rep. Walt Greer (R-Ohio)"."""
    if shape.low(place) != ")":
        return place
    return next((back - 1 for back in range(place, -1, -1) if shape.low(back) == "("), place)


def _is_named(shape: Shape, voice: Voice) -> bool:
    return voice.kind == "person" and any(name.canonical == voice.speaker for name in shape.names)


def _appositions(shape: Shape, comma: int) -> Iterator[Voice]:
    """Voices that words between commas may belong to, nearest first."""
    for opening in range(comma - 1, 0, -1):
        if shape.low(opening) in (";", ":") or not shape.is_open(opening):
            return
        if shape.low(opening) not in _COMMAS or _ends_place(shape, opening - 1):
            continue
        start = _past_titles(shape, opening + 1)
        named = shape.name_at(start)
        voice = voices.before(shape, _before_brackets(shape, opening - 1))
        if named is not None and named.kind == "person" and _ends_naming(shape, shape.last_of_name(start), comma):
            if voice is None or voice.kind in ("person", "vague", "body"):
                yield Voice("person", named.canonical, None, start, comma - 1)
        elif voice is not None and _apposed(shape, opening + 1, voice):
            yield voice


def _ends_place(shape: Shape, index: int) -> bool:
    """Whether the state or country of somebody ends here: "Springfield, Ill.", "R-Texas"."""
    name = shape.name_at(index)
    if name is not None and name.text.lower().startswith(_PARTY):  # "R-TX" in one word
        return True
    if name is None or name.kind != "place":
        return False
    return shape.low(shape.first_of_name(index) - 1) in (",", *_PARTY)


def _apposed(shape: Shape, first: int, voice: Voice) -> bool:
    piece = shape.pieces[first]
    name = _past_titles(shape, first)
    if name > first and shape.low(shape.last_of_name(name) + 1) == "'s":
        return True
    if piece.low in LISTS["apposed"] or piece.low in _PARTY or piece.low[0].isdigit():
        return True
    named = voice.kind in ("person", "body", "document") and voice.pronoun is None
    return named and (piece.text[0].islower() or piece.name >= 0)


def _is_title(word: str) -> bool:
    """Whether a word stands before a person's name: "Ada Brandt, Mr. Carver's lawyer,"."""
    return word.rstrip(".").title() in lexicon().titles


# --- behind the verb, and at the head of the sentence ---------------------------------------------------------


def inverted(shape: Shape, index: int) -> Voice | None:
    """The voice that stands behind its verb: '"...," said X', "..., said X."."""
    before = index - 1
    quoted = before >= 0 and not shape.is_open(before)
    if not quoted and (shape.low(before) != "," or before < 2):
        return None
    if shape.low(index + 1) in (",", ".", "") or shape.low(index + 1) in LISTS["clause_words"]:
        return None
    voice = voices.after(shape, index + 1) if shape.is_open(index + 1) else None
    if voice is None or quoted:
        return voice
    cue = cues.verb(shape.low(index))
    if cue is None or cue.lemma not in LISTS["inverting"] or not _is_closed(shape, voice.last + 1):
        return None
    return voice if _is_named(shape, voice) or over_apposition(shape, before) is None else None


def _is_closed(shape: Shape, place: int) -> bool:
    """Whether a phrase that ends before `place` is all that follows its verb; "warned classmates: “" goes on."""
    if shape.low(place) == ":":
        return not (place + 1 < len(shape) and not shape.is_open(place + 1))
    return shape.low(place) in (".", ",", "", "who", "—", ";")


def of_participle(shape: Shape, index: int) -> Voice | None:
    """Whose "saying" it is: "with X saying", the voice of an earlier verb, or the subject that opens the sentence."""
    for place in range(index - 1, max(0, index - 14), -1):
        if shape.low(place) == "with" and shape.low(place - 1) == ",":
            return voices.after(shape, place + 1)
    for place in range(index - 1, 0, -1):
        cue = cue_at(shape, place)
        if cue is not None and cue.form == "finite" and not is_passive(shape, place) and _speaks(shape, place, cue):
            voice = inverted(shape, place) or subject(shape, place)
            if voice is not None:
                return voice
    return opening_subject(shape, index)


def _speaks(shape: Shape, index: int, cue: cues.Cue) -> bool:
    """Whether an earlier verb has the quotation that it needs to be one of saying."""
    return cue.needs != "quotation" or quotation_follows(shape, index)


def opening_subject(shape: Shape, limit: int) -> Voice | None:
    """The first name, pronoun or "the" with a noun that speaks, before piece `limit`, that no preposition governs."""
    bare = _bare_plural(shape, limit)
    if bare is not None:
        return bare
    for place in range(limit):
        if not shape.is_open(place):
            continue
        if shape.low(place) in PRONOUNS - {"it"}:
            return voices.before(shape, place)
        if shape.low(place) in voices.nouns().kinds and shape.low(place - 1) == "the":
            if shape.low(place - 2) not in PREPOSITIONS and shape.low(place + 1) != "'s":
                return voices.before(shape, place)
        elif shape.name_at(place) is not None and not governed(shape, place):
            name, last = shape.names[shape.pieces[place].name], shape.last_of_name(place)
            if name.kind != "person" and shape.low(last + 1) in voices.nouns().kinds:  # "the Norland governor"
                return voices.before(shape, last + 1)
            return Voice(voices.kind_of_name(name), name.canonical, None, place, last)
    return None


def _bare_plural(shape: Shape, limit: int) -> Voice | None:
    """Those in the plural without an article with whom a sentence opens: "Human rights groups welcomed the deal"."""
    for place in range(min(limit, 4)):
        if not shape.is_open(place) or not shape.pieces[place].is_word or shape.low(place) in PREPOSITIONS:
            return None
        if shape.low(place) in voices.nouns().kinds and shape.low(place).endswith("s"):
            voice = voices.before(shape, place)
            return voice if voice is not None and voice.first == 0 and voice.kind != "document" else None
    return None


def governed(shape: Shape, place: int) -> bool:
    """Whether the name at a piece hangs on a preposition or owns something: "to the mayor", "Smith's"."""
    first = shape.first_of_name(place)
    before = first - 2 if shape.low(first - 1) in DETERMINERS else first - 1
    return shape.low(before) in PREPOSITIONS or shape.low(shape.last_of_name(place) + 1) == "'s"
