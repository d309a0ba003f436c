"""Sheets in which codes and names stand in order, parents above their parts: LRA, AKLAP, DPA, simple ones.

Parents repeat the sums of their parts, so only leaves are taken: the rows under which nothing else stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_xl.finance.agencies import IsWanted, choose_agencies
from lkjip_xl.finance.amounts import Amount, SourceRow, known, text_of
from lkjip_xl.finance.codes import Segments, ancestors
from lkjip_xl.finance.columns import amount_headings, unknown_columns
from lkjip_xl.finance.outline_rows import (
    SEGMENTS_OF_PROGRAM,
    OutlineColumns,
    OutlineRow,
    columns_of,
    expected,
    read_row,
)
from lkjip_xl.finance.sheets import RawSheet
from lkjip_xl.finance.source import Described, Line, Path, Shape, Source, Stage
from lkjip_xl.grids.headings import Headings, is_column_numbers, repeats
from lkjip_xl.levels import LevelClues, find_levels
from lkjip_xl.numbers import format_short
from lkjip_xl.refusal import refused
from lkjip_xl.words import fold, name_key

_TOTAL = re.compile(r"(?:grand )?total\b|jumlah\b|j u m l a h")
TOTAL_ROW, ABOVE, PARENT, WITHOUT_AMOUNT, NUMBERS, OTHER_SKPD, WITHOUT_CODE, REMARK, REPEATED_HEADING = (
    "baris jumlah",
    "urusan, bidang urusan, dan SKPD di atas program",
    "baris induk yang dirinci di bawahnya",
    "baris tanpa kode dan tanpa nilai",
    "baris nomor kolom",
    "baris SKPD lain",
    "baris bernilai tanpa kode program, kegiatan, atau sub kegiatan",
    "baris keterangan",
    "judul kolom yang diulang",
)


@dataclass
class _Outline:
    """What is gathered while the rows are gone through."""

    rows: list[OutlineRow] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    control: tuple[Amount, Amount] = (None, None)
    skpd: dict[str, str] = field(default_factory=dict)
    without_code: list[OutlineRow] = field(default_factory=list)
    read: int = 0


def read_outline(
    sheet: RawSheet,
    headings: Headings,
    file: str,
    options: tuple[int | None, Stage | None, IsWanted | None],
    *,
    html: bool,
) -> Source | None:
    """A sheet read as an outline; None where it is none.

    ``options`` are the year of the report, the stage of the budget, and which agency is wanted.

    Raises:
        UnreadableFile: if a column, a level, an amount or the agency cannot be told.

    """
    year, stage, is_wanted = options
    columns = columns_of(headings, year)
    if columns is None:
        return None
    outline = _gather(file, sheet, headings, columns, stage)
    _keep(outline, is_wanted)
    leaves = _leaves if columns.codes else _leaves_by_amounts
    lines, described = leaves(outline, columns, stage)
    _refuse_empty_column(columns, lines)
    return Source(
        file=file,
        sheet=sheet.name,
        shape=_shape(columns, html=html),
        lines=tuple(lines),
        described=described,
        rows_read=outline.read,
        skipped=dict(outline.skipped),
        unknown_columns=unknown_columns(
            headings.paths, [*columns.codes, columns.name, *amount_headings(headings.paths, year)]
        ),
        skpd=tuple(Described(code, name) for code, name in outline.skpd.items()),
        control=outline.control,
        notes=(*columns.notes, *_remarks(outline)),
    )


def _refuse_empty_column(columns: OutlineColumns, lines: Sequence[Line]) -> None:
    """Refuse a column of amounts in which no amount stands: its formulas were never computed, or show errors.

    Raises:
        UnreadableFile: if there is one.

    """
    for measure in dict.fromkeys(each.measure for each in columns.amounts):
        if lines and all(known(getattr(line, measure)) is None for line in lines):
            heading = next(each.heading for each in columns.amounts if each.measure == measure)
            raise refused(
                f"kolom “{heading}” tidak berisi satu angka pun.",
                "Buka di Excel, periksa rumusnya, simpan, lalu ulangi; atau hapus kolom itu.",
            )


def _remarks(outline: _Outline) -> Iterator[str]:
    """What must be said of rows with amounts that were not counted."""
    if not outline.without_code:
        return
    first = outline.without_code[0]
    pagu, realisasi = (
        sum((known(getattr(each, measure)) or Decimal(0) for each in outline.without_code), Decimal(0))
        for measure in ("pagu", "realisasi")
    )
    yield (
        f"{len(outline.without_code)} baris bernilai tanpa kode tidak dihitung (pagu {format_short(pagu)}, "
        f"realisasi {format_short(realisasi)}), yang pertama baris {first.row}: {first.name or '-'}"
    )


def _shape(columns: OutlineColumns, *, html: bool) -> Shape:
    parts = any(each.part for each in columns.amounts)
    if any(each.measure == "realisasi" for each in columns.amounts) and parts:
        return Shape.AKLAP if html else Shape.LRA
    if parts or len(columns.codes) > 1:
        return Shape.DPA
    return Shape.SIMPLE


def _gather(
    file: str, sheet: RawSheet, headings: Headings, columns: OutlineColumns, stage: Stage | None
) -> _Outline:
    outline = _Outline()
    current: tuple[str, Segments] = ("", ())
    for index in range(headings.data, len(sheet.rows)):
        cells = sheet.rows[index]
        texts = [text_of(cell) for cell in cells]
        if not any(texts):
            continue
        outline.read += 1
        if is_column_numbers(texts):
            outline.skipped[NUMBERS] += 1
            continue
        if repeats(texts, headings):
            outline.skipped[REPEATED_HEADING] += 1
            continue
        found = read_row(SourceRow(file, sheet.name, index + 1), cells, texts, columns, current, stage)
        current = _take(outline, found, columns, current)
    return outline


def _take(
    outline: _Outline, found: OutlineRow | None, columns: OutlineColumns, current: tuple[str, Segments]
) -> tuple[str, Segments]:
    """Put a row where it belongs; the agency and the code that a rekening below it has."""
    if found is None:
        outline.skipped[REMARK] += 1
        return current
    amounts = found.pagu is not None or found.realisasi is not None
    if _TOTAL.match(fold(found.name)) and (not found.code or not found.codes.get("code")):
        outline.skipped[TOTAL_ROW] += 1
        outline.control = (found.pagu, found.realisasi)
        return current
    if columns.codes and len(found.code) < SEGMENTS_OF_PROGRAM:
        if amounts and not _is_above_programs(found):
            outline.skipped[WITHOUT_CODE] += 1
            outline.without_code.append(found)
            return current
        outline.skipped[ABOVE if amounts else WITHOUT_AMOUNT] += 1
        if found.skpd:
            outline.skpd.setdefault(found.skpd, found.name)
        return (found.skpd or current[0], ())
    if not found.code and not amounts:
        outline.skipped[WITHOUT_AMOUNT] += 1
        return current
    if found.skpd:
        outline.skpd.setdefault(found.skpd, "")
    outline.rows.append(found)
    return (found.skpd, found.code)


def _is_above_programs(found: OutlineRow) -> bool:
    """Whether a row is an urusan, a bidang urusan or an agency: by its code, or as the agency's own."""
    return bool(found.skpd_written) or (bool(found.code) and all(isinstance(each, int) for each in found.code))


