"""Broken and hostile files of agencies' own, whatever they are given to: each is made here.

Of each, ``code`` is the exit code of ``check``.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from tests.word_files import docx, p, tbl, tr

Make = Callable[[Path], Path]
"""Makes the file in a folder."""
Entries = Sequence[Sequence[str | int]]

HEAD = ("KODE", "PROGRAM/KEGIATAN", "ANGGARAN (Rp)", "REALISASI (Rp)")
# 400.000 + 600.000 = 1.000.000, of which 200.000 + 300.000 = 500.000 are spent.
LIST: Entries = (
    HEAD,
    ("1.01.01", "PROGRAM CONTOH", 1_000_000, 500_000),
    ("1.01.01.2.01", "Gaji", 400_000, 200_000),
    ("1.01.01.2.02", "Rapat", 600_000, 300_000),
    ("", "JUMLAH", 1_000_000, 500_000),
)
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class HostileOwnFile:
    """A file by a name for people, and the exit code of ``check``."""

    name: str
    make: Make
    code: int


def _book(folder: Path, tables: int = 1, rows: Entries = LIST) -> Path:
    path = folder / "buku.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, at = book.add_worksheet("Daftar"), 0
        for number in range(tables):
            sheet.write(at, 0, f"Tabel {number} Realisasi Dinas Contoh Tahun 2024")
            for offset, row in enumerate(rows, 1):
                sheet.write_row(at + offset, 0, row)
            at += len(rows) + 3
    return path


def _shown(cell: str | int) -> str:
    return f"{cell:,}".replace(",", ".") if isinstance(cell, int) else cell


def _report(folder: Path, tables: int = 1, rows: Entries = LIST) -> Path:
    lines = tbl(*(tr(*map(_shown, row)) for row in rows))
    content = [part for number in range(tables) for part in (p(f"Tabel {number} Realisasi Tahun 2024"), lines)]
    return docx(folder, p("DINAS CONTOH"), *content)


def _ole(stream: str) -> bytes:
    """A file as older programs wrote it, and as newer ones lock theirs."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream.encode("utf-16le") + bytes(2000)


def _raw(name: str, content: bytes) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def _cut(make: Make) -> Make:
    def cut(folder: Path) -> Path:
        path = make(folder)
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
        return path

    return cut


def _with_bomb(make: Make, name: str) -> Make:
    """A file with one more part of 900 MB of nothing."""

    def added(folder: Path) -> Path:
        path = make(folder)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
            for _ in range(900):
                part.write(bytes(_MEGABYTE))
        return path

    return added


def _with_pictures(make: Make, folder_of_pictures: str) -> Make:
    """A file with ten more parts of 4 MB that nothing makes smaller."""

    def added(folder: Path) -> Path:
        path = make(folder)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
            for number in range(10):
                package.writestr(f"{folder_of_pictures}/gambar{number}.png", os.urandom(4 * _MEGABYTE))
        return path

    return added


def _many_rows(count: int) -> Entries:
    """Programs of 999 kegiatan each: 999 times 1.000.000, of which half is spent."""
    return [HEAD, *_programs(count // 1000)]


def _programs(count: int) -> Iterator[tuple[str, str, int, int]]:
    for program in range(1, count + 1):
        yield f"1.01.{program:02}", f"PROGRAM {program}", 999_000_000, 499_500_000
        for number in range(1, 1000):
            yield f"1.01.{program:02}.2.{number:03}", f"Kegiatan {program} {number}", 1_000_000, 500_000


HOSTILE_OWN_FILES = (
    HostileOwnFile("dokumen kosong", _raw("laporan.docx", b""), 3),
    HostileOwnFile("dokumen terpotong", _cut(_report), 3),
    HostileOwnFile("dokumen terkunci", _raw("laporan.docx", _ole("EncryptedPackage")), 3),
    HostileOwnFile(
        "dokumen .doc bernama .docx",
        _raw("laporan.docx", _ole("WordDocument")),
        3,
    ),
    HostileOwnFile("dokumen berisi bom zip", _with_bomb(_report, "word/media/bom.bin"), 3),
    HostileOwnFile("dokumen dengan 40 MB gambar", _with_pictures(_report, "word/media"), 0),
    HostileOwnFile("dokumen dengan 300 tabel", lambda folder: _report(folder, 300), 0),
    HostileOwnFile("dokumen dengan tabel 20.000 baris", lambda folder: _report(folder, 1, _many_rows(20_000)), 3),
    HostileOwnFile("buku kerja kosong", _raw("buku.xlsx", b""), 3),
    HostileOwnFile("buku kerja terpotong", _cut(_book), 3),
    HostileOwnFile("buku kerja terkunci", _raw("buku.xlsx", _ole("EncryptedPackage")), 3),
    HostileOwnFile("buku kerja .xls bernama .xlsx", _raw("buku.xlsx", _ole("Workbook")), 3),
    HostileOwnFile("buku kerja berisi bom zip", _with_bomb(_book, "xl/media/bom.bin"), 3),
    HostileOwnFile("buku kerja dengan 40 MB gambar", _with_pictures(_book, "xl/media"), 0),
    HostileOwnFile("buku kerja dengan 300 tabel", lambda folder: _book(folder, 300), 0),
    HostileOwnFile("buku kerja dengan 4.000 baris", lambda folder: _book(folder, 1, _many_rows(4_000)), 0),
    HostileOwnFile("buku kerja dengan 12.000 baris", lambda folder: _book(folder, 1, _many_rows(12_000)), 3),
)
