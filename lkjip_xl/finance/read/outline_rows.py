"""One row of an outline: its codes, its number, its name and its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip_xl.finance.amounts import (
    Amount,
    SourceRow,
    Unreadable,
    Why,
    WithAmounts,
    or_empty,
    read_amount,
)
from lkjip_xl.finance.formats.sheets import Cells
from lkjip_xl.finance.headings.columns import AmountColumns, amount_columns, sum_of
from lkjip_xl.finance.headings.fields import Field, field_of
from lkjip_xl.grids.codes import (
    Segments,
    is_part_of_structure,
    is_rekening,
    is_skpd,
    is_structure,
    split_all_in_one,
    split_any_code,
    split_code_and_name,
    usual_form,
)
from lkjip_xl.grids.headings import Headings
from lkjip_xl.grids.name_columns import naming_most
from lkjip_xl.grids.words import heads_codes, heads_row_numbers
from lkjip_xl.report.pairing import code_key
from lkjip_xl.tables.measures import Measure, Stage

_NAME = re.compile(r"(?:uraian|nama|urusan|bidang urusan|program|kegiatan|sub ?kegiatan)\b.*")
# Segments of a program's code; what has fewer stands above the programs.
SEGMENTS_OF_PROGRAM = 3
# Those of a kegiatan and of a sub kegiatan.
_SEGMENTS_BELOW_PROGRAM = frozenset((5, 6))
_INDICATOR = re.compile(r"\b(?:indikator|tolok ukur|keluaran|hasil|output|target|satuan)\b")
_OF_AGENCY = (Field.KODE_SKPD, Field.NAMA_SKPD)
_OF_UNIT = (Field.KODE_UNIT, Field.NAMA_UNIT)
_NAMES_OF_LEVELS = (Field.NAMA_PROGRAM, Field.NAMA_KEGIATAN, Field.NAMA_SUB_KEGIATAN)
_KINDS_OF_REKENING = ("4", "5", "6")


@dataclass(frozen=True)
class OutlineColumns:
    """Where the codes, the numbers, the names and the amounts of an outline stand; columns count from 0.

    Names set in over several columns (program, kegiatan, sub kegiatan) have several. ``stage`` is the budget that
    is read; ``agency`` are the columns of the SKPD's code and name, where each row has them, ``units`` those of
    its parts; ``is_coded`` tells whether codes of programs stand in it, before the names where they have no
    columns; ``rounding`` is how far an amount of a measure may be off; ``apart`` are rows that repeat no other,
    whatever they say; ``may_name`` are the columns of which one names the rows, as these tell.
    """

    codes: tuple[int, ...]
    numbers: tuple[int, ...]
    names: tuple[int, ...]
    amounts: AmountColumns
    stage: Stage | None = None
    agency: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    indicators: tuple[int, ...] = ()
    is_coded: bool = True
    rounding: Mapping[Measure, Decimal] = field(default_factory=dict)
    apart: frozenset[int] = frozenset()
    may_name: tuple[int, ...] = ()

    @property
    def known(self) -> tuple[int, ...]:
        """The columns that are read, but for the amounts."""
        return (*self.codes, *self.agency, *self.units, *self.numbers, *self.names)


@dataclass
class OutlineRow(WithAmounts):
    """A row with its place in the structure; ``key`` is the program structure and, behind it, the rekening.

    ``inherits_code`` tells that the row itself has a rekening only, and lies in what stands above it. ``unit`` is
    the part of the agency that it is of, where the sheet has a column for that.
    """

    at: SourceRow
    skpd: str
    skpd_written: str
    skpd_name: str
    code: Segments
    rekening: Segments
    codes: Mapping[str, str]
    number: str
    name: str
    pagu: Amount
    realisasi: Amount
    other_pagu: Amount
    inherits_code: bool = False
    unit: str = ""

    @property
    def row(self) -> int:
        """Its number in the sheet."""
        return self.at.row

    @property
    def key(self) -> tuple[object, ...]:
        """The agency, the program structure and the rekening, one behind the other."""
        return (self.skpd, *self.code, *(("rekening", *self.rekening) if self.rekening else ()))


def columns_of(headings: Headings, year: int | None, stage: Stage | None = None) -> OutlineColumns | None:
    """The columns of an outline; None where the headings are not those of one.

    Raises:
        UnreadableFile: if two columns could both be the same amount.

    """
    amounts = amount_columns(headings.paths, year)
    of_agency = tuple(at for at, path in enumerate(headings.paths) if field_of(path) in _OF_AGENCY)
    of_unit = tuple(at for at, path in enumerate(headings.paths) if field_of(path) in _OF_UNIT)
    known = {*amounts.shown, *of_agency, *of_unit}
    others = [(at, path) for at, path in enumerate(headings.paths) if at not in known]
    names = [at for at, path in others if field_of(path) in _NAMES_OF_LEVELS]
    if len(names) < 2:
        names = [at for at, path in others if _NAME.match(path)]
        may_name, names = tuple(names), names[:1]
    else:
        may_name = ()
    if not names or not amounts.chosen:
        return None
    codes = tuple(at for at, path in others if heads_codes(path))
    before = tuple(at for at in codes if at < names[0])
    numbers = tuple(at for at, path in others if heads_row_numbers(path))
    stages = amounts.stages
    return OutlineColumns(
        before or codes,
        numbers,
        tuple(names),
        amounts,
        next(iter(stages)) if len(stages) == 1 else stage,
        of_agency,
        of_unit,
        tuple(at for at, path in others if _INDICATOR.search(path)),
        may_name=may_name,
    )


def seen_in(columns: OutlineColumns, rows: Iterable[Sequence[str]]) -> OutlineColumns:
    """The columns as the rows of the sheet fill them.

    Where no code of a program stands in the columns headed as codes, they hold numbers (A, I, 1.1).
    """
    rows = list(rows)
    if columns.may_name:
        columns = replace(columns, names=naming_most(columns.may_name, rows))
    if any(is_of_program(_codes(_own_codes(texts, columns))[1]) for texts in rows):
        return columns
    numbered = replace(columns, codes=(), numbers=columns.codes or columns.numbers)
    coded = any(is_of_program(_codes(_own_codes(texts, numbered))[1]) for texts in rows)
    return replace(numbered, is_coded=coded)


def _own_codes(texts: Sequence[str], columns: OutlineColumns) -> list[str]:
    """The codes of a row: in their columns, or before its name."""
    if columns.codes:
        return [usual_form(_at(texts, at)) for at in columns.codes]
    return [split_code_and_name(_name_in(texts, columns))[0]] if columns.is_coded else []


def is_of_program(code: Segments) -> bool:
    """Whether a code is that of a program, or of what lies under one."""
    return len(code) >= SEGMENTS_OF_PROGRAM


def read_row(
    at: SourceRow, cells: Cells, texts: Sequence[str], columns: OutlineColumns, current: tuple[str, Segments]
) -> OutlineRow | None:
    """What a row says of itself; None for a remark or a signature.

    A rekening without a code of its sub kegiatan belongs to the row above.
    """
    skpd, code, rekening, shown = _codes(_own_codes(texts, columns))
    name = _name_in(texts, columns)
    if columns.is_coded and not columns.codes:
        _, name = split_code_and_name(name)
    single = len(columns.codes) < 2 and shown.get("code") in _KINDS_OF_REKENING
    if single and len(current[1]) > SEGMENTS_OF_PROGRAM:
        code, rekening = (), code  # the topmost rekening: 5 Belanja
    inherits_code = bool(rekening) and not is_of_program(code)
    if inherits_code:
        code = current[1]
    placed = bool(code or skpd or rekening)
    if not (placed or (name and not columns.is_coded)) and not _has_amounts(cells, columns):
        return None
    own, skpd_name = _code_and_name(texts, columns.agency)
    skpd = skpd or own or skpd_name
    number = ".".join(filter(None, (_at(texts, at).strip(". ") for at in columns.numbers)))
    stage = columns.stage
    pagu, realisasi = (_sum(at, cells, columns, measure, stage) for measure in Measure)
    # A pagu whose heading tells no stage is that of any: it is not the other one as well.
    is_told = stage is not None and _other(stage) in columns.amounts.stages
    other = _sum(at, cells, columns, Measure.PAGU, _other(stage)) if stage and is_told else None
    return OutlineRow(
        *(at, skpd or current[0], skpd, skpd_name, code, rekening, shown, number, name, pagu, realisasi, other),
        inherits_code=inherits_code,
        unit=next(filter(None, reversed(_code_and_name(texts, columns.units))), ""),
    )


def _code_and_name(texts: Sequence[str], columns: Sequence[int]) -> tuple[str, str]:
    """Code and name of the SKPD, or of a unit, where the row itself has them."""
    found = [_at(texts, at) for at in columns]
    if len(found) == 1:
        return split_any_code(found[0])
    return (found[0], found[1]) if found else ("", "")


def _name_in(texts: Sequence[str], columns: OutlineColumns) -> str:
    return next((text for at in reversed(columns.names) if (text := _at(texts, at))), "")


def _at(texts: Sequence[str], column: int) -> str:
    return texts[column] if column < len(texts) else ""


def _has_amounts(cells: Cells, columns: OutlineColumns) -> bool:
    """Whether no words stand in the columns of amounts, as they do in a signature."""
    found = (read_amount(cells[each.index]) for each in columns.amounts.chosen if each.index < len(cells))
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
        elif is_part_of_structure(text) and (not is_structure(text) or _is_behind_program(text, parts)):
            part = text.strip(".")
            goes_on = bool(parts) and part.startswith(f"{parts[-1]}.")
            parts = [*parts[:-1], part] if goes_on else [*parts, part]
        elif (found := split_all_in_one(text))[1]:
            own_skpd, whole, own_rekening = found
            skpd, rekening, parts = own_skpd or skpd, own_rekening or rekening, [whole]
        elif is_structure(text):
            whole, parts = text, [text.strip(".")]
    code = _of_parts(whole, parts)
    return skpd, code_key(code), code_key(rekening), {"code": code, "rekening": rekening}


def _of_parts(whole: str, parts: Sequence[str]) -> str:
    """The code of which the parts stand side by side; behind a whole one only where they make up a lower level."""
    joined = ".".join(parts)
    return joined if not whole or len(code_key(joined)) in _SEGMENTS_BELOW_PROGRAM else whole


def _is_behind_program(text: str, parts: Sequence[str]) -> bool:
    """Whether a code that looks whole goes on with the parts before it: 8, 01, 01, 2.01.01, or 2.01 between."""
    if not is_part_of_structure(text):
        return False
    above = parts[:-1] if parts and text.startswith(f"{parts[-1]}.") else parts
    return len(code_key(".".join(above))) == SEGMENTS_OF_PROGRAM


def _sum(at: SourceRow, cells: Cells, columns: OutlineColumns, measure: Measure, stage: Stage | None) -> Amount:
    """A row's amount of a measure, over the kinds of spending."""
    return sum_of(at, cells, columns.amounts, columns.amounts.of(measure, stage))


def expected(row: OutlineRow, columns: OutlineColumns, measure: Measure) -> Amount:
    """The amount of a row that should have one: not known where none of its cells is filled."""
    amount: Amount = getattr(row, measure)
    chosen = columns.amounts.of(measure, columns.stage)
    return or_empty(amount, row.at.cell(chosen[0].index)) if chosen else None


def _other(stage: Stage) -> Stage:
    return Stage.PERUBAHAN if stage is Stage.MURNI else Stage.MURNI
