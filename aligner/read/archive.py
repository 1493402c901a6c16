"""A ZIP archive -> its parts, each bounded by what it may unpack to."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from aligner.read.text import ReadError
from aligner.read.xml import parse

LARGEST_PART = 30 * 1024 * 1024
BROKEN = "the archive is broken or cut short; save the document anew"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
LOCKED = 0x1


class Archive:
    """The parts of an Office document, and what they say of each other; nothing is unpacked that is not asked for."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise ReadError(BROKEN) from None

    def part(self, name: str) -> bytes | None:
        """A part's content, or None where there is no such part; raise ReadError where it unpacks to too much."""
        try:
            known = self._archive.getinfo(name)
        except KeyError:
            return None
        if known.flag_bits & LOCKED:
            raise ReadError("the document is protected by a password; save it without one")
        try:
            with self._archive.open(known) as file:
                content = file.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise ReadError(BROKEN) from None
        if len(content) > LARGEST_PART:
            raise ReadError(f"{name} in it unpacks to more than {LARGEST_PART // 2**20} MB; split the document")
        return content

    def related(self, name: str, kind: str) -> str | None:
        """The part within the archive that another one (or the whole, for no name) names as being of a kind."""
        folder, file = posixpath.split(name)
        content = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        if content is None:
            return None
        for relation in parse(content).iter(f"{RELATIONSHIPS}Relationship"):
            if relation.get("TargetMode") != "External" and (relation.get("Type") or "").endswith(f"/{kind}"):
                return posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
        return None
