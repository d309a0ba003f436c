"""Tables in any layout, with other rows below and beside one another: none makes the program fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from lkjip_xl.books.template.next_year import next_year
from lkjip_xl.books.template.sources.filling import from_source
from lkjip_xl.books.template.sources.origin import NamedFile, lines_of
from lkjip_xl.check.run import check_report
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.reader.printed.document import Printed, recognised_in
from lkjip_xl.reader.printed.merged import merged
from lkjip_xl.reader.recognised import Recognised, only_sure
from lkjip_xl.show.html import render_html
from tests.performance_tables import COVER, MEASURED, RENSTRA
from tests.printed_tables import Line, Lines, checked
from tests.reader.printed.test_usual_layouts import LAYOUTS


def _summing(table: Lines, label: str, figure: str, at: int) -> Line:
    """A row below others that shows a figure under headings of percentages, with its name in a column."""
    headings = table.lines[table.heading_lines - 1]
    shown = {at for at, heading in enumerate(headings) if "%" in heading or "capaian" in heading.lower()}
    return tuple(label if each == at else figure if each in shown else "" for each in range(len(headings)))


def _below(label: str, figure: str, at: int = 0) -> Callable[[Lines], Lines]:
    return lambda table: replace(table, lines=(*table.lines, _summing(table, label, figure, at)))


def _sasaran_merged(table: Lines) -> Lines:
    return replace(table, empty_is_above=frozenset(range(len(table.lines[0]))))


def _means_of_sasaran(table: Lines) -> Lines:
    head, rows = table.lines[: table.heading_lines], table.lines[table.heading_lines :]
    mean = _summing(table, "Rata-rata Capaian Sasaran 1", "101,53", 1)
    return replace(table, lines=(*head, *rows[:2], mean, *rows[2:], mean))


VARIANTS: dict[str, Callable[[Lines], Lines]] = {
    "apa adanya": lambda table: table,
    "rata-rata di bawahnya": _below("Rata-rata Capaian Kinerja", "102,35"),
    "rata-rata di kolom kedua": _below("Rata-rata Capaian Kinerja", "102,35", 1),
    "jumlah di bawahnya": _below("Jumlah", "307,05"),
    "rata-rata tiap sasaran": _means_of_sasaran,
    "sasaran digabung": _sasaran_merged,
    "tanpa isi": lambda table: replace(table, lines=table.lines[: table.heading_lines + 1]),
}


TABLES = {"hasil": MEASURED, "Renstra": RENSTRA, **{name: own for name, (own, _, _) in LAYOUTS.items()}}


def _used(*tables: Lines) -> None:
    """Does with tables in one document, and each in its own, whatever a person can ask for."""
    source = _read(*tables)
    sources = [_read(each) for each in tables]
    if source is not None:
        render_html([check_report(source.report, "laporan.docx")], date(2024, 2, 1))
        next_year(source.report, 2024, (2021, 2026))
    for each in ([source], sources):
        if known := [only_sure(one) for one in each if one is not None]:
            both = merged(known)
            found = from_source(both.whole, both.whole.report.settings)
            list(lines_of([NamedFile("laporan.docx") for _ in known], both, found))


def _read(*tables: Lines) -> Recognised | None:
    """The tables in one document; None where that is refused, as of two of which both may be the same one."""
    printed = tuple(each.printed(at) for at, each in enumerate(tables, 1))
    try:
        return recognised_in(Printed(printed, COVER))
    except UnreadableFile:
        return None


def test_an_average_of_results_is_no_name_in_a_table_without_names() -> None:
    by_sasaran = LAYOUTS["efisiensi tiap sasaran"][0]
    result = checked([VARIANTS["rata-rata tiap sasaran"](MEASURED), by_sasaran], COVER)
    assert not [each for each in result.findings if each.problem.place.sheet == "Tabel 3.1.5"]


@pytest.mark.long
@pytest.mark.parametrize("layout", TABLES)
def test_a_table_may_have_any_rows_below(layout: str) -> None:
    for variant in VARIANTS.values():
        _used(VARIANTS["rata-rata tiap sasaran"](MEASURED), variant(TABLES[layout]))


@pytest.mark.long
@pytest.mark.thorough
@pytest.mark.parametrize("layout", TABLES)
def test_a_table_may_stand_beside_any_other(layout: str) -> None:
    variants = [*VARIANTS.values()]
    for number, (name, other) in enumerate(TABLES.items()):
        if name != layout:
            first, second = variants[number % len(variants)], variants[(number // 2 + 1) % len(variants)]
            _used(first(TABLES[layout]), second(other))
