"""Which suggestions a program may carry out without asking."""

from __future__ import annotations

from aligner.domain import Kind, Span
from aligner.report.found import Found


def replacement(found: Found) -> str | None:
    """What may stand for the finding's words as they are in the file, if that is safe.

    Safe is one spelling of a name for another: as many words, capital for capital, in a file that holds these very
    words as text. Everything else is for an editor to word.
    """
    words, suggestion = found.finding.at.text, found.finding.suggestion
    if found.kind is not Kind.NAME or not suggestion or suggestion == words:
        return None
    alike = len(words.split()) == len(suggestion.split()) and words.isupper() == suggestion.isupper()
    return suggestion if alike and suggestion.isprintable() and _as_written(found.finding.at) else None


def _as_written(span: Span) -> bool:
    """Whether the file's text at the place is the text that a reader sees; a .docx has no text of its own."""
    source = span.article.source
    if source is None:
        return True
    return span.run is None and source.text[span.source_start : span.source_end] == span.text
