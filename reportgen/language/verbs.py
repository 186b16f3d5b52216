"""Whether a verb reports words in its place: no noun, not denied, and with the clause or quotation it needs."""

from reportgen.grammar import cues
from reportgen.language import voices
from reportgen.language.lexicon import wordlists
from reportgen.language.shape import Shape
from reportgen.language.voices import DETERMINERS, POSSESSIVES, PRONOUNS, Voice

LISTS = wordlists("frames")
CLAUSE_END = frozenset(".,;:—–!?")
CLAUSE_OPENS = LISTS["clause_words"] | LISTS["clause_subjects"]

_BEFORE_NOUN = DETERMINERS | POSSESSIVES | {"'s", "of", "in", "for", "with", "no", "any", "this", "these", "-"}
_TAKES_AS = frozenset({"describe", "identify", "view", "regard", "see", "dismiss", "denounce", "condemn"})
_OF_OTHERS = frozenset({"believe", "think", "allege", "estimate", "suspect", "consider", "understand"})
"""Verbs whose form in -ed with "to" behind it is a passive: "the miners believed to be below"."""

_OF_MINDS = _OF_OTHERS | {
    "see",
    "feel",
    "hope",
    "fear",
    "learn",
    "regard",
    "wish",
    "doubt",
    "wonder",
    "worry",
    "agree",
    "assume",
}
"""Verbs of which a document is no subject: "a resolution considered in haste"."""

_WINDOW = 14
"""Pieces after a verb in which its clause shows: longer subjects are rare in news."""


def cue_at(shape: Shape, index: int) -> cues.Cue | None:
    """The reporting verb at a piece; a capital within a sentence, and a noun of the same form, are none."""
    piece = shape.pieces[index]
    if not shape.is_open(index) or piece.name >= 0:
        return None
    if piece.text[0].isupper() and index > 0 and not shape.title_case:
        return None
    cue = cues.verb(piece.low)
    if cue is None or _is_noun(shape, index) or not _is_verb(shape, index, cue):
        return None
    if cue.form == "participle" and shape.low(index - 1) not in ("has", "had", "have", "'s"):
        return None
    return cue


def _is_noun(shape: Shape, index: int) -> bool:
    """Whether a word before shows a noun: "the report", "his claims", "of doubt"."""
    return shape.low(index - 1) in _BEFORE_NOUN or _is_owned(shape, index)


def _is_owned(shape: Shape, index: int) -> bool:
    """Whether a word that may be a noun has an owner and an adjective before it: "his recent claims"."""
    owner, between = shape.low(index - 2), shape.low(index - 1)
    if (
        owner not in POSSESSIVES | {"'s"}
        or between.endswith("s")
        or between in voices.nouns().kinds
        or shape.name_at(index - 1) is not None
    ):
        return False
    return any(shape.low(index) in (lemma, lemma + "s") for lemma in LISTS["also_nouns"])


def _is_verb(shape: Shape, index: int, cue: cues.Cue) -> bool:
    """Whether a form that may be a noun ("reports") is a verb, by what follows or by a subject that it closes."""
    if shape.low(index) not in (cue.lemma, cue.lemma + "s") or cue.lemma not in LISTS["also_nouns"]:
        return True
    follows = shape.low(index + 1)
    if follows == "to" and cue.lemma in ("vow", "pledge", "promise"):
        return True
    if follows in CLAUSE_OPENS | DETERMINERS | POSSESSIVES | {":", "no"} or shape.name_at(index + 1) is not None:
        return True
    if follows in ("", ",", "."):
        before = shape.low(index - 1)
        return shape.name_at(index - 1) is not None or before in PRONOUNS or before in voices.nouns().kinds
    return not shape.is_open(index + 1)


def is_unsaid(shape: Shape, index: int) -> bool:
    """Whether the words were not said: "did not say", "declined to say", "may say"."""
    before = [shape.low(place) for place in range(max(0, index - 4), index)]
    if before[-1:] == ["to"]:
        went_on = before[-3:-1] == ["went", "on"]
        beside = shape.low(index + 1) == ":" or not shape.is_open(index + 1) or bool(shape.is_mark(0))
        return not went_on and not beside  # '"...," he is expected to say'
    nearest = set(before[-2:])
    denied = nearest & LISTS["negations"] or any(word.endswith("n't") for word in nearest)
    modals = any(shape.low(place) in LISTS["modals"] and _no_month(shape, place) for place in (index - 1, index - 2))
    return bool(denied or modals or set(before[-3:]) & LISTS["unsaid"])


