"""The finished workbook: its formulas, its figures, its words, and that it can be read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.books.finished.findings_sheet import NOTHING_FOUND
from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.kit.page import header
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.findings import CheckResult, Finding, Problem, Severity
from lkjip_xl.tables import (
    PENGECUALIAN,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_5,
)
from tests import factories
from tests.checking import check_file
from tests.factories import Value, percent
from tests.libreoffice import differences, formula_count
from tests.on_demand import OnDemand
from tests.sample_books import MENDED, PUBLISHED, SASARAN, Book, found

BUDGET = ("jenis", "nama", "indikator", "target", "pagu")
REALISATION = ("jenis", "nama", "indikator", "target", "target_keuangan", "realisasi", "capaian")
INDICATORS = (
    "indikator",
    "realisasi_lalu",
    "target_lalu",
    "capaian_lalu",
    "realisasi",
    "target",
    "capaian",
    "pertumbuhan",
)
LONG_NAME = "PROGRAM " + " ".join(["PENYELENGGARAAN KOORDINASI & FASILITASI"] * 33)

Rows = Sequence[Sequence[Value]]


def budget_rows(programs: int, subs: int = 2, amount: int = 1_000_000) -> list[tuple[str, str, int]]:
    """Programs with one kegiatan each, and some sub kegiatan under it; parents carry the right sums."""
    rows = []
    for number in range(1, programs + 1):
        rows.append(("Program", f"PROGRAM URUSAN KE-{number}", amount * subs))
        rows.append(("Kegiatan", f"Kegiatan urusan ke-{number}", amount * subs))
        rows += [("Sub Kegiatan", f"Sub kegiatan {number}.{sub}", amount) for sub in range(1, subs + 1)]
    return rows


def budget_report(rows: list[tuple[str, str, int]], *, leveled: bool = True) -> Report:
    pagu: Rows = [(level, name, "Jumlah dokumen", "2 dokumen", amount) for level, name, amount in rows]
    realised: Rows = [
        (level, name, "Jumlah dokumen", "2 dokumen", amount, amount // 2, 50) for level, name, amount in rows
    ]
    indicators: Rows = [
        ("Indeks", "80%", percent(80), percent(100), percent(100), "100%", percent(100), percent(125))
    ]
    return factories.report(
        factories.table(TABEL_2_7, BUDGET, pagu, leveled=leveled),
        factories.table(TABEL_3_1_1_B, REALISATION, realised, leveled=leveled),
        factories.table(TABEL_3_1_2, INDICATORS, indicators),
    )


def realisation_only(rows: Rows, total: Sequence[Value] | None = None) -> Report:
    return factories.report(factories.table(TABEL_3_1_1_B, REALISATION, rows, total))


def with_exceptions() -> Report:
    exceptions = [("W03", "Tabel 3.1.1.b", "Sub kegiatan 1.1", "=Serapan memang rendah")]
    report = budget_report(budget_rows(1))
    table = factories.table(PENGECUALIAN, ("aturan", "lembar", "baris", "alasan"), exceptions)
    return factories.report(*report.tables.values(), table)


def odd_leaves() -> Report:
    """Leaf cells that hold no number, and figures of every sort in a table of indicators."""
    rows: Rows = [
        ("Program", "PROGRAM A", "Nilai", "B", 300, 100, 0),
        ("Kegiatan", "Kegiatan A", "Nilai", "33,33", 300, 100, 0),
        ("Sub Kegiatan", "=SUM(A1:A9)", "-Jumlah", Decimal("7.5"), 100, "-", 0),
        ("Sub Kegiatan", "@sub & lain", "+Jumlah", percent("7.5", 1), 0, "belum ada", 0),
        ("Sub Kegiatan", "", "#REF!", "-", "#REF!", None, None),
        ("Program", "#N/A", "Nilai", "≤ 1 %", Decimal(999999999999999), Decimal("0.5"), 0),
    ]
    indicators: Rows = [
        ("Indikator dengan satuan", "40 orang", "80 orang", 50, "60 orang", "80 orang", 75, 150),
        ("Predikat", "B", "BB", "-", "A", "-", None, None),
        ("Target nol", "-", 0, None, 1, "n/a", None, None),
        ("Tidak ada realisasi", "80", "80", 100, "-", "33,33", 0, 0),
    ]
    return factories.report(
        factories.table(TABEL_3_1_1_B, REALISATION, rows), factories.table(TABEL_3_1_2, INDICATORS, indicators)
    )


def linked_dash() -> Report:
    pagu: Rows = [("Program", "PROGRAM A", "x", "1", 100), ("Program", "PROGRAM B", "x", "1", "-")]
    realised: Rows = [
        ("Program", "PROGRAM A", "x", "1", 100, "-", 0),
        ("Program", "PROGRAM B", "x", "1", "-", 0, None),
        ("Program", "PROGRAM C", "x", "1", 7, 7, 100),
    ]
    return factories.report(
        factories.table(TABEL_2_7, BUDGET, pagu), factories.table(TABEL_3_1_1_B, REALISATION, realised)
    )


def ten_sasaran() -> Report:
    """Ten sasaran with a program each, over six years: dashes, grades, units, a target of zero, nothing spent."""
    budget = budget_report(budget_rows(10))
    years = range(2018, 2024)
    spec = TABEL_3_1_3.for_years([(year, str(year)) for year in years], 2023)
    values: Sequence[Value] = ("40 orang", percent("7.5", 1), "-", "BB (72,5)", "80-90", Decimal("33.33"))
    series: Rows = [
        (f"Indikator {number}", *(values[(number + at) % len(values)] for at in range(2 * len(years))))
        for number in range(1, 11)
    ]
    keys = [f"{kind}_{year}" for year in years for kind in ("target", "realisasi")]
    shares: Rows = [
        (number, f"Sasaran {number}", f"PROGRAM URUSAN KE-{number}", 2_000_000, percent(10))
        for number in range(1, 11)
    ]
    capaian = (percent(0), percent(50), percent("49.99", 2), None, percent(250), *[percent(100)] * 5)
    efficiency: Rows = [
        (number, f"Sasaran {number}", f"Indikator {number}", reached, percent(50), 0)
        for number, reached in enumerate(capaian, 1)
    ]
    return factories.report(
        *budget.tables.values(),
        factories.table(TABEL_2_3_1, ("no", "sasaran", "program", "anggaran", "persentase"), shares),
        factories.table(spec, ("indikator", *keys), series),
        factories.table(
            TABEL_3_1_5, ("no", "sasaran", "indikator", "capaian", "penyerapan", "efisiensi"), efficiency
        ),
    )


ODD_REPORTS: dict[str, Callable[[], Report]] = {
    "one program": lambda: budget_report(budget_rows(1, subs=1)),
    "ten programs": lambda: budget_report(budget_rows(10)),
    "300 rows": lambda: budget_report(budget_rows(6, subs=48)),
    "zero pagu": lambda: budget_report(budget_rows(2, amount=0)),
    "a name of a hundred words": lambda: budget_report([("Program", LONG_NAME, 5), ("Kegiatan", LONG_NAME, 5)]),
    "no levels": lambda: budget_report(budget_rows(2), leveled=False),
    "no budget": lambda: factories.report(factories.table(TABEL_3_1_2, INDICATORS, [])),
    "no tables": factories.report,
    "empty tables": lambda: budget_report([]),
    "2.7 missing": lambda: realisation_only([("Program", "PROGRAM A", "x", "1", 10, 9, 90)]),
    "exceptions": with_exceptions,
    "odd leaves": odd_leaves,
    "a dash taken over": linked_dash,
    "ten sasaran": ten_sasaran,
    "nobody": lambda: factories.report(settings=Settings()),
}


@pytest.fixture(params=ODD_REPORTS, ids=str)
def odd_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def odd_drafts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The drafts of all odd reports, each by its name."""
    folder = tmp_path_factory.mktemp("draf")

    def draft(name: str) -> Path:
        path = folder / f"{name}.xlsx"
        write_finished(path, ODD_REPORTS[name](), CheckResult("berkas.xlsx"), draft=True)
        return path

    return OnDemand(draft)


