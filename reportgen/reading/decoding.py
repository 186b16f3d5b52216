"""From the bytes of a file to its text: which encoding it is in, and whether it is text at all."""

import codecs
import re

from reportgen.catalogue import ENGLISH, Catalogue

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 stands before UTF-16, whose little-endian mark begins it."""

WESTERN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman")
"""Encodings of languages in Latin script: mostly ASCII, the rest accents and typographic marks."""

LATIN_SHARE = 0.25
"""Up to this share of non-ASCII bytes a text counts as Latin script. Vietnamese and Czech, the richest in accents, stay
under 0.2; Cyrillic, Greek, Arabic and Chinese in legacy encodings are over 0.6."""

CONTROL_SHARE = 0.002
"""Above this share of control characters a file counts as binary. Text has none or one; a compressed stream 0.1."""

_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class NotTextError(Exception):
    """The bytes are not those of a text; the words under `key` in the catalogue say what gave it away."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(ENGLISH(key, **values))
        self._key, self._values = key, values

    def told(self, say: Catalogue) -> str:
        """What gave it away, in the words of a catalogue."""
        return say(self._key, **self._values)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file: decoded, without byte-order mark, each line end as one line feed.

    Args:
        data: all bytes of the file.
        declared: the encoding that the file itself names (HTML), tried after a byte-order mark and before guessing.

    Raises:
        NotTextError: if this is not a text.
    """
    text = _LINE_END.sub("\n", _decoded(data, declared)).removeprefix("\ufeff")
    if "\x00" in text:
        raise NotTextError("unreadable.nul")
    if len(_CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise NotTextError("unreadable.control")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for bom, marked in BOMS:
        if data.startswith(bom):
            return data.decode(marked, errors="replace")
    for encoding in (declared, "utf-8", _wide(data)):
        text = _strictly(data, encoding)
        if text is not None:
            return text
    if b"\x00" in data:
        raise NotTextError("unreadable.nul")
    return _guessed(data)


def _strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    # UTF-16 without a mark is valid UTF-8 where its text is ASCII: every second byte is then NUL.
    return None if "\x00" in text else text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark, told by the NULs that stand on one side of Latin letters only."""
    if len(data) % 2 or b"\x00" not in data:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) > 0 or max(even, odd) < len(data) // 4:
        return None
    return "utf-16-be" if even else "utf-16-le"


def _guessed(data: bytes) -> str:
    """A text that is neither marked nor UTF-8. For Latin script the guess is between its encodings only: on a short
    English text with curly quotation marks a free guess was seen to land on Chinese."""
    from charset_normalizer import from_bytes

    latin = sum(byte > 0x7F for byte in data) <= LATIN_SHARE * len(data)
    best = from_bytes(data, cp_isolation=list(WESTERN) if latin else None).best()
    encoding = best.encoding if best is not None and not (latin and _reads_as_western(data)) else "cp1252"
    return data.decode(encoding, errors="replace")


def _reads_as_western(data: bytes) -> bool:
    """Whether every non-ASCII byte is a typographic mark or an accented letter of Western Europe in Windows-1252."""
    text = _strictly(data, "cp1252")
    return text is not None and all(char in _WESTERN_CHARS for char in text if char > "\x7f")


_WESTERN_CHARS = frozenset("‘’‚“”„–—…•€£¥§©®™°´·«»¿¡½¼¾ \xa0àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ")
