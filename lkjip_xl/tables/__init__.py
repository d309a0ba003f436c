"""The tables of the report: the one place that says what a table is.

The template, the reader's binding, the rules on totals, percentages and agreement between tables, the
finished sheets with their formulas and the charts are all derived from these literals. Table numbers,
headings and their order are those of an LKjIP after PermenPANRB 53/2014. Knows ``methods`` and ``text``.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_xl.tables.bab_1_and_2 import (
    TABEL_1_4,
    TABEL_1_5,
    TABEL_2_1,
    TABEL_2_2_PERJANJIAN_KINERJA,
    TABEL_2_2_PK_PROGRAM,
    TABEL_2_2_SASARAN,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
)
from lkjip_xl.tables.bab_3 import (
    REALISASI_BELANJA,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_4,
    TABEL_3_1_5,
)
from lkjip_xl.tables.forms import BY_FORMAT, DECIMALS, IDENTITAS, NO, PENGATURAN_OF_CHECKS, SCALES, YES
from lkjip_xl.tables.on_request import MOST_ROWS, usual_rows
from lkjip_xl.tables.shared_columns import JENIS_CHOICES
from lkjip_xl.tables.spec import Listed, Spec, TableSpec
from lkjip_xl.tables.staff_notes import PEMETAAN, PENGECUALIAN
from lkjip_xl.tables.titles import with_titles
from lkjip_xl.tables.tujuan import TABEL_2_2_TUJUAN
from lkjip_xl.tables.vocabulary import (
    ANNOTATED_SHEETS,
    ASAL_DATA,
    CARA_PENYERAPAN,
    DRAFT,
    END_OF_TABLE,
    GRAFIK_RENSTRA,
    KEPT_AS_TYPED,
    METODE,
    NARASI,
    OWN_SHEETS,
    PETUNJUK,
    REST_WORDS,
    RINGKASAN,
    SHARE_WORDS,
    SOURCE_WORDS,
    STATUS,
    TEMUAN,
    TYPED_OTHERWISE,
)

# In the order in which the sheets stand in a workbook.
TABLES: tuple[TableSpec, ...] = (
    TABEL_1_4,
    TABEL_1_5,
    TABEL_2_1,
    TABEL_2_2_TUJUAN,
    TABEL_2_2_SASARAN,
    TABEL_2_2_PERJANJIAN_KINERJA,
    TABEL_2_2_PK_PROGRAM,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_4,
    TABEL_3_1_5,
    REALISASI_BELANJA,
    PENGECUALIAN,
    PEMETAAN,
)
PENGATURAN = with_titles(PENGATURAN_OF_CHECKS, TABLES)
FORMS = (IDENTITAS, PENGATURAN)
SPECS: tuple[Spec, ...] = (*FORMS, *TABLES)


def rows_to_ask_for(lists: Listed, needed: Iterable[int]) -> int:
    """How many rows to ask the template for, where its tables that list the same need so many."""
    return min(max(usual_rows(TABLES, lists), *needed), MOST_ROWS[lists])


def table_named(key: str) -> TableSpec:
    """The table of a key; KeyError where there is none."""
    return {spec.key: spec for spec in TABLES}[key]


__all__ = [
    "ANNOTATED_SHEETS",
    "ASAL_DATA",
    "BY_FORMAT",
    "CARA_PENYERAPAN",
    "DECIMALS",
    "DRAFT",
    "END_OF_TABLE",
    "FORMS",
    "GRAFIK_RENSTRA",
    "IDENTITAS",
    "JENIS_CHOICES",
    "KEPT_AS_TYPED",
    "METODE",
    "NARASI",
    "NO",
    "OWN_SHEETS",
    "PEMETAAN",
    "PENGATURAN",
    "PENGECUALIAN",
    "PETUNJUK",
    "REALISASI_BELANJA",
    "REST_WORDS",
    "RINGKASAN",
    "SCALES",
    "SHARE_WORDS",
    "SOURCE_WORDS",
    "SPECS",
    "STATUS",
    "TABEL_1_4",
    "TABEL_1_5",
    "TABEL_2_1",
    "TABEL_2_2_PERJANJIAN_KINERJA",
    "TABEL_2_2_PK_PROGRAM",
    "TABEL_2_2_SASARAN",
    "TABEL_2_2_TUJUAN",
    "TABEL_2_3",
    "TABEL_2_3_1",
    "TABEL_2_7",
    "TABEL_3_1",
    "TABEL_3_1_1_A",
    "TABEL_3_1_1_B",
    "TABEL_3_1_2",
    "TABEL_3_1_3",
    "TABEL_3_1_4",
    "TABEL_3_1_5",
    "TABLES",
    "TEMUAN",
    "TYPED_OTHERWISE",
    "YES",
    "rows_to_ask_for",
    "table_named",
]
