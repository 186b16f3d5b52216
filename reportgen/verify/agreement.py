"""Do page, PDF and table carry the facts and numbers that the data hold?

Texts are compared by their letters and digits alone: line breaks, hyphenation and ligatures are form.
"""

import csv
import io
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from reportgen.briefing.quotation import Quotation
from reportgen.model import Comparison, Fact

PAGE, PRINT, TABLE = "briefing.html", "briefing.pdf", "facts.csv"
SECTIONS = "reportgen:sections"
"""Name of the page's `meta` element that lists the sections of this edition."""
LIMIT = "reportgen:quotation"
"""Name of the one that tells the largest share of an article's words that this edition prints."""
ALL_FACTS = frozenset({"grid", "facts", "only"})
"""Sections that together show every fact, with its differences."""
EDGES = (0, 1, 2, -1, -2, -3)
"""Lines at the top and at the foot of a printed page among which its running head and foot stand: what stands in the
same line of more than half of the pages, whatever its number, is no part of the text that runs on across the pages."""
FACT_ID = re.compile(r"\bf\d+\b")


def disagreements(comparison: Comparison, folder: Path) -> Iterator[str]:
    """Where an output of `folder` says something else than its data, file by file; absent files say nothing."""
    page = _Page()
    if (folder / PAGE).exists():
        page.feed((folder / PAGE).read_text(encoding="utf-8"))
    quotation = Quotation(comparison, page.share)
    if page.text:
        yield from _text_faults(PAGE, [" ".join(page.text)], comparison, quotation, page.whole)
    if (folder / PRINT).exists():
        yield from _text_faults(PRINT, _pdf_pages(folder / PRINT), comparison, quotation, page.whole)
    if (folder / TABLE).exists():
        yield from _table_faults((folder / TABLE).read_text(encoding="utf-8-sig"), comparison, quotation)


class _Page(HTMLParser):
    """The words of a page, without its style and script, and whether its edition shows all facts."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.whole = True
        self.share = 1.0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "script")
        given = dict(attrs)
        if tag == "meta" and given.get("name") == SECTIONS:
            self.whole = set((given.get("content") or "").split()) >= ALL_FACTS
        if tag == "meta" and given.get("name") == LIMIT:
            self.share = _share(given.get("content"))

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text.append(data)


def _share(content: str | None) -> float:
    try:
        return float(content or 1)
    except ValueError:
        return 1.0


def _pdf_pages(file: Path) -> list[str]:
    from pypdf import PdfReader

    pages = [page.extract_text().splitlines() for page in PdfReader(file).pages]
    running = Counter((edge, _masked(page[edge])) for page in pages for edge in EDGES if _has(page, edge))
    return ["\n".join(_without(page, running, len(pages) / 2)) for page in pages]


def _without(page: list[str], running: Mapping[tuple[int, str], int], most: float) -> Iterator[str]:
    heads = {edge % len(page) for edge in EDGES if _has(page, edge) and running[edge, _masked(page[edge])] > most}
    return (line for number, line in enumerate(page) if number not in heads)


def _has(page: list[str], edge: int) -> bool:
    return -len(page) <= edge < len(page)


def _masked(line: str) -> str:
    """What running lines share from page to page: their last words, whatever the number."""
    return " ".join(re.sub(r"\d+", "#", line).split()[-4:])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def _text_faults(
    file: str, pages: Sequence[str], comparison: Comparison, quotation: Quotation, whole: bool
) -> Iterator[str]:
    text = PrintedText([_letters(page) for page in pages])
    facts = {fact.id: fact for fact in comparison.facts}
    shown = {id_ for page in pages for id_ in FACT_ID.findall(page)} & set(facts) if not whole else set(facts)
    for id_ in sorted(shown, key=lambda name: int(name[1:])):
        yield from _fact_faults(file, text, facts[id_], quotation, whole)


def _fact_faults(file: str, text: "PrintedText", fact: Fact, quotation: Quotation, whole: bool) -> Iterator[str]:
    shown = quotation.statement(fact)
    if _letters(fact.id + (shown or "")) not in text:
        yield f"{file}: does not show {fact.id} as {fact.statement!r}"
    if not quotation.allows_words(fact.statement) and _letters(fact.statement) in text:
        yield f"{file}: shows the words of {fact.id}, which are beyond the edition's limit on quotation"
    for difference in fact.differences if whole else ():
        if quotation.allows_note(difference) and _letters(difference.note) not in text:
            yield f"{file}: does not show the difference of {difference.kind} in {fact.id}: {difference.note!r}"


class PrintedText:
    """The letters of a document page by page. Words may begin on one page and end on the next; what is painted
    last on the first of them (a picture, say) may stand between."""

    def __init__(self, pages: Sequence[str]) -> None:
        self.pages, self.whole = pages, "".join(pages)

    def __contains__(self, letters: str) -> bool:
        return letters in self.whole or any(_runs_on(letters, *pages) for pages in pairwise(self.pages))


def _runs_on(letters: str, page: str, following: str) -> bool:
    most = bisect_left(range(1, len(letters)), True, key=lambda size: letters[:size] not in page)
    return most > 0 and letters[most:] in following


def _table_faults(text: str, comparison: Comparison, quotation: Quotation) -> Iterator[str]:
    head, *rows = csv.reader(io.StringIO(text))
    cells = {row[0]: dict(zip(head, row, strict=False)) for row in rows if row}
    facts = {fact.id: fact for fact in comparison.facts}
    for id_ in sorted(set(cells) ^ set(facts)):
        yield f"{TABLE}: fact {id_} stands in only one of the table and the data"
    for id_ in sorted(set(cells) & set(facts)):
        yield from _row_faults(list(cells[id_].values()), facts[id_], quotation)


def _row_faults(row: list[str], fact: Fact, quotation: Quotation) -> Iterator[str]:
    told = {mention.source for mention in fact.mentions}
    shown = quotation.statement(fact)
    for expected in (*((shown,) if shown else ()), str(len(told)), str(fact.origins)):
        if expected not in (cell.removeprefix("'") for cell in row[:4]):
            yield f"{TABLE}: the row of {fact.id} does not say {expected!r}"
    for difference in fact.differences:
        if quotation.allows_note(difference) and _letters(difference.note) not in _letters(" ".join(row)):
            yield f"{TABLE}: the row of {fact.id} does not say {difference.note!r}"
    statuses = sorted(cell for cell in row if cell in {status.status for status in fact.coverage.values()})
    if statuses != sorted(cell.status for cell in fact.coverage.values()):
        yield f"{TABLE}: the row of {fact.id} has other statuses than the data"
