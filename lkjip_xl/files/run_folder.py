"""The folder of temporary files of one run, and what a run that was killed has left.

All temporary files of a run lie in one folder, which goes with it however it ends. A run that was killed cannot
clean up: the next one does, and leaves alone what belongs to a run that still lives, which holds a lock.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# How the names of files begin that are not whole yet; they lie beside what they will be.
TEMPORARY = ".lkjip-"
_RUN, _BEGINNING = "run-", "baru-"
_LOCK, _BESIDE = "kunci", "di_luar"
# Nothing takes so long to begin.
_A_DAY = 24 * 3600


@contextmanager
def folder_of_a_run() -> Iterator[None]:
    """Let all temporary files of this run, and of the processes that it begins, lie in a folder of their own."""
    base = _base()
    if base is None:
        yield
        return
    _sweep(base)
    with _begun(base) as folder:
        before = tempfile.tempdir, os.environ.get("TMPDIR")
        if folder is not None:
            tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before[0]
            if before[1] is None:
                os.environ.pop("TMPDIR", None)
            else:
                os.environ["TMPDIR"] = before[1]


def note_beside(path: Path) -> None:
    """Note a temporary file that lies elsewhere, so that it can be swept if this run is killed."""
    folder = Path(tempfile.gettempdir())
    if folder.name.startswith(_RUN):
        with contextlib.suppress(OSError), (folder / _BESIDE).open("a", encoding="utf-8") as notes:
            notes.write(f"{path.absolute()}\0")


def place_of_temporary_files() -> Path:
    """The folder for temporary files as the user knows it: not the one that this run has made in it."""
    folder = Path(tempfile.gettempdir())
    return folder.parent.parent if folder.name.startswith(_RUN) else folder


def _base() -> Path | None:
    """Where the folders of runs lie: this user's own, and no link that somebody has laid there."""
    user = f"-{os.getuid()}" if hasattr(os, "getuid") else ""
    try:
        base = Path(tempfile.gettempdir()) / f"lkjip-xl{user}"  # fails where no folder takes any file
        base.mkdir(mode=0o700, exist_ok=True)
        return base if _is_own(base) and base.is_dir() and not base.is_symlink() else None
    except OSError:
        return None


@contextmanager
def _begun(base: Path) -> Iterator[Path | None]:
    """A folder with a lock that is held; it gets its name only then. None where there is no room for it."""
    folder: Path | None = None
    lock: BinaryIO | None = None
    try:
        with contextlib.suppress(OSError):
            beginning = Path(tempfile.mkdtemp(prefix=_BEGINNING, dir=base))
            folder = beginning
            lock = (beginning / _LOCK).open("wb")
            if _holds(lock):
                folder = beginning.rename(base / beginning.name.replace(_BEGINNING, _RUN, 1))
        yield folder if folder is not None and folder.name.startswith(_RUN) else None
    finally:
        if lock is not None:
            lock.close()
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _sweep(base: Path) -> None:
    """Remove what runs have left that do not live any more."""
    with contextlib.suppress(OSError):
        for folder in base.iterdir():
            with contextlib.suppress(OSError):
                if _is_dead(folder):
                    _remove_what_lies_beside(folder)
                    shutil.rmtree(folder, ignore_errors=True)


def _is_dead(folder: Path) -> bool:
    if not folder.name.startswith(_RUN):
        return time.time() - folder.lstat().st_mtime > _A_DAY
    try:
        with (folder / _LOCK).open("rb+") as lock:
            return _holds(lock)
    except FileNotFoundError:
        return True


def _remove_what_lies_beside(folder: Path) -> None:
    try:
        notes = (folder / _BESIDE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return
    for name in notes.split("\0"):
        path = Path(name)
        # Nothing else than such a file of this user is removed, whatever stands there.
        if path.name.startswith(TEMPORARY) and _is_own(path) and stat.S_ISREG(path.lstat().st_mode):
            path.unlink(missing_ok=True)


def _is_own(path: Path) -> bool:
    """Whether a file or folder is there and is this user's."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


if sys.platform == "win32":
    import msvcrt

    def _holds(lock: BinaryIO) -> bool:
        """Hold a file until it is closed, or this process ends; False where another one holds it."""
        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _holds(lock: BinaryIO) -> bool:
        """Hold a file until it is closed, or this process ends; False where another one holds it."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
