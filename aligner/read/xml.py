"""XML -> elements: no entity is expanded, nothing outside the file is fetched, and depth and size are bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.read.text import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"


def parse(content: bytes) -> _Element:
    """Parse an XML file; raise ReadError in one line where it is broken, too deep, or declares entities."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if declares_entities(content):
        raise ReadError("it declares entities, which are not read; replace them by what they stand for")
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"it is not well-formed XML ({' '.join(str(error.msg).split())}); save it anew") from None
    return root


def declares_entities(content: bytes) -> bool:
    """Whether a document type declaration may declare entities, in whatever encoding."""
    return b"<!ENTITY" in content.replace(b"\x00", b"")


def local(element: _Element) -> str:
    """An element's name without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
