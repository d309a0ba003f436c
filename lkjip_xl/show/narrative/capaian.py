"""Tabel 3.1.1.a in sentences: how many targets were reached, each sasaran and indicator, and the mean of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.figures.means_of_sasaran import counting, mean_of
from lkjip_xl.methods.capaian import REACHED
from lkjip_xl.methods.sums import mean
from lkjip_xl.report.model import Row, Table
from lkjip_xl.show.narrative import paragraph as written
from lkjip_xl.show.narrative.against_target import against_target
from lkjip_xl.show.narrative.paragraph import Paragraph
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.number_words import ALL_OF
from lkjip_xl.text.sentences import in_a_row, quoted_name
from lkjip_xl.text.words import name_key


def achievements(told: Told, table: Table) -> Iterator[Paragraph]:
    """How many targets were reached; then each sasaran with its indicators; then the mean of all."""
    reached = {id(row): _is_reached(told, table, row) for row in table.rows}
    if len(table.rows) > 1 and (opening := _opening(told, list(reached.values()))):
        yield written.told(opening)
    for name, found in groupby(table.rows, key=lambda row: name_key(row.text(Key.SASARAN))):
        rows = tuple(found)
        if name and len(rows) > 1:
            yield written.told(_of_sasaran(told, table, rows, [reached[id(row)] for row in rows]))
        for row in rows:
            yield _of_indicator(told, table, row)
    known = [figure for row in table.rows if (figure := _capaian(told, table, row)) is not None]
    if known and len(table.rows) > 1:
        yield written.told(_mean(told, table, known, len(table.rows)))


def _capaian(told: Told, table: Table, row: Row) -> Decimal | None:
    """The capaian of an indicator that counts in a mean, computed or typed, in percent points."""
    return told.recomputed.counting(table, row, table.spec.column(Key.CAPAIAN))


def _kept(told: Told, table: Table, row: Row) -> str:
    """Says of a capaian that cannot be computed what is printed all the same, because somebody typed it."""
    cell = row.cells.get(Key.CAPAIAN)
    if cell is None or cell.formula or cell.number is None:
        return ""
    return f"ditulis {told.percent(cell.number, table)} seperti yang diketik, karena "


def _is_reached(told: Told, table: Table, row: Row) -> bool | None:
    """Whether an indicator reached its target; None where nobody can tell."""
    value = _capaian(told, table, row)
    if value is not None:
        return value / 100 >= REACHED
    return False if told.recomputed.missed_by_rank(table, row, table.spec.column(Key.CAPAIAN)) else None


def _opening(told: Told, reached: Sequence[bool | None]) -> str:
    """How many of all indicators reached their target; nothing where that can be told of none."""
    judged, good = sum(each is not None for each in reached), sum(each is True for each in reached)
    if not judged:
        return ""
    others = f"; {len(reached) - judged} indikator lain belum dapat dinilai" if judged < len(reached) else ""
    if good == judged and not others:
        which = ALL_OF.get(judged, f"Semua ({judged})")
        return f"{which} indikator sasaran mencapai target {told.year}."
    if not good:
        which = f"Belum satu pun dari {judged} indikator sasaran" if judged > 1 else "Satu indikator sasaran belum"
        return f"{which} mencapai target {told.year}{others}."
    below = f" dan {judged - good} belum" if judged > good else ""
    return f"Dari {judged} indikator sasaran, {good} mencapai target {told.year}{below}{others}."


def _of_sasaran(told: Told, table: Table, rows: tuple[Row, ...], reached: Sequence[bool | None]) -> str:
    """A sasaran with several indicators: how many of them reached their target, and the mean of their capaian."""
    name, good = quoted_name(rows[0].text(Key.SASARAN)), sum(each is True for each in reached)
    judged = sum(each is not None for each in reached)
    everyone = "keduanya" if len(rows) == 2 else "semuanya"
    which = everyone if good == len(rows) else f"{good} di antaranya" if good else "belum satu pun"
    state = f"; {which} mencapai target" if judged else ""
    measured = f"Sasaran {name} diukur dengan {len(rows)} indikator{state}."
    mean = mean_of(told.recomputed, table, rows)
    if mean is None:
        return measured
    counted = len(counting(told.recomputed, table, rows))
    of_which = "" if counted == len(rows) else f" ({counted} dari {len(rows)} indikator)"
    shown = f"{told.percent(mean, table)}{_category(told, mean)}"
    return f"{measured} Rata-rata capaiannya{of_which} {told.year} adalah {shown}."


def _of_indicator(told: Told, table: Table, row: Row) -> Paragraph:
    """Target, realisasi and capaian of an indicator, and a blank for what helped or hindered."""
    name = quoted_name(table.label(row))
    target, realisasi = told.beside(table, row, Key.TARGET, Key.REALISASI)
    value, reached = told.figure(table, row, Key.CAPAIAN), _is_reached(told, table, row)
    typed = _capaian(told, table, row)
    if value is not None:
        sentence = (
            f"Indikator {name} {told.year} {against_target(told, table, row, value, Key.TARGET)}; capaiannya "
            f"{told.percent(value, table)}{_limit(told, table, row, value)}{_category(told, value)}."
        )
    elif typed is not None:
        sentence = (
            f"Capaian indikator {name} {told.year} adalah {told.percent(typed, table)} seperti yang diketik: "
            f"target {target}, realisasi {realisasi}."
        )
    else:
        below = ", di bawah targetnya" if reached is False else ""
        sentence = (
            f"Capaian indikator {name} {told.year} {_kept(told, table, row)}tidak dapat dihitung: "
            f"target {target}, realisasi {realisasi}{below}."
        )
    if reached is None:
        return written.told(sentence)
    of = f"capaian {name}"
    return written.told(sentence) + (
        written.support(of) if reached else written.cause(of, "Target belum tercapai karena") + written.plan(of)
    )


def _category(told: Told, value: Decimal) -> str:
    return f" dengan kategori {category}" if (category := told.category(value)) else ""


def _limit(told: Told, table: Table, row: Row, value: Decimal) -> str:
    """Says of a capaian that it would be higher without the limit of Pengaturan."""
    calculation = table.spec.column(Key.CAPAIAN).calc
    if not isinstance(calculation, Capaian) or calculation.cap != value:
        return ""
    unlimited = evaluate(replace(calculation, cap=None), RowFigures(table, row, tables=told.report.tables))
    if unlimited is None or unlimited <= value:
        return ""
    return f" (dibatasi dari {told.percent(unlimited, table)})"


def _mean(told: Told, table: Table, known: list[Decimal], indicators: int) -> str:
    average = mean(known) or Decimal(0)
    counts = Counter(category for value in known if (category := told.category(value)))
    scale = scale_of(told.report)
    order = [band.category for band in scale.bands] if scale else []
    per_category = _per_category([(category, counts[category]) for category in order if category in counts])
    of_which = (
        f"{indicators} indikator sasaran"
        if len(known) == indicators
        else f"{len(known)} dari {indicators} indikator sasaran, yang {_counted(told)},"
    )
    shown = f"{told.percent(average, table)}{_category(told, average)}{per_category}"
    return f"Rata-rata capaian {of_which} {told.year} adalah {shown}."


def _counted(told: Told) -> str:
    typed = told.report.settings.with_typed_capaian
    return "dapat dihitung atau diketik" if typed else "dapat dihitung"


def _per_category(counts: Sequence[tuple[str, int]]) -> str:
    """How many indicators have which category, behind a comma: all of them one, or some each."""
    if len(counts) == 1:
        ((category, number),) = counts
        return f", {'keduanya' if number == 2 else 'semuanya'} {category}" if number > 1 else ""
    each = [f"{number} indikator {category}" for category, number in counts]
    return f", yaitu {in_a_row(each)}" if each else ""
