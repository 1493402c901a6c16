"""What became of the planted faults, as text for people and as JSON for programs."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tabulate import tabulate

from aligner.domain import Severity
from aligner.report.json import VERSION, dump
from aligner.report.totals import many, told
from aligner.report.visible import visible
from aligner.selfcheck.kinds import KINDS
from aligner.selfcheck.tally import Count, RuleCount, counts, rule_counts, total
from aligner.selfcheck.trial import Examined, Trial

WIDTH = 120
HEADERS = ("planted fault", "planted", "caught", "share", "95 % interval", "otherwise", "missed", "no place")
RULE_HEADERS = ("rule", "caught", "otherwise", "untouched")
MEANING = """\
caught: an error or warning at the place, of a rule that is there for this kind of fault; otherwise: any other that was
not there before; no place: articles in which no such fault can be planted. untouched: errors and warnings in the
articles as they were."""
CLEAN = (
    "If the articles are clean, each of these is a false alarm, and the shares above are what you may expect of faults as "
    "plain as these; if they are not, mend them first, and run this again."
)
SILENT = (
    "Untouched they gave nothing: no false alarm. The shares above are what you may expect of faults as plain as these."
)


def render_text(articles: Sequence[Examined]) -> str:
    """Render a table of the kinds, one of the rules, and what they mean."""
    every = counts(articles)
    rows = [_row(count) for count in (*every, total(every))]
    rules = [_rule_row(count) for count in rule_counts(articles)]
    kinds = tabulate(rows, HEADERS, colalign=("left", *("right",) * (len(HEADERS) - 1)), disable_numparse=True)
    spoken = tabulate(rules, RULE_HEADERS, colalign=("left", *("right",) * 3), disable_numparse=True)
    closing = textwrap.fill(_closing(articles), WIDTH)
    parts = (kinds, *([spoken] if rules else []), MEANING, closing)
    return "\n\n".join(parts) + "\n"


def _row(count: Count) -> list[str]:
    interval = "–".join(f"{100 * bound:.0f}" for bound in count.interval) if count.interval else ""
    share = "" if count.share is None else f"{100 * count.share:.0f} %"
    numbers = (count.otherwise, count.missed, count.no_place)
    return [count.kind, str(count.planted), str(count.caught), share, interval, *(str(own or "") for own in numbers)]


def _rule_row(count: RuleCount) -> list[str]:
    return [count.rule, *(str(own or "") for own in (count.caught, count.otherwise, count.alarms))]


def _closing(articles: Sequence[Examined]) -> str:
    judged = [article for article in articles if article.judged]
    alarms = Counter(finding.severity for article in judged for finding in article.alarms)
    rate = alarms.total() / len(judged) if judged else 0.0
    tried = f"{many(sum(len(own.trials) for own in judged), 'fault')} planted in {many(len(judged), 'article')}"
    if not alarms:
        return f"{tried}. {SILENT}" if judged else f"{tried}."
    found = told(Counter({level: alarms[level] for level in Severity}))
    return f"{tried}. Untouched they gave {found}: {rate:.2f} an article. {CLEAN}"


def listed(article: Examined) -> str:
    """Render every fault of an article: its place, what became of it, and the words before and after."""
    return "".join(_listed(article, trial) for trial in article.trials)


def _listed(article: Examined, trial: Trial) -> str:
    place = trial.fault.place
    rules = f" ({', '.join(trial.rules)})" if trial.rules else ""
    head = f"{article.path}:{place.line}:{place.column} {trial.kind.name}: {trial.outcome}{rules}"
    return f"{head}\n  - {visible(trial.fault.before)}\n  + {visible(trial.fault.after)}\n"


def render_json(articles: Sequence[Examined], *, signature: str, seed: int) -> str:
    """Render the counts and every planted fault."""
    expected = {kind.name: list(kind.expected) for kind in KINDS}
    return dump(
        {
            "version": VERSION,
            "signature": signature,
            "seed": seed,
            "kinds": [_kind_fields(count) | {"expected": expected[count.kind]} for count in counts(articles)],
            "rules": [
                {"name": own.rule, "caught": own.caught, "otherwise": own.otherwise, "untouched": own.alarms}
                for own in rule_counts(articles)
            ],
            "files": [_file_fields(article) for article in articles],
        }
    )


def _kind_fields(count: Count) -> dict[str, Any]:
    return {
        "name": count.kind,
        "planted": count.planted,
        "caught": count.caught,
        "otherwise": count.otherwise,
        "missed": count.missed,
        "no_place": count.no_place,
        "interval": [round(bound, 3) for bound in count.interval] if count.interval else None,
    }


def _file_fields(article: Examined) -> dict[str, Any]:
    levels = Counter(finding.severity for finding in article.alarms)
    return {
        "path": article.path,
        "untouched": {level: levels[level] for level in (Severity.ERROR, Severity.WARNING)},
        "faults": [_fault_fields(trial) for trial in article.trials],
        "notice": article.notice,
        "error": article.error,
    }


def _fault_fields(trial: Trial) -> dict[str, Any]:
    fault = trial.fault
    return {
        "kind": trial.kind.name,
        "line": fault.place.line,
        "column": fault.place.column,
        "start": fault.place.source_start,
        "end": fault.place.source_end,
        "replacement": fault.text,
        "before": fault.before,
        "after": fault.after,
        "outcome": trial.outcome,
        "rules": list(trial.rules),
    }
