"""Rows below a total, which belong to no sub kegiatan: recaps, what is left over, signatures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

from lkjip_xl.finance.amounts import Unknown, known, total
from lkjip_xl.finance.read.outline_rows import OutlineRow
from lkjip_xl.finance.read.printed_totals import PrintedTotal
from lkjip_xl.finance.source import Line
from lkjip_xl.grids.words import word_before
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.numbering import is_number
from lkjip_xl.text.numbers import format_short

BELOW_TOTAL = "baris di bawah JUMLAH"


@dataclass(frozen=True)
class Parted:
    """The rows of the table, those with amounts below a total, and how many rows are mere remarks."""

    rows: list[OutlineRow]
    below: list[OutlineRow] = field(default_factory=list)
    remarks: int = 0


def part(rows: Sequence[OutlineRow], totals: Sequence[PrintedTotal], *, is_coded: bool) -> Parted:
    """The rows of an outline without what stands below its totals."""
    found = set(_rekening_of_none(rows, totals) if is_coded else _below_the_whole(rows, totals))
    found.update(_remarks(rows, totals))
    below = [each for each in rows if each.row in found and each.has_figures]
    kept = [each for each in rows if each.row not in found]
    return Parted(kept, below, len(found) - len(below))


def note_on(rows: Sequence[OutlineRow] | Sequence[Line], what: str) -> str:
    """What must be said of rows with amounts that were not counted."""
    sums = [total(getattr(each, measure) for each in rows) for measure in Measure]
    pagu, realisasi = (
        "tidak diketahui" if isinstance(each, Unknown) else format_short(each or Decimal(0)) for each in sums
    )
    first = rows[0]
    name = first.rekening_name if isinstance(first, Line) else first.name
    return (
        f"{len(rows)} {what} tidak dihitung (pagu {pagu}, realisasi {realisasi}), yang pertama "
        f"baris {first.row}: {name or '-'}"
    )


def _rekening_of_none(rows: Sequence[OutlineRow], totals: Sequence[PrintedTotal]) -> Iterator[int]:
    """The rekening below a total that covers the whole sub kegiatan above it: they are not its own."""
    owners = [at for at, row in enumerate(rows) if not row.inherits_code]
    sums = {measure: _running_sums(rows, measure) for measure in Measure}
    told = 0
    for each in totals:
        first = _first_below(rows, each)
        nearest = bisect_left(owners, first) - 1
        if nearest < 0:
            continue
        owner = owners[nearest]
        parts = {measure: found[first] - found[owner + 1] for measure, found in sums.items()}
        if not _covers(each, rows[owner], parts if first > owner + 1 else {}):
            continue
        behind = owners[nearest + 1] if nearest + 1 < len(owners) else len(rows)
        yield from (row.row for row in rows[max(first, told) : behind])
        told = max(told, behind)


def _first_below(rows: Sequence[OutlineRow], printed: PrintedTotal) -> int:
    return bisect_left(rows, printed.row, key=lambda row: row.row)


def _running_sums(rows: Sequence[OutlineRow], measure: Measure) -> list[Decimal]:
    """The sum of what stands before each row, and of all of them."""
    amounts = (known(getattr(row, measure)) or Decimal(0) for row in rows)
    return list(accumulate(amounts, initial=Decimal(0)))


def _covers(printed: PrintedTotal, owner: OutlineRow, parts: Mapping[Measure, Decimal]) -> bool:
    """Whether a total is of no less than a sub kegiatan: one of its kinds of spending may have a total too.

    ``parts`` are the sums of what stands between them; empty where nothing does.
    """
    for measure in Measure:
        amount, whole = known(getattr(printed, measure)), known(getattr(owner, measure))
        if amount is not None and whole is not None:
            return amount >= whole
        if amount is not None:
            return bool(parts) and amount > parts[measure]
    return True


def _below_the_whole(rows: Sequence[OutlineRow], totals: Sequence[PrintedTotal]) -> Iterator[int]:
    """What stands below the total of everything, where no codes tell a row of the table from others.

    A recap below may end in the same total once more.
    """
    printed = [each for each in totals if each.has_figures]
    figures = [(known(each.pagu), known(each.realisasi)) for each in printed]
    is_only = len(set(figures)) == 1
    largest = {measure: _running_largest(rows, measure) for measure in Measure}
    for each, own in zip(printed, figures, strict=True):
        first = _first_below(rows, each)
        pairs = zip(own, [largest[measure][first] for measure in Measure], strict=True)
        if first and own == figures[-1] and all(_exceeds(*pair, strictly=not is_only) for pair in pairs):
            yield from (row.row for row in rows[first:] if row.row > each.row)
            return


def _running_largest(rows: Sequence[OutlineRow], measure: Measure) -> list[Decimal | None]:
    """The largest amount before each row, and of all of them; None where none is known."""
    found: list[Decimal | None] = [None]
    for row in rows:
        amount, before = known(getattr(row, measure)), found[-1]
        found.append(before if amount is None else amount if before is None else max(amount, before))
    return found


def _exceeds(whole: Decimal | None, part: Decimal | None, *, strictly: bool) -> bool:
    if whole is None or part is None:
        return True
    return whole > part if strictly else whole >= part


def _remarks(rows: Sequence[OutlineRow], totals: Sequence[PrintedTotal]) -> Iterator[int]:
    """Rows without amounts at the foot: below the last total, or with nothing but what may be a code."""
    last_figures = max((each.row for each in rows if each.has_figures), default=0)
    last_total = max((each.row for each in totals), default=0)
    for each in rows:
        if each.row > last_figures and not each.has_figures:
            is_bare = not (each.name or each.number) and not each.has_amounts
            if is_bare or (last_figures < last_total < each.row):
                yield each.row


def cut_foot(rows: list[OutlineRow]) -> int:
    """Take place, date, signatures and remarks off the end of a table without codes; how many rows they are."""
    last = max((at for at, row in enumerate(rows) if row.has_figures), default=-1)
    for at in range(last + 1, len(rows)):
        row, above = rows[at], rows[at - 1].row if at else 0
        if not (is_number(row.number) or word_before(row.name)) and row.row > above + 1:
            count = len(rows) - at
            del rows[at:]
            return count
    return 0
