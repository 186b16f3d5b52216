"""Who draws on whom: copies, rewrites, reused sentences and credited reports, each with its evidence."""

from itertools import combinations

from reportgen.catalogue import ENGLISH, Catalogue
from reportgen.lineage.kinship import Evidence, kinship
from reportgen.lineage.outside import outside
from reportgen.lineage.wording import worded
from reportgen.model import Alignment, Document, Lineage

__all__ = ["trace"]


def trace(documents: tuple[Document, ...], alignment: Alignment, say: Catalogue = ENGLISH) -> tuple[Lineage, ...]:
    """Who draws on whom among the articles, and which outlets outside the story they credit.

    Args:
        documents: the articles with their sentences; those kept out of the judgement are left out here too.
        alignment: pairs of sentences that tell the same.
        say: the words for the reasons.

    Returns:
        At most one record for each two articles of the story, then one for each outlet outside it that an article
        credits; in order of the sources' ids, whatever the order of `documents`.
    """
    judged = sorted((d for d in documents if d.article.excluded is None), key=lambda d: d.article.id)
    words = {d.article.id: worded(d) for d in judged}
    evidence = Evidence.of(judged, alignment)
    found = [record for a, b in combinations(judged, 2) if (record := kinship(a, b, words, evidence, say)) is not None]
    found += outside(judged, evidence.credits, evidence.makers, say)
    return tuple(sorted(found, key=lambda record: (record.source, record.origin, record.relation)))
