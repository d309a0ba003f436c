"""Which files of some folders are workbooks to look at, and which are left alone, and why."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lkjip_xl.files.run_files import current_run, has_an_end
from lkjip_xl.files.run_folder import TEMPORARY

SPREADSHEETS = frozenset({".xlsx", ".xlsm"})
"""How the names of workbooks end that are read cell by cell."""
# What a spreadsheet is saved as; what check cannot read of these it says so of, file by file.
_SUFFIXES = SPREADSHEETS | {".xlsb", ".xls", ".ods"}
# What a report is written in; such a file is checked where it is named, and not among the workbooks of a folder.
_DOCUMENTS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf"})
_LOCKS = ("~$", ".~lock.")
_DIGITS = re.compile(r"\d+")
# What this program calls what it writes beside a workbook.
COPIES = ("_temuan", "_selesai", "_draf")
# The titles of the workbooks that this program writes about other workbooks, as their properties have them.
RECAP_TITLE, RESULTS_TITLE = "Rekap LKjIP", "Hasil pemeriksaan LKjIP"
RECONCILIATION_TITLE = "Rekonsiliasi LKjIP dan Berkas Keuangan"
# What former versions called it.
_FORMER_TITLE = "Rekonsiliasi LKjIP dan SIPD"
_RESULTS = tuple(
    f"<dc:title>{title}</dc:title>".encode()
    for title in (RECAP_TITLE, RESULTS_TITLE, RECONCILIATION_TITLE, _FORMER_TITLE)
)
_PROPERTIES, _LARGEST_PROPERTIES = "docProps/core.xml", 10_000


@dataclass(frozen=True, slots=True)
class Workbooks:
    """The files to look at, in the order of their names within each folder, and those that are left alone.

    ``locks`` are what Excel and LibreOffice keep beside an open workbook, ``copies`` what this program has written
    beside a workbook that is looked at itself, ``results`` what it has written about several (a recap, say),
    ``closed`` folders that cannot be opened, ``empty`` folders without a workbook to look at,
    ``documents`` those of Word that lie in a folder. ``named`` are the files that somebody has named themselves.
    """

    files: tuple[Path, ...]
    locks: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    closed: tuple[Path, ...] = ()
    results: tuple[Path, ...] = ()
    empty: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()
    named: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class NamesOfFiles:
    """How files are called from the folder on that holds them all, wherever that folder lies.

    Whoever gets what is written about them has the folder before them, not the place where the program was run.
    """

    top: Path | None
    """The folder; None where they lie on two drives."""

    @classmethod
    def of(cls, files: Iterable[Path]) -> NamesOfFiles:
        """How some files are called."""
        try:
            return cls(Path(os.path.commonpath([os.path.normpath(path.absolute().parent) for path in files])))
        except ValueError:  # on two drives, or no files
            return cls(None)

    @property
    def folder(self) -> str:
        """The name of the folder; empty where the program was run in it, which says nothing to anybody else."""
        return "" if self.top is None or self.top == Path.cwd() else self.top.name

    def called(self, file: str) -> str:
        """How one of them is called."""
        return file if self.top is None else os.path.relpath(file, self.top)


def is_document(path: Path) -> bool:
    """Whether a file is a document of Word or its like, by its name."""
    return path.suffix.lower() in _DOCUMENTS


def find_workbooks(paths: Iterable[Path], *, deep: bool = True) -> Workbooks:
    """The workbooks that are named, and those in the folders that are; each file once.

    ``deep`` says that folders within the folders are gone through too.

    A file that is named is looked at whatever it is called.
    """
    files: dict[str, Path] = {}
    locks: list[Path] = []
    copies: list[Path] = []
    closed: list[Path] = []
    results: list[Path] = []
    empty: list[Path] = []
    documents: list[Path] = []
    named: set[Path] = set()
    for path in paths:
        if not _is_folder(path):
            named.add(path)
            files.setdefault(_identity(path), path)
            continue
        found = sorted(_spreadsheets(path, closed, deep=deep), key=_order)
        names = {_stem(each) for each in found if not is_document(each)}
        looked_at = False
        for each in found:
            if is_document(each):
                if not each.name.startswith(_LOCKS):
                    documents.append(each)
            elif each.name.startswith(_LOCKS):
                locks.append(each)
            elif _is_copy(each, names):
                copies.append(each)
            elif is_result(each):
                results.append(each)
            else:
                files.setdefault(_identity(each), each)
                looked_at = True
        if not looked_at and path not in closed:
            empty.append(path)
    # They are read, in this process or in others.
    current_run().reads(files.values())
    left_alone = (tuple(locks), tuple(copies), tuple(closed), tuple(results), tuple(empty), tuple(documents))
    return Workbooks(tuple(files.values()), *left_alone, named=frozenset(named))


def _spreadsheets(folder: Path, closed: list[Path], *, deep: bool) -> Iterator[Path]:
    """The spreadsheets below a folder; links to folders are not followed, for they can lead in a circle."""
    waiting = [folder]
    # Not os.walk: it calls itself for each folder within a folder, and Python allows a thousand of that.
    while waiting:
        parent = waiting.pop()
        try:
            with os.scandir(parent) as found:
                entries = sorted(found, key=lambda each: each.name)
            files, folders = _sorted_out(entries)
        except OSError:
            closed.append(parent)
            continue
        if deep:
            waiting += reversed(folders)
        yield from files


def _sorted_out(entries: Iterable[os.DirEntry[str]]) -> tuple[list[Path], list[Path]]:
    """The spreadsheets and the folders among the entries of a folder.

    Raises:
        PermissionError: if the folder may be listed, but what is in it may not be opened.

    """
    files: list[Path] = []
    folders: list[Path] = []
    for entry in entries:
        suffix = Path(entry.name.removesuffix("#")).suffix.lower()  # .~lock.….xlsx#
        if _is_folder_in(entry):
            if not entry.is_symlink():
                folders.append(Path(entry.path))
        elif suffix in _SUFFIXES | _DOCUMENTS and not entry.name.startswith(TEMPORARY):
            files.append(Path(entry.path))
    return files, folders


def _is_folder_in(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder; asked of every entry, so that a folder that may not be entered is noticed.

    Raises:
        PermissionError: if it may not.

    """
    try:
        return stat.S_ISDIR(entry.stat().st_mode)
    except PermissionError:
        raise
    except OSError:  # a link that leads nowhere, or to itself: told when it is looked at
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have
        return False


def _is_copy(path: Path, stems: set[str]) -> bool:
    """Whether a file was written by this program from another that is looked at."""
    stem = _stem(path)
    return any(stem.endswith(suffix) and stem.removesuffix(suffix) in stems for suffix in COPIES)


def is_result(path: Path) -> bool:
    """Whether a file is a workbook that this program has written about others; it says so in its properties."""
    if not has_an_end(path):
        return False
    found = path.stat()
    return _says_that_it_is_a_result(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=4096)
def _says_that_it_is_a_result(path: Path, _written: int, _size: int) -> bool:
    """The same of a file as it was written at a time; whoever watches a folder asks every second."""
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo(_PROPERTIES).file_size > _LARGEST_PROPERTIES:
                return False
            with package.open(_PROPERTIES) as part:
                properties = part.read(_LARGEST_PROPERTIES)
    except (OSError, ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False  # whatever is wrong with it is told when it is looked at
    return any(title in properties for title in _RESULTS)


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
