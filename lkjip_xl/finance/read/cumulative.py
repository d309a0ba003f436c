"""Amounts of single months that are to be added up, and that each hold all that was spent up to then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.amounts import SourceRow, amount_at, known
from lkjip_xl.finance.formats.sheets import RawSheet
from lkjip_xl.finance.headings.columns import AmountColumns, sum_of
from lkjip_xl.finance.read.rows_of_one import PlacedRow
from lkjip_xl.grids.counting_up import Series, counts_up
from lkjip_xl.grids.headings import Headings
from lkjip_xl.tables.measures import Measure, Stage
from lkjip_xl.text.ways import Action


def refuse_cumulative(series: Iterable[Series], where: str) -> None:
    """Refuse to add up what never falls from month to month, is within the pagu at last, and is above it as a sum.

    ``where`` is what the sentence calls them: kolom, baris, berkas. A single row may be a chance.

    Raises:
        UnreadableFile: if it is so.

    """
    if not counts_up(series):
        return
    raise refused(
        f"realisasi di {where} berikutnya tidak pernah turun, dan jumlah semua {where} melebihi pagu, jadi "
        "angkanya kumulatif (s.d. bulan itu) dan tidak boleh dijumlahkan.",
        ("Ulangi tanpa ", Action.ADD_MONTHS, f", dan sisakan {where} yang terakhir saja."),
        wrong_use=True,
    )


def of_columns(
    sheet: RawSheet, headings: Headings, amounts: AmountColumns, stage: Stage | None
) -> Iterator[Series]:
    """What each row has spent month by month, in columns side by side."""
    months = [each for each in amounts.chosen if each.month]
    for index in range(headings.data, len(sheet.rows)):
        cells, at = sheet.rows[index], SourceRow("", sheet.name, index + 1)
        spent = [known(amount_at(cells, each.index, at.cell(each.index))) for each in months]
        pagu = known(sum_of(at, cells, amounts, amounts.of(Measure.PAGU, stage)))
        figures = [each for each in spent if each is not None]
        if figures and pagu is not None:
            yield pagu, figures


def of_groups(groups: Iterable[Sequence[PlacedRow]]) -> Iterator[Series]:
    """What each sub kegiatan has spent month by month, in rows below one another."""
    for group in groups:
        figures = [found for each in group if (found := known(each.realisasi)) is not None]
        pagu = next((found for each in group if (found := known(each.whole_pagu))), None)
        if figures and pagu is not None:
            yield pagu, figures
