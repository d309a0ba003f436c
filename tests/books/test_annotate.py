"""check --annotate: the findings marked in a copy of the workbook, and nothing else changed in it."""

from __future__ import annotations

import re
import shutil
import warnings
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell import Cell

from lkjip_xl.books.marked.cells import SheetCells
from lkjip_xl.books.marked.copy import write_annotated
from lkjip_xl.books.marked.grid import Grid
from lkjip_xl.files.whole_file import CannotWrite
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, Fix, Problem, Severity
from lkjip_xl.show import palette
from tests.checking import check_file
from tests.libreoffice import recalculate
from tests.marked_books import MAIN, as_read, png, write
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, SAMPLES

TEMPLATE = Path(__file__).parents[2] / "workbook_templates" / "lkjip_template.xlsx"

VML = "xl/drawings/vmlDrawing1.vml"


def load(path: Path, *, data_only: bool = False) -> Workbook:
    """The workbook as openpyxl has it; it warns of what it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, data_only=data_only)


def rich_workbook(path: Path) -> None:
    """A workbook with all that a careless program loses."""
    with xlsxwriter.Workbook(path) as workbook:
        first, second = workbook.add_worksheet("Catatan"), workbook.add_worksheet("Tabel 2.7")
        first.write("A1", "teks")
        second.activate()
        for row in range(10):
            second.write(row, 0, row)
            second.write_formula(row, 1, f"=A{row + 1}*2", None, row * 2)
        second.write_formula("D1", '=IF(A1=0,"","x")', None, "")
        second.merge_range("F1:G2", "gabung")
        second.write_comment("A3", "catatan lama", {"author": "Budi"})
        second.write_comment("A9", "catatan lain", {"color": "#AABBCC", "width": 300, "visible": True})
        second.data_validation("A1:A10", {"validate": "list", "source": ["1", "2"]})
        second.conditional_format("A1:A10", {"type": "data_bar"})
        second.add_sparkline("C1", {"range": "'Tabel 2.7'!A1:B1"})
        second.insert_textbox("H1", "kotak teks")
        second.insert_image("H10", "titik.png", {"image_data": BytesIO(png())})
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "='Tabel 2.7'!$A$1:$A$10"})
        second.insert_chart("H20", chart)
        second.insert_button("L1", {"caption": "Tekan"})
        second.set_row(4, 33)
        second.set_column("B:B", 41)
        second.freeze_panes(1, 1)
        second.autofilter("A1:B10")
        second.protect("rahasia")
        second.print_area("A1:B10")
        workbook.define_name("Pagu", "='Tabel 2.7'!$A$1:$A$10")
        workbook.define_name("'Tabel 2.7'!Lokal", "='Tabel 2.7'!$B$1")


def finding(address: str, severity: Severity = Severity.ERROR, **more: object) -> Finding:
    column, row = ord(address[0]) - ord("A") + 1, int(address[1:])
    waiver = str(more.pop("waiver")) if "waiver" in more else None
    problem = Problem(Place("Tabel 2.7", row, column), str(more.pop("message", "Salah.")), **more)  # type: ignore[arg-type]
    return Finding("T01", severity, problem, waiver)


FINDINGS = (
    finding("A2", actual=Decimal(1500), expected=Decimal(1000), difference=Decimal(500), hint="=Betulkan & <b>"),
    finding("A3", Severity.WARNING, message="Ada\x1b catatan."),
    finding("A3", Severity.INFO),
    finding("B4", Severity.INFO),
    finding("Z40", row_label="=1+1", column_heading="PAGU"),
    finding("A5", waiver="Sesuai BPK"),
    Finding("S01", Severity.ERROR, Problem(Place("Tabel 3.1.2", 1, 1), "Tidak ada.")),
)


@pytest.fixture
def rich(tmp_path: Path) -> tuple[Path, Path]:
    """The workbook and its marked copy."""
    source, target = tmp_path / "asli.xlsx", tmp_path / "tanda.xlsx"
    rich_workbook(source)
    before = source.read_bytes()
    write_annotated(target, as_read(source), CheckResult(str(source), findings=FINDINGS))
    assert source.read_bytes() == before
    return source, target


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without_marks(sheet: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Every element of a sheet, but for the looks of its cells and the link to its notes."""
    return [
        (each.tag, {key: value for key, value in each.attrib.items() if key != "s"}, (each.text or "").strip())
        for each in ElementTree.fromstring(sheet).iter()  # noqa: S314 - made by this test
        if not each.tag.endswith("}legacyDrawing")
    ]


