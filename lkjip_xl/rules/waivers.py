"""Waivers: findings that somebody has accepted on the sheet Pengecualian.

A waiver is tied to the row by its name or code, not to a cell's address, which moves; and, where it names them, to
the figures: what is written, and what was expected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from lkjip_xl.report.model import Report, Row
from lkjip_xl.report.pairing import code_key
from lkjip_xl.report.unit_names import without_unit
from lkjip_xl.rules.engine import Rule, all_rules
from lkjip_xl.rules.findings import Finding, Problem, Value, value_text
from lkjip_xl.tables import PENGECUALIAN
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import Dot, WrittenNumber, decimals_of, read_number, round_half_up
from lkjip_xl.text.words import heading_key, name_key

# Stands between what is written and what was expected; a person may type the second one.
_ARROW, _TYPED_ARROW = "→", "->"
# Stands between a row and its further indicator.
_BELOW = ": "
# The columns of Pengecualian that say which finding is accepted.
WAIVER_KEYS = (Key.ATURAN, Key.LEMBAR, Key.BARIS, Key.KOLOM, Key.ANGKA)
# Beside a cell in which nothing stands.
_BLANK = "kosong"
# With more decimals than these a figure is written as it is printed.
_DIGITS_OF_PERCENT, _DIGITS = 2, 4


@dataclass(frozen=True, slots=True)
class Waiver:
    """A line of the sheet Pengecualian.

    ``kolom`` is empty where it is about every column, ``angka`` where it is about any amount.
    """

    row: Row
    aturan: str
    lembar: str
    baris: str
    kolom: str
    angka: str
    alasan: str

    def is_about(self, finding: Finding) -> bool:
        """Whether a finding is of the rule, the row and the column that this line names, whatever its figures."""
        # The rule first: of thousands of lines few are of that of a finding, and names take long to compare.
        if self.aturan not in _one_cause(finding.code):
            return False
        found = finding.problem
        return (
            self._names_row_of(found)
            and heading_key(self.lembar) == heading_key(found.place.sheet)
            and (not self.kolom or heading_key(self.kolom) == heading_key(found.column_heading))
        )

    def _names_row_of(self, found: Problem) -> bool:
        named = without_unit(self.baris, found.row_unit)
        return name_key(named) in {name_key(found.row_label), name_key(_row_of(found))} or (
            bool(found.row_code) and code_key(named) == code_key(found.row_code)
        )

    def names_unit_of(self, finding: Finding) -> bool:
        """Whether this line names the unit of a finding beside the row, or that row needs none to be told."""
        found = finding.problem
        return not found.row_unit or without_unit(self.baris, found.row_unit) != self.baris

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is the one that this line accepts."""
        return self.is_about(finding) and (not self.angka or _same_figures(self.angka, finding))


def figures_of(finding: Finding) -> str:
    """What a waiver is tied to: what is written, and what was expected; empty where the finding has no figures."""
    found = finding.problem
    printed = read_number(found.written, Dot.DECIMAL)
    return _figures(finding, _shown(found.actual, printed, found), _shown(found.expected, None, found))


def _figures(finding: Finding, actual: Value, should_be: Value) -> str:
    found = finding.problem
    # Percent points (tingkat efisiensi) are printed without the sign.
    printed = read_number(found.written, Dot.DECIMAL)
    percent = found.percent and (printed is None or printed.percent)
    written = value_text(actual, percent=percent) or found.written
    expected = value_text(should_be, percent=percent)
    return f"{written or _BLANK} {_ARROW} {expected}" if expected else written


def _shown(value: Value, printed: WrittenNumber | None, found: Problem) -> Value:
    """A figure as the finding prints it: what a formula gives has endless decimals."""
    most = _DIGITS_OF_PERCENT if found.percent else _DIGITS
    if not isinstance(value, Decimal) or decimals_of(value) <= most:
        return value
    return printed.value if printed is not None else round_half_up(value, most)


