"""Cues: every convention that announces a recording, and what merely looks like one."""

from __future__ import annotations

import re
import timeit
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.cues import CueError, cues, fold, template
from aligner.domain import Article, Span

ANNOUNCED = [
    ("[녹취: 우드 차석대사] “Yes.”", "우드 차석대사"),
    ("[녹음: 김 장관] “Yes.”", "김 장관"),
    ("［녹취： 황 대사］“Yes.”", "황 대사"),
    ("【録音：孫報道官】“Yes.”", "孫報道官"),
    ("（音声：高橋氏）“Yes.”", "高橋氏"),
    ("[录音：耿爽] “Yes.”", "耿爽"),
    ("[音频：王毅] “Yes.”", "王毅"),
    ("[Запись: министр обороны Озолиньш] “Yes.”", "министр обороны Озолиньш"),
    ("[Recording: Kenji Hayashi, diver] “Yes.”", "Kenji Hayashi, diver"),
    ("[Audio: Mayor Lopez] “Yes.”", "Mayor Lopez"),
    ("[AUDIO] “Yes.”", ""),
    ("[녹취] 우드 차석대사: “Yes.”", "우드 차석대사"),
    ("SOUNDBITE (English) NATO SPOKESPERSON, FARIDA BENHADDOU, SAYING: “Yes.”", "NATO SPOKESPERSON, FARIDA BENHADDOU"),
    ("4. SOUNDBITE (Spanish) MAYOR, ANA RUIZ, SAYING:", "MAYOR, ANA RUIZ"),
    ("He left. [녹취: 황 대사] “Yes.”", "황 대사"),
]
QUIET = [
    "The recording was played in court.",
    "[Yonhap] Seoul said so.",
    "He said (in Korean) that it was over.",
    "[Sound asleep, the guard] missed it.",
    "A soundbite: that is all he wanted.",
]


def _line(text: str) -> Span:
    return Span(0, len(text), Article("article.txt", text))


@pytest.mark.parametrize(("text", "label"), ANNOUNCED)
def test_a_cue_names_its_speaker(text: str, label: str) -> None:
    (cue,) = cues(_line(text))
    assert cue.label.text == label


FORMS: tuple[Literal["NFC", "NFD", "NFKD"], ...] = ("NFC", "NFD", "NFKD")


@pytest.mark.parametrize("form", FORMS)
def test_a_cue_is_known_in_every_normal_form(form: Literal["NFC", "NFD", "NFKD"]) -> None:
    text = unicodedata.normalize(form, "[녹취: 우드 차석대사] “Yes.”")
    (cue,) = cues(_line(text))
    assert unicodedata.normalize("NFC", cue.label.text) == "우드 차석대사"
    assert text[cue.span.end :] == " “Yes.”"


@pytest.mark.parametrize("text", QUIET)
def test_prose_announces_nothing(text: str) -> None:
    assert not list(cues(_line(text)))


def test_a_newsroom_has_cues_of_its_own() -> None:
    (cue,) = cues(_line("[Ljud: Anna Berg] “Yes.”"), ("[Ljud: {speaker}]",))
    assert cue.label.text == "Anna Berg"


@given(st.text(max_size=60))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded, places = fold(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


OWN = [
    ("[Ljud: {speaker}]", "[Ljud: Anna Berg] “Yes.”", "Anna Berg"),
    ("[Ljud: {speaker}]", "［LJUD：Anna Berg］ “Yes.”", "Anna Berg"),
    ("SOT {speaker}:", "SOT  Kim Y. J.: “Yes.”", "Kim Y. J."),
    ("Clip: {speaker}", "He left. Clip: Anna Berg “Yes.”", "Anna Berg"),
    ("{speaker} (on tape):", "Anna Berg (on tape): “Yes.”", "Anna Berg"),
    ("[Clip] {speaker} says:", "[Clip] Anna Berg says: “Yes.”", "Anna Berg"),
    ("[On tape]", "[On tape] “Yes.”", ""),
    ("{{{speaker}}} said:", "{Anna Berg} said: “Yes.”", "Anna Berg"),
]
UNLIKE = [
    ("SOT {speaker}:", "A sot said: “Yes.”"),
    ("Clip: {speaker}", "A paperclip: mine."),
    ("{speaker} (on tape):", "He heard “Anna Berg (on tape): yes.”"),
    ("[On tape]", "On tape he said “Yes.”"),
]
NO_TEMPLATES = [
    "",
    "Clip",
    "[{speaker}]",
    "[Clip {name}]",
    "[Clip {speaker} {speaker}]",
    "[Clip {speaker!r}]",
    "[Clip {",
]


@pytest.mark.parametrize(("own", "text", "label"), OWN)
def test_a_template_names_its_speaker(own: str, text: str, label: str) -> None:
    (cue,) = cues(_line(text), (own,))
    assert cue.label.text.strip() == label


@pytest.mark.parametrize(("own", "text"), UNLIKE)
def test_prose_is_like_no_template(own: str, text: str) -> None:
    assert not list(cues(_line(text), (own,)))


@pytest.mark.parametrize("text", NO_TEMPLATES)
def test_a_template_that_announces_nothing_is_refused(text: str) -> None:
    with pytest.raises(CueError, match=re.escape(repr(text))):
        template(text)


@pytest.mark.parametrize("own", ["[Ljud: {speaker}]", "aa {speaker} said so:", "{speaker} (aa) aa:"])
def test_a_template_is_found_in_linear_time(own: str) -> None:
    pattern, part = template(own), own.partition("{")[0] or "aa ("

    def time(length: int) -> float:
        text = part * length
        return min(timeit.repeat(lambda: list(pattern.finditer(text)), number=1, repeat=5))

    assert time(16000) < 8 * time(4000) + 0.01
