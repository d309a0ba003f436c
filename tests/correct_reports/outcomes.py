"""What the program makes of a correct report, and of the same report with one figure changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from lkjip_xl import tables
from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import CheckResult, Finding, Severity
from tests.correct_reports.changes import changed_figure
from tests.correct_reports.reports import CorrectReport, correct_report
from tests.correct_reports.typed import SHARES, TOTAL, Cell

if TYPE_CHECKING:
    from lkjip_xl.report.model import Report
    from lkjip_xl.report.place import Place

# Warnings that a correct report can deserve; the generator knows which rows do.
_PREDICTED = frozenset({"W01", "W02", "W04", "T04"})
# Outputs, targets and money are drawn apart: that they go together is not what makes a report correct.
_OF_CHANCE = frozenset({"W08", "W09", "W10"})


class Change(Enum):
    """What became of one changed figure; the value is what the table in the documentation says."""

    FOUND = "ditemukan sebagai kesalahan"
    ALONE = "tidak berdiri di tempat lain"
    FITS = "masih cocok dengan semua angka lain menurut angka tercetaknya"
    MISSED = "lolos"


@dataclass(frozen=True)
class Outcome:
    """What came of one seed."""

    seed: int
    false: tuple[str, ...]
    changed: str
    kind: str
    change: Change
    report: CorrectReport
    read: Report
    result: CheckResult


def outcome(seed: int) -> Outcome:
    """Check the report of a seed, then the same with one figure changed."""
    made = correct_report(seed)
    read = made.read()
    result = check_report(read, f"benih {seed}")
    other = changed_figure(made)
    cell, figure = other.cell, other.figure
    before = {_words(each) for each in _standing(result, Severity.ERROR)}
    spoilt = check_report(made.read({cell: figure}), f"benih {seed}, satu angka diubah")
    places = set(_places(read, made.typing.around(cell)))
    new = [each for each in _standing(spoilt, Severity.ERROR) if _words(each) not in before]
    if any(_tells(each, places) for each in new):
        change = Change.FOUND
    elif made.typing.stands_alone(cell):
        change = Change.ALONE
    else:
        change = Change.MISSED if made.typing.violated({cell: figure}) else Change.FITS
    words = f"{_column(cell)}, baris {cell[1]}: {made.typing.figures[cell].typed.value} → {figure.typed.value}"
    return Outcome(seed, tuple(_false(made, read, result)), words, other.kind, change, made, read, result)


def _places(read: Report, cells: Iterable[Cell]) -> Iterator[Place]:
    """Where cells stand."""
    for key, number, column in cells:
        table = read.tables[key]
        row = {TOTAL: table.total, SHARES: table.shares}.get(number) if number < 0 else table.rows[number]
        if row is not None:
            yield table.place(row, column)


def _tells(finding: Finding, places: Set[Place]) -> bool:
    """Whether a finding is about one of some cells."""
    problem = finding.problem
    return not places.isdisjoint({problem.place, *problem.related, *problem.others, *problem.basis})


def _column(cell: Cell) -> str:
    table, row, column = cell
    where = {TOTAL: " (jumlah)", SHARES: " (persen)"}.get(row, "")
    return f"{tables.table_named(table).sheet} {column}{where}"


def _standing(result: CheckResult, *severities: Severity) -> list[Finding]:
    standing = (each for each in result.standing() if each.code not in _OF_CHANCE)
    return [each for each in standing if each.severity in severities]


def _words(finding: Finding) -> str:
    place = finding.problem.place
    return f"{finding.code} {place.sheet} {place.address}: {finding.problem.message}"


def _false(made: CorrectReport, read: Report, result: CheckResult) -> list[str]:
    """Findings that are not true, and true ones that are not found."""
    wanted = {_place_of(code, table, row, read) for code, table, row in made.typing.expected}
    # Of a row that nothing was spent on, a full output is told instead.
    instead = (each.problem.place for each in result.standing() if each.code == "W09")
    found, false = {f"W02 {place.sheet} baris {place.row}" for place in instead}, []
    for each in _standing(result, Severity.ERROR, Severity.WARNING):
        words = f"{each.code} {each.problem.place.sheet} baris {each.problem.place.row}"
        if each.code in _PREDICTED and words in wanted:
            found.add(words)
        else:
            written = each.problem.written or each.problem.actual
            should = each.problem.should_be or each.problem.expected
            false.append(f"{_words(each)} {each.problem.row_label}: {written}, seharusnya {should}")
    return [*false, *(f"{each} tidak ditemukan" for each in sorted(wanted - found))]


def _place_of(code: str, key: str, row: int, read: Report) -> str:
    """Where a finding is wanted."""
    if key == tables.PENGATURAN.key:
        place = read.forms[key].cells["toleransi"].place
        return f"{code} {place.sheet} baris {place.row}"
    return f"{code} {read.tables[key].sheet} baris {read.tables[key].rows[row].number}"
