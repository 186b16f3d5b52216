"""The records of a briefing: everything that any output prints, complete and in words, before any markup."""

from typing import Literal

from reportgen.model import Record, Status, StepKind


class Mark(Record, frozen=True, kw_only=True):
    """Why a run of text is marked. `kind` is a kind of difference or of finding; `name` is its name for readers."""

    family: Literal["difference", "finding"]
    kind: str
    name: str
    note: str = ""
    quiet: bool = False
    """Shown on demand alone, because marks of two other kinds lie on the sentence already."""


class Run(Record, frozen=True, kw_only=True):
    """Words of an outlet that are printed alike. `context` runs stand around the words that matter."""

    text: str
    marks: tuple[Mark, ...] = ()
    context: bool = False


class SourceName(Record, frozen=True, kw_only=True):
    """How every output names an article: `short` is as brief as it can be and still tell it from the others."""

    id: str
    anchor: str
    short: str
    name: str
    date: str


class SourceCard(Record, frozen=True, kw_only=True):
    """What a reader should know of an article before reading on."""

    source: SourceName
    headline: str
    byline: str
    date: str
    basis: str
    date_note: str
    length: str
    rests_on: tuple[str, ...]
    url: str
    excluded: str


class FactName(Record, frozen=True, kw_only=True):
    """A fact as lists name it."""

    id: str
    anchor: str
    statement: str
    told_by: str
    in_full: bool
    """Set out in the print edition too, so that a page can be named."""
    differs: bool
    """The articles put it differently; in print its differences stand at a page of their own."""


class Telling(Record, frozen=True, kw_only=True):
    """One article's words for a fact."""

    source: SourceName
    sentence: str
    anchor: str
    runs: tuple[Run, ...]
    few: tuple[Run, ...]
    """The same words with marks of at most two kinds, for print."""
    says: str
    place: str
    url: str
    withheld: str = ""
    """Why the words are not printed in this edition; "" where they are."""


class DifferenceView(Record, frozen=True, kw_only=True):
    """One way in which the tellings of a fact differ."""

    kind: str
    name: str
    note: str


class KindName(Record, frozen=True, kw_only=True):
    """A kind of difference with its name for readers."""

    kind: str
    name: str


class VariantRow(Record, frozen=True, kw_only=True):
    """The words of one article that stand against those of others, one cell for each kind; empty where it has none."""

    source: SourceName
    cells: tuple[tuple[str, ...], ...]


class Variants(Record, frozen=True, kw_only=True):
    """The differing words of a fact below one another: a column for each kind, a row for each article."""

    kinds: tuple[KindName, ...]
    rows: tuple[VariantRow, ...]


class Absence(Record, frozen=True, kw_only=True):
    """An article that does not have the fact: with what reason, and its nearest sentence to check by."""

    source: SourceName
    status: Status
    word: str
    why: str
    nearest: str
    nearest_anchor: str
    nearest_place: str
    nearest_says: str
    """What its nearest sentence is to the fact, in words."""
    likeness: str


class StepWord(Record, frozen=True, kw_only=True):
    """What sets a rung apart from others: in a word, and in a sentence, "" where the rung itself says it."""

    kind: StepKind
    word: str
    note: str


class Step(Record, frozen=True, kw_only=True):
    """A rung of the attribution ladder: who is credited, which articles credit so, and in which words."""

    says: str
    sources: tuple[SourceName, ...]
    words: tuple[str, ...] = ()
    steps: tuple[StepWord, ...] = ()


class Cell(Record, frozen=True, kw_only=True):
    """How one source stands to one fact: `word` is the value that differs, or the status in a word.

    Where it is a value, `hint` says the status; else it is empty. `kind` names what it differs in; "" where it does
    not.
    """

    source: SourceName
    status: Status
    word: str
    target: str
    hint: str
    kind: str


