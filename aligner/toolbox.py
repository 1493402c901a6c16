"""Settings -> Tools: where files differ in their settings, what is heavy is loaded once and shared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from aligner.cache import Store
from aligner.config import Settings
from aligner.contrast import Contraster
from aligner.domain import Rule
from aligner.pipeline import Tools, equip, load_models, signature, version
from aligner.rules import RULES


class Toolbox:
    """The tools of a run, for each settings their own; they share the models, and what the store remembers."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store
        self._models: dict[str, Contraster] = {}
        self._tools: dict[Settings, Tools] = {}

    def tools(self, settings: Settings) -> Tools:
        """The tools for some settings; raise ModelError, AuthorityError or GlossaryError where they cannot be had."""
        if settings not in self._tools:
            if settings.encoder not in self._models:
                self._models[settings.encoder] = load_models(settings.encoder, self.store)
            self._tools[settings] = equip(settings, self._models[settings.encoder], self.store)
        return self._tools[settings]

    def forget_lists(self) -> None:
        """Read lists of names and glossaries anew; the models stay."""
        self._tools.clear()


def rules_of(tools: Iterable[Tools]) -> tuple[Rule, ...]:
    """The rules that are in force for any file, each as it is graded for the first."""
    graded: dict[str, Rule] = {}
    for own in tools:
        for rule in own.rules:
            graded.setdefault(rule.name, rule)
    return tuple(graded[rule.name] for rule in RULES if rule.name in graded)


def signature_of(tools: Sequence[Tools]) -> str:
    """The signature of a run, from the tools of each of its files in order: the one that they share, or all of them.

    Where no file is checked, nothing but the program decides.
    """
    by_tools = {id(own): signature(own) for own in tools}
    signatures = [by_tools[id(own)] for own in tools]
    distinct = list(dict.fromkeys(signatures))
    if len(distinct) < 2:
        return distinct[0] if distinct else version()
    parts = [dict.fromkeys(part) for part in zip(*(own.split("|") for own in distinct), strict=True)]
    named = [next(iter(part)) if len(part) == 1 else "+".join(part) for part in parts[:-1]]
    digest = hashlib.sha256("\n".join(signatures).encode()).hexdigest()
    return "|".join((*named, f"rules:{digest[:12]}"))
