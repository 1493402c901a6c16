"""Paths -> what is to be checked, and the settings in force for each file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.config import Configurations, Settings, matches
from aligner.domain import FileReport
from aligner.presence import is_folder
from aligner.read import STANDARD_INPUT, articles_in, has_known_ending

NO_ARTICLE = "there is no article (.txt, .md, .html, .docx) in this folder"
HIDDEN = "what is there cannot be seen ({}); check its permissions, or where the link leads"
EXCLUDED = "every article in this folder is excluded by the configuration"


@dataclass(frozen=True)
class Planned:
    """A file that is to be checked, and the settings in force for it."""

    path: str
    settings: Settings


def planned(
    paths: Iterable[str],
    configurations: Configurations,
    above: Callable[[Settings], Settings],
    *,
    exclude_named: bool = False,
) -> Iterator[Planned | FileReport]:
    """Yield what is to be checked, in the order given: each file once, folders unfolded and sorted.

    Every file gets the settings of its own configuration, with `above` over them. In a folder, the configurations say
    what is an article and what is passed over; what is named is checked in any case, unless with `exclude_named`. A
    folder without articles is yielded as a report of its own.
    """
    seen: set[str] = set()
    for path in paths:
        if exclude_named and _is_excluded(path, configurations):
            continue
        for file in _unfolded(path, configurations):
            if isinstance(file, FileReport):
                yield file
                continue
            place = file if file == STANDARD_INPUT else os.path.realpath(file)
            if place not in seen:
                seen.add(place)
                yield Planned(file, above(_settings(file, configurations)))


def _settings(file: str, configurations: Configurations) -> Settings:
    if file == STANDARD_INPUT:
        return configurations.of(Path()).settings
    return configurations.of(Path(file).parent).settings_for(file)


def _is_excluded(path: str, configurations: Configurations) -> bool:
    """Whether a walk down from the topmost configuration would pass over a path, or over a folder that it lies in."""
    if path == STANDARD_INPUT:
        return False
    place = Path(os.path.abspath(path))  # noqa: PTH100 -- Path.absolute keeps "..", and Path.resolve follows links
    return any(_passes_over(own, configurations) for own in (place, *place.parents))


def _passes_over(place: Path, configurations: Configurations) -> bool:
    own = configurations.of(place.parent)
    return matches(str(place), own.exclude, own.folder)


def _unfolded(path: str, configurations: Configurations) -> Iterator[str | FileReport]:
    if path == STANDARD_INPUT or not is_folder(path):
        yield path
        return

    def is_article(file: Path) -> bool:
        own = configurations.of(file.parent)
        return matches(str(file), own.include, own.folder) if own.include else has_known_ending(file)

    def passes_over(place: Path) -> bool:
        return _passes_over(place, configurations)

    hidden: list[FileReport] = []

    def unreadable(place: Path, fault: OSError) -> None:
        hidden.append(FileReport(str(place), error=HIDDEN.format(fault.strerror)))

    found = False
    for article in articles_in(Path(path), is_article=is_article, passes_over=passes_over, unreadable=unreadable):
        found = True
        yield str(article)
    yield from sorted(hidden, key=lambda report: report.path)
    if not found and not hidden:
        passed = next(articles_in(Path(path), is_article=is_article), None)
        yield FileReport(path, error=NO_ARTICLE if passed is None else EXCLUDED)