def _no_month(shape: Shape, place: int) -> bool:
    """Whether "may" is the verb: "until May but says" holds no modal."""
    return place == 0 or shape.pieces[place].text[0].islower()


def is_passive(shape: Shape, index: int) -> bool:
    """Whether a form of "be" makes a participle of the verb: "was told"."""
    before = [shape.low(place) for place in range(max(0, index - 3), index)]
    while before and (before[-1].endswith("ly") or before[-1] in ("first", "also", "never", "not", "then")):
        before.pop()
    low = shape.low(index)
    return bool(before) and before[-1] in LISTS["be"] and low.endswith(("d", "t", "n"))


def agrees(shape: Shape, index: int, cue: cues.Cue, voice: Voice) -> bool:
    """Whether a plain form has a subject in the plural: "critics say", but "the full rant" is no clause."""
    if shape.low(index) != cue.lemma or cue.lemma in ("read", "forecast") or shape.low(index - 1) == "to":
        return True
    inner = range(voice.first + 1, voice.last)
    head = next((place - 1 for place in inner if shape.low(place) in voices.PREPOSITIONS), voice.last)
    while head > voice.first and shape.low(head) in LISTS["behind_noun"]:
        head -= 1
    plural = {shape.low(head), shape.low(voice.last)} & LISTS["plurals"] or shape.low(head).endswith("s")
    return bool(plural) or shape.low(voice.first - 1) == "and"


def reports(shape: Shape, index: int, cue: cues.Cue, voice: Voice) -> bool:
    """Whether a verb with a subject on its left reports words: what its lemma needs is there."""
    follows = shape.low(index + 1)
    if cue.lemma == "call" and follows in ("for", "on"):
        return True
    if _is_no_report(shape, index, cue, voice):
        return False
    if cue.needs == "nothing" or (cue.lemma in _TAKES_AS and _as_follows(shape, index)):
        return True
    announces = shape.text.rstrip().endswith(":")  # the words follow in the next sentence
    if announces or quotation_follows(shape, index) or _after_quotation(shape, voice.first):
        return True
    if cue.needs == "quotation":
        return False
    return _clause_follows(shape, past_hearer(shape, index + 1), cue, voice) or _closes_clause(shape, index, voice)


def _is_no_report(shape: Shape, index: int, cue: cues.Cue, voice: Voice) -> bool:
    """Whether a verb says something else here: things "show", a hiker "found it", "the war began with"."""
    follows = shape.low(index + 1)
    if not voice.listed and (cue.lemma in LISTS["of_things"] or _may_be_noun(shape, index, cue)):
        return True
    if cue.lemma in LISTS["adjoining"] and not (quotation_adjoins(shape, index) or _closes_clause(shape, index, voice)):
        return True
    if follows == "it" and shape.low(index + 2) in (".", ",", ";", "") and cue.needs != "nothing":
        return True
    if follows in ("little", "nothing", "much", "so") and not _finite_verb_follows(shape, index + 1):
        return True
    if LISTS["nobody"] & {shape.low(voice.first), shape.low(voice.first - 1)}:
        return True
    passive = follows == "to" and cue.lemma in _OF_OTHERS and shape.low(index).endswith(("d", "t"))
    return passive or (cue.lemma, follows) in (("accuse", "of"), ("find", "out"))


def _may_be_noun(shape: Shape, index: int, cue: cues.Cue) -> bool:
    """Whether the form is also that of a noun, after a word that may belong to it: "his recent claims that"."""
    before = shape.pieces[index - 1].text[0].islower()
    return before and cue.lemma in LISTS["also_nouns"] and shape.low(index) == cue.lemma + "s"


def quotation_adjoins(shape: Shape, index: int) -> bool:
    """Whether a quotation, or a colon, stands within a few pieces of a verb: '“...,” the mayor began', "began: “"."""
    near = range(max(0, index - _CLOSING), min(len(shape), index + _OPENING + 1))
    return shape.low(index + 1) == ":" or any(shape.pieces[place].quotation >= 0 for place in near)


