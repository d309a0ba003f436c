"""What else has to be typed when an advice is followed, so that it leads to no new finding.

A figure stands in several tables, and others are computed from it. Where those are formulas they follow by
themselves; where somebody has typed them, each way of mending a finding names them too. A way after which the
report contradicts itself elsewhere is none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.methods.kategori import Scale
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import DocumentTable, Place
from lkjip_xl.rules.advice.changed_cells import ChangedCells, typed_cell
from lkjip_xl.rules.advice.same_cells import Owner, SameCells, hold_the_same
from lkjip_xl.rules.evidence.results import Results, rounded
from lkjip_xl.rules.evidence.sayings import Saying, odd_ones, same_figure, same_words
from lkjip_xl.rules.findings import Finding, Fix, Problem, value_text
from lkjip_xl.rules.p_categories import category_that_fits
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import columns_to_judge
from lkjip_xl.tables import TABEL_3_1
from lkjip_xl.tables.calculation import Absorption, Capaian, operands
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import decimals_of, format_number
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import one_after_another

CellsToType = tuple[Fix, ...]
# A longer text is not told again where its cell is named.
_LONGEST_SHOWN = 20
# More ways than these are not told one by one.
_MOST_WAYS_TOLD = 2
_MOST_SHOWN = 3


@dataclass
class _Course:
    """A way as it is followed: what is typed, what changes by that, and which cells are still to be looked at."""

    changed: ChangedCells
    typed: dict[Place, Fix] = field(default_factory=dict)
    waiting: deque[Owner] = field(default_factory=deque)
    # Results that were wrong, and come out by this way.
    mended: set[Place] = field(default_factory=set)
    # Copies that told otherwise than what they repeat: what agreed with them does not follow.
    corrected: set[Place] = field(default_factory=set)
    # What somebody typed for a result speaks for the formula by which it comes out; a formula follows any other.
    chosen_anew: bool = False
    contradicts: bool = False


class Following:
    """The ways of mending a report's findings, with all that each of them brings along."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._same = SameCells(report)
        self._results = Results(report)
        self._unchanged = ChangedCells(report)

    @cached_property
    def _scale(self) -> Scale | None:
        return scale_of(self.report)

    def completed(self, way: Sequence[Fix], *, chosen_anew: bool = False) -> CellsToType | None:
        """A way with the typed cells that follow from it; None where the report would contradict itself by it.

        What a formula only repeats is typed where it takes it from. ``chosen_anew`` says that another formula is
        chosen for what has come out by the old one: those results are typed anew.
        """
        way = [replace(fix, place=typed_at(self.report, fix.place)) for fix in way]
        course = _Course(ChangedCells(self.report), {fix.place: fix for fix in way}, chosen_anew=chosen_anew)
        for fix in way:
            for owner in self._same.owners.get(fix.place, ())[:1]:
                column = owner.table.spec.column(owner.key)
                course.changed.cells[fix.place] = typed_cell(owner.cell, fix.value, column)
        for fix in way:
            if fix.value != "":  # what is taken away here is not to be taken away where it stands again
                self._look_at(course, fix.place)
        while course.waiting and not course.contradicts:
            self._follow(course, course.waiting.popleft())
        if course.contradicts or self._spoils_a_result(course) or self._tells_otherwise(course):
            return None
        return tuple(course.typed.values())

    def shown(self, fix: Fix) -> str:
        """What to type into a cell, as people read it."""
        owner = next(iter(self._same.owners.get(fix.place, ())), None)
        points = owner is not None and owner.cell.unit == "%"
        if owner is not None and isinstance(fix.value, Decimal) and isinstance(fix.place.sheet, DocumentTable):
            return format_number(fix.value, _decimals_in_print(owner, fix.value)) + "%" * points
        return value_text(fix.value, percent=points)

    def is_name(self, fix: Fix) -> bool:
        """Whether a cell names something, rather than to tell a figure of it or to judge it."""
        owner = next(iter(self._same.owners.get(fix.place, ())), None)
        column = owner.table.spec.column(owner.key) if owner else None
        return column is not None and column.kind is Kind.TEXT and not column.category_of

    def _look_at(self, course: _Course, place: Place) -> None:
        """What a changed cell brings along is still to be seen, if it says something else now."""
        for owner in self._same.owners.get(place, ()):
            new = course.changed.cell(owner.table, owner.row, owner.key)
            # Of a date that Excel made of something else nobody has typed a copy.
            if new is not None and owner.cell.serial is None and not hold_the_same(owner.cell, new):
                course.waiting.append(owner)
            if new is not None and owner.key in owner.table.columns:
                self._note_exact(course, owner, new)

    def _note_exact(self, course: _Course, owner: Owner, new: Cell) -> None:
        column = owner.table.spec.column(owner.key)
        result = self._results.of(course.changed, owner.table, owner.row, column)
        if result is not None and result.value is not None and result.stands_as(new):
            course.changed.exact[owner.place] = result.value

    def _follow(self, course: _Course, owner: Owner) -> None:
        new = course.changed.cell(owner.table, owner.row, owner.key)
        if new is None:
            return
        self._copy(course, owner, new)
        for there in self._results.resting_on(owner):
            self._compute(course, there)
        self._name_category(course, owner)
        if owner.table.spec.key == TABEL_3_1.key:
            self._name_by_another_scale(course, owner.table)

    def _copy(self, course: _Course, owner: Owner, new: Cell) -> None:
        """The same in the other cells that held it."""
        of_indicator = bool(owner.table.spec.column(owner.key).fact)
        others = [] if of_indicator else list(self._same.linked(owner))
        others += self._same.named(owner, new.written)
        for there in others:
            if not there.cell.carried and hold_the_same(owner.cell, there.cell):
                self._change(course, there, self._in_cell(course, owner, new, there))
        for here, saying in self._other_sayings(owner):
            agrees = _same(here)(here, saying)
            if (agrees and owner.place not in course.corrected) or _only_repeats(saying, owner):
                there = Owner(saying.table, saying.row, saying.column.key)
                if not agrees:
                    course.corrected.add(there.place)
                self._change(course, there, self._in_cell(course, owner, new, there))
        if of_indicator:
            # A formula takes over another table's figure also where the two are two facts.
            for there in self._same.linked(owner):
                if there.cell.formula and hold_the_same(owner.cell, there.cell):
                    self._change(course, there, self._in_cell(course, owner, new, there))

    def _other_sayings(self, owner: Owner) -> Iterator[tuple[Saying, Saying]]:
        for sayings in self._same.facts.get(owner.place, ()):
            here = next(each for each in sayings if each.cell.place == owner.place)
            for each in sayings:
                if each.cell.place != owner.place:
                    yield here, each

    def _in_cell(self, course: _Course, owner: Owner, new: Cell, there: Owner) -> Decimal | str:
        """What is typed into another cell to say what the changed one says: a result with that cell's decimals."""
        column, exact = there.table.spec.column(there.key), course.changed.exact.get(owner.place)
        fix = course.typed.get(owner.place)
        if column.kind is not Kind.PERCENT or new.number is None:
            return fix.value if fix else new.written
        own = self._results.of(course.changed, there.table, there.row, column)
        if own is not None and own.value is not None and own.stands_as(new):
            return own.to_type(there.cell)
        if exact is None:
            return new.number
        course.changed.exact[there.place] = exact
        return rounded(exact, there.cell, column)

    def _compute(self, course: _Course, there: Owner) -> None:
        """A result of figures that change: the new one where the old one does not come out any more."""
        table, row, cell = there.table, there.row, there.cell
        column = table.spec.column(there.key)
        old = self._results.of(self._unchanged, table, row, column)
        new = self._results.of(course.changed, table, row, column)
        unaffected = old is None or new is None or (old.value, old.possible) == (new.value, new.possible)
        if old is None or new is None or unaffected or there.place in course.typed:
            return
        if new.value is None and isinstance(column.calc, Absorption):
            return  # it is not judged then, and stays as it is
        was_right = old.stands_as(cell)
        if new.stands_as(cell):
            if not was_right:
                course.mended.add(there.place)
            return
        if was_right and not cell.formula and not course.chosen_anew and self._rests_on_a_choice(course, there):
            # The choice is one for all figures of the row: one that came out speaks for the old one.
            course.contradicts = True
        elif was_right or old.value is None or new.is_difference:
            self._change(course, there, new.to_type(cell))

    @staticmethod
    def _rests_on_a_choice(course: _Course, there: Owner) -> bool:
        """Whether another formula has been chosen in the row."""
        columns = (column for column in there.table.spec.columns if column.kind is Kind.CHOICE)
        cells = (there.row.cells.get(column.key) for column in columns)
        return any(cell is not None and cell.place in course.changed.cells for cell in cells)

    def _name_category(self, course: _Course, owner: Owner) -> None:
        for column in owner.table.spec.columns:
            if column.category_of != owner.key or column.key not in owner.table.columns or self._scale is None:
                continue
            fits = category_that_fits(self._scale, owner.table, owner.row, column) is None
            row = course.changed.row(owner.table, owner.row)
            right = category_that_fits(self._scale, owner.table, row, column)
            if fits and right is not None:
                self._change(course, Owner(owner.table, owner.row, column.key), right)

    def _name_by_another_scale(self, course: _Course, table: Table) -> None:
        rows = tuple(course.changed.row(table, row) for row in table.rows)
        tables = {**self.report.tables, table.spec.key: replace(table, rows=rows)}
        before, after = self._scale, scale_of(replace(self.report, tables=tables))
        if before is None or after is None:
            return
        for there, column in columns_to_judge(self.report, lambda column: bool(column.category_of)):
            for row in there.rows:
                right = category_that_fits(after, there, row, column)
                if right is not None and category_that_fits(before, there, row, column) is None:
                    self._change(course, Owner(there, row, column.key), right)

    def _change(self, course: _Course, there: Owner, value: Decimal | str) -> None:
        """Another cell follows: a formula by itself, what is typed by being typed anew."""
        new = typed_cell(there.cell, value, there.table.spec.column(there.key))
        if there.place in course.changed.cells or (hold_the_same(there.cell, new) and there.cell.unit == new.unit):
            return
        course.changed.cells[there.place] = new
        if not there.cell.formula:
            course.typed[there.place] = Fix(there.place, value)
        self._look_at(course, there.place)

    def _spoils_a_result(self, course: _Course) -> bool:
        """Whether a result is typed that its figures do not give, where the one before came out."""
        for place in course.typed:
            for owner in self._same.owners.get(place, ())[:1]:
                column = owner.table.spec.column(owner.key)
                old = self._results.of(self._unchanged, owner.table, owner.row, column)
                new = self._results.of(course.changed, owner.table, owner.row, column)
                if old is None or new is None or not old.stands_as(owner.cell):
                    continue
                if not new.stands_as(course.changed.cells[place]):
                    return True
        return False

    def _tells_otherwise(self, course: _Course) -> bool:
        """Whether tables tell otherwise of an indicator that have not done so before, or not been heard."""
        silent = course.mended | set(course.typed)
        for place in dict.fromkeys((*course.changed.cells, *course.mended)):
            for sayings in self._same.facts.get(place, ()):
                before = {
                    here.cell.place
                    for here, there in odd_ones(sayings, _same(sayings[0]))
                    if not silent & {here.cell.place, there.cell.place}
                }
                if self._odd(course, sayings) - before and not self._is_explained(course, sayings):
                    return True
        return False

    @staticmethod
    def _odd(course: _Course, sayings: Sequence[Saying]) -> set[Place]:
        """The cells that tell otherwise than most, once a way is followed."""
        after = [
            replace(each, cell=course.changed.cell(each.table, each.row, each.column.key) or each.cell)
            for each in sayings
        ]
        return {here.cell.place for here, _ in odd_ones(after, _same(sayings[0]))}

    def _is_explained(self, course: _Course, sayings: Sequence[Saying]) -> bool:
        """Whether results differ because the figures that they are computed from do: those are named."""
        figures = (
            each.row.cells[key].place
            for each in sayings
            if isinstance(each.column.calc, Capaian)
            for key in operands(each.column.calc)
        )
        return any(self._odd(course, group) for place in figures for group in self._same.facts.get(place, ()))


