"""The records that travel from stage to stage, in the order in which they come to be. All are frozen.

Every `start`/`end` is a pair of character offsets into the text of the article's file as read
(`RawArticle.text`), so that `text == raw.text[start:end]` holds for every record that has all three.
The file as read is: decoded, without its byte-order mark, with every line end as a single line feed; for HTML,
DOCX and Markdown, the text that reading took out of it (Markdown: the front matter verbatim, then the words without
their marks).
"""

import datetime as dt
from typing import Literal

from msgspec import Struct


class Record(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """The base of all records: immutable, compared by value, made with keywords."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of an article's file, with the words that stand there."""

    start: int
    end: int
    text: str


# --- reading: folder -> raw articles -------------------------------------------------------------------------


class Problem(Record, frozen=True, kw_only=True):
    """A bad input that did not end the run: what it was, why it could not be used, and the way out."""

    file: str
    what: str
    remedy: str


class Details(Record, frozen=True, kw_only=True):
    """What the editor's `story.toml` or a file's own metadata says of an article; given values beat found ones."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    url: str | None = None
    wire: str | None = None
    excerpt: bool = False
    """True where the editor says that the file holds only a part of the article."""


class RawArticle(Record, frozen=True, kw_only=True):
    """One readable file of a story. `file` is relative to the story's folder, with forward slashes."""

    id: str
    file: str
    sha256: str
    text: str
    details: Details


class Story(Record, frozen=True, kw_only=True):
    """A story folder as read. `articles` stand in the editor's order or, without one, by id."""

    name: str
    title: str | None
    folder: str
    """Relative to the working directory where it lies inside it, else the folder's name alone."""
    note: str | None
    """The editor's introduction, as Markdown."""
    articles: tuple[RawArticle, ...]
    problems: tuple[Problem, ...]


# --- cleaning: raw article -> article ------------------------------------------------------------------------

RemovalReason = Literal[
    "breadcrumb", "navigation", "share_counter", "login", "copyright", "credit", "site_date", "dateline_remnant",
    "kicker", "repeated", "other_headlines", "separator", "byline", "date_line", "metadata", "foreign_language",
]  # fmt: skip

DateBasis = Literal["given", "stated", "inferred", "unknown"]


class Removed(Span, frozen=True, kw_only=True):
    """Words of the file that are not the article's."""

    reason: RemovalReason
    why: str
    """One plain clause for the reader: what gave it away."""


class Block(Record, frozen=True, kw_only=True):
    """A run of the article proper: its headline, or one paragraph of its body (numbered from 1; headline 0)."""

    start: int
    end: int
    part: Literal["headline", "body"]
    paragraph: int


class Published(Record, frozen=True, kw_only=True):
    """When an article appeared: on some day from `date` to `latest`, both included.

    `date is None` means that no lower bound is known; `latest is None` with a date means "then or later".
    `words` are the words of the file on which a stated or inferred date rests.
    """

    date: dt.date | None
    latest: dt.date | None
    basis: DateBasis
    words: tuple[Span, ...] = ()
    note: str = ""
    """For the reader: how the date was come by, and which stamp was not believed and why."""


class Article(Record, frozen=True, kw_only=True):
    """What a raw article holds once the page's furniture is off. Blocks ascend and never touch removed spans."""

    id: str
    file: str
    sha256: str
    text: str
    details: Details
    headline: Span | None
    byline: Span | None
    dateline: Span | None
    agency: str | None
    """The agency that a dateline or credit line names, spelled out as it stands ("AP", "Reuters")."""
    published: Published
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    language: str
    """ISO 639-1 code; articles not in the story's language are kept out of the judgement."""
    excluded: str | None
    """Why the article takes no part in the judgement, in words; None where it does."""


# --- language: article -> document ---------------------------------------------------------------------------


class Quotation(Span, frozen=True, kw_only=True):
    """Quoted words within one sentence, without the marks. A quotation over several sentences shares `group`."""

    group: int
    speaker: str | None
    cue: str | None
    complete: bool
    """False where the file opens the quotation without closing it, or the reverse."""


VoiceKind = Literal["own", "person", "body", "document", "outlet", "vague"]
Directness = Literal["none", "direct", "indirect", "mixed"]


class Attribution(Record, frozen=True, kw_only=True):
    """Who says what a sentence says. Own voice: no speaker, no cue, directness "none"."""

    kind: VoiceKind
    speaker: str | None
    cue: str | None
    directness: Directness
    words: tuple[Span, ...] = ()
    """The words that carry the attribution ("Cartwright said", "according to police")."""


class Quantity(Span, frozen=True, kw_only=True):
    """A number as written: a value between `low` and `high`, e.g. "more than 37,000 people".

    `qualifier` is "exact", "about", "more_than", "less_than", "at_least", "at_most" or "range";
    `unit` a currency, measure or counted noun in the singular ("USD", "percent", "people"), or "" ;
    `comparison` "times", "order_of_magnitude", "increase", "decrease" or None; for these `low` and `high` are the
    factor or the amount of the change.
    """

    low: float
    high: float
    qualifier: str
    unit: str
    comparison: str | None


class TimeExpression(Span, frozen=True, kw_only=True):
    """A time as written, resolved to the days it covers, both included, as far as the text allows.

    `kind` is "day", "month", "season", "quarter", "year", "fiscal_year", "range", "part" ("late last year"),
    "weekday", "relative" or "vague". `first` and `last` are None where an anchor was needed and not known.
    """

    kind: str
    first: dt.date | None
    last: dt.date | None


class Name(Span, frozen=True, kw_only=True):
    """A name as written. `canonical` is one spelling for all its variants in the story."""

    canonical: str
    kind: Literal["person", "place", "body", "other"]


class Sentence(Span, frozen=True, kw_only=True):
    """One sentence. `id` is SOURCE:NUMBER, numbered from 0 within the source in order of the text."""

    id: str
    source: str
    paragraph: int
    part: Literal["headline", "body"]
    quotations: tuple[Quotation, ...] = ()
    attribution: Attribution
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    names: tuple[Name, ...] = ()


class Document(Record, frozen=True, kw_only=True):
    """An article with its sentences in order."""

    article: Article
    sentences: tuple[Sentence, ...]


# --- alignment: sentences of all -> scored pairs -------------------------------------------------------------

Relation = Literal["copy", "same", "part"]


class Why(Record, frozen=True, kw_only=True):
    """One reason for a pair: which feature, in words a reader understands, with the words it rests on."""

    feature: str
    note: str
    value: float


class Pair(Record, frozen=True, kw_only=True):
    """Two sentences of two sources that share a fact. `a < b` in the order (source id, sentence number)."""

    a: str
    b: str
    score: float
    """Calibrated: the share of pairs with this score that a careful reader would make, 0 to 1."""
    relation: Relation
    why: tuple[Why, ...]


class Nearest(Record, frozen=True, kw_only=True):
    """The sentence of another source that comes nearest to a sentence, and its score, whether a pair or not."""

    sentence: str
    source: str
    nearest: str
    score: float


class Alignment(Record, frozen=True, kw_only=True):
    """The pairs of a story, the nearest of every sentence in every other source, and the groups that share a fact.

    A group is a set of sentence ids; a sentence may belong to several groups.
    """

    pairs: tuple[Pair, ...]
    nearest: tuple[Nearest, ...]
    groups: tuple[tuple[str, ...], ...]


# --- lineage: pairs -> who draws on whom ---------------------------------------------------------------------

LineageRelation = Literal["copy", "rewrite", "reuse", "quotes", "shared_origin"]


class LedgerEntry(Record, frozen=True, kw_only=True):
    """What became of one sentence of the drawing article: verbatim, trimmed, reworded or added."""

    sentence: str
    source_sentence: str | None
    kind: Literal["verbatim", "trimmed", "reworded", "added"]
    similarity: float


class Lineage(Record, frozen=True, kw_only=True):
    """`source` draws on `origin`; where `direction` is "cannot_tell" the two are only known to be kin."""

    source: str
    origin: str
    """Id of the article drawn on, or the name of an outlet outside the story."""
    relation: LineageRelation
    direction: Literal["stated", "dated", "cannot_tell"]
    share: float
    """Share of `source`'s words that stand in sentences drawn from `origin`, 0 to 1."""
    evidence: tuple[Span, ...]
    """Words of `source`'s file, such as the credit."""
    why: str
    ledger: tuple[LedgerEntry, ...] = ()


# --- facts: groups -> facts ----------------------------------------------------------------------------------

Status = Literal["stated", "differs", "contradicts", "not_found", "published_earlier", "cannot_tell"]
DifferenceKind = Literal[
    "number", "time", "name_place", "attribution", "certainty", "label", "loaded", "cause", "quote", "detail",
    "contradiction",
]  # fmt: skip


class Mention(Span, frozen=True, kw_only=True):
    """Where a source tells a fact: a sentence or a clause of one."""

    source: str
    sentence: str


class Coverage(Record, frozen=True, kw_only=True):
    """How one source stands to one fact.

    `value` is the telling value of a cell ("37,000"), "" where there is none. The last three statuses carry the
    nearest sentence and its score, where the source has any sentence.
    """

    status: Status
    value: str = ""
    nearest: str | None = None
    score: float | None = None
    why: str = ""


class DifferenceWords(Span, frozen=True, kw_only=True):
    """The words of one telling that differ from another's."""

    sentence: str


class Difference(Record, frozen=True, kw_only=True):
    """One way in which tellings of a fact differ. `between` are sentence ids of at least two sources."""

    kind: DifferenceKind
    between: tuple[str, ...]
    words: tuple[DifferenceWords, ...]
    note: str


class KnownFrom(Record, frozen=True, kw_only=True):
    """The first day on which anybody could have known a fact, and what says so."""

    date: dt.date | None
    basis: Literal["event", "first_mention", "unknown"]
    sentence: str | None = None
    words: str = ""


StepKind = Literal["credited", "plain", "other_source", "hedge_dropped", "hedge_added", "hedged"]


class LadderStep(Record, frozen=True, kw_only=True):
    """How a rung stands to those of the sources in `than`.

    "credited" to somebody where they tell it as plain fact; "plain" where they credit it; "other_source": credited
    under another name; "hedged" where they are not, and nothing tells which came first; "hedge_dropped" and
    "hedge_added": without or with a hedge, against tellings that came first and that it draws on.
    """

    kind: StepKind
    than: tuple[str, ...]
    drawn: bool
    """Whether lineage or dates and wording tell that it draws on the tellings of `than`."""


class Rung(Record, frozen=True, kw_only=True):
    """Whom one source credits with a fact, in the sentence that says most of it, and how sure it makes of it."""

    source: str
    sentence: str
    kind: VoiceKind
    speaker: str | None
    cue: str | None
    directness: Directness
    words: tuple[Span, ...]
    """The words that carry the attribution."""
    hedges: tuple[DifferenceWords, ...]
    """Words that hedge what the tellings share."""
    steps: tuple[LadderStep, ...]


class OriginGroup(Record, frozen=True, kw_only=True):
    """Sources that count as one origin of a fact: they draw on one another, or go back to the outlets in `outlets`."""

    sources: tuple[str, ...]
    draws: bool
    """Whether a link between articles of the story is among the reasons."""
    outlets: tuple[str, ...]
    """Outlets outside the story that several of them go back to."""


class Fact(Record, frozen=True, kw_only=True):
    """One checkable statement that at least one source makes."""

    id: str
    statement: str
    statement_from: str
    """The sentence whose words the statement uses."""
    mentions: tuple[Mention, ...]
    coverage: dict[str, Coverage]
    differences: tuple[Difference, ...]
    origins: int
    """Number of independent origins among the sources that tell it."""
    known_from: KnownFrom
    weight: float
    """How much the fact matters in the story, by stated rules, 0 to 1; facts are listed by it."""
    ladder: tuple[Rung, ...] = ()
    """One rung for each source that tells the fact, by source id."""
    origin_groups: tuple[OriginGroup, ...] = ()
    """The sources that tell the fact, those that count as one origin together; by their first source."""


# --- framing: sentences and facts -> findings ----------------------------------------------------------------

FindingKind = Literal["loaded", "label", "own_voice", "vague_source", "certainty", "prominence", "headline"]


class Finding(Span, frozen=True, kw_only=True):
    """Something about the wording of one article. Words in a quotation have voice "quoted" and a speaker."""

    id: str
    source: str
    sentence: str
    kind: FindingKind
    voice: Literal["own", "quoted"]
    speaker: str | None
    why: str
    elsewhere: tuple[str, ...] = ()
    """Ids of the articles that the reason speaks of without naming them."""


def is_own(finding: Finding) -> bool:
    """Whether a finding's words are the article's own: neither quoted nor in a sentence credited to somebody."""
    return finding.voice == "own" and finding.speaker is None


class LabelUse(Record, frozen=True, kw_only=True):
    """How often a source uses a term for a group, in its own voice and quoted, with every place."""

    source: str
    term: str
    own: int
    quoted: int
    spans: tuple[DifferenceWords, ...]


class GuideLine(Record, frozen=True, kw_only=True):
    """What a named style guide says of a term, in the edition or announcement of `year`."""

    guide: str
    year: int
    text: str
    url: str | None


class LabelGroup(Record, frozen=True, kw_only=True):
    """Terms that different sources use for the same people, place or act."""

    id: str
    about: str
    uses: tuple[LabelUse, ...]
    guides: tuple[GuideLine, ...] = ()
    """What named style guides say of the terms, in order of year; they may disagree."""


VariantKind = Literal["whole", "cut", "changed", "spliced", "other_speaker", "marks_lost"]


class QuotationVariant(Record, frozen=True, kw_only=True):
    """One article's version of a quotation; it begins in `sentence`.

    `spans` are its words in the order of the file, one for each run of them within a sentence. `words` are those in
    which it departs from the longest version, on both sides: its own, and those of the longest that they stand for.
    What is only cut off at an end is not in `words`.
    """

    source: str
    sentence: str
    spans: tuple[DifferenceWords, ...]
    speaker: str | None
    kinds: tuple[VariantKind, ...]
    openly: bool
    """True where the article itself marks every word that it took out or put in, by an ellipsis or square brackets."""
    words: tuple[DifferenceWords, ...]
    note: str


class QuotationGroup(Record, frozen=True, kw_only=True):
    """The versions of one quotation in at least two articles, in order of source id and place.

    `longest` is the sentence in which the longest version begins; that version is "whole".
    """

    id: str
    speaker: str | None
    longest: str
    variants: tuple[QuotationVariant, ...]


class Profile(Record, frozen=True, kw_only=True):
    """Counted facts about one article, and the paragraph that they make. All count sentences and words of the body."""

    source: str
    words: int
    sentences: int
    statements: int
    attributed: int
    quoted_words: int
    shares: dict[VoiceKind, float]
    """Share of the words that stand in the sentences of each kind of source, 0 to 1; all kinds, in sum 1."""
    voices: tuple[str, ...]
    """Everybody who is named as the source of a statement, in order of the text."""
    quoted: tuple[str, ...]
    """Those of them who are quoted in their own words, the most quoted first."""
    talked_about: tuple[str, ...]
    """Persons and bodies that are named often, or speak in another article, and never speak in this one."""
    lead: str | None
    """The first sentence of the body."""
    leads: tuple[str, ...]
    """Facts that the lead tells."""
    shared_facts: int
    first_fifth: int
    """Shared facts of which the first telling stands in the first fifth of the sentences."""
    last_fifth: int
    only_here: int
    loaded_own: int
    loaded_quoted: int
    """In quotations, or in sentences credited to somebody."""
    paragraph: str


class Framing(Record, frozen=True, kw_only=True):
    """All that framing found."""

    findings: tuple[Finding, ...]
    labels: tuple[LabelGroup, ...]
    quotations: tuple[QuotationGroup, ...]
    profiles: tuple[Profile, ...]


# --- the judgement of one reader, and the contract -----------------------------------------------------------


class Judgement(Record, frozen=True, kw_only=True):
    """What a reader hands over: the whole of the judging, every claim of which is checked against the text."""

    reader: str
    alignment: Alignment
    lineage: tuple[Lineage, ...]
    facts: tuple[Fact, ...]
    framing: Framing


class Correction(Record, frozen=True, kw_only=True):
    """A change that an editor made to the facts."""

    action: Literal["join", "split", "rename", "dismiss"]
    facts: tuple[str, ...]
    by: str
    why: str


class Source(Record, frozen=True, kw_only=True):
    """One article in `comparison.json`."""

    id: str
    file: str
    sha256: str
    outlet: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    agency: str | None
    url: str | None
    language: str
    excluded: str | None
    published: Published
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]


class Comparison(Record, frozen=True, kw_only=True):
    """The contract: what `comparison.json` holds, and all that a briefing is made from."""

    version: str
    reader: str
    story: str
    title: str
    folder: str
    note: str | None
    problems: tuple[Problem, ...]
    sources: tuple[Source, ...]
    sentences: tuple[Sentence, ...]
    pairs: tuple[Pair, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    labels: tuple[LabelGroup, ...]
    quotations: tuple[QuotationGroup, ...]
    profiles: tuple[Profile, ...]
    lineage: tuple[Lineage, ...]
    corrections: tuple[Correction, ...]
