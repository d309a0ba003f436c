"""Narasi: the sentences that Bab III writes under its tables, drafted from the figures.

They follow the analysis that PermenPANRB 53/2014 asks for, in the order of the tables: target and realisasi of
the year, the money, the year before, the Renstra, a national standard, efficiency. Causes and plans are blanks
for whoever writes the report: no figure tells them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lkjip_xl import tables
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report
from lkjip_xl.show.narrative.budget import spending, spending_by_kind
from lkjip_xl.show.narrative.capaian import achievements
from lkjip_xl.show.narrative.efisiensi import efficiency
from lkjip_xl.show.narrative.last_year import against_last_year
from lkjip_xl.show.narrative.paragraph import Paragraph, with_names_of_their_own
from lkjip_xl.show.narrative.renstra import against_renstra
from lkjip_xl.show.narrative.standard import against_standard
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.show.narrative.tujuan import goals


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs under one table; ``table`` is its key."""

    table: str
    paragraphs: tuple[Paragraph, ...]


def passages(report: Report, recomputed: Recomputed) -> tuple[Passage, ...]:
    """A passage for each table that has something to tell."""
    found = (
        (tables.TABEL_2_2_TUJUAN.key, goals),
        (tables.TABEL_3_1_1_A.key, achievements),
        (tables.TABEL_3_1_1_B.key, spending),
        (tables.TABEL_3_1_2.key, against_last_year),
        (tables.TABEL_3_1_3.key, against_renstra),
        (tables.TABEL_3_1_4.key, against_standard),
        (tables.TABEL_3_1_5.key, efficiency),
        (tables.REALISASI_BELANJA.key, spending_by_kind),
    )
    told, seen = Told(report, recomputed), Counter[str]()
    written = (
        Passage(key, tuple(with_names_of_their_own(tell(told, report.tables[key]), seen)))
        for key, tell in found
        if key in report.tables and report.tables[key].rows
    )
    return tuple(each for each in written if each.paragraphs)