def test_only_the_parts_that_must_change_are_changed(rich: tuple[Path, Path]) -> None:
    before, after = map(parts, rich)
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed <= {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/comments1.xml",
        VML,
    }
    assert {name for name in after if name not in before} == {"xl/worksheets/sheet3.xml"}
    assert [
        name for name, part in after.items() if name.endswith((".xml", ".rels")) and b"calcChain" in part
    ] == []


def test_the_sheet_has_new_looks_and_nothing_else(rich: tuple[Path, Path]) -> None:
    # The copy opens on its findings: this sheet is no longer in front.
    before, after = (
        [
            each
            for each in without_marks(parts(path)["xl/worksheets/sheet2.xml"])
            if not any(name in each[0] for name in ("sheetView", "conditionalFormatting", "cfRule", "formula"))
        ]
        for path in rich
    )
    added = [each for each in after if each not in before]
    assert [each for each in before if each not in after] in (
        [],
        [each for each in before if "dimension" in each[0]],
    )
    assert {each[1].get("r") or each[1].get("ref") for each in added} <= {"40", "Z40", "A1:Z40"}


def test_formulas_keep_what_they_show(rich: tuple[Path, Path]) -> None:
    before, after = (load(path, data_only=True) for path in rich)
    for name in before.sheetnames:
        shown = [[cell.value for cell in row] for row in before[name].iter_rows()]
        assert [
            [cell.value for cell in row[: len(shown[0])]] for row in after[name].iter_rows(max_row=len(shown))
        ] == shown
    formulas = load(rich[1])
    assert formulas["Tabel 2.7"]["B4"].value == "=A4*2"
    assert list(formulas.defined_names) == ["Pagu"]
    assert list(formulas["Tabel 2.7"].defined_names) == ["Lokal"]
    assert formulas["Tabel 2.7"].print_area == "'Tabel 2.7'!$A$1:$B$10"


def test_each_cell_is_coloured_and_told_of(rich: tuple[Path, Path]) -> None:
    sheet = load(rich[1])["Tabel 2.7"]
    fills = {address: sheet[address].fill.fgColor.rgb[2:] for address in ("A2", "A3", "B4", "Z40")}
    assert fills == {"A2": "EE8E86", "A3": "FFD24D", "B4": "DDEBF7", "Z40": "EE8E86"}
    assert [sheet[address].border.left.style for address in ("A2", "A3", "B4")] == ["thick", "medium", "dashed"]
    assert sheet["A5"].fill.fill_type is None
    note = sheet["A2"].comment
    assert (
        note.text
        == "KESALAHAN T01\nSalah.\nTertulis: 1.500\nSeharusnya: 1.000\nSelisih: 500\nPerbaiki: =Betulkan & <b>"
    )


@pytest.mark.long
def test_a_marked_cell_keeps_its_other_looks(tmp_path: Path) -> None:
    target = tmp_path / "tanda.xlsx"
    result = check_file(PUBLISHED)
    write_annotated(target, as_read(PUBLISHED), result)
    before, after = load(PUBLISHED), load(target)
    # One cell of each look: many thousand have the same.
    cells = [
        (each, after[name][each.coordinate]) for name in before.sheetnames for row in before[name] for each in row
    ]
    for cell, marked in {(cell.style_id, marked.style_id): (cell, marked) for cell, marked in cells}.values():
        looks = (cell.number_format, *map(repr, (cell.font, cell.alignment, cell.protection)))
        kept = (marked.number_format, *map(repr, (marked.font, marked.alignment, marked.protection)))
        assert kept == looks, (cell.parent.title, cell.coordinate)


def test_a_note_that_was_there_stays_below(rich: tuple[Path, Path]) -> None:
    text = load(rich[1])["Tabel 2.7"]["A3"].comment.text
    assert text == "PERINGATAN T01\nAda  catatan.\n\nINFORMASI T01\nSalah.\n\nCatatan Budi:\ncatatan lama"


def test_another_note_stays_as_it_is(rich: tuple[Path, Path]) -> None:
    def note(path: Path) -> tuple[str, str]:
        comments, drawing = (parts(path)[name].decode() for name in ("xl/comments1.xml", VML))
        shape = next(
            each for each in re.findall(r"<v:shape .*?</v:shape>", drawing, re.DOTALL) if "<x:Row>8<" in each
        )
        text = re.search(r'<comment ref="A9".*?</comment>', comments, re.DOTALL)
        assert text is not None
        # The number of the shape is its own in each of the two.
        return text.group(), re.sub(r'id="_x0000_s\d+"', "", shape)

    before, after = map(note, rich)
    assert after == before