def build(path: Path, report: Report, *findings: Finding, draft: bool = False) -> openpyxl.Workbook:
    write_finished(path, report, CheckResult("berkas.xlsx", findings=findings), draft=draft)
    return openpyxl.load_workbook(path)


def build_sample(path: Path, source: Path, *, draft: bool = False) -> Report:
    report = read_report(source)
    write_finished(path, report, check_report(report, source.name), draft=draft)
    return report


def cells(sheet: Worksheet) -> Iterator[openpyxl.cell.cell.Cell]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if isinstance(cell, openpyxl.cell.cell.Cell))


def beside(sheet: Worksheet, label: str) -> object:
    """The value in the first filled cell to the right of a label."""
    found = next(cell for cell in cells(sheet) if cell.value == label)
    right = range(found.column + 1, found.column + 4)
    return next(value for column in right if (value := sheet.cell(found.row, column).value) is not None)


def texts_of(sheet: Worksheet) -> list[str]:
    return [cell.value for cell in cells(sheet) if isinstance(cell.value, str)]


def finding(place: Place, **more: object) -> Finding:
    waiver = str(more.pop("waiver")) if "waiver" in more else None
    return Finding("T01", Severity.ERROR, Problem(place, "Tidak sama.", **more), waiver)  # type: ignore[arg-type]


