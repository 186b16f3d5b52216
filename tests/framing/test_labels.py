"""Terms for the same people, and what is counted about an article."""

from framing.builders import difference, document, fact

from reportgen.framing import frame
from reportgen.framing.guides import guided, packaged
from reportgen.model import Framing


def _framed() -> Framing:
    one = document(
        "a", "Police arrested 40 protesters in the square.", "The protesters had come from the north, Ramos said."
    )
    two = document("b", "Police arrested 40 rioters in the square.", "The rioters set fire to a kiosk.")
    three = document("c", "Some 40 protesters were arrested.", "“The violent protesters came by bus,” Okafor said.")
    facts = (
        fact("f1", one.sentences[0], two.sentences[0], three.sentences[0]),
        fact("f2", one.sentences[1], two.sentences[1], three.sentences[1]),
    )
    return frame((one, two, three), facts)


def test_terms_in_each_others_place_are_one_group() -> None:
    [group] = _framed().labels
    rows = {(use.source, use.term.split()[-1]): (use.own, use.quoted) for use in group.uses}
    assert rows[("a", "protesters")] == (2, 0)
    assert rows[("b", "rioters")] == (2, 0)
    assert sum(own for (source, _), (own, _) in rows.items() if source == "c") <= 1
    [guided_] = guided([group], packaged())
    assert any("Associated Press" in line.guide and line.year == 2020 for line in guided_.guides)


def test_a_term_that_one_article_alone_uses_is_marked() -> None:
    found = [f for f in _framed().findings if f.kind == "label"]
    assert {(f.source, f.text) for f in found} == {("b", "rioters")}
    assert "Only this article" in found[0].why


def test_different_people_in_one_story_are_not_one_group() -> None:
    one = document("a", "Firefighters led the residents out.", "The residents slept in a school.")
    two = document("b", "Firefighters led the residents out.", "The residents slept in the school.")
    facts = tuple(fact(f"f{n}", one.sentences[n], two.sentences[n]) for n in range(2))
    assert frame((one, two), facts).labels == ()


def test_nouns_for_one_act_are_one_group_with_every_use_in_its_tellings() -> None:
    one = document("a", "The ministry counted a surge in crossings in May.", "A surge of interest in tea was seen.")
    two = document("b", "The ministry counted an influx of crossings in May, “an influx without end,” Lind said.")
    three = document("c", "In May the ministry counted an uptick in crossings.")
    told = (one.sentences[0], two.sentences[0], three.sentences[0])
    surge = difference("label", (told[0], "surge"), (told[1], "influx"), (told[2], "uptick"))
    framed = frame((one, two, three), (fact("f1", *told, differences=(surge,)),))
    [group] = framed.labels
    assert [(use.source, use.term, use.own, use.quoted) for use in group.uses] == [
        ("a", "surge", 1, 0), ("b", "influx", 1, 1), ("c", "uptick", 1, 0),
    ]  # fmt: skip
    assert not [finding for finding in framed.findings if finding.kind == "label"]
