"""The paragraph that the counts of a profile make: the same counts in the same order for every article."""

from collections.abc import Sequence

from reportgen.catalogue import Catalogue
from reportgen.model import Profile, VoiceKind

OTHERS: tuple[VoiceKind, ...] = ("person", "body", "document", "outlet", "vague")
"""Whose words are told apart from the article's own, in the order in which they are told."""
TIMES = ("never", "once", "twice")
MOST_NAMES = 3
"""Names that a sentence can list and still be read at one go; the record holds them all."""


def paragraph(profile: Profile, shared_leads: int, say: Catalogue) -> str:
    """The counts in words; no verdict, no comparison.

    Args:
        profile: the counts.
        shared_leads: how many of the facts in the lead another article tells too.
        say: the words.
    """
    loaded = _loaded(profile.loaded_own, profile.loaded_quoted, say)
    return " ".join((_sources(profile, say), _people(profile, say), _facts(profile, shared_leads, say), loaded))


def _sources(profile: Profile, say: Catalogue) -> str:
    statements = _count("profile.statements", profile.statements, say)
    own, *others = percentages([profile.shares[kind] for kind in ("own", *OTHERS)])
    given = [(kind, share) for kind, share in zip(OTHERS, others, strict=True) if share]
    parts = [
        say("profile.share_next" if place else "profile.share_first", share=share, whom=say(f"profile.whom_{kind}"))
        for place, (kind, share) in enumerate(given)
    ]
    return say(
        "profile.sources",
        told=say.figure("profile.told", profile.attributed, statements=statements),
        shares=say.series([say("profile.share_own", share=own), *parts]),
    )


def _people(profile: Profile, say: Catalogue) -> str:
    quoted, about = _listed(profile.quoted, say), _listed(profile.talked_about, say)
    quotes = say("profile.quotes", people=quoted) if quoted else say("profile.quotes_nobody")
    if not about:
        return say("profile.people_quoted", quotes=quotes)
    return say(
        "profile.people", quotes=quotes, about=say.figure("profile.about", len(profile.talked_about), people=about)
    )


def _facts(profile: Profile, in_lead: int, say: Catalogue) -> str:
    alone = _count("profile.alone", profile.only_here, say)
    if not profile.shared_facts:
        return say("profile.facts_none", alone=alone)
    facts, first, last = say.figure("profile.shared", profile.shared_facts), profile.first_fifth, profile.last_fifth
    return say("profile.facts", facts=facts, lead=in_lead, first=first, last=last, alone=alone)


def _loaded(own: int, quoted: int, say: Catalogue) -> str:
    if not own and not quoted:
        return say("profile.loaded_none")
    return say("profile.loaded", own=_times(own, say), quoted=_times(quoted, say))


def percentages(shares: Sequence[float]) -> list[int]:
    """Shares that sum to 1 as whole percentages that sum to 100; what is left goes to the largest remainders."""
    exact = [100 * share for share in shares]
    whole = [int(value) for value in exact]
    left = round(sum(exact)) - sum(whole)
    for place in sorted(range(len(exact)), key=lambda n: (whole[n] - exact[n], n))[:left]:
        whole[place] += 1
    return whole


def _listed(names: Sequence[str], say: Catalogue) -> str:
    """Up to three names; the rest, and whoever is only described ("legislator"), as a number."""
    shown = [name for name in names if name[0].isupper()][:MOST_NAMES]
    left = len(names) - len(shown)
    rest = [say.figure("profile.others" if shown else "profile.unnamed", left)] if left else []
    return say.series([*shown, *rest])


def _times(number: int, say: Catalogue) -> str:
    return say(f"profile.{TIMES[number]}") if number < len(TIMES) else say("profile.times", n=number)


def _count(key: str, number: int, say: Catalogue) -> str:
    return say.figure(key, number) if number else say(key + "_none")
