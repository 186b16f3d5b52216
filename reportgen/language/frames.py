"""Reporting frames: a cue ("said", "according to", "are seen as") with the voice that it belongs to."""

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.grammar import cues
from reportgen.language import voices
from reportgen.language.shape import Shape
from reportgen.language.voices import DETERMINERS, POSSESSIVES, PRONOUNS, Voice


GOVERNS, ADDED, SUBORDINATE, RELATIVE, HEDGE = range(5)
"""Ranks of frames: "X said", "saying that", "after X said", "X, who said", "reportedly"."""


class Frame(NamedTuple):
    """One cue of a sentence with its voice. `first` to `last` are the pieces of the cue.

    `rank` orders the frames of a sentence, the one that governs it first.
    """

    voice: Voice
    first: int
    last: int
    rank: int


_AUXILIARIES = frozenset("has had have did also later then once first again previously recently repeatedly reportedly since still soon even only just".split())
_BE = frozenset("is are was were be been being 's 're".split())
_NEGATIONS = frozenset("not n't never cannot without".split())
_MODALS = frozenset("could may might should must can will shall would".split())
_UNSAID = frozenset("declined refused failed unable unwilling reluctant wanted asked hard needs need".split())
_CLAUSE_WORDS = frozenset("that whether if how why what when where who which whom as".split())
_CLAUSE_SUBJECTS = frozenset("he she it they there we i you this these those nobody everyone everybody".split())
_FINITE = frozenset(
    "is are was were will would has had have could should may might can did does do must won't wasn't isn't didn't "
    "doesn't hadn't became came went said took made gave got left began fell rose".split()
)
_BESIDE_VERB = frozenset("on in to at during late early again also".split())
_HEARERS = frozenset("reporters journalists lawmakers investigators viewers listeners supporters parliament police analysts him her them".split())
_SUBORDINATORS = frozenset("after before when since because while although though until as once where".split())
_ALSO_NOUNS = frozenset(
    "claim report estimate fear hope charge forecast project rule order demand request question comment remark view doubt guess "
    "promise pledge vow call appeal praise state signal label brand blame counter read tweet post answer object worry wish blast "
    "mock notice note point post show find judge judges voice address".split()
)
_CLAUSE_END = frozenset(".,;:—–!?")


def frames(shape: Shape) -> tuple[Frame, ...]:
    """The reporting frames of a sentence outside its quotations, in order of their cues."""
    found = [*_phrases(shape), *_nouns(shape), *_passives(shape)]
    taken = {index for frame in found for index in range(frame.first, frame.last + 1)}
    for index in range(len(shape)):
        if index not in taken and shape.is_open(index) and shape.pieces[index].name < 0:
            frame = _verb(shape, index)
            if frame is not None:
                found.append(frame)
    return tuple(sorted(found, key=lambda frame: frame.first))


# --- verbs ---------------------------------------------------------------------------------------------------


def _verb(shape: Shape, index: int) -> Frame | None:
    cue = _cue(shape, index)
    if cue is None or cue.form == "participle" and shape.low(index - 1) not in ("has", "had", "have", "'s"):
        return None
    if _is_noun(shape, index) or _is_unsaid(shape, index) or _is_passive(shape, index):
        return None
    if cue.form == "ing":
        return _added(shape, index, cue)
    inverted = _inverted(shape, index)
    if inverted is not None:
        return inverted
    voice = _subject(shape, index)
    if voice is None or not _reports(shape, index, cue, voice):
        return None
    return Frame(voice, index, index, _depth(shape, index, voice))


def _cue(shape: Shape, index: int) -> cues.Cue | None:
    """The reporting verb at a piece; a capital within a sentence, and a noun of the same form, are none."""
    piece = shape.pieces[index]
    if piece.text[0].isupper() and index > 0 and not shape.title_case:
        return None
    cue = cues.verb(piece.low)
    if cue is not None and piece.low in (cue.lemma, cue.lemma + "s") and cue.lemma in _ALSO_NOUNS:
        opens = _CLAUSE_WORDS | _CLAUSE_SUBJECTS | DETERMINERS | POSSESSIVES | {":", "no"}
        if not (shape.low(index + 1) in opens or shape.name_at(index + 1) is not None or not shape.is_open(index + 1)):
            return None if index + 1 < len(shape) and shape.low(index + 1) not in (",", ".") else cue
    return cue


