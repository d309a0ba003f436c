"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.run_files import RunFiles, current_run
from lkjip_xl.files.run_folder import TEMPORARY, note_beside, place_of_temporary_files
from lkjip_xl.text.ways import Action, Advice
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class CannotWrite(Exception):
    """A file could not be written; ``advice`` says why, with a way out."""

    def __init__(self, advice: Advice) -> None:
        super().__init__(advice)
        self.advice = advice


def shown(path: Path) -> str:
    """A path as given; the name of a file can hold what a terminal would obey."""
    return printable(str(path))


def refuse_to_overwrite(
    target: Path, *, allowed: bool, inputs: Sequence[Path] = (), suffixes: Sequence[str] = (".xlsx",)
) -> None:
    """Refuse a target that would destroy something, before any work is done.

    ``inputs`` are files that will be read; what has been read in this run is known.

    Raises:
        CannotWrite: if the target is one of the inputs, a folder, lies in a folder that is not there, or
            stands already and may not be overwritten, or has another suffix.

    """
    run = current_run()
    run.reads(inputs)
    _refuse_input(run, target)
    try:
        _refuse_place(target, allowed=allowed, suffixes=suffixes)
    except PermissionError as error:
        folder = shown(target.absolute().parent)
        raise CannotWrite(
            _elsewhere(
                f"{shown(target)} tidak dapat ditulis: folder {folder} tidak boleh dibuka. Periksa izinnya, atau "
                "pilih folder lain"
            )
        ) from error
    if not allowed:
        run.writes_anew(target)


def _refuse_place(target: Path, *, allowed: bool, suffixes: Sequence[str]) -> None:
    """Refuse a target for what it is called, and for what is or is not there.

    Raises:
        CannotWrite: if it is refused.
        PermissionError: if its folder may not be entered.

    """
    if target.is_dir():
        raise CannotWrite(_elsewhere(f"{shown(target)} adalah folder. Tulis nama berkas hasilnya"))
    if target.exists() and not target.is_file():
        raise CannotWrite(_elsewhere(f"{shown(target)} bukan berkas biasa. Pilih nama lain"))
    if target.suffix.lower() not in suffixes:
        endings = " atau ".join(filter(None, (", ".join(suffixes[:-1]), suffixes[-1])))
        raise CannotWrite(_elsewhere(f"Nama hasil {shown(target)} harus berakhiran {endings}. Tulis nama lain"))
    if not target.parent.is_dir():
        raise CannotWrite(
            f"Folder {shown(target.parent)} tidak ada. Buat dahulu foldernya, atau pilih folder lain."
        )
    if target.exists() and not allowed:
        raise CannotWrite(_elsewhere_or_replaced(f"{shown(target)} sudah ada"))


def _refuse_input(run: RunFiles, target: Path) -> None:
    if run.is_read(target):
        raise CannotWrite(
            _elsewhere(f"{shown(target)} adalah berkas masukan dan tidak boleh ditimpa. Pilih nama lain")
        )


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a temporary path beside the target; it takes its place when all went well.

    A file that stands there is replaced, and keeps its rights, unless this run found none there when it began.

    Raises:
        CannotWrite: if it cannot be written, or is a file that this run reads; it says what failed.

    """
    with whole_files((target,)) as (temporary,):
        yield temporary


@contextmanager
def whole_files(targets: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """The same for files that belong together: all of them are replaced, or none.

    Raises:
        CannotWrite: as :func:`whole_file`.

    """
    with ExitStack() as left_over:
        temporaries = tuple(left_over.enter_context(_temporary(target)) for target in targets)
        yield temporaries
        for target in targets:
            _refuse_input(current_run(), target)
        _put_into_place(list(zip(temporaries, targets, strict=True)))


@contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """A file beside the target, on the same disk; what goes wrong is said of the target."""
    temporary: Path | None = None
    try:
        temporary = target.with_name(f"{TEMPORARY}{os.urandom(8).hex()}{target.suffix}")
        note_beside(temporary)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield temporary
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):  # where nothing can be written, nothing can be removed either
                temporary.unlink(missing_ok=True)


def _put_into_place(files: Sequence[tuple[Path, Path]]) -> None:
    """Let each new file take the place of its target; where one cannot, those before it are put back."""
    with ExitStack() as kept:
        before = [kept.enter_context(_second_name(target)) if len(files) > 1 else None for _, target in files]
        placed: list[tuple[Path, Path | None]] = []
        try:
            for (temporary, target), old in zip(files, before, strict=True):
                _take_place(temporary, target)
                placed.append((target, old))
        except BaseException:
            for target, old in placed:
                if old is None:
                    target.unlink(missing_ok=True)
                else:
                    old.replace(target)
            raise


@contextmanager
def _second_name(target: Path) -> Iterator[Path | None]:
    """What stands under a name, under another one beside it for a while; None where nothing stands there."""
    if not target.exists():
        yield None
        return
    with _temporary(target) as other:
        shutil.copy2(target, other)
        yield other


def _take_place(temporary: Path, target: Path) -> None:
    """Give a new file its name, and the rights of the file that it replaces."""
    try:
        rights = stat.S_IMODE(target.stat().st_mode)
    except OSError:  # nothing is there: as the system gives them to new files
        umask = os.umask(0)
        os.umask(umask)
        rights = 0o666 & ~umask  # a temporary file is one that only its owner may read
    temporary.chmod(rights)
    run = current_run()
    if run.replaces(target):
        temporary.replace(target)
    else:
        _take_free_place(temporary, target)
        run.has_written(target)


def _take_free_place(temporary: Path, target: Path) -> None:
    """Give a new file a name that nothing has; what came there meanwhile is somebody's work."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise _came_meanwhile(target) from None
    except OSError:  # some disks know no second names
        if target.exists():
            raise _came_meanwhile(target) from None
        temporary.rename(target)


