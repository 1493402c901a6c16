"""What holds of any input: nothing breaks, every offset is true, and twice the same is found, in whatever order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import COLUMNS, ENDINGS, announcing, checking, comparing, counting, quoting, reading, segmenting, tools

from aligner.align import align
from aligner.contrast import contrast
from aligner.domain import Analysis, Article
from aligner.judge import judge
from aligner.mentions import mentions
from aligner.pipeline import check_article
from aligner.read import ReadError
from aligner.read.pairs import INPUT_FORMATS, table_of
from aligner.rules import RULES
from aligner.segment import segment

WORDS = (
    "[녹취: 황 대사]", "[Recording: Ms. Lee, minister]", "【録音：金】", "SOUNDBITE (English) MAYOR, ANA RUIZ, SAYING:",
    "“", "”", "‘", "’", '"', "«", "»", "said", "told", "he", "She", "they", "Ambassador", "Hwang", "Mr.", "Kim", "Nebenzya",
    "Nebenja", "U.S.", "UN", "Russia", "Ukraine", "South", "Korean", "Busan", "Pusan", "not", "never", "will", "would", "may",
    "must", "can’t", "unless", "before", "after", "more than", "less", "about", "460", "640km", "1,000", "1.5", "50 percent",
    "$5 million", "two thirds", "one in three", "half", "a dozen", "May 5", "2024", "Monday", "at 5 p.m.", "last year", "the",
    "missiles", "civilians", "citizens", "attack", "flew", "that", "and", "of", ".", ",", "?", "!", "…", "—", "-", "(", ")",
    "\n", "\n\n", "\r\n", "\r", "\u00a0", "\u200b", "\u2028", "\u0301", "é", "𝐀", "ﬁ", "İ", "ß", "한", "\u1112\u1161\u11ab",
    "<!-- aligner: allow changed-word -- agreed -->", "<p>", "&ldquo;", "**", "> ", "| a |", "<b hidden>",
)  # fmt: skip
prose = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
texts = st.one_of(
    prose, st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.lists(prose, max_size=4).map("\n\n".join)
)
often = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
seldom = settings(often, max_examples=40)


@pytest.mark.parametrize("law", [announcing, segmenting, quoting, counting])
def test_every_step_keeps_its_law(law: Callable[[str], None]) -> None:
    often(given(texts)(law))()


@seldom
@given(texts)
def test_an_article_is_checked_and_reported_whole(text: str) -> None:
    checking(f"[Recording: Ms. Lee, minister] “{text}”\n\nMinister Lee said, “{text}” and left.\n")


@often
@given(st.one_of(texts.map(str.encode), st.binary(max_size=300)), st.sampled_from(ENDINGS))
def test_a_file_of_any_kind_is_read_or_refused(content: bytes, ending: str) -> None:
    reading(b"word " + content, ending)
    reading(content, ending)


@seldom
@given(texts, texts, st.sampled_from(INPUT_FORMATS))
def test_a_file_of_pairs_of_any_kind_is_read_or_refused(quote: str, paraphrase: str, style: str) -> None:
    comparing(f"verbatim\tparaphrase\n{quote}\t{paraphrase}\n".encode(), "tsv")
    comparing(quote.encode(), style)


@often
@given(st.text(max_size=30), st.sampled_from(("csv", "tsv")))
def test_a_refusal_names_what_stands_there_in_one_line(name: str, style: str) -> None:
    with pytest.raises(ReadError) as refused:
        table_of(f'"{name}","x{name}"\n1,2\n'.encode("utf-8", "replace") + b"a", style, COLUMNS)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 500


@seldom
@given(st.lists(prose, min_size=2, max_size=4, unique=True))
def test_an_article_is_judged_alike_whatever_was_checked_before(bodies: list[str]) -> None:
    articles = [
        Article(f"{at}.txt", f"[Recording: Ms. Lee] “{body}”\n\nMs. Lee said {body}.") for at, body in enumerate(bodies)
    ]
    first = {article.path: check_article(article, tools()) for article in articles}
    again = {article.path: check_article(article, tools()) for article in reversed(articles)}
    assert first == again


@seldom
@given(prose)
def test_the_order_of_the_rules_decides_nothing(body: str) -> None:
    article = Article("a.txt", f"[Recording: Ms. Lee] “{body}”\n\nMs. Lee said {body}.")
    sentences = segment(article)
    pairs = align(sentences, tools().encoder)
    differences = contrast(pairs, sentences, tools().contraster)
    analysis = Analysis(article, sentences, pairs, differences, mentions(sentences))
    assert judge(analysis, RULES, pedantic=True) == judge(analysis, RULES[::-1], pedantic=True)
