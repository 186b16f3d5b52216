"""Bytes become text, whatever wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.reading.decoding import NotTextError, decode

QUOTED = "The café’s owner said “no” — twice. It cost £4."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_text_is_the_same_in_every_encoding(encoding: str) -> None:
    text = "A plain line to begin with.\n" + QUOTED
    # Without a mark UTF-16 is told by the NULs between Latin letters.
    written = text if encoding not in ("utf-16-le", "utf-16-be") else "A plain line."
    assert decode(written.encode(encoding)) == written


def test_a_short_text_with_curly_marks_is_not_taken_for_chinese() -> None:
    assert decode("It’s done.".encode("cp1252")) == "It’s done."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр сказал, что правительство не согласно с решением суда. " * 3, "cp1251"),
        ("Minister powiedział, że rząd się nie zgadza, a źródło było błędne. " * 4, "cp1250"),
    ],
)
def test_other_encodings_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_line_ends_are_single_line_feeds() -> None:
    assert decode(b"one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


def test_what_the_file_declares_is_tried_first() -> None:
    assert decode("naïve".encode("iso-8859-15"), declared="iso-8859-15") == "naïve"
    assert decode("naïve".encode(), declared="no-such-encoding") == "naïve"


@pytest.mark.parametrize("data", [b"one\x00two", b"%PDF-1.4\n\x01\x02\x03\x04stream", bytes(range(256)) * 20])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_survives(text: str) -> None:
    joined = text.replace("\u2028", "\n").replace("\u2029", "\n").removeprefix("\ufeff")
    assert decode(text.encode()) == joined
