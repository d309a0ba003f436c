"""The texts of an export with columns of levels: codes and names, and where one stands first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip_xl.finance.amounts import text_of
from lkjip_xl.finance.formats.sheets import Cells
from lkjip_xl.finance.headings.fields import Field, field_of
from lkjip_xl.finance.read.flat_columns import FlatColumns
from lkjip_xl.grids.codes import split_any_code
from lkjip_xl.text.words import heading_key, name_key

SUB_KEGIATAN = (Field.KODE_SUB_KEGIATAN, Field.NAMA_SUB_KEGIATAN)


class FlatCells:
    """The texts of an export, wherever a code and a name share a cell, or a cell is merged over several rows."""

    def __init__(self, columns: FlatColumns, rows: Sequence[Cells]) -> None:
        self._fields, self._rows = columns.fields, rows
        self._first: dict[Field, Mapping[str, int]] = {}

    def first_with(self, field: Field, name: str) -> int:
        """The first row with a name in a column, counted from 0; behind all of them where there is none."""
        if field not in self._first:
            texts = [self.text(cells, field) for cells in self._rows]
            self._first[field] = {name_key(text): at for at, text in reversed(list(enumerate(texts)))}
        return self._first[field].get(name, len(self._rows))

    def text(self, cells: Cells, field: Field) -> str:
        """What stands in a column of a row."""
        at = self._fields.get(field)
        return text_of(cells[at]) if at is not None and at < len(cells) else ""

    def pair(self, cells: Cells, fields: tuple[Field, Field]) -> tuple[str, str]:
        """A code and a name, from one cell or two."""
        return self.split(fields, *(self.text(cells, field) for field in fields))

    def split(self, fields: tuple[Field, Field], code: str, name: str) -> tuple[str, str]:
        """A code and a name, where one of two columns may have both."""
        if fields[1] not in self._fields:
            # A column of codes alone may have the names behind them.
            own, behind = split_any_code(code)
            return (own, behind) if own else (code, name)
        if fields[0] not in self._fields:
            return split_any_code(name)
        return code, name

    def is_heading(self, cells: Cells) -> bool:
        """Whether a row repeats the headings, as prints do on every page."""
        repeated = (each for each in self._fields if field_of(heading_key(self.text(cells, each))) is each)
        first = next((each for each in SUB_KEGIATAN if each in self._fields), None)
        # Of most rows one look is enough.
        if first is None or field_of(heading_key(self.text(cells, first))) is not first:
            return False
        return len(list(repeated)) >= 2
