"""Which paragraph is the caption of a table, and what stands above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.reader.word.document import NotRead, WordTable, read_document
from tests.word_files import caption, docx, field, p, r, style, styles, tbl, tr

PICTURE = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>"


def only(path: Path) -> WordTable:
    (table,) = read_document(path).tables
    return table


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 3.1 Capaian Kinerja",
        "TABEL 3.1.1.b. Capaian",
        "Tabel III.2: Pagu",
        "Tabel 2.7",
        "Table 1 Budget",
        "Tabel 3-1",
    ],
)
def test_a_typed_caption(tmp_path: Path, text: str) -> None:
    assert only(docx(tmp_path, p(text), tbl(tr("a")))).caption == text


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 3.1 di atas menunjukkan bahwa capaian naik",
        "Tabel 3.1 menunjukkan capaian",
        "Tabel 3.1, sebagaimana disebut",
        "Tabel berikut menyajikan pagu",
        "Capaian dapat dilihat pada Tabel 3.1",
        "Tabelaris",
    ],
)
def test_a_sentence_is_no_caption(tmp_path: Path, text: str) -> None:
    table = only(docx(tmp_path, p(text), tbl(tr("a"))))
    assert (table.caption, table.above) == ("", (text,))


def test_what_stands_above_a_table_is_up_to_the_table_before_it(tmp_path: Path) -> None:
    path = docx(
        tmp_path,
        *(p("satu"), tbl(tr("a")), *(p(text) for text in ("1", "2", "3", "4", "5", "6")), p(), tbl(tr("b"))),
        *(p("(dalam rupiah)"), tbl(tr("c"))),
    )
    assert [each.above for each in read_document(path).tables] == [
        ("satu",),
        ("2", "3", "4", "5", "6"),
        ("(dalam rupiah)",),
    ]


def test_the_caption_may_stand_above_its_title_and_the_unit(tmp_path: Path) -> None:
    table = only(docx(tmp_path, caption("", field("SEQ Tabel")), p("Capaian 2023"), p("(Rp)"), tbl(tr("a"))))
    assert (table.caption, table.above) == ("Tabel 1", ("Tabel 1", "Capaian 2023", "(Rp)"))


def test_the_caption_of_a_figure_is_none_of_a_table(tmp_path: Path) -> None:
    path = docx(tmp_path, p("Tabel ", field("SEQ Gambar"), " x"), p("Grafik ", field("SEQ Grafik")), tbl(tr("a")))
    assert only(path).caption == ""


def test_a_line_in_the_list_of_tables_is_no_caption(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\c "Tabel" </w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    listed = p(begin + separate + r("Tabel 1 Pagu 7")), p("Tabel 2 Realisasi 9"), p(end)
    assert [each.caption for each in read_document(docx(tmp_path, *listed, tbl(tr("a")))).tables] == [""]


def test_of_two_captions_the_surer_one_is_taken(
    tmp_path: Path,
) -> None:
    styled = p("Tabel 2 B", props='<w:pStyle w:val="C"/>')
    written = styles(style("caption", "C"))
    counted = caption("A", field("SEQ Tabel"))
    path = docx(
        tmp_path, counted, p("Tabel 9 X"), tbl(tr("a")), styled, p("Tabel 9 X"), tbl(tr("b")), styles=written
    )
    assert [each.caption for each in read_document(path).tables] == ["Tabel 1 A", "Tabel 2 B"]


def test_a_picture_where_a_table_should_stand_is_named(tmp_path: Path) -> None:
    path = docx(
        tmp_path,
        *(caption("Pagu", field("SEQ Tabel")), p("(Rp)"), PICTURE, p("Gambar 1"), PICTURE),
        *(caption("Realisasi", field("SEQ Tabel")), tbl(tr("a")), PICTURE),
    )
    assert [(each.kind, each.near, each.count) for each in read_document(path).unread] == [
        (NotRead.PICTURE_OF_TABLE, "Tabel 1 Pagu", 1)
    ]
    assert only(path).caption == "Tabel 2 Realisasi"


def test_a_label_with_the_number_of_the_chapter_is_that_of_a_table(tmp_path: Path) -> None:
    """Word names the field of the label “Tabel 2.” by it: ``SEQ Tabel_2.``."""
    table = only(docx(tmp_path, p("Tabel 2.", field(r"SEQ Tabel_2. \* ARABIC", "1"), " Pagu"), tbl(tr("a"))))
    assert table.caption == "Tabel 2.1 Pagu"
