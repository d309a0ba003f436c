"""A look at a file before anything opens it: what it really is, whatever its name says, and how large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from hashlib import blake2b
from pathlib import Path

from lkjip_xl.files.limits import MEGABYTE, Limits
from lkjip_xl.files.package import SMALLER_PACKAGE, Package, refuse_doctypes
from lkjip_xl.files.refusal import (
    ASK_AGAIN,
    ASK_AGAIN_IN_WORD,
    IF_FINANCE,
    NO_REPORT,
    SAVE_AS_DOCX,
    SAVE_AS_XLSX,
    UnreadableFile,
    refused,
    with_password,
)
from lkjip_xl.files.run_files import current_run
from lkjip_xl.text.ways import one_after_another, passages
from lkjip_xl.text.words import closest

_EXPORT_AGAIN = "Unduh lagi dari aplikasi keuangan sebagai Excel atau CSV."
_NO_TABLES = "Pakai berkas Excel atau CSV dari aplikasi keuangan (Rekap 5, realisasi, LRA, DPA)."
_SMALLER = "Hapus gambar atau lembar yang tidak perlu, lalu simpan lagi."
_SMALLER_DOCUMENT = "Kecilkan gambar-gambarnya di Word (Kompres Gambar), atau simpan bab yang bertabel saja."


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file that is no workbook, told by its first bytes."""

    start: bytes
    name: str
    has_tables: bool = False


