"""Money of sasaran in Tabel 2.3.1: whole, in parts, shared, and of kegiatan; what is right and what is wrong.

By hand: Budaya spends 60 of 101 and Arsip 30 of 50; of Budaya's kegiatan Museum 50 of 61, Sanggar 10 of 40.
"""

from __future__ import annotations

import pytest

from lkjip_xl.figures.assignments import Portion, assignments_of
from lkjip_xl.report.model import Report
from lkjip_xl.show.wording import worded
from tests import shown

BUDGET = """
| JENIS | KODE | PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN |
| Program | 2.22.02 | Program Budaya | 101 |
| Kegiatan | 2.22.02.2.01 | Pengelolaan Museum | 61 |
| Sub Kegiatan | 2.22.02.2.01.0001 | Perawatan Koleksi | 61 |
| Kegiatan | 2.22.02.2.02 | Pembinaan Sanggar Seni | 40 |
| Sub Kegiatan | 2.22.02.2.02.0001 | Pelatihan Penari | 40 |
| Program | 2.24.02 | Program Arsip | 50 |
| Kegiatan | 2.24.02.2.01 | Pengelolaan Arsip Dinamis | 50 |
| Sub Kegiatan | 2.24.02.2.01.0001 | Penataan Arsip | 50 |
| . | . | JUMLAH | 151 |
"""
SPENT = """
| JENIS | KODE | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program | 2.22.02 | Program Budaya | 101 | 60 |
| Kegiatan | 2.22.02.2.01 | Pengelolaan Museum | 61 | 50 |
| Sub Kegiatan | 2.22.02.2.01.0001 | Perawatan Koleksi | 61 | 50 |
| Kegiatan | 2.22.02.2.02 | Pembinaan Sanggar Seni | 40 | 10 |
| Sub Kegiatan | 2.22.02.2.02.0001 | Pelatihan Penari | 40 | 10 |
| Program | 2.24.02 | Program Arsip | 50 | 30 |
| Kegiatan | 2.24.02.2.01 | Pengelolaan Arsip Dinamis | 50 | 30 |
| Sub Kegiatan | 2.24.02.2.01.0001 | Penataan Arsip | 50 | 30 |
| . | . | JUMLAH | 151 | 90 |
"""
HEADINGS = "| SASARAN | INDIKATOR | KODE | PROGRAM | BAGIAN (%) | ANGGARAN | PERSENTASE |"
EFFICIENCY = "| SASARAN | INDIKATOR SASARAN | REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN % |"
WEIGHTED = """
| Cara menghitung penyerapan per sasaran | Tertimbang pagu |
"""
MONEY = ("K02", "K03", "K04", "K05", "K10", "K24", "D07", "T03", "P02", "E02")


def agency(*plan: str, absorbed: tuple[str, ...] = (), settings: str = WEIGHTED, outline: str = "") -> Report:
    """A report with rows of Tabel 2.3.1 (sasaran, indikator, kode, program, bagian, anggaran, persentase)."""
    sheets = {
        "pengaturan": settings,
        "tabel_2_3_1": "\n".join((HEADINGS, *(f"| {row} |" for row in plan))),
        "tabel_2_7": BUDGET,
        "tabel_3_1_1_b": SPENT,
    }
    if absorbed:
        sheets["tabel_3_1_5"] = "\n".join((EFFICIENCY, *(f"| {row} |" for row in absorbed)))
    return shown.report(**({"tabel_2_1": outline} if outline else {}), **sheets)


def told(report: Report) -> list[str]:
    return shown.told(report, *MONEY)


PARTS = (
    "Lestari | . | . | Program Budaya | 60% | 61 | 40.4%",
    "Tertib | . | . | Program Budaya | 40% | 40 | 26.5%",
    "Tertib | . | . | Program Arsip | . | 50 | 33.1%",
)


