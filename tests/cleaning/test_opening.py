"""Datelines, date lines and bylines, each in the many forms in which papers write them."""

import datetime as dt

import pytest

from reportgen.cleaning.bylines import is_byline
from reportgen.cleaning.datelines import dateline, remnant
from reportgen.cleaning.stamps import stamps
from reportgen.model import Details
from tests.cleaning.recipe import cleaned

DATELINES = {
    "WASHINGTON (AP) — Beijing and": ("WASHINGTON (AP) — ", "AP"),
    "WASHINGTON — The US sent": ("WASHINGTON — ", None),
    "BEIJING, May 9 (Xinhua) -- The": ("BEIJING, May 9 (Xinhua) -- ", "Xinhua"),
    "MOSCOW, 9 May (TASS) — “We": ("MOSCOW, 9 May (TASS) — ", "TASS"),
    "LOS ANGELES, May 9, 2024 (AP) – The": ("LOS ANGELES, May 9, 2024 (AP) – ", "AP"),
    "LONDON, May 9, Reuters – The": ("LONDON, May 9, Reuters – ", "Reuters"),
    "WASHINGTON/BEIJING (Reuters) - The": ("WASHINGTON/BEIJING (Reuters) - ", "Reuters"),
    "New Delhi, May 9 (PTI) The": ("New Delhi, May 9 (PTI) ", "PTI"),
    "SAN JOSÉ, Costa Rica (AP) — “We": ("SAN JOSÉ, Costa Rica (AP) — ", "AP"),
    "DANVILLE, Ky. –- Ann Lee": ("DANVILLE, Ky. –- ", None),
    "WASHINGTON ―House leaders": ("WASHINGTON ―", None),
    "(CNN)The": ("(CNN)", "CNN"),
    "New York – In his": ("New York – ", None),
}

NO_DATELINES = (
    "Rep. Bo Ek (D-N.C.) appeared",
    "UPDATE - May 30, 10 p.m.: The singer",
    "The U.S. — China talks",
    "In 2013 - The",
    "Apple Inc. (AAPL) shares",
    "Setting the tone for the new year — in which every bill",
    "MINISTER: We will not pay.",
    "And on Thursday, the capital’s institutions — senators and lobbyists",
)


@pytest.mark.parametrize(("paragraph", "expected"), DATELINES.items())
def test_datelines(paragraph: str, expected: tuple[str, str | None]) -> None:
    found = dateline(paragraph, first=True)
    assert found is not None
    assert (paragraph[: found.length], found.agency) == expected


@pytest.mark.parametrize("paragraph", NO_DATELINES)
def test_what_is_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph, first=True) is None


@pytest.mark.parametrize(
    ("paragraph", "lost"),
    [
        ("( – The", "( – "),
        (") — The", ") — "),
        ("— The", "— "),
        ("The", ""),
        ("“We", ""),
        ("(The", ""),
        ("... and", ""),
    ],
)
def test_what_is_left_of_a_dateline(paragraph: str, lost: str) -> None:
    assert paragraph[: remnant(paragraph)] == lost


DAY = dt.date(2024, 5, 11)
STAMPS = {
    "Published 11 May 2024": [("published", DAY)],
    "May 11, 2024": [("published", DAY)],
    "Saturday, May 11, 2024 10:30 AM EDT": [("published", DAY)],
    "First published on Sat 11 May 2024 05.00 BST": [("published", DAY)],
    "10:42 PM EST, Sat May 11, 2024": [("published", DAY)],
    "Published 11 May 2024 | Updated 12 May 2024, 5 p.m.": [("published", DAY), ("updated", dt.date(2024, 5, 12))],
    "Date:2024-05-11 21:56:26": [("machine", DAY)],
    "2024-05-11T09:30:12Z": [("machine", DAY)],
    "Updated 3 hours ago": [("updated", None)],
    "13/05/2024 10:00": [("published", dt.date(2024, 5, 13))],
    "11/05/2024": [("published", None)],
    "In May 2024": [],
    "May 11, 2024 was a Saturday": [],
}


@pytest.mark.parametrize(("line", "expected"), STAMPS.items())
def test_date_lines(line: str, expected: list[tuple[str, dt.date | None]]) -> None:
    assert [(stamp.kind, stamp.date) for stamp in stamps(line, 0, len(line))] == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee",
        "BY ANN LEE AND BO EK",
        "By Ann Lee, Senior Reporter, The Example",
        "Written by Ann Lee",
        "By the Editorial Board",
    ],
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["By the time it ended, two were hurt.", "By Friday the water had gone.", "Bylaws", "By and large", "By"]
)
def test_what_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_a_given_title_finds_its_line() -> None:
    text = (
        "A day at the sea\nThe river took the bridge\n\n"
        "The river Lown took the old bridge of Elmford in the night, and nobody was hurt."
    )
    article = cleaned(text, details=Details(title="The River Took the Bridge"))
    assert article.headline is not None and article.headline.text == "The river took the bridge"
