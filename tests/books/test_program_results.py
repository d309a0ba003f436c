"""Tabel 2.2 PK Program takes realisasi and capaian of its indicators over from the programs of Tabel 3.1.1.b."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from tests.libreoffice import differences
from tests.shown import report

pytestmark = pytest.mark.usefixtures("small_templates")

PK_PROGRAM = "tabel_2_2_pk_program"
PROMISED = """
| PROGRAM   | INDIKATOR PROGRAM | SATUAN | TARGET | REALISASI | CAPAIAN (%) |
| Program A | Cakupan layanan   | %      | 80%    | {0}       | {1}         |
| .         | Jumlah desa       | Desa   | 4      | {2}       | {3}         |
"""
SPENT = """
| JENIS | PROGRAM | INDIKATOR | TARGET | TARGET KEUANGAN | REALISASI | % | REALISASI FISIK | CAPAIAN FISIK (%) |
| Program | Program A | Jumlah desa     | 4 desa | 100 | 90 | 90 | 3 desa | 75    |
| .       | .         | Cakupan layanan | 80%    | .   | .  | .  | 60%    | 75.00 |
"""


@pytest.mark.parametrize(
    ("cells", "places"),
    [
        (("60%", "75", "3", "75"), []),
        (("60%", "75", ".", "."), []),
        (("64%", "80", "3", "75"), ["E2", "F2"]),
        (("60%", "75", "4", "75"), ["E3"]),
    ],
)
def test_results_are_held_against_those_of_the_program(cells: tuple[str, ...], places: list[str]) -> None:
    sheets = report(tabel_2_2_pk_program=PROMISED.format(*cells), tabel_3_1_1_b=SPENT)
    found = [each.problem.place.address for each in check_report(sheets, "x").findings if each.code == "K26"]
    assert found == places


def _filling() -> Filling:
    def typed(**cells: str | int) -> dict[str, Typed]:
        return {key: Typed(value) for key, value in cells.items()}

    budget = [
        typed(jenis="Program", nama="Program A", indikator="Jumlah desa", target="4", pagu=100),
        typed(indikator="Cakupan layanan", target="80%"),
        typed(jenis="Kegiatan", nama="Kegiatan A.1", indikator="Cakupan lain", target="1", pagu=100),
        typed(jenis="Sub Kegiatan", nama="Sub A.1.1", indikator="Laporan", target="1", pagu=100),
    ]
    results = [
        typed(realisasi_kinerja="3", capaian_kinerja=75),
        typed(realisasi_kinerja="50%", capaian_kinerja=62),
        typed(realisasi_kinerja="9", capaian_kinerja=900),
        typed(realisasi=90),
    ]
    promised = [
        typed(program="Program A", indikator="Cakupan layanan", satuan="%", target="80%"),
        typed(indikator="Jumlah desa", satuan="Desa", target="4"),
        typed(indikator="Cakupan lain", satuan="%", target="1"),
    ]
    tables = {"tabel_2_7": budget, "tabel_3_1_1_b": results, "tabel_2_2_pk_program": promised}
    return Filling(tables=tables, forms={"identitas": {"instansi": Typed("Dinas"), "tahun": Typed(2023)}})


def _shown(path: Path) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(path, data_only=True)["Tabel 2.2 PK Program"]
    names = {"Cakupan layanan", "Jumlah desa", "Cakupan lain"}
    return [row[1:6] for row in sheet.iter_rows(values_only=True) if row[1] in names]


@pytest.mark.long
def test_the_template_takes_them_over_by_formulas_and_build_prints_them(tmp_path: Path) -> None:
    path, finished = tmp_path / "isian.xlsx", tmp_path / "jadi.xlsx"
    write_template(path, None, _filling())
    assert [(row[3] or "", row[4] or "") for row in _shown(path)] == [("50%", 62), ("3", 75), ("", "")]
    read = read_report(path)
    write_finished(finished, read, check_report(read, "x"), draft=True)
    # The capaian is computed anew: 50 ÷ 80.
    assert [row[3:5] for row in _shown(finished)] == [("50%", 62.5), ("3", 75), (None, None)]
    assert differences(path, finished) == []


@pytest.mark.long
def test_what_the_template_left_to_the_program_is_taken_over_too(tmp_path: Path) -> None:
    untold, path = "=lihat hasil build", tmp_path / "jadi.xlsx"
    promised = PROMISED.format("=60%", untold, "=3 desa", "=75")
    made = report(tabel_2_2_pk_program=promised, tabel_3_1_1_b=SPENT.replace("75.00", untold))
    write_finished(path, made, check_report(made, "x"), draft=True)
    # 60 ÷ 80 is computed there, so it stands here.
    assert [row[4] for row in _shown(path)] == [75, 75]
    assert differences(path) == []


UNITS = ("Aren Jaya", "Duren Jaya", "Margahayu")


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.parametrize(
    ("told", "shown"),
    [
        pytest.param(UNITS, [("88%", 80), ("90%", 81), ("92%", 82)], id="each its own"),
        pytest.param(("aren jaya", "", "Margahayu"), [("88%", 80), ("88%", 80), ("92%", 82)], id="until the next"),
        pytest.param(("", "", "Margahayu"), [("", ""), ("", ""), ("92%", 82)], id="none: of all units together"),
        pytest.param(("Arsip", "", ""), [("", "")] * 3, id="a unit without the program"),
    ],
)
def test_the_template_takes_over_that_of_the_unit(
    told: tuple[str, ...], shown: list[tuple[object, object]], tmp_path: Path
) -> None:
    def typed(**cells: str | int) -> dict[str, Typed]:
        return {key: Typed(value) for key, value in cells.items() if value != ""}

    budget = [
        line
        for unit in UNITS
        for line in (
            typed(jenis="Program", nama="Program B", unit=unit, indikator="Nilai lain", target="4", pagu=100),
            typed(jenis="Program", nama="Program A", indikator="Cakupan lain", target="4", pagu=100),
            typed(indikator="Jumlah desa", target="95%"),
        )
    ]
    results = [
        line
        for number in range(3)
        for line in ({}, {}, typed(realisasi_kinerja=f"{88 + 2 * number}%", capaian_kinerja=80 + number))
    ]
    promised = [
        typed(**({} if index else {"program": "Program A"}), unit=unit, indikator="Jumlah desa", target="95%")
        for index, unit in enumerate(told)
    ]
    tables = {"tabel_2_7": budget, "tabel_3_1_1_b": results, "tabel_2_2_pk_program": promised}
    path = tmp_path / "isian.xlsx"
    write_template(path, TemplateOptions(kolom=("UNIT",)), Filling(tables=tables))
    sheet = openpyxl.load_workbook(path, data_only=True)["Tabel 2.2 PK Program"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[2] == "Jumlah desa"]
    assert [(row[5] or "", row[6] or "") for row in rows] == shown
    assert differences(path) == []


@pytest.mark.long
def test_targets_follow_those_of_the_budget_until_somebody_types_one(tmp_path: Path) -> None:
    filling, path = _filling(), tmp_path / "t.xlsx"
    typed = filling.tables[PK_PROGRAM]
    promised = [{key: value for key, value in row.items() if key != "target"} for row in typed[:2]]
    write_template(path, None, replace(filling, tables={**filling.tables, PK_PROGRAM: [*promised, typed[2]]}))
    read = read_report(path)
    assert [each.text("target") for each in read.tables[PK_PROGRAM].rows] == ["80%", "4", "1"]
    found = [each.code for each in check_report(read, "t").findings if "PK Program" in each.problem.place.sheet]
    assert not {"D01", "K17"} & {*found}
    assert differences(path) == []
