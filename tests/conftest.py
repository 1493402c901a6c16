"""What several tests share: the models, loaded once, and ways to run the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner import pipeline
from aligner.cli import main
from aligner.config import Settings
from aligner.contrast import Contraster, load_contraster
from aligner.encode import Encoder, load_encoder
from aligner.pipeline import Tools, load_tools

if TYPE_CHECKING:
    from pages import Opener
    from playwright.sync_api import Browser

ARTICLES = Path(__file__).parent / "articles"


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is read from the user's own cache, and nothing is left in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALIGNER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The real models and all rules."""
    return load_tools(Settings())


@pytest.fixture(scope="session")
def loaded_once() -> Iterator[None]:
    """Runs of the command line in this process share the models."""
    loaded: dict[str, Contraster] = {}

    def contraster(encoder: Encoder) -> Contraster:
        if encoder.name not in loaded:
            loaded[encoder.name] = load_contraster(encoder)
        return loaded[encoder.name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_encoder", cache(load_encoder))
        patch.setattr(pipeline, "load_contraster", contraster)
        yield


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, loaded_once: None) -> Run:
    """Run the command line in this process, in an empty folder, with the fast encoder."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments: object) -> Ran:
        reading = str(arguments[0]) in ("check", "align", "compare") and "--encoder" not in arguments
        status = main([*map(str, arguments), *(["--encoder", "lexical"] if reading else [])])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module."""
    from pages import chromium

    with chromium() as started:
        yield started


@pytest.fixture
def opener(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens reviewer's pages; none may ask the network for anything, nor have a fault in its script."""
    from pages import Opener

    opening = Opener(browser, tmp_path)
    yield opening
    for context in browser.contexts:
        context.close()
    assert opening.requests == []
    assert opening.faults == []


def process(*arguments: object, cwd: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start the command line as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "aligner", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
