"""Fills the template as other kinds of agencies fill it, from what their public reports hold.

``python samples/buat_sampel_lain.py`` writes a workbook beside this script for each folder of :data:`SAMPLES`. A
folder holds what a person types: a CSV file for each table and form, headed by the keys of the columns. A cell
that is empty there is left to the template's own formula. What of it is published and what is invented says
``ASAL.md`` in the folder.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from buat_sampel import Record, typed_cells

from lkjip_xl.books.template.template import Filling, Typed, spec_of_template, write_template
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import FORMS, IDENTITAS, TABLES
from lkjip_xl.tables.spec import Field, FormSpec, Kind, TableSpec

HERE = Path(__file__).resolve().parent
SAMPLES = (
    "sekretariat_daerah_sumatera_utara_2021",
    "pemerintah_kabupaten_contoh_2023",
    "kecamatan_bekasi_timur_2023",
)

_NUMBERS = frozenset({Kind.YEAR, Kind.RUPIAH, Kind.PERCENT})


def write_samples(folder: Path) -> None:
    """Write every workbook into a folder."""
    for name in SAMPLES:
        write_template(folder / f"{name}.xlsx", filling=_filling(HERE / name))


def _filling(source: Path) -> Filling:
    forms = {spec.key: dict(_form(source, spec)) for spec in FORMS}
    return Filling(tables=dict(_tables(source, _years(forms[IDENTITAS.key]))), forms=forms)


def _form(source: Path, spec: FormSpec) -> Iterator[tuple[str, Typed]]:
    """What is typed into a form, by the keys of its fields."""
    fields = {field.key: field for field in spec.fields}
    for line in _read(source / f"{spec.key}.csv"):
        yield line["kunci"], _entry(fields[line["kunci"]], line["isi"])


def _entry(field: Field, written: str) -> Typed:
    return Typed(int(written) if field.kind in _NUMBERS else written)


def _years(identity: dict[str, Typed]) -> Settings:
    """The years that the headings of the tables need."""
    tahun, awal, akhir = (int(identity[key].value) for key in ("tahun", "awal_renstra", "akhir_renstra"))
    return Settings(tahun=tahun, awal_renstra=awal, akhir_renstra=akhir)


def _tables(source: Path, settings: Settings) -> Iterator[tuple[str, list[dict[str, Typed]]]]:
    for spec in TABLES:
        if rows := _read(source / f"{spec.key}.csv"):
            table = spec_of_template(spec, settings, {column.asked_as for column in spec.columns})
            yield spec.key, [_typed_row(table, row) for row in rows]


def _typed_row(table: TableSpec, row: Record) -> dict[str, Typed]:
    if unknown := row.keys() - {column.key for column in table.columns}:
        raise ValueError(f"{table.key}: {', '.join(sorted(unknown))}")
    return dict(typed_cells(table, row))


def _read(path: Path) -> list[Record]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    write_samples(HERE)
    for sample in SAMPLES:
        print(f"{sample}.xlsx")