def test_parts_share_pagu_and_realisasi_and_add_up_to_the_rupiah() -> None:
    # 60 % of 101 is 60,6: 61, and what is left of 101 is 40. Tertib: (0,4 × 60 + 30) ÷ (0,4 × 101 + 50) = 59,73 %.
    right = ("Lestari | Indeks | 59.41%", "Tertib | Nilai | 59.73%")
    assert told(agency(*PARTS, absorbed=right)) == []
    found = assignments_of(agency(*PARTS).tables)
    assert found is not None
    assert [each.portion for each in found.rows] == [Portion.PART, Portion.PART, Portion.WHOLE]
    wrong = agency(*PARTS, absorbed=("Lestari | Indeks | 59.41%", "Tertib | Nilai | 59.60%"))
    assert told(wrong) == [
        "E02 Nilai · REALISASI PENYERAPAN ANGGARAN ATAS INDIKATOR SASARAN %: 59.600, 59.73",
    ]


def test_a_part_may_be_cut_or_rounded_as_long_as_all_add_up() -> None:
    cut = (
        "Lestari | . | . | Program Budaya | 60% | 60 | 39.7%",
        "Tertib | . | . | Program Budaya | 40% | 41 | 27.2%",
    )
    assert told(agency(*cut, PARTS[2])) == []
    both_up = (cut[0].replace("60 |", "61 |").replace("39.7", "40.4"), cut[1])
    assert told(agency(*both_up, PARTS[2])) == ["K05 Program Budaya · ANGGARAN: 41, 40"]


def test_amounts_that_add_up_to_the_pagu_tell_the_parts_by_themselves() -> None:
    plan = (
        "Lestari | . | . | Program Budaya | . | 71 | 47.0%",
        "Tertib | . | . | Program Budaya | . | 30 | 19.9%",
        "Tertib | . | . | Program Arsip | . | 50 | 33.1%",
    )
    # Tertib: (60 × 30 ÷ 101 + 30) ÷ (30 + 50) = 59,78 %.
    assert told(agency(*plan, absorbed=("Lestari | Indeks | 59.41%", "Tertib | Nilai | 59.78%"))) == []


def test_a_bagian_of_few_decimals_stands_for_the_amounts_beside_it() -> None:
    plan = (
        "Lestari | . | . | Program Budaya | 33.3% | 34 | 22.5%",
        "Tertib | . | . | Program Budaya | 66.7% | 67 | 44.4%",
        "Tertib | . | . | Program Arsip | . | 50 | 33.1%",
    )
    assert told(agency(*plan)) == []


SHARED = (
    "Lestari | . | . | Program Budaya | . | 101 | 66.9%",
    "Tertib | . | . | Program Budaya | . | 101 | 66.9%",
    "Tertib | . | . | Program Arsip | . | 50 | 33.1%",
)


def test_a_whole_under_two_sasaran_is_shared_and_counts_once_in_the_total() -> None:
    right = ("Lestari | Indeks | 59.41%", "Tertib | Nilai | 59.60%")  # 60 ÷ 101, (60 + 30) ÷ (101 + 50)
    report = agency(*SHARED, ". | . | . | JUMLAH | . | 151 | 100%", absorbed=right)
    assert told(report) == ["K24 Program Budaya · PROGRAM: Program Budaya, None"]
    twice = agency(*SHARED, ". | . | . | JUMLAH | . | 252 | 166.9%", absorbed=right)
    assert "T03 JUMLAH · ANGGARAN: 252, 151" in told(twice)


def test_a_budget_is_parted_in_the_column_that_the_workbook_has() -> None:
    (found,) = shown.findings(agency(*SHARED), "K24")
    assert found.problem.hint == "Boleh. Bila dibagi, isi BAGIAN (%) setiap sasaran."


def test_what_bagian_does_not_say_is_named_there_alone() -> None:
    report = agency(
        *(row.replace("| 60% | 61", "| 3/5 | 900").replace("| 40% | 40", "| 2/5 | 900") for row in PARTS)
    )
    assert shown.told(report, "K05", "K10", "K24", "D03") == [
        "D03 Program Budaya · BAGIAN (%): 3/5, None",
        "D03 Program Budaya · BAGIAN (%): 2/5, None",
    ]


