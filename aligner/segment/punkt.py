"""nltk's Punkt without the rest of nltk, which would bring scipy and scikit-learn and take twenty times as long."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType

PACKAGE = "nltk"
PARENTS = (PACKAGE, f"{PACKAGE}.tokenize")
MODULE = f"{PACKAGE}.tokenize.punkt"


def load_punkt() -> ModuleType:
    """The module `nltk.tokenize.punkt`, its parents left unrun where nltk is not loaded yet.

    What was loaded under nltk's name is forgotten afterwards, so that whoever imports nltk later gets all of it.
    """
    if PACKAGE in sys.modules:
        return import_module(MODULE)
    try:
        return _alone()
    except (ImportError, AttributeError):
        return import_module(MODULE)


def _alone() -> ModuleType:
    try:
        path: list[str] | None = None
        for name in PARENTS:
            path = _bare(name, path)
        return import_module(MODULE)
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]


def _bare(name: str, path: list[str] | None) -> list[str]:
    """Stand a package in for its own: it knows where its modules lie, and nothing of it was run."""
    spec = PathFinder.find_spec(name, path)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(name)
    package = ModuleType(name)
    package.__path__ = list(spec.submodule_search_locations)
    package.__spec__ = spec
    sys.modules[name] = package
    return package.__path__
