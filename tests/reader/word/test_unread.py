"""What a document holds and nobody reads is named, with the words around it: nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.files.limits import MOST_NAMED_OF_A_KIND
from lkjip_xl.reader.word.document import WordParagraph, read_document
from tests.word_files import SPACES, body, caption, docx, field, p, parts_of, r, tbl, tc, tr, zipped

PICTURE = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
BOOK = '<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="{}"/></w:object></w:r>'


def box(*content: str) -> str:
    """A text box as Word writes it: once for itself, and once more for older programs."""
    inside = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def named(path: Path) -> list[tuple[str, str, int, str]]:
    return [(str(each.kind), each.near, each.count, each.words) for each in read_document(path).unread]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param(
            p("di sini", box(p("Kepala"), p("Dinas"))), ("kotak teks", "di sini", 1, "Kepala Dinas"), id="box"
        ),
        pytest.param(
            p("sebelum") + p(box(p("judul"), tbl(tr("Pagu", "1.000")))),
            ("tabel di dalam kotak teks", "sebelum", 1, "judul Pagu 1.000"),
            id="table in a box",
        ),
        pytest.param(
            tbl(tr(tc(p("luar") + tbl(tr("Pagu", "1.000")) + p("lagi")))),
            ("tabel di dalam sel tabel", "luar", 1, "Pagu 1.000"),
            id="table in a cell",
        ),
        pytest.param(
            p("lihat") + p(BOOK.format("Excel.Sheet.12")),
            ("lembar Excel yang disematkan", "lihat", 1, ""),
            id="book",
        ),
        pytest.param(
            p("x") + p(BOOK.format("AcroExch")), ("objek yang disematkan", "x", 1, ""), id="other object"
        ),
        pytest.param(
            p("x") + '<w:altChunk r:id="rId9"/>' * 2,
            ("isi berkas lain yang disisipkan", "x", 2, ""),
            id="altChunk",
        ),
        pytest.param(
            p("x") + '<w:subDoc r:id="rId9"/>',
            ("isi berkas lain yang disisipkan", "x", 1, ""),
            id="another document",
        ),
        pytest.param(
            caption("Pagu", field("SEQ Tabel")) + tbl(tr("a", tc(p(PICTURE)))),
            ("gambar di dalam sel tabel", "Tabel 1 Pagu", 1, ""),
            id="picture in a cell",
        ),
    ],
)
def test_it_is_named(tmp_path: Path, content: str, found: tuple[str, str, int, str]) -> None:
    assert named(docx(tmp_path, content)) == [found]


@pytest.mark.parametrize(
    "content",
    [
        p("x", box()),
        p("x", BOOK.format("Equation.3")),
        p("x", PICTURE),
        f"<w:p><w:del>{box(p('dihapus'))}</w:del></w:p>",
    ],
)
def test_what_holds_no_table_or_is_gone_is_not_named(tmp_path: Path, content: str) -> None:
    assert named(docx(tmp_path, content)) == []


def test_the_text_around_a_box_stays_together_and_boxes_count_captions(tmp_path: Path) -> None:
    path = docx(
        tmp_path,
        p("satu ", box(caption("di kotak", field("SEQ Tabel")), p("isi")), "dua"),
        *(caption("di luar", field("SEQ Tabel")), tbl(tr("a"))),
    )
    document = read_document(path)
    assert [each.text for each in document.blocks if isinstance(each, WordParagraph)] == [
        "satu dua",
        "Tabel 2 di luar",
    ]
    assert document.tables[0].caption == "Tabel 2 di luar"


def test_the_text_of_a_table_in_a_cell_is_none_of_the_cell(tmp_path: Path) -> None:
    path = docx(tmp_path, tbl(tr(tc(p("luar") + tbl(tr("dalam"))), "10")))
    (table,) = read_document(path).tables
    assert [each.text for each in table.cells] == ["luar", "10"]


@pytest.mark.parametrize(
    ("part", "root", "kind"),
    [
        ("header2", "hdr", "tabel di kepala halaman"),
        ("footer1", "ftr", "tabel di kaki halaman"),
        ("footnotes", "footnotes", "tabel di catatan kaki"),
        ("endnotes", "endnotes", "tabel di catatan kaki"),
        ("comments", "comments", "tabel di komentar"),
    ],
)
def test_tables_beside_the_text(tmp_path: Path, part: str, root: str, kind: str) -> None:
    content = f"<w:{root} {SPACES}>{p('x')}{tbl(tr('Pemerintah', 'Kota'))}{tbl(tr('', ''))}</w:{root}>"
    assert named(docx(tmp_path, p("isi"), **{part: content})) == [(kind, "Pemerintah Kota", 1, "")]


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    parts = parts_of(body(p("isi")), {"numbering": "", "header1": "", "image": ""})
    kept = {name: each for name, each in parts.items() if not name.endswith(("numbering.xml", "header1.xml"))}
    assert named(zipped(kept, tmp_path / "laporan.docx")) == [
        ("bagian berkas yang hilang", "word/numbering.xml", 1, ""),
        ("bagian berkas yang hilang", "word/header1.xml", 1, ""),
    ]


def test_what_is_named_is_one_line_and_short(tmp_path: Path) -> None:
    ((_, near, _, words),) = named(docx(tmp_path, p("a" * 500, box(p(r("b") + "<w:r><w:br/></w:r>" + r("c"))))))
    assert (near, words) == ("a" * 79 + "…", "b c")


def test_what_comes_without_end_is_counted(tmp_path: Path) -> None:
    many = MOST_NAMED_OF_A_KIND + 30
    found = named(docx(tmp_path, *(p(f"kotak {at}", box(p("isi"))) for at in range(many))))
    assert len(found) == MOST_NAMED_OF_A_KIND + 1
    assert found[-1] == ("kotak teks", "", 30, "")
