"""Where a report comes from, as the head of its first paragraph says: "WASHINGTON (AP) — ", "(Reuters) - "."""

import re
from typing import NamedTuple

from reportgen.cleaning.furniture import furniture, is_agency

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[\w.'’-]*"
_PLACE = rf"{_WORD}(?:[ -](?:{_WORD}|de|la|del|du|am|of)){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_AGENCY = r"\((?P<agency>[^()\d]{2,30})\)"
_DASH = r"(?:-{1,2}|[–—―‒]-?)"
_BODY = rf"(?=[\"“‘'«(\[]?(?:{_CAPITAL}|\d))"

_DATELINE = re.compile(
    rf"""
    (?P<place>{_PLACE}(?:/{_PLACE}){{0,2}}(?:,\s(?!{_MONTH}\s\d){_PLACE}){{0,2}})?
    (?P<date>,?\s?{_DATE})?
    (?:,?\s?{_AGENCY}|,\s(?P<bare_agency>[A-Z][\w.]+(?:\s[A-Z]\w+){{0,2}})(?=\s?{_DASH}))?
    \s?(?P<dash>:(?=\s)|{_DASH})?\s*
    {_BODY}
    """,
    re.VERBOSE,
)
_ARTICLE = r"(?:The|An?|In|On|At|And|But|For|If|As|When|This|That|It|He|She|They|We|I)\b(?!\s[A-Z]{2})"
_PARTY = r"[DRI]-"
_REMNANT = re.compile(rf"[\s()\[\],;:|]*{_DASH}[\s)\]]*{_BODY}|[()\[\],;:|\s]*[)\],;:|]\s*{_BODY}")


SEEN_WITHIN = 3
"""Paragraphs of the body in which a dateline is looked for: a standfirst or a summary may stand before it."""


class Dateline(NamedTuple):
    """How many characters a dateline takes at the head of a paragraph, and the agency that it names."""

    length: int
    agency: str | None


def opens_with_speaker(paragraph: str) -> bool:
    """Whether a paragraph begins with capitals and a colon, as the turns of a transcript do."""
    return re.match(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]+:\s", paragraph) is not None


def dateline(paragraph: str, *, first: bool, colon: bool = False) -> Dateline | None:
    """The dateline at the head of a paragraph, or None.

    Args:
        paragraph: its text.
        first: whether it is the body's first: only there is a place in small letters believed without an agency.
        colon: whether a colon may stand for the dash ("NEW DELHI: ").
    """
    match = _DATELINE.match(paragraph[:200])
    if match is None or match.end() == 0:
        return None
    place, agency = match["place"], match["agency"] or match["bare_agency"]
    if match["agency"] and not _looks_like_agency(match["agency"]):
        return None
    if place is None:
        return Dateline(match.end(), agency) if match["agency"] and is_agency(match["agency"]) else None
    if not match["dash"] and not (match["agency"] and (place.isupper() or is_agency(match["agency"]))):
        return None
    if match["dash"] == ":" and not (place.isupper() and (agency or match["date"] or (colon and first))):
        return None
    if not agency and is_agency(place.split(", ")[-1]):
        return Dateline(match.end(), place.split(", ")[-1])
    if place.lower().split()[0] in furniture().no_places or re.match(_ARTICLE, place):
        return None
    sure = place.split(",")[0].isupper() or match["agency"] or match["date"]
    return Dateline(match.end(), agency) if sure or (first and _stands_free(match)) else None


def _looks_like_agency(words: str) -> bool:
    """One or a few words of which each begins with a capital: "AP", "Xinhua", "The Associated Press", "dpa"."""
    if re.match(_PARTY, words):
        return False
    return is_agency(words) or all(re.match(r"[A-Z0-9&/]", word) for word in words.split())


def _stands_free(match: re.Match[str]) -> bool:
    """Whether a dash with space on both sides parts a short place from the text ("New York – In his speech")."""
    if match["dash"] in ("-", ":") or len(match["place"].split()) > 3:
        return False
    return bool(re.search(rf"\s{_DASH}\s+$", match.group(0)))


def remnant(paragraph: str) -> int:
    """How many characters at the head of a paragraph are what a lost dateline left: "( – ", "— ", ") - "."""
    match = _REMNANT.match(paragraph[:40])
    return match.end() if match else 0
