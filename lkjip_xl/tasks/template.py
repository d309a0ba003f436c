"""The workbook that staff fill: what may be asked for, and a blank one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_xl.files.whole_file import shown
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import TABLES
from lkjip_xl.tables.on_request import MOST_ROWS, columns_on_request, named_column, usual_rows
from lkjip_xl.tables.spec import Listed
from lkjip_xl.tasks.telling import WrongWish
from lkjip_xl.text.sentences import in_a_row
from lkjip_xl.text.ways import Advice, GiveRenstra, GiveYear, passages
from lkjip_xl.text.words import closest, printable

if TYPE_CHECKING:
    from lkjip_xl.books.template.template import TemplateOptions
    from lkjip_xl.report.model import Report

LONGEST_NAME: Final = 200
SAME_YEAR: Final = ("Samakan ", GiveYear(), " dan ", GiveRenstra(), ".")
FILL_IT: Final = "Buka di Excel dan isi sel kuning. Lembar Petunjuk menjelaskan caranya."
USUAL_INDICATORS: Final = usual_rows(TABLES, Listed.INDICATORS)
USUAL_BUDGET_ROWS: Final = usual_rows(TABLES, Listed.BUDGET)
MOST_INDICATORS, MOST_BUDGET_ROWS = MOST_ROWS[Listed.INDICATORS], MOST_ROWS[Listed.BUDGET]
ON_REQUEST: Final = columns_on_request(TABLES)
# A name this near to one that can be asked for is suggested.
_NEAR: Final = 0.5
_LONGEST_COLUMN: Final = 60


def columns_in_words() -> str:
    """The columns that can be asked for, each with its sheets."""
    by_sheet: dict[str, list[str]] = {}
    for each in ON_REQUEST:
        by_sheet.setdefault(" dan ".join(each.sheets), []).append(each.name)
    return "; ".join(f"{', '.join(names)} ({sheets})" for sheets, names in by_sheet.items())


def asked_columns(asked: Sequence[str]) -> tuple[str, ...]:
    """The short names of the columns that somebody asks for, one or several with commas at a time.

    Raises:
        WrongWish: if there is no such column.

    """
    found: list[str] = []
    for name in (each.strip() for text in asked for each in text.split(",")):
        column = named_column(name, ON_REQUEST)
        if column is None:
            near = closest(name, [each.name for each in ON_REQUEST], _NEAR)
            meant = f" Maksudnya {near}?" if near else ""
            shown = name[:_LONGEST_COLUMN]
            raise WrongWish(f"Kolom “{shown}” tidak dikenal.{meant} Yang dapat diminta: {columns_in_words()}.")
        found.append(column.name)
    return tuple(found)


def years_of_renstra(text: str) -> tuple[int | None, int | None]:
    """The first and the last year of the Renstra as somebody wrote them.

    Raises:
        WrongWish: if they are no such years.

    """
    if not text.strip():
        return None, None
    match = re.fullmatch(r"(20\d\d)\s*[-–]\s*(20\d\d)", text.strip())
    years = Settings(awal_renstra=int(match[1]), akhir_renstra=int(match[2])) if match else Settings()
    if not years.renstra:
        raise WrongWish("Tulis tahun Renstra seperti 2021-2026: tahun pertama, tanda -, tahun terakhir.")
    return years.awal_renstra, years.akhir_renstra


def clean_names(instansi: str, pemerintah: str) -> tuple[str, str]:
    """The names of the agency and its government as they go into a workbook.

    Raises:
        WrongWish: if one is too long.

    """
    if max(len(instansi), len(pemerintah)) > LONGEST_NAME:
        raise WrongWish(f"Nama terlalu panjang; paling banyak {LONGEST_NAME} huruf.")
    # A control character, pasted with the name, would make a file that Excel cannot open.
    return printable(instansi).strip(), printable(pemerintah).strip()


def refuse_other_year(year: int | None, renstra: tuple[int | None, int | None], hint: Advice) -> None:
    """Refuse a year for which the Renstra has no target: check would refuse the template (D11).

    Raises:
        WrongWish: if it is one, with the hint.

    """
    first, last = renstra
    if year is not None and first is not None and last is not None and not first <= year <= last:
        raise WrongWish((f"Tahun {year} di luar Renstra {first}-{last}. ", *passages(hint)))


def refuse_uncalculated(report: Report, file: Path) -> None:
    """Refuse a workbook whose headings are formulas that nobody has calculated: what stands under them is unknown.

    Raises:
        WrongWish: if it is one, with what to do.

    """
    unread = [each.sheet for each in report.tables.values() if each.heading_row is None and each.uncalculated]
    if unread:
        raise WrongWish(
            f"Judul kolom {in_a_row(unread)} di {shown(file)} tidak terbaca: rumusnya belum pernah dihitung. "
            "Buka berkas itu di Excel, simpan sekali, lalu ulangi."
        )


def write_blank(target: Path, options: TemplateOptions) -> None:
    """Write a workbook to be filled.

    Raises:
        CannotWrite: if nothing can be written there.
        WrongWish: if the year of the report is none of its Renstra.

    """
    from lkjip_xl.books.template.template import write_template

    refuse_other_year(options.tahun, (options.awal_renstra, options.akhir_renstra), SAME_YEAR)
    write_template(target, options)