@pytest.mark.long
@pytest.mark.parametrize("source", [PUBLISHED, MENDED], ids=["published", "mended"])
def test_libreoffice_computes_what_is_cached_in_the_sample(source: Path, tmp_path: Path) -> None:
    build_sample(tmp_path / "jadi.xlsx", source, draft=source == PUBLISHED)
    assert formula_count(tmp_path / "jadi.xlsx") > 200
    assert differences(tmp_path / "jadi.xlsx") == []


@pytest.mark.long
def test_libreoffice_computes_what_is_cached_in_odd_workbooks(
    odd_name: str, odd_drafts: Mapping[str, Path]
) -> None:
    assert differences(odd_drafts[odd_name]) == []


@pytest.mark.long
def test_no_cell_shows_an_error(odd_name: str, odd_drafts: Mapping[str, Path]) -> None:
    values = openpyxl.load_workbook(odd_drafts[odd_name], data_only=True)
    assert [cell.coordinate for sheet in values.worksheets for cell in cells(sheet) if cell.data_type == "e"] == []


def test_two_builds_are_the_same_to_the_byte(odd_name: str, tmp_path: Path) -> None:
    result = CheckResult("berkas.xlsx", findings=(finding(Place("Tabel 2.7", 7, 1)),))
    for name in ("a.xlsx", "b.xlsx"):
        write_finished(tmp_path / name, ODD_REPORTS[odd_name](), result, draft=False)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.long
def test_the_word_draf_stands_on_every_printed_page(odd_name: str, odd_drafts: Mapping[str, Path]) -> None:
    book = openpyxl.load_workbook(odd_drafts[odd_name], data_only=True)
    headers = [sheet.oddHeader.center.text if sheet.oddHeader else None for sheet in book.worksheets]
    assert headers == ["DRAF"] * len(book.worksheets)
    banner = [cell.value for cell in cells(book["Ringkasan"]) if str(cell.value).startswith("DRAF")]
    assert len(banner) == 1


@pytest.mark.long
def test_a_workbook_that_is_no_draft_does_not_say_draf(tmp_path: Path) -> None:
    build_sample(tmp_path / "jadi.xlsx", MENDED)
    with ZipFile(tmp_path / "jadi.xlsx") as parts:
        assert not [name for name in parts.namelist() if b"DRAF" in parts.read(name)]


