"""The words of the interface, from one file a language."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources

from reportgen.errors import SettingsError

LONG = 45
"""Days beyond which a stretch of time is told in months: about where two months are surely touched."""


class Catalogue:
    """Fixed words by key ("section.grid"), words with gaps to fill, counts with their singular."""

    def __init__(self, tables: Mapping[str, object]) -> None:
        self._words = dict(_flat(tables, ""))

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
        return f"{percent} %"


def load(language: str) -> Catalogue:
    """The catalogue of a language.

    Raises:
        SettingsError: if there is none.
    """
    folder = resources.files("reportgen.briefing") / "catalogue"
    path = folder / f"{language}.toml"
    if not language.isidentifier() or not path.is_file():
        known = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir())
        raise SettingsError(
            "reportgen.toml, key 'edition.language'",
            f"there is no catalogue for the language {language!r}",
            f"Choose one of: {', '.join(known)}",
        )
    return Catalogue(tomllib.loads(path.read_text(encoding="utf-8")))


def _flat(tables: Mapping[str, object], prefix: str) -> Iterable[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def _month_end(date: dt.date) -> dt.date:
    first_of_next = (date.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return first_of_next - dt.timedelta(days=1)
