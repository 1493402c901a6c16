"""Comments in an article -> allowances: `aligner: allow RULE, RULE until DAY -- reason`, and `allow-file`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from aligner.allow.paragraphs import Paragraphs
from aligner.allow.standing import Means, Standing
from aligner.allowance import day
from aligner.config import nearest
from aligner.domain import Allowance, Article, Comment, Lapse

OWN = re.compile(r"\s*aligner\s*:")
REASON = re.compile(r"\s(?:--|—|–)(?=\s|$)")
WORD = re.compile(r"[^\s,]+")
PARAGRAPH, FILE, UNTIL = "allow", "allow-file", "until"
UNKNOWN = "unknown-allowance"


@dataclass(frozen=True)
class Spoken:
    """What a comment says, and at which line."""

    line: int
    verb: str
    names: tuple[str, ...]
    reason: str
    expires: datetime.date | None


def comments(article: Article, rules: Collection[str]) -> Iterator[Standing | Lapse]:
    """Yield what an article's own comments let pass, and what cannot be understood of them; `rules` are all there are."""
    paragraphs = Paragraphs(article.text) if article.comments else None
    for comment in article.comments:
        opening = OWN.match(comment.text)
        if opening is None or paragraphs is None:
            continue
        line = article.line_at(comment.source_start)
        try:
            spoken = _spoken(comment.text[opening.end() :], line)
        except ValueError as error:
            yield Lapse(UNKNOWN, article.path, line, str(error))
            continue
        yield from _unknown(article.path, spoken, rules)
        known = tuple(name for name in spoken.names if name in rules)
        if known:
            yield _standing(article, comment, spoken, known, paragraphs)


def _spoken(text: str, line: int) -> Spoken:
    said, *reasons = REASON.split(text, maxsplit=1)
    verb, *names = WORD.findall(said) or [""]
    if verb not in (PARAGRAPH, FILE):
        raise ValueError(f"the comment must say 'allow' or 'allow-file' and the names of rules, and not {verb!r}")
    expires = None
    if len(names) > 1 and names[-2] == UNTIL:
        expires = day(names[-1], UNTIL)
        names = names[:-2]
    if not names:
        raise ValueError(f"the comment names no rule; write “aligner: {verb} RULE”")
    return Spoken(line, verb, tuple(dict.fromkeys(names)), "".join(reasons).strip(), expires)


def _unknown(path: str, spoken: Spoken, rules: Collection[str]) -> Iterator[Lapse]:
    for name in spoken.names:
        if name not in rules:
            yield Lapse(UNKNOWN, path, spoken.line, f"there is no rule {name!r}; {nearest(name, rules)}")


def _standing(
    article: Article, comment: Comment, spoken: Spoken, rules: tuple[str, ...], paragraphs: Paragraphs
) -> Standing:
    own = Allowance(rules, reason=spoken.reason, expires=spoken.expires, origin=article.path, line=spoken.line)
    stretch = None if spoken.verb == FILE else paragraphs.at(comment.offset)
    return Standing(own, Means.COMMENT, stretch)