class FactView(Record, frozen=True, kw_only=True):
    """Everything about one fact."""

    name: FactName
    shared: bool
    spread: str
    count: int
    origins: str
    """How many independent origins it has, in words."""
    origin_count: int
    origins_brief: str
    known: str
    known_date: str
    """In ISO 8601, "" where unknown."""
    position: float
    """How far down the articles it stands on average, 0 to 1."""
    cells: tuple[Cell, ...]
    """One for each judged source, in order of date."""
    sureness: str
    """How well the tellings match, in words."""
    basis: tuple[str, ...]
    """How the origins were counted, where articles share one, and what the weakest match scores."""
    tellings: tuple[Telling, ...]
    differences: tuple[DifferenceView, ...]
    variants: Variants | None
    ladder: tuple[Step, ...]
    absences: tuple[Absence, ...]


class Exhibit(Record, frozen=True, kw_only=True):
    """A difference that matters, the exact words side by side."""

    fact: FactName
    kind: str
    name: str
    note: str
    tellings: tuple[Telling, ...]


class GridRow(Record, frozen=True, kw_only=True):
    """A fact in the grid."""

    fact: FactView
    kinds: tuple[str, ...]
    kind_names: tuple[str, ...]


class Choice(Record, frozen=True, kw_only=True):
    """An entry of a filter: what it is called and how many rows it leaves."""

    value: str
    name: str
    count: int


class StatusName(Record, frozen=True, kw_only=True):
    """A status with its word and what it means."""

    status: Status
    word: str
    meaning: str


class Grid(Record, frozen=True, kw_only=True):
    """Shared facts by sources."""

    columns: tuple[SourceName, ...]
    rows: tuple[GridRow, ...]
    kinds: tuple[Choice, ...]
    legend: tuple[StatusName, ...]


class OnlyIn(Record, frozen=True, kw_only=True):
    """Facts that one source alone tells."""

    source: SourceName
    title: str
    count: str
    more: str
    """How many stand beyond the first; "" where none do."""
    facts: tuple[FactName, ...]
    first: int
    """So many are shown at once."""


class FactRef(Record, frozen=True, kw_only=True):
    """A pointer from a sentence to a fact that it tells; `others` counts the other sources that tell it."""

    id: str
    anchor: str
    statement: str
    others: int


class SentenceView(Record, frozen=True, kw_only=True):
    """A sentence of an annotated article."""

    anchor: str
    runs: tuple[Run, ...]
    few: tuple[Run, ...]
    """The same words with marks of at most two kinds, for print."""
    facts: tuple[FactRef, ...]
    heat: int
    """In how many other articles a fact of it stands."""
    own_voice: bool


class Note(Record, frozen=True, kw_only=True):
    """A remark in the margin of a paragraph."""

    kind: str
    name: str
    words: str
    listed: bool
    """Among the words listed under wording."""
    own: bool
    """In the article's own voice; else `voice` says whose words they are."""
    voice: str
    why: str


class DifferenceReason(Record, frozen=True, kw_only=True):
    """In what way words differ, and in which facts they do."""

    facts: tuple[FactName, ...]
    note: str


class DifferenceNote(Record, frozen=True, kw_only=True):
    """What the margin of a paragraph says of words that differ from other articles'."""

    kind: str
    name: str
    words: str
    reasons: tuple[DifferenceReason, ...]


class HeatBar(Record, frozen=True, kw_only=True):
    """A sentence in the strip above an article: its place, in how many other articles a fact of it stands, in words."""

    anchor: str
    others: int
    words: str


class Paragraph(Record, frozen=True, kw_only=True):
    """A paragraph of an annotated article with its margin."""

    part: Literal["headline", "body"]
    sentences: tuple[SentenceView, ...]
    notes: tuple[Note, ...]
    differences: tuple[DifferenceNote, ...]
    difference_kinds: str
    """The kinds of these differences, in words."""
    withheld: str = ""


class RemovedPiece(Record, frozen=True, kw_only=True):
    """Words of the file that are not the article's, and what tells so."""

    text: str
    why: str


class RemovedView(Record, frozen=True, kw_only=True):
    """A stretch of the file that is not the article's, at its place: in one line, and piece by piece."""

    summary: str
    pieces: tuple[RemovedPiece, ...]


