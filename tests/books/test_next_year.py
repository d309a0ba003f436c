"""The template of next year begins with what this year's report holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.books.template.next_year import NextYear, next_year
from lkjip_xl.books.template.template import Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.last_year import LastYear
from lkjip_xl.report.model import Report
from lkjip_xl.text.words import name_key
from tests.libreoffice import recalculate
from tests.running import Run
from tests.sample_books import (
    MENDED,
    PERJANJIAN,
    PUBLISHED,
    SASARAN,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_3,
    Book,
)

RENSTRA = (2019, 2024)


def _begun(change: Callable[[Book], object] = lambda _: None, year: int = 2024) -> NextYear:
    book = Book(codes=True)
    change(book)
    return next_year(book.read(), year, RENSTRA)


@pytest.fixture(scope="module")
def mended() -> Report:
    return read_report(MENDED)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The template for 2024 as Excel would save it."""
    folder = tmp_path_factory.mktemp("lanjut")
    write_template(folder / "2024.xlsx", None, next_year(read_report(MENDED), 2024, RENSTRA).filling)
    recalculate(folder / "2024.xlsx", folder / "disimpan.xlsx")
    return read_report(folder / "disimpan.xlsx")


def _texts(report: Report, table: str, column: str) -> list[str]:
    return [row.text(column) for row in report.tables[table].rows]


@pytest.mark.long
def test_who_and_how_it_is_judged_are_the_same(begun: Report) -> None:
    before = read_report(MENDED).settings
    assert begun.settings == replace(before, tahun=2024, awal_renstra=2019, akhir_renstra=2024)


@pytest.mark.long
@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("tabel_1_4", ("uraian",)),
        ("tabel_1_5", ("akun",)),
        ("tabel_2_1", ("program", "kegiatan")),
        ("tabel_2_2_sasaran", ("sasaran", "indikator", "formula")),
        ("tabel_2_2_perjanjian_kinerja", ("sasaran", "indikator", "satuan")),
        ("tabel_2_2_pk_program", ("program", "indikator", "satuan")),
        ("tabel_2_3", ("uraian",)),
        ("tabel_2_3_1", ("sasaran", "program")),
        ("tabel_2_7", ("jenis", "kode", "nama", "indikator")),
        ("tabel_3_1", ("kategori", "rentang")),
        ("tabel_3_1_1_a", ("sasaran", "indikator", "formula", "rumus")),
        ("tabel_3_1_1_b", ("jenis", "kode", "nama", "indikator")),
        ("tabel_3_1_2", ("indikator",)),
        ("tabel_3_1_3", ("indikator",)),
    ],
)
def test_every_name_is_there(begun: Report, mended: Report, table: str, columns: tuple[str, ...]) -> None:
    before = mended
    for column in columns:
        # Where two tables of the sample write a name in two ways, that of the first one counts.
        now, then = (list(map(name_key, _texts(report, table, column))) for report in (begun, before))
        assert now == then, column


LEVELS = (("Program", "P1"), ("Kegiatan", "K1"), ("Sub Kegiatan", "S1"), ("Sub Kegiatan", "S2"), ("Program", "P2"))
CODES = ("8.01.01", "8.01.01.2.01", "8.01.01.2.01.0001", "8.01.01.2.01.0002", "8.01.02")


def _budget(book: Book, sheet: str, *, jenis: bool = False, codes: bool = False) -> None:
    """These five rows, with or without what tells their levels; their amounts do not tell them either."""
    book[sheet].delete_rows(8, 400)
    for number, ((level, name), code) in enumerate(zip(LEVELS, CODES, strict=True), 8):
        row = (level if jenis else None, code if codes else None, name, "indikator", "1 dokumen", 7)
        for column, value in enumerate(row, 1):
            book[sheet].cell(number, column).value = value


@pytest.mark.parametrize("codes", [True, False], ids=["by their codes", "by Tabel 3.1.1.b"])
def test_levels_come_along_where_jenis_is_not_filled(codes: bool) -> None:
    def change(book: Book) -> None:
        _budget(book, TABEL_2_7, codes=codes)
        _budget(book, TABEL_3_1_1_B, jenis=not codes)

    rows = _begun(change).filling.tables["tabel_2_7"]
    assert [(row["jenis"].value, row["nama"].value) for row in rows] == list(LEVELS)


def test_without_a_column_jenis_the_codes_tell_too() -> None:
    def change(book: Book) -> None:
        _budget(book, TABEL_2_7, codes=True)
        book[TABEL_2_7].cell(5, 1).value = "CATATAN"

    rows = _begun(change).filling.tables["tabel_2_7"]
    assert [row["jenis"].value for row in rows] == [level for level, _ in LEVELS]


