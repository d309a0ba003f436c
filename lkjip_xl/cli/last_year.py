"""``--tahun-lalu``: the workbooks of the year before, read before anything is held against them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl.cli.exit_codes import NOT_READ, WRONG_USE
from lkjip_xl.cli.many import number_of_processes, refuse_nothing
from lkjip_xl.cli.progress import Bar
from lkjip_xl.cli.screen import complain
from lkjip_xl.files.find import find_workbooks
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.files.whole_file import shown
from lkjip_xl.report.last_year import EarlierFile, EarlierFiles
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.show.wording import refusal
from lkjip_xl.show.words import not_last_year
from lkjip_xl.text.words import printable

TahunLalu = Annotated[
    list[Path] | None,
    typer.Option(
        "--tahun-lalu",
        metavar="BERKAS|FOLDER",
        readable=False,
        help="Cocokkan angka tahun lalu (K07) dengan laporan tahun lalu; satu berkas, beberapa, atau foldernya.",
    ),
]


def earlier_files(
    paths: Sequence[Path], limits: Limits, *, alone: bool, processes: int | None
) -> EarlierFiles | None:
    """The workbooks of the year before, each with whose it is; None where none was asked for.

    Ends the program where none of them can be read.
    """
    if not paths:
        return None
    found = find_workbooks(paths)
    refuse_nothing(found)
    read: list[EarlierFile] = []
    unreadable: list[Unreadable] = []
    for path, each in _identified(found.files, limits, processes):
        if isinstance(each, EarlierFile):
            read.append(each)
            continue
        unreadable.append(each)
        why = refusal(each)
        complain(printable(f"{shown(path)}: {why}" if len(found.files) == 1 else not_last_year(shown(path), why)))
    if not read:
        raise typer.Exit(WRONG_USE if all(each.wrong_use for each in unreadable) else NOT_READ)
    return EarlierFiles(tuple(read), alone=alone and len(found.files) == 1)


def _identified(
    files: Sequence[Path], limits: Limits, processes: int | None
) -> list[tuple[Path, EarlierFile | Unreadable]]:
    from lkjip_xl.check.assessment import identified
    from lkjip_xl.files.processes import in_order

    stopped = Unreadable(
        "pembacaannya berhenti di tengah jalan, mungkin karena memori habis.", "Minta berkas lain."
    )
    bar = Bar("Membaca laporan tahun lalu", len(files))
    bar.show()
    read = []
    for path, each in in_order(
        partial(identified, limits=limits), files, number_of_processes(len(files), processes)
    ):
        bar.advance()
        read.append((path, each or stopped))
        bar.show()
    return read


def refuse_other_report(result: CheckResult, earlier: EarlierFiles | None) -> None:
    """End the program where the one file that was named is not the report of the year before."""
    # What the workbook itself does not say is told with the rest of its faults.
    if earlier and earlier.alone and result.without_last_year and result.tahun:
        complain(f"{printable(result.without_last_year)}. Pakai berkas laporan tahun lalu instansi ini.")
        raise typer.Exit(WRONG_USE)
