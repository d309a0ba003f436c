"""Fills the template with the published LKjIP 2023 of Kesbangpol Kota Jambi, as a person would type it.

``python samples/buat_sampel.py`` writes two workbooks beside this script: one as published, with its
slips, and one with those mended. The tables are in ``kesbangpol_kota_jambi_2023/``, cell by cell as printed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip_xl.build.template import Filling, Typed, write_template
from lkjip_xl.calc import operands
from lkjip_xl.model import Settings
from lkjip_xl.schema import Column, Kind, TableSpec
from lkjip_xl.tables import IDENTITAS, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2

HERE = Path(__file__).resolve().parent
PUBLISHED = "kesbangpol_kota_jambi_2023_terbit.xlsx"
MENDED = "kesbangpol_kota_jambi_2023_benar.xlsx"

_TABLES = (TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2)
_SOURCE = HERE / "kesbangpol_kota_jambi_2023"
_YEARS = Settings(tahun=2023)
_TOTAL = "Jumlah"
_AMOUNT = re.compile(r"\d{1,3}(\.\d{3})*|\d+")
_PERCENTAGE = re.compile(r"(\d+)(?:,(\d+))?%")

Record = dict[str, str]
Records = Mapping[str, Sequence[Record]]


@dataclass(frozen=True)
class Mending:
    """A passage of a cell, and what it should be. ``row`` counts the rows of the table from 1."""

    table: TableSpec
    row: int
    column: str
    written: str
    right: str


_GROWTH = "PERSENTASE REALISASI 2023 TERHADAP REALISASI 2022"
_INDICATOR = "INDIKATOR PROGRAM/KEGIATAN/SUB KEGIATAN"
_NAME = "PROGRAM/KEGIATAN/SUB KEGIATAN"
_ACTUAL = "REALISASI KEUANGAN"

MENDINGS = (
    # Figures
    Mending(TABEL_3_1_1_B, 1, _ACTUAL, "3.861.486.910", "3.861.485.910"),
    Mending(TABEL_3_1_1_B, 2, _ACTUAL, "Rp85.682.879", "85.682.879"),
    Mending(TABEL_3_1_1_B, 15, _ACTUAL, "385.221.368", "385.220.368"),
    Mending(TABEL_3_1_1_B, 56, _ACTUAL, "23.425.222.114", "23.425.221.114"),
    Mending(TABEL_3_1_2, 1, _GROWTH, "1,25%", "125%"),
    Mending(TABEL_3_1_2, 2, _GROWTH, "1,25%", "125%"),
    # Units
    Mending(TABEL_2_7, 32, "TARGET", "34 uit", "34 unit"),
    Mending(TABEL_3_1_1_B, 32, "TARGET", "34 uit", "34 unit"),
    # Names and indicators that differ between the two tables
    Mending(TABEL_3_1_1_B, 9, "PROGRAM", "/Triwulan/Semesteran", "/ Triwulanan/ Semesteran"),
    Mending(TABEL_2_7, 12, _NAME, "Pendaftaran", "Pendataan"),
    Mending(TABEL_2_7, 12, _INDICATOR, "pendaftaran", "pendataan"),
    Mending(TABEL_3_1_1_B, 18, _INDICATOR, "barang cetak dan", "barang cetakan dan"),
    Mending(TABEL_2_7, 25, _INDICATOR, "Uusan", "Urusan"),
    Mending(TABEL_2_7, 35, _NAME, "Pemanjapan", "Pemantapan"),
    Mending(TABEL_2_7, 46, _INDICATOR, "Evaluasi dan Evaluasi dan", "Evaluasi dan"),
    Mending(TABEL_3_1_1_B, 49, _INDICATOR, "Penghaya Kepercayaan", "Penghayat Kepercayaan"),
    Mending(TABEL_2_7, 54, _INDICATOR, "Evaluasi dan Evaluasi dan", "Evaluasi dan"),
)


def write_samples(folder: Path) -> None:
    """Write both workbooks into a folder."""
    published = {table.key: _read(table.key) for table in _TABLES}
    write_template(folder / PUBLISHED, filling=_filling(published))
    write_template(folder / MENDED, filling=_filling(_mended(published, MENDINGS)))


def _read(name: str) -> list[Record]:
    with (_SOURCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _mended(records: Records, mendings: Iterable[Mending]) -> Records:
    result = {table: [dict(record) for record in rows] for table, rows in records.items()}
    for mending in mendings:
        record = result[mending.table.key][mending.row - 1]
        if mending.written not in record[mending.column]:
            raise ValueError(f"{mending.written!r} is not in {record[mending.column]!r}")
        record[mending.column] = record[mending.column].replace(mending.written, mending.right)
    return result


def _filling(records: Records) -> Filling:
    rows = {
        table.key: [dict(_typed_row(table, index, records)) for index in _row_numbers(table, records)]
        for table in _TABLES
    }
    totals = {
        table.key: dict(_typed_cells(table, record))
        for table in _TABLES
        for record in records[table.key]
        if _is_total(record)
    }
    return Filling(rows, {IDENTITAS.key: _identity()}, totals)


def _is_total(record: Record) -> bool:
    return record.get("JENIS") == _TOTAL


def _row_numbers(table: TableSpec, records: Records) -> Iterator[int]:
    return (index for index, record in enumerate(records[table.key]) if not _is_total(record))


def _identity() -> dict[str, Typed]:
    facts = {record["KETERANGAN"]: record["ISI"] for record in _read("identitas")}
    return {
        field.key: Typed(int(facts[field.label]) if field.kind is Kind.YEAR else facts[field.label])
        for field in IDENTITAS.fields
    }


def _heading(column: Column) -> str:
    return _YEARS.with_years(column.full_heading)


def _typed_row(table: TableSpec, index: int, records: Records) -> Iterator[tuple[str, Typed]]:
    """What a person types into a row: a cell that already shows the same stays a formula."""
    for key, typed in _typed_cells(table, records[table.key][index]):
        column = table.column(key)
        if column.link is not None:
            source = next(each for each in _TABLES if each.key == column.link.table)
            there = records[source.key][index][_heading(source.column(column.link.column))]
            if there == records[table.key][index][_heading(column)]:
                continue
        yield key, typed


def _typed_cells(table: TableSpec, record: Record) -> Iterator[tuple[str, Typed]]:
    computed_with = {key for column in table.columns if column.calc for key in operands(column.calc)}
    for column in table.columns:
        written = record.get(_heading(column), "")
        stays_text = column.kind in (Kind.TEXT, Kind.LEVEL) or (
            # The template gives targets a text format, unless something is computed with them.
            column.kind is Kind.QUANTITY and column.key not in computed_with
        )
        if written and written != _TOTAL:
            yield column.key, Typed(written) if stays_text else _typed(written)


def _typed(written: str) -> Typed:
    """What Excel makes of it: a number, a percentage, or a text where there are letters in it."""
    if _AMOUNT.fullmatch(written):
        return Typed(Decimal(written.replace(".", "")))
    if match := _PERCENTAGE.fullmatch(written):
        decimals = match[2] or ""
        return Typed(Decimal(f"{match[1]}.{decimals}") / 100, percent_decimals=len(decimals))
    return Typed(written)


if __name__ == "__main__":
    write_samples(HERE)
    for sample in (PUBLISHED, MENDED):
        print(sample)
