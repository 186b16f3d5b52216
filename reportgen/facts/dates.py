"""Since when a fact could be known: by the event it tells, or else by the first article that tells it."""

import datetime as dt
import re
from collections.abc import Sequence

from reportgen.facts.story import Story
from reportgen.model import KnownFrom, Sentence, TimeExpression


def known_from(members: Sequence[Sentence], story: Story) -> KnownFrom:
    """The earliest day on which anybody could have known a fact.

    Each telling gives the latest of the past dates that it names; of these the middle one stands (of two the earlier),
    so that one telling with an old date in passing does not carry the fact back. Without any, or where it would be
    later than that, the day of the first mention.
    """
    first = _first_mention(members, story)
    events = [event for member in members if (event := _event(member, story)) is not None]
    if not events:
        return first
    events.sort(key=lambda known: (known.date or dt.date.max, known.words))
    event = events[(len(events) - 1) // 2]
    if first.date is not None and event.date is not None and event.date > first.date:
        return first
    return event


def _first_mention(members: Sequence[Sentence], story: Story) -> KnownFrom:
    """The first day on which an article that tells a fact can have appeared; unknown where one has no date at all."""
    dated = [(date, m) for m in members if (date := story.articles[m.source].published.date) is not None]
    if len(dated) < len(members):
        return KnownFrom(date=None, basis="unknown")
    date, member = min(dated, key=lambda entry: (entry[0], story.place(entry[1])))
    return KnownFrom(date=date, basis="first_mention", sentence=member.id, words=member.text)


BOUNDS = frozenset({"since", "until", "till", "before", "by", "than"})
SUBORDINATE = re.compile(r"\b(?:after|following|since|because|which|who|whose|that)\b[^,;:—–]*$", re.IGNORECASE)
"""The beginning of a clause beside the main one, up to the time that stands in it."""
WHOLE_PERIODS = frozenset({"month", "season", "quarter", "year", "fiscal_year", "range"})


def _is_background(member: Sentence, time: TimeExpression) -> bool:
    """Whether a time only bounds or measures what happened ("since 2018", "more than in 2022"), or dates what went
    before it ("resumed after a visit in August")."""
    before = member.text[: time.start - member.start]
    return any(word in BOUNDS for word in before.lower().split()[-2:]) or bool(SUBORDINATE.search(before))


def _event(member: Sentence, story: Story) -> KnownFrom | None:
    published = story.articles[member.source].published
    limit = published.latest or published.date
    past = [time for time in member.times if time.first is not None and limit is not None and time.first <= limit]
    past = [time for time in past if time.kind not in ("vague", "part") and not _is_background(member, time)]
    if not past:
        return None
    latest = max(past, key=lambda time: (time.first or dt.date.min, -time.start))
    return KnownFrom(date=_known(latest, member, limit), basis="event", sentence=member.id, words=latest.text)


def _known(time: TimeExpression, member: Sentence, limit: dt.date | None) -> dt.date | None:
    """The first day of a time; of a count for a whole period its last one, before which nobody could count."""
    whole = time.kind in WHOLE_PERIODS and member.quantities and time.last is not None
    return time.last if whole and limit is not None and time.last is not None and time.last <= limit else time.first