def test_a_program_that_is_parted_in_part_is_parted_further() -> None:
    """Its kegiatan beside it would count their money twice."""
    less = PARTS[1].replace("40% | 40 | 26.5", "30% | 30 | 19.9")
    (found,) = shown.findings(agency(PARTS[0], less, PARTS[2]), "K05")
    assert found.problem.hint == "Lengkapi BAGIAN di Tabel 2.3.1 E2, E3, sampai pagunya dibagi habis."


def test_each_program_counts_once_in_the_plain_mean_of_a_sasaran() -> None:
    # 60 ÷ 101 is 59 %, 30 ÷ 50 60 %: (59 + 60) ÷ 2.
    right = ("Lestari | Indeks | 59.00%", "Tertib | Nilai | 59.50%")
    assert told(agency(*SHARED, absorbed=right, settings="| Ukuran kertas | A4 |"))[1:] == []


KEGIATAN = (
    "Lestari | . | . | Pengelolaan Museum | . | 61 | 40.4%",
    "Tertib | . | . | Pelatihan Penari | . | 40 | 26.5%",
    "Tertib | . | . | Program Arsip | . | 50 | 33.1%",
)


def test_kegiatan_and_sub_kegiatan_may_be_named_instead_of_their_program() -> None:
    # Lestari: 50 ÷ 61. Tertib: (10 + 30) ÷ (40 + 50).
    right = ("Lestari | Indeks | 81.97%", "Tertib | Nilai | 44.44%")
    outline = """
    | SASARAN | PROGRAM | KEGIATAN |
    | Lestari | Program Budaya | . |
    | . | . | Pengelolaan Museum |
    | . | . | Perawatan Koleksi |
    | Tertib | . | Pembinaan Sanggar Seni |
    | . | . | Pelatihan Penari |
    | Tertib | Program Arsip | . |
    | . | . | Pengelolaan Arsip Dinamis |
    | . | . | Penataan Arsip |
    """
    assert told(agency(*KEGIATAN, absorbed=right, outline=outline)) == []
    moved = outline.replace("| Tertib | . |", "| Lestari | . |")
    assert told(agency(*KEGIATAN, absorbed=right, outline=moved)) == [
        "K10 Pembinaan Sanggar Seni · SASARAN: Lestari, Tertib"
    ]


def test_a_row_is_named_by_its_kode_too_and_a_slip_in_its_name_is_forgiven() -> None:
    plan = (
        KEGIATAN[0].replace("| . | Pengelolaan Museum", "| 2.22.02.2.01 | Pengelolaan Museum"),
        KEGIATAN[1].replace("Pelatihan Penari", "Pelatihn Penari"),
        KEGIATAN[2],
    )
    report = agency(*plan, absorbed=("Lestari | Indeks | 81.97%", "Tertib | Nilai | 44.44%"))
    assert told(report) == ["K03 Pelatihn Penari · PROGRAM: Pelatihn Penari, Pelatihan Penari"]


