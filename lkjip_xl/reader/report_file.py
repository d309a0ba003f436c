"""A report of whatever kind of file: a template workbook, or a document of Word that has its tables."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.files.find import is_document
from lkjip_xl.files.kinds import DocumentFile, WorkbookFile, open_document, open_workbook
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.reader.report import read_report
from lkjip_xl.report.model import Report

if TYPE_CHECKING:
    from lkjip_xl.reader.recognised import Recognised

ReportFile = WorkbookFile | DocumentFile


def open_report(path: Path, limits: Limits = USUAL_LIMITS) -> ReportFile:
    """A file that may be a report, read once for all that is to be said of it; its name tells its kind.

    Raises:
        UnreadableFile: if it is something else, there is none, or it is above the limit.

    """
    return open_document(path, limits) if is_document(path) else open_workbook(path, limits)


def report_in_file(file: ReportFile, limits: Limits = USUAL_LIMITS, *, monthly: bool = False) -> Report:
    """The report in a file that was opened; ``monthly`` adds up the realisasi of months in lists of a document.

    Raises:
        UnreadableFile: if it is damaged, above a limit, or holds no report.

    """
    if isinstance(file, DocumentFile):
        return recognised_in_file(file, limits, monthly=monthly).report
    return read_report(file, limits)


def recognised_in_file(
    file: DocumentFile,
    limits: Limits = USUAL_LIMITS,
    accepted: Collection[int] = (),
    *,
    proposals: bool = False,
    monthly: bool = False,
    tahun: int | None = None,
) -> Recognised:
    """The report in a file that is no template workbook, with what became of each of its tables.

    ``accepted`` are the numbers of tables of which somebody says that they are what they only seem to be;
    ``proposals`` says that these are something to read, though nothing else is known; ``monthly`` that the
    realisasi of single months or quarters is added up; ``tahun`` is the year where the file does not say it.

    Raises:
        UnreadableFile: if it is damaged, above a limit, or none of its tables is known.

    """
    # Imported here: whoever reads workbooks does not wait for it.
    from lkjip_xl.reader.word.document import read_document
    from lkjip_xl.reader.word_report import recognised_document

    read = read_document(file, limits)
    return recognised_document(read, accepted, proposals=proposals, monthly=monthly, tahun=tahun)
