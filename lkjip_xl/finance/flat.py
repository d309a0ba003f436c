"""Exports with a row for each rekening (Rekap 5) or for each document (Laporan Realisasi Per Dokumen)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal

from lkjip_xl.finance.agencies import IsWanted, choose_agencies
from lkjip_xl.finance.amounts import Amount, SourceCell, amount_at, or_empty, text_of, total
from lkjip_xl.finance.codes import ancestors
from lkjip_xl.finance.columns import Field, field_of, unknown_columns
from lkjip_xl.finance.sheets import Cells, RawSheet
from lkjip_xl.finance.source import Described, Line, Path, Shape, Source, Stage
from lkjip_xl.grids.headings import Headings
from lkjip_xl.pairs import code_key
from lkjip_xl.refusal import refused
from lkjip_xl.words import fold, heading_key, name_key

SUBTOTAL, TOTAL_ROW, OTHER_STAGE, OTHER_SKPD, OTHER_YEAR, REPEATED_HEADING = (
    "baris tanpa kode rekening (subtotal)",
    "baris jumlah",
    "baris tahapan lain",
    "baris SKPD lain",
    "baris tahun lain",
    "judul kolom yang diulang",
)
_STRUCTURE = (
    (Field.KODE_PROGRAM, Field.NAMA_PROGRAM),
    (Field.KODE_KEGIATAN, Field.NAMA_KEGIATAN),
    (Field.KODE_SUB_KEGIATAN, Field.NAMA_SUB_KEGIATAN),
)
Columns = Mapping[Field, int]


def columns_of(headings: Headings) -> Columns:
    """The columns of an export by what they hold; the first of each."""
    columns: dict[Field, int] = {}
    for index, path in enumerate(headings.paths):
        field = field_of(path)
        if field is not None:
            columns.setdefault(field, index)
    return columns


def shape_of(columns: Columns) -> Shape | None:
    """Which export it is; None where it is none."""
    named = Field.KODE_SUB_KEGIATAN in columns or Field.NAMA_SUB_KEGIATAN in columns
    if named and Field.REALISASI in columns:
        return Shape.PER_DOKUMEN
    return Shape.REKAP_5 if named and Field.PAGU in columns and Field.KODE_REKENING in columns else None


def read_flat(
    sheet: RawSheet,
    headings: Headings,
    file: str,
    options: tuple[int | None, Stage | None, IsWanted | None],
) -> Source | None:
    """A sheet read as one of the exports; None where it is none.

    ``options`` are the year of the report, the stage of the budget, and which agency is wanted.

    Raises:
        UnreadableFile: if several stages of the budget stand in it and none was chosen, or a year or an
            agency cannot be told.

    """
    year_of_report, stage, is_wanted = options
    columns = columns_of(headings)
    shape = shape_of(columns)
    if shape is None:
        return None
    reader = _Reader(file, sheet, headings.data, columns, shape)
    agencies = reader.agencies()
    chosen = choose_agencies(agencies, is_wanted)
    year = _year(reader, year_of_report)
    lines = reader.lines(chosen, len(chosen) < len(agencies), _stages(reader, stage), year)
    return Source(
        file=file,
        sheet=sheet.name,
        shape=shape,
        lines=tuple(lines),
        described=reader.described,
        rows_read=reader.read,
        skipped=dict(reader.skipped),
        unknown_columns=unknown_columns(headings.paths, columns.values()),
        skpd=tuple(Described(*each) for each in agencies if each in chosen and any(each)),
        year=year,
        control=reader.control,
    )


def _year(reader: _Reader, year_of_report: int | None) -> int | None:
    """The year that is read: the only one of the file, or that of the report among several.

    Raises:
        UnreadableFile: if the file has several, and none is the report's.

    """
    years = reader.years()
    if len(years) < 2:
        return years[0] if years else None
    if year_of_report in years:
        return year_of_report
    raise refused(
        f"berkas ini memuat beberapa tahun: {', '.join(map(str, years))}.",
        "Isi Tahun Laporan di Identitas (atau --tahun), atau pakai berkas satu tahun.",
        wrong_use=True,
    )


def _stages(reader: _Reader, stage: Stage | None) -> Callable[[str], bool]:
    """Which texts of TAHAPAN are those of the chosen stage."""
    found = reader.stages()
    if len(found) < 2:
        return lambda _: True
    if stage is None:
        raise refused(
            f"berkas ini memuat beberapa tahapan anggaran: {', '.join(found)}.",
            "Tambahkan --tahapan murni atau --tahapan perubahan.",
            wrong_use=True,
        )
    return lambda text: stage_of(text) is stage


def stage_of(text: str, usual: Stage | None = Stage.MURNI) -> Stage | None:
    """The stage that a text of TAHAPAN names; ``usual`` is what it is where it names none."""
    word = fold(text)
    if "perubahan" in word or "pergeseran" in word or "setelah" in word:
        return Stage.PERUBAHAN
    return Stage.MURNI if "murni" in word or "sebelum" in word else usual if word else None


class _Reader:
    """Goes through the rows; ``skipped``, ``read``, ``described`` and ``control`` are known afterwards."""

    def __init__(self, file: str, sheet: RawSheet, first: int, columns: Columns, shape: Shape) -> None:
        self._file, self._sheet, self._rows = file, sheet.name, sheet.rows
        self._first, self._columns, self._shape = first, columns, shape
        self.skipped: Counter[str] = Counter()
        self.read = 0
        self.described: dict[Path, Described] = {}
        self.control: tuple[Amount, Amount] = (None, None)

    def _text(self, cells: Cells, field: Field) -> str:
        at = self._columns.get(field)
        return text_of(cells[at]) if at is not None and at < len(cells) else ""

    def _distinct(self, *fields: Field) -> list[tuple[str, ...]]:
        """The different texts in some columns, in the order in which they come."""
        indexes = [self._columns.get(field) for field in fields]
        raw = dict.fromkeys(
            tuple("" if at is None or at >= len(cells) else cells[at] for at in indexes)
            for cells in self._rows[self._first :]
        )
        return list(dict.fromkeys(tuple(text_of(each) for each in key) for key in raw))

    def agencies(self) -> list[tuple[str, str]]:
        """Code and name of each SKPD; one without both where the file names none."""
        found = [(code, name) for code, name in self._distinct(Field.KODE_SKPD, Field.NAMA_SKPD)]
        return [each for each in found if any(each)] or [("", "")]

    def stages(self) -> list[str]:
        """The texts of TAHAPAN."""
        return [text for (text,) in self._distinct(Field.TAHAPAN) if text]

    def years(self) -> list[int]:
        """The years in TAHUN."""
        return sorted({int(text) for (text,) in self._distinct(Field.TAHUN) if text.isdigit()})

    def lines(
        self,
        agencies: set[tuple[str, str]],
        some: bool,
        is_of_stage: Callable[[str], bool],
        year: int | None,
    ) -> list[Line]:
        """The rows of some agencies, of the chosen stage and of a year, each a leaf."""
        lines = []
        code, name = (self._columns.get(field) for field in (Field.KODE_SKPD, Field.NAMA_SKPD))
        wanted: dict[tuple[object, object], bool] = {}
        for index in range(self._first, len(self._rows)):
            cells = self._rows[index]
            if some:
                key = (cells[code] if code is not None else "", cells[name] if name is not None else "")
                if key not in wanted:
                    wanted[key] = (text_of(key[0]), text_of(key[1])) in agencies
                if not wanted[key]:
                    self.read += 1
                    self.skipped[OTHER_SKPD] += 1
                    continue
            if year is not None and self._text(cells, Field.TAHUN) not in {"", str(year)}:
                self.read += 1
                self.skipped[OTHER_YEAR] += 1
                continue
            if line := self._line(index, cells, is_of_stage):
                lines.append(line)
        return lines

    def _line(self, index: int, cells: Cells, is_of_stage: Callable[[str], bool]) -> Line | None:
        if not any(text_of(cell) for cell in cells):
            return None
        self.read += 1
        if self._is_heading(cells):
            self.skipped[REPEATED_HEADING] += 1
            return None
        path = self._path(cells)
        rekening = self._text(cells, Field.KODE_REKENING)
        pagu = self._amount(index, cells, Field.PAGU)
        gross, returned = (self._amount(index, cells, field) for field in (Field.REALISASI, Field.SETORAN))
        if self._is_total(cells, path):
            self.skipped[TOTAL_ROW] += 1
            self.control = (pagu, _net(gross, returned))
            return None
        if not rekening or not path:
            self.skipped[SUBTOTAL] += 1
            return None
        if not is_of_stage(self._text(cells, Field.TAHAPAN)):
            self.skipped[OTHER_STAGE] += 1
            return None
        return Line(
            index + 1,
            path,
            rekening,
            self._text(cells, Field.NAMA_REKENING),
            self._text(cells, Field.DOKUMEN),
            pagu=self._filled(index, pagu, Field.PAGU) if self._shape is Shape.REKAP_5 else None,
            realisasi=_net(self._filled(index, gross, Field.REALISASI), returned),
            setoran=returned if isinstance(returned, Decimal) else Decimal(0),
        )

    def _is_heading(self, cells: Cells) -> bool:
        """Whether a row repeats the headings, as prints do on every page."""
        shown = (field_of(heading_key(self._text(cells, field))) is field for field in self._columns)
        return sum(shown) >= 2

    def _is_total(self, cells: Cells, path: Path) -> bool:
        if path:
            return False
        words = (fold(text_of(cell)) for cell in cells)
        return any(word.startswith(("total", "jumlah", "grand total")) for word in words)

    def _path(self, cells: Cells) -> Path:
        """Where a row belongs: by the code of its sub kegiatan, or by the names where there are no codes."""
        code = code_key(self._text(cells, Field.KODE_SUB_KEGIATAN))
        texts = [(self._text(cells, code_of), self._text(cells, name_of)) for code_of, name_of in _STRUCTURE]
        path: Path = tuple(ancestors(code)) if code else tuple(name_key(name) for _, name in texts if name)
        for length, (shown, name) in enumerate(texts, 1):
            if length <= len(path):
                self.described.setdefault(path[:length], Described(shown, name))
        return path

    def _cell(self, index: int, field: Field) -> SourceCell:
        return SourceCell(self._file, self._sheet, index + 1, self._columns[field] + 1)

    def _amount(self, index: int, cells: Cells, field: Field) -> Amount:
        at = self._columns.get(field)
        return None if at is None else amount_at(cells, at, self._cell(index, field))

    def _filled(self, index: int, amount: Amount, field: Field) -> Amount:
        """The amount of a row that should have one: not known where it is empty."""
        return or_empty(amount, self._cell(index, field)) if field in self._columns else None


def _net(gross: Amount, returned: Amount) -> Amount:
    """What was spent less what was paid back."""
    if gross is None:
        return None
    return total([gross, -returned if isinstance(returned, Decimal) else returned])
