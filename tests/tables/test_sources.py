"""A column has one source, and whoever asks for a calculation or a link finds the one that it is."""

from __future__ import annotations

import pytest

from lkjip_xl.tables import TABEL_2_2_PERJANJIAN_KINERJA
from lkjip_xl.tables.calculation import Calc, Figure, Percent
from lkjip_xl.tables.sources import ByHand, Category, Link, Lookup, OnlyPrinted, RowNumber, SameAs, Source
from lkjip_xl.tables.spec import Column, Kind

CALC = Percent(Figure("realisasi"), Figure("target"))
OTHER = Percent(Figure("realisasi"), Figure("standar"))
LINK = Link("tabel_2_7", "nama")
LOOKUP = Lookup("tabel_2_7", "pagu", by="program")


def _column(source: Source) -> Column:
    return Column("capaian", "CAPAIAN", Kind.PERCENT, 12, source=source)


@pytest.mark.parametrize(
    ("source", "typed", "calc", "link", "lookup", "counts"),
    [
        (ByHand(), True, None, None, None, ""),
        (ByHand(CALC), True, CALC, None, None, ""),
        (ByHand(Category("realisasi")), True, None, None, None, ""),
        (ByHand(SameAs(LINK, LINK)), True, None, None, None, ""),
        (CALC, False, CALC, None, None, ""),
        (LINK, False, None, LINK, None, ""),
        (LOOKUP, False, None, None, LOOKUP, ""),
        (RowNumber("nama"), False, None, None, None, "nama"),
        (OnlyPrinted(), False, None, None, None, ""),
        (OnlyPrinted(CALC), False, CALC, None, None, ""),
        (OnlyPrinted(LINK), False, None, LINK, None, ""),
    ],
)
def test_what_a_source_is(
    source: Source, typed: bool, calc: Calc | None, link: Link | None, lookup: Lookup | None, counts: str
) -> None:
    column = _column(source)
    found = (column.typed, column.calc, column.link, column.lookup, column.counts)
    assert found == (typed, calc, link, lookup, counts)
    assert column.taken_from == (link or lookup)
    assert column.only_printed is isinstance(source, OnlyPrinted)


@pytest.mark.parametrize("wrapped", [ByHand, OnlyPrinted])
def test_another_calculation_stands_where_the_one_before_did(
    wrapped: type[ByHand] | type[OnlyPrinted],
) -> None:
    assert _column(wrapped(CALC)).computed_by(OTHER).source == wrapped(OTHER)
    assert _column(CALC).computed_by(OTHER).source == OTHER


def test_a_link_to_the_year_of_the_report_is_typed_where_the_renstra_has_no_such_year() -> None:
    years = [(2021, "2021"), (2022, "2022")]
    found = {
        year: TABEL_2_2_PERJANJIAN_KINERJA.for_years(years, year).column("target").source for year in (2022, 2023)
    }
    assert found == {2022: Link("tabel_2_2_sasaran", "target", year=2022), 2023: ByHand()}
