"""The words with which a text brings in somebody else's words, and how far each of them vouches for what is said."""

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

CueClass = Literal["neutral", "doubting", "asserting", "hedged"]
Needs = Literal["nothing", "clause", "quotation"]
Form = Literal["finite", "participle", "ing"]


class Cue(NamedTuple):
    """A form of a reporting verb.

    `form` is "participle" for one that can only follow "have" or "be" ("written"), "ing" for "saying", else "finite".
    """

    lemma: str
    cue_class: CueClass
    needs: Needs
    form: Form


class _Lists(NamedTuple):
    verbs: dict[str, Cue]
    nouns: dict[str, CueClass]
    phrases: dict[str, CueClass]


def verb(word: str) -> Cue | None:
    """The reporting verb of which `word` (lower case) is a form, or None."""
    return _lists().verbs.get(word)


def noun(word: str) -> CueClass | None:
    """The class of a noun that brings in words ("claim"), singular or plural, in lower case, or None."""
    return _lists().nouns.get(word)


def cue_class(cue: str) -> CueClass:
    """How far a cue vouches for what it brings in, judged by its last word that is on the list; "neutral" if none is.

    Args:
        cue: the words as they stand in `Attribution.cue` or `Quotation.cue`, such as "has been estimated".
    """
    lists, low = _lists(), cue.lower()
    if low in lists.phrases:
        return lists.phrases[low]
    for word in reversed(low.split()):
        if word in lists.verbs:
            return lists.verbs[word].cue_class
        if word in lists.nouns or word in lists.phrases:
            return lists.nouns.get(word) or lists.phrases[word]
    return "neutral"


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    data = tomllib.loads(resources.files(__package__).joinpath("data", "cues.toml").read_text(encoding="utf-8"))
    verbs: dict[str, Cue] = {}
    for name, lemmas in data["classes"].items():
        for lemma in lemmas:
            needs: Needs = next((kind for kind in ("clause", "quotation") if lemma in data["needs"][kind]), "nothing")
            for word, form in _forms(lemma, data["irregular"].get(lemma)):
                verbs.setdefault(word, Cue(lemma, name, needs, form))
    nouns = {form: name for name, words in data["nouns"].items() for word in words for form in (word, word + "s")}
    return _Lists(verbs, nouns, {phrase: name for name, phrases in data["phrases"].items() for phrase in phrases})


def _forms(lemma: str, irregular: list[str] | None) -> list[tuple[str, Form]]:
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    past = stem + "ed" if not lemma.endswith("ee") else lemma + "d"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    forms = irregular or [third, past, stem + "ing"]
    return [(lemma, "finite"), *((form, _form(form)) for form in forms)]


def _form(word: str) -> Form:
    if word.endswith("ing"):
        return "ing"
    return "participle" if word in ("written", "seen", "shown", "begun") else "finite"
