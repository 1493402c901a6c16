"""Glossaries: what is forbidden is found, what is allowed is no finding, and a fault in one is told with its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Run

from aligner.config import Settings
from aligner.domain import Analysis, Article, Finding, Pair, Remark, Rule, Sentence, Severity, Span
from aligner.glossary import Glossary, GlossaryError, heeding, load_glossary, read_glossary, with_forbidden
from aligner.pipeline import Tools, check_article, equip, signature
from aligner.rules.changed_word import changed_word
from aligner.rules.dropped_content import dropped_content
from aligner.rules.forbidden_rendering import forbidden_rendering

HEADER = "term,allowed,forbidden,note\n"
TBX = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1">
 <langSec xml:lang="en-GB">
  <termSec><term>fake attack</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
  <termSec><term>mock attack</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
  <termSec><term>simulated attack</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
 </langSec>
 <langSec xml:lang="ko"><termSec><term>모의 공격</term></termSec></langSec>
</conceptEntry>
</body></text></tbx>
"""
MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX"><text><body><termEntry id="1">
<langSet xml:lang="en"><ntig><termGrp><term>civilian</term></termGrp></ntig>
<ntig><termGrp><term>citizen</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig>
</langSet></termEntry></body></text></martif>
"""
FAULTS = {
    "trem,allowed\na,b\n": "1: there is no column 'trem'; did you mean 'term'?",
    "allowed,forbidden\na,b\n": "1: the first line must name the columns: term, allowed, forbidden, note",
    "term,allowed\nattack,\n": "2: 'attack' has no rendering, neither allowed nor forbidden",
    "term,allowed\n,raid\n": "2: the row has no term",
    "term,allowed,forbidden\na,b,c\nattack,raid;strike,strike\n": "3: 'strike' is both allowed and forbidden",
    "term,allowed\nattack,raid,strike\n": "2: the row has more cells than the header has columns",
    "term,allowed\nattack,…\n": "2: '…' holds no word",
}


def glossary(*rows: str) -> Glossary:
    return Glossary(read_glossary("g.csv", (HEADER + "\n".join(rows)).encode()))


def pair(quote: str, paraphrase: str) -> Pair:
    article = Article("a.txt", f"{quote}\n{paraphrase}")
    own = Sentence(Span(0, len(quote), article), Span(0, 0, article))
    return Pair((own,), (Sentence(Span(len(quote) + 1, len(article.text), article)),), 0.9)


def forbidden(own: Glossary, quote: str, paraphrase: str) -> list[str]:
    found = with_forbidden((), (pair(quote, paraphrase),), own)
    return [difference.paraphrase.text for difference in found if difference.paraphrase]


def left(rule: Rule, own: Glossary, quote: str, paraphrase: str, at: str, against: str | None) -> list[Remark]:
    """What a rule that points at some words still says where a glossary is heeded."""
    both = pair(quote, paraphrase)
    article = both.quote[0].span.article

    def place(words: str) -> Span:
        start = article.text.rindex(words)
        return Span(start, start + len(words), article)

    def judge(_: Analysis) -> Iterator[Remark]:
        yield Remark(
            place(at), Span(start := quote.index(against), start + len(against), article) if against else None, ""
        )

    return list(heeding(replace(rule, judge=judge), own).judge(Analysis(article, (), (both,))))


ATTACK = glossary("simulated attack,simulated attack;mock attack,fake attack,it deceives nobody")


@pytest.mark.parametrize(
    "said", ["It was a fake attack.", "Fake attacks, he said.", "FAKE ATTACK, HE SAID.", "It was a fake-attack."]
)
def test_a_forbidden_rendering_is_found_in_every_inflection(said: str) -> None:
    assert len(forbidden(ATTACK, "They were simulated attacks.", said)) == 1


def test_it_says_why_and_what_to_write_instead() -> None:
    (found,) = with_forbidden((), (pair("A simulated attack.", "A fake attack."),), ATTACK)
    assert (
        found.why
        == "The speaker said “simulated attack”, the paraphrase says “fake attack”: it deceives nobody (g.csv:2)."
    )
    assert (found.suggestion, found.severity, found.divergence) == ("simulated attack", Severity.ERROR, 1.0)
    assert found.quote is not None
    assert found.quote.text == "simulated attack"


@pytest.mark.parametrize(
    ("quote", "paraphrase"),
    [
        ("It was an attack.", "It was a fake attack."),
        ("It was a simulated attack.", "It was a mock attack."),
        ("A simulated attack is not a fake attack.", "A mock attack is not a fake attack."),
    ],
)
def test_it_is_silent_without_the_term_and_where_the_speaker_said_both(quote: str, paraphrase: str) -> None:
    assert forbidden(ATTACK, quote, paraphrase) == []


def test_a_longer_allowed_rendering_and_another_concept_are_no_fault() -> None:
    assert forbidden(glossary("drill,attack drill,attack"), "A drill.", "An attack drill.") == []
    two = glossary("charge,accusation,fee", "charge,fee,accusation")
    assert forbidden(two, "The charge is high.", "The fee is high.") == []


def test_a_term_may_be_forbidden_as_its_own_rendering() -> None:
    assert forbidden(glossary("DPRK,North Korea,DPRK"), "The DPRK fired.", "The DPRK fired.") == ["DPRK"]


def test_capitals_in_a_glossary_count() -> None:
    own = glossary("Pole,,pole")
    assert forbidden(own, "The pole broke.", "The pole broke.") == []
    assert forbidden(glossary("Polish,Polish,Slavic"), "He is Polish.", "He is Slavic.") == ["Slavic"]
    assert forbidden(glossary("Polish,Polish,Slavic"), "Do polish it.", "Do it the Slavic way.") == []


def test_what_is_allowed_is_no_finding_of_another_rule() -> None:
    own = glossary("civilian,citizen,")
    said = ("They killed civilians there.", "They killed citizens there.")
    assert left(changed_word, own, *said, "citizens", "civilians") == []
    assert len(left(changed_word, own, *said, "citizens there", "killed")) == 1
    assert len(left(changed_word, Glossary(), *said, "citizens", "civilians")) == 1


def test_a_part_of_a_term_is_not_missed_where_its_rendering_stands() -> None:
    own = glossary("permanent representative,ambassador,")
    rendered = ("The permanent representative left.", "The ambassador left.")
    assert left(dropped_content, own, *rendered, "permanent", None) == []
    lost = ("The permanent representative left.", "The minister left.")
    assert len(left(dropped_content, own, *lost, "permanent", None)) == 1


@pytest.mark.parametrize(
    ("name", "text"), [("g.tbx", TBX), ("g.csv", HEADER + "simulated attack,mock attack,fake attack,")]
)
def test_both_kinds_of_file_say_the_same(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    own = load_glossary([str(tmp_path / name)])
    assert forbidden(own, "It was a simulated attack.", "It was a fake attack.") == ["fake attack"]
    assert forbidden(own, "It was a simulated attack.", "It was a mock attack.") == []


def test_the_older_form_of_a_termbase_is_read() -> None:
    (entry,) = read_glossary("old.tbx", MARTIF.encode())
    assert (entry.terms, entry.forbidden) == (("civilian",), ("citizen",))


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_in_a_table_is_told_with_its_line(text: str) -> None:
    with pytest.raises(GlossaryError) as fault:
        read_glossary("g.csv", text.encode())
    assert str(fault.value) == f"g.csv:{FAULTS[text]}"


@pytest.mark.parametrize(
    "text",
    [
        "<tbx>",
        "<html/>",
        '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><tbx>&b;</tbx>',
        '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
    ],
)
def test_a_broken_or_hostile_termbase_is_one_line(text: str) -> None:
    with pytest.raises(GlossaryError) as fault:
        read_glossary("g.tbx", text.encode())
    assert str(fault.value).startswith("g.tbx: ")
    assert "\n" not in str(fault.value)


ARTICLE = (
    "[Recording: Mr. Hwang] “From our point of view, it amounts to a simulated attack.”\n\n"
    "He noted, “From our point of view, it amounts to a {}.”\n"
)


def findings(tools: Tools, rendering: str) -> list[Finding]:
    return list(check_article(Article("a.txt", ARTICLE.format(rendering)), tools).findings)


def test_in_an_article_the_glossary_speaks_alone_of_its_words(tools: Tools, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text(HEADER + "simulated attack,sham attack,fake attack,\n", encoding="utf-8")
    own = equip(Settings(glossary=(str(tmp_path / "g.csv"),)), tools.contraster)
    assert [finding.rule for finding in findings(tools, "fake attack")] == ["loaded-word"]
    assert [finding.rule for finding in findings(own, "fake attack")] == ["forbidden-rendering"]
    assert findings(tools, "sham attack") != []
    assert findings(own, "sham attack") == []
    deaf = equip(Settings(glossary=(str(tmp_path / "g.csv"),), ignore=(forbidden_rendering.name,)), tools.contraster)
    assert [finding.rule for finding in findings(deaf, "fake attack")] == ["loaded-word"]


def test_the_signature_holds_the_glossary_and_the_cues(tools: Tools) -> None:
    others = (replace(tools, glossary=Glossary((), "other")), replace(tools, cues=("[Ljud: {speaker}]",)))
    assert len({signature(tools), *map(signature, others)}) == 3


def test_the_command_line_reads_it_from_the_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text(HEADER + "simulated attack,,fake attack,\n", encoding="utf-8")
    (tmp_path / "aligner.toml").write_text(
        'glossary = ["g.csv"]\n[severities]\nforbidden-rendering = "note"\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text(ARTICLE.format("fake attack"), encoding="utf-8")
    ran = run("check", "a.txt", "--select", "forbidden-rendering", "--format", "json")
    (finding,) = json.loads(ran.out)["files"][0]["findings"]
    assert (ran.status, finding["severity"], finding["suggestion"]) == (0, "note", "simulated attack")
    (tmp_path / "g.csv").write_text("trem,allowed\n", encoding="utf-8")
    ran = run("check", "a.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"aligner: {tmp_path}/g.csv:1: there is no column 'trem'; did you mean 'term'?\n"
