"""Holding a report against files of the finance system, and the workbook of what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.limits import Limits
from lkjip_xl.methods.tolerance import most_rupiah
from lkjip_xl.tasks.finance_files import reading_options
from lkjip_xl.tasks.telling import During, WrongWish, quietly, reading
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.ways import Field

if TYPE_CHECKING:
    from lkjip_xl.check.reconciliation import Reconciliation


def tolerance_of(text: str) -> Decimal:
    """An amount in rupiah as somebody wrote it: 1.000 is a thousand.

    Raises:
        WrongWish: if it is no such amount, or more than is rounded away.

    """
    read = read_number(text, Dot.THOUSANDS)
    if read is None or read.percent or read.value < 0:
        raise WrongWish(("Tulis ", Field.ROUNDING, " dalam rupiah: 0 atau 1."))
    if read.value > most_rupiah():
        raise WrongWish(
            "Toleransi paling banyak Rp1, untuk pembulatan. Selisih lain dicatat di lembar Pengecualian."
        )
    return read.value


def reconciled(
    file: Path,
    files: Sequence[Path],
    chosen: tuple[str, str, str],
    tolerance: Decimal,
    limits: Limits,
    *,
    monthly: bool,
    during: During = quietly,
) -> Reconciliation:
    """A report held against files; ``chosen`` are the stage of the budget, the SKPD and the sheet.

    Raises:
        FileRefused: if one of them cannot be read.
        UnreadableFile: if they do not fit each other.

    """
    from lkjip_xl.check.reconcile import reconcile as hold_against
    from lkjip_xl.finance.read.asked_for import refuse_missing_sheet
    from lkjip_xl.finance.read.source_of import read_source
    from lkjip_xl.reader import read_report

    with reading(file, during):
        report = read_report(file, limits)
    options = reading_options(report.settings.tahun, chosen, limits, monthly=monthly, several=len(files) > 1)
    sources = []
    for each in files:
        with reading(each, during):
            sources.append(read_source(each, options))
    refuse_missing_sheet(options.sheet, sources)
    return hold_against(report, sources, tolerance, monthly=monthly, stage=options.stage)


def write_reconciled(target: Path, found: Reconciliation) -> None:
    """Write the workbook of a reconciliation.

    Raises:
        CannotWrite: if nothing can be written there.

    """
    from lkjip_xl.books.reconciliation.book import write_reconciliation

    write_reconciliation(target, found)
