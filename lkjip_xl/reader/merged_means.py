"""Percentages of a sasaran that stand once over its indicators, in merged cells: a mean of their capaian, say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.report.model import Row
from lkjip_xl.tables.calculation import Absorption
from lkjip_xl.tables.spec import Kind, TableSpec
from lkjip_xl.text.words import name_key


def with_merged_means(
    rows: Sequence[Row], spec: TableSpec, columns: Mapping[str, int], merges: Iterable[Merge]
) -> list[Row]:
    """The rows with what stands once over the indicators of one sasaran in each of them."""
    sasaran = next((column.calc.sasaran for column in spec.columns if isinstance(column.calc, Absorption)), None)
    keys = {at: key for key, at in columns.items() if spec.column(key).kind is Kind.PERCENT}
    result = list(rows)
    for merge in merges if sasaran else ():
        key = keys.get(merge.left) if merge.left == merge.right else None
        over = [each for each in result if merge.top <= each.number <= merge.bottom]
        names = {name_key(each.text(sasaran or "")) for each in over}
        if key is None or len(over) < 2 or over[0].number != merge.top or len(names) > 1 or "" in names:
            continue
        cell = replace(over[0].cells[key], over=len(over))
        for each in over:
            result[each.index] = each.with_cell(key, cell if each is over[0] else replace(cell, carried=True))
    return result
