"""What a workbook knows of each thing that a sentence may name: amounts, percentages, targets, counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.rules.evidence.cell_facts import CellFacts
from lkjip_xl.rules.evidence.derived_facts import derived
from lkjip_xl.rules.evidence.fact_kinds import in_its_unit
from lkjip_xl.rules.evidence.facts import (
    INDICATOR,
    KEGIATAN,
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
from lkjip_xl.rules.evidence.facts_of_rows import against_end, budgets_of_sasaran, means, total_of
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.words import fold, likeness, name_key, squeeze
from lkjip_xl.text.written_figures import Told

_BY_LEVEL = {Level.PROGRAM: PROGRAM, Level.KEGIATAN: KEGIATAN, Level.SUB_KEGIATAN: SUB_KEGIATAN}
_SAME_NAME = 0.85
# Names are held against each other one by one: of more than these only the same ones are one thing.
_MOST_COMPARED = 300


@lru_cache(maxsize=2)
def told_facts(report: Report) -> ToldFacts:
    """What a report knows; worked out once for all sentences."""
    return _Gathered(report).all()


class _Gathered:
    def __init__(self, report: Report) -> None:
        self._report, self._cells = report, CellFacts(report)
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
            own = [*self._cells.of(table, row), *derived(self._cells, table, row)] if not row.group else []
            if name:
                self._add(
                    key, kind, name, [each for each in own if kind != INDICATOR or each.kind is not Told.RUPIAH]
                )
            for line in table.with_lines(row) if kind not in (INDICATOR, ROW) else ():
                if indicator := line.text(Key.INDIKATOR):
                    told = [*self._cells.of(table, line)] if line.under is not None else own
                    self._add(key, INDICATOR, indicator, [each for each in told if each.meant in _OF_INDICATOR])
            if (sasaran := row.text(Key.SASARAN)) and kind != SASARAN:
                self._add(key, SASARAN, sasaran, [each for each in own if each.meant in _OF_SASARAN])
        self._add_results(key, table)
        total = total_of(self._cells, table)
        if total is not None:
            self._totals[key] = total

    def _add_results(self, key: str, table: Table) -> None:
        """What is computed of several rows: sums and means of sasaran, and how far the Renstra is reached."""
        if key == TableKey.TABEL_2_3_1:
            for name, fact in budgets_of_sasaran(self._cells, table):
                self._add(key, SASARAN, name, [fact])
        if key == TableKey.TABEL_3_1_3:
            for name, fact in against_end(self._report, table):
                self._add(key, INDICATOR, name, [fact])
        found: list[tuple[str, Fact]] = []
        if key == TableKey.TABEL_3_1_1_A:
            found += means(self._cells, table, Key.CAPAIAN, Meant.CAPAIAN)
        if key == TableKey.TABEL_3_1_5:
            found += means(self._cells, table, Key.EFISIENSI, Meant.EFFICIENCY)
        for name, fact in found:
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
