"""Checking one file, whatever happens, and marking its findings in a copy of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.check.assessment import Assessment, assess_opened, opened_or_refused
from lkjip_xl.files.find import is_document
from lkjip_xl.files.kinds import DocumentFile, WorkbookFile, open_document
from lkjip_xl.files.limits import Limits
from lkjip_xl.reader.report_file import ReportFile
from lkjip_xl.report.last_year import EarlierFiles
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.tasks.telling import reading

if TYPE_CHECKING:
    from lkjip_xl.figures.agency import AgencyFigures

_DOCUMENT = ".docx"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file, and the file as it was read; None where nothing of it can be marked.

    ``written`` are the documents of the report that were held against it; ``figures`` are those of a recap, which
    a template has alone.
    """

    result: CheckResult
    opened: ReportFile | None = None
    written: tuple[DocumentFile, ...] = ()
    figures: AgencyFigures | None = None


def check_file(
    file: Path,
    limits: Limits,
    earlier: EarlierFiles | None = None,
    *,
    only_template: bool = False,
    monthly: bool = False,
    written: Sequence[DocumentFile] = (),
) -> Checked:
    """Read and check a file; ``only_template`` leaves out what fills no template.

    ``written`` are the documents of the report, to be held against it; ``monthly`` adds up what lists of an
    agency's own have of single months or quarters.
    """
    opened = opened_or_refused(file, limits)
    if isinstance(opened, Assessment):
        return Checked(opened.result)
    assessed = assess_opened(
        opened, limits, earlier, only_template=only_template, monthly=monthly, written=written
    )
    result = assessed.result
    return Checked(result, None if result.unreadable else opened, tuple(written), assessed.figures)


def name_of_marked(file: Path, suffix: str | None = None) -> str:
    """What the marked copy of a file is called; ``suffix`` is that of a document whose name ends otherwise."""
    return f"{file.stem}_temuan{suffix or suffix_of_marked(file)}"


def suffix_of_marked(file: Path) -> str:
    """How the name of a marked copy must end."""
    from lkjip_xl.books.marked.kinds import suffix_of_copy

    return _DOCUMENT if is_document(file) else suffix_of_copy(file)


def write_marked(target: Path, checked: Checked, limits: Limits) -> str:
    """Write a copy with the findings marked in it; says in one sentence how, and what found no place there.

    Raises:
        CannotWrite: if nothing can be written there.
        ValueError: if the file could not be read.

    """
    if isinstance(checked.opened, DocumentFile):
        elsewhere = _write_commented(target, checked.opened, checked.result, limits)
        told = f"; {elsewhere} temuan tidak punya sel di dokumen" if elsewhere else ""
        return f"Salinan dengan komentar di sel-sel temuannya ditulis: {{}}{told}"
    if checked.opened is None:
        raise ValueError(checked.result.file)
    from lkjip_xl.books.marked.copy import write_annotated

    write_annotated(target, checked.opened, checked.result, limits)
    return "Salinan dengan tanda di sel-sel temuannya ditulis: {}"


def _write_commented(target: Path, file: DocumentFile, result: CheckResult, limits: Limits) -> int:
    from lkjip_xl.books.marked.document import write_comments
    from lkjip_xl.reader.word.document import read_document
    from lkjip_xl.reader.word_report import recognised_document

    document = read_document(file, limits)
    return write_comments(target, file, (document, recognised_document(document)), result, limits)


def opened_documents(files: Sequence[Path], limits: Limits) -> tuple[DocumentFile, ...]:
    """The documents of a written report.

    Raises:
        FileRefused: if one of them is none.

    """
    opened = []
    for file in files:
        with reading(file):
            opened.append(open_document(file, limits))
    return tuple(opened)


def write_marked_report(copies: Sequence[Path], checked: Checked, limits: Limits) -> int:
    """Write copies of a workbook and of its written report, all of them or none; how much found no place there.

    ``copies`` are that of the workbook and those of the documents.

    Raises:
        CannotWrite: if one of them cannot be written.
        ValueError: if the workbook could not be read.

    """
    from lkjip_xl.books.marked.manuscript import MarkedCopies
    from lkjip_xl.books.marked.manuscript import write_marked as write_all
    from lkjip_xl.reader.manuscript import read_manuscript

    if not isinstance(checked.opened, WorkbookFile):
        raise ValueError(checked.result.file)
    read = read_manuscript(checked.written, checked.result.tahun, limits)
    targets = MarkedCopies(copies[0], tuple(copies[1:]))
    return write_all(targets, checked.opened, read, checked.result, limits)
