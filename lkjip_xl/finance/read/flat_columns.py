"""The columns of an export in which program, kegiatan and sub kegiatan stand side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_xl.finance.headings.columns import AmountColumns, amount_columns
from lkjip_xl.finance.headings.fields import Field, field_of
from lkjip_xl.finance.source import Shape
from lkjip_xl.grids.headings import Headings

# One column for the codes of all levels: names that are set in over several columns, and no export.
_ONE_CODE = re.compile(r"kode|kd")
_OF_PROGRAM = {Field.KODE_PROGRAM, Field.NAMA_PROGRAM}
_OF_SUB_KEGIATAN = {Field.KODE_SUB_KEGIATAN, Field.NAMA_SUB_KEGIATAN}
_OF_REKENING = {Field.KODE_REKENING, Field.NAMA_REKENING}


@dataclass(frozen=True)
class FlatColumns:
    """The columns of an export by what they hold, the first of each, and its columns of amounts."""

    fields: Mapping[Field, int]
    amounts: AmountColumns
    shape: Shape


def columns_of(headings: Headings, year: int | None) -> FlatColumns | None:
    """The columns of an export; None where the headings are not those of one.

    Raises:
        UnreadableFile: if two columns could both be the same amount.

    """
    fields: dict[Field, int] = {}
    of_fields = set()
    for index, path in enumerate(headings.paths):
        field = field_of(path)
        if field is not None:
            of_fields.add(index)
            fields.setdefault(field, index)
    if not _OF_SUB_KEGIATAN & fields.keys():
        return None
    if Field.REALISASI in fields:
        return FlatColumns(fields, AmountColumns(), Shape.PER_DOKUMEN)
    if not (_OF_REKENING | _OF_PROGRAM) & fields.keys() or any(map(_ONE_CODE.fullmatch, headings.paths)):
        return None
    others = ["" if index in of_fields else path for index, path in enumerate(headings.paths)]
    amounts = amount_columns(others, year)
    if not amounts.chosen:
        return None
    return FlatColumns(fields, amounts, Shape.REKAP_5 if _OF_REKENING & fields.keys() else Shape.SIMPLE)
