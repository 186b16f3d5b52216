"""Does the page show for each fact and article what the data hold: statuses, values, words and counts?

The page is read as a reader sees it, element by element. A section that a newsroom's own template leaves out says
nothing; what it does show has to be right.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.briefing.material import Material
from reportgen.evidence.facts import TOLD
from reportgen.model import Coverage, Fact, LabelUse, Record, Sentence, Source
from reportgen.verify.markup import Element, letters

PAGE = "briefing.html"
NO_WORDS = frozenset({"tag", "vh", "ours"})
"""Classes of what stands among an article's words and is not one of them: names of marks, notes of our own."""
SQUARES = 24
"""The most squares that the page draws for the uses of one term in one voice."""


class GridRow(Record, frozen=True, kw_only=True):
    """A row of the grid as a reader sees it: the statement, the word in each article's cell, and the last cell."""

    statement: str
    words: tuple[str, ...]
    origins: str


def page_faults(page: Element, material: Material, sections: frozenset[str] | None) -> Iterator[str]:
    """What the page says otherwise than the data.

    Args:
        page: its root.
        material: the comparison, with the edition's limit on quotation.
        sections: what the page says that its edition shows; None where it does not say.
    """
    legend = legend_of(page)
    for fault in (
        *_grid_faults(page, material, legend, sections),
        *_card_faults(page, material, legend),
        *_text_faults(page, material),
        *_label_faults(page, material),
    ):
        yield f"{PAGE}: {fault}"


def legend_of(page: Element) -> dict[str, str]:
    """Status -> the word that the page's key has for it."""
    entries = page.one("ul", "legend").all("li")
    return {status: " ".join(li.one("b").text().split()) for li in entries for status in _statuses(li)}


def grid_of(page: Element) -> dict[str, GridRow]:
    """Fact id -> its row in the grid."""
    return {
        " ".join(row.one(name="number").text().split()): GridRow(
            statement=next((s.text() for s in row.one("th").all("span") if "dir" in s.attributes), ""),
            words=tuple(" ".join(cell.one(name="word").text().split()) for cell in _cells(row)),
            origins=row.one("td", "c-origins").text(),
        )
        for row in _rows(page)
    }


def _rows(page: Element) -> Iterator[Element]:
    return page.one("table", "grid").one("tbody").all("tr")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.all("td") if _statuses(cell)]


def _statuses(element: Element) -> list[str]:
    return [name.removeprefix("s-") for name in element.classes if name.startswith("s-")]


def _grid_faults(
    page: Element, material: Material, legend: Mapping[str, str], sections: frozenset[str] | None
) -> Iterator[str]:
    rows = {" ".join(row.one(name="number").text().split()): row for row in _rows(page)}
    shared = {fact.id for fact in material.shared}
    if rows or "grid" in (sections or ()):
        yield from (f"its grid has no row for {id_}" for id_ in sorted(shared - set(rows)))
    yield from (f"its grid has a row for {id_!r}, which is no shared fact" for id_ in sorted(set(rows) - shared))
    for source, head in zip(material.judged, list(page.one("table", "grid").one("thead").all("th"))[1:], strict=False):
        if letters(source.outlet or source.agency or "") not in letters(head.text()):
            yield f"the column of source '{source.id}' in its grid bears the name {head.text().strip()!r}"
    for id_ in sorted(shared & set(rows)):
        yield from _row_faults(rows[id_], material.fact[id_], material.judged, legend)


def _row_faults(row: Element, fact: Fact, judged: Sequence[Source], legend: Mapping[str, str]) -> Iterator[str]:
    cells = _cells(row)
    if len(cells) != len(judged):
        yield f"the row of {fact.id} in its grid has {len(cells)} cells for {len(judged)} articles"
    for cell, source in zip(cells, judged, strict=False):
        told = fact.coverage[source.id]
        word, hint = (" ".join(cell.one(name=name).text().split()) for name in ("word", "hint"))
        if _statuses(cell) != [told.status] or not _says(word, hint, told, legend):
            yield (
                f"the cell of {fact.id} and source '{source.id}' in its grid says {f'{word} {hint}'.strip()!r}, "
                f"where the data say '{told.status}'{f' and {told.value!r}' if told.value else ''}"
            )


def _says(word: str, hint: str, told: Coverage, legend: Mapping[str, str]) -> bool:
    """Does a cell hold the status in the key's word, or the value with that word beside it?"""
    name = legend.get(told.status)
    value = " ".join(told.value.split())
    return (not hint and name in (None, word)) or (bool(value) and word == value and name in (None, hint))


