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

OUT = Path(__file__).parents[1] / "reportgen" / "framing" / "data" / "wording.npz"
SEED = 20
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


def encode(examples: list[Example]) -> list[tuple[Array, Array]]:
    """For each sentence its rows of features and which rows annotators marked."""
    found = []
    for example in examples:
        all_words = words(example.text)
        rows, places = classifier.features(all_words, classifier.class_flags(example.text, all_words))
        ends = [*places, len(all_words)][1:]
        marked = [any(example.marked[place:end]) for place, end in zip(places, ends, strict=True)]
        found.append((rows, np.array(marked, np.float32)))
    return found


def padded(encoded: list[tuple[Array, Array]], mean: Array, spread: Array) -> tuple[torch.Tensor, ...]:
    shape = (len(encoded), LONGEST)
    rows = np.zeros((*shape, len(mean)), np.float16)
    marked, mask = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for at, (values, labels) in enumerate(encoded):
        size = min(len(labels), LONGEST)
        rows[at, :size] = (values[:size] - mean) / spread
        marked[at, :size], mask[at, :size] = labels[:size], 1
    mask[:, 0] = 1
    return torch.from_numpy(rows), torch.from_numpy(marked), torch.from_numpy(mask)


def fit(data: tuple[torch.Tensor, ...], biased: torch.Tensor, news: torch.Tensor, chosen: Array) -> Net:
    """A network trained on the rows of `data` that `chosen` numbers."""
    torch.manual_seed(SEED)
    rows, marked, mask = data
    net = Net(rows.shape[2])
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        net.train()
        for batch in torch.from_numpy(chosen)[torch.randperm(len(chosen))].split(64):
            optimiser.zero_grad()
            logits, whole = net(rows[batch].float(), mask[batch], news[batch])
            by_word = functional.binary_cross_entropy_with_logits(logits, marked[batch], reduction="none")
            loss = WORD_LOSS * (by_word * mask[batch]).sum() / mask[batch].sum()
            loss = loss + functional.binary_cross_entropy_with_logits(whole, biased[batch])
            loss.backward()
            optimiser.step()
    return net.eval()


def predict(net: Net, data: tuple[torch.Tensor, ...], news: torch.Tensor) -> tuple[Array, Array]:
    """Chances of every word and sentence."""
    with torch.no_grad():
        parts = [net(data[0][b].float(), data[2][b], news[b]) for b in torch.arange(len(news)).split(256)]
    logits, whole = (torch.cat([part[i] for part in parts]) for i in (0, 1))
    return (torch.sigmoid(logits) * data[2]).numpy(), torch.sigmoid(whole).numpy()


def save(net: Net, mean: Array, spread: Array) -> None:
    """Write the weights, as half floats, under the names that the classifier reads."""
    arrays = {
        "mean": mean,
        "spread": spread,
        "hidden": net.hidden.weight.T,
        "hidden_bias": net.hidden.bias,
        "word": net.word.weight[0],
        "word_bias": net.word.bias[0],
        "attention": net.attention.weight[0],
        "sentence": net.sentence.weight[0],
        "sentence_bias": net.sentence.bias[0],
        "news_bias": net.news[0],
    }
    plain = {
        k: (v.detach().numpy() if isinstance(v, torch.Tensor) else v).astype(np.float16) for k, v in arrays.items()
    }
    np.savez(OUT, **plain)


def best_f1(truth: npt.NDArray[np.bool_], chances: Array) -> tuple[float, float]:
    """The highest F1 and the threshold that reaches it."""
    found = []
    for threshold in np.arange(0.02, 0.8, 0.01):
        said = chances >= threshold
        found.append((float(2 * (said & truth).sum() / max(1, said.sum() + truth.sum())), float(round(threshold, 2))))
    return max(found)


def main(bench: Path) -> None:
    torch.set_num_threads(1)
    readers, stories = babe(bench), basil(bench, "train")
    held = held_out_topics(readers)
    examples = [e for e in readers if e.topic not in held] + stories
    encoded = encode(examples)
    values = np.concatenate([rows for rows, _ in encoded])
    mean, spread = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-2)
    data = padded(encoded, mean, spread)
    biased = torch.tensor([float(e.biased) for e in examples])
    news = torch.tensor([float(e.corpus == "basil") for e in examples])
    folds = np.array([int(hashlib.sha256(e.topic.encode()).hexdigest(), 16) % 4 for e in examples])
    words_out, whole_out = np.zeros(data[1].shape, np.float32), np.zeros(len(examples), np.float32)
    for fold in range(4):
        net = fit(data, biased, news, np.flatnonzero(folds != fold))
        by_word, whole = predict(net, data, news)
        words_out[folds == fold], whole_out[folds == fold] = by_word[folds == fold], whole[folds == fold]
    for name, here in (("BABE", news.numpy() == 0), ("BASIL", news.numpy() == 1)):
        marked = data[1].numpy()[here] > 0
        print(f"{name}, four folds by topic or story:")
        print("  sentences by their own score", best_f1(biased.numpy()[here] > 0, whole_out[here]))
        print("  sentences by their most loaded word", best_f1(marked.any(axis=1), words_out[here].max(axis=1)))
        print("  words", best_f1(marked, words_out[here]))
    save(fit(data, biased, news, np.arange(len(examples))), mean, spread)
    np.savez("/tmp/framing/cv.npz", w=words_out, s=whole_out, news=news.numpy(), marked=data[1].numpy())
    print(f"{OUT} written, {OUT.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
