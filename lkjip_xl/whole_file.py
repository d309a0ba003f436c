"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.words import printable


class CannotWrite(Exception):
    """A file could not be written. Its text is one Indonesian sentence with a way out."""


def shown(path: Path) -> str:
    """A path as given; the name of a file can hold what a terminal would obey."""
    return printable(str(path))


def refuse_to_overwrite(
    target: Path, *, allowed: bool, inputs: Sequence[Path] = (), suffixes: Sequence[str] = (".xlsx",)
) -> None:
    """Refuse a target that would destroy something, before any work is done.

    Raises:
        CannotWrite: if the target is one of the inputs, a folder, lies in a folder that is not there, or
            stands already and may not be overwritten, or has another suffix.

    """
    if any(_same_file(target, each) for each in inputs):
        raise CannotWrite(
            f"{shown(target)} adalah berkas masukan dan tidak boleh ditimpa. Pilih nama lain dengan -o."
        )
    if target.is_dir():
        raise CannotWrite(f"{shown(target)} adalah folder. Tulis nama berkas hasilnya dengan -o.")
    if target.suffix.lower() not in suffixes:
        endings = " atau ".join(filter(None, (", ".join(suffixes[:-1]), suffixes[-1])))
        raise CannotWrite(f"Nama hasil {shown(target)} harus berakhiran {endings}. Tulis nama lain dengan -o.")
    if not target.parent.is_dir():
        raise CannotWrite(
            f"Folder {shown(target.parent)} tidak ada. Buat dahulu foldernya, atau pilih folder lain."
        )
    if target.exists() and not allowed:
        raise CannotWrite(f"{shown(target)} sudah ada. Pilih nama lain dengan -o, atau tambahkan --timpa.")


def _same_file(left: Path, right: Path) -> bool:
    try:
        return left.samefile(right)
    except OSError:
        return False


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a temporary path beside the target; it replaces the target when all went well.

    Raises:
        CannotWrite: if it cannot be written; it says what failed.

    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".lkjip-", suffix=target.suffix)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)  # mkstemp makes files that only their owner may read
        temporary.replace(target)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _not_written(target: Path, error: OSError) -> CannotWrite:
    """What kept a file from being written, as the system says it."""
    name = shown(target)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return CannotWrite(
                f"{name} tidak dapat ditulis: penyimpanannya penuh. Kosongkan sebagian, "
                "atau pilih tempat lain dengan -o."
            )
        case errno.EROFS:
            return CannotWrite(
                f"{name} tidak dapat ditulis: penyimpanannya hanya dapat dibaca. Pilih tempat lain dengan -o."
            )
        case errno.EFBIG:
            return CannotWrite(
                f"{name} tidak dapat ditulis: terlalu besar untuk penyimpanannya. Pilih tempat lain dengan -o."
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
                f"{name} tidak dapat ditulis. Tutup berkas itu di Excel, atau pilih folder lain dengan -o."
            )
        case number:
            return CannotWrite(
                f"{name} tidak dapat ditulis: penyimpanannya gagal (kode {number}). Ulangi, "
                "atau pilih tempat lain dengan -o."
            )
