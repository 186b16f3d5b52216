"""`facts.csv`: one row a fact, for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from reportgen.briefing import Briefing
from reportgen.briefing.view import FactView
from reportgen.rendering.environment import UNPRINTABLE

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a spreadsheet take a cell for a formula (OWASP, CSV injection)."""


def render(briefing: Briefing) -> bytes:
    """Facts in the briefing's order, with the status and the words of every source.

    UTF-8 with a byte-order mark, without which spreadsheets take it for another encoding.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(guarded(cell) for cell in _head(briefing))
    for fact in briefing.facts:
        writer.writerow(guarded(cell) for cell in _row(fact, briefing))
    return buffer.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what would start one."""
    plain = UNPRINTABLE.sub("\ufffd", text)
    return f"'{plain}" if plain.startswith(LIVE) or plain.lstrip().startswith(LIVE) else plain


def _head(briefing: Briefing) -> Iterator[str]:
    words = briefing.words
    yield from (words["csv.fact"], words["csv.statement"], words["csv.articles"], words["csv.origins"])
    yield from (words["csv.known"], words["csv.differences"])
    for column in briefing.grid.columns:
        yield f"{column.id}: {words['csv.status']}"
        yield f"{column.id}: {words['csv.value']}"
        yield f"{column.id}: {words['csv.words']}"


def _row(fact: FactView, briefing: Briefing) -> Iterator[str]:
    yield from (fact.name.id, fact.name.statement, str(fact.count), str(fact.origin_count), fact.known_date)
    yield "; ".join(f"{difference.name}: {difference.note}" for difference in fact.differences)
    for cell in fact.cells:
        tellings = [t for t in fact.tellings if t.source.id == cell.source.id]
        yield cell.status
        yield cell.word if cell.hint else ""
        yield " […] ".join("".join(run.text for run in telling.runs) or telling.withheld for telling in tellings)