def test_buttons_stay(rich: tuple[Path, Path]) -> None:
    before, after = (re.findall(r'ObjectType="(\w+)"', parts(path)[VML].decode()) for path in rich)
    assert sorted(before) == ["Button", "Note", "Note"]
    assert sorted(after) == ["Button", "Note", "Note", "Note", "Note", "Note"]


def test_what_else_is_drawn_keeps_its_number_and_its_kind(rich: tuple[Path, Path]) -> None:
    before, after = (parts(path)[VML].decode() for path in rich)
    button = re.compile(r"<v:shape (?:(?!<v:shape ).)*?ObjectType=\"Button\".*?</v:shape>", re.DOTALL)
    (was,), (now,) = button.findall(before), button.findall(after)
    assert re.findall(r' id="([^"]*)"', now)[:1] == re.findall(r' id="([^"]*)"', was)[:1]
    numbers = re.findall(r'<v:shape id="([^"]*)"', after)
    assert len(set(numbers)) == len(numbers) == 6
    kinds = set(re.findall(r'<v:shapetype id="([^"]*)"', after))
    assert set(re.findall(r'type="#([^"]*)"', after)) <= kinds


def test_a_conversation_is_left_alone(tmp_path: Path) -> None:
    source, target = tmp_path / "asli.xlsx", tmp_path / "tanda.xlsx"
    with xlsxwriter.Workbook(source) as workbook:
        sheet = workbook.add_worksheet("Tabel 2.7")
        sheet.write("A2", 1)
        sheet.write_comment("A2", "[Threaded comment]", {"author": "tc={00000000-0000-0000-0000-000000000001}"})
    write_annotated(target, as_read(source), CheckResult(str(source), findings=(finding("A2"), finding("A3"))))
    marked = load(target)["Tabel 2.7"]
    assert (marked["A2"].comment.text, marked["A2"].comment.author[:4]) == ("[Threaded comment]", "tc={")
    assert marked["A2"].fill.fgColor.rgb == "FFEE8E86"
    assert marked["A3"].comment is not None


def test_what_hundreds_of_cells_have_is_told_at_the_first(tmp_path: Path) -> None:
    source, target = tmp_path / "asli.xlsx", tmp_path / "tanda.xlsx"
    with xlsxwriter.Workbook(source) as workbook:
        workbook.add_worksheet("Tabel 2.7").write("A1", 1)
    others = tuple(Place("Tabel 2.7", row, 1) for row in range(3, 40))
    write_annotated(target, as_read(source), CheckResult(str(source), findings=(finding("A2", others=others),)))
    marked = load(target)["Tabel 2.7"]
    assert [marked[f"A{row}"].comment is not None for row in (2, 3, 39)] == [True, False, False]
    assert marked["A39"].fill.fgColor.rgb == "FFEE8E86"


@pytest.mark.parametrize(
    ("ways", "says"),
    [
        (1, "Seharusnya: 2.000"),
        (2, "Angkanya: lihat Tabel 2.7 sel A2"),
        (0, "Angkanya: lihat Tabel 2.7 sel A2"),
    ],
)
def test_another_cell_has_its_own_figure_or_none(ways: int, says: str, tmp_path: Path) -> None:
    source, target = tmp_path / "asli.xlsx", tmp_path / "tanda.xlsx"
    with xlsxwriter.Workbook(source) as workbook:
        workbook.add_worksheet("Tabel 2.7").write("A1", 1)
    there = Place("Tabel 2.7", 3, 1)
    way = (Fix(Place("Tabel 2.7", 2, 1), Decimal(1000)), Fix(there, Decimal(2000)))
    told = finding("A2", others=(there,), expected=Decimal(1000), actual=Decimal(1500), fixes=(way,) * ways)
    write_annotated(target, as_read(source), CheckResult(str(source), findings=(told,)))
    marked = load(target)["Tabel 2.7"]
    assert "Seharusnya: 1.000" in marked["A2"].comment.text
    lines = marked["A3"].comment.text.splitlines()
    assert says in lines
    assert not [line for line in lines if "1.000" in line or "1.500" in line]


