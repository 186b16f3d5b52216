"""From a run of capitals to the names in it: roles cut off, and a first guess at what each name is of."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reportgen.grammar.words import plain
from reportgen.language.capitals import Run, Word
from reportgen.language.lexicon import Lexicon, folded, lexicon, wordlists

_FIELDS = wordlists("capitals")["fields"]

Kind = Literal["person", "place", "body", "other"]


class Mention(NamedTuple):
    """A possible name; `places` are the offsets of its words.

    `kind` is None while the words alone do not tell; `pronoun` is "he" or "she" where they do. `initial`: its first
    word begins a sentence, so that its capital says nothing.
    """

    start: int
    end: int
    words: tuple[str, ...]
    places: tuple[int, ...]
    kind: Kind | None
    pronoun: str | None
    initial: bool

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)


def mentions(run: Run) -> Iterator[Mention]:
    """The names in a run, in order: "Norland Prime Minister Ola Berg" holds a place and a person."""
    yield from _mentions(run.words, run.initial)


def _mentions(words: tuple[Word, ...], initial: bool) -> Iterator[Mention]:
    if not words:
        return
    lists = lexicon()
    whole = _known(words, lists)
    if whole is not None:
        yield _mention(words, whole, initial)
        return
    title = _last_title(words, lists)
    if title and folded(words[0].text) in lists.given and plain(words[0].text) not in lists.places:
        title = None  # "Jason Baron", "Martin Luther King"
    if title is not None:
        yield from _mentions(_role_places(words[:title], lists), initial)
        person = _after_role(words, title, lists)
        pronoun = lists.titles[_bare(words[title])]
        if person:
            yield _person(person, pronoun, False)
        return
    yield from _split(words, initial, lists)


def _split(words: tuple[Word, ...], initial: bool, lists: Lexicon) -> Iterator[Mention]:
    """Names in a run without a title: a leading adjective or place is cut off unless the whole is a body."""
    if _is_body(words, lists):
        yield _mention(words, "body", initial)
        return
    prefix = _prefix(words, lists)
    if prefix and len(words) > prefix:
        yield from _mentions(words[:prefix], initial)
        yield from _mentions(words[prefix:], False)
    elif prefix and {whole := plain(" ".join(map(_bare, words))), whole.removesuffix("s")} & lists.adjectives:
        return
    elif folded(words[0].text) in lists.given and len(words) > 1:
        yield _person(words, lists.given[folded(words[0].text)], initial)
    elif len(words) > 1 and any(_is_initial(word) for word in words[:-1]):
        yield _person(words, "either", initial)
    else:
        yield _mention(words, None if len(words) < 4 else "other", initial)


def _known(words: tuple[Word, ...], lists: Lexicon) -> Kind | None:
    """The kind of a run that stands on a list as it is."""
    whole = plain(" ".join(word.text for word in words))
    if whole in lists.outlets or whole in lists.bodies:
        return "body"
    if whole in lists.places or (whole.isupper() and len(whole) > 3 and whole.title() in lists.places):
        return "place"
    if len(words) == 1 and len(whole) > 1 and whole.replace("&", "").isalpha() and whole.isupper() and len(whole) <= 6:
        return "body"
    if len(words) == 1 and whole.count(".") >= 2 and len(whole) >= 6:
        return "body"
    return None


def _is_body(words: tuple[Word, ...], lists: Lexicon) -> bool:
    bare = [_bare(word) for word in words]
    whole = plain(" ".join(bare))
    if len(words) == 1:
        return False
    if bare[-1] in lists.body_last or bare[-1] in lists.outlet_last or " ".join(bare[-2:]) in lists.bodies:
        return (
            bare[-1] not in ("House", "United", "Watch", "Star", "Record", "Post") or folded(bare[0]) not in lists.given
        )
    linked = [index for index, word in enumerate(bare) if word in ("of", "for")]
    heads = any(word in lists.body_heads for index in linked for word in bare[:index])
    return heads or whole in lists.bodies


def _prefix(words: tuple[Word, ...], lists: Lexicon) -> int:
    """How many leading words are a name of their own: "Chinese", "New York", "AP" of "told the AP Beijing was"."""
    party = bool(words) and _bare(words[-1]) in ("Republicans", "Democrats")
    for length in (3, 2, 1):
        start = plain(" ".join(word.text for word in words[:length]))
        if len(words) < length:
            continue
        if {start, start.removesuffix("s")} & lists.adjectives or start in lists.places:
            if length == 1 and len(words) > 1 and folded(start) in lists.given and start not in lists.adjectives:
                continue  # "Paris Hilton", "Jordan Peele"
            return length
        if length < len(words) and not party and _known(words[:length], lists) and _known(words[length:], lists):
            return length
    return 0


def _last_title(words: tuple[Word, ...], lists: Lexicon) -> int | None:
    """Index of the last word that is a title or office, or None. A body's name that holds one is no office."""
    if _is_body(words, lists) and _bare(words[0]) not in lists.titles:
        named = [index for index, word in enumerate(words) if folded(word.text) in lists.given]
        if not named:
            return None
    places = [index for index, word in enumerate(words) if _bare(word) in lists.titles]
    if not places or (len(words) == 1 and not places):
        return None
    if _is_body(words, lists) and _bare(words[-1]) in lists.body_last:
        return None
    return places[-1]


def _role_places(words: tuple[Word, ...], lists: Lexicon) -> tuple[Word, ...]:
    """The place at the head of a role: "Norland" of "Norland Prime Minister"; the rest of the role is no name."""
    prefix = _prefix(words, lists)
    return words[:prefix] if plain(" ".join(word.text for word in words[:prefix])) in lists.places else ()


def _after_role(words: tuple[Word, ...], title: int, lists: Lexicon) -> tuple[Word, ...]:
    """The person behind an office: all that follows the title, or what follows "of Public Security"."""
    rest = words[title + 1 :]
    if not rest or rest[0].text not in ("of", "for"):
        return rest
    for index, word in enumerate(rest[1:], start=1):
        if folded(word.text) in lists.given and index + 1 < len(rest):
            return rest[index:]
    bodies = [index for index, word in enumerate(rest) if _bare(word) in lists.body_last or _bare(word) in _FIELDS]
    return rest[bodies[-1] + 1 :] if bodies else ()


def _person(words: tuple[Word, ...], pronoun: str, initial: bool) -> Mention:
    given = lexicon().given.get(folded(words[0].text)) if len(words) > 1 else None
    known = next((each for each in (pronoun, given) if each in ("he", "she")), None)
    return _mention(words, "person", initial)._replace(pronoun=known)


def _mention(words: tuple[Word, ...], kind: Kind | None, initial: bool) -> Mention:
    texts, places = tuple(word.text for word in words), tuple(word.start for word in words)
    return Mention(words[0].start, words[-1].end, texts, places, kind, None, initial)


def _bare(word: Word) -> str:
    return plain(word.text).rstrip(".")


def _is_initial(word: Word) -> bool:
    return len(word.text) == 2 and word.text[1] == "." and word.text[0].isupper()
