"""The tables of amounts in an agency's own workbook that are none of the report: their sums and percentages.

Each is judged by itself, by the few rules that can be sure of a table about which nothing else is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl.check.following import Standing, standing
from lkjip_xl.check.lists_side_by_side import differing_pagu, with_other_lists
from lkjip_xl.methods.tolerance import most_rupiah, unit_of_heading
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules import Needs, rules_that_need
from lkjip_xl.rules.causes import judged
from lkjip_xl.rules.findings import Finding, NotJudged, Unjudged
from lkjip_xl.rules.support import cells_in_sentence
from lkjip_xl.text.sentences import few

# Errors of Excel, codes beside levels, sums of kegiatan and programs, the Jumlah row, percentages, what is spent
# above pagu.
_JUDGED = frozenset({"S05", "S20", "T01", "T02", "T03", "P01", "P03", "W01"})
_SUMS = frozenset({"T01", "T02", "T03"})
_MOST_NAMED = 4


def judged_alone(report: Report) -> tuple[list[Finding], list[NotJudged]]:
    """What is found in the other tables of a workbook, and what in them could not be judged."""
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    for table in report.other_tables:
        alone = replace(report, tables={table.spec.key: table}, other_tables=(), settings=_settings(report, table))
        by_standing: dict[Standing, list[Finding]] = {each: [] for each in Standing}
        blank = 0
        for rule in rules_that_need(Needs.REPORT):
            for each in rule.judge(alone) if rule.code in _JUDGED else ():
                if isinstance(each, Unjudged):
                    blank += rule.code in _SUMS and "belum berisi angka" in each.reason
                else:
                    by_standing[standing(table, each, rule.code)].append(Finding(rule.code, rule.severity, each))
        found, resting = by_standing[Standing.WRONG], by_standing[Standing.FOLLOWS]
        told = judged(alone, found)[1] or judged(alone, resting)[1]
        findings += [
            with_other_lists(each, table, report.other_tables) if each.code in _SUMS else each for each in told
        ]
        flagged = {each.problem.place for each in told}
        not_judged += _resting(table, [each for each in resting if each.problem.place not in flagged])
        if blank:
            not_judged.append(NotJudged("T03", f"{blank} jumlah di {table.sheet}: {_why_blank(table)}"))
        not_judged += _no_figures(table)
        not_judged += _without_total(table)
    not_judged += _each_by_itself(report)
    return findings, not_judged


def _settings(report: Report, table: Table) -> Settings:
    """Figures in thousands or millions of rupiah are rounded: each may be off by half of that."""
    units = [each.heading for each in table.spec.columns if each.sums and unit_of_heading(each.heading) > 1]
    return replace(report.settings, toleransi=max(map(most_rupiah, units), default=report.settings.toleransi))


def _why_blank(table: Table) -> str:
    """Why sums cannot be judged: other programs write formulas without what they give."""
    cells = (cell for row in (*table.rows, *table.totals) for cell in row.cells.values())
    if any(cell.content is Content.UNCALCULATED for cell in cells):
        return "ada rumus yang belum pernah dihitung; buka di Excel, simpan, lalu periksa lagi"
    return f"selnya atau salah satu bagiannya kosong{' atau bukan angka' if _words_for_amounts(table) else ''}"


def _words_for_amounts(table: Table) -> list[Cell]:
    """What stands in the columns of amounts and is none: ``Rp 252.726.1110``."""
    keys = {column.key for column in table.spec.columns if column.sums}
    rows = (*table.rows, *table.totals)
    return [cell for row in rows for key, cell in row.cells.items() if key in keys and _is_word(cell)]


def _is_word(cell: Cell) -> bool:
    return cell.content is Content.TEXT and cell.amount is None


def _each_by_itself(report: Report) -> Iterator[NotJudged]:
    """That lists of a budget are not held against each other, with the pagu that differ between them."""
    if len(lists := report.other_tables) > 1:
        sheets = few([*dict.fromkeys(str(each.sheet) for each in lists)], _MOST_NAMED, "lembar")
        differing = few(differing_pagu(lists), _MOST_NAMED, between="; ")
        others = f"; pagu yang berbeda, pastikan karena perubahan anggaran: {differing}" if differing else ""
        yield NotJudged(
            "S09", f"kecocokan antara {len(lists)} daftar anggaran ({sheets}): diperiksa sendiri-sendiri{others}"
        )


def _no_figures(table: Table) -> Iterator[NotJudged]:
    if words := _words_for_amounts(table):
        named = few([f"{cell.place.address} (“{cell.written}”)" for cell in words], _MOST_NAMED, "sel")
        yield NotJudged("T03", f"jumlah dan persen dengan sel yang bukan angka di {table.sheet}: {named}")


def _resting(table: Table, found: Sequence[Finding]) -> Iterator[NotJudged]:
    """The figures that are computed from one that is told: nobody knows yet whether they are right."""
    if found:
        cells = cells_in_sentence(sorted({each.problem.place for each in found}))
        reason = "dihitung dari angka yang ditandai, atau dari rinciannya; periksa lagi sesudah itu dibetulkan"
        yield NotJudged(found[0].code, f"{cells} di {table.sheet}: {reason}")


def _without_total(table: Table) -> Iterator[NotJudged]:
    if table.total is None and any(column.sums for column in table.spec.columns):
        yield NotJudged("T03", f"jumlah seluruh tabel di {table.sheet}: tanpa baris Jumlah")