def _card_faults(page: Element, material: Material, legend: Mapping[str, str]) -> Iterator[str]:
    ids = {material.fact_names[fact.id].anchor: fact for fact in material.comparison.facts}
    for card in page.all("article", "fact"):
        fact = ids.get(card.id)
        if fact is None:
            yield f"its card '{card.id}' is of no fact of the data"
        else:
            yield from _absence_faults(card, fact, material.judged, legend)
            yield from _telling_faults(card, fact, material)


def _absence_faults(card: Element, fact: Fact, judged: Sequence[Source], legend: Mapping[str, str]) -> Iterator[str]:
    absent = [fact.coverage[source.id].status for source in judged if fact.coverage[source.id].status not in TOLD]
    entries = list(card.one("ul", "absences").all("li"))
    shown = [status for entry in entries for status in _statuses(entry)]
    if shown != absent:
        yield f"{fact.id} is shown as {shown} for the articles that do not tell it, where the data say {absent}"
    for entry, status in zip(entries, shown, strict=False):
        if " ".join(entry.one("b").text().split()) != legend.get(status, entry.one("b").text().strip()):
            yield f"an article that does not tell {fact.id} is called {entry.one('b').text()!r}, not '{legend[status]}'"


def _telling_faults(card: Element, fact: Fact, material: Material) -> Iterator[str]:
    sources = [s.id for s in material.sources if fact.coverage.get(s.id) and fact.coverage[s.id].status in TOLD]
    figures = list(card.one("div", "tellings").all("figure", "telling"))
    if len(figures) != len(sources):
        yield f"{fact.id} is shown with {len(figures)} tellings, where {len(sources)} articles tell it"
    for figure, source in zip(figures, sources, strict=False):
        ids = dict.fromkeys(m.sentence for m in sorted(fact.mentions, key=lambda m: m.start) if m.source == source)
        own = "".join(letters(material.sentence[id_].text) for id_ in ids if id_ in material.printed)
        if letters(figure.one("blockquote").text(NO_WORDS)) != own:
            yield f"the words shown of source '{source}' for {fact.id} are not those of {', '.join(ids)}"


def _text_faults(page: Element, material: Material) -> Iterator[str]:
    anchored = {anchor: material.sentence[id_] for id_, anchor in material.anchors.items()}
    for text in page.all("article", "text"):
        for shown in text.all("span", "s"):
            yield from _sentence_faults(shown, anchored.get(shown.id))


def _sentence_faults(shown: Element, sentence: Sentence | None) -> Iterator[str]:
    if sentence is None:
        yield f"its articles have a sentence '{shown.id}' that is none of the data"
    elif letters(shown.text(NO_WORDS)) != letters(sentence.text):
        yield f"the words shown of sentence '{sentence.id}' are not its own"


def _label_faults(page: Element, material: Material) -> Iterator[str]:
    for number, group in enumerate(material.comparison.labels, 1):
        tables = [found for found in page.all("div", "group") if found.one("h3").id == f"label-{number}"]
        for source, row in (pair for table in tables for pair in zip(material.judged, _body(table), strict=False)):
            uses = {use.term: use for use in group.uses if use.source == source.id and use.own + use.quoted}
            shown = {" ".join(term.one(name="theirs").text().split()): term for term in row.all("div", "term")}
            if set(shown) != set(uses):
                yield f"source '{source.id}' is shown with the terms {sorted(shown)} for {group.about!r}"
            for term in sorted(set(shown) & set(uses)):
                if not _counted(shown[term], uses[term]):
                    yield f"the uses of {term!r} by source '{source.id}' are not counted as the data count them"


def _body(table: Element) -> Iterator[Element]:
    return table.one("tbody").all("tr")


def _counted(term: Element, use: LabelUse) -> bool:
    """Do squares and figures give the uses in the article's own voice and those in quotations?"""
    squares = list(term.all("i", "u"))
    quoted = sum("q" in square.classes for square in squares)
    figures = [re.sub(r"\D", "", count.text()) for count in term.all("span", "count")]
    said = [str(n) for n in (use.own, use.quoted) if n]
    drawn = (len(squares) - quoted, quoted) == (min(use.own, SQUARES), min(use.quoted, SQUARES))
    return drawn and (figures == said or not any(figures))
