"""The nouns of the house: frozen values that every room shares and none owns."""

from __future__ import annotations

import bisect
import enum
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

LINE_ENDING = re.compile(r"\r\n|\n|\r")


class Severity(enum.StrEnum):
    """How much a finding matters: an error misleads readers, a warning wants a look, a note is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Order of gravity: 0 is the gravest."""
        return list(Severity).index(self)


class Kind(enum.StrEnum):
    """What went wrong, in the families that a reader tells apart."""

    MEANING = "meaning"
    OMISSION = "omission"
    ADDITION = "addition"
    FIGURE = "figure"
    NAME = "name"
    SPEAKER = "speaker"
    QUOTATION = "quotation"


@dataclass(frozen=True)
class Article:
    """A file as it was read; `text` is never altered, so every offset is an offset into it."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(ending.end() for ending in LINE_ENDING.finditer(self.text))]

    def line_of(self, offset: int) -> int:
        """1-based number of the line that holds the code point at `offset`."""
        return bisect.bisect_right(self._line_starts, offset)

    def column_of(self, offset: int) -> int:
        """1-based column of the code point at `offset`, counted in code points."""
        return offset - self._line_starts[self.line_of(offset) - 1] + 1


@dataclass(frozen=True, order=True)
class Span:
    """A view on a stretch of an article: code points `start` to `end`, end exclusive."""

    start: int
    end: int
    article: Article = field(compare=False, repr=False)

    @property
    def text(self) -> str:
        """The text seen through the span."""
        return self.article.text[self.start : self.end]

    @property
    def line(self) -> int:
        """1-based line of the first code point."""
        return self.article.line_of(self.start)

    @property
    def column(self) -> int:
        """1-based column of the first code point."""
        return self.article.column_of(self.start)

    def part(self, start: int, end: int) -> Span:
        """The piece of this span from `start` to `end`, counted from the span's own start."""
        return Span(self.start + start, self.start + end, self.article)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Sentence:
    """A sentence, or the part of one that says one thing.

    `speaker` is the span of the label that announces the recording (empty where the cue names nobody) and makes
    the sentence verbatim; a reported sentence has none. `quoted` are the stretches of a reported sentence that
    stand between quotation marks, marks excluded; an unclosed one runs to the end of the sentence.
    """

    span: Span
    speaker: Span | None = None
    quoted: tuple[Span, ...] = ()

    @property
    def verbatim(self) -> bool:
        """Whether these are the words of a recording."""
        return self.speaker is not None

    @property
    def text(self) -> str:
        """The sentence's text."""
        return self.span.text


