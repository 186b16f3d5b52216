"""Train the wording model that the package ships: `python -m training.framing BENCH`.

Reads BABE and the training stories' BASIL labels from the bench folder, writes `reportgen/framing/data/wording.npz` and
prints the figures of `training/FRAMING_CARD.md`. A fifth of BABE, by topic, is never trained on (`held_out_topics`):
`python -m benchmarks.framing BENCH` measures there. Seeded; one thread, so that sums are taken in one order.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from reportgen.framing import classifier
from reportgen.framing.masking import words
from training.framing_data import Example, babe, basil, held_out_topics
from training.framing_gate import fit_gate, segments, shares

OUT = Path(__file__).parents[1] / "reportgen" / "framing" / "data" / "wording.npz"
SEEDS = (20, 21, 22)
"""One network each; the package averages their log odds."""
FOLDS = 4
LONGEST = 80
"""Words read of a sentence; 2 in 1,000 sentences are longer."""
HIDDEN, EPOCHS, RATE, DECAY = 64, 6, 1e-3, 0.05
"""Chosen on five folds of topics over BABE: 64 to 128 units, 6 to 10 rounds lie within 0.005 macro-F1."""
WORD_LOSS = 10.0
"""Weight of the mean word loss beside the sentence loss: words marked are 3 in 100."""

Array = npt.NDArray[np.float32]


class Net(torch.nn.Module):
    """The network of `reportgen.framing.classifier`, with a bias for each corpus: BASIL marks a sixth as many words."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.hidden = torch.nn.Linear(width, HIDDEN)
        self.word = torch.nn.Linear(HIDDEN, 1)
        self.attention = torch.nn.Linear(HIDDEN, 1, bias=False)
        self.sentence = torch.nn.Linear(2 * HIDDEN + 2, 1)
        self.news = torch.nn.Parameter(torch.tensor([-2.0, -2.0]))
        self.drop_in, self.drop = torch.nn.Dropout(0.2), torch.nn.Dropout(0.4)

    def forward(self, rows, mask, news):
        hidden = self.drop(torch.relu(self.hidden(self.drop_in(rows))))
        logits = self.word(hidden)[..., 0]
        hide = (1 - mask) * -1e4
        weights = torch.softmax(self.attention(hidden)[..., 0] + hide, 1)
        pooled = (weights[..., None] * hidden).sum(1)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        highest = (logits + hide).max(1, keepdim=True)[0]
        total = (torch.sigmoid(logits) * mask).sum(1, keepdim=True)
        whole = self.sentence(torch.cat([pooled, mean, highest, total], 1))[:, 0]
        return logits + news[:, None] * self.news[0], whole + news * self.news[1]


def encode(examples: list[Example]) -> list[tuple[Array, list[int], Array]]:
    """For each sentence its rows of features, the words that they stand for, and which of them annotators marked."""
    found = []
    for example in examples:
        all_words = words(example.text)
        rows, places = classifier.features(all_words, classifier.class_flags(example.text, all_words))
        ends = [*places, len(all_words)][1:]
        marked = [any(example.marked[place:end]) for place, end in zip(places, ends, strict=True)]
        found.append((rows, places, np.array(marked, np.float32)))
    return found


def padded(encoded: list[tuple[Array, list[int], Array]], mean: Array, spread: Array) -> tuple[torch.Tensor, ...]:
    shape = (len(encoded), LONGEST)
    rows = np.zeros((*shape, len(mean)), np.float16)
    marked, mask = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for at, (values, _, labels) in enumerate(encoded):
        size = min(len(labels), LONGEST)
        rows[at, :size] = (values[:size] - mean) / spread
        marked[at, :size], mask[at, :size] = labels[:size], 1
    mask[:, 0] = 1
    return torch.from_numpy(rows), torch.from_numpy(marked), torch.from_numpy(mask)


def fit(data: tuple[torch.Tensor, ...], biased: torch.Tensor, news: torch.Tensor, chosen: Array, seed: int) -> Net:
    """A network trained on the rows of `data` that `chosen` numbers."""
    torch.manual_seed(seed)
    rows, marked, mask = data
    net = Net(rows.shape[2])
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        net.train()
        for batch in torch.from_numpy(chosen)[torch.randperm(len(chosen))].split(64):
            optimiser.zero_grad()
            longest = int(mask[batch].sum(1).max())
            here = mask[batch, :longest]
            logits, whole = net(rows[batch, :longest].float(), here, news[batch])
            by_word = functional.binary_cross_entropy_with_logits(logits, marked[batch, :longest], reduction="none")
            loss = WORD_LOSS * (by_word * here).sum() / here.sum()
            loss = loss + functional.binary_cross_entropy_with_logits(whole, biased[batch])
            loss.backward()
            optimiser.step()
    return net.eval()


