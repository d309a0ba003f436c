"""Fills the template with the published LKjIP 2023 of Kesbangpol Kota Jambi, as a person would type it.

``python samples/buat_sampel.py`` writes two workbooks beside this script: one as published, with its
slips, and one with those mended. The tables are in ``kesbangpol_kota_jambi_2023/``, cell by cell as printed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip_xl.books.template.template import Filling, Typed, spec_of_template, write_template
from lkjip_xl.methods.penyerapan import USUAL_METHOD
from lkjip_xl.reader.binding import accepted_keys
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import (
    BY_FORMAT,
    IDENTITAS,
    PENGATURAN,
    SHARE_WORDS,
    TABEL_1_4,
    TABEL_2_2_PERJANJIAN_KINERJA,
    TABEL_2_2_SASARAN,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_5,
    TABLES,
)
from lkjip_xl.tables.spec import Column, Kind, TableSpec
from lkjip_xl.text.words import heading_key, similarity

HERE = Path(__file__).resolve().parent
PUBLISHED = "kesbangpol_kota_jambi_2023_terbit.xlsx"
MENDED = "kesbangpol_kota_jambi_2023_benar.xlsx"

_SOURCE = HERE / "kesbangpol_kota_jambi_2023"
_SETTINGS = Settings(tahun=2023, awal_renstra=2018, akhir_renstra=2023)
# The tables that the report prints; the others are left to their formulas.
_TABLES = tuple(spec_of_template(spec, _SETTINGS) for spec in TABLES if (_SOURCE / f"{spec.key}.csv").is_file())
_TOTAL = "jumlah"
# The kegiatan under Program Penunjang have the same numbers in every agency.
_KEGIATAN_PENUNJANG = {
    "Perencanaan, Penganggaran": 1,
    "Administrasi Keuangan": 2,
    "Administrasi Kepegawaian": 5,
    "Administrasi Umum": 6,
    "Pengadaan Barang Milik Daerah": 7,
    "Penyediaan Jasa Penunjang": 8,
    "Pemeliharaan Barang Milik Daerah": 9,
}
_AMOUNT = re.compile(r"\d{1,3}(\.\d{3})*|\d+")
_DECIMALS = re.compile(r"\d+,\d+")
_PERCENTAGE = re.compile(r"(\d+)(?:,(\d+))?%")
_COLUMN_NUMBER = re.compile(r"\d|6=\(\d-\d\)")

Record = dict[str, str]
"""What stands in the columns of a row, by the columns' keys."""
Records = Mapping[str, Sequence[Record]]


@dataclass(frozen=True)
class Mending:
    """A passage of a cell, and what it should be. ``row`` counts the lines of the printed table from 1."""

    table: TableSpec
    row: int
    column: str
    written: str
    right: str


MENDINGS = (
    # Figures
    Mending(TABEL_3_1_1_B, 1, "realisasi", "3.861.486.910", "3.861.485.910"),
    Mending(TABEL_3_1_1_B, 2, "realisasi", "Rp85.682.879", "85.682.879"),
    Mending(TABEL_3_1_1_B, 15, "realisasi", "385.221.368", "385.220.368"),
    Mending(TABEL_3_1_1_B, 56, "realisasi", "23.425.222.114", "23.425.221.114"),
    Mending(TABEL_3_1_2, 1, "pertumbuhan", "1,25%", "125%"),
    Mending(TABEL_3_1_2, 2, "pertumbuhan", "1,25%", "125%"),
    Mending(TABEL_2_3, 1, "persentase", "100%", "99,66%"),
    Mending(TABEL_2_3, 2, "persentase", "100%", "0,34%"),
    Mending(TABEL_2_3_1, 6, "anggaran", "", "656.580.000"),
    Mending(TABEL_2_3_1, 6, "persentase", "", "2,77%"),
    Mending(TABEL_1_4, 8, "sltp", "5,7", "2,9"),
    Mending(TABEL_1_4, 6, "no", "7", "6"),
    # Bands with gaps and an overlap, and the formula of a column
    Mending(TABEL_3_1, 2, "rentang", "75,00 – 89,9", "75 – < 90"),
    Mending(TABEL_3_1, 3, "rentang", "65,00 – 74,99", "65 – < 75"),
    Mending(TABEL_3_1, 4, "rentang", "50,00-64,99", "50 – < 65"),
    Mending(TABEL_3_1, 5, "rentang", "0-50,00", "< 50"),
    Mending(TABEL_3_1_5, 1, "efisiensi", "6=(5-4)", "6=(4-5)"),
    # Units
    Mending(TABEL_2_7, 32, "target", "34 uit", "34 unit"),
    Mending(TABEL_3_1_1_B, 32, "target", "34 uit", "34 unit"),
    # Names and indicators that differ between the two tables
    Mending(TABEL_3_1_1_B, 9, "nama", "/Triwulan/Semesteran", "/ Triwulanan/ Semesteran"),
    Mending(TABEL_2_7, 12, "nama", "Pendaftaran", "Pendataan"),
    Mending(TABEL_2_7, 12, "indikator", "pendaftaran", "pendataan"),
    Mending(TABEL_3_1_1_B, 18, "indikator", "barang cetak dan", "barang cetakan dan"),
    Mending(TABEL_2_7, 25, "indikator", "Uusan", "Urusan"),
    Mending(TABEL_2_7, 35, "nama", "Pemanjapan", "Pemantapan"),
    Mending(TABEL_2_7, 46, "indikator", "Evaluasi dan Evaluasi dan", "Evaluasi dan"),
    Mending(TABEL_3_1_1_B, 49, "indikator", "Penghaya Kepercayaan", "Penghayat Kepercayaan"),
    Mending(TABEL_2_7, 54, "indikator", "Evaluasi dan Evaluasi dan", "Evaluasi dan"),
)