def _depth(shape: Shape, index: int, voice: Voice) -> int:
    """The rank of a verb's frame by the clause that it stands in."""
    if shape.low(_left_of(shape, index)) in ("who", "which"):
        return RELATIVE
    opening = voice.first - 1
    return SUBORDINATE if shape.low(opening) in _SUBORDINATORS else GOVERNS


def _is_noun(shape: Shape, index: int) -> bool:
    """Whether a form that is also a noun is one here: "the report", "his claims", "of doubt"."""
    before = shape.low(index - 1)
    return before in DETERMINERS | POSSESSIVES | {"'s", "of", "in", "for", "with", "no", "any", "this", "these", "-"}


def _is_unsaid(shape: Shape, index: int) -> bool:
    """Whether the words were not said: "did not say", "declined to say", "may say"."""
    before = [shape.low(place) for place in range(max(0, index - 4), index)]
    if before[-1:] == ["to"]:
        went_on = before[-3:-1] == ["went", "on"]
        return not went_on and shape.low(index + 1) != ":" and shape.is_open(index + 1)
    near = before[-3:]
    return bool(set(near[-2:]) & _NEGATIONS or set(near) & _UNSAID or set(near[-2:]) & _MODALS)


def _is_passive(shape: Shape, index: int) -> bool:
    before = [shape.low(place) for place in range(max(0, index - 3), index)]
    while before and (before[-1].endswith("ly") or before[-1] in ("first", "also", "never", "not", "then")):
        before.pop()
    finite = shape.low(index).endswith(("ed", "en", "d", "t", "n")) and not shape.low(index).endswith("ing")
    return bool(before) and before[-1] in _BE and finite


def _left_of(shape: Shape, index: int) -> int:
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
    if piece.low in _AUXILIARIES or (piece.low.endswith("ly") and piece.text[0].islower()):
        return place - 1
    if piece.low == ")":
        while place > 0 and shape.low(place) != "(":
            place -= 1
        return place - 1
    if piece.time >= 0:
        while place > 0 and shape.pieces[place - 1].time == piece.time:
            place -= 1
        return place - 2 if shape.low(place - 1) in ("on", "in", "at", "late", "early", "since") else place - 1
    return _before_medium(shape, place)


MEDIA = frozenset(
    "statement interview tweet post email e-mail letter memo report speech conference briefing hearing message release remarks "
    "testimony call article column video filing podcast thread editorial op-ed".split()
)


def _before_medium(shape: Shape, place: int) -> int:
    """The place before "in a statement", "in the ministry's statement", where such words end at `place`."""
    if shape.low(place) not in MEDIA:
        return place
    for back in range(place - 1, max(-1, place - 7), -1):
        if shape.low(back) in ("in", "on", "at", "during") and shape.is_open(back):
            return back - 1
        if not shape.is_open(back) or shape.low(back) in _CLAUSE_END:
            return place
    return place


def _subject(shape: Shape, index: int) -> Voice | None:
    """The voice on the left of a verb, over an apposition if there is one."""
    end = _left_of(shape, index)
    if shape.low(end) in (",", "—", "–"):
        return _over_apposition(shape, end)
    if shape.low(end) in ("and", "but"):
        return _opening_subject(shape, end)
    return voices.before(shape, end)


_APPOSED = frozenset("a an the who whose which his her its their one now then former of from president chief".split())


def _over_apposition(shape: Shape, comma: int) -> Voice | None:
    """The voice before "X, a professor at Y," or within "the judge, X,": a person's name if there is one."""
    found = list(_appositions(shape, comma))
    return next((voice for voice in found if _is_named(shape, voice)), found[0] if found else None)


def _is_named(shape: Shape, voice: Voice) -> bool:
    return voice.kind == "person" and any(name.canonical == voice.speaker for name in shape.names)


