"""The list of agencies that a recap is held against: a column of names in a text, CSV or Excel file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from lkjip_xl.files.find import SPREADSHEETS
from lkjip_xl.files.limits import LARGEST_AGENCY_LIST, Limits
from lkjip_xl.files.refusal import refused
from lkjip_xl.files.run_files import current_run, has_an_end
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.tables import IDENTITAS
from lkjip_xl.text.words import heading_key, squeeze

_NUMBERING = re.compile(r"^\d+\s*[.)]\s*")
# A heading stands at the top, under a title perhaps; what looks like one further down is a name.
_FIRST_ROWS = 5
_HEADINGS = frozenset(
    {"nama", "instansi", "nama instansi", "perangkat daerah", "nama perangkat daerah", "opd", "nama opd", "skpd"}
    | {"nama skpd", "unit kerja", "nama unit kerja", "unit organisasi"}
)
_HINT = "Tulis satu nama instansi di setiap baris, atau di kolom berjudul INSTANSI."


def read_agency_list(path: Path, limits: Limits) -> tuple[str, ...]:
    """The names in a file, each once, in its order.

    They stand in the column that is headed INSTANSI, PERANGKAT DAERAH, OPD or the like, else in the first column
    that holds words.

    Raises:
        UnreadableFile: if it cannot be read, or holds no name.

    """
    rows = _of_spreadsheet(path, limits) if path.suffix.lower() in SPREADSHEETS else _of_text(path)
    found = (_NUMBERING.sub("", squeeze(text)) for text in _below_heading(rows))
    names = tuple(dict.fromkeys(name for name in found if name))
    if not names:
        raise refused("daftar instansi ini kosong.", _HINT)
    return names


def _of_spreadsheet(path: Path, limits: Limits) -> list[list[str]]:
    grids = read_grids(path, limits)
    if any(grid.name == IDENTITAS.sheet for grid in grids):
        raise refused("ini buku kerja laporan, bukan daftar instansi.", _HINT)
    grid = grids[0]
    rows: dict[int, dict[int, str]] = {}
    for (row, column), raw in grid.cells.items():
        rows.setdefault(row, {})[column] = written(raw)
    return [[rows[row].get(column, "") for column in range(1, max(rows[row]) + 1)] for row in sorted(rows)]


def _of_text(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > LARGEST_AGENCY_LIST:
            raise refused("daftar instansi ini terlalu besar.", _HINT)
        current_run().reads((path,))
        content = path.read_bytes() if has_an_end(path) else b""
    except OSError as error:
        raise refused("daftar instansi tidak dapat dibuka.", "Periksa nama berkasnya.", wrong_use=True) from error
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused("daftar instansi ini bukan berkas teks, CSV, atau .xlsx.", _HINT)
    text = _decoded(content)
    separator = ";" if text.count(";") >= text.count("\t") else "\t"
    return [row for row in csv.reader(text.splitlines(), delimiter=separator) if any(row)]


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _below_heading(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """The column of names, without its heading."""
    for index, row in enumerate(rows[:_FIRST_ROWS]):
        for column, text in enumerate(row):
            if heading_key(text) in _HEADINGS:
                return [each[column] if column < len(each) else "" for each in rows[index + 1 :]]
    return [next((text for text in row if any(char.isalpha() for char in text)), "") for row in rows]
