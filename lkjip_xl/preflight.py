"""A look at a file before anything opens it: what it really is, whatever its name says, and how large."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from lkjip_xl.limits import MEGABYTE, Limits
from lkjip_xl.package import Package, refuse_doctypes
from lkjip_xl.refusal import ASK_AGAIN, SAVE_AS_XLSX, refused

_EXPORT_AGAIN = "Unduh lagi dari aplikasi keuangan sebagai Excel atau CSV."
_SMALLER = "Hapus gambar atau lembar yang tidak perlu, lalu simpan lagi."


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file that is no workbook, told by its first bytes."""

    start: bytes
    name: str


_OTHER_KINDS = (
    _Kind(b"%PDF", "dokumen PDF"),
    _Kind(b"{\\rtf", "dokumen teks"),
    _Kind(b"\x89PNG", "gambar"),
    _Kind(b"\xff\xd8\xff", "gambar"),
    _Kind(b"<", "halaman web (HTML) atau XML"),
    _Kind(b"\xef\xbb\xbf<", "halaman web (HTML) atau XML"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How Excel names the stream of a workbook with a password, inside the old container.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_START = 4096


class FileKind(Enum):
    """What a file with tables in it is, by its content."""

    PACKAGE = auto()
    OLD_WORKBOOK = auto()
    HTML = auto()
    TEXT = auto()


def workbook_bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of a file that seems to be an .xlsx: read once, so that what is looked over is what is read.

    Raises:
        UnreadableFile: if it is something else, there is none, or it is above the limit.

    """
    content = _read(path, "berkas", limits)
    if content.startswith(_OLD_OFFICE):
        _refuse_password(content)
        raise refused("ini buku kerja Excel lama (.xls).", SAVE_AS_XLSX)
    if not content.startswith(b"PK"):
        kind = next((kind.name for kind in _OTHER_KINDS if _begins_with(content, kind)), None)
        if kind is None and not _seems_text(content):
            raise refused("berkas rusak atau bukan buku kerja Excel.", ASK_AGAIN)
        raise refused(f"ini bukan buku kerja Excel, melainkan {kind or 'berkas teks atau CSV'}.", SAVE_AS_XLSX)
    return content


def kind_of(path: Path, limits: Limits) -> FileKind:
    """What kind of tables a file of the finance system holds.

    Raises:
        UnreadableFile: if it holds none (a picture, a PDF, nothing), has a password, or would not be safe to open.

    """
    start = _read(path, "berkas_keuangan", limits, most=_START)
    if start.startswith(_OLD_OFFICE):
        _refuse_password(_read(path, "berkas_keuangan", limits))
        return FileKind.OLD_WORKBOOK
    if start.startswith(b"PK"):
        with path.open("rb") as file:
            package = Package(file, limits, finance=True)
            refuse_doctypes(package, package.names)
        return FileKind.PACKAGE
    kind = next((kind for kind in _OTHER_KINDS if _begins_with(start, kind)), None)
    if kind is not None and not kind.start.endswith(b"<"):
        raise refused(f"ini {kind.name}, bukan berkas dengan tabel.", _EXPORT_AGAIN)
    if kind is not None:
        return FileKind.HTML
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused("ini bukan berkas dengan tabel.", _EXPORT_AGAIN)
    return FileKind.TEXT


def _begins_with(content: bytes, kind: _Kind) -> bool:
    return content[:_START].lstrip().startswith(kind.start)


def _seems_text(content: bytes) -> bool:
    """Whether a file begins as one that an editor writes: without the control codes that data are full of."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, in which every second byte is 0
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in content[:_START])


def _read(path: Path, limit: str, limits: Limits, most: int = -1) -> bytes:
    """The first bytes of a file, or all of them, if it is a file and within the limit.

    Raises:
        UnreadableFile: if not.

    """
    try:
        _refuse_no_file(path)
        size = path.stat().st_size
        limits.refuse_above(limit, -(-size // MEGABYTE), "berkas terlalu besar: {}", _SMALLER)
        with path.open("rb") as file:
            # A file can grow while it is read.
            content = file.read(size if most < 0 else most)
    except OSError as error:
        raise refused(
            "berkas tidak dapat dibuka.", "Tutup berkas itu di program lain dan periksa nama serta izinnya."
        ) from error
    if not content[:_START].strip(b"\0 \r\n\t"):
        raise refused("berkas kosong.", ASK_AGAIN)
    return content


def _refuse_no_file(path: Path) -> None:
    """Refuse what is no file, or one that Excel keeps beside an open workbook."""
    if not path.exists():
        raise refused("berkas tidak ditemukan.", "Periksa nama dan foldernya.", wrong_use=True)
    if path.is_dir():
        raise refused("ini folder, bukan buku kerja Excel.", "Sebutkan nama berkas .xlsx-nya.", wrong_use=True)
    if not path.is_file():
        raise refused("ini bukan berkas biasa.", "Sebutkan nama berkas .xlsx.", wrong_use=True)
    if path.name.startswith("~$"):
        raise refused("ini berkas kunci sementara milik Excel.", f"Periksa berkas aslinya: {path.name[2:]}")
    if path.name.startswith(".~lock."):
        original = path.name.removeprefix(".~lock.").removesuffix("#")
        raise refused("ini berkas kunci sementara milik LibreOffice.", f"Periksa berkas aslinya: {original}")


def _refuse_password(content: bytes) -> None:
    if _ENCRYPTED in content:
        raise refused("buku kerja ini dikunci dengan kata sandi.", "Hapus kata sandinya, lalu simpan lagi.")