def _appositions(shape: Shape, comma: int) -> Iterator[Voice]:
    """Voices that words between commas may belong to, nearest first."""
    for opening in range(comma - 1, 0, -1):
        if shape.low(opening) in (".", ";", ":") and shape.low(opening - 1) not in ("r", "d") or not shape.is_open(opening):
            return
        if shape.low(opening) not in (",", "—", "–") or _ends_place(shape, opening - 1):
            continue
        named = shape.name_at(opening + 1)
        voice = voices.before(shape, opening - 1)
        if named is not None and named.kind == "person" and shape.last_of_name(opening + 1) == comma - 1:
            if voice is None or voice.kind in ("person", "vague", "body"):
                yield Voice("person", named.canonical, None, opening + 1, comma - 1)
        elif voice is not None and _apposed(shape, opening + 1, voice):
            yield voice


def _ends_place(shape: Shape, index: int) -> bool:
    """Whether the state or country of somebody ends here: "Springfield, Ill.", "R-Texas"."""
    name = shape.name_at(index)
    before = shape.low(shape.first_of_name(index) - 1) if name is not None else ""
    return name is not None and name.kind == "place" and before in (",", "r-", "d-", "i-", "of")


def _apposed(shape: Shape, first: int, voice: Voice) -> bool:
    piece = shape.pieces[first]
    role = piece.low in _APPOSED or piece.low[0].isdigit() or piece.low in ("r-", "d-", "i-")
    return role or (voice.kind in ("person", "body") and voice.pronoun is None and (piece.text[0].islower() or piece.name >= 0))


def _inverted(shape: Shape, index: int) -> Frame | None:
    """A frame whose voice stands behind its verb: '"...," said X', "..., said X."."""
    before = index - 1
    quoted = before >= 0 and not shape.is_open(before)
    if not quoted and not (shape.low(before) == "," and before > 2):
        return None
    if shape.low(index + 1) in (",", ".", "") or not shape.is_open(index + 1) or shape.low(index + 1) in _CLAUSE_WORDS:
        return None
    voice = voices.after(shape, index + 1)
    if voice is None:
        return None
    behind = shape.low(voice.last + 1)
    if quoted or behind in (".", ",", "", "who", "—"):
        return Frame(voice, index, index, GOVERNS) if quoted or _over_apposition(shape, before) is None else None
    return None


# --- does the verb report? -----------------------------------------------------------------------------------


def _reports(shape: Shape, index: int, cue: cues.Cue, voice: Voice) -> bool:
    if cue.lemma == "call" and shape.low(index + 1) in ("for", "on"):
        return True
    if cue.lemma in ("describe", "view", "regard", "see", "dismiss", "denounce", "condemn") and _as_follows(shape, index):
        return True
    if cue.lemma == "accuse" and shape.low(index + 1) == "of":
        return False
    if cue.needs == "nothing":
        return True
    follows = _past_hearer(shape, index + 1)
    quoted = _quotation_follows(shape, index) or _after_quotation(shape, voice.first)
    if quoted:
        return True
    if cue.needs == "quotation":
        return False
    return _clause_follows(shape, follows, voice) or _closes_clause(shape, index, voice)


def _as_follows(shape: Shape, index: int) -> bool:
    """Whether "as" follows in the clause: "described the request as"."""
    for place in range(index + 2, min(len(shape), index + 15)):
        if shape.low(place) in _CLAUSE_END or not shape.is_open(place):
            return False
        if shape.low(place) == "as":
            return True
    return False


def _past_hearer(shape: Shape, index: int) -> int:
    """Index behind times, media and hearers after a verb: "said on Monday in an interview that"."""
    place = index
    while place < len(shape):
        piece = shape.pieces[place]
        if piece.time >= 0 or piece.low in _HEARERS or piece.low in MEDIA or piece.low in _BESIDE_VERB:
            place += 1
        elif piece.low in DETERMINERS | POSSESSIVES and (medium := _medium(shape, place)):
            place = medium + 1
        else:
            break
    return place


