"""The configuration at work: each file under its own, options above it, and `aligner config` to show it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

from aligner.encode import Encoder, load_encoder

BROKEN = "[Recording: Ms. Lee] “We stay.”\n\n“We stay, “ Ms. Lee said.\n"
OWN = "[Ljud: Ms. Lee] “We stay.”\n\nMs. Lee said, “We stay.”\n"
SHOWN = """fail-on = "note"

ignore = [
  "changed-word",
]

[[overrides]]
path = "op/*"
ignore = ["loaded-word"]
"""
ONE_RULE = 'select = ["unbalanced-quotes"]\n'


def written(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def severities(out: str) -> dict[str, list[str]]:
    files = json.loads(out)["files"]
    return {file["path"]: [finding["severity"] for finding in file["findings"]] for file in files}


@pytest.fixture
def desks(tmp_path: Path) -> Path:
    """Two desks with configurations of their own, and one that goes by the whole house's."""
    written(
        tmp_path,
        {
            "pyproject.toml": f'[tool.aligner]\n{ONE_RULE}fail-on = "never"\n',
            "east/aligner.toml": f'{ONE_RULE}severities.unbalanced-quotes = "note"\n',
            "west/aligner.toml": 'ignore = ["unbalanced-quotes", "unsourced-quote"]\n',
            **{f"{desk}/a.txt": BROKEN for desk in ("east", "south", "west")},
        },
    )
    return tmp_path


def test_each_file_goes_by_its_own_configuration(run: Run, desks: Path) -> None:
    ran = run("check", "south", "east", "west", "--format", "json")
    found = severities(ran.out)
    assert list(found) == ["south/a.txt", "east/a.txt", "west/a.txt"]
    assert set(found["south/a.txt"]) == {"warning"}
    assert set(found["east/a.txt"]) == {"note"}
    assert "warning" not in found["west/a.txt"]
    for desk in ("south", "east", "west"):
        alone = json.loads(run("check", desk, "--format", "json").out)
        assert alone["files"][0]["findings"] == next(
            file["findings"] for file in json.loads(ran.out)["files"] if file["path"] == f"{desk}/a.txt"
        )


def test_several_configurations_share_the_models(run: Run, desks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def loading(name: str) -> Encoder:
        loaded.append(name)
        return load_encoder(name)

    monkeypatch.setattr("aligner.pipeline.load_encoder", loading)
    assert run("check", desks).status == 0
    assert loaded == ["lexical"]


def test_fail_on_counts_for_the_files_that_it_is_said_of(run: Run, desks: Path) -> None:
    assert run("check", "south", "east").status == 0
    (desks / "east" / "aligner.toml").write_text(f'{ONE_RULE}fail-on = "warning"\n', encoding="utf-8")
    assert run("check", "south").status == 0
    assert run("check", "south", "east").status == 1


def test_the_signature_tells_mixed_runs_apart(run: Run, desks: Path) -> None:
    def signed(*paths: str) -> str:
        return str(json.loads(run("check", *paths, "--format", "json").out)["signature"])

    assert len({signed("south"), signed("east"), signed("south", "east"), signed("east", "south")}) == 4
    assert signed("south", "east") == signed("south", "east")


def test_the_command_line_is_above_the_file(run: Run, tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": BROKEN, "pyproject.toml": '[tool.aligner]\nfail-on = "never"\npedantic = true\n'})
    assert run("check", "a.txt").status == 0
    assert run("check", "a.txt", "--fail-on", "note").status == 1
    shown = {
        own["key"]: own
        for own in json.loads(run("config", "a.txt", "--no-pedantic", "--format", "json").out)["settings"]
    }
    assert shown["pedantic"]["value"] is False
    assert shown["pedantic"]["from"] == [{"kind": "option", "place": "--pedantic", "line": None}]


@pytest.mark.parametrize("name", ["aligner.toml", "pyproject.toml"])
def test_a_wrong_file_is_one_line_and_exit_2(name: str, run: Run, tmp_path: Path) -> None:
    written(tmp_path, {name: "[tool.aligner]\nselct = []\n" if "py" in name else "selct = []\n"})
    ran = run("check", tmp_path / "article.txt")
    assert (ran.status, ran.out) == (2, "")
    line = 2 if "py" in name else 1
    assert ran.err == f"aligner: {tmp_path / name}:{line}: there is no key 'selct'; did you mean 'select'?\n"


def test_a_named_file_that_is_missing(run: Run) -> None:
    ran = run("check", "article.txt", "--config", "none.toml")
    assert (ran.status, ran.err) == (2, "aligner: none.toml: cannot be read (No such file or directory)\n")


def test_a_severity_that_is_the_rules_own_still_holds_for_every_case(run: Run, tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": BROKEN, "aligner.toml": ONE_RULE})
    first = json.loads(run("check", "a.txt", "--format", "json").out)
    written(tmp_path, {"aligner.toml": f'{ONE_RULE}severities.unbalanced-quotes = "error"\n'})
    second = json.loads(run("check", "a.txt", "--format", "json").out)
    assert first["signature"] != second["signature"]
    assert {finding["severity"] for finding in second["files"][0]["findings"]} == {"error"}


def test_folders_are_searched_as_the_configuration_says(run: Run, tmp_path: Path) -> None:
    written(
        tmp_path,
        {
            "aligner.toml": 'include = ["*.news", "wire/*.txt"]\nexclude = ["drafts", "wire/old*"]\n',
            **dict.fromkeys(("a.news", "a.txt", "wire/b.txt", "wire/old.txt", "drafts/c.news", "x/drafts/d.news"), OWN),
        },
    )
    assert list(severities(run("check", ".", "--format", "json").out)) == ["a.news", "wire/b.txt"]
    assert list(severities(run("check", "drafts/c.news", "--format", "json").out)) == ["drafts/c.news"]
    ran = run("check", "drafts")
    assert (ran.status, ran.err) == (
        2,
        "aligner: drafts: every article in this folder is excluded by the configuration\n",
    )


def test_cues_of_ones_own_announce_a_recording(run: Run, tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": OWN})
    assert "no recording" in run("check", "a.txt").out
    written(tmp_path, {"aligner.toml": 'cues = ["[Ljud: {speaker}]"]\n'})
    assert "1 pair" in run("check", "a.txt").out
    (pair,) = json.loads(run("align", "a.txt", "--format", "json").out)["files"][0]["pairs"]
    assert pair["verbatim"][0]["text"] == "We stay."


def test_config_shows_where_each_setting_comes_from(run: Run, tmp_path: Path) -> None:
    written(
        tmp_path,
        {
            "aligner.toml": SHOWN,
            "op/a.txt": OWN,
        },
    )
    shown = run("config", "op/a.txt", "--jobs", "2").out
    rows = {line.split()[0]: line.split(None, 1)[1] for line in shown.splitlines()}
    assert rows["fail-on"].split() == ['"note"', "aligner.toml:1"]
    assert rows["ignore"].endswith("aligner.toml:3, aligner.toml:9")
    assert '"loaded-word"' in rows["ignore"]
    assert rows["jobs"].split() == ["2", "option", "--jobs"]
    assert rows["pedantic"].split() == ["false", "default"]
    whole = json.loads(run("config", "--format", "json").out)["settings"]
    assert next(own for own in whole if own["key"] == "ignore")["value"] == ["changed-word"]
