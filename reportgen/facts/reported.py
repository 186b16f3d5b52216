"""What a telling says, apart from who says it, and in whose voice."""

import re

from reportgen.facts.lexicon import word_set
from reportgen.facts.telling import Telling
from reportgen.grammar import cues
from reportgen.grammar.words import Token, tokens

TAIL = 3
"""Content words behind a closing credit that still belong to it: "…, the mayor told reporters on Tuesday evening"."""
ACTS = word_set(
    "promise pledge vow urge request demand call propose recommend rule order appeal praise thank ask plead beg implore"
    " apologize apologise congratulate decline refuse"
)
"""Verbs with which a speaker does something by speaking: to tell of the act is not to take over a statement."""
ITS_ACT = re.compile(r"^\W*(?:that\s+)?(?:it|they|he|she|we)\b", re.IGNORECASE)
"""The speaker reports its own act ("said it had opened an inquiry"), so that it is named wherever the act is told."""
CLAUSE = 4
"""Words behind a verb within which the clause begins that it brings in: "ruled unanimously on Tuesday that"; with
fewer words left, and a comma before it, it closes the sentence ("…, the court ruled on Tuesday")."""
CLAUSES = word_set("that whether how why if")
DECLINED = re.compile(r"\b(?:declin|refus|spoke|speak|dissent|disagree)\w*\b", re.IGNORECASE)
"""Speech that brings in no statement, and is on no list of verbs that do."""


def said(telling: Telling) -> tuple[Token, ...]:
    """The content words that the credit of a telling covers; all of them, where it has none.

    After "the court sent it back, finding that ..." they are those behind the cue; before "..., officials said", all.
    """
    words = [token for token in telling.content if not telling.is_credit(token.start, token.end)]
    if not telling.credit or telling.sentence.attribution.directness == "direct":
        return tuple(words)
    first, last = telling.credit[0].start, telling.credit[-1].end
    ahead = [token for token in words if token.end <= first]
    behind = [token for token in words if token.start >= last]
    closing = len(behind) <= TAIL and len(ahead) > len(behind)
    inserted = len(telling.credit) == 1 and telling.before(first).endswith(",")
    return tuple(words if closing or inserted or _is_phrase(telling) else behind)


def is_plain(telling: Telling) -> bool:
    """Whether a telling is the paper's own and tells of nobody's speaking."""
    if telling.sentence.attribution.kind != "own" or any(q.speaker for q in telling.sentence.quotations):
        return False
    reporting = any(_reports(telling, place) for place in range(len(telling.tokens)))
    return not reporting and DECLINED.search(telling.sentence.text) is None


def is_statement(telling: Telling) -> bool:
    """Whether a telling credits somebody with a statement, not with an act of speech such as a promise."""
    said_ = telling.sentence.attribution
    found = [cue for word in (said_.cue or "").lower().split() if (cue := cues.verb(word)) is not None]
    return said_.kind != "own" and not any(cue.lemma in ACTS for cue in found)


def takes_over(plain: Telling, credited: Telling) -> bool:
    """Whether a plain telling may have for its own what another credits: not where it tells of the speaker instead."""
    speaker = credited.sentence.attribution.speaker or ""
    if not plain.stems & {token.stem for token in tokens(speaker) if not token.is_stop}:
        return True
    behind = credited.sentence.text[credited.credit[-1].end - credited.sentence.start :] if credited.credit else ""
    return ITS_ACT.match(behind) is not None


def _reports(telling: Telling, place: int) -> bool:
    """Whether the word at `place` is a verb that brings in what somebody says, here."""
    cue = cues.verb(telling.tokens[place].lower)
    if cue is None or cue.needs == "quotation":
        return False
    behind = [token.lower for token in telling.tokens[place + 1 : place + 1 + CLAUSE]]
    closing = len(behind) < CLAUSE and "," in telling.before(telling.tokens[place].start)
    return cue.needs == "nothing" or closing or bool(CLAUSES & set(behind))


def _is_phrase(telling: Telling) -> bool:
    """Whether the credit is a phrase that covers the whole sentence ("according to police, ...")."""
    return not any(cues.verb(word) for word in (telling.sentence.attribution.cue or "").lower().split())
