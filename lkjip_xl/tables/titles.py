"""The lines of Pengaturan that say under which number and title a table is printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lkjip_xl.tables.spec import Field, FormSpec, Kind, TableSpec

_PREFIX = "judul_"
_HINT = (
    "Boleh kosong: judul yang biasa. Nomor saja (Tabel 19), atau nomor dan judul (Tabel 19 Capaian Kinerja Tahun "
    "2024), seperti tercetak di laporan; nama lembarnya tetap. Begitu pula baris-baris di bawah ini"
)


def with_titles(form: FormSpec, specs: Iterable[TableSpec]) -> FormSpec:
    """The form with a line for the number and title of each table of the report."""
    printed = [spec for spec in specs if spec.part_of_report]
    titles = (
        Field(
            title_key(spec),
            f"Nomor dan judul {spec.sheet}",
            Kind.TEXT,
            filled=False,
            aliases=(f"Judul {spec.sheet}", spec.sheet),
            hint=_HINT if spec is printed[0] else "",
            printed_blank=False,
        )
        for spec in printed
    )
    return replace(form, fields=(*form.fields, *titles))


def title_key(spec: TableSpec) -> str:
    """The key of the line of a table."""
    return f"{_PREFIX}{spec.key}"
