"""Rows of an outline for each stage of the budget (Murni, Perubahan): those of one stage are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.finance.formats.sheets import Cells, RawSheet
from lkjip_xl.finance.headings.fields import Field, field_of
from lkjip_xl.finance.read.outline_rows import columns_of
from lkjip_xl.finance.read.row_columns import text_at
from lkjip_xl.finance.read.stages import chosen_stage, only_stage
from lkjip_xl.grids.headings import Headings
from lkjip_xl.tables.measures import Stage
from lkjip_xl.text.words import fold, heading_key


def column_of_stages(headings: Headings) -> int | None:
    """The column that says of each row which stage of the budget it is."""
    return next((at for at, path in enumerate(headings.paths) if field_of(path) is Field.TAHAPAN), None)


def with_one_stage(
    sheet: RawSheet, headings: Headings, options: tuple[int | None, Stage | None, str]
) -> tuple[RawSheet, Stage | None]:
    """The sheet without the rows of other stages than the chosen one, and the only stage that it names.

    ``options`` are the year of the report, the stage, and which text of TAHAPAN was asked for.

    Raises:
        UnreadableFile: if several stages stand in it and it cannot be told which is meant.

    """
    year, stage, stage_name = options
    column = column_of_stages(headings)
    columns = columns_of(headings, year)
    if column is None or columns is None:
        return sheet, None
    found = _stages(sheet.rows[headings.data :], column)
    own = fold(chosen_stage(found, stage, stage_name))
    if len(found) < 2:
        return sheet, only_stage(found)
    rows = list(sheet.rows)
    others: set[int] = set()
    place = (*columns.codes, *columns.names)
    above: Cells = ()
    for index in range(headings.data, len(rows)):
        cells = rows[index]
        text = fold(text_at(cells, column))
        is_placed = any(text_at(cells, at) for at in place)
        if text and text != own and field_of(heading_key(text)) is not Field.TAHAPAN:
            others.add(index + 1)
            rows[index] = ()
        elif text and not is_placed:
            rows[index] = _placed(cells, above, place)
        above = cells if is_placed else above
    return replace(sheet, rows=rows, of_other_stage=frozenset(others)), None


def _stages(rows: Sequence[Cells], column: int) -> list[str]:
    """The texts of TAHAPAN; a heading that is repeated is none."""
    texts = dict.fromkeys(text for cells in rows if (text := text_at(cells, column)))
    return [each for each in texts if field_of(heading_key(each)) is not Field.TAHAPAN]


def _placed(cells: Cells, above: Cells, place: Sequence[int]) -> Cells:
    """A row with the code and the name of a row above, which stand once over the stages of one sub kegiatan."""
    filled = [*cells, *[""] * (max(place) + 1 - len(cells))]
    for at in place:
        filled[at] = text_at(above, at)
    return filled