class ArticleView(Record, frozen=True, kw_only=True):
    """An article in full, annotated. `parts` stand in the order of the file."""

    card: SourceCard
    profile: str
    language: str
    direction: Literal["ltr", "rtl", "auto"]
    parts: tuple[Paragraph | RemovedView, ...]
    heat: tuple[HeatBar, ...]
    """One bar for each sentence that is printed."""
    quotation: str


class LabelPlace(Record, frozen=True, kw_only=True):
    """One place where a source uses a term: its number among the uses, where it leads, and what a listener hears."""

    number: str
    anchor: str
    name: str


class LabelVoice(Record, frozen=True, kw_only=True):
    """The uses of a term in one voice: how many in words, and the places that this edition prints."""

    words: str
    places: tuple[LabelPlace, ...]


class LabelCell(Record, frozen=True, kw_only=True):
    """A term in one source's use."""

    term: str
    own: int
    quoted: int
    words: str
    voices: tuple[LabelVoice, ...]


class GuideView(Record, frozen=True, kw_only=True):
    """What one style guide says of the terms. `url` is "" where no public page is known."""

    name: str
    says: str
    url: str


class LabelRow(Record, frozen=True, kw_only=True):
    """What one source calls a group."""

    source: SourceName
    cells: tuple[LabelCell, ...]


class LabelTable(Record, frozen=True, kw_only=True):
    """Terms for the same people, place or act, one row a source."""

    anchor: str
    about: str
    finding: str
    rows: tuple[LabelRow, ...]
    guides: tuple[GuideView, ...]


class QuotationVersion(Record, frozen=True, kw_only=True):
    """One version of a quotation: its words in one article, which others have the same, in what way it departs from
    the longest, and the note."""

    telling: Telling
    also: tuple[SourceName, ...]
    kinds: tuple[str, ...]
    name: str
    note: str
    in_print: bool


class QuotationView(Record, frozen=True, kw_only=True):
    """A quotation across articles: the longest version, who has it word for word too, and the other versions."""

    anchor: str
    title: str
    spread: str
    longest: Telling
    also: tuple[SourceName, ...]
    versions: tuple[QuotationVersion, ...]
    in_print: bool
    rest: str
    """How many versions the print edition does not show; "" where it shows all."""


class Wording(Record, frozen=True, kw_only=True):
    """How one source words things: its profile, and its loaded words, own and quoted apart."""

    source: SourceName
    own: tuple[Note, ...]
    quoted: tuple[Note, ...]
    counts: str


class LedgerRun(Record, frozen=True, kw_only=True):
    """Words of a sentence in a ledger; `alone` where they do not stand in the sentence beside it."""

    text: str
    alone: bool


class LedgerRow(Record, frozen=True, kw_only=True):
    """A sentence beside the one that it is drawn from. `other` is empty where both read the same."""

    kind: str
    name: str
    own: tuple[LedgerRun, ...]
    other: tuple[LedgerRun, ...]
    own_anchor: str
    other_anchor: str
    withheld: str


class SentenceLink(Record, frozen=True, kw_only=True):
    """A pointer to a sentence by its number in its article."""

    number: int
    anchor: str


class LineageEdge(Record, frozen=True, kw_only=True):
    """One article draws on another, or on an outlet outside the story."""

    source: SourceName
    origin: str
    origin_anchor: str
    relation: str
    share: float
    share_words: str
    title: str
    sentence: str
    evidence: tuple[str, ...]
    direction: str
    """What tells which came first; "" for outlets outside the story."""
    drawn: bool
    """Whether it is known which came first."""
    ledger: str
    rows: tuple[LedgerRow, ...]
    added: tuple[SentenceLink, ...]
    added_words: str


class LineageView(Record, frozen=True, kw_only=True):
    """Who draws on whom."""

    nodes: tuple[SourceName, ...]
    outside: tuple[str, ...]
    edges: tuple[LineageEdge, ...]
    alone: str
    finding: str


