"""The conventions that announce a recording: where a cue stands and which speaker it names."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from aligner.domain import Span

KOREAN = ("녹취", "녹음", "육성", "음성", "인터뷰", "현장음")
CHINESE_AND_JAPANESE = ("録音", "音声", "録音音声", "录音", "錄音", "音频", "音頻", "同期声", "同期聲", "インタビュー")
CYRILLIC = ("запись", "аудио", "аудиозапись", "звукозапись", "синхрон", "запис", "аудіо", "аудіозапис", "звук")
LATIN = ("recording", "recorded audio", "audio", "sound bite", "soundbite", "sound", "actuality", "audio clip", "clip",
         "tape", "voice", "sot", "enregistrement", "grabación", "grabacion", "gravação", "gravacao", "aufnahme", "o-ton",
         "registrazione", "kayıt", "ses kaydı", "rekaman", "ghi âm")  # fmt: skip
WORDS = "|".join(re.escape(word) for word in sorted((*KOREAN, *CHINESE_AND_JAPANESE, *CYRILLIC, *LATIN), key=len)[::-1])

BRACKETED = re.compile(
    rf"[\[【(〔<◀]\s{{0,3}}(?:{WORDS})\s{{0,3}}(?:[:/|,·—–-]\s{{0,3}}(?P<label>[^\]】)〕>▶\[【]{{0,200}}))?[\]】)〕>▶]"
    r"(?:\s{0,3}(?P<after>[^\s:“”\"„«「][^:“”\"„«「.]{0,60}):)?",
    re.IGNORECASE,
)
SOUNDBITE = re.compile(
    r"(?:\d{1,3}\.\s{0,3})?SOUNDBITE\s{0,3}(?:\([^)\n]{1,40}\)\s{0,3})?:?(?P<label>[^“”\"\n]{0,300}?),?\s{0,3}SAYING\s{0,3}:"
)
COMBINING_JAMO = re.compile("[\u1160-\u11ff]")
SPEAKER = "speaker"
NO_QUOTE = '“”"„«「'
LONGEST_LABEL = 200
FEWEST_LETTERS = 2
BLANKS = re.compile(r"\s+")


class CueError(Exception):
    """A template that cannot announce a recording; the message is one line that says what to mend."""


@dataclass(frozen=True)
class Cue:
    """An announcement of a recording: its own span, and that of the speaker's label (empty where nobody is named)."""

    span: Span
    label: Span


def cues(line: Span, own: tuple[str, ...] = ()) -> Iterator[Cue]:
    """Yield the cues of a line, in order; `own` are templates of a newsroom's own labels."""
    folded, places = fold(line.text)
    patterns = (*map(template, own), BRACKETED, SOUNDBITE)
    matches = sorted(
        (match for pattern in patterns for match in pattern.finditer(folded)), key=lambda match: match.start()
    )
    end = 0
    for match in matches:
        if match.start() >= end:
            end = match.end()
            yield _cue(line, match, places)


@cache
def template(text: str) -> re.Pattern[str]:
    """The pattern of a label such as `[Sound bite: {speaker}]`, linear in time; raise CueError where it is none.

    Without a speaker the label names nobody; one that begins with the speaker begins the line. The label ends before
    the quotation. Only a template that is all in capitals tells capitals from small letters.
    """
    before, after = _parts(text)
    fixed = f"{before}{after or ''}"
    if sum(character.isalpha() for character in fixed) < FEWEST_LETTERS or fixed.replace(" ", "").isalnum():
        raise CueError(
            f"the cue {text!r} needs a word, and a mark such as a bracket or a colon, that prose does not have"
        )
    pattern = (rf"(?<!\w){_literal(before)}" if before else r"^\s{0,3}") + ("" if after is None else _label(after))
    return re.compile(pattern, 0 if fixed.isupper() else re.IGNORECASE)


def _parts(text: str) -> tuple[str, str | None]:
    """What stands before the speaker and what after; nothing is after where no speaker is named."""
    try:
        pieces = list(string.Formatter().parse(unicodedata.normalize("NFKC", text)))
    except ValueError as error:
        raise CueError(f"the cue {text!r} is no template ({error}); write {{{{ and }}}} for braces") from None
    fields = [field for _, field, _, _ in pieces if field is not None]
    if any(form or conversion for _, _, form, conversion in pieces) or fields not in ([], [SPEAKER]):
        raise CueError(f"the cue {text!r} may hold {{{SPEAKER}}}, once, and no other field")
    literals = [literal for literal, _, _, _ in pieces] + [""]
    if not fields:
        return "".join(literals).strip(), None
    at = next(number for number, (_, field, _, _) in enumerate(pieces) if field)
    return "".join(literals[: at + 1]).strip(), "".join(literals[at + 1 :]).strip()


def _label(after: str) -> str:
    """The pattern of a speaker's label, which ends at the next mark, at a phrase, or before the quotation."""
    if not after:
        return rf"\s{{0,3}}(?P<label>[^{NO_QUOTE}]{{0,{LONGEST_LABEL}}})"
    word = after[0].isalnum()
    others = NO_QUOTE if word else NO_QUOTE + re.escape(after[0])
    least = "?" if word else ""
    return rf"\s{{0,3}}(?P<label>[^{others}]{{0,{LONGEST_LABEL}}}{least})\s{{0,3}}{_literal(after)}"


def _literal(text: str) -> str:
    """The pattern of fixed words, with any white space between them."""
    pattern = r"\s{1,3}".join(re.escape(word) for word in BLANKS.split(text))
    return pattern + (r"(?!\w)" if text[-1].isalnum() else "")


def _cue(line: Span, match: re.Match[str], places: list[int]) -> Cue:
    groups = match.groupdict()
    name = next((group for group in ("label", "after") if (groups.get(group) or "").strip()), None)
    if name is None:
        start = end = match.end()
    else:
        start, end = match.span(name)
        label = match.group(name)
        start, end = start + len(label) - len(label.lstrip()), end - len(label) + len(label.rstrip())
    span = line.part(places[match.start()], places[match.end()])
    return Cue(span, line.part(places[start], places[end]))


def fold(text: str) -> tuple[str, list[int]]:
    """Fold a text for matching (NFKC: full-width marks, decomposed letters) and say where each folded character came from.

    The list has one more entry than the folded text: the length of the original.
    """
    folded: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and (unicodedata.combining(text[end]) or COMBINING_JAMO.match(text[end])):
            end += 1
        piece = unicodedata.normalize("NFKC", text[at:end])
        folded.append(piece)
        places.extend([at] * len(piece))
        at = end
    return "".join(folded), [*places, len(text)]
