"""The figures of the finished workbook: computed again from the leaf rows, whatever was typed above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from lkjip_xl.figures.assignments import PLAN, Assigned, Assignment, Assignments, Portion
from lkjip_xl.figures.calc import RowFigures, evaluate, written_figure
from lkjip_xl.figures.named_rows import Rows
from lkjip_xl.figures.program_lines import lines_of_agreement
from lkjip_xl.figures.sasaran import ProgramsOfSasaran, programs_of_sasaran
from lkjip_xl.methods.efisiensi import Measured, Output, efisiensi
from lkjip_xl.methods.penyerapan import Method, absorption, counted
from lkjip_xl.methods.sums import sum_of_all, sum_of_known
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import pair_indicators, pair_names, pair_rows
from lkjip_xl.report.place import Place
from lkjip_xl.tables.calculation import Absorption, Across, Capaian, Efficiency
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.sources import Link, Lookup
from lkjip_xl.tables.spec import Column, Kind

# The capaian of the output of a sub kegiatan, in the table of realisasi.


def _leaves(table: Table, row: Row) -> list[Row]:
    """The lowest rows under a row, or the row itself."""
    parts = table.parts(row)
    return [leaf for part in parts for leaf in _leaves(table, part)] if parts else [row]


class Recomputed:
    """Every figure of a report as its leaf rows give it.

    A leaf's figure is what staff typed, or what the table it is taken over from says. A parent's
    figure is the sum of its parts, where a part without a figure counts as nothing: a workbook with
    such a part is built as a draft only. Where no part has one, the parent has none but a typed one: blank is not
    0. Where the levels of a table are not known, nobody knows what to sum, and its figures stay as they were
    typed; so do those of the cells in ``kept``, and an absorption that the programs of its sasaran do not give.
    """

    def __init__(self, report: Report, kept: frozenset[Place] = frozenset()) -> None:
        self._report, self._kept = report, kept
        self._partners: dict[tuple[str, str], Mapping[int, Row]] = {}
        self._promised: dict[str, Mapping[int, tuple[Row, ...]]] = {}
        self._sums: dict[tuple[str, int, str], Decimal | None] = {}

    @cached_property
    def _programs(self) -> ProgramsOfSasaran:
        return programs_of_sasaran(self._report)

    def source(self, table: Table, row: Row, taken_from: Link | Lookup | None) -> tuple[Table, Row] | None:
        """The table and row that a column of this row is taken over from, if it is there."""
        match taken_from:
            case Link() as link:
                return self._linked(table, row, link)
            case Lookup() as lookup:
                return self._looked_up(table, row, lookup)
        return None

    def _linked(self, table: Table, row: Row, link: Link) -> tuple[Table, Row] | None:
        if link.table not in self._report.tables:
            return None
        origin = self._report.tables[link.table]
        if row is table.total:
            return (origin, origin.total) if origin.total else None
        owner = table.owner(row)
        partner = pair_rows(origin, table).left_of.get(owner.index)
        if partner is not None and len(table.with_lines(owner)) > 1 and origin.spec.column(link.key).per_indicator:
            paired = pair_indicators(origin, partner, table, owner).pairs
            partner = next((left for left, right in paired if right.index == row.index), None)
        return (origin, partner) if partner else None

    def _looked_up(self, table: Table, row: Row, lookup: Lookup) -> tuple[Table, Row] | None:
        origin = self._report.tables.get(lookup.table)
        if origin is None or row is table.total:
            return None
        if lookup.line:
            lines = self._lines_of_agreement(lookup.table).get(row.index, ())
            return (origin, lines[0]) if len(lines) == 1 and self._is_known(origin, lines[0], lookup.key) else None
        key = (table.spec.key, lookup.table)
        if key not in self._partners:
            self._partners[key] = self._partners_by_name(table, origin, lookup)
        partner = self._partners[key].get(row.index)
        return (origin, partner) if partner else None

    def _is_known(self, table: Table, row: Row, key: str) -> bool:
        """Whether something stands in a cell, or is computed there: the template leaves some to the program."""
        return row.says(key) or self.figure(table, row, table.spec.column(key)) is not None

    def is_of_one_unit(self, row: Row, column: Column) -> bool:
        """Whether a formula of an older template shows the result of one of several units that are meant."""
        cell = row.cells.get(column.key)
        if column.lookup is None or not column.lookup.line or cell is None or not cell.formula:
            return False
        return len(self._lines_of_agreement(column.lookup.table).get(row.index, ())) > 1

    def _lines_of_agreement(self, key: str) -> Mapping[int, tuple[Row, ...]]:
        if key not in self._promised:
            self._promised[key] = lines_of_agreement(self._report, key)
        return self._promised[key]

    def _partners_by_name(self, table: Table, origin: Table, lookup: Lookup) -> Mapping[int, Row]:
        """The row of another table that each row names, by its index."""
        if table.spec.key == PLAN:
            return {index: each.budget[0] for index, each in self.assignments.items() if each.budget}
        names = [each.text(lookup.by) for each in table.rows]
        pairs = pair_names(names, [origin.label(each) for each in origin.rows])
        return {left: origin.rows[right] for left, right in pairs}

    @cached_property
    def assignments(self) -> Mapping[int, Assignment]:
        """What each row of Tabel 2.3.1 assigns, by its index there."""
        found = self._programs.assignments
        return {each.row.index: each for each in found.rows} if found else {}

    def figure(self, table: Table, row: Row, column: Column) -> Decimal | None:
        """A row's figure in a column; None where it has none."""
        if self._kept and table.place(row, column.key) in self._kept:
            return row.figure(column.key)
        if column.sums and (column.calc is None or row is table.total):
            key = table.spec.key, row.number, column.key
            if key not in self._sums:
                self._sums[key] = self._summed(table, row, column)
            return self._sums[key]
        if column.calc is not None:
            return self._calculated(table, row, column)
        if column.kind is Kind.PERCENT and column.link and (origin := self.source(table, row, column.link)):
            return self.counting(*origin, origin[0].spec.column(column.link.key))
        # Results of a program are those of its own table; what an agreement promises is what stands in it.
        is_result = column.key in {Key.REALISASI, Key.CAPAIAN}
        if is_result and column.lookup and (origin := self.source(table, row, column.lookup)):
            there = self.figure(*origin, origin[0].spec.column(column.lookup.key))
            return written_figure(table, row, column.key) if there is None else there
        if self.is_of_one_unit(row, column):
            return None
        return written_figure(table, row, column.key)

    def counting(self, table: Table, row: Row, column: Column) -> Decimal | None:
        """A row's figure as means and the efficiency count it.

        That is with a capaian which was typed though it cannot be computed, where Pengaturan lets it count.
        """
        value = self.figure(table, row, column)
        return self.typed_capaian(row, column) if value is None else value

    def missed_by_rank(self, table: Table, row: Row, column: Column) -> bool:
        """Whether a row's grade is below its target, and no capaian says how far."""
        if not isinstance(column.calc, Capaian) or self.counting(table, row, column) is not None:
            return False
        return RowFigures(table, row).reached(column.calc) is False

    def typed_capaian(self, row: Row, column: Column) -> Decimal | None:
        """The capaian that was typed into a cell, where Pengaturan lets such a one count."""
        cell = row.cells.get(column.key)
        if not self._report.settings.with_typed_capaian or not isinstance(column.calc, Capaian):
            return None
        return None if cell is None or cell.formula else cell.number

    def _calculated(self, table: Table, row: Row, column: Column) -> Decimal | None:
        if isinstance(column.calc, Absorption):
            return self._absorbed(row, column, column.calc)
        if isinstance(column.calc, Efficiency):
            return efisiensi(column.calc.ukuran, self.measured(table, row, column.calc))
        if isinstance(column.calc, Across):
            return sum_of_known(
                self._by_key(table, row, key) for key in column.calc.columns if key in table.columns
            )
        if column.calc is None:
            return None
        return evaluate(column.calc, RowFigures(table, row, self._by_key, self._report.tables))

    def _absorbed(self, row: Row, column: Column, calc: Absorption) -> Decimal | None:
        """By the method of Pengaturan, else the figure that is printed because it was typed; a dash is none."""
        value, cell = self.by_method(row, calc), row.cells.get(column.key)
        return cell.number if value is None and cell is not None else value

    def _by_key(self, table: Table, row: Row, key: str) -> Decimal | None:
        return self.figure(table, row, table.spec.column(key))

    def measured(self, table: Table, row: Row, calc: Efficiency) -> Measured:
        """What the efficiency of a row's sasaran is computed from, unrounded."""
        capaian, penyerapan = (self._by_key(table, row, key) for key in (calc.capaian, calc.penyerapan))
        counted = self.outputs(row, calc) if calc.ukuran.of_ministry else []
        found = [self._output(self.spent, each) for each in counted] if self.spent is not None else []
        known = [each for each in found if each is not None]
        return Measured(capaian, penyerapan, known if len(known) == len(found) else ())

    def outputs(self, row: Row, calc: Efficiency) -> list[Assigned]:
        """The sub kegiatan that count for a row's sasaran, in the table of realisasi."""
        table = self.spent
        if table is None or not table.is_leveled:
            return []
        money = Absorption(calc.sasaran, calc.indikator, PLAN)
        counted = self.counted_programs(row, money, self._report.settings.penyerapan)
        return [
            replace(each, rows=(leaf,)) for each in counted for row in each.rows for leaf in _leaves(table, row)
        ]

    def _output(self, spent: Table, assigned: Assigned) -> Output | None:
        """A sub kegiatan with its output; None where its money or the capaian of an output is not known.

        Its money is that of all its indicators together: their mean is what was achieved with it.
        """
        (row,), share = assigned.rows, assigned.share
        pagu, realisasi = (self._by_key(spent, row, key) for key in (Key.TARGET_KEUANGAN, Key.REALISASI))
        if pagu is None or realisasi is None:
            return None
        if not pagu:  # whatever its output reached, without money it was worth nothing
            return Output(pagu, realisasi * share, pagu)
        found = [self._achieved(spent, line) for line in spent.with_lines(row)]
        capaian = [each for each in found if each is not None]
        if len(capaian) < len(found):
            return None
        return Output(pagu * share, realisasi * share, sum(capaian, Decimal(0)) / len(capaian))

    def _achieved(self, spent: Table, line: Row) -> Decimal | None:
        """The capaian of one output of a sub kegiatan, as it was typed where it cannot be computed."""
        capaian, typed = self._by_key(spent, line, Key.CAPAIAN_KINERJA), line.cells.get(Key.CAPAIAN_KINERJA)
        return typed.number if capaian is None and typed is not None else capaian

    @property
    def spent(self) -> Table | None:
        """The table of the programs' pagu and realisasi."""
        return self._programs.spent

    def counted_programs(self, row: Row, calc: Absorption, method: Method) -> list[Assigned]:
        """What carries a row's sasaran and is counted by a method."""
        aim = row.text(calc.sasaran), row.text(calc.indikator)
        assigned = self._programs.of(*aim)
        return [assigned[index] for index in counted(method, self._programs.figures(aim[0], self._by_key, aim[1]))]

    def by_method(self, row: Row, calc: Absorption) -> Decimal | None:
        """The absorption by the method of Pengaturan; None where the programs of the sasaran do not give it."""
        return self.absorption(row, calc, self._report.settings.penyerapan)

    def absorption(self, row: Row, calc: Absorption, method: Method) -> Decimal | None:
        """The absorption of the programs of a row's sasaran by a method, in percent points.

        None where one of them is not found in the table of realisasi, as where it has no figures there.
        """
        aim = row.text(calc.sasaran), row.text(calc.indikator)
        if self._programs.not_found(method, *aim):
            return None
        return absorption(method, self._programs.figures(aim[0], self._by_key, aim[1]))

    def _summed(self, table: Table, row: Row, column: Column) -> Decimal | None:
        if table.spec.tree and not table.is_leveled:
            return row.figure(column.key)
        parts = table.parts(row)
        if parts:
            figures = (self.figure(table, part, column) for part in parts)
            known = sum_of_known(figures)
            return row.figure(column.key) if known is None else known
        taken_from = column.taken_from
        origin = self.source(table, row, taken_from)
        if origin and taken_from:
            whole = self._whole(table, row, origin, taken_from.key)
            part = self.part(table, row) if column.lookup else None
            return whole if part is None or whole is None else self._money(part, whole)
        return row.figure(column.key)

    def _whole(self, table: Table, row: Row, origin: tuple[Table, Row], key: str) -> Decimal | None:
        """What a row takes over from another table; of the rows of several units that it names their sum."""
        column = origin[0].spec.column(key)
        named = self.named_together(table, row) or (origin[1],)
        return sum_of_all(self.figure(origin[0], each, column) for each in named)

    def named_together(self, table: Table, row: Row) -> Rows:
        """The rows of several units that a row of Tabel 2.3.1 names together; none for any other row."""
        found = self.assignments.get(row.index) if table.spec.key == PLAN else None
        return found.budget if found is not None and found.row is row and len(found.budget) > 1 else ()

    @property
    def all_assignments(self) -> Assignments | None:
        """All that Tabel 2.3.1 assigns; None where it is missing or empty."""
        return self._programs.assignments

    def is_shared(self, table: Table, row: Row) -> bool:
        """Whether a row of Tabel 2.3.1 assigns money that another sasaran has too."""
        found = self.assignments.get(row.index) if table.spec.key == PLAN else None
        return found is not None and found.row is row and found.portion is Portion.SHARED

    def part(self, table: Table, row: Row) -> Assignment | None:
        """What a row of Tabel 2.3.1 assigns, if it is a part; None for any other row."""
        found = self.assignments.get(row.index) if table.spec.key == PLAN else None
        return found if found is not None and found.row is row and found.portion is Portion.PART else None

    def _money(self, part: Assignment, pagu: Decimal) -> Decimal:
        """The amount of a part: as it is typed, where that may stand for it."""
        typed, found = part.row.figure(Key.ANGGARAN), self._programs.assignments
        return typed if typed is not None and found is not None and found.accepts(part) else part.amount(pagu)
