"""The configuration: where it is found, what it may say, and how a fault in it is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aligner import config
from aligner.config import ConfigError, Settings
from aligner.domain import Severity

NAMES = ("changed-number", "changed-word")
WRONG = {
    'selct = ["changed-word"]': "1: there is no key 'selct'; did you mean 'select'?",
    'ignore = []\nselect = ["changed-wrd"]': "2: there is no rule 'changed-wrd'; did you mean 'changed-word'?",
    '# changed-wrd\nselect = [\n  "changed-word",\n\n  "changed-wrd",\n]': "5: there is no rule 'changed-wrd'; did you mean "
    "'changed-word'?",
    'select = "changed-word"': "1: 'select' must be a list of rule names",
    "select = [\n  3,\n]": "2: 'select' must be a list of rule names",
    'fail-on = "erorr"': "1: 'fail-on' cannot be 'erorr'; did you mean 'error'?",
    "encoder = 3": "1: 'encoder' must be the name or the folder of a model",
    "pedantic = 1": "1: 'pedantic' must be true or false",
    "jobs = true": "1: 'jobs' must be a whole number from 1 up",
    '[severities]\nchanged-word = "fatal"': "2: 'changed-word' cannot be 'fatal'; known are: error, note, warning",
    'severities.changed-number = "note"\nseverities.changed-word = 1': "2: 'changed-word' cannot be 1; known are: error, ",
    "severities = 1": "1: 'severities' must be a table of rules and severities",
    'names = ["none.csv"]': "1: there is no file 'none.csv' in ",
    'glossary = ["a.xls"]': "1: 'a.xls' must be a .csv or .tbx file",
    'cues = ["[Ljud: {speker}]"]': "1: the cue '[Ljud: {speker}]' may hold {speaker}, once, and no other field",
    'cues = [\n  "[Ljud]",\n  "{speaker}",\n]': "3: the cue '{speaker}' needs a word, and a mark such as a bracket or a colon, "
    "that prose does not have",
    "exclude = 1": "1: 'exclude' must be a list of patterns for paths",
    'baseline = ""': "1: 'baseline' must be the name of a file",
    '[[overrides]]\nignore = ["changed-word"]': "1: an override needs a 'path', such as \"opinion/**\"",
    '[[overrides]]\npath = "a"\n\n[[overrides]]\npath = "b"\nselct = []': "6: there is no key 'selct' in 'overrides'; known are: "
    "ignore, path, severities",
    '[[overrides]]\npath = "a"\n[overrides.severities]\nchanged-word = "x"': "4: 'changed-word' cannot be 'x'; ",
    '[[allow]]\nrule = "changed-word"\n[[allow]]\nrule = "changed-wrd"': "4: there is no rule 'changed-wrd'; ",
    '[[allow]]\nrule = "changed-word"\nreson = "x"': "3: there is no key 'reson' in 'allow'; did you mean 'reason'?",
    '[[allow]]\nrule = "changed-word"\n\nexpires = "soon"': "4: 'expires' must be a day",
    "select = [": "1:11: is not valid TOML: Invalid value",
    f"a = {'[' * 5000}": " is nested too deeply",
    "a = 1\nb = = 2": "2:5: is not valid TOML: Invalid value",
}
FULL = """
select = ["changed-number"]
ignore = ["changed-word"]
fail-on = "note"
encoder = "lexical"
pedantic = true
names = ["names.csv"]
glossary = ["terms.csv"]
cues = ["[Ljud: {speaker}]"]
baseline = "known.json"
jobs = 2
include = ["*.news"]
exclude = ["drafts"]

[severities]
changed-word = "note"

[[allow]]
rule = "changed-word"
inside = "reactor"

[[overrides]]
path = "opinion/**"
ignore = ["changed-number"]
severities = { changed-word = "warning" }
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    for name in ("names.csv", "terms.csv"):
        (tmp_path / name).touch()
    file = tmp_path / "aligner.toml"
    file.write_text(FULL, encoding="utf-8")
    assert set(tomllib.loads(FULL)) == set(config.KEYS)
    own = config.configuration(file, NAMES)
    (allowance,) = own.settings.allow
    assert (allowance.rules, allowance.inside, allowance.origin, allowance.line) == (
        ("changed-word",), "reactor", str(file), 18,
    )  # fmt: skip
    assert own.settings == Settings(
        ("changed-number",), ("changed-word",), (("changed-word", Severity.NOTE),), "note", "lexical", True,
        (str(tmp_path / "names.csv"),), ("[Ljud: {speaker}]",), (str(tmp_path / "terms.csv"),), (allowance,),
        str(tmp_path / "known.json"), 2,
    )  # fmt: skip
    assert (own.include, own.exclude) == (("*.news",), ("drafts",))
    assert config.load(file, NAMES) == own.settings


def test_an_override_adds_to_what_is_said_for_all(tmp_path: Path) -> None:
    file = tmp_path / "aligner.toml"
    file.write_text(FULL.replace('"names.csv"', "").replace('"terms.csv"', ""), encoding="utf-8")
    own = config.configuration(file, NAMES)
    changed = own.settings_for(str(tmp_path / "opinion" / "east" / "a.txt"))
    assert changed.ignore == ("changed-word", "changed-number")
    assert changed.severities == (("changed-word", Severity.WARNING),)
    assert own.settings_for(str(tmp_path / "news" / "a.txt")) == own.settings


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
    assert config.find(inner / ".." / ".." / "three") == tmp_path / "aligner.toml"
