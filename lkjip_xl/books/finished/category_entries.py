"""Categories by formulas: of a capaian, and of an absorption."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkjip_xl.books.kit.entry import Entry
from lkjip_xl.books.template.layout import literal
from lkjip_xl.figures.calc import NOT_COMPUTABLE
from lkjip_xl.figures.kategori_of_report import OVERSPENT
from lkjip_xl.methods.kategori import Scale
from lkjip_xl.text.numbers import round_half_up


def category_entry(scale: Scale, cell: str, value: Decimal | None, *, as_fraction: bool) -> Entry:
    """The category of a cell's percentage by a formula; ``value`` is that percentage in percent points."""
    points = f"ROUND({cell}*100,9)" if as_fraction else cell
    expression = literal("")
    for band in reversed(scale.bands):
        label = literal(band.category)
        if band.lower is None:
            expression = label
        else:
            sign = ">=" if band.with_lower else ">"
            expression = f"IF({points}{sign}{band.lower:f},{label},{expression})"
    shown = NOT_COMPUTABLE if value is None else scale.category(round_half_up(value, 9)) or ""
    return Entry(shown, formula=f'IF(ISNUMBER({cell}),{expression},"{NOT_COMPUTABLE}")')


def absorption_category(scale: Scale, cell: str, value: Decimal | None, *, as_fraction: bool) -> Entry:
    """The category of a cell's absorption; ``value`` is in percent points."""
    entry = category_entry(scale, cell, value, as_fraction=as_fraction)
    points = f"N({cell})*100" if as_fraction else f"N({cell})"
    overspent = value is not None and round_half_up(value, 9) > 100
    text = OVERSPENT if overspent else entry.text
    return replace(entry, text=text, formula=f'IF(ROUND({points},9)>100,"{OVERSPENT}",{entry.formula})')
