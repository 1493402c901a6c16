"""Lists of names: how they are read, whom they tell, and what the rules make of them."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ARTICLES, Run

from aligner import config
from aligner.config import ConfigError
from aligner.domain import Analysis, Article, Mention, Pair, Remark, Severity
from aligner.mentions import Authority, AuthorityError, load_authority, mentions
from aligner.mentions.offices import office
from aligner.mentions.places import countries_in
from aligner.mentions.spellings import unlisted
from aligner.pipeline import Tools, signature
from aligner.rules.changed_role import changed_role
from aligner.rules.mismatched_pronoun import mismatched_pronoun
from aligner.rules.name_unlike_authority import name_unlike_authority
from aligner.rules.name_unlike_label import name_unlike_label
from aligner.rules.respelled_name import respelled_name
from aligner.rules.swapped_speaker import swapped_speaker
from aligner.segment import segment

HEADER = "canonical,aliases,native,role,body,country,pronoun,source\n"
OWN = HEADER + "Aino Mäkelä,Aino Makela; A. Mäkelä,매켈래,deputy mayor,,Finland,she,the city’s own site\n"
WRONG = {
    "a.csv": (HEADER + ",x,,,,,,\n", ":2: row 1 has no canonical name"),
    "b.csv": (HEADER + "Aino Mäkelä,,,,,,it,\n", ":2: row 1: the pronoun 'it' must be he, she or they"),
    "c.csv": (HEADER + "Aino Mäkelä,,,,,,she,x,y\n", ":2: row 1 has more cells than the header has columns"),
    "d.csv": ("canonical,nativ\nA B,x\n", ":2: row 1: there is no column 'nativ'; did you mean 'native'?"),
    "e.csv": (
        HEADER + "매켈래,,,,,,,\n",
        ":2: row 1: '매켈래' is not in Latin letters; other scripts belong under 'native'",
    ),
    "f.csv": (HEADER + 'Aino "Mäkelä,,,,,,she,"x\n', ": is not valid CSV: "),
    "a.toml": ('[[name]]\ncanonical = "A B"\n\n[[name]]\ncanonical = 3\n', ":4: name 2: 'canonical' must be text"),
    "b.toml": ('[[name]]\ncanonical = "A B"\naliases = [1]\n', ":1: name 1: 'aliases' must be a list of texts"),
    "c.toml": ('[[name]]\ncanonical = "A B"\nsurname = "C"\n', ":1: name 1: the surname 'C' is no part of 'A B'"),
    "d.toml": ("[[name]\n", ": is not valid TOML: "),
    "e.toml": ("", ": there is no entry; each one is a table headed [[name]]"),
    "f.txt": ("", ": a list of names must be a .toml or a .csv file"),
}


@pytest.fixture
def own(tmp_path: Path) -> Authority:
    file = tmp_path / "own.csv"
    file.write_text(OWN, encoding="utf-8")
    return load_authority([str(file)])


def analysed(text: str, authority: Authority | None = None) -> Analysis:
    article = Article("article.txt", text)
    sentences = segment(article)
    return Analysis(article, sentences, mentions=mentions(sentences, authority))


def said(remarks: list[Remark]) -> list[tuple[str, str | None]]:
    return [(remark.at.text, remark.suggestion) for remark in remarks]


@pytest.mark.parametrize("name", WRONG)
def test_a_bad_row_is_told_with_its_file_and_line(name: str, tmp_path: Path) -> None:
    text, message = WRONG[name]
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(AuthorityError) as fault:
        load_authority([str(file)])
    assert str(fault.value).startswith(f"{file}{message}")
    assert "\n" not in str(fault.value)


def test_a_list_that_is_missing_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="cannot be read"):
        load_authority([str(tmp_path / "none.csv")])
    (tmp_path / "korean.csv").write_bytes("황준국".encode("euc-kr"))
    with pytest.raises(AuthorityError, match="is not UTF-8 text"):
        load_authority([str(tmp_path / "korean.csv")])


def test_rows_of_both_kinds_say_the_same(own: Authority, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[[name]]\ncanonical = "Aino Mäkelä"\naliases = ["Aino Makela", "A. Mäkelä"]\nnative = ["매켈래"]\n'
        'role = "deputy mayor"\ncountry = "Finland"\npronoun = "she"\nsource = "the city’s own site"\n',
        encoding="utf-8",
    )
    both = load_authority([str(file), str(file.with_suffix(".csv"))])
    assert both.entries[0] == both.entries[1] == own.entries[0]
    assert both.entries[0].surnames == ("Mäkelä", "Makela", "Mäkelä")
    assert both.entries[0].given == ("Aino", "Aino", "A.")
    assert len({both.name, own.name, load_authority().name}) == 3


def test_the_shipped_list_holds_and_loads_at_once() -> None:
    started = time.process_time()
    entries = Authority(load_authority().entries).entries
    assert time.process_time() - started < 0.1
    assert all(entry.source and entry.gender and entry.role and not entry.own for entry in entries)
    assert all(countries_in(entry.country) for entry in entries if entry.country)
    assert len({entry.canonical for entry in entries}) == len(entries)
    assert office("permanent representative", "latin") is not None


def test_a_warning_by_ones_own_list_and_a_note_by_the_shipped_one(own: Authority) -> None:
    text = "Finland’s deputy mayor Aino {}, who came by train, said that it was late.\n\n[녹취: 매켈래 부시장] “It is late.”\n"
    (remark,) = name_unlike_authority.judge(analysed(text.format("Mekela"), own))
    assert (remark.at.text, remark.suggestion, remark.severity) == ("Mekela", "Mäkelä", None)
    assert "Aino Mäkelä" in remark.message
    assert said(list(name_unlike_authority.judge(analysed(text.format("Makela"), own)))) == []
    assert said(list(name_unlike_authority.judge(analysed(text.format("Mekela"))))) == []
    shipped = (
        "South Korea’s ambassador to the United Nations, {}, said that it was late.\n\n[녹취: 황 대사] “It is late.”\n"
    )
    (remark,) = name_unlike_authority.judge(analysed(shipped.format("Hwang Jun-guk")))
    assert (remark.suggestion, remark.severity) == ("Joon-kook", Severity.NOTE)
    assert said(list(name_unlike_authority.judge(analysed(shipped.format("Joonkook Hwang"))))) == []


def test_another_rule_has_spoken_of_the_surname() -> None:
    text = (
        "Russia’s ambassador to the United Nations, Vasily Nebenza, said it was late.\n\n[녹취: 네벤자 대사] “It is late.”\n\n"
        "Ambassador {} said that it was early.\n"
    )
    twice = analysed(text.format("Nebenja"))
    assert said(list(name_unlike_authority.judge(twice))) == []
    assert "the list of names has “Nebenzia”" in next(iter(respelled_name.judge(twice))).message
    assert said(list(name_unlike_authority.judge(analysed(text.format("Nebenza"))))) == [("Nebenza", "Nebenzia")]


def test_the_list_decides_between_two_spellings() -> None:
    text = (
        "Russia’s ambassador to the United Nations, Vasily Nebenja, said it was late.\n\n[녹취: 네벤자 대사] “It is late.”\n\n"
        "Ambassador Nebenja said that it was early. Ambassador Nebenzia said so too.\n"
    )
    (remark,) = respelled_name.judge(analysed(text))
    assert (remark.at.text, remark.suggestion) == ("Nebenja", "Nebenzia")


def test_a_listed_spelling_needs_no_letter_of_the_label(own: Authority) -> None:
    text = "Sergiy {}, Ukraine’s ambassador, said that it was late.\n\n[녹취: 끼슬리쨔 대사] “It is late.”\n"
    (remark,) = name_unlike_label.judge(analysed(text.format("Kislytyan")))
    assert remark.suggestion == "Kyslytsya"
    assert said(list(name_unlike_authority.judge(analysed(text.format("Kislytyan"))))) == []


def test_namesakes_are_not_listed() -> None:
    text = "Robert Wood, a baker from Leeds, said that it was late.\n\n“It was dark,” she said.\n"
    assert [mention.listed for mention in analysed(text).mentions if mention.kind == "name"] == [None]
    assert said(list(name_unlike_authority.judge(analysed("Mayor Li Kiang said that it was late.\n")))) == []


def test_pronouns_and_offices_by_the_list(own: Authority) -> None:
    text = "Aino Mäkelä, Finland’s {}, said that it was late.\n\n“It was dark,” {} said.\n"
    (remark,) = mismatched_pronoun.judge(analysed(text.format("deputy mayor", "he"), own))
    assert "the list of names" in remark.message or "the first name" in remark.message
    (remark,) = changed_role.judge(analysed(text.format("mayor", "she"), own))
    assert (remark.at.text, remark.suggestion) == ("mayor", "deputy mayor")
    assert remark.message.startswith("The list of names calls")
    assert list(changed_role.judge(analysed(text.format("mayor", "she")))) == []
    assert list(changed_role.judge(analysed(text.format("former mayor", "she"), own))) == []


def test_the_list_excuses_what_a_label_says_too_shortly() -> None:
    text = (
        "Robert Wood, Deputy Ambassador of the United States to the United Nations, said it was late.\n\n"
        "[녹취: 우드 대사] “It is late.”\n"
    )
    assert list(changed_role.judge(analysed(text))) == []


def test_an_initial_or_fewer_names_are_no_other_spelling(own: Authority) -> None:
    article = Article("a.txt", "A. Mäkelä")
    span = next(iter(segment(article))).span
    assert list(unlisted(span, "Mäkelä", "A.", own.entries[0])) == []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("North Korea’s late leader Kim Jong Il", []),
        ("North Korean leader Kim Jong-un", []),
        ("South Korea’s President Moon Jae-in", []),
        ("South Korean President Yoon Seok-youl", ["Seok-youl"]),
        ("Russian President Dmitry Medvedev", []),
        ("Chinese Premier Li Keqiang", []),
        ("Robert Woods, Deputy Ambassador of the United States to the United Nations,", ["Woods"]),
        ("Barbara Woodward, Deputy Ambassador of the United States to the United Nations,", []),
        ("U.S. Ambassador to the United Nations Linda Thomas Greenfield", []),
        ("NATO Secretary General Jens Stoltenburg", ["Stoltenburg"]),
    ],
)
def test_those_who_held_an_office_before_are_other_people(told: str, found: list[str]) -> None:
    remarks = name_unlike_authority.judge(analysed(f"{told} said that it was late.\n"))
    assert [remark.at.text for remark in remarks] == found


SPEAKERS = (
    "Robert Wood, deputy ambassador of the United States, came early.\n\n"
    "Barbara Woodward, ambassador of the United Kingdom, came late.\n\n[녹취: 우드 차석대사] “It is dark. Wood is dear.”\n\n{}\n"
)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Woodward said it was dark.", ["Woodward"]),
        ("Wood said it was dark.", []),
        ("He said it was dark.", []),
        ("Diplomats said it was dark.", []),
        ("Woodward said it was dark, and Wood agreed.", []),
        ("It was dark when Woodward came.", []),
    ],
)
def test_swapped_speakers(told: str, found: list[str]) -> None:
    analysis = analysed(SPEAKERS.format(told))
    quote = tuple(sentence for sentence in analysis.sentences if sentence.verbatim)
    pair = Pair(quote[:1], analysis.sentences[-1:], 0.9)
    paired = Analysis(analysis.article, analysis.sentences, (pair,), (), analysis.mentions)
    assert [remark.at.text for remark in swapped_speaker.judge(paired)] == found
    unlike = Analysis(analysis.article, analysis.sentences, (Pair(quote, pair.paraphrase, 0.2),), (), analysis.mentions)
    assert list(swapped_speaker.judge(unlike)) == []


def test_five_hundred_names_beside_a_long_list(tmp_path: Path) -> None:
    names = [
        one + two + three + four
        for one in "BDFHK"
        for two in "aeiou"
        for three in "dlmnr"
        for four in ("ki", "son", "ev", "as")
    ]
    rows = "".join(f"Peter {name},,,mayor,,Norway,he,\n" for name in names)
    file = tmp_path / "long.csv"
    file.write_text(HEADER + rows, encoding="utf-8")
    authority = load_authority([str(file)])
    text = "\n\n".join(f"Peter {name}, mayor of Norway’s town {name}, said that it was late." for name in names)
    sentences = segment(Article("many.txt", text))
    started = time.process_time()
    found: tuple[Mention, ...] = mentions(sentences, authority)
    assert time.process_time() - started < 10
    assert sum(mention.listed is not None for mention in found) == 500


def test_lists_are_named_in_the_configuration(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "own.csv").write_text(OWN, encoding="utf-8")
    file = tmp_path / "aligner.toml"
    file.write_text('names = ["lists/own.csv"]\n', encoding="utf-8")
    assert config.load(file, ()).names == (str(tmp_path / "lists" / "own.csv"),)
    text = "Finland’s deputy mayor Aino Mekela, who came by train, said it was late.\n\n[녹취: 매켈래 부시장] “It is late.”\n"
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    assert "Mekela" in run("check", "article.txt", "--select", "name-unlike-authority").out
    (tmp_path / "lists" / "own.csv").write_text(HEADER + ",,,,,,,\n", encoding="utf-8")
    ran = run("check", "article.txt")
    assert (ran.status, len(ran.err.splitlines())) == (2, 1)
    assert "own.csv:2: row 1 has no canonical name" in ran.err


def test_a_signature_knows_the_lists(tools: Tools, own: Authority) -> None:
    assert signature(tools) == signature(replace(tools, authority=load_authority()))
    assert signature(tools) != signature(replace(tools, authority=own))


def test_the_names_of_the_sample_article_take_no_time() -> None:
    sentences = segment(Article("a.txt", (ARTICLES / "voa-security-council.txt").read_text(encoding="utf-8")))
    mentions(sentences)
    taken = []
    for _ in range(5):
        started = time.process_time()
        mentions(sentences)
        taken.append(time.process_time() - started)
    assert min(taken) < 0.05


@pytest.mark.parametrize("value", ['"own.csv"', "[3]", '[""]'])
def test_a_wrong_value_is_told(value: str, tmp_path: Path) -> None:
    file = tmp_path / "aligner.toml"
    file.write_text(f"names = {value}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="1: 'names' must be a list of files"):
        config.load(file, ())
