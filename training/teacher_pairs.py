"""The pairs on which the teacher is tuned: `python -m training.teacher_pairs PATH_TO_BENCH`.

Writes one file with the tokens of all sentences and the promising pairs of all training stories, so that the machine
that tunes needs neither the stories nor this package.
"""

import argparse
from pathlib import Path

import numpy as np

from reportgen.alignment import scoring
from reportgen.grammar import wordpiece
from training import pair_model
from training.pair_model import promising
from training.pair_stories import load_invented, load_train

LONGEST = 96
"""Tokens read of a sentence; one in 400 training sentences is longer."""


def prepare(bench: Path, target: Path) -> None:
    """From the bench's folder to `target`."""
    real, invented = load_train(bench), load_invented()
    stories, rows, _ = promising(real, invented)
    folds = pair_model.folds(len(real), len(invented))
    first = pair_model.held_out_trees(stories, rows, folds)
    texts = [sentence.text for story in stories for sentence in story.labelled.lines.sentences]
    numbers = [wordpiece.encode(text, LONGEST) for text in texts]
    starts = np.cumsum([0, *(len(story.labelled.ids) for story in stories)])
    np.savez_compressed(
        target,
        tokens=np.concatenate(numbers).astype(np.int32),
        bounds=np.cumsum([0, *map(len, numbers)]),
        story=np.concatenate([np.full(len(s.i), n) for n, s in enumerate(stories)]),
        i=np.concatenate([s.i + start for s, start in zip(stories, starts, strict=False)]),
        j=np.concatenate([s.j + start for s, start in zip(stories, starts, strict=False)]),
        label=np.concatenate([s.label for s in stories]),
        sure=np.concatenate([s.sure for s in stories]),
        first=np.concatenate([scoring.sigmoid(odds) for odds in first]),
        fold=np.array([next(k for k, fold in enumerate(folds) if n in fold) for n in range(len(stories))]),
        real=np.array(len(real)),
        vocabulary=np.array(sorted(wordpiece.vocabulary(), key=wordpiece.vocabulary().__getitem__)),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    prepare(arguments.bench, arguments.target)
