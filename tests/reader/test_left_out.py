"""A table is left out only where nothing stands in its own columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.report.place import Place
from tests import shown
from tests.sample_books import TABEL_3_1_3, Book

EFISIENSI = """
| INDIKATOR SASARAN | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN (%) | TINGKAT EFISIENSI |
| Indeks            | {}                | {}                      | {}                |
"""
STANDAR = """
| INDIKATOR SASARAN | REALISASI | STANDAR NASIONAL | CAPAIAN TERHADAP STANDAR (%) |
| Indeks            | 80        | {}               | {}                           |
"""
BELANJA = """
| URAIAN          | ANGGARAN | REALISASI | CAPAIAN (%) |
| Belanja Operasi | 900      | {}        | {}          |
| JUMLAH          | 900      | {}        | .           |
"""


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (EFISIENSI.format("=100%", ".", "="), True),
        (EFISIENSI.format("100%", ".", "."), True),  # a capaian stands in Tabel 3.1.1.a too
        (EFISIENSI.format("100%", ".", "=-"), True),
        (EFISIENSI.format("100%", ".", "5"), False),
        (EFISIENSI.format("100%", ".", "=5"), False),  # somebody's own formula
        (EFISIENSI.format("100%", "-", "."), False),
        (EFISIENSI.format("100%", "95%", "."), False),
    ],
)
def test_efficiency(text: str, left_out: bool) -> None:
    assert shown.report(tabel_3_1_5=text).tables["tabel_3_1_5"].left_out is left_out


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (STANDAR.format(".", "."), True),
        (STANDAR.format(".", "=-"), True),
        (STANDAR.format("75", "."), False),
        (STANDAR.format(".", "106.67%"), False),
    ],
)
def test_the_national_standard(text: str, left_out: bool) -> None:
    assert shown.report(tabel_3_1_4=text).tables["tabel_3_1_4"].left_out is left_out


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (BELANJA.format(".", ".", "."), True),
        (BELANJA.format(".", "=0", "=0"), True),
        (BELANJA.format(".", ".", "800"), True),  # a total row alone
        (BELANJA.format("800", ".", "."), False),
        (BELANJA.format("0", ".", "."), False),
        (BELANJA.format(".", "88.89", "."), False),
    ],
)
def test_belanja(text: str, left_out: bool) -> None:
    assert shown.report(realisasi_belanja=text).tables["realisasi_belanja"].left_out is left_out


def test_a_table_whose_formulas_were_never_calculated_is_not_called_missing() -> None:
    report = Book().read()
    table = replace(report.tables["tabel_3_1_3"], rows=(), uncalculated=(Place(TABEL_3_1_3, 8, 1),))
    result = check_report(replace(report, tables={**report.tables, "tabel_3_1_3": table}), "")
    assert not [each for each in result.findings if each.code == "L01" and each.problem.place.sheet == TABEL_3_1_3]
    reasons = [each.reason for each in result.not_judged if each.code == "L01"]
    assert reasons == [f"apakah {TABEL_3_1_3} diisi: rumusnya belum pernah dihitung (lihat S06)"]


CAPAIAN = """
| INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
| Indeks            | 100%   | 100%      | 100%      |
"""


@pytest.mark.parametrize(
    ("capaian", "told"), [("100%", []), ("=50%", []), ("50%", ["S09 Indeks · CAPAIAN KINERJA %: 50%, 100%"])]
)
def test_a_figure_that_contradicts_what_it_repeats_is_told_though_the_table_is_left_out(
    capaian: str, told: list[str]
) -> None:
    report = shown.report(tabel_3_1_1_a=CAPAIAN, tabel_3_1_5=EFISIENSI.format(capaian, ".", "."))
    assert report.tables["tabel_3_1_5"].left_out
    assert shown.told(report, "S09") == told


@pytest.mark.parametrize(
    ("realisasi", "told"), [(".", []), ("0", []), ("=999", []), ("999", ["S09 JUMLAH · REALISASI: 999, None"])]
)
def test_a_total_over_empty_rows_is_told(realisasi: str, told: list[str]) -> None:
    report = shown.report(realisasi_belanja=BELANJA.format(".", ".", realisasi))
    assert report.tables["realisasi_belanja"].left_out
    assert shown.told(report, "S09") == told


def test_a_total_without_any_row_is_told_once() -> None:
    report = shown.report(tabel_1_4="| URAIAN | S2 | S1 | JUMLAH |\n| JUMLAH | 5 | 20 | 25 |")
    (found,) = shown.findings(report, "S09")
    assert [found.problem.place.address, *(each.address for each in found.problem.others)] == ["B2", "C2", "D2"]


@pytest.mark.parametrize(("jumlah", "named"), [("900", []), ("999", ["999"])])
def test_a_typed_total_that_only_repeats_another_table_is_nothing(jumlah: str, named: list[str]) -> None:
    """The parts are nested, so that what stands above the total is more than it; Tabel 2.3 has the same total."""
    report = shown.report(
        tabel_2_3="""
        | URAIAN          | TARGET |
        | Belanja Operasi | 900    |
        | JUMLAH          | 900    |
        """,
        realisasi_belanja=f"""
        | URAIAN          | ANGGARAN | REALISASI | CAPAIAN (%) |
        | Belanja Operasi | =900     | .         | .           |
        | Belanja Pegawai | =400     | .         | .           |
        | JUMLAH          | {jumlah} | .         | .           |
        """,
    )
    found = [each.problem for each in check_report(report, "").findings if each.code == "S09"]
    assert [each.written or each.actual for each in found] == named


def test_what_repeats_an_empty_cell_of_another_table_waits_until_that_is_filled() -> None:
    report = shown.report(
        tabel_3_1_1_a="""
        | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
        | Indeks            | 80     | .         | .         |
        | Nilai             | 80     | 76        | 95%       |
        """,
        tabel_3_1_4="""
        | INDIKATOR SASARAN | REALISASI | STANDAR NASIONAL | CAPAIAN TERHADAP STANDAR (%) |
        | Indeks            | 70        | .                | .                            |
        | Nilai             | 76        | .                | .                            |
        """,
    )
    assert shown.told(report, "D01")
    assert "S09" not in {each.code for each in check_report(report, "").standing()}


RENSTRA = """
| INDIKATOR SASARAN | 2021   | 2021      | 2022   | 2022      | 2023   | 2023      |
|                   | TARGET | REALISASI | TARGET | REALISASI | TARGET | REALISASI |
| =Indeks           | =80    | {}        | =81    | {}        | =82    | {}        |
| =Nilai            | =80    | .         | =81    | .         | =82    | .         |
"""


@pytest.mark.parametrize(
    ("tahun", "realisasi", "left_out"),
    [
        (2022, ("=80", "=82", "="), False),  # the report's year, and the one before: that is all so far
        (2022, ("=80", "=", "="), True),  # Tabel 3.1.1.a is still empty
        (2022, ("=0", "=0", "="), True),  # somebody's own formulas, of empty cells
        (2022, ("=0", "=82", "="), False),
        (2021, ("=80", "=", "="), False),
        (2021, ("=", "=", "="), True),
        (2023, ("=", "=81", "=82"), True),  # the first year is still to be typed
        (2023, ("79", "=", "="), False),
    ],
)
def test_the_series_of_years_is_filled_where_its_formulas_take_over_all_that_there_is(
    tahun: int, realisasi: tuple[str, ...], left_out: bool
) -> None:
    identitas = f"| Tahun Laporan | {tahun} |\n| Awal Renstra | 2021 |\n| Akhir Renstra | 2023 |"
    report = shown.report(identitas=identitas, tabel_3_1_3=RENSTRA.format(*realisasi))
    assert report.tables["tabel_3_1_3"].left_out is left_out
