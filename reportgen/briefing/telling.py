"""One article's words for a fact, with what differs marked and who says it."""

from urllib.parse import quote, urlsplit

from reportgen.briefing.material import KINDS, Material
from reportgen.briefing.quotation import NAMED
from reportgen.briefing.runs import Marked, excerpt, few, runs
from reportgen.briefing.view import Mark, Run, Telling
from reportgen.model import Attribution, Difference, Fact, Mention, Sentence, VoiceKind

EXCERPT_WORDS = 24
"""About three lines of a column in the exhibits."""
FRAGMENT_WORDS = 6
"""Words at each end of a sentence that a text fragment names: enough to be found once in an article."""


def tellings(fact: Fact, material: Material) -> tuple[Telling, ...]:
    """One telling for each source that tells a fact, sources in the order in which they are shown."""
    by_source: dict[str, list[Mention]] = {source.id: [] for source in material.sources}
    for mention in sorted(fact.mentions, key=lambda m: (m.start, m.end)):
        by_source[mention.source].append(mention)
    return tuple(_telling(mentions, fact.differences, material) for mentions in by_source.values() if mentions)


def _telling(mentions: list[Mention], differences: tuple[Difference, ...], material: Material) -> Telling:
    """The words of one source for a fact; where they stand in several sentences, one after the other."""
    runs_: list[Run] = []
    for id_ in dict.fromkeys(mention.sentence for mention in mentions):
        if id_ in material.printed:
            sentence = material.sentence[id_]
            within = [(m.start, m.end) for m in mentions if m.sentence == id_]
            gap = (Run(text=f" {material.say('language.gap')} ", context=True),) if runs_ else ()
            runs_ += [*gap, *runs(sentence, difference_marks(sentence, differences, material), within)]
    return framed(mentions[0].sentence, tuple(runs_), material)


def excerpted(sentence: str, difference: Difference, material: Material) -> Telling:
    """The part of a sentence around the words in which it differs."""
    marked = difference_marks(material.sentence[sentence], (difference,), material)
    cut = excerpt(material.sentence[sentence], marked, EXCERPT_WORDS, material.say("language.cut"))
    return framed(sentence, cut, material)


def framed(id_: str, words: tuple[Run, ...], material: Material) -> Telling:
    """Words that begin in sentence `id_` with who, when and where; no words: this edition may not print them."""
    sentence = material.sentence[id_]
    share = material.say.share(material.settings.max_quotation)
    return Telling(
        source=material.names[sentence.source],
        sentence=sentence.id,
        anchor=material.anchors[sentence.id],
        runs=words,
        few=few(words, KINDS),
        says=says(sentence.attribution, material),
        place=place(sentence, material),
        url=link(sentence, material),
        withheld="" if words else material.say("fact.withheld", share=share),
    )


def difference_marks(sentence: Sentence, differences: tuple[Difference, ...], material: Material) -> list[Marked]:
    """The words of a sentence in which it differs from others."""
    return [
        (
            words.start,
            words.end,
            Mark(family="difference", kind=d.kind, name=material.say(f"difference.{d.kind}"), note=material.note(d)),
        )
        for d in differences
        for words in d.words
        if words.sentence == sentence.id
    ]


def says(attribution: Attribution, material: Material) -> str:
    """Who says it, with the cue, in words."""
    who = credited(attribution.kind, attribution.speaker, material)
    spoken = attribution.kind != "own" and attribution.cue
    return material.say("says.cue", who=who, cue=attribution.cue) if spoken else who


def credited(kind: VoiceKind, speaker: str | None, material: Material) -> str:
    """Who is credited, in words."""
    say = material.say
    if kind == "own":
        return say("says.own")
    if speaker is None:
        return say("says.vague" if kind == "vague" else "says.unknown")
    key = "vague_named" if kind == "vague" else kind
    return say(f"says.{key}", speaker=_named(speaker, material))


def _named(speaker: str, material: Material) -> str:
    """A speaker, cut to the words that still count as a name where the whole may not be quoted."""
    if material.quotation.allows_words(speaker):
        return speaker
    return " ".join(speaker.split()[:NAMED]) + material.say("language.cut")


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
    """The address of the sentence in the original on the web, as a text fragment; "" where no address is known.

    A text fragment holds words, so a sentence that this edition does not print has the address of its article alone.
    """
    url = safe_url(material.source[sentence.source].url)
    if not url:
        return ""
    if sentence.id not in material.printed:
        return url
    words = sentence.text.split()
    if len(words) <= 2 * FRAGMENT_WORDS:
        text = _fragment(words)
    else:
        text = f"{_fragment(words[:FRAGMENT_WORDS])},{_fragment(words[-FRAGMENT_WORDS:])}"
    return f"{url.split('#')[0]}#:~:text={text}"


def _fragment(words: list[str]) -> str:
    """Words as a text directive: dashes and commas have a meaning there, so they are escaped too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
