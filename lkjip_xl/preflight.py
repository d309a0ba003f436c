"""A look at a file before a spreadsheet library opens it: what it is, and whether it is safe to open.

A workbook is untrusted input. A few bytes can unpack to gigabytes, and openpyxl makes an object for
every cell of a merge: ``A1:XFD1048576`` fits in two kilobytes and exhausts any memory.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from lkjip_xl.findings import Unreadable

# Far above any real workbook of a report, far below what would hurt a laptop.
MOST_BYTES = 60_000_000
MOST_UNPACKED_BYTES = 300_000_000
MOST_PARTS = 2_000
# A file of the whole government has hundreds of thousands of rows.
MOST_BYTES_OF_FINANCE = 400_000_000
MOST_UNPACKED_BYTES_OF_FINANCE = 4_000_000_000
MOST_MERGED_CELLS = 200_000
MOST_LINKED_CELLS = 200_000
_CELLS_OF_A_SHEET = 16_384 * 1_048_576
_PART_WITH_PASSWORD = 0x1  # of the flags that a zip keeps for each part

_SAVE_AS_XLSX = "Buka berkas itu di Excel, lalu Simpan Sebagai (Save As) jenis Excel Workbook (*.xlsx)."
_EXPORT_AGAIN = "Unduh lagi dari aplikasi keuangan sebagai Excel atau CSV."
_ASK_AGAIN = "Minta salinan yang baru, atau buka di Excel dan simpan ulang."
# With any prefix, and whatever stands in it: what openpyxl takes for a merge must not slip through here.
_MERGE = re.compile(rb"<(?:[^\s<>/:]{1,99}:)?mergeCell(?=[\s/>])([^>]*)>")
# openpyxl makes a cell for every address that a link or a note names, too. Elements of that name without a single
# attribute name no address: what SharePoint adds may have such.
_LINK = re.compile(rb"<(?:[^\s<>/:]{1,99}:)?(?:hyperlink|comment)\s+([^\s/>][^>]*)>")
_RANGE = re.compile(
    rb"""\sref\s*=\s*["']\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?["']""", re.IGNORECASE
)
_ENCODING = re.compile(rb"""<\?xml\b[^>]*\bencoding\s*=\s*["']([^"']*)["']""")
_READABLE_ENCODINGS = {b"utf-8", b"us-ascii", b"iso-8859-1"}
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


class UnreadableFile(Exception):
    """A file cannot be read; ``unreadable`` says why and what to do."""

    def __init__(self, unreadable: Unreadable) -> None:
        super().__init__(unreadable.reason)
        self.unreadable = unreadable


def _refuse(reason: str, hint: str, *, wrong_use: bool = False) -> UnreadableFile:
    return UnreadableFile(Unreadable(reason, hint, wrong_use))


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


class FileKind(Enum):
    """What a file with tables in it is, by its content."""

    PACKAGE = auto()
    OLD_WORKBOOK = auto()
    HTML = auto()
    TEXT = auto()


def inspect(path: Path) -> None:
    """Refuse what is no workbook of the .xlsx kind, or would not be safe to open.

    Raises:
        UnreadableFile: with one Indonesian sentence, and another with the way out.

    """
    _inspect_path(path)
    _inspect_start(path)
    _inspect_package(path)


def kind_of(path: Path) -> FileKind:
    """What kind of tables a file of the finance system holds.

    Raises:
        UnreadableFile: if it holds none (a picture, a PDF, nothing), has a password, or would not be safe to open.

    """
    _inspect_path(path)
    start, size = _start_of(path)
    if size > MOST_BYTES_OF_FINANCE:
        raise _too_large(size, MOST_BYTES_OF_FINANCE)
    if start.startswith(_OLD_OFFICE):
        _refuse_password(path)
        return FileKind.OLD_WORKBOOK
    if start.startswith(b"PK"):
        _inspect_size(path)
        return FileKind.PACKAGE
    kind = next((kind for kind in _OTHER_KINDS if start.lstrip().startswith(kind.start)), None)
    if kind is not None and not kind.start.endswith(b"<"):
        raise _refuse(f"ini {kind.name}, bukan berkas dengan tabel.", _EXPORT_AGAIN)
    if kind is not None:
        return FileKind.HTML
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refuse("ini bukan berkas dengan tabel.", _EXPORT_AGAIN)
    return FileKind.TEXT


def _inspect_size(path: Path) -> None:
    """Look into a package that a reader without objects for its cells will open: how large it unpacks."""
    try:
        with zipfile.ZipFile(path) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile as error:
        raise _refuse("berkas rusak atau terpotong.", _EXPORT_AGAIN) from error
    if unpacked > MOST_UNPACKED_BYTES_OF_FINANCE:
        raise _too_large(unpacked, MOST_UNPACKED_BYTES_OF_FINANCE)


def _inspect_path(path: Path) -> None:
    """Refuse what is no file, or one that Excel keeps beside an open workbook."""
    if not path.exists():
        raise _refuse("berkas tidak ditemukan.", "Periksa nama dan foldernya.", wrong_use=True)
    if path.is_dir():
        raise _refuse("ini folder, bukan berkas.", "Sebutkan nama berkas .xlsx di dalamnya.", wrong_use=True)
    if not path.is_file():
        raise _refuse("ini bukan berkas biasa.", "Sebutkan nama berkas .xlsx.", wrong_use=True)
    if path.name.startswith("~$"):
        raise _refuse("ini berkas kunci sementara milik Excel.", f"Periksa berkas aslinya: {path.name[2:]}")


