"""``lkjip-xl recap``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND, NOT_READ, NOTHING_WRONG, WRONG_USE
from lkjip_xl.cli.many import NoCache, Proses, assessments, refuse_nothing
from lkjip_xl.cli.options import Batas
from lkjip_xl.cli.screen import complain, paint, refused, say, width
from lkjip_xl.files.find import find_workbooks, is_document
from lkjip_xl.files.limits import Limits, limits_of
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.rules.findings import State
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.check.assessment import Assessment
    from lkjip_xl.check.recap import Recap

_SUFFIXES = (".xlsx", ".csv", ".parquet")
_MOST_NAMES = 10


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
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")] = False,
    no_cache: NoCache = False,
    proses: Proses = None,
    batas: Batas = None,
) -> None:
    """Merekap buku kerja banyak instansi: anggaran, capaian, peringkat, dan siapa yang belum ada.

    Contoh: lkjip-xl recap laporan_2023 --daftar instansi.txt -o rekap_2023.xlsx
    """
    from lkjip_xl.check.recap import AgencyLine, agency_line, recap_of
    from lkjip_xl.show.file_list import list_end

    limits = limits_of(batas or ())
    found = find_workbooks(folders)
    refuse_nothing(found)
    if documents := [path for path in found.files if is_document(path)]:
        names = few([shown(path) for path in documents], _MOST_NAMES)
        complain(
            f"Rekap hanya membaca buku kerja, bukan dokumen Word: {names}."
            " Periksa laporan Word satu per satu dengan lkjip-xl check."
        )
        raise typer.Exit(WRONG_USE)
    suffix = output.suffix.lower()
    inputs = (*found.files, *([daftar] if daftar else ()))
    refuse_to_overwrite(output, allowed=timpa, inputs=inputs, suffixes=_SUFFIXES)
    agencies = _agencies(daftar, limits) if daftar else None
    lines: list[AgencyLine] = []

    def noted(assessed: Iterator[Assessment]) -> Iterator[Assessment]:
        for each in assessed:
            lines.append(agency_line(each))
            yield each

    assessed = noted(assessments(found.files, limits, no_cache=no_cache, processes=proses, named=()))
    if suffix == ".xlsx":
        from lkjip_xl.books.recap.book import recap_book

        with recap_book(output, with_list=agencies is not None) as book:
            for each in assessed:
                book.add(each)
            result = recap_of(lines, agencies)
            book.finish(result)
        written = [output]
    else:
        from lkjip_xl.show.recap_tables import rows_path, write_data

        written = [output, rows_path(output)]
        refuse_to_overwrite(written[1], allowed=timpa, inputs=inputs, suffixes=[suffix])
        result = write_data(output, assessed, lambda: recap_of(lines, agencies))
    for path in written:
        say(f"Rekap ditulis: {shown(path)}")
    for line in list_end(result.states, found, width(), paint()):
        typer.echo(line)
    _tell_missing(result, len(agencies or ()))
    # What lies in a folder that cannot be opened may be anything.
    raise typer.Exit(max(_exit_code(result), ERRORS_FOUND if found.closed else NOTHING_WRONG))


def _agencies(path: Path, limits: Limits) -> tuple[str, ...]:
    from lkjip_xl.check.agency_list import read_agency_list

    try:
        return read_agency_list(path, limits)
    except UnreadableFile as error:
        raise refused(error, path) from error


def _tell_missing(recap: Recap, listed: int) -> None:
    """Name the agencies of the list that have no workbook."""
    if recap.missing is None:
        return
    names = recap.missing
    say(f"Daftar instansi: {listed} nama.")
    if not names:
        say("Semua instansi di daftar sudah ada buku kerjanya.")
        return
    say(printable(f"Belum ada: {len(names)} instansi: {few(names, _MOST_NAMES)}."))


def _exit_code(recap: Recap) -> int:
    """How the program ends; docs/usage.md has the table."""
    if not recap.states[State.READY] + recap.states[State.NOT_READY]:
        return NOT_READ
    return NOTHING_WRONG if recap.states[State.READY] == len(recap.lines) else ERRORS_FOUND
