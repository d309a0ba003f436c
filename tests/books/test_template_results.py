"""What a template stores beside each formula is what LibreOffice makes of it, whatever it begins with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.figures.calc import FOR_BUILD
from lkjip_xl.tables import IDENTITAS, PENGATURAN
from tests.finance_files import KEUANGAN
from tests.libreoffice import differences, formula_count
from tests.running import Run
from tests.sample_books import MENDED, TABEL_3_1_1_A, TABEL_3_1_1_B


@pytest.mark.long
@pytest.mark.parametrize(
    "options",
    [
        ("--tahun", 2025, "--renstra", "2025-2029", "--instansi", 'Dinas "A" & B', "--kertas", "a4"),
        ("--dari", KEUANGAN / "rekap_5.xlsx"),
        ("--lanjut", MENDED, "--renstra", "2019-2024"),
    ],
    ids=["another year", "a finance file", "last year's report"],
)
def test_stored_results_are_those_of_the_formulas(options: tuple[object, ...], tmp_path: Path, run: Run) -> None:
    path = tmp_path / "templat.xlsx"
    assert run("template", *options, "-o", path)[0] == 0
    assert formula_count(path) > 2000
    assert differences(path, tmp_path / "hitung.xlsx") == []


@pytest.mark.long
def test_the_limit_of_pengaturan_counts(tmp_path: Path) -> None:
    rows = [{"indikator": Typed("A"), "target": Typed("50"), "realisasi": Typed("100%")}]
    forms = {PENGATURAN.key: {"batas_capaian": Typed(Decimal(120))}, IDENTITAS.key: {"tahun": Typed(2023)}}
    write_template(tmp_path / "isi.xlsx", filling=Filling({"tabel_3_1_1_a": rows}, forms))
    sheet = openpyxl.load_workbook(tmp_path / "isi.xlsx", data_only=True)[TABEL_3_1_1_A]
    assert sheet["F7"].value == pytest.approx(1.2)
    assert differences(tmp_path / "isi.xlsx", tmp_path / "hitung.xlsx") == []


# Realisasi and target of an indicator of the budget, and the capaian that the template shows.
# What its formula does not read it leaves to build, and says so.
WITH_UNITS = (
    ("1 dokumen", "2 dokumen", 50),
    ("54 orang", "54", 100),
    ("1.250.000 orang", "1.000.000 orang", 125),
    ("1 000", "2 000", FOR_BUILD),
    ("9,5 poin", "10 poin", 95),
    ("12.5%", "50 %", 25),
    ("5 m2", "4 m2", 125),
    ("7 - 8 bulan", "8 bulan", FOR_BUILD),
    ("8 bulan", "7-8 bulan", 100),
    ("10 bulan", "7-8 bulan", 125),
    ("WTP", "WTP", 100),
    ("WDP", "WTP", "-"),
    ("14 hari", "≤ 7 hari", 0),
    ("2/3 paket", "1 paket", FOR_BUILD),
    ("-", "1 paket", "-"),
    ("3 (tiga) unit", "4 unit", FOR_BUILD),
    ("0 unit", "4 unit", 0),
    ("1 unit", "0 unit", "-"),
)


@pytest.mark.long
def test_capaian_kinerja_is_computed_from_figures_with_their_units(tmp_path: Path) -> None:
    plan = [
        {"nama": Typed("Sub"), "indikator": Typed("A"), "target": Typed(target)} for _, target, _ in WITH_UNITS
    ]
    done = [{"realisasi_kinerja": Typed(realisasi)} for realisasi, _, _ in WITH_UNITS]
    path = tmp_path / "isi.xlsx"
    write_template(path, filling=Filling({"tabel_2_7": plan, "tabel_3_1_1_b": done}))
    sheet = openpyxl.load_workbook(path, data_only=True)[TABEL_3_1_1_B]
    headings = {cell.value: cell.column for cell in sheet[5]}
    column = headings["CAPAIAN KINERJA (%)"] or 0
    shown = [sheet.cell(8 + index, column).value for index in range(len(WITH_UNITS))]
    assert shown == [expected for _, _, expected in WITH_UNITS]
    assert differences(path, tmp_path / "hitung.xlsx") == []