def test_the_sheet_in_front_lists_every_finding(rich: tuple[Path, Path]) -> None:
    workbook = load(rich[1])
    assert workbook.sheetnames == ["Temuan", "Catatan", "Tabel 2.7"]
    assert workbook.active is workbook["Temuan"]
    sheet = workbook["Temuan"]
    headings, *rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert (
        " ".join(map(str, headings[:9])) == "TINGKAT LEMBAR SEL PESAN TERTULIS SEHARUSNYA SELISIH PERBAIKAN ATURAN"
    )
    # Errors first, and what is accepted last.
    assert [[*row[:4], row[8]] for row in rows] == [
        ["KESALAHAN", "Tabel 2.7", "A2", "Salah.", "T01"],
        ["KESALAHAN", "Tabel 2.7", "Z40", "=1+1 · PAGU\nSalah.", "T01"],
        ["KESALAHAN", "Tabel 3.1.2", "A1", "Tidak ada.", "S01"],
        ["PERINGATAN", "Tabel 2.7", "A3", "Ada\x1b catatan.".replace("\x1b", " "), "T01"],
        ["INFORMASI", "Tabel 2.7", "A3", "Salah.", "T01"],
        ["INFORMASI", "Tabel 2.7", "B4", "Salah.", "T01"],
        ["KESALAHAN", "Tabel 2.7", "A5", "Salah.", "T01"],
    ]
    assert rows[6][7] == "Dikecualikan: Sesuai BPK"
    assert sheet["C5"].hyperlink.location == "'Tabel 2.7'!A2"
    assert sheet["C7"].hyperlink is None
    assert not [
        cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.data_type == "f"
    ]
    assert sheet.freeze_panes == "A5"
    # A laptop shows 1,366 pixels, of which Excel keeps some 50; a page of A4 shrinks 1,240 to 8 points and more.
    assert sum(sheet.column_dimensions[letter].width * 7 for letter in "ABCDEFGHI") <= 1_240


def test_severities_are_told_by_colour_by_line_and_by_word(rich: tuple[Path, Path]) -> None:
    sheet = load(rich[1])["Temuan"]
    told = [
        (sheet[f"A{row}"].value, sheet[f"A{row}"].fill.fgColor.rgb, sheet[f"A{row}"].border.left.style)
        for row in (5, 8, 9)
    ]
    assert told == [
        ("KESALAHAN", "FFEE8E86", "thick"),
        ("PERINGATAN", "FFFFD24D", "medium"),
        ("INFORMASI", "FFDDEBF7", "dashed"),
    ]


def test_no_mark_has_the_fill_of_a_cell_of_the_template() -> None:
    fills = {
        cell.fill.fgColor.rgb
        for sheet in load(TEMPLATE)
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type and sheet.title.startswith("Tabel")
    }
    assert not fills & {"FF" + look.fill.lstrip("#") for look in palette.SEVERITIES.values()}


def test_marks_stand_in_front_of_conditional_formats(rich: tuple[Path, Path]) -> None:
    formats = [
        (str(each.sqref), [(rule.type, rule.priority, rule.stopIfTrue, rule.formula) for rule in each.rules])
        for each in load(rich[1])["Tabel 2.7"].conditional_formatting
    ]
    assert formats == [
        ("A2 Z40", [("expression", 1, True, ["TRUE"])]),
        ("A3", [("expression", 2, True, ["TRUE"])]),
        ("B4", [("expression", 3, True, ["TRUE"])]),
        ("A1:A10", [("dataBar", 4, None, [])]),
    ]
    rules = [rule for each in load(rich[1])["Tabel 2.7"].conditional_formatting for rule in each.rules]
    assert [rule.dxf.fill.bgColor.rgb for rule in rules[:3]] == ["FFEE8E86", "FFFFD24D", "FFDDEBF7"]


