from typing import Any

import pytest

from reportgen.language import analyse
from reportgen.model import Sentence

from .case_files import article, cases


def sentences(text: str) -> tuple[Sentence, ...]:
    return analyse((article(text),))[0].sentences


def sentence_with(text: str, words: str) -> Sentence:
    return next(sentence for sentence in sentences(text) if words in sentence.text)


@pytest.mark.parametrize(
    "case", cases("attribution") + cases("voices"), ids=lambda case: f"{case['at']}-{case['text'][:40]}"
)
def test_who_says_it(case: dict[str, Any]) -> None:
    found = sentence_with(case["text"], case["at"]).attribution
    assert (found.kind, found.speaker, found.directness) == (case["kind"], case.get("speaker"), case["directness"])
    if "cue" in case or case["kind"] == "own":
        assert found.cue == case.get("cue")


def test_the_words_of_an_attribution_are_shown() -> None:
    text = "Marta Olsen, a geologist in Bergen, said on Monday that the fault was quiet."
    words = sentences(text)[0].attribution.words
    assert [span.text for span in words] == ["Marta Olsen", "said"]
    assert all(text[span.start : span.end] == span.text for span in words)


def test_each_quotation_has_its_own_speaker() -> None:
    text = "Governor Paul Reyes said the levee “will hold,” while Senator Grace Holt called it “a sandcastle.”"
    found = sentences(text)[0].quotations
    assert [(each.text, each.speaker, each.cue) for each in found] == [
        ("will hold,", "Paul Reyes", "said"),
        ("a sandcastle.", "Grace Holt", "called"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The “miracle cure” was sold until June.",
        "Cole spoke on the network’s “Morning Hour” on Monday, the station said.",
    ],
)
def test_quoted_words_that_nobody_said_have_no_speaker(text: str) -> None:
    assert sentences(text)[0].quotations[0].speaker is None


def test_a_relative_clause_does_not_make_the_sentence_somebody_elses() -> None:
    found = sentences("The mayor, Irena Novak, who called the vote “a sham,” resigned on Monday.")[0]
    assert found.attribution.kind == "own"
    assert found.quotations[0].speaker == "Irena Novak"


def test_a_block_after_a_colon_belongs_to_who_is_named() -> None:
    text = "Senator Grace Holt wrote on Monday:\n\nThe bridge is rotten. Close it now.\n\nThe bridge was built in 1931."
    found = [(each.attribution.kind, each.attribution.speaker) for each in sentences(text)]
    assert found == [("person", "Grace Holt")] * 3 + [("own", None)]


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = "“First we wait.\n\n“Then we go,” said Tomas Ruud.\n\nThe road is closed."
    assert [each.attribution.speaker for each in sentences(text)] == ["Tomas Ruud", "Tomas Ruud", None]
    assert [each.quotations[0].speaker for each in sentences(text)[:2]] == ["Tomas Ruud"] * 2


def test_words_within_quotation_marks_bring_in_nobody_else() -> None:
    text = "“My neighbor said the road was open,” Lena Fischer told the court."
    assert sentences(text)[0].attribution.speaker == "Lena Fischer"


def test_a_paragraph_of_speech_belongs_to_whoever_spoke_before_it() -> None:
    text = "Lena Fischer told the court that she was at home.\n\n“I heard nothing.”\n\nThe court rose at noon."
    assert [each.attribution.speaker for each in sentences(text)] == ["Lena Fischer", "Lena Fischer", None]


def test_verbs_that_lead_on_to_speech() -> None:
    text = "“We must go,” Senator Grace Holt went on. Mayor Irena Novak, Democrat of Ohio, was quick to reply: “Never.”"
    assert [each.attribution.speaker for each in sentences(text)] == ["Grace Holt", "Irena Novak"]
