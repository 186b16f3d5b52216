"""One article's words for a fact, with what differs marked and who says it."""

from urllib.parse import quote, urlsplit

from reportgen.briefing.material import Material
from reportgen.briefing.runs import Marked, excerpt, runs
from reportgen.briefing.view import Mark, Run, Telling
from reportgen.model import Attribution, Difference, Fact, Mention, Sentence

EXCERPT_WORDS = 30
"""About three lines of a column in the exhibits."""
FRAGMENT_WORDS = 6
"""Words at each end of a sentence that a text fragment names: enough to be found once in an article."""


def tellings(fact: Fact, material: Material) -> tuple[Telling, ...]:
    """All mentions of a fact, sources in the order in which they are shown."""
    order = {source.id: number for number, source in enumerate(material.sources)}
    mentions = sorted(fact.mentions, key=lambda m: (order[m.source], m.start, m.end))
    by_sentence: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    return tuple(telling(fact, same, fact.differences, material) for same in by_sentence.values())


def telling(
    fact: Fact, mentions: list[Mention], differences: tuple[Difference, ...], material: Material, *, short: bool = False
) -> Telling:
    """The words of one sentence for a fact; `short` leaves out what is far from the words that differ."""
    sentence = material.sentence[mentions[0].sentence]
    marked = difference_marks(sentence, differences, material)
    words: tuple[Run, ...] = ()
    withheld = ""
    if sentence.id not in material.printed:
        withheld = material.say("fact.withheld", share=material.say.share(material.settings.max_quotation))
    elif short:
        words = excerpt(sentence, marked, EXCERPT_WORDS, material.say("language.cut"))
    else:
        words = runs(sentence, marked, [(m.start, m.end) for m in mentions])
    return Telling(
        source=material.names[sentence.source],
        sentence=sentence.id,
        anchor=material.anchors[sentence.id],
        runs=words,
        says=says(sentence.attribution, material),
        place=place(sentence, material),
        url=link(sentence, material),
        withheld=withheld,
    )


def difference_marks(sentence: Sentence, differences: tuple[Difference, ...], material: Material) -> list[Marked]:
    """The words of a sentence in which it differs from others."""
    return [
        (
            words.start,
            words.end,
            Mark(family="difference", kind=d.kind, name=material.say(f"difference.{d.kind}"), note=d.note),
        )
        for d in differences
        for words in d.words
        if words.sentence == sentence.id
    ]


def says(attribution: Attribution, material: Material) -> str:
    """Who says it, with the cue, in words."""
    say = material.say
    if attribution.kind == "own":
        return say("says.own")
    if attribution.speaker is None:
        who = say("says.vague" if attribution.kind == "vague" else "says.unknown")
    else:
        key = "vague_named" if attribution.kind == "vague" else attribution.kind
        who = say(f"says.{key}", speaker=attribution.speaker)
    return say("says.cue", who=who, cue=attribution.cue) if attribution.cue else who


def place(sentence: Sentence, material: Material) -> str:
    """Where a sentence stands in its article."""
    if sentence.part == "headline":
        return material.say("fact.place_headline")
    body = [s.id for s in material.sentences_of[sentence.source] if s.part == "body"]
    return material.say("fact.place", n=body.index(sentence.id) + 1, total=len(body))


def safe_url(url: str | None) -> str:
    """A web address that may be printed as a link, or "": only http and https are ever live."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return quote(url.strip(), safe=":/?#[]@!$&'()*+,;=%~") if parts.scheme in ("http", "https") and parts.netloc else ""


def link(sentence: Sentence, material: Material) -> str:
    """The address of the sentence in the original on the web, as a text fragment; "" where no address is known."""
    url = safe_url(material.source[sentence.source].url)
    if not url:
        return ""
    words = sentence.text.split()
    if len(words) <= 2 * FRAGMENT_WORDS:
        text = _fragment(words)
    else:
        text = f"{_fragment(words[:FRAGMENT_WORDS])},{_fragment(words[-FRAGMENT_WORDS:])}"
    return f"{url.split('#')[0]}#:~:text={text}"


def _fragment(words: list[str]) -> str:
    """Words as a text directive: dashes and commas have a meaning there, so they are escaped too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
