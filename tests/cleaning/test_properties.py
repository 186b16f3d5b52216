"""What holds for any text whatever."""

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cleaning import clean
from reportgen.model import Article
from tests.cleaning.recipe import cleaned, story_of

PIECES = (
    "Home > World", "Login", "Read more: something else", "WASHINGTON (AP) — The minister said on Tuesday that",
    "By Ann Lee", "Published 11 May 2024", "Updated 3 hours ago", "“Quoted words", "the river rose in August 2022.”",
    "The river rose by two meters in the night and carried the bridge away, the council said.", "Related", "- a title",
    "Copyright 2024,", "( – The", "veryGood! (1)", "___", "POLITICSThe river", "\u00a0", "\u2028", "(Reuters)", "\t",
    "<script>alert(1)</script>", "{{ 7*7 }}", "=HYPERLINK(1)", "---\ntitle: x\n---", "…", "?!", "1.", "•", "𝕏", "é",
)  # fmt: skip

texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=25).flatmap(
        lambda pieces: st.lists(
            st.sampled_from(["\n", "\n\n", " ", ""]), min_size=len(pieces), max_size=len(pieces)
        ).map(lambda joints: "".join(piece + joint for piece, joint in zip(pieces, joints, strict=True)))
    ),
)


def spans(article: Article) -> list[tuple[int, int]]:
    found = [(block.start, block.end) for block in article.blocks]
    found += [(removed.start, removed.end) for removed in article.removed]
    found += [(span.start, span.end) for span in (article.byline, article.dateline) if span is not None]
    return sorted(found)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_character_lies_in_exactly_one_place(text: str) -> None:
    article = cleaned(text)
    places = spans(article)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    rest = list(text)
    for start, end in places:
        rest[start:end] = " " * (end - start)
    assert "".join(rest).strip() == ""


@settings(max_examples=300, deadline=None)
@given(texts)
def test_words_are_those_of_the_file(text: str) -> None:
    article = cleaned(text)
    for span in (*article.removed, article.headline, article.byline, article.dateline, *article.published.words):
        assert span is None or text[span.start : span.end] == span.text
    for removed in article.removed:
        assert removed.why
    for block in article.blocks:
        words = text[block.start : block.end]
        assert words == words.strip() != ""


@settings(max_examples=200, deadline=None)
@given(texts)
def test_blocks_ascend_and_paragraphs_are_numbered(text: str) -> None:
    article = cleaned(text)
    body = [block.paragraph for block in article.blocks if block.part == "body"]
    assert [block.start for block in article.blocks] == sorted(block.start for block in article.blocks)
    assert list(dict.fromkeys(body)) == list(range(1, len(set(body)) + 1))
    assert [block.paragraph for block in article.blocks if block.part == "headline"] in ([], [0])


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, min_size=2, max_size=4))
def test_the_order_of_the_articles_changes_nothing(several: list[str]) -> None:
    story = story_of(*several)
    turned = type(story)(
        name=story.name, title=None, folder=story.folder, note=None, articles=story.articles[::-1], problems=()
    )
    assert clean(turned)[::-1] == clean(story)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_published_is_an_interval(text: str) -> None:
    published = cleaned(text).published
    if published.date and published.latest:
        assert published.date <= published.latest
    assert (published.basis == "unknown") == (published.date is None and published.latest is None)
    assert published.basis in ("given", "stated") or published.note


MONSTERS = (
    "x" * 5_000_000,
    "word\n" * 3_000,
    "By " + "A " * 50_000,
    "The same sentence of eight words again. " * 3_000,
    "A–" * 20_000,
    "“" * 20_000,
    "Home > " * 5_000,
    "\n" * 100_000,
)


def test_monsters_are_quick() -> None:
    began = time.monotonic()
    for text in MONSTERS:
        cleaned(text)
    assert time.monotonic() - began < 120
