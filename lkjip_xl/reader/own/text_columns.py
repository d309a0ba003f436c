"""Which columns of a table name its rows, and which hold their codes or numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lkjip_xl.grids.codes import is_part_of_structure, is_structure
from lkjip_xl.grids.headings import last_word
from lkjip_xl.grids.name_columns import naming_most
from lkjip_xl.grids.unit_lists import heads_units
from lkjip_xl.grids.words import heads_codes, heads_row_numbers
from lkjip_xl.reader.own.roles import roles_of
from lkjip_xl.text.total_words import is_only_total

_NAME = re.compile(
    r"(?:uraian|nama|urusan|bidang urusan|program|kegiatan|sub ?kegiatan|rincian|jenis|belanja)\b.*"
)
_OF_LEVEL = re.compile(r"(?:nama )?(?:program|kegiatan|sub ?kegiatan)")
_OVER_LEVELS = re.compile(r"(?:nama )?(?:bidang )?urusan(?: pemerintahan)?")
_KIND_OF_ROW = "jenis"
# What a list over several agencies, or parts of one, is by.
_OTHERS = re.compile(r"sumber dana|sasaran(?: strategis)?")
_NO_NAME = re.compile(
    r"\b(?:indikator|satuan|lokasi|sumber|penanggung|keluaran|target|tolok ukur|kelompok sasaran)\b"
)


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Columns by their place from 0: ``names`` are several where each level has its own."""

    names: tuple[int, ...]
    code: int | None = None
    parts_of_code: tuple[int, ...] = ()
    number: int | None = None


def text_columns(paths: Sequence[str], rows: Sequence[Sequence[str]]) -> TextColumns:
    """The columns that say what the rows are, by their headings and by what they hold."""
    amounts = {each.index for each in roles_of(paths, None).amounts}
    others = [(at, path) for at, path in enumerate(paths) if path and at not in amounts]
    held = {at: [row[at] for row in rows if row[at]] for at, _ in others}
    codes = [at for at, path in others if heads_codes(path) or heads_codes(last_word(path))]
    numbers = [at for at, path in others if heads_row_numbers(path)]
    # A code for each level may stand beside that of the row: that one repeats itself least.
    of_rows = [at for at in (*codes, *numbers) if holds_codes(held[at])]
    whole = max(of_rows, key=lambda at: len({*held[at]}), default=None)
    parts = codes if whole is None and len(codes) > 1 and all(holds_parts(held[at]) for at in codes) else []
    number = next((at for at in (*numbers, *codes) if at != whole and at not in parts), None)
    taken = {whole, number, *parts}
    left = [(at, path) for at, path in others if at not in taken and not _NO_NAME.search(path)]
    of_levels = [at for at, path in left if _OF_LEVEL.fullmatch(last_word(path))]
    names = [*_over(of_levels, left, rows), *of_levels] if _are_of_each_level(of_levels, amounts, rows) else []
    named = [at for at, path in left if _NAME.match(path) or _NAME.match(last_word(path))]
    # P and K under JENIS say of which level a row is, beside its name.
    named = [at for at in named if paths[at] != _KIND_OF_ROW] or named
    names = names or [*naming_most(named, rows)]
    names = names or [at for at, path in left if _OTHERS.fullmatch(path) or heads_units(path)][:1]
    return TextColumns(tuple(names), whole, tuple(parts), number)


def _over(levels: Sequence[int], left: Sequence[tuple[int, str]], rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns before those of the levels that name rows of their own: an urusan over its programs."""
    over = [at for at, path in left if at < levels[0] and _may_stand_over(last_word(path))]
    names = {*over, *levels}
    return [
        at
        for at in over
        if (own := [row for row in rows if row[at]])
        and all(sum(bool(row[each]) for each in names) == 1 for row in own)
    ]


def _may_stand_over(heading: str) -> bool:
    return bool(_OVER_LEVELS.fullmatch(heading)) or heads_units(heading)


def _are_of_each_level(columns: Sequence[int], amounts: Collection[int], rows: Sequence[Sequence[str]]) -> bool:
    """Whether columns name the levels of the same rows: set in, or side by side before all amounts."""
    if len(columns) < 2:
        return False
    counts = [sum(bool(row[at]) for at in columns) for row in rows]
    is_set_in = sum(count == 1 for count in counts) > sum(count > 1 for count in counts)
    return is_set_in or all(columns[-1] < at for at in amounts)


def holds_codes(texts: Sequence[str]) -> bool:
    """Whether most of some texts are whole codes of the budget."""
    filled = [text for text in texts if text]
    return bool(filled) and sum(map(is_structure, filled)) * 2 > len(filled)


def holds_parts(texts: Sequence[str]) -> bool:
    """Whether most of some texts are parts of codes that stand side by side: a remark may stand below them."""
    filled = [text for text in texts if text and not is_only_total(text)]
    return bool(filled) and sum(map(is_part_of_structure, filled)) * 2 > len(filled)