def _came_meanwhile(target: Path) -> CannotWrite:
    return CannotWrite(
        _elsewhere_or_replaced(f"{shown(target)} muncul selama perintah ini berjalan, jadi tidak ditimpa")
    )


def _elsewhere(told: str) -> Advice:
    """What ends in choosing another name or place for what is written."""
    return (f"{told} dengan ", Action.NAME_OUTPUT, ".")


def _elsewhere_or_replaced(told: str) -> Advice:
    """What is told of a file that stands where something is to be written, and the two ways out."""
    named, replaced = Action.NAME_OUTPUT, Action.REPLACE_OUTPUT
    return (f"{told}. Pilih nama lain dengan ", named, ", atau tambahkan ", replaced, ".")


class TargetFile:
    """A temporary file beside a target, to be written to in pieces by a library.

    It tells whether it was here that writing failed. Once given up it swallows what still comes: a library that
    tries to end its work when nobody looks any more would only print the same failure once more.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._at = 0
        self.has_failed = False

    def flush(self) -> None:
        """Nothing waits for this: what fails is told at the end."""

    def write(self, content: ReadableBuffer, /) -> int:
        """Write all of it."""
        if not self._file.closed:
            with self._noting():
                self._file.write(content)
        size = memoryview(content).nbytes
        self._at += size
        return size

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place in it."""
        if self._file.closed:
            self._at = offset
        else:
            with self._noting():
                self._at = self._file.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        """Where in it the next piece goes."""
        return self._at

    def end(self) -> None:
        """Write what is still to be written."""
        with self._noting():
            self._file.close()

    def give_up(self) -> None:
        """Let go of the file, whatever is still to be written."""
        with contextlib.suppress(OSError):
            self._file.close()

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self.has_failed = True
            raise


def failed_elsewhere(target: Path, error: OSError) -> CannotWrite:
    """What to say where not the target, but a temporary file of a library could not be written."""
    place = shown(place_of_temporary_files())
    name = shown(target)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return CannotWrite(
                f"{name} tidak dapat ditulis: folder sementara {place} penuh. Kosongkan sebagian, atau pilih "
                "folder sementara lain (TMPDIR, di Windows TEMP)."
            )
        case number:
            return CannotWrite(
                f"{name} tidak dapat ditulis: folder sementara {place} tidak dapat dipakai (kode {number}). Pilih "
                "folder sementara lain (TMPDIR, di Windows TEMP)."
            )


def _not_written(target: Path, error: OSError) -> CannotWrite:
    """What kept a file from being written, as the system says it."""
    name, folder = shown(target), shown(target.absolute().parent)
    program = "Word" if target.suffix.lower() == ".docx" else "Excel"
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return CannotWrite(
                _elsewhere(
                    f"{name} tidak dapat ditulis: penyimpanan folder {folder} penuh. Kosongkan sebagian, "
                    "atau pilih tempat lain"
                )
            )
        case errno.EROFS:
            return CannotWrite(
                _elsewhere(f"{name} tidak dapat ditulis: folder {folder} hanya dapat dibaca. Pilih tempat lain")
            )
        case errno.EFBIG:
            return CannotWrite(
                _elsewhere(
                    f"{name} tidak dapat ditulis: terlalu besar untuk penyimpanan folder {folder}. Pilih tempat "
                    "lain"
                )
            )
        case errno.ENAMETOOLONG:
            return CannotWrite(
                f"{name} tidak dapat ditulis: namanya terlalu panjang. Pilih nama yang lebih pendek."
            )
        case errno.ENOENT | errno.ENOTDIR:
            return CannotWrite(
                f"{name} tidak dapat ditulis: foldernya tidak ada. Buat dahulu, atau pilih folder lain."
            )
        case errno.EACCES | errno.EPERM | errno.EBUSY:
            return CannotWrite(
                _elsewhere(
                    f"{name} tidak dapat ditulis. Tutup berkas itu di {program}; bila tidak sedang dibuka, folder "
                    f"{folder} tidak boleh ditulisi: pilih folder lain"
                )
            )
        case number:
            return CannotWrite(
                _elsewhere(
                    f"{name} tidak dapat ditulis: penyimpanannya gagal (kode {number}). Ulangi, "
                    "atau pilih tempat lain"
                )
            )
