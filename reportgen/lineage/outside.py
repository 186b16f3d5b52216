"""Outlets that are not among the story's articles but are credited by them."""

from collections.abc import Iterator, Mapping, Sequence

from reportgen.catalogue import Catalogue
from reportgen.lineage.credits import Credit
from reportgen.lineage.wording import WORD
from reportgen.model import Document, Lineage


def outside(
    documents: Sequence[Document],
    given: Mapping[str, tuple[Credit, ...]],
    makers: Mapping[str, frozenset[str]],
    say: Catalogue,
) -> Iterator[Lineage]:
    """One record for each article and outside outlet that it credits.

    Where the leads of two or more articles credit one outlet, the story goes back to it: `shared_origin`. Any other
    credit covers one detail: `quotes`.
    """
    inside = frozenset().union(*makers.values())
    for document in documents:
        own = [credit for credit in given[document.article.id] if credit.outlet not in inside]
        for outlet in sorted({credit.outlet for credit in own}):
            leads = _leads(given, outlet)
            yield _record(document, outlet, [c for c in own if c.outlet == outlet], leads, say)


def _leads(given: Mapping[str, tuple[Credit, ...]], outlet: str) -> list[str]:
    return sorted(id_ for id_, all_ in given.items() if any(c.lead and c.outlet == outlet for c in all_))


def _record(document: Document, outlet: str, own: Sequence[Credit], leads: Sequence[str], say: Catalogue) -> Lineage:
    id_ = document.article.id
    shared = id_ in leads and len(leads) > 1
    sizes = {s.id: len(WORD.findall(s.text)) for s in document.sentences if s.part == "body"}
    credited = sum(sizes.get(sentence, 0) for sentence in {credit.sentence for credit in own})
    return Lineage(
        source=id_,
        origin=outlet,
        relation="shared_origin" if shared else "quotes",
        direction="stated",
        share=round(credited / (sum(sizes.values()) or 1), 3),
        evidence=tuple(credit.words for credit in own),
        why=_why(outlet, len(leads) - 1 if shared else 0, say),
    )


def _why(outlet: str, others: int, say: Catalogue) -> str:
    """The reason, where `others` is the number of other articles whose leads credit the outlet too."""
    if not others:
        return say("lineage_why.credits", outlet=outlet)
    return say("lineage_why.shared", outlet=outlet, too=say.figure("lineage_why.too", others))