def write_samples(folder: Path) -> None:
    """Write both workbooks into a folder."""
    published = _printed_tables()
    write_template(folder / PUBLISHED, filling=_filling(published))
    write_template(folder / MENDED, filling=_filling(mended_records()))


def mended_records() -> Records:
    """The printed tables with their slips mended, and with the codes that the report does not print."""
    mended = dict(_mended(_printed_tables(), MENDINGS))
    mended[TABEL_2_7.key] = list(_with_codes(mended[TABEL_2_7.key]))
    return mended


def _printed_tables() -> Records:
    """Every printed table; the unit of an indicator stands where a person types it, and the agreement follows."""
    printed = {table.key: _table(table) for table in _TABLES}
    agreed = printed[TABEL_2_2_PERJANJIAN_KINERJA.key]
    planned = zip(printed[TABEL_2_2_SASARAN.key], agreed, strict=True)
    return {**printed, TABEL_2_2_SASARAN.key: [{**row, "satuan": other["satuan"]} for row, other in planned]}


def _with_codes(rows: Iterable[Record]) -> Iterator[Record]:
    """The rows of Tabel 2.7 with codes: programs and kegiatan as the agency has them, sub kegiatan numbered on."""
    program = kegiatan = sub_kegiatan = 0
    above = ""
    for row in rows:
        code = ""
        match row["jenis"]:
            case "Program":
                program += 1
                kegiatan = 0
                code = f"8.01.{program:02}"
            case "Kegiatan":
                kegiatan, sub_kegiatan = kegiatan + 1, 0
                above = f"8.01.{program:02}.2.{_number_of_kegiatan(row['nama'], kegiatan):02}"
                code = above
            case "Sub Kegiatan":
                sub_kegiatan += 1
                code = f"{above}.{sub_kegiatan:02}"
        yield {**row, "kode": code} if code else row


def _number_of_kegiatan(name: str, number: int) -> int:
    return next((given for start, given in _KEGIATAN_PENUNJANG.items() if name.startswith(start)), number)


