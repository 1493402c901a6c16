"""Who is named where: bearers kept together and apart, labels, readings, pronouns, offices."""

from __future__ import annotations

import time

import pytest

from aligner.domain import Analysis, Article, Mention, Remark
from aligner.mentions import mentions
from aligner.mentions.labels import parse
from aligner.mentions.letters import latin, script, units
from aligner.mentions.likeness import contained, likeness
from aligner.mentions.reading import read, spelled
from aligner.rules.changed_entity import changed_entity
from aligner.rules.changed_role import changed_role
from aligner.rules.mismatched_pronoun import mismatched_pronoun
from aligner.rules.name_unlike_label import name_unlike_label
from aligner.rules.respelled_name import respelled_name
from aligner.segment import segment


def analysed(text: str) -> Analysis:
    article = Article("article.txt", text)
    sentences = segment(article)
    return Analysis(article, sentences, mentions=mentions(sentences))


def named(text: str) -> dict[str, list[str]]:
    """The places of every person, in the order in which the people are met."""
    found: dict[str, list[str]] = {}
    for mention in analysed(text).mentions:
        if mention.entity.startswith("person:"):
            found.setdefault(mention.entity, []).append(mention.span.text)
    return found


def people(text: str) -> list[list[str]]:
    return list(named(text).values())


def said(remarks: list[Remark]) -> list[str]:
    return [remark.at.text for remark in remarks]


@pytest.mark.parametrize(
    ("native", "right", "other"),
    [
        ("네벤자", "Nebenzya", "Lebanza"),
        ("네벤자", "Nebenja", "Benzema"),
        ("끼슬리쨔", "Kyslytsya", "Kislytyan"),
        ("우드", "Wood", "Woodward"),
        ("우드워드", "Woodward", "Wood"),
        ("기마랑이스", "Guimarães", "Guimard"),
        ("부이치크", "Wójcik", "Wojtyła"),
        ("マルシャン", "Marchand", "Marshall"),
        ("Озолиньш", "Ozoliņš", "Kalniņš"),
        ("오도넬", "O’Donnell", "McDonald"),
    ],
)
def test_a_label_reads_as_its_own_name(native: str, right: str, other: str) -> None:
    one, two = read(native, right), read(native, other)
    assert one is not None
    assert two is not None
    assert one.score > two.score
    assert one.score > -1.3


def test_what_has_no_table_is_not_read() -> None:
    assert read("孫", "Sun") is None
    assert read("", "Sun") is None
    assert spelled("孫報道官") == ""
    assert spelled("네벤자") == "nebenza"


def test_a_reading_keeps_its_evidence() -> None:
    reading = read("우드", "Wood")
    assert reading is not None
    assert "".join(native for native, _ in reading.chunks) == units("우드")
    assert "".join(letters for _, letters in reading.chunks) == "wood"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("우드", "hangul"),
        ("トゥイ", "katakana"),
        ("министр", "cyrillic"),
        ("孫", "han"),
        ("Wood", "latin"),
        ("1 2", ""),
    ],
)
def test_scripts(text: str, expected: str) -> None:
    assert script(text) == expected


def test_letters_are_bare() -> None:
    assert latin("van der Sløot") == "vandersloot"
    assert latin("O’Donnell") == "odonnell"
    assert latin("Wałęsa-Kováč") == "walesakovac"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nebenza", "Nebenja"), ("Zielinski", "Jielinski"), ("Drozdov", "Drozhdov"), ("Tuilagi", "Tuilangi")],
)
def test_easily_mistaken_sounds_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) > 0.85
    assert likeness(one, other) == likeness(other, one)


def test_one_name_inside_another_is_another() -> None:
    assert contained("Wood", "Woodward")
    assert contained("Niger", "Nigerian")
    assert not contained("Nebenza", "Nebenja")


