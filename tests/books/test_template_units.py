"""The template over money of sasaran where units have rows of one name: its formulas show what check computes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.renewal.renewal import renewed
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.reader import read_report
from lkjip_xl.reader.report import report_of
from tests import shown
from tests.checking import check_file
from tests.libreoffice import differences

pytestmark = pytest.mark.usefixtures("small_templates")

# Listrik costs 100 + 200 + 300 = 600 and spends 90 + 100 + 150 = 340; Arsip costs 400 and spends 300.
LINES: tuple[tuple[str | int, ...], ...] = (
    ("Program", "7.01.02", "Pelayanan", "Kecamatan", 600, 340),
    ("Kegiatan", "7.01.02.2.01", "Jasa", "", 600, 340),
    ("Sub Kegiatan", "7.01.02.2.01.0001", "Listrik", "", 100, 90),
    ("Sub Kegiatan", "7.01.02.2.01.0001", "Listrik", "Aren Jaya", 200, 100),
    ("Sub Kegiatan", "7.01.02.2.01.0001", "Listrik", "Duren Jaya", 300, 150),
    ("Program", "7.01.03", "Arsip", "Kecamatan", 400, 300),
    ("Kegiatan", "7.01.03.2.01", "Penataan", "", 400, 300),
    ("Sub Kegiatan", "7.01.03.2.01.0001", "Lemari", "", 400, 300),
)
AIMS = ("Lestari", "Tertib", "Aman")
EACH = (
    ("Lestari", "", "Listrik", "Aren Jaya", ""),
    ("Tertib", "", "Listrik", "kecamatan", ""),
    ("", "", "Arsip", "", ""),
    ("Aman", "7.01.02.2.01.0001", "Listrik", "Duren Jaya", ""),
)
TOGETHER = (("Lestari", "", "Listrik", "", ""), ("Tertib", "7.01.03", "", "", ""))
BY_CODE = (("Lestari", "7.01.02.2.01.0001", "Listrik", "", ""), ("Tertib", "", "Arsip", "", ""))
PARTS = (
    ("Lestari", "", "Listrik", "", "60"),
    ("Aman", "", "Listrik", "", "40"),
    ("Tertib", "", "Arsip", "", ""),
)
PARTS_OF_UNITS = (
    ("Lestari", "", "Listrik", "Aren Jaya", "25"),
    ("Aman", "", "Listrik", "Duren Jaya", ""),
    ("Tertib", "", "Listrik", "Aren Jaya", "75"),
    ("", "", "Listrik", "Kecamatan", ""),
    ("", "", "Arsip", "", ""),
)
NO_SUCH_UNIT = (("Lestari", "", "Listrik", "Margahayu", ""), ("Tertib", "", "Arsip", "", ""))
WEIGHTED, WHOLE = "Tertimbang pagu", "Rata-rata persen bulat"
CASES = [
    # 100 ÷ 200, (90 + 300) ÷ (100 + 400), 150 ÷ 300.
    pytest.param(EACH, WEIGHTED, [200, 100, 400, 300], [50, 78, 50], id="each of a unit"),
    # 340 ÷ 600.
    pytest.param(TOGETHER, WEIGHTED, [600, ""], [56.666667, None, None], id="all together"),
    pytest.param(BY_CODE, WHOLE, [600, 400], [57, 75, None], id="by code"),
    pytest.param(PARTS, WEIGHTED, [360, 240, 400], [56.666667, 75, 56.666667], id="parts of all"),
    # (75 + 90 + 300) ÷ (150 + 100 + 400).
    pytest.param(PARTS_OF_UNITS, WEIGHTED, [50, 300, 150, 100, 400], [50, 71.538462, 50], id="parts of a unit's"),
    pytest.param(NO_SUCH_UNIT, WEIGHTED, ["", 400], [None, 75, None], id="no such unit"),
]


def written(
    path: Path, plan: tuple[tuple[str, ...], ...], way: str, lines: Sequence[tuple[str | int, ...]] = LINES
) -> None:
    shares = []
    for row in plan:
        own = {
            key: Typed(text)
            for key, text in zip(("sasaran", "kode", "program", "unit"), row[:4], strict=True)
            if text
        }
        shares.append({**own, **({"bagian": Typed(Decimal(row[4]) / 100)} if row[4] else {})})
    keys = ("jenis", "kode", "nama", "unit", "pagu")
    filling = Filling(
        tables={
            "tabel_2_2_sasaran": [{"sasaran": Typed(aim), "indikator": Typed(f"Nilai {aim}")} for aim in AIMS],
            "tabel_2_3_1": shares,
            "tabel_2_7": [
                {key: Typed(value) for key, value in zip(keys, line[:5], strict=True) if value != ""}
                for line in lines
            ],
            "tabel_3_1_1_b": [{"realisasi": Typed(line[5])} if line[5] != "" else {} for line in lines],
        },
        forms={
            "identitas": {"tahun": Typed(2024), "awal_renstra": Typed(2021), "akhir_renstra": Typed(2026)},
            "pengaturan": {"cara_penyerapan": Typed(way), "penunjang": Typed("Tidak")},
        },
    )
    write_template(path, TemplateOptions(kolom=("KODE", "BAGIAN", "UNIT")), filling)


def column(path: Path, sheet: str, heading: str, rows: int) -> list[object]:
    every = list(openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True))
    at, first = next((row.index(heading), number) for number, row in enumerate(every) if heading in row)
    return [row[at] for row in every[first + 2 : first + 2 + rows]]


@pytest.mark.long
@pytest.mark.parametrize(("plan", "way", "amounts", "absorbed"), CASES)
def test_amounts_and_penyerapan_are_those_of_the_units(
    plan: tuple[tuple[str, ...], ...],
    way: str,
    amounts: list[int | str],
    absorbed: list[float | None],
    tmp_path: Path,
) -> None:
    path = tmp_path / "templat.xlsx"
    written(path, plan, way)
    assert [each or "" for each in column(path, "Tabel 2.3.1", "ANGGARAN", len(plan))] == amounts
    shown = column(path, "Tabel 3.1.5", "REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN %", len(AIMS))
    points = [round(each * 100, 6) if isinstance(each, float | int) else None for each in shown]
    assert points == absorbed
    assert differences(path) == []
    found = {each.code for each in check_file(path).standing()} & {"E02", "K10", "D07", "S07", "S16"}
    assert found == set()


@pytest.mark.long
@pytest.mark.parametrize("plan", [EACH, PARTS_OF_UNITS])
def test_parents_that_nobody_fills_are_the_sums_of_their_parts(
    plan: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    """The formulas of Tabel 2.3.1 are calculated with the sums, those that compare units too."""
    path = tmp_path / "templat.xlsx"
    lines = [(*line[:4], "", "") if line[0] in {"Program", "Kegiatan"} else line for line in LINES]
    written(path, plan, WEIGHTED, lines)
    # As long as a parent is blank, nothing is made of it.
    shown = column(path, "Tabel 3.1.5", "REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN %", len(AIMS))
    assert {each or "" for each in shown} <= {"", 0.5}
    found = check_file(path).standing()
    money = {each.code for each in found if each.problem.column_heading in {"PAGU ANGGARAN", "REALISASI KEUANGAN"}}
    assert money == {"D15", "W03"}
    assert {each.code for each in found}.isdisjoint({"K05", "E02", "T02", "T03"})


@pytest.mark.parametrize(
    ("plan", "shown"),
    [
        # A program that is named by its parts alone shows the sasaran of all of them.
        pytest.param(
            EACH,
            ["Tertib\nLestari\nAman", "Tertib\nLestari\nAman", "Tertib", "Lestari", "Aman", "Tertib", "", ""],
            id="each of a unit",
        ),
        pytest.param(TOGETHER, [*["Lestari"] * 5, "", "", ""], id="all together"),
        pytest.param(
            PARTS_OF_UNITS,
            [*["Lestari\nTertib\nAman"] * 2, "Tertib", "Lestari\nTertib", "Aman", "Tertib", "", ""],
            id="parts of a unit's",
        ),
    ],
)
def test_the_outline_shows_the_sasaran_of_each_unit(
    plan: tuple[tuple[str, ...], ...], shown: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "templat.xlsx"
    written(path, plan, WEIGHTED)
    assert [each or "" for each in column(path, "Tabel 2.1", "SASARAN", len(LINES))] == shown


@pytest.mark.thorough
@pytest.mark.long
def test_the_outline_shows_every_sasaran_of_a_program(tmp_path: Path) -> None:
    plan = [
        ("Lestari", "Arsip"),
        ("Tertib", "Pelayanan"),
        ("Aman", "Arsip"),
        ("", "Pelayanan"),
        ("Lestari", "arsip"),
    ]
    rows = [{"jenis": Typed("Program"), "nama": Typed(name)} for name in ("Pelayanan", "Arsip")]
    shares = [{"program": Typed(name), **({"sasaran": Typed(aim)} if aim else {})} for aim, name in plan]
    path = tmp_path / "t.xlsx"
    write_template(path, filling=Filling({"tabel_2_7": rows, "tabel_2_3_1": shares}))
    assert column(path, "Tabel 2.1", "SASARAN", 2) == ["Tertib\nAman", "Lestari\nAman"]
    assert differences(path) == []
    assert "K10" not in {
        each.code for each in check_file(path).standing() if each.problem.place.sheet == "Tabel 2.1"
    }


@pytest.mark.long
def test_what_is_named_by_its_sub_kegiatan_alone_shows_their_sasaran(tmp_path: Path) -> None:
    """A program and its kegiatan show each sasaran once, whatever the order that their parts have them in."""
    lines = ("Program Sehat", "Kegiatan Sarana", "Sub Ruang", "Sub Alat", "Kegiatan Gizi", "Sub Balita", "Sub Ibu")
    level = {"Program": "Program", "Kegiatan": "Kegiatan", "Sub": "Sub Kegiatan"}
    rows = [{"jenis": Typed(level[each.split()[0]]), "nama": Typed(each)} for each in lines]
    plan = [("Tertib", "Sub Ibu"), ("Lestari", "Sub Ruang"), ("Tertib", "Sub Ruang"), ("Tertib", "Sub Alat")]
    shares = [{"sasaran": Typed(aim), "program": Typed(name)} for aim, name in (*plan, ("Lestari", "Sub Alat"))]
    path = tmp_path / "t.xlsx"
    write_template(path, filling=Filling({"tabel_2_7": rows, "tabel_2_3_1": shares}))
    shown = [each or "" for each in column(path, "Tabel 2.1", "SASARAN", len(lines))]
    both = "Tertib\nLestari"
    assert shown == [both, both, "Lestari\nTertib", both, "Tertib", "", "Tertib"]
    assert differences(path) == []


@pytest.mark.long
def test_an_older_formula_of_one_unit_becomes_that_of_all_in_a_renewed_workbook(tmp_path: Path) -> None:
    """100 + 200 in two kelurahan; the older formula shows the 100 of the first."""
    grids = [
        shown.grid("Identitas", "| Tahun Laporan | 2023 |\n| Awal Renstra | 2021 |\n| Akhir Renstra | 2026 |"),
        shown.grid("Tabel 2.3.1", "| SASARAN | PROGRAM | UNIT | ANGGARAN |\n| Lestari | Listrik | . | =100 |"),
        shown.grid(
            "Tabel 2.7",
            """
            | JENIS        | UNIT  | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
            | Program      | Aren  | Layanan                       | Indeks    | 80     | 300           |
            | Kegiatan     | .     | Jasa                          | Jumlah    | 2 unit | 300           |
            | Sub Kegiatan | .     | Listrik                       | Jumlah    | 1 unit | 100           |
            | Sub Kegiatan | Duren | Listrik                       | Jumlah    | 1 unit | 200           |
            """,
        ),
    ]
    old, path = report_of(grids), tmp_path / "baru.xlsx"
    assert len(old.of_one_unit) == 1
    write_template(path, None, renewed(old, grids).filling)
    assert column(path, "Tabel 2.3.1", "ANGGARAN", 1) == [300]
    assert read_report(path).of_one_unit == ()
    assert differences(path) == []
