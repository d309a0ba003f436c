"""Indicators with columns of several years, in a workbook and in Word: the report's is judged, others named."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.tables.keys import Key, TableKey
from tests.layouts import ABOVE, KINDS, LEFT, Layout, checked, report_in, written

COVER = ("LAPORAN KINERJA", "DINAS PASAR KABUPATEN CONTOH", "TAHUN 2024")
_OF_ONE = ("Target", "Realisasi", "Capaian (%)")
# Of two indicators: 2023 and 2024, target, realisasi and capaian.
_ROWS = (
    ("Persentase pasar tertib", ("70", "68,5", "97,86"), ("72", "73", "101,39")),
    ("Jumlah pasar direvitalisasi", ("3", "3", "100"), ("4", "5", "125")),
)
_SASARAN = ("Meningkatnya ketertiban pasar", "Meningkatnya kelayakan pasar")
_OTHERS = "kolom tahun lain di"


def _compared(*head: tuple[str, ...], title: str = "Tabel 3.3 Perbandingan Capaian Kinerja") -> Layout:
    """Both years beside each other, all of one year first."""
    return Layout(title, head, tuple((name, *last, *this) for name, last, this in _ROWS), COVER)


def _paired(*head: tuple[str, ...]) -> Layout:
    """Each heading over both years."""
    pairs = ((name, zip(last, this, strict=True)) for name, last, this in _ROWS)
    rows = tuple((name, *(each for pair in both for each in pair)) for name, both in pairs)
    return Layout("Tabel 3.3 Perbandingan Capaian Kinerja", head, rows, COVER)


_GROUPS = ("Indikator Kinerja", "Target", LEFT, "Realisasi", LEFT, "Capaian (%)", LEFT)


def _years(over: str) -> tuple[str, ...]:
    return ("Indikator Kinerja", over.format(2023), LEFT, LEFT, over.format(2024), LEFT, LEFT)


COMPARED = {
    "headings under their year": _compared(_years("Tahun {}"), (ABOVE, *_OF_ONE * 2)),
    "headings under a year alone": _compared(_years("{}"), (ABOVE, *_OF_ONE * 2)),
    "headings under a year of the budget": _compared(_years("TA {}"), (ABOVE, *_OF_ONE * 2)),
    "years under their heading": _paired(_GROUPS, (ABOVE, *("2023", "2024") * 3)),
    "the word too": _paired(_GROUPS, (ABOVE, *("Tahun 2023", "Tahun 2024") * 3)),
    "TA under their heading": _paired(_GROUPS, (ABOVE, *("TA 2023", "TA 2024") * 3)),
    "one row": _paired(
        ("Indikator", *(f"{each} {year}" for each in ("Target", "Realisasi", "Capaian") for year in (2023, 2024))),
    ),
    "a title that says nothing": _compared(_years("{}"), (ABOVE, *_OF_ONE * 2), title="Tabel 7"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", COMPARED)
def test_two_years_of_indicators_are_compared_without_a_column_that_compares_them(
    tmp_path: Path, name: str, kind: str
) -> None:
    path = written(COMPARED[name], tmp_path, kind)

    table = report_in(path).tables[TableKey.TABEL_3_1_2]

    assert {Key.TARGET, Key.REALISASI, Key.TARGET_LALU, Key.REALISASI_LALU} <= {*table.columns}
    assert [each.code for each in checked(path).findings if each.code != "L01"] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", COMPARED)
def test_a_slip_in_the_capaian_of_either_year_is_found_at_its_cell(tmp_path: Path, name: str, kind: str) -> None:
    layout = COMPARED[name]
    wrong = [(at, text) for at, text in enumerate(layout.rows[1]) if text in {"100", "125"}]
    for column, _ in wrong:
        path = written(layout.with_slip(1, column, "88"), tmp_path, kind)

        found = [each for each in checked(path).findings if each.code != "L01"]

        assert [each.code for each in found] == ["P01"]
        assert (found[0].problem.place.row, found[0].problem.place.column) == layout.at(kind, 1, column)


def _of_sasaran(*head: tuple[str, ...], before: slice) -> Layout:
    """The report's year with its sasaran, behind some columns of 2022."""
    pairs = zip(_SASARAN, _ROWS, strict=True)
    rows = tuple((sasaran, name, *earlier[before], *this) for sasaran, (name, earlier, this) in pairs)
    return Layout("Tabel 3.2 Capaian Kinerja Tahun 2024", head, rows, COVER)


_SECOND, _ALL = slice(1, 2), slice(3)
_NAMED = ("Sasaran Strategis", "Indikator Kinerja")
_THIS = ("Tahun 2024", LEFT, LEFT)
OF_SASARAN = {
    "a realisasi": (
        _of_sasaran(
            (*_NAMED, "Realisasi 2022", "Target 2024", "Realisasi 2024", "Capaian 2024 (%)"), before=_SECOND
        ),
        ("“Realisasi 2022”",),
    ),
    "a realisasi over two rows": (
        _of_sasaran((*_NAMED, "Realisasi 2022", *_THIS), (ABOVE, ABOVE, ABOVE, *_OF_ONE), before=_SECOND),
        ("“Realisasi 2022”",),
    ),
    "all of a year": (
        _of_sasaran((*_NAMED, "Tahun 2022", LEFT, LEFT, *_THIS), (ABOVE, ABOVE, *_OF_ONE * 2), before=_ALL),
        ("“Tahun 2022 Target”", "“Tahun 2022 Realisasi”", "“Tahun 2022 Capaian (%)”"),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OF_SASARAN)
def test_the_columns_of_another_year_are_named_once_and_are_no_titles(
    tmp_path: Path, name: str, kind: str
) -> None:
    layout, others = OF_SASARAN[name]
    path = written(layout, tmp_path, kind)
    slip = layout.with_slip(1, len(layout.rows[1]) - 1, "88")

    assert TableKey.TABEL_3_1_1_A in report_in(path).tables
    result = checked(path)
    assert [each.code for each in result.findings if each.code != "L01"] == []
    (said,) = (each.reason for each in result.not_judged if each.reason.startswith(_OTHERS))
    assert said.endswith(f"tidak diperiksa: {', '.join(others)}")
    assert not any("tidak termasuk tabel" in each.reason for each in result.not_judged)
    assert [each.code for each in checked(written(slip, tmp_path, kind)).findings if each.code != "L01"] == ["P01"]