def _medium(shape: Shape, place: int) -> int:
    """Index of a medium within a few words of a determiner: "a now-deleted post"; 0 for none."""
    for index in range(place + 1, min(len(shape), place + 7)):
        if shape.low(index) in _CLAUSE_END or not shape.is_open(index) or shape.low(index) in _FINITE:
            return 0
        if shape.low(index) in MEDIA:
            return index
    return 0


def _quotation_follows(shape: Shape, index: int) -> bool:
    """Whether a quotation begins behind a verb, before the next clause."""
    for place in range(index + 1, min(len(shape), index + 12)):
        if shape.pieces[place].quotation >= 0:
            return True
        if shape.low(place) in (";", "."):
            return False
    return False


def _after_quotation(shape: Shape, first: int) -> bool:
    """Whether the voice comes directly behind a quotation."""
    place = first - 1
    while place >= 0 and shape.low(place) in (",", "the"):
        place -= 1
    return place >= 0 and not shape.is_open(place)


def _clause_follows(shape: Shape, place: int, voice: Voice) -> bool:
    low = shape.low(place)
    if low in _CLAUSE_WORDS or low in _CLAUSE_SUBJECTS or low == ":":
        return True
    if voice.kind == "document" and low not in _CLAUSE_END and low:
        return True
    if voice.kind == "vague" or voice.pronoun is not None or voice.speaker is not None:
        return _finite_verb_follows(shape, place)
    return False


def _finite_verb_follows(shape: Shape, place: int) -> bool:
    for index in range(place + 1, min(len(shape), place + 14)):
        if shape.low(index) in _CLAUSE_END or not shape.is_open(index) or shape.low(index) in ("who", "which", "that"):
            return False
        if shape.low(index) in _FINITE:
            return True
    return False


def _closes_clause(shape: Shape, index: int, voice: Voice) -> bool:
    """Whether the words come first: "The river had risen, officials added." or "The treaty, he argued, had"."""
    behind = shape.low(_past_hearer(shape, index + 1))
    before = voice.first - 1
    while before >= 0 and shape.low(before) in DETERMINERS:
        before -= 1
    return behind in (".", ",", ";", "", "—") and before >= 0 and (shape.low(before) == "," or not shape.is_open(before))


# --- "saying", "according to", "'s claim", "are seen as", "reportedly" ---------------------------------------


def _added(shape: Shape, index: int, cue: cues.Cue) -> Frame | None:
    """A participle that hangs on the sentence: "X spoke in Oslo, arguing that"."""
    if shape.low(index - 1) in DETERMINERS | POSSESSIVES | _BE | {"of", "in", "for", "by", "before", "after", "to", "from"}:
        return None
    if cue.needs == "quotation" and not _quotation_follows(shape, index):
        return None
    follows = shape.low(_past_hearer(shape, index + 1))
    clause = follows in _CLAUSE_WORDS | _CLAUSE_SUBJECTS | {":"} or _quotation_follows(shape, index) or cue.needs == "nothing"
    voice = _subject_of_sentence(shape, index) if clause else None
    return Frame(voice, index, index, ADDED) if voice is not None else None


def _subject_of_sentence(shape: Shape, index: int) -> Voice | None:
    """Who "saying" belongs to: "with X saying", the voice of an earlier verb, or the subject that opens the sentence."""
    absolute = next((place for place in range(index - 1, 0, -1) if shape.low(place) == "with" and shape.low(place - 1) == ","), None)
    if absolute is not None and index - absolute < 14:
        return voices.after(shape, absolute + 1)
    for place in range(index - 1, 0, -1):
        cue = _cue(shape, place) if shape.is_open(place) and shape.pieces[place].name < 0 else None
        if cue is not None and cue.form == "finite" and not _is_noun(shape, place) and not _is_passive(shape, place):
            voice = _inverted(shape, place)
            subject = voice.voice if voice is not None else _subject(shape, place)
            if subject is not None:
                return subject
    return _opening_subject(shape, index)


