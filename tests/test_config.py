"""The configuration: where it is found, what it may say, and how a fault in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

from aligner import config
from aligner.config import ConfigError, Settings
from aligner.domain import Severity

NAMES = ("changed-number", "changed-word")
WRONG = {
    'selct = ["changed-word"]': "1: there is no key 'selct'; did you mean 'select'?",
    'ignore = []\nselect = ["changed-wrd"]': "2: there is no rule 'changed-wrd'; did you mean 'changed-word'?",
    'select = "changed-word"': "1: 'select' must be a list of rule names",
    'fail-on = "erorr"': "1: 'fail-on' cannot be 'erorr'; did you mean 'error'?",
    "encoder = 3": "1: 'encoder' must be the name or the folder of a model",
    '[severities]\nchanged-word = "fatal"': "2: 'changed-word' cannot be 'fatal'; known are: error, note, warning",
    "severities = 1": "1: 'severities' must be a table of rules and severities",
    "select = [": " is not valid TOML: ",
}


def test_every_key_is_read(tmp_path: Path) -> None:
    file = tmp_path / "aligner.toml"
    file.write_text(
        'select = ["changed-number"]\nignore = ["changed-word"]\nfail-on = "note"\nencoder = "lexical"\n'
        '[severities]\nchanged-word = "note"\n',
        encoding="utf-8",
    )
    assert config.load(file, NAMES) == Settings(
        ("changed-number",), ("changed-word",), (("changed-word", Severity.NOTE),), "note", "lexical"
    )


@pytest.mark.parametrize("text", WRONG)
def test_a_fault_is_told_with_its_line_and_the_nearest_right_word(text: str, tmp_path: Path) -> None:
    file = tmp_path / "aligner.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as fault:
        config.load(file, NAMES)
    assert str(fault.value).startswith(f"{file}:{WRONG[text]}")


def test_the_nearest_file_that_speaks_of_aligner_is_in_force(tmp_path: Path) -> None:
    inner = tmp_path / "one" / "two"
    inner.mkdir(parents=True)
    (tmp_path / "aligner.toml").write_text("", encoding="utf-8")
    (tmp_path / "one" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert config.find(inner) == tmp_path / "aligner.toml"
    (tmp_path / "one" / "pyproject.toml").write_text("[tool.aligner]\n", encoding="utf-8")
    assert config.find(inner) == tmp_path / "one" / "pyproject.toml"


def test_the_command_line_is_above_the_file(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("[Recording: Ms. Lee] “We stay.”\n\n“We stay, “ Ms. Lee said.\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.aligner]\nfail-on = "never"\n', encoding="utf-8")
    assert run("check", article).status == 0
    assert run("check", article, "--fail-on", "note").status == 1


@pytest.mark.parametrize("name", ["aligner.toml", "pyproject.toml"])
def test_a_wrong_file_is_one_line_and_exit_2(name: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_text("[tool.aligner]\nselct = []\n" if "py" in name else "selct = []\n", encoding="utf-8")
    ran = run("check", tmp_path / "article.txt")
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert name in ran.err
    assert "did you mean 'select'?" in ran.err


def test_a_named_file_that_is_missing(run: Run) -> None:
    ran = run("check", "article.txt", "--config", "none.toml")
    assert (ran.status, ran.err) == (2, "aligner: none.toml: cannot be read (No such file or directory)\n")
