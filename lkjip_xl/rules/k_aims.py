"""Family K, aims: whether every table puts an indicator under the same sasaran."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.support import repeats_another_table
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.words import name_key


@dataclass(frozen=True, slots=True)
class _Saying:
    """The sasaran under which a table puts an indicator; ``own``: it does not only repeat another table."""

    table: Table
    row: Row
    cell: Cell
    own: bool


@dataclass(slots=True)
class _Indicator:
    name: str
    sayings: list[_Saying] = field(default_factory=list)

    @property
    def right(self) -> Cell | None:
        """The sasaran as most tables have it, else as the first of them has it."""
        cells = [each.cell for each in self.sayings if each.own]
        votes = Counter(name_key(cell.written) for cell in cells)
        return max(cells, key=lambda cell: votes[name_key(cell.written)], default=None)


@dataclass(frozen=True, slots=True)
class _Misplaced:
    """A cell that names another sasaran than an indicator's own, with the rows that stand under it."""

    table: Table
    cell: Cell
    right: Cell
    rows: tuple[Row, ...]


def misplaced_indicators(report: Report) -> Iterator[Problem]:
    """Indicators under the sasaran of another indicator; two that are exchanged are one problem (K10)."""
    found = _misplaced(report)
    told: set[Place] = set()
    for each in found:
        if each.cell.place in told:
            continue
        other = next((one for one in found if _are_exchanged(each, one)), None)
        both = (each,) if other is None else (each, other)
        told |= {one.cell.place for one in both}
        yield _problem(both)


def places_of_misplaced(report: Report) -> set[Place]:
    """The cells that name the sasaran of another indicator: no slips of the pen."""
    return {each.table.place(row, Key.SASARAN) for each in _misplaced(report) for row in each.rows}


def _misplaced(report: Report) -> list[_Misplaced]:
    indicators = list(_indicators(report))
    known = {name_key(right.written) for each in indicators if (right := each.right)}
    found: dict[Place, _Misplaced] = {}
    for indicator in indicators:
        right = indicator.right
        if right is None:
            continue
        for saying in indicator.sayings:
            written = name_key(saying.cell.written)
            if not saying.own or written == name_key(right.written) or written not in known:
                continue
            before = found.get(saying.cell.place)
            rows = (*(before.rows if before else ()), saying.row)
            found[saying.cell.place] = _Misplaced(saying.table, saying.cell, right, rows)
    return list(found.values())


def _indicators(report: Report) -> Sequence[_Indicator]:
    """The indicators of all tables that put them under a sasaran; a slip in a name is forgiven."""
    found: list[_Indicator] = []
    for table in report.report_tables:
        columns = {each.key: each for each in table.spec.columns}
        if not table.rows or Key.SASARAN not in table.columns or not columns[Key.SASARAN].fact:
            continue
        names = [row.text(table.spec.label) for row in table.rows]
        pairs = {index: known for known, index in pair_names([each.name for each in found], names)}
        for index, (name, row) in enumerate(zip(names, table.rows, strict=True)):
            cell = row.cells[Key.SASARAN]
            if not name or cell.content is not Content.TEXT:
                continue
            if index not in pairs:
                found.append(_Indicator(name))
            own = not repeats_another_table(columns[Key.SASARAN], cell)
            found[pairs.get(index, -1)].sayings.append(_Saying(table, row, cell, own))
    return found


def _are_exchanged(one: _Misplaced, other: _Misplaced) -> bool:
    crossed = name_key(one.cell.written) == name_key(other.right.written)
    return crossed and one.table is other.table and name_key(other.cell.written) == name_key(one.right.written)


def _problem(both: Sequence[_Misplaced]) -> Problem:
    first = both[0]
    where = f"berada di bawah sasaran lain di {first.right.place.sheet} {first.right.place.cell}"
    exchanged = f"Sasaran ini tertukar dengan {both[-1].cell.place.address}: indikatornya {where}."
    message = exchanged if len(both) > 1 else f"Indikator ini {where}."
    return Problem(
        first.cell.place,
        message,
        row_label=first.table.label(first.rows[0]),
        column_heading=first.table.heading(Key.SASARAN),
        expected=first.right.written,
        actual=first.cell.written,
        elsewhere=first.right.place.sheet,
        hint="Cocokkan dengan Renstra: tulis sasaran yang benar beserta angkanya, atau indikator yang benar.",
        basis=tuple(each.right.place for each in both),
        others=tuple(each.cell.place for each in both[1:]),
        related=tuple(each.right.place for each in both),
        fixes=(tuple(Fix(each.cell.place, each.right.written) for each in both),),
    )
