"""Numbers that compare: factors ("10 times the number", "doubled") and changes ("rose by 4%", "a 5 percent drop")."""

from reportgen.grammar.amounts import Amount
from reportgen.grammar.lexemes import HYPHENS, Lexemes, word_set
from reportgen.grammar.measures import DIMENSIONS
from reportgen.grammar.number_words import ONES, TENS, cardinal

_FACTOR_WORDS = {
    form: factor
    for verb, factor in (("double", 2.0), ("triple", 3.0), ("treble", 3.0), ("quadruple", 4.0), ("quintuple", 5.0))
    for form in (verb + "d", verb + "s", verb.removesuffix("e") + "ing")
} | {"halved": 0.5, "halves": 0.5, "halving": 0.5}  # fmt: skip
_FACTOR_ADJECTIVES = {"double": 2.0, "triple": 3.0, "twice": 2.0, "thrice": 3.0, "quadruple": 4.0}
_MEASURED = word_set("the that what its their his her last this as")
_MORE = word_set(
    "the more as that what its their his her last this less fewer greater higher larger bigger longer faster lower "
    "smaller older younger likelier worse better stronger deadlier above over"
)
_UP = word_set(
    "rose rise rises rising risen increased increase increases increasing grew grow grows growing grown jumped jump "
    "jumps climbed climb climbs soared surged gained gain gains advanced swelled spiked added expanded up boosted "
    "raised lifted improved skyrocketed ballooned"
)
_DOWN = word_set(
    "fell fall falls falling fallen dropped drop drops dropping decreased decrease decreases declined decline "
    "declines declining slid slipped plunged sank shed lost shrank shrunk tumbled plummeted dipped reduced cut "
    "lowered slashed down eased trimmed"
)
_NEEDS_BY = word_set("raised lifted boosted lost improved expanded added shed cut reduced slashed lowered")
"""Verbs whose object is no amount of change unless "by" stands between: "raised $5 million", "lost two sons"."""
_NEEDS_SHARE = frozenset({"up", "down"})
_UP_NOUNS = word_set("increase rise jump gain growth surge hike spike uptick boost raise upswing")
_DOWN_NOUNS = word_set("decrease drop fall decline cut reduction plunge dip slump decreases cuts")
_ABOVE = word_set("more higher greater larger up above bigger")
_BELOW = word_set("less lower fewer smaller below down cheaper off")
_PASSED = word_set(
    "by another a an further additional as much many than about nearly almost roughly around over more some only "
    "just at least up to approximately well under less no estimated record"
)
_SHARES = frozenset({"percent", "percentage point", "basis point"})


FACTOR_OPENINGS = _FACTOR_WORDS.keys() | _FACTOR_ADJECTIVES.keys() | ONES.keys() | {"half", "a", "an"}


def factor_word(lexemes: Lexemes, index: int) -> Amount | None:
    """Factors in one word or idiom: "doubled", "twice as many", "tenfold", "an order of magnitude"."""
    word, after = lexemes.low(index), lexemes.low(index + 1)
    factor = _FACTOR_WORDS.get(word) if after not in {"down", "as"} else None
    if factor is None and word in _FACTOR_ADJECTIVES and after in _MEASURED:
        factor = _FACTOR_ADJECTIVES[word]
    if word == "half" and (after == "as" or (after == "the" and lexemes.low(index + 2) in _SIZES)):
        factor = 0.5
    if word.endswith("fold"):
        factor = _FOLDS.get(word.removesuffix("fold"))
    if factor is not None:
        return Amount(index, index + 1, factor, factor, "", "exact", "times")
    return _order_of_magnitude(lexemes, index)


_SIZES = word_set("number size rate amount price cost level value total figure")
_FOLDS = ONES | TENS | {"hundred": 100.0, "thousand": 1000.0}


def _order_of_magnitude(lexemes: Lexemes, index: int) -> Amount | None:
    number = cardinal(lexemes, index)
    count, place = (number.value, number.end) if number else (1.0, index + 1)
    if not number and lexemes.low(index) not in {"a", "an"}:
        return None
    end = place + 3
    named = lexemes.low(place) in {"order", "orders"} and lexemes.low(place + 1) == "of"
    if not named or lexemes.low(place + 2) != "magnitude" or not 0 < count <= 12:
        return None
    return Amount(index, end, 10.0**count, 10.0**count, "", "about", "order_of_magnitude")


def compared(lexemes: Lexemes, amount: Amount) -> Amount:
    """`amount` with its comparison, where the words around make it a factor or the amount of a change."""
    times = _times(lexemes, amount)
    if times:
        return times
    lasts = DIMENSIONS.get(amount.unit, ("",))[0] == "time"  # "rose over 20 years" tells how long, not how much
    direction = _behind(lexemes, amount) or (None if lasts else _before(lexemes, amount))
    return amount._replace(comparison=direction) if direction else amount


def _times(lexemes: Lexemes, amount: Amount) -> Amount | None:
    place = amount.end + 1 if lexemes.low(amount.end) in HYPHENS else amount.end
    word, after = lexemes.low(place), lexemes.low(place + 1)
    if amount.unit in {"", "time"} or word in {"fold", "x"}:
        if word in {"fold", "x"} and (word == "fold" or lexemes.joined(place)):
            return amount._replace(end=place + 1, unit="", comparison="times")
        if word in {"times", "time"} and (after in _MORE or (after.endswith("er") and len(after) > 4)):
            return amount._replace(end=place + 1, unit="", comparison="times")
    return None


def _behind(lexemes: Lexemes, amount: Amount) -> str | None:
    """ "a 4% increase", "a 30 percent pay cut", "4 points higher"."""
    if amount.unit not in _SHARES:
        return None
    place = amount.end + 1 if lexemes.low(amount.end) in HYPHENS else amount.end
    word = lexemes.low(place)
    if word in _ABOVE or word in _BELOW:
        return "increase" if word in _ABOVE else "decrease"
    for step in (place, place + 1):
        if lexemes.low(step) in _UP_NOUNS | _DOWN_NOUNS:
            return "increase" if lexemes.low(step) in _UP_NOUNS else "decrease"
        if lexemes[step].kind != "word" or lexemes.low(step) in {"of", "in", "on", "the", "to", "and"}:
            return None
    return None


def _before(lexemes: Lexemes, amount: Amount) -> str | None:
    """ "rose by 4%", "fell 3 points", "up 12 percent", "an increase of 4%"; not "rose to 4%"."""
    place = amount.start - 1
    if lexemes.low(place) == "of":
        noun = lexemes.low(place - 1)
        return "increase" if noun in _UP_NOUNS else "decrease" if noun in _DOWN_NOUNS else None
    by = False
    for _ in range(5):
        word = lexemes.low(place)
        if word in {"up", "down"} and place == amount.start - 1:
            break
        if word == "to" and lexemes.low(place - 1) != "up":
            return None
        if word not in _PASSED and not word.endswith("ly"):
            break
        by = by or word == "by"
        place -= 1
    verb = lexemes.low(place)
    if verb not in _UP | _DOWN or (verb in _NEEDS_BY and not by):
        return None
    if verb in _NEEDS_SHARE and amount.unit not in _SHARES and not amount.unit.isupper():
        return None
    return "increase" if verb in _UP else "decrease"
