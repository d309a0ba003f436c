"""Broken and hostile files, each made here from the mended sample, and what must be said of it.

No such file is committed: a scanner would block some of them. ``HOSTILE`` is the list; the tests run it, and the
table in docs/keandalan.md is measured with it.
"""

from __future__ import annotations

import os
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.sample_books import MENDED

SHEET = "xl/worksheets/sheet13.xml"  # Tabel 2.7
WORKBOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
RELATIONS, ROOT, TYPES = "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOTHING_WRONG, ERRORS_FOUND, WRONG_USE, NOT_READ = 0, 1, 2, 3
READY = ". SIAP diserahkan"

Make = Callable[[Path], Path]
"""Makes the file in a folder."""


@dataclass(frozen=True)
class Hostile:
    """A file by a name for people, the exit code that check ends with, and words of what it says."""

    name: str
    make: Make
    code: int
    says: str


@cache
def _parts() -> Mapping[str, bytes]:
    with zipfile.ZipFile(MENDED) as package:
        return {name: package.read(name) for name in package.namelist()}


def raw(content: bytes, name: str = "buku.xlsx") -> Make:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def package(parts: Mapping[str, bytes], folder: Path, name: str = "buku.xlsx") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for part, content in parts.items():
            zipped.writestr(part, content)
    return path


def without(*names: str) -> Make:
    """The sample without some of its parts."""
    return lambda folder: package({name: each for name, each in _parts().items() if name not in names}, folder)


def with_parts(changes: Mapping[str, bytes], name: str = "buku.xlsx") -> Make:
    """The sample with some parts replaced or added."""
    return lambda folder: package({**_parts(), **changes}, folder, name)


def changed(part: str, old: bytes, new: bytes) -> Make:
    """The sample with the first match of a pattern in one part replaced."""

    def make(folder: Path) -> Path:
        content, count = re.subn(old, lambda _: new, _parts()[part], count=1, flags=re.DOTALL)
        assert count, old
        return package({**_parts(), part: content}, folder)

    return make


def renamed(name: str, make: Make) -> Make:
    """The same file under another name."""
    return lambda folder: make(folder).rename(folder / name)


def _pagu(cell: bytes) -> Make:
    """The sample with another cell F13 of Tabel 2.7, a pagu."""
    return changed(SHEET, rb'<c r="F13".*?</c>', cell)


def _more_cells(rows: bytes, part: str = SHEET) -> Make:
    """The sample with rows added below those of Tabel 2.7."""
    return changed(part, b"</sheetData>", rows + b"</sheetData>")


def _behind_cells(elements: bytes) -> Make:
    return changed(SHEET, b"</sheetData>", b"</sheetData>" + elements)


def _laughs(root: bytes) -> bytes:
    """Ten entities, each ten times the one before."""
    levels = [b'<!ENTITY a0 "ha">']
    levels += [b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)]
    return b'<?xml version="1.0"?><!DOCTYPE %s [%s]><%s>&a9;</%s>' % (root, b"".join(levels), root, root)


def _quadratic(root: bytes) -> bytes:
    """One long entity, many times."""
    entity = b'<!ENTITY a "%s">' % (b"x" * 50_000)
    return b'<?xml version="1.0"?><!DOCTYPE %s [%s]><%s>%s</%s>' % (root, entity, root, b"&a;" * 50_000, root)


def _external(root: bytes) -> bytes:
    entity = b'<!ENTITY a SYSTEM "file:///etc/passwd">'
    return b'<?xml version="1.0"?><!DOCTYPE %s [%s]><%s>&a;</%s>' % (root, entity, root, root)


def _flipped(offset: int) -> Make:
    """The sample with a byte changed in the middle of its compressed parts."""

    def make(folder: Path) -> Path:
        content = bytearray(MENDED.read_bytes())
        content[offset] ^= 0xFF
        return raw(bytes(content))(folder)

    return make


def _twice(folder: Path) -> Path:
    path = package(_parts(), folder)
    with zipfile.ZipFile(path, "a") as zipped:
        zipped.writestr(SHEET.replace("sheet13", "SHEET13"), b"<worksheet/>")
    return path


