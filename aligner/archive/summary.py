"""What stands in the tables -> `run.json`, which says that they are whole."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aligner import __version__
from aligner.archive.job import Job
from aligner.archive.places import Place
from aligner.archive.rows import CHECKED, FAILED, UNRECORDED
from aligner.archive.tables import ARTICLES, FINDINGS, schema
from aligner.domain import Severity

VERSION = 1


def summary(target: Place, job: Job, parts: Sequence[str]) -> dict[str, Any]:
    """Count what stands in the parts; no more than some rows are held at once."""
    outcomes: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for batch in _batches(target, ARTICLES, parts, ("outcome", "characters", "pairs")):
        outcomes.update(batch["outcome"])
        totals.update({name: sum(batch[name]) for name in ("characters", "pairs")})
    rules: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    for batch in _batches(target, FINDINGS, parts, ("rule", "severity")):
        rules.update(batch["rule"])
        severities.update(batch["severity"])
    return {
        "version": VERSION,
        "signature": job.signature,
        "input": job.source,
        "articles": {name: outcomes[name] for name in (CHECKED, UNRECORDED, FAILED)} | {"total": outcomes.total()},
        "characters": totals["characters"],
        "pairs": totals["pairs"],
        "findings": {severity: severities[severity] for severity in Severity} | {"total": severities.total()},
        "rules": dict(sorted(rules.items())),
        "parts": len(parts),
        "versions": _versions(),
    }


def _batches(target: Place, table: str, parts: Iterable[str], columns: Sequence[str]) -> Iterator[dict[str, list[Any]]]:
    from pyarrow import dataset

    files = [target.at(f"{table}/{name}").path for name in parts]
    stands = dataset.dataset(files, schema=schema(table), filesystem=target.system, format="parquet")
    for batch in stands.to_batches(columns=list(columns)):
        yield batch.to_pydict()


def _versions() -> dict[str, str]:
    import pyarrow

    return {"aligner": __version__, "python": platform.python_version(), "pyarrow": str(pyarrow.__version__)}


def written(content: dict[str, Any]) -> bytes:
    """JSON as it stands in the file."""
    return (json.dumps(content, ensure_ascii=True, indent=1) + "\n").encode()
