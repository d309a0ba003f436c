"""What a cell of the finished workbook holds: a text, a number, or a live formula with its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.addresses import RowAddresses
from lkjip_xl.books.finished.assigned_money import amount_expression, cells_of, each_on_a_line, sum_of
from lkjip_xl.books.finished.category_entries import category_entry
from lkjip_xl.books.finished.layout import Layouts, TableLayout, sums_are_known
from lkjip_xl.books.finished.typed_entries import amount_format, typed_entry
from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.figures import calc
from lkjip_xl.figures.assignments import Assigned, Assignment
from lkjip_xl.figures.calc import NOT_COMPUTABLE, RowFigures
from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.figures.means_of_sasaran import MEAN_LABEL, Group, counting, mean_of
from lkjip_xl.figures.outline import sasaran_of_outline
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.figures.typed_penyerapan import typed_absorptions
from lkjip_xl.methods import efisiensi as measures
from lkjip_xl.methods.efisiensi import word_of
from lkjip_xl.methods.grades import are_same
from lkjip_xl.methods.penyerapan import Method
from lkjip_xl.methods.penyerapan import expression as absorption_expression
from lkjip_xl.report.model import Cell, Content, Report, Row, Table
from lkjip_xl.report.own_titles import as_printed
from lkjip_xl.report.place import Place
from lkjip_xl.rules.p_categories import accepted_category
from lkjip_xl.tables import TABEL_2_1, TABEL_3_1_3, calculation
from lkjip_xl.tables.calculation import Absorption, Across, Capaian, Efficiency, Figure, Percent
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.sources import Lookup
from lkjip_xl.tables.spec import Column, Kind
from lkjip_xl.text.addresses import column_letters
from lkjip_xl.text.words import name_key

TOTAL_LABEL = "JUMLAH"
# Beside an amount that several sasaran share.
SHARED_MARK = marks.SHARED


class Entries:
    """Works out every cell of the tables; what stands in ``kept`` stays as it was typed."""

    def __init__(self, report: Report, layouts: Layouts, kept: frozenset[Place] = frozenset()) -> None:
        self._report, self.layouts, self._kept = report, layouts, kept
        self.recomputed = Recomputed(report, kept)
        self._operands = _columns_computed_with(layouts)
        self.scale = scale_of(report)
        self.settings = report.settings
        self.typed_absorptions = typed_absorptions(report, self.recomputed)

    def as_printed(self, sentence: str) -> str:
        """A sentence in which the tables are called as they are in print."""
        return as_printed(self._report, sentence)

    def figure(self, table: Table, row: Row, column: Column) -> Decimal | None:
        """A figure as the leaf rows give it, in rupiah or in percent points."""
        return self.recomputed.figure(table, row, column)

    def entry(self, layout: TableLayout, row: Row, column: Column) -> Entry:
        """What stands in a column of a row."""
        table = layout.table
        tree = table.spec.tree
        if self.is_accepted(table, row, column):
            return replace(self._typed(table, row, column), sign=marks.KEPT)
        if row is table.total and column.key == table.spec.label:
            return Entry(TOTAL_LABEL)
        if row is table.shares:
            return self._share(layout, row, column)
        if row is table.total and not (column.sums or column.calc):
            return Entry()
        if row.under is not None and not column.per_indicator:
            return self._of_line(table, row, column)
        if tree and column.key == tree.level:
            return Entry(Level(row.level).label if row.level else row.text(column.key))
        if any(row is each for each in table.budget_headings):
            return self._of_heading(layout, row, column)
        computed = self._computed(layout, row, column)
        return computed or self._typed(table, row, column)

    def _of_heading(self, layout: TableLayout, row: Row, column: Column) -> Entry:
        """What stands beside an urusan: the sum of its programs where it has that, else as it was typed."""
        table, entry = layout.table, self._typed(layout.table, row, column)
        programs = table.programs_under(row)
        amounts = [self.figure(table, each, column) or Decimal(0) for each in programs] if column.sums else []
        if not amounts or row.figure(column.key) != sum(amounts, Decimal(0)):
            return entry
        expression = calc.sum_expression([layout.address(each, column.key) for each in programs])
        return replace(entry, value=sum(amounts, Decimal(0)), formula=expression)

    def _of_line(self, table: Table, row: Row, column: Column) -> Entry:
        """What stands beside a further indicator: nothing that its row has said, nor a sign for no amount."""
        own, above = row.cells.get(column.key), table.owner(row).cells.get(column.key)
        if own is None or above is None or own.formula or column.sums or own.content is Content.NIL:
            return Entry()
        is_said = name_key(own.written) == name_key(above.written)
        return Entry() if is_said else self._typed(table, row, column)

    def is_accepted(self, table: Table, row: Row, column: Column) -> bool:
        """Whether a cell stays as it was typed though something else is computed."""
        return table.place(row, column.key) in self._kept

    def mean_of_sasaran(self, layout: TableLayout, group: Group, column: Column) -> Entry:
        """What stands in a column of the row with the mean of a sasaran."""
        table, row = layout.table, layout.mean_row(group)
        if column.key == table.spec.label:
            return Entry(MEAN_LABEL)
        rated = table.spec.column(Key.CAPAIAN)
        value = mean_of(self.recomputed, table, group)
        if column.category_of == rated.key and self.scale is not None:
            position = layout.position(rated.key)
            cell = f"{column_letters(position)}{row}" if position else ""
            return category_entry(self.scale, cell, value, as_fraction=rated.as_fraction) if cell else Entry()
        if column.key != rated.key:
            return Entry()
        cells = [layout.address(each, rated.key) for each, _ in counting(self.recomputed, table, group)]
        if value is None:
            return Entry(NOT_COMPUTABLE)
        shown = value / 100 if rated.as_fraction else value
        number_format = styles.number_format(column).get("num_format", "")
        return Entry("", shown, f"AVERAGE({','.join(cells)})", number_format)

    def _share(self, layout: TableLayout, row: Row, column: Column) -> Entry:
        """What a total is of the whole."""
        table = layout.table
        share_row, total = table.spec.share_row, table.total
        if share_row is None or total is None or not column.sums:
            return Entry(share_row.label) if share_row and column.key == table.spec.label else Entry()
        if layout.position(share_row.whole) is None:
            return self._typed(table, row, column)
        whole = table.spec.column(share_row.whole)
        above, below = self.figure(table, total, column), self.figure(table, total, whole)
        value = None if above is None or not below else above / below * 100
        expression = calc.formula(
            Percent(Figure(column.key), Figure(share_row.whole)), RowAddresses(layout, total, self.layouts)
        )
        number_format = styles.percent_format(share_row.decimals, as_fraction=False)
        return Entry(NOT_COMPUTABLE if value is None else "", value, expression, number_format)

    def _computed(self, layout: TableLayout, row: Row, column: Column) -> Entry | None:
        table = layout.table
        if column.counts:
            return self._numbered(table, row, column)
        if column.category_of:
            return self._category(layout, row, column)
        if column.kind is Kind.CHOICE and column.typed and column.offered and not row.text(column.key):
            return Entry(_usual_rumus(table, row, column))  # said beside its result
        value = self.figure(table, row, column)
        if column.calc is not None and not (column.sums and row is table.total):
            if value is None and is_kept_as_typed(row, column):
                return self._not_computable(row, column)
            return self._calculated(layout, row, column, value)
        return self._amount(layout, row, column, value)

    def _amount(self, layout: TableLayout, row: Row, column: Column, value: Decimal | None) -> Entry | None:
        """A sum of the row's parts, or what another table says."""
        table = layout.table
        if value is None:
            return self._dash_taken_over(table, row, column)
        if column.sums and table.parts(row) and sums_are_known(table):
            expression = RowAddresses(layout, row, self.layouts).sum_of_parts(column.key)
            return Entry(value=value, formula=expression, number_format=amount_format(value))
        taken_over = column.sums or (
            column.kind is Kind.PERCENT and self._is_computed_elsewhere(table, row, column)
        )
        return self._taken_over(table, row, column, value) if taken_over else None

    def _is_computed_elsewhere(self, table: Table, row: Row, column: Column) -> bool:
        """Whether a percentage is what another table gives; that table may have none of a program's indicator."""
        if column.lookup is None:
            return column.link is not None
        origin = self.recomputed.source(table, row, column.lookup)
        return origin is not None and self.figure(*origin, origin[0].spec.column(column.lookup.key)) is not None

    @staticmethod
    def _not_computable(row: Row, column: Column) -> Entry:
        """A percentage that nobody can compute stays as it was typed, and is marked."""
        entry = typed_entry(row.cells[column.key], column, computed_with=False)
        marked = entry.value is not None and _is_marked(row, column)
        return replace(entry, sign=marks.KEPT) if marked else entry

    @staticmethod
    def _numbered(table: Table, row: Row, column: Column) -> Entry:
        """The running number of a row that has something of its own in the column that is counted."""
        if row is table.total or not _counts(row, column.counts):
            return Entry()
        number = sum(_counts(each, column.counts) for each in table.rows[: row.index + 1])
        return Entry(value=Decimal(number), number_format="0")

    def _category(self, layout: TableLayout, row: Row, column: Column) -> Entry | None:
        """The category of the capaian beside it, by a formula that follows it; or the typed one that fits."""
        rated = layout.table.spec.column(column.category_of)
        if self.scale is None or layout.position(rated.key) is None:
            return None
        value = self.figure(layout.table, row, rated)
        if value is None and is_kept_as_typed(row, rated):
            value = row.cells[rated.key].number
        entry = category_entry(self.scale, layout.address(row, rated.key), value, as_fraction=rated.as_fraction)
        typed = accepted_category(self.scale, layout.table, row, column, value)
        return Entry(typed) if typed and name_key(typed) != name_key(entry.text) else entry

    def absorption(
        self, row: Row, calc: Absorption, method: Method, column: Column, value: Decimal | None
    ) -> Entry | None:
        """The absorption of a row's sasaran by a method, over the cells of its programs."""
        spent = self.recomputed.spent
        layout = self.layouts.of(spent) if spent else None
        if value is None or layout is None:
            return None
        counted = self.recomputed.counted_programs(row, calc, method)
        cells = [cells_of(self.layouts, each, layout) for each in counted]
        expression = absorption_expression(method, cells)
        shown, share = (value / 100, f"({expression})/100") if column.as_fraction else (value, expression)
        number_format = styles.number_format(column).get("num_format", "")
        return Entry(value=shown, formula=share, number_format=number_format)

    def _absorption(self, table: Table, row: Row, column: Column, calc: Absorption) -> Entry | None:
        """By the method of Pengaturan; else as it was typed, in each of the rows that a merged cell stands for."""
        value, cell = self.recomputed.by_method(row, calc), row.cells.get(column.key)
        if value is None and cell is not None and cell.carried:
            return self._entry_of(table, cell, column)
        return self.absorption(row, calc, self._report.settings.penyerapan, column, value)

    def _origin(self, table: Table, row: Row, column: Column) -> tuple[TableLayout, Row, str] | None:
        """Where a column takes a row's figure or text over from: the table, the row and the column there."""
        taken_from = column.taken_from
        origin = self.recomputed.source(table, row, taken_from)
        layout = self.layouts.of(origin[0]) if origin else None
        if origin is None or taken_from is None or layout is None:
            return None
        key = taken_from.key if isinstance(taken_from, Lookup) else taken_from.key_in(origin[1].says)
        return None if layout.position(key) is None else (layout, origin[1], key)

    def _taken_over(self, table: Table, row: Row, column: Column, value: Decimal) -> Entry | None:
        origin = self._origin(table, row, column) if sums_are_known(table) else None
        if origin is None:
            return None
        layout, source, key = origin
        reference = sum_of(layout, self.recomputed.named_together(table, row) or (source,), key)
        if column.kind is Kind.PERCENT:
            shown = value / 100 if column.as_fraction else value
            return Entry(
                value=shown, formula=reference, number_format=styles.number_format(column).get("num_format", "")
            )
        if (part := self.recomputed.part(table, row)) is not None and column.lookup:
            return self._part(table, part, value, reference)
        sign = marks.SHARED if self.recomputed.is_shared(table, row) else ""
        return Entry(value=value, formula=reference, number_format=amount_format(value), sign=sign)

    def _part(self, table: Table, part: Assignment, value: Decimal, pagu: str) -> Entry:
        """The amount of a part of a pagu: by a formula, or as it was typed where that may stand for it."""
        found, layout = self.recomputed.all_assignments, self.layouts.of(table)
        whole = part.pagu
        is_computed = whole is not None and not part.by_amount and part.amount(whole) == value
        if not is_computed or found is None or layout is None or layout.position(Key.BAGIAN) is None:
            return Entry(value=value, number_format=amount_format(value))
        expression = amount_expression(self.layouts, part, found.above(part), pagu)
        return Entry(value=value, formula=expression, number_format=amount_format(value))

    def _dash_taken_over(self, table: Table, row: Row, column: Column) -> Entry | None:
        """A percentage that cannot be computed where it comes from: it is none here either, whatever was typed."""
        origin = self._origin(table, row, column) if column.kind is Kind.PERCENT and column.link else None
        if origin is None:
            return None
        layout, source, key = origin
        shown = self.entry(layout, source, layout.table.spec.column(key))
        # A capaian typed though it cannot be computed enters the efficiency only where Pengaturan lets it.
        return (
            Entry(NOT_COMPUTABLE)
            if shown.value is not None
            else text_reference(layout.reference(source, key), shown.text)
        )

    def _typed(self, table: Table, row: Row, column: Column) -> Entry:
        cell = row.cells.get(column.key)
        if cell is None or cell.carried:
            return Entry()
        entry = self._entry_of(table, cell, column)
        if cell.formula and len(several := self._sasaran.get(cell.place, ())) > 1:
            return Entry(*each_on_a_line(self.layouts, several))
        return self._repeated(table, row, column, entry) if cell.formula else entry

    @cached_property
    def _sasaran(self) -> Mapping[Place, Sequence[Row]]:
        """The rows of Tabel 2.3.1 with the sasaran of each program or kegiatan of Tabel 2.1, by its cell there."""
        outline, found = self._report.tables.get(TABEL_2_1.key), self.recomputed.all_assignments
        return sasaran_of_outline(outline, found) if outline is not None and found is not None else {}

    def _entry_of(self, table: Table, cell: Cell, column: Column) -> Entry:
        return typed_entry(cell, column, computed_with=(table.spec.key, column.key) in self._operands)

    def _repeated(self, table: Table, row: Row, column: Column, entry: Entry) -> Entry:
        """What a formula took over from another table stays a formula where it shows the same."""
        origin = self._origin(table, row, column)
        if origin is None:
            return entry
        layout, source, key = origin
        there = layout.table
        if key not in source.cells:
            return entry  # the column that it came from is not there any more
        while source.cells[key].carried and source.index:
            source = there.rows[source.index - 1]  # what stands once over its rows
        same = self._entry_of(there, source.cells[key], there.spec.column(key))
        if (same.text, same.value) != (entry.text, entry.value):
            return entry
        reference = layout.reference(source, key)
        if entry.value is None:
            return text_reference(reference, entry.text)
        return replace(entry, formula=reference)

    def _calculated(self, layout: TableLayout, row: Row, column: Column, value: Decimal | None) -> Entry | None:
        if column.calc is None:
            return None
        if isinstance(column.calc, Absorption):
            return self._absorption(layout.table, row, column, column.calc)
        keys = calculation.operands(column.calc)
        whole = calculation.whole(column.calc)
        there = [layout.position(key) is not None for key in keys]
        # Of the columns that are summed across some may be missing, of the others none.
        if not (any(there) if isinstance(column.calc, Across) else all(there)):
            return None
        if whole and whole.table and not self._has_rows(whole.table):
            return None
        if not column.filled and all(not row.text(key) for key in (keys[0], column.key)):
            return Entry()
        if isinstance(column.calc, Efficiency):
            return self._efficiency(layout, row, column, column.calc)
        entry = _calculated(layout, row, column, column.calc, value, self.layouts)
        return (
            replace(entry, sign=_sign_of_rumus(layout.table, row, column.calc))
            if entry.value is not None
            else entry
        )

    def _has_rows(self, key: str) -> bool:
        """Whether a table is printed with rows, so that there is something to add up."""
        layout = self.layouts.by_key.get(key)
        return layout is not None and bool(layout.rows)

    def _efficiency(self, layout: TableLayout, row: Row, column: Column, of: Efficiency) -> Entry:
        """The efficiency by the measure of Pengaturan; with its judgement where staff wrote that alone."""
        measured = self.recomputed.measured(layout.table, row, of)
        number_format = styles.number_format(column).get("num_format", "")
        if of.ukuran is measures.Ukuran.RASIO_PERSEN:
            number_format += '"%"'
        judged = measures.judged(of.ukuran, measured)
        if judged and word_of(row.text(column.key)):
            number_format += f'" ({judged})"'
        is_difference = not (of.ukuran.is_ratio or of.ukuran.of_ministry)
        value = (
            measures.printed(of.ukuran, measured, column.decimals)
            if is_difference
            else measures.efisiensi(of.ukuran, measured)
        )
        if of.ukuran.of_ministry:
            expression = self._of_ministry(row, of)
            return Entry(NOT_COMPUTABLE) if value is None else Entry("", value, expression, number_format)
        cells = [layout.address(row, key) for key in calculation.operands(of)]
        computed = measures.expression(of.ukuran, cells[0], cells[1], column.decimals)
        expression = f'IF({measures.needed(of.ukuran, *cells)},"{NOT_COMPUTABLE}",{computed})'
        if value is None:
            return Entry(NOT_COMPUTABLE, formula=expression, number_format=number_format)
        return Entry("", value, expression, number_format)

    def _of_ministry(self, row: Row, of: Efficiency) -> str:
        """E or NE over the cells of the sub kegiatan of a row's sasaran."""
        spent = self.recomputed.spent
        layout = self.layouts.of(spent) if spent else None
        if layout is None or layout.position(Key.CAPAIAN_KINERJA) is None:
            return ""
        cells = [
            (*self._money(layout, each), _achieved(layout, each.rows[0]))
            for each in self.recomputed.outputs(row, of)
        ]
        return measures.ministry_expression(of.ukuran, cells)

    def _money(self, layout: TableLayout, assigned: Assigned) -> tuple[str, str]:
        """Expressions of what a sasaran has of a row's pagu and realisasi."""
        cells = cells_of(self.layouts, assigned, layout)
        return cells.weighed(cells.pagu), cells.weighed(cells.realisasi)


