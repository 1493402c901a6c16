"""A sentence cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.domain import Analysis, Remark, Severity, Span
from aligner.rule import rule

CUT = re.compile(r"\b(?P<before>[^\W\d_]{3,})\.\s(?P<after>[a-z]{2,})\b")
TWO_QUOTATIONS = re.compile(r"[.!?,]?”\s“(?=[^\W\d_])")
ABBREVIATED = frozenset(
    "etc approx incl excl dept univ assn intl corp bros messrs sept thurs tues prof capt cmdr supt insp "
    "mass conn calif wash penn minn colo ariz nebr okla tenn".split()
)


@rule(kind="quotation", severity=Severity.WARNING)
def broken_sentence(analysis: Analysis) -> Iterator[Remark]:
    """A full stop inside a sentence, or one passage cut into two quotations.

    A stop that is followed by a small letter, or two quotations that touch with no word of the reporter between
    them, usually mark a passage that lost its grammar on the way. Abbreviations and dots of omission are left alone.

    Bad:

        She said, “The hull was visibly «damaged. and» the crew left.”

    Bad:

        The minister said, “All members agreed to stay«.” “»I thank them for it.”

    Good:

        He arrived at 5 p.m. and left. “We talk,” he said. “We listen... and then we talk again.”
    """
    for sentence in analysis.sentences:
        if sentence.verbatim:
            continue
        for match in CUT.finditer(sentence.text):
            if match["before"].lower() not in ABBREVIATED:
                message = f"A full stop after “{match['before']}” cuts the sentence in two."
                yield Remark(sentence.span.part(*match.span()), None, message)
    yield from _touching(analysis)


def _touching(analysis: Analysis) -> Iterator[Remark]:
    """Two quotations of one paragraph with nothing between them."""
    article = analysis.article
    for match in TWO_QUOTATIONS.finditer(article.text):
        if "\n" not in match.group():
            at = Span(match.start(), match.end(), article)
            yield Remark(
                at, None, "One passage is cut into two quotations here, with no word of the reporter between them."
            )