@dataclass(frozen=True)
class Pair:
    """A run of quoted sentences with the run of reported sentences that renders it."""

    quote: tuple[Sentence, ...]
    paraphrase: tuple[Sentence, ...]
    similarity: float


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands, its lemma in lower case, and its coarse part of speech.

    `pos` is one of noun, name, verb, adjective, adverb, number, function, punctuation.
    """

    span: Span
    lemma: str
    pos: str

    @property
    def text(self) -> str:
        """The word as written."""
        return self.span.text

    @property
    def content(self) -> bool:
        """Whether the word carries meaning of its own."""
        return self.pos not in ("function", "punctuation")


@dataclass(frozen=True)
class Link:
    """One word or phrase of the quote that stands for one of the paraphrase: indices into the bitext's words.

    `same` says that the two are one thing by form, lemma or the table of equivalents; `strength` is the
    contextual similarity from 0 to 1.
    """

    quote: tuple[int, ...]
    paraphrase: tuple[int, ...]
    same: bool
    strength: float


@dataclass(frozen=True)
class Bitext:
    """A pair, word by word: both sides' words, what stands for what, and how surely each word's meaning is kept.

    `quote_divergence` and `paraphrase_divergence` hold, for each word, the probability from 0 to 1 that an
    editor would mark it as changed, missing or added; `divergence` is that of the whole pair.
    """

    pair: Pair
    quote: tuple[Word, ...]
    paraphrase: tuple[Word, ...]
    links: tuple[Link, ...]
    quote_divergence: tuple[float, ...] = ()
    paraphrase_divergence: tuple[float, ...] = ()
    divergence: float = 0.0


@dataclass(frozen=True)
class Difference:
    """What a pair's two sides do not share.

    `cause` names the rule that may speak of it; `why` is a plain English sentence; `divergence` is the probability
    from 0 to 1 that an editor would call it a fault. One side is missing in an omission or an addition.
    """

    cause: str
    quote: Span | None
    paraphrase: Span | None
    divergence: float
    severity: Severity
    why: str
    pair: Pair
    suggestion: str | None = None


@dataclass(frozen=True)
class Listed:
    """Somebody whom a list of names knows: the spellings that it takes for right, and what it says of them.

    `names` are whole names, the canonical one first; `surnames` and `given` their parts, in the same order. `native`
    are spellings in other scripts. `gender` is female, male or empty. `own` says that the newsroom itself made the list.
    """

    names: tuple[str, ...]
    surnames: tuple[str, ...]
    given: tuple[str, ...]
    native: tuple[str, ...] = ()
    role: str = ""
    body: str = ""
    country: str = ""
    gender: str = ""
    source: str = ""
    own: bool = True

    @property
    def canonical(self) -> str:
        """The name as the list would have it."""
        return self.names[0]


@dataclass(frozen=True)
class Mention:
    """A place where somebody or something is named; mentions of one bearer share the `entity`.

    `kind` is name (in the reporter's words), label (of a recording), pronoun (with which the reporter credits words),
    country or place (anywhere; `role` tells whether by name, adjective or capital), or word (a capitalised word that is
    also written with other marks). Of a person, `role` is the office given here, in the words at `role_span`, and
    `spelling` the surname as written here, `given` the other names. `gender` (female or male) is what this place says of the
    bearer, `evidence` how it does; without `sure` it is only likely. `reading` tells how well the name reads from the
    bearer's label (0 is to the letter, below that are doubts), `expected` what the label itself would read, and `unread`
    the letters that nothing in the label stands for. `office` is what the label calls the bearer, in English; `renders`
    says that the words here give that office, `other_office` spans those that give another one. `speaks` says that words
    are credited to the bearer here. `listed` is what a list of names knows of the bearer, and `unlisted` spans the parts
    of the name here, other names or surname, that are near to the list's without being among them.
    """

    span: Span
    entity: str
    role: str = ""
    spelling: str = ""
    kind: str = "name"
    script: str = "latin"
    given: str = ""
    gender: str = ""
    evidence: str = ""
    sure: bool = False
    reading: float | None = None
    expected: str = ""
    unread: str = ""
    office: str = ""
    renders: bool = False
    role_span: Span | None = None
    other_office: Span | None = None
    speaks: bool = False
    listed: Listed | None = None
    unlisted: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Analysis:
    """All that is known of an article: the one thing every rule is given."""

    article: Article
    sentences: tuple[Sentence, ...]
    pairs: tuple[Pair, ...] = ()
    differences: tuple[Difference, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Remark:
    """What a rule yields: the place to mend, the place it is held against, and why it matters.

    `severity` overrides the rule's own where one case is graver or milder than the rule at large.
    """

    at: Span
    against: Span | None
    message: str
    confidence: float = 1.0
    suggestion: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True)
class Rule:
    """One rule: its name, family, usual severity, page and judgement."""

    name: str
    kind: Kind
    severity: Severity
    page: str = field(repr=False)
    judge: Callable[[Analysis], Iterator[Remark]] = field(repr=False)

    @property
    def summary(self) -> str:
        """The first line of the rule's page."""
        return self.page.split("\n", 1)[0].strip()


@dataclass(frozen=True)
class Finding:
    """What the house makes of a remark."""

    rule: str
    severity: Severity
    message: str
    at: Span
    against: Span | None
    confidence: float
    suggestion: str | None
    fingerprint: str


@dataclass(frozen=True)
class FileReport:
    """One file's outcome; `error` is one clear line when the file could not be checked, `notice` a line worth saying."""

    path: str
    pairs: tuple[Pair, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    notice: str | None = None


@dataclass(frozen=True)
class Report:
    """A whole run: every file's outcome, the rules that judged, and the signature of all that decided."""

    files: tuple[FileReport, ...]
    rules: tuple[Rule, ...]
    signature: str


@dataclass(frozen=True)
class Comparison:
    """A given pair's outcome: how surely its meaning changed, from 0 to 1, and what was found.

    `error` is one clear line when the row could not be compared.
    """

    identifier: str
    divergence: float = 0.0
    findings: tuple[Finding, ...] = ()
    error: str | None = None


@dataclass(frozen=True)
class ComparisonReport:
    """A whole run over given pairs."""

    pairs: tuple[Comparison, ...]
    rules: tuple[Rule, ...]
    signature: str
