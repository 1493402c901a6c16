"""An archive: the same tables by any number of processes, nothing checked twice, and a failure is a row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from conftest import Ran, Run
from transcripts import transcript

from aligner.archive import lines, rows, tables
from aligner.archive.job import Columns, Given, Job, Part
from aligner.archive.places import locate
from aligner.config import Settings
from aligner.pipeline import Tools, load_tools

OPTIONS = ("--encoder", "lexical")
TIMED = "seconds"


def _read(target: Path, table: str) -> list[dict[str, Any]]:
    files = sorted((target / table).glob("*.parquet"))
    read: list[dict[str, Any]] = [row for file in files for row in pyarrow.parquet.ParquetFile(file).read().to_pylist()]
    return sorted(read, key=lambda row: (row["article"], row.get("number", 0)))


def _files(target: Path, *names: str) -> dict[str, bytes]:
    found = (file for name in names for file in (target / name).iterdir())
    return {file.relative_to(target).as_posix(): file.read_bytes() for file in found}


def _articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(transcript(1, seed=number))
    return folder


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory, loaded_once: None) -> Path:
    """A folder with an archive of six articles and of two that cannot be checked, and its tables."""
    from aligner.cli import main

    place = tmp_path_factory.mktemp("archive")
    folder = _articles(place / "input", 6)
    (folder / "empty.txt").write_text("")
    (folder / "wide.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "words.md").write_text("Nobody was recorded.\n")
    assert main(["archive", str(folder), str(place / "output"), "--part", "4", *OPTIONS]) == 2
    return place


def test_every_article_has_one_row(checked: Path) -> None:
    found = {row["article"]: row["outcome"] for row in _read(checked / "output", "articles")}
    assert len(_read(checked / "output", "articles")) == len(found) == 9
    assert [name for name, outcome in found.items() if outcome == "failed"] == ["empty.txt", "wide.txt"]
    assert [name for name, outcome in found.items() if outcome == "no recording"] == ["words.md"]


def test_the_rows_are_what_check_says(checked: Path, run: Run) -> None:
    said = json.loads(run("check", checked / "input" / "03.txt", "--format", "json").out)["files"][0]
    rows_of = {
        table: [row for row in _read(checked / "output", table) if row["article"] == "03.txt"]
        for table in ("findings", "pairs")
    }
    assert [_plain(row, said["findings"][0] if said["findings"] else {}) for row in rows_of["findings"]] == said[
        "findings"
    ]
    assert [_plain(row, said["pairs"][0]) for row in rows_of["pairs"]] == said["pairs"]


def _plain(row: dict[str, Any], like: dict[str, Any]) -> dict[str, Any]:
    """A row with the fields of the JSON report; `run` is there for documents of Word alone."""
    return {name: _without_run(row[name]) for name in like}


def _without_run(value: Any) -> Any:  # noqa: ANN401 -- whatever a column holds
    if isinstance(value, list):
        return [_without_run(one) for one in value]
    return {key: own for key, own in value.items() if key != "run"} if isinstance(value, dict) else value


def test_the_summary_counts_what_stands(checked: Path) -> None:
    summary = json.loads((checked / "output" / "run.json").read_text())
    assert summary["articles"] == {"checked": 6, "no recording": 1, "failed": 2, "total": 9}
    assert summary["findings"]["total"] == len(_read(checked / "output", "findings"))
    assert summary["pairs"] == len(_read(checked / "output", "pairs")) == 6
    assert sorted(file.name for file in (checked / "output").iterdir()) == [
        "articles", "begun.json", "findings", "pairs", "run.json",
    ]  # fmt: skip


def test_several_processes_write_the_same(checked: Path, run: Run, tmp_path: Path) -> None:
    assert run("archive", checked / "input", tmp_path / "out", "--part", "4", "--jobs", "2", *OPTIONS).status == 2
    for names in (("findings", "pairs"),):
        assert _files(tmp_path / "out", *names) == _files(checked / "output", *names)
    untimed = [
        [row | {TIMED: None} for row in _read(place, "articles")] for place in (tmp_path / "out", checked / "output")
    ]
    assert untimed[0] == untimed[1]
    assert (tmp_path / "out" / "run.json").read_bytes() == (checked / "output" / "run.json").read_bytes()


def _stamps(target: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in (target / "articles").iterdir()}


def test_a_run_goes_on_with_what_is_missing(run: Run, tmp_path: Path) -> None:
    source, target = _articles(tmp_path / "in", 5), tmp_path / "out"
    arguments = ("archive", source, target, "--part", "1", *OPTIONS)
    assert run(*arguments).status == 0
    before, whole = _stamps(target), _files(target, "findings", "pairs")
    lost = sorted(before)[2]
    (target / "articles" / lost).unlink()
    (target / "run.json").unlink()
    again = run(*arguments)
    after = _stamps(target)
    assert "4 of 5 parts were done before" in again.err
    assert {name for name in before if before[name] != after[name]} == {lost}
    assert _files(target, "findings", "pairs") == whole
    assert json.loads((target / "run.json").read_text())["articles"]["total"] == 5


def test_what_comes_and_goes_in_the_input_does_so_in_the_tables(run: Run, tmp_path: Path) -> None:
    source, target = _articles(tmp_path / "in", 3), tmp_path / "out"
    arguments = ("archive", source, target, "--part", "1", *OPTIONS)
    run(*arguments)
    before = _stamps(target)
    (source / "00.txt").unlink()
    (source / "new.txt").write_text(transcript(1, seed=9))
    run(*arguments)
    assert [row["article"] for row in _read(target, "articles")] == ["01.txt", "02.txt", "new.txt"]
    assert len(before.items() & _stamps(target).items()) == 2


def test_json_lines_and_parquet_give_the_same_rows(run: Run, tmp_path: Path) -> None:
    given = [{"id": f"a{number}", "text": transcript(1, seed=number)} for number in range(5)]
    (tmp_path / "given.jsonl").write_text("\n".join(map(json.dumps, given)))
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(given), tmp_path / "given.parquet", row_group_size=3)
    for name in ("jsonl", "parquet"):
        assert run("archive", f"file://{tmp_path}/given.{name}", tmp_path / name, "--part", "2", *OPTIONS).status == 0
    found = [
        [row | {"source": "", "place": 0} for row in _read(tmp_path / name, "findings")]
        for name in ("jsonl", "parquet")
    ]
    assert found[0] == found[1] != []
    assert [row["article"] for row in _read(tmp_path / "parquet", "articles")] == ["a0", "a1", "a2", "a3", "a4"]


@pytest.mark.parametrize("stretch", [1, 2, 7, 50, 1000])
def test_no_line_is_lost_or_read_twice_where_parts_meet(tmp_path: Path, stretch: int) -> None:
    first = b'{"id": 1, "text": "a"}\r\n\n{"id": 2, "text": "b"}\nnot json\n'
    content = first + b'{"path": "p", "text": 3}\n{"id": 4, "text": "\\ud800"}'
    file = tmp_path / "given.jsonl"
    file.write_bytes(content)
    job = Job(str(file), "", Settings(), "")
    size = len(content)
    found = [
        given
        for start in range(0, size, stretch)
        for given in lines.articles(
            Part(lines.KIND, ("",), ("",), start, min(start + stretch, size)), locate(str(file)), job
        )
    ]
    assert [given.article for given in found] == ["1", "2", "given.jsonl:48", "p", "4"]
    assert [bool(given.fault) for given in found] == [False, False, True, True, True]


@pytest.fixture(scope="session")
def lexical(loaded_once: None) -> Tools:
    return load_tools(Settings(encoder="lexical"))


def test_a_check_that_breaks_off_is_a_row(monkeypatch: pytest.MonkeyPatch, lexical: Tools) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(rows, "check_article", broken)
    found = rows.outcome(Given("a", "a", content=b"Some words."), lexical)
    assert found.article["error"] == "the check broke off (ZeroDivisionError: by zero)"
    assert tables.parquet(tables.ARTICLES, [found.article | {TIMED: 0.0}])


def _refused(run: Run, *arguments: object) -> str:
    ran: Ran = run("archive", *arguments, *OPTIONS)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    return ran.err


def test_what_cannot_be_done_is_one_line(checked: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("")
    (tmp_path / "other.parquet").write_bytes(b"")
    pyarrow.parquet.write_table(pyarrow.table({"body": ["a"]}), tmp_path / "other.parquet")
    source = checked / "input"
    assert "there is something else" in _refused(run, source, tmp_path / "full")
    assert "is within the input" in _refused(run, source, source / "out")
    assert "no such file" in _refused(run, tmp_path / "none", tmp_path / "out")
    assert "there is no article" in _refused(run, tmp_path / "full", tmp_path / "out")
    assert "no column 'text'; its columns are body" in _refused(run, tmp_path / "other.parquet", tmp_path / "out")
    assert "cannot be reached" in _refused(run, "nowhere://a/b", tmp_path / "out")
    assert "another signature" in _refused(run, source, checked / "output", "--pedantic", "--part", "4")


def test_a_missing_engine_is_one_line(checked: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    said = _refused(run, checked / "input", tmp_path / "out", "--engine", "ray")
    assert said == "aligner: the engine ray is not installed: pip install 'aligner[ray]'\n"


def test_a_file_that_is_no_parquet_is_a_row(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.parquet").write_bytes(b"PAR1 and nothing more")
    (tmp_path / "in" / "good.jsonl").write_text(json.dumps({"name": "g", "body": "Nobody was recorded."}))
    ran = run("archive", tmp_path / "in", tmp_path / "out", "--id", "name", "--text", "body", *OPTIONS)
    assert ran.status == 2
    assert {row["article"]: row["outcome"] for row in _read(tmp_path / "out", "articles")} == {
        "bad.parquet": "failed", "g": "no recording",
    }  # fmt: skip


def test_every_column_says_what_it_holds() -> None:
    for table in tables.TABLES:
        assert all(field.metadata[b"description"] for field in tables.schema(table))
    assert Columns().text == "text"
