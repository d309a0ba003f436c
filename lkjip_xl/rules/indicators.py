"""Family K, indicators: whether the tables that tell of one indicator tell the same of it.

The target of a year stands in up to five tables. Where they differ, the one that stands alone against the
others is named; where it is one against one, the later table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lkjip_xl.findings import Problem, Severity, Unjudged
from lkjip_xl.last_year import LastYear
from lkjip_xl.model import Cell, Content, Report, Row, Table
from lkjip_xl.numbers import round_as_shown
from lkjip_xl.pairs import pair_names
from lkjip_xl.rules.aims import places_of_misplaced
from lkjip_xl.rules.engine import Outcome, rule, rule_on_last_year
from lkjip_xl.rules.support import WRONG_FIGURE, cell_range, drift, is_slip_of_unit, problem, repeats_another_table
from lkjip_xl.schema import Column, Kind
from lkjip_xl.words import fold, name_key

_CAPAIAN = "capaian"
_NO_NAME = (Content.EMPTY, Content.ERROR, Content.UNCALCULATED)
_COMPARED = (Content.NUMBER, Content.NIL, Content.TEXT)


@dataclass(frozen=True, slots=True)
class _Saying:
    """What one table says of an indicator: a cell, with where it stands."""

    table: Table
    row: Row
    column: Column
    cell: Cell

    @property
    def repeats(self) -> bool:
        """Whether it only repeats another table."""
        return repeats_another_table(self.column, self.cell)


@dataclass(slots=True)
class _Indicator:
    """An indicator with its row in each table that has it."""

    name: str
    rows: list[tuple[Table, Row]] = field(default_factory=list)

    def sayings(
        self, wanted: Callable[[Column], bool], fact_of: Callable[[Column], str]
    ) -> dict[str, list[_Saying]]:
        """What the tables say of it, by the fact that they speak of."""
        found: dict[str, list[_Saying]] = {}
        for table, row in self.rows:
            for column in table.spec.columns:
                cell = row.cells.get(column.key)
                if column.fact and cell is not None and wanted(column) and cell.content in _COMPARED:
                    found.setdefault(fact_of(column), []).append(_Saying(table, row, column, cell))
        return found


def _tables(report: Report) -> list[Table]:
    return [table for table in report.report_tables if table.spec.of_indicators and table.rows]


def _indicators(report: Report) -> list[_Indicator]:
    """The indicators of all tables, each with its rows; a slip in a name is forgiven."""
    found: list[_Indicator] = []
    for table in _tables(report):
        names = [row.text(table.spec.label) for row in table.rows]
        pairs = {index: known for known, index in pair_names([each.name for each in found], names)}
        for index, (name, row) in enumerate(zip(names, table.rows, strict=True)):
            if index in pairs:
                found[pairs[index]].rows.append((table, row))
            elif name and row.cells[table.spec.label].content not in _NO_NAME:
                found.append(_Indicator(name, [(table, row)]))
    return found


def _is_named(table: Table) -> bool:
    return table.spec.label in table.columns


Same = Callable[[_Saying, _Saying], bool]


def _odd_ones(sayings: Sequence[_Saying], same: Same) -> Iterator[tuple[_Saying, _Saying]]:
    """The sayings that differ from what most say, each with one of those; what repeats another has no vote."""
    camps: list[list[_Saying]] = []
    for saying in sayings:
        if not saying.repeats:
            camp = next((camp for camp in camps if same(camp[0], saying)), None)
            if camp is None:
                camps.append([saying])
            else:
                camp.append(saying)
    if not camps:
        return
    right = max(camps, key=len)
    for saying in sayings:
        camp = next((camp for camp in camps if same(camp[0], saying)), None)
        if camp is right or (camp is not None and saying.repeats):
            continue
        yield saying, right[0]


@rule("K06", Severity.ERROR, requires=WRONG_FIGURE | {"P01", "P03"})
def indikator_berbeda_antar_tabel(report: Report) -> Iterator[Outcome]:
    """Target, realisasi, atau capaian satu indikator berbeda antar tabel.

    Yang diperiksa:
        Target dan realisasi setiap tahun, serta capaian tahun ini, dari indikator yang sama di Tabel 2.2,
        3.1.1.a, 3.1.2, 3.1.3, 3.1.4, dan 3.1.5. 100, 100%, dan 100 Persen adalah angka yang sama.
    Mengapa penting:
        Satu indikator dengan dua target atau dua realisasi membuat semua tabelnya diragukan.
    Salah:
        Target 2023 di Tabel 2.2 Sasaran 100, di Tabel 3.1.1.a 95%.
    Benar:
        Di kedua tabel 100%.
    Cara memperbaiki:
        Cocokkan target dengan Renstra dan Perjanjian Kinerja, realisasi dengan datanya, lalu betulkan tabel yang
        salah.
    """
    if not report.settings.year_is_of_renstra:
        yield Unjudged("target dan realisasi per tahun: Tahun Laporan di luar Renstra (lihat D11)")
        return
    for indicator in _indicators(report):
        facts = indicator.sayings(lambda column: column.kind is not Kind.TEXT, _fact_of(report))
        odd = {fact: list(_odd_ones(sayings, _same_figure)) for fact, sayings in facts.items()}
        disputed = any(
            found for fact, found in odd.items() if not fact.startswith(_CAPAIAN) and _this_year(report, fact)
        )
        for fact, found in odd.items():
            # A capaian differs because its target or realisasi does: those are the cause.
            if not (disputed and fact.startswith(_CAPAIAN)):
                yield from (_differs(fact, *pair) for pair in found)


def _fact_of(report: Report) -> Callable[[Column], str]:
    return lambda column: report.settings.with_years(column.fact)


def _this_year(report: Report, fact: str) -> bool:
    return fact.endswith(str(report.settings.tahun))


def _same_figure(left: _Saying, right: _Saying) -> bool:
    one, other = left.cell, right.cell
    if one.bounds or other.bounds:
        return one.bounds == other.bounds
    if one.number is None or other.number is None:
        both_nil = one.content is Content.NIL and other.content is Content.NIL
        return both_nil or name_key(one.written) == name_key(other.written)
    if left.column.kind is Kind.PERCENT:
        decimals = min(one.decimals, other.decimals)
        return round_as_shown(one.number, decimals) == round_as_shown(other.number, decimals)
    units = sorted({fold(one.unit), fold(other.unit)} - {""})
    return one.number == other.number and (len(units) < 2 or is_slip_of_unit(*units))


def _source(fact: str) -> str:
    """Where one finds what an indicator's fact really is."""
    return "Renstra dan Perjanjian Kinerja" if fact.startswith("target") else "data realisasinya"


