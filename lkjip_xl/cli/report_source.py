"""A report that is no template workbook, as a source of one: read, and what is said of its tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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
    from lkjip_xl.reader.recognised import Recognised

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
        return not holds_report(grids) and bool(recognised_own_workbook(grids).report.tables)
    except (UnreadableFile, OSError):
        return False


def wrapped_line(line: str) -> str:
    """A line of what is said of a source, as wide as the screen."""
    from lkjip_xl.show.wrapping import wrapped

    return wrapped(printable(line), "  ", width(), hanging=2)


def told_of_tables(file: Path, source: Recognised, figures: str = "") -> Iterator[str]:
    """How many tables of a source were taken, and which were not; ``figures`` says how many figures came."""
    taken = sum(each.taken for each in source.tables)
    yield f"{shown(file)}: {taken} dari {len(source.tables)} tabel terbaca{figures}."
    left = [f"{each.named} (“{each.title}”)" for each in source.tables if not each.taken]
    if left:
        yield f"Tabel yang tidak diambil: {few(left, MOST_NAMED, 'tabel')}."
    document = source.report.document
    if document and document.unread:
        yield f"Tidak terbaca: {few(document.unread, MOST_NAMED, 'bagian')}."
