"""The rows of an export in which program, kegiatan and sub kegiatan stand side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip_xl.finance.amounts import Amount, known, text_of
from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.finance.headings.fields import Field, field_of
from lkjip_xl.finance.read.agencies import Agency, matching
from lkjip_xl.finance.read.below_totals import BELOW_TOTAL, note_on
from lkjip_xl.finance.read.flat_amounts import FlatAmounts, net
from lkjip_xl.finance.read.flat_cells import SUB_KEGIATAN, FlatCells
from lkjip_xl.finance.read.flat_columns import FlatColumns
from lkjip_xl.finance.read.flat_leaves import place_of, repeated_lines, sums_that_differ, told_from_subtotals
from lkjip_xl.finance.read.not_spending import NOT_SPENDING, is_of_other_side, names_other_side
from lkjip_xl.finance.read.printed_totals import PrintedTotal, PrintedTotals, wrong_sums_note
from lkjip_xl.finance.read.repeated_rows import note_on_repeated
from lkjip_xl.finance.source import (
    EMPTY,
    OTHER_SKPD,
    OTHER_STAGE,
    PARENT,
    REMARK,
    REPEATED_HEADING,
    TOTAL_ROW,
    Described,
    Line,
    Path,
    Shape,
)
from lkjip_xl.grids.codes import ancestors, is_part_of_structure, is_structure
from lkjip_xl.report.pairing import code_key
from lkjip_xl.tables.measures import Measure, Stage
from lkjip_xl.text.total_words import is_carried_over, name_before_total, names_total
from lkjip_xl.text.words import heading_key, name_key

SUBTOTAL, OTHER_YEAR, UNPLACED = (
    "baris tanpa kode rekening (subtotal)",
    "baris tahun lain",
    "baris tanpa program, kegiatan, dan sub kegiatan",
)
_SKPD = (Field.KODE_SKPD, Field.NAMA_SKPD)
_UNIT = (Field.KODE_UNIT, Field.NAMA_UNIT)
_STRUCTURE = (
    (Field.KODE_PROGRAM, Field.NAMA_PROGRAM),
    (Field.KODE_KEGIATAN, Field.NAMA_KEGIATAN),
    (Field.KODE_SUB_KEGIATAN, Field.NAMA_SUB_KEGIATAN),
)
_REKENING = (Field.KODE_REKENING, Field.NAMA_REKENING)
_DIGITS_OF_NUMBER = 5
_LETTER = re.compile(r"[^\W\d_]")


@dataclass
class FlatRows:
    """Goes through the rows; ``skipped``, ``read``, ``described`` and ``totals`` are known afterwards."""

    file: str
    sheet: RawSheet
    first: int
    columns: FlatColumns
    stage: Stage | None
    skipped: Counter[str] = field(default_factory=Counter)
    read: int = 0
    described: dict[Path, Described] = field(default_factory=dict)
    totals: PrintedTotals = field(default_factory=PrintedTotals)

    def __post_init__(self) -> None:
        self._cells = FlatCells(self.columns, self.sheet.rows[self.first :])
        self._unit = _SKPD
        self._unit_above: Agency = ("", "")
        self._above: list[tuple[str, str]] = [("", "")] * len(_STRUCTURE)
        self._parents: list[Line] = []
        self._negative = 0
        self._without_rekening: list[Line] = []
        self._repeated: dict[int, int] = {}
        self._below: list[Line] = []
        self._no_spending: list[Line] = []
        self._below_total = False
        self._largest = [Decimal(0)] * len(Measure)
        self._looked_at = 0
        self._foot = self._end = self.first
        self._named_totals: dict[str, bool] = {}
        # Of the many rows of one sub kegiatan one look is enough.
        self._ordinary: set[tuple[object, ...]] = set()
        self._of_structure = [each for pair in _STRUCTURE for each in pair if each in self.columns.fields]
        self._places = [self.columns.fields[each] for each in self._of_structure]
        self._agencies: dict[tuple[object, ...], Agency] = {}
        stages = self.columns.amounts.stages
        self.stage_read = next(iter(stages)) if len(stages) == 1 else self.stage
        self._amounts = FlatAmounts(self.file, self.sheet, self.columns, self.stage_read)
        self._with_rekening = any(any(each) for each in self._distinct(*_REKENING))

    def _distinct(self, *fields: Field) -> list[tuple[str, ...]]:
        """The different texts in some columns, in the order in which they come."""
        indexes = [self.columns.fields.get(each) for each in fields]
        raw = dict.fromkeys(
            tuple("" if at is None or at >= len(cells) else cells[at] for at in indexes)
            for cells in self.sheet.rows[self.first :]
        )
        return list(dict.fromkeys(tuple(text_of(each) for each in key) for key in raw))

    def agencies(self, asked: str = "") -> list[Agency]:
        """Code and name of each SKPD, or of each unit where a unit was asked for; one without both without any."""
        found = self._named(_SKPD)
        if asked and not matching(found, asked) and matching(self._named(_UNIT), asked):
            self._unit = _UNIT
            found = self._named(_UNIT)
        return [each for each in found if any(each)] or [("", "")]

    def _named(self, fields: tuple[Field, Field]) -> list[Agency]:
        """Code and name in two columns, of rows that have a place."""
        present = self.columns.fields
        structure = [next((each for each in pair if each in present), pair[0]) for pair in _STRUCTURE]
        return list(
            dict.fromkeys(
                self._cells.split(fields, code, name)
                for code, name, *placed in self._distinct(*fields, *structure)
                if any(placed) and field_of(heading_key(code or name)) not in fields
            )
        )

    def stages(self) -> list[str]:
        """The texts of TAHAPAN."""
        found = (text for (text,) in self._distinct(Field.TAHAPAN) if text)
        return [each for each in found if field_of(heading_key(each)) is not Field.TAHAPAN]

    def years(self) -> list[int]:
        """The years in TAHUN."""
        return sorted({int(text) for (text,) in self._distinct(Field.TAHUN) if text.isdigit()})

    def lines(
        self, agencies: Collection[Agency] | None, is_of_stage: Callable[[str], bool], year: int | None
    ) -> list[Line]:
        """The leaves of some agencies (None for all), of the chosen stage and of a year."""
        self._foot = self._row_behind_last((*SUB_KEGIATAN, *_REKENING, Field.DOKUMEN))
        self._end = self._row_behind_last(SUB_KEGIATAN)
        lines: list[Line] = []
        agency: Agency = ("", "")
        for index in range(self.first, len(self.sheet.rows)):
            cells = self.sheet.rows[index]
            self.read += 1
            agency = self._agency_of(cells, agency) if agencies is not None else agency
            if not any(text_of(cell) for cell in cells):
                self.skipped[EMPTY] += 1
            elif self._is_total(index, cells) or self._is_nameless_total(index, cells, lines):
                self._take_total(index, cells, whole=agencies is None)
            elif agencies is not None and agency not in agencies:
                self.skipped[OTHER_SKPD] += 1
            elif self._cells.is_heading(cells):
                self.skipped[REPEATED_HEADING] += 1
            elif year is not None and self._cells.text(cells, Field.TAHUN) not in {"", str(year)}:
                self.skipped[OTHER_YEAR] += 1
            elif line := self._line(index, cells, is_of_stage):
                lines.append(line)
        return self._leaves(lines)

    def _agency_of(self, cells: Cells, above: Agency) -> Agency:
        """The agency of a row, that of the row above where nothing stands (a merged cell)."""
        raw = tuple(
            cells[at] if at is not None and at < len(cells) else ""
            for at in (self.columns.fields.get(each) for each in self._unit)
        )
        if raw not in self._agencies:
            self._agencies[raw] = self._cells.pair(cells, self._unit)
        own = self._agencies[raw]
        return own if any(own) else above

    def _is_total(self, index: int, cells: Cells) -> bool:
        """Whether a row is a total: the first text that is no number, or one of its names, is a word for one.

        PivotTables write it behind the code or the name of a row above.
        """
        first = next((text for cell in cells if (text := text_of(cell)) and not text.isdigit()), "")
        return self._names_total(first) or self._says_total(index, cells)

    def _says_total(self, index: int, cells: Cells) -> bool:
        """Whether the code or the name of a level is a word for a total."""
        raw = tuple(cells[at] if at < len(cells) else "" for at in self._places)
        if raw in self._ordinary:
            return False
        texts = [(each, text) for each in self._of_structure if (text := self._cells.text(cells, each))]
        before = [(each, name_key(name)) for each, text in texts if (name := name_before_total(text))]
        is_total = any(self._names_total(text) for _, text in texts)
        if not before and not is_total:
            self._ordinary.add(raw)
        return is_total or any(self._cells.first_with(*each) < index - self.first for each in before)

    def _is_nameless_total(self, index: int, cells: Cells, lines: Sequence[Line]) -> bool:
        """Whether a row at the foot has amounts alone, and no smaller ones than any row above."""
        if index < self._foot or any(_LETTER.search(text_of(cell)) for cell in cells):
            return False
        given = [known(amount) for amount in self._amounts.of(index)[: len(Measure)]]
        return any(given) and all(
            amount is None or largest <= amount
            for amount, largest in zip(given, self._largest_of(lines), strict=True)
        )

    def _largest_of(self, lines: Sequence[Line]) -> Sequence[Decimal]:
        """The largest amount of each measure in some lines, and 0; the lines only become more."""
        for line in lines[self._looked_at :]:
            amounts = (known(getattr(line, measure)) or Decimal(0) for measure in Measure)
            self._largest = [max(pair) for pair in zip(self._largest, amounts, strict=True)]
        self._looked_at = len(lines)
        return self._largest

    def _names_total(self, text: str) -> bool:
        if text not in self._named_totals:
            self._named_totals[text] = names_total(text) or is_carried_over(text)
        return self._named_totals[text]

    def _take_total(self, index: int, cells: Cells, *, whole: bool) -> None:
        """Keep what a total prints; what is printed of several agencies is not of one of them."""
        self.skipped[TOTAL_ROW] += 1
        self._below_total = True
        texts = [text for cell in cells if (text := text_of(cell))]
        if whole and not any(map(is_carried_over, texts)):
            pagu, gross, returned = self._amounts.of(index)
            self.totals.add(PrintedTotal(index + 1, "", pagu, net(gross, returned)))

    def _line(self, index: int, cells: Cells, is_of_stage: Callable[[str], bool]) -> Line | None:
        own = [self._cells.pair(cells, each) for each in _STRUCTURE]
        code, name = self._cells.pair(cells, _REKENING)
        named = next((text for _, text in reversed(own) if text), name)
        is_no_spending = is_of_other_side(code) or names_other_side(name if code or name else named)
        is_left = self._is_left(index, own)
        path = () if is_left or is_no_spending else self._path(own)
        is_nameless = not any(map(any, own))
        pagu, gross, returned = self._amounts.of(index)
        self._negative += isinstance(returned, Decimal) and returned < 0
        line = Line(
            index + 1,
            path,
            code,
            name,
            self._cells.text(cells, Field.DOKUMEN),
            pagu=self._amounts.filled(index, pagu, Measure.PAGU),
            realisasi=net(self._amounts.filled(index, gross, Measure.REALISASI), returned),
            setoran=abs(returned) if isinstance(returned, Decimal) else Decimal(0),
            unit=self._unit_of(cells),
        )
        if is_no_spending:
            self.skipped[NOT_SPENDING] += 1
            self._no_spending += (
                [replace(line, rekening_name=name or named)] if self._amounts.has_figures(index) else []
            )
            return None
        if is_left:
            self._take_left(replace(line, rekening_name=named))
            return None
        if not path or (self._with_rekening and not (code or name)):
            if path and is_of_stage(self._cells.text(cells, Field.TAHAPAN)):
                (self._parents if is_nameless else self._without_rekening).append(line)
                self.skipped[SUBTOTAL] += is_nameless
            else:
                self.skipped[SUBTOTAL if self._with_rekening else UNPLACED] += 1
            return None
        if not is_of_stage(self._cells.text(cells, Field.TAHAPAN)):
            self.skipped[OTHER_STAGE] += 1
            return None
        return line

    def _unit_of(self, cells: Cells) -> str:
        """The name of a row's unit, or its code; that of the row above where nothing stands (a merged cell)."""
        if not any(each in self.columns.fields for each in _UNIT):
            return ""
        own = self._cells.pair(cells, _UNIT)
        self._unit_above = own if any(own) else self._unit_above
        code, name = self._unit_above
        return name or code

    def _is_left(self, index: int, own: Sequence[tuple[str, str]]) -> bool:
        """Whether a row is none of the table: below a total, or without amounts at its foot."""
        if index < self._foot:
            # A heading of a recap is none of the levels.
            of_table = any(map(any, own)) and (index < self._end or any(is_structure(code) for code, _ in own))
            self._below_total = self._below_total and not of_table
            return self._below_total
        coded = any(each[0] in self.columns.fields for each in _STRUCTURE)
        return self._below_total or (
            coded
            and not any(is_structure(code) or is_part_of_structure(code) for code, _ in own)
            and not self._amounts.has_figures(index)
        )

    def _row_behind_last(self, fields: Sequence[Field]) -> int:
        """The first row behind the last one that has an amount and a text in one of some columns."""
        for index in range(len(self.sheet.rows) - 1, self.first - 1, -1):
            cells = self.sheet.rows[index]
            placed = any(self._cells.text(cells, each) for each in fields)
            if placed and self._amounts.has_figures(index) and not self._is_total(index, cells):
                return index + 1
        return self.first

    def _take_left(self, line: Line) -> None:
        """A row that says of no program, kegiatan or sub kegiatan that it is its own."""
        has_figures = any(known(getattr(line, measure)) is not None for measure in Measure)
        self.skipped[BELOW_TOTAL if has_figures else REMARK] += 1
        if has_figures:
            self._below.append(line)

    def _leaves(self, lines: Sequence[Line]) -> list[Line]:
        """The lines under which no other stands; the sums over them are kept to be held against them."""
        prefixes = {place_of(line)[:length] for line in lines for length in range(1, len(place_of(line)))}
        leaves = [line for line in lines if place_of(line) not in prefixes]
        self.skipped[PARENT] += len(lines) - len(leaves)
        more, sums = told_from_subtotals(leaves, self._without_rekening)
        self.skipped[SUBTOTAL] += len(sums)
        self._parents += [*sums, *(line for line in lines if place_of(line) in prefixes and not line.rekening)]
        self.skipped += Counter()  # leaves out what was counted 0 times
        leaves = sorted([*leaves, *more], key=lambda line: line.row)
        if self.columns.shape is not Shape.PER_DOKUMEN:
            self._repeated = repeated_lines(leaves, self._parents, self._text_of_row)
        return [self._amounts.doubtful(line) if line.row in self._repeated else line for line in leaves]

    def _text_of_row(self, row: int) -> tuple[str, ...]:
        """All that a row says, but for the number before it."""
        if row in self.sheet.apart:
            return (str(row),)
        cells = self.sheet.rows[row - 1]
        return tuple(
            "" if (text := text_of(cell)).isdigit() and len(text) <= _DIGITS_OF_NUMBER else text for cell in cells
        )

    @property
    def printed(self) -> Mapping[Path, tuple[Amount, Amount]]:
        """What each sum prints that stands in one row."""
        counted = Counter(each.path for each in self._parents)
        return {each.path: (each.pagu, each.realisasi) for each in self._parents if counted[each.path] == 1}

    def notes(self, leaves: Sequence[Line]) -> Iterator[str]:
        """What must be said of sums in the file that are not those of their leaves."""
        named = list(sums_that_differ(self._parents, leaves))
        if named:
            yield wrong_sums_note(named)
        if self._negative:
            yield f"Nilai Setoran bertanda minus di {self._negative} baris; tetap mengurangi realisasi"
        yield from note_on_repeated(self._repeated)
        if self._below:
            yield note_on(self._below, BELOW_TOTAL)
        if self._no_spending:
            yield note_on(self._no_spending, NOT_SPENDING)

    def _path(self, own: Sequence[tuple[str, str]]) -> Path:
        """Where a row belongs: by the code of its deepest level, or by the names where there are no codes.

        What is blank over something filled is merged with the row above, and the same.
        """
        deepest = max((level for level, each in enumerate(own) if any(each)), default=None)
        if deepest is not None:
            above = self._above
            self._above = [
                (each if any(each) else above[level]) if level <= deepest else ("", "")
                for level, each in enumerate(own)
            ]
        texts = [each for each in self._above if any(each)]
        code = code_key(texts[-1][0]) if texts else ()
        path: Path = tuple(ancestors(code)) if code else tuple(name_key(name) for _, name in texts)
        for length, (shown, name) in enumerate(self._above, 1):
            if length <= len(path) and (shown or name):
                self.described.setdefault(path[:length], Described(shown, name))
        return path
