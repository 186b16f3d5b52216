"""Comparisons made by hand, so that briefings can be tested without the stages that judge.

Articles are written one paragraph a line; sentences end at a full stop. Everything else names words of the texts,
from which the offsets are worked out.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportgen.model import (
    Attribution,
    Block,
    Comparison,
    Coverage,
    Difference,
    DifferenceWords,
    Fact,
    Finding,
    GuideLine,
    KnownFrom,
    LabelGroup,
    LabelUse,
    Lineage,
    Mention,
    Pair,
    Problem,
    Profile,
    Published,
    QuotationGroup,
    QuotationVariant,
    Removed,
    Sentence,
    Source,
    Span,
)

SENTENCE = re.compile(r"[^\n]*?(?<!U\.S)[.!?][”\"]?(?= [A-Z“]|\n|$)|[^\n]+")
OWN = Attribution(kind="own", speaker=None, cue=None, directness="none")


class Story:
    """A comparison in the making."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)
        self.removed: dict[str, tuple[Removed, ...]] = {}
        self.sources: dict[str, Source] = {}
        self.sentences: dict[str, Sentence] = {}
        self.facts: list[Fact] = []
        self.findings: list[Finding] = []
        self.labels: list[LabelGroup] = []
        self.quotations: list[QuotationGroup] = []
        self.lineage: list[Lineage] = []
        self.pairs: list[Pair] = []

    def article(
        self,
        id_: str,
        outlet: str | None,
        first: dt.date | None,
        last: dt.date | None,
        *,
        furniture: Sequence[str] = (),
        headline: bool = True,
        excluded: str | None = None,
        language: str = "en",
        url: str | None = None,
    ) -> None:
        text = self.texts[id_]
        removed = []
        for words in furniture:
            start = text.index(words)
            removed.append(
                Removed(
                    start=start,
                    end=start + len(words),
                    text=words,
                    reason="other_headlines",
                    why="it tells of other stories",
                )
            )
        gone = [(r.start, r.end) for r in removed]
        number, paragraph, last_line = 0, -1 if headline else 0, -1
        blocks = []
        for found in SENTENCE.finditer(text):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            end = found.end()
            if start >= end or any(a <= start < b for a, b in gone):
                continue
            line = text.count("\n", 0, start)
            paragraph, last_line = (paragraph + 1 if line != last_line else paragraph), line
            part = "headline" if headline and paragraph == 0 else "body"
            sentence = f"{id_}:{number}"
            self.sentences[sentence] = Sentence(
                id=sentence,
                source=id_,
                start=start,
                end=end,
                text=text[start:end],
                paragraph=paragraph,
                part=part,
                attribution=OWN,
            )
            blocks.append(Block(start=start, end=end, part=part, paragraph=paragraph))
            number += 1
        basis = "unknown" if first is None and last is None else "stated" if first == last else "inferred"
        self.sources[id_] = Source(
            id=id_,
            file=f"{id_}.txt",
            sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            outlet=outlet,
            title=text.splitlines()[0] if headline else None,
            byline=None,
            dateline=None,
            agency=None,
            url=url,
            language=language,
            excluded=excluded,
            published=Published(date=first, latest=last, basis=basis),
            blocks=tuple(blocks),
            removed=tuple(removed),
        )

    def at(self, source: str, words: str) -> Sentence:
        """The first sentence of a source that holds the words."""
        found = [s for s in self.sentences.values() if s.source == source and words in s.text]
        if not found:
            raise ValueError(f"{source} has no sentence with {words!r}")
        return found[0]

    def span(self, source: str, words: str, within: str | None = None) -> tuple[Sentence, int, int]:
        sentence = self.at(source, within or words)
        start = sentence.start + sentence.text.index(words)
        return sentence, start, start + len(words)

    def fact(
        self,
        statement: str,
        told: Mapping[str, str],
        *,
        values: Mapping[str, str] | None = None,
        differences: Sequence[tuple[str, Mapping[str, str], str]] = (),
        earlier: Sequence[str] = (),
        known: dt.date | None = None,
        origins: int | None = None,
    ) -> Fact:
        mentions = []
        for source, words in told.items():
            sentence, start, end = self.span(source, words)
            mentions.append(Mention(source=source, sentence=sentence.id, start=start, end=end, text=words))
        by_source = {m.source: m for m in mentions}
        coverage = {}
        for source in self.sources.values():
            if source.excluded is not None:
                continue
            if source.id in told:
                value = (values or {}).get(source.id, "")
                coverage[source.id] = Coverage(status="differs" if value else "stated", value=value)
            else:
                own = [s for s in self.sentences.values() if s.source == source.id]
                status = "published_earlier" if source.id in earlier else "not_found"
                coverage[source.id] = Coverage(
                    status=status, nearest=own[-1].id if own else None, score=0.18 if own else None
                )
        made = []
        for kind, words, note in differences:
            spans = []
            for source, text in words.items():
                sentence = self.sentences[by_source[source].sentence]
                start = sentence.start + sentence.text.index(text)
                spans.append(DifferenceWords(sentence=sentence.id, start=start, end=start + len(text), text=text))
            made.append(Difference(kind=kind, between=tuple(s.sentence for s in spans), words=tuple(spans), note=note))
        fact = Fact(
            id=f"F{len(self.facts) + 1:02d}",
            statement=statement,
            statement_from=mentions[0].sentence,
            mentions=tuple(mentions),
            coverage=coverage,
            differences=tuple(made),
            origins=origins or len(told),
            known_from=KnownFrom(date=known, basis="event" if known else "unknown"),
            weight=round(1 - len(self.facts) / 100, 2),
        )
        for first, second in pairwise(mentions):
            self.pairs.append(Pair(a=first.sentence, b=second.sentence, score=0.87, relation="same", why=()))
        self.facts.append(fact)
        return fact

    def finding(
        self,
        source: str,
        words: str,
        kind: str,
        why: str,
        *,
        voice: str = "own",
        speaker: str | None = None,
        elsewhere: tuple[str, ...] = (),
    ) -> None:
        sentence, start, end = self.span(source, words)
        self.findings.append(
            Finding(
                id=f"W{len(self.findings) + 1:02d}", source=source, sentence=sentence.id, start=start, end=end,
                text=words,
                kind=kind, voice=voice, speaker=speaker, why=why, elsewhere=elsewhere,
            )
        )  # fmt: skip

    def label(self, about: str, uses: Sequence[tuple[str, str, int, int]], guides: Sequence[GuideLine] = ()) -> None:
        made = []
        for source, term, own, quoted in uses:
            sentence, start, end = self.span(source, term)
            words = DifferenceWords(sentence=sentence.id, start=start, end=end, text=term)
            made.append(LabelUse(source=source, term=term, own=own, quoted=quoted, spans=(words,)))
        self.labels.append(
            LabelGroup(id=f"L{len(self.labels) + 1}", about=about, uses=tuple(made), guides=tuple(guides))
        )

    def quotation(self, *versions: tuple[str, str, Sequence[str], Sequence[str], str]) -> None:
        """Versions as (source, words, kinds, words marked, note); the first is the longest."""
        made = []
        for source, words, kinds, marked, note in versions:
            sentence, start, end = self.span(source, words)
            span = DifferenceWords(sentence=sentence.id, start=start, end=end, text=words)
            places = [(each, *self.span(source, each, within=words)) for each in marked]
            made.append(
                QuotationVariant(
                    source=source, sentence=sentence.id, spans=(span,), speaker=None, kinds=tuple(kinds), openly=False,
                    words=tuple(DifferenceWords(sentence=s.id, start=a, end=b, text=w) for w, s, a, b in places),
                    note=note,
                )
            )  # fmt: skip
        group = QuotationGroup(
            id=f"q{len(self.quotations) + 1}", speaker=None, longest=made[0].sentence, variants=tuple(made)
        )
        self.quotations.append(group)

    def draws(
        self, source: str, origin: str, relation: str, share: float, words: str, direction: str = "stated"
    ) -> None:
        _, start, end = self.span(source, words)
        evidence = (Span(start=start, end=end, text=words),)
        self.lineage.append(
            Lineage(
                source=source,
                origin=origin,
                relation=relation,
                direction=direction,
                share=share,
                evidence=evidence,
                why="It names it.",
            )
        )

    def comparison(
        self, title: str = "A bridge is closed", *, problems: Sequence[Problem] = (), note: str | None = None
    ) -> Comparison:
        return Comparison(
            version="0.1.0",
            reader="by hand",
            story="bridge",
            title=title,
            folder="sources/bridge",
            note=note,
            problems=tuple(problems),
            sources=tuple(self.sources.values()),
            sentences=tuple(self.sentences.values()),
            pairs=tuple(self.pairs),
            facts=tuple(self.facts),
            findings=tuple(self.findings),
            labels=tuple(self.labels),
            quotations=tuple(self.quotations),
            profiles=tuple(self._profile(id_) for id_, source in self.sources.items() if source.excluded is None),
            lineage=tuple(self.lineage),
            corrections=(),
        )

    def _profile(self, id_: str) -> Profile:
        own = [s for s in self.sentences.values() if s.source == id_]
        return Profile(
            source=id_, words=sum(len(s.text.split()) for s in own), sentences=len(own), statements=len(own),
            attributed=0,
            quoted_words=0, shares={"own": 1.0}, voices=(), quoted=(), talked_about=(), lead=None, leads=(),
            shared_facts=0, first_fifth=0, last_fifth=0, only_here=0, loaded_own=0, loaded_quoted=0,
            paragraph=f"{len(own)} sentences, none of them attributed to anybody.",
        )  # fmt: skip