def _keep(outline: _Outline, is_wanted: IsWanted | None) -> None:
    """Leave out the rows of agencies that were not asked for."""
    chosen = choose_agencies(outline.skpd.items(), is_wanted)
    if len(chosen) == len(outline.skpd):
        return
    codes = {code for code, _ in chosen}
    kept = [each for each in outline.rows if each.skpd in codes]
    outline.skipped[OTHER_SKPD] += len(outline.rows) - len(kept)
    outline.rows, outline.skpd = kept, dict(chosen)
    outline.control = (None, None)  # what is printed is the sum of all


def _leaves(
    outline: _Outline, columns: OutlineColumns, stage: Stage | None
) -> tuple[list[Line], dict[Path, Described]]:
    """The rows under which no other stands, and what each program, kegiatan and sub kegiatan is called."""
    parents = {each.key[:length] for each in outline.rows for length in range(1, len(each.key))}
    described: dict[Path, Described] = {}
    lines = []
    for each in outline.rows:
        path = tuple(ancestors(each.code))
        if path and not each.rekening:
            described.setdefault(path, Described(each.codes["code"], each.name))
        if each.key in parents:
            outline.skipped[PARENT] += 1
            continue
        lines.append(
            Line(
                each.row,
                path,
                each.codes.get("rekening", ""),
                each.name if each.rekening else "",
                pagu=expected(each, columns, "pagu", stage),
                realisasi=expected(each, columns, "realisasi", stage),
                other_pagu=each.other_pagu,
            )
        )
    return lines, described


def _leaves_by_amounts(
    outline: _Outline, columns: OutlineColumns, stage: Stage | None
) -> tuple[list[Line], dict[Path, Described]]:
    """The leaves of a sheet without codes, whose levels only its sums tell."""
    rows = [each for each in outline.rows if not each.code]
    if len(rows) < len(outline.rows):
        return _leaves(outline, columns, stage)  # codes stand before the names
    found = find_levels(
        [LevelClues("", "", each.name, (known(each.pagu), known(each.realisasi))) for each in rows]
    )
    if None in found.levels:
        row = rows[found.levels.index(None)]
        raise refused(
            f"tingkat baris {row.row} (program, kegiatan, atau sub kegiatan) tidak dapat ditentukan.",
            "Tambahkan kolom KODE berisi kode programnya.",
        )
    paths: list[Path] = []
    for each, parent in zip(rows, found.parents, strict=True):
        above = paths[parent] if parent is not None else ()
        paths.append((*above, name_key(each.name)))
    parents = {parent for parent in found.parents if parent is not None}
    described = {path: Described("", each.name) for path, each in zip(paths, rows, strict=True)}
    outline.skipped[PARENT] += len(parents)
    lines = [
        Line(
            each.row,
            path,
            pagu=expected(each, columns, "pagu", stage),
            realisasi=expected(each, columns, "realisasi", stage),
            other_pagu=each.other_pagu,
        )
        for index, (each, path) in enumerate(zip(rows, paths, strict=True))
        if index not in parents
    ]
    return lines, described
