"""Word documents: the text as accepted, by paragraph and run; what cannot be read, or is hostile, gets one line."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from conftest import ARTICLES, Run

from aligner.domain import Article, Span
from aligner.read import ReadError, docx, read

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MAIN = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{{}}" TargetMode="{{}}"/>'
SECONDS = 20


def document(body: str, before: str = "") -> bytes:
    text = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive(
        {"_rels/.rels": RELATED.format(MAIN.format("word/document.xml", "Internal")), "word/document.xml": text}
    )


def archive(parts: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return content.getvalue()


def text_of(body: str) -> str:
    return docx.read("a.docx", document(body)).text


def span(words: str, article: Article) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words), article)


def test_a_document_of_libreoffice_reads_as_accepted_by_paragraph_and_run() -> None:
    article = read(ARTICLES / "tracked-changes.docx")
    assert article.text.split("\n") == [
        "Missile Flew Far, Minister Says",
        "",
        "[Recording: Minister Lee] “One of the missiles flew 460 kilometers. We will sign the treaty if the annex is restored.”",
        "Minister Lee said, “One of the missiles flew 640 kilometers.”",
        "He said they will sign the treaty.",
        "The talks went on.",
        "In a cell",
        "and another.",
        "The end.",
    ]
    said, changed, after = (span(words, article) for words in ("460", "640", "they"))
    assert [(place.line, place.column, place.run) for place in (said, changed, after)] == [
        (3, 53, 2),
        (4, 46, 2),
        (4, 71, 5),
    ]
    assert span("The end", article).line == 8
    (comment,) = article.comments
    assert comment.text == "aligner: allow dropped-condition"
    assert article.text[: comment.offset].endswith("He said")


def test_findings_are_told_by_paragraph_and_run(run: Run) -> None:
    ran = run("check", ARTICLES / "tracked-changes.docx", "--quiet")
    assert ran.status == 1
    assert ":4:46 error changed-number" in ran.out
    ran = run("check", ARTICLES / "tracked-changes.docx", "--format", "json")
    assert '"column": 46,\n      "run": 2,\n      "text": "640"' in ran.out


SEEN = {
    "<w:p><w:r><w:t>one </w:t></w:r><w:hyperlink><w:r><w:t>two</w:t><w:tab/><w:t>x</w:t></w:r></w:hyperlink></w:p>": "one two\tx",
    "<w:p><w:pPr><w:tabs><w:tab w:val='x'/></w:tabs></w:pPr><w:r><w:t>a\nb</w:t><w:cr/><w:t>c</w:t></w:r></w:p>": "a b\nc",
    "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>": "a\u2011bc",
    "<w:p><w:del><w:r><w:t>no</w:t></w:r></w:del><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom>"
    "<w:moveTo><w:r><w:t>yes</w:t></w:r></w:moveTo></w:p>": "yes",
    "<w:p><w:r><w:rPr><w:strike w:val='false'/></w:rPr><w:t>yes</w:t></w:r>"
    "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>no</w:t></w:r></w:p>": "yes",
    "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>no</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>yes</w:t></w:r></w:p></w:tc></w:tr></w:tbl>": "yes",
    "<w:p><w:r><w:instrText>HYPERLINK no</w:instrText></w:r><w:r><w:t>yes</w:t></w:r></w:p>": "yes",
    "<w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>no</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>"
    "<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent><w:r><w:t>yes</w:t></w:r></w:sdtContent></w:sdt></w:p>": "yes",
}


@pytest.mark.parametrize("body", SEEN)
def test_the_text_is_what_a_reader_sees(body: str) -> None:
    assert text_of(body) == SEEN[body]


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def locked(content: bytes) -> bytes:
    """Set the mark of encryption on every part."""
    marked = bytearray(content)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(signature)
        while at >= 0:
            marked[at + flags] |= 1
            at = marked.find(signature, at + 4)
    return bytes(marked)


PLAIN = "<w:p><w:r><w:t>Hello there.</w:t></w:r></w:p>"
BOMB = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = {
    "cut": (cut(document(PLAIN)), "broken or cut short"),
    "locked": (locked(document(PLAIN)), "password"),
    "encrypted": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old": (COMPOUND, "save it as .docx"),
    "text": (b"Hello there.", "save it as .docx"),
    "empty": (b"", "save it as .docx"),
    "other archive": (archive({"content.xml": "<a/>"}), "save it as .docx"),
    "outside part": (
        archive({"_rels/.rels": RELATED.format(MAIN.format("http://x.org/d.xml", "External"))}),
        "not a Word",
    ),
    "no word": (document("<w:p/>"), "no word"),
    "broken": (document("<w:p>"), "not well-formed"),
    "deep": (document("<w:x>" * 5000 + "</w:x>" * 5000), "not well-formed"),
    "entities": (document("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", f"{BOMB}]>"), "declares entities"),
    "outside entity": (document("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", OUTSIDE), "declares entities"),
    "large": (document(" " * 31 * 2**20 + PLAIN), "unpacks to more than"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_gets_one_line_and_the_next_one_is_checked(name: str, run: Run, tmp_path: Path) -> None:
    content, says = REFUSED[name]
    bad, good = tmp_path / "bad.docx", tmp_path / "good.docx"
    bad.write_bytes(content)
    good.write_bytes(document(PLAIN))
    started = time.monotonic()
    ran = run("check", bad, good)
    assert time.monotonic() - started < SECONDS
    assert ran.status == 2
    (line,) = ran.err.splitlines()
    assert line.startswith(f"aligner: {bad}: ")
    assert says in line
    assert "1 article," in ran.out


OTHERS = [
    ("old.doc", COMPOUND, "save it as .docx"),
    ("page.doc", b"<html>Hello", "save it as .docx"),
    ("renamed.txt", document(PLAIN), "ending .docx"),
    ("renamed.md", COMPOUND, "save it as .docx"),
    ("report.html", b"%PDF-1.7 text", "PDF"),
    ("rich.txt", b"{\\rtf1 Hello}", "Rich Text"),
    ("page.txt", b"\xef\xbb\xbf<!DOCTYPE html>\n<p>Hello", "ending .html"),
    ("blank.html", b"<script>words</script>", "no word"),
]


@pytest.mark.parametrize(("name", "content", "says"), OTHERS)
def test_a_wrong_ending_is_told(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadError, match=says) as refused:
        read(path)
    assert "\n" not in str(refused.value)