def test_money_may_be_that_of_one_indicator() -> None:
    plan = (
        "Lestari | Indeks Budaya | . | Pengelolaan Museum | . | 61 | 40.4%",
        "Lestari | Jumlah Sanggar | . | Pembinaan Sanggar Seni | . | 40 | 26.5%",
        "Tertib | . | . | Program Arsip | . | 50 | 33.1%",
    )
    right = ("Lestari | Indeks Budaya | 81.97%", ". | Jumlah Sanggar | 25.00%", "Tertib | Nilai | 60.00%")
    assert told(agency(*plan, absorbed=right)) == []
    assert len(told(agency(*plan, absorbed=("Lestari | Indeks Budaya | 59.41%", *right[1:])))) == 1


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        pytest.param(
            (*PARTS[:2], PARTS[0].replace("60%", "10%").replace("| 61 | 40.4%", "| 10 | 6.6%"), PARTS[2]),
            ["D07 Program Budaya · PROGRAM: Program Budaya, None"],
            id="one row twice under one sasaran",
        ),
        pytest.param(
            (SHARED[0], SHARED[0].replace("| . | Program Budaya", "| 2.22.02 | Program Budaya"), SHARED[2]),
            ["K10 Program Budaya · PROGRAM: Program Budaya, None"],
            id="one row twice, once by its kode",
        ),
        pytest.param(
            (PARTS[0], SHARED[1], SHARED[2]),
            ["K10 Program Budaya · PROGRAM: Program Budaya, None"],
            id="whole and in part",
        ),
        pytest.param(
            (*SHARED[:1], KEGIATAN[1], SHARED[2]),
            ["K10 Pelatihan Penari · PROGRAM: Pelatihan Penari, None"],
            id="a program and one of its sub kegiatan",
        ),
        pytest.param(
            (PARTS[0], PARTS[1].replace("40% | 40 | 26.5", "50% | 50 | 33.1"), PARTS[2]),
            ["K10 Program Budaya · BAGIAN (%): 50.0, 40.0"],
            id="parts above 100",
        ),
        pytest.param(
            (PARTS[0], PARTS[1].replace("40% | 40 | 26.5", "400% | 404 | 267.5"), PARTS[2]),
            ["K10 Program Budaya · BAGIAN (%): 400, 40.0"],
            id="a part above 100",
        ),
        pytest.param(
            ("Lestari | . | . | Program Budaya | 120% | 101 | 66.9%", PARTS[2]),
            ["K10 Program Budaya · BAGIAN (%): 120.0, 100.0"],
            id="a part above 100 beside the whole amount",
        ),
        pytest.param(
            (PARTS[0], PARTS[2]),
            ["K05 Program Budaya · PROGRAM/KEGIATAN/SUB KEGIATAN: 61, 101"],
            id="a part without the rest",
        ),
        pytest.param(
            (KEGIATAN[0], KEGIATAN[2]),
            ["K05 Program Budaya · PROGRAM/KEGIATAN/SUB KEGIATAN: 61, 101"],
            id="a kegiatan without its neighbour",
        ),
        pytest.param(
            (PARTS[0].replace("| 61 |", "| 60 |"), *PARTS[1:]),
            ["K05 Program Budaya · ANGGARAN: 60, 61"],
            id="the amount of a part",
        ),
        pytest.param(
            (KEGIATAN[0].replace("| 61 |", "| 62 |"), *KEGIATAN[1:]),
            ["K05 Pengelolaan Museum · ANGGARAN: 62, 61"],
            id="the amount of a kegiatan",
        ),
        pytest.param(
            (SHARED[0], SHARED[1].replace("| 101 |", "| 110 |"), SHARED[2]),
            ["K24 Program Budaya · PROGRAM: Program Budaya, None", "K05 Program Budaya · ANGGARAN: 110, 101"],
            id="the amount of a shared program",
        ),
    ],
)
def test_what_is_wrong(plan: tuple[str, ...], found: list[str]) -> None:
    assert told(agency(*plan)) == found


def test_amounts_under_several_sasaran_that_fall_short_may_be_parts_of_the_pagu() -> None:
    """71 + 20 of 101: either each is the whole pagu, shared, or one of the parts is wrong."""
    plan = (
        "Lestari | . | . | Program Budaya | . | 71 | 47.0%",
        "Tertib | . | . | Program Budaya | . | 20 | 13.2%",
        "Tertib | . | . | Program Arsip | . | 50 | 33.1%",
    )
    parts = "Jika dibagi, bagian-bagiannya (sel F2, F3) harus berjumlah 101, kini 91"
    hints = [worded(each.problem.hint) for each in shown.findings(agency(*plan), "K05")]
    assert len(hints) == 2
    assert all(each.startswith(f"{parts}; jika tidak, tulis 101, seperti pagunya di Tabel 2.7.") for each in hints)
