"""The five articles of the first story: every trap that they set."""

import datetime as dt
from pathlib import Path

import pytest

from reportgen.cleaning import clean
from reportgen.model import Article
from reportgen.reading import read_story
from reportgen.reading.settings import ReadingSettings

FOLDER = Path(__file__).parents[2] / "sources" / "us-china-deportations"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {article.id: article for article in clean(read_story(FOLDER, ReadingSettings()))}


def body(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.part == "body"]


def removed(article: Article, reason: str) -> list[str]:
    return [piece.text for piece in article.removed if piece.reason == reason]


def test_a_file_without_headline_gets_none_and_loses_its_button(articles: dict[str, Article]) -> None:
    article = articles["000"]
    assert article.headline is None
    assert removed(article, "login") == ["Login"]
    assert len(body(article)) == 9 and body(article)[-1].endswith("international cooperation.")


def test_a_lost_dateline_and_a_copyright_tail(articles: dict[str, Article]) -> None:
    article = articles["001"]
    assert article.headline is not None and article.headline.text == "US Plans to Deport More Chinese Nationals"
    assert removed(article, "dateline_remnant") == ["( –"]
    assert removed(article, "copyright") == ["Copyright 2024,"]
    assert body(article)[0].startswith("Department of Homeland Security")
    assert body(article)[-1].endswith("proverbial presidential report card.")


def test_wire_copy_on_a_copying_site(articles: dict[str, Article]) -> None:
    article = articles["002"]
    assert article.headline is not None and article.headline.text.startswith("China and US resume cooperation")
    assert article.dateline is not None and article.dateline.text == "WASHINGTON (AP) —"
    assert article.agency == "AP"
    assert len(body(article)) == 13
    assert body(article)[-1].endswith("the first three months of 2024.")
    assert len(removed(article, "other_headlines")) == 28
    assert removed(article, "credit") == ["Ken Moritsugu in Beijing contributed."]
    # One of the 29 titles is a pointer ("WATCH: ...") by its form alone.
    assert not any("Zendaya" in text or "Related" in text or "View" in text for text in body(article))


def test_the_site_stamp_is_not_the_articles_date(articles: dict[str, Article]) -> None:
    article = articles["002"]
    assert removed(article, "site_date") == ["Date:2025-04-13 21:56:26"]
    assert article.published.basis == "inferred"
    assert (article.published.date, article.published.latest) == (dt.date(2024, 5, 9), dt.date(2024, 5, 9))
    assert "“Date:2025-04-13 21:56:26”, was not taken for the article's" in article.published.note


def test_a_summary_is_counted_once(articles: dict[str, Article]) -> None:
    article = articles["003"]
    assert removed(article, "kicker") == ["IMMIGRATION"]
    assert article.headline is not None and article.headline.text.startswith("China Resumes Cooperating")
    assert article.byline is not None and article.byline.text == "Wenhao Ma, Adrianna Zhang, and Mo Yu"
    assert len(removed(article, "repeated")) == 2
    assert body(article)[0].endswith("The Associated Press reported\xa0Thursday.")
    assert sum("amid the influx of Chinese migrants" in text for text in body(article)) == 1
    assert (article.published.basis, article.published.date) == ("stated", dt.date(2024, 5, 11))


def test_the_last_article_is_later_than_the_others(articles: dict[str, Article]) -> None:
    article = articles["004"]
    assert article.dateline is not None and article.dateline.text == "WASHINGTON —"
    assert (article.published.basis, article.published.date) == ("inferred", dt.date(2024, 8, 1))
    assert len(body(article)) == 19 and article.removed == ()
    for earlier in ("001", "002", "003"):
        latest = articles[earlier].published.latest
        assert latest is not None and latest < article.published.date


def test_dates_without_a_year_date_the_second(articles: dict[str, Article]) -> None:
    assert articles["001"].published.date == dt.date(2024, 4, 8)
