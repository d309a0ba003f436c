"""What a template stores beside each formula is what LibreOffice makes of it, whatever it begins with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.figures.calc import FOR_BUILD, RowFigures, evaluate
from lkjip_xl.tables import IDENTITAS, PENGATURAN
from tests import shown as sheets
from tests.finance_files import KEUANGAN
from tests.libreoffice import differences, formula_count
from tests.running import Run
from tests.sample_books import MENDED, TABEL_3_1_1_A, TABEL_3_1_1_B

pytestmark = pytest.mark.usefixtures("small_templates")


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
    assert differences(path) == []


@pytest.mark.thorough
@pytest.mark.long
def test_the_limit_of_pengaturan_counts(tmp_path: Path) -> None:
    rows = [{"indikator": Typed("A"), "target": Typed("50"), "realisasi": Typed("100%")}]
    forms = {PENGATURAN.key: {"batas_capaian": Typed(Decimal(120))}, IDENTITAS.key: {"tahun": Typed(2023)}}
    write_template(tmp_path / "isi.xlsx", filling=Filling({"tabel_3_1_1_a": rows}, forms))
    sheet = openpyxl.load_workbook(tmp_path / "isi.xlsx", data_only=True)[TABEL_3_1_1_A]
    assert sheet["F7"].value == pytest.approx(1.2)
    assert differences(tmp_path / "isi.xlsx") == []


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
    # Two units are divided only where they are one.
    ("80%", "50 orang", FOR_BUILD),
    ("50 orang", "80%", FOR_BUILD),
    ("35 OPD", "100%", FOR_BUILD),
    ("80 persen", "100%", 80),
    ("80%", "100 Persen", 80),
    ("900000 orang", "1 juta orang", FOR_BUILD),
    ("1 tahun", "12 bulan", FOR_BUILD),
    ("12 bulan", "1 tahun", FOR_BUILD),
    ("90%", "80% s.d. 100%", 100),
    ("5 hari", "7-8 bulan", FOR_BUILD),
    ("5 orang hari", "5 hari", FOR_BUILD),
    ("80%", "100", 80),
)


@pytest.mark.thorough
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
    assert differences(path) == []


# Realisasi, target and SATUAN of an indicator of a sasaran, the capaian that the template shows, and that of
# check, in percent: it converts what is an exact part of another unit, and finds what nobody can divide.
WITH_SATUAN = (
    ("1 tahun", "12", "Bulan", FOR_BUILD, 100),
    ("12 bulan", "12", "Bulan", 100, 100),
    ("12", "12 bulan", " bulan", 100, 100),
    ("80%", "50", "Orang", FOR_BUILD, None),
    ("98%", "100", "Persen", 98, 98),
    ("98 persen", "100", "%", 98, 98),
    ("98", "100", "Persen", 98, 98),
    ("35 OPD", "100", "Persen", FOR_BUILD, None),
    ("1 tahun", "12", "", Decimal("8.333333"), Decimal("8.333333")),
)


@pytest.mark.thorough
@pytest.mark.long
def test_a_figure_without_a_unit_is_in_that_of_its_indicator(tmp_path: Path) -> None:
    rows = [
        {"indikator": Typed(f"Indikator {number}"), **({"satuan": Typed(satuan)} if satuan else {})}
        for number, (_, _, satuan, _, _) in enumerate(WITH_SATUAN)
    ]
    achieved = [{"target": Typed(target), "realisasi": Typed(own)} for own, target, *_ in WITH_SATUAN]
    path = tmp_path / "isi.xlsx"
    write_template(path, filling=Filling({"tabel_2_2_sasaran": rows, "tabel_3_1_1_a": achieved}))
    sheet = openpyxl.load_workbook(path, data_only=True)[TABEL_3_1_1_A]
    shown = [sheet.cell(7 + index, 6).value for index in range(len(WITH_SATUAN))]
    points = [round(Decimal(each) * 100, 6) if isinstance(each, int | float) else each for each in shown]
    assert points == [expected for *_, expected, _ in WITH_SATUAN]
    assert differences(path) == []


@pytest.mark.parametrize(("realisasi", "target", "satuan", "shown", "computed"), WITH_SATUAN)
def test_what_the_template_shows_is_what_check_computes(
    realisasi: str, target: str, satuan: str, shown: Decimal | int | str, computed: Decimal | int | None
) -> None:
    report = sheets.report(
        tabel_2_2_perjanjian_kinerja=f"""
        | SASARAN STRATEGIS | INDIKATOR SASARAN | SATUAN | TARGET |
        | Sasaran | Indikator | {satuan or "."} | '{target} |
        """,
        tabel_3_1_1_a=f"""
        | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
        | Indikator | '{target} | '{realisasi} | 1% |
        """,
    )
    table = report.tables["tabel_3_1_1_a"]
    column = table.spec.column("capaian")
    assert column.calc is not None
    found = evaluate(column.calc, RowFigures(table, table.rows[0]))
    assert (None if found is None else round(found, 6)) == computed
    assert isinstance(shown, str) or shown == computed
