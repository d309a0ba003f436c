"""What was found before of files that have not changed since, so that it need not be found again.

The key is the content that was judged, the program that judged it and the options that it was judged with. What
could not be read is not kept: refusing it again costs little, and its reason may lie outside the file.

Each result is a file of its own, of data whose every value is held against its type: whatever else somebody has
put there is not believed, cannot be run, and cannot go on without an end.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from lkjip_xl import __version__
from lkjip_xl.check.assessment import Assessment
from lkjip_xl.check.typed_data import WrongData, from_json, to_json
from lkjip_xl.files.kinds import digest_of
from lkjip_xl.files.limits import LARGEST_KEPT_RESULT, MEGABYTE, Limits
from lkjip_xl.files.run_files import has_an_end
from lkjip_xl.files.whole_file import CannotWrite, whole_file

_DAY = 24 * 3600
_KEPT_SECONDS = 180 * _DAY
_SUFFIX = ".hasil"
# What says when old results were last looked for, and where earlier versions of this program kept theirs.
_SWEPT, _EARLIER = "disapu", "hasil.sqlite"
# What Windows does not have, or does not need.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class ResultsCache:
    """The results that are kept in a folder; none is missed, and none is wrong, where it cannot be used."""

    def __init__(self, folder: Path | None, limits: Limits, beside: bytes = b"") -> None:
        self._folder = folder
        self._limits = limits
        self._judge = digest_of(_program() + repr(limits).encode() + beside)

    def known(self, path: Path) -> Assessment | None:
        """What was found of a file of this content; None where nothing is kept of it."""
        digest = self._digest(path) if self._folder else None
        if digest is None:
            return None
        key = self._key(digest)
        try:
            kept = from_json(_Kept, _read(self._file(key)))
        except (OSError, WrongData, ValueError, zlib.error, RecursionError):  # it is not what was kept
            return None
        if kept.key != key or kept.found.digest != digest:
            return None
        return replace(kept.found, result=replace(kept.found.result, file=str(path)))

    def keep(self, found: Assessment) -> None:
        """Keep what was found of the content that was judged, unless something could not be read."""
        if self._folder is None or not found.digest or found.result.without_last_year:
            return
        key = self._key(found.digest)
        content = zlib.compress(to_json(_Kept(key, found)).encode("ascii"), 1)
        if len(content) > LARGEST_KEPT_RESULT:
            return
        try:
            with whole_file(self._file(key)) as file:
                file.write_bytes(content)
        except CannotWrite:  # full, or not there any more: the next ones need not try
            self._folder = None

    def _digest(self, path: Path) -> bytes | None:
        try:
            if not has_an_end(path) or path.stat().st_size > self._limits.berkas * MEGABYTE:
                return None
            return digest_of(path.read_bytes())
        except OSError:
            return None

    def _key(self, digest: bytes) -> str:
        return blake2b(self._judge + digest, digest_size=32).hexdigest()

    def _file(self, key: str) -> Path:
        return (self._folder or Path()) / f"{key}{_SUFFIX}"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result with its own key: under another name it is not believed."""

    key: str
    found: Assessment


def _read(file: Path) -> str:
    """What stands in a file of its own; never through a link, and never more than a result can be.

    Raises:
        OSError: if there is none, or it is something else.
        ValueError: if it is larger than any result.
        zlib.error: if it is damaged.

    """
    number = os.open(file, os.O_RDONLY | _NO_LINK)
    with os.fdopen(number, "rb") as opened:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(file)
        content = opened.read(LARGEST_KEPT_RESULT + 1)
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(content, LARGEST_KEPT_RESULT)
    if len(content) > LARGEST_KEPT_RESULT or not unpacking.eof:
        raise ValueError(file)
    return unpacked.decode("ascii")


@contextmanager
def results_cache(folder: Path, limits: Limits, beside: bytes = b"") -> Iterator[ResultsCache]:
    """The results that are kept in a folder; nothing is kept where the folder cannot be used.

    ``beside`` stands for what else the files are held against.
    """
    yield ResultsCache(_opened(folder / "hasil"), limits, beside)


def _opened(folder: Path) -> Path | None:
    """The folder, with what is too old swept out of it once a day; None where it cannot be used."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.is_symlink():
            return None
        swept = folder / _SWEPT
        if time.time() - _written_at(swept) > _DAY:
            _sweep(folder)
            with whole_file(swept) as file:
                file.write_bytes(b"")
    except (OSError, CannotWrite):
        return None
    return folder


def _sweep(folder: Path) -> None:
    (folder.parent / _EARLIER).unlink(missing_ok=True)
    for file in folder.glob(f"*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - _written_at(file) > _KEPT_SECONDS:
                file.unlink()


def _written_at(file: Path) -> float:
    """When a file was written last, in seconds; long ago where there is none."""
    try:
        return file.lstat().st_mtime
    except FileNotFoundError:
        return 0.0


def _program() -> bytes:
    """What judges: this program as it is installed, and what it reads workbooks with."""
    package = Path(__file__).parent.parent
    changed = max(path.stat().st_mtime_ns for path in package.rglob("*.py"))
    return repr((__version__, changed, version("openpyxl"), sys.version_info[:3])).encode()
