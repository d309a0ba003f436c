"""The totals that a file prints itself, held against the leaves that were read of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.finance.amounts import Amount, SourceRow, WithAmounts, amount_at, known, total
from lkjip_xl.finance.formats.sheets import Cells
from lkjip_xl.finance.headings.columns import AmountColumn, AmountColumns
from lkjip_xl.finance.read.rounding import differ
from lkjip_xl.finance.source import Line
from lkjip_xl.tables.measures import Measure, Stage
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.sentences import few, quoted_name

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class PrintedTotal(WithAmounts):
    """A row with a word for a total; ``row`` is its number in the sheet."""

    row: int
    name: str
    pagu: Amount
    realisasi: Amount


class PrintedTotals:
    """Rows with a word for a total: that of the whole file, or those of its parts (JUMLAH under each program)."""

    def __init__(self) -> None:
        self._rows: list[PrintedTotal] = []

    def add(self, row: PrintedTotal) -> None:
        """Keep a total."""
        self._rows.append(row)

    @property
    def rows(self) -> Sequence[PrintedTotal]:
        """All of them, from the top on."""
        return self._rows

    def against(
        self, lines: Sequence[Line], rounding: Mapping[Measure, Decimal]
    ) -> tuple[tuple[Amount, Amount], tuple[str, ...]]:
        """The total of the whole file, and what is said of totals of its parts that are not their sums."""
        rows = [each for each in self._rows if each.has_amounts]
        if not rows:
            return (None, None), ()
        whole = _whole(rows, lines)
        control: tuple[Amount, Amount] = (whole.pagu, whole.realisasi) if whole else (None, None)
        return control, tuple(_that_differ([each for each in rows if each is not whole], lines, rounding))


class TotalColumns:
    """Columns of totals, held against the columns that they should be the sums of."""

    def __init__(self, amounts: AmountColumns, stage: Stage | None, rounding: Mapping[Measure, Decimal]) -> None:
        self._rounding = rounding
        chosen = [each for measure in Measure for each in amounts.of(measure, stage)]
        self._addends = {each: amounts.addends[each] for each in chosen if each in amounts.addends}
        self._differing: dict[AmountColumn, list[tuple[int, Decimal, Decimal]]] = {}

    def add(self, at: SourceRow, cells: Cells) -> None:
        """Look at a row."""
        for column, addends in self._addends.items():
            written = known(amount_at(cells, column.index, at.cell(column.index)))
            parts = known(total(amount_at(cells, each.index, at.cell(each.index)) for each in addends))
            if written is None or parts is None:
                continue
            if differ(written, parts, self._rounding.get(column.measure, Decimal(0)), len(addends)):
                self._differing.setdefault(column, []).append((at.row, written, parts))

    def notes(self) -> Iterator[str]:
        """What must be said of rows whose total is another than the sum."""
        for column, rows in self._differing.items():
            parts = " dan ".join(f"“{each.heading}”" for each in self._addends[column])
            row, written, found = rows[0]
            yield (
                f"kolom “{column.heading}” berbeda dari jumlah kolom {parts} di {len(rows)} baris, yang pertama "
                f"baris {row} ({format_short(written)}, jumlahnya {format_short(found)})"
            )


def wrong_sums_note(named: Sequence[str]) -> str:
    """What is said of rows whose printed sums are not those of what lies under them."""
    return f"jumlah di berkas ini berbeda dari rinciannya (yang dipakai rinciannya): {few(named, MOST_NAMED)}"


def _whole(rows: Sequence[PrintedTotal], lines: Sequence[Line]) -> PrintedTotal | None:
    """The total of everything: the only one, the one that is it, or else the largest at the top or the foot."""
    sums = _sums(lines)
    right = [each for each in rows if (each.pagu, each.realisasi) == sums]
    if len(rows) == 1:
        block = _block(rows, rows[0], lines)
        is_of_part = not right and len(block) < len(lines) and (rows[0].pagu, rows[0].realisasi) == _sums(block)
        return None if is_of_part else rows[0]
    if right:
        return right[-1]
    largest = max(rows, key=lambda row: known(row.pagu) or known(row.realisasi) or Decimal(0))
    return largest if largest in (rows[0], rows[-1]) and not _block(rows, largest, lines) else None


def _sums(lines: Sequence[Line]) -> tuple[Amount, ...]:
    return tuple(total(getattr(line, measure) for line in lines) for measure in Measure)


def _that_differ(
    parts: Sequence[PrintedTotal], lines: Sequence[Line], rounding: Mapping[Measure, Decimal]
) -> Iterator[str]:
    """The totals of parts that are not the sum of the leaves between them."""
    blocks = [_block(parts, row, lines) for row in parts]
    if sum(map(bool, blocks)) < 2:
        return  # one table, and totals of it by kind of spending
    named = []
    for row, own in zip(parts, blocks, strict=True):
        for measure in Measure:
            written, found = known(getattr(row, measure)), known(total(getattr(line, measure) for line in own))
            if written is None or found is None:
                continue
            if differ(written, found, rounding.get(measure, Decimal(0)), len(own)):
                named.append(
                    f"baris {row.row} {quoted_name(row.name or 'Jumlah')} ({measure} tertulis "
                    f"{format_short(written)}, rinciannya {format_short(found)})"
                )
    if named:
        yield f"baris jumlah di berkas ini berbeda dari rinciannya: {few(named, MOST_NAMED)}"


def _block(rows: Sequence[PrintedTotal], row: PrintedTotal, lines: Sequence[Line]) -> Sequence[Line]:
    """The leaves between the total before a row and the row itself; all of them from the top of the sheet on."""
    at = bisect_left(rows, row.row, key=lambda each: each.row)
    first = bisect_right(lines, rows[at - 1].row, key=lambda line: line.row) if at else 0
    return lines[first : bisect_left(lines, row.row, key=lambda line: line.row)]
