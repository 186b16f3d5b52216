"""The statement of a fact: short, plain, in the words of its most neutral telling."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from rapidfuzz.distance import Indel

from reportgen.facts.colour import colour
from reportgen.facts.lexicon import word_set
from reportgen.facts.story import Story
from reportgen.facts.trimming import finished, is_balanced, variants
from reportgen.grammar.words import Token, tokens
from reportgen.model import Name, Sentence

LEAST_CONTENT = 3
"""Content words below which a sentence states nothing that could be checked ("It was not.")."""

COMFORTABLE = 22
"""Words up to which a statement reads at one glance; each further one counts against it."""

NEARLY = 1.2
"""Merit that may be given up for a statement that no weightier fact has."""

CENTRAL = 2.0
"""Weight of a telling's centrality: a fact is stated by the telling that the others bear out, not by the odd one among
them; set by reading statements of training stories and of our own."""

ALIKE = 0.85
"""Share of letters from which two forms of a name are spellings of one ("Mohammed", "Mohamed")."""

DANGLING = word_set("he she it they this that these those such his her their its him them there here we i you our my")
LINKING = word_set("when while after before as because if although though since where which who")


class Wording(NamedTuple):
    """One way to state a fact: a sentence of a member, or the main clause of it."""

    sentence: Sentence
    text: str
    words: tuple[Token, ...]


def is_checkable(sentence: Sentence) -> bool:
    """Whether a sentence that nobody else tells states something checkable: of the body, no question, no fragment."""
    content = [word for word in tokens(sentence.text) if not word.is_stop]
    asks = sentence.text.rstrip("\"'”’ ").endswith("?")
    return sentence.part == "body" and not asks and len(content) >= LEAST_CONTENT


def state(members: Sequence[Sentence], story: Story, taken: Set[str]) -> tuple[str, Sentence]:
    """The statement and the sentence that it is taken from.

    The wording is best that holds most of what the tellings share and least of what one alone has, in few words, with
    nothing that colours it and nothing that points outside it.

    Args:
        members: the tellings.
        story: the whole story.
        taken: statements of weightier facts; another wording is taken where one is nearly as good.
    """
    support = _support(members)
    ranked = sorted(
        (
            (-_merit(wording, support, story) - CENTRAL * _centrality(wording.sentence, members, story), text, wording)
            for wording in _wordings(members)
            for text in (finished(wording.text),)
        ),
        key=lambda entry: entry[:2],
    )
    _, statement, wording = next(
        (entry for entry in ranked if entry[1] not in taken and entry[0] <= ranked[0][0] + NEARLY), ranked[0]
    )
    return statement, wording.sentence


def _centrality(sentence: Sentence, members: Sequence[Sentence], story: Story) -> float:
    """How surely a telling matches those of the other articles, on average: 0 to 1."""
    scores = [story.score(sentence.id, member.id) for member in members if member.source != sentence.source]
    return sum(scores) / len(scores) if scores else 0.0


def _support(members: Sequence[Sentence]) -> Mapping[str, float]:
    """For each content stem the share of the sources that use it."""
    sources = {member.source for member in members}
    used = {
        source: {t.stem for m in members if m.source == source for t in tokens(m.text) if not t.is_stop}
        for source in sources
    }
    counts = Counter(stem for stems in used.values() for stem in stems)
    return {stem: count / len(sources) for stem, count in counts.items()}


def _wordings(members: Sequence[Sentence]) -> Iterator[Wording]:
    own = any(member.attribution.kind == "own" for member in members)
    for member in members:
        credit = member.attribution.words if own else ()
        for start, end in variants(member.text, credit, member.start):
            text = member.text[start:end]
            yield Wording(member, text, tokens(text))


def _merit(wording: Wording, support: Mapping[str, float], story: Story) -> float:
    stems = {token.stem for token in wording.words if not token.is_stop}
    shared = {stem: share for stem, share in support.items() if share > 1 / _least(support)}
    held = sum(story.rarity(s) * shared[s] for s in stems & set(shared))
    wanted = sum(story.rarity(s) * share for s, share in shared.items())
    alone = sum(story.rarity(s) for s in stems - set(shared)) / max(1e-9, sum(story.rarity(s) for s in stems))
    merit = 2.0 * (held / wanted if wanted else 0.5) - (1.2 * alone if shared else 0.0)
    return merit - _faults(wording)


def _least(support: Mapping[str, float]) -> float:
    return 1 / min(support.values()) if support else 1.0


def _is_misspelt(name: Name) -> bool:
    """Whether a name is spelled as most of the story does not spell it: as many words, nearly the same letters."""
    one, other = name.text.casefold(), name.canonical.casefold()
    return one != other and len(one.split()) == len(other.split()) and Indel.normalized_similarity(one, other) >= ALIKE


def _faults(wording: Wording) -> float:
    """What makes a wording hard to read by itself, or less than plain; weights set by reading training stories."""
    words = wording.words
    first = re.split("['’]", words[0].lower)[0] if words else ""
    quoted = sum(q.end - q.start for q in wording.sentence.quotations if q.text in wording.text)
    faults = 0.02 * max(0, len(words) - COMFORTABLE)
    faults += 0.5 * (len([w for w in words if not w.is_stop]) < LEAST_CONTENT)
    faults += 0.8 * (first in DANGLING) + 0.15 * (first in LINKING)
    faults += 0.06 * sum(word.lower in DANGLING for word in words[1:])
    faults += 0.25 * min(3, sum(colour(word.lower) is not None for word in words))
    faults += 0.5 * quoted / max(1, len(wording.text))
    faults += 0.25 * (wording.sentence.part == "headline") + 0.6 * wording.text.rstrip('”" ').endswith("?")
    faults += 0.5 * (not is_balanced(wording.text))
    faults += 0.1 * (wording.sentence.attribution.kind != "own")
    faults += 0.35 * any(_is_misspelt(name) for name in wording.sentence.names if name.text in wording.text)
    return faults