@pytest.mark.long
def test_levels_come_along_by_the_amounts(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        for sheet in (TABEL_2_7, TABEL_3_1_1_B):
            for row in range(8, 70):
                book[sheet].cell(row, 1).value = book[sheet].cell(row, 2).value = None

    levels = [row["jenis"].value for row in _begun().filling.tables["tabel_2_7"]]
    found = _begun(change).filling
    assert [row["jenis"].value for row in found.tables["tabel_2_7"]] == levels
    write_template(tmp_path / "2024.xlsx", None, found)
    assert [
        row.level.label for row in read_report(tmp_path / "2024.xlsx").tables["tabel_2_7"].rows if row.level
    ] == levels


def test_the_renstra_goes_on_and_this_years_target_comes_from_it() -> None:
    found = _begun(lambda book: _target_of(book, 2023, 90))
    (first, _) = found.filling.tables["tabel_2_2_sasaran"]
    assert {key: typed.value for key, typed in first.items() if key.startswith("target")} == {
        "target_2019": 20,
        "target_2020": 40,
        "target_2021": 60,
        "target_2022": 80,
        "target_2023": 90,
    }
    assert found.left == ()  # in 2018 there was a dash


def _target_of(book: Book, year: int, value: int) -> None:
    book[SASARAN].cell(book.row(SASARAN, "Meningkatkan pemahaman"), book.column(SASARAN, str(year))).value = value


@pytest.mark.long
def test_last_year_stands_where_this_year_wants_it(begun: Report) -> None:
    table = begun.tables["tabel_3_1_2"]
    shown = [(row.text("realisasi_lalu"), row.text("target_lalu"), row.text("capaian_lalu")) for row in table.rows]
    assert shown == [("100%", "100%", "100%")] * 2
    series = begun.tables["tabel_3_1_3"]
    years = [series.rows[0].text(f"realisasi_{year}") for year in range(2019, 2025)]
    assert years == ["20", "40", "60", "80", "100", ""]


@pytest.mark.long
def test_nothing_of_the_year_that_is_over_stays(begun: Report) -> None:
    for table, column in (
        ("tabel_2_7", "pagu"),
        ("tabel_2_7", "target"),
        ("tabel_3_1_1_b", "realisasi"),
        ("tabel_3_1_1_a", "realisasi"),
        ("tabel_3_1_1_a", "kategori"),
        ("tabel_2_3", "target"),
        ("tabel_1_5", "jumlah"),
    ):
        assert set(_texts(begun, table, column)) <= {"", "-"}, (table, column)


def test_waivers_are_not_carried_and_pairs_are() -> None:
    def change(book: Book) -> None:
        for sheet, cells in (
            ("Pengecualian", ("W03", "Tabel 2.7", "X", "", "", "alasan")),
            ("Pemetaan", ("A", "B")),
        ):
            row = book.row(sheet, "ATURAN" if sheet == "Pengecualian" else "DI LKJIP") + 2
            for column, value in enumerate(cells, 1):
                book[sheet].cell(row, column).value = value

    found = _begun(change).filling.tables
    assert "pengecualian" not in found
    assert found["pemetaan"] == [{"di_lkjip": Typed("A"), "di_sipd": Typed("B")}]


@pytest.mark.long
def test_last_years_figures_agree_with_last_years_report(begun: Report) -> None:
    found = check_report(begun, "2024.xlsx", LastYear(read_report(MENDED)))
    assert [each for each in found.findings if each.code in {"K07", "K02", "K03", "K06"}] == []


@pytest.mark.thorough
@pytest.mark.long
def test_the_published_report_carries_over_as_it_is_written(tmp_path: Path) -> None:
    before = read_report(PUBLISHED)
    write_template(tmp_path / "2024.xlsx", None, next_year(before, 2024, RENSTRA).filling)
    recalculate(tmp_path / "2024.xlsx", tmp_path / "disimpan.xlsx")
    after = read_report(tmp_path / "disimpan.xlsx")
    assert _texts(after, "tabel_2_7", "nama") == _texts(before, "tabel_2_7", "nama")
    assert _texts(after, "tabel_3_1_1_a", "indikator") == _texts(before, "tabel_2_2_sasaran", "indikator")


def test_what_stands_beside_a_name_goes_by_the_name_not_by_the_row() -> None:
    def change(book: Book) -> None:
        starts = ("Meningkatkan pemahaman", "Meningkatkan peran")
        first, second = (book.row(TABEL_3_1_1_A, start) for start in starts)
        sheet = book[TABEL_3_1_1_A]
        for column in (1, 2):
            one, other = sheet.cell(first, column), sheet.cell(second, column)
            one.value, other.value = other.value, one.value
        sheet.cell(first, 3).value = "Cara orkemas"

    rows = _begun(change).filling.tables["tabel_3_1_1_a"]
    assert rows[1]["formula"].value == "Cara orkemas"


def test_a_unit_that_the_agreement_alone_tells_is_typed_where_the_template_wants_it() -> None:
    def change(book: Book) -> None:
        book[PERJANJIAN]["C8"] = "Indeks"

    found = _begun(change).filling.tables
    assert [row["satuan"].value for row in found["tabel_2_2_sasaran"]] == ["Persen", "Indeks"]
    assert "tabel_2_2_perjanjian_kinerja" not in found


def test_an_indicator_that_one_table_alone_has_is_not_lost() -> None:
    def change(book: Book) -> None:
        sheet = book[TABEL_3_1_1_A]
        sheet["A9"], sheet["B9"], sheet["C9"], sheet["D9"], sheet["E9"] = (
            "Sasaran lain",
            "Indeks baru",
            "cara",
            10,
            9,
        )

    found = _begun(change).filling.tables
    assert found["tabel_3_1_1_a"][2] == {
        "sasaran": Typed("Sasaran lain"),
        "indikator": Typed("Indeks baru"),
        "formula": Typed("cara"),
    }
    assert found["tabel_3_1_2"][2] == {"realisasi_lalu": Typed(Decimal(9)), "target_lalu": Typed(Decimal(10))}


def test_after_a_gap_of_two_years_nothing_is_called_last_year() -> None:
    found = next_year(Book().read(), 2025, (2020, 2025)).filling.tables
    assert "tabel_3_1_2" not in found


def test_years_that_the_new_renstra_has_not_are_told() -> None:
    found = next_year(Book().read(), 2024, (2024, 2029))
    assert found.left == (f"{SASARAN} 2019–2023", f"{TABEL_3_1_3} REALISASI 2019–2023")


def test_a_score_and_a_range_are_typed_as_they_were() -> None:
    def change(book: Book) -> None:
        book[TABEL_3_1_1_A]["D7"], book[TABEL_3_1_1_A]["E7"] = "80-90", "BB (72,5)"

    (first, _) = _begun(change).filling.tables["tabel_3_1_2"]
    assert first == {"realisasi_lalu": Typed("BB (72,5)"), "target_lalu": Typed("80-90")}


@pytest.mark.long
def test_the_command(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "2024.xlsx"
    code, out, err = run("template", "--lanjut", MENDED, "-o", target, "--renstra", "2019-2024")
    assert (code, err) == (0, "")
    assert out == (
        f"Templat 2024 ditulis: {target}\n"
        f"Dari {MENDED}: 2 indikator sasaran, 55 baris Tabel 2.7.\n"
        "Target dan realisasi 2023 sudah di kolom tahun lalu.\n"
        "Tidak ada di laporan itu, isi sendiri di Tabel 2.2 Sasaran: target 2024.\n"
        "Isi target dan pagu 2024 di Tabel 2.7, lalu sel kuning lainnya.\n"
    )
    before = target.read_bytes()
    code, _, err = run("template", "--lanjut", MENDED, "-o", target, "--timpa")
    assert code == 2
    assert err == (
        "Tahun 2024 di luar Renstra 2018-2023. Tambahkan tahun Renstra yang baru, misalnya --renstra 2024-2028.\n"
    )
    assert target.read_bytes() == before
    code, _, err = run("template", "-o", target, "--timpa", "--tahun", "2030", "--renstra", "2021-2026")
    assert (code, err) == (2, "Tahun 2030 di luar Renstra 2021-2026. Samakan --tahun dan --renstra.\n")
    code, out, _ = run("template", "--lanjut", MENDED, "-o", target, "--timpa", "--renstra", "2023-2028")
    assert (
        "Tidak dibawa, karena di luar Renstra yang baru: Tabel 2.2 Sasaran 2019–2022; "
        "Tabel 3.1.3 REALISASI 2019–2022.\n"
    ) in out
    for arguments, reason in (
        (("--tahun", "2023"), "laporan tahun 2023; --tahun harus sesudahnya"),
        (("--instansi", "X"), "nama instansi diambil dari laporannya"),
    ):
        code, _, err = run("template", "--lanjut", MENDED, "-o", target, "--timpa", *arguments)
        assert (code, reason in err) == (2, True)
    assert run("template", "--lanjut", tmp_path / "x.xlsx", "-o", target, "--timpa")[0] == 2
    assert run("template", "--lanjut", target, "-o", target, "--timpa")[0] == 2


@pytest.mark.long
def test_a_report_without_its_year_needs_to_be_told(tmp_path: Path, run: Run) -> None:
    book = Book()
    book["Identitas"]["B5"] = None
    book.workbook.save(tmp_path / "a.xlsx")
    code, _, err = run("template", "--lanjut", tmp_path / "a.xlsx", "-o", tmp_path / "b.xlsx")
    assert (code, "Tambahkan --tahun" in err) == (2, True)
    assert run("template", "--lanjut", tmp_path / "a.xlsx", "-o", tmp_path / "b.xlsx", "--tahun", 2023)[0] == 0


def test_every_row_of_the_budget_keeps_its_level() -> None:
    rows = _begun().filling.tables["tabel_2_7"]
    assert len(rows) == len(read_report(MENDED).tables["tabel_2_7"].rows)
    assert all(set(row) == {"jenis", "kode", "nama", "indikator"} for row in rows), TABEL_2_7
