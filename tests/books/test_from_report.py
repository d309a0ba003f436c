"""A template that is filled from the tables of a report: what came, what is typed over formulas, what is named."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from lkjip_xl.books.template.contents import Typed
from lkjip_xl.books.template.from_finance import budget_of
from lkjip_xl.books.template.sources.filling import FromSource, from_source
from lkjip_xl.books.template.sources.origin import LineKind, NamedFile, OriginLine, lines_of
from lkjip_xl.books.template.template import write_template
from lkjip_xl.cli.app import app
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.reader import read_report
from lkjip_xl.reader.printed.document import Printed, recognised_in
from lkjip_xl.reader.printed.merged import merged
from lkjip_xl.reader.recognised import Recognised
from lkjip_xl.tables import ASAL_DATA, DECIMALS
from lkjip_xl.tables.keys import FieldKey, Key, TableKey
from lkjip_xl.tasks.from_report import told
from tests.printed_tables import COVER, Lines, sample_tables
from tests.sample_books import SAMPLES

FINANCE = SAMPLES / "keuangan" / "rekap_5.xlsx"

pytestmark = pytest.mark.usefixtures("small_templates")

_BELANJA = ("URAIAN", "TARGET", "PERSENTASE")
# 60 of 240 are 25 %, 180 are 75 %.
_RIGHT = Lines(
    (_BELANJA, ("Belanja Operasi", "180.000.000", "75%"), ("Belanja Modal", "60.000.000", "25%")),
    caption="Tabel 2.3 Anggaran Belanja Tahun 2023",
)
_TOTAL = ("Jumlah", "240.000.000", "100%")


def recognised(*tables: Lines, cover: Sequence[str] = COVER) -> Recognised:
    return recognised_in(Printed(tuple(each.printed(at) for at, each in enumerate(tables, 1)), tuple(cover)))


def filled(*tables: Lines, cover: Sequence[str] = COVER) -> FromSource:
    source = recognised(*tables, cover=cover)
    return from_source(source, source.report.settings)


def lines(*tables: Lines) -> list[OriginLine]:
    source = recognised(*tables)
    return lines_of_one(source, from_source(source, source.report.settings))


def lines_of_one(source: Recognised, found: FromSource) -> list[OriginLine]:
    return [*lines_of([NamedFile("laporan.docx")], merged([source]), found)]


def write_document(target: Path, *tables: Lines) -> None:
    document = docx.Document()
    for line in COVER:
        document.add_paragraph(line)
    for table in tables:
        document.add_paragraph(table.caption)
        made = document.add_table(len(table.lines), len(table.lines[0]))
        for row, texts in zip(made.rows, table.lines, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(target))


def rows_of(found: FromSource, key: str = TableKey.TABEL_2_3) -> list[dict[str, object]]:
    return [{key: typed.value for key, typed in row.items()} for row in found.filling.tables[key]]


def with_row(*more: tuple[str, ...]) -> Lines:
    return Lines((*_RIGHT.lines, *more), caption=_RIGHT.caption)


def test_a_formula_stays_where_it_gives_what_is_printed() -> None:
    found = filled(with_row(_TOTAL))
    assert rows_of(found) == [
        {Key.URAIAN: "Belanja Operasi", Key.TARGET: Decimal(180_000_000)},
        {Key.URAIAN: "Belanja Modal", Key.TARGET: Decimal(60_000_000)},
    ]
    assert found.filling.totals[TableKey.TABEL_2_3] == {}
    assert found.figures == 6


def test_a_figure_that_the_formula_does_not_give_is_typed_over_it() -> None:
    wrong = Lines(
        (_BELANJA, ("Belanja Operasi", "180.000.000", "70%"), _RIGHT.lines[2], ("Jumlah", "250.000.000", "100%")),
        caption=_RIGHT.caption,
    )
    found = filled(wrong)
    assert found.filling.tables[TableKey.TABEL_2_3][0][Key.PERSENTASE] == Typed(
        Decimal("0.7"), number_format="0%", over_formula=True
    )
    # 250 is printed for 240; by it 180 would be 72 % and 60 would be 24 %.
    total = found.filling.totals[TableKey.TABEL_2_3]
    assert total[Key.TARGET].value == 250_000_000
    assert [
        (each.place.in_full, each.printed, each.shown) for each in found.tables[TableKey.TABEL_2_3].overtyped
    ] == [
        ("Tabel 2.3!C8", "70%", "75%"),
        ("Tabel 2.3!C9", "25%", "24%"),
        ("Tabel 2.3!B6", "250.000.000", "240.000.000"),
    ]


def test_what_is_blank_in_print_stays_blank() -> None:
    blank = Lines((_BELANJA, _RIGHT.lines[1], ("Belanja Modal", "60.000.000", "")), caption=_RIGHT.caption)
    assert rows_of(filled(blank))[1][Key.PERSENTASE] == ""


def test_a_cell_in_which_a_check_finds_a_slip_is_typed_though_the_formula_gives_it() -> None:
    source = recognised(_RIGHT)
    place = source.report.tables[TableKey.TABEL_2_3].rows[0].cells[Key.PERSENTASE].place
    found = from_source(source, source.report.settings, doubted={place})
    assert [each.printed for each in found.tables[TableKey.TABEL_2_3].overtyped] == ["75%"]


@pytest.mark.long
def test_the_level_that_print_does_not_say_is_typed() -> None:
    rows = filled(sample_tables()[TableKey.TABEL_2_7]).filling.tables[TableKey.TABEL_2_7]
    levels = [row.get(Key.JENIS) for row in rows[:5]]
    assert levels == [
        Typed("Program"), Typed("Kegiatan"), Typed("Sub Kegiatan"), Typed("Sub Kegiatan"), Typed("Kegiatan"),
    ]  # fmt: skip


def test_what_has_no_place_in_the_template_is_named_with_its_place() -> None:
    more = Lines(
        tuple((*line, note) for line, note in zip(_RIGHT.lines, ("RINCIAN", "", "di kantor"), strict=True)),
        caption=_RIGHT.caption,
    )
    other = Lines((("HARI", "ACARA"), ("Senin", "Apel")), caption="Jadwal Apel")
    found = [(each.where, each.written, each.becomes, each.remark) for each in lines(more, other)]
    assert ("judul kolom", "RINCIAN", "", "disalin di kanan tabel, di luar cetakan") in found
    assert ("tabel ke-2", "Jadwal Apel", "tidak diambil", "bukan tabel templat") in found


def test_every_table_and_heading_is_told_with_its_figures() -> None:
    found = [each for each in lines(_RIGHT) if each.kind in {LineKind.TABLE, LineKind.COLUMN} and each.where]
    assert [(each.where, each.written, each.becomes, each.figures) for each in found] == [
        ("tabel ke-1", "Tabel 2.3 Anggaran Belanja Tahun 2023", "Tabel 2.3", 4),
        ("judul kolom", "URAIAN", "URAIAN", None),
        ("judul kolom", "TARGET", "TARGET", 2),
        ("judul kolom", "PERSENTASE", "PERSENTASE", 2),
    ]


def test_agency_and_year_come_from_the_cover() -> None:
    identitas = filled(_RIGHT).filling.forms[TableKey.IDENTITAS]
    assert {key: typed.value for key, typed in identitas.items()} == {
        FieldKey.INSTANSI: "Badan Kesatuan Bangsa dan Politik",
        FieldKey.PEMERINTAH: "Kota Jambi",
        FieldKey.TAHUN: 2023,
    }


@pytest.mark.parametrize(("percentages", "chosen"), [(("75%", "25%"), "0"), (("75,00%", "25,00%"), "2")])
def test_the_decimals_are_those_of_all_computed_percentages(percentages: tuple[str, str], chosen: str) -> None:
    rows = (_BELANJA, *((*line[:2], each) for line, each in zip(_RIGHT.lines[1:], percentages, strict=True)))
    found = filled(Lines(rows, caption=_RIGHT.caption))
    assert chosen in DECIMALS
    assert found.filling.forms[TableKey.PENGATURAN][FieldKey.DESIMAL] == Typed(chosen)
    assert f"desimal persentase: {chosen} (semua persentase tercetak begitu)" in found.choices


@pytest.mark.long
def test_the_template_is_read_as_the_document_is(tmp_path: Path) -> None:
    source = recognised(with_row(_TOTAL))
    found = from_source(source, source.report.settings)
    write_template(tmp_path / "templat.xlsx", None, found.filling)
    table, printed = (
        report.tables[TableKey.TABEL_2_3] for report in (read_report(tmp_path / "templat.xlsx"), source.report)
    )
    figures = [[row.figure(key) for key in (Key.TARGET, Key.PERSENTASE)] for row in (*table.rows, *table.totals)]
    assert figures == [
        [row.figure(key) for key in (Key.TARGET, Key.PERSENTASE)] for row in (*printed.rows, *printed.totals)
    ]


@pytest.mark.long
@pytest.mark.parametrize("finance_first", [True, False])
def test_of_two_sources_the_first_named_is_taken_and_both_are_told(finance_first: bool) -> None:
    table = sample_tables()[TableKey.TABEL_2_7]
    lines = [[*line] for line in table.lines]
    at = table.heading_lines + 2
    pagu = len(lines[at]) - 1
    before, lines[at][pagu] = lines[at][pagu], "7"
    source = recognised(Lines(tuple(map(tuple, lines)), table.heading_lines, table.caption))
    budget = budget_of(read_source(FINANCE, ReadingOptions()))
    found = from_source(source, source.report.settings, budget=budget, budget_first=finance_first)
    assert found.pagu is not None
    other = next(each for each in found.pagu.differing if each.before == 7)
    assert f"{other.now:,}".replace(",", ".") == before
    row = found.filling.tables[TableKey.TABEL_2_7][2]
    assert row[Key.PAGU].value == (other.now if finance_first else 7)
    remark = "dipakai yang dari berkas keuangan" if finance_first else "dipakai yang dari laporan"
    told_of = [each for each in lines_of_one(source, found) if each.kind is LineKind.DIFFERS]
    assert (f"7 di laporan, {before} di berkas keuangan", remark) in [
        (each.written, each.remark) for each in told_of
    ]


_CAPAIAN = ("SASARAN", "INDIKATOR SASARAN", "TARGET", "REALISASI", "CAPAIAN %")
_FIRST = Lines(
    (_CAPAIAN, ("Rukun", "Indeks A", "80", "", ""), ("Aman", "Indeks B", "50", "40", "80")),
    caption="Tabel 3.1.1.a Capaian Indikator Sasaran Tahun 2023",
)
_SECOND = Lines(
    (
        _CAPAIAN,
        ("Aman", "Indeks B", "50", "45", "90"),
        ("Rukun", "Indeks A", "80", "60", "75"),
        ("Sehat", "Indeks C", "1", "1", "100"),
    ),
    caption=_FIRST.caption,
)


def test_of_two_reports_the_second_fills_what_the_first_leaves_blank() -> None:
    both = merged([recognised(_RIGHT, _FIRST), recognised(_SECOND)])
    rows = both.whole.report.tables[TableKey.TABEL_3_1_1_A].rows
    figures = [[row.figure(key) for key in (Key.TARGET, Key.REALISASI, Key.CAPAIAN)] for row in rows]
    assert figures == [[80, 60, 75], [50, 40, 80]]
    assert both.owner == {TableKey.TABEL_2_3: 0, TableKey.TABEL_3_1_1_A: 0}
    found = from_source(both.whole, both.whole.report.settings)
    told_of = [*lines_of([NamedFile("satu.docx"), NamedFile("dua.docx")], both, found)]
    second = told_of[[each.kind for each in told_of].index(LineKind.FILE, 1) :]
    assert [(each.where, each.written, each.becomes, each.figures) for each in second if each.where] == [
        ("dua.docx", "1 dari 1 tabel diambil", "", 0),
        ("tabel ke-1", _FIRST.caption, "Tabel 3.1.1.a", 2),
        ("baris 1, kolom REALISASI", "45; di satu.docx: 40", "Tabel 3.1.1.a, baris 2, kolom REALISASI", None),
        ("baris 1, kolom CAPAIAN %", "90; di satu.docx: 80", "Tabel 3.1.1.a, baris 2, kolom CAPAIAN %", None),
        ("baris 3, kolom INDIKATOR SASARAN", "Indeks C", "tidak diambil", None),
    ]


def test_a_column_that_only_the_second_report_has_is_added() -> None:
    without = Lines(tuple(line[:2] for line in _RIGHT.lines), caption=_RIGHT.caption)
    both = merged([recognised(without), recognised(_RIGHT)])
    table = both.whole.report.tables[TableKey.TABEL_2_3]
    assert [row.figure(Key.PERSENTASE) for row in table.rows] == [75, 25]


def test_two_finance_files_are_refused(tmp_path: Path) -> None:
    files = ["--dari", str(FINANCE), "--dari", str(FINANCE)]
    done = CliRunner().invoke(app, ["template", *files, "-o", str(tmp_path / "templat.xlsx")])
    assert (done.exit_code, "satu berkas keuangan saja" in done.output) == (2, True)


def test_a_report_of_another_year_is_refused(tmp_path: Path) -> None:
    write_document(tmp_path / "laporan.docx", _RIGHT)
    given = ["--dari", str(tmp_path / "laporan.docx"), "--tahun", "2024", "-o", str(tmp_path / "templat.xlsx")]
    done = CliRunner().invoke(app, ["template", *given])
    assert (done.exit_code, "--lanjut" in done.output) == (2, True)


def test_a_name_may_be_given_beside_last_years_document(tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    write_document(tmp_path / "laporan.docx", _RIGHT)
    given = ["--lanjut", str(tmp_path / "laporan.docx"), "--tahun", "2024", "--instansi", "Dinas Gizi"]
    done = CliRunner().invoke(app, ["template", *given, "-o", str(target)])
    assert done.exit_code == 0, done.output
    assert read_report(target).settings.instansi == "Dinas Gizi"
    told_of = {row[2]: row[1] for row in load_workbook(target)[ASAL_DATA].iter_rows(values_only=True)}
    assert told_of["Identitas: Nama Perangkat Daerah"] == "Dinas Gizi"


def test_a_file_beside_itself_adds_and_contradicts_nothing() -> None:
    source = recognised(*(sample_tables()[key] for key in (TableKey.TABEL_2_1, TableKey.TABEL_2_7)))
    both = merged([source, source])
    assert (both.differing, both.alone, both.filled) == ((), (), {})


def test_a_row_that_only_another_table_has_is_named() -> None:
    tables = sample_tables()
    plan, results = tables[TableKey.TABEL_2_2_SASARAN], tables[TableKey.TABEL_3_1_1_A]
    short = Lines(results.lines[:-1], results.heading_lines, results.caption)
    missing = results.lines[-1][1]
    assert (missing, "baris dari tabel lain; di tabel ini tidak ada") in [
        (each.written, each.remark) for each in lines(plan, short)
    ]


def test_names_that_the_source_prints_where_the_template_repeats_them_are_typed_once() -> None:
    found = filled(_FIRST)
    assert rows_of(found, TableKey.TABEL_2_2_SASARAN) == [
        {Key.SASARAN: "Rukun", Key.INDIKATOR: "Indeks A"},
        {Key.SASARAN: "Aman", Key.INDIKATOR: "Indeks B"},
    ]
    assert {*found.filling.tables[TableKey.TABEL_3_1_1_A][1]} == {Key.TARGET, Key.REALISASI}
    told_of = [(each.written, each.becomes) for each in lines(_FIRST)]
    assert ("2 sel di Tabel 3.1.1.a", "Tabel 2.2 Sasaran: SASARAN") in told_of


@pytest.mark.long
def test_a_source_of_another_agency_is_told(tmp_path: Path) -> None:
    write_document(tmp_path / "satu.docx", _RIGHT)
    write_document(tmp_path / "dua.docx", _SECOND)
    other = docx.Document(str(tmp_path / "dua.docx"))
    other.paragraphs[1].text = "DINAS GIZI KOTA JAMBI"
    other.save(str(tmp_path / "dua.docx"))
    files = [part for name in ("satu", "dua") for part in ("--dari", str(tmp_path / f"{name}.docx"))]
    done = CliRunner().invoke(app, ["template", *files, "-o", str(tmp_path / "templat.xlsx")])
    assert done.exit_code == 0, done.output
    assert "dua.docx menyebut instansi lain, Dinas Gizi Kota Jambi." in " ".join(done.output.split())


def test_a_formula_that_gives_nothing_is_not_said_to_give_something_else() -> None:
    agreement = Lines(
        (
            ("PROGRAM", "INDIKATOR PROGRAM", "SATUAN", "TARGET"),
            ("PROGRAM PENUNJANG", "Nilai SAKIP", "Nilai", "75"),
            ("PROGRAM IDEOLOGI", "Indeks kerukunan", "Indeks", "3,5"),
        ),
        caption="Tabel 2.2 Perjanjian Kinerja Tahun 2023: Program",
    )
    wrong = Lines((_BELANJA, ("Belanja Operasi", "180.000.000", "70%"), _RIGHT.lines[2]), caption=_RIGHT.caption)
    source = recognised(agreement, wrong)
    found = from_source(source, source.report.settings)
    said = [
        str(each) for each in told([Path("laporan.docx")], merged([source]), found) if "selnya ungu" in str(each)
    ]
    begins = "sel rumus diisi seperti tertulis di sumber, karena rumusnya"
    assert said == [
        f"1 {begins} memberi yang lain; selnya ungu: Tabel 2.3 (1).",
        f"2 {begins} tidak memberi apa-apa; selnya ungu: Tabel 2.2 PK Program (2).",
    ]


def test_a_row_of_averages_is_named_and_no_indicator() -> None:
    """In print its name may stand in each cell before the average: of the sasaran, and of all of them."""
    first = _FIRST.lines
    mean = ("Rata-rata Capaian Sasaran 1", *("",) * (len(first[0]) - 2), "77,5%")
    table = Lines((*first, mean), caption=_FIRST.caption)
    found = filled(table)
    assert [*found.tables[TableKey.TABEL_3_1_1_A].places.values()] == [0, 1]
    assert len(rows_of(found, TableKey.TABEL_2_2_SASARAN)) == len(first) - 1
    told_of = [(each.written, each.becomes, each.remark) for each in lines(table)]
    why = "baris rata-rata atau jumlah capaian, bukan indikator"
    assert ("Rata-rata Capaian Sasaran 1", "tidak diambil", why) in told_of
    assert found.tables[TableKey.TABEL_3_1_1_A].unplaced == ()


def test_a_column_beside_the_table_keeps_a_heading_over_two_rows(tmp_path: Path) -> None:
    """In print it is merged over both rows of the headings."""
    group = ("2022",) * 2 + ("2023",) * 2
    lines_of_table = [
        ("INDIKATOR SASARAN", *group, "Kenaikan"),
        ("INDIKATOR SASARAN", *("TARGET", "REALISASI") * 2, "Kenaikan"),
        ("Indeks A", "80", "60", "80", "64", "4"),
    ]
    document = docx.Document()
    for line in COVER:
        document.add_paragraph(line)
    document.add_paragraph("Tabel 3.1.2 Perbandingan Realisasi Kinerja Tahun 2023 dengan Tahun 2022")
    table = document.add_table(3, 6)
    for row, words_of_row in enumerate(lines_of_table):
        for at, text in enumerate(words_of_row):
            table.cell(row, at).text = text
    for left, right, bottom in ((0, 0, 1), (1, 2, 0), (3, 4, 0), (5, 5, 1)):
        words = table.cell(0, left).text
        table.cell(0, left).merge(table.cell(bottom, right)).text = words
    document.save(str(tmp_path / "laporan.docx"))
    target = tmp_path / "templat.xlsx"
    done = CliRunner().invoke(app, ["template", "--dari", str(tmp_path / "laporan.docx"), "-o", str(target)])
    assert done.exit_code == 0, done.output
    told_of = [row[1:5] for row in load_workbook(target)[ASAL_DATA].iter_rows(values_only=True)]
    assert ("Kenaikan", None, None, "disalin di kanan tabel, di luar cetakan") in told_of
    given = ["--dari", str(tmp_path / "laporan.docx"), "--pilihan", str(target), "-o", str(tmp_path / "dua.xlsx")]
    again = CliRunner().invoke(app, ["template", *given])
    assert "Tabel 3.1.2" not in again.output.partition("tidak seperti semula:")[2].partition("laporan.docx")[0]


def test_a_column_of_the_finished_workbook_alone_is_said_to_be_that() -> None:
    heading = ("INDIKATOR SASARAN", "REALISASI 2023", "TARGET 2026", "Tingkat Kemajuan (%)")
    table = Lines(
        (heading, ("Indeks A", "60", "80", "75")),
        caption="Tabel 3.1.3 Target dan Realisasi Kinerja Selama Renstra",
    )
    source = recognised(table)
    found = from_source(source, source.report.settings)
    why = "dihitung di buku kerja jadi; templat tidak memuat kolom ini"
    assert ("75", "tidak diambil", why) in [
        (each.written, each.becomes, each.remark) for each in lines_of_one(source, found)
    ]
    # It is no cell that waits for somebody to type it in again.
    assert all(each.column < len(heading) for each in found.tables[TableKey.TABEL_3_1_3].unplaced)


def test_a_target_whose_unit_one_table_leaves_out_is_the_same() -> None:
    plan = Lines(
        (("SASARAN", "INDIKATOR KINERJA", "TARGET"), ("Rukun", "Jumlah investor", "60 Investor")),
        caption="Tabel 2.2 Perjanjian Kinerja Tahun 2023",
    )
    result = Lines((_CAPAIAN, ("Rukun", "Jumlah investor", "60", "57", "95")), caption=_FIRST.caption)
    other = Lines((_CAPAIAN, ("Rukun", "Jumlah investor", "61", "57", "93,44")), caption=_FIRST.caption)
    assert filled(plan, result).tables[TableKey.TABEL_3_1_1_A].overtyped == ()
    assert [each.printed for each in filled(plan, other).tables[TableKey.TABEL_3_1_1_A].overtyped][:1] == ["61"]


@pytest.mark.parametrize(("number", "kept"), [("3.2", True), ("2.1", False), ("3.1.2", False)])
def test_a_title_with_the_number_of_another_table_is_not_copied(number: str, kept: bool) -> None:
    title = f"Tabel {number} Capaian Indikator Sasaran Tahun 2023"
    source = Lines(_FIRST.lines, caption=title)
    assert filled(source).tables[TableKey.TABEL_3_1_1_A].typed.title == (title if kept else "")
    why = [each.remark for each in lines(source) if each.where == "judul tabel"]
    assert why == ([] if kept else ["nomornya sudah dipakai tabel lain di templat"])


def test_lines_under_a_title_with_a_number_of_its_own_are_the_templates(tmp_path: Path) -> None:
    write_document(
        tmp_path / "laporan.docx", Lines(_FIRST.lines, caption="Tabel 3.2 Capaian Indikator Tahun 2023")
    )
    given = ["template", "--dari", str(tmp_path / "laporan.docx"), "--renstra", "2022-2026", "-o"]
    first, again = str(tmp_path / "satu.xlsx"), str(tmp_path / "dua.xlsx")
    assert CliRunner().invoke(app, [*given, first]).exit_code == 0
    done = CliRunner().invoke(app, [*given, again, "--pilihan", first])
    assert (done.exit_code, "Tidak dibawa" in done.output) == (0, False), done.output
    assert load_workbook(again)["Tabel 3.1.1.a"]["A1"].value == "Tabel 3.2 Capaian Indikator Tahun 2023"


def test_how_many_indicators_there_are_is_no_heading_of_their_names() -> None:
    heading = ("SASARAN", "Jumlah Indikator", "RATA-RATA CAPAIAN KINERJA (%)", "PENYERAPAN ANGGARAN (%)")
    table = Lines(
        ((*heading, "TINGKAT EFISIENSI"), ("Rukun", "2", "100", "90", "10"), ("Aman", "1", "80", "90", "-10")),
        caption="Tabel 3.1.5 Efisiensi Penggunaan Sumber Daya Tahun 2023",
    )
    missing = recognised(table).report.tables[TableKey.TABEL_3_1_5].missing
    assert [(each.heading, each.suggestion) for each in missing] == [("INDIKATOR SASARAN", None)]
