"""One quotation across the articles: its longest version, and in what the others depart from it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.briefing.material import Material
from reportgen.briefing.runs import Marked, stretch
from reportgen.briefing.telling import framed
from reportgen.briefing.view import Mark, QuotationVersion, QuotationView, Run, SourceName, Telling
from reportgen.model import DifferenceWords, QuotationGroup, QuotationVariant

IN_PRINT = 5
"""Quotations that the print edition shows: about one of its columns."""

VERSIONS_IN_PRINT = 4
"""Versions of a quotation that the print edition shows beside the longest."""

WORTH = {"other_speaker": 5, "spliced": 4, "changed": 3, "marks_lost": 2, "cut": 1, "whole": 0}
"""What comes first: whose words they are, then what the words are, then how many of them. A change that an article
marks itself counts as a cut."""


def quotations(material: Material) -> tuple[QuotationView, ...]:
    """The quotations in more than one article, those with the most telling departure first."""
    groups = sorted(material.comparison.quotations, key=lambda group: -_worth(group))
    views = [_view(number, group, material) for number, group in enumerate(groups, 1)]
    return tuple(view for view in views if view.versions) + tuple(view for view in views if not view.versions)


def same(views: Sequence[QuotationView], material: Material) -> str:
    """How many quotations are the same everywhere, in words; "" for none."""
    return _counted("quotation.same", sum(not view.versions for view in views), material)


def rest(views: Sequence[QuotationView], material: Material) -> str:
    """How many quotations that differ the print edition does not show, in words; "" for none."""
    return _counted("quotation.rest", sum(bool(view.versions) and not view.in_print for view in views), material)


def _counted(key: str, n: int, material: Material) -> str:
    number = material.say.number(n)
    return material.say(key + ("_one" if n == 1 else ""), n=number[0].upper() + number[1:]) if n else ""


def _worth(group: QuotationGroup) -> int:
    return max(_worth_of(variant) for variant in group.variants)


def _worth_of(variant: QuotationVariant) -> int:
    return max(min(WORTH[kind], 1 if variant.openly else 9) for kind in variant.kinds)


def _view(number: int, group: QuotationGroup, material: Material) -> QuotationView:
    longest = next(v for v in group.variants if v.sentence == group.longest and "whole" in v.kinds)
    others = [variant for variant in group.variants if variant != longest]
    differing = sorted((v for v in others if v.kinds != ("whole",)), key=lambda v: _order(v, material))
    alike = _alike(differing)
    first = sorted(alike, key=lambda own: -_worth_of(own[0]))[:VERSIONS_IN_PRINT]
    words = [span for variant in differing for span in variant.words]
    sources = {variant.source for variant in group.variants}
    return QuotationView(
        anchor=f"quotation-{number}",
        title=group.speaker or material.say("quotation.unnamed"),
        spread=_spread(len(sources), material),
        longest=_telling(longest, words, "quotation.mark_longest", material),
        also=_also(longest, [v for v in others if v.kinds == ("whole",)], material),
        versions=tuple(_version(own, longest, own in first, material) for own in alike),
        in_print=bool(differing) and number <= IN_PRINT,
        rest=_counted("quotation.versions", len(alike) - len(first), material),
    )


def _spread(n: int, material: Material) -> str:
    total = len(material.judged)
    key = "fact.spread_all" if n == total else "fact.spread"
    return material.say(key, n=material.say.number(n), total=material.say.number(total))


def _alike(variants: Sequence[QuotationVariant]) -> list[tuple[QuotationVariant, ...]]:
    """The versions of several articles that have the same letters and of which the same is said, together."""
    found: dict[tuple[str, ...], list[QuotationVariant]] = {}
    for variant in variants:
        letters = re.sub(r"[\W_]+", " ", " ".join(span.text for span in variant.spans)).casefold().strip()
        found.setdefault((letters, variant.note, *variant.kinds), []).append(variant)
    return [tuple(own) for own in found.values()]


def _also(longest: QuotationVariant, others: Sequence[QuotationVariant], material: Material) -> tuple[SourceName, ...]:
    sources = {variant.source for variant in others} - {longest.source}
    return tuple(material.names[source.id] for source in material.judged if source.id in sources)


def _order(variant: QuotationVariant, material: Material) -> tuple[int, int]:
    """Articles in the order in which they are shown, versions in that of the text."""
    return [source.id for source in material.sources].index(variant.source), variant.spans[0].start


def _version(
    alike: Sequence[QuotationVariant], longest: QuotationVariant, in_print: bool, material: Material
) -> QuotationVersion:
    say, variant = material.say, alike[0]
    kinds = say.series(say(f"quotation.{kind}") for kind in variant.kinds if kind != "whole")
    needed = {span.sentence for span in (*variant.spans, *longest.spans)}
    return QuotationVersion(
        telling=_telling(variant, variant.words, "quotation.mark_own", material),
        also=_also(variant, alike, material),
        kinds=variant.kinds,
        name=say("quotation.openly", kinds=kinds) if variant.openly else kinds,
        note=variant.note if needed <= material.printed else "",
        in_print=in_print,
    )


def _telling(variant: QuotationVariant, words: Sequence[DifferenceWords], key: str, material: Material) -> Telling:
    mark = Mark(family="difference", kind="quote", name=material.say(key))
    marked = [(span.start, span.end, span.sentence, mark) for span in dict.fromkeys(words)]
    shown = [span for span in variant.spans if span.sentence in material.printed]
    found: list[Run] = []
    for before, span in pairwise((None, *shown)):
        assert span is not None
        here: list[Marked] = [(start, end, why) for start, end, home, why in marked if home == span.sentence]
        found += [*_joint(before, span, variant, material)]
        found += stretch(material.sentence[span.sentence], here, span.start, span.end)
    if found and "marks_lost" not in variant.kinds:
        found.append(Run(text=material.say("language.close")))
    return framed(variant.sentence, tuple(found), material)


def _joint(
    before: DifferenceWords | None, span: DifferenceWords, variant: QuotationVariant, material: Material
) -> Iterator[Run]:
    """What stands before a run of the quotation: a mark, a space, or the sign that other words lie between."""
    bare = "marks_lost" in variant.kinds
    opening, closing = ("", "") if bare else (material.say("language.open"), material.say("language.close"))
    if before is None:
        yield from () if bare else (Run(text=opening),)
    elif _runs_on(before, span, material):
        yield Run(text=" ")
    else:
        yield from () if bare else (Run(text=closing),)
        yield Run(text=f" {material.say('language.gap')} ", context=True)
        yield from () if bare else (Run(text=opening),)


def _runs_on(before: DifferenceWords, span: DifferenceWords, material: Material) -> bool:
    """Whether nothing but marks stands between two runs."""
    one, other = material.sentence[before.sentence], material.sentence[span.sentence]
    if one == other:
        return not re.search(r"\w", one.text[before.end - one.start : span.start - one.start])
    ids = [sentence.id for sentence in material.sentences_of[one.source]]
    between = one.text[before.end - one.start :] + other.text[: span.start - other.start]
    return ids.index(other.id) == ids.index(one.id) + 1 and not re.search(r"\w", between)
