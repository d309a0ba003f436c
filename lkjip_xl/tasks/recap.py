"""The recap of many workbooks: whose may be in it, and the workbook of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.find import NamesOfFiles, is_document
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.tasks.telling import Told, WrongWish, reading
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action

if TYPE_CHECKING:
    from lkjip_xl.check.assessment import Assessment
    from lkjip_xl.check.recap import AgencyLine, Recap
    from lkjip_xl.check.unchecked import Unchecked

_MOST_NAMES = 10


def refuse_documents(files: Sequence[Path]) -> None:
    """Refuse documents of Word, which no recap counts.

    Raises:
        WrongWish: if there is one among the files.

    """
    if documents := [path for path in files if is_document(path)]:
        names = few([shown(path) for path in documents], _MOST_NAMES)
        raise WrongWish(
            (
                f"Rekap hanya membaca buku kerja, bukan dokumen Word: {names}.",
                " Periksa laporan Word satu per satu dengan ",
                Action.CHECK,
                ".",
            )
        )


def agencies_in(file: Path | None, limits: Limits) -> tuple[str, ...] | None:
    """The agencies of a list; None where there is no list.

    Raises:
        FileRefused: if it cannot be read.

    """
    from lkjip_xl.check.agency_list import read_agency_list

    if file is None:
        return None
    with reading(file):
        return read_agency_list(file, limits)


def named_briefly(files: Sequence[Path], assessed: Iterable[Assessment]) -> Iterator[Assessment]:
    """The workbooks with their files named from the folder on that holds them all."""
    names = NamesOfFiles.of(files)
    for each in assessed:
        yield replace(each, result=replace(each.result, file=names.called(each.result.file)))


def write_recap(
    target: Path,
    assessed: Iterable[Assessment],
    agencies: Sequence[str] | None,
    unchecked: Iterable[Unchecked] = (),
) -> Recap:
    """Write the workbook of a recap, of workbooks that come one after another; what is in it.

    It says of those that had no turn that they are not in it.

    Raises:
        CannotWrite: if nothing can be written there.

    """
    from lkjip_xl.books.recap.book import recap_book
    from lkjip_xl.check.recap import recap_of

    lines: list[AgencyLine] = []
    with recap_book(target, with_list=agencies is not None) as book:
        for each in _noted(assessed, lines):
            book.add(each)
        result = replace(recap_of(lines, agencies), unchecked=tuple(unchecked))
        book.finish(result)
    return result


def write_recap_data(target: Path, assessed: Iterable[Assessment], agencies: Sequence[str] | None) -> Recap:
    """Write a recap as two tables for other programs; what is in it.

    Raises:
        CannotWrite: if nothing can be written there.

    """
    from lkjip_xl.check.recap import recap_of
    from lkjip_xl.show.recap_tables import write_data

    lines: list[AgencyLine] = []
    return write_data(target, _noted(assessed, lines), lambda: recap_of(lines, agencies))


def _noted(assessed: Iterable[Assessment], lines: list[AgencyLine]) -> Iterator[Assessment]:
    """The workbooks one after another, each of which leaves its line: no two of them need be held at once."""
    from lkjip_xl.check.recap import agency_line

    for each in assessed:
        lines.append(agency_line(each))
        yield each


def told_of_missing(recap: Recap, listed: int) -> Iterator[Told]:
    """Which agencies of the list have no workbook."""
    if recap.missing is None:
        return
    yield Told(f"Daftar instansi: {listed} nama.")
    if recap.missing:
        yield Told(f"Belum ada: {len(recap.missing)} instansi: {few(recap.missing, _MOST_NAMES)}.")
    else:
        yield Told("Semua instansi di daftar sudah ada buku kerjanya.")
