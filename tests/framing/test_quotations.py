"""One quotation in several articles: what each made of it."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from framing.builders import document
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import evidence
from reportgen.catalogue import ENGLISH
from reportgen.framing.quotations import quotations
from reportgen.language import analyse
from reportgen.model import Comparison, Document, QuotationGroup

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quotations.toml").read_text(encoding="utf-8"))["case"]


def _documents(texts: dict[str, str]) -> tuple[Document, ...]:
    return analyse(tuple(document(id_, *text.split("\n")).article for id_, text in texts.items()))


def _found(group: QuotationGroup) -> list[str]:
    return [" ".join((v.source, *v.kinds, *(["openly"] if v.openly else []))) for v in group.variants]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict) -> None:
    groups = quotations(_documents({id_: case[id_] for id_ in "abcd" if id_ in case}), ENGLISH)
    expected = [case[key] for key in ("versions", "also") if key in case]
    assert [_found(group) for group in groups] == expected
    variants = [variant for group in groups for variant in group.variants]
    if "marked" in case:
        assert sorted(words.text for v in variants for words in v.words) == sorted(case["marked"])
    assert case.get("note", "") in " ".join(variant.note for variant in variants)


def test_every_kind_has_a_case() -> None:
    shown = " ".join(line for case in CASES for line in case.get("versions", ()))
    assert {"whole", "cut", "changed", "spliced", "other_speaker", "marks_lost", "openly"} <= set(shown.split())


WORDS = [
    "harbour", "crane", "winter", "ledger", "copper", "village", "orchard", "tunnel", "archive", "lantern", "glacier",
    "parade", "barley", "furnace", "meadow", "signal", "canvas", "thunder", "anchor", "pepper",
]  # fmt: skip
STATEMENTS = st.lists(st.sampled_from(WORDS), min_size=10, max_size=20, unique=True)


def _told(words: list[str], first: int, last: int, name: str) -> str:
    return f"The talks went on. “{' '.join(words[first:last]).capitalize()},” {name} said on Monday."


@settings(max_examples=40)
@given(STATEMENTS, st.data())
def test_a_part_of_five_words_is_found_as_a_part(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 5))
    last = data.draw(st.integers(first + 5, len(words)))
    texts = {"a": _told(words, 0, len(words), "Ramos"), "b": _told(words, first, last, "Ramos")}
    [group] = quotations(_documents(texts), ENGLISH)
    part = next(variant for variant in group.variants if variant.source == "b")
    assert part.kinds == (("whole",) if last - first == len(words) else ("cut",))
    assert re.findall(r"\w+", part.spans[0].text.lower()) == words[first:last]
    assert part.words == ()


@settings(max_examples=40)
@given(STATEMENTS, st.data())
def test_any_versions_in_any_order_give_the_same_groups_and_true_offsets(words: list[str], data: st.DataObject) -> None:
    texts = {}
    for id_ in "abcd":
        own = [word for word in words if data.draw(st.integers(0, 9)) or word == words[0]]
        own += data.draw(st.lists(st.sampled_from(WORDS), max_size=2))
        texts[id_] = _told(own, 0, len(own), data.draw(st.sampled_from(["Clara Voss", "Anton Perry"])))
    documents = _documents(texts)
    groups = quotations(documents, ENGLISH)
    assert quotations(data.draw(st.permutations(documents)), ENGLISH) == groups
    of = {document.article.id: document.article.text for document in documents}
    for group in groups:
        for variant in group.variants:
            for span in (*variant.spans, *variant.words):
                assert of[span.sentence.split(":")[0]][span.start : span.end] == span.text
        assert len({variant.source for variant in group.variants}) > 1


def test_new_names_of_the_articles_change_nothing() -> None:
    texts = {id_: text for id_, text in CASES[6].items() if id_ in "ab"}
    [group] = quotations(_documents(texts), ENGLISH)
    [renamed] = quotations(_documents({"z": texts["a"], "y": texts["b"]}), ENGLISH)
    assert {(v.kinds, v.note) for v in renamed.variants} == {(v.kinds, v.note) for v in group.variants}


def test_fifty_articles_are_one_group() -> None:
    said = "“The ship will not leave this harbour before the crews are paid in full,” Dario Conti said."
    texts = {f"s{n:02d}": f"{said}\n“Number {n} is {WORDS[n % 20]} for us,” Ito said." for n in range(50)}
    first, *_ = quotations(_documents(texts), ENGLISH)
    assert len(first.variants) == 50


def test_the_first_story_has_one_quotation_in_two_articles(first_story: Comparison) -> None:
    [group] = first_story.quotations
    assert [(v.source, v.kinds) for v in group.variants] == [("002", ("whole",)), ("003", ("whole",))]
    assert {v.spans[0].text.split()[0] for v in group.variants} == {"willing"}


def test_a_version_that_does_not_stand_in_the_file_is_a_fault(first_story: Comparison) -> None:
    texts = _texts(first_story)
    assert evidence.faults(first_story, texts) == ()
    [group] = first_story.quotations
    one, other = group.variants
    span = msgspec.structs.replace(other.spans[0], text="made up")
    lies = (
        msgspec.structs.replace(group, variants=(one, msgspec.structs.replace(other, spans=(span,)))),
        msgspec.structs.replace(group, variants=(one, msgspec.structs.replace(one))),
        msgspec.structs.replace(group, longest="002:0"),
        msgspec.structs.replace(group, variants=(one, msgspec.structs.replace(other, spans=one.spans))),
    )
    for lie in lies:
        assert evidence.faults(msgspec.structs.replace(first_story, quotations=(lie,)), texts)


def _texts(comparison: Comparison) -> dict[str, str]:
    """The files' texts as far as the record tells them: every sentence and every span in its place."""
    found = {source.id: [" "] * 100_000 for source in comparison.sources}
    for _, source, span in evidence.spans(comparison):
        found[source][span.start : span.end] = span.text
    return {source: "".join(letters) for source, letters in found.items()}
