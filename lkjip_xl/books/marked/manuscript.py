"""Copies of a workbook and of its written report with what was found: both are written, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.books.marked.copy import annotated_copy
from lkjip_xl.books.marked.document import (
    CELL,
    PARAGRAPH,
    Comment,
    Spot,
    cell_at,
    comment_of,
    commented_copy,
    table_row_at,
)
from lkjip_xl.files.kinds import WorkbookFile
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.whole_file import whole_files
from lkjip_xl.reader.manuscript import ReadManuscript
from lkjip_xl.report.manuscript import Passage
from lkjip_xl.report.place import IN_MANUSCRIPT, Place
from lkjip_xl.rules.findings import CheckResult, ToCheck
from lkjip_xl.text.words import printable

_CHECK = "PERIKSA SENDIRI"


@dataclass(frozen=True, slots=True)
class MarkedCopies:
    """Where the copies go: that of the workbook, and one for each document of the report."""

    workbook: Path
    documents: tuple[Path, ...]


def write_marked(
    targets: MarkedCopies,
    workbook: WorkbookFile,
    read: ReadManuscript,
    result: CheckResult,
    limits: Limits = USUAL_LIMITS,
) -> int:
    """Write the copies; how many findings have no place in a document.

    Raises:
        CannotWrite: if one of them cannot be written, or one of the files cannot be marked.

    """
    of_workbook = replace(
        result, findings=tuple(each for each in result.findings if not each.is_of_manuscript), to_check=()
    )
    copies = [annotated_copy(targets.workbook, workbook, of_workbook, limits)]
    found, elsewhere = _spots(read, result)
    copies += [commented_copy(file, spots, limits) for file, spots in zip(read.files, found, strict=True)]
    with whole_files((targets.workbook, *targets.documents)) as paths:
        for copy, path in zip(copies, paths, strict=True):
            copy.write(path)
    return elsewhere


def _spots(read: ReadManuscript, result: CheckResult) -> tuple[list[dict[Spot, list[Comment]]], int]:
    """The comments of each document by where they go, and how many go nowhere."""
    found: list[dict[Spot, list[Comment]]] = [{} for _ in read.files]
    elsewhere = 0
    told = [(each.problem.place, comment_of(each)) for each in result.standing() if each.is_of_manuscript]
    told += [(each.place, _comment_to_check(each)) for each in result.to_check]
    for place, comment in told:
        spot = _spot(read, place)
        if spot is None:
            elsewhere += 1
        else:
            found[spot[0]].setdefault(spot[1], []).append(comment)
    return found, elsewhere


def _comment_to_check(each: ToCheck) -> Comment:
    return (_CHECK, printable(each.reason))


def _spot(read: ReadManuscript, place: Place) -> tuple[int, Spot] | None:
    """In which file a place is, and at which cell or paragraph of it."""
    sheet = place.sheet
    if isinstance(sheet, Passage):
        if not place.row:  # no comment can stand in a header or a footer
            return None
        return sheet.file, (PARAGRAPH, place.row) if place.row > 0 else (CELL, -place.row)
    if read.recognised is None:
        return None
    table = replace(place, sheet=str(sheet).removeprefix(IN_MANUSCRIPT))
    cell, found = cell_at(read.whole, read.recognised, table), table_row_at(read.recognised, table)
    return (_file_of(read, found[0]), (CELL, cell.at)) if cell and found else None


def _file_of(read: ReadManuscript, number: int) -> int:
    """In which file a table is, by its number in the whole report."""
    before: Sequence[int] = read.first_tables
    return max(at for at, first in enumerate(before) if first < number)
