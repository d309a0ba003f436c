"""Tabel 3.1.2 in sentences: each indicator against the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Row, Table
from lkjip_xl.show.narrative import paragraph as written
from lkjip_xl.show.narrative.paragraph import NOTHING, Paragraph
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.sentences import change, percents, quoted_name

# As the word for a change says it.
_THE_SAME: Final = "tetap"


def against_last_year(told: Told, table: Table) -> Iterator[Paragraph]:
    """Realisasi and capaian of each indicator against the year before."""
    for row in table.rows:
        name = quoted_name(table.label(row))
        before, after = _number(row, Key.REALISASI_LALU), _number(row, Key.REALISASI)
        shown = told.beside(table, row, Key.REALISASI_LALU, Key.REALISASI)
        name += told.direction(table, row)
        if before is not None and after is not None:
            moved = change(before, after)
        elif shown[0] == shown[1] and not _lacking(told, row):
            moved = _THE_SAME  # a grade
        else:
            yield written.told(_not_compared(told, name, row, shown))
            continue
        if moved == _THE_SAME:
            sentence = f"Realisasi indikator {name} {told.year} tetap {shown[1]} seperti {told.last_year}"
        else:
            growth = told.figure(table, row, Key.PERTUMBUHAN)
            part = "" if growth is None else told.percent(growth, table, Key.PERTUMBUHAN)
            share = f", yaitu {part} dari realisasi {told.last_year}" if part else ""
            sentence = (
                f"Realisasi indikator {name} {moved} dari {shown[0]} pada {told.last_year} menjadi "
                f"{shown[1]} pada {told.year}{share}"
            )
        yield written.told(f"{sentence}{_change_of_capaian(told, table, row)}.") + _why(told, table, row, moved)


def _why(told: Told, table: Table, row: Row, moved: str) -> Paragraph:
    """A blank for why a realisasi is worse than that of the year before."""
    rumus = told.rumus(table.label(row))
    worse = "naik" if told.direction(table, row) else "turun"
    if moved != worse or rumus is None:
        return NOTHING
    return written.cause(f"realisasi {moved} {quoted_name(table.label(row))}")


def _not_compared(told: Told, indicator: str, row: Row, shown: Sequence[str]) -> str:
    """Why a realisasi is not compared with that of the year before: there is none, or it is a grade."""
    lacking = _lacking(told, row)
    if not lacking:
        return (
            f"Realisasi indikator {indicator} {told.last_year} adalah {shown[0]}, {told.year} {shown[1]}; "
            "keduanya tidak dibandingkan sebagai angka."
        )
    return (
        f"Realisasi indikator {indicator} {' dan '.join(lacking)} tidak tersedia, sehingga tidak dapat "
        "dibandingkan dengan tahun sebelumnya."
    )


def _lacking(told: Told, row: Row) -> Sequence[str]:
    """The years of which there is no realisasi."""
    return [
        year
        for year, key in ((told.last_year, Key.REALISASI_LALU), (told.year, Key.REALISASI))
        if key not in row.cells or (row.cells[key].content is not Content.TEXT and row.cells[key].number is None)
    ]


def _change_of_capaian(told: Told, table: Table, row: Row) -> str:
    before, after = told.figure(table, row, Key.CAPAIAN_LALU), told.figure(table, row, Key.CAPAIAN)
    if before is None or after is None:
        return ""
    shown = percents(before, after, decimals=told.decimals(table, Key.CAPAIAN))
    if shown[0] == shown[1]:
        return f"; capaiannya tetap {shown[1]}"
    return f"; capaiannya {change(before, after)} dari {shown[0]} menjadi {shown[1]}"


def _number(row: Row, key: str) -> Decimal | None:
    """The figure of a cell; a dash is none here."""
    cell = row.cells.get(key)
    return cell.number if cell else None