_CLOSING = 6
"""Pieces between a quotation and the verb behind it: '," the mayor of Lund began' has six."""

_OPENING = 3
"""Pieces from a verb to the quotation that it opens: 'began, with a smile, "' is as far as it goes."""


def past_hearer(shape: Shape, index: int) -> int:
    """Index behind times, media and hearers after a verb: "said on Monday in an interview that"."""
    place = index
    beside = LISTS["hearers"] | LISTS["media"] | LISTS["beside_verb"]
    while place < len(shape):
        piece = shape.pieces[place]
        if piece.time >= 0 or piece.low in beside:
            place += 1
        elif piece.low in DETERMINERS | POSSESSIVES and (medium := _medium(shape, place)):
            place = medium + 1
        else:
            break
    return place


def quotation_follows(shape: Shape, index: int) -> bool:
    """Whether a quotation begins behind a verb, before the next clause."""
    for place in range(index + 1, min(len(shape), index + _WINDOW)):
        if shape.pieces[place].quotation >= 0:
            return True
        if shape.low(place) in (";", "."):
            return False
    return False


def _as_follows(shape: Shape, index: int) -> bool:
    """Whether "as" follows in the clause: "described the request as"."""
    for place in range(index + 2, min(len(shape), index + _WINDOW)):
        if shape.low(place) in CLAUSE_END or not shape.is_open(place):
            return False
        if shape.low(place) == "as":
            return True
    return False


def _medium(shape: Shape, place: int) -> int:
    """Index of a medium within a few words of a determiner: "a now-deleted post"; 0 for none."""
    for index in range(place + 1, min(len(shape), place + 7)):
        if shape.low(index) in CLAUSE_END | LISTS["finite"] or not shape.is_open(index):
            return 0
        if shape.low(index) in LISTS["media"]:
            return index
    return 0


def _after_quotation(shape: Shape, first: int) -> bool:
    """Whether the voice comes directly behind a quotation."""
    place = first - 1
    while place >= 0 and shape.low(place) in (",", "the"):
        place -= 1
    return place >= 0 and not shape.is_open(place)


def _clause_follows(shape: Shape, place: int, cue: cues.Cue, voice: Voice) -> bool:
    if shape.low(place) == ",":  # "reported, citing two bankers, that"
        ends = (end + 1 for end in range(place + 1, min(len(shape), place + _WINDOW)) if shape.low(end) == ",")
        place = next(ends, place)
    low = shape.low(place)
    if low in CLAUSE_OPENS or low == ":":
        return True
    if voice.kind == "document" and low and low not in CLAUSE_END and cue.lemma not in _OF_MINDS:
        return True
    if voice.kind in ("person", "vague") and cue.lemma in ("find", "see", "show", "feel", "learn"):
        return False  # people find things; only papers "find the bridge was old"
    return _finite_verb_follows(shape, place)


def _finite_verb_follows(shape: Shape, place: int) -> bool:
    for index in range(place + 1, min(len(shape), place + _WINDOW)):
        low = shape.low(index)
        if low in CLAUSE_END or not shape.is_open(index) or low in ("who", "which", "that"):
            return False
        if low in LISTS["finite"] or low.endswith("n't"):
            return True
        if low.endswith("ed") and (shape.low(index - 1) in PRONOUNS or shape.name_at(index - 1) is not None):
            return True
    return False


def _closes_clause(shape: Shape, index: int, voice: Voice) -> bool:
    """Whether the words come first: "The river had risen, officials added." or "The treaty, he argued, had"."""
    before = voice.first - 1
    while before >= 0 and shape.low(before) in DETERMINERS:
        before -= 1
    if shape.low(before) == "and" and shape.name_at(before - 1) is not None:  # ", Reuters and TASS reported."
        before = shape.first_of_name(before - 1) - 1
    behind = shape.low(past_hearer(shape, index + 1))
    return (
        behind in (".", ",", ";", "", "—") and before >= 0 and (shape.low(before) == "," or not shape.is_open(before))
    )