@pytest.mark.long
def test_main_figures_of_the_published_report(tmp_path: Path) -> None:
    """By hand: the printed total of realisasi, 23.425.222.114, holds the 1.000 too much of one kegiatan."""
    build_sample(tmp_path / "jadi.xlsx", PUBLISHED, draft=True)
    book = openpyxl.load_workbook(tmp_path / "jadi.xlsx", data_only=True)
    summary = book["Ringkasan"]
    assert beside(summary, "Total pagu") == 23_733_274_959
    assert beside(summary, "Total realisasi") == 23_425_221_114
    assert beside(summary, "Sisa") == 308_053_845
    assert beside(summary, "Penyerapan semua") == pytest.approx(0.98702, abs=1e-5)
    assert [each for each in texts_of(summary) if "6 program, 12 kegiatan dan 37 sub kegiatan" in each]
    assert [beside(summary, f"Indikator yang {each}") for each in ("mencapai target", "dapat dinilai")] == [2, 2]
    growth = [book["Tabel 3.1.2"].cell(row, 9).value for row in (6, 7)]
    assert growth == [1.25, 1.25]


@pytest.mark.long
@pytest.mark.parametrize("source", [PUBLISHED, MENDED], ids=["published", "mended"])
def test_the_finished_workbook_is_read_again_with_nothing_new(source: Path, tmp_path: Path) -> None:
    first = build_sample(tmp_path / "jadi.xlsx", source, draft=source == PUBLISHED)
    second = build_sample(tmp_path / "lagi.xlsx", tmp_path / "jadi.xlsx")
    before, after = (check_report(report, "x") for report in (first, second))
    known = {(each.code, each.problem.row_label) for each in before.findings}
    new = {(each.code, each.problem.row_label) for each in after.findings} - known
    # A draft says of itself that it is one, so that nobody hands it in; nothing else is new.
    assert new == ({("S15", "")} if source == PUBLISHED else set())
    assert after.count(Severity.ERROR) == len(new)
    assert second.settings == first.settings


@pytest.mark.long
def test_plain_numbers_typed_into_cells_for_texts_are_numbers_in_the_finished_workbook(tmp_path: Path) -> None:
    book = Book()
    typed = {"D7": "0", "E7": "20", "F7": "40,5", "G7": "60,0", "H7": "≤ 80", "I7": "100%"}
    for address, text in typed.items():
        book[SASARAN][address].value, book[SASARAN][address].number_format = text, "@"
    first = build_sample(tmp_path / "jadi.xlsx", book.save(tmp_path), draft=True)
    again = read_report(tmp_path / "jadi.xlsx")
    for report in (first, again):
        assert "D02" not in {each.code for each in check_report(report, "x").findings}
    shown = openpyxl.load_workbook(tmp_path / "jadi.xlsx")[SASARAN]
    row = next(row for row in shown.iter_rows() if str(row[1].value).startswith("Persentase pembinaan"))
    assert [cell.value for cell in row[3:]] == [0, 20, 40.5, 60, "≤ 80", "100%"]
    assert row[6].number_format == "0.0"  # beside “≤ 80” none stands in line


def test_exceptions_are_carried_over(tmp_path: Path) -> None:
    book = build(tmp_path / "jadi.xlsx", with_exceptions())
    assert book.sheetnames[-2:] == ["Pengecualian", "Temuan"]
    row = read_report(tmp_path / "jadi.xlsx").tables["pengecualian"].rows[0]
    assert [row.text(key) for key in ("aturan", "baris", "alasan")] == [
        *("W03", "Sub kegiatan 1.1", "=Serapan memang rendah")
    ]


def test_sheets_stand_in_the_order_of_the_report(tmp_path: Path) -> None:
    book = build(tmp_path / "jadi.xlsx", budget_report(budget_rows(1)))
    tables = [spec.sheet for spec in (TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2)]
    assert book.sheetnames == ["Ringkasan", *tables, "Metode", "Narasi", "Identitas", "Pengaturan", "Temuan"]