@pytest.mark.parametrize(
    ("label", "name", "title"),
    [
        ("우드 차석대사", "우드", "차석대사"),
        ("킹 전 특사", "킹", "전 특사"),
        ("이그나시오 카시스 장관", "카시스", "장관"),
        ("황대사", "황", "대사"),
        ("トゥイランギ外相", "トゥイランギ", "外相"),
        ("孫報道官", "孫", "報道官"),
        ("министр обороны Озолиньш", "Озолиньш", "министр обороны"),
        ("Kenji Hayashi, sea cucumber diver", "Kenji Hayashi", "sea cucumber diver"),
        ("State Secretary Margriet Hoekstra", "Margriet Hoekstra", "State Secretary"),
        ("EMBASSY OF RUSSIA, COUNSELLOR, DENIS VOROBYOV", "DENIS VOROBYOV", "EMBASSY OF RUSSIA, COUNSELLOR"),
        ("시민", "시민", ""),
    ],
)
def test_labels(label: str, name: str, title: str) -> None:
    article = Article("label.txt", label)
    whole = next(iter(segment(Article("one.txt", label)))).span
    parsed = parse(type(whole)(0, len(label), article))
    assert (parsed.name, parsed.title) == (name, title)


def test_bearers_who_resemble_each_other_are_kept_apart() -> None:
    found = people(
        "Robert Wood, deputy ambassador of the United States, said that it was late.\n\n"
        "Barbara Woodward, the British ambassador, said that it was early.\n\n"
        "Ambassador Woodward said so twice. Deputy Ambassador Wood said nothing.\n"
    )
    assert found == [["Robert Wood", "Wood"], ["Barbara Woodward", "Woodward"]]


def test_husband_and_wife_are_two_people() -> None:
    found = people(
        "Dmitry Ivanov, the mayor, said that it was late.\n\n"
        "Olga Ivanova, a doctor, said that it was early. Ivanova said so twice.\n"
    )
    assert found == [["Dmitry Ivanov"], ["Olga Ivanova", "Ivanova"]]


def test_two_spellings_are_one_person() -> None:
    found = people(
        "Jean Beaumont, director of the museum, said that the hall was shut.\n\n[녹취: 보몽 국장] “The hall is shut.”\n\n"
        "Director Bomon said that it would open in May.\n"
    )
    assert found == [["Jean Beaumont", "보몽 국장", "Bomon"]]


def test_double_surnames_and_name_orders_are_no_fault() -> None:
    found = analysed(
        "José García Márquez, head of the clinic, said that two people had come. Dr. García said that they were well.\n\n"
        "Kazuyuki Yamazaki, the ambassador, said that he was glad. Ambassador Yamazaki Kazuyuki said it twice.\n"
    )
    assert said(list(respelled_name.judge(found))) == []


def test_a_finding_speaks_of_a_person_once() -> None:
    found = analysed(
        "Vasily Nebenza, the ambassador, said that it was late. Ambassador Nebenja said that it was early.\n\n"
        "Ambassador Nebenja said that he would wait. Ambassador Nebenja left.\n"
    )
    remarks = list(respelled_name.judge(found))
    assert len(remarks) == 1
    assert "“Nebenja” 3 times" in remarks[0].message
    assert remarks[0].at.text == "Nebenza"


def test_marks_alone_are_a_note() -> None:
    found = analysed("The lorries stood at the Adre crossing.\n\nAdré is a town.\n")
    assert [(remark.at.text, str(remark.severity)) for remark in respelled_name.judge(found)] == [("Adre", "note")]


def pronouns(text: str) -> list[str]:
    return said(list(mismatched_pronoun.judge(analysed(text))))


def test_a_pronoun_belongs_to_the_last_who_spoke() -> None:
    assert pronouns("Barbara Stone, the mayor, said it was late.\n\n“It is dark,” he said.\n") == ["he"]
    assert (
        pronouns(
            "Barbara Stone, the mayor, said it was late.\n\nA guard told VOA it was early. “It is light,” he said.\n"
        )
        == []
    )
    assert pronouns("Barbara Stone, the mayor, thanked Peter Holm, the coach. He said it was late.\n") == []
    assert (
        pronouns(
            "Barbara Stone, the mayor, said it was late.\n\nKim Rask, a baker, was there. “It is dark,” he said.\n"
        )
        == []
    )