def _same(saying: Saying) -> Callable[[Saying, Saying], bool]:
    """How two sayings of one fact are compared."""
    return same_words if saying.column.kind is Kind.TEXT else same_figure


def _only_repeats(saying: Saying, owner: Owner) -> bool:
    """Whether it is the result of another table, which its own does not compute: where it differs it is wrong."""
    column = saying.column
    repeats = column.link is not None and (column.link.table, column.link.key) == (
        owner.table.spec.key,
        owner.key,
    )
    return repeats and column.kind is Kind.PERCENT and column.calc is None


def _decimals_in_print(owner: Owner, value: Decimal) -> int:
    """How many decimals a figure has in a printed column: as many as the others there, and none is lost."""
    beside = (row.cells[owner.key] for row in owner.table.rows if owner.key in row.cells)
    printed = max((cell.decimals or 0 for cell in beside if cell.number is not None), default=0)
    percent = owner.table.spec.column(owner.key).kind is Kind.PERCENT
    return max(printed if percent else 0, decimals_of(value))


@lru_cache(maxsize=1)
def following_in(report: Report) -> Following:
    """What follows from what in a report; worked out once for all that ask."""
    return Following(report)


def with_what_follows(report: Report, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings whose ways of mending name all that has to be typed; what leads to new findings is left out."""
    following = following_in(report)
    return tuple(
        replace(finding, problem=_finished(following, finding.problem)) if finding.problem.fixes else finding
        for finding in findings
    )


def _finished(following: Following, problem: Problem) -> Problem:
    ways = [(way, following.completed(way)) for way in problem.fixes]
    kept = [(way, whole[len(way) :], whole) for way, whole in ways if whole is not None]
    # That a name is written alike everywhere, the advice says itself.
    told = [(way, tuple(fix for fix in also if not following.is_name(fix))) for way, also, _ in kept]
    words = _also_to_be_changed(following, problem.place.sheet, told)
    hint = one_after_another(problem.hint, words)
    return replace(problem, fixes=tuple(whole for *_, whole in kept), hint=hint)


def _also_to_be_changed(following: Following, sheet: str, ways: Sequence[tuple[CellsToType, CellsToType]]) -> str:
    """The sentences on what follows: one for all ways where it is the same, else one for each."""
    told = [_cells(following, sheet, also) if also else "" for _, also in ways]
    if len(set(told)) == 1:
        return f"Sesuaikan juga {told[0]}." if told[0] else ""
    if len(ways) > _MOST_WAYS_TOLD and len({tuple(fix.place for fix in also) for _, also in ways}) == 1:
        # One of a list: whichever is chosen, the same cells follow.
        return f"Sesuaikan juga {_cells(following, sheet, ways[0][1], with_values=False)}."
    return " ".join(
        f"Jika {_filled(following, sheet, way[0])}, sesuaikan juga {cells}."
        for (way, _), cells in zip(ways, told, strict=True)
        if cells
    )


def _filled(following: Following, sheet: str, fix: Fix) -> str:
    """A cell and what is typed into it, in a sentence: ``sel E7 diisi 95,33%``."""
    shown = following.shown(fix)
    return f"{_address(sheet, fix)} " + (f"diisi {shown}" if 0 < len(shown) <= _LONGEST_SHOWN else "diubah")


def _cells(following: Following, sheet: str, fixes: CellsToType, *, with_values: bool = True) -> str:
    """A few cells, mostly with what to type into them: ``Tabel 3.1.5 sel F7: 4,67``."""
    words = []
    for fix in fixes:
        shown = following.shown(fix)
        is_told = with_values and 0 < len(shown) <= _LONGEST_SHOWN
        words.append(_address(sheet, fix) + (f": {shown}" if is_told else ""))
        sheet = fix.place.sheet
    return few(words, _MOST_SHOWN) if len(words) != 2 else " dan ".join(words)


def _address(sheet: str, fix: Fix) -> str:
    where = "" if fix.place.sheet == sheet else f"{fix.place.sheet} "
    return f"{where}{fix.place.cell}"
