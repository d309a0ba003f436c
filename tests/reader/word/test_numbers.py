"""Automatic numbers, which stand nowhere in the text, and the numbers of captions, which may be old or missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.reader.word.document import WordParagraph, read_document
from lkjip_xl.reader.word.numbering import in_signs
from tests.word_files import (
    caption,
    docx,
    field,
    lvl,
    num,
    numbering,
    p,
    r,
    simple_field,
    style,
    styles,
    tbl,
    tc,
    tr,
)

SEQ = r"SEQ Tabel \* ARABIC"
CHAPTERS = numbering(
    lvl(0, "BAB %1", "upperRoman", more='<w:pStyle w:val="J1"/>'),
    lvl(1, "%1.%2", more='<w:pStyle w:val="J2"/><w:isLgl/>'),
    lvl(2, "%1.%2.%3", more="<w:isLgl/>"),
)
HEADINGS = styles(
    style("heading 1", "J1", num(0)),
    style("heading 2", "J2", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
    style("heading 3", "J3", num(2)),
    style("Judul Bagian", "J3a", based_on="J3"),
)


def heading(text: str, style_id: str) -> str:
    return p(text, props=f'<w:pStyle w:val="{style_id}"/>')


def numbers(path: Path) -> list[str]:
    return [each.number for each in read_document(path).blocks if isinstance(each, WordParagraph)]


def captions(path: Path) -> list[str]:
    return [each.caption for each in read_document(path).tables]


def test_headings_are_numbered_through_their_styles(tmp_path: Path) -> None:
    path = docx(
        tmp_path,
        *(heading("Pendahuluan", "J1"), heading("Akuntabilitas", "J1"), heading("Capaian", "J2")),
        *(heading("Organisasi", "J2"), heading("Analisis", "J3"), heading("Anggaran", "J3a"), tbl(tr("a"))),
        styles=HEADINGS,
        numbering=CHAPTERS,
    )
    document = read_document(path)
    assert [(each.number, each.level) for each in document.blocks if isinstance(each, WordParagraph)] == [
        ("BAB I", 1),
        ("BAB II", 1),
        ("2.1", 2),
        ("2.2", 2),
        ("2.2.1", 3),
        ("2.2.2", 3),
    ]
    assert document.tables[0].heading == "2.2.2 Anggaran"


def test_levels_of_headings_by_name_by_outline_and_none_for_text(tmp_path: Path) -> None:
    written = styles(
        style("heading 2", "a"),
        style("Judul 3", "b"),
        style("Bab", "c", '<w:outlineLvl w:val="0"/>'),
        style("Isi", "d", '<w:outlineLvl w:val="9"/>', based_on="a"),
        style("Anak", "e", based_on="a"),
        style("heading 4", "h", based_on="c"),
    )
    paragraphs = (heading(each, each) for each in "abcdeh")
    path = docx(tmp_path, *paragraphs, p("f", props='<w:outlineLvl w:val="3"/>'), p("g"), styles=written)
    found = [each.level for each in read_document(path).blocks if isinstance(each, WordParagraph)]
    assert found == [2, 3, 1, None, 2, 4, 4, None]


def test_a_column_of_numbers_that_word_counts(tmp_path: Path) -> None:
    rows = [tr(tc(p(props=num())), name) for name in ("A", "B")]
    gone = tr(tc(p(props=num())), "dihapus", props="<w:del/>")
    path = docx(tmp_path, tbl(rows[0], gone, rows[1]), numbering=numbering(lvl(0, "%1.")))
    assert [each.text for each in read_document(path).tables[0].cells] == ["1.", "A", "2.", "B"]


def test_numbers_stand_before_the_text_of_a_cell(tmp_path: Path) -> None:
    cell = tc(p("Meningkatnya mutu", props=num(1)) + p("Meningkatnya akses", props=num(1)) + p("catatan"))
    path = docx(tmp_path, tbl(tr(cell)), numbering=numbering(lvl(0, "%1."), lvl(1, "%2)", "lowerLetter")))
    assert read_document(path).tables[0].cells[0].text == "a) Meningkatnya mutu\nb) Meningkatnya akses\ncatatan"


def test_lists_restart_go_on_and_are_shared(tmp_path: Path) -> None:
    uses = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    path = docx(
        tmp_path,
        *(p("x", props=num(0, use)) for use in (1, 1, 2, 3, 3, 1)),
        p("tanpa nomor", props=num(0, 0)),
        p("daftar yang tidak ada", props=num(0, 9)),
        numbering=numbering(lvl(0, "%1.", start=3), uses=uses),
    )
    assert numbers(path) == ["3.", "4.", "5.", "1.", "2.", "3.", "", ""]


def test_deeper_levels_begin_anew_unless_they_never_do(tmp_path: Path) -> None:
    levels = (lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "(%3)", more='<w:lvlRestart w:val="0"/>'))
    path = docx(
        tmp_path, *(p("x", props=num(place)) for place in (0, 1, 2, 2, 0, 1, 2)), numbering=numbering(*levels)
    )
    assert numbers(path) == ["1", "1.1", "(1)", "(2)", "2", "2.1", "(3)"]


def test_bullets_are_no_numbers(tmp_path: Path) -> None:
    path = docx(tmp_path, p("x", props=num()), numbering=numbering(lvl(0, "\uf0b7", "bullet")))
    assert numbers(path) == [""]


def test_a_list_that_is_named_by_a_style_of_lists(tmp_path: Path) -> None:
    more = (
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{lvl(0, "%1)")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>'
    )
    uses = '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    path = docx(tmp_path, p("x", props=num(0, 2)), numbering=numbering(lvl(0, "%1."), more=more, uses=uses))
    assert numbers(path) == ["1)"]


@pytest.mark.parametrize(
    ("count", "signs", "shown"),
    [
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (28, "lowerLetter", "bb"),
        (26, "upperLetter", "Z"),
        (3, "decimalZero", "03"),
        (5, "yang tidak dikenal", "5"),
        (10**9, "upperRoman", "1000000000"),
        (10**9, "lowerLetter", "1000000000"),
        (0, "upperLetter", "0"),
    ],
)
def test_the_signs_of_numbers(count: int, signs: str, shown: str) -> None:
    assert in_signs(count, signs) == shown


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(field(SEQ, "7"), id="an old result"),
        pytest.param(field(SEQ), id="no result"),
        pytest.param(simple_field(SEQ, "7"), id="a simple field"),
        pytest.param(simple_field(SEQ), id="a simple field without a result"),
    ],
)
def test_captions_are_counted_in_the_order_of_the_document(tmp_path: Path, number: str) -> None:
    path = docx(
        tmp_path,
        *(caption("Pagu", number), tbl(tr("a"))),
        p("Gambar ", field("SEQ Gambar", "1")),
        *(caption("Realisasi", number), tbl(tr("b"))),
    )
    assert captions(path) == ["Tabel 1 Pagu", "Tabel 2 Realisasi"]


def test_a_caption_that_was_taken_out_is_not_counted(tmp_path: Path) -> None:
    gone = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>{field(SEQ, '1')}</w:del></w:p>"
    path = docx(tmp_path, gone, caption("Pagu", field(SEQ, "2")), tbl(tr("a")))
    assert captions(path) == ["Tabel 1 Pagu"]


def test_captions_with_the_number_of_the_chapter(tmp_path: Path) -> None:
    number = field(r"STYLEREF 1 \s", "9") + r(".") + field(SEQ + r" \s 1", "9")
    path = docx(
        tmp_path,
        *(heading("Satu", "J1"), caption("A", number), tbl(tr("a")), caption("B", number), tbl(tr("b"))),
        *(heading("Dua", "J1"), caption("C", number), tbl(tr("c"))),
        styles=HEADINGS,
        numbering=CHAPTERS,
    )
    assert captions(path) == ["Tabel I.1 A", "Tabel I.2 B", "Tabel II.1 C"]


def test_the_number_of_a_chapter_that_was_typed_stays_as_it_is_stored(tmp_path: Path) -> None:
    number = field(r"STYLEREF 1 \s", "3") + r(".") + field(SEQ, "9")
    path = docx(tmp_path, heading("BAB III", "x"), caption("A", number), tbl(tr("a")))
    assert captions(path) == ["Tabel 3.1 A"]


def test_where_no_heading_tells_the_chapters_the_stored_numbers_within_them_stay(tmp_path: Path) -> None:
    stored = ("2", "1"), ("3", "1"), ("3", "2")
    numbers_of = (field(r"STYLEREF 1 \s", a) + r(".") + field(SEQ + r" \s 1", b) for a, b in stored)
    path = docx(tmp_path, *(p("BAB") + caption("A", each) + tbl(tr("a")) for each in numbers_of))
    assert captions(path) == ["Tabel 2.1 A", "Tabel 3.1 A", "Tabel 3.2 A"]


def test_without_headings_and_without_stored_numbers_they_are_counted_on(tmp_path: Path) -> None:
    path = docx(tmp_path, *(caption("A", field(SEQ + r" \s 1")) + tbl(tr("a")) for _ in range(2)))
    assert captions(path) == ["Tabel 1 A", "Tabel 2 A"]


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        ((r"SEQ Tabel \* ROMAN", r"SEQ Tabel \* roman"), ["Tabel I x", "Tabel ii x"]),
        ((r"SEQ Tabel \r 5", "SEQ Tabel"), ["Tabel 5 x", "Tabel 6 x"]),
        (("SEQ Tabel", r"SEQ tabel \c"), ["Tabel 1 x", "Tabel 1 x"]),
        (('SEQ "Tabel" \\* ALPHABETIC', r"SEQ Tabel \h"), ["Tabel A x", "Tabel  x"]),
    ],
)
def test_switches_of_the_numbers_of_captions(tmp_path: Path, codes: tuple[str, ...], shown: list[str]) -> None:
    path = docx(tmp_path, *(caption("x", field(code, "9")) + tbl(tr("a")) for code in codes))
    assert captions(path) == shown


def test_a_caption_that_is_numbered_as_a_list(tmp_path: Path) -> None:
    path = docx(tmp_path, p("Capaian", props=num()), tbl(tr("a")), numbering=numbering(lvl(0, "Tabel 3.%1")))
    assert captions(path) == ["Tabel 3.1 Capaian"]
