"""The divergence network: an encoder that reads quote and paraphrase together, with a head for words and one for the pair."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from data import LabelledPair, Spans
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import MPNetModel

KEPT, CHANGED, EXTRA, UNKNOWN = 0, 1, 2, -100
MAXIMUM_TOKENS = 320


class DivergenceNetwork(nn.Module):
    """Token classes (kept, changed, missing or added), token severity and pair divergence, all as logits.

    `forward` takes three integer tensors of shape (batch, tokens) and returns logits of shape
    (batch, tokens, 3), (batch, tokens) and (batch,).
    """

    def __init__(self, base: MPNetModel) -> None:
        super().__init__()
        width = base.config.hidden_size
        self.base = base
        self.side = nn.Embedding(2, width)
        self.dropout = nn.Dropout(0.1)
        self.word_head = nn.Linear(width, 3)
        self.severity_head = nn.Linear(width, 1)
        self.pair_head = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(width, 1))
        nn.init.normal_(self.side.weight, std=0.02)

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
class Example:
    """One pair as numbers; lists are as long as the pair has tokens."""

    input_ids: list[int]
    side_ids: list[int]
    classes: list[int]
    severe: list[int]
    faulty: bool
    pair: LabelledPair


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer of the base model without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def encode(pair: LabelledPair, tokenizer: Tokenizer) -> Example:
    """Lay a pair out as `<s> quote </s></s> paraphrase </s>` with a label for each token."""
    encoding = tokenizer.encode(pair.verbatim, pair.paraphrase)
    classes, severe, sides, side = [], [], [], 0
    for sequence, (start, end) in zip(encoding.sequence_ids, encoding.offsets, strict=True):
        side = sequence if sequence is not None else side
        sides.append(side)
        label, is_severe = _label(pair, sequence, start, end)
        classes.append(label)
        severe.append(is_severe)
    return Example(
        encoding.ids[:MAXIMUM_TOKENS],
        sides[:MAXIMUM_TOKENS],
        classes[:MAXIMUM_TOKENS],
        severe[:MAXIMUM_TOKENS],
        pair.faulty,
        pair,
    )


def _label(pair: LabelledPair, sequence: int | None, start: int, end: int) -> tuple[int, int]:
    known = pair.verbatim_known if sequence == 0 else pair.paraphrase_known
    if sequence is None or end == start or not known:
        return UNKNOWN, UNKNOWN
    if sequence == 0 and pair.rendered is not None and not pair.rendered[0] <= start < pair.rendered[1]:
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
    """Pad a batch to its longest pair."""
    longest = max(len(example.input_ids) for example in examples)

    def padded(name: str, fill: int) -> Tensor:
        rows = [getattr(example, name) for example in examples]
        return torch.tensor([row + [fill] * (longest - len(row)) for row in rows])

    ids = padded("input_ids", 1)
    lengths = torch.tensor([len(example.input_ids) for example in examples])
    return {
        "input_ids": ids,
        "attention_mask": (torch.arange(longest)[None, :] < lengths[:, None]).long(),
        "side_ids": padded("side_ids", 0),
        "classes": padded("classes", UNKNOWN),
        "severe": padded("severe", UNKNOWN),
        "faulty": torch.tensor([float(example.faulty) for example in examples]),
    }
