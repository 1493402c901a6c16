"""Train the divergence network: `python train.py DATA OUTPUT` (seeds fixed; under two hours on two idle cores).

OUTPUT receives the weights; `export.py` makes the shipped model of them, `calibrate.py` its table.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from base import prepare
from data import LabelledPair, contrast, demetr, held_out, narrowed, summedits, unlabelled, widened
from network import UNKNOWN, DivergenceNetwork, Example, collate, encode, load_network, load_tokenizer
from teaching import teach
from tokenizers import Tokenizer
from torch import Tensor, nn

SEED = 20260101
BATCH = 16
UNLABELLED = 3000
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Stage:
    """A stage of training: how long, at which rate for the base, on how many of its layers.

    `beside` puts more of a recording beside the quotes; `taught` lets the weights before the stage judge every pair,
    and what is trained agree with them as well as with the labels.
    """

    name: str
    epochs: float
    rate: float
    layers: int = 12
    beside: bool = False
    taught: bool = False


STAGES = (
    Stage("pairs", 2.6, 4e-5),
    Stage("context", 1.0, 2e-5, beside=True),
    Stage("small", 1.0, 5e-5, layers=8, beside=True, taught=True),
    Stage("small again", 1.2, 3e-5, layers=8, beside=True, taught=True),
)


def training_pairs(data: Path, chooser: random.Random) -> list[LabelledPair]:
    """All contrast pairs, and a share of the public ones that carry a known fault or none."""
    pairs = [pair for pair in contrast(HERE / "corpus") if not held_out(pair)]
    pairs += [pair for pair in summedits(data / "summedits" / "news_half.jsonl") if not held_out(pair)]
    public = [pair for pair in demetr(data / "demetr") if not held_out(pair)]
    honest = [pair for pair in public if pair.source == "demetr-0"]
    surface = [pair for pair in public if not pair.faulty and pair.source != "demetr-0"]
    faulty = [pair for pair in public if pair.faulty]
    return pairs + honest * 2 + chooser.sample(surface, 400) + chooser.sample(faulty, 1500)


def beside_others(pairs: list[LabelledPair], chooser: random.Random) -> list[LabelledPair]:
    """Contrast pairs as a recording holds them: alone, beside other quotes, or with some of their own words left aside."""
    quotes = [pair.verbatim for pair in pairs if pair.source == "contrast"]

    def placed(pair: LabelledPair) -> LabelledPair:
        form = chooser.random()
        if pair.source != "contrast" or form < 0.4:
            return pair
        if form < 0.7:
            return narrowed(pair, chooser)
        sides = chooser.choice(((1, 0), (0, 1), (1, 1)))
        before, after = (chooser.choice(quotes) if wanted else "" for wanted in sides)
        return widened(pair, before, after)

    return [placed(pair) for pair in pairs]


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
    weights = batch["targets"] * torch.tensor([1.0, 3.0, 3.0])
    total = -(weights * words.float().log_softmax(-1)).sum() / weights.sum().clamp(min=1e-6)
    judged = ~batch["faulty"].isnan()
    if judged.any():
        total = total + 0.5 * nn.functional.binary_cross_entropy_with_logits(
            pairs.float()[judged], batch["faulty"][judged]
        )
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


def examples_for(
    stage: Stage, data: Path, tokenizer: Tokenizer, teacher: DivergenceNetwork, output: Path
) -> list[Example]:
    """What a stage is trained on, in numbers."""
    chooser = random.Random(f"{SEED} {stage.name}")
    pairs = training_pairs(data, chooser)
    if stage.taught:
        pairs += chooser.sample(list(unlabelled(data)), UNLABELLED)
    lessons = teach(teacher, pairs, tokenizer, output / "teaching.pt") if stage.taught else {}
    placed = beside_others(pairs, chooser) if stage.beside else pairs
    print(json.dumps({"stage": stage.name, "pairs": len(pairs)}), flush=True)
    return [
        encode(shown, tokenizer, lessons.get((pair.verbatim, pair.paraphrase)))
        for pair, shown in zip(pairs, placed, strict=True)
    ]


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds demetr/, summedits/, ted_mqm/ and bio_mqm/")
    parser.add_argument("output", type=Path, help="a folder for the base model and the weights")
    parser.add_argument("--after", type=Path, help="weights to go on from, instead of the base model's")
    parser.add_argument("--teacher", type=Path, help="weights that teach, where they are not those to go on from")
    parser.add_argument("--stages", default=",".join(stage.name for stage in STAGES), help="[default: %(default)s]")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    arguments.output.mkdir(parents=True, exist_ok=True)
    base = prepare(arguments.output)
    tokenizer = load_tokenizer(base)
    network = load_network(base, arguments.after)
    teacher = load_network(base, arguments.teacher) if arguments.teacher else network
    for stage in STAGES:
        if stage.name in arguments.stages.split(","):
            examples = examples_for(stage, arguments.data, tokenizer, teacher, arguments.output)
            network.keep_layers(stage.layers)
            train(network, examples, stage, arguments.output)


if __name__ == "__main__":
    main()
