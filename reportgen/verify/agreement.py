"""Do page, PDF and table carry the facts and numbers that the data hold?

Texts are compared by their letters and digits alone: line breaks, hyphenation and ligatures are form.
"""

import csv
import io
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from reportgen import catalogue
from reportgen.briefing import EditionSettings
from reportgen.briefing.material import Material
from reportgen.briefing.quotation import Quotation
from reportgen.model import Comparison, Fact
from reportgen.verify.markup import Element, letters, parsed
from reportgen.verify.page import PAGE, GridRow, grid_of, page_faults

PRINT, TABLE = "briefing.pdf", "facts.csv"
SECTIONS = "reportgen:sections"
"""Name of the page's `meta` element that lists the sections of this edition."""
LIMIT = "reportgen:quotation"
"""Name of the one that tells the largest share of an article's words that this edition prints."""
ALL_FACTS = frozenset({"grid", "facts", "only"})
"""Sections that together show every fact, with its differences."""
COLUMNS = 12
"""The most articles to which the print gives a column each; it tells in words who tells a fact where there are more."""
EDGES = (0, 1, 2, -1, -2, -3)
"""Lines at the top and at the foot of a printed page among which its running head and foot stand: what stands in the
same line of more than half of the pages, whatever its number, is no part of the text that runs on across the pages."""
FACT_ID = re.compile(r"\bf\d+\b")


def disagreements(comparison: Comparison, folder: Path) -> Iterator[str]:
    """Where an output of `folder` says something else than its data, file by file; absent files say nothing."""
    page = parsed((folder / PAGE).read_text(encoding="utf-8")) if (folder / PAGE).exists() else parsed("")
    settings = EditionSettings(max_quotation=_share(_meta(page, LIMIT)))
    material = Material(comparison, settings, catalogue.load(settings.language))
    listed = _meta(page, SECTIONS)
    sections = None if listed is None else frozenset(listed.split())
    whole = sections is None or sections >= ALL_FACTS
    if (folder / PAGE).exists():
        yield from _text_faults(PAGE, [page.text()], material, whole)
        yield from page_faults(page, material, sections)
    if (folder / PRINT).exists():
        pages = _pdf_pages(folder / PRINT)
        yield from _text_faults(PRINT, pages, material, whole)
        yield from _row_in_print_faults(PrintedText([letters(page) for page in pages]), grid_of(page), material)
    if (folder / TABLE).exists():
        yield from _table_faults((folder / TABLE).read_text(encoding="utf-8-sig"), comparison, material.quotation)


def _meta(page: Element, name: str) -> str | None:
    found = [meta.attributes.get("content", "") for meta in page.all("meta") if meta.attributes.get("name") == name]
    return found[0] if found else None


def _share(content: str | None) -> float:
    try:
        return float(content or 1)
    except ValueError:
        return 1.0


def _row_in_print_faults(text: "PrintedText", grid: Mapping[str, GridRow], material: Material) -> Iterator[str]:
    """Rows whose cells the print does not show as the page does. Its grid has columns up to `COLUMNS` articles."""
    for id_, row in grid.items() if len(material.judged) <= COLUMNS else ():
        origins = str(material.fact[id_].origins) if id_ in material.fact else ""
        if letters("".join((row.statement, *row.words, origins))) not in text:
            yield f"{PRINT}: the row of {id_} in its grid does not say {', '.join(row.words)!r}"


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


def _text_faults(file: str, pages: Sequence[str], material: Material, whole: bool) -> Iterator[str]:
    text = PrintedText([letters(page) for page in pages])
    facts = material.fact
    shown = {id_ for page in pages for id_ in FACT_ID.findall(page)} & set(facts) if not whole else set(facts)
    for id_ in sorted(shown, key=lambda name: int(name[1:])):
        yield from _fact_faults(file, text, facts[id_], material.quotation, whole)


def _fact_faults(file: str, text: "PrintedText", fact: Fact, quotation: Quotation, whole: bool) -> Iterator[str]:
    shown = quotation.statement(fact)
    if letters(fact.id + (shown or "")) not in text:
        yield f"{file}: does not show {fact.id} as {fact.statement!r}"
    if not quotation.allows_words(fact.statement) and letters(fact.statement) in text:
        yield f"{file}: shows the words of {fact.id}, which are beyond the edition's limit on quotation"
    for difference in fact.differences if whole else ():
        if quotation.allows_note(difference) and letters(difference.note) not in text:
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
        if quotation.allows_note(difference) and letters(difference.note) not in letters(" ".join(row)):
            yield f"{TABLE}: the row of {fact.id} does not say {difference.note!r}"
    statuses = sorted(cell for cell in row if cell in {status.status for status in fact.coverage.values()})
    if statuses != sorted(cell.status for cell in fact.coverage.values()):
        yield f"{TABLE}: the row of {fact.id} has other statuses than the data"
