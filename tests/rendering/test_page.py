"""The web page: one file, nothing live in it but its own sheet and script."""

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from briefing.stories import Story, bridge
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from reportgen.briefing import EditionSettings, compose
from reportgen.briefing.settings import SECTIONS
from reportgen.model import DifferenceWords, GuideLine, LabelUse, LedgerEntry, Quotation, Sentence
from reportgen.rendering import html, pdf, pictures
from reportgen.rendering.environment import markdown

LIVE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% for x in y %}",
    '=HYPERLINK("http://evil.example/")',
    "![x](http://evil.example/p.png)",
    "[x](javascript:alert(1))",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}",
    "</title></textarea><!--",
    "<a href='javascript:x'>",
    "' onmouseover='x",
    "\x00\x1b\ud800\ufffe",
    "\u202eright to left\u2066",
)
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "svg", "defs", "symbol", "rect", "path", "circle",
    "line", "text", "desc", "use", "div", "header", "p", "h1", "h2", "h3", "h4", "nav", "ul", "ol", "li",
    "main", "section", "article", "figure", "blockquote", "figcaption", "span", "b", "strong", "em", "q", "bdi",
    "mark", "sup", "details", "summary", "pre", "table", "caption", "thead", "tbody", "tr", "th", "td", "abbr",
    "form", "label", "select", "option", "input", "footer", "aside", "button", "script", "i", "img", "hr",
    "code", "br", "dl", "dt", "dd", "ins", "del",
}  # fmt: skip


