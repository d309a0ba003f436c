"""Evaluasi Renja as Permendagri 86/2017 prints it (Tabel E.81): the year's own columns are taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lkjip_xl.tables.keys import Key
from tests.layouts import ABOVE, KINDS, LEFT, Layout, checked, report_in, written

_AMOUNTS = (
    "Target Renstra Perangkat Daerah Tahun 2026",
    "Realisasi Capaian Kinerja Renstra sampai dengan Renja Tahun Lalu (2022)",
    "Target Kinerja dan Anggaran Renja Tahun Berjalan (2023) yang Dievaluasi",
    "Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi",
    "Tingkat Capaian Kinerja dan Realisasi Anggaran Renja (%)",
    "Realisasi Kinerja dan Anggaran Renstra s/d Tahun 2023",
    "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s/d Tahun 2023 (%)",
)
_BEFORE_QUARTERS = 3
_NUMBERS = ("I", "II", "III", "IV")
# In millions: the target of the Renstra, what was spent of it before, the pagu, and each quarter. Of the program
# 400 were to be spent in all and 100 were; of this year's 200 the quarters have 20 + 40 + 60 + 50 = 170.
_ROWS = (
    ("2.16.02", "Program Informasi", 400, 100, 200, (20, 40, 60, 50)),
    ("2.16.02.2.01", "Kegiatan Komunikasi", 400, 100, 200, (20, 40, 60, 50)),
    ("2.16.02.2.01.0001", "Sub Kegiatan Perumusan", 300, 70, 150, (10, 30, 50, 40)),
    ("2.16.02.2.01.0002", "Sub Kegiatan Layanan", 100, 30, 50, (10, 10, 10, 10)),
)


def _row(
    code: str, name: str, plan: int, before: int, pagu: int, quarters: tuple[int, ...]
) -> tuple[str | int, ...]:
    spent = sum(quarters)
    amounts = [plan, before, pagu, *quarters, spent, 0, before + spent, 0]
    money: list[str | int] = [each * 1_000_000 for each in amounts]
    money[-3] = f"{spent / pagu * 100:.2f}".replace(".", ",")
    money[-1] = f"{(before + spent) / plan * 100:.2f}".replace(".", ",")
    return (code, name, *(each for rupiah in money for each in ("6", rupiah)))


def _evaluation(title: str, quarters: tuple[str, ...], group: str = "") -> Layout:
    before, behind = _AMOUNTS[:_BEFORE_QUARTERS], _AMOUNTS[_BEFORE_QUARTERS:]
    of_quarters = [group, *[LEFT] * 7] if group else [each for own in quarters for each in (own, LEFT)]
    top = ["Kode", "Program/Kegiatan", *_with_left(before), *of_quarters, *_with_left(behind)]
    middle = [ABOVE] * 8 + [each for own in quarters for each in (own, LEFT)] + [ABOVE] * 8
    leaves = [ABOVE, ABOVE, *["K", "Rp"] * 11]
    head = (top, middle, leaves) if group else (top, leaves)
    cover = ("DINAS KOMINFO KABUPATEN CONTOH", "TAHUN 2023")
    return Layout(title, tuple(map(tuple, head)), tuple(_row(*each) for each in _ROWS), cover)


def _with_left(groups: tuple[str, ...]) -> list[str]:
    return [each for group in groups for each in (group, LEFT)]


_UNDER_ONE = (tuple(_NUMBERS), "Realisasi Kinerja pada Triwulan")
_EACH = (tuple(f"TRIWULAN {each}" for each in _NUMBERS), "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("quarters", [_UNDER_ONE, _EACH])
@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("EVALUASI HASIL RENJA", ""),
        ("EVALUASI RENJA TRIWULAN IV TAHUN 2023", ""),
        ("EVALUASI RENJA S.D. TRIWULAN IV TAHUN 2023", ""),
        ("EVALUASI RENJA TRIWULAN II TAHUN 2023", "s.d. Juni"),
    ],
)
def test_the_realisasi_behind_the_quarters_is_all_up_to_the_one_that_the_title_names(
    tmp_path: Path, title: str, part: str, quarters: tuple[tuple[str, ...], str], kind: str
) -> None:
    path = written(_evaluation(title, *quarters), tmp_path, kind)

    (table,) = report_in(path).other_tables

    assert table.part_of_year == part
    assert table.spec.column(Key.PAGU).heading.startswith(_AMOUNTS[2])
    assert table.spec.column(table.spec.spending).heading.startswith(_AMOUNTS[3])
    assert [each.code for each in checked(path).findings if each.code != "L01"] == []
    assert not any("artinya tidak jelas" in each.reason for each in checked(path).not_judged)


@pytest.mark.parametrize("kind", KINDS)
def test_a_slip_in_any_column_of_money_is_found_at_its_cell(tmp_path: Path, kind: str) -> None:
    layout = _evaluation("EVALUASI HASIL RENJA", *_UNDER_ONE)
    for column, value in [*enumerate(layout.rows[1])][3::2]:
        slip = value + 1000 if isinstance(value, int) else "55,55"

        found = checked(written(layout.with_slip(1, column, slip), tmp_path, kind)).findings

        places = [(each.problem.place.row, each.problem.place.column) for each in found if each.code != "L01"]
        assert places == [layout.at(kind, 1, column)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_that_nobody_judges_is_named(tmp_path: Path, kind: str) -> None:
    layout = _evaluation("EVALUASI HASIL RENJA", *_UNDER_ONE)

    (told,) = (
        each.reason
        for each in checked(written(layout, tmp_path, kind)).not_judged
        if "bukan rupiah" in each.reason
    )

    amounts = [
        *_AMOUNTS[:_BEFORE_QUARTERS],
        *(f"{_UNDER_ONE[1]} {each}" for each in _NUMBERS),
        *_AMOUNTS[_BEFORE_QUARTERS:],
    ]
    assert told.endswith(": " + ", ".join(f"“{each} K”" for each in amounts))


_PARTS = {0: (1,), 1: (2, 3)}
_OF_MONEY = 3
_QUARTERS, _SPENT = (3, 4, 5, 6), 7
_SLIP = 900_000


def _as_formulas_give(slip: tuple[int, int], *, across: bool) -> tuple[tuple[str | int, ...], ...]:
    """The rows with another amount typed into one cell, and what formulas give in all that rest on it.

    ``across`` says that what was spent is the sum of its row's quarters above sub kegiatan too.
    """
    amounts = [[each * 1_000_000 for each in (plan, before, pagu, *of)] for _, _, plan, before, pagu, of in _ROWS]
    for row in reversed(range(len(_ROWS))):
        own, parts = amounts[row], _PARTS.get(row, ())
        for column in range(_SPENT):
            own[column] = sum(amounts[part][column] for part in parts) if parts else own[column]
            own[column] += _SLIP * (slip == (row, column))
        spent = sum(amounts[part][_SPENT] for part in parts) if parts and not across else sum(own[3:])
        own.append(spent + _SLIP * (slip == (row, _SPENT)))
    return tuple(
        (code, name, *(each for rupiah in own for each in ("6", rupiah)))
        for (code, name, *_), own in zip(_ROWS, amounts, strict=True)
    )


@pytest.mark.parametrize(
    ("row", "column", "across"),
    [
        *((row, column, across) for row in (0, 1) for column in (*_QUARTERS, _SPENT) for across in (False, True)),
        (2, _SPENT, True),
    ],
)
def test_what_formulas_make_of_a_slip_at_any_level_is_not_told_beside_it(
    tmp_path: Path, row: int, column: int, across: bool
) -> None:
    whole = _evaluation("EVALUASI HASIL RENJA", *_UNDER_ONE)
    rows = _as_formulas_give((row, column), across=across)
    layout = replace(whole, head=tuple(line[: len(rows[0])] for line in whole.head), rows=rows)

    found = checked(written(layout, tmp_path, ".xlsx")).findings

    places = [(each.problem.place.row, each.problem.place.column) for each in found if each.code != "L01"]
    assert places == [layout.at(".xlsx", row, 2 * column + _OF_MONEY)]