def _differs(fact: str, here: _Saying, there: _Saying) -> Problem:
    numbers = (here.cell.number, there.cell.number)
    comparable = None not in numbers
    return problem(
        here.table,
        here.row,
        here.column.key,
        f"{fact.capitalize()} indikator ini tidak sama dengan {there.table.sheet} sel {there.cell.place.address}.",
        expected=there.cell.number if comparable else there.cell.written,
        actual=here.cell.number if comparable else here.cell.written,
        written=here.cell.written,
        should_be=there.cell.written,
        elsewhere=there.table.sheet,
        hint=f"Cocokkan dengan {_source(fact)}, lalu betulkan tabel yang salah.",
        basis=(there.cell.place,),
        related=(there.cell.place,),
    )


@rule_on_last_year("K07", Severity.ERROR)
def berbeda_dari_laporan_tahun_lalu(report: Report, last_year: LastYear) -> Iterator[Outcome]:
    """Angka tahun lalu berbeda dari laporan tahun lalu.

    Yang diperiksa:
        Dengan check --tahun-lalu LAPORAN.xlsx: target dan realisasi tahun-tahun sebelumnya di laporan ini (Tabel
        3.1.2 dan 3.1.3) terhadap laporan tahun lalu, indikator demi indikator.
    Mengapa penting:
        Laporan tahun lalu sudah diserahkan; pemeriksa menaruh keduanya berdampingan.
    Salah:
        Realisasi 2023 di Tabel 3.1.2 tertulis 95%, di laporan 2023 90%.
    Benar:
        Di keduanya 90%.
    Cara memperbaiki:
        Salin angka dari laporan tahun lalu. Jika angka itu kemudian diperbaiki, jelaskan di bab III dan catat di
        Pengecualian.
    """
    if last_year.report is None:
        yield Unjudged(last_year.reason)
        return
    last, file = last_year.report, last_year.file
    before = _indicators(last)
    now = _indicators(report)
    yield from _without_names(report, "di laporan ini")
    yield from _without_names(last, "di laporan tahun lalu")
    pairs = dict(pair_names([each.name for each in now], [each.name for each in before]))
    for index, indicator in enumerate(now):
        facts = {
            fact: sayings
            for fact, sayings in indicator.sayings(_is_figure, _fact_of(report)).items()
            if _is_earlier(report, fact)
        }
        if index not in pairs:
            if facts:
                yield Unjudged(f"indikator “{indicator.name}” tidak ada di laporan tahun lalu")
            continue
        known = before[pairs[index]].sayings(_is_figure, _fact_of(last))
        for fact, sayings in facts.items():
            own = [saying for saying in sayings if not saying.repeats]
            theirs = next((saying for saying in known.get(fact, ()) if not saying.repeats), None)
            if theirs is None:
                yield Unjudged(f"{fact} indikator “{indicator.name}” tidak ada di laporan tahun lalu")
                continue
            yield from (
                _differs_from_last_year(fact, each, theirs, file) for each in own if not _same_figure(each, theirs)
            )


