"""Given pairs: tables in three forms, malformed rows named and the rest compared, offsets in each side's own text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

from aligner.read import ReadError
from aligner.read.pairs import style_of
from aligner.read.rows import Columns, Row, rows

QUOTE, FAITHFUL = "One of the missiles flew 460 kilometers.", "One of the missiles flew 460km."
FAULTY = "One of the missiles flew 640km."
CONDITIONAL = "We will sign the treaty if the annex is restored."
PLAIN = "He said they will sign the treaty."


def _read(text: str, style: str) -> list[Row]:
    return list(rows(text, style, Columns()))


TABLES = {
    "tsv": f'id\tverbatim\tparaphrase\na\t{QUOTE}\t"{FAITHFUL}" he said\n',
    "csv": f'id,verbatim,paraphrase\na,{QUOTE},"""{FAITHFUL}"" he said"\n',
    "jsonl": json.dumps({"id": "a", "verbatim": QUOTE, "paraphrase": f'"{FAITHFUL}" he said'}) + "\n",
}


@pytest.mark.parametrize("style", TABLES)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_is_read_to_the_letter(style: str, mark: str) -> None:
    assert _read(mark + TABLES[style], style) == [Row(1, "a", QUOTE, f'"{FAITHFUL}" he said')]


MALFORMED = [
    ("jsonl", f"not json\n{TABLES['jsonl']}", "JSON object"),
    ("jsonl", f"[1]\n{TABLES['jsonl']}", "JSON object"),
    ("jsonl", f'{{"verbatim": "x"}}\n{TABLES["jsonl"]}', "'paraphrase' is missing or empty"),
    ("jsonl", f'{{"verbatim": 3, "paraphrase": "x"}}\n{TABLES["jsonl"]}', "'verbatim' is missing or empty"),
    ("tsv", TABLES["tsv"].replace("\na\t", "\nb\t\tx\na\t"), "'verbatim' is missing or empty"),
    ("tsv", TABLES["tsv"].replace("\na\t", "\nb\tx\ty\tz\na\t"), "more fields"),
]


@pytest.mark.parametrize(("style", "text", "says"), MALFORMED)
def test_a_malformed_row_is_named_and_the_rest_read(style: str, text: str, says: str) -> None:
    first, second = _read(text, style)
    assert first.number == 1
    assert says in str(first.fault)
    assert (second.number, second.verbatim, second.fault) == (2, QUOTE, None)


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(ReadError, match="'verbatim'"):
        _read("quote,paraphrase\nx,y\n", "csv")


def test_the_kind_of_a_table_is_told_by_its_name() -> None:
    assert [style_of(name) for name in ("a.TSV", "a.csv", "a.jsonl", "-")] == ["tsv", "csv", "jsonl", "jsonl"]


def test_pairs_are_judged_and_ranked(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    pairs = [("same", QUOTE, FAITHFUL), ("number", QUOTE, FAULTY), ("loss", CONDITIONAL, PLAIN), ("bad", "", "x")]
    table.write_text("id\tverbatim\tparaphrase\n" + "".join("\t".join(pair) + "\n" for pair in pairs), encoding="utf-8")
    ran = run("compare", table, "--format", "json")
    assert ran.status == 2
    assert "row 4" in ran.err
    report = json.loads(ran.out)
    assert set(report) == {"version", "signature", "rules", "pairs"}
    found = {pair["id"]: pair for pair in report["pairs"]}
    assert not found["same"]["findings"]
    (number,) = found["number"]["findings"]
    assert (number["rule"], number["at"]["text"], number["against"]["text"]) == ("changed-number", "640", "460")
    assert FAULTY[number["at"]["start"] : number["at"]["end"]] == "640"
    (loss,) = found["loss"]["findings"]
    assert loss["rule"] == "dropped-condition"
    assert loss["at"]["start"] == loss["at"]["end"] <= len(PLAIN)
    assert found["same"]["divergence"] < 0.5 < min(found["number"]["divergence"], found["loss"]["divergence"])
    assert found["bad"]["error"]


def test_the_table_for_people_names_every_pair(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "pairs.jsonl"
    table.write_text(TABLES["jsonl"], encoding="utf-8")
    ran = run("compare", table)
    assert ran.status == 0
    assert "divergence" in ran.out
    assert "a " in ran.out


@pytest.mark.parametrize(
    ("table", "status"), [("a\tb\n", 2), ("verbatim\tparaphrase\n", 0), ("verbatim\tparaphrase\nx\t\n", 2)]
)
def test_a_table_without_a_pair_is_no_crash(table: str, status: int, run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text(table, encoding="utf-8")
    ran = run("compare", "pairs.tsv")
    assert (ran.status, len(ran.err.splitlines())) == (status, bool(status))
    assert ran.out.startswith("id ")


@pytest.mark.parametrize(("paraphrase", "status"), [(FAITHFUL, 0), (FAULTY, 1)])
def test_a_job_can_ask_for_an_exit_status(paraphrase: str, status: int, run: Run, tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text(f"id\tverbatim\tparaphrase\na\t{QUOTE}\t{paraphrase}\n", encoding="utf-8")
    assert run("compare", "pairs.tsv", "--fail-on", "error").status == status
    assert run("compare", "pairs.tsv").status == 0