BRIDGE = {
    "gazette": (
        "Harbour bridge shut after cracks are found\n"
        "The city closed the harbour bridge on 3 March after engineers found 14 cracks in two girders. "
        "Some 22,000 cars cross it every day.\n"
        "“We could not wait another hour,” said the city engineer, Ada Lund. "
        "The staggering bill will land on taxpayers.\n"
        "More: Ten recipes for spring\n"
    ),
    "courier": (
        "Bridge closed for safety\n"
        "Officials closed the harbour bridge on Monday after an inspection found more than a dozen cracks. "
        "About 20,000 vehicles use the bridge daily, the transport office said.\n"
        "Cyclists may still cross.\n"
    ),
    "radio": (
        "The bridge has been closed because of cracks, the Gazette reported. "
        "Repairs began on 20 April and will take eight weeks.\n"
    ),
}  # fmt: skip


def bridge() -> Story:
    """Three articles on a closed bridge; the third came later and draws on the first."""
    story = Story(BRIDGE)
    story.article(
        "gazette",
        "Gazette",
        dt.date(2031, 3, 4),
        dt.date(2031, 3, 4),
        furniture=["More: Ten recipes for spring"],
        url="https://gazette.example/bridge?id=1",
    )
    story.article("courier", "Courier", dt.date(2031, 3, 1), dt.date(2031, 3, 31))
    story.article("radio", None, dt.date(2031, 4, 25), None, headline=False)
    story.fact(
        "The harbour bridge was closed after cracks were found",
        {
            "gazette": "The city closed the harbour bridge on 3 March after engineers found 14 cracks in two girders.",
            "courier": BRIDGE["courier"].splitlines()[1].split(" About")[0],
            "radio": "The bridge has been closed because of cracks",
        },
        values={"courier": "more than a dozen"},
        differences=[("number", {"gazette": "14", "courier": "more than a dozen"}, "14 against more than a dozen")],
        origins=2,
        known=dt.date(2031, 3, 3),
    )
    story.fact(
        "About 20,000 vehicles use the bridge daily",
        {"gazette": "Some 22,000 cars cross it every day.", "courier": "About 20,000 vehicles use the bridge daily"},
        values={"gazette": "22,000"},
        differences=[
            ("number", {"gazette": "Some 22,000", "courier": "About 20,000"}, "22,000 against 20,000"),
            (
                "attribution",
                {"gazette": "cross it", "courier": "the transport office said"},
                "plain fact against the transport office",
            ),
        ],
    )
    story.fact("Cyclists may still cross", {"courier": "Cyclists may still cross."})
    story.fact(
        "Repairs began on 20 April",
        {"radio": "Repairs began on 20 April"},
        earlier=["gazette", "courier"],
        known=dt.date(2031, 4, 20),
    )
    story.finding("gazette", "staggering", "loaded", "an intensifier in the paper’s own voice")
    story.finding("gazette", "We could not wait another hour", "loaded", "urgency", voice="quoted", speaker="Ada Lund")
    story.label(
        "the people in charge",
        [("gazette", "city", 2, 0), ("courier", "Officials", 1, 0)],
        [GuideLine(guide="A Stylebook", year=2031, text="either", url="https://stylebook.example/city")],
    )
    story.draws("radio", "gazette", "reuse", 0.4, "the Gazette reported")
    return story
