"""A report that is no template workbook, as a source of one: read, and what is said of its tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import refused, width
from lkjip_xl.files.find import is_document
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import shown
from lkjip_xl.text.sentences import few
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.reader.recognised import Recognised, SourceTable
    from lkjip_xl.report.model import Report

MOST_NAMED = 6
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_LARGEST = 5_000_000


def read_recognised(file: Path, limits: Limits, accepted: Collection[int] = ()) -> Recognised:
    """The report in a file, with its tables of these numbers; ends the program where there is none."""
    from lkjip_xl.check.own_workbook import recognised_own_workbook
    from lkjip_xl.files.kinds import open_document
    from lkjip_xl.reader import UnreadableFile
    from lkjip_xl.reader.report_file import recognised_in_file
    from lkjip_xl.reader.workbook import read_grids

    try:
        with progress(f"Membaca {file.name}"):
            if is_document(file):
                return recognised_in_file(open_document(file, limits), limits, accepted)
            return recognised_own_workbook(read_grids(file, limits), accepted)
    except UnreadableFile as error:
        raise refused(error, file) from error


def is_source(file: Path, limits: Limits) -> bool:
    """Whether a file is a report that is no template workbook."""
    return is_document(file) or is_own_workbook(file, limits)


def is_own_workbook(file: Path, limits: Limits) -> bool:
    """Whether a file is an agency's own workbook with tables of the report; nobody makes a large one by hand."""
    from lkjip_xl.check.own_workbook import recognised_own_workbook
    from lkjip_xl.reader import UnreadableFile
    from lkjip_xl.reader.report import holds_report
    from lkjip_xl.reader.workbook import read_grids

    try:
        if file.suffix.lower() not in _WORKBOOKS or file.stat().st_size > _LARGEST:
            return False
        grids = read_grids(file, limits)
        if holds_report(grids):
            return False
        report = recognised_own_workbook(grids).report
        return bool(report.tables) or _finance_reads_other_pagu(file, report)
    except (UnreadableFile, OSError):
        return False


def _finance_reads_other_pagu(file: Path, report: Report) -> bool:
    """Whether a list of an agency's own has other pagu than what is read of it as of a file of the finance system.

    Such a file knows no years of a Renstra beside each other: it takes whichever column it meets first.
    """
    from lkjip_xl.books.template.sources.listing import budget_list_of
    from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
    from lkjip_xl.reader import UnreadableFile

    listing = budget_list_of(report)
    if listing is None:
        return False
    try:
        lines = read_source(file, ReadingOptions()).lines
    except UnreadableFile:
        return False
    return sum((each.pagu for each in lines if isinstance(each.pagu, Decimal)), Decimal(0)) != listing.total


def wrapped_line(line: str) -> str:
    """A line of what is said of a source, as wide as the screen."""
    from lkjip_xl.show.wrapping import wrapped

    return wrapped(printable(line), "  ", width(), hanging=2)


def told_of_tables(
    file: Path, source: Recognised, figures: str = "", left_over: Sequence[SourceTable] | None = None
) -> Iterator[str]:
    """How many tables of a source were taken, and which were not; ``figures`` says how many figures came."""
    others = [each for each in source.tables if not each.taken] if left_over is None else left_over
    taken = len(source.tables) - len(others)
    yield f"{shown(file)}: {taken} dari {len(source.tables)} tabel terbaca{figures}."
    left = [f"{each.named} (“{each.title}”)" for each in others]
    if left:
        yield f"Tabel yang tidak diambil: {few(left, MOST_NAMED, 'tabel')}."
    document = source.report.document
    if document and document.unread:
        yield f"Tidak terbaca: {few(document.unread, MOST_NAMED, 'bagian')}."
