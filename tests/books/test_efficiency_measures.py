"""Every measure of efficiency through the whole way: template, check, finished workbook."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.efisiensi import Ukuran
from lkjip_xl.reader import read_report
from lkjip_xl.rules.findings import CheckResult
from tests.libreoffice import differences
from tests.sample_books import TABEL_3_1_5

pytestmark = pytest.mark.usefixtures("small_templates")

SUBS = (("Sub satu", 600_000, 540_000, "100%", 100), ("Sub dua", 400_000, 360_000, "80%", 80))


def filled(path: Path, ukuran: str, efisiensi: Decimal | str | None = None, *, lines: bool = False) -> None:
    """A report of one sasaran: capaian 102,5 %, penyerapan 90 %.

    With ``lines`` the last sub kegiatan has a further indicator, of which 100 % was achieved.
    """
    rows: list[dict[str, Typed]] = [
        {"jenis": Typed("Program"), "nama": Typed("Program A"), "pagu": Typed(1_000_000)},
        {"jenis": Typed("Kegiatan"), "nama": Typed("Kegiatan A"), "pagu": Typed(1_000_000)},
    ]
    spent: list[dict[str, Typed]] = [{"realisasi": Typed(900_000)}, {"realisasi": Typed(900_000)}]
    for name, pagu, realisasi, reached, capaian in SUBS:
        rows.append({"jenis": Typed("Sub Kegiatan"), "nama": Typed(name), "pagu": Typed(pagu)})
        spent.append(
            {
                "realisasi": Typed(realisasi),
                "realisasi_kinerja": Typed(reached),
                "capaian_kinerja": Typed(capaian),
            }
        )
    if lines:
        rows.append({})
        spent.append({"realisasi_kinerja": Typed("100%"), "capaian_kinerja": Typed(100)})
    for row in rows:
        row |= {"indikator": Typed("Indikator"), "target": Typed("100%")}
    efficiency = {"penyerapan": Typed(Decimal("0.9"), percent_decimals=2)}
    if efisiensi is not None:
        efficiency["efisiensi"] = Typed(efisiensi)
    tables = {
        "tabel_2_2_perjanjian_kinerja": [
            {
                "sasaran": Typed("Sasaran A"),
                "indikator": Typed("Indeks A"),
                "target": Typed("80"),
                "satuan": Typed("indeks"),
            }
        ],
        "tabel_2_3_1": [{"sasaran": Typed("Sasaran A"), "program": Typed("Program A")}],
        "tabel_2_7": rows,
        "tabel_3_1_1_a": [{"realisasi": Typed("82")}],
        "tabel_3_1_1_b": spent,
        "tabel_3_1_5": [efficiency],
    }
    forms = {"pengaturan": {"ukuran_efisiensi": Typed(ukuran)}}
    options = TemplateOptions("Dinas Contoh", "Kota Contoh", 2023, 2021, 2026)
    write_template(path, options, Filling(tables, forms))


def shown(path: Path) -> tuple[object, object]:
    """The efficiency, and what stands in the number of its column."""
    sheet = openpyxl.load_workbook(path, data_only=True, read_only=True)[TABEL_3_1_5]
    column = [row[5] for row in sheet.iter_rows(max_col=6, values_only=True) if row[5] is not None]
    return column[2], column[1]


MINISTRY = "Kementerian Keuangan (sebelum PMK 62/2023)"


def basis_of_efficiency(path: Path) -> object:
    """Whose measure Metode calls it."""
    sheet = openpyxl.load_workbook(path, data_only=True, read_only=True)["Metode"]
    return next(row[3] for row in sheet.iter_rows(values_only=True) if row[0] == "Tingkat efisiensi")


TYPED_NUMBERS = {
    Ukuran.SELISIH: ("12.5", "(6)=(4)-(5)", "6=(4-5)"),
    Ukuran.SISA: ("10", "(6)=100-(5)", "(6)=100-(5)"),
    Ukuran.RASIO: ("1.138888889", "(6)=(4):(5)", "(6)=(4):(5)"),
    Ukuran.RASIO_PERSEN: ("113.888888889", "(6)=(4):(5)x100", "(6)=(4):(5)x100"),
    # Due 600.000 + 320.000, spent 900.000: 20.000 of 920.000.
    Ukuran.E_KEMENKEU: ("2.173913043", "(6)", "(6)"),
    Ukuran.NE_KEMENKEU: ("55.434782609", "(6)", "(6)"),
}


@pytest.mark.thorough
@pytest.mark.long
def test_every_measure_is_computed_in_the_template_and_in_the_finished_workbook(tmp_path: Path) -> None:
    books = {ukuran: (tmp_path / f"isi_{ukuran.name}.xlsx", tmp_path / f"{ukuran.name}.xlsx") for ukuran in Ukuran}
    for ukuran, (path, done) in books.items():
        filled(path, ukuran.value)
        value, of_template, of_finished = TYPED_NUMBERS[ukuran]
        in_template, number = shown(path)
        assert number == of_template
        assert in_template == pytest.approx(float(value))
        report = read_report(path)
        assert report.settings.ukuran is ukuran
        judged = check_report(report, "isi.xlsx")
        assert not {each.code for each in judged.findings} & {"E01", "E03", "E05"}
        write_finished(done, report, judged, draft=True)
        assert basis_of_efficiency(done) == (MINISTRY if ukuran.of_ministry else "PermenPANRB 53/2014")
        in_finished, number = shown(done)
        assert number == of_finished
        assert in_finished == pytest.approx(float(value))
        result: CheckResult = check_report(read_report(done), "isi.xlsx")
        assert not {each.code for each in result.findings} & {"E01", "E03", "P01"}
    assert differences(*(path for pair in books.values() for path in pair)) == []


@pytest.mark.long
def test_a_typed_figure_is_right_by_the_measure_that_is_chosen(tmp_path: Path) -> None:
    found = {}
    for ukuran in (Ukuran.RASIO, Ukuran.SELISIH):
        filled(tmp_path / "isi.xlsx", ukuran.value, Decimal("1.14"))
        result = check_report(read_report(tmp_path / "isi.xlsx"), "isi.xlsx")
        found[ukuran] = [each.problem.hint for each in result.findings if each.code == "E01"]
    assert found[Ukuran.RASIO] == []
    assert "pilih “Rasio (capaian ÷ penyerapan)” di “Ukuran efisiensi” (Pengaturan B9)" in found[Ukuran.SELISIH][0]


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.parametrize(
    ("ukuran", "value"), [(Ukuran.E_KEMENKEU, 60_000 / 960_000 * 100), (Ukuran.NE_KEMENKEU, 65.625)]
)
def test_a_sub_kegiatan_with_several_outputs_has_their_mean(ukuran: Ukuran, value: float, tmp_path: Path) -> None:
    # Due 600.000 + 400.000 × (80 + 100) ÷ 2 %, spent 900.000: 60.000 of 960.000.
    path, done = tmp_path / "isi.xlsx", tmp_path / "jadi.xlsx"
    filled(path, ukuran.value, lines=True)
    assert shown(path)[0] == pytest.approx(value)
    report = read_report(path)
    result = check_report(report, "isi.xlsx")
    assert not {each.code for each in result.findings} & {"E01", "K02", "P01"}
    write_finished(done, report, result, draft=True)
    assert shown(done)[0] == pytest.approx(value)
    assert differences(done) == []


# Jenis, name, pagu, realisasi, indicator, capaian of its output.
BUDGET: tuple[tuple[str, str, int | str, int | str, str, int | str], ...] = (
    ("Program", "Program Penunjang Urusan Pemerintahan", 500, 500, "Nilai", 100),
    ("Kegiatan", "Perencanaan", 500, 500, "Nilai", 100),
    ("Sub Kegiatan", "Penyusunan Renja", 500, 500, "Dokumen", 50),
    ("Program", "Program Seni", 1000, 800, "Sanggar", 100),
    ("Kegiatan", "Pembinaan Sanggar", 600, 500, "Sanggar", 100),
    ("Sub Kegiatan", "Pelatihan Penari", 400, 350, "Penari", 90),
    ("", "", "", "", "Sertifikat", 70),
    ("Sub Kegiatan", "Lomba Tari", 200, 150, "Peserta", 100),
    ("Sub Kegiatan", "Lomba Tari", 0, 0, "Juri", 50),  # a further indicator of the same row
    ("Kegiatan", "Pengelolaan Gedung", 400, 300, "Gedung", 100),
    ("Sub Kegiatan", "Perawatan Gedung", 400, 300, "Gedung", 100),
    ("Sub Kegiatan", "Sewa Gedung", 0, 0, "Gedung", "-"),  # its pagu went elsewhere
    ("Program", "Program Arsip", 300, 270, "Arsip", 80),  # no parts
    ("Program", "Program Pustaka", 100, 90, "Buku", "-"),
)
PLAN = (
    ("Sasaran A", "Program Penunjang Urusan Pemerintahan", ""),
    ("", "Program Seni", "60"),
    ("Sasaran B", "Program Seni", "40"),
    ("", "Program Arsip", ""),
    ("Sasaran C", "Program Pustaka", ""),
    ("Sasaran D", "Pembinaan Sanggar", ""),
)


@pytest.mark.long
def test_the_template_computes_e_from_parts_lines_and_what_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    keys = ("jenis", "nama", "pagu", "indikator")
    rows = [dict(zip(keys, (*line[:3], line[4]), strict=True)) for line in BUDGET]
    spent = [dict(zip(("realisasi", "capaian_kinerja"), (line[3], line[5]), strict=True)) for line in BUDGET]
    plan = [
        {"program": Typed(name)}
        | ({"sasaran": Typed(aim)} if aim else {})
        | ({"bagian": Typed(Decimal(part) / 100)} if part else {})
        for aim, name, part in PLAN
    ]
    agreement = [
        {"sasaran": Typed(f"Sasaran {each}"), "indikator": Typed(f"Indeks {each}"), "target": Typed("80")}
        for each in "ABCD"
    ]
    tables = {
        "tabel_2_2_perjanjian_kinerja": agreement,
        "tabel_2_3_1": plan,
        "tabel_2_7": [
            {key: Typed(value) for key, value in row.items() if value != ""} | {"target": Typed("100%")}
            for row in rows
        ],
        "tabel_3_1_1_a": [{"realisasi": Typed("82")}] * 4,
        "tabel_3_1_1_b": [{key: Typed(value) for key, value in row.items() if value != ""} for row in spent],
    }
    forms = {"pengaturan": {"ukuran_efisiensi": Typed(Ukuran.E_KEMENKEU.value)}}
    write_template(path, TemplateOptions(kolom=("BAGIAN",), tahun=2023), Filling(tables, forms))
    sheet = openpyxl.load_workbook(path, data_only=True)[TABEL_3_1_5]
    found = [row[5] for row in sheet.iter_rows(max_col=6, values_only=True) if str(row[2]).startswith("Indeks")]
    # Program Seni: 400 × (90 + 70) ÷ 2 % + 200 × (100 + 50) ÷ 2 % + 400 = 870, spent 800. Without Penunjang:
    # A has 60 % of both: 70 of 870. B has 40 %, and 240 for 270: (348 + 240 − 320 − 270) ÷ 588, − 2 of 588.
    # Of C nobody knows the output. D: 320 + 150 = 470, spent 500.
    expected = [70 / 870 * 100, -2 / 588 * 100, "-", -30 / 470 * 100]
    assert found == [each if isinstance(each, str) else pytest.approx(each) for each in expected]
    assert differences(path) == []
    report = read_report(path)
    table, recomputed = report.tables["tabel_3_1_5"], Recomputed(report)
    column = table.spec.column("efisiensi")
    computed = [recomputed.figure(table, row, column) for row in table.rows]
    assert [None if each is None else float(each) for each in computed] == [
        None if isinstance(each, str) else pytest.approx(each) for each in expected
    ]
    assert not {each.code for each in check_report(report, "isi.xlsx").findings} & {"E01", "E02", "E03", "E05"}