def _achieved(layout: TableLayout, row: Row) -> str:
    """The capaian of a sub kegiatan, of several indicators their mean, as a formula on another sheet names it."""
    cells = [layout.reference(line, Key.CAPAIAN_KINERJA) for line in layout.table.with_lines(row)]
    return cells[0] if len(cells) == 1 else f"AVERAGE({','.join(cells)})"


def is_kept_as_typed(row: Row, column: Column) -> bool:
    """Whether a result that cannot be computed was typed all the same: a figure, n/a, a word of efficiency."""
    cell = row.cells.get(column.key)
    if cell is None or cell.formula:
        return False
    is_efficiency = isinstance(column.calc, Efficiency)
    typed = cell.number is not None or cell.content is Content.NOT_AVAILABLE
    return (typed and calculation.is_percentage(column.calc)) or (
        is_efficiency and (typed or word_of(cell.written) is not None)
    )


def _is_marked(row: Row, column: Column) -> bool:
    """Whether such a figure has to be marked; the same grade in both years is all of itself."""
    operands = calculation.operands(column.calc) if column.calc else ()
    kept = isinstance(column.calc, Percent) and len(operands) == 2 and are_same(*map(row.text, operands))
    return is_kept_as_typed(row, column) and row.figure(column.key) is not None and not kept


