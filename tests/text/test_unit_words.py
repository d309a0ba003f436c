"""Units as offices write them: written out, abbreviated, measured or counted."""

from __future__ import annotations

import pytest

from lkjip_xl.text.numbers import Dot, dot_of
from lkjip_xl.text.unit_words import UNITS, full_unit, is_unit


@pytest.mark.parametrize(
    ("unit", "full"),
    [
        ("Dok", "dokumen"),
        ("dok.", "dokumen"),
        ("Dok. Renja", "dokumen renja"),
        ("lap", "laporan"),
        ("Keg.", "kegiatan"),
        ("sub keg", "sub kegiatan"),
        ("bln", "bulan"),
        ("thn", "tahun"),
        ("org", "orang"),
        ("pkt", "paket"),
        ("ha", "hektar"),
        ("%", "persen"),
        ("unit", "unit"),
        ("OPD", "opd"),
        # What may be two words stays as it is.
        ("kel", "kel"),
    ],
)
def test_an_abbreviation_is_written_out(unit: str, full: str) -> None:
    assert full_unit(unit) == full


def test_every_abbreviation_is_that_of_a_known_unit() -> None:
    assert all(is_unit(each) for each in ("dok.", "lap", "klp", "mtr", "kg", "ttk."))
    assert all(full_unit(each) in UNITS for each in UNITS)


@pytest.mark.parametrize(
    ("unit", "dot"),
    [
        ("Orang", Dot.THOUSANDS),
        ("org.", Dot.THOUSANDS),
        ("Orang/tahun", Dot.THOUSANDS),
        ("Dok Renja", Dot.THOUSANDS),
        ("Perangkat Daerah", Dot.THOUSANDS),
        ("%", Dot.DECIMAL),
        ("Persen", Dot.DECIMAL),
        ("Nilai SAKIP", Dot.DECIMAL),
        ("", None),
        ("rim", None),
    ],
)
def test_what_a_dot_means_among_figures_of_a_unit(unit: str, dot: Dot | None) -> None:
    assert dot_of(unit) is dot
