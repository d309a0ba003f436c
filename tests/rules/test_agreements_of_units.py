"""Tabel 2.2 PK Program where units (kelurahan) have programs of one name: UNIT says whose, else all of them."""

from __future__ import annotations

import pytest

from lkjip_xl.report.model import Report
from lkjip_xl.show.wording import worded
from tests import shown

UNITS = ("Aren Jaya", "Duren Jaya", "Margahayu")
CODES = ("D07", "K02", "K09", "K17", "K26", "K27", "S33")
WITH_UNIT = "| PROGRAM | UNIT | INDIKATOR PROGRAM | SATUAN | TARGET | REALISASI | CAPAIAN (%) |"
WITHOUT = WITH_UNIT.replace(" UNIT |", "")


def budget(*targets: str) -> str:
    """Tabel 2.7: the program in three kelurahan."""
    lines = (
        f"| Program | 7.01.02 | {unit} | Layanan | Tepat waktu | {target} | 100 |"
        for unit, target in zip(UNITS, targets, strict=True)
    )
    return "\n".join(("| JENIS | KODE | UNIT | Uraian | INDIKATOR | TARGET | PAGU ANGGARAN |", *lines))


def spent(*results: str) -> str:
    """Tabel 3.1.1.b: of 90 % each reached so much."""
    lines = (
        f"| Program | 7.01.02 | {unit} | Layanan | Tepat waktu | 90% | 100 | 90 | 90 | {result} | . |"
        for unit, result in zip(UNITS, results, strict=True)
    )
    headings = "JENIS | KODE | UNIT | PROGRAM | INDIKATOR | TARGET | Pagu | Realisasi | % | REALISASI FISIK"
    return "\n".join((f"| {headings} | CAPAIAN FISIK (%) |", *lines))


def agency(*rows: str, targets: tuple[str, ...] = ("90%",) * 3, results: tuple[str, ...] = (".",) * 3) -> Report:
    headings = WITH_UNIT if rows[0].count("|") == 8 else WITHOUT
    return shown.report(
        tabel_2_2_pk_program="\n".join((headings, *rows)),
        tabel_2_7=budget(*targets),
        tabel_3_1_1_b=spent(*results),
    )


def found(report: Report) -> list[tuple[str, str]]:
    return [(each.code, each.problem.place.address) for each in shown.findings(report, *CODES)]


ALL = "| Layanan | Tepat waktu | Persen | 90 | . | . |"


def test_without_a_unit_the_target_is_held_against_the_one_that_all_units_have() -> None:
    assert found(agency(ALL)) == []
    report = agency(ALL.replace("90", "85"))
    assert found(report) == [("K17", "D2")]
    (problem,) = (each.problem for each in shown.findings(report, "K17"))
    assert [place.address for place in problem.related] == ["F2", "F3", "F4"]
    # Either the agreement is mended, or the plan of every unit.
    ways = [[(fix.place.sheet[6:], fix.place.address) for fix in way] for way in problem.fixes]
    assert ways == [
        [("2.2 Pk Program", "D2")],
        [(sheet, f"F{number}") for number in (2, 3, 4) for sheet in ("2.7", "3.1.1.b")],
    ]


@pytest.mark.parametrize("target", ["90", "92", "85"])
def test_without_a_unit_units_with_targets_of_their_own_are_nothing_to_hold_it_against(target: str) -> None:
    report = agency(ALL.replace("90", target), targets=("90%", "92%", "94%"))
    assert found(report) == []
    (reason,) = shown.not_judged(report, "K17")
    assert "Aren Jaya 90% (F2), Duren Jaya 92% (F3), Margahayu 94% (F4)" in reason


def test_with_a_unit_each_row_is_held_against_its_own() -> None:
    rows = [
        f"| Layanan | {unit} | Tepat waktu | Persen | {target} | {result} | . |"
        for unit, target, result in zip(UNITS, (90, 93, 94), ("88%", "90%", "91%"), strict=True)
    ]
    report = agency(*rows, targets=("90%", "92%", "94%"), results=("88%", "90%", "92%"))
    assert found(report) == [("K17", "E3"), ("K26", "F4")]
    assert shown.not_judged(report, "K17") == []


def test_a_unit_that_the_budget_does_not_have_means_all_of_them() -> None:
    row = "| Layanan | Bidang Pemerintahan | Tepat waktu | Persen | {} | . | . |"
    assert found(agency(row.format(90))) == []
    assert found(agency(row.format(85))) == [("K17", "E2")]


def test_without_a_unit_nothing_is_taken_over_from_units_and_that_is_said() -> None:
    results = ("88%", "90%", "92%")
    (told,) = shown.findings(agency(ALL, results=results), *CODES)
    assert (told.code, told.problem.place.address) == ("K27", "E2")
    assert "ada di 3 unit (Aren Jaya 88% (J2), Duren Jaya 90% (J3), Margahayu 92% (J4))" in told.problem.message
    assert "--kolom UNIT" in worded(told.problem.hint)
    # What a formula of an older template shows is that of the first unit.
    (old,) = shown.findings(agency(ALL.replace("90 | .", "90 | =88%"), results=results), *CODES)
    assert old.code == "K27"
    assert "satu unit saja" in old.problem.message


def test_a_result_that_is_typed_for_all_units_is_held_against_what_they_say_alike() -> None:
    typed = ALL.replace("90 | .", "90 | 89%")
    assert found(agency(typed, results=("88%", "88%", "88%"))) == [("K26", "E2")]
    apart = agency(typed, results=("88%", "90%", "92%"))
    assert found(apart) == []
    assert len(shown.not_judged(apart, "K26")) == 1
