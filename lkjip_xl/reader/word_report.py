"""From a Word document to a :class:`~lkjip_xl.report.model.Report`."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from itertools import takewhile

from lkjip_xl.files.looks import PLAIN
from lkjip_xl.reader.own.printed_lists import lists_in
from lkjip_xl.reader.printed.document import Printed, recognised_in
from lkjip_xl.reader.printed.signed import is_of_signatures
from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.recognised import Recognised
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.reader.word.content import Document, Unread, WordParagraph, WordTable
from lkjip_xl.report.model import Report

_MOST_LINES_OF_COVER = 60


def report_of_document(document: Document) -> Report:
    """The report in the tables of a document.

    Raises:
        UnreadableFile: if none of them is a table of the report.

    """
    return recognised_document(document).report


def recognised_document(
    document: Document,
    accepted: Collection[int] = (),
    *,
    proposals: bool = False,
    monthly: bool = False,
    tahun: int | None = None,
) -> Recognised:
    """The same, with the sheets that the tables make, and what became of each of them.

    ``accepted`` are the numbers of tables of which somebody says that they are what they only seem to be;
    ``proposals`` says that these are something to read, though nothing else is known; ``monthly`` that the
    realisasi of single months or quarters is added up; ``tahun`` is the year where the document does not say
    plainly of which it is.

    Raises:
        UnreadableFile: if none of them is a table of the report.

    """
    every = (_printed(table) for table in document.tables)
    printed = tuple(table for table in every if not is_of_signatures(table))
    return recognised_in(
        Printed(
            printed,
            tuple(_cover(document)),
            tuple(unread_told(each) for each in document.unread),
            tahun,
            others=partial(lists_in, printed, monthly=monthly),
            proposals=proposals,
        ),
        accepted,
    )


def _cover(document: Document) -> list[str]:
    """The lines before the first heading of a chapter, or before the first table."""
    lines = takewhile(_is_of_cover, document.blocks)
    return [line.text for line in lines if isinstance(line, WordParagraph)][:_MOST_LINES_OF_COVER]


def _is_of_cover(block: WordParagraph | WordTable) -> bool:
    return isinstance(block, WordParagraph) and block.level is None


def _printed(table: WordTable) -> PrintedTable:
    texts = {(cell.row, cell.column): cell.text for cell in table.cells if cell.text}
    merges = tuple(
        Merge(cell.row, cell.column, cell.row + cell.rows - 1, cell.column + cell.columns - 1)
        for cell in table.cells
        if cell.rows > 1 or cell.columns > 1
    )
    titles = (*reversed(table.above[-2:]), table.heading)
    shown = tuple(line for line in titles if line)
    looks = {(cell.row, cell.column): cell.look for cell in table.cells if cell.look != PLAIN}
    return PrintedTable(table.number, texts, merges, table.caption, shown, table.above, table.columns, looks=looks)


def unread_told(unread: Unread) -> str:
    """What is not read, and where it stands, in words."""
    often = f"{unread.count} " if unread.count > 1 else ""
    near = f" di dekat “{unread.near}”" if unread.near else ""
    return f"{often}{unread.kind}{near}"