def predict(nets: list[Net], data: tuple[torch.Tensor, ...], chosen: Array) -> tuple[Array, Array]:
    """Log odds of words and sentences, on BABE's scale, averaged over the networks."""
    found = []
    with torch.no_grad():
        for net in nets:
            zero = [(data[0][b].float(), data[2][b], torch.zeros(len(b))) for b in torch.from_numpy(chosen).split(128)]
            parts = [net(*batch) for batch in zero]
            found.append([torch.cat([part[i] for part in parts]).numpy() for i in (0, 1)])
    return np.mean([f[0] for f in found], axis=0), np.mean([f[1] for f in found], axis=0)


def save(nets: list[Net], mean: Array, spread: Array, gate: Array) -> None:
    """Write the weights, as half floats, under the names that the classifier reads."""
    layers = {
        "hidden": [net.hidden.weight.T for net in nets],
        "hidden_bias": [net.hidden.bias for net in nets],
        "word": [net.word.weight[0] for net in nets],
        "word_bias": [net.word.bias[0] for net in nets],
        "attention": [net.attention.weight[0] for net in nets],
        "sentence": [net.sentence.weight[0] for net in nets],
        "sentence_bias": [net.sentence.bias[0] for net in nets],
        "news_bias": [net.news[0] for net in nets],
    }
    arrays = {name: np.stack([part.detach().numpy() for part in parts]) for name, parts in layers.items()}
    arrays |= {"mean": mean, "spread": spread}
    np.savez(OUT, gate=gate, **{name: array.astype(np.float16) for name, array in arrays.items()})


def best_f1(truth: npt.NDArray[np.bool_], odds: Array) -> tuple[float, float]:
    """The highest F1 and the log odds that reach it."""
    found = []
    for threshold in np.arange(-4, 3, 0.05):
        said = odds >= threshold
        found.append((float(2 * (said & truth).sum() / max(1, said.sum() + truth.sum())), float(round(threshold, 2))))
    return max(found)


def main(bench: Path) -> None:
    torch.set_num_threads(1)
    readers, stories = babe(bench), basil(bench, "train")
    held = held_out_topics(readers)
    examples = [e for e in readers if e.topic not in held] + stories
    encoded = encode(examples)
    print(f"{len(examples)} sentences encoded", flush=True)
    values = np.concatenate([rows for rows, _, _ in encoded])
    mean, spread = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-2)
    data = padded(encoded, mean, spread)
    biased = torch.tensor([float(e.biased) for e in examples])
    news = torch.tensor([float(e.corpus == "basil") for e in examples])
    folds = np.array([int(hashlib.sha256(e.topic.encode()).hexdigest(), 16) % FOLDS for e in examples])
    word_odds, whole_odds = np.zeros(data[1].shape, np.float32), np.zeros(len(examples), np.float32)
    shift = []
    for fold in range(FOLDS):
        nets = [fit(data, biased, news, np.flatnonzero(folds != fold), seed) for seed in SEEDS]
        out = np.flatnonzero(folds == fold)
        word_odds[out], whole_odds[out] = predict(nets, data, out)
        shift += [net.news[0].item() for net in nets]
    word_odds[data[2].numpy() == 0] = classifier.NEVER
    readers_here, marked = news.numpy() == 0, data[1].numpy() > 0
    print("BABE, sentences", best_f1(biased.numpy()[readers_here] > 0, whole_odds[readers_here]))
    print("BABE, words", best_f1(marked[readers_here], word_odds[readers_here]))
    first = int(readers_here.sum())
    pieces = []
    for at, (e, used) in enumerate(zip(stories, shares(stories), strict=True)):
        places = encoded[first + at][1][:LONGEST]
        scores = word_odds[first + at] + np.float32(np.mean(shift))
        pieces += segments(at, e, places, scores, marked[first + at], float(whole_odds[first + at]), used)
    gate = fit_gate(pieces, stories)
    final = [fit(data, biased, news, np.arange(len(examples)), seed) for seed in SEEDS]
    save(final, mean, spread, gate)
    print(f"{OUT.name} written, {OUT.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
