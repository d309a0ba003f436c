"""The Python that goes into the page: of the standard library what is needed, the libraries, this project."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from page.fetch import modules_in

PROJECT = Path(__file__).parent.parent
_IN_BROWSER = Path(__file__).parent / "in_browser.py"
_BESIDE_IT = ("page/__init__.py", "page/asked.py", "page/packing.py")
# Of this project: what talks to a terminal, and what needs a library that is not there.
_LEFT_OUT_OF_PROJECT = ("lkjip_xl/cli/", "lkjip_xl/__main__.py")
# Of the standard library: what neither Python itself nor anything here imports.
_LEFT_OUT = frozenset(
    each.strip()
    for line in (
        "_pydatetime, _pydecimal, _pyio, _pyrepl, antigravity, bdb, cProfile, cgi, cgitb, curses, dbm, doctest",
        "ensurepip, ftplib, getpass, idlelib, imaplib, lib2to3, mailbox, mailcap, nntplib, optparse, pdb",
        "pickletools, poplib, profile, pstats, pty, pydoc, pydoc_data, py_compile, compileall, rlcompleter",
        "sched, smtplib, socketserver, sqlite3, symtable, tabnanny, telnetlib, test, this, timeit, tkinter",
        "trace, tty, turtle, turtledemo, unittest, venv, wsgiref, xmlrpc, zipapp",
    )
    for each in line.split(",")
)
_LEFT_OUT_WITHIN = (
    "http/server",
    "http/cookie",
    "multiprocessing/dummy",
    "multiprocessing/managers",
    "logging/handlers",
)
# Letters that no file of an office is written in; old text files are in cp1252, names in zips in cp437.
_OTHER_LETTERS = re.compile(
    r"encodings/(?!cp1252|cp437|iso8859_1\.)(big|cp|euc|gb|hz|iso|johab|koi|kz|mac|ptcp|shift|tis)"
)


def write_sources(target: Path, pyodide: Path, wheels: Iterable[Path]) -> None:
    """Everything as one zip of sources, in the order of names."""
    parts = dict(_standard_library(pyodide))
    for wheel in wheels:
        parts.update(modules_in(wheel))
    parts.update(_project())
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name])


def _standard_library(pyodide: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(pyodide / "python_stdlib.zip") as archive:
        for name in archive.namelist():
            top = name.split("/", 1)[0].removesuffix(".py")
            left_out = top in _LEFT_OUT or name.startswith(_LEFT_OUT_WITHIN) or _OTHER_LETTERS.match(name)
            if not name.endswith("/") and not left_out:
                yield name, archive.read(name)


def _project() -> Iterator[tuple[str, bytes]]:
    for file in sorted((PROJECT / "lkjip_xl").rglob("*.py")):
        name = file.relative_to(PROJECT).as_posix()
        if not name.startswith(_LEFT_OUT_OF_PROJECT):
            yield name, file.read_bytes()
    yield _IN_BROWSER.name, _IN_BROWSER.read_bytes()
    yield from ((name, (PROJECT / name).read_bytes()) for name in _BESIDE_IT)
