"""What a paragraph of Word says when it is printed: the final view of its changes, and every sign in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip_xl.reader.word.document import WordParagraph, read_document
from tests.word_files import (
    body,
    docx,
    field,
    p,
    parts_of,
    r,
    sdt,
    simple_field,
    style,
    styles,
    tbl,
    tc,
    tr,
    zipped,
)

RAISED = '<w:vertAlign w:val="superscript"/>'
GONE, PUT_IN = "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:ins/></w:rPr>"


def texts(path: Path) -> list[str]:
    """The paragraphs of a document."""
    return [each.text for each in read_document(path).blocks if isinstance(each, WordParagraph)]


def cells(path: Path) -> list[str]:
    return [each.text for table in read_document(path).tables for each in table.cells]


def ins(content: str) -> str:
    return f'<w:ins w:id="1" w:author="x">{content}</w:ins>'


def taken_out(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(ins(r("1.000")) + taken_out("900"), "1.000", id="put in and taken out"),
        pytest.param(r("80,15") + r("1", RAISED), "80,15", id="the mark of a footnote behind a figure"),
        pytest.param(r("75 ") + r("2", RAISED) + r(")", RAISED), "75", id="with a bracket, in runs"),
        pytest.param(r("98,5%") + r("1,2)", RAISED), "98,5%", id="two marks behind a percentage"),
        pytest.param(r("PSKS aktif") + r("a)", RAISED), "PSKS aktif", id="a letter behind a word"),
        pytest.param(r("120 m") + r("2", RAISED), "120 m2", id="a unit"),
        pytest.param(r("3 x 10") + r("6", RAISED), "3 x 106", id="a power"),
        pytest.param(r("75²⁾"), "75", id="a sign for a raised digit"),
        pytest.param(r("(75²)"), "(75)", id="and the bracket is another one's"),
        pytest.param(r("4.500.000,-¹"), "4.500.000,-", id="behind rupiah"),
        pytest.param(r("12 km²"), "12 km²", id="a sign in a unit"),
        pytest.param(
            f"<w:moveFrom>{r('ke sini')}</w:moveFrom>{r('tetap ')}<w:moveTo>{r('dari sana')}</w:moveTo>",
            "tetap dari sana",
            id="moved",
        ),
        pytest.param(ins(r("10") + taken_out("5") + r("0")), "100", id="taken out of what was put in"),
        pytest.param(r("1.000") + r("rahasia", "<w:vanish/>"), "1.000", id="hidden"),
        pytest.param(r("1.000", '<w:vanish w:val="0"/>'), "1.000", id="said not to be hidden"),
        pytest.param(
            r("1.000", "<w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "1.000", id="hidden before"
        ),
        pytest.param("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-2", id="no-break hyphen"),
        pytest.param(
            "<w:r><w:t>Meningkat</w:t><w:softHyphen/><w:t>nya</w:t></w:r>", "Meningkatnya", id="soft hyphen"
        ),
        pytest.param(r("Mening\u00adkatnya 2\u20113"), "Meningkatnya 2-3", id="such hyphens as letters"),
        pytest.param(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\nc", id="breaks"
        ),
        pytest.param('<w:r><w:br w:type="page"/><w:t>Tabel</w:t></w:r>', "Tabel", id="a break before all"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 85"), "≥ 85", id="symbol"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓", id="wingdings"),
        pytest.param('<w:r><w:sym w:font="Wingdings 2" w:char="0050"/></w:r>', "✓", id="wingdings 2"),
        pytest.param('<w:r><w:sym w:font="Arial" w:char="2264"/></w:r>', "≤", id="a letter of any font"),
        pytest.param('<w:r><w:sym w:font="Webdings" w:char="F0FF"/></w:r>', "\ufffd", id="a sign nobody knows"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="xyz"/></w:r>', "\ufffd", id="no sign"),
        pytest.param(r("\uf0b3 85", '<w:rFonts w:ascii="Symbol"/>'), "≥ 85", id="symbol as a letter"),
        pytest.param("<w:r><w:t> 1.000 </w:t></w:r>", "1.000", id="blanks that are not kept"),
        pytest.param(r("1.") + r("0") + r("00"), "1.000", id="split over runs"),
        pytest.param(simple_field("=SUM(ABOVE)", "1.000"), "1.000", id="a simple field"),
        pytest.param(field("=SUM(ABOVE)", "1.000"), "1.000", id="a field"),
        pytest.param(field("REF a", field("QUOTE b", "x")), "x", id="a field in the result of another"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
            + field("REF a", "tidak dicetak")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("dicetak")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "dicetak",
            id="a field in the code of another",
        ),
        pytest.param("<m:oMath><m:r><m:t>85%</m:t></m:r></m:oMath>", "85%", id="an equation"),
        pytest.param(
            "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
            "</m:oMath>",
            "a/b",
            id="a fraction",
        ),
        pytest.param(f"<w:smartTag>{r('1')}</w:smartTag><w:hyperlink>{r('0')}</w:hyperlink>", "10", id="wrapped"),
        pytest.param(sdt(sdt(r("isi")), "<w:alias/>"), "isi", id="controls in controls"),
        pytest.param(
            f'<mc:AlternateContent><mc:Choice Requires="x">{r("a")}</mc:Choice><mc:Fallback>{r("b")}</mc:Fallback>'
            "</mc:AlternateContent>",
            "a",
            id="two ways to write one thing",
        ),
        pytest.param(
            "<w:r><w:ruby><w:rt><w:r><w:t>bacaan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>isi</w:t></w:r>"
            "</w:rubyBase></w:ruby></w:r>",
            "isi",
            id="a reading aid",
        ),
    ],
)
def test_the_text_of_a_paragraph(tmp_path: Path, content: str, text: str) -> None:
    assert texts(docx(tmp_path, f"<w:p>{content}</w:p>")) == [text]
    assert cells(docx(tmp_path, tbl(tr(tc(f"<w:p>{content}</w:p>"))))) == [text]


def test_what_asks_to_be_typed_over_is_printed_in_a_sentence_and_nothing_in_a_cell(tmp_path: Path) -> None:
    asking = f"<w:p>{r('karena ')}{sdt(r('[jelaskan sebabnya]'), '<w:showingPlcHdr/>')}</w:p>"
    assert texts(docx(tmp_path, asking)) == ["karena [jelaskan sebabnya]"]
    assert cells(docx(tmp_path, tbl(tr(tc(asking))))) == ["karena"]


def test_a_paragraph_whose_end_was_taken_out_goes_on_in_the_next(tmp_path: Path) -> None:
    path = docx(tmp_path, p("1.0", props=GONE), p(props=GONE), p("00"), p("lain", props=PUT_IN))
    assert texts(path) == ["1.000", "lain"]


def test_what_was_taken_out_whole_leaves_nothing_not_even_a_line(tmp_path: Path) -> None:
    cell = tc(f"<w:p><w:pPr>{GONE}</w:pPr>{taken_out('lama')}</w:p>" + p("baru"))
    assert cells(docx(tmp_path, tbl(tr(cell)))) == ["baru"]


def test_the_last_paragraph_of_a_cell_goes_on_nowhere(tmp_path: Path) -> None:
    path = docx(tmp_path, tbl(tr(tc(p("10", props=GONE)), tc(p("20")))))
    assert cells(path) == ["10", "20"]


def test_rows_and_cells_that_were_taken_out_or_put_in(tmp_path: Path) -> None:
    path = docx(
        tmp_path,
        tbl(
            tr("tetap", tc("lama", "<w:cellDel/>"), "x"),
            tr("dihapus", "y", props="<w:del/>"),
            tr("baru", "z", props="<w:ins/>"),
            tr("tersembunyi", "t", props="<w:hidden/>"),
        ),
        tbl(tr("hilang", props="<w:del/>")),
    )
    assert cells(path) == ["tetap", "x", "baru", "z"]
    assert [each.rows for each in read_document(path).tables] == [2]


def test_how_a_cell_was_before_a_change_counts_for_nothing(tmp_path: Path) -> None:
    before = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr></w:tcPrChange>'
    path = docx(
        tmp_path,
        tbl(
            tr(
                tc("a", before),
                "b",
                props='<w:trPrChange><w:trPr><w:gridBefore w:val="2"/></w:trPr></w:trPrChange>',
            ),
            tr(tc("", '<w:cellMerge w:vMerge="cont"/>'), "c"),
        ),
    )
    (table,) = read_document(path).tables
    assert [(each.text, each.column, each.rows) for each in table.cells] == [
        ("a", 1, 1),
        ("b", 2, 1),
        ("", 1, 1),
        ("c", 2, 1),
    ]


def test_a_merge_that_is_a_change(tmp_path: Path) -> None:
    path = docx(
        tmp_path,
        tbl(tr(tc("a", '<w:cellMerge w:vMerge="rest"/>'), "b"), tr(tc("", '<w:cellMerge w:vMerge="cont"/>'), "c")),
    )
    (table,) = read_document(path).tables
    assert [(each.text, each.rows) for each in table.cells] == [("a", 2), ("b", 1), ("c", 1)]


def test_text_that_a_style_hides(tmp_path: Path) -> None:
    hidden = styles(
        style("Tersembunyi", "T", run="<w:vanish/>"),
        style("Anaknya", "A", based_on="T"),
        style("Tampak", "V", based_on="T", run='<w:vanish w:val="false"/>'),
        style("Huruf", "H", run="<w:vanish/>", kind="character"),
    )
    path = docx(
        tmp_path,
        p("tidak", props='<w:pStyle w:val="T"/>'),
        p("tidak juga", props='<w:pStyle w:val="A"/>'),
        p("ya", props='<w:pStyle w:val="V"/>'),
        p(r("ya ") + r("tidak", '<w:rStyle w:val="H"/>') + r("lagi")),
        p(r("ditampilkan", '<w:rStyle w:val="H"/>'), props='<w:pStyle w:val="T"/>'),
        styles=hidden,
    )
    assert texts(path) == ["ya", "ya lagi", "ditampilkan"]


def test_a_heading_whose_end_is_hidden_runs_on_and_stays_a_heading(tmp_path: Path) -> None:
    path = docx(
        tmp_path,
        p("Capaian", props='<w:outlineLvl w:val="1"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>'),
        p(" Kinerja"),
    )
    assert read_document(path).blocks == (WordParagraph("Capaian Kinerja", 2),)


def test_a_field_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF x </w:instrText></w:r>'
    path = docx(tmp_path, p(begun + r("satu")), p("dua"), tbl(tr(tc(p(begun + r("tiga"))), "empat")), p("lima"))
    document = read_document(path)
    assert (texts(path), cells(path)) == (["satu", "dua", "lima"], ["tiga", "empat"])
    assert [(str(each.kind), each.near, each.words) for each in document.unread] == [
        ("kode isian (field) yang tidak berakhir", "tiga", "IF x tiga"),
        ("kode isian (field) yang tidak berakhir", "lima", "IF x satu"),
    ]


def test_blank_paragraphs_are_left_out(tmp_path: Path) -> None:
    assert texts(docx(tmp_path, p(), p("  "), p("isi"), p(r(" menjorok")))) == ["isi", " menjorok"]


def test_another_encoding_and_other_prefixes(tmp_path: Path) -> None:
    made = body(p("isi"), tbl(tr("sel")))
    document = re.sub(r"(?<=[</ ])w:|(?<=xmlns:)w(?==)", lambda found: found[0].replace("w", "x"), made)
    parts = parts_of(document) | {"word/document.xml": document.encode("utf-16")}
    path = zipped(parts, tmp_path / "laporan.docx")
    assert (texts(path), cells(path)) == (["isi"], ["sel"])
