"""Numbers in a text, with what they count, how exactly they are meant and what they compare."""

from collections.abc import Callable, Iterator, Set

from reportgen.grammar.agreement import bounds, can_both_hold, precision_differs, same_kind, same_value
from reportgen.grammar.amounts import Amount, counted, spanned
from reportgen.grammar.comparisons import FACTOR_OPENINGS, compared, factor_word
from reportgen.grammar.lexemes import Lexemes, continues_figure, paragraphs
from reportgen.grammar.measures import SIGNS
from reportgen.grammar.number_words import ONES, TENS, VAGUE
from reportgen.grammar.qualifiers import qualifier_after, qualifier_before
from reportgen.grammar.shares import share, vague
from reportgen.grammar.times import find_times
from reportgen.model import Quantity

__all__ = ["bounds", "can_both_hold", "find_quantities", "precision_differs", "same_kind", "same_value"]


def find_quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities that `text` states, in order, without overlaps; `start` and `end` count from `offset`.

    The span holds the words that qualify the number and its measure ("more than 37,000", "nearly 10 times",
    "$32 million", "3.5 percentage points"), but not the noun that it counts; that stands in `unit`.
    Years, days and whatever else belongs to a time are no quantities; nor are ordinals, names ("G7", "F-16",
    "Title 42") and pronouns ("one of them").

    `low` and `high` are the numbers as the words give them; they differ only for ranges ("between 5 and 10"),
    scores ("51-49", unit "score", the lower number first) and vague numbers ("hundreds", "several thousand").
    `qualifier` says on which side of them the truth lies; what it allows is `agreement.bounds`:

    - "exact": no word qualifies the number;
    - "about": "roughly", "around", "some", "an estimated";
    - "more_than", "less_than": "over", "under"; also "just over", and "nearly", "almost", which promise less than
      the number, though hardly less;
    - "at_least", "at_most": "at least", "or more"; "up to", "as many as", "no more than";
    - "range": two bounds, or an order of size alone.

    Shares are in percent however they are written ("20%", "one in five", "a fifth", "half"). `comparison` is
    "times" (a factor), "order_of_magnitude" (the factor too: 10 for one), "increase" or "decrease" (the amount of
    the change, not the level reached), else None.
    """
    taken = [(time.start, time.end) for time in find_times(text)]
    return tuple(
        Quantity(
            start=offset + lexemes[amount.start].start,
            end=offset + lexemes[amount.end - 1].end,
            text=text[lexemes[amount.start].start : lexemes[amount.end - 1].end],
            low=amount.low,
            high=amount.high,
            qualifier=amount.qualifier,
            unit=amount.unit,
            comparison=amount.comparison,
        )
        for lexemes in paragraphs(text)
        for amount in _scan(lexemes, taken)
    )


def _scan(lexemes: Lexemes, taken: list[tuple[int, int]]) -> Iterator[Amount]:
    """The amounts of a paragraph, each with its qualifying words; `taken` are the spans of times, in order."""
    index = floor = span = 0
    while index < len(lexemes):
        while span < len(taken) and taken[span][1] <= lexemes[index].start:
            span += 1
        if span < len(taken) and taken[span][0] <= lexemes[index].start:
            index += 1
            floor = index
            continue
        amount = _read(lexemes, index)
        if amount is None or (span < len(taken) and taken[span][0] < lexemes[amount.end - 1].end):
            index += 1
            continue
        amount = _qualified(lexemes, compared(lexemes, amount), floor)
        yield amount
        index = floor = amount.end


def _qualified(lexemes: Lexemes, amount: Amount, floor: int) -> Amount:
    aged = lexemes.low(amount.end - 1) in {"old", "age"}
    before = qualifier_before(lexemes, amount.start, floor, "" if aged else amount.unit)
    if before and floor and before[0] == floor and lexemes.low(amount.start - 1) == "than":
        before = None  # "10 times more than 2,000": the words belong to the number before them
    after = qualifier_after(lexemes, amount.end)
    if after and amount.qualifier == "exact":
        amount = amount._replace(end=after[0], qualifier=after[1])
    if before:
        qualifier = before[1] if amount.qualifier == "exact" else amount.qualifier
        amount = amount._replace(start=before[0], qualifier=qualifier)
    return amount


Rule = Callable[[Lexemes, int], Amount | None]
_SPELLED = ONES.keys() | TENS.keys() | {"a", "an", "half", "quarter"}
_RULES: tuple[tuple[Rule, Set[str]], ...] = (
    (spanned, {"between", "from"}),
    (factor_word, FACTOR_OPENINGS),
    (vague, VAGUE.keys() | {"several", "many", "a"}),
    (share, _SPELLED),
    (counted, _SPELLED | SIGNS | {"minus", "negative"}),
)
"""With the words and signs with which each can open; tried in this order, so what needs more words stands earlier."""
_BY_OPENING = {
    word: tuple(rule for rule, openings in _RULES if word in openings)
    for word in frozenset[str]().union(*(openings for _, openings in _RULES))
}
_BEHIND_FIGURE = frozenset({"in", "out", "/", "-", "third", "thirds", "quarters", "fifths", "order", "orders"})
_LONGEST_PREFIX = 3
"""Letters before a dollar sign or of a currency's code: "HK$", "USD"."""


def _read(lexemes: Lexemes, index: int) -> Amount | None:
    """The quantity whose number begins at `index`, without the words that qualify it."""
    lexeme = lexemes[index]
    if continues_figure(lexemes, index):
        return None
    if lexeme.kind in {"number", "fraction"}:
        shared = lexeme.kind == "fraction" or lexemes.low(index + 1) in _BEHIND_FIGURE
        return (factor_word(lexemes, index) or share(lexemes, index) if shared else None) or counted(lexemes, index)
    for rule in _BY_OPENING.get(lexeme.low, ()):
        amount = rule(lexemes, index)
        if amount is not None:
            return amount
    if lexeme.kind != "word":
        return None
    if lexeme.low.endswith("fold"):
        return factor_word(lexemes, index)
    after = lexemes[index + 1]
    code = after.text == "$" or (after.kind == "number" and lexeme.text.isupper())
    return counted(lexemes, index) if code and len(lexeme.text) <= _LONGEST_PREFIX else None
