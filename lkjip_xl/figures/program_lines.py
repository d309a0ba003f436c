"""Which indicator line of Tabel 3.1.1.b an indicator of Tabel 2.2 PK Program is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.report.model import Report, Row
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.tables import TABEL_2_2_PK_PROGRAM, TABEL_3_1_1_B
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import name_key


def lines_of_programs(report: Report) -> Mapping[int, Row]:
    """The line of each row of the agreement, by its index there: by the program's name, then by its indicator."""
    found: dict[int, Row] = {}
    for rows, lines in promised_programs(report):
        pairs = pair_names([row.text(Key.INDIKATOR) for row in rows], [row.text(Key.INDIKATOR) for row in lines])
        found |= {rows[here].index: lines[there] for here, there in pairs}
    return found


def promised_programs(report: Report) -> Iterator[tuple[Sequence[Row], Sequence[Row]]]:
    """The rows of the agreement of each program, beside its indicator lines in Tabel 3.1.1.b."""
    agreement, spent = report.tables.get(TABEL_2_2_PK_PROGRAM.key), report.tables.get(TABEL_3_1_1_B.key)
    if agreement is None or spent is None:
        return
    promised: dict[str, list[Row]] = {}
    for row in agreement.rows:
        if row.text(Key.PROGRAM):
            promised.setdefault(name_key(row.text(Key.PROGRAM)), []).append(row)
    programs = [row for row in spent.rows if row.level in (Level.PROGRAM, None)]
    names = [rows[0].text(Key.PROGRAM) for rows in promised.values()]
    for left, right in pair_names(names, [spent.label(row) for row in programs]):
        yield [*promised.values()][left], spent.with_lines(programs[right])
