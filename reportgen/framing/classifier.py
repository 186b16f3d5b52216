"""How loaded each word of a sentence is, and the sentence as a whole, by a small trained ensemble.

Three networks of two layers, averaged, over the word vectors of all-MiniLM-L6-v2 (frozen) and the word classes of
`wording.toml`; trained by `python -m training.framing` on BABE (Spinde et al. 2021) and on BASIL (Fan et al. 2019); see
`training/FRAMING_CARD.md`. The sentence's score pools the words' by attention (Bahdanau et al. 2015). Words that say
whom a sentence is about are masked first.
"""

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from reportgen.framing.lexicon import word_classes
from reportgen.framing.masking import Word, plain
from reportgen.grammar import encoder, wordpiece
from reportgen.model import Record

Array = npt.NDArray[np.float32]

NEVER = -20.0
"""Log odds of a mark, or of a word past the encoder's reach: never loaded."""
LONGEST = 126
"""Word pieces of a sentence that the encoder reads, beside its marks of start and end."""


class Scores(Record, frozen=True, kw_only=True):
    """Log odds of each word to be marked as loaded, and of the sentence to be called biased, by readers of news.

    `words` and `sentence` are on the scale of BABE, whose sentences were picked for their wording; `news` is what to
    add to a word's where it stands in an ordinary article.
    """

    words: tuple[float, ...]
    sentence: float
    news: float


@cache
def _weights() -> dict[str, Array]:
    with (resources.files(__package__) / "data" / "wording.npz").open("rb") as file, np.load(file) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def class_flags(text: str, words: Sequence[Word]) -> Array:
    """One row a word, one column a class of loaded wording: 1 where a listed phrase covers the word."""
    classes = word_classes()
    flags = np.zeros((len(words), len(classes)), np.float32)
    for column, each in enumerate(classes):
        for match in each.pattern.finditer(text):
            for row, word in enumerate(words):
                if match.start() <= word.start < match.end():
                    flags[row, column] = 1
    return flags


def features(words: Sequence[Word], flags: Array) -> tuple[Array, list[int]]:
    """A row for each form of the masked sentence (see `masking.plain`), and the place of its word in `words`."""
    forms, places = plain(words)
    [(_, states)] = encoder.token_vectors([" ".join(forms)], batch_size=1)
    rows, at = [], 1
    for form, place in zip(forms, places, strict=True):
        width = sum(len(wordpiece.pieces(token)) for token in wordpiece.basic_tokens(form))
        if width == 0:
            continue
        if at > LONGEST:
            break
        vector = states[at : min(at + width, LONGEST + 1)].mean(axis=0)
        rows.append((np.concatenate([vector, flags[place]]), place))
        at += width
    if not rows:
        return np.zeros((0, states.shape[1] + flags.shape[1]), np.float32), []
    return np.stack([row for row, _ in rows]).astype(np.float32), [place for _, place in rows]


def scores(text: str, words: Sequence[Word]) -> Scores:
    """The scores of some words of a text, taken together.

    Args:
        text: the sentence; the listed phrases are looked up in it.
        words: the words to be judged as one sentence, offsets into `text`.
    """
    rows, places = features(words, class_flags(text, words))
    w = _weights()
    news = float(w["news_bias"].mean())
    if not places:
        return Scores(words=(NEVER,) * len(words), sentence=NEVER, news=news)
    nets = [_one(w, net, (rows - w["mean"]) / w["spread"]) for net in range(len(w["word_bias"]))]
    logits = np.mean([net[0] for net in nets], axis=0)
    found = [NEVER] * len(words)
    for place, logit in zip(places, logits, strict=True):
        found[place] = float(logit)
    return Scores(words=tuple(found), sentence=float(np.mean([net[1] for net in nets])), news=news)


def _one(w: dict[str, Array], net: int, rows: Array) -> tuple[Array, float]:
    """Log odds of the words and of the sentence by one network of the ensemble."""
    hidden = np.maximum(rows @ w["hidden"][net] + w["hidden_bias"][net], 0)
    logits = hidden @ w["word"][net] + w["word_bias"][net]
    attention = np.exp(hidden @ w["attention"][net])
    pooled = (attention / attention.sum()) @ hidden
    total = (1 / (1 + np.exp(-logits))).sum()
    whole = np.concatenate([pooled, hidden.mean(axis=0), [logits.max(), total]])
    return logits, float(whole @ w["sentence"][net] + w["sentence_bias"][net])


def passes(found: Scores, used: Sequence[float], listed: Sequence[bool]) -> list[bool]:
    """Which words are loaded enough to be shown, by a logistic regression over what is known of each.

    None is unless the sentence's most loaded word is: the regression was fitted to that one.

    Args:
        found: the scores of a sentence's words.
        used: for each word the share of the story's other articles that use it too.
        listed: for each word whether a listed phrase covers it.
    """
    gate = _weights()["gate"]
    size = math.log1p(sum(score > NEVER for score in found.words))
    verdicts = [
        score > NEVER and float(gate @ np.array([score + found.news, found.sentence, share, on_list, size, 1])) >= 0
        for score, share, on_list in zip(found.words, used, listed, strict=True)
    ]
    top = max(range(len(verdicts)), key=lambda i: found.words[i], default=None)
    return verdicts if top is not None and verdicts[top] else [False] * len(verdicts)
