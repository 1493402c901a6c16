"""What a newsroom has settled of words: which renderings of a term are right, and which are not."""

from __future__ import annotations

from aligner.glossary.entry import Entry, GlossaryError
from aligner.glossary.forbidden import CAUSE, with_forbidden
from aligner.glossary.glossary import Glossary, load_glossary, read_glossary
from aligner.glossary.settled import heeding

__all__ = ["CAUSE", "Entry", "Glossary", "GlossaryError", "heeding", "load_glossary", "read_glossary", "with_forbidden"]
