"""Family W, units: whether SATUAN can be that of its target."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl import tables
from lkjip_xl.findings import Fix, Severity
from lkjip_xl.model import Cell, Report, Row, Table
from lkjip_xl.pairs import pair_names
from lkjip_xl.rules.agreements import promises
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.support import filled_table, problem
from lkjip_xl.schema import Kind
from lkjip_xl.words import fold

_PERCENT = frozenset({"%", "persen"})
# Whatever has one of these can be a percentage too, or a grade.
_OF_NO_KIND = frozenset({"angka", "nilai", "poin", "skor", "indeks", "predikat", "rasio", "peringkat"})
_COUNTED = frozenset(tables.UNITS) - _PERCENT - _OF_NO_KIND


def _is_percent(unit: str) -> bool:
    return any(word in _PERCENT for word in unit.replace("(", " ").replace(")", " ").split())


def _contradict(one: str, other: str) -> bool:
    """Whether one unit is that of a percentage, and the other that of things which are counted."""
    one, other = fold(one), fold(other)
    return (_is_percent(one) and other in _COUNTED) or (one in _COUNTED and _is_percent(other))


@rule("W07", Severity.WARNING)
def satuan_bertentangan_dengan_target(report: Report) -> Iterator[Outcome]:
    """Satuan tidak mungkin satuan targetnya.

    Yang diperiksa:
        SATUAN di Tabel 2.2 Perjanjian Kinerja dan Tabel 2.2 PK Program terhadap satuan yang tertulis pada target
        indikator yang sama: persen di samping yang dihitung (orang, dokumen), atau sebaliknya. Besar angkanya
        tidak menentukan apa-apa.
    Mengapa penting:
        100% dan 100 orang adalah dua janji yang berbeda.
    Salah:
        Target 100%, SATUAN Orang.
    Benar:
        Target 100%, SATUAN Persen.
    Cara memperbaiki:
        Cocokkan dengan Renstra, lalu betulkan SATUAN atau satuan targetnya.
    """
    for table, row, target in _targets(report):
        satuan = row.cells.get("satuan")
        if satuan is None or not _contradict(satuan.written, target.unit):
            continue
        yield problem(
            table,
            row,
            "satuan",
            f"Satuan ini tidak cocok dengan target di {target.place.sheet} sel {target.place.address}, "
            f"{target.written}.",
            expected=target.unit,
            actual=satuan.written,
            elsewhere=target.place.sheet,
            hint="Cocokkan dengan Renstra, lalu betulkan SATUAN atau satuan targetnya.",
            basis=(target.place,),
            related=(target.place,),
            fixes=((Fix(satuan.place, "Persen" if target.unit == "%" else target.unit),),),
        )


def _targets(report: Report) -> Iterator[tuple[Table, Row, Cell]]:
    """Every row with a SATUAN, and the first target of its indicator that says in which unit it is."""
    agreement = filled_table(report, tables.TABEL_2_2_PERJANJIAN_KINERJA.key)
    renstra = filled_table(report, tables.TABEL_2_2_SASARAN.key)
    if agreement is not None:
        names = [] if renstra is None else [renstra.label(row) for row in renstra.rows]
        pairs = dict(pair_names([agreement.label(row) for row in agreement.rows], names))
        for row in agreement.rows:
            there = renstra.rows[pairs[row.index]] if renstra is not None and row.index in pairs else None
            yield from _with_unit(agreement, row, [*_quantities(agreement, row), *_quantities(renstra, there)])
    for each in promises(report):
        targets = [*_quantities(each.agreement, each.row), *_quantities(each.plan, each.program)]
        yield from _with_unit(each.agreement, each.row, targets)


def _quantities(table: Table | None, row: Row | None) -> list[Cell]:
    if table is None or row is None:
        return []
    keys = [column.key for column in table.spec.columns if column.kind is Kind.QUANTITY]
    return [row.cells[key] for key in keys if key in row.cells]


def _with_unit(table: Table, row: Row, targets: list[Cell]) -> Iterator[tuple[Table, Row, Cell]]:
    target = next((cell for cell in targets if cell.number is not None and cell.unit), None)
    if target is not None:
        yield table, row, target
