"""A table of a document that lists only the indicators of which it has something to tell."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from lkjip_xl.tables.keys import TableKey
from tests.printed_tables import Lines, checked, sample_tables, with_lines


def _said(tables: Iterable[Lines]) -> list[str]:
    return [each.problem.message for each in checked([*tables]).findings if each.code == "K02"]


def _standards(*names: str) -> Lines:
    head = ("Indikator Kinerja", "Realisasi", "Standar Nasional")
    rows = [(name, "", "80,00") for name in names]
    return Lines((head, *rows), caption="Tabel 3.1.4 Perbandingan Realisasi Kinerja dengan Standar Nasional")


def _name_in(key: str) -> str:
    table = sample_tables()[key]
    at = [text.casefold() for text in table.lines[0]].index("indikator sasaran")
    return table.lines[-1][at]


def test_a_table_of_standards_need_not_have_every_indicator() -> None:
    own = _standards(_name_in(TableKey.TABEL_3_1_1_A))
    assert _said([*sample_tables().values(), own]) == _said(sample_tables().values()) == []


def test_an_indicator_that_only_the_standards_have_is_told() -> None:
    own = _standards(_name_in(TableKey.TABEL_3_1_1_A), "Jumlah barang di tempat lain")
    assert _said([*sample_tables().values(), own]) == ["Indikator ini hanya ada di Tabel 3.1.4."]


@pytest.mark.parametrize("key", [TableKey.TABEL_3_1_2, TableKey.TABEL_3_1_3])
def test_other_tables_of_indicators_have_them_all(key: str) -> None:
    every = dict(sample_tables())
    every[key] = with_lines(every[key], every[key].lines[:-1])
    (message,) = _said(every.values())
    assert message.startswith("Indikator ini")