def _opening_subject(shape: Shape, limit: int) -> Voice | None:
    """The first name or pronoun of a sentence that no preposition governs."""
    for place in range(limit):
        if not shape.is_open(place):
            continue
        if shape.low(place) in PRONOUNS - {"it"}:
            return voices.before(shape, place)
        if shape.low(place) in voices.nouns().kinds and shape.low(place - 1) == "the" and shape.low(place - 2) not in voices.PREPOSITIONS:
            return voices.before(shape, place)
        name = shape.name_at(place)
        last = shape.last_of_name(place) if name is not None else place
        before = shape.low(place - 1)
        if before in DETERMINERS:
            before = shape.low(place - 2)
        if name is not None and shape.first_of_name(place) == place and before not in voices.PREPOSITIONS and shape.low(last + 1) != "'s":
            return Voice(voices.kind_of_name(name), name.canonical, None, place, last)
    return None


_SOURCE_PHRASES = (("according", "to"), ("in", "the", "words", "of"), ("in", "the", "view", "of"), ("in", "the", "opinion", "of"), ("as", "told", "to"), ("citing",))  # fmt: skip


def _phrases(shape: Shape) -> Iterator[Frame]:
    for index in range(len(shape)):
        if not shape.is_open(index):
            continue
        for phrase in _SOURCE_PHRASES:
            last = index + len(phrase) - 1
            if tuple(shape.low(place) for place in range(index, last + 1)) == phrase:
                voice = voices.after(shape, last + 1)
                if voice is not None:
                    yield Frame(voice, index, last, ADDED if phrase == ("citing",) else GOVERNS)


def _nouns(shape: Shape) -> Iterator[Frame]:
    """ "Reyes's claim that": a noun that brings in the words of its owner."""
    for index in range(2, len(shape)):
        if cues.noun(shape.low(index)) is None or shape.low(index + 1) != "that" or not shape.is_open(index):
            continue
        owner = index - 1 if shape.low(index - 1) in ("'s", "’") else index - 2
        if shape.low(owner) in ("'s", "’"):
            voice = voices.before(shape, owner - 1)
            if voice is not None:
                yield Frame(voice, index, index, GOVERNS)


def _passives(shape: Shape) -> Iterator[Frame]:
    """What nobody in particular says ("is believed to"), and what is "reported by X"."""
    for index in range(1, len(shape)):
        low = shape.low(index)
        if not shape.is_open(index) or shape.pieces[index].name >= 0:
            continue
        if low in ("reportedly", "supposedly", "allegedly", "purportedly"):
            yield Frame(_nobody(index), index, index, HEDGE)
        elif low == "saying" and shape.low(index - 1) == "as" and shape.low(index - 2) == "quoted":
            voice = voices.before(shape, _left_of_be(shape, index - 2))
            if voice is not None:
                yield Frame(voice, index - 2, index, GOVERNS)
        elif low in voices.nouns().passive or cues.verb(low) is not None:
            frame = _passive(shape, index)
            if frame is not None:
                yield frame


def _left_of_be(shape: Shape, participle: int) -> int:
    place = participle - 1
    while shape.low(place) in _BE | _AUXILIARIES:
        place -= 1
    return place


def _passive(shape: Shape, index: int) -> Frame | None:
    if not _is_passive(shape, index):
        return None
    if shape.low(index + 1) == "by":
        voice = voices.after(shape, index + 2)
        return Frame(voice, index, index + 1, GOVERNS) if voice is not None and shape.low(index) != "told" else None
    be = next(place for place in range(index - 1, -1, -1) if shape.low(place) in _BE)
    impersonal = shape.low(_left_of_be(shape, be)) == "it" and shape.low(index + 1) in ("that", "to")
    wanted = voices.nouns().passive.get(shape.low(index))
    if impersonal and cues.verb(shape.low(index)) is not None:
        return Frame(_nobody(index), be, index, GOVERNS)
    if wanted is None:
        return None
    if wanted == "widely":
        return Frame(_nobody(index), be, index, GOVERNS) if "widely" in (shape.low(index - 1), shape.low(index - 2)) else None
    if wanted and shape.low(index + 1) != wanted:
        return None
    return Frame(_nobody(index), be, index + (1 if wanted == "as" else 0), 0)


def _nobody(index: int) -> Voice:
    return Voice("vague", None, None, index, index)
