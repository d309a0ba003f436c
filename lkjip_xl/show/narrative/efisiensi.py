"""Tabel 3.1.5 in sentences: how efficient each sasaran is, by the measure of Pengaturan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.figures.assignments import shared_sentence
from lkjip_xl.figures.efisiensi_of_sasaran import together
from lkjip_xl.figures.means_of_sasaran import by_sasaran
from lkjip_xl.figures.typed_penyerapan import typed_absorptions
from lkjip_xl.methods.efisiensi import EFFICIENT, Ukuran, judged, printed
from lkjip_xl.report.model import Row, Table
from lkjip_xl.report.own_titles import as_printed
from lkjip_xl.show.narrative import paragraph as written
from lkjip_xl.show.narrative.paragraph import Paragraph
from lkjip_xl.show.narrative.told import Told
from lkjip_xl.tables.calculation import Efficiency
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import format_number
from lkjip_xl.text.sentences import quoted_name


def efficiency(told: Told, table: Table) -> Iterator[Paragraph]:
    """The efficiency of each sasaran, and by which method its absorption is computed."""
    for rows in _by_sasaran(table):
        for row in rows:
            yield _of_indicator(told, table, row)
        if sentence := _together(told, table, rows):
            yield written.told(sentence)
    typed = typed_absorptions(told.report, told.recomputed)
    if not typed.are_all:
        yield written.told(f"Penyerapan per sasaran dihitung dengan cara {told.report.settings.penyerapan.label}.")
    if typed.rows:
        yield written.told(as_printed(told.report, typed.sentence))
    if shared := shared_sentence(told.recomputed.all_assignments):
        yield written.told(shared)


def _by_sasaran(table: Table) -> Iterator[Sequence[Row]]:
    """The rows of each sasaran, in the order of their first ones; a row that names none stands alone."""
    for name, rows in by_sasaran(table.rows).items():
        yield from [rows] if name else ([row] for row in rows)


def _of_indicator(told: Told, table: Table, row: Row) -> Paragraph:
    """The efficiency of a sasaran by one of its indicators; a blank for why where it is none."""
    achieved, absorbed = told.figure(table, row, Key.CAPAIAN), told.figure(table, row, Key.PENYERAPAN)
    aim = f"Sasaran {quoted_name(row.text(Key.SASARAN))}" if row.text(Key.SASARAN) else "Sasaran"
    name = f"{aim} menurut indikator {quoted_name(table.label(row))}"
    inside = f"{name[0].lower()}{name[1:]}"
    word, points = _judged(told, table, row)
    if word is None or points is None or achieved is None or absorbed is None:
        why = f"karena {_lacking(achieved, absorbed)} tidak dapat dihitung"
        return written.told(f"Tingkat efisiensi {inside} tidak dapat dihitung, {why}.")
    if not absorbed:
        return written.told(
            f"{name} mencapai {told.percent(achieved, table)} tanpa realisasi anggaran: "
            "belum dapat disebut efisien."
        )
    short_of_target = ", walaupun targetnya belum tercapai" if word == EFFICIENT and achieved < 100 else ""
    sentence = written.told(
        f"{name} mencapai {told.percent(achieved, table)} dengan penyerapan anggaran "
        f"{told.percent(absorbed, table, Key.PENYERAPAN)}, sehingga "
        f"{_by_measure(told, table, points)}: {word}{short_of_target}."
    )
    return sentence if word == EFFICIENT else sentence + written.cause(f"tidak efisiennya {inside}")


def _together(told: Told, table: Table, rows: Sequence[Row]) -> str:
    """The efficiency of a sasaran that has several indicators, by the mean of their capaian."""
    of = table.spec.column(Key.EFISIENSI).calc
    if len(rows) < 2 or not isinstance(of, Efficiency):
        return ""
    found = together(told.recomputed, table, rows, of, told.decimals(table, Key.EFISIENSI))
    if found.capaian is None or found.penyerapan is None or found.value is None or not found.penyerapan:
        return ""
    return (
        f"Sasaran {quoted_name(rows[0].text(Key.SASARAN))} dengan {len(rows)} indikatornya: rata-rata capaian "
        f"{told.percent(found.capaian, table)}, penyerapan anggaran "
        f"{told.percent(found.penyerapan, table, Key.PENYERAPAN)}, sehingga "
        f"{_by_measure(told, table, found.value)}: {found.word}."
    )


def _judged(told: Told, table: Table, row: Row) -> tuple[str | None, Decimal | None]:
    """Whether a row's sasaran is efisien by the measure of Pengaturan, and the figure as it is printed."""
    calculation = table.spec.column(Key.EFISIENSI).calc
    if not isinstance(calculation, Efficiency):
        return None, None
    measured = told.recomputed.measured(table, row, calculation)
    decimals = told.decimals(table, Key.EFISIENSI)
    return judged(calculation.ukuran, measured), printed(calculation.ukuran, measured, decimals)


def _lacking(achieved: Decimal | None, absorbed: Decimal | None) -> str:
    """What an efficiency lacks to be computed."""
    if achieved is None:
        return "capaiannya"
    return "penyerapannya" if absorbed is None else "capaian output sub kegiatannya (CAPAIAN KINERJA)"


def _by_measure(told: Told, table: Table, value: Decimal) -> str:
    """An efficiency in a sentence, by its measure."""
    figure = format_number(value, told.decimals(table, Key.EFISIENSI))
    match told.report.settings.ukuran:
        case Ukuran.SELISIH:
            return f"tingkat efisiensinya {figure} poin persen"
        case Ukuran.SISA:
            return f"bagian anggaran yang tidak terserap {figure}%"
        case Ukuran.RASIO:
            return f"rasio capaian terhadap penyerapannya {figure}"
        case Ukuran.RASIO_PERSEN:
            return f"rasio capaian terhadap penyerapannya {figure}%"
        case Ukuran.E_KEMENKEU:
            return f"tingkat efisiensinya (E) {figure}%"
        case Ukuran.NE_KEMENKEU:
            return f"nilai efisiensinya (NE) {figure}%"
