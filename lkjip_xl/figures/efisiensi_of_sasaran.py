"""How efficient a sasaran with several indicators was: by the mean of their capaian, beside what it absorbed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.efisiensi import Measured, efisiensi, judged_by, printed
from lkjip_xl.methods.sums import mean
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.calculation import Efficiency


@dataclass(frozen=True, slots=True)
class Together:
    """Capaian and penyerapan of all rows of a sasaran in percent points; the measure as printed; its word."""

    capaian: Decimal | None
    penyerapan: Decimal | None
    value: Decimal | None
    word: str | None


def together(
    recomputed: Recomputed, table: Table, rows: Sequence[Row], of: Efficiency, decimals: int = 2
) -> Together:
    """The efficiency of a sasaran by its rows of Tabel 3.1.5; what cannot be computed enters no mean."""
    each = [recomputed.measured(table, row, of) for row in rows]
    means = Measured(mean(one.capaian for one in each), mean(one.penyerapan for one in each))
    if of.ukuran.of_ministry:
        value = shown = mean(efisiensi(of.ukuran, one) for one in each)
    else:
        value, shown = efisiensi(of.ukuran, means), printed(of.ukuran, means, decimals)
    return Together(*means.percentages, shown, judged_by(of.ukuran, means, value))
