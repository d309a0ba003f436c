"""Programs and kegiatan without amounts: what their parts add up to stands for them."""

from __future__ import annotations

import pytest

from tests import shown


def spent(program: str, kegiatan: str, part: str = "30", total: str = "50") -> str:
    return f"""
    | JENIS | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN | CAPAIAN (%) |
    | Program | Program Satu | 100 | {program} | 50 |
    | Kegiatan | Kegiatan Satu | 100 | {kegiatan} | . |
    | Sub Kegiatan | Sub Satu | 60 | 20 | 33 |
    | Sub Kegiatan | Sub Dua | 40 | {part} | 75 |
    | . | JUMLAH | 100 | {total} | 50 |
    """


@pytest.mark.parametrize(
    ("program", "kegiatan", "part", "total", "told"),
    [
        (".", ".", "30", "50", ["D15 Program Satu · REALISASI KEUANGAN: None, 50"]),
        ("50", ".", "30", "50", ["D15 Kegiatan Satu · REALISASI KEUANGAN: None, 50"]),
        # What stands in a parent is held against the parts below.
        (
            "51",
            ".",
            "30",
            "50",
            [
                "T02 Program Satu · REALISASI KEUANGAN: 51, 50",
                "D15 Kegiatan Satu · REALISASI KEUANGAN: None, 50",
            ],
        ),
        (
            ".",
            ".",
            "30",
            "51",
            [
                "T03 JUMLAH · REALISASI KEUANGAN: 51, 50",
                "D15 Program Satu · REALISASI KEUANGAN: None, 50",
            ],
        ),
        # Where formulas show what they make of nothing, the amount is asked for.
        (
            ".",
            ".",
            "30",
            "=0",
            [
                "D01 Program Satu · REALISASI KEUANGAN: None, None",
                "D01 Kegiatan Satu · REALISASI KEUANGAN: None, None",
            ],
        ),
    ],
)
def test_a_blank_parent_is_the_sum_of_its_parts(
    program: str, kegiatan: str, part: str, total: str, told: list[str]
) -> None:
    report = shown.report(tabel_3_1_1_b=spent(program, kegiatan, part, total))
    assert sorted(shown.told(report, "D01", "D15", "T01", "T02", "T03")) == sorted(told)


def test_one_amount_that_differs_between_tables_is_named_once() -> None:
    report = shown.report(
        tabel_2_7="""
        | JENIS | PROGRAM | PAGU ANGGARAN |
        | Program | Program Satu | . |
        | Kegiatan | Kegiatan Satu | . |
        | Sub Kegiatan | Sub Satu | 61 |
        | Sub Kegiatan | Sub Dua | 40 |
        """,
        tabel_3_1_1_b=spent("50", "50"),
    )
    assert shown.told(report, "K01") == ["K01 Sub Satu · TARGET KEUANGAN: 60, 61"]
