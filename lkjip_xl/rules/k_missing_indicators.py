"""Indicators that some table of indicators does not have (K02): nobody wrote them there, or no row was left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.origin import Origin
from lkjip_xl.report.place import Place
from lkjip_xl.rules.evidence.sayings import NO_NAME, Indicator, indicators_of, tables_of_indicators
from lkjip_xl.rules.findings import Problem
from lkjip_xl.rules.support import problem
from lkjip_xl.tables import rows_to_ask_for
from lkjip_xl.tables.spec import Listed
from lkjip_xl.text.ways import RenewTemplate


def missing_indicators(report: Report) -> Iterator[Problem]:
    """Indicators that some table of indicators does not have."""
    tables = [table for table in tables_of_indicators(report) if _lists_all(report, table)]
    without_room: list[tuple[Indicator, Sequence[Table]]] = []
    missing: dict[tuple[str, bool, tuple[str, ...]], list[Indicator]] = {}
    for indicator in indicators_of(report):
        have = {table.spec.key for table, _ in indicator.rows}
        lacking = [table for table in tables if table.spec.key not in have]
        full = [table for table in lacking if _has_no_room(table, indicator)]
        if full:
            without_room.append((indicator, full))
        if len(lacking) > len(full):
            sheets = tuple(table.sheet for table in lacking if table not in full)
            missing.setdefault((indicator.rows[0][0].sheet, len(have) == 1, sheets), []).append(indicator)
    for (_, alone, sheets), indicators in missing.items():
        yield _missing(indicators, sheets, alone=alone)
    if without_room:
        yield _all_without_room(without_room)


def _lists_all(report: Report, table: Table) -> bool:
    """Whether a table should have every indicator, and it is known which it has.

    In a table with a row without a name any indicator may be that one, and the name has been missed.
    """
    if (table.spec.of_some and report.origin is not Origin.TEMPLATE) or table.spec.label not in table.columns:
        return False
    return not any(row.cells[table.spec.label].content in NO_NAME for row in table.rows)


def _missing(found: Sequence[Indicator], lacking: Sequence[str], *, alone: bool) -> Problem:
    """One problem for all indicators of a table that the same tables do not have."""
    table, row = found[0].rows[0]
    alone = alone and len(lacking) > 1
    where = "tabel indikator lain" if alone else ", ".join(lacking)
    these = f"Indikator ini{_with_others(found)}"
    each = "indikator ini" if len(found) == 1 else "semuanya"
    return problem(
        table,
        row,
        table.spec.label,
        f"{these} hanya ada di {table.sheet}." if alone else f"{these} tidak ada di {where}.",
        actual=table.label(row),
        others=tuple(_place(indicator) for indicator in found[1:]),
        hint=f"Tambahkan {each} di {where}, atau hapus di sini jika memang tidak ada.",
    )


def _with_others(found: Sequence[object]) -> str:
    return f" bersama {len(found) - 1} indikator lain" if len(found) > 1 else ""


def _has_no_room(table: Table, indicator: Indicator) -> bool:
    """Whether the rows of a sheet of the template end above the one that an indicator would have there."""
    origin, row = indicator.rows[0]
    position = origin.position(row)
    return table.room is not None and position is not None and position >= table.room


def _all_without_room(found: Sequence[tuple[Indicator, Sequence[Table]]]) -> Problem:
    """One problem for all indicators that some sheets have no row for."""
    table, row = found[0][0].rows[0]
    places = [_place(indicator) for indicator, _ in found]
    sheets = list(dict.fromkeys(each.sheet for _, tables in found for each in tables))
    rows = rows_to_ask_for(Listed.INDICATORS, (len(each.rows[0][0].rows) for each, _ in found))
    return problem(
        table,
        row,
        table.spec.label,
        f"Indikator ini{_with_others(found)} tidak mempunyai baris lagi di {', '.join(sheets)}.",
        actual=table.label(row),
        others=tuple(places[1:]),
        hint=(
            "Pindahkan isi buku kerja ini ke templat yang cukup besar: ",
            RenewTemplate(indicators=rows),
            ". Angka yang sudah diketik di bawah baris terakhir ikut dibawa.",
        ),
    )


def _place(indicator: Indicator) -> Place:
    table, row = indicator.rows[0]
    return table.place(row, table.spec.label)
