"""How many golden rules of sentence segmentation hold: `python -m benchmarks.sentences PATH`.

PATH is a JSON file of objects with "text" and "sentences", or a folder that holds one (such as the 48 golden rules for
English that came with the pragmatic segmenter).
"""

import json
import sys
from pathlib import Path

from reportgen.grammar.sentences import split


def main(path: Path) -> int:
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    rules = [rule for file in files for rule in json.loads(file.read_text(encoding="utf-8"))]
    missed = [(rule["sentences"], found) for rule in rules if (found := cut(rule["text"])) != rule["sentences"]]
    for wanted, found in missed:
        print(f"wanted {wanted}\n found {found}")
    print(f"{len(rules) - len(missed)} of {len(rules)} golden rules")
    return 0


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