def test_formats_of_newer_programs_make_way_too(tmp_path: Path) -> None:
    source, target = tmp_path / "asli.xlsx", tmp_path / "tanda.xlsx"
    with xlsxwriter.Workbook(source) as workbook:
        sheet = workbook.add_worksheet("Tabel 2.7")
        sheet.conditional_format("A1:A9", {"type": "data_bar", "data_bar_2010": True})
        sheet.conditional_format(
            "A1:A9", {"type": "icon_set", "icon_style": "3_arrows", "criteria": ">", "value": 1}
        )
    # Those for Excel 2010 have no number of their own in this library: Excel writes one.
    old = parts(source)["xl/worksheets/sheet1.xml"].decode()
    (tmp_path / "baru").mkdir()
    with ZipFile(source) as before, ZipFile(tmp_path / "baru" / "asli.xlsx", "w") as after:
        for name in before.namelist():
            content = old.replace('<x14:cfRule type="dataBar"', '<x14:cfRule type="dataBar" priority="7"')
            after.writestr(name, content if name == "xl/worksheets/sheet1.xml" else before.read(name))
    source = tmp_path / "baru" / "asli.xlsx"
    found = tuple(finding(f"A{row}") for row in (2, 3, 4, 7))
    write_annotated(target, as_read(source), CheckResult(str(source), findings=found))
    new = parts(target)["xl/worksheets/sheet1.xml"].decode()
    assert 'sqref="A2:A4 A7"><cfRule type="expression" dxfId="0" priority="1" stopIfTrue="1">' in new
    numbers = re.compile(r'<((?:x14:)?cfRule) type="(\w+)"[^>]*? priority="(\d+)"')
    assert numbers.findall(new) == [
        ("cfRule", "expression", "1"),
        ("cfRule", "dataBar", "2"),
        ("cfRule", "iconSet", "3"),
        ("x14:cfRule", "dataBar", "8"),
    ]


def test_a_sheet_without_conditional_formats_gets_none(tmp_path: Path) -> None:
    source, target = tmp_path / "asli.xlsx", tmp_path / "tanda.xlsx"
    with xlsxwriter.Workbook(source) as workbook:
        workbook.add_worksheet("Tabel 2.7").write("A1", 1)
    write_annotated(target, as_read(source), CheckResult(str(source), findings=(finding("A2"),)))
    assert b"conditionalFormatting" not in parts(target)["xl/worksheets/sheet1.xml"]
    assert load(target)["Tabel 2.7"]["A2"].fill.fgColor.rgb == "FFEE8E86"


@pytest.mark.long
def test_libreoffice_opens_it(rich: tuple[Path, Path], tmp_path: Path) -> None:
    recalculate(rich[1], tmp_path / "lo.xlsx")
    sheet = load(tmp_path / "lo.xlsx", data_only=True)["Tabel 2.7"]
    assert sheet["B4"].value == 6
    assert sheet["A2"].comment is not None


@pytest.mark.long
def test_the_published_sample_marked_gives_the_same_findings(tmp_path: Path) -> None:
    target, again = tmp_path / "tanda.xlsx", tmp_path / "lagi.xlsx"
    result = check_file(PUBLISHED)
    write_annotated(target, as_read(PUBLISHED), result)
    marked = check_file(target)
    assert [each.problem for each in marked.findings] == [each.problem for each in result.findings]
    workbook = load(target)
    for each in result.standing():
        comment = workbook[each.problem.place.sheet][each.problem.place.address].comment
        assert comment is not None
        assert f"{each.severity.label} {each.code}" in comment.text
    with pytest.raises(CannotWrite, match="berkas aslinya"):
        write_annotated(again, as_read(target), marked)
    assert not again.exists()


def test_a_merged_cell_is_marked_where_it_shows(tmp_path: Path) -> None:
    source, target = tmp_path / "asli.xlsx", tmp_path / "tanda.xlsx"
    with xlsxwriter.Workbook(source) as workbook:
        sheet = workbook.add_worksheet("Tabel 2.7")
        sheet.merge_range("B2:C4", "gabung")
    write_annotated(
        target, as_read(source), CheckResult(str(source), findings=(finding("C3"), finding("B2"), finding("D4")))
    )
    marked = load(target)["Tabel 2.7"]
    assert marked["B2"].fill.fgColor.rgb == "FFEE8E86"
    assert marked["B2"].comment.text.count("KESALAHAN") == 2
    assert marked["D4"].comment is not None
    assert [each.coord for each in marked.merged_cells.ranges] == ["B2:C4"]


def test_the_headings_of_the_sheet_in_front_are_printed_on_every_page(rich: tuple[Path, Path]) -> None:
    assert load(rich[1])["Temuan"].print_title_rows == "$4:$4"
    assert "Halaman &amp;P dari &amp;N" in parts(rich[1])["xl/worksheets/sheet3.xml"].decode()


