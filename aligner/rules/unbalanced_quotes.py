"""Quotation marks that do not balance, or face the wrong way."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.domain import LINE_ENDING, Analysis, Remark, Severity, Span
from aligner.marks import Mark, marks
from aligner.rule import rule


@rule(kind="quotation", severity=Severity.ERROR)
def unbalanced_quotes(analysis: Analysis) -> Iterator[Remark]:
    """A quotation mark that is missing, doubled, or faces the wrong way.

    Readers cannot tell where the speaker's words end and the reporter's begin. A quotation that runs over several
    paragraphs may re-open at each of them and close once. Single marks are not judged: they are apostrophes half
    of the time.

    Bad:

        [녹취: 황 대사] “It amounts to a simulated attack. The council must answer. «“»

        He said the council must answer.

    Bad:

        «The» talks are over,” said the envoy, Kim Hana.

    Bad:

        He said, “The port «“is» open again.” She did not answer.

    Good:

        “The talks are over. Nobody won,” said the envoy. “We go home.”

    Good:

        “We came to talk.

        “We leave with nothing,” he said.
    """
    lines = list(_lines(analysis))
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        yield from _faults(line, following, analysis)


def _lines(analysis: Analysis) -> Iterator[Span]:
    article, start = analysis.article, 0
    for ending in LINE_ENDING.finditer(article.text):
        if article.text[start : ending.start()].strip():
            yield Span(start, ending.start(), article)
        start = ending.end()
    if article.text[start:].strip():
        yield Span(start, len(article.text), article)


def _faults(line: Span, following: Span | None, analysis: Analysis) -> Iterator[Remark]:
    open_marks: list[Mark] = []
    inner: list[tuple[Mark, Mark]] = []
    for mark in marks(line.text):
        if mark.backward:
            yield _backward(line, mark)
        if mark.opens:
            if open_marks and open_marks[-1].at == mark.at - 1:
                yield _doubled(line, mark)
                continue
            inner += [(mark, outer) for outer in open_marks[-1:]]
            open_marks.append(mark)
        elif open_marks:
            open_marks.pop()
        elif not mark.backward:
            yield _unopened(line, mark)
    if inner:
        yield _nested(line, *inner[-1], balanced=not open_marks)
    elif open_marks and not _continues(line, following, analysis):
        yield _unclosed(line, open_marks[0])


def _backward(line: Span, mark: Mark) -> Remark:
    way = "opens" if mark.opens else "closes"
    message = f"This mark {way} a quotation but faces the other way; turn it round."
    return Remark(line.part(mark.at, mark.at + 1), None, message, severity=Severity.WARNING)


def _doubled(line: Span, mark: Mark) -> Remark:
    message = "The opening mark is set twice; one closes nothing."
    return Remark(
        line.part(mark.at - 1, mark.at + 1), None, message, suggestion=line.text[mark.at], severity=Severity.WARNING
    )


def _unopened(line: Span, mark: Mark) -> Remark:
    start, text = 0, line.text
    for other in marks(text[: mark.at]):
        start = other.at + 1
    rest = text[start : mark.at]
    start += len(rest) - len(rest.lstrip(" ,.;:"))
    at = line.part(start, _word_end(text, start))
    closing = line.part(text.rfind(" ", 0, mark.at) + 1, mark.at + 1)
    message = f"A quotation closes after “{closing.text[:-1]}” but was never opened; its opening mark is missing, perhaps here."
    return Remark(at, closing, message)


def _nested(line: Span, inner: Mark, outer: Mark, *, balanced: bool) -> Remark:
    if balanced:
        message = "Double marks stand inside double marks; single marks are wanted for a quotation in a quotation."
        return Remark(_mark_and_word(line, inner), _mark_and_word(line, outer), message, severity=Severity.NOTE)
    message = "A quotation opens here inside one that is already open; one of the two marks is wrong."
    return Remark(_mark_and_word(line, inner), _mark_and_word(line, outer), message)


def _unclosed(line: Span, mark: Mark) -> Remark:
    stop = line.text.rstrip()
    end = line.part(stop.rfind(" ") + 1, len(stop))
    return Remark(_mark_and_word(line, mark), end, "The quotation that opens here is never closed.")


def _continues(line: Span, following: Span | None, analysis: Analysis) -> bool:
    """Whether the next paragraph goes on with the quotation: it re-opens it, and is a recording if this one is."""
    if following is None:
        return False
    first = next(iter(marks(following.text)), None)
    reopens = first is not None and first.opens and not following.text[: first.at].strip()
    return reopens and _verbatim(line, analysis) == _verbatim(following, analysis)


def _verbatim(line: Span, analysis: Analysis) -> bool:
    return any(sentence.verbatim and line.holds(sentence.span) for sentence in analysis.sentences)


def _mark_and_word(line: Span, mark: Mark) -> Span:
    return line.part(mark.at, _word_end(line.text, mark.at + 1))


def _word_end(text: str, start: int) -> int:
    end = text.find(" ", start + 1)
    return len(text) if end < 0 else end
