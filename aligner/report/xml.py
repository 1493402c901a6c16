"""XML as all reports write it."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element


def document(root: Element) -> str:
    """The document with its declaration, indented; its texts must hold no character that XML forbids."""
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'
