"""Which files of some folders are workbooks to look at, and which are left alone, and why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# What a spreadsheet is saved as; what check cannot read of these it says so of, file by file.
_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_LOCKS = ("~$", ".~lock.")
_DIGITS = re.compile(r"\d+")
# What this program calls what it writes beside a workbook.
COPIES = ("_temuan", "_selesai", "_draf")


@dataclass(frozen=True, slots=True)
class Workbooks:
    """The files to look at, in the order of their names within each folder, and those that are left alone.

    ``locks`` are what Excel and LibreOffice keep beside an open workbook, ``copies`` what this program has written
    beside a workbook that is looked at itself, ``closed`` folders that cannot be opened.
    """

    files: tuple[Path, ...]
    locks: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    closed: tuple[Path, ...] = ()


def find_workbooks(paths: Iterable[Path], *, deep: bool = True) -> Workbooks:
    """The workbooks that are named, and those in the folders that are; each file once.

    ``deep`` says that folders within the folders are gone through too.

    A file that is named is looked at whatever it is called, and so is a folder without any: it must be told of.
    """
    files: dict[str, Path] = {}
    locks: list[Path] = []
    copies: list[Path] = []
    closed: list[Path] = []
    for path in paths:
        found = sorted(_spreadsheets(path, closed, deep=deep), key=_order) if _is_folder(path) else []
        if not found:
            files.setdefault(_identity(path), path)
        names = {_stem(each) for each in found}
        for each in found:
            if each.name.startswith(_LOCKS):
                locks.append(each)
            elif _is_copy(each, names):
                copies.append(each)
            else:
                files.setdefault(_identity(each), each)
    return Workbooks(tuple(files.values()), tuple(locks), tuple(copies), tuple(closed))


def _spreadsheets(folder: Path, closed: list[Path], *, deep: bool) -> Iterator[Path]:
    """The spreadsheets below a folder; links to folders are not followed, for they can lead in a circle."""

    def refused(error: OSError) -> None:
        closed.append(Path(error.filename))

    for parent, folders, names in os.walk(folder, onerror=refused):
        if not deep:
            folders.clear()
        for name in names:
            path = Path(parent, name)
            # The lock file of LibreOffice ends in #.
            if Path(name.removesuffix("#")).suffix.lower() in _SUFFIXES and not name.startswith(".lkjip-"):
                yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have
        return False


def _is_copy(path: Path, stems: set[str]) -> bool:
    """Whether a file was written by this program from another that is looked at."""
    stem = _stem(path)
    return any(stem.endswith(suffix) and stem.removesuffix(suffix) in stems for suffix in COPIES)


def _stem(path: Path) -> str:
    return str(path.with_suffix(""))


def _order(path: Path) -> tuple[str, str]:
    """The order of names as Windows shows them: 2 before 10, whatever the case; never by chance."""
    return _DIGITS.sub(lambda digits: digits.group().zfill(20), str(path).casefold()), str(path)


def _identity(path: Path) -> str:
    try:
        return str(path.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return str(path)
