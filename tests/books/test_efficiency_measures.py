"""Every measure of efficiency through the whole way: template, check, finished workbook."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.methods.efisiensi import Ukuran
from lkjip_xl.reader import read_report
from lkjip_xl.rules.findings import CheckResult
from tests.libreoffice import convert_all, differences, differing
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
        assert in_template == ("-" if ukuran.of_ministry else pytest.approx(float(value)))
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
    paths = [path for pair in books.values() for path in pair]
    anew = convert_all(paths, tmp_path / "hitung")
    assert {path.name: differing(path, anew / path.name) for path in paths} == {path.name: [] for path in paths}


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
    report = read_report(path)
    result = check_report(report, "isi.xlsx")
    assert not {each.code for each in result.findings} & {"E01", "K02", "P01"}
    write_finished(done, report, result, draft=True)
    assert shown(done)[0] == pytest.approx(value)
    assert differences(done, tmp_path / "hitung.xlsx") == []
