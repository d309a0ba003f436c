"""A dot before three digits in a document: read as all that the report says of the indicator has it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.rules.findings import CheckResult
from tests.printed_tables import Lines, checked, report_of_lines

COVER = ("LAPORAN KINERJA INSTANSI PEMERINTAH", "Dinas Contoh", "Kabupaten Contoh", "TAHUN 2024")
NAME = "Nilai realisasi investasi"


def tables(
    target: str, realisasi: str, capaian: str, agreed: str = "", *, unit: str = "Miliar Rupiah", years: str = ""
) -> list[Lines]:
    """The agreement and achievements of an indicator, and of one beside it; its Renstra where years are told."""
    agreement = Lines(
        (
            ("Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"),
            ("Naiknya investasi", NAME, unit, agreed or target),
            ("Naiknya investasi", "Jumlah investor", "Investor", "60"),
        ),
        caption="Tabel 2.2 Perjanjian Kinerja Tahun 2024",
    )
    achieved = Lines(
        (
            ("Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"),
            ("Naiknya investasi", NAME, unit, target, realisasi, capaian),
            ("Naiknya investasi", "Jumlah investor", "Investor", "60", "57", "95,00"),
        ),
        caption="Tabel 3.2 Capaian Indikator Kinerja Utama Tahun 2024",
    )
    if not years:
        return [agreement, achieved]
    plan = Lines(
        (
            ("Sasaran", "Indikator Kinerja Utama", "Satuan", *map(str, range(2021, 2027))),
            ("Naiknya investasi", NAME, unit, *years.split()),
        ),
        caption="Tabel 2.1 Sasaran, Indikator Kinerja Utama dan Target Renstra Tahun 2021-2026",
    )
    return [plan, agreement, achieved]


def codes(result: CheckResult) -> list[str]:
    """What is told of the figures of the indicator."""
    return sorted({each.code for each in result.findings} & {"D08", "K06", "P01", "W04", "D20"})


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "agreed", "years", "read"),
    [
        pytest.param("1.050", "1.118,25", "106,50", "Rp 1.050 Miliar", "", 1050, id="the printed capaian"),
        pytest.param("1.050", "1.118,25", "106,50", "", "", 1050, id="no other target"),
        pytest.param("1.050", "1.118,25", "101,00", "", "", 1050, id="a wrong capaian, and a realisasi as large"),
        pytest.param("1.050", "1.118", "106,48", "", "850 900 975 1.050 1.125 1.200", 1050, id="the Renstra"),
        pytest.param("5.000", "4,75", "105,00", "", "", 5, id="less is better, by the capaian"),
        pytest.param("3.125", "3,25", "104,00", "", "", Decimal("3.125"), id="decimals"),
    ],
)
def test_a_dot_is_read_as_the_other_figures_have_it(
    target: str, realisasi: str, capaian: str, agreed: str, years: str, read: Decimal | int
) -> None:
    report = report_of_lines(tables(target, realisasi, capaian, agreed, years=years), COVER)
    assert report.tables["tabel_3_1_1_a"].rows[0].figure("target") == read


def test_nothing_is_found_of_figures_that_agree_as_they_are_read() -> None:
    every = tables("1.050", "1.118,25", "106,50", "Rp 1.050 Miliar", years="850 900 975 1.050 1.125 1.200")
    assert codes(checked(every, COVER)) == []


def test_a_wrong_capaian_is_found_as_the_figures_are_read() -> None:
    result = checked(tables("1.050", "1.118,25", "101,00"), COVER)
    (found,) = [each for each in result.findings if each.code == "P01"]
    assert found.problem.expected == Decimal("106.5")


def test_a_dot_that_stands_for_a_comma_is_told_with_what_says_so() -> None:
    result = checked(tables("3.125", "3,25", "104,00"), COVER)
    assert codes(result) == ["D08"]
    assert "menurut persentase yang tercetak" in next(
        each.problem.message for each in result.findings if each.code == "D08"
    )


def test_a_document_that_writes_thousands_with_dots_does_so_here_too() -> None:
    budget = Lines(
        (
            ("Program", "Anggaran (Rp)", "Realisasi (Rp)", "Capaian (%)"),
            ("PROGRAM PROMOSI PENANAMAN MODAL", "371.375.000", "361.358.900", "97,30"),
            ("Jumlah", "371.375.000", "361.358.900", "97,30"),
        ),
        caption="Tabel 3.9 Realisasi Anggaran Tahun 2024",
    )
    grouped = tables("1.050.000", "1.118.000,25", "106,48", "")[1]
    own = tables("1.050", "1.118", "106,48")
    other = Lines(
        (
            *grouped.lines[:1],
            ("Naiknya usaha", "Nilai usaha", "Juta Rupiah", "1.050.000", "1.118.000,25", "106,48"),
        ),
        caption=grouped.caption,
    )
    merged = Lines((*own[1].lines, *other.lines[1:]), caption=own[1].caption)
    report = report_of_lines([own[0], merged, budget], COVER)
    assert report.tables["tabel_3_1_1_a"].rows[0].figure("target") == 1050


def test_what_nobody_can_tell_is_no_error() -> None:
    result = checked(tables("1.050", "2", "101,00", agreed="975,5 Miliar"), COVER)
    assert "K06" not in codes(result)
    undecided = tables("1.050", "1.118", "106,48", agreed="99999,5 Miliar")
    result = checked(undecided, COVER)
    assert codes(result) == ["D08"]
    assert any("1.050 dapat berarti ribuan atau desimal" in each.reason for each in result.not_judged)


def test_a_percentage_that_is_wrong_in_either_way_is_told() -> None:
    assert "P01" in codes(checked(tables("1.050", "1.118", "101,00"), COVER))
