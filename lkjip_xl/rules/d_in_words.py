"""Family D, indicators: words where the other of target and realisasi is a figure (D03)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.methods.capaian import is_rank
from lkjip_xl.methods.grades import Ladder, reached, read_grade
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.advice.belonging import Belongings, document_of, how_to_look_up
from lkjip_xl.rules.evidence.sayings import Indicator, Saying, fact_of, indicators_of
from lkjip_xl.rules.findings import Problem
from lkjip_xl.rules.support import problem, repeats_another_table, with_others
from lkjip_xl.tables import facts
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.facts import FactOfYear, Said, Year
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import grade_of
from lkjip_xl.text.words import name_key

_GRADE_AND_SCORE = "Tulis predikatnya bersama nilainya seperti targetnya, misalnya BB (72,5)."


def realisasi_in_words(report: Report, belongings: Belongings) -> Iterator[Problem]:
    """Realisasi of indicators that are words although their target is a figure; beside a grade they may be one."""
    for table in report.report_tables:
        targets = {
            column.year: column.key
            for column in table.spec.columns
            if column.fact and column.fact.said is Said.TARGET
        }
        for row, column, cell in table.cells(Kind.QUANTITY):
            target = row.cells.get(targets.get(column.year, ""))
            if column.fact != facts.REALISASI or cell.content is not Content.TEXT or cell.bounds or target is None:
                continue
            if is_rank(cell.written) and is_rank(target.written):
                continue  # nobody divides them
            asks_for_grade = bool(grade_of(target.written))
            if reached(cell.written, target.written, report.settings.ladders) is not None:
                continue  # a level beside its bare number
            if asks_for_grade and read_grade(cell.written, report.settings.ladders) is not None:
                continue  # it is at its target by rank, or P04 says that it lacks a score
            if target.number is not None or target.bounds:
                known = belongings.of(table, row, column)
                yield problem(
                    table,
                    row,
                    column.key,
                    f"Realisasi ini bukan angka, padahal targetnya {target.written}.",
                    actual=cell.written,
                    hint=known.hint
                    if known
                    else _GRADE_AND_SCORE
                    if asks_for_grade
                    else how_to_look_up(table, column),
                    basis=(target.place,),
                    fixes=known.fixes if known else (),
                )


def targets_in_words(report: Report) -> Iterator[Problem]:
    """Targets that are words and no grade although a figure was reached, where somebody typed them.

    The same words in several tables are one slip. Where somebody typed the capaian too it stays as it is: P04
    judges a number there, and a dash says that nothing is computed.
    """
    own = report.settings.ladders
    for indicator in indicators_of(report):
        told = indicator.sayings(lambda column: column.kind is Kind.QUANTITY, fact_of(report))
        found: dict[tuple[Year | None, str], list[Saying]] = {}
        for fact, sayings in told.items():
            if fact.is_target:
                for each in sayings:
                    if is_word_for_figure(each.cell, own) and not repeats_another_table(each.column, each.cell):
                        found.setdefault((fact.year, name_key(each.cell.written)), []).append(each)
        for (year, _), targets in found.items():
            reached = (each.cell for each in told.get(FactOfYear(facts.REALISASI, year), ()))
            figure = next((cell for cell in reached if cell.number is not None), None)
            if figure is not None and not _has_typed_capaian(indicator, report.settings, year):
                yield _target_in_words(targets, figure)


def _has_typed_capaian(indicator: Indicator, settings: Settings, year: Year | None) -> bool:
    """Whether somebody typed the capaian of a year."""
    cells = [
        row.cells[column.key]
        for table, row in indicator.rows
        for column in table.spec.columns
        if isinstance(column.calc, Capaian)
        and column.key in row.cells
        and settings.year(table.spec.column(column.calc.target).year) == year
    ]
    return any(not cell.formula and not cell.is_blank for cell in cells)


def _target_in_words(targets: Sequence[Saying], figure: Cell) -> Problem:
    first, places = targets[0], [each.cell.place for each in targets]
    return problem(
        first.table,
        first.row,
        first.column.key,
        f"Target ini{with_others(places)} bukan angka, padahal realisasinya {figure.written}.",
        actual=first.cell.written,
        hint=f"Ketik angkanya menurut {document_of(first.table, first.column)}. Jika ini predikat, tulis bersama "
        "nilainya, misalnya BB (72,5).",
        basis=(figure.place,),
        others=tuple(places[1:]),
        related=(figure.place, *places[1:]),
    )


def is_word_for_figure(cell: Cell, own: Sequence[Ladder] = ()) -> bool:
    """Whether a target is words alone, and no grade that is known."""
    words = cell.content is Content.TEXT and not any(char.isdigit() for char in cell.written)
    return words and read_grade(cell.written, own) is None and not is_rank(cell.written)
