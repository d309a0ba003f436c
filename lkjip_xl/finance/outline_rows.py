"""One row of an outline: its codes, its name and its amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.finance.amounts import (
    Amount,
    SourceRow,
    Unreadable,
    Why,
    amount_at,
    or_empty,
    read_amount,
    total,
)
from lkjip_xl.finance.codes import Segments, is_rekening, is_skpd, split_code_and_name
from lkjip_xl.finance.columns import AmountColumn, amount_columns, amount_headings
from lkjip_xl.finance.sheets import Cells
from lkjip_xl.finance.source import Stage
from lkjip_xl.grids.headings import Headings
from lkjip_xl.pairs import code_key

_CODE = re.compile(r"(?:kode|kd|no rek|nomor rekening)\b.*")
_NAME = re.compile(r"(?:uraian|nama|urusan|bidang urusan|program|kegiatan|sub ?kegiatan)\b.*")
# Segments of a program's code; what has fewer stands above the programs.
SEGMENTS_OF_PROGRAM = 3
_KINDS_OF_REKENING = ("4", "5", "6")


@dataclass(frozen=True)
class OutlineColumns:
    """Where the codes, the names and the amounts of an outline stand; columns count from 0."""

    codes: tuple[int, ...]
    name: int
    amounts: tuple[AmountColumn, ...]
    notes: tuple[str, ...] = ()


@dataclass
class OutlineRow:
    """A row with its place in the structure; ``key`` is the program structure and, behind it, the rekening."""

    at: SourceRow
    skpd: str
    skpd_written: str
    code: Segments
    rekening: Segments
    codes: Mapping[str, str]
    name: str
    pagu: Amount
    realisasi: Amount
    other_pagu: Amount

    @property
    def row(self) -> int:
        """Its number in the sheet."""
        return self.at.row

    @property
    def key(self) -> tuple[object, ...]:
        """The agency, the program structure and the rekening, one behind the other."""
        return (self.skpd, *self.code, *(("rekening", *self.rekening) if self.rekening else ()))


def columns_of(headings: Headings, year: int | None) -> OutlineColumns | None:
    """The columns of an outline; None where the headings are not those of one.

    Raises:
        UnreadableFile: if two columns could both be the same amount.

    """
    amounts = amount_columns(headings.paths, year)
    taken = set(amount_headings(headings.paths, year))
    name = next(
        (at for at, path in enumerate(headings.paths) if at not in taken and _NAME.match(path)),
        None,
    )
    if name is None or not amounts.chosen:
        return None
    codes = tuple(at for at, path in enumerate(headings.paths[:name]) if _CODE.match(path))
    if not codes:
        codes = tuple(
            at for at, path in enumerate(headings.paths) if at not in {name, *taken} and _CODE.match(path)
        )
    return OutlineColumns(codes, name, amounts.chosen, amounts.notes)


def read_row(
    at: SourceRow,
    cells: Cells,
    texts: Sequence[str],
    columns: OutlineColumns,
    current: tuple[str, Segments],
    stage: Stage | None,
) -> OutlineRow | None:
    """What a row says of itself; None for a remark or a signature.

    A rekening without a code of its sub kegiatan belongs to the row above.
    """
    skpd, code, rekening, shown = _codes([texts[at] if at < len(texts) else "" for at in columns.codes])
    name = texts[columns.name] if columns.name < len(texts) else ""
    if not columns.codes:
        own, name = split_code_and_name(name)
        code, shown = code_key(own), {"code": own}
    if (
        len(columns.codes) == 1
        and shown.get("code") in _KINDS_OF_REKENING
        and len(current[1]) > SEGMENTS_OF_PROGRAM
    ):
        code, rekening = (), code  # the topmost rekening: 5 Belanja
    if rekening and len(code) < SEGMENTS_OF_PROGRAM:
        code = current[1]
    if not (code or skpd or rekening or name) and not _has_amounts(cells, columns):
        return None
    if columns.codes and not (code or skpd or rekening) and not _has_amounts(cells, columns):
        return None
    pagu, realisasi = (_sum(at, cells, columns, measure, stage) for measure in ("pagu", "realisasi"))
    other = _sum(at, cells, columns, "pagu", _other(stage)) if stage else None
    return OutlineRow(at, skpd or current[0], skpd, code, rekening, shown, name, pagu, realisasi, other)


def _has_amounts(cells: Cells, columns: OutlineColumns) -> bool:
    """Whether no words stand in the columns of amounts, as they do in a signature."""
    found = (read_amount(cells[each.index]) for each in columns.amounts if each.index < len(cells))
    return not any(isinstance(each, Unreadable) and each.why is Why.TEXT for each in found)


def _codes(texts: Sequence[str]) -> tuple[str, Segments, Segments, Mapping[str, str]]:
    """The SKPD, the code of the program structure and the rekening in the code cells of a row."""
    skpd, whole, rekening = "", "", ""
    parts: list[str] = []
    for text in filter(None, texts):
        if is_skpd(text):
            skpd = text
        elif is_rekening(text):
            rekening = text
        elif len(code_key(text)) >= SEGMENTS_OF_PROGRAM:
            whole = text
        else:
            parts.append(text.strip("."))
    code = whole or ".".join(parts)
    return skpd, code_key(code), code_key(rekening), {"code": code, "rekening": rekening}


def _chosen(columns: OutlineColumns, measure: str, stage: Stage | None) -> list[AmountColumn]:
    """The columns of a measure, over the kinds of spending."""
    return [
        each for each in columns.amounts if each.measure == measure and (each.stage is None or each.stage is stage)
    ]


def _sum(at: SourceRow, cells: Cells, columns: OutlineColumns, measure: str, stage: Stage | None) -> Amount:
    """The sum of a row's amounts of a measure, over the kinds of spending."""
    return total(amount_at(cells, each.index, at.cell(each.index)) for each in _chosen(columns, measure, stage))


def expected(row: OutlineRow, columns: OutlineColumns, measure: str, stage: Stage | None) -> Amount:
    """The amount of a row that should have one: not known where none of its cells is filled."""
    amount: Amount = getattr(row, measure)
    chosen = _chosen(columns, measure, stage)
    return or_empty(amount, row.at.cell(chosen[0].index)) if chosen else None


def _other(stage: Stage) -> Stage:
    return Stage.PERUBAHAN if stage is Stage.MURNI else Stage.MURNI
