"""The template over money of sasaran: its formulas show what check computes, and LibreOffice too."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.next_year import next_year
from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.penyerapan import METHODS, Method
from lkjip_xl.reader import read_report
from tests.checking import check_file
from tests.libreoffice import differences, formula_count
from tests.rules.test_assigned_money import agency

pytestmark = pytest.mark.usefixtures("small_templates")

LINES: tuple[tuple[str | int, ...], ...] = (
    ("Program", "2.22.01", "Program Penunjang Urusan Pemerintahan", 200, 190),
    ("Kegiatan", "2.22.01.2.01", "Perencanaan", 200, 190),
    ("Sub Kegiatan", "2.22.01.2.01.0001", "Dokumen Perencanaan", 200, 190),
    ("Program", "2.22.02", "Program Budaya", 101, 60),
    ("Kegiatan", "2.22.02.2.01", "Pengelolaan Museum", 61, 50),
    ("Sub Kegiatan", "2.22.02.2.01.0001", "Perawatan Koleksi", 61, 50),
    ("Kegiatan", "2.22.02.2.02", "Pembinaan Sanggar Seni", 40, 10),
    ("Sub Kegiatan", "2.22.02.2.02.0001", "Pelatihan Penari", 40, 10),
    ("Program", "2.24.02", "Program Arsip", 50, 30),
    ("Kegiatan", "2.24.02.2.01", "Pengelolaan Arsip Dinamis", 50, 30),
    ("Sub Kegiatan", "2.24.02.2.01.0001", "Penataan Arsip", 50, 30),
)
AIMS = (("Lestari", "Indeks Budaya"), ("", "Jumlah Sanggar"), ("Tertib", "Nilai Arsip"))
PARTS = (
    ("Lestari", "", "", "Program Penunjang Urusan Pemerintahan", "60"),
    ("", "", "", "Program Budaya", ""),
    ("Tertib", "", "", "program penunjang urusan pemerintahan", "40"),
    ("", "", "", "Program Arsip", ""),
)
PLANS = {
    "parts": PARTS,
    "shared": (*PARTS[1:2], ("Lestari", "", "", "Program Arsip", ""), ("Tertib", "", "", "Program Arsip", "")),
    "kegiatan": (
        ("Lestari", "", "", "Pengelolaan Museum", ""),
        ("Tertib", "", "2.22.02.2.02.0001", "Penari", ""),
        ("", "", "", "Program Arsip", ""),
        ("", "", "", "Perencanaan", ""),
    ),
    "indikator": (
        ("Lestari", "Indeks Budaya", "", "Pengelolaan Museum", ""),
        ("", "", "", "Program Arsip", ""),
        ("", "Jumlah Sanggar", "", "Pembinaan Sanggar Seni", ""),
        ("Tertib", "", "", "Program Penunjang Urusan Pemerintahan", ""),
    ),
    # Program Arsip, 50, is divided by what is typed as its ANGGARAN.
    "amounts": (
        ("Lestari", "", "", "Program Arsip", "=20"),
        ("Tertib", "", "", "Program Arsip", "=30"),
        ("", "", "", "Program Budaya", ""),
    ),
    "unknown": (("Lestari", "", "", "Program Pariwisata", ""), ("Tertib", "", "", "Program Arsip", "")),
}
# Every plan with two methods, every method with one plan at least.
EACH_ONCE = [
    pytest.param(plan, method, id=f"{plan}, {method.label}")
    for number, plan in enumerate(PLANS)
    for method in (METHODS[number], METHODS[-1])
]
ON_REQUEST = ("INDIKATOR", "KODE", "BAGIAN")


def filling(plan: tuple[tuple[str, ...], ...], method: Method) -> Filling:
    shares = []
    for index, row in enumerate(plan):
        typed = dict(zip(("sasaran", "indikator", "kode", "program", "bagian"), row, strict=True))
        own = {key: Typed(text) for key, text in typed.items() if text and key != "bagian"}
        if index == 0:
            own.setdefault("sasaran", Typed("Lestari"))
        if typed["bagian"].startswith("="):
            own["anggaran"] = Typed(int(typed["bagian"][1:]))
        elif typed["bagian"]:
            own["bagian"] = Typed(Decimal(typed["bagian"]) / 100)
        shares.append(own)
    budget = ("jenis", "kode", "nama", "pagu")
    penunjang = "Ya" if method.with_penunjang else "Tidak"
    return Filling(
        tables={
            "tabel_2_2_sasaran": [
                {key: Typed(text) for key, text in zip(("sasaran", "indikator"), aim, strict=True) if text}
                for aim in AIMS
            ],
            "tabel_2_3_1": shares,
            "tabel_2_7": [
                {key: Typed(value) for key, value in zip(budget, line[:4], strict=True)} for line in LINES
            ],
            "tabel_3_1_1_b": [{"realisasi": Typed(line[4])} for line in LINES],
        },
        forms={
            "identitas": {"tahun": Typed(2024), "awal_renstra": Typed(2021), "akhir_renstra": Typed(2026)},
            "pengaturan": {"cara_penyerapan": Typed(method.aggregation.value), "penunjang": Typed(penunjang)},
        },
    )


def written(path: Path, plan: tuple[tuple[str, ...], ...], method: Method) -> None:
    write_template(path, TemplateOptions(kolom=ON_REQUEST), filling(plan, method))


def column(path: Path, sheet: str, heading: str) -> list[object]:
    rows = list(openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True))
    at, first = next((row.index(heading), number) for number, row in enumerate(rows) if heading in row)
    return [row[at] for row in rows[first + 2 : first + 2 + len(LINES)]]


PENYERAPAN = "REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN %"


@pytest.mark.long
@pytest.mark.parametrize(("plan", "method"), EACH_ONCE)
def test_the_template_shows_the_penyerapan_that_check_computes(plan: str, method: Method, tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    written(path, PLANS[plan], method)
    shown = column(path, "Tabel 3.1.5", PENYERAPAN)[: len(AIMS)]
    report = read_report(path)
    table, recomputed = report.tables.get("tabel_3_1_5"), Recomputed(report)
    assert table is not None
    calc = table.spec.column("penyerapan").calc
    expected = [recomputed.by_method(row, calc) for row in table.rows]  # type: ignore[arg-type]
    assert [round(float(each) * 100, 6) if isinstance(each, float | int) else None for each in shown] == [
        None if each is None else round(float(each), 6) for each in expected
    ]
    found = [each.code for each in check_file(path).standing() if each.code in {"E02", "E04", "K10", "S16", "S07"}]
    assert found == []


@pytest.mark.long
def test_parts_and_the_penunjang_that_counts_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    weighted = next(each for each in METHODS if each.label.startswith("tertimbang") and each.with_penunjang)
    written(path, PARTS, weighted)
    assert column(path, "Tabel 2.3.1", "ANGGARAN")[:4] == [120, 101, 80, 50]
    # (0,6 × 190 + 60) ÷ (0,6 × 200 + 101) and (0,4 × 190 + 30) ÷ (0,4 × 200 + 50)
    shown = column(path, "Tabel 3.1.5", PENYERAPAN)[:3]
    assert [round(each, 6) for each in shown if isinstance(each, float)] == [
        round(174 / 221, 6),
        round(174 / 221, 6),
        round(106 / 130, 6),
    ]


def test_the_outline_shows_the_sasaran_of_kegiatan(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    written(path, PLANS["kegiatan"], METHODS[0])
    sasaran = column(path, "Tabel 2.1", "SASARAN")
    assert sasaran[:4] == ["Tertib", "Tertib", None, "Lestari"]
    assert sasaran[4:10] == ["Lestari", None, None, None, "Tertib", None]


def test_next_year_begins_with_the_same_assignments_and_the_method_that_held() -> None:
    report = agency(
        "Lestari | Indeks | 2.22.02 | Program Budaya | 60 | 61 | 40.4%",
        "Tertib | . | 2.22.02 | Program Budaya | 40% | 40 | 26.5%",
        settings="| Ukuran kertas | A4 |",
    )
    begun = next_year(report, 2025)
    assert set(begun.kolom) == {"INDIKATOR", "KODE", "BAGIAN"}
    rows = begun.filling.tables["tabel_2_3_1"]
    assert [row["bagian"].value for row in rows] == [Decimal("0.6"), Decimal("0.4")]
    assert [row["program"].value for row in rows] == ["Program Budaya", "Program Budaya"]
    # No method stood in the old workbook, and its template meant this one.
    assert begun.filling.forms["pengaturan"]["cara_penyerapan"].value == "Rata-rata persen bulat"


@pytest.mark.long
@pytest.mark.parametrize(("plan", "method"), EACH_ONCE)
def test_libreoffice_computes_the_same(plan: str, method: Method, tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    written(path, PLANS[plan], method)
    assert formula_count(path) > 200
    assert differences(path) == []


@pytest.mark.long
def test_a_workbook_of_values_alone_says_nothing_of_columns_that_nobody_sees(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    written(path, PARTS, METHODS[0])
    values = openpyxl.load_workbook(path, data_only=True)
    values.save(tmp_path / "nilai.xlsx")
    found = [each for each in check_file(tmp_path / "nilai.xlsx").standing() if each.code in {"S07", "S09"}]
    assert [each for each in found if each.problem.place.sheet == "Tabel 2.3.1"] == []


@pytest.mark.thorough
@pytest.mark.long
def test_a_program_without_a_sasaran_has_none_in_the_outline(tmp_path: Path) -> None:
    rows = [{"jenis": Typed("Program"), "nama": Typed("P1")}, {"jenis": Typed("Kegiatan"), "nama": Typed("K1")}]
    path = tmp_path / "t.xlsx"
    write_template(path, filling=Filling({"tabel_2_7": rows, "tabel_2_3_1": [{"program": Typed("P1")}]}))
    sheet = openpyxl.load_workbook(path, data_only=True)["Tabel 2.1"]
    assert [sheet.cell(row, 1).value for row in (7, 8)] == [None, None]
    assert differences(path) == []
