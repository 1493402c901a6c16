"""HTML: the text as a reader of the page sees it."""

from __future__ import annotations

from aligner.domain import Article
from aligner.read.markup import Chunk, Markup
from aligner.read.page import Page

MARK = "\ufeff"


def read(path: str, text: str) -> Article:
    """Read a page: its block elements are paragraphs, and what a browser keeps from the reader is left out."""
    page = Page()
    first = len(text) - len(text.removeprefix(MARK))
    Markup(page).feed(Chunk(text[first:], ((0, first),)))
    return page.article(path, text)
