"""What is of no use any more: allowances that let nothing pass, or whose day is over, and what a baseline has too much of."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping

from aligner.allow.baseline import Entry
from aligner.allow.comments import UNKNOWN
from aligner.allow.ledger import Ledger, expired
from aligner.allow.standing import Means, Standing
from aligner.config import nearest
from aligner.domain import Lapse

UNUSED, STALE, EXPIRED = "unused-allowance", "stale-baseline", "expired-allowance"
LONGEST = 60


def of_allowances(
    standing: Mapping[Standing, Collection[str]], asked: Collection[str], today: datetime.date
) -> Iterator[Lapse]:
    """Yield the lapses of allowances, each given with the rules that it was needed for; `asked` are those that judged."""
    for own, needed in standing.items():
        wanted = own.allowance
        if over(own, today):
            yield Lapse(
                EXPIRED, wanted.origin, wanted.line, _over(f"to allow {' '.join(wanted.rules)}", wanted.expires)
            )
            continue
        unused = [rule for rule in wanted.rules if rule in asked and rule not in needed]
        if unused:
            where = "" if own.means == Means.CONFIGURATION else " here"
            yield Lapse(
                UNUSED, wanted.origin, wanted.line, f"nothing{where} needs “allow {' '.join(unused)}”; take it out"
            )


def over(own: Standing, today: datetime.date) -> bool:
    """Whether an allowance's last day is over."""
    return own.allowance.expires is not None and own.allowance.expires < today


def of_baseline(
    ledger: Ledger, rules: Collection[str], asked: Collection[str], today: datetime.date
) -> Iterator[Lapse]:
    """Yield the lapses of a baseline; `rules` are all that there are, `asked` those that judged."""
    file = str(ledger.baseline.file)
    for entry, left in ledger.left():
        if entry.rule not in rules:
            yield Lapse(UNKNOWN, file, entry.line, f"there is no rule {entry.rule!r}; {nearest(entry.rule, rules)}")
        elif expired(entry, today):
            yield Lapse(EXPIRED, file, entry.line, _over(_named(entry), entry.expires))
        elif left and entry.rule in asked:
            yield Lapse(STALE, file, entry.line, f"{_named(entry)} is gone{_times(entry, left)}; take it out")


def in_order(lapses: Iterable[Lapse]) -> tuple[Lapse, ...]:
    """The lapses by file, line and words, none twice."""
    return tuple(sorted(set(lapses), key=lambda lapse: (lapse.path, lapse.line, lapse.kind, lapse.message)))


def _over(what: str, day: datetime.date | None) -> str:
    return f"{what} was right until {day}; mend the text, or decide anew"


def _named(entry: Entry) -> str:
    """An entry in a few words."""
    at = f" at “{_short(entry.at)}”" if entry.at else ""
    against = f" against “{_short(entry.against)}”" if entry.against else ""
    path = f" in {entry.path}" if entry.path else ""
    return f"{entry.rule}{at}{against}{path}"


def _times(entry: Entry, left: int) -> str:
    return f" ({left} of {entry.count})" if entry.count > 1 else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
