"""Narasi: the sentences that Bab III writes under its tables, drafted from the figures.

They follow the analysis that PermenPANRB 53/2014 asks for, in the order of the tables: target and realisasi of
the year, the money, the year before, the Renstra, a national standard, efficiency. Causes are left to whoever
writes the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.absorptions import absorptions
from lkjip_xl.figures.assignments import shared_sentence
from lkjip_xl.figures.calc import RowFigures, evaluate, rumus_in
from lkjip_xl.figures.kategori_of_report import scale_of
from lkjip_xl.figures.means_of_sasaran import counting, groups_of_sasaran, mean_of
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.figures.renstra import capaian_of_renstra, with_rumus
from lkjip_xl.figures.typed_penyerapan import typed_absorptions
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.methods.efisiensi import EFFICIENT, Ukuran, judged, printed
from lkjip_xl.report.indicator_units import tables_with_units, unit_column
from lkjip_xl.report.model import Cell, Content, Report, Row, Table
from lkjip_xl.report.own_titles import as_printed
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.report.unit_names import full_name
from lkjip_xl.report.units import ratio
from lkjip_xl.tables.calculation import Capaian, Efficiency
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import format_number, grade_of, round_half_up
from lkjip_xl.text.sentences import change, percent, percents, quoted_name, rounded_figure, rupiah, with_unit
from lkjip_xl.text.words import squeeze


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs under one table; ``table`` is its key."""

    table: str
    paragraphs: tuple[str, ...]


def passages(report: Report, recomputed: Recomputed) -> tuple[Passage, ...]:
    """A passage for each table that has something to tell."""
    writer = _Writer(report, recomputed)
    found = (
        (tables.TABEL_3_1_1_A.key, writer.achievements),
        (tables.TABEL_3_1_1_B.key, writer.spending),
        (tables.TABEL_3_1_2.key, writer.against_last_year),
        (tables.TABEL_3_1_3.key, writer.against_renstra),
        (tables.TABEL_3_1_4.key, writer.against_standard),
        (tables.TABEL_3_1_5.key, writer.efficiency),
        (tables.REALISASI_BELANJA.key, writer.spending_by_kind),
    )
    written = (
        Passage(key, tuple(write(report.tables[key])))
        for key, write in found
        if key in report.tables and report.tables[key].rows
    )
    return tuple(each for each in written if each.paragraphs)


def _written(row: Row, key: str) -> str:
    return squeeze(row.text(key)) or "-"


def _number(row: Row, key: str) -> Decimal | None:
    """The figure of a cell; a dash is none here."""
    cell = row.cells.get(key)
    return cell.number if cell else None


def _can_be_judged(realisasi: Cell, target: Cell) -> bool:
    """Whether a realisasi can be held against a target: both are figures, or both scores of grades."""
    return _in_unit_of(target, realisasi) is not None and (target.number is not None or target.bounds is not None)


def _in_unit_of(target: Cell, realisasi: Cell) -> Decimal | None:
    """A realisasi in the unit of a target; None where it is no figure, or cannot be told in that."""
    found = ratio(realisasi, target)
    return None if realisasi.number is None or found is None else found.of(realisasi.number)


def _part_reached(reached: Decimal | None) -> str:
    """How far a target is reached that is not reached: a grade without a score has no percentage."""
    return "belum tercapai" if reached is None else f"tercapai {percent(reached)}"