def test_parents_sum_their_parts_and_leaves_are_taken_over(tmp_path: Path) -> None:
    book = build(tmp_path / "jadi.xlsx", budget_report(budget_rows(2)))
    pagu = [book["Tabel 2.7"][f"D{row}"].value for row in range(5, 14)]
    assert pagu == [
        *("=SUM(D6)", "=SUM(D7:D8)", 1_000_000, 1_000_000),
        *("=SUM(D10)", "=SUM(D11:D12)", 1_000_000, 1_000_000, "=SUM(D5,D9)"),
    ]
    taken_over = book["Tabel 3.1.1.b"]
    assert [taken_over[f"D{row}"].value for row in (6, 7)] == ["=SUM(D7:D8)", "='Tabel 2.7'!D7"]
    assert taken_over["F7"].value == '=IF(OR(N(D7)=0,NOT(ISNUMBER(E7))),"-",E7/D7*100)'


def test_without_levels_nothing_is_summed(tmp_path: Path) -> None:
    book = build(tmp_path / "jadi.xlsx", budget_report(budget_rows(2), leveled=False), draft=True)
    assert not [cell.value for cell in cells(book["Tabel 2.7"]) if cell.data_type == "f"]
    assert "JUMLAH" not in [cell.value for cell in cells(book["Tabel 2.7"])]
    notes = [cell.value for cell in cells(book["Ringkasan"]) if str(cell.value).startswith("Angka per program")]
    assert len(notes) == 1


def test_staff_text_is_never_a_formula(tmp_path: Path) -> None:
    book = build(tmp_path / "jadi.xlsx", odd_leaves(), finding(Place("x", 1, 1), row_label="=1+1", hint="=2"))
    texts = {cell.value: cell.data_type for sheet in book.worksheets for cell in cells(sheet) if cell.value}
    assert {texts[text] for text in ("=SUM(A1:A9)", "@sub & lain", "+Jumlah", "=1+1", "=2")} <= {"s", "inlineStr"}


def test_targets_stay_as_staff_wrote_them_unless_a_percentage_needs_them(tmp_path: Path) -> None:
    book = build(tmp_path / "jadi.xlsx", odd_leaves())
    targets = [book["Tabel 3.1.1.b"][f"C{row}"] for row in range(5, 11)]
    assert [cell.value for cell in targets] == ["B", "33,33", 7.5, 0.075, "-", "≤ 1 %"]
    assert targets[3].number_format == "0.0%"
    realised = [book["Tabel 3.1.2"][f"E{row}"] for row in range(6, 10)]
    assert [(cell.value, cell.number_format) for cell in realised] == [
        *((60, '0" orang"'), ("A", "General"), (1, "0"), ("-", "General"))
    ]


def test_findings_link_to_their_cell_in_this_workbook(tmp_path: Path) -> None:
    report = budget_report(budget_rows(1))
    table: Table = report.tables[TABEL_3_1_1_B.key]
    place = table.place(table.rows[2], "realisasi")
    book = build(
        tmp_path / "jadi.xlsx",
        report,
        finding(place, expected=Decimal(1000), actual=Decimal(2500), difference=Decimal(1500), hint="Cocokkan."),
        finding(Place("Lembar lain", 3, 2), percent=True, actual=Decimal("1.25"), waiver="Sudah dibahas"),
    )
    sheet = book["Temuan"]
    first, second = ([cell.value for cell in sheet[row]] for row in (5, 6))
    assert place.address == "F9"
    assert sheet["C5"].hyperlink.location == "'Tabel 3.1.1.b'!E7"
    assert first[:4] == ["KESALAHAN", "Tabel 3.1.1.b", "E7", "Tidak sama."]  # the address in this workbook
    assert first[4:9] == ["2.500", "1.000", 1500, "Cocokkan.", "T01"]
    assert (sheet["C6"].value, sheet["C6"].hyperlink) == ("B3 di berkas", None)
    assert (second[4], second[7]) == ("1,25%", "Dikecualikan: Sudah dibahas")
    summary = openpyxl.load_workbook(tmp_path / "jadi.xlsx", data_only=True)["Ringkasan"]
    assert [text for text in texts_of(summary) if "1 kesalahan, 0 peringatan, 0 informasi, 1 dikecualikan" in text]


