"""A file of the finance system as rows of cells, whatever kind of file it is: Excel of any age, HTML, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lkjip_xl.finance.extent import refuse_vast
from lkjip_xl.limits import Limits
from lkjip_xl.model import LAST_COLUMN
from lkjip_xl.preflight import FileKind, kind_of
from lkjip_xl.refusal import refused, refusing

Cells = Sequence[Any]
"""The cells of a row, from the first column on; "" or None where nothing stands."""

_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


@dataclass(frozen=True)
class RawSheet:
    """A sheet as it was read. ``rows`` begins with the first row of the sheet."""

    name: str
    rows: Sequence[Cells]
    html: bool = False


def read_sheets(path: Path, limits: Limits) -> Iterator[RawSheet]:
    """The sheets of a file, one after the other.

    Raises:
        UnreadableFile: if it is no file of a kind that holds tables, or is damaged.

    """
    kind = kind_of(path, limits)
    with refusing("berkas rusak atau bukan buku kerja.", "Unduh lagi dari aplikasi keuangan."):
        match kind:
            case FileKind.HTML:
                yield from _html(path)
            case FileKind.TEXT:
                yield RawSheet(path.stem, _csv(path))
            case FileKind.PACKAGE:
                refuse_vast(path, limits)
                yield from _workbook(path)
            case FileKind.OLD_WORKBOOK:
                yield from _workbook(path)


def _workbook(path: Path) -> Iterator[RawSheet]:
    from python_calamine import CalamineWorkbook

    # From the open file calamine tells the kind by its content; from a path it would trust the name.
    with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            # Without this, empty rows and columns at the top would be left out and every row number be wrong.
            yield RawSheet(name, sheet.to_python(skip_empty_area=False))


def _html(path: Path) -> Iterator[RawSheet]:
    """The tables of a page; cells that span several columns are repeated in each."""
    import pandas as pd
    from lxml import html

    page = html.document_fromstring(_decoded(path.read_bytes()))
    for number, element in enumerate(page.iter("table"), 1):
        table = html.tostring(element, encoding="unicode")
        width = pd.read_html(io.StringIO(table))[0].shape[1]
        # Left alone, pandas would take 1.234 for one and a bit.
        as_text = dict.fromkeys(range(width), str)
        (frame, *_) = pd.read_html(io.StringIO(table), converters=as_text)
        plain = frame.astype(object).where(frame.notna(), None)
        headings = [list(each) if isinstance(each, tuple) else [each] for each in plain.columns]
        above = list(zip(*headings, strict=True)) if _has_headings(headings) else []
        yield RawSheet(f"tabel {number}", [*map(list, above), *plain.to_numpy().tolist()], html=True)


def _has_headings(headings: Sequence[Sequence[object]]) -> bool:
    """Whether the columns are named by cells of the page rather than numbered by pandas."""
    return any(isinstance(each, str) for column in headings for each in column)


def _csv(path: Path) -> list[Cells]:
    text = _decoded(path.read_bytes())
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[Cells] = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    if max(map(len, rows), default=0) > LAST_COLUMN:
        raise refused("satu baris di berkas ini tidak berakhir.", "Unduh lagi dari aplikasi keuangan sebagai CSV.")
    return rows


def _delimiter(text: str) -> str:
    """What separates the cells: the sign that most lines have, a comma last, for it stands in amounts too."""
    lines = [line for line in text[:20_000].split("\n")[:50] if line.strip()]
    with_sign = {sign: sum(sign in line for line in lines) for sign in ";\t|,"}
    most = max(with_sign.values(), default=0)
    return next((sign for sign, count in with_sign.items() if count and count * 2 >= most), ",")


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
