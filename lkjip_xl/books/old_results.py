"""What staff wrote into an earlier workbook of results: who sees to a finding, and their notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.files.limits import Limits
from lkjip_xl.files.refusal import refused
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.workbook import Grid, RawCell, read_grids
from lkjip_xl.show.finding_columns import BARIS, KOLOM, WAIVED
from lkjip_xl.text.words import name_key, squeeze

FILES, FINDINGS, LEFT = "Daftar Berkas", "Temuan", "Catatan Tidak Terbawa"
FILE, AGENCY, YEAR, RESPONSIBLE, NOTE = "BERKAS", "INSTANSI", "TAHUN", "PENANGGUNG JAWAB", "CATATAN"
_NEEDED = frozenset({FILE, AGENCY, "ATURAN", "LEMBAR", "SEL", BARIS, KOLOM})
_HINT = "Beri buku kerja yang ditulis oleh pemeriksaan sebelumnya ke berkas .xlsx."
# A long list goes on on sheets with a number behind their name.
_NUMBER = re.compile(r" \(\d+\)$")
_FIRST_ROWS = 10


@dataclass(frozen=True, slots=True)
class OldFinding:
    """A line of the earlier workbook: its texts by their headings, and the year of its report as written.

    ``is_left`` says that it stood among the notes without a place.
    """

    texts: Mapping[str, str]
    year: str
    is_left: bool

    @property
    def who(self) -> str:
        """The agency and its year, or else the file: what makes a report the same one."""
        return who_of(self.texts.get(AGENCY, ""), self.year, self.texts.get(FILE, ""))

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes a finding the same one in a report: cells move, words stay."""
        return key_of(self.texts)

    @property
    def has_notes(self) -> bool:
        """Whether staff wrote something beside it."""
        return bool(self.texts.get(RESPONSIBLE) or self.texts.get(NOTE))

    @property
    def stood(self) -> bool:
        """Whether it was to be mended: not accepted."""
        return not self.is_left and not self.texts.get("PERBAIKAN", "").startswith(WAIVED)


def who_of(agency: str, year: str, file: str) -> str:
    """The agency and its year, or the name of the file of one that does not name both."""
    return f"{name_key(agency)} {year}" if agency and year else name_of(file)


def name_of(file: str) -> str:
    """The name of a file without its folders, whatever computer they are of."""
    return Path(file.replace("\\", "/")).name


def key_of(texts: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Rule, sheet, row and column of a finding; the cell where it has no row's name."""
    row = name_key(texts.get(BARIS, "")) or texts.get("SEL", "")
    return texts.get("ATURAN", ""), name_key(texts.get("LEMBAR", "")), row, name_key(texts.get(KOLOM, ""))


def read_old_results(path: Path, limits: Limits) -> tuple[OldFinding, ...]:
    """Every finding of an earlier workbook of results, in its order, and the notes that had no place in it.

    Raises:
        UnreadableFile: if it cannot be read, or is none.

    """
    grids = read_grids(path, limits)
    years = {row.get(FILE, ""): row.get(YEAR, "") for grid in grids if _is(grid, FILES) for row in _lines(grid)}
    lists = [grid for grid in grids if _is(grid, FINDINGS) or _is(grid, LEFT)]
    if not any(_headings(grid)[1].keys() >= _NEEDED for grid in lists if _is(grid, FINDINGS)):
        raise refused("ini bukan hasil pemeriksaan: lembar Temuan dengan kolom BERKAS tidak ada.", _HINT)
    return tuple(
        OldFinding(row, row.get(YEAR) or years.get(row.get(FILE, ""), ""), is_left=_is(grid, LEFT))
        for grid in lists
        for row in _lines(grid)
        if row.get("ATURAN")
    )


def _is(grid: Grid, name: str) -> bool:
    return _NUMBER.sub("", grid.name) == name


def _headings(grid: Grid) -> tuple[int, dict[str, int]]:
    """The row of the headings, and the column of each."""
    for row in range(1, _FIRST_ROWS + 1):
        found = {squeeze(written(cell)): column for (at, column), cell in sorted(grid.cells.items()) if at == row}
        if FILE in found:
            return row, found
    return 0, {}


def _lines(grid: Grid) -> Iterator[dict[str, str]]:
    """The rows below the headings, each by them."""
    heading_row, headings = _headings(grid)
    names = {column: name for name, column in headings.items()}
    rows: dict[int, dict[str, str]] = {}
    for (row, column), cell in grid.cells.items():
        if row > heading_row and column in names:
            rows.setdefault(row, {})[names[column]] = _text(cell)
    yield from (rows[row] for row in sorted(rows))


def _text(cell: RawCell) -> str:
    """What stands in a cell; a note of several lines keeps them."""
    return cell.value.strip() if isinstance(cell.value, str) else written(cell)
