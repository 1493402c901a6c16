"""Reports made by hand, for the tests of their formats."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.domain import (
    Analysis,
    Article,
    FileReport,
    Kind,
    Lapse,
    Pair,
    Remark,
    Report,
    Rule,
    Sentence,
    Severity,
    Source,
    Span,
)
from aligner.judge import judge
from aligner.report import FORMATS, Layout

SIGNATURE = "aligner:0|encoder:none|contrast:none|rules:0123456789ab"
PAGE = """A word that changed.

It says {more} than the speaker did.

Bad:

    [Recording: Ms. Lee] “A march.”

    She spoke of a «riot».

Good:

    [Recording: Ms. Lee] “A march.”

    She spoke of a march."""


@dataclass(frozen=True)
class Said:
    """What a rule is made to say: the words to mend, those held against it, and the rest of the finding."""

    at: str
    against: str | None = None
    message: str = "The two differ."
    severity: Severity = Severity.ERROR
    suggestion: str | None = None
    kind: Kind = Kind.MEANING
    confidence: float = 0.9

    @property
    def rule(self) -> str:
        return f"changed-{self.kind}"


def span(words: str, article: Article) -> Span:
    """The first place where an article has these words."""
    start = article.text.index(words)
    return Span(start, start + len(words), article)


def file(text: str, *said: Said, path: str = "article.txt", source: Source | None = None) -> FileReport:
    """One article in which these things were found; its first line is the recording and the rest the paraphrase."""
    article = Article(path, text, source)
    first, _, rest = text.partition("\n")
    quote = Sentence(span(first, article), Span(0, 0, article))
    pairs = (Pair((quote,), (Sentence(span(rest, article)),), 0.9),) if rest else ()
    remarks = {kind: [_remark(one, article) for one in said if one.kind is kind] for kind in Kind}
    findings = judge(Analysis(article, ()), [_rule(kind, remarks[kind]) for kind in Kind if remarks[kind]])
    return FileReport(path, pairs, findings, article=article)


def report(*files: FileReport, lapses: tuple[Lapse, ...] = ()) -> Report:
    """A whole run over these articles."""
    return Report(files, tuple(_rule(kind, []) for kind in Kind), SIGNATURE, lapses)


def rendered(style: str, *files: FileReport, lapses: tuple[Lapse, ...] = ()) -> str:
    """A run over these articles, in one format."""
    return FORMATS[style](report(*files, lapses=lapses), Layout())


def _remark(said: Said, article: Article) -> Remark:
    against = span(said.against, article) if said.against is not None else None
    at = span(said.at, article)
    return Remark(at, against, said.message, said.confidence, said.suggestion, said.severity)


def _rule(kind: Kind, remarks: list[Remark]) -> Rule:
    return Rule(f"changed-{kind}", kind, Severity.WARNING, PAGE, lambda _: iter(remarks))


QUOTE = "[녹취: 𝐀 대사] “It was a simulated attack by Nebenzya.”"
TEXT = f"{QUOTE}\n네벤자 said Nebenja told of a fake attack.\n"
WORD = Said("fake", "simulated", "“fake” is not “simulated”.")
NAME = Said("Nebenja", "Nebenzya", "One spelling.", Severity.WARNING, "Nebenzya", Kind.NAME)
NOTE = Said("told", None, "Who?", Severity.NOTE, kind=Kind.SPEAKER)
LAPSE = Lapse("unused-allowance", "aligner.toml", 7, "Nothing needs this.")
UNREAD = FileReport("broken.txt", error="the file is empty")
QUIET = FileReport("quiet.txt", notice="no recording")
WHOLE = (file(TEXT, WORD, NAME, NOTE), UNREAD, QUIET)