class Seen(HTMLParser):
    """The elements of a page, their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def _page(text: str, other: str = "") -> str:
    words = " ".join(text.split("\n")) or "x"
    story = Story({"a": f"{words}\nThe bridge was closed.\n", "b": f"The bridge was closed.\n{other}\n"})
    story.article("a", words, None, None, url=words)
    story.article("b", other or None, None, None, headline=False)
    story.fact(words, {"a": "The bridge was closed.", "b": "The bridge was closed."}, values={"b": words})
    story.finding("a", "bridge", "loaded", words, voice="quoted", speaker=words)
    story.label(words, [("a", "bridge", 1, 1)], [GuideLine(guide=words, year=2031, text=words, url=words)])
    comparison = story.comparison(words, note=text)
    return html.render(compose(comparison, EditionSettings(notice=words, publisher=words))).decode("utf-8")


@pytest.fixture(scope="module")
def page() -> str:
    return html.render(compose(bridge().comparison(), EditionSettings())).decode("utf-8")


def _check(seen: Seen) -> None:
    assert {tag for tag, _ in seen.elements} <= ELEMENTS
    pictures = sum(attributes.get("role") == "img" for _, attributes in seen.elements)
    assert (seen.count("script"), seen.count("style"), seen.count("title")) == (1, 1, 1 + pictures)
    for tag, attributes in seen.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "action")], tag
        for name in ("href", "src", "xlink:href"):
            address = attributes.get(name) or "#"
            assert address.startswith(("#", "https://", "http://", "data:")), address
            assert name == "href" or address.startswith(("#", "data:")), address


@pytest.mark.parametrize("text", LIVE)
def test_nothing_that_an_article_says_becomes_live(text: str) -> None:
    seen = Seen(_page(text, text.replace("\n", " ")))
    _check(seen)
    printable = re.sub("[\x00-\x1f\ud800-\udfff\ufffe]", "\ufffd", text)
    assert printable in "".join(seen.words)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Zl", "Zp"]), min_size=1, max_size=60))
def test_no_text_whatever_becomes_markup(text: str) -> None:
    seen = Seen(_page(text))
    _check(seen)


def test_the_page_asks_nothing_of_any_network(page: str) -> None:
    loading = [
        a
        for tag, a in Seen(page).elements
        if tag in ("img", "link", "script", "iframe", "source", "object") and ("src" in a or "href" in a)
    ]
    assert loading == []
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style and all(address.startswith("data:") for address in re.findall(r'url\("?([^")]*)', style[1]))
    assert "@import" not in style[1]


def test_the_policy_admits_exactly_the_sheet_and_the_script(page: str) -> None:
    policy = (
        next(a["content"] for _, a in Seen(page).elements if a.get("http-equiv") == "Content-Security-Policy") or ""
    )
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", page, re.S)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_anchor_is_there_once_and_every_link_finds_its_own(page: str) -> None:
    elements = Seen(page).elements
    ids = [a["id"] for _, a in elements if a.get("id")]
    assert len(ids) == len(set(ids))
    assert _targets(elements) <= set(ids)


def _targets(elements: list[tuple[str, dict[str, str | None]]]) -> set[str]:
    """What the links of a page lead to within it."""
    links = [a["href"] for tag, a in elements if tag in ("a", "use") and (a.get("href") or "").startswith("#")]
    return {href[1:] for href in links}


def test_rows_have_heads_tables_have_captions_and_marks_their_names_as_text(page: str) -> None:
    for table in re.findall(r"<table.*?</table>", page, re.S):
        assert "<caption>" in table
        body = table[table.index("<tbody") :]
        assert body.count("<tr") == body.count('<th scope="row"')
    marked = re.findall(r"(?:<mark(?:(?!</mark>).)*</mark>)+", page, re.S)
    named = re.compile('class="(vh|tag|tag more)">[^<]*</span></mark>$')
    assert marked and [words for words in marked if not named.search(words)] == []


def test_a_sentence_shows_two_kinds_of_mark_at_most_until_a_reader_asks_for_all() -> None:
    texts = {
        "a": "Crossing\nOn Monday some 40 weary settlers crossed the river, officials said.\n",
        "b": "Crossing\nOn Tuesday about 50 newcomers crossed the river.\n",
    }
    story = Story(texts)
    for id_, day in (("a", dt.date(2031, 3, 4)), ("b", dt.date(2031, 3, 5))):
        story.article(id_, None, day, day)
    told = {id_: text.splitlines()[1] for id_, text in texts.items()}
    words = {"number": ("40", "50"), "time": ("Monday", "Tuesday"), "label": ("settlers", "newcomers")}
    differing = [(kind, dict(zip("ab", both, strict=True)), f"two of {kind}") for kind, both in words.items()]
    story.fact("They crossed the river", told, differences=differing)
    story.finding("a", "weary", "loaded", "it judges")
    page = html.render(compose(story.comparison(), EditionSettings())).decode()
    sentence = re.search(r'<span class="s" id="article-1-1".*?<sup>', page, re.S)
    assert sentence
    marks = dict(re.findall(r'<mark class="t ([^"]*)"><span class="w">([^<]*)<', sentence[0]))
    loud = [names for names in marks if "quiet" not in names]
    assert loud == ["m-number is-difference", "m-loaded is-finding"]
    assert sorted(marks.values()) == ["40", "Monday", "settlers", "weary"]
    assert re.findall(r'class="tag more">&#160;([^<]*)<', sentence[0]) == ["time", "label"]


def test_the_page_goes_from_the_whole_to_the_single(page: str) -> None:
    """The differences, a glance, the articles, what is common; grid, facts, full texts; then how it was made."""
    order = re.findall(r'<h2 id="(\w+)"', page)
    wanted = ["exhibits", "glance", "sources", "agreed", "grid", "facts", "articles", "lineage", "method"]
    assert [name for name in order if name in wanted] == wanted
    contents = re.search(r'<nav class="contents".*?</nav>', page, re.S)
    assert contents
    listed = re.findall(r'href="#(\w+)"', contents[0])[:-1]
    assert listed == [name for name in order if name in listed]


def test_an_exhibit_is_headed_by_what_differs_not_by_one_sides_words() -> None:
    briefing = compose(bridge().comparison(), EditionSettings())
    for document in (html.render(briefing).decode(), pdf.markup(briefing)):
        section = re.search(r'<section class="exhibits".*?</section>', document, re.S)
        assert section
        heads = [_shown(head) for head in re.findall(r"<h3>.*?</h3>", section[0], re.S)]
        assert len(heads) == len(briefing.exhibits) > 0
        for head, exhibit in zip(heads, briefing.exhibits, strict=True):
            assert exhibit.note in head and exhibit.fact.id in head
            assert exhibit.fact.statement not in head
        glance = _shown(document.split('class="glance"')[1].split("</dl>")[0])
        assert [each.note for each in briefing.exhibits if each.note in glance] == [], "told twice"


def _shown(part: str) -> str:
    """The words of a part of a document."""
    return " ".join(re.sub(r"<[^>]*>", "", part).split())


def test_a_cell_says_its_status_and_what_it_differs_in() -> None:
    grid = re.search(
        r'<table class="grid.*?</table>', html.render(compose(bridge().comparison(), EditionSettings())).decode(), re.S
    )
    assert grid
    cells = [_shown(cell) for cell in re.findall(r'<td class="s-differs".*?</td>', grid[0], re.S)]
    assert cells == ["more than a dozen differs: number", "22,000 differs: number"]


def _page_where_radio(**fields: object) -> str:
    """The page of the bridge story; the radio, which does not tell its second fact, stands to it with these fields."""
    comparison = bridge().comparison()
    first, second, *others = comparison.facts
    cell = structs.replace(second.coverage["radio"], **fields)
    facts = (first, structs.replace(second, coverage=second.coverage | {"radio": cell}), *others)
    return html.render(compose(structs.replace(comparison, facts=facts), EditionSettings())).decode()


def test_a_likely_match_that_was_not_made_is_told_in_words_and_its_score_is_folded() -> None:
    page = _page_where_radio(score=0.93)
    (said,) = re.findall(r'<details class="nearest"><summary>(.*?)</details>', page, re.S)
    summary, folded = said.split("</summary>")
    assert summary == "A sentence close to it was not judged to tell the same"
    assert "0.93 of 1" in _shown(folded) and "Repairs began" in folded
    assert page.count("0.93") == 1


def test_differing_words_stand_below_one_another_and_reasons_beside_the_sources() -> None:
    page = _page_where_radio(why="the file holds a part")
    table = re.search(r'<table class="variants".*?</table>', page, re.S)
    assert table and table[0].count("<tr>") > 2 and "data-kind=" in table[0]
    shown = re.sub(r"<details.*?</details>", "", page, flags=re.S)
    assert '<span class="why">, <bdi>the file holds a part' in shown, "the reason of an absence is folded away"


@pytest.mark.parametrize(("direction", "marks"), [("stated", {"ins", "del"}), ("cannot_tell", {"ins"})])
def test_a_ledger_says_in_words_which_words_stand_on_one_side_alone(direction: str, marks: set[str]) -> None:
    story = bridge()
    story.draws("radio", "gazette", "reuse", 0.4, "the Gazette reported", direction)
    entries = (
        LedgerEntry(sentence="radio:0", source_sentence="gazette:1", kind="reworded", similarity=0.5),
        LedgerEntry(sentence="radio:1", source_sentence=None, kind="added", similarity=0.0),
    )
    link = msgspec.structs.replace(story.lineage.pop(), ledger=entries)
    made = msgspec.structs.replace(story.comparison(), lineage=(link,))
    page = html.render(compose(made, EditionSettings())).decode()
    (table,) = re.findall(r'<details class="ledger">.*?</details>', page, re.S)
    found = re.findall(r"<(ins|del)\b[^>]*>(.*?)</\1>", table, re.S)
    assert {tag for tag, _ in found} == marks
    assert all("only here: " in words or "only there: " in words for _, words in found)
    assert "<caption>" in table and table.count('<th scope="row">') == 1
    targets = re.findall(r'href="#([^"]+)"', table)
    assert targets and all(f'id="{target}"' in page for target in targets)


def test_arrows_that_end_at_one_article_end_apart() -> None:
    story = bridge()
    story.draws("radio", "courier", "reuse", 0.2, "The bridge has been closed")
    drawing = pictures.drawn(compose(story.comparison(), EditionSettings())).lineage
    assert drawing
    heads = [shape.attributes["d"] for shape in drawing.shapes if shape.sort == "head"]
    assert len(heads) == len(set(heads)) == 2


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_that_the_edition_leaves_out_is_gone_without_a_trace(section: str) -> None:
    elements = Seen(html.render(compose(bridge().comparison(), EditionSettings(without=(section,)))).decode()).elements
    assert section not in {a.get("id") for _, a in elements}
    assert f"#{section}" not in {a.get("href") for _, a in elements}
    assert _targets(elements) <= {a.get("id") for _, a in elements}


def test_the_page_is_the_same_twice() -> None:
    assert html.render(compose(bridge().comparison(), EditionSettings())) == html.render(
        compose(bridge().comparison(), EditionSettings())
    )


def test_a_template_of_the_newsrooms_goes_before_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "head.html").write_text(
        "<h1>The Harbour Times compares: {{ b.title }}</h1>", encoding="utf-8"
    )
    briefing = compose(bridge().comparison(), EditionSettings())
    assert "The Harbour Times compares: A bridge is closed" in html.render(briefing, tmp_path).decode()
    assert "The Harbour Times compares: A bridge is closed" in pdf.markup(briefing, tmp_path)


def test_the_editors_introduction_is_markdown_without_html_pictures_or_scripts() -> None:
    links = "[see](https://example.org/) [not](javascript:x) ![p](http://x/y.png) <b onclick=x>raw</b>"
    made = str(markdown(f"# Why\n\n**This** matters: {links}"))
    assert (
        "<h3>Why</h3>" in made and "<strong>This</strong>" in made and '<a href="https://example.org/">see</a>' in made
    )
    assert "<img" not in made and "<b " not in made and 'href="javascript' not in made


def test_templates_hold_no_words_of_their_own() -> None:
    """Every word comes from the catalogue, so that an edition in another language is one file."""
    for template in sorted((ROOT / "templates").rglob("*.html")):
        source = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text(encoding="utf-8"), flags=re.S)
        source = re.sub(r"<(style|script).*?</\1>|<!DOCTYPE html>|&#?\w+;", "", source, flags=re.S)
        words = re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", "", source))
        assert words == [], template.name


def _quoting(sentence: Sentence) -> Sentence:
    """The sentence with all of its words in a quotation."""
    span = {"start": sentence.start, "end": sentence.end, "text": sentence.text}
    quotation = Quotation(**span, group=0, speaker=None, cue=None, complete=True)
    return structs.replace(sentence, quotations=(quotation,))


def _labelled(**settings: object) -> str:
    text = " ".join(f"Rioters came on day {n}." for n in range(1, 12)) + " “The rioters left,” she said."
    story = Story({"a": f"Night in town\n{text}\n", "b": "Night in town\nProtesters came.\n"})
    for id_ in "ab":
        story.article(id_, None, None, None)
    story.fact("Rioters came", {"a": "Rioters came on day 1.", "b": "Protesters came."})
    story.label("the people", [("b", "Protesters", 1, 0)])
    comparison = story.comparison()
    own = [s for s in comparison.sentences if s.source == "a" and "ioters" in s.text]
    spans = tuple(
        DifferenceWords(start=at, end=at + 7, text=s.text[at - s.start :][:7], sentence=s.id)
        for s in own
        for at in [s.start + s.text.index("ioters") - 1]
    )
    use = LabelUse(source="a", term="rioters", own=11, quoted=1, spans=spans)
    group = structs.replace(comparison.labels[0], uses=(*comparison.labels[0].uses, use))
    sentences = tuple(_quoting(s) if s.text.startswith("“") else s for s in comparison.sentences)
    made = compose(structs.replace(comparison, sentences=sentences, labels=(group,)), EditionSettings(**settings))
    return html.render(made).decode("utf-8")


def test_each_use_of_a_term_leads_to_its_sentence_and_many_are_folded() -> None:
    page = _labelled()
    seen = Seen(page)
    places = [a for tag, a in seen.elements if tag == "a" and a.get("class") == "place"]
    ids = {a["id"] for _, a in seen.elements if "id" in a}
    assert len(places) == 13 and all(a["href"].removeprefix("#") in ids for a in places)
    assert len({a["href"] for a in places}) == 13
    assert len({a["aria-label"] for a in places}) == 13
    [quoted] = [a for a in places if "quoted" in a["aria-label"]]
    assert "“rioters”, quoted" in quoted["aria-label"]
    folded = re.search(r'<details class="places">.*?</details>', page, re.S)
    assert folded and folded[0].count('class="place"') == 3


def test_no_place_is_linked_where_the_edition_has_no_article_texts() -> None:
    assert 'class="place"' not in _labelled(without=("articles",))
    assert 'class="place"' not in _labelled(max_quotation=0.0)
