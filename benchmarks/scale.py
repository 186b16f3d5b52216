"""How do the time and memory of the alignment grow with the number of articles? `python -m benchmarks.scale [STORY]`

Makes stories of 5, 10, 20 and 50 articles of 30 sentences each out of one story's sentences: every article tells a
random selection with one word in six left out, in a random order, so that facts are shared as in real stories and few
sentences are equal. Each size runs in a process of its own, model loading included; numbers drawn are the same in
every run.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from msgspec.structs import replace

from reportgen.alignment import align
from reportgen.cleaning import clean
from reportgen.config import Settings
from reportgen.language import analyse
from reportgen.model import Document
from reportgen.reading import read_story

SIZES = (5, 10, 20, 50)
SENTENCES = 30
LEFT_OUT = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("story", nargs="?", type=Path, default=Path("sources/us-china-deportations"))
    parser.add_argument("--size", type=int, help="measure this number of articles only, in this process")
    arguments = parser.parse_args()
    if arguments.size:
        _measure(_story_of(arguments.story, arguments.size))
        return
    for size in SIZES:
        subprocess.run(
            [sys.executable, "-m", "benchmarks.scale", str(arguments.story), "--size", str(size)], check=True
        )


def _story_of(folder: Path, size: int) -> tuple[Document, ...]:
    documents = analyse(clean(read_story(folder, Settings().reading)))
    draw = random.Random(size)
    pool = [sentence for document in documents for sentence in document.sentences]
    made = []
    for number in range(size):
        source, rows = f"a{number:02}", []
        for k, sentence in enumerate(draw.choices(pool, k=SENTENCES)):
            text = " ".join(word for word in sentence.text.split() if draw.randrange(LEFT_OUT)) or sentence.text
            rows.append(replace(sentence, id=f"{source}:{k}", source=source, text=text, start=0, end=len(text)))
        article = replace(documents[0].article, id=source, excluded=None)
        made.append(Document(article=article, sentences=tuple(rows)))
    return tuple(made)


def _measure(documents: tuple[Document, ...]) -> None:
    begin, before = time.perf_counter(), time.process_time()
    found = align(documents)
    wall, processor = time.perf_counter() - begin, time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(documents):3} articles of {SENTENCES} sentences: {wall:6.2f} s, {processor:6.2f} s of processor time, "
        f"peak {peak:4.0f} MB, {len(found.pairs)} pairs, {len(found.groups)} groups",
        flush=True,
    )


if __name__ == "__main__":
    main()