def waiver_line(finding: Finding) -> dict[str, str]:
    """What accepts a finding, by the columns of Pengecualian; the reason is left to whoever accepts it.

    Empty where the finding has been accepted already, or nobody may accept it.
    """
    if finding.waived or not rules_by_code()[finding.code].waivable:
        return {}
    found = finding.problem
    baris = f"{found.row_code or _row_of(found)}{_unit_behind(found.row_unit)}"
    named = (finding.code, found.place.sheet, baris, found.column_heading)
    return dict(zip(WAIVER_KEYS, (*named, figures_of(finding)), strict=True))


def _row_of(found: Problem) -> str:
    """The words that name a row: of a further indicator with the row that has it, for others may have it too."""
    return f"{found.row_above}{_BELOW}{found.row_label}" if found.row_above else found.row_label


def _unit_behind(unit: str) -> str:
    """The unit of a row as it stands behind its name or code: by it rows of several units are told apart."""
    return f" ({unit})" if unit else ""


def _same_figures(waived: str, finding: Finding) -> bool:
    """Whether a waiver's figures are those of a finding; a waiver may name what is written alone.

    Of percent points one writes 5, another 5%; and earlier versions offered figures with all their decimals.
    """
    found = finding.problem
    wanted = _parts(waived, percent=found.percent)
    forms = (figures_of(finding), _figures(finding, found.actual, found.expected))
    return any(wanted == _parts(each, percent=found.percent)[: len(wanted)] for each in forms)


def _parts(figures: str, *, percent: bool) -> list[tuple[Decimal, bool] | str]:
    return [_figure(part, percent=percent) for part in _with_arrow(figures).split(_ARROW)]


def names_both(figures: str) -> bool:
    """Whether figures say what is written and what was expected, or one of them alone."""
    return _ARROW in _with_arrow(figures)


def _with_arrow(figures: str) -> str:
    return figures.replace(_TYPED_ARROW, _ARROW)


def _figure(text: str, *, percent: bool) -> tuple[Decimal, bool] | str:
    read = read_number(text, Dot.THOUSANDS)
    return name_key(text) if read is None else (read.value, percent or read.percent)


@cache
def rules_by_code() -> dict[str, Rule]:
    """Every rule by its code."""
    return {each.code: each for each in all_rules()}


@cache
def _one_cause(code: str) -> frozenset[str]:
    """The rules that read the same slip: who accepts the finding of one of them accepts that of the others."""
    return frozenset(
        {
            code,
            *rules_by_code()[code].one_cause_with,
            *(each.code for each in all_rules() if code in each.one_cause_with),
        }
    )


def waivers(report: Report) -> tuple[Waiver, ...]:
    """The lines of Pengecualian, also those that do not count."""
    table = report.tables.get(PENGECUALIAN.key)
    if table is None:
        return ()
    return tuple(
        Waiver(
            row,
            row.text(Key.ATURAN).strip().upper(),
            row.text(Key.LEMBAR),
            row.text(Key.BARIS),
            row.text(Key.KOLOM),
            row.text(Key.ANGKA),
            # A dash is no reason.
            row.text(Key.ALASAN) if heading_key(row.text(Key.ALASAN)) else "",
        )
        for row in table.rows
    )


def counting_waivers(report: Report) -> list[Waiver]:
    """The lines that count: of a rule that may be waived, with a reason."""
    return [
        each
        for each in waivers(report)
        if each.alasan and each.aturan in rules_by_code() and rules_by_code()[each.aturan].waivable
    ]


def waived(report: Report, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those that a line with a reason accepts marked with that reason."""
    lines = counting_waivers(report)
    if not lines:
        return tuple(findings)
    rules = rules_by_code()
    return tuple(
        replace(finding, waiver=next((line.alasan for line in lines if line.covers(finding)), None))
        if rules[finding.code].waivable
        else finding
        for finding in findings
    )
