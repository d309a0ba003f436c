"""PK PERUBAHAN: where it is filled it is the year's target, in the template, in every rule, and in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import Finding
from tests.libreoffice import differences
from tests.shown import report

pytestmark = pytest.mark.usefixtures("small_templates")

SASARAN = """
| SASARAN | INDIKATOR SASARAN | 2022 | 2023 |
| Maju    | Indeks satu       | 75   | 80   |
| Aman    | Indeks dua        | 90   | 95   |
"""
AGREEMENT = """
| SASARAN | INDIKATOR SASARAN | SATUAN | TARGET | PK PERUBAHAN |
| Maju    | Indeks satu       | Indeks | 80     | {0}          |
| Aman    | Indeks dua        | Indeks | 95     | {1}          |
"""
ACHIEVED = """
| SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN % |
| Maju    | Indeks satu       | {0}    | 82        | {1}       |
| Aman    | Indeks dua        | 95     | 95        | 100%      |
"""
IDENTITY = """
| Identitas            |        |
| Nama Perangkat Daerah | Dinas |
| Tahun Laporan        | 2023   |
| Awal Renstra         | 2022   |
| Akhir Renstra        | 2023   |
"""
INDICATORS = ("K06", "K13", "P01", "K14", "K23")


def _report(changed: Sequence[str], target: str, capaian: str) -> Report:
    return report(
        identitas=IDENTITY,
        tabel_2_2_sasaran=SASARAN,
        tabel_2_2_perjanjian_kinerja=AGREEMENT.format(*changed),
        tabel_3_1_1_a=ACHIEVED.format(target, capaian),
    )


def _told(found: Sequence[Finding]) -> list[tuple[str, str, str]]:
    return [(each.code, each.problem.place.sheet, each.problem.place.address) for each in found]


def _found(of: Report) -> list[Finding]:
    return [each for each in check_report(of, "x").findings if each.code in INDICATORS]


@pytest.mark.parametrize("nothing", [".", "-"])
def test_where_it_says_nothing_the_agreement_holds(nothing: str) -> None:
    assert _told(_found(_report((".", nothing), "80", "102.5%"))) == []


@pytest.mark.parametrize("nothing", [".", "-", "n/a"])
def test_where_it_is_filled_it_is_the_target_of_the_year(nothing: str) -> None:
    (info,) = _found(_report(("82", nothing), "82", "100%"))
    assert _told([info]) == [("K13", "Tabel 2.2 Perjanjian Kinerja", "E2")]
    assert info.problem.message == (
        "Target PK Perubahan 2023 di sini tidak sama dengan target PK semula (sel D2)."
    )


def test_the_target_of_the_agreement_before_it_is_another_one() -> None:
    found = _found(_report(("82", "."), "80", "102.5%"))
    assert ("K06", "Tabel 3.1.1.a", "C2") in _told(found)
    assert "Target PK Perubahan 2023" in next(each for each in found if each.code == "K06").problem.message


def _filled(path: Path, *, changed: bool, build: bool) -> Mapping[str, list[tuple[object, ...]]]:
    """The figures of a template with an indicator whose target was changed, and of one whose was not."""
    names = [{"sasaran": "Maju", "indikator": "Indeks satu"}, {"sasaran": "Aman", "indikator": "Indeks dua"}]
    agreed: list[dict[str, Typed]] = [{"satuan": Typed("Indeks"), "target_perubahan": Typed("82")} for _ in names]
    agreed[1]["target_perubahan"] = Typed("-" if changed else "")
    filling = Filling(
        tables={
            "tabel_2_2_sasaran": [
                {
                    **{key: Typed(text) for key, text in row.items()},
                    "target_2022": Typed("75"),
                    "target_2023": Typed("80"),
                }
                for row in names
            ],
            "tabel_2_2_perjanjian_kinerja": agreed,
            "tabel_3_1_1_a": [{"realisasi": Typed("82")} for _ in names],
        },
        forms={
            "identitas": {
                "instansi": Typed("Dinas Contoh"),
                "tahun": Typed(2023),
                "awal_renstra": Typed(2022),
                "akhir_renstra": Typed(2023),
            }
        },
    )
    write_template(path, None, filling)
    if build:
        read = read_report(path)
        write_finished(path, read, check_report(read, "x"), draft=True)
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


@pytest.mark.thorough
@pytest.mark.long
@pytest.mark.parametrize("build", [False, True], ids=["template", "finished"])
def test_formulas_follow_it(build: bool, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    sheets = _filled(path, changed=True, build=build)
    for sheet, targets in (("Tabel 3.1.1.a", ["82", "80"]), ("Tabel 3.1.2", ["82", "80"])):
        rows = [row for row in sheets[sheet] if {"Indeks satu", "Indeks dua"} & {*row}]
        figures = [[str(each) for each in row if str(each) in {"80", "82", "1", "1.025"}] for row in rows]
        assert [each for each, target in zip(figures, targets, strict=True) if target not in each] == []
        assert all(capaian in each for each, capaian in zip(figures, ("1", "1.025"), strict=True))
    assert any("PK PERUBAHAN" in row for row in sheets["Tabel 2.2 Perjanjian Kinerja"])
    assert differences(path) == []