def test_without_findings_temuan_says_so(tmp_path: Path) -> None:
    book = build(tmp_path / "jadi.xlsx", budget_report(budget_rows(1)))
    assert book["Temuan"]["A2"].value == NOTHING_FOUND


def test_the_summary_has_its_charts_with_alternative_text(tmp_path: Path) -> None:
    build_sample(tmp_path / "jadi.xlsx", MENDED)
    with ZipFile(tmp_path / "jadi.xlsx") as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if re.match(r"xl/charts/chart\d", name)]
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert len(charts) == 4  # two indicators, here and under Tabel 3.1.3
    assert all("lineChart" in chart for chart in charts)
    assert drawing.count('descr="Diagram garis') == 2


def test_without_rows_there_is_no_chart(tmp_path: Path) -> None:
    build(tmp_path / "jadi.xlsx", budget_report([]))
    with ZipFile(tmp_path / "jadi.xlsx") as parts:
        assert not [name for name in parts.namelist() if "chart" in name]


@pytest.mark.parametrize("agency", ["Dinas A & B", "&" * 300, "8 Ulu\nDinas", "x" * 1000, ""])
def test_a_print_header_keeps_to_what_excel_allows(agency: str) -> None:
    text = header(Settings(instansi=agency), "Tabel 2.7", draft=True)
    assert len(text) <= 255
    left = text.removeprefix("&L").split("&C")[0]
    assert left.replace("&&", "").count("&") == 0
    assert "\n" not in text


@pytest.mark.parametrize(("paper", "code"), [("Folio (F4)", 14), ("A4", 9)])
def test_every_sheet_prints_one_page_wide_on_the_paper_of_pengaturan(
    paper: str, code: int, tmp_path: Path
) -> None:
    report = factories.report(
        *budget_report(budget_rows(1)).tables.values(), settings=Settings("Dinas", "Kota", 2023, kertas=paper)
    )
    book = build(tmp_path / "jadi.xlsx", report)
    assert {sheet.page_setup.paperSize for sheet in book.worksheets} == {code}
    assert {sheet.page_setup.fitToWidth or 1 for sheet in book.worksheets} == {1}
    properties = [sheet.sheet_properties.pageSetUpPr for sheet in book.worksheets]
    assert all(each and each.fitToPage for each in properties)
    # What fits a page needs no headings on the next one, where only its charts stand.
    assert book["Tabel 3.1.2"].print_title_rows is None
    assert book["Tabel 2.7"].print_area == "'Tabel 2.7'!$A$1:$D$10"


def test_rows_grow_with_their_text_and_columns_with_their_figures(tmp_path: Path) -> None:
    book = build(tmp_path / "jadi.xlsx", budget_report([("Program", LONG_NAME, 10**15)]))
    sheet = book["Tabel 2.7"]
    assert 200 < sheet.row_dimensions[5].height <= 409
    # Bold digits are 5,07 points wide, points 2,67: 16 × 5,07 + 5 × 2,67 = 94,45; a digit of a column 5,25.
    assert sheet.column_dimensions["D"].width > 94.45 / 5.25 + 2


@pytest.mark.long
def test_shares_that_nobody_can_compute_keep_their_decimals(tmp_path: Path) -> None:
    book = Book()
    book.workbook.remove(book["Tabel 2.7"])
    report = book.read()
    target = tmp_path / "draf.xlsx"
    write_finished(target, report, check_report(report, ""), draft=True)
    assert [each[0] for each in found(check_file(target))] == ["S01", "S15"]
