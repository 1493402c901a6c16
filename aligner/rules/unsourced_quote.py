"""A direct quotation without a recording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Sentence, Severity, Span
from aligner.rule import rule

WORD = re.compile(r"\w+")
FEWEST_WORDS = 5
HEADLINES = 1


@rule(kind="quotation", severity=Severity.NOTE)
def unsourced_quote(analysis: Analysis) -> Iterator[Remark]:
    """A direct quotation that no recording in the article bears out.

    It may well be right: it may come from a statement, from a telephone call, or from a part of the speech that the
    article leaves out. It only cannot be checked here. Headlines, and quotations of a few words, are left alone.

    Bad:

        Storm closes the port

        «“The road will stay closed until the spring,”» a driver said by telephone.

        The mayor said, “The port lost two cranes in the storm.”

        [녹취: 김 시장] “The port lost two cranes in the storm.”

    Good:

        Storm closes the port

        The mayor said, “The port lost two cranes in the storm.”

        [녹취: 김 시장] “The port lost two cranes in the storm.”
    """
    paired = {sentence.span for pair in analysis.pairs for sentence in pair.paraphrase}
    headline = min((sentence.span.line for sentence in analysis.sentences), default=0)
    for sentence in analysis.sentences:
        if sentence.verbatim or sentence.span in paired or sentence.span.line < headline + HEADLINES:
            continue
        for span in sentence.quoted:
            if len(WORD.findall(span.text)) >= FEWEST_WORDS:
                message = "No recording in the article bears this direct quotation out; check it against its source."
                yield Remark(_with_marks(span, sentence), None, message)


def _with_marks(span: Span, sentence: Sentence) -> Span:
    """The quotation together with its marks, where it has them."""
    start = max(sentence.span.start, span.start - 1)
    end = min(sentence.span.end, span.end + 1)
    return Span(start, end, span.article)