@dataclass(frozen=True)
class _Writer:
    report: Report
    recomputed: Recomputed

    @property
    def _year(self) -> str:
        tahun = self.report.settings.tahun
        return f"tahun {tahun}" if tahun else "tahun ini"

    @property
    def _last_year(self) -> str:
        tahun = self.report.settings.tahun
        return f"tahun {tahun - 1}" if tahun else "tahun lalu"

    def _figure(self, table: Table, row: Row, key: str) -> Decimal | None:
        if key not in table.columns and not table.spec.column(key).calc:
            return None
        return self.recomputed.figure(table, row, table.spec.column(key))

    def _category(self, value: Decimal) -> str:
        scale = scale_of(self.report)
        return (scale.category(round_half_up(value, 9)) or "") if scale else ""

    def achievements(self, table: Table) -> Iterator[str]:
        """The capaian of each indicator with its category, and the mean of them."""
        known: list[Decimal] = []
        for row in table.rows:
            value = self._figure(table, row, Key.CAPAIAN)
            name, target, realisasi = (
                quoted_name(table.label(row)),
                self._shown(table, row, Key.TARGET),
                self._shown(table, row, Key.REALISASI),
            )
            typed = self.recomputed.typed_capaian(row, table.spec.column(Key.CAPAIAN))
            if value is None and typed is not None:
                known.append(typed)
                yield (
                    f"Capaian indikator {name} {self._year} adalah {percent(typed)} seperti yang diketik: target "
                    f"{target}, realisasi {realisasi}."
                )
                continue
            if value is None:
                yield (
                    f"Capaian indikator {name} {self._year} tidak dapat dihitung: target {target}, "
                    f"realisasi {realisasi}."
                )
                continue
            known.append(value)
            category = self._category(value)
            with_category = f" dengan kategori {category}" if category else ""
            yield (
                f"Capaian indikator {name} {self._year} adalah {percent(value)}{self._limit(table, row, value)}"
                f"{with_category}: realisasi {realisasi} terhadap target {target}{self._direction(table, row)}."
            )
        yield from self._means_of_sasaran(table)
        if known and len(table.rows) > 1:
            yield self._mean(known, len(table.rows))

    def _means_of_sasaran(self, table: Table) -> Iterator[str]:
        """The mean capaian of each sasaran that has several indicators."""
        for group in groups_of_sasaran(table):
            mean = mean_of(self.recomputed, table, group)
            if mean is None:
                continue
            category = f" dengan kategori {self._category(mean)}" if self._category(mean) else ""
            of_which = len(counting(self.recomputed, table, group))
            which = (
                f"{len(group)} indikator" if of_which == len(group) else f"{of_which} dari {len(group)} indikator"
            )
            name = quoted_name(group[0].text(Key.SASARAN))
            yield f"Rata-rata capaian sasaran {name} ({which}) {self._year} adalah {percent(mean)}{category}."

    def _shown(self, table: Table, row: Row, key: str) -> str:
        """A target or realisasi with its unit, which may stand in Perjanjian Kinerja alone."""
        text, cell = _written(row, key), row.cells.get(key)
        if cell is None or grade_of(cell.written) or (cell.number is None and not cell.bounds):
            return text
        if cell.number is not None and not cell.as_text:
            text = rounded_figure(cell.number, cell.decimals)
        elif cell.unit:
            return text  # a text with its unit
        return with_unit(text, cell.unit or self._unit(table.label(row)))

    def _unit(self, indicator: str) -> str:
        """The unit of an indicator, that of Perjanjian Kinerja before others."""
        for table in tables_with_units(self.report.tables):
            found, column = self._row_of(table.spec.key, indicator), unit_column(table)
            if found is not None and column is not None and (unit := squeeze(found.text(column.key))):
                return unit
        return ""

    def _row_of(self, table: str, indicator: str) -> Row | None:
        """The row of an indicator in another table."""
        there = self.report.tables.get(table)
        rows = there.rows if there else ()
        names = [there.label(row) for row in rows] if there else []
        return next((rows[right] for _, right in pair_names([indicator], names)), None)

    def _limit(self, table: Table, row: Row, value: Decimal) -> str:
        """Says of a capaian that it would be higher without the limit of Pengaturan."""
        calculation = table.spec.column(Key.CAPAIAN).calc
        if not isinstance(calculation, Capaian) or calculation.cap != value:
            return ""
        unlimited = evaluate(replace(calculation, cap=None), RowFigures(table, row, tables=self.report.tables))
        return f" (dibatasi dari {percent(unlimited)})" if unlimited is not None and unlimited > value else ""

    def _mean(self, known: list[Decimal], indicators: int) -> str:
        mean = sum(known, Decimal(0)) / len(known)
        counts = Counter(category for value in known if (category := self._category(value)))
        scale = scale_of(self.report)
        order = [band.category for band in scale.bands] if scale else []
        category = f" dengan kategori {self._category(mean)}" if self._category(mean) else ""
        per_category = _per_category([(category, counts[category]) for category in order if category in counts])
        of_which = (
            f"{indicators} indikator sasaran"
            if len(known) == indicators
            else f"{len(known)} dari {indicators} indikator sasaran, yang {self._counted},"
        )
        return f"Rata-rata capaian {of_which} {self._year} adalah {percent(mean)}{category}{per_category}."

    @property
    def _counted(self) -> str:
        typed = self.report.settings.with_typed_capaian
        return "dapat dihitung atau diketik" if typed else "dapat dihitung"

    def _direction(self, table: Table, row: Row) -> str:
        """Says of an indicator that less of it is better."""
        own = Key.RUMUS in table.columns
        rumus = rumus_in(row, ladders=self.report.settings.ladders) if own else self._rumus(table.label(row))
        return "" if rumus in {Rumus.MORE_IS_BETTER, None} else " (makin rendah makin baik)"

    def spending(self, table: Table) -> Iterator[str]:
        """The whole budget, each program, and the highest and lowest absorption."""
        total = table.total
        if total is not None:
            yield from self._whole(table, total)
        if not table.is_leveled:
            return
        for program in table.top_rows:
            pagu, realisasi = self._amounts(table, program)
            name = squeeze(full_name(table, program))
            if pagu is None or realisasi is None:
                continue
            if not pagu:
                yield f"{name} tidak mempunyai pagu {self._year}; realisasinya {rupiah(realisasi)}."
                continue
            overspent = ", melebihi pagunya" if realisasi > pagu else ""
            yield (
                f"{name} dengan pagu {rupiah(pagu)} terealisasi {rupiah(realisasi)} atau "
                f"{percent(realisasi / pagu * 100)}{overspent}."
            )
        yield from self._extremes(table)

    def _amounts(self, table: Table, row: Row) -> tuple[Decimal | None, Decimal | None]:
        return self._figure(table, row, Key.TARGET_KEUANGAN), self._figure(table, row, Key.REALISASI)

    def _whole(self, table: Table, total: Row) -> Iterator[str]:
        pagu, realisasi = self._amounts(table, total)
        if not pagu or realisasi is None:
            return
        agency = squeeze(self.report.settings.instansi) or "perangkat daerah"
        rest = pagu - realisasi
        remainder = f"tersisa {rupiah(rest)}" if rest >= 0 else f"pagu terlampaui {rupiah(-rest)}"
        yield (
            f"Anggaran {agency} {self._year} sebesar {rupiah(pagu)} terealisasi {rupiah(realisasi)} atau "
            f"{percent(realisasi / pagu * 100)}, sehingga {remainder}."
        )

    def _extremes(self, table: Table) -> Iterator[str]:
        shares = absorptions(table, self.recomputed)
        if len(shares) < 2:
            return
        lowest, highest = shares[0], shares[-1]
        if percent(lowest.value) == percent(highest.value):
            return
        as_high = sum(percent(each.value) == percent(highest.value) for each in shares)
        where = (
            f"dicapai oleh {as_high} dari {len(shares)} sub kegiatan"
            if as_high > 1
            else f"ada pada sub kegiatan {quoted_name(highest.name)}"
        )
        yield (
            f"Penyerapan tertinggi, {percent(highest.value)}, {where}; yang terendah, {percent(lowest.value)}, "
            f"ada pada sub kegiatan {quoted_name(lowest.name)} "
            f"({rupiah(lowest.realisasi)} dari {rupiah(lowest.pagu)})."
        )

    def against_last_year(self, table: Table) -> Iterator[str]:
        """Realisasi and capaian of each indicator against the year before."""
        for row in table.rows:
            name = quoted_name(table.label(row))
            before, after = _number(row, Key.REALISASI_LALU), _number(row, Key.REALISASI)
            shown = (self._shown(table, row, Key.REALISASI_LALU), self._shown(table, row, Key.REALISASI))
            name += self._direction(table, row)
            if before is None or after is None:
                yield self._not_compared(name, row, shown)
                continue
            moved = change(before, after)
            if moved == "tetap":
                sentence = f"Realisasi indikator {name} {self._year} tetap {shown[1]} seperti {self._last_year}"
            else:
                growth = self._figure(table, row, Key.PERTUMBUHAN)
                share = f", yaitu {percent(growth)} dari realisasi {self._last_year}" if growth is not None else ""
                sentence = (
                    f"Realisasi indikator {name} {moved} dari {shown[0]} pada {self._last_year} menjadi "
                    f"{shown[1]} pada {self._year}{share}"
                )
            yield f"{sentence}{self._change_of_capaian(table, row)}."

    def _not_compared(self, indicator: str, row: Row, shown: tuple[str, str]) -> str:
        """Why a realisasi is not compared with that of the year before: there is none, or it is a grade."""
        years = (self._last_year, self._year)
        lacking = [
            year
            for year, key in zip(years, (Key.REALISASI_LALU, Key.REALISASI), strict=True)
            if key not in row.cells
            or (row.cells[key].content is not Content.TEXT and row.cells[key].number is None)
        ]
        if not lacking:
            return (
                f"Realisasi indikator {indicator} {years[0]} adalah {shown[0]}, {years[1]} {shown[1]}; "
                "keduanya tidak dibandingkan sebagai angka."
            )
        return (
            f"Realisasi indikator {indicator} {' dan '.join(lacking)} tidak tersedia, sehingga tidak dapat "
            "dibandingkan dengan tahun sebelumnya."
        )

    def _change_of_capaian(self, table: Table, row: Row) -> str:
        before, after = self._figure(table, row, Key.CAPAIAN_LALU), self._figure(table, row, Key.CAPAIAN)
        if before is None or after is None:
            return ""
        shown = percents(before, after)
        if shown[0] == shown[1]:
            return f"; capaiannya tetap {shown[1]}"
        return f"; capaiannya {change(before, after)} dari {shown[0]} menjadi {shown[1]}"

    def against_renstra(self, table: Table) -> Iterator[str]:
        """Realisasi of the year against the target at the end of the Renstra."""
        years = self.report.settings.renstra
        tahun = self.report.settings.tahun
        if not years or tahun is None or not self.report.settings.year_is_of_renstra:
            return
        calc = capaian_of_renstra(self.report, table, tahun, years[-1])
        if calc is not None:
            for row in with_rumus(self.report, table).rows:
                yield self._against_last_target(table, row, calc, years[-1])

    def _against_last_target(self, table: Table, row: Row, calc: Capaian, year: int) -> str:
        realisasi, target = row.cells[calc.realisasi], row.cells[calc.target]
        own = RowFigures(table, row)
        reached = evaluate(calc, own)
        shown = [self._shown(table, row, key) for key in (calc.target, calc.realisasi)]
        aim = f"Target akhir Renstra (tahun {year}) indikator {quoted_name(table.label(row))}"
        figure = _in_unit_of(target, realisasi)
        if figure is not None and _can_be_judged(realisasi, target):
            done = self._done(figure, target, reached, self._rumus(table.label(row)))
            direction = self._direction(table, row)
            return f"{aim} sebesar {shown[0]}{direction} {done} dengan realisasi {self._year} sebesar {shown[1]}."
        at_least = own.reached(calc)
        if at_least is None:
            return f"{aim} belum dapat dinilai: target {shown[0]}, realisasi {self._year} {shown[1]}."
        done = "sudah tercapai" if at_least else _part_reached(reached)
        return f"{aim}, yaitu {shown[0]}, {done} dengan realisasi {self._year} {shown[1]}."

    @staticmethod
    def _done(realisasi: Decimal, target: Cell, reached: Decimal | None, rumus: Rumus | None) -> str:
        """Whether a target is reached; a target of 0 can be, though no percentage says so."""
        if target.bounds:
            low, high = target.bounds
            if low <= realisasi <= high:
                return "sudah tercapai"
            return "belum tercapai, karena berada di luar rentangnya,"
        aim, more = target.number, rumus is Rumus.MORE_IS_BETTER
        if aim is not None and (realisasi >= aim if more else realisasi <= aim):
            return "sudah tercapai"
        return _part_reached(reached)

    def _rumus(self, indicator: str) -> Rumus | None:
        """The formula that Tabel 3.1.1.a sets for an indicator."""
        found = self._row_of(tables.TABEL_3_1_1_A.key, indicator)
        rumus = None if found is None else rumus_in(found, ladders=self.report.settings.ladders)
        # Of a rank less is better by whatever formula; nobody knows what a formula means that is none.
        return Rumus.MORE_IS_BETTER if rumus is None and (found is None or found.text(Key.RUMUS)) else rumus

    def against_standard(self, table: Table) -> Iterator[str]:
        """Realisasi against the national standard, where there is one."""
        for row in table.rows:
            value = self._figure(table, row, Key.CAPAIAN)
            if value is not None:
                standard, realisasi = (self._shown(table, row, key) for key in (Key.STANDAR, Key.REALISASI))
                yield (
                    f"Terhadap standar nasional {standard}, realisasi indikator {quoted_name(table.label(row))} "
                    f"sebesar {realisasi} mencapai {percent(value)}{self._direction(table, row)}."
                )

    def efficiency(self, table: Table) -> Iterator[str]:
        """The efficiency of each sasaran, and by which method its absorption is computed."""
        for row in table.rows:
            achieved, absorbed = self._figure(table, row, Key.CAPAIAN), self._figure(table, row, Key.PENYERAPAN)
            aim = f"Sasaran {quoted_name(row.text(Key.SASARAN))}" if row.text(Key.SASARAN) else "Sasaran"
            name = f"{aim} menurut indikator {quoted_name(table.label(row))}"
            word, points = self._efficiency(table, row)
            if word is None or points is None or achieved is None or absorbed is None:
                why = f"karena {_lacking(achieved, absorbed)} tidak dapat dihitung"
                yield f"Tingkat efisiensi {name[0].lower()}{name[1:]} tidak dapat dihitung, {why}."
                continue
            if not absorbed:
                yield f"{name} mencapai {percent(achieved)} tanpa realisasi anggaran: belum dapat disebut efisien."
                continue
            short_of_target = ", walaupun targetnya belum tercapai" if word == EFFICIENT and achieved < 100 else ""
            yield (
                f"{name} mencapai {percent(achieved)} dengan penyerapan anggaran {percent(absorbed)}, sehingga "
                f"{_told(self.report.settings.ukuran, points)}: {word}{short_of_target}."
            )
        typed = typed_absorptions(self.report, self.recomputed)
        if not typed.are_all:
            yield f"Penyerapan per sasaran dihitung dengan cara {self.report.settings.penyerapan.label}."
        if typed.rows:
            yield as_printed(self.report, typed.sentence)
        if shared := shared_sentence(self.recomputed.all_assignments):
            yield shared

    def _efficiency(self, table: Table, row: Row) -> tuple[str | None, Decimal | None]:
        """Whether a row's sasaran is efisien by the measure of Pengaturan, and the figure as it is printed."""
        calculation = table.spec.column(Key.EFISIENSI).calc
        if not isinstance(calculation, Efficiency):
            return None, None
        measured = self.recomputed.measured(table, row, calculation)
        return judged(calculation.ukuran, measured), printed(calculation.ukuran, measured)

    def spending_by_kind(self, table: Table) -> Iterator[str]:
        """Each kind of spending."""
        for row in table.rows:
            pagu, realisasi = self._figure(table, row, Key.ANGGARAN), self._figure(table, row, Key.REALISASI)
            if pagu and realisasi is not None:
                share = percent(realisasi / pagu * 100)
                name = squeeze(table.label(row))
                yield f"{name} dengan anggaran {rupiah(pagu)} terealisasi {rupiah(realisasi)} atau {share}."


def _lacking(achieved: Decimal | None, absorbed: Decimal | None) -> str:
    """What an efficiency lacks to be computed."""
    if achieved is None:
        return "capaiannya"
    return "penyerapannya" if absorbed is None else "capaian output sub kegiatannya (CAPAIAN KINERJA)"


def _told(ukuran: Ukuran, value: Decimal) -> str:
    """An efficiency in a sentence, by its measure."""
    figure = format_number(value, 2)
    match ukuran:
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


def _per_category(counts: Sequence[tuple[str, int]]) -> str:
    """How many indicators have which category, behind a comma: all of them one, or some each."""
    if len(counts) == 1:
        ((category, number),) = counts
        return f", {'keduanya' if number == 2 else 'semuanya'} {category}" if number > 1 else ""
    told = ", ".join(f"{number} indikator {category}" for category, number in counts)
    return f", yaitu {told}" if told else ""
