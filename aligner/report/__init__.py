"""Report -> text: one format to a file, each a pure function of the report."""

from __future__ import annotations

from collections.abc import Callable

from aligner.domain import ComparisonReport, Report
from aligner.report import (
    checkstyle,
    compared,
    github,
    gitlab,
    html,
    json,
    junit,
    markdown,
    pairs,
    rdjson,
    sarif,
    text,
    tsv,
)
from aligner.report.layout import Layout

FORMATS: dict[str, Callable[[Report, Layout], str]] = {
    "checkstyle": checkstyle.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "html": html.render,
    "json": json.render,
    "junit": junit.render,
    "markdown": markdown.render,
    "rdjson": rdjson.render,
    "sarif": sarif.render,
    "text": text.render,
    "tsv": tsv.render,
}
PAIR_FORMATS: dict[str, Callable[[Report], str]] = {
    "json": json.render_pairs,
    "text": pairs.render,
    "tsv": tsv.render_pairs,
}
COMPARISON_FORMATS: dict[str, Callable[[ComparisonReport], str]] = {
    "json": compared.render_json,
    "text": compared.render_text,
    "tsv": tsv.render_comparisons,
}

__all__ = ["COMPARISON_FORMATS", "FORMATS", "PAIR_FORMATS", "Layout"]
