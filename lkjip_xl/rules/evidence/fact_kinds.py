"""What the figures of a column tell, and in which unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.report.model import Row, Table
from lkjip_xl.rules.evidence.facts import Fact, Meant
from lkjip_xl.tables.facts import Said
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.unit_words import full_unit, is_counted
from lkjip_xl.text.words import fold
from lkjip_xl.text.written_figures import Told

_MONEY = {
    Key.PAGU: Meant.PAGU, Key.ANGGARAN: Meant.PAGU, Key.TARGET_KEUANGAN: Meant.PAGU, Key.PAGU_MURNI: Meant.PAGU,
}  # fmt: skip
_OTHER = {
    Key.CAPAIAN: Meant.CAPAIAN, Key.CAPAIAN_LALU: Meant.CAPAIAN, Key.CAPAIAN_KINERJA: Meant.CAPAIAN,
    Key.PENYERAPAN: Meant.ABSORBED, Key.EFISIENSI: Meant.EFFICIENCY, Key.PERTUMBUHAN: Meant.GROWTH,
    Key.STANDAR: Meant.STANDARD, Key.PERSENTASE: Meant.SHARE, Key.TERHADAP_AKHIR: Meant.CAPAIAN,
    Key.REALISASI_KINERJA: Meant.RESULT, Key.TARGET: Meant.TARGET, Key.REALISASI: Meant.RESULT,
}  # fmt: skip
# Of money the percentage beside it is what was absorbed.
_ABSORBING = frozenset({TableKey.TABEL_3_1_1_B, TableKey.REALISASI_BELANJA})
_STAFF = TableKey.TABEL_1_4
_PEOPLE = "orang"


def meant_by(table: Table, column: Column) -> Meant | None:
    """What the figures of a column tell; None where they are none that a sentence tells."""
    key, series = column.key, column.series or column.key
    if column.kind is Kind.RUPIAH:
        if key in (Key.SELISIH, Key.PERUBAHAN_PAGU):
            return None
        if key == Key.REALISASI:
            return Meant.SPENT
        return Meant.PAGU if key in _MONEY or key == Key.TARGET else None
    if column.kind is Kind.NUMBER or (table.spec.key == TableKey.TABEL_1_5 and column.kind is Kind.QUANTITY):
        return Meant.COUNT if column.sums or table.spec.key == TableKey.TABEL_1_5 or key == Key.JUMLAH else None
    if column.kind not in (Kind.PERCENT, Kind.QUANTITY):
        return None
    if key == Key.CAPAIAN and table.spec.key in _ABSORBING:
        return Meant.ABSORBED
    if column.fact is not None:
        return {Said.TARGET: Meant.TARGET, Said.REALISASI: Meant.RESULT, Said.CAPAIAN: Meant.CAPAIAN}.get(
            column.fact.said
        )
    return _OTHER.get(series)


def kind_of(table: Table, row: Row, column: Column) -> tuple[Told, str]:
    """In which unit the figure of a cell is."""
    if column.kind is Kind.RUPIAH:
        return Told.RUPIAH, ""
    if column.kind is Kind.PERCENT:
        return Told.PERCENT, ""
    if table.spec.key == _STAFF:
        return Told.COUNT, _PEOPLE
    cell = row.cells.get(column.key)
    unit = (cell.unit if cell else "") or row.text(Key.SATUAN) or (cell.satuan if cell else "")
    return kind_of_unit(unit)


def kind_of_unit(unit: str) -> tuple[Told, str]:
    """What kind of figure has this unit, and the unit of a count, written out."""
    word = full_unit(fold(unit))
    if "%" in word or word.startswith("persen"):
        return Told.PERCENT, ""
    if word and is_counted(word):
        return Told.COUNT, word
    return Told.BARE, word


def in_its_unit(told: Sequence[Fact]) -> list[Fact]:
    """The facts of an indicator, those without a unit in the one that another table names."""
    named = {
        (each.kind, each.unit)
        for each in told
        if each.meant in (Meant.TARGET, Meant.RESULT) and each.kind is not Told.BARE
    }
    if len(named) != 1:
        return list(told)
    kind, unit = named.pop()
    return [
        replace(each, kind=kind, unit=unit)
        if each.meant in (Meant.TARGET, Meant.RESULT) and each.kind is Told.BARE and not each.unit
        else each
        for each in told
    ]
