"""Inputs that once broke something, and what fuzzing begins with, under every law; and laws on inputs of any kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.seeds import CASES, seeds
from laws import LAWS

KEPT = sorted(file for file in CASES.glob("*/*") if file.is_file())


@pytest.mark.parametrize("case", KEPT, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_once_broke_something_breaks_nothing_more(case: Path) -> None:
    LAWS[case.parent.name](case.read_bytes())


def test_every_case_is_kept_under_a_law() -> None:
    assert KEPT
    assert {case.parent.name for case in KEPT} <= set(LAWS)


@pytest.mark.parametrize("law", LAWS)
def test_the_laws_hold_of_what_fuzzing_begins_with(law: str) -> None:
    begun = list(seeds(law))
    assert begun
    for seed in begun:
        LAWS[law](seed[:4096])
