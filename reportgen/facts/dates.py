"""Since when a fact could be known: by the event it tells, or else by the first article that tells it."""

import datetime as dt
from collections.abc import Sequence

from reportgen.facts.story import Story
from reportgen.model import KnownFrom, Published, Sentence, TimeExpression

NEARLY_A_DATE = 40
"""Days within which an article's date must lie for it to say when a fact was first told: a month and some delay."""


def known_from(members: Sequence[Sentence], story: Story) -> KnownFrom:
    """The earliest day on which anybody could have known a fact.

    Each telling gives the latest of the past dates that it names; the earliest of these over all tellings stands, so
    that a date is never later than the words of every telling allow. Without one, the day of the first mention.
    """
    first = _first_mention(members, story)
    events = [event for member in members if (event := _event(member, story)) is not None]
    if not events:
        return first
    event = min(events, key=lambda known: (known.date or dt.date.max, known.words))
    if first.date is not None and event.date is not None and event.date > first.date:
        return first
    return event


def _first_mention(members: Sequence[Sentence], story: Story) -> KnownFrom:
    """The first article that tells a fact; unknown where one that has no date of its own may have been earlier."""
    published = {member.source: story.articles[member.source].published for member in members}
    dated = [(p.date, m) for m in members if (p := published[m.source]).date is not None and _is_dated(p)]
    if not dated:
        return KnownFrom(date=None, basis="unknown")
    date, member = min(dated, key=lambda entry: (entry[0], story.place(entry[1])))
    if any(not _is_dated(p) and (p.date is None or p.date < date) for p in published.values()):
        return KnownFrom(date=None, basis="unknown")
    return KnownFrom(date=date, basis="first_mention", sentence=member.id, words=member.text)


def _is_dated(published: Published) -> bool:
    if published.date is None or published.latest is None:
        return False
    return (published.latest - published.date).days <= NEARLY_A_DATE


def _only_bounds(member: Sentence, time: TimeExpression) -> bool:
    """Whether a time only bounds or measures what happened ("since 2018", "more than in 2022")."""
    before = member.text[: time.start - member.start].lower().split()[-2:]
    return any(word in ("since", "until", "till", "before", "by", "than") for word in before)


def _event(member: Sentence, story: Story) -> KnownFrom | None:
    published = story.articles[member.source].published
    limit = published.latest or published.date
    past = [time for time in member.times if time.first is not None and limit is not None and time.first <= limit]
    past = [time for time in past if time.kind not in ("vague", "part") and not _only_bounds(member, time)]
    if not past:
        return None
    latest = max(past, key=lambda time: (time.first or dt.date.min, -time.start))
    return KnownFrom(date=latest.first, basis="event", sentence=member.id, words=latest.text)
