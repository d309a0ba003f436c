"""``lkjip-xl recap``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND, NOT_READ, NOTHING_WRONG
from lkjip_xl.cli.many import NoCache, Proses, assessments, refuse_nothing
from lkjip_xl.cli.options import Batas, Timpa
from lkjip_xl.cli.screen import paint, refusals, say, tell, width
from lkjip_xl.files.find import find_workbooks
from lkjip_xl.files.limits import limits_of
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.rules.findings import State

if TYPE_CHECKING:
    from lkjip_xl.check.recap import Recap

_SUFFIXES = (".xlsx", ".csv", ".parquet")


def recap(
    folders: Annotated[
        list[Path],
        typer.Argument(metavar="FOLDER…", readable=False, help="Folder berisi buku kerja semua instansi."),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="REKAP.xlsx", help="Nama rekapnya; .csv dan .parquet untuk program lain."
        ),
    ] = Path("rekap.xlsx"),
    daftar: Annotated[
        Path | None,
        typer.Option(
            "--daftar", metavar="BERKAS", readable=False, help="Daftar nama instansi (.txt, .csv, atau .xlsx)."
        ),
    ] = None,
    timpa: Timpa = False,
    no_cache: NoCache = False,
    proses: Proses = None,
    batas: Batas = None,
) -> None:
    """Merekap buku kerja banyak instansi: anggaran, capaian, peringkat, dan siapa yang belum ada.

    Contoh: lkjip-xl recap laporan_2023 --daftar instansi.txt -o rekap_2023.xlsx
    """
    from lkjip_xl.show.file_list import list_end
    from lkjip_xl.tasks.recap import (
        agencies_in,
        named_briefly,
        refuse_documents,
        told_of_missing,
        write_recap,
        write_recap_data,
    )

    limits = limits_of(batas or ())
    found = find_workbooks(folders)
    refuse_nothing(found)
    with refusals():
        refuse_documents(found.files)
    suffix = output.suffix.lower()
    inputs = (*found.files, *([daftar] if daftar else ()))
    refuse_to_overwrite(output, allowed=timpa, inputs=inputs, suffixes=_SUFFIXES)
    with refusals():
        agencies = agencies_in(daftar, limits)
    assessed = assessments(found.files, limits, no_cache=no_cache, processes=proses, named=())
    if suffix == ".xlsx":
        result = write_recap(output, named_briefly(found.files, assessed), agencies)
        written = [output]
    else:
        from lkjip_xl.show.recap_tables import rows_path

        written = [output, rows_path(output)]
        refuse_to_overwrite(written[1], allowed=timpa, inputs=inputs, suffixes=[suffix])
        result = write_recap_data(output, assessed, agencies)
    for path in written:
        say(f"Rekap ditulis: {shown(path)}")
    for line in list_end(result.states, found, width(), paint()):
        typer.echo(line)
    tell(told_of_missing(result, len(agencies or ())))
    # What lies in a folder that cannot be opened may be anything.
    raise typer.Exit(max(_exit_code(result), ERRORS_FOUND if found.closed else NOTHING_WRONG))


def _exit_code(recap: Recap) -> int:
    """How the program ends; docs/usage.md has the table."""
    if not recap.states[State.READY] + recap.states[State.NOT_READY]:
        return NOT_READ
    return NOTHING_WRONG if recap.states[State.READY] == len(recap.lines) else ERRORS_FOUND
