"""Reads the contrast corpus and the public sets into labelled pairs of quote and paraphrase."""

from __future__ import annotations

import csv
import difflib
import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

SENTENCE_END = re.compile(r"[.?!][”\"]?\s+(?=\S)")
MARK = re.compile(r"\[(\d+)\|([^\[\]|]+)\]")
TAG = re.compile(r"</?v>")
FAULT = re.compile(r"(\d+)\s+(\w+)/(\w+)$")
SURFACE_KINDS = range(28, 33)
EMPTY_KINDS = (33, 34, 35)
FITTED = 0.25  # below this share of the public sentences the table is fitted, above it and below a half all is measured

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Fault:
    """One marked fault: its kind and severity, and its character spans on either side."""

    kind: str
    severity: str
    verbatim: Spans
    paraphrase: Spans


@dataclass(frozen=True)
class LabelledPair:
    """A quote and a paraphrase; `faults` is empty for a faithful one.

    A side that is not `known` carries no labels. Of the quote only the characters within `rendered` do, where given:
    the rest is what else the recording holds. `moved` says by how much the quote was shifted to make room for that.
    `judged` says whether it is known that the pair as a whole is faulty or not.
    """

    verbatim: str
    paraphrase: str
    faulty: bool
    source: str
    record: str
    faults: list[Fault] = field(default_factory=list)
    verbatim_known: bool = True
    paraphrase_known: bool = True
    rendered: tuple[int, int] | None = None
    moved: int = 0
    judged: bool = True


def share(text: str) -> float:
    """A stable number from 0 to 1 for a record's name, used to hold records out."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def held_out(pair: LabelledPair) -> bool:
    """Whether a pair is kept for measuring: one contrast record in twenty, half of each public set."""
    return share(pair.record) < (0.05 if pair.source == "contrast" else 0.5)


def strip_marks(text: str) -> tuple[str, dict[int, Spans]]:
    """Take the `[n|…]` marks out of a text and say where the marked words stand."""
    out, at = "", 0
    spans: dict[int, Spans] = {}
    for mark in MARK.finditer(text):
        out += text[at : mark.start()]
        words = mark.group(2)
        spans.setdefault(int(mark.group(1)), []).append((len(out), len(out) + len(words)))
        out += words
        at = mark.end()
    return out + text[at:], spans


def contrast(folder: Path) -> Iterator[LabelledPair]:
    """Yield a faithful and a faulty pair for every record of the contrast corpus."""
    for path in sorted(folder.glob("part-*.txt")):
        for number, block in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())):
            lines = [line for line in block.split("\n") if line.strip() and not line.startswith("#")]
            record = {line[0]: line[2:].strip() for line in lines}
            if record:
                yield from _record_pairs(record, f"{path.stem}:{number}")


def _record_pairs(record: dict[str, str], name: str) -> Iterator[LabelledPair]:
    verbatim, verbatim_spans = strip_marks(record["V"])
    faulty, faulty_spans = strip_marks(record["B"])
    faults = []
    for item in re.split(r"\s*;\s*", record["F"].strip().rstrip(";")):
        match = FAULT.match(item)
        if match is None:
            raise ValueError(f"{name}: not a fault: {item!r}")
        key = int(match.group(1))
        faults.append(Fault(match.group(2), match.group(3), verbatim_spans.get(key, []), faulty_spans.get(key, [])))
    yield LabelledPair(verbatim, record["G"], False, "contrast", name)
    yield LabelledPair(verbatim, faulty, True, "contrast", name, faults)


def widened(pair: LabelledPair, before: str, after: str) -> LabelledPair:
    """The pair with other quotes' sentences beside its own, as a recording holds more than is rendered."""
    shift = len(before) + 1 if before else 0
    verbatim = " ".join(part for part in (before, pair.verbatim, after) if part)
    faults = [
        replace(fault, verbatim=[(low + shift, high + shift) for low, high in fault.verbatim]) for fault in pair.faults
    ]
    rendered = (shift, shift + len(pair.verbatim))
    return replace(pair, verbatim=verbatim, faults=faults, rendered=rendered, moved=shift)