def _sign_of_rumus(table: Table, row: Row, of: calculation.Calc) -> str:
    """The sign of a capaian's formula, where it is not the usual one."""
    if not isinstance(of, Capaian):
        return ""
    target = row.cells.get(of.target)
    rumus = RowFigures(table, row).rumus(of)
    return marks.RANGE if target and target.bounds else marks.SIGNS_OF_RUMUS.get(rumus, "") if rumus else ""


def _usual_rumus(table: Table, row: Row, column: Column) -> str:
    """The formula that holds where none is chosen, by the target of the capaian that it is of."""
    calcs = (each.calc for each in table.spec.columns if isinstance(each.calc, Capaian))
    target = next((each.target for each in calcs if each.rumus == column.key), "")
    rumus = calc.rumus_in(row, column.key, target)
    return NOT_COMPUTABLE if rumus is None else rumus.value


def _counts(row: Row, column: str) -> bool:
    cell = row.cells.get(column)
    return cell is not None and bool(cell.written) and not cell.carried


def _calculated(
    layout: TableLayout, row: Row, column: Column, of: calculation.Calc, value: Decimal | None, layouts: Layouts
) -> Entry:
    expression = calc.formula(of, RowAddresses(layout, row, layouts), as_fraction=column.as_fraction)
    shown = value / 100 if value is not None and column.as_fraction else value
    below_zero = [key for key in calculation.operands(of) if (row.figure(key) or 0) < 0]
    if value is None and below_zero:
        cells = ",".join(layout.address(row, key) for key in below_zero)
        expression = f'IF(MIN({cells})<0,"{NOT_COMPUTABLE}",{expression})'
    number_format = styles.number_format(column).get("num_format", "")
    return Entry(NOT_COMPUTABLE if value is None else "", shown, expression, number_format)


def _columns_computed_with(layouts: Layouts) -> frozenset[tuple[str, str]]:
    """The columns, by table, that some formula of the finished workbook reads."""
    read = set()
    for key, layout in layouts.by_key.items():
        for column in layout.columns:
            if column.sums:
                read.add((key, column.key))
                read |= {(column.link.table, column.link.key)} if column.link else set()
            read |= {(key, operand) for operand in calculation.operands(column.calc)} if column.calc else set()
            # The charts over the years read every figure of their table.
            if key == TABEL_3_1_3.key and column.kind is Kind.QUANTITY:
                read.add((key, column.key))
    return frozenset(read)
