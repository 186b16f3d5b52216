"""What is counted about each article, and the paragraph that the counts make."""

import re

import pytest
from framing.builders import analysed, document, fact
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from reportgen.catalogue import ENGLISH
from reportgen.framing import frame
from reportgen.framing.cast import alike, talked_about
from reportgen.framing.summary import paragraph, percentages
from reportgen.model import Attribution, Comparison, Document, Fact, Profile

HARBOUR = """Town closes its harbour over rotten piles

The town closed its harbour on Monday after divers found rotten piles. “We had no choice,” said mayor Ines Okafor.

The piles were driven in 1961. Okafor said that the work would take two years.

The fishermen's union objected. Its chairman, Pavel Lind, was not told before the decision, the union said.
"""
UNION = """Fishermen lose their harbour

Fishermen stood before a closed gate on Monday. “Nobody asked us, not one,” Pavel Lind said. “We read it on a sheet.”

Mayor Ines Okafor had the gate closed at dawn. Okafor left by the back door. The gate was painted green.

A report by the Harbour Institute found that the piles could last. Ines Okafor did not reply to a letter.
"""


def _profiles(documents: tuple[Document, ...], facts: tuple[Fact, ...] = ()) -> dict[str, Profile]:
    return {profile.source: profile for profile in frame(documents, facts).profiles}


def test_who_is_quoted_and_who_is_only_talked_about() -> None:
    found = _profiles(analysed(town=HARBOUR, union=UNION))
    assert found["town"].quoted == ("Ines Okafor",)
    assert found["town"].talked_about == ("Pavel Lind",)
    assert found["union"].quoted == ("Pavel Lind",)
    assert found["union"].talked_about == ("Ines Okafor",)
    assert "It quotes Pavel Lind; Ines Okafor is only talked about." in found["union"].paragraph


def test_passing_mentions_are_not_listed_as_talked_about() -> None:
    """Named once and heard in no article: the institute's founder; named often, but only as what others belong to."""
    text = UNION + "\nThe institute was founded by Vera Sandoval.\n"
    assert "Vera Sandoval" not in _profiles(analysed(union=text))["union"].talked_about
    senate = "Vote on tolls is put off\n\n" + "\n\n".join(
        f"A Senate {noun} was put off on Monday, and the tolls stay." for noun in ("vote", "hearing", "bill", "session")
    )
    assert _profiles(analysed(senate=senate))["senate"].talked_about == ()


def test_whom_a_speaker_speaks_for_is_heard() -> None:
    text = "Piles could last\n\n" + "\n\n".join(
        f"Ana Brandt of the Harbour Institute said pile {n} could last." for n in ("one", "two", "three", "four")
    )
    assert _profiles(analysed(a=text))["a"].talked_about == ()


def test_who_stands_beside_a_quotation_without_a_speaker_may_be_its_speaker() -> None:
    [union] = analysed(union=UNION)
    nobody = Attribution(kind="own", speaker=None, cue=None, directness="none")
    mute = tuple(
        structs.replace(s, attribution=nobody, quotations=tuple(structs.replace(q, speaker=None) for q in s.quotations))
        for s in union.sentences
    )
    everybody = frozenset({"Pavel Lind", "Ines Okafor"})
    without = tuple(structs.replace(s, quotations=()) for s in mute)
    document = structs.replace(union, sentences=mute)
    assert talked_about(document, everybody, frozenset()) == ("Ines Okafor",)
    assert talked_about(structs.replace(union, sentences=without), everybody, frozenset()) == (
        "Pavel Lind",
        "Ines Okafor",
    )


