"""What holds of every input, whatever it is: the laws that fuzzing, property tests and replayed cases ask alike.

Each law takes a text or the bytes of a file, and an AssertionError or any other exception means that it is broken.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from counting import CountingEncoder, CountingReader
from lxml import etree

from aligner.align import align
from aligner.compare import compare, rules_for_pairs
from aligner.config import Settings
from aligner.contrast import Contraster
from aligner.contrast.figures.reading import figures
from aligner.cues import cues
from aligner.domain import LINE_ENDING, Article, ComparisonReport, FileReport, Report, Span
from aligner.mentions import mentions
from aligner.pipeline import Tools, check_article, equip
from aligner.read import READERS, ReadError
from aligner.read.pairs import INPUT_FORMATS, table_of
from aligner.read.rows import Columns
from aligner.report import COMPARISON_FORMATS, FORMATS, PAIR_FORMATS, Layout
from aligner.segment import lines, segment
from aligner.segment.quotations import quoted
from aligner.segment.splitter import split

ENDINGS = tuple(READERS)
COLUMNS = Columns()
Item = TypeVar("Item")
Law = Callable[[bytes], None]
XML = ("checkstyle", "junit")
JSON = ("gitlab", "json", "rdjson", "sarif")


@functools.cache
def tools() -> Tools:
    """All rules, with models that are quick."""
    return equip(Settings(pedantic=True), Contraster(CountingEncoder(), CountingReader()))


def read(content: bytes, ending: str) -> Article | None:
    """Read a file, or be told in one line why it cannot be."""
    try:
        return READERS[ending](f"article{ending}", content)
    except ReadError as error:
        _refused(error)
        return None


def reading(content: bytes, ending: str) -> None:
    """Every place of an article's text is a place in its file, in the same order; plain text stands there as it is."""
    article = read(content, ending)
    if article is None:
        return
    assert article == read(content, ending)
    points = [Span(at, at + 1, article) for at in range(0, len(article.text), 1 + len(article.text) // 500)]
    true_offsets(*points, Span(0, len(article.text), article))
    assert all(before.source_end <= after.source_start or not _plain(article) for before, after in _neighbours(points))
    places = [comment.source_start for comment in article.comments]
    assert places == sorted(places)
    assert all(0 <= comment.offset <= len(article.text) for comment in article.comments)


def announcing(text: str) -> None:
    """Cues lie in their line, one behind the other, and hold their labels."""
    for line in lines(Article("article.txt", text)):
        found = list(cues(line, ("[Sound bite: {speaker}]", "{speaker} ON TAPE:")))
        true_offsets(*(span for cue in found for span in (cue.span, cue.label)))
        assert all(line.holds(cue.span) and cue.span.holds(cue.label) for cue in found)
        assert all(before.span.end <= after.span.start for before, after in _neighbours(found))


def segmenting(text: str) -> None:
    """Sentences lie in the text in order, none over another; what they quote lies in them, and no word is lost."""
    article = Article("article.txt", text)
    found = segment(article)
    true_offsets(*(span for one in found for span in (one.span, *one.quoted, *([one.speaker] if one.speaker else ()))))
    assert all(before.span.end <= after.span.start for before, after in _neighbours(found))
    assert all(sentence.span.holds(part) for sentence in found for part in sentence.quoted)
    assert all(sentence.text for sentence in found)
    assert found == segment(article)


def quoting(text: str) -> None:
    """What stands between quotation marks lies in the paragraph, in order."""
    bounds = list(split(text))
    found = list(quoted(text, bounds))
    assert all(0 <= start < end <= len(text) for start, end in (*bounds, *found))
    for stretches in (bounds, found):
        assert all(before[1] <= after[0] for before, after in _neighbours(stretches))


def counting(text: str) -> None:
    """Figures lie in their text, wherever that begins, and are read alike twice."""
    found = figures(text)
    places = [place for figure in found for place in figure.places]
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    moved = [place for figure in figures(text, 7) for place in figure.places]
    assert [(place.start - 7, place.end - 7) for place in moved] == [(place.start, place.end) for place in places]


def checking(text: str) -> None:
    """An article is checked twice alike; all that is found has true places, and every report of it is whole."""
    article = Article("article.txt", text)
    report = check_article(article, tools())
    assert report == check_article(article, tools())
    true_offsets(*_places(report))
    true_offsets(*(mention.span for mention in mentions(segment(article))))
    assert report.pairs == align(segment(article), tools().encoder)
    reporting(report)


def reporting(*files: FileReport) -> None:
    """Every format can be written in UTF-8, commands no terminal, and reads as what it claims to be."""
    report = Report(files, tools().rules, "signature")
    for style, render in FORMATS.items():
        _sound(style, render(report, Layout()))
    for render_pairs in PAIR_FORMATS.values():
        _sound("", render_pairs(report))
    for file, fields in zip(files, json.loads(FORMATS["json"](report, Layout()))["files"], strict=True):
        for finding, written in zip(file.findings, fields["findings"], strict=True):
            at, source = written["at"], _source(finding.at.article)
            assert at["text"] == finding.at.text
            assert _plain(finding.at.article) is False or source[at["start"] : at["end"]] == at["text"]


def comparing(content: bytes, style: str) -> None:
    """A file of pairs is read row by row, or refused in one line; every row gets an outcome."""
    try:
        table = table_of(content, style, COLUMNS)
    except ReadError as error:
        _refused(error)
        return
    outcomes = tuple(compare(table.rows, tools()))
    assert len(outcomes) == len(table.rows)
    true_offsets(
        *(span for one in outcomes for finding in one.findings for span in _sides(finding.at, finding.against))
    )
    report = ComparisonReport(outcomes, rules_for_pairs(tools().rules), "signature")
    for render in COMPARISON_FORMATS.values():
        _sound("", render(report))


def true_offsets(*spans: Span) -> None:
    """Spans lie in their text and in their file, at the line and column that they say."""
    for span in spans:
        source = _source(span.article)
        assert 0 <= span.start <= span.end <= len(span.article.text)
        assert 0 <= span.source_start <= span.source_end <= len(source)
        before = source[: span.source_start]
        begun = max((ending.end() for ending in LINE_ENDING.finditer(before)), default=0)
        if not (before.endswith("\r") and source[span.source_start :].startswith("\n")):
            assert span.column == span.source_start - begun + 1
            assert span.line == len(LINE_ENDING.findall(before)) + 1
        if _plain(span.article):
            assert source[span.source_start : span.source_end] == span.text


def _refused(error: ReadError) -> None:
    assert str(error)
    assert "\n" not in str(error)


def _places(report: FileReport) -> Iterator[Span]:
    for pair in report.pairs:
        yield from (sentence.span for sentence in (*pair.quote, *pair.paraphrase))
    for finding in report.findings:
        yield from _sides(finding.at, finding.against)


def _sides(at: Span, against: Span | None) -> tuple[Span, ...]:
    return (at, against) if against else (at,)


def _sound(style: str, made: str) -> None:
    made.encode("utf-8", "backslashreplace")
    if style != "html":
        assert all(character.isprintable() or character in "\n\t" for character in made)
    if style in JSON:
        json.loads(made)
    if style in XML:
        etree.fromstring(made.encode())


def _plain(article: Article) -> bool:
    return article.source is None


def _source(article: Article) -> str:
    return article.source.text if article.source else article.text


def _neighbours(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    return itertools.pairwise(items)


def _of_text(law: Callable[[str], None]) -> Law:
    return lambda content: law(content.decode("utf-8", "replace"))


def _of_kinds(law: Callable[[bytes, str], None], kinds: Sequence[str]) -> Law:
    """A law on files of several kinds: the first byte tells which."""
    return lambda content: law(content[1:], kinds[content[0] % len(kinds)]) if content else None


LAWS: dict[str, Law] = {
    "reading": _of_kinds(reading, ENDINGS),
    "cues": _of_text(announcing),
    "segmentation": _of_text(segmenting),
    "quotes": _of_text(quoting),
    "figures": _of_text(counting),
    "reports": _of_text(checking),
    "pairs": _of_kinds(comparing, INPUT_FORMATS),
}
