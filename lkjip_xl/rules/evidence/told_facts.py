"""What a workbook knows of each thing that a sentence may name: amounts, percentages, targets, counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.means_of_sasaran import by_sasaran
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.figures.renstra import capaian_of_renstra, with_rumus
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.evidence.fact_kinds import in_its_unit, kind_of, meant_by
from lkjip_xl.rules.evidence.facts import (
    INDICATOR,
    KEGIATAN,
    OF_LAST_YEAR,
    PROGRAM,
    ROW,
    SASARAN,
    SUB_KEGIATAN,
    TOTAL,
    Fact,
    Meant,
    Thing,
    ToldFacts,
)
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.levels import Level
from lkjip_xl.tables.spec import Column, Kind, Presence
from lkjip_xl.text.words import fold, likeness, name_key, squeeze
from lkjip_xl.text.written_figures import Told

_BY_LEVEL = {Level.PROGRAM: PROGRAM, Level.KEGIATAN: KEGIATAN, Level.SUB_KEGIATAN: SUB_KEGIATAN}
_STAFF = TableKey.TABEL_1_4
_SAME_NAME = 0.85
# Names are held against each other one by one: of more than these only the same ones are one thing.
_MOST_COMPARED = 300


@lru_cache(maxsize=2)
def told_facts(report: Report) -> ToldFacts:
    """What a report knows; worked out once for all sentences."""
    return _Gathered(report).all()


class _Gathered:
    def __init__(self, report: Report) -> None:
        self._report, self._figures = report, Recomputed(report)
        self._things: list[Thing] = []
        self._known: dict[tuple[str, str], Thing] = {}
        self._totals: dict[str, Thing] = {}
        self._by_table: dict[str, list[Thing]] = {}
        self._here: set[str] = set()

    def all(self) -> ToldFacts:
        for key, table in self._report.tables.items():
            if table.spec.part_of_report and table.rows:
                self._take(key, table)
        for thing in self._things:
            thing.facts = in_its_unit(thing.facts)
        by_table = {key: tuple(dict.fromkeys(each)) for key, each in self._by_table.items()}
        return ToldFacts(tuple(self._things), self._totals, by_table)

    def _take(self, key: str, table: Table) -> None:
        self._here = {name_key(_named(key, table, row)[1]) for row in table.rows}
        for row in table.rows:
            kind, name = _named(key, table, row)
            own = [*self._facts(table, row), *self._derived(table, row)] if not row.group else []
            if name:
                self._add(
                    key, kind, name, [each for each in own if kind != INDICATOR or each.kind is not Told.RUPIAH]
                )
            for line in table.with_lines(row) if kind not in (INDICATOR, ROW) else ():
                if indicator := line.text(Key.INDIKATOR):
                    told = [*self._facts(table, line)] if line.under is not None else own
                    self._add(key, INDICATOR, indicator, [each for each in told if each.meant in _OF_INDICATOR])
            if (sasaran := row.text(Key.SASARAN)) and kind != SASARAN:
                self._add(key, SASARAN, sasaran, [each for each in own if each.meant in _OF_SASARAN])
        self._add_results(key, table)
        total = self._total(table)
        if total is not None:
            self._totals[key] = total

    def _add_results(self, key: str, table: Table) -> None:
        """What is computed of several rows: sums and means of sasaran, and how far the Renstra is reached."""
        if key == TableKey.TABEL_2_3_1:
            self._sums_of_sasaran(table)
        if key == TableKey.TABEL_3_1_3:
            for name, fact in self._against_end(table):
                self._add(key, INDICATOR, name, [fact])
        means: list[tuple[str, Fact]] = []
        if key == TableKey.TABEL_3_1_1_A:
            means += self._means(table, Key.CAPAIAN, Meant.CAPAIAN)
        if key == TableKey.TABEL_3_1_5:
            means += self._means(table, Key.EFISIENSI, Meant.EFFICIENCY)
        for name, fact in means:
            if name:
                self._add(key, SASARAN, name, [fact])
            if key == TableKey.TABEL_3_1_1_A:
                # “Rata-rata capaiannya” is that of the sasaran which the sentence before names, or of all.
                self._totals.setdefault(key, Thing(TOTAL, ["rata-rata"])).facts.append(fact)

    def _add(self, table: str, kind: str, name: str, told: Sequence[Fact]) -> None:
        thing = self._known.get((kind, name_key(name))) or self._alike(kind, name)
        if thing is None:
            thing = Thing(kind, [])
            self._things.append(thing)
        self._known[(kind, name_key(name))] = thing
        if name_key(name) not in map(name_key, thing.names):
            thing.names.append(squeeze(name))
        thing.facts += told
        self._by_table.setdefault(table, []).append(thing)

    def _alike(self, kind: str, name: str) -> Thing | None:
        """The thing of nearly the same name; a slip in a name makes no other program."""
        same = [each for each in self._things if each.kind == kind and not self._is_here(each)]
        if len(same) > _MOST_COMPARED or kind == ROW:
            return None
        word = fold(name)
        scores = [
            (max(likeness(word, fold(other), _SAME_NAME) for other in each.names), -at)
            for at, each in enumerate(same)
        ]
        best, at = max(scores, default=(0.0, 0))
        return same[-at] if best >= _SAME_NAME else None

    def _is_here(self, thing: Thing) -> bool:
        """Whether the table that is read has a row of this very name: no other row is the same thing."""
        return any(name_key(each) in self._here for each in thing.names)

    def _facts(self, table: Table, row: Row) -> Iterator[Fact]:
        """The figures in the cells of a row."""
        for column in table.spec.columns:
            if (
                column.key not in table.columns
                or column.presence is Presence.HELPER
                or column.key not in row.cells
            ):
                continue
            if row.under is not None and not column.per_indicator:
                continue
            meant = meant_by(table, column)
            cell = row.cells[column.key]
            if meant is None or cell.content in (Content.EMPTY, Content.ERROR, Content.UNCALCULATED):
                continue
            if cell.content is Content.NIL and column.kind is Kind.QUANTITY:
                continue  # nobody has set or measured it
            values = tuple(
                dict.fromkeys(v for v in (cell.amount, self._computed(table, row, column)) if v is not None)
            )
            if values or cell.bounds:
                kind, unit = kind_of(table, row, column)
                yield Fact(
                    meant,
                    kind,
                    values or cell.bounds or (),
                    self._year(column),
                    table.spec.key,
                    column.key,
                    self._report.settings.with_years(table.heading(column.key)),
                    unit,
                    table.place(row, column.key),
                    # A ratio in percent is not what has grown: “naik 1,72 %” is none of 101,72 %.
                    soft=meant is Meant.GROWTH,
                    bounds=cell.bounds,
                )

    def _computed(self, table: Table, row: Row, column: Column) -> Decimal | None:
        if column.kind is not Kind.PERCENT and not column.sums:
            return None
        return self._figures.figure(table, row, column)

    def _year(self, column: Column) -> int | None:
        tahun = self._report.settings.tahun
        if column.key == Key.CAPAIAN_LALU:
            return tahun - 1 if tahun else None
        year = self._report.settings.year(column.year) if column.year is not None else tahun
        return year if isinstance(year, int) else tahun

    def _derived(self, table: Table, row: Row) -> Iterator[Fact]:
        """What no cell holds: what is left of a pagu, its share of all, how far a result has grown."""
        found = {each.meant: each for each in self._facts(table, row)}
        pagu, spent = found.get(Meant.PAGU), found.get(Meant.SPENT)
        if pagu and (whole := self._whole(table, Meant.PAGU)) and row is not table.total:
            yield replace(
                pagu, meant=Meant.SHARE, kind=Told.PERCENT, values=_shares(pagu.values, whole), place=None
            )
        if pagu and spent:
            each_left = tuple(dict.fromkeys(pagu.values[0] - each for each in spent.values))
            left = replace(pagu, meant=Meant.LEFT, values=each_left, place=None)
            yield left
            if pagu.values[0]:
                share = _shares(each_left, pagu.values[0])
                yield replace(left, kind=Told.PERCENT, values=share, soft=True)
            yield from self._parts_of_all(table, spent, left)
            if pagu.values[0]:
                share = _shares(spent.values, pagu.values[0])
                yield replace(pagu, meant=Meant.ABSORBED, kind=Told.PERCENT, values=share, place=None)
        if table.spec.key == _STAFF and table.total is not None and row is not table.total:
            everybody, here = table.total.figure(Key.JUMLAH), row.figure(Key.JUMLAH)
            if everybody and here is not None:
                example = next(each for each in self._facts(table, row) if each.column == Key.JUMLAH)
                share = _shares((here,), everybody)
                yield replace(example, meant=Meant.SHARE, kind=Told.PERCENT, unit="", values=share, place=None)
        now, before = row.figure(Key.REALISASI), row.figure(Key.REALISASI_LALU)
        if table.spec.key == TableKey.TABEL_3_1_2 and now is not None and before is not None:
            yield from self._grown(row, found[Meant.RESULT], now, before)

    def _grown(self, row: Row, result: Fact, now: Decimal, before: Decimal) -> Iterator[Fact]:
        """How far a result has moved since last year: in its own unit, and in percent of last year's."""
        moved = now - before
        shares = (moved / before * 100, now / before * 100) if before else ()
        capaian = [row.figure(key) for key in (Key.CAPAIAN, Key.CAPAIAN_LALU)]
        of_capaian = [capaian[0] - capaian[1]] if capaian[0] is not None and capaian[1] is not None else []
        # What comes first is told where another figure stands. Of percentages nobody says which percent are meant.
        found = [(result.kind, result.unit, (moved, *shares) if result.kind is Told.PERCENT else (moved,))]
        if result.kind is not Told.PERCENT:
            found.append((Told.PERCENT, OF_LAST_YEAR, shares))
        for kind, unit, values in found:
            every = tuple(dict.fromkeys(each for value in (*values, *of_capaian) for each in (abs(value), value)))
            if every:
                yield replace(result, meant=Meant.GROWTH, kind=kind, unit=unit, values=every, place=None)

    def _parts_of_all(self, table: Table, spent: Fact, left: Fact) -> Iterator[Fact]:
        """What a row is of all that was spent, and of all that was left."""
        pagu, all_spent = self._whole(table, Meant.PAGU), self._whole(table, Meant.SPENT)
        if pagu and all_spent:
            for part, whole in ((spent, all_spent), (left, pagu - all_spent)):
                if whole:
                    share = _shares(part.values, whole)
                    yield replace(part, meant=Meant.SHARE, kind=Told.PERCENT, values=share, place=None, soft=True)

    def _against_end(self, table: Table) -> Iterator[tuple[str, Fact]]:
        """How much of the target at the end of the Renstra each indicator has reached."""
        settings = self._report.settings
        if settings.tahun is None or not settings.renstra or not settings.year_is_of_renstra:
            return
        calc = capaian_of_renstra(self._report, table, settings.tahun, settings.renstra[-1])
        for row in with_rumus(self._report, table).rows if calc else ():
            value = evaluate(calc, RowFigures(table, row)) if calc else None
            for year in (settings.tahun, settings.renstra[-1]) if value is not None else ():
                told = Fact(Meant.CAPAIAN, Told.PERCENT, (value or Decimal(0),), year, table.spec.key, soft=True)
                yield row.text(Key.INDIKATOR), told

    def _means(self, table: Table, key: str, meant: Meant) -> Iterator[tuple[str, Fact]]:
        """The mean of a column for each sasaran, and for all, whose name is empty."""
        column = table.spec.column(key)
        of: dict[str, list[Decimal]] = {}
        names: dict[str, str] = {}
        for row in table.rows:
            value = self._figures.counting(table, row, column)
            for name in ("", row.text(Key.SASARAN)) if value is not None else ():
                of.setdefault(name_key(name), []).append(value or Decimal(0))
                names.setdefault(name_key(name), name)
        for word, values in of.items():
            mean = sum(values, Decimal(0)) / len(values)
            year = self._report.settings.tahun
            told = Fact(meant, Told.PERCENT, (mean,), year, table.spec.key, soft=True)
            yield names[word], told
            yield names[word], replace(told, kind=Told.BARE)

    def _whole(self, table: Table, meant: Meant) -> Decimal | None:
        column = next((each for each in table.spec.columns if each.sums and meant_by(table, each) is meant), None)
        if column is None:
            return None
        if table.total is not None and (figure := table.total.figure(column.key)):
            return figure
        known = [row.figure(column.key) for row in table.counted_rows]
        return sum((each for each in known if each is not None), Decimal(0)) or None

    def _total(self, table: Table) -> Thing | None:
        """What the Jumlah row tells, or would tell."""
        rows = [row for row in (table.total, table.shares) if row is not None]
        told = [fact for row in rows for fact in (*self._facts(table, row), *self._derived(table, row))]
        if table.total is None:
            for column in table.spec.columns:
                meant = meant_by(table, column)
                if column.sums and meant is not None and column.key in table.columns:
                    whole = sum((row.figure(column.key) or Decimal(0) for row in table.counted_rows), Decimal(0))
                    kind, unit = kind_of(table, table.rows[0], column)
                    told.append(
                        Fact(meant, kind, (whole,), self._year(column), table.spec.key, column.key, "", unit)
                    )
        if table.shares is not None:
            told = [
                replace(each, kind=Told.PERCENT, meant=Meant.SHARE, unit="")
                if each.place and each.place.row == table.shares.number
                else each
                for each in told
            ]
            told += self._shares_of_columns(table)
        return Thing(TOTAL, [f"jumlah {table.sheet}"], told) if told else None

    def _shares_of_columns(self, table: Table) -> Iterator[Fact]:
        """The unrounded share of each column: 20 of 35."""
        share, total = table.spec.share_row, table.total
        whole = total.figure(share.whole) if share and total else None
        for fact in self._facts(table, total) if total and whole else ():
            if whole:
                yield replace(
                    fact,
                    meant=Meant.SHARE,
                    kind=Told.PERCENT,
                    unit="",
                    values=_shares(fact.values, whole),
                    place=None,
                )

    def _sums_of_sasaran(self, table: Table) -> None:
        """The budget of a sasaran: with and without what supports all of them."""
        for rows in by_sasaran(table.rows).values():
            amounts = [row.figure(Key.ANGGARAN) or Decimal(0) for row in rows]
            whole = self._whole(table, Meant.PAGU)
            name = rows[0].text(Key.SASARAN)
            if not name or not whole:
                continue
            fact = Fact(
                Meant.PAGU, Told.RUPIAH, (sum(amounts, Decimal(0)),), self._report.settings.tahun, table.spec.key
            )
            share = replace(
                fact, meant=Meant.SHARE, kind=Told.PERCENT, values=_shares(fact.values, whole), soft=True
            )
            self._add(table.spec.key, SASARAN, name, [replace(fact, soft=True), share])


_OF_INDICATOR = frozenset(
    (Meant.TARGET, Meant.RESULT, Meant.CAPAIAN, Meant.GROWTH, Meant.EFFICIENCY, Meant.STANDARD, Meant.ABSORBED)
)
_OF_SASARAN = frozenset((Meant.CAPAIAN, Meant.ABSORBED, Meant.EFFICIENCY, Meant.TARGET, Meant.RESULT))


def _named(key: str, table: Table, row: Row) -> tuple[str, str]:
    """What kind of thing a row is, and its name."""
    if table.spec.tree and row.level is not None:
        return _BY_LEVEL.get(row.level, ROW), row.text(table.spec.label)
    if key in (TableKey.TABEL_2_3_1, TableKey.TABEL_2_2_PK_PROGRAM):
        return PROGRAM, row.text(Key.PROGRAM)
    if table.spec.label == Key.INDIKATOR:
        return INDICATOR, row.text(Key.INDIKATOR)
    if table.spec.label == Key.URAIAN or key == TableKey.TABEL_1_5:
        return ROW, row.text(table.spec.label)
    return ROW, ""


def _shares(values: Sequence[Decimal], whole: Decimal) -> tuple[Decimal, ...]:
    return tuple(each / whole * 100 for each in values)
