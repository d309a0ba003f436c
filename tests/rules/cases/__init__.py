"""The cases of every rule, in a file named by its code; the words of each stand beside it (``t01.txt``)."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from tests.rules.case import Case


def _of(code: str) -> tuple[Case, ...]:
    cases: tuple[Case, ...] = import_module(f"{__name__}.{code}").CASES
    return cases


BY_FILE = {module.name: _of(module.name) for module in iter_modules(__path__)}
CASES = tuple(case for cases in BY_FILE.values() for case in cases)
