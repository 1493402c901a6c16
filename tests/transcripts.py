"""Long transcripts of our own making: recordings, each with its paraphrase, by as many speakers as one likes."""

from __future__ import annotations

import random

GIVEN = (
    "Anna Boris Clara David Elena Farid Greta Hugo Irene Jonas Katya Luis Maria Nadia Oscar Petra Rosa Stefan".split()
)
ONSETS = "B D F G H K L M N P R S T V W Br Dr Gr Kl Pr St Tr".split()
VOWELS = "a e i o u ai ei".split()
CODAS = "ber den feld gar hardt ker land mann ner ric ska ton vic zer".split()
OFFICES = "minister mayor governor ambassador spokesperson director commissioner".split()
BODIES = "the harbour,the ministry,the northern council,the relief agency,the border police,the water board".split(",")
DEEDS = (
    ("will open", "would open"),
    ("has to rebuild", "has to restore"),
    ("cannot close", "could not close"),
    ("must pay for", "has to pay for"),
    ("has already inspected", "had already examined"),
    ("refuses to sell", "declined to sell"),
    ("wants to move", "wishes to relocate"),
)
THINGS = "bridges,grain ships,fuel depots,field hospitals,power lines,school buses,rail tunnels,fishing boats".split(
    ","
)
WHENS = ("before the winter", "within two weeks", "by the end of March", "after the vote", "in the coming days")
WHYS = (
    ("because the river is rising", "since the river was rising"),
    ("although nobody has asked for it", "even though no one had asked for it"),
    ("so that families can return home", "so families could go back home"),
    ("unless the two sides sign the accord", "unless both sides signed the agreement"),
)


def transcript(recordings: int, *, speakers: int = 40, seed: int = 0) -> str:
    """A transcript with so many recordings, of some fifty words each with its paraphrase."""
    chance = random.Random(seed)
    people = list({_surname(chance): None for _ in range(3 * speakers)})[:speakers]
    named = [(chance.choice(GIVEN), surname, chance.choice(OFFICES)) for surname in people]
    blocks = [_block(number, *chance.choice(named), chance) for number in range(recordings)]
    return "Officials spoke of the flood along the river on Tuesday.\n\n" + "\n\n".join(blocks) + "\n"


def _surname(chance: random.Random) -> str:
    return chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) + chance.choice(("", "o", "i", "s"))


def _block(number: int, given: str, surname: str, office: str, chance: random.Random) -> str:
    body, things, when = chance.choice(BODIES), chance.choice(THINGS), chance.choice(WHENS)
    (said, told), (why, reported) = chance.choice(DEEDS), chance.choice(WHYS)
    count, wrong = chance.randrange(12, 900), chance.random() < 0.1
    told_count = count + 1 if wrong else count
    quote = f"{body.capitalize()} {said} {count} {things} {when}, {why}."
    paraphrase = f"{body} {told} {told_count} {things} {when}, {reported}."
    verb = chance.choice(("said", "added", "noted", "stressed"))
    return f"[Recording: {given} {surname}, {office}] “{quote}”\n\n{office.capitalize()} {surname} {verb} that {paraphrase}"
