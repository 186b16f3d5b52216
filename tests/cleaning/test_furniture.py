"""Single lines: what is furniture by its form, and what only looks like it."""

import pytest

from reportgen.cleaning.furniture import is_inline_label, is_label, matched

FURNITURE = {
    "___": "separator",
    "* * *": "separator",
    "Login": "login",
    "Sign in | Register": "login",
    "Menu": "navigation",
    "Share Tweet Print": "navigation",
    "ADVERTISEMENT": "navigation",
    "Story continues below advertisement": "navigation",
    "Read more: Ten things to know about bridges": "navigation",
    "RELATED: Bridge to close for repairs": "navigation",
    "Click here to read the full report": "navigation",
    "Sign up for our daily newsletter and get the news in your inbox": "navigation",
    "Follow us on Facebook": "navigation",
    "Follow The Example on X for updates": "navigation",
    "Already a subscriber? Log in": "navigation",
    "We use cookies to improve your experience.": "navigation",
    "By clicking Sign Up, you agree to our Terms of Use.": "navigation",
    "5 min read": "navigation",
    "This is a developing story and will be updated.": "navigation",
    "Tags: bridges, rivers, councils": "navigation",
    "https://www.example.org/news/bridge": "metadata",
    "veryGood! (1)": "share_counter",
    "23 Comments": "share_counter",
    "1.2K shares": "share_counter",
    "Share on Facebook": "share_counter",
    "Photo: Ann Lee/Reuters": "credit",
    "(AP Photo/Ann Lee)": "credit",
    "A man crosses the bridge on Monday. (AP Photo/Ann Lee, File)": "credit",
    "The bridge at dusk.CreditAnn Lee/Agence Example Press": "credit",
    "Getty Images": "credit",
}

ARTICLE = (
    "He told Reuters.",
    "The minister said so to AFP.",
    "Related parties must be named in the accounts, the court said.",
    "Support for the ban grew on Facebook on Tuesday.",
    "Like many newsletters, it was free.",
    "Subscribers to the newsletter fell by a third, the company said.",
    "We sold cookies to pay for the roof, she said.",
    "By entering talks, both countries agree to a pause.",
    "This video is not authentic, officials said.",
    "More than 40 people watched.",
    "Sign language was used throughout.",
    "Print is not dead, the editor said.",
    "Photographs of the bridge were shown in court.",
    "Credit Suisse rose by 5 percent.",
    "Comments closed the debate.",
    "No deal.",
)

SIGN_OFFS = (
    "Ann Lee in Oslo contributed.",
    "Fox News’ Ann Lee and Bo Ek contributed to this report.",
    "The Associated Press contributed to this report.",
    "Reporting by Ann Lee in Oslo; additional reporting by Bo Ek; editing by Siri Dahl",
    "Associated Press writers Ann Lee in Oslo and Bo Ek in Bergen contributed to this report.",
    "(With inputs from PTI)",
    "Copyright 2031 The Example. All rights reserved.",
    "© 2031 The Example",
    "This article was originally published on The Example.",
)

LAST_SENTENCES = (
    "The drought contributed to the rise in prices.",
    "Copyright law was changed in 1976, she said.",
    "Reporting by the paper has shown that officials lied.",
    "Research by the university found that half of them moved.",
    "He contributed to both campaigns.",
    "The material may not be strong enough.",
    "This report was published in the spring.",
)


@pytest.mark.parametrize(("line", "reason"), FURNITURE.items())
def test_furniture_is_known_by_its_form(line: str, reason: str) -> None:
    form = matched(line, "anywhere")
    assert form is not None and form.reason == reason


@pytest.mark.parametrize("line", ARTICLE)
def test_sentences_that_look_like_it_stay(line: str) -> None:
    assert matched(line, "anywhere") is None


@pytest.mark.parametrize("line", SIGN_OFFS)
def test_sign_offs_are_known(line: str) -> None:
    assert matched(line, "closing") is not None


@pytest.mark.parametrize("line", LAST_SENTENCES)
def test_last_sentences_stay(line: str) -> None:
    assert matched(line, "closing") is None


def test_headings_of_lists() -> None:
    for line in (
        "Related",
        "RANKING",
        "Recommendation",
        "Most read",
        "You may also like",
        "Trending now",
        "More from World",
    ):
        assert is_label(line), line
    for line in ("Relatedly", "The ranking of cities", "What happens next", "Most readers stayed", "Read the letter"):
        assert not is_label(line), line
    assert is_inline_label("Also read")
    assert not is_inline_label("Most read")
