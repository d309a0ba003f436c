"""What was found before of files that have not changed since, so that it need not be found again.

The key is the content of the file, the program that judged it and the options that it was judged with. What could
not be read is not kept: refusing it again costs little, and its reason may lie outside the file.
"""

from __future__ import annotations

import io
import pickle
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lkjip_xl import __version__
from lkjip_xl.agency import AgencyFigures, BudgetRow
from lkjip_xl.assessment import Assessment
from lkjip_xl.findings import CheckResult, Finding, Fix, NotJudged, Problem, Severity
from lkjip_xl.limits import MEGABYTE, Limits
from lkjip_xl.model import Place

_KEPT_SECONDS = 180 * 24 * 3600
_WRITTEN_AT_ONCE = 200
# Whatever else stands in the file is none of ours: whoever can write to it must not be able to run anything.
_KNOWN = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        *(Assessment, AgencyFigures, BudgetRow, CheckResult, Finding, Fix, NotJudged, Problem, Severity),
        *(Place, Decimal),
    )
}
# One of the two is the module of Decimal, whichever way Python was built.
_KNOWN[("decimal", "Decimal")] = Decimal


class _Unpickler(pickle.Unpickler):
    """Reads nothing but the results of a check."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _KNOWN[(module, name)]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None


class ResultsCache:
    """The results that are kept in a file; none is missed, and none is wrong, where it cannot be used."""

    def __init__(self, database: sqlite3.Connection | None, limits: Limits, beside: bytes = b"") -> None:
        self._database = database
        self._limits = limits
        self._judge = _program() + repr(limits).encode() + beside
        self._keys: dict[Path, bytes] = {}
        self._unsaved = 0

    def known(self, path: Path) -> Assessment | None:
        """What was found of a file of this content; None where nothing is kept of it."""
        key = self._key(path)
        if key is None or self._database is None:
            return None
        self._keys[path] = key
        try:
            row = self._database.execute("SELECT found FROM results WHERE key = ?", (key,)).fetchone()
            found = _Unpickler(io.BytesIO(zlib.decompress(row[0]))).load() if row else None
        except Exception:  # whatever stands there, it is not what was kept
            return None
        if not isinstance(found, Assessment):
            return None
        del self._keys[path]
        return replace(found, result=replace(found.result, file=str(path)))

    def keep(self, path: Path, found: Assessment) -> None:
        """Keep what was found of a file that :meth:`known` was asked for, unless something could not be read."""
        key = self._keys.pop(path, None)
        if key is None or self._database is None or found.result.unreadable or found.result.without_last_year:
            return
        try:
            content = zlib.compress(pickle.dumps(found, pickle.HIGHEST_PROTOCOL), 1)
            self._database.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", (key, content, time.time()))
            self._unsaved += 1
            if self._unsaved >= _WRITTEN_AT_ONCE:
                self.save()
        except sqlite3.Error:
            self._database = None

    def save(self) -> None:
        """Write what is kept to the disk."""
        if self._database is None:
            return
        try:
            self._database.commit()
        except sqlite3.Error:
            self._database = None
        self._unsaved = 0

    def _key(self, path: Path) -> bytes | None:
        try:
            if not path.is_file() or path.stat().st_size > self._limits.berkas * MEGABYTE:
                return None
            return blake2b(path.read_bytes(), digest_size=32, key=blake2b(self._judge).digest()[:64]).digest()
        except OSError:
            return None


@contextmanager
def results_cache(folder: Path, limits: Limits, beside: bytes = b"") -> Iterator[ResultsCache]:
    """The results that are kept in a folder; nothing is kept where the folder cannot be used.

    ``beside`` stands for what else the files are held against.
    """
    database = _opened(folder)
    cache = ResultsCache(database, limits, beside)
    try:
        yield cache
    finally:
        cache.save()
        if database is not None:
            database.close()


def _opened(folder: Path) -> sqlite3.Connection | None:
    file = folder / "hasil.sqlite"
    for attempt in range(2):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            database = sqlite3.connect(file, timeout=2)
            database.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, found BLOB, kept REAL)")
            database.execute("DELETE FROM results WHERE kept < ?", (time.time() - _KEPT_SECONDS,))
            database.commit()
        except sqlite3.DatabaseError as error:
            # A damaged file is begun anew; one that another program holds is left to it.
            if attempt or isinstance(error, sqlite3.OperationalError):
                return None
            database.close()
            file.unlink(missing_ok=True)
        except OSError:
            return None
        else:
            return database
    return None


def _program() -> bytes:
    """What judges: this program as it is installed, and what it reads workbooks with."""
    package = Path(__file__).parent
    changed = max(path.stat().st_mtime_ns for path in package.rglob("*.py"))
    return repr((__version__, changed, version("openpyxl"), sys.version_info[:3])).encode()
