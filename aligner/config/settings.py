"""What a run can be asked to do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner.config.patterns import matches
from aligner.domain import Allowance, Severity

NEVER = "never"
FAIL_ON = (*(str(severity) for severity in Severity), NEVER)


class ConfigError(Exception):
    """A configuration that cannot be followed; the message is one line that says what to mend."""


@dataclass(frozen=True)
class Settings:
    """What a run was asked to do; rules that are not selected, or that are ignored, do not judge.

    `names` are files with lists of names, `glossary` files with terms and their renderings; `cues` are templates of a
    newsroom's own labels. `allow` is what is let pass, and `baseline` the file that lists what was known before.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    fail_on: str = Severity.ERROR
    encoder: str = ""
    pedantic: bool = False
    names: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    glossary: tuple[str, ...] = ()
    allow: tuple[Allowance, ...] = field(
        default=(), hash=False
    )  # there may be hundreds, and a hash is asked for each file
    baseline: str = ""
    jobs: int = 1


@dataclass(frozen=True)
class Override:
    """What is otherwise for some paths: further rules that do not judge, and other severities."""

    path: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()


@dataclass(frozen=True)
class Configuration:
    """A configuration file as read; without a file it holds the defaults.

    `include` are patterns for the articles of a folder (none: by the endings of their names), `exclude` for what is
    passed over there. Patterns count from the file's own folder.
    """

    file: Path | None = None
    settings: Settings = Settings()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder from which patterns count."""
        return self.file.absolute().parent if self.file else Path.cwd()

    def overrides_for(self, path: str) -> tuple[Override, ...]:
        """The overrides for a file, in the order in which they take effect."""
        return tuple(override for override in self.overrides if matches(path, override.path, self.folder))

    def settings_for(self, path: str) -> Settings:
        """The settings for a file, with what its path is given otherwise."""
        settings = self.settings
        for override in self.overrides_for(path):
            severities = dict(settings.severities) | dict(override.severities)
            ignore = tuple(dict.fromkeys((*settings.ignore, *override.ignore)))
            settings = replace(settings, ignore=ignore, severities=tuple(sorted(severities.items())))
        return settings
