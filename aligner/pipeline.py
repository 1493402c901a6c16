"""The flow in order: read, segment, align, contrast, judge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from aligner import __version__
from aligner.align import align
from aligner.config import Settings
from aligner.contrast import Contraster, contrast, load_contraster
from aligner.domain import Analysis, Article, FileReport, Remark, Rule, Sentence, Severity
from aligner.encode import DEFAULT, Encoder, load_encoder
from aligner.judge import judge
from aligner.mentions import Authority, load_authority, mentions
from aligner.read import ReadError, read
from aligner.rules import RULES
from aligner.segment import segment

NO_RECORDING = "no recording is announced in this article, so there is nothing to compare its quotations with"
SOURCES = ("*.py", "*.toml")


@dataclass(frozen=True)
class Tools:
    """All that decides what is found: the models, the rules in force, and the lists of names."""

    encoder: Encoder
    contraster: Contraster
    rules: tuple[Rule, ...]
    pedantic: bool = False
    authority: Authority = field(default_factory=load_authority)


def load_tools(settings: Settings) -> Tools:
    """Load the models and lists of names that the settings ask for, and choose the rules.

    Raise ModelError or AuthorityError where one cannot be had.
    """
    authority = load_authority(settings.names)
    encoder = load_encoder(settings.encoder or DEFAULT)
    return Tools(encoder, load_contraster(encoder), rules_in_force(settings), settings.pedantic, authority)


def rules_in_force(settings: Settings) -> tuple[Rule, ...]:
    """The rules that are selected and not ignored, with the severities that the settings give them."""
    severities = dict(settings.severities)
    return tuple(
        _graded(rule, severities[rule.name]) if rule.name in severities else rule
        for rule in RULES
        if (not settings.select or rule.name in settings.select) and rule.name not in settings.ignore
    )


def _graded(rule: Rule, severity: Severity) -> Rule:
    """The rule with one severity for all that it says, whatever it thinks of a case."""

    def judged(analysis: Analysis) -> Iterator[Remark]:
        return (replace(remark, severity=None) for remark in rule.judge(analysis))

    return replace(rule, severity=severity, judge=judged)


def check(path: str | Path, tools: Tools) -> FileReport:
    """Read one article and judge it; a file that cannot be read is a report with an error."""
    try:
        article = read(path)
    except ReadError as error:
        return FileReport(str(path), error=str(error))
    return check_article(article, tools)


def check_article(article: Article, tools: Tools) -> FileReport:
    """Segment, align, contrast and judge one article."""
    sentences = segment(article)
    if not _recorded(sentences):
        return FileReport(article.path, notice=NO_RECORDING)
    pairs = align(sentences, tools.encoder)
    differences = contrast(pairs, sentences, tools.contraster)
    analysis = Analysis(article, sentences, pairs, differences, mentions(sentences, tools.authority))
    return FileReport(article.path, pairs, judge(analysis, tools.rules, pedantic=tools.pedantic))


def pair(path: str | Path, encoder: Encoder) -> FileReport:
    """Read one article and pair its quotes with their paraphrases, without judging them."""
    try:
        sentences = segment(read(path))
    except ReadError as error:
        return FileReport(str(path), error=str(error))
    if not _recorded(sentences):
        return FileReport(str(path), notice=NO_RECORDING)
    return FileReport(str(path), align(sentences, encoder))


def _recorded(sentences: Iterable[Sentence]) -> bool:
    return any(sentence.verbatim for sentence in sentences)


def signature(tools: Tools) -> str:
    """Everything that decides the outcome: two runs with one signature on one text agree."""
    rules = hashlib.sha256(_source())
    rules.update(repr([(rule.name, str(rule.severity)) for rule in tools.rules]).encode())
    rules.update(repr((tools.pedantic, tools.authority.name)).encode())
    named = (version(), f"encoder:{tools.encoder.name}", f"contrast:{tools.contraster.name}")
    return "|".join((*named, f"rules:{rules.hexdigest()[:12]}"))


def version() -> str:
    """The program and its version, as a signature names them."""
    return f"aligner:{__version__}"


@cache
def _source() -> bytes:
    """The hash of the package's own code and tables."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for file in sorted(file for pattern in SOURCES for file in package.rglob(pattern)):
        digest.update(file.relative_to(package).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.digest()
