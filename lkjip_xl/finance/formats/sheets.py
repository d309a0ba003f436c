"""A file of the finance system as rows of cells, whatever kind of file it is: Excel of any age, HTML, CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_xl.files.kinds import FileKind, kind_of
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.refusal import refused, refusing
from lkjip_xl.finance.amounts import Unreadable, text_of
from lkjip_xl.finance.formats.blank_rows import without_far_rows
from lkjip_xl.finance.formats.comma_separated import rows_of_csv
from lkjip_xl.finance.formats.compiled_reader import ReadSheet, sheets_of
from lkjip_xl.finance.formats.html_tables import tables_of_page
from lkjip_xl.finance.formats.lost_cells import untold_of
from lkjip_xl.finance.formats.untold import Untold
from lkjip_xl.grids.headings import Span
from lkjip_xl.tables.measures import Measure

Cells = Sequence[Any]
"""The cells of a row, from the first column on; "" or None where nothing stands."""

# What a workbook saved as XML by Excel 2003 begins with, under whatever name.
_OLD_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4_000
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


@dataclass(frozen=True)
class RawSheet:
    """A sheet as it was read. ``rows`` begins with the first row of the sheet; ``spans`` are its merged areas.

    ``hidden_rows`` are those with something in them that are not shown, counted from 1, ``hidden_columns`` such
    columns, counted from 0; ``rounding`` is how far each amount of a
    measure may be off, in rupiah, where the sheet counts in more than rupiah. ``apart`` are rows, counted from 1,
    of which it is known that they are several of one sub kegiatan and none is repeated; ``of_other_stage`` are
    rows, counted from 1, that were emptied because they are of another stage of the budget.
    """

    name: str
    rows: Sequence[Cells]
    html: bool = False
    hidden: bool = False
    spans: Sequence[Span] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: frozenset[int] = frozenset()
    rounding: Mapping[Measure, Decimal] = field(default_factory=dict)
    apart: frozenset[int] = frozenset()
    of_other_stage: frozenset[int] = frozenset()


def read_sheets(path: Path, limits: Limits) -> Iterator[RawSheet]:
    """The sheets of a file, one after the other.

    Raises:
        UnreadableFile: if it is no file of a kind that holds tables, or is damaged.

    """
    kind = kind_of(path, limits)
    content = path.read_bytes() if kind in {FileKind.HTML, FileKind.TEXT} else b""
    if _OLD_XML in content[:_HEAD]:
        raise refused(
            "ini Lembar Bentang XML 2003, yang tidak dibaca.",
            "Buka di Excel, pilih Simpan Sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
        )
    with refusing("berkas rusak atau bukan buku kerja.", "Unduh lagi dari aplikasi keuangan."):
        match kind:
            case FileKind.HTML:
                yield from _html(content, limits)
            case FileKind.TEXT:
                yield RawSheet(path.stem, list(without_far_rows(rows_of_csv(_decoded(content)))))
            case FileKind.PACKAGE | FileKind.OLD_WORKBOOK:
                untold = untold_of(path, limits)
                for sheet in sheets_of(path):
                    yield _told(sheet, untold.get(sheet.name, Untold()))


def _told(sheet: ReadSheet, untold: Untold) -> RawSheet:
    """A sheet with what calamine has not told of it."""
    rows = _with_cells(sheet.rows, untold.cells)
    hidden_rows = (row for row in sorted(untold.hidden_rows) if row < len(rows) and any(map(text_of, rows[row])))
    return RawSheet(
        sheet.name,
        rows,
        hidden=sheet.hidden,
        spans=sheet.spans,
        hidden_rows=tuple(row + 1 for row in hidden_rows),
        hidden_columns=frozenset(untold.hidden_columns),
    )


def _with_cells(rows: Sequence[Cells], untold: Mapping[tuple[int, int], Unreadable]) -> Sequence[Cells]:
    """The rows with what stands in cells that came out as nothing, or as an amount that they are not."""
    if not untold:
        return rows
    filled = [list(row) for row in rows]
    for (row, column), unread in untold.items():
        # calamine leaves out what it takes for empty at the end.
        filled += [[] for _ in range(row + 1 - len(filled))]
        cells = filled[row]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = unread
    return filled


def _html(content: bytes, limits: Limits) -> Iterator[RawSheet]:
    """The tables of a page; an amount over several rows counts once, in the first."""
    for table in tables_of_page(_decoded(content), limits):
        yield RawSheet(
            f"tabel {table.number}",
            list(without_far_rows(table.rows)),
            html=True,
            spans=table.spans,
            hidden_rows=tuple(row + 1 for row in table.hidden),
            hidden_columns=frozenset(table.hidden_columns),
        )


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