class TimelineMoment(Record, frozen=True, kw_only=True):
    """A column of the timeline: a day on which an article appeared or an event could first be known."""

    date: str
    title: str
    fact: FactName | None
    source: SourceName | None


class TimelineRow(Record, frozen=True, kw_only=True):
    """One article on the timeline. `until` is the number of columns that lie before or at its publication;
    `told` says of each column whether the article tells that event.

    Where the day is not known, `since` is the number of columns that lie before the first day on which it can have
    appeared, `open` says that no last day is known either, and `span` says so in words.
    """

    source: SourceName
    date: str
    until: int
    since: int | None
    open: bool
    span: str
    told: tuple[bool, ...]
    sentence: str


class Timeline(Record, frozen=True, kw_only=True):
    """Articles and events in order of time."""

    moments: tuple[TimelineMoment, ...]
    rows: tuple[TimelineRow, ...]
    finding: str
    later: str
    """What the part of a row is called in which its article was already out."""


class OrderRow(Record, frozen=True, kw_only=True):
    """Where a shared fact stands in each article: 0 is its first sentence, 1 its last; None where it is absent."""

    fact: FactName
    places: tuple[float | None, ...]
    sentence: str


class Order(Record, frozen=True, kw_only=True):
    """Where each shared fact stands in each article."""

    columns: tuple[SourceName, ...]
    rows: tuple[OrderRow, ...]
    finding: str


class CorrectionView(Record, frozen=True, kw_only=True):
    """What an editor changed."""

    sentence: str
    why: str


class Passage(Record, frozen=True, kw_only=True):
    """A heading with paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


class Colophon(Record, frozen=True, kw_only=True):
    """How the briefing was made, and what it cannot do."""

    method: tuple[Passage, ...]
    problems: tuple[str, ...]
    corrections: tuple[CorrectionView, ...]
    made_by: str
    files: tuple[tuple[str, str, str], ...]
    """Name, file and SHA-256 of each source."""


class GlanceFact(Record, frozen=True, kw_only=True):
    """A fact at a glance, with the article that tells it where only one does."""

    fact: FactName
    source: SourceName | None = None


class GlanceWord(Record, frozen=True, kw_only=True):
    """A loaded wording at a glance."""

    words: str
    kind: str
    source: SourceName


class Glance(Record, frozen=True, kw_only=True):
    """What a reader takes away in half a minute."""

    happened: tuple[GlanceFact, ...]
    only: tuple[GlanceFact, ...]
    wording: tuple[GlanceWord, ...]


class Briefing(Record, frozen=True, kw_only=True):
    """What any output prints. `words` are the fixed words of the interface, by their key in the catalogue."""

    words: dict[str, str]
    language: str
    title: str
    deck: str
    standfirst: tuple[str, ...]
    notice: str
    publisher: str
    colour: str
    logo: str
    paper: Literal["A4", "Letter"]
    sections: tuple[str, ...]
    introduction: str
    """The editor's, as Markdown."""
    glance: Glance
    exhibits: tuple[Exhibit, ...]
    cards: tuple[SourceCard, ...]
    agreed_title: str
    agreed_lead: str
    agreed: tuple[FactName, ...]
    only: tuple[OnlyIn, ...]
    wording: tuple[Wording, ...]
    grid: Grid
    facts: tuple[FactView, ...]
    rest: str
    """How many shared facts the print edition does not set out; "" where there are none."""
    max_quotation: float
    articles_lead: str
    articles: tuple[ArticleView, ...]
    labels: tuple[LabelTable, ...]
    quotations: tuple[QuotationView, ...]
    """Those that differ first, the most telling at the top; then those that are the same everywhere."""
    quotations_same: str
    quotations_rest: str
    """How many that differ the print edition does not show; "" where it shows all."""
    lineage: LineageView
    timeline: Timeline
    order: Order
    colophon: Colophon
    warnings: tuple[str, ...]
    """What the newsroom should know of its own settings; among the problems of the colophon too."""
