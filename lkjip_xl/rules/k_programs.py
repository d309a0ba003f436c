"""Family K, programs: whether the tables of the whole budget agree, program by program and in total."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.assignments import assignments_of
from lkjip_xl.figures.penunjang import penunjang_left_out
from lkjip_xl.methods.tolerance import allowance
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import unit_key
from lkjip_xl.report.place import Place
from lkjip_xl.report.rows_named import named_by, rows_named
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.nesting import TOTAL_NEEDED, may_be_nested
from lkjip_xl.rules.evidence.sums import Faults, faults_of_missing_rows
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.support import WRONG_FIGURE, drift, filled_table, level_place, problem, rupiah, with_others
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.spec import TableSpec
from lkjip_xl.tables.vocabulary import TOTAL_LABEL
from lkjip_xl.text.words import differing_passages, name_key

_PLAN = tables.TABEL_2_7.key
_MEASURES: tuple[tuple[Callable[[TableSpec], str], str], ...] = (
    (lambda spec: spec.budget, "DPA yang berlaku"),
    (lambda spec: spec.spending, "laporan realisasi"),
)


@dataclass(frozen=True, slots=True)
class _Whole:
    """The sum of a table's budget, or of its spending: the cell that holds it, and what it rests on.

    ``left_out`` is the pagu of the Program Penunjang that the table has no row for.
    """

    table: Table
    column: str
    place: Place
    value: Decimal
    basis: tuple[Place, ...]
    has_row: bool
    left_out: Decimal = Decimal(0)

    @property
    def compared(self) -> Decimal:
        """What is held against the other tables: with the Program Penunjang that this table leaves out."""
        return self.value + self.left_out


def _wholes(report: Report, column_of: Callable[[TableSpec], str]) -> list[_Whole]:
    """The sums that must be the same; what cannot be summed is named by other rules."""
    found: list[_Whole] = []
    for table in report.report_tables:
        key = column_of(table.spec)
        if not key or key not in table.columns or not table.rows or table.heading_row is None:
            continue
        cells = [row.cells[key] for row in table.counted_rows]
        if table.spec.column(key).link and all(cell.formula for cell in cells):
            continue  # what only repeats another table says nothing of its own
        amounts = [cell.amount for cell in cells]
        # A row that stands twice is named at its name, parts of more than the whole at the last of them.
        names = (row.cells[table.spec.label].place for row in table.top_rows if table.spec.label in row.cells)
        parts = (row.cells[Key.BAGIAN].place for row in table.rows if row.text(Key.BAGIAN))
        levels = (level_place(table, row) for row in table.top_rows)
        basis = (*(cell.place for cell in cells), *names, *parts, *levels)
        if table.total is not None and (total := table.total.figure(key)) is not None:
            place = table.place(table.total, key)
            found.append(_Whole(table, key, place, total, (*basis, place), has_row=True))
        elif None not in amounts and table.total is None:
            summed = sum((amount for amount in amounts if amount is not None), Decimal(0))
            place = Place(table.sheet, table.heading_row, table.columns[key])
            found.append(_Whole(table, key, place, summed, basis, has_row=False))
    left_out = sum((row.figure(Key.PAGU) or Decimal(0) for row in penunjang_left_out(report.tables)), Decimal(0))
    shares = tables.TABEL_2_3_1.key
    return [replace(each, left_out=left_out) if each.table.spec.key == shares else each for each in found]


@rule(
    "K04",
    Severity.ERROR,
    requires=WRONG_FIGURE | {"T02", "T03", "K01", "K05", "K10", "S10", "S11", "D07"},
    follows=frozenset({"K02"}),
)
def jumlah_berbeda_antar_tabel(report: Report) -> Iterator[Outcome]:
    """Jumlah anggaran atau realisasi berbeda antar tabel.

    Yang diperiksa:
        Jumlah anggaran di Tabel 2.3, 2.3.1, 2.7, 3.1.1.b, dan Realisasi Belanja; jumlah realisasi di Tabel
        3.1.1.b dan Realisasi Belanja. Sejak versi 0.4: anggaran bersama beberapa sasaran dihitung satu kali.
    Mengapa penting:
        Semuanya anggaran perangkat daerah yang sama; biasanya salah satu masih anggaran sebelum perubahan.
    Salah:
        Jumlah Tabel 2.3 11.069.255.475 (murni), jumlah Tabel 2.7 23.733.274.959 (perubahan).
    Benar:
        Jumlah di semua tabel 23.733.274.959.
    Cara memperbaiki:
        Cocokkan dengan DPA yang berlaku, lalu betulkan tabel yang salah.
    """
    for here, there, document in _differing_totals(report):
        if abs(here.compared - there.compared) <= _allowance(report, here):
            continue
        if may_be_nested(here.table, here.column) and not here.has_row:
            yield Unjudged(f"jumlah {here.table.heading(here.column)} di {here.table.sheet}: {TOTAL_NEEDED}")
        else:
            yield replace(
                _other_total(here, there, document), consequence_of=_of_missing_rows(report, here, there)
            )


def _differing_totals(report: Report) -> Iterator[tuple[_Whole, _Whole, str]]:
    """The totals that are not what most tables say, each with one of those, and the document to look at."""
    for column_of, document in _MEASURES:
        wholes = _wholes(report, column_of)
        # What most tables say; where they are even, what Tabel 2.7 says.
        votes = {each.compared: sum(other.compared == each.compared for other in wholes) for each in wholes}
        right = max(wholes, key=lambda each: (votes[each.compared], each.table.spec.key == _PLAN), default=None)
        for each in wholes:
            if right is not None and each.compared != right.compared:
                yield each, right, document


def _allowance(report: Report, whole: _Whole) -> Decimal:
    """How far a total may be off another: each of its addends may have been rounded."""
    heading = whole.table.heading(whole.column)
    return allowance(report.settings.toleransi, heading, len(whole.table.counted_rows))


def totals_hidden_by_tolerance(
    report: Report, sums: Sequence[tuple[Place, Decimal]]
) -> Iterator[tuple[Place, Decimal]]:
    """The totals that differ between tables by no more than the tolerance allows, and by how much.

    A difference that only passes on those of ``sums`` under the totals is none of its own.
    """
    for here, there, _ in _differing_totals(report):
        difference = here.compared - there.compared
        passed_on = sum(
            (off for place, off in sums if place in there.basis),
            -sum(off for place, off in sums if place in here.basis),
        )
        if abs(difference) <= _allowance(report, here) and difference + passed_on:
            yield here.place, difference


def _of_missing_rows(report: Report, here: _Whole, there: _Whole) -> Faults:
    """The rows (K02) by which two totals differ, of which the lesser one is a formula that cannot sum them."""
    less, more = sorted((here, there), key=lambda each: each.compared)
    row = less.table.total
    if row is None or less.column not in row.cells or not row.cells[less.column].formula:
        return ()
    return faults_of_missing_rows(report, less.table, row, less.column, more.compared - less.compared)


def _other_total(here: _Whole, there: _Whole, document: str) -> Problem:
    what = "Jumlah ini" if here.has_row else "Jumlah kolom ini"
    where = f"{there.table.sheet} {there.place.cell}" if there.has_row else f"kolom di {there.table.sheet}"
    expected = there.compared - here.left_out
    without = (
        f"  ({rupiah(there.compared)} tanpa Program Penunjang {rupiah(here.left_out)})" if here.left_out else ""
    )
    return Problem(
        here.place,
        f"{what} tidak sama dengan {where}.",
        row_label=TOTAL_LABEL,
        column_heading=here.table.heading(here.column),
        expected=expected,
        actual=here.value,
        should_be=f"{rupiah(expected)}{without}",
        difference=here.value - expected,
        elsewhere=there.table.sheet,
        hint=f"Cocokkan dengan {document}, lalu betulkan tabel yang salah.",
        basis=(*here.basis, *there.basis),
        related=(there.place,),
    )


@rule("K21", Severity.INFO, requires=frozenset({"S05"}))
def penunjang_tidak_dibagi(report: Report) -> Iterator[Outcome]:
    """Program Penunjang tidak ada di Tabel 2.3.1.

    Yang diperiksa:
        Program Penunjang Urusan (kode X.XX.01) di Tabel 2.7 yang tidak mempunyai baris di Tabel 2.3.1.
    Mengapa penting:
        Banyak laporan tidak membagi program ini ke sasaran. Itu boleh; jumlah Tabel 2.3.1 lalu dicocokkan tanpa
        program itu, dan persentasenya boleh dihitung dari jumlahnya sendiri.
    Salah:
        Tidak ada yang salah; jumlah Tabel 2.3.1 hanya lebih kecil daripada jumlah Tabel 2.7.
    Benar:
        Pembaca tahu bahwa Tabel 2.3.1 tanpa Program Penunjang.
    Cara memperbaiki:
        Tidak perlu. Bila program itu memang dibagi ke sasaran, tambahkan barisnya di Tabel 2.3.1.
    """
    plan, shares = report.tables.get(_PLAN), report.tables.get(tables.TABEL_2_3_1.key)
    if plan is None or shares is None:
        return
    if programs := penunjang_left_out(report.tables):
        places = [plan.place(program, plan.spec.label) for program in programs]
        without = "tanpa semuanya" if len(programs) > 1 else "tanpanya"
        yield problem(
            plan,
            programs[0],
            plan.spec.label,
            f"Program Penunjang ini{with_others(places)} tidak ada di {shares.sheet}, jadi jumlah di sana "
            f"dicocokkan {without}.",
            actual=programs[0].figure(Key.PAGU) if len(programs) == 1 else None,
            hint=f"Boleh. Bila memang dibagi ke sasaran, tambahkan barisnya di {shares.sheet}.",
            others=tuple(places[1:]),
        )


def _lonely(table: Table, row: Row, column: str, other: Table) -> Problem:
    return problem(
        table,
        row,
        column,
        f"Program ini tidak ada di {other.sheet}.",
        actual=table.label(row),
        hint=f"Tambahkan program ini di {other.sheet}, atau betulkan namanya.",
    )


def unknown_programs(report: Report) -> Iterator[Problem]:
    """Programs of the performance agreement that the budget does not have (K02)."""
    for agreement, row, _, program in _agreed(report, tables.TABEL_2_2_PK_PROGRAM.key):
        if program is None:
            yield _lonely(agreement, row, Key.PROGRAM, report.tables[_PLAN])


def _agreed(report: Report, key: str) -> Iterator[tuple[Table, Row, Table, Row | None]]:
    """The programs of another table, each with its row in Tabel 2.7, where they are first named.

    A program stands once more for each of its indicators, and for each sasaran that it serves.
    """
    plan, agreement = filled_table(report, _PLAN, tables.TABEL_2_7.label), filled_table(report, key, Key.PROGRAM)
    if plan is None or agreement is None or not plan.has_clear_levels:
        return
    named = [row for row in agreement.rows if row.text(Key.PROGRAM) and not row.cells[Key.PROGRAM].carried]
    own = {named_by(row, Key.PROGRAM): row for row in reversed(named)}
    found = rows_named(plan, plan.top_rows, [(unit_key(row), row.text(Key.PROGRAM)) for row in named])
    for named_there, row in reversed(own.items()):
        yield agreement, row, plan, next(iter(found.get(named_there, ())), None)


@rule("K09", Severity.INFO, requires=frozenset({"S05"}))
def nama_program_berbeda(report: Report) -> Iterator[Outcome]:
    """Nama program di Perjanjian Kinerja berbeda dari Tabel 2.7.

    Yang diperiksa:
        Nama program di Tabel 2.2 Perjanjian Kinerja (program) terhadap Tabel 2.7. Besar-kecil huruf dan spasi
        tidak dianggap berbeda.
    Mengapa penting:
        Nama program adalah nomenklatur resmi. Perjanjian Kinerja sudah ditandatangani, jadi cukup diketahui.
    Salah:
        Perjanjian Kinerja "Penguatan Ideology Pancasila", Tabel 2.7 "PENGUATAN IDEOLOGI PANCASILA".
    Benar:
        "PENGUATAN IDEOLOGI PANCASILA" di keduanya.
    Cara memperbaiki:
        Tidak wajib. Jika Perjanjian Kinerja diubah, pakai nama seperti di DPA.
    """
    for agreement, row, plan, program in _drifting(report, tables.TABEL_2_2_PK_PROGRAM.key):
        there, here = differing_passages(plan.label(program), row.text(Key.PROGRAM))
        place = plan.place(program, plan.spec.label)
        yield problem(
            agreement,
            row,
            Key.PROGRAM,
            f"Nama program di sini berbeda dari {plan.sheet} {place.cell}.",
            written=here,
            should_be=there,
            elsewhere=plan.sheet,
            expected=plan.label(program),
            actual=row.text(Key.PROGRAM),
            hint="Pakai nama seperti di DPA; Perjanjian Kinerja yang sudah ditandatangani boleh tetap.",
            related=(place,),
            fixes=((Fix(row.cells[Key.PROGRAM].place, plan.label(program)),),),
        )


def _drifting(report: Report, key: str) -> Iterator[tuple[Table, Row, Table, Row]]:
    """The programs of another table that Tabel 2.7 writes differently, each with its row there."""
    for table, row, plan, program in _agreed(report, key):
        if program is not None and name_key(row.text(Key.PROGRAM)) != name_key(plan.label(program)):
            yield table, row, plan, program


def drifting_programs(report: Report) -> Iterator[Problem]:
    """Rows of the budget that Tabel 2.3.1 writes differently from Tabel 2.7 (K03)."""
    plan, found = filled_table(report, _PLAN, tables.TABEL_2_7.label), assignments_of(report.tables)
    if plan is None or found is None or not plan.has_clear_levels:
        return
    told: set[str] = set()
    for each in found.rows:
        name = name_key(each.row.text(Key.PROGRAM))
        if each.budget and name and name not in told and name != name_key(plan.label(each.budget[0])):
            told.add(name)
            there = each.budget[0].cells[plan.spec.label]
            yield drift(
                each.row.cells[Key.PROGRAM], there, found.plan.label(each.row), found.plan.heading(Key.PROGRAM)
            )
