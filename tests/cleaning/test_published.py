"""When an article appeared: what is given, stated, shown by its own words, or told by another article."""

import datetime as dt

import pytest

from reportgen.cleaning import clean
from reportgen.model import Details, Published
from tests.cleaning.recipe import cleaned, story_of

LEAD = "The ferry company said that it would buy four new ships and scrap the oldest three of its fleet."


def published(text: str, details: Details | None = None) -> Published:
    return cleaned(f"Ferry company buys ships\n\n{LEAD}\n\n{text}", details=details).published


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sales fell in August 2022 and never came back.", dt.date(2022, 8, 1)),
        ("Sales fell in 2023 for the first time, the company said.", dt.date(2024, 1, 1)),
        ("The trend was down in the first three months of 2024.", dt.date(2024, 4, 1)),
        ("It was founded in 2001. In November 2023 it was sold.", dt.date(2023, 11, 1)),
        # In January 2024 nobody would say "in July" of a July half a year before; of one month before, neither.
        ("It lost money in 2023.\n\nIn July it bought a yard in Gdansk.", dt.date(2024, 1, 1)),
        ("It lost money in 2023.\n\nIn April it bought a yard in Gdansk.", dt.date(2024, 4, 1)),
        ("It lost money in 2023.\n\nThe yard was sold on April 8.", dt.date(2024, 4, 8)),
        ("It lost money in 2023.\n\nThe yard was sold this July.", dt.date(2024, 7, 1)),
    ],
)
def test_what_is_told_as_past_is_a_lower_bound(text: str, day: dt.date) -> None:
    found = published(text)
    assert (found.basis, found.date, found.latest) == ("inferred", day, None)
    assert found.words and all(span.text in text for span in found.words)


@pytest.mark.parametrize(
    "text",
    [
        "The ships will be delivered in 2031.",
        "The company wants to be the largest by Feb. 8, 2030.",
        "It was the front-runner for the nomination in 2027.",
        "The minister, who hopes to win in 2032, was not told.",
        "She announced that she would run in 2028.",
        "The board planned to meet on March 3, 2029.",
        "The 2026 election was on everybody's mind.",
        "It was sold in July and closed in March.",
    ],
)
def test_what_lies_ahead_or_names_no_year_is_none(text: str) -> None:
    assert published(text).basis == "unknown"


def test_given_beats_all_and_says_where_the_text_contradicts() -> None:
    given = Details(published=dt.date(2020, 1, 5))
    assert published("It was sold in June 2019.", given) == Published(
        date=dt.date(2020, 1, 5), latest=dt.date(2020, 1, 5), basis="given"
    )
    found = published("It was sold in June 2021.", given)
    assert (found.date, found.basis) == (dt.date(2020, 1, 5), "given")
    assert "June 2021" in found.note


def test_a_stated_day_is_believed_unless_the_text_tells_of_later() -> None:
    page = "Ferry company buys ships\nPublished 11 May 2024\n\n{}\n\nIt was sold in {}."
    found = cleaned(page.format(LEAD, "June 2019")).published
    assert (found.basis, found.date, found.latest) == ("stated", dt.date(2024, 5, 11), dt.date(2024, 5, 11))
    found = cleaned(page.format(LEAD, "June 2024")).published
    assert (found.basis, found.date) == ("inferred", dt.date(2024, 6, 1))
    assert "“Published 11 May 2024”, was not taken" in found.note and "“June 2024”" in found.note


def test_a_machine_stamp_is_believed_where_nothing_contradicts() -> None:
    page = "Ferry company buys ships\nDate:2024-05-11 21:56:26\n\n{}\n\n{}"
    assert cleaned(page.format(LEAD, "The yard was sold this week.")).published.basis == "stated"
    stale = cleaned(page.format(LEAD, "The yard was sold this week. It was bought in March 2021.")).published
    assert (stale.basis, stale.date, stale.latest) == ("inferred", dt.date(2021, 3, 1), dt.date(2024, 5, 11))
    assert "“this week”" in stale.note


def test_last_year_by_two_names_gives_the_year() -> None:
    text = (
        "Ferry company buys ships\nDate:2025-04-13 21:56:26\n\n"
        f"{LEAD}\n\nThe two firms met in Gdansk late last year.\n\n"
        "It was in November 2023 that both boards signed in Gdansk."
    )
    found = cleaned(text).published
    assert (found.date, found.latest) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert "“November 2023” and “late last year”" in found.note


def test_copyright_bounds_from_above() -> None:
    found = published("It lost money in 2023.\n\nThe yard was sold on April 8.\n\nCopyright 2024 The Example")
    assert (found.date, found.latest) == (dt.date(2024, 4, 8), dt.date(2024, 12, 31))


def test_recent_news_bounds_from_above() -> None:
    text = (
        "Ferry company buys ships\n\nThe ferry company said on April 5 that it would buy four new ships this year.\n\n"
        "It lost money in 2023.\n\nThe move followed a {} call of both boards on April 8.\n\nCopyright 2024 The Example"
    )
    assert cleaned(text.format("recent")).published.latest == dt.date(2024, 6, 7)
    assert cleaned(text.format("long")).published.latest == dt.date(2024, 12, 31)


REPORT = (
    "OSLO (Reuters) - A Norwegian ferry line will scrap its last diesel engines, the company said in a statement.\n\n"
    "The line runs 62 vessels. It lost money in 2023, the company said."
)
CREDITED = (
    "Ferry line goes electric\n\nPublished 11 May 2024\n\n"
    "A Norwegian ferry line will scrap its last diesel engines, Reuters reported {}.\n\n"
    "The town of Bergen welcomed the news and said that its harbor would be quieter."
)


def test_another_article_dates_an_agency_report() -> None:
    found = clean(story_of(REPORT, CREDITED.format("on Thursday")))[0].published
    assert (found.basis, found.date, found.latest) == ("inferred", dt.date(2024, 5, 9), dt.date(2024, 5, 9))
    assert "Article b, published on 11 May 2024" in found.note and "“Reuters reported on Thursday”" in found.note


@pytest.mark.parametrize("when", ["last year", "in 2019", "and others"])
def test_a_credit_without_a_day_dates_nothing(when: str) -> None:
    assert clean(story_of(REPORT, CREDITED.format(when)))[0].published.date == dt.date(2024, 1, 1)


def test_a_credit_for_another_report_dates_nothing() -> None:
    other = CREDITED.replace(
        "A Norwegian ferry line will scrap its last diesel engines",
        "Wheat prices doubled after a drought on the plains",
    )
    assert clean(story_of(REPORT, other.format("on Thursday")))[0].published.date == dt.date(2024, 1, 1)