def _read(name: str) -> list[Record]:
    with (_SOURCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _table(spec: TableSpec) -> list[Record]:
    """The lines of a printed table, its headings replaced by the keys of the columns."""
    lines = _read(spec.key)
    keys = {heading: _column(spec, heading) for heading in lines[0]}
    return [{keys[heading]: text for heading, text in line.items()} for line in lines]


def _column(spec: TableSpec, heading: str) -> str:
    """The column that a printed heading is nearest to: the report has slips there too."""
    wanted = heading_key(heading)
    return max(
        (column.key for column in spec.columns),
        key=lambda key: max(similarity(wanted, each) for each in accepted_keys(spec.column(key), _SETTINGS)),
    )


def _mended(records: Records, mendings: Iterable[Mending]) -> Records:
    result = {table: [dict(record) for record in rows] for table, rows in records.items()}
    for mending in mendings:
        record = result[mending.table.key][mending.row - 1]
        there = record[mending.column]
        if mending.written not in there or bool(mending.written) is not bool(there):
            raise ValueError(f"{mending.written!r} is not in {there!r}")
        record[mending.column] = there.replace(mending.written, mending.right) if there else mending.right
    return result


def _filling(records: Records) -> Filling:
    return Filling(
        tables={
            table.key: [dict(_typed_row(table, index, records)) for index in _row_numbers(table, records)]
            for table in _TABLES
        },
        forms={
            IDENTITAS.key: _identity(),
            # As the report computes it; and it prints shares with as many decimals as each of its tables has.
            PENGATURAN.key: {
                "cara_penyerapan": Typed(USUAL_METHOD.aggregation.value),
                "desimal": Typed(BY_FORMAT),
            },
        },
        totals=_lines(records, _is_total),
        shares=_lines(records, _is_shares),
        column_numbers={
            table.key: record for table in _TABLES for record in records[table.key] if _is_column_numbers(record)
        },
    )


def _lines(records: Records, wanted: Callable[[Record], bool]) -> dict[str, dict[str, Typed]]:
    return {
        table.key: dict(typed_cells(table, record))
        for table in _TABLES
        for record in records[table.key]
        if wanted(record)
    }


def _is_total(record: Record) -> bool:
    return any(text.casefold() == _TOTAL for text in record.values())


def _is_shares(record: Record) -> bool:
    return any(text in SHARE_WORDS for text in record.values())


def _is_column_numbers(record: Record) -> bool:
    return all(_COLUMN_NUMBER.fullmatch(text) for text in record.values())


def _row_numbers(table: TableSpec, records: Records) -> Iterator[int]:
    for index, record in enumerate(records[table.key]):
        if not (_is_total(record) or _is_shares(record) or _is_column_numbers(record)):
            yield index


def _identity() -> dict[str, Typed]:
    facts = {record["KETERANGAN"]: record["ISI"] for record in _read("identitas")}
    return {
        field.key: Typed(int(facts[field.label]) if field.kind is Kind.YEAR else facts[field.label])
        for field in IDENTITAS.fields
    }


def _typed_row(table: TableSpec, index: int, records: Records) -> Iterator[tuple[str, Typed]]:
    """What a person types into a row: a cell that already shows the same stays a formula."""
    record = records[table.key][index]
    for column in table.columns:
        if (column.lookup or column.calc) and record.get(column.key) == "":
            yield column.key, Typed("")  # left empty in print, where the template has a formula
    for key, typed in typed_cells(table, record):
        if record[key] != _shown_by_formula(index, table.column(key), records):
            yield key, typed


def _shown_by_formula(index: int, column: Column, records: Records) -> str:
    """What the template's formula shows, where it takes a cell over from another table."""
    if column.link is None:
        return ""
    source = records[column.link.table]
    shown = source[index][column.link.in_year(_SETTINGS.tahun).key] if index < len(source) else ""
    # A target is taken over in percent points, without the sign.
    return shown.removesuffix("%") if column.kind is Kind.QUANTITY and column.fact else shown


def typed_cells(table: TableSpec, record: Record) -> Iterator[tuple[str, Typed]]:
    """What a person types into the columns of a row, by their keys; nothing for what is written as empty."""
    for column in table.columns:
        written = record.get(column.key, "")
        stays_text = column.kind in (Kind.TEXT, Kind.LEVEL) or (
            # The template gives targets a text format, unless something is computed or compared with them.
            column.kind is Kind.QUANTITY and not column.fact and column.key not in table.computed_with
        )
        if written and written.casefold() != _TOTAL and written not in SHARE_WORDS:
            yield column.key, Typed(written) if stays_text else _typed(written)


def _typed(written: str) -> Typed:
    """What Excel makes of it: a number, a percentage, or a text where there are letters in it."""
    if _AMOUNT.fullmatch(written):
        return Typed(Decimal(written.replace(".", "")))
    if _DECIMALS.fullmatch(written):
        return Typed(Decimal(written.replace(",", ".")))
    if match := _PERCENTAGE.fullmatch(written):
        decimals = match[2] or ""
        return Typed(Decimal(f"{match[1]}.{decimals}") / 100, percent_decimals=len(decimals))
    return Typed(written)


if __name__ == "__main__":
    write_samples(HERE)
    for sample in (PUBLISHED, MENDED):
        print(sample)
