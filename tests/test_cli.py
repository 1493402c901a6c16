"""The command line: what it answers, and with which exit status."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ARTICLES, Run, process

from aligner import __version__
from aligner.rules import RULES

VOA = ARTICLES / "voa-security-council.txt"
HERALD = ARTICLES / "korea-herald-blinken.txt"
ATTACK = ARTICLES / "simulated-attack.txt"
BROKEN = "[Recording: Ms. Lee] “We will not stop.”\n\nMs. Lee said, “We will not stop. “\n"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """An article with a mark that faces the wrong way: a fault that no model has a part in."""
    file = tmp_path / "broken.txt"
    file.write_text(BROKEN, encoding="utf-8")
    return file


def severities(out: str) -> set[str]:
    return {finding["severity"] for file in json.loads(out)["files"] for finding in file["findings"]}


def test_nothing_to_mend_is_exit_0(run: Run) -> None:
    ran = run("check", HERALD)
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize(("fail_on", "status"), [("never", 0), ("error", 1), ("warning", 1), ("note", 1)])
def test_the_exit_status_follows_fail_on(fail_on: str, status: int, run: Run, broken: Path) -> None:
    (Path.cwd() / "aligner.toml").write_text('[severities]\nunbalanced-quotes = "error"\n', encoding="utf-8")
    ran = run("check", broken, "--select", "unbalanced-quotes", "--fail-on", fail_on)
    assert ran.status == status


def test_warnings_alone_fail_only_when_asked(run: Run, broken: Path) -> None:
    (Path.cwd() / "aligner.toml").write_text('[severities]\nunbalanced-quotes = "warning"\n', encoding="utf-8")
    asked = ("check", broken, "--select", "unbalanced-quotes", "--format", "json")
    ran = run(*asked)
    assert severities(ran.out) == {"warning"}
    assert ran.status == 0
    assert run(*asked, "--fail-on", "warning").status == 1


def test_a_selected_rule_speaks_alone_and_an_ignored_one_is_silent(run: Run, broken: Path) -> None:
    alone = json.loads(run("check", broken, "--select", "unbalanced-quotes", "--format", "json").out)
    assert [rule["name"] for rule in alone["rules"]] == ["unbalanced-quotes"]
    assert {finding["rule"] for finding in alone["files"][0]["findings"]} == {"unbalanced-quotes"}
    without = json.loads(run("check", broken, "--ignore", "unbalanced-quotes", "--format", "json").out)
    assert "unbalanced-quotes" not in {rule["name"] for rule in without["rules"]}
    assert without["files"][0]["findings"] == []


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_a_fault_that_names_the_nearest(option: str, run: Run) -> None:
    ran = run("check", HERALD, option, "unbalanced-quote")
    assert ran.status == 2
    assert ran.err == "aligner: there is no rule 'unbalanced-quote'; did you mean 'unbalanced-quotes'?\n"


def test_an_unknown_option_or_no_path_is_exit_2(run: Run) -> None:
    assert run("check", "--unknown", HERALD).status == 2
    assert run("check").status == 2
    assert run("check", HERALD, "--jobs", "0").status == 2


def test_a_model_that_is_not_there_is_one_line(run: Run) -> None:
    ran = run("check", HERALD, "--encoder", "no/such-model")
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert "no/such-model" in ran.err


def test_each_file_is_checked_once_and_in_the_order_given(run: Run, tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Article {name}.", encoding="utf-8")
    ran = run("check", "c.txt", tmp_path, "./c.txt", "b.txt", "--format", "json")
    paths = [Path(file["path"]).name for file in json.loads(ran.out)["files"]]
    assert paths == ["c.txt", "a.txt", "b.txt"]


def test_several_processes_say_what_one_says(run: Run, tmp_path: Path) -> None:
    paths = (ATTACK, "nowhere.txt", HERALD)
    one, two = run("check", *paths), run("check", *paths, "--jobs", "2")
    assert one == two
    assert one.status == 2


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BROKEN.encode()), encoding="ascii"))
    ran = run("check", "-", "--quiet")
    assert ran.out.startswith("<stdin>:3:")


def test_quiet_gives_one_line_for_each_finding(run: Run, broken: Path) -> None:
    quiet, full = run("check", broken, "--quiet"), run("check", broken, "--format", "json")
    assert len(quiet.out.splitlines()) == len(json.loads(full.out)["files"][0]["findings"]) > 0
    assert all(line.startswith(f"{broken}:") for line in quiet.out.splitlines())


def test_align_prints_the_pairs(run: Run) -> None:
    assert "우드 차석대사" in run("align", VOA).out
    (file,) = json.loads(run("align", VOA, "--format", "json").out)["files"]
    assert len(file["pairs"]) > 10
    (file,) = json.loads(run("align", ATTACK, "--format", "json").out)["files"]
    checked = json.loads(run("check", ATTACK, "--format", "json").out)["files"][0]
    assert file["pairs"] == checked["pairs"] != []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_explain_prints_the_page(rule: object, run: Run) -> None:
    name, page = getattr(rule, "name", ""), getattr(rule, "page", "")
    ran = run("explain", name)
    assert ran.status == 0
    assert ran.out.startswith(name)
    assert page in ran.out


def test_rules_lists_every_rule(run: Run) -> None:
    out = run("rules").out
    assert all(rule.name in out for rule in RULES)
    assert run("explain", "chnged-number").status == 2


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"aligner {__version__}\n"
    assert "explain" in run("--help").out
    assert run("check", "--help").status == 0


def test_utf8_is_written_in_any_locale(tmp_path: Path) -> None:
    asked = process(
        "align", VOA, "--encoder", "lexical", cwd=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    out, err = asked.communicate(timeout=60)
    assert (asked.returncode, err) == (0, b"")
    assert "황 대사" in out.decode("utf-8")


def test_the_same_bytes_with_any_hash_seed(tmp_path: Path) -> None:
    outs = set()
    for seed in ("1", "2"):
        asked = process("check", ATTACK, "--encoder", "lexical", "--format", "json", cwd=tmp_path, PYTHONHASHSEED=seed)
        outs.add(asked.communicate(timeout=120)[0])
    assert len(outs) == 1


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    with process("align", VOA, "--encoder", "lexical", cwd=tmp_path) as asked:
        assert asked.stdout
        assert asked.stderr
        asked.stdout.close()
        assert asked.stderr.read() == b""
    assert asked.returncode == 141


def test_ctrl_c_is_130_and_no_traceback(tmp_path: Path) -> None:
    asked = subprocess.Popen(
        [sys.executable, "-c", "import sys; from aligner.cli import main; print('ready', flush=True); sys.exit(main())",
         "check", "-", "--encoder", "lexical"],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert asked.stdout
    asked.stdout.readline()
    time.sleep(1)
    asked.send_signal(signal.SIGINT)
    out, err = asked.communicate(timeout=60)
    assert (asked.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("chek", "a.txt"), "No such command 'chek'"),
        (("check",), "Missing argument 'PATH...'"),
        (("check", "a.txt", "--forma", "json"), "No such option '--forma'"),
        (("check", "a.txt", "--fail-on", "x"), "'x' is not one of 'error', 'warning', 'note', 'never'"),
        (("check", "pairs.po"), "'aligner compare' judges them"),
    ],
)
def test_what_is_asked_wrongly_is_one_line(asked: tuple[str, ...], words: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.po").write_text('msgid "We met."\nmsgstr "We met."\n', encoding="utf-8")
    ran = run(*asked)
    (line,) = ran.err.splitlines()
    assert (ran.status, line.startswith("aligner: "), words in line) == (2, True, True)
