"""The divergence network: an encoder that reads quote and paraphrase together, with a head for words and one for the pair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import torch
from data import LabelledPair, Spans
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import MPNetModel

KEPT, CHANGED, EXTRA, UNKNOWN = 0, 1, 2, -100
QUOTE, PARAPHRASE, BESIDE = 0, 1, 2
Judgement = tuple[float, float, float]
MAXIMUM_TOKENS = 320
SURE = 0.987
LAYER = re.compile(r"base\.encoder\.layer\.(\d+)\.")


class DivergenceNetwork(nn.Module):
    """Token classes (kept, changed, missing or added), token severity and pair divergence, all as logits.

    A token's side is the quote, the paraphrase, or what stands beside the quote in its recording. `forward` takes three
    integer tensors of shape (batch, tokens) and returns logits of shape (batch, tokens, 3), (batch, tokens) and (batch,).
    """

    def __init__(self, base: MPNetModel) -> None:
        super().__init__()
        width = base.config.hidden_size
        self.base = base
        self.side = nn.Embedding(3, width)
        self.dropout = nn.Dropout(0.1)
        self.word_head = nn.Linear(width, 3)
        self.severity_head = nn.Linear(width, 1)
        self.pair_head = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(width, 1))
        nn.init.normal_(self.side.weight, std=0.02)

    def keep_layers(self, count: int) -> None:
        """Keep the lowest layers of the base: of all choices they lose least before they are trained on."""
        self.base.encoder.layer = self.base.encoder.layer[:count]

    def forward(self, input_ids: Tensor, attention_mask: Tensor, side_ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Score every token and every pair of the batch."""
        words = self.base.embeddings.word_embeddings(input_ids) + self.side(side_ids)
        hidden = self.base(inputs_embeds=words, attention_mask=attention_mask).last_hidden_state
        hidden = self.dropout(hidden)
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * mask).sum(1) / mask.sum(1)
        return (
            self.word_head(hidden),
            self.severity_head(hidden).squeeze(-1),
            self.pair_head(pooled).squeeze(-1),
        )


@dataclass(frozen=True)
class Teaching:
    """What a teacher makes of a pair that stands alone: probabilities by side and first character, and the pair's."""

    words: dict[tuple[int, int], Judgement]
    pair: float


@dataclass(frozen=True)
class Example:
    """One pair as numbers; lists are as long as the pair has tokens."""

    input_ids: list[int]
    side_ids: list[int]
    classes: list[int]
    severe: list[int]
    taught: list[Judgement | None]
    pair: LabelledPair
    taught_pair: float | None


def load_network(base: Path, weights: Path | None = None) -> DivergenceNetwork:
    """The base model with new heads, or with trained weights, as many layers as these have."""
    network = DivergenceNetwork(MPNetModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager"))
    if weights is not None:
        state = torch.load(weights, map_location="cpu", weights_only=True)
        network.keep_layers(1 + max(int(match.group(1)) for match in map(LAYER.match, state) if match))
        if len(state["side.weight"]) == 2:
            state["side.weight"] = state["side.weight"][[QUOTE, PARAPHRASE, QUOTE]]
        network.load_state_dict(state)
    return network.eval()


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer of the base model without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def encode(pair: LabelledPair, tokenizer: Tokenizer, teaching: Teaching | None = None) -> Example:
    """Lay a pair out as `<s> quote </s></s> paraphrase </s>` with labels for each token."""
    encoding = tokenizer.encode(pair.verbatim, pair.paraphrase)
    places = list(zip(encoding.sequence_ids, encoding.offsets, strict=True))[:MAXIMUM_TOKENS]
    labels = [_label(pair, sequence, start, end) for sequence, (start, end) in places]
    return Example(
        encoding.ids[:MAXIMUM_TOKENS],
        _sides(pair, places),
        [label for label, _ in labels],
        [severe for _, severe in labels],
        [_taught(pair, teaching, sequence, start, end) for sequence, (start, end) in places],
        pair,
        teaching.pair if teaching and pair.judged else None,
    )


def _sides(pair: LabelledPair, places: list[tuple[int | None, tuple[int, int]]]) -> list[int]:
    sides, side = [], QUOTE
    for sequence, (start, _) in places:
        if sequence is not None:
            side = PARAPHRASE if sequence else (QUOTE if _rendered(pair, start) else BESIDE)
        sides.append(side)
    return sides


def _rendered(pair: LabelledPair, start: int) -> bool:
    return pair.rendered is None or pair.rendered[0] <= start < pair.rendered[1]


def _taught(
    pair: LabelledPair, teaching: Teaching | None, sequence: int | None, start: int, end: int
) -> Judgement | None:
    if teaching is None or sequence is None or end == start or (sequence == 0 and not _rendered(pair, start)):
        return None
    return teaching.words.get((sequence, start if sequence else start - pair.moved))


def _label(pair: LabelledPair, sequence: int | None, start: int, end: int) -> tuple[int, int]:
    known = pair.verbatim_known if sequence == 0 else pair.paraphrase_known
    if sequence is None or end == start or not known or (sequence == 0 and not _rendered(pair, start)):
        return UNKNOWN, UNKNOWN
    for fault in pair.faults:
        own, other = (fault.verbatim, fault.paraphrase)[:: 1 if sequence == 0 else -1]
        if _touches(own, start, end):
            one_sided = not other and pair.verbatim_known and pair.paraphrase_known
            return (EXTRA if one_sided else CHANGED), int(fault.severity == "error")
    return KEPT, UNKNOWN


def _touches(spans: Spans, start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in spans)


def collate(examples: list[Example]) -> dict[str, Tensor]:
    """Pad a batch to its longest pair; `targets` are probabilities, all nought where nothing is known."""
    longest = max(len(example.input_ids) for example in examples)

    def padded(name: str, fill: int) -> Tensor:
        rows = [getattr(example, name) for example in examples]
        return torch.tensor([row + [fill] * (longest - len(row)) for row in rows])

    lengths = torch.tensor([len(example.input_ids) for example in examples])
    targets = torch.zeros(len(examples), longest, 3)
    for row, example in enumerate(examples):
        for at, (label, taught) in enumerate(zip(example.classes, example.taught, strict=True)):
            targets[row, at] = torch.tensor(_target(label, taught))
    return {
        "input_ids": padded("input_ids", 1),
        "attention_mask": (torch.arange(longest)[None, :] < lengths[:, None]).long(),
        "side_ids": padded("side_ids", 0),
        "classes": padded("classes", UNKNOWN),
        "severe": padded("severe", UNKNOWN),
        "targets": targets,
        "faulty": torch.tensor([_pair_target(example) for example in examples]),
    }


def _target(label: int, taught: Judgement | None) -> Judgement:
    """The label, softened, and what the teacher says, in equal parts where there are both."""
    if label == UNKNOWN:
        return taught or (0.0, 0.0, 0.0)
    kept, changed, extra = (SURE if label == own else (1 - SURE) / 2 for own in (KEPT, CHANGED, EXTRA))
    if taught is None:
        return kept, changed, extra
    return (kept + taught[0]) / 2, (changed + taught[1]) / 2, (extra + taught[2]) / 2


def _pair_target(example: Example) -> float:
    """How surely the pair is faulty, or not a number where nobody knows."""
    known = [float(example.pair.faulty)] if example.pair.judged else []
    known += [example.taught_pair] if example.taught_pair is not None else []
    return sum(known) / len(known) if known else float("nan")
