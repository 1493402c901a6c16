"""The nouns of the house: frozen values that every room shares and none owns."""

from __future__ import annotations

import bisect
import datetime
import enum
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

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


class Piece(NamedTuple):
    """A stretch of a text, from `start` to the next piece, and where it stands in the file that the text was taken from.

    Where both are equally long, each code point stands for its own; otherwise the whole stands for the whole, as
    a curly mark does for `&ldquo;`.
    """

    start: int
    source_start: int
    source_end: int


@dataclass(frozen=True)
class Source:
    """What an article's text was taken from, where that is more than the text.

    `text` is the decoded file, by which lines and columns are counted. `pieces`, in order, cover the article's text,
    and one more stands behind it; none says that both texts count alike. `runs` are the offsets at which a document's runs begin.
    """

    text: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    runs: tuple[int, ...] = field(default=(), repr=False)

    def start_of(self, offset: int) -> int:
        """The place in the file of the code point at `offset` of the article's text."""
        return self._place(offset, 0) if self.pieces else offset

    def end_of(self, offset: int) -> int:
        """The place in the file behind the code point before `offset` of the article's text."""
        if not self.pieces:
            return offset
        return self._place(offset - 1, 1) if offset else self.start_of(0)

    def _place(self, offset: int, behind: int) -> int:
        """The place of the code point at `offset`, or the one `behind` it."""
        index = max(0, bisect.bisect_right(self.pieces, offset, key=_start) - 1)
        piece = self.pieces[index]
        following = self.pieces[index + 1].start if index + 1 < len(self.pieces) else None
        length = piece.source_end - piece.source_start
        if following is None or following - piece.start == length:
            return min(piece.source_start + offset - piece.start + behind, piece.source_end)
        return piece.source_end if behind else piece.source_start


def _start(piece: Piece) -> int:
    return piece.start


@dataclass(frozen=True)
class Comment:
    """A remark in the file that a reader of the article does not see: what it says, and the offset in the text where it stood.

    Between paragraphs, it stands at the one that follows. `source_start` is its own place in the file.
    """

    offset: int
    text: str
    source_start: int


@dataclass(frozen=True)
class Article:
    """A file as a reader sees it; `text` is never altered, and every span is one of offsets into it.

    A plain text is its own source. Of a marked-up file, `source` says where each piece of the text stands, and
    `comments` holds, in order, the comments that are not part of the text.
    """

    path: str
    text: str = field(repr=False)
    source: Source | None = field(default=None, compare=False, repr=False)
    comments: tuple[Comment, ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(ending.end() for ending in LINE_ENDING.finditer(self.source.text if self.source else self.text))]

    def source_start(self, offset: int) -> int:
        """The place in the file of the code point at `offset`."""
        return self.source.start_of(offset) if self.source else offset

    def source_end(self, offset: int) -> int:
        """The place in the file behind the code point before `offset`."""
        return self.source.end_of(offset) if self.source else offset

    def line_of(self, offset: int) -> int:
        """1-based number of the file's line that holds the code point at `offset`."""
        return self.line_at(self.source_start(offset))

    def column_of(self, offset: int) -> int:
        """1-based column, in the file, of the code point at `offset`, counted in code points."""
        return self.column_at(self.source_start(offset))

    def line_at(self, place: int) -> int:
        """1-based number of the file's line that holds the code point at `place` in the file."""
        return bisect.bisect_right(self._line_starts, place)

    def column_at(self, place: int) -> int:
        """1-based column of the code point at `place` in the file."""
        return place - self._line_starts[self.line_at(place) - 1] + 1


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A view on a stretch of an article: code points `start` to `end`, end exclusive.

    `start` and `end` count in the article's text, `source_start`, `source_end`, `line` and `column` in the file.
    """

    start: int
    end: int
    article: Article = field(compare=False, repr=False)

    @property
    def text(self) -> str:
        """The text seen through the span."""
        return self.article.text[self.start : self.end]

    @property
    def source_start(self) -> int:
        """Offset in the file of the first code point; an empty span stands behind what is before it."""
        return self.article.source_start(self.start) if self.start < self.end else self.source_end

    @property
    def source_end(self) -> int:
        """Offset in the file behind the last code point."""
        return self.article.source_end(self.end)

    @property
    def line(self) -> int:
        """1-based line of the first code point: of a .docx, the paragraph."""
        return self.article.line_at(self.source_start)

    @property
    def column(self) -> int:
        """1-based column of the first code point."""
        return self.article.column_at(self.source_start)

    @property
    def end_line(self) -> int:
        """1-based line of the place behind the last code point."""
        return self.article.line_at(self.source_end)

    @property
    def end_column(self) -> int:
        """1-based column of the place behind the last code point."""
        return self.article.column_at(self.source_end)

    @property
    def run(self) -> int | None:
        """1-based number, within the paragraph, of the run of a .docx that holds the first code point."""
        source = self.article.source
        if source is None or not source.runs:
            return None
        paragraph = self.source_start - self.column + 1
        before = bisect.bisect_left(source.runs, paragraph)
        return max(1, bisect.bisect_right(source.runs, self.source_start) - before)

    def part(self, start: int, end: int) -> Span:
        """The piece of this span from `start` to `end`, counted from the span's own start."""
        return Span(self.start + start, self.start + end, self.article)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Pair:
    """A run of quoted sentences with the run of reported sentences that renders it."""

    quote: tuple[Sentence, ...]
    paraphrase: tuple[Sentence, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
class Allowance:
    """What a newsroom lets pass: findings of some rules in some files, where the words are such.

    `path` is a pattern of the file's path, counted from the folder of the file where the allowance stands (`origin`, at
    `line`). `at` and `against` are the words of the finding's two places; `inside`, `before` and `after` are patterns of
    words in the place to mend and next to it, where `*` stands for anything. What is empty is not asked for. `expires`
    is the last day on which it holds.
    """

    rules: tuple[str, ...]
    path: str = ""
    at: str = ""
    against: str | None = None
    before: str = ""
    inside: str = ""
    after: str = ""
    reason: str = ""
    who: str = ""
    date: datetime.date | None = None
    expires: datetime.date | None = None
    origin: str = ""
    line: int = 0


@dataclass(frozen=True)
class Allowed:
    """A finding that is let pass: by what (comment, sidecar, configuration or baseline), where that stands, and why."""

    finding: Finding
    means: str
    origin: str
    line: int = 0
    reason: str = ""
    who: str = ""
    date: datetime.date | None = None
    expires: datetime.date | None = None


@dataclass(frozen=True)
class Lapse:
    """An allowance that is of no use, where it stands, and what to do about it.

    `kind` is unused-allowance, stale-baseline, expired-allowance or unknown-allowance.
    """

    kind: str
    path: str
    line: int
    message: str


@dataclass(frozen=True)
class FileReport:
    """One file's outcome; `error` is one clear line when the file could not be checked, `notice` a line worth saying.

    `article` is what was read, where it could be. `allowed` holds what was found and let pass; it is not among the findings.
    """

    path: str
    pairs: tuple[Pair, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    notice: str | None = None
    article: Article | None = None
    allowed: tuple[Allowed, ...] = ()


@dataclass(frozen=True)
class Report:
    """A whole run: every file's outcome, the rules that judged, and the signature of all that decided.

    `lapses` are the allowances that were of no use.
    """

    files: tuple[FileReport, ...]
    rules: tuple[Rule, ...]
    signature: str
    lapses: tuple[Lapse, ...] = ()


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
