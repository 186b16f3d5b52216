"""One paragraph of counted facts about each article; the same counts in the same order for all."""

import re
from collections.abc import Sequence

from reportgen.model import Document, Fact, Finding, Profile, Sentence

WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")


def profile(document: Document, facts: Sequence[Fact], findings: Sequence[Finding]) -> Profile:
    """What can be counted about one article: its length, who speaks in it, what it shares, how it words it."""
    id_ = document.article.id
    body = [sentence for sentence in document.sentences if sentence.part == "body"]
    told = [fact for fact in facts if any(mention.source == id_ for mention in fact.mentions)]
    loaded = [finding for finding in findings if finding.source == id_ and finding.kind == "loaded"]
    counts = {
        "words": sum(len(WORD.findall(sentence.text)) for sentence in body),
        "sentences": len(body),
        "statements": len(body),
        "attributed": sum(sentence.attribution.kind != "own" for sentence in body),
        "quoted_words": sum(len(WORD.findall(q.text)) for sentence in body for q in sentence.quotations),
        "shared_facts": sum(len({mention.source for mention in fact.mentions}) > 1 for fact in told),
        "only_here": sum(len({mention.source for mention in fact.mentions}) == 1 for fact in told),
        "loaded_own": sum(finding.voice == "own" for finding in loaded),
        "loaded_quoted": sum(finding.voice == "quoted" for finding in loaded),
    }
    voices = _voices(body)
    return Profile(source=id_, voices=voices, paragraph=_paragraph(counts, voices), **counts)


def _voices(body: Sequence[Sentence]) -> tuple[str, ...]:
    named = [s.attribution.speaker for s in body if s.attribution.speaker and s.attribution.kind != "vague"]
    return tuple(dict.fromkeys(named))


def _paragraph(counts: dict[str, int], voices: Sequence[str]) -> str:
    quoted = round(100 * counts["quoted_words"] / max(1, counts["words"]))
    parts = [
        f"{counts['attributed']} of {counts['statements']} statements are attributed.",
        f"{quoted} % of its {counts['words']} words stand in quotation marks.",
        f"{_count(len(voices), 'named source')} speak{'s' if len(voices) == 1 else ''} in it.",
        f"It shares {_count(counts['shared_facts'], 'fact')} with other articles; "
        f"{counts['only_here']} stand only here.",
        f"Loaded wording: {counts['loaded_own']} in its own voice, {counts['loaded_quoted']} in quotations.",
    ]
    return " ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
