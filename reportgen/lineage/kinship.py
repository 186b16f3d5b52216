"""Whether one of two articles draws on the other, which way round, and how much of it."""

from collections.abc import Mapping, Sequence
from typing import Literal

from reportgen.catalogue import Catalogue
from reportgen.lineage.credits import Credit, asked, credits, makers
from reportgen.lineage.wording import Match, Worded, bears_witness, matches
from reportgen.model import Alignment, Document, LedgerEntry, Lineage, LineageRelation, Record

Direction = Literal["stated", "dated", "cannot_tell"]

COPY = 0.8
"""Share of words in verbatim sentences from which an article is a copy: the rest is a changed lead, a local
paragraph or a credit line."""
REWRITE = 0.3
"""Share of words in drawn sentences from which an article is a rewrite without naming its source. Of the 408 ordered
pairs of newsrooms' own reports in the training stories, none comes above 0.17."""
CREDITED_REWRITE = 3
"""Drawn sentences that make a rewrite where the lead names the source: the lead and two more."""
LONG_RUN = 8
"""Own words in a row that two writers do not hit upon independently; half of the training pairs share no run of 6."""
UNCREDITED_REUSE = 2
"""Sentences with such a run that make a reuse where no source is named: one alone may be a title, a law's name or
a charge sheet's formula."""


class Evidence(Record, frozen=True, kw_only=True):
    """What the articles say of their making, by article id, and the pairs of sentences that tell the same."""

    credits: Mapping[str, tuple[Credit, ...]]
    asked: Mapping[str, tuple[Credit, ...]]
    makers: Mapping[str, frozenset[str]]
    paired: frozenset[tuple[str, str]]
    """Both ways round."""

    @classmethod
    def of(cls, documents: Sequence[Document], alignment: Alignment) -> "Evidence":
        """What the documents say."""
        return cls(
            credits={d.article.id: credits(d) for d in documents},
            asked={d.article.id: asked(d) for d in documents},
            makers=makers(documents),
            paired=frozenset((x, y) for p in alignment.pairs for x, y in ((p.a, p.b), (p.b, p.a))),
        )


class View(Record, frozen=True, kw_only=True):
    """How one article looks if it is taken to draw on the other."""

    source: Document
    origin: Document
    matches: tuple[Match, ...]
    credits: tuple[Credit, ...]
    carried: tuple[Credit, ...]
    """Where the maker of `origin` speaks of its own asking in `source`: its words, though `source` credits nobody."""

    @property
    def vouched(self) -> bool:
        """Whether words of `source` name the maker of `origin`, in either way."""
        return bool(self.credits or self.carried)


def kinship(
    a: Document,
    b: Document,
    words: Mapping[str, Sequence[Worded]],
    evidence: Evidence,
    say: Catalogue,
) -> Lineage | None:
    """The record of two articles, None where nothing shows that they are kin."""
    forth, back = (_view(one, other, words, evidence) for one, other in ((a, b), (b, a)))
    view, direction = _direction(forth, back)
    relation = _relation(view)
    if relation is None:
        return None
    ledger = tuple(match.entry for match in view.matches)
    share = _share(view)
    return Lineage(
        source=view.source.article.id,
        origin=view.origin.article.id,
        relation=relation,
        direction=direction,
        share=share,
        evidence=tuple(credit.words for credit in (*view.credits, *view.carried)),
        why=_why(view, ledger, share, say),
        ledger=ledger,
    )


def _view(source: Document, origin: Document, words: Mapping[str, Sequence[Worded]], evidence: Evidence) -> View:
    one, other = source.article.id, origin.article.id
    named = tuple(credit for credit in evidence.credits[one] if credit.outlet in evidence.makers[other])
    foreign = evidence.makers[other] - evidence.makers[one]
    carried = tuple(credit for credit in evidence.asked[one] if credit.outlet in foreign)
    found = matches(words[one], words[other], evidence.paired, credited=bool(named))
    return View(source=source, origin=origin, matches=found, credits=named, carried=carried)


def _direction(forth: View, back: View) -> tuple[View, Direction]:
    order = _later(forth.source, forth.origin)
    if forth.credits and not back.credits and order >= 0:
        return forth, "stated"
    if back.credits and not forth.credits and order <= 0:
        return back, "stated"
    if order:
        return (forth, "dated") if order > 0 else (back, "dated")
    return back, "cannot_tell"


def _later(a: Document, b: Document) -> int:
    """1 where `a` surely appeared on a later day than `b`, -1 on an earlier one, 0 where it cannot be told."""
    one, other = a.article.published, b.article.published
    if one.date and other.latest and one.date > other.latest:
        return 1
    return -1 if other.date and one.latest and other.date > one.latest else 0


def _relation(view: View) -> LineageRelation | None:
    total = sum(match.words for match in view.matches) or 1
    witnesses = [match for match in view.matches if bears_witness(match)]
    if sum(m.words for m in view.matches if m.entry.kind == "verbatim") / total >= COPY:
        return "copy"
    drawn = sum(m.words for m in witnesses) / total
    covered = sum(match.entry.kind != "added" for match in view.matches)
    if drawn >= REWRITE or (any(credit.lead for credit in view.credits) and covered >= CREDITED_REWRITE):
        return "rewrite"
    long = sum(match.own_run >= LONG_RUN for match in witnesses)
    if long >= UNCREDITED_REUSE or (view.vouched and witnesses):
        return "reuse"
    return "quotes" if view.credits else None


def _share(view: View) -> float:
    total = sum(match.words for match in view.matches) or 1
    return round(sum(match.words for match in view.matches if match.entry.kind != "added") / total, 3)


def _why(view: View, ledger: Sequence[LedgerEntry], share: float, say: Catalogue) -> str:
    counts = {kind: sum(entry.kind == kind for entry in ledger) for kind in ("verbatim", "trimmed", "reworded")}
    kept = [say(f"lineage_why.{kind}", n=count) for kind, count in counts.items() if count]
    listed = say("language.comma").join(kept) or say("lineage_why.none")
    parts = [say("lineage_why.kept", n=len(ledger), kept=listed, share=say.share(share))]
    if view.credits:
        parts.append(say("lineage_why.named"))
    if view.carried:
        parts.append(say("lineage_why.carried"))
    return " ".join(parts)
