"""The counts of each article's profile, counted again from the sentences, facts and findings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import isclose

from reportgen.evidence.quoted import judged
from reportgen.framing.cast import quoted, word_count
from reportgen.framing.order import FIFTH
from reportgen.model import Comparison, Fact, Profile, Sentence, VoiceKind, is_own


def profile_faults(comparison: Comparison) -> Iterator[str]:
    """Counts, shares and names of a profile that the rest of the comparison does not give."""
    profiled = [profile.source for profile in comparison.profiles]
    if sorted(profiled) != sorted(judged(comparison)):
        yield f"profiles: there are those of {sorted(profiled)}, not of the judged sources"
    for profile in comparison.profiles:
        own = [s for s in comparison.sentences if s.source == profile.source and s.part == "body"]
        sentences = sorted(own, key=lambda sentence: sentence.start)
        told = [fact for fact in comparison.facts if any(m.source == profile.source for m in fact.mentions)]
        expected = _counted(sentences) | _standing(profile.source, sentences, told) | _loaded(comparison, profile)
        for name, value in expected.items():
            if (found := getattr(profile, name)) != value:
                yield f"profiles[{profile.source}]: its {name} is {found!r}; counted again, it is {value!r}"
        yield from _share_faults(profile, sentences)
        yield from _name_faults(profile, sentences)


def _counted(sentences: Sequence[Sentence]) -> dict[str, object]:
    sources = [sentence.attribution for sentence in sentences if sentence.attribution.kind != "own"]
    named = dict.fromkeys(source.speaker for source in sources if source.speaker and source.kind != "vague")
    return {
        "words": sum(word_count(sentence.text) for sentence in sentences),
        "sentences": len(sentences),
        "statements": len(sentences),
        "attributed": len(sources),
        "quoted_words": sum(word_count(q.text) for sentence in sentences for q in sentence.quotations),
        "voices": tuple(named),
        "quoted": quoted(sentences),
        "lead": sentences[0].id if sentences else None,
    }


def _standing(source: str, sentences: Sequence[Sentence], told: Sequence[Fact]) -> dict[str, object]:
    shared = [fact for fact in told if len({mention.source for mention in fact.mentions}) > 1]
    place = {sentence.id: number for number, sentence in enumerate(sentences)}
    size = -(-len(sentences) // FIFTH)
    firsts = [min(at) for at in (_tellings(source, fact, place) for fact in shared) if at]
    return {
        "leads": tuple(fact.id for fact in told if 0 in _tellings(source, fact, place)),
        "shared_facts": len(shared),
        "only_here": len(told) - len(shared),
        "first_fifth": sum(at < size for at in firsts),
        "last_fifth": sum(size <= at >= len(sentences) - size for at in firsts),
    }


def _tellings(source: str, fact: Fact, place: Mapping[str, int]) -> list[int]:
    """Numbers of the body sentences in which a source tells a fact."""
    return [place[m.sentence] for m in fact.mentions if m.source == source and m.sentence in place]


def _loaded(comparison: Comparison, profile: Profile) -> dict[str, object]:
    found = [is_own(f) for f in comparison.findings if f.source == profile.source and f.kind == "loaded"]
    return {"loaded_own": found.count(True), "loaded_quoted": found.count(False)}


def _share_faults(profile: Profile, sentences: Sequence[Sentence]) -> Iterator[str]:
    words: dict[VoiceKind, int] = defaultdict(int)
    for sentence in sentences:
        words[sentence.attribution.kind] += word_count(sentence.text)
    total = max(1, sum(words.values()))
    for kind in sorted({*words, *profile.shares}):
        found = profile.shares.get(kind, 0.0)
        share = words[kind] / total
        if not isclose(found, share, abs_tol=1e-9):
            yield f"profiles[{profile.source}]: its share of {kind} is {found}; counted again, it is {share}"


def _name_faults(profile: Profile, sentences: Sequence[Sentence]) -> Iterator[str]:
    named = {name.canonical for sentence in sentences for name in sentence.names}
    for name in profile.talked_about:
        if name not in named or name in (*profile.voices, *profile.quoted):
            yield f"profiles[{profile.source}]: {name!r} is not talked about in it, or speaks in it"
