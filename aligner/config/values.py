"""Values of a configuration file -> what settings hold; each reader says which value it cannot take."""

from __future__ import annotations

import re
from collections.abc import Collection

from aligner.allowance import KEYS as ALLOWANCE
from aligner.allowance import allowance
from aligner.config.document import Value
from aligner.config.nearest import nearest
from aligner.config.settings import FAIL_ON, Override
from aligner.cues import CueError, template
from aligner.domain import Allowance, Severity

Rules = Collection[str]
NAMED = re.compile(r"'([a-z]+)'")
OVERRIDE = ("path", "ignore", "severities")


def rule_names(value: Value, rules: Rules) -> tuple[str, ...]:
    """A list of rules."""
    return tuple(_known(name, element, rules) for name, element in value.phrases("a list of rule names"))


def severities(value: Value, rules: Rules) -> tuple[tuple[str, Severity], ...]:
    """A table of rules and the severities that they get."""
    chosen = {
        _known(name, level, rules): Severity(_choice(level, tuple(Severity)))
        for name, level in value.table("a table of rules and severities")
    }
    return tuple(sorted(chosen.items()))


def fail_on(value: Value, _rules: Rules) -> str:
    """The severity from which on a run fails."""
    return _choice(value, FAIL_ON)


def encoder(value: Value, _rules: Rules) -> str:
    """A model."""
    return value.phrase("the name or the folder of a model")


def switch(value: Value, _rules: Rules) -> bool:
    """Yes or no."""
    if not isinstance(value.content, bool):
        raise value.wrong(f"{value.name} must be true or false")
    return value.content


def count(value: Value, _rules: Rules) -> int:
    """A number of processes."""
    if isinstance(value.content, bool) or not isinstance(value.content, int) or value.content < 1:
        raise value.wrong(f"{value.name} must be a whole number from 1 up")
    return value.content


def lists_of_names(value: Value, _rules: Rules) -> tuple[str, ...]:
    """Files with lists of names."""
    return _files(value, (".toml", ".csv"))


def glossaries(value: Value, _rules: Rules) -> tuple[str, ...]:
    """Files with terms and their renderings."""
    return _files(value, (".csv", ".tbx"))


def patterns(value: Value, _rules: Rules) -> tuple[str, ...]:
    """Patterns for paths."""
    return tuple(pattern for pattern, _ in value.phrases("a list of patterns for paths"))


def cues(value: Value, _rules: Rules) -> tuple[str, ...]:
    """Templates of labels that announce a recording."""
    found = []
    for text, element in value.phrases("a list of templates such as '[Sound bite: {speaker}]'"):
        try:
            template(text)
        except CueError as error:
            raise element.wrong(str(error)) from None
        found.append(text)
    return tuple(found)


def allowances(value: Value, rules: Rules) -> tuple[Allowance, ...]:
    """Findings that are let pass."""
    entries = list(value.elements("a list of tables headed [[allow]]"))
    lines = value.lines_of_elements()
    return tuple(_allowance(entry, line, rules) for entry, line in zip(entries, lines, strict=True))


def _allowance(entry: Value, line: int, rules: Rules) -> Allowance:
    parts = dict(entry.table("a list of tables headed [[allow]]"))
    for key, own in parts.items():
        if key not in ALLOWANCE:
            raise own.wrong(f"there is no key {key!r} in 'allow'; {nearest(key, ALLOWANCE)}")
    try:
        found = allowance(entry.content, origin=str(entry.file), line=line)
    except ValueError as error:
        named = NAMED.match(str(error))
        raise parts.get(named[1] if named else "", entry).wrong(str(error)) from None
    for name in found.rules:
        _known(name, parts["rule"], rules)
    return found


def baseline(value: Value, _rules: Rules) -> str:
    """The file that holds what is known and let pass; it need not be there yet."""
    return str(value.file.parent / value.phrase("the name of a file"))


def overrides(value: Value, rules: Rules) -> tuple[Override, ...]:
    """What is otherwise for some paths."""
    return tuple(_override(element, rules) for element in value.elements("a list of tables headed [[overrides]]"))


def _override(value: Value, rules: Rules) -> Override:
    parts = dict(value.table("a list of tables headed [[overrides]]"))
    for key, own in parts.items():
        if key not in OVERRIDE:
            raise own.wrong(f"there is no key {key!r} in 'overrides'; {nearest(key, OVERRIDE)}")
    if "path" not in parts:
        raise value.wrong("an override needs a 'path', such as \"opinion/**\"")
    path = parts["path"]
    return Override(
        (path.content,) if isinstance(path.content, str) else patterns(path, rules),
        rule_names(parts["ignore"], rules) if "ignore" in parts else (),
        severities(parts["severities"], rules) if "severities" in parts else (),
    )


def _files(value: Value, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Files that are there; where a path is relative, it is so to the configuration's own folder."""
    found = []
    for name, element in value.phrases(f"a list of files ({' or '.join(endings)})"):
        file = element.file.parent / name
        if file.suffix.lower() not in endings:
            raise element.wrong(f"{name!r} must be a {' or '.join(endings)} file")
        if not file.is_file():
            raise element.wrong(f"there is no file {name!r} in {element.file.parent.absolute()}")
        found.append(str(file))
    return tuple(found)


def _known(name: str, value: Value, rules: Rules) -> str:
    if name not in rules:
        raise value.wrong(f"there is no rule {name!r}; {nearest(name, rules)}")
    return name


def _choice(value: Value, choices: Collection[str]) -> str:
    if not isinstance(value.content, str) or value.content not in choices:
        raise value.wrong(f"{value.name} cannot be {value.content!r}; {nearest(str(value.content), choices)}")
    return value.content
