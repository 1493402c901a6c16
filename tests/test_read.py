"""Reading: the text as it is, or one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.read import LARGEST, ReadError, articles_in, read

ARTICLE = "He said, “Yes.”\r\n\r\n[녹취: 김 장관] “Yes.”\n"


def _file(folder: Path, content: bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_text_is_never_altered(tmp_path: Path, mark: str) -> None:
    assert read(_file(tmp_path, (mark + ARTICLE).encode())).text == mark + ARTICLE


REFUSED = [
    (b"", "empty"),
    (b"\xef\xbb\xbf \r\n", "empty"),
    ("그는 이것이 분명한 위협이라고 말했다. 회의는 뉴욕에서 열렸다.".encode("euc-kr"), "EUC-KR"),
    ("彼は、これは明らかな脅威だと述べました。".encode("shift_jis"), "convert it to UTF-8"),
    ("He said".encode("utf-16"), "UTF-16"),
    (bytes(range(256)) * 20, "UTF-8"),
    (b"He said\x00\x00\x01", "binary"),
    (b"1234 5678", "no word"),
    (b"a" * (LARGEST + 1), "MB"),
]


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_what_cannot_be_read_gets_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as refused:
        read(_file(tmp_path, content))
    assert "\n" not in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(ReadError, match="folder"):
        read(tmp_path)


def test_articles_are_found_in_order_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "c.md", "d.html", "~$e.docx", "e.docx", "f.doc", "g.py"):
        _file(tmp_path, b"text", name)
    (tmp_path / ".git").mkdir()
    _file(tmp_path / ".git", b"text", "c.txt")
    assert [path.name for path in articles_in(tmp_path)] == ["a.TXT", "b.txt", "c.md", "d.html", "e.docx"]