_OTHER_KINDS = (
    _Kind(b"%PDF", "dokumen PDF"),
    _Kind(b"{\\rtf", "dokumen teks (.rtf)"),
    _Kind(b"\x89PNG", "gambar"),
    _Kind(b"\xff\xd8\xff", "gambar"),
    _Kind(b"<", "halaman web (HTML) atau XML", has_tables=True),
    _Kind(b"\xef\xbb\xbf<", "halaman web (HTML) atau XML", has_tables=True),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The streams of old documents, in the same container as old workbooks, and those of the workbooks themselves.
_OLD_DOCUMENTS = (("WordDocument", "dokumen Word (.doc)"), ("PowerPoint Document", "presentasi PowerPoint (.ppt)"))
_OLD_STREAMS = ("Workbook", "Book")
# The documents that are packages as workbooks are, by a part that each has, or by their kind in OpenDocument.
_PACKED_DOCUMENTS = (
    ("word/document.xml", "dokumen Word (.docx)"),
    ("ppt/presentation.xml", "presentasi PowerPoint (.pptx)"),
)
_OPEN_DOCUMENTS = (
    (b"opendocument.text", "dokumen LibreOffice Writer (.odt)"),
    (b"opendocument.presentation", "presentasi LibreOffice (.odp)"),
)
# How Excel names the stream of a workbook with a password, inside the old container.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Where an .ods says which of its parts need a password.
_MANIFEST, _ENCRYPTED_ODS = "META-INF/manifest.xml", b"encryption-data"
# What is said of any file, as it is said of a document. Of a long name Word's lock leaves out two letters.
_OF_A_DOCUMENT = {
    ASK_AGAIN: ASK_AGAIN_IN_WORD,
    _SMALLER: _SMALLER_DOCUMENT,
    SMALLER_PACKAGE: _SMALLER_DOCUMENT,
    "ini folder, bukan buku kerja Excel.": "ini folder, bukan dokumen Word.",
    "Sebutkan nama berkas .xlsx-nya.": "Sebutkan nama berkas .docx-nya.",
    "Sebutkan nama berkas .xlsx.": "Sebutkan nama berkas .docx.",
    "ini berkas kunci sementara milik Excel.": "ini berkas kunci sementara milik Word.",
}
# How Word's own XML in one file begins, of 2003 and of today.
_WORD_IN_XML = (b'progid="Word.Document"', b"schemas.microsoft.com/office/word/2003/wordml")
_DOCUMENT_OF_PDF = "Cari dokumen Word-nya (.docx); tabel di dalam PDF terpotong-potong dan tidak dapat dibaca."
_START = 4096
# What may be meant by the name of a file that is not there, and which files are never meant.
_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"})
_DOCUMENTS = frozenset({".docx", ".doc"})
_LOCKS = ("~$", ".")
_LIKE_IN_NAME = 0.85
_NUMBERS = re.compile(r"\d+")


class FileKind(Enum):
    """What a file with tables in it is, by its content."""

    PACKAGE = auto()
    OLD_WORKBOOK = auto()
    HTML = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class _OpenFile:
    """A file as it was when it was read: of these bytes everything is said."""

    path: Path
    content: bytes = field(repr=False)

    @property
    def digest(self) -> bytes:
        """Stands for the content."""
        return digest_of(self.content)


@dataclass(frozen=True, slots=True)
class WorkbookFile(_OpenFile):
    """One that seems to be an .xlsx."""


@dataclass(frozen=True, slots=True)
class DocumentFile(_OpenFile):
    """One that seems to be a .docx."""


def digest_of(content: bytes) -> bytes:
    """Stands for the content of a file."""
    return blake2b(content, digest_size=32).digest()


def open_workbook(path: Path, limits: Limits) -> WorkbookFile:
    """A file that seems to be an .xlsx: read once, so that what is looked over is what is read.

    Raises:
        UnreadableFile: if it is something else, there is none, or it is above the limit.

    """
    content = _read(path, "berkas", limits)
    if content.startswith(_OLD_OFFICE):
        _refuse_password(content)
        document = _old_document(content)
        if document:
            raise refused(f"ini bukan buku kerja Excel, melainkan {document}.", NO_REPORT)
        raise refused("ini buku kerja Excel lama (.xls).", SAVE_AS_XLSX)
    if not content.startswith(b"PK"):
        kind = next((kind for kind in _OTHER_KINDS if _begins_with(content, kind)), None)
        if kind is None and not _seems_text(content):
            raise refused("berkas rusak atau bukan buku kerja Excel.", ASK_AGAIN)
        name, has_tables = (kind.name, kind.has_tables) if kind else ("berkas teks atau CSV", True)
        hint = one_after_another(NO_REPORT, IF_FINANCE) if has_tables else NO_REPORT
        raise refused(f"ini bukan buku kerja Excel, melainkan {name}.", hint)
    return WorkbookFile(path, content)


def open_document(path: Path, limits: Limits) -> DocumentFile:
    """A file that seems to be a .docx, whatever its name: read once, as a workbook is.

    Raises:
        UnreadableFile: if it is something else, there is none, or it is above the limit.

    """
    with as_of_a_document():
        content = _read(path, "berkas", limits, suffixes=_DOCUMENTS)
    if content.startswith(_OLD_OFFICE):
        raise _old_file(content)
    if not content.startswith(b"PK"):
        kind = next((kind for kind in _OTHER_KINDS if _begins_with(content, kind)), None)
        if kind is None and not _seems_text(content):
            raise refused("berkas rusak atau bukan dokumen Word.", ASK_AGAIN_IN_WORD)
        name = kind.name if kind else "berkas teks"
        if kind and kind.has_tables and any(mark in content[:_START] for mark in _WORD_IN_XML):
            name = "dokumen Word dalam satu berkas XML (.xml)"
        raise refused(f"ini bukan dokumen Word (.docx), melainkan {name}.", _no_document(name))
    return DocumentFile(path, content)


@contextmanager
def as_of_a_document() -> Iterator[None]:
    """What is said of any file, or of any package, as it is said of a document: Word saves it anew, not Excel.

    Raises:
        UnreadableFile: with the ways out that Word has.

    """
    try:
        yield
    except UnreadableFile as error:
        found = error.unreadable
        hint = tuple(
            _OF_A_DOCUMENT.get(each, each) if isinstance(each, str) else each for each in passages(found.hint)
        )
        advice = hint[0] if len(hint) == 1 and isinstance(hint[0], str) else hint
        raise refused(_OF_A_DOCUMENT.get(found.reason, found.reason), advice, wrong_use=found.wrong_use) from error


def _no_document(name: str) -> str:
    """What to do with another kind of file, which Word opens or does not."""
    if name.startswith(("gambar", "buku kerja", "presentasi")):
        return "Pakai dokumen Word (.docx) naskah laporannya."
    return _DOCUMENT_OF_PDF if "PDF" in name else SAVE_AS_DOCX


def _old_file(content: bytes) -> UnreadableFile:
    """The refusal of a file in the old container of Office, in place of a .docx."""
    if _ENCRYPTED in content:
        return refused("dokumen ini dikunci dengan kata sandi.", "Hapus kata sandinya di Word, lalu simpan lagi.")
    # A document may hold workbooks, each with streams of its own.
    name = next((name for stream, name in _OLD_DOCUMENTS if stream.encode("utf-16-le") in content), None)
    if name is None and any(each.encode("utf-16-le") in content for each in _OLD_STREAMS):
        name = "buku kerja Excel lama (.xls)"
    if name is None:
        return refused("berkas rusak atau bukan dokumen Word.", ASK_AGAIN_IN_WORD)
    if name.startswith("dokumen"):
        return refused("ini dokumen Word lama (.doc).", SAVE_AS_DOCX)
    return refused(f"ini bukan dokumen Word (.docx), melainkan {name}.", _no_document(name))


def document_in(package: Package) -> str | None:
    """What a package holds that is a document and no workbook; None where it may be a workbook."""
    kind = package.start("mimetype", 100) if "mimetype" in package else b""
    packed = next((name for part, name in _PACKED_DOCUMENTS if part in package), None)
    return packed or next((name for word, name in _OPEN_DOCUMENTS if word in kind), None)


def _old_document(content: bytes) -> str | None:
    """What a file in the old container of Office is that is no workbook."""
    if any(each.encode("utf-16-le") in content for each in _OLD_STREAMS):
        return None
    return next((name for stream, name in _OLD_DOCUMENTS if stream.encode("utf-16-le") in content), None)


def kind_of(path: Path, limits: Limits) -> FileKind:
    """What kind of tables a file of the finance system holds.

    Raises:
        UnreadableFile: if it holds none (a picture, a PDF, nothing), has a password, or would not be safe to open.

    """
    start = _read(path, "berkas_keuangan", limits, most=_START)
    if start.startswith(_OLD_OFFICE):
        content = _read(path, "berkas_keuangan", limits)
        _refuse_password(content)
        _refuse_document(_old_document(content))
        return FileKind.OLD_WORKBOOK
    if start.startswith(b"PK"):
        with path.open("rb") as file:
            package = Package(file, limits, finance=True)
            _refuse_document(document_in(package))
            if _MANIFEST in package and _ENCRYPTED_ODS in package.read(_MANIFEST):
                raise with_password()
            refuse_doctypes(package, package.names)
        return FileKind.PACKAGE
    kind = next((kind for kind in _OTHER_KINDS if _begins_with(start, kind)), None)
    if kind is not None:
        _refuse_document(None if kind.has_tables else kind.name)
        return FileKind.HTML
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused("ini bukan berkas dengan tabel.", _EXPORT_AGAIN)
    return FileKind.TEXT


def _refuse_document(name: str | None) -> None:
    """Refuse a document or a picture in place of a file of the finance system."""
    if name is not None:
        raise refused(f"ini {name}, bukan berkas dengan tabel.", _NO_TABLES)


def _begins_with(content: bytes, kind: _Kind) -> bool:
    start = content[:_START]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "replace").encode()
    return start.lstrip().startswith(kind.start)


