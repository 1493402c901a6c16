"""What a trained network makes of pairs, kept so that another one can learn from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import torch
from data import LabelledPair
from network import DivergenceNetwork, Example, Teaching, collate, encode
from tokenizers import Tokenizer

BATCH = 32
Lessons = dict[tuple[str, str], Teaching]


def teach(teacher: DivergenceNetwork, pairs: Iterable[LabelledPair], tokenizer: Tokenizer, file: Path) -> Lessons:
    """Let the teacher judge every pair, each quote alone; what it judged before is read from the file and kept there."""
    mark = _mark(teacher)
    kept: dict[str, Lessons] = torch.load(file, weights_only=False) if file.is_file() else {}
    lessons = kept.get(mark, {})
    wanted = {(pair.verbatim, pair.paraphrase): pair for pair in pairs}
    examples = [encode(pair, tokenizer) for key, pair in wanted.items() if key not in lessons]
    examples.sort(key=lambda example: len(example.input_ids))
    for at in range(0, len(examples), BATCH):
        lessons.update(_judged(teacher, examples[at : at + BATCH], tokenizer))
    torch.save({mark: lessons}, file)
    return lessons


def _mark(teacher: DivergenceNetwork) -> str:
    weights = teacher.word_head.weight.detach().numpy().tobytes()
    return f"{len(teacher.base.encoder.layer)} layers {hashlib.sha256(weights).hexdigest()}"


@torch.inference_mode()
def _judged(teacher: DivergenceNetwork, batch: list[Example], tokenizer: Tokenizer) -> Lessons:
    teacher.eval()
    numbers = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, _, pairs = teacher(numbers["input_ids"], numbers["attention_mask"], numbers["side_ids"])
    shares, surely = words.float().softmax(-1).tolist(), pairs.float().sigmoid().tolist()
    found: Lessons = {}
    for row, example in enumerate(batch):
        encoding = tokenizer.encode(example.pair.verbatim, example.pair.paraphrase)
        places = zip(encoding.sequence_ids, encoding.offsets, strict=True)
        judged = {
            (side, start): tuple(round(share, 4) for share in shares[row][at])
            for at, (side, (start, end)) in enumerate(places)
            if side is not None and end > start and at < len(example.input_ids)
        }
        found[example.pair.verbatim, example.pair.paraphrase] = Teaching(judged, surely[row])
    return found
