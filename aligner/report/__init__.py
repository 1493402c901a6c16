"""Report -> text: one format to a file, each a pure function of the report."""

from __future__ import annotations

from collections.abc import Callable

from aligner.domain import ComparisonReport, Report
from aligner.report import compared, json, pairs, text
from aligner.report.layout import Layout

FORMATS: dict[str, Callable[[Report, Layout], str]] = {"json": json.render, "text": text.render}
PAIR_FORMATS: dict[str, Callable[[Report], str]] = {"json": json.render_pairs, "text": pairs.render}
COMPARISON_FORMATS: dict[str, Callable[[ComparisonReport], str]] = {
    "json": compared.render_json,
    "text": compared.render_text,
}

__all__ = ["COMPARISON_FORMATS", "FORMATS", "PAIR_FORMATS", "Layout"]
