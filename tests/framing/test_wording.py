"""Loaded wording, own voice, vague sources and headlines, on invented sentences."""

import pytest
from framing.builders import document, fact

from reportgen.framing import frame
from reportgen.model import Document, Fact, Finding

PLAIN = "The council met on Monday and heard the report."


def _found(kind: str, *documents: Document, facts: tuple[Fact, ...] = ()) -> list[Finding]:
    return [f for f in frame(documents, facts).findings if f.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Rents have skyrocketed since the law was passed.", "skyrocketed"),
        ("The minister presented a staggering bill to the committee.", "staggering"),
        ("The rogue state has tested another rocket.", "rogue state"),
        ("It was another red mark on his proverbial report card.", "red mark on his proverbial report card"),
    ],
)
def test_loaded_words_are_found_with_their_reason(sentence: str, words: str) -> None:
    found = {f.text: f for f in _found("loaded", document("a", sentence))}
    assert words in found
    assert words in found[words].why and found[words].voice == "own"


def test_plain_sentences_stay_clean() -> None:
    sentences = (
        "The city council voted 7-2 on Tuesday to extend the bus line to the airport.",
        "The ministry said 14 people were treated in hospital after the fire.",
        "She was elected in 2019 and took office in January of the following year.",
        "The company reported revenue of $3.2 billion for the third quarter, up 4 percent from a year earlier.",
        "Police arrested two men on Sunday in connection with the theft of copper cable.",
        "The court is to hear arguments in the case next week.",
    )
    assert [f.text for f in frame((document("a", *sentences),), ()).findings] == []


def test_quoted_words_belong_to_the_speaker() -> None:
    [finding] = _found("loaded", document("a", "“This is a disgraceful decision for the town,” Ramos said on Monday."))
    assert (finding.text, finding.voice, finding.speaker) == ("disgraceful", "quoted", "Speaker")


def test_wording_that_one_article_alone_uses_is_said_to_be_so() -> None:
    one = document("a", "Rents have skyrocketed since May.")
    other = document("b", "Rents have risen by a tenth since May.")
    [finding] = _found("loaded", one, other, facts=(fact("f1", one.sentences[0], other.sentences[0]),))
    assert finding.why.endswith("The other article that tells this does not use it.")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It seems unlikely to happen any time soon, however.", "seems unlikely to happen any time soon"),
        ("A further delay would be another blow to the ministry.", "would be another blow to the ministry"),
        ("In conclusion, the town has much to do.", "In conclusion"),
        ("Housing will remain a formidable challenge.", "will remain a formidable challenge"),
        ("Sadly, the pool closed.", "Sadly"),
        ("The law has fuelled deep resentment among farmers.", "fuelled deep resentment among farmers"),
    ],
)
def test_judgements_without_a_source_are_the_articles_own(sentence: str, words: str) -> None:
    assert words in [f.text for f in _found("own_voice", document("a", sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan seems unlikely to pass, Okafor said.",
        "According to Okafor, a further delay would be another blow to the ministry.",
        "“It will remain a formidable challenge,” the report reads.",
        "The vote will be held on Tuesday in the town hall.",
        "The bridge will remain closed until Friday.",
        "The pumps are fuelled by diesel.",
        "Okafor said the law had fuelled deep resentment among farmers.",
    ],
)
def test_attributed_and_plain_statements_are_not(sentence: str) -> None:
    assert _found("own_voice", document("a", sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It’s been estimated that forty thousand people left.", "It’s been estimated"),
        ("Critics say the bridge is too narrow.", "Critics say"),
        ("The talks are widely seen as a first step.", "are widely seen as"),
        ("The offer was made in May, according to people familiar with the matter.", "people familiar with"),
    ],
)
def test_sources_without_a_name(sentence: str, words: str) -> None:
    assert any(words in f.text for f in _found("vague_source", document("a", sentence)))


def test_a_passive_with_its_agent_is_no_vague_source() -> None:
    assert _found("vague_source", document("a", "The loss is estimated to be small by the Geological Survey.")) == []


def test_order_of_a_shared_fact() -> None:
    filler = [f"The council met for the {n}th time and heard reports." for n in range(4, 13)]
    one = document("a", "The bridge is closed to lorries.", *filler)
    other = document("b", *filler, "Lorries may not use the bridge.")
    found = _found("prominence", one, other, facts=(fact("f1", one.sentences[0], other.sentences[-1]),))
    assert [(f.source, f.why, f.elsewhere) for f in found] == [
        ("a", "Stands in the first fifth of this article, and in the last fifth of another article.", ("b",)),
        ("b", "Stands in the last fifth of this article, and in the first fifth of another article.", ("a",)),
    ]


def test_every_finding_stands_where_it_says() -> None:
    one = document(
        "a", "Rents have skyrocketed.", "Critics say “the plan is a shameful farce” and more.", headline="Rents rage"
    )
    for finding in frame((one,), ()).findings:
        sentence = next(s for s in one.sentences if s.id == finding.sentence)
        assert one.article.text[finding.start : finding.end] == finding.text
        assert sentence.start <= finding.start < finding.end <= sentence.end


def test_a_listed_word_shows_where_those_that_tell_the_same_do_without() -> None:
    one = document("a", "The council heard of a massive rise of rents in May.")
    other = document("b", "The council heard of a rise of rents in May.")
    shared = fact("f1", one.sentences[0], other.sentences[0])
    assert [f.text for f in _found("loaded", one, other, facts=(shared,))] == ["massive"]
    assert _found("loaded", one, other) == []


def test_the_parts_of_one_figure_of_speech_are_one_finding() -> None:
    found = _found("loaded", document("a", "It is a red mark on the mayor’s proverbial report card."))
    assert [f.text for f in found] == ["red mark on the mayor’s proverbial report card"]
