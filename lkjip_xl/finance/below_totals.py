"""Rows below a total, which belong to no sub kegiatan: recaps, what is left over, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.finance.amounts import Unknown, known, total
from lkjip_xl.finance.outline_rows import OutlineRow
from lkjip_xl.finance.printed_totals import PrintedTotal
from lkjip_xl.finance.source import Line
from lkjip_xl.grids.words import word_before
from lkjip_xl.numbering import is_number
from lkjip_xl.numbers import format_short

BELOW_TOTAL = "baris di bawah JUMLAH"
_MEASURES = ("pagu", "realisasi")


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
    sums = [total(getattr(each, measure) for each in rows) for measure in _MEASURES]
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
    for each in totals:
        above = [row for row in rows if row.row < each.row]
        owner = max((at for at, row in enumerate(above) if not row.inherits_code), default=None)
        if owner is None or not _covers(each, above[owner], above[owner + 1 :]):
            continue
        for row in rows[len(above) :]:
            if not row.inherits_code:
                break
            yield row.row


def _covers(printed: PrintedTotal, owner: OutlineRow, parts: Sequence[OutlineRow]) -> bool:
    """Whether a total is of no less than a sub kegiatan: one of its kinds of spending may have a total too."""
    for measure in _MEASURES:
        amount, whole = known(getattr(printed, measure)), known(getattr(owner, measure))
        if amount is not None and whole is not None:
            return amount >= whole
        if amount is not None:
            return bool(parts) and amount > sum(
                (known(getattr(each, measure)) or Decimal(0) for each in parts), Decimal(0)
            )
    return True


def _below_the_whole(rows: Sequence[OutlineRow], totals: Sequence[PrintedTotal]) -> Iterator[int]:
    """What stands below the total of everything, where no codes tell a row of the table from others.

    A recap below may end in the same total once more.
    """
    printed = [each for each in totals if each.has_figures]
    figures = [(known(each.pagu), known(each.realisasi)) for each in printed]
    for each, own in zip(printed, figures, strict=True):
        above = [row for row in rows if row.row < each.row]
        is_only = len(set(figures)) == 1
        if above and own == figures[-1] and all(_exceeds(each, row, strictly=not is_only) for row in above):
            yield from (row.row for row in rows if row.row > each.row)
            return


def _exceeds(printed: PrintedTotal, row: OutlineRow, *, strictly: bool) -> bool:
    pairs = [(known(getattr(printed, measure)), known(getattr(row, measure))) for measure in _MEASURES]
    both = [(whole, part) for whole, part in pairs if whole is not None and part is not None]
    return all(whole > part if strictly else whole >= part for whole, part in both)


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
