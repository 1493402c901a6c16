"""Report -> Report: what is allowed is no longer among the findings, and allowances that are of no use are named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.allow import lapses
from aligner.allow.baseline import Baseline, load
from aligner.allow.errors import AllowError
from aligner.allow.ledger import Ledger, expired
from aligner.allow.order import dump
from aligner.allow.renewal import Acceptance, renewed
from aligner.allow.sieve import Decided, Decisions, Sieve
from aligner.allow.standing import Means
from aligner.domain import FileReport, Report

__all__ = ["Acceptance", "AllowError", "Baseline", "Decided", "Decisions", "allow", "dump", "load", "renew"]


def allow(report: Report, decisions: Decisions) -> Report:
    """Take what is allowed out of a report's findings."""
    sieve = Sieve(decisions)
    files = tuple(map(sieve.sift, report.files))
    asked = {rule.name for rule in report.rules}
    found = [*sieve.lapses, *lapses.of_allowances(sieve.needed, asked, decisions.today)]
    settled: dict[str, FileReport] = {}
    for ledger in _ledgers(files, decisions):
        settled |= ledger.settle()
        found += lapses.of_baseline(ledger, decisions.rules, asked, decisions.today)
    return replace(
        report,
        files=tuple(settled.get(file.path, file) for file in files),
        lapses=lapses.in_order(found),
        signature="|".join((report.signature, *_signature(sieve, decisions))),
    )


def renew(report: Report, decisions: Decisions, new: Acceptance) -> Decisions:
    """Bring the baselines up to date: they accept whatever was found and nothing else allows, and keep what is needed."""
    files = tuple(map(Sieve(decisions).sift, report.files))
    unasked = decisions.rules - {rule.name for rule in report.rules}
    baselines = (renewed(ledger, ledger.settle().values(), unasked, new) for ledger in _ledgers(files, decisions))
    return replace(decisions, baselines=tuple(baselines))


def _ledgers(files: Iterable[FileReport], decisions: Decisions) -> Iterator[Ledger]:
    """Yield each baseline with the files that go by it."""
    for baseline in decisions.baselines:
        own = [file for file in files if decisions.of(file.path).baseline == baseline.file]
        yield Ledger(baseline, own, decisions.today)


def _signature(sieve: Sieve, decisions: Decisions) -> Iterator[str]:
    """What a signature says of the decisions that stand outside of the articles and are in force."""
    outside = [
        repr((own.means, replace(own.allowance, origin="", line=0)))
        for own in sieve.needed
        if own.means != Means.COMMENT and not lapses.over(own, decisions.today)
    ]
    entries = (entry for baseline in decisions.baselines for entry in baseline.entries)
    outside += [repr(replace(entry, line=0)) for entry in entries if not expired(entry, decisions.today)]
    if outside:
        content = "\n".join(sorted(outside)).encode(errors="backslashreplace")
        yield f"allow:{hashlib.sha256(content).hexdigest()[:12]}"
