"""Lists whose columns count all up to a period: the last is the year's, what falls is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.tables.keys import Key
from tests.layouts import ABOVE, KINDS, LEFT, Layout, checked, report_in, written

_QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
_ABOVE, _GROUP = (ABOVE, ABOVE), (LEFT, LEFT, LEFT)
_BESIDE = ("Program", "Pagu")
HEADS: dict[str, tuple[tuple[str, ...], ...]] = {
    "up to each": ((*_BESIDE, *(f"Realisasi s.d. {each}" for each in _QUARTERS)),),
    "up to, over each": ((*_BESIDE, "Realisasi s.d.", *_GROUP), (*_ABOVE, *_QUARTERS)),
    "accumulated": ((*_BESIDE, "Akumulasi Realisasi", *_GROUP), (*_ABOVE, *_QUARTERS)),
    "cumulative": ((*_BESIDE, *(f"Realisasi Kumulatif {each}" for each in _QUARTERS)),),
    "up to months": (
        (*_BESIDE, *(f"Realisasi s/d {each}" for each in ("Maret", "Juni", "September", "Desember"))),
    ),
}
# Of 40 and 20 million 10, 30, 60 and 90 % were spent.
_ROWS = (
    ("Program A", 40_000_000, 4_000_000, 12_000_000, 24_000_000, 36_000_000),
    ("Program B", 20_000_000, 2_000_000, 6_000_000, 12_000_000, 18_000_000),
    ("Jumlah", 60_000_000, 6_000_000, 18_000_000, 36_000_000, 54_000_000),
)
_FALLEN = "angka kumulatif yang turun"


def _list(name: str, *, fallen: bool = False) -> Layout:
    layout = Layout("Realisasi Anggaran", HEADS[name], _ROWS)
    return layout.with_slip(1, 3, 600_000).with_slip(2, 3, 12_600_000) if fallen else layout


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", HEADS)
def test_the_last_of_them_is_the_realisasi_of_the_year(tmp_path: Path, name: str, kind: str) -> None:
    path = written(_list(name), tmp_path, kind)

    (table,) = report_in(path).other_tables

    assert table.part_of_year == ""
    assert table.columns[Key.REALISASI] == len(_ROWS[0])
    result = checked(path)
    assert not result.findings
    assert not any(each.reason.startswith(_FALLEN) for each in result.not_judged)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", HEADS)
def test_one_that_is_less_than_the_one_before_is_named_with_its_row(tmp_path: Path, name: str, kind: str) -> None:
    layout = _list(name, fallen=True)
    result = checked(written(layout, tmp_path, kind))

    (said,) = (each.reason for each in result.not_judged if each.reason.startswith(_FALLEN))

    row, _ = layout.at(kind, 1, 3)
    assert (f"sel D{row} (Program B)" if kind == ".xlsx" else "baris 2 (Program B)") in said
    assert said.count("Program") == 1
    assert not result.findings


def test_single_quarters_may_be_less_than_the_one_before(tmp_path: Path) -> None:
    head = ((*_BESIDE, *(f"Realisasi {each}" for each in _QUARTERS)),)
    rows = tuple((name, pagu, first, first, first // 2, first) for name, pagu, first, *_ in _ROWS)
    layout = Layout("Realisasi Anggaran", head, rows)

    result = checked(written(layout, tmp_path, ".xlsx"))

    assert not any(each.reason.startswith(_FALLEN) for each in result.not_judged)