def test_what_was_not_judged_is_wrapped_within_the_page(tmp_path: Path, run: Run) -> None:
    source = SAMPLES / "perencanaan" / "evaluasi_renja_2023.xlsx"
    run("check", str(shutil.copy(source, tmp_path)), "--annotate")

    sheet = load(tmp_path / "evaluasi_renja_2023_temuan.xlsx")["Temuan"]

    lines = {at: str(cell.value) for at, (cell, *_) in enumerate(sheet.iter_rows(), 1)}
    lines = {at: text for at, text in lines.items() if text.startswith("Tidak dinilai: ")}
    merged = {str(each) for each in sheet.merged_cells.ranges}
    heights = {at: sheet.row_dimensions[at].height or 0 for at in lines}
    assert lines
    for at, text in lines.items():
        assert f"A{at}:I{at}" in merged
        assert sheet.cell(at, 1).alignment.wrap_text
        assert len(text) < 200 or heights[at] > min(heights.values())


def test_notes_are_large_enough_to_be_read(rich: tuple[Path, Path]) -> None:
    shapes = re.findall(r"<v:shape .*?</v:shape>", parts(rich[1])[VML].decode(), re.DOTALL)
    (box,) = [each for each in shapes if "<x:Row>1</x:Row>" in each and "<x:Column>0</x:Column>" in each]
    anchor = re.search(r"<x:Anchor>([^<]*)</x:Anchor>", box)
    assert anchor is not None
    left, _, top, _, right, _, bottom, _ = map(int, anchor[1].split(","))
    # 15 + 320 pixels over a column of 292; 118 pixels over three rows of 20 and one of 44.
    assert (left, right, top, bottom) == (1, 2, 1, 5)
    assert "width:240pt" in box


def test_a_note_covers_as_many_columns_and_rows_as_it_needs() -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetFormatPr defaultRowHeight="15"/>'
        '<cols><col min="2" max="2" width="10" customWidth="1"/>'
        '<col min="3" max="3" hidden="1" width="0"/><col min="4" max="16384" width="20" customWidth="1"/></cols>'
        '<sheetData><row r="1" ht="30" customHeight="1"/><row r="2" hidden="1"/></sheetData></worksheet>'
    )
    cells = SheetCells(XmlPart("xl/worksheets/sheet1.xml", sheet.encode()))
    cells.dress([], lambda _, looks: looks)
    grid = Grid.of(cells)
    assert grid.across(1, 50) == (1, 50)
    assert grid.across(1, 71) == (3, 1)
    assert grid.across(0, 64 + 70 + 140 + 5) == (4, 5)
    assert grid.down(0, 41) == (2, 1)
    assert grid.down(2, 45) == (4, 5)


@pytest.mark.long
def test_the_command(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "laporan.xlsx"
    source.write_bytes(PUBLISHED.read_bytes())
    code, out, err = run("check", source, "--annotate")
    assert code == 1
    assert "BELUM SIAP" in out
    assert "laporan_temuan.xlsx" in err
    assert source.read_bytes() == PUBLISHED.read_bytes()
    assert run("check", source, "--annotate")[0] == 2  # it stands already
    assert run("check", source, "--annotate", "--timpa")[0] == 1
    assert run("check", source, "--annotate", "-o", source, "--timpa")[0] == 2
    code, out, _ = run("check", MENDED, "--annotate", "-o", tmp_path / "lain.xlsx", "--format", "json")
    assert (code, out.strip()[0]) == (0, "{")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["lain.xlsx", "laporan.xlsx", "laporan_temuan.xlsx"]


@pytest.mark.long
def test_a_workbook_with_macros_stays_one(tmp_path: Path, run: Run) -> None:
    plain, macros = b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    with ZipFile(PUBLISHED) as package:
        parts = {name: package.read(name).replace(plain, macros) for name in package.namelist()}
    source = write({**parts}, tmp_path / "laporan.xlsm")
    assert run("check", source, "--annotate")[0] == 1
    assert (tmp_path / "laporan_temuan.xlsm").is_file()
    code, _, err = run("check", source, "--annotate", "-o", tmp_path / "a.xlsx")
    assert (code, err) == (
        2,
        f"Nama hasil {tmp_path / 'a.xlsx'} harus berakhiran .xlsm. Tulis nama lain dengan -o.\n",
    )


def test_the_command_refuses_several_files_and_marks_nothing_unreadable(tmp_path: Path, run: Run) -> None:
    code, _, err = run("check", MENDED, PUBLISHED, "--annotate")
    assert code == 2
    assert "satu berkas" in err
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    assert run("check", broken, "--annotate")[0] == 3
    assert [each.name for each in tmp_path.iterdir()] == ["rusak.xlsx"]
