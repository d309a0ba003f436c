"""Tabel 2.3.1 without Program Penunjang: what its shares are shares of."""

from __future__ import annotations

import pytest

from lkjip_xl import tables
from lkjip_xl.figures.penunjang import with_own_whole
from tests import factories
from tests.factories import percent
from tests.rules.test_rule_totals import outcomes

PENUNJANG = "Program Penunjang Urusan Pemerintahan Daerah"
PAGU = {PENUNJANG: 150, "Satu": 1940, "Dua": 1940, "Tiga": 1990, "Empat": 1990, "Lima": 1990}


@pytest.mark.parametrize(
    ("printed", "decimals", "wrong"),
    [
        # Of the whole budget of 10.000: together 98 %, which five shares of 100 % may be when they are rounded.
        (("19", "19", "20", "20", "20"), 0, []),
        (("19.4", "19.4", "19.9", "19.9", "19.9"), 1, []),
        # Of their own 9.850.
        (("20", "20", "20", "20", "20"), 0, []),
        (("19.7", "19.7", "20.2", "20.2", "20.2"), 1, []),
        (("19", "19", "20", "20", "21"), 0, ["D11"]),
    ],
)
def test_shares_are_of_the_whole_of_which_most_of_them_are(
    printed: tuple[str, ...], decimals: int, wrong: list[str]
) -> None:
    budget = [("Program", name, pagu) for name, pagu in PAGU.items()]
    names = [name for name in PAGU if name != PENUNJANG]
    shares = [
        ("S", name, PAGU[name], percent(share, decimals)) for name, share in zip(names, printed, strict=True)
    ]
    report = factories.report(
        factories.table(tables.TABEL_2_7, ("jenis", "nama", "pagu"), budget),
        factories.table(tables.TABEL_2_3_1, ("sasaran", "program", "anggaran", "persentase"), shares),
    )
    report.tables.update(with_own_whole(report.tables))  # type: ignore[attr-defined]
    assert [each.place.address for each in outcomes("P02", report)] == wrong  # type: ignore[union-attr]
