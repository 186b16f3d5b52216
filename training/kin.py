"""Make `reportgen/facts/data/kin.txt`: `python -m training.kin`, a minute on one core.

Every word of letters that the encoder's vocabulary holds whole is encoded by itself; two stems are kin by the highest
cosine of any of their words, from FLOOR on.
"""

import re
from pathlib import Path

import numpy as np

from reportgen.grammar import encoder, wordpiece
from reportgen.grammar.words import STOPWORDS, stem

FLOOR = 0.66
"""Set by reading: below it neighbours share a topic ("diamond", "jewelry") more often than a meaning."""
TABLE = Path(__file__).parent.parent / "reportgen/facts/data/kin.txt"


def main() -> None:
    words = [w for w in wordpiece.vocabulary() if re.fullmatch(r"[a-z]{3,}", w) and w not in STOPWORDS]
    vectors = encoder.sentence_vectors(encoder.token_vectors(words))
    stems = [stem(word) for word in words]
    kin: dict[str, set[str]] = {}
    for start in range(0, len(words), 1000):
        cosines = vectors[start : start + 1000] @ vectors.T
        for row, column in zip(*np.nonzero(cosines >= FLOOR), strict=True):
            a, b = stems[start + row], stems[column]
            if a < b:
                kin.setdefault(a, set()).add(b)
    lines = [" ".join([a, *sorted(kin[a])]) for a in sorted(kin)]
    head = "# Stems of nearly one meaning: each line holds a stem and its kin. Made by training/kin.py."
    TABLE.write_text("\n".join([head, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
