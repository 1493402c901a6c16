"""Facts: equivalents, scales and opposites."""

from __future__ import annotations

import time
import tomllib

import pytest
from bitexts import bitext

from aligner.contrast.facts import fact_differences
from aligner.contrast.knowledge import equivalent, steps
from aligner.domain import Severity
from aligner.tables import KNOWLEDGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DPRK", "North Korea"), ("organise", "organize"), ("centre", "center"), ("defence", "defense"),
        ("call on", "urge"), ("carry out", "conduct"), ("no longer", "not anymore"),
    ],
)  # fmt: skip
def test_equivalents(one: str, other: str) -> None:
    assert equivalent(tuple(one.split()), tuple(other.split()))


@pytest.mark.parametrize(("one", "other"), [("civilian", "citizen"), ("urge", "order"), ("evidence", "proof")])
def test_what_looks_the_same_and_is_not(one: str, other: str) -> None:
    assert not equivalent((one,), (other,))


def told(quote: str, paraphrase: str, *linked: tuple[str, str]) -> list[tuple[str, str, str]]:
    return [
        (
            difference.cause,
            difference.quote.text if difference.quote else "",
            difference.paraphrase.text if difference.paraphrase else "",
        )
        for difference in fact_differences(bitext(quote, paraphrase, *linked))
        if difference.divergence >= 0.4
    ]


@pytest.mark.parametrize(
    ("quote", "paraphrase", "linked", "expected"),
    [
        (
            "The army shelled civilians in the town.",
            "He said the army had shelled citizens in the town.",
            ("civilians", "citizens"),
            ("changed-word", "civilians", "citizens"),
        ),
        (
            "Washington suggested that Seoul close the road.",
            "Washington ordered Seoul to close the road.",
            ("suggested", "ordered"),
            ("changed-commitment", "suggested", "ordered"),
        ),
        (
            "Exports to Japan increased in spring.",
            "Exports to Japan decreased in spring.",
            ("increased", "decreased"),
            ("opposite-meaning", "increased", "decreased"),
        ),
    ],
)
def test_moves_are_told(quote: str, paraphrase: str, linked: tuple[str, str], expected: tuple[str, str, str]) -> None:
    assert expected in told(quote, paraphrase, linked)


@pytest.mark.parametrize(
    ("quote", "paraphrase", "linked"),
    [
        (
            "The army shelled civilians and citizens.",
            "Citizens and civilians were shelled by the army.",
            ("civilians", "civilians"),
        ),
        ("The road is not safe for trucks.", "The road is unsafe for trucks.", ("safe", "unsafe")),
        ("The council urges Seoul to talk.", "The council calls on Seoul to talk.", ("urges", "calls")),
    ],
)
def test_harmless_rewording_is_silent(quote: str, paraphrase: str, linked: tuple[str, str]) -> None:
    assert told(quote, paraphrase, linked) == []


def test_senses_that_a_scale_disowns_are_no_steps() -> None:
    assert not [
        match for match in steps(bitext("the press conference", "x").quote) if match.value.scale.name == "asking"
    ]


def test_a_message_names_both_words() -> None:
    pair = bitext("They shelled civilians there.", "They shelled citizens there.", ("civilians", "citizens"))
    (difference, *_) = fact_differences(pair)
    assert "“civilians”" in difference.why
    assert "“citizens”" in difference.why
    assert difference.severity is Severity.ERROR


@pytest.mark.parametrize("name", ["scales", "equivalents", "opposites"])
def test_tables_load_fast(name: str) -> None:
    text = (KNOWLEDGE / f"{name}.toml").read_text(encoding="utf-8")
    start = time.process_time()
    tomllib.loads(text)
    assert time.process_time() - start < 0.5


def test_no_step_of_a_scale_is_empty_or_stands_twice() -> None:
    for scale in tomllib.loads((KNOWLEDGE / "scales.toml").read_text(encoding="utf-8"))["scale"]:
        phrases = [phrase for step in scale["steps"] for phrase in step]
        assert all(scale["steps"]), scale["name"]
        assert len(phrases) == len(set(phrases)), scale["name"]


def test_more_and_less_of_different_measures_are_no_opposites() -> None:
    linked = (("more", "less"), ("slowly", "steep"))
    assert not told(
        "Exports fell more slowly than in June.", "Exports fell, and it was less steep than in June.", *linked
    )
    assert told("Exports fell more slowly than in June.", "Exports fell less slowly than in June.", ("more", "less"))