def test_what_words_are_passed_on_by_is_no_subject() -> None:
    days = ("Monday", "Tuesday", "Thursday", "Friday")
    posted = "Piles could last\n\n" + "\n\n".join(f"Photographs of the piles went up on Facebook on {d}." for d in days)
    asked = posted.replace("went up on Facebook", "were taken down by Facebook")
    assert _profiles(analysed(a=posted))["a"].talked_about == ()
    assert _profiles(analysed(a=asked))["a"].talked_about == ("Facebook",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Chinese foreign ministry", "Foreign Ministry", True),
        ("Harbour Institute", "Institute", True),
        ("Federal Water Board", "FWB", True),
        ("F.W.B.", "Federal Water Board", True),
        ("Ines Okafor", "Okafor", True),
        ("Ines Okafor", "Paul Okafor", False),
        ("Water Board", "School Board", False),
    ],
)
def test_short_forms_of_a_name(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


def _order() -> dict[str, Profile]:
    filler = [f"The council met for the {n}th time and heard reports." for n in range(4, 12)]
    one = document("a", "The bridge is closed to lorries.", *filler, "Cyclists may cross.")
    two = document("b", "Cyclists may cross the bridge.", *filler, "Lorries may not.")
    facts = (
        fact("f1", one.sentences[0], two.sentences[-1]),
        fact("f2", one.sentences[-1], two.sentences[0]),
        fact("f3", one.sentences[5], two.sentences[5]),
        fact("f4", one.sentences[0]),
    )
    return _profiles((one, two), facts)


def test_what_leads_and_what_stands_last() -> None:
    one, two = _order()["a"], _order()["b"]
    assert (one.lead, one.leads, one.first_fifth, one.last_fifth) == ("a:0", ("f1", "f4"), 1, 1)
    assert (two.lead, two.leads, two.first_fifth, two.last_fifth) == ("b:0", ("f2",), 1, 1)
    told = "It shares 3 facts with other articles: 1 in its first sentence, 1 in its first fifth, 1 in its last;"
    assert f"{told} 1 fact stands only here." in one.paragraph
    assert f"{told} no facts stand only here." in two.paragraph


def test_a_fact_that_is_told_twice_stands_where_it_is_told_first() -> None:
    lines = [f"The council met for the {n}th time and heard reports." for n in range(4, 14)]
    one, two = document("a", *lines), document("b", *lines)
    found = _profiles((one, two), (fact("f1", one.sentences[9], one.sentences[0], two.sentences[4]),))
    assert (found["a"].first_fifth, found["a"].last_fifth) == (1, 0)


def test_the_first_story_is_counted_right(first_story: Comparison) -> None:
    """Every count again, from the contract alone."""
    for profile in first_story.profiles:
        own = [s for s in first_story.sentences if s.source == profile.source and s.part == "body"]
        shared = [f for f in first_story.facts if len({m.source for m in f.mentions}) > 1]
        told = [f for f in first_story.facts if any(m.source == profile.source for m in f.mentions)]
        assert profile.sentences == len(own)
        assert profile.attributed == sum(
            s.attribution.speaker is not None or s.attribution.kind == "vague" for s in own
        )
        assert sum(profile.shares.values()) == pytest.approx(1)
        words = sum(len(re.findall(r"\S*\w\S*", s.text)) for s in own if s.attribution.kind == "own")
        assert profile.shares["own"] == pytest.approx(words / profile.words, abs=0.02)
        assert profile.shared_facts + profile.only_here == len(told)
        assert profile.shared_facts == sum(f in shared for f in told)
        assert profile.first_fifth + profile.last_fifth <= profile.shared_facts
        assert {q.speaker for s in own for q in s.quotations} - {None} == set(profile.quoted)
        assert len(profile.paragraph.split()) <= 90
        assert not set(profile.talked_about) & {*profile.voices, *profile.quoted}


def test_who_speaks_in_the_first_story(first_story: Comparison) -> None:
    found = {profile.source: profile for profile in first_story.profiles}
    assert found["001"].talked_about == ("Joe Biden",)
    assert set(found["004"].quoted) == {
        "Jacob Thomas", "Beth Lew-Williams", "Sophia Wan", "Alejandro Mayorkas", "Department of Homeland Security",
    }  # fmt: skip
    assert [p.source for p in first_story.profiles if "Thomas Cartwright" in p.voices] == ["002"]


BASE = Profile(
    source="a", words=100, sentences=5, statements=5, attributed=2, quoted_words=4, shares={
        "own": 0.5, "person": 0.3, "body": 0.1, "document": 0.0, "outlet": 0.06, "vague": 0.04,
    }, voices=("Ines Okafor",), quoted=("Ines Okafor",), talked_about=(), lead="a:0", leads=("f1",), shared_facts=3,
    first_fifth=2, last_fifth=0, only_here=2, loaded_own=2, loaded_quoted=1, paragraph="",
)  # fmt: skip


def test_a_profile_reads_as_a_paragraph() -> None:
    assert paragraph(BASE, 1, ENGLISH) == (
        "2 of 5 statements are attributed; by words, 50 % is its own voice, 30 % comes from named people, 10 % from "
        "organisations, 6 % from other outlets and 4 % from unnamed sources. It quotes Ines Okafor. "
        "It shares 3 facts with other articles: 1 in its first sentence, 2 in its first fifth, 0 in "
        "its last; 2 facts stand only here. Loaded wording stands twice in its own voice and once in words quoted or "
        "credited to others."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"attributed": 1}, "1 of 5 statements is attributed"),
        ({"attributed": 1, "statements": 1}, "1 of 1 statement is attributed"),
        ({"shares": dict.fromkeys(BASE.shares, 0.0) | {"own": 1.0}}, "by words, 100 % is its own voice."),
        ({"quoted": ()}, "It quotes nobody by name."),
        ({"quoted": ("legislator",)}, "It quotes 1 unnamed source."),
        ({"quoted": ("Ada Lund", "legislator", "voters")}, "It quotes Ada Lund and 2 others."),
        ({"talked_about": ("Ada Lund", "Pavel Lind")}, "; Ada Lund and Pavel Lind are only talked about."),
        ({"talked_about": ("A", "B", "C", "D", "E")}, "; A, B, C and 2 others are only talked about."),
        ({"only_here": 1}, "; 1 fact stands only here."),
        ({"only_here": 0}, "; no facts stand only here."),
        ({"shared_facts": 0, "only_here": 4}, "It shares no facts with other articles; 4 facts stand only here."),
        ({"loaded_own": 0, "loaded_quoted": 0}, "It holds no loaded wording, neither its own nor quoted."),
        ({"loaded_own": 5}, "stands 5 times in its own voice and once in words quoted or credited to others."),
    ],
)
def test_a_profile_is_grammatical_for_none_one_and_many(changes: dict[str, object], words: str) -> None:
    assert words in paragraph(structs.replace(BASE, **changes), 1, ENGLISH)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6).filter(sum))
def test_percentages_sum_to_a_hundred(counts: list[int]) -> None:
    found = percentages([count / sum(counts) for count in counts])
    assert sum(found) == 100
    assert all(abs(whole - 100 * count / sum(counts)) < 1 for whole, count in zip(found, counts, strict=True))


@settings(max_examples=6, deadline=None)
@given(st.permutations(["town", "union", "third"]))
def test_neither_order_nor_ids_of_the_articles_change_a_profile(order: list[str]) -> None:
    texts = {"town": HARBOUR, "union": UNION, "third": "Gate painted\n\nThe gate was painted green, Lind said.\n"}
    turned = _profiles(analysed(**{id_: texts[id_] for id_ in order}))
    assert turned == _profiles(analysed(**texts))
    renamed = _profiles(analysed(**{f"{place}-{id_}": texts[id_] for place, id_ in enumerate(order)}))
    assert sorted(p.paragraph for p in renamed.values()) == sorted(p.paragraph for p in turned.values())
