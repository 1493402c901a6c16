"""Logic: negation, force, evidence, order and roles."""

from __future__ import annotations

import pytest
from bitexts import bitext

from aligner.contrast.logic import logic_differences


def causes(quote: str, paraphrase: str, *linked: tuple[str, str]) -> set[str]:
    return {
        difference.cause
        for difference in logic_differences(bitext(quote, paraphrase, *linked))
        if difference.divergence >= 0.4
    }


@pytest.mark.parametrize(
    ("quote", "paraphrase", "cause"),
    [
        ("I don’t think they agree.", "He said he thinks they agree.", "dropped-negation"),
        ("The cargo has not been inspected.", "The cargo has been inspected, she said.", "dropped-negation"),
        ("The ban may hurt exports.", "The ban hurts exports.", "changed-modality"),
        ("The firm can still appeal the fine.", "The firm must still appeal the fine.", "changed-modality"),
        ("I call on both sides to leave the port.", "Both sides leave the port.", "changed-commitment"),
        ("They are considering a donation.", "They made a donation.", "changed-commitment"),
        (
            "We find no evidence that the ship turned.",
            "There is evidence that the ship did not turn.",
            "changed-certainty",
        ),
        ("We would not rule out sanctions.", "The country will impose sanctions.", "changed-commitment"),
        (
            "We take samples before the release of water.",
            "Samples are taken after the release of water.",
            "swapped-direction",
        ),
        ("She fears the police more than the brokers.", "She fears the brokers more than the police.", "swapped-roles"),
        ("We pay the money provided that the members agree.", "We pay the money.", "dropped-condition"),
        ("Nearly all houses burned.", "All houses burned.", "changed-quantifier"),
        ("It is another so-called referendum.", "It is another referendum.", "dropped-hedge"),
    ],
)
def test_what_is_told(quote: str, paraphrase: str, cause: str) -> None:
    assert cause in causes(quote, paraphrase)


@pytest.mark.parametrize(
    ("quote", "paraphrase"),
    [
        ("I don’t think they agree.", "He does not think that they agree."),
        ("The strike is not legal.", "She said the strike is illegal."),
        ("We will open the office in spring.", "He said they would open the office in spring."),
        ("We can repair the bridge.", "She said they could repair the bridge."),
        ("The police arrested the mayor.", "The mayor was arrested by the police."),
        ("We must leave.", "She said they had to leave."),
        ("It may rain.", "He said it might rain."),
        ("I want to stress that prices fell.", "He stressed that prices fell."),
        ("There is no doubt that prices fell.", "Undoubtedly prices fell."),
    ],
)
def test_what_is_silent(quote: str, paraphrase: str) -> None:
    assert causes(quote, paraphrase) == set()
