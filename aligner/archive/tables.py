"""The three tables: their columns, and rows -> Parquet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from aligner.archive.rows import Row

if TYPE_CHECKING:
    from pyarrow import DataType, Schema

ARTICLES, FINDINGS, PAIRS = "articles", "findings", "pairs"
TABLES = (FINDINGS, PAIRS, ARTICLES)  # the last one stands only where the others do
VERSION = "1"
SPAN = {"start": "int64", "end": "int64", "line": "int64", "column": "int64", "run": "int64?", "text": "string"}
NAMES = {
    "article": ("string", "its id, or its path below the input"),
    "source": ("string", "the file that holds it, below the input"),
    "place": ("int64?", "in JSON Lines the byte at which its line begins, in Parquet its row, from 0"),
}
COLUMNS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    ARTICLES: NAMES
    | {
        "outcome": ("string", "checked, no recording (there is nothing to compare with) or failed"),
        "error": ("string?", "why it could not be checked, and what to do"),
        "characters": ("int64", "code points of the text that was checked"),
        "pairs": ("int64", "how many rows it has in pairs"),
        "errors": ("int64", "how many rows it has in findings, of this severity"),
        "warnings": ("int64", "the same"),
        "notes": ("int64", "the same"),
        "seconds": ("double", "processor time that it took; the one column in which two runs differ"),
    },
    FINDINGS: NAMES
    | {
        "number": ("int64", "from 0, in the order of the article"),
        "rule": ("string", "the rule that speaks"),
        "kind": ("string", "meaning, omission, addition, figure, name, speaker or quotation"),
        "severity": ("string", "error, warning or note"),
        "message": ("string", "what is wrong"),
        "confidence": ("double", "from 0 to 1"),
        "suggestion": ("string?", "what would mend it"),
        "at": ("span", "the place to mend"),
        "against": ("span?", "the place it is held against"),
        "fingerprint": ("string", "stays the same when other paragraphs change"),
    },
    PAIRS: NAMES
    | {
        "number": ("int64", "from 0, in the order of the article"),
        "verbatim": ("spans", "the quoted sentences"),
        "paraphrase": ("spans", "the reported sentences that render them"),
        "similarity": ("double", "from 0 to 1"),
    },
}


def schema(table: str) -> Schema:
    """The columns of a table, as Arrow has them; each says what it holds."""
    import pyarrow

    fields = [
        pyarrow.field(name, _type(kind), nullable=kind.endswith("?"), metadata={"description": meaning})
        for name, (kind, meaning) in COLUMNS[table].items()
    ]
    return pyarrow.schema(fields, metadata={"aligner": f"{table} {VERSION}"})


def _type(kind: str) -> DataType:
    import pyarrow

    kind = kind.removesuffix("?")
    if kind == "spans":
        return pyarrow.list_(pyarrow.field("span", _type("span"), nullable=False))
    if kind == "span":
        own = [pyarrow.field(name, _type(inner), nullable=inner.endswith("?")) for name, inner in SPAN.items()]
        return pyarrow.struct(own)
    return pyarrow.type_for_alias(kind)


def parquet(table: str, rows: Iterable[Row]) -> bytes:
    """A file of Parquet with these rows."""
    import pyarrow
    from pyarrow import parquet as files

    content = io.BytesIO()
    made = pyarrow.Table.from_pylist(list(rows), schema=schema(table))
    files.write_table(made, content, compression="zstd")
    return content.getvalue()


def described(table: str) -> list[dict[str, Any]]:
    """The columns of a table as the documentation has them."""
    return [
        {"column": name, "type": kind.removesuffix("?"), "null": kind.endswith("?"), "holds": meaning}
        for name, (kind, meaning) in COLUMNS[table].items()
    ]