def test_a_recording_gives_its_speaker_the_word() -> None:
    text = "Barbara Stone, the mayor, waited.\n\n[Recording: Barbara Stone, mayor] “It is dark.”\n\n“It was dark,” {} said.\n"
    assert pronouns(text.format("he")) == ["he"]
    assert pronouns(text.format("she")) == []


def test_names_of_both_genders_tell_nothing_but_an_honorific_does() -> None:
    assert pronouns("Robin Stone, the mayor, said it was late.\n\n“It is dark,” he said.\n") == []
    assert pronouns("Robin Stone, the mayor, said it was late. Ms. Stone left.\n\n“It is dark,” he said.\n") == ["he"]
    assert pronouns("Barbara Stone, the mayor, said it was late. Mr. Stone left.\n\n“It is dark,” he said.\n") == []


def roles(text: str) -> list[str]:
    return said(list(changed_role.judge(analysed(text))))


def test_offices_are_held_against_the_label() -> None:
    recording = "\n\n[녹취: 오코로 {}] “It is late.”\n"
    assert roles("Daniel Okoro, the Minister of Trade, said that it was late." + recording.format("차관")) == [
        "Minister"
    ]
    assert roles("Daniel Okoro, the Vice Minister of Trade, said that it was late." + recording.format("차관")) == []
    assert roles("Daniel Okoro, special envoy for Sudan, said that it was late." + recording.format("전 특사")) == [
        "special envoy"
    ]
    assert (
        roles("Daniel Okoro, former special envoy for Sudan, said that it was late." + recording.format("전 특사"))
        == []
    )
    assert roles("Daniel Okoro, a baker, said that it was late." + recording.format("국장")) == []
    assert roles("Daniel Okoro, the baker, said that it was late." + recording.format("이상한직함")) == []


def test_opponents_are_spoken_of_and_not_for() -> None:
    found = analysed(
        "South Korea’s Ambassador Hwang Joon-kook said that it must stop.\n\n[녹취: 황 대사] “North Korea has fired again.”\n"
    )
    assert list(changed_entity.judge(found)) == []


def test_a_name_of_which_the_label_lacks_a_consonant() -> None:
    text = "Sergiy {}, the ambassador, said that it was late.\n\n[녹취: 끼슬리쨔 대사] “It is late.”\n"
    assert said(list(name_unlike_label.judge(analysed(text.format("Kislytyan"))))) == ["Kislytyan"]
    assert said(list(name_unlike_label.judge(analysed(text.format("Kyslytsya"))))) == []
    assert said(list(name_unlike_label.judge(analysed(text.format("Kyslytsia"))))) == []


def test_odd_labels_lose_nothing() -> None:
    found = analysed(
        "[녹취: ] “It is late.”\n\n[녹취: ؟؟ ابن] “It is early.”\n\n[녹취: 1] “It is noon.”\n\nShe said it was late.\n"
    )
    assert [mention for mention in found.mentions if mention.kind == "pronoun"] == []


def test_no_sentence_no_mention() -> None:
    assert mentions(()) == ()


def test_many_names_are_fast() -> None:
    recording = "\n\n[녹취: 우드 시장] “It is late.”\n\n“It is,” he said."
    names = [one + two + three + "son" for one in "BDFHK" for two in "aeiou" for three in "bdfghklmnprstvwxyz"]
    said_so = "Peter {}, the mayor of town {}, said that it was late."
    paragraphs = [said_so.format(name, number) + recording for number, name in enumerate(names)]
    sentences = segment(Article("many.txt", "\n\n".join(paragraphs)))
    started = time.process_time()
    found: tuple[Mention, ...] = mentions(sentences)
    assert len({mention.entity for mention in found if mention.kind == "name"}) == 450
    assert time.process_time() - started < 10
