"""What the codes of rows say in their context: whole codes, and relative ones such as 2.01 under a program.

A whole code has 3 segments (program), 5 (kegiatan) or 6 (sub kegiatan); the fourth is 1 (provinsi) or 2. Codes
from before 2021 have other shapes, and say nothing of a level.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.tables.levels import Level

Code = tuple[int | str, ...]

SEGMENTS = {Level.PROGRAM: 3, Level.KEGIATAN: 5, Level.SUB_KEGIATAN: 6}
_LEVELS = {segments: level for level, segments in SEGMENTS.items()}
_FOURTH = (1, 2)
# 2.01 under a program, and 2.01.0001 below it.
_RELATIVE_KEGIATAN = 2
_RELATIVE_SUB_KEGIATAN = 3


def is_any(segment: int | str) -> bool:
    """Whether a segment stands for any: the X and XX that templates print for urusan and bidang."""
    return isinstance(segment, str) and set(segment) == {"x"}


def begins_with(code: Code, above: Code) -> bool:
    """Whether a code begins with another; X.XX.01 and 8.01.01 may be one."""
    return len(code) >= len(above) and all(
        own == other or is_any(own) or is_any(other) for own, other in zip(code, above, strict=False)
    )


def may_be_one(code: Code, other: Code) -> bool:
    """Whether two codes may be the same one."""
    return len(code) == len(other) and begins_with(code, other)


def level_of_whole(code: Code) -> Level | None:
    """The level of a code that names everything above it too; None for any other, and for what is no code."""
    if not all(isinstance(segment, int) or is_any(segment) for segment in code):
        return None
    level = _LEVELS.get(len(code))
    return level if level is Level.PROGRAM or (level is not None and code[3] in _FOURTH) else None


def levels_of_codes(codes: Sequence[str], words: Sequence[Level | None]) -> list[Level | None]:
    """The level that each row's code tells, after the rows above it; ``words`` are the levels that JENIS tells."""
    found: list[Level | None] = []
    program: Code = ()
    kegiatan: Code = ()
    for text, word in zip(codes, words, strict=True):
        code = code_key(text)
        told = _told(code, program, kegiatan)
        found.append(told)
        level = word or told
        if level is Level.PROGRAM:
            program, kegiatan = code, ()
        elif level is Level.KEGIATAN:
            kegiatan = code
    return found


def _told(code: Code, program: Code, kegiatan: Code) -> Level | None:
    if (
        kegiatan
        and len(code) == _RELATIVE_SUB_KEGIATAN
        and code[:_RELATIVE_KEGIATAN] == kegiatan[-_RELATIVE_KEGIATAN:]
    ):
        return Level.SUB_KEGIATAN
    if level := level_of_whole(code):
        return level
    if program and len(code) == _RELATIVE_KEGIATAN and code[0] in _FOURTH:
        return Level.KEGIATAN
    return Level.SUB_KEGIATAN if kegiatan and len(code) == 1 else None


def whole_codes(table: Table) -> list[Code]:
    """The code of each row with what a relative one leaves to the rows above; empty where it has none."""
    tree = table.spec.tree
    found: list[Code] = []
    for row in table.rows:
        own = code_key(row.text(tree.code)) if tree else ()
        above = _above(table, row, found)
        found.append(_completed(own, above, row.level))
    return found


def _above(table: Table, row: Row, codes: Sequence[Code]) -> Code:
    """The code of the nearest row above in the tree that has one."""
    parent = table.parent(row)
    while parent is not None and not codes[parent.index]:
        parent = table.parent(parent)
    return codes[parent.index] if parent else ()


def _completed(own: Code, above: Code, level: Level | None) -> Code:
    if not own or not above or begins_with(own, above) or len(own) > len(above):
        return own
    if level is Level.SUB_KEGIATAN and len(own) == _RELATIVE_SUB_KEGIATAN:
        same = own[:_RELATIVE_KEGIATAN] == above[-_RELATIVE_KEGIATAN:]
        return (*above, *own[_RELATIVE_KEGIATAN:]) if same else own
    return own if level_of_whole(own) else (*above, *own)
