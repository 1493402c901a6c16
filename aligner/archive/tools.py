"""Settings -> tools, for a worker of a run."""

from __future__ import annotations

from aligner.archive.errors import ArchiveError
from aligner.config import Settings
from aligner.glossary import GlossaryError
from aligner.mentions import AuthorityError
from aligner.pipeline import Tools, load_tools
from aligner.weights import ModelError


def ready(settings: Settings) -> Tools:
    """Load the models and lists; raise ArchiveError where one cannot be had."""
    try:
        return load_tools(settings)
    except (ModelError, AuthorityError, GlossaryError) as error:
        raise ArchiveError(str(error)) from None