def _seems_text(content: bytes) -> bool:
    """Whether a file begins as one that an editor writes: without the control codes that data are full of."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, in which every second byte is 0
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in content[:_START])


def _read(path: Path, limit: str, limits: Limits, most: int = -1, suffixes: frozenset[str] = _SUFFIXES) -> bytes:
    """The first bytes of a file, or all of them, if it is a file and within the limit.

    Raises:
        UnreadableFile: if not.

    """
    current_run().reads((path,))
    try:
        _refuse_no_file(path, suffixes)
        size = path.stat().st_size
        limits.refuse_above(limit, -(-size // MEGABYTE), "berkas terlalu besar: {}", _SMALLER)
        with path.open("rb") as file:
            # A file can grow while it is read; one that is empty and gives bytes (/proc) may never end.
            content = file.read(min(size, most) if most >= 0 else size)
    except OSError as error:
        raise refused(
            "berkas tidak dapat dibuka.", "Tutup berkas itu di program lain dan periksa nama serta izinnya."
        ) from error
    if not content[:_START].strip(b"\0 \r\n\t"):
        raise refused("berkas kosong.", ASK_AGAIN)
    return content


def _refuse_no_file(path: Path, suffixes: frozenset[str]) -> None:
    """Refuse what is no file, or one that Excel keeps beside an open workbook."""
    if not path.exists():
        if near := _beside(path, suffixes):
            hint = f"Mungkin maksudnya {near}, di folder yang sama."
            raise refused("berkas tidak ditemukan.", hint, wrong_use=True)
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


def _beside(path: Path, suffixes: frozenset[str]) -> str | None:
    """The name of the file in the same folder that may be meant: the same but for its ending, or for a slip.

    Another number is another file: that of another year, or of another agency.
    """
    try:
        names = sorted(each.name for each in path.parent.iterdir() if each.suffix.lower() in suffixes)
    except (OSError, ValueError):  # a folder that is none, or a name that no file can have
        return None
    numbers = _NUMBERS.findall(path.stem)
    meant = {
        Path(name).stem: name
        for name in reversed(names)
        if not name.startswith(_LOCKS) and _NUMBERS.findall(Path(name).stem) == numbers
    }
    stem = closest(path.stem, meant, _LIKE_IN_NAME)
    return meant[stem] if stem else None


def _refuse_password(content: bytes) -> None:
    if _ENCRYPTED in content:
        raise with_password()
