"""The paragraph that the counts of a profile make: the same counts in the same order for every article."""

from collections.abc import Sequence

from reportgen.model import Profile, VoiceKind

NAMES: dict[VoiceKind, str] = {
    "person": "named people",
    "body": "organisations",
    "document": "documents",
    "outlet": "other outlets",
    "vague": "unnamed sources",
}
TIMES = ("never", "once", "twice")
MOST_NAMES = 3
"""Names that a sentence can list and still be read at one go; the record holds them all."""


def paragraph(profile: Profile, shared_leads: int) -> str:
    """The counts in words; no verdict, no comparison.

    Args:
        profile: the counts.
        shared_leads: how many of the facts in the lead another article tells too.
    """
    loaded = _loaded(profile.loaded_own, profile.loaded_quoted)
    return " ".join((_sources(profile), _people(profile), _facts(profile, shared_leads), loaded))


def _sources(profile: Profile) -> str:
    verb = "is" if profile.attributed == 1 else "are"
    told = f"{profile.attributed} of {_count(profile.statements, 'statement')} {verb} attributed"
    own, *others = percentages([profile.shares[kind] for kind in ("own", *NAMES)])
    given = [(share, name) for share, name in zip(others, NAMES.values(), strict=True) if share]
    parts = [f"{share} % {'' if place else 'comes '}from {name}" for place, (share, name) in enumerate(given)]
    return f"{told}; by words, {_series([f'{own} % is its own voice', *parts])}."


def _people(profile: Profile) -> str:
    quotes = f"It quotes {_listed(profile.quoted)}" if profile.quoted else "It quotes nobody by name"
    if not profile.talked_about:
        return f"{quotes}; nobody counts as only talked about."
    verb = "are" if len(profile.talked_about) > 1 else "is"
    return f"{quotes}; {_listed(profile.talked_about)} {verb} only talked about."


def _facts(profile: Profile, in_lead: int) -> str:
    shared, here = profile.shared_facts, profile.only_here
    alone = f"{_count(here, 'fact')} {'stands' if here == 1 else 'stand'} only here"
    if not shared:
        return f"It shares no facts with other articles; {alone}."
    places = (
        f"{in_lead} in its first sentence, {profile.first_fifth} in its first fifth, {profile.last_fifth} in its last"
    )
    return f"It shares {_count(shared, 'fact')} with other articles: {places}; {alone}."


def _loaded(own: int, quoted: int) -> str:
    if not own and not quoted:
        return "It holds no loaded wording, neither its own nor quoted."
    return f"Loaded wording stands {_times(own)} in its own voice and {_times(quoted)} in quotations."


def percentages(shares: Sequence[float]) -> list[int]:
    """Shares that sum to 1 as whole percentages that sum to 100; what is left goes to the largest remainders."""
    exact = [100 * share for share in shares]
    whole = [int(value) for value in exact]
    left = round(sum(exact)) - sum(whole)
    for place in sorted(range(len(exact)), key=lambda n: (whole[n] - exact[n], n))[:left]:
        whole[place] += 1
    return whole


def _listed(names: Sequence[str]) -> str:
    """Up to three names; the rest, and whoever is only described ("legislator"), as a number."""
    shown = [name for name in names if name[0].isupper()][:MOST_NAMES]
    left = len(names) - len(shown)
    if not left:
        return _series(shown)
    kind = "other" if shown else "unnamed source"
    return _series([*shown, f"{left} {kind}{'' if left == 1 else 's'}"])


def _times(number: int) -> str:
    return TIMES[number] if number < len(TIMES) else f"{number} times"


def _series(parts: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number or 'no'} {noun}s"
