"""A template with all that was typed into an older one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.report.place import Place, named, stretches
from lkjip_xl.tables import TABEL_2_2_SASARAN, TABEL_2_7
from lkjip_xl.tables.keys import Key
from lkjip_xl.tasks.budget_file import BudgetFile, refuse_unclear_levels, told_of_budget, told_of_source
from lkjip_xl.tasks.telling import During, Told, WrongWish, details, reading, rows_told
from lkjip_xl.tasks.template import refuse_uncalculated
from lkjip_xl.text.ways import CheckFile, GiveRenstra

if TYPE_CHECKING:
    from lkjip_xl.books.template.renewal.renewal import Renewal
    from lkjip_xl.books.template.renewal.sheet import Left, Moved
    from lkjip_xl.books.template.template import TemplateOptions

_TABLES = (TABEL_2_2_SASARAN.key, TABEL_2_7.key)


def renew(
    output: Path,
    old: Path,
    options: TemplateOptions,
    kertas: str | None,
    limits: Limits,
    during: During,
    budget_file: BudgetFile | None = None,
) -> Iterator[Told]:
    """Write a template with everything that was typed in a workbook, and tell what has another place or none.

    ``options`` are the columns, the rows and the Renstra that are wanted, ``kertas`` the paper. What they leave
    open is as it was.

    Raises:
        FileRefused: if a file cannot be read.
        WrongWish: if what is asked for does not fit together.

    """
    from lkjip_xl.books.template.renewal.renewal import renewed
    from lkjip_xl.books.template.template import write_template
    from lkjip_xl.reader.report import report_of
    from lkjip_xl.reader.workbook import read_grids

    with reading(old, during):
        grids = read_grids(old, limits)
        report = report_of(grids)
    refuse_uncalculated(report, old)
    first, last = options.awal_renstra, options.akhir_renstra
    if budget_file and TABEL_2_7.key in report.tables:
        has_murni = Key.PAGU_MURNI in report.tables[TABEL_2_7.key].columns
        budget_file = replace(budget_file, with_murni=budget_file.with_murni or has_murni)
    source, budget = budget_file.read(report.settings.tahun) if budget_file else (None, None)
    if budget is not None:
        refuse_unclear_levels(report, old)
    renstra = (first, last) if first and last else None
    found = renewed(report, grids, renstra, kertas or "", options.kolom, budget)
    settings = found.settings
    if not settings.year_is_of_renstra:
        raise WrongWish(
            (
                (
                    f"Tahun {settings.tahun} di luar Renstra {settings.awal_renstra}-{settings.akhir_renstra}. "
                    "Betulkan di lembar Identitas, atau tambahkan "
                ),
                GiveRenstra(),
                ".",
            )
        )
    write_template(output, replace(options, awal_renstra=None, akhir_renstra=None), found.filling)
    indicators, rows = (len(report.tables[key].rows) if key in report.tables else 0 for key in _TABLES)
    yield Told(rows_told(f"Isinya dari {shown(old)}", indicators, rows))
    yield from what_changed(found)
    if budget_file and source and found.budget:
        yield from told_of_budget(found.budget, budget_file.file, kept=True)
        yield from told_of_source(source)
    yield Told(("Periksa hasilnya: ", CheckFile(shown(output))))


def what_changed(found: Renewal) -> Iterator[Told]:
    """What has another place in the new workbook, and what it does not have as it was."""
    if found.years_of_headings:
        first, last = found.settings.awal_renstra, found.settings.akhir_renstra
        yield Told(f"Identitas: tahun Renstra {first}-{last} diambil dari judul kolom; periksa.")
    lines = [*_moved(found.moved)]
    if lines:
        yield Told("Angka di bawah baris terakhir, kini di baris indikatornya:")
    left = [*_left(found.left)]
    yield from details(lines)
    if left:
        yield Told("Tidak dibawa, atau tidak seperti semula:")
    yield from details(left)


def _moved(moved: Sequence[Moved]) -> Iterator[str]:
    """The figures that have another place, as stretches of a column: ``Tabel 3.1.1.a E37–E46, kini E38–E47``."""
    new_of = {each.old: each.new for each in moved}
    for stretch in stretches(sorted(new_of, key=_by_column)):
        yield f"{stretch[0].sheet} {named([stretch])}, kini {named([[new_of[each] for each in stretch]])}"


def _left(left: Sequence[Left]) -> Iterator[str]:
    for each in left:
        for sheet, places in groupby(sorted(each.places, key=_by_column), key=lambda place: place.sheet):
            yield f"{sheet} {named(stretches([*places]))}: {each.why}"


def _by_column(place: Place) -> tuple[str, int, int]:
    return (place.sheet, place.column, place.row)
