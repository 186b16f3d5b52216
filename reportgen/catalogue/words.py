"""A catalogue: the words of one language, and how they are put together."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Formatter

from reportgen.errors import SettingsError

LONG = 45
"""Days beyond which a stretch of time is told in months: about where two months are surely touched."""


class Catalogue:
    """Fixed words by key ("section.grid"), words with gaps to fill, counts with their singular."""

    def __init__(self, words: Mapping[str, str], missing: tuple[str, ...] = (), unknown: tuple[str, ...] = ()) -> None:
        self._words = dict(words)
        self.missing = missing
        """Keys that stand in English, for the language has no words for them."""
        self.unknown = unknown
        """Keys of the language that nothing uses."""

    @property
    def fixed(self) -> dict[str, str]:
        """The words without gaps, which templates print as they stand."""
        return {key: words for key, words in self._words.items() if "{" not in words}

    def __call__(self, key: str, **values: object) -> str:
        """The words under `key`, their gaps filled."""
        return self._words[key].format(**values)

    def has(self, key: str) -> bool:
        """Is there such a key?"""
        return key in self._words

    def count(self, key: str, n: int, **values: object) -> str:
        """`n` things, in figures from thirteen on and in words before, singular or plural as it must be."""
        return self(f"{key}.{'one' if n == 1 else 'other'}", n=self.number(n), **values)

    def figure(self, key: str, n: int, **values: object) -> str:
        """`n` things, always in figures."""
        return self(f"{key}.{'one' if n == 1 else 'other'}", n=f"{n:,}", **values)

    def number(self, n: int) -> str:
        """A small number as a word, a larger one in figures."""
        words = self._words["language.numbers"].split(", ")
        return words[n] if n < len(words) else f"{n:,}"

    def series(self, items: Iterable[str]) -> str:
        """ "a", "a and b", "a, b and c"."""
        words = list(items)
        if len(words) < 2:
            return "".join(words)
        comma, last = self._words["language.comma"], self._words["language.and"]
        return comma.join(words[:-1]) + last + words[-1]

    def quoted(self, words: str) -> str:
        """Words in quotation marks."""
        return self._words["language.open"] + words + self._words["language.close"]

    def day(self, date: dt.date, *, short: bool = False) -> str:
        """A date in words."""
        return self._day(date, short)

    def month(self, date: dt.date, *, short: bool = False) -> str:
        """The month of a date in words."""
        return self._month(date, short)

    def period(self, first: dt.date | None, last: dt.date | None, *, short: bool = False) -> str:
        """A day, a whole month, or a stretch of days that may be open at one end."""
        if last is None and first is None:
            return self("date.none")
        if last is None:
            assert first is not None
            return self("date.from", first=self._month(first, short) if first.day == 1 else self._day(first, short))
        if first is None:
            return self(
                "date.until", last=self._month(last, short) if last == _month_end(last) else self._day(last, short)
            )
        if first == last:
            return self._day(first, short)
        if first.day == 1 and last == _month_end(last):
            months = [self._month(first, short), self._month(last, short)]
            return months[0] if months[0] == months[1] else self("date.between", first=months[0], last=months[1])
        begin = self._day_month(first, short) if first.year == last.year else self._day(first, short)
        return self("date.between", first=begin, last=self._day(last, short))

    def span(self, first: dt.date, last: dt.date) -> str:
        """A stretch of days as a headline tells it: in months where it is longer than `LONG` days."""
        if (last - first).days <= LONG:
            return self.period(first, last)
        begin = self._month(first, False) if first.year != last.year else self._month_name(first, False)
        return self("date.between", first=begin, last=self._month(last, False))

    def _day(self, date: dt.date, short: bool) -> str:
        return self("date.day", day=date.day, month=self._month_name(date, short), year=date.year)

    def _day_month(self, date: dt.date, short: bool) -> str:
        return self("date.day_month", day=date.day, month=self._month_name(date, short))

    def _month(self, date: dt.date, short: bool) -> str:
        return self("date.month", month=self._month_name(date, short), year=date.year)

    def _month_name(self, date: dt.date, short: bool) -> str:
        return self._words["language.months_short" if short else "language.months"].split(", ")[date.month - 1]

    def share(self, share: float) -> str:
        """A share as a whole percentage; more than none is never shown as none, nor less than all as all."""
        percent = round(share * 100)
        if 0 < share < 1:
            percent = min(max(percent, 1), 99)
        return f"{percent}\u00a0%"


def load(language: str, own: Path | None = None) -> Catalogue:
    """The catalogue of a language: the newsroom's words first, then the package's, then English.

    Args:
        language: the name of the file without ".toml".
        own: the newsroom's folder of catalogues, or None.

    Raises:
        SettingsError: if there is none, or the newsroom's file cannot be read or has gaps that are never filled.
    """
    package = resources.files("reportgen.catalogue")
    found = [_tables(folder / f"{language}.toml") for folder in (own, package) if folder is not None]
    given = [words for words in found if words is not None]
    if not re.fullmatch(r"\w[\w-]*", language) or not given:
        names = {entry.name for folder in (own, package) if folder and folder.is_dir() for entry in folder.iterdir()}
        known = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
        raise SettingsError(
            "reportgen.toml, key 'edition.language'",
            f"there is no catalogue for the language {language!r}",
            f"Choose one of: {', '.join(known)}",
        )
    english = _tables(package / "en.toml") or {}
    words = english | {key: value for layer in reversed(given) for key, value in layer.items() if key in english}
    _refuse_other_gaps(words, english, f"catalogue/{language}.toml")
    return Catalogue(
        words,
        missing=tuple(sorted(set(english) - set().union(*given))),
        unknown=tuple(sorted(set().union(*given) - set(english))),
    )


def _tables(path: Traversable) -> dict[str, str] | None:
    """The words of a file by their keys; None where there is no such file."""
    if not path.is_file():
        return None
    try:
        return {key: str(words) for key, words in _flat(tomllib.loads(path.read_text(encoding="utf-8-sig")), "")}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = f"it cannot be read as TOML ({error})"
        raise SettingsError(str(path), what, "Mend the file or take it away") from error


def _refuse_other_gaps(words: Mapping[str, str], english: Mapping[str, str], file: str) -> None:
    """Raise where a translation has a gap "{so}" that the English words lack: nothing would fill it."""
    wrong = sorted(key for key in words if _gaps(words[key]) - _gaps(english[key]))
    if wrong:
        what = f"gaps in braces that nothing fills: {', '.join(wrong)}"
        raise SettingsError(file, what, "Keep the words in braces as the English catalogue has them")


def _gaps(words: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(words) if name is not None}
    except ValueError:
        return {words}


def _flat(tables: Mapping[str, object], prefix: str) -> Iterable[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def _month_end(date: dt.date) -> dt.date:
    first_of_next = (date.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return first_of_next - dt.timedelta(days=1)
