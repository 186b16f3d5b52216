"""Judgements and forecasts without a source, and sources without a name."""

import re
from collections.abc import Iterator
from functools import cache

from reportgen.catalogue import Catalogue
from reportgen.framing.lexicon import data
from reportgen.framing.marks import Mark, mark, quotation_at
from reportgen.model import FindingKind, Sentence

CLAUSE_END = re.compile(r"[,;:—–()]|[.!?][\"”’]?$|\s-{1,2}\s|\b(?:and|but|because|although|while|which|who|that)\b")
LONGEST = 90
"""Characters that a finding runs on after the words that gave it away: to the end of the clause, a printed line."""
AGENT = re.compile(r"^[^.;]{0,60}?\bby\s+(?:the\s+|an?\s+)?[A-Z]")
"""A passive whose agent is named, within a printed line, is no vague source."""


@cache
def _shapes(group: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    voice = data("voice.toml")
    lists = {name: "(?:" + "|".join(re.escape(w) for w in voice[name]) + ")" for name in ("evaluative", "verdicts")}
    found = []
    for name, shape in voice[group].items():
        alternatives = "|".join(shape["patterns"])
        for key, listed in lists.items():
            alternatives = alternatives.replace("{" + key + "}", listed)
        found.append((name, shape["why"], re.compile(alternatives, re.IGNORECASE)))
    return tuple(found)


def own_voice(sentence: Sentence, say: Catalogue) -> Iterator[Mark]:
    """Evaluations and forecasts that the article makes itself: no speaker, no quotation marks, no hedge of a source."""
    if sentence.attribution.kind != "own" or sentence.part == "headline":
        return
    for _, why, pattern in _shapes("own"):
        for match in pattern.finditer(sentence.text):
            end = _clause_end(sentence.text, match.end())
            if quotation_at(sentence, sentence.start + match.start(), sentence.start + match.end()) is None:
                yield _mark(sentence, match.start(), end, "own_voice", say(why))


def vague_source(sentence: Sentence, say: Catalogue) -> Iterator[Mark]:
    """Sources that are not named: agentless passives and crowds ("critics say")."""
    for name, why, pattern in _shapes("vague"):
        for match in pattern.finditer(sentence.text):
            if name == "passive" and (_has_speaker(sentence) or AGENT.search(sentence.text[match.end() :])):
                continue
            yield _mark(sentence, match.start(), match.end(), "vague_source", say(why))


def _has_speaker(sentence: Sentence) -> bool:
    return sentence.attribution.speaker is not None and sentence.attribution.kind not in ("own", "vague")


def _clause_end(text: str, after: int) -> int:
    stop = CLAUSE_END.search(text, after)
    end = stop.start() if stop else len(text)
    if end - after > LONGEST:
        end = text.rfind(" ", after, after + LONGEST)
    return max(after, len(text[:end].rstrip()))


def _mark(sentence: Sentence, start: int, end: int, kind: FindingKind, why: str) -> Mark:
    lead = len(sentence.text[start:end]) - len(sentence.text[start:end].lstrip(" \n\u00a0“\"'"))
    return mark(sentence, start + lead, end, kind, why)
