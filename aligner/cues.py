"""The conventions that announce a recording: where a cue stands and which speaker it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Cue:
    """An announcement of a recording: its own span, and that of the speaker's label (empty where nobody is named)."""

    span: Span
    label: Span


def cues(line: Span, extra: tuple[str, ...] = ()) -> Iterator[Cue]:
    """Yield the cues of a line, in order; `extra` are further announcing words of a newsroom's own."""
    folded, places = fold(line.text)
    patterns = [BRACKETED, SOUNDBITE]
    if extra:
        words = "|".join(re.escape(unicodedata.normalize("NFKC", word)) for word in extra)
        patterns.append(re.compile(BRACKETED.pattern.replace(WORDS, words), re.IGNORECASE))
    matches = sorted(
        (match for pattern in patterns for match in pattern.finditer(folded)), key=lambda match: match.start()
    )
    end = 0
    for match in matches:
        if match.start() >= end:
            end = match.end()
            yield _cue(line, match, places)


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
