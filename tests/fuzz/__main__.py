"""Fuzz one law after the other: python -m fuzz [LAW…] [-max_total_time=SECONDS and other options of libFuzzer].

What breaks a law is left in the folder of the corpus; put it into tests/cases/LAW/ and mend what it breaks.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["aligner"], enable_loader_override=False):
    from laws import LAWS

    from fuzz.seeds import seeds

WORDS = Path(__file__).parent / "words.dict"
CORPUS = Path(os.environ.get("FUZZ_CORPUS", "build/fuzz"))
BOUNDS = ("-max_total_time=60", "-max_len=2048", "-timeout=20", "-rss_limit_mb=3000", "-len_control=20")


def main(arguments: list[str]) -> int:
    """Fuzz the laws that are named, or all of them, each in a process of its own; the number of those that broke."""
    options = [argument for argument in arguments if argument.startswith("-")]
    laws = [argument for argument in arguments if not argument.startswith("-")] or list(LAWS)
    if len(laws) == 1:
        fuzz(laws[0], options)
    return sum(
        subprocess.run([sys.executable, "-m", "fuzz", law, *options], check=False).returncode != 0 for law in laws
    )


def fuzz(law: str, options: list[str]) -> None:
    """Fuzz one law until time is up or it breaks; libFuzzer then ends the process."""
    folder = CORPUS / law
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(law)):
        (folder / f"seed-{number:03}").write_bytes(seed)
    places = (f"-dict={WORDS}", f"-artifact_prefix={folder.parent}/{law}-")
    atheris.Setup([sys.argv[0], *BOUNDS, *places, *options, str(folder)], LAWS[law])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
