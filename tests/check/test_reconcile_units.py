"""Parts of an agency (kelurahan) with the same codes: unit by unit where the files name them, else together."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from tests import shown
from tests.finance_files import write

REPORT = """
| JENIS        | KODE              | UNIT                | PROGRAM    | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program      | 7.01.01           | Kecamatan Teluk     | Kelurahan  | 600             | 570                |
| Kegiatan     | 7.01.01.2.01      | .                   | Jasa       | 600             | 570                |
| Sub Kegiatan | 7.01.01.2.01.0001 | .                   | Listrik    | 100             | 90                 |
| Sub Kegiatan | 7.01.01.2.01.0001 | Kelurahan Aren Jaya | Listrik    | 200             | 190                |
| Sub Kegiatan | 7.01.01.2.01.0001 | Kelurahan Duren     | Listrik    | 300             | 290                |
"""
HEADINGS = (
    "KODE PROGRAM",
    "NAMA PROGRAM",
    "KODE KEGIATAN",
    "NAMA KEGIATAN",
    "KODE SUB KEGIATAN",
    "NAMA SUB KEGIATAN",
)
PLACED = ("7.01.01", "Kelurahan", "7.01.01.2.01", "Jasa", "7.01.01.2.01.0001", "Listrik")
ROWS = {"Kecamatan Teluk": (100, 90), "KEL. AREN JAYA": (200, 190), "Kelurahan Duren": (300, 290)}
Amounts = tuple[int, int]


def against(path: Path, rows: dict[str, Amounts], *, told: bool = True, report: str = REPORT) -> Reconciliation:
    unit = ("NAMA SUB UNIT",) if told else ()
    table = [(*HEADINGS, *unit, "PAGU", "REALISASI")]
    table += [(*PLACED, *((name,) if told else ()), *amounts) for name, amounts in rows.items()]
    written = write(path / "rekap.xlsx", table)
    return reconcile(shown.report(tabel_3_1_1_b=report), [read_source(written, ReadingOptions(2023))])


def found(result: Reconciliation) -> list[tuple[str, str, object, object]]:
    return [
        (each.code, each.problem.place.address, each.problem.actual, each.problem.expected)
        for each in result.findings
    ]


def test_each_unit_is_held_against_its_own_amounts(tmp_path: Path) -> None:
    result = against(tmp_path, ROWS)
    assert found(result) == []
    assert len(result.matching.matches) == 5
    assert result.unused == ("dicocokkan per unit: Kecamatan Teluk, Kelurahan Aren Jaya, Kelurahan Duren",)


def test_amounts_of_two_units_that_are_exchanged_are_found_in_both(tmp_path: Path) -> None:
    result = against(tmp_path, {**ROWS, "KEL. AREN JAYA": (300, 190), "Kelurahan Duren": (200, 290)})
    assert found(result) == [("R03", "E5", 200, 300), ("R03", "E6", 300, 200)]


def test_a_unit_that_only_the_file_has_is_named(tmp_path: Path) -> None:
    result = against(tmp_path, {**ROWS, "Kelurahan Margahayu": (50, 40)})
    assert ("R02", "7.01.01.2.01.0001 Listrik (Kelurahan Margahayu)") in [
        (each.code, each.problem.expected) for each in result.findings
    ]


@pytest.mark.parametrize(("units", "told"), [(["Duren", "Aren"], ", di unit Duren"), (["Duren", "Duren"], "")])
def test_what_only_the_file_has_is_told_with_its_unit(units: list[str], told: str, tmp_path: Path) -> None:
    table: list[tuple[object, ...]] = [(*HEADINGS, "NAMA SUB UNIT", "PAGU", "REALISASI")]
    table += [(*PLACED[:4], "7.01.01.2.01.0009", "Genset", units[0], 50, 40)]
    table += [(*PLACED, units[1], 600, 570)]
    report = """
        | JENIS        | KODE              | PROGRAM   | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program      | 7.01.01           | Kelurahan | 600             | 570                |
        | Kegiatan     | 7.01.01.2.01      | Jasa      | 600             | 570                |
        | Sub Kegiatan | 7.01.01.2.01.0001 | Listrik   | 600             | 570                |
        """
    path = write(tmp_path / "rekap.xlsx", table)
    result = reconcile(shown.report(tabel_3_1_1_b=report), [read_source(path, ReadingOptions(2023))])
    (found,) = (each.problem for each in result.findings if each.code == "R02")
    assert found.message == f"Sub Kegiatan ini hanya ada di berkas keuangan{told}: pagu 50, realisasi 40."


def test_a_row_without_a_unit_has_what_no_other_row_has(tmp_path: Path) -> None:
    bare = REPORT.replace("Kecamatan Teluk    ", ".                  ")
    assert found(against(tmp_path, ROWS, report=bare)) == []
    wrong = against(tmp_path, {**ROWS, "Kecamatan Teluk": (101, 90)}, report=bare)
    assert ("R03", "E4", 100, 101) in found(wrong)


@pytest.mark.parametrize("told", [True, False])
def test_units_that_the_files_do_not_name_are_added_up_and_that_is_said(told: bool, tmp_path: Path) -> None:
    rows = {"Kecamatan": (250, 240), "Sekretariat": (350, 330)} if told else {"": (600, 570)}
    result = against(tmp_path, rows, told=told)
    assert found(result) == []
    assert len(result.matching.matches) == 3
    assert [each for each in result.unused if "dijumlahkan" in each] != []
    assert found(against(tmp_path, {"": (601, 570)}, told=False))[0][:2] == ("R03", "E4")


def test_a_total_of_units_is_of_none_of_them(tmp_path: Path) -> None:
    report = f"{REPORT.rstrip()}\n| . | . | . | JUMLAH | 600 | 570 |"
    result = against(tmp_path, {**ROWS, "Kelurahan Duren": (300, 295)}, report=report)
    assert found(result) == [("R04", "F6", 290, 295)]


# Each kelurahan with a program of its own, and sub kegiatan that the file calls otherwise.
PROGRAMS = """
| JENIS        | KODE              | UNIT  | PROGRAM   | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program      | 7.01.01           | Aren  | Kelurahan | 100             | 90                 |
| Kegiatan     | 7.01.01.2.01      | .     | Jasa      | 100             | 90                 |
| Sub Kegiatan | 7.01.01.2.01.0001 | .     | Lampu     | 100             | 90                 |
| Program      | 7.01.01           | Duren | Kelurahan | 200             | 190                |
| Kegiatan     | 7.01.01.2.01      | .     | Jasa      | 200             | 190                |
| Sub Kegiatan | 7.01.01.2.01.0001 | .     | Lampu     | 200             | 190                |
"""
PAIRS = "| DI LKJIP | DI BERKAS KEUANGAN | ALASAN |"


@pytest.mark.parametrize(
    ("pairs", "there", "codes"),
    [
        pytest.param(["Lampu | Listrik"], ("Listrik", "Listrik"), [], id="all units alike"),
        pytest.param(["Lampu (Aren) | Listrik", "Lampu (Duren) | Listrik"], ("Listrik", "Listrik"), [], id="each"),
        pytest.param(
            ["Lampu (Duren) | Genset", "7.01.01.2.01.0001 (Aren) | Listrik"],
            ("Listrik", "Genset"),
            [],
            id="each otherwise",
        ),
        pytest.param(["Lampu | Listrik", "Lampu (Duren) | Genset"], ("Listrik", "Genset"), [], id="one otherwise"),
        pytest.param(["Lampu (Duren) | Listrik"], ("Listrik", "Listrik"), ["R01", "R02"], id="one alone"),
    ],
)
def test_pemetaan_means_every_unit_or_the_one_behind_the_name(
    pairs: list[str], there: tuple[str, str], codes: list[str], tmp_path: Path
) -> None:
    table: list[tuple[object, ...]] = [(*HEADINGS, "NAMA SUB UNIT", "PAGU", "REALISASI")]
    codes_there = {name: f"7.01.01.2.01.{9 + len(name):04}" for name in there}
    for unit, name, amounts in zip(("Kel. Aren", "Kel. Duren"), there, ((100, 90), (200, 190)), strict=True):
        table.append((*PLACED[:4], codes_there[name], name, unit, *amounts))
    report = shown.report(
        tabel_3_1_1_b=PROGRAMS, pemetaan="\n".join((PAIRS, *(f"| {pair} | Nama lain |" for pair in pairs)))
    )
    result = reconcile(report, [read_source(write(tmp_path / "rekap.xlsx", table), ReadingOptions(2023))])
    assert sorted(each.code for each in result.findings) == codes
    assert [each for each in result.unused if "Pemetaan" in each] == []
