"""A name that stands twice in a table of names alone is a repeat only where the table tells of one parent."""

from __future__ import annotations

from tests import shown

NAMES = """
| SASARAN | PROGRAM   | KEGIATAN/SUB KEGIATAN |
| Aman    | Program A | Kegiatan A            |
| .       | .         | Rapat                 |
| .       | .         | Kegiatan B            |
| .       | .         | Rapat                 |
"""
PLAN = """
| JENIS        | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | Program A                     | A         | 1      | 10            |
| Kegiatan     | Kegiatan A                    | A         | 1      | 5             |
| Sub Kegiatan | Rapat                         | A         | 1      | 5             |
| Kegiatan     | Kegiatan B                    | A         | 1      | 5             |
| Sub Kegiatan | {last}                        | A         | 1      | 5             |
"""


def test_without_the_plan_two_names_may_have_two_parents() -> None:
    report = shown.report(tabel_2_1=NAMES)
    assert shown.told(report, "D07") == []
    assert shown.not_judged(report, "D07") == [
        "nama di Tabel 2.1 C5 sudah ada di C3; tanpa Tabel 2.7 tidak terlihat apakah induknya lain"
    ]


def test_the_plan_tells() -> None:
    twice = shown.report(tabel_2_1=NAMES, tabel_2_7=PLAN.format(last="Rapat"))
    once = shown.report(tabel_2_1=NAMES, tabel_2_7=PLAN.format(last="Pelatihan"))
    assert shown.told(twice, "D07") == []
    assert len(shown.told(once, "D07")) == 1
