"""Does a comparison say only what the words show? The check that every reader's judgement passes through.

The same check serves the build (on the texts just read) and `reportgen verify` (on the files read again). `quoted`
holds words against the texts, `facts`, `wording`, `links` and `counts` hold the records against the sentences.
"""

from collections.abc import Mapping

from reportgen.evidence.counts import profile_faults
from reportgen.evidence.facts import fact_faults
from reportgen.evidence.links import lineage_faults, pair_faults
from reportgen.evidence.quoted import span_faults, spans
from reportgen.evidence.wording import finding_faults, label_faults, quotation_faults
from reportgen.model import Comparison

__all__ = ["faults", "spans"]


def faults(comparison: Comparison, texts: Mapping[str, str]) -> tuple[str, ...]:
    """All claims of a comparison that the texts do not bear out; empty where it is sound.

    Args:
        comparison: the whole record.
        texts: source id -> the text of its file as read.
    """
    checks = (
        pair_faults, fact_faults, finding_faults, label_faults, quotation_faults, lineage_faults, profile_faults,
    )  # fmt: skip
    return (*span_faults(comparison, texts), *(fault for check in checks for fault in check(comparison)))