def _without_names(report: Report, where: str) -> Iterator[Unjudged]:
    """The rows of indicators whose names are formulas that Excel has not calculated (S06), or errors."""
    for table in _tables(report):
        label = table.spec.label
        places = [
            table.place(row, label)
            for row in table.rows
            if label in row.cells and row.cells[label].content in (Content.ERROR, Content.UNCALCULATED)
        ]
        if places:
            yield Unjudged(f"nama indikator {table.sheet} {cell_range(places)} {where} tidak terbaca")


def _is_figure(column: Column) -> bool:
    return column.kind is Kind.QUANTITY


def _is_earlier(report: Report, fact: str) -> bool:
    """Whether a fact is of a year before the report's."""
    year = fact.rpartition(" ")[2]
    return report.settings.tahun is not None and year.isdigit() and int(year) < report.settings.tahun


def _differs_from_last_year(fact: str, here: _Saying, there: _Saying, file: str) -> Problem:
    found = _differs(fact, here, there)
    same_unit = fold(here.cell.unit) == fold(there.cell.unit)
    numbers = (here.cell.number, there.cell.number) if same_unit else (None, None)
    named = f" ({file})" if file else ""
    where = f"{there.table.sheet} sel {there.cell.place.address} laporan tahun lalu{named}"
    return replace(
        found,
        message=f"{fact.capitalize()} indikator ini tidak sama dengan {where}.",
        difference=None if numbers[0] is None or numbers[1] is None else numbers[0] - numbers[1],
        percent=here.cell.unit == "%",
        elsewhere="",
        hint="Salin angka dari laporan tahun lalu, atau jelaskan perubahannya di bab III.",
        # Those cells are in another file.
        basis=(),
        related=(),
    )


def drifting_names(report: Report) -> Iterator[Problem]:
    """Sasaran and indicators that are not written the same in all tables (K03)."""
    elsewhere = places_of_misplaced(report)
    named: set[tuple[str, int, int]] = set()
    for indicator in _indicators(report):
        facts = indicator.sayings(lambda column: column.kind is Kind.TEXT, _fact_of(report))
        for sayings in facts.values():
            for here, there in _odd_ones(sayings, _same_words):
                place = here.cell.place
                # A sasaran stands once over all its indicators.
                if here.table.place(here.row, here.column.key) in elsewhere:
                    continue  # it names another sasaran (K10)
                if (place.sheet, place.row, place.column) not in named:
                    named.add((place.sheet, place.row, place.column))
                    yield _drift(here, there)


def _drift(here: _Saying, there: _Saying) -> Problem:
    """The problem at the row's own cell, also where it says nothing and is read as the one above."""
    place = here.table.place(here.row, here.column.key)
    return drift(
        replace(here.cell, place=place),
        there.cell,
        here.table.label(here.row),
        here.table.heading(here.column.key),
    )


def _same_words(left: _Saying, right: _Saying) -> bool:
    return name_key(left.cell.written) == name_key(right.cell.written)


def missing_indicators(report: Report) -> Iterator[Problem]:
    """Indicators that some table of indicators does not have (K02)."""
    # In a table with a row without a name any indicator may be that one, and the name has been missed.
    tables = [
        table
        for table in _tables(report)
        if not any(row.cells[table.spec.label].content in _NO_NAME for row in table.rows if _is_named(table))
    ]
    for indicator in _indicators(report):
        have = {table.spec.key for table, _ in indicator.rows}
        lacking = [table.sheet for table in tables if table.spec.key not in have]
        if not lacking:
            continue
        table, row = indicator.rows[0]
        alone = len(have) == 1 and len(lacking) > 1
        where = "tabel indikator lain" if alone else ", ".join(lacking)
        yield problem(
            table,
            row,
            table.spec.label,
            f"Indikator ini hanya ada di {table.sheet}." if alone else f"Indikator ini tidak ada di {where}.",
            actual=table.label(row),
            hint=f"Tambahkan indikator ini di {where}, atau hapus di sini jika memang tidak ada.",
        )
