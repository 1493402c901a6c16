"""Train the divergence network: `python train.py DATA OUTPUT` (seeds fixed; under two hours on two idle cores).

OUTPUT receives the weights; `export.py` makes the shipped model of them, `calibrate.py` its table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from base import prepare
from data import LabelledPair, contrast, demetr, summedits, widened
from network import UNKNOWN, DivergenceNetwork, Example, collate, encode, load_tokenizer
from torch import Tensor, nn
from transformers import MPNetModel

SEED = 20260101
BATCH = 16
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Stage:
    """A stage of training: how long, at which rate for the base, and whether quotes are given a wider context."""

    name: str
    epochs: float
    rate: float
    context: bool


STAGES = (Stage("pairs", 2.6, 4e-5, context=False), Stage("context", 1.0, 2e-5, context=True))


def share(text: str) -> float:
    """A stable number from 0 to 1 for a record's name, used to hold records out."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def held_out(pair: LabelledPair) -> bool:
    """Whether a pair is kept for measuring: one contrast record in twenty, half of each public set."""
    return share(pair.record) < (0.05 if pair.source == "contrast" else 0.5)


def training_pairs(data: Path, chooser: random.Random) -> list[LabelledPair]:
    """All contrast pairs, and a share of the public ones that carry a known fault or none."""
    pairs = [pair for pair in contrast(HERE / "corpus") if not held_out(pair)]
    pairs += [pair for pair in summedits(data / "summedits" / "news_half.jsonl") if not held_out(pair)]
    public = [pair for pair in demetr(data / "demetr") if not held_out(pair)]
    honest = [pair for pair in public if pair.source == "demetr-0"]
    surface = [pair for pair in public if not pair.faulty and pair.source != "demetr-0"]
    faulty = [pair for pair in public if pair.faulty]
    return pairs + honest * 2 + chooser.sample(surface, 400) + chooser.sample(faulty, 1500)


def with_context(pairs: list[LabelledPair], chooser: random.Random) -> list[LabelledPair]:
    """Every second pair of the contrast corpus with the words of another record beside its quote."""
    quotes = [pair.verbatim for pair in pairs if pair.source == "contrast"]
    return [
        widened(pair, chooser.choice(quotes), before=chooser.random() < 0.5)
        if pair.source == "contrast" and chooser.random() < 0.5
        else pair
        for pair in pairs
    ]


def batches(examples: list[Example], chooser: random.Random) -> Iterator[list[Example]]:
    """Shuffled batches of pairs of similar length."""
    order = examples[:]
    chooser.shuffle(order)
    size = BATCH * 40
    out = []
    for at in range(0, len(order), size):
        block = sorted(order[at : at + size], key=lambda example: len(example.input_ids))
        out += [block[low : low + BATCH] for low in range(0, len(block), BATCH)]
    chooser.shuffle(out)
    yield from out


def loss_of(network: DivergenceNetwork, batch: dict[str, Tensor]) -> Tensor:
    """Weighted cross-entropy over tokens, plus severity of faulty tokens, plus the pair."""
    words, severity, pairs = network(batch["input_ids"], batch["attention_mask"], batch["side_ids"])
    weights = torch.tensor([1.0, 3.0, 3.0])
    word_loss = nn.functional.cross_entropy(
        words.float().flatten(0, 1),
        batch["classes"].flatten(),
        weight=weights,
        ignore_index=UNKNOWN,
        label_smoothing=0.02,
    )
    pair_loss = nn.functional.binary_cross_entropy_with_logits(pairs.float(), batch["faulty"])
    total = word_loss.nan_to_num() + 0.5 * pair_loss
    known = batch["severe"] != UNKNOWN
    if known.any():
        total = total + 0.2 * nn.functional.binary_cross_entropy_with_logits(
            severity.float()[known], batch["severe"][known].float()
        )
    return total


def optimiser_for(network: DivergenceNetwork, rate: float) -> torch.optim.AdamW:
    """AdamW with a higher rate for the new heads than for the base."""
    network.base.embeddings.word_embeddings.weight.requires_grad_(False)
    base = [p for p in network.base.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("base.")]
    return torch.optim.AdamW(
        [{"params": base, "lr": rate}, {"params": heads, "lr": 12 * rate}], weight_decay=0.01, fused=True
    )


def train(network: DivergenceNetwork, examples: list[Example], stage: Stage, output: Path) -> None:
    """Train with linear warm-up and decay; keep the weights every 300 steps."""
    chooser = random.Random(SEED)
    per_epoch = -(-len(examples) // BATCH)
    total = int(per_epoch * stage.epochs)
    optimiser = optimiser_for(network, stage.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / 60, max(0.02, (total - step) / max(1, total - 60)))
    )
    step, started, running = 0, time.monotonic(), 0.0
    network.train()
    while step < total:
        for block in batches(examples, chooser):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, collate(block))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            running = 0.98 * running + 0.02 * loss.item() if step else loss.item()
            step += 1
            if step % 20 == 0:
                print(
                    json.dumps(
                        {
                            "step": step,
                            "of": total,
                            "loss": round(running, 4),
                            "seconds": round(time.monotonic() - started),
                        }
                    ),
                    flush=True,
                )
            if step % 300 == 0 or step == total:
                torch.save(network.state_dict(), output / "weights.new")
                (output / "weights.new").replace(output / "weights.pt")
            if step == total:
                return


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds demetr/ and summedits/")
    parser.add_argument("output", type=Path, help="a folder for the base model and the weights")
    parser.add_argument("--after", type=Path, help="weights to go on from, after the first stage")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    arguments.output.mkdir(parents=True, exist_ok=True)
    base = prepare(arguments.output)
    tokenizer = load_tokenizer(base)
    network = DivergenceNetwork(MPNetModel.from_pretrained(base, add_pooling_layer=False))
    if arguments.after:
        network.load_state_dict(torch.load(arguments.after, map_location="cpu", weights_only=True))
    for stage in STAGES[1:] if arguments.after else STAGES:
        chooser = random.Random(SEED)
        pairs = training_pairs(arguments.data, chooser)
        pairs = with_context(pairs, chooser) if stage.context else pairs
        print(json.dumps({"stage": stage.name, "pairs": len(pairs)}), flush=True)
        train(network, [encode(pair, tokenizer) for pair in pairs], stage, arguments.output)


if __name__ == "__main__":
    main()