def narrowed(pair: LabelledPair, chooser: random.Random) -> LabelledPair:
    """The pair with some of its quote's sentences left to the rest of the recording, which bears the paraphrase out too.

    A fault in those sentences alone leaves it open whether the pair is faulty.
    """
    bounds = [0, *(end.end() for end in SENTENCE_END.finditer(pair.verbatim)), len(pair.verbatim)]
    if len(bounds) < 3:
        return pair
    first = chooser.randrange(len(bounds) - 1)
    last = chooser.randrange(first + 1, len(bounds))
    low, high = bounds[first], bounds[last]
    within = any(fault.paraphrase or any(low <= start < high for start, _ in fault.verbatim) for fault in pair.faults)
    return replace(pair, rendered=(low, high), judged=within or not pair.faulty)


def demetr(folder: Path) -> Iterator[LabelledPair]:
    """Yield DEMETR's translations, honest and with a planted fault, against the human reference."""
    seen: set[int] = set()
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            kind = int(row["pert_id"])
            name = f"demetr:{row['id']}"
            if row["id"] not in seen:
                seen.add(row["id"])
                yield LabelledPair(row["eng_sent"], row["mt_sent"], False, "demetr-0", name)
            if kind in EMPTY_KINDS or not row["pert_sent"].strip():
                continue
            if kind in SURFACE_KINDS:
                yield LabelledPair(row["eng_sent"], row["pert_sent"], False, f"demetr-{kind}", name)
                continue
            spans = changed_spans(row["mt_sent"], row["pert_sent"])
            fault = Fault("meaning", "error", [], spans)
            yield LabelledPair(
                row["eng_sent"], row["pert_sent"], True, f"demetr-{kind}", name, [fault], verbatim_known=False
            )


def changed_spans(before: str, after: str) -> Spans:
    """Character spans of the words of `after` that `before` does not have in their place."""
    old, new = before.split(), [(m.start(), m.end(), m.group()) for m in re.finditer(r"\S+", after)]
    matcher = difflib.SequenceMatcher(None, old, [word for _, _, word in new], autojunk=False)
    return [
        (new[low][0], new[high - 1][1])
        for tag, _, _, low, high in matcher.get_opcodes()
        if tag in ("replace", "insert")
    ]


def summedits(path: Path) -> Iterator[LabelledPair]:
    """Yield SummEdits' news summaries, edited with and without a change of meaning."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        same = row["label"] == 1
        yield LabelledPair(
            row["original_summary"],
            row["summary"],
            not same,
            "summedits",
            f"summedits:{row['id'].split('_')[0]}",
            verbatim_known=same,
            paraphrase_known=same,
        )


def unlabelled(data: Path) -> Iterator[LabelledPair]:
    """Yield machine translations beside their references, whose faults nobody marked for this purpose."""
    references, others = {}, []
    with (data / "ted_mqm" / "mqm_ted_zhen.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            target = TAG.sub("", row["target"]).strip()
            if row["system"] == "ref":
                references[row["seg_id"]] = target
            else:
                others.append((row["seg_id"], target))
    pairs = sorted({(references[number], target) for number, target in others if number in references})
    for row in map(json.loads, (data / "bio_mqm" / "pairs_half.jsonl").read_text(encoding="utf-8").splitlines()):
        pairs.append((row["reference"], row["target"]))
    for number, (reference, target) in enumerate(pairs):
        if reference != target and 20 < len(reference) < 500 and 20 < len(target) < 500:
            yield LabelledPair(
                reference,
                target,
                False,
                "unlabelled",
                f"unlabelled:{number}",
                verbatim_known=False,
                paraphrase_known=False,
                judged=False,
            )


def mtref(path: Path) -> Iterator[LabelledPair]:
    """Yield two human translations of one sentence, which must not be flagged."""
    for line in path.read_text(encoding="utf-8").splitlines():
        number, one, _, other, *_ = line.split("\t")
        yield LabelledPair(one, other, False, "mtref", f"mtref:{number}")
