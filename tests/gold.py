"""Print recall and precision on gold articles: `tox -e gold -- FOLDER…`."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aligner.config import Settings
from aligner.domain import FileReport, Kind, Severity, Span
from aligner.pipeline import Tools, check, load_tools

Place = tuple[int, int]
LOUD = (Severity.ERROR, Severity.WARNING)
SIDES = ("verbatim", "paraphrase", "against")
SHORTEST = 40


@dataclass(frozen=True)
class Fault:
    """A discrepancy that an editor marked, or a difference that an editor would let pass."""

    kind: str
    severity: str
    places: tuple[Place, ...]

    def hit(self, places: Iterable[Place]) -> bool:
        """Whether one of the places touches one of the fault's own."""
        return any(overlap(place, own) for place in places for own in self.places)


@dataclass(frozen=True)
class Gold:
    """What an editor wrote down of one article."""

    pairs: tuple[tuple[tuple[Place, ...], tuple[Place, ...]], ...]
    faults: tuple[Fault, ...]
    tolerated: tuple[Fault, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing in the article must be mended or looked at."""
        return all(fault.severity == Severity.NOTE for fault in self.faults)


@dataclass
class Tally:
    """What was counted over all articles; `kinds` are those of the rules."""

    kinds: dict[str, Kind]
    counts: Counter[str] = field(default_factory=Counter)

    def share(self, part: str, whole: str) -> float:
        """One count over another; not a number where there is nothing to count."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else float("nan")


def overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def load(article: Path) -> Gold:
    """Read the gold file beside an article."""
    lines = article.read_text(encoding="utf-8").split("\n")
    content = json.loads(article.with_suffix(".gold.json").read_text(encoding="utf-8"))
    pairs = tuple(
        (
            tuple(place(locus, lines) for locus in pair["verbatim"]),
            tuple(place(locus, lines) for locus in pair["paraphrase"]),
        )
        for pair in content["pairs"]
    )
    return Gold(pairs, faults(content.get("discrepancies", []), lines), faults(content.get("tolerated", []), lines))


def place(locus: dict[str, Any], lines: list[str]) -> Place:
    """The offsets of a line's piece of text, its nth occurrence where that is said."""
    line, at = lines[locus["line"] - 1], -1
    for _ in range(locus.get("nth", 1)):
        at = line.index(locus["text"], at + 1)
    start = sum(len(before) + 1 for before in lines[: locus["line"] - 1]) + at
    return start, start + len(locus["text"])


def faults(entries: list[dict[str, Any]], lines: list[str]) -> tuple[Fault, ...]:
    return tuple(
        Fault(
            entry.get("kind", ""),
            entry.get("severity", ""),
            tuple(place(entry[side], lines) for side in SIDES if entry.get(side)),
        )
        for entry in entries
    )


def count_findings(tally: Tally, report: FileReport, gold: Gold) -> None:
    """Count which findings are right, and which faults were found."""
    sides = [own for pair in gold.pairs for side in pair for own in side]
    hits = [
        (finding, places, [fault for fault in gold.faults if fault.hit(places)])
        for finding in report.findings
        for places in [list(pointing((finding.at, finding.against), sides))]
    ]
    for finding, places, hit in hits:
        if finding.severity in LOUD:
            tolerated = not hit and any(fault.hit(places) for fault in gold.tolerated)
            tally.counts["tolerated" if tolerated else "shown"] += 1
            tally.counts["right"] += bool(hit)
            tally.counts["typed"] += any(fault.kind == tally.kinds[finding.rule] for fault in hit)
            tally.counts["false alarms in clean"] += gold.clean
    tally.counts["clean"] += gold.clean
    for fault in gold.faults:
        by = [finding.severity for finding, places, _ in hits if fault.hit(places)]
        tally.counts[fault.severity] += 1
        tally.counts[f"{fault.severity} found"] += any(fault.severity != Severity.ERROR or one in LOUD for one in by)


def pointing(spans: Iterable[Span | None], sides: list[Place]) -> Iterator[Place]:
    """Yield the places of spans that point; one over more than half of a pair's side points at nothing."""
    for span in spans:
        if span and not any(
            overlap((span.start, span.end), side) and span.end - span.start > max(SHORTEST, (side[1] - side[0]) / 2)
            for side in sides
        ):
            yield span.start, span.end


def count_links(tally: Tally, report: FileReport, gold: Gold) -> None:
    """Count which links between sentences are right, and which gold pairs were found."""
    links = [
        ((quote.span.start, quote.span.end), (paraphrase.span.start, paraphrase.span.end))
        for pair in report.pairs
        for quote in pair.quote
        for paraphrase in pair.paraphrase
    ]
    tally.counts["links"] += len(links)
    tally.counts["links right"] += sum(any(joined(link, pair) for pair in gold.pairs) for link in links)
    tally.counts["gold pairs"] += len(gold.pairs)
    tally.counts["gold pairs found"] += sum(any(joined(link, pair) for link in links) for pair in gold.pairs)


def joined(link: tuple[Place, Place], pair: tuple[tuple[Place, ...], tuple[Place, ...]]) -> bool:
    return all(any(overlap(end, own) for own in side) for end, side in zip(link, pair, strict=True))


def counted(articles: Iterable[Path], tools: Tools) -> Tally:
    """Check articles and count what was found of what their editors marked."""
    tally = Tally({rule.name: rule.kind for rule in tools.rules})
    for article in articles:
        report, gold = check(article, tools), load(article)
        count_findings(tally, report, gold)
        count_links(tally, report, gold)
    return tally


def figures(tally: Tally) -> dict[str, float]:
    """The figures that a run is judged by."""
    precision, recall = tally.share("links right", "links"), tally.share("gold pairs found", "gold pairs")
    return {
        "alignment precision": precision,
        "alignment recall": recall,
        "alignment F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "error recall": tally.share("error found", "error"),
        "warning recall": tally.share("warning found", "warning"),
        "precision": tally.share("right", "shown"),
        "typed": tally.share("typed", "right"),
        "false alarms per clean article": tally.share("false alarms in clean", "clean"),
    }


def main(arguments: list[str]) -> int:
    """Check every gold article of the folders and print the figures."""
    folders = arguments or os.environ.get("GOLD_ARTICLES", "").split(os.pathsep)
    marked = (file for folder in folders if folder for file in sorted(Path(folder).glob("*.gold.json")))
    articles = [file.with_suffix("").with_suffix(".txt") for file in marked]
    if not articles:
        print("no gold articles at hand: name their folders, or set GOLD_ARTICLES")
        return 0
    tally = counted(articles, load_tools(Settings()))
    print(f"{len(articles)} articles, {dict(sorted(tally.counts.items()))}")
    for name, figure in figures(tally).items():
        print(f"{name:32s} {figure:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