def _with_password(folder: Path) -> Path:
    content = bytearray(package(_parts(), folder).read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flags of the first part in the zip's directory
    return raw(bytes(content))(folder)


def _many_rows(folder: Path) -> Path:
    """300 MB of rows in a file of less than half a megabyte."""
    path = folder / "buku.xlsx"
    row = b"<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>" * 10_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for name, content in _parts().items():
            if name != SHEET:
                zipped.writestr(name, content)
        with zipped.open(SHEET, "w") as part:
            part.write(b'<worksheet xmlns="%s"><sheetData>' % MAIN)
            for _ in range(540):
                part.write(row)
            part.write(b"</sheetData></worksheet>")
    return path


def _long_text(megabytes: int, left_out: str = "") -> Make:
    """One text; without other parts the file is so small that its size decides, whatever the sample holds."""

    def make(folder: Path) -> Path:
        path = folder / "buku.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, content in _parts().items():
                if name != STRINGS and not (left_out and name.startswith(left_out)):
                    zipped.writestr(name, content)
            with zipped.open(STRINGS, "w") as part:
                part.write(b'<sst xmlns="%s"><si><t>' % MAIN)
                for _ in range(megabytes):
                    part.write(b"x" * 1_000_000)
                part.write(b"</t></si></sst>")
        return path

    return make


def _lying_size(folder: Path) -> Path:
    """A part that says it is small, and unpacks to far more."""
    content = bytearray(_long_text(50)(folder).read_bytes())
    at = content.index(STRINGS.encode(), content.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", content, at + 24, 1000)
    return raw(bytes(content))(folder)


def _far_apart(folder: Path) -> Path:
    """Cells that are not many, with one text of a megabyte in each: what unpacks is small, what it says is not."""
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(1, 50_000))
    sheet = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (MAIN, rows)
    texts = re.sub(
        rb"<si>.*?</si>", lambda _: b"<si><t>%s</t></si>" % (b"x" * 1_000_000), _parts()[STRINGS], count=1
    )
    return package({**_parts(), SHEET: sheet, STRINGS: texts}, folder)


def _in_utf_16(folder: Path) -> Path:
    text = _parts()[SHEET].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return package({**_parts(), SHEET: text.encode("utf-16")}, folder)


def _strict(folder: Path) -> Path:
    """The sample with the namespaces of the strict kind of the standard."""
    pairs = (
        (MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (OFFICE, b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )
    parts = dict(_parts())
    for old, new in pairs:
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    return package(parts, folder)


def _without_addresses(folder: Path) -> Path:
    """A sheet whose cells say nothing of where they stand: each comes behind the one before."""
    rows = [b"<row><c t='inlineStr'><is><t>baris %d</t></is></c><c><v>%d</v></c></row>" % (n, n) for n in range(9)]
    sheet = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (MAIN, b"".join(rows))
    return package({**_parts(), "xl/worksheets/sheet23.xml": sheet}, folder)


def _relation_upwards(folder: Path) -> Path:
    """Relations that climb out of the package and come back; a name with ``..`` never leads anywhere else."""
    relations = _parts()[RELATIONS].replace(b'"worksheets/', b'"../../../xl/worksheets/')
    return package({**_parts(), RELATIONS: relations}, folder)


def _relation_outside(folder: Path) -> Path:
    relations = _parts()[RELATIONS].replace(b'"worksheets/sheet13.xml"', b'"../../../../etc/passwd"')
    return package({**_parts(), RELATIONS: relations}, folder)


def _linked(folder: Path) -> Path:
    link = b'<externalLink xmlns="%s"><externalBook/></externalLink>' % MAIN
    inside = b'<Relationship Id="rId99" Type="%s/externalLink" Target="externalLinks/externalLink1.xml"/>' % OFFICE
    relations = _parts()[RELATIONS].replace(b"</Relationships>", inside + b"</Relationships>")
    outside = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="%s/externalLinkPath" Target="https://example.com/buku.xlsx"'
        b' TargetMode="External"/></Relationships>' % OFFICE
    )
    return package(
        {
            **_parts(),
            RELATIONS: relations,
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": outside,
        },
        folder,
    )


def _with_macros(folder: Path) -> Path:
    kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts = {**_parts(), TYPES: _parts()[TYPES].replace(plain, kind), "xl/vbaProject.bin": OLE + b"\0" * 500}
    return package(parts, folder, "buku.xlsm")


def _binary(folder: Path) -> Path:
    root = _parts()[ROOT].replace(b"xl/workbook.xml", b"xl/workbook.bin")
    return package({TYPES: b"<Types/>", ROOT: root, "xl/workbook.bin": b"\0"}, folder, "buku.xlsb")


def _no_file(make: Callable[[Path], object]) -> Make:
    """What has the name of a workbook and is no file of its own."""

    def made(folder: Path) -> Path:
        path = folder / "buku.xlsx"
        make(path)
        return path

    return made


def _very_deep(folder: Path) -> Path:
    sheet = b'<worksheet xmlns="%s">%s%s</worksheet>' % (MAIN, b"<a>" * 1_000_000, b"</a>" * 1_000_000)
    return package({**_parts(), SHEET: sheet}, folder)


_DOCTYPE = "(DOCTYPE)"
_DAMAGED = "berkas rusak"
_FORMULA = b'<c r="F13" s="9"><f>%s</f>%s</c>'
_TEXT = b'<c r="F13" s="9" t="inlineStr"><is><t>%s</t></is></c>'

HOSTILE: tuple[Hostile, ...] = (
    Hostile("berkas kosong", raw(b""), NOT_READ, "berkas kosong"),
    Hostile("hanya bita nol", raw(b"\0" * 5000), NOT_READ, "berkas kosong"),
    Hostile("CSV bernama .xlsx", raw(b"PROGRAM;PAGU\nA;100\n"), NOT_READ, "berkas teks atau CSV"),
    Hostile("HTML bernama .xlsx", raw(b"<html><table>"), NOT_READ, "halaman web"),
    Hostile("PDF bernama .xlsx", raw(b"%PDF-1.7\n"), NOT_READ, "dokumen PDF"),
    Hostile("Excel lama (.xls)", raw(OLE + b"\0" * 600, "buku.xls"), NOT_READ, "Excel lama"),
    Hostile(
        "berkata sandi",
        raw(OLE + b"\0" * 5000 + "EncryptedPackage".encode("utf-16-le")),
        NOT_READ,
        "kata sandi",
    ),
    Hostile("berkas kunci Excel", raw(b"\x05Siti", "~$buku.xlsx"), NOT_READ, "berkas kunci sementara"),
    Hostile(
        "berkas kunci LibreOffice", raw(b",siti,pc-1;", ".~lock.buku.xlsx#"), NOT_READ, "berkas kunci sementara"
    ),
    Hostile("bagian zip berkata sandi", _with_password, NOT_READ, "kata sandi"),
    Hostile("terpotong separuh", raw(MENDED.read_bytes()[:60_000]), NOT_READ, "rusak atau terpotong"),
    Hostile("terpotong di ujung", raw(MENDED.read_bytes()[:-10]), NOT_READ, "rusak atau terpotong"),
    Hostile("zip tanpa isi", raw(b"PK\x05\x06" + b"\0" * 18), NOT_READ, "bukan buku kerja Excel"),
    Hostile("bita berubah", _flipped(20_000), NOT_READ, _DAMAGED),
    Hostile("dua bagian bernama sama", _twice, NOT_READ, "bernama sama"),
    Hostile("tanpa daftar jenis bagian", without(TYPES), NOT_READ, "daftar lembarnya hilang"),
    Hostile("tanpa bagian workbook", without(WORKBOOK), NOT_READ, "daftar lembarnya hilang"),
    Hostile("tanpa relasi paket", without(ROOT), NOT_READ, "daftar bagiannya hilang"),
    Hostile("tanpa relasi workbook", without(RELATIONS), NOT_READ, "isi lembar “Status Isian” hilang"),
    Hostile("lembar terdaftar tetapi hilang", without(SHEET), NOT_READ, "isi lembar “Tabel 2.7” hilang"),
    Hostile("tanpa daftar tulisan", without(STRINGS), NOT_READ, "menunjuk tulisan yang tidak ada"),
    Hostile("tanpa daftar format", without(STYLES), NOT_READ, "memakai format yang tidak ada"),
    Hostile("relasi dengan ../ yang kembali", _relation_upwards, NOTHING_WRONG, READY),
    Hostile("relasi ke luar paket", _relation_outside, NOT_READ, "isi lembar “Tabel 2.7” hilang"),
    Hostile("lembar bukan XML", changed(SHEET, b"</sheetData>", b"</sheetdata>"), NOT_READ, _DAMAGED),
    Hostile("daftar tulisan bukan XML", with_parts({STRINGS: b"<sst><si>"}), NOT_READ, _DAMAGED),
    Hostile("daftar format bukan XML", with_parts({STYLES: b"<a></b>"}), NOT_READ, _DAMAGED),
    Hostile("workbook bukan XML", with_parts({WORKBOOK: b"workbook"}), NOT_READ, _DAMAGED),
    Hostile("elemen sejuta lapis", _very_deep, NOT_READ, "tidak wajar"),
    Hostile("bagian UTF-16", _in_utf_16, NOTHING_WRONG, READY),
    Hostile("entitas berlipat di lembar", with_parts({SHEET: _laughs(b"worksheet")}), NOT_READ, _DOCTYPE),
    Hostile("entitas berlipat di tulisan", with_parts({STRINGS: _laughs(b"sst")}), NOT_READ, _DOCTYPE),
    Hostile("entitas berlipat di workbook", with_parts({WORKBOOK: _laughs(b"workbook")}), NOT_READ, _DOCTYPE),
    Hostile("entitas kuadrat di lembar", with_parts({SHEET: _quadratic(b"worksheet")}), NOT_READ, _DOCTYPE),
    Hostile("entitas kuadrat di tulisan", with_parts({STRINGS: _quadratic(b"sst")}), NOT_READ, _DOCTYPE),
    Hostile("entitas kuadrat di workbook", with_parts({WORKBOOK: _quadratic(b"workbook")}), NOT_READ, _DOCTYPE),
    Hostile("entitas dari luar", with_parts({STRINGS: _external(b"sst")}), NOT_READ, _DOCTYPE),
    Hostile("entitas di bagian lain", with_parts({"docProps/app.xml": _laughs(b"x")}), NOT_READ, _DOCTYPE),
    Hostile(
        "entitas dalam UTF-16",
        with_parts({SHEET: '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")}),
        NOT_READ,
        _DOCTYPE,
    ),
    Hostile("300 MB baris dalam berkas kecil", _many_rows, NOT_READ, "isi berkas terlalu besar"),
    Hostile("satu tulisan 400 MB", _long_text(400), NOT_READ, "isi berkas terlalu besar"),
    Hostile("satu tulisan 90 MB", _long_text(90, "xl/worksheets/"), NOT_READ, "kali lebih besar"),
    Hostile("ukuran bagian yang berbohong", _lying_size, NOT_READ, "rusak atau terpotong"),
    Hostile("satu tulisan di 50.000 sel", _far_apart, NOT_READ, "terlalu banyak tulisan"),
    Hostile(
        "gabungan seluas lembar",
        _behind_cells(b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        NOT_READ,
        "menggabungkan terlalu banyak sel",
    ),
    Hostile(
        "gabungan yang bertumpuk",
        _behind_cells(b'<mergeCells><mergeCell ref="D8:E9"/><mergeCell ref="E8:F9"/></mergeCells>'),
        ERRORS_FOUND,
        "digabung",
    ),
    Hostile(
        "tautan seluas lembar",
        _behind_cells(b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'),
        NOTHING_WRONG,
        READY,
    ),
    Hostile(
        "daftar pilihan seluas lembar",
        _behind_cells(
            b'<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1>'
            b"</dataValidation></dataValidations>"
        ),
        NOTHING_WRONG,
        READY,
    ),
    Hostile(
        "ukuran lembar terlalu besar",
        changed(SHEET, b'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048576"/>'),
        NOTHING_WRONG,
        READY,
    ),
    Hostile(
        "ukuran lembar terlalu kecil",
        changed(SHEET, b'<dimension ref="[^"]*"/>', b'<dimension ref="A1:A1"/>'),
        NOTHING_WRONG,
        READY,
    ),
    Hostile(
        "isi di XFD1048576",
        _more_cells(b'<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'),
        NOTHING_WRONG,
        "XFD1048576",
    ),
    Hostile("baris 99999999", _more_cells(b'<row r="99999999"><c><v>5</v></c></row>'), NOT_READ, "baris 99999999"),
    Hostile(
        "kolom ZZZZ",
        _more_cells(b'<row r="9000"><c r="ZZZZ9000"><v>5</v></c></row>'),
        NOT_READ,
        "sel ZZZZ9000, yang tidak ada di Excel",
    ),
    Hostile(
        "sel kembar",
        changed(SHEET, rb'(?=<c r="F13")', b'<c r="F13" s="9"><v>7</v></c>'),
        NOT_READ,
        "sel F13 di lembar “Tabel 2.7” tercatat dua kali",
    ),
    Hostile("dua nilai di satu sel", _pagu(b'<c r="F13"><v>1</v><v>2</v></c>'), NOT_READ, "berisi dua nilai"),
    Hostile(
        "nilai yang bukan jenisnya", _pagu(b'<c r="F13" t="inlineStr"><v>5</v></c>'), NOT_READ, "bukan jenisnya"
    ),
    Hostile("nilai di dalam rumus", _pagu(b'<c r="F13"><f>1+<v>2</v></f></c>'), NOT_READ, "susunan sel"),
    Hostile("sel di dalam sel", _pagu(b'<c r="F13"><c r="F14"/></c>'), NOT_READ, "susunan sel"),
    Hostile(
        "sel di baris yang keliru",
        _more_cells(b'<row r="9000"><c r="F9001"><v>5</v></c></row>'),
        NOT_READ,
        "sel F9001 di lembar “Tabel 2.7” tercatat di baris 9000",
    ),
    Hostile("sel tanpa alamat", _without_addresses, ERRORS_FOUND, "Baris judul kolom tidak ditemukan"),
    Hostile(
        "nomor tulisan di luar daftar",
        _pagu(b'<c r="F13" s="9" t="s"><v>99999</v></c>'),
        NOT_READ,
        "sel F13 di lembar “Tabel 2.7” menunjuk tulisan yang tidak ada",
    ),
    Hostile(
        "nomor tulisan negatif", _pagu(b'<c r="F13" s="9" t="s"><v>-1</v></c>'), NOT_READ, "tulisan yang tidak"
    ),
    Hostile("nomor format di luar daftar", _pagu(b'<c r="F13" s="9999"><v>5</v></c>'), NOT_READ, "memakai format"),
    Hostile("angka 1e999", _pagu(b'<c r="F13" s="9"><v>1e999</v></c>'), ERRORS_FOUND, "berisi 1e999, yang bukan"),
    Hostile(
        "angka 100.000 digit",
        _pagu(b'<c r="F13" s="9"><v>' + b"9" * 100_000 + b"</v></c>"),
        ERRORS_FOUND,
        "yang bukan angka",
    ),
    Hostile("angka NaN", _pagu(b'<c r="F13" s="9"><v>NaN</v></c>'), ERRORS_FOUND, "berisi NaN, yang bukan"),
    Hostile("angka abc", _pagu(b'<c r="F13" s="9"><v>abc</v></c>'), ERRORS_FOUND, "berisi abc, yang bukan"),
    Hostile("angka 1_000", _pagu(b'<c r="F13" s="9"><v>1_000</v></c>'), ERRORS_FOUND, "berisi 1_000, yang bukan"),
    Hostile(
        "jenis sel yang tidak dikenal", _pagu(b'<c r="F13" t="x"><v>1</v></c>'), NOT_READ, "yang dikenal Excel"
    ),
    Hostile("tanggal yang bukan", _pagu(b'<c r="F13" t="d"><v>2023-99-99</v></c>'), NOT_READ, "berisi tanggal"),
    Hostile(
        "nilai kesalahan", _pagu(b'<c r="F13" t="e"><v>#REF!</v></c>'), ERRORS_FOUND, "berisi #REF!, yang bukan"
    ),
    Hostile(
        "rumus belum dihitung",
        _pagu(_FORMULA % (b"1+1", b"")),
        ERRORS_FOUND,
        "Rumus di sel ini belum pernah dihitung",
    ),
    Hostile(
        "rumus yang menghasilkan kosong",
        _pagu(b'<c r="F13" s="9" t="str"><f>""</f><v></v></c>'),
        ERRORS_FOUND,
        "F13",
    ),
    Hostile("tautan ke buku kerja lain", _linked, NOTHING_WRONG, READY),
    Hostile(
        "rumus DDE",
        _pagu(_FORMULA % (b"cmd|'/c calc'!A1", b"<v>5</v>")),
        ERRORS_FOUND,
        "Tabel 2.7",
    ),
    Hostile("tulisan seperti rumus", _pagu(_TEXT % b"=cmd|' /c calc'!A0"), ERRORS_FOUND, "=cmd|"),
    Hostile(
        "tulisan seperti markah", _pagu(_TEXT % b"[red]merah[/red] &lt;b&gt;"), ERRORS_FOUND, "[red]merah[/red]"
    ),
    Hostile("tulisan 40.000 huruf", _pagu(_TEXT % (b"x" * 40_000)), ERRORS_FOUND, "xxx"),
    Hostile("karakter kendali", _pagu(_TEXT % b"_x001B_[31mmerah_x0007_"), ERRORS_FOUND, "[31mmerah"),
    Hostile(
        "nama lembar yang aneh",
        changed(WORKBOOK, b'name="Pemetaan"', 'name="../[a]*?:\'&#10;😀"'.encode()),
        NOTHING_WRONG,
        READY,
    ),
    Hostile(
        "dua lembar bernama sama",
        changed(WORKBOOK, b'name="Tabel 3.1"', b'name="Tabel 2.7"'),
        NOTHING_WRONG,
        "Lembar “Tabel 2.7” tidak dikenal",
    ),
    Hostile(
        "format yang tidak sah",
        changed(STYLES, rb"<fills.*?</fills>", b'<fills><fill><x y="z"/></fill></fills>'),
        NOTHING_WRONG,
        READY,
    ),
    Hostile(
        "format angka yang tidak sah", changed(STYLES, b'numFmtId="164"', b'numFmtId="x"'), NOTHING_WRONG, READY
    ),
    Hostile("buku kerja bermakro (.xlsm)", _with_macros, NOTHING_WRONG, READY),
    Hostile("buku kerja biner (.xlsb)", _binary, NOT_READ, "buku kerja biner (.xlsb)"),
    Hostile(
        "LibreOffice (.ods)",
        lambda folder: package(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, folder, "buku.ods"
        ),
        NOT_READ,
        "dokumen LibreOffice (.ods)",
    ),
    Hostile(
        "Word (.docx) bernama .xlsx",
        lambda folder: package({TYPES: b"<Types/>", "word/document.xml": b"<w/>"}, folder),
        NOT_READ,
        "dokumen Word",
    ),
    Hostile("OOXML ketat (Strict)", _strict, NOTHING_WRONG, READY),
    Hostile("pipa (FIFO)", _no_file(os.mkfifo), WRONG_USE, "bukan berkas biasa"),
    Hostile(
        "tautan ke dirinya sendiri", _no_file(lambda path: path.symlink_to(path)), WRONG_USE, "tidak ditemukan"
    ),
    Hostile("tautan ke berkas lain", _no_file(lambda path: path.symlink_to(MENDED)), NOTHING_WRONG, READY),
    Hostile("nama dengan baris baru", renamed("a\nb.xlsx", with_parts({})), NOTHING_WRONG, READY),
    Hostile("nama dengan emoji", renamed("😀 [red].xlsx", with_parts({})), NOTHING_WRONG, READY),
    Hostile("nama yang diawali --", renamed("--help.xlsx", with_parts({})), NOTHING_WRONG, READY),
    Hostile("nama terlalu panjang", lambda folder: folder / ("a" * 300 + ".xlsx"), NOT_READ, "tidak dapat dibuka"),
)

# Small ones, of many kinds: cut off, with a password, no workbook at all, bombs of entities and of size.
SMALL_HOSTILE = (
    *("berkas kosong", "PDF bernama .xlsx", "Excel lama (.xls)", "berkas kunci Excel", "bagian zip berkata sandi"),
    *("terpotong separuh", "tanpa daftar tulisan", "entitas berlipat di lembar", "ukuran bagian yang berbohong"),
    "elemen sejuta lapis",
)
