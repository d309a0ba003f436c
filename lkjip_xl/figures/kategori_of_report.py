"""The scale of categories that holds for a report: its own Tabel 3.1, or the preset of Pengaturan."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl import tables
from lkjip_xl.methods.kategori import LKJIP, PERMENDAGRI_86_2017, Band, Scale, read_band
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables.keys import Key

# What the absorption is where more was spent than the pagu: such a percentage is in no category.
OVERSPENT = "melebihi pagu"
_TABLE = tables.TABEL_3_1.key


@dataclass(frozen=True, slots=True)
class WrittenScale:
    """The scale of Tabel 3.1 with the row of each of its bands, and the rows that no band could be read from."""

    table: Table
    rows: tuple[tuple[Band, Row], ...]
    unread: tuple[Row, ...]

    @property
    def scale(self) -> Scale:
        """The bands from the highest to the lowest."""
        return Scale.of([band for band, _ in self.rows])

    def row(self, band: Band) -> Row:
        """The row that a band was read from."""
        return next(row for each, row in self.rows if each is band)


def written_scale(report: Report) -> WrittenScale | None:
    """The scale as Tabel 3.1 writes it; None where there is no such table."""
    table = report.tables.get(_TABLE)
    if table is None or not table.rows:
        return None
    read = [(read_band(row.text(Key.KATEGORI), row.text(Key.RENTANG)), row) for row in table.rows]
    return WrittenScale(
        table,
        tuple((band, row) for band, row in read if band is not None),
        tuple(row for band, row in read if band is None and row.text(Key.RENTANG)),
    )


def scale_of(report: Report) -> Scale | None:
    """The scale that holds for a report: the preset of Pengaturan, else its own Tabel 3.1; None without one."""
    chosen = preset(report.settings)
    if chosen:
        return chosen
    written = written_scale(report)
    return written.scale if written and written.rows and not written.unread else None


def preset(settings: Settings) -> Scale | None:
    """The scale that Pengaturan chooses; None where it leaves that to Tabel 3.1."""
    return dict(zip(tables.SCALES[1:], (LKJIP, PERMENDAGRI_86_2017), strict=True)).get(settings.skala)
