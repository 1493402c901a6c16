"""`[tool.aligner]` in pyproject.toml, or aligner.toml -> what a run is asked to do."""

from __future__ import annotations

from aligner.config.document import OWN_FILE, SHARED_FILE
from aligner.config.loading import KEYS, configuration, load
from aligner.config.nearest import nearest
from aligner.config.patterns import matches
from aligner.config.places import Configurations, find
from aligner.config.settings import FAIL_ON, NEVER, ConfigError, Configuration, Override, Settings

__all__ = [
    "FAIL_ON",
    "KEYS",
    "NEVER",
    "OWN_FILE",
    "SHARED_FILE",
    "ConfigError",
    "Configuration",
    "Configurations",
    "Override",
    "Settings",
    "configuration",
    "find",
    "load",
    "matches",
    "nearest",
]
