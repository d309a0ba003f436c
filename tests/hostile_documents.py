"""Broken and hostile Word documents, each made here, and what must be said of it: nothing where it is read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.word_files import (
    SPACES,
    body,
    docx,
    lvl,
    num,
    numbering,
    p,
    parts_of,
    r,
    span,
    style,
    styles,
    tbl,
    tc,
    tr,
    zipped,
)

Make = Callable[[Path], Path]
"""Makes the document in a folder."""
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
CODE = "<w:r><w:instrText>SEQ Tabel </w:instrText></w:r>"
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@dataclass(frozen=True)
class HostileDocument:
    """A document by a name for people, and words of what is said of it; None where it is read."""

    name: str
    make: Make
    says: str | None = None


def _with(*content: str, **parts: str) -> Make:
    return lambda folder: docx(folder, *content, **parts)


def _nested(begin: str, end: str, times: int) -> str:
    return begin * times + "<w:p/>" + end * times


def _main(content: str, **parts: str) -> Make:
    """A document whose main part is this text."""
    return lambda folder: zipped(parts_of(content, parts), folder / "laporan.docx")


def _added(name: str, size: int, piece: bytes) -> Make:
    """A document with one more part of this many megabytes."""

    def make(folder: Path) -> Path:
        path = docx(folder, p("isi"), tbl(tr("a")))
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
            for _ in range(size):
                part.write(piece)
        return path

    return make


def _twice(folder: Path) -> Path:
    path = docx(folder, p("isi"))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("WORD/document.xml", b"<w/>")
    return path


def _cut(folder: Path) -> Path:
    path = docx(folder, *(p(str(at)) for at in range(1_000)))
    path.write_bytes(path.read_bytes()[:3_000])
    return path


_BOX, _BOX_ENDS = "<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"
_TABLE, _TABLE_ENDS = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
_LINKED = (
    '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/><w:numStyleLink w:val="S"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="T"/><w:numStyleLink w:val="S"/></w:abstractNum>'
)
_USES = (
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
)

HOSTILE_DOCUMENTS: tuple[HostileDocument, ...] = (
    HostileDocument("tabel bersarang 200 lapis", _with(_nested(_TABLE, _TABLE_ENDS, 200)), "lebih dari 20 lapis"),
    HostileDocument("kotak teks bersarang 50 lapis", _with(_nested(_BOX, _BOX_ENDS, 50)), "lebih dari 20 lapis"),
    HostileDocument(
        "elemen 100.000 lapis", _with(_nested("<w:smartTag>", "</w:smartTag>", 100_000)), "tidak wajar"
    ),
    HostileDocument(
        "10.000 kolom dari satu sel", _with(tbl(tr(tc("a", span(10_000))))), "kolom: 10.000 (batas 200)"
    ),
    HostileDocument("10.000 kolom", _with(tbl(tr(*["a"] * 10_000))), "kolom: 10.000 (batas 200)"),
    HostileDocument(
        "kolom yang dilewati",
        _with(tbl(tr("a", props='<w:gridBefore w:val="999999999"/>'))),
        "terlalu banyak kolom",
    ),
    HostileDocument(
        "gabungan 100.000 baris", _with(tbl(tr(tc("a", "<w:vMerge/>")) * 100_000)), "baris: 100.000 (batas 10.000)"
    ),
    HostileDocument("sejuta paragraf kosong", _with("<w:p/>" * 1_000_000), "1.000.000 (batas 100.000)"),
    HostileDocument(
        "110.000 sel tanpa paragraf", _with(tbl(tr("<w:tc/>" * 100) * 1_100)), "terlalu banyak paragraf"
    ),
    HostileDocument("20.000 kotak teks", _with((_BOX + p("isi") + _BOX_ENDS) * 20_000)),
    HostileDocument("berkas lain disisipkan", _with('<w:altChunk r:id="rId1"/>' * 50_000)),
    HostileDocument("100.000 kode isian dalam satu paragraf", _with(f"<w:p>{BEGIN * 100_000}</w:p>")),
    HostileDocument("kode isian yang tidak berakhir", _with(p(BEGIN + CODE + r("isi")) * 10_000)),
    HostileDocument(
        "akhir kode isian tanpa awal", _with(p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "isi") * 1_000)
    ),
    HostileDocument("kode isian sepanjang 5 MB", _with(p(BEGIN + CODE.replace("Tabel", "x" * 5_000_000)))),
    HostileDocument("DOCTYPE", _main(LAUGHS + body(p("&b;"))), "(DOCTYPE)"),
    HostileDocument("DOCTYPE di gaya", _with(p("isi"), styles=LAUGHS + styles()), "(DOCTYPE)"),
    HostileDocument("DOCTYPE di kepala halaman", _with(header1=LAUGHS + f"<w:hdr {SPACES}/>"), "(DOCTYPE)"),
    HostileDocument("DOCTYPE di bagian lain", _added("customXml/item1.xml", 1, LAUGHS.encode()), "(DOCTYPE)"),
    HostileDocument(
        "bagian 300 MB", _added("word/media/a.png", 300, b"\0" * 1_000_000), "isi berkas terlalu besar"
    ),
    HostileDocument(
        "bagian 90 MB dari nol", _added("word/media/a.png", 90, b"\0" * 1_000_000), "kali lebih besar"
    ),
    HostileDocument("dua bagian bernama sama", _twice, "bernama sama"),
    HostileDocument("terpotong", _cut, "rusak atau terpotong"),
    HostileDocument("bukan XML", _main("<w:document>"), "tidak dapat dibaca"),
    HostileDocument("gaya bukan XML", _with(p("isi"), styles="<w"), "tidak dapat dibaca"),
    HostileDocument(
        "gaya yang mewarisi dirinya",
        _with(
            p("isi", props='<w:pStyle w:val="a"/>'),
            styles=styles(
                style("A", "a", based_on="b"), style("B", "b", based_on="a"), style("C", "c", based_on="c")
            ),
        ),
    ),
    HostileDocument(
        "20.000 gaya berantai",
        _with(
            *(p("isi", props=f'<w:pStyle w:val="s{at}"/>') for at in range(20_000)),
            styles=styles(*(style("A", f"s{at}", based_on=f"s{at + 1}") for at in range(20_000))),
        ),
    ),
    HostileDocument(
        "penomoran yang menunjuk dirinya",
        _with(*(p("isi", props=num(0, at)) for at in (1, 2, 3)), numbering=numbering(more=_LINKED, uses=_USES)),
    ),
    HostileDocument(
        "nomor yang panjang",
        _with(
            p("isi", props=num()) * 20_000,
            numbering=numbering(lvl(0, "%1" * 100_000, "upperRoman", start=999_999_999)),
        ),
    ),
    HostileDocument(
        "angka yang bukan", _with(p("isi", props=num()), tbl(tr(tc("a", '<w:gridSpan w:val="-9e9"/>'))))
    ),
    HostileDocument("sel di luar tabel", _with(f"<w:tc>{p('a')}</w:tc><w:tr/><w:r><w:t>b</w:t></w:r>")),
    HostileDocument("tabel tanpa baris, baris tanpa sel", _with("<w:tbl/>", tbl(), tbl("<w:tr/>"))),
    HostileDocument("paragraf di dalam paragraf", _with(p(p("a"), "b"))),
    HostileDocument("pilihan di luar pilihan", _with(f"<mc:Choice>{p('a')}</mc:Choice><w:sdtContent/>")),
    HostileDocument("relasi ke luar", _with(p("isi"), **{"../../../etc/passwd": "x"})),
)