def _start_of(path: Path) -> tuple[bytes, int]:
    """The first bytes of a file, and how many it has."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise _refuse(
            "berkas tidak dapat dibuka.", "Tutup berkas itu di program lain dan periksa izinnya."
        ) from error
    if not start.strip(b"\0 \r\n\t"):
        raise _refuse("berkas kosong.", _ASK_AGAIN)
    return start, size


def _too_large(size: int, most: int) -> UnreadableFile:
    return _refuse(
        f"berkas terlalu besar ({size // 1_000_000} MB; batas {most // 1_000_000} MB).",
        "Hapus gambar atau lembar yang tidak perlu, lalu simpan lagi.",
    )


def _refuse_password(path: Path) -> None:
    if _ENCRYPTED in path.read_bytes():
        raise _refuse("buku kerja ini dikunci dengan kata sandi.", "Hapus kata sandinya, lalu simpan lagi.")


def _inspect_start(path: Path) -> None:
    """Tell by the first bytes what a file really is, whatever its name says."""
    start, size = _start_of(path)
    if size > MOST_BYTES:
        raise _too_large(size, MOST_BYTES)
    if start.startswith(_OLD_OFFICE):
        _refuse_password(path)
        raise _refuse("ini buku kerja Excel lama (.xls).", _SAVE_AS_XLSX)
    if not start.startswith(b"PK"):
        kind = next((kind.name for kind in _OTHER_KINDS if start.lstrip().startswith(kind.start)), None)
        raise _refuse(f"ini bukan buku kerja Excel, melainkan {kind or 'berkas teks atau CSV'}.", _SAVE_AS_XLSX)


def _inspect_package(path: Path) -> None:
    """Look into the zip: whether it is whole, how large it unpacks, and for what openpyxl cannot bear."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
                kind = "buku kerja biner (.xlsb)" if "xl/workbook.bin" in names else "berkas lain"
                raise _refuse(f"ini bukan buku kerja Excel (.xlsx), melainkan {kind}.", _SAVE_AS_XLSX)
            if len({name.casefold() for name in names}) < len(parts):
                # Each program would take another one of the two for the sheet.
                raise _refuse("berkas rusak: dua bagian di dalamnya bernama sama.", _ASK_AGAIN)
            if any(part.flag_bits & _PART_WITH_PASSWORD for part in parts):
                raise _refuse(
                    "isi berkas ini dikunci dengan kata sandi.", "Hapus kata sandinya, lalu simpan lagi."
                )
            unpacked = sum(part.file_size for part in parts)
            if unpacked > MOST_UNPACKED_BYTES or len(parts) > MOST_PARTS:
                raise _refuse(
                    f"isi berkas terlalu besar ({unpacked // 1_000_000} MB; "
                    f"batas {MOST_UNPACKED_BYTES // 1_000_000} MB).",
                    "Salin tabel-tabelnya ke templat yang baru.",
                )
            for part in parts:
                _inspect_part(part.filename, package.read(part))
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged zip fails in many ways, each of them the same to staff
        raise _refuse("berkas rusak atau terpotong.", _ASK_AGAIN) from error


def _inspect_part(name: str, content: bytes) -> None:
    # A part may have any name: the workbook's relations say which of them are sheets.
    if not content.lstrip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe").startswith(b"<"):
        return
    if _DOCTYPE.search(content):
        raise _refuse("berkas memuat deklarasi DOCTYPE, yang tidak pernah ditulis Excel.", _ASK_AGAIN)
    # What SharePoint adds is in UTF-16 at times, and openpyxl does not read it.
    if not name.startswith("customXml/") and not _is_readable(content):
        raise _refuse("berkas memuat bagian dengan pengodean huruf yang tidak dikenal.", _ASK_AGAIN)
    merged = sum(_cells_covered(match[1]) for match in _MERGE.finditer(content))
    if merged > MOST_MERGED_CELLS:
        raise _refuse(
            f"satu lembar menggabungkan {merged} sel (batas {MOST_MERGED_CELLS}).",
            "Pisahkan sel gabungan (Unmerge Cells) yang seluas lembar.",
        )
    linked = sum(_cells_covered(match[1]) for match in _LINK.finditer(content))
    if linked > MOST_LINKED_CELLS:
        raise _refuse(
            f"tautan atau catatan di satu lembar meliputi {linked} sel (batas {MOST_LINKED_CELLS}).",
            "Hapus tautan (Remove Hyperlinks) atau catatan yang seluas lembar.",
        )


def _is_readable(content: bytes) -> bool:
    """Whether the searches here see what an XML parser will see: no other encoding hides it from them."""
    declared = _ENCODING.search(content, 0, 1000)
    return b"\0" not in content and (declared is None or declared[1].lower() in _READABLE_ENCODINGS)


def _cells_covered(attributes: bytes) -> int:
    """How many cells a merge, a link or a note covers; one that is not written plainly may cover a whole sheet."""
    match = _RANGE.search(b" " + attributes)
    if match is None:
        return _CELLS_OF_A_SHEET
    left, top, right, bottom = match.groups()
    if right is None:
        return 1
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - ord("A") + 1
    return column
