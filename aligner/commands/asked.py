"""What options ask for, over what the configuration says."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from aligner.config import Settings


@dataclass(frozen=True)
class Asked:
    """The options of a run that stand above a configuration; what is not given is None, or empty."""

    config_file: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    encoder: str | None = None
    pedantic: bool | None = None
    jobs: int | None = None

    def given(self) -> dict[str, Any]:
        """The settings that options give, by their field."""
        named = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "config_file"}
        return {name: value for name, value in named.items() if value not in (None, (), "")}

    def above(self, settings: Settings) -> Settings:
        """The settings with the options over them."""
        return replace(settings, **self.given())
