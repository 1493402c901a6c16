"""The flow in order: read, segment, align, contrast, judge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from aligner import __version__
from aligner.align import align
from aligner.cache import RememberingComparer, RememberingEncoder, RememberingReader, Store, remembered
from aligner.config import Settings
from aligner.contrast import Contraster, VectorComparer, contrast, load_contraster
from aligner.domain import Analysis, Article, FileReport, Remark, Rule, Sentence, Severity
from aligner.encode import DEFAULT, Encoder, load_encoder
from aligner.glossary import CAUSE, Glossary, heeding, load_glossary, with_forbidden
from aligner.judge import judge
from aligner.mentions import Authority, load_authority, mentions
from aligner.read import ReadError, read
from aligner.rules import RULES
from aligner.segment import segment

NO_RECORDING = "no recording is announced in this article, so there is nothing to compare its quotations with"
SOURCES = ("*.py", "*.toml")


@dataclass(frozen=True)
class Tools:
    """All that decides what is found: the models, the rules in force, and what the newsroom itself has settled.

    `graded` names the rules that have one severity for all that they say. The `store` decides nothing: it remembers
    what was found before.
    """

    encoder: Encoder
    contraster: Contraster
    rules: tuple[Rule, ...]
    pedantic: bool = False
    authority: Authority = field(default_factory=load_authority)
    glossary: Glossary = field(default_factory=Glossary)
    cues: tuple[str, ...] = ()
    graded: tuple[str, ...] = ()
    store: Store | None = None


def load_tools(settings: Settings, store: Store | None = None) -> Tools:
    """Load the models and lists that the settings ask for, and choose the rules.

    Raise ModelError, AuthorityError or GlossaryError where one cannot be had.
    """
    return equip(settings, load_models(settings.encoder, store), store)


def load_models(encoder: str = "", store: Store | None = None) -> Contraster:
    """Load an encoder, and what contrasts pairs with its help; they ask the store first what they are asked."""
    models = load_contraster(load_encoder(encoder or DEFAULT))
    return models if store is None else _remembering(models, store, alone=encoder in ("", DEFAULT))


def _remembering(models: Contraster, store: Store, *, alone: bool) -> Contraster:
    """Models with a memory; vectors are remembered only of an encoder that reads each text `alone`."""
    reader = RememberingReader(models.model, store) if models.model else None
    if not alone:
        return replace(models, model=reader)
    comparer = RememberingComparer(VectorComparer(models.encoder), store)
    return Contraster(RememberingEncoder(models.encoder, store), reader, comparer)


def equip(settings: Settings, models: Contraster, store: Store | None = None) -> Tools:
    """Load the lists that the settings ask for, and choose the rules, for models that are there already."""
    authority, glossary = load_authority(settings.names), load_glossary(settings.glossary)
    rules = rules_in_force(settings)
    if not any(rule.name == CAUSE for rule in rules):
        glossary = glossary.forbidding_nothing()
    rules = tuple(heeding(rule, glossary) for rule in rules)
    graded = tuple(name for name, _ in settings.severities)
    return Tools(models.encoder, models, rules, settings.pedantic, authority, glossary, settings.cues, graded, store)


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
    """Segment, align, contrast and judge one article, unless the store remembers what that finds."""
    if tools.store is None:
        return _checked(article, tools)
    report = remembered(tools.store, signature(tools), article, partial(_checked, tools=tools))
    tools.store.flush()
    return report


def _checked(article: Article, tools: Tools) -> FileReport:
    sentences = segment(article, tools.cues)
    if not _recorded(sentences):
        return FileReport(article.path, notice=NO_RECORDING, article=article)
    pairs = align(sentences, tools.encoder)
    differences = with_forbidden(contrast(pairs, sentences, tools.contraster), pairs, tools.glossary)
    analysis = Analysis(article, sentences, pairs, differences, mentions(sentences, tools.authority))
    findings = judge(analysis, tools.rules, pedantic=tools.pedantic)
    return FileReport(article.path, pairs, findings, article=article)


def pair(path: str | Path, encoder: Encoder, own_cues: tuple[str, ...] = ()) -> FileReport:
    """Read one article and pair its quotes with their paraphrases, without judging them."""
    try:
        sentences = segment(read(path), own_cues)
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
    rules.update(repr((tools.pedantic, tools.authority.name, tools.glossary.name, tools.cues, tools.graded)).encode())
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
