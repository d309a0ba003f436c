"""Runs within the Python that goes into the page: compiles its modules, leaving out what no page reads.

The same bytes on every machine: no time and no order of a folder is written, and the machine that builds has no
part in what is compiled.
"""

from __future__ import annotations

import ast
import gc
import gzip
import sys
import zipfile
from collections.abc import Callable, Iterable
from importlib.util import source_hash
from types import CodeType
from typing import Any

_A_TIME = (1980, 1, 1, 0, 0, 0)
# Pages of rules are docstrings, and Pyodide makes some of its texts of them.
_DOCSTRINGS_READ = ("lkjip_xl/rules/", "pyodide/", "_pyodide/")
# What these make of annotations they make when a function is defined, not a class.
_ANNOTATIONS_READ = ("dataclasses", "functools", "typing", "pyodide/", "_pyodide/")
# Lines of what goes wrong are told of this project alone.
_LINES_TOLD = ("lkjip_xl/", "page/", "in_browser")
# Where a statement holds others.
_STATEMENTS = ("body", "orelse", "finalbody", "handlers", "cases")


def without_annotations(module: ast.Module) -> None:
    """Functions lose their annotations; classes keep theirs, which dataclasses are made of.

    A function is defined by a statement: what stands within expressions, most of a module, is not looked at.
    """
    left: list[Any] = [module]
    while left:
        node = left.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
            taken = node.args
            for each in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.vararg, taken.kwarg):
                if each is not None:
                    each.annotation = None
        for name in _STATEMENTS:
            left += getattr(node, name, ())


def compiled(name: str, source: bytes) -> CodeType:
    """A module as it is run in the page.

    To parse one by itself takes as long as to compile it: only one that says of a function what it gives is.
    """
    given: bytes | ast.Module = source
    if b"->" in source and not name.startswith(_ANNOTATIONS_READ):
        given = ast.parse(source)
        without_annotations(given)
    read = name.startswith(_DOCSTRINGS_READ)
    code = compile(given, name, "exec", dont_inherit=True, optimize=0 if read else 2)
    return code if name.startswith(_LINES_TOLD) else _without_lines(code)


def _without_lines(code: CodeType) -> CodeType:
    within = (_without_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(within))


def compile_all(sources: str, target: str, as_file: Callable[[CodeType, bytes], bytes]) -> None:
    """A zip of sources as a zip of modules; ``as_file`` gives what Python reads of compiled ones."""
    # A module in parts holds no garbage, and is as large as what is looked through for it.
    gc.disable()
    with zipfile.ZipFile(sources) as given, zipfile.ZipFile(target, "w") as modules:
        for name in sorted(given.namelist()):
            content = given.read(name)
            if name.endswith(".py"):
                content = bytes(as_file(compiled(name, content), source_hash(content)))
            packed_as = f"{name}c" if name.endswith(".py") else name
            modules.writestr(zipfile.ZipInfo(packed_as, _A_TIME), content)


def loaded() -> tuple[str, ...]:
    """The files of the modules that are in memory, as they are called in a zip."""
    begun = (getattr(each, "__cached__", None) or getattr(each, "__file__", None) or "" for each in _modules())
    return tuple(sorted(each.partition(".zip/")[2] for each in begun if ".zip/" in each))


def _modules() -> Iterable[Any]:
    return list(sys.modules.values())


def without(source: str, target: str, names: Iterable[str]) -> None:
    """A zip without some of its files."""
    left_out = frozenset(names)
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as kept:
        for name in given.namelist():
            if name not in left_out:
                kept.writestr(zipfile.ZipInfo(name, _A_TIME), given.read(name))


def packed(content: bytes) -> bytes:
    """As the browser unpacks it; half a percent smaller would take twice as long."""
    return gzip.compress(content, 8, mtime=0)
