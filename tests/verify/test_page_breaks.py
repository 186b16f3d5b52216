"""Words that begin on one printed page and end on the next are found; words that nobody printed are not."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.verify.agreement import PrintedText

PAGES = st.lists(st.text("abc", max_size=12), min_size=1, max_size=4)


def test_a_note_across_a_page_break_is_found_though_a_picture_was_painted_between() -> None:
    text = PrintedText(["titlethefigurehundredspicturewords", "standsinonetellingtable"])
    assert "thefigurehundredsstandsinonetelling" in text
    assert "thefigurethousandsstandsinonetelling" not in text
    assert "standsinonetellingthefigurehundreds" not in text


@given(PAGES, st.data())
def test_every_run_of_the_whole_text_is_found(pages: list[str], data: st.DataObject) -> None:
    whole = "".join(pages)
    start = data.draw(st.integers(0, len(whole)))
    assert whole[start : data.draw(st.integers(start, len(whole)))] in PrintedText(pages)


@given(PAGES, st.text("abcd", min_size=1).filter(lambda words: "d" in words))
def test_a_letter_that_no_page_has_is_never_found(pages: list[str], words: str) -> None:
    assert words not in PrintedText(pages)
