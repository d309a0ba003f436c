"""What each column of a sheet tells of a row: which row of the budget it is, and which document or part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from lkjip_xl.finance.amounts import Amount, SourceRow, amount_at, text_of, total
from lkjip_xl.finance.formats.sheets import Cells
from lkjip_xl.finance.headings.columns import AmountColumns
from lkjip_xl.finance.headings.fields import Field, follows_from_amounts
from lkjip_xl.finance.read import flat_columns, outline_rows
from lkjip_xl.finance.source import Shape
from lkjip_xl.grids.codes import is_rekening, is_structure, split_code_and_name, usual_form
from lkjip_xl.grids.headings import Headings
from lkjip_xl.grids.words import heads_row_numbers
from lkjip_xl.report.pairing import code_key
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.words import name_key

_DOCUMENT = re.compile(
    r"\b(?:sp2d|spm|spp|spj|bku|dokumen|bukti|kuitansi|kwitansi|tanggal|tgl|faktur|pembayaran|transaksi)\b"
)
_PERIOD = re.compile(
    r"(?:(?:s d|sd|sampai dengan|nama) )?(?:periode|triwulan|tribulan|tw|trw|bulan|semester|smt)\b.*"
)
_SEGMENTS_OF_KEGIATAN = 5
_OF_BUDGET = {
    *(Field.KODE_PROGRAM, Field.NAMA_PROGRAM, Field.KODE_KEGIATAN, Field.NAMA_KEGIATAN),
    *(Field.KODE_SUB_KEGIATAN, Field.NAMA_SUB_KEGIATAN, Field.KODE_REKENING, Field.NAMA_REKENING),
}


class Kind(Enum):
    """What a column beside codes, names and amounts tells rows of one sub kegiatan apart by."""

    DOCUMENT = auto()
    PERIOD = auto()
    OTHER = auto()


@dataclass(frozen=True)
class RowColumns:
    """Columns, counted from 0: ``budget`` say which row of the budget a row is, ``agency`` whose it is.

    ``details`` are the others with words in them, by kind; ``headings`` what each column is headed;
    ``rekening`` are those of ``budget`` that say which rekening it is.
    """

    budget: tuple[int, ...]
    agency: tuple[int, ...]
    details: Mapping[int, Kind]
    amounts: AmountColumns
    headings: tuple[str, ...]
    rekening: tuple[int, ...] = ()

    @property
    def has_rekening(self) -> bool:
        """Whether a row says which rekening it is."""
        return bool(self.rekening)

    def place(self, cells: Cells) -> tuple[str, ...]:
        """What a row says of where it belongs, for comparison."""
        return tuple(name_key(text_at(cells, at)) for at in (*self.agency, *self.budget))

    def is_blank(self, cells: Cells) -> bool:
        """Whether a row does not say which row of the budget it is."""
        return not any(text_at(cells, at) for at in self.budget)

    def code(self, cells: Cells) -> tuple[object, ...]:
        """The whole code of a kegiatan, a sub kegiatan or a program in a row; empty where it has none."""
        for at in self.budget:
            text = text_at(cells, at)
            code = usual_form(split_code_and_name(text)[0] or text)
            if is_structure(code) and not is_rekening(code):
                return code_key(code)
        return ()

    def detail(self, cells: Cells, kind: Kind) -> tuple[str, ...]:
        """What a row says in the columns of a kind."""
        return tuple(name_key(text_at(cells, at)) for at, own in self.details.items() if own is kind)

    def columns_of(self, measure: Measure) -> list[int]:
        """All columns of a measure, those that are not added up too."""
        return [each.index for each in self.amounts.found if each.measure == measure]

    def each_amount(self, at: SourceRow, cells: Cells, measure: Measure) -> tuple[Amount, ...]:
        """What a row has in each column of a measure that is read."""
        chosen = (each.index for each in self.amounts.chosen if each.measure == measure)
        return tuple(amount_at(cells, each, at.cell(each)) for each in chosen)

    def amount(self, at: SourceRow, cells: Cells, measure: Measure) -> Amount:
        """What a row has of a measure, over all of its columns that are read."""
        return total(self.each_amount(at, cells, measure))

    def amounts_of(self, at: SourceRow, cells: Cells) -> tuple[Amount, Amount]:
        """Its pagu and its realisasi."""
        return self.amount(at, cells, Measure.PAGU), self.amount(at, cells, Measure.REALISASI)


def row_columns(headings: Headings, year: int | None) -> RowColumns | None:
    """The columns of a table; None for one without pagu or of documents alone.

    Raises:
        UnreadableFile: if two columns could both be the same amount.

    """
    side_by_side = flat_columns.columns_of(headings, year)
    if side_by_side is not None:
        if side_by_side.shape is Shape.PER_DOKUMEN:
            return None
        fields = side_by_side.fields
        budget = tuple(at for field, at in fields.items() if field in _OF_BUDGET)
        return _with_details(
            headings,
            (budget, tuple(at for at in fields.values() if at not in budget)),
            side_by_side.amounts,
            rekening=tuple(fields[each] for each in (Field.KODE_REKENING, Field.NAMA_REKENING) if each in fields),
        )
    columns = outline_rows.columns_of(headings, year)
    if columns is None:
        return None
    others = (*columns.numbers, *columns.indicators)
    return _with_details(headings, ((*columns.codes, *columns.names), columns.agency), columns.amounts, others)


def _with_details(
    headings: Headings,
    columns: tuple[tuple[int, ...], tuple[int, ...]],
    amounts: AmountColumns,
    others: Sequence[int] = (),
    *,
    rekening: tuple[int, ...] = (),
) -> RowColumns:
    used = {*columns[0], *columns[1], *amounts.shown, *others}
    details = {
        at: kind
        for at, path in enumerate(headings.paths)
        if at not in used and (kind := _kind_of(path)) is not None
    }
    return RowColumns(*columns, details, amounts, headings.paths, rekening)


def _kind_of(path: str) -> Kind | None:
    if not path or heads_row_numbers(path) or follows_from_amounts(path):
        return None
    if _DOCUMENT.search(path):
        return Kind.DOCUMENT
    return Kind.PERIOD if _PERIOD.fullmatch(path) else Kind.OTHER


def is_whole(code: Sequence[object]) -> bool:
    """Whether a code is that of one kegiatan or sub kegiatan, wherever it stands."""
    return len(code) >= _SEGMENTS_OF_KEGIATAN


def text_at(cells: Cells, column: int) -> str:
    """What stands in a column of a row."""
    return text_of(cells[column]) if column < len(cells) else ""
