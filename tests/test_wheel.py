"""An installed wheel works from any folder, without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from conftest import ARTICLES

from aligner.report.schema import CONTRACTS

ROOT = Path(__file__).parent.parent
SAMPLE = ARTICLES / "simulated-attack.txt"
LARGEST = 200 * 2**20


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def output(command: list[Any], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with nothing that leads it to the checkout."""
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=folder, env=alone, capture_output=True, text=True, check=False)


def test_the_wheel_holds_what_runs_and_nothing_that_only_trains(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    described = {path.parent.name for path in (ROOT / "models").glob("*/model.toml")}
    assert {f"aligner/_models/{name}/model.toml" for name in described} <= set(names)
    assert described
    assert "aligner/py.typed" in names
    assert {f"aligner/report/schema/{name}.json" for name in (*CONTRACTS, "definitions")} <= set(names)
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"aligner"}
    assert not [name for name in names if "corpus" in name or "train" in name]
    assert wheel.stat().st_size < LARGEST


def test_an_installed_wheel_checks_an_article_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    work.mkdir()
    (work / "article.txt").write_bytes(SAMPLE.read_bytes())
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    install = ["-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "-q", str(wheel)]
    subprocess.run([sys.executable, *install], check=True)
    (site,) = home.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = output([python, "-c", "import aligner; print(aligner.__file__)"], work)
    assert Path(where.stdout.strip()).is_relative_to(site)
    ran = output([home / "bin" / "aligner", "check", "--format", "json", "--fail-on", "note", "article.txt"], work)
    assert (ran.returncode, ran.stderr) == (1, "")
    (file,) = json.loads(ran.stdout)["files"]
    assert file["pairs"]
    assert file["findings"]
