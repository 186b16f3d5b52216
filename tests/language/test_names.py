from collections import defaultdict
from typing import Any

import pytest

from reportgen.language import analyse
from reportgen.model import Document

from .case_files import article, cases


def spellings(documents: tuple[Document, ...]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for sentence in document.sentences:
            for name in sentence.names:
                found[f"{name.canonical}/{name.kind}"].add(name.text)
    return {name: sorted(texts) for name, texts in found.items()}


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case["about"])
@pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned round"])
def test_one_spelling_for_every_name(case: dict[str, Any], turned: bool) -> None:
    articles = [article(text, id=str(number)) for number, text in enumerate(case["articles"])]
    if turned:
        articles.reverse()
    assert spellings(analyse(tuple(articles))) == case["names"]


def test_a_headline_in_title_case_is_read_by_the_names_of_the_body() -> None:
    text = "Reyes Plans To Close More Roads In Norway\nTransport Secretary Alma Reyes will close roads in Norway."
    headline = analyse((article(text, headline=True),))[0].sentences[0]
    assert [(name.text, name.canonical) for name in headline.names] == [("Reyes", "Alma Reyes"), ("Norway", "Norway")]
