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
        ("Rents went from 500 euros to 700.", "Rents went from 700 euros to 500.", "swapped-direction"),
        ("They move the files from Rome to Oslo.", "Files are moved to Rome from Oslo.", "swapped-direction"),
        (
            "The board rejected the offer before the union accepted it.",
            "The union accepted the offer before the board rejected it.",
            "swapped-direction",
        ),
        ("The south grew faster than the north.", "The north grew faster than the south.", "swapped-roles"),
        ("The clinic was warned by the auditors.", "The clinic warned the auditors.", "swapped-roles"),
        ("It is one of the largest dams.", "It is the largest dam.", "changed-degree"),
        ("It is the largest dam.", "It is among the largest dams.", "changed-degree"),
        ("Two of the nine sites are open.", "The nine sites are open.", "changed-quantifier"),
        (
            "Will the minister resign from the cabinet?",
            "The minister will resign from the cabinet.",
            "changed-certainty",
        ),
        ("The minister resigned from the cabinet.", "Did the minister resign from the cabinet?", "changed-certainty"),
        ("We are asking whether the plant is safe.", "They said the plant is safe.", "changed-certainty"),
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
        ("Rents went from 500 euros to 700.", "Rents rose to 700 euros from 500."),
        ("The south grew faster than the north.", "The north grew more slowly than the south."),
        ("The board met before the union voted.", "The union voted after the board met."),
        ("The auditors warned the clinic.", "The clinic was warned by the auditors."),
        ("It is one of the largest dams.", "It is among the largest dams."),
        ("Two of the nine sites are open.", "Of the nine sites two are open."),
        ("Isn’t it time for a vote?", "It is time for a vote, she said."),
        ("Will the minister resign from the cabinet?", "He asked if the minister will resign from the cabinet."),
        ("There is no doubt that prices fell.", "Undoubtedly prices fell."),
    ],
)
def test_what_is_silent(quote: str, paraphrase: str) -> None:
    assert causes(quote, paraphrase) == set()
