"""Family K, the money of sasaran: what Tabel 2.3.1 assigns against the pagu of Tabel 2.7."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.figures.assignments import Assignment, Assignments, Portion, assignments_of
from lkjip_xl.figures.sasaran import is_penunjang
from lkjip_xl.grids.words import word_before
from lkjip_xl.methods.tolerance import allowance
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.codes import level_of_whole
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.report.place import Place
from lkjip_xl.report.unit_names import full_name
from lkjip_xl.rules.advice.mending import Witnesses
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.k_named_units import is_unit_spelt_otherwise, names_of, rows_of_its_name, unit_of_none
from lkjip_xl.rules.k_shared_programs import meant_by_amount, program_of_amount
from lkjip_xl.rules.support import cell_range, cells_in_sentence, drift, filled_table, percent, problem, rupiah
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Advice, RenewTemplate
from lkjip_xl.text.words import name_key


@dataclass(frozen=True, slots=True)
class _Plans:
    """Tabel 2.7 and Tabel 2.3.1, with what the latter assigns of the former."""

    budget: Table
    shares: Table
    found: Assignments
    witnesses: Witnesses
    tolerance: Decimal


@rule("K05", Severity.ERROR, requires=frozenset({"S05", "S06", "S10", "S35", "D03", "D04", "D07", "T01", "T02"}))
def anggaran_program_berbeda(report: Report) -> Iterator[Outcome]:
    """Program di Tabel 2.7 tidak ada atau berbeda anggarannya di Tabel 2.3.1.

    Yang diperiksa:
        Setiap program Tabel 2.7 dibagi habis di Tabel 2.3.1: utuh, atau menurut kegiatan, sub kegiatan, dan
        BAGIAN-nya, dengan anggaran yang sama, dan sebaliknya. Sejak versi 0.4: kegiatan, sub kegiatan, dan
        bagian diterima, dan program utuh boleh di bawah beberapa sasaran.
    Mengapa penting:
        Tabel 2.3.1 membagi anggaran menurut sasaran; program tanpa anggaran di sana hilang dari sasarannya.
    Salah:
        PROGRAM PEMBERDAYAAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN dengan ANGGARAN kosong di Tabel 2.3.1.
    Benar:
        ANGGARAN 656.580.000, seperti pagunya di Tabel 2.7.
    Cara memperbaiki:
        Isi anggarannya seperti di Tabel 2.7, atau tambahkan baris program, kegiatan, atau bagian yang belum ada.
    """
    budget = filled_table(report, tables.TABEL_2_7.key, tables.TABEL_2_7.label)
    shares, found = filled_table(report, tables.TABEL_2_3_1.key, Key.PROGRAM), assignments_of(report.tables)
    if budget is None or shares is None or found is None or not budget.has_clear_levels:
        return
    plans = _Plans(budget, shares, found, Witnesses(report), report.settings.toleransi)
    programs = [row for row in budget.top_rows if row.text(budget.spec.label)]
    # That Program Penunjang is shared to no sasaran, K21 says.
    without = [each for each in programs if not found.under(each) and not is_penunjang(budget, each)]
    for each in found.rows:
        same = rows_of_its_name(each.row, budget)
        if same and (not each.budget or is_unit_spelt_otherwise(each)):
            # Which of the rows of that name it is, nobody knows yet.
            in_doubt = [program for program in programs if any(_is_under(budget, row, program) for row in same)]
            programs, without = _besides(programs, in_doubt), _besides(without, in_doubt)
            yield unit_of_none(shares, each, budget, same)
        elif each.budget:
            yield from _amount(plans, each)
        elif each.row.text(Key.PROGRAM):
            meant = program_of_amount(each.row.figure(Key.ANGGARAN), without)
            without = _besides(without, [meant])
            strange = _lonely(shares, each.row, Key.PROGRAM, budget)
            yield strange if meant is None else meant_by_amount(strange, budget, meant)
    if any(row.cells[Key.PROGRAM].is_blank for row in shares.rows):
        return  # a name that is missing can be any of them, and has been named
    for program in without:
        yield _lonely(budget, program, budget.spec.label, shares)
    for program in programs:
        if found.under(program):
            yield from _not_all_of(plans, program)


def _lonely(table: Table, row: Row, column: str, other: Table) -> Problem:
    name = row.text(column)
    # Tabel 2.3.1 has no levels: the code says it, or the word before the name.
    told = row.level or level_of_whole(code_key(row.text(Key.KODE))) or word_before(name) or Level.PROGRAM
    return problem(
        table,
        row,
        column,
        f"{told.label.capitalize()} ini tidak ada di {other.sheet}.",
        actual=name,
        hint=f"Tambahkan {told.label.lower()} ini di {other.sheet}, atau betulkan namanya.",
    )


def _besides(rows: Sequence[Row], others: Sequence[Row | None]) -> list[Row]:
    return [row for row in rows if not any(row is other for other in others)]


def _is_under(table: Table, row: Row, program: Row) -> bool:
    above = table.parent(row)
    return row is program or (above is not None and _is_under(table, above, program))


def _like(table: Table, row: Row) -> Iterator[Row]:
    """The other rows with the name and the parent of one: a unit that nobody has written makes them the same."""
    name = name_key(table.label(row))
    alike = (each for each in table.rows if each.parent == row.parent and name_key(table.label(each)) == name)
    return (each for each in alike if each is not row)


def _not_all_of(plans: _Plans, program: Row) -> Iterator[Problem]:
    """That some of a program's money is under no sasaran; more than all of it is K10's."""
    budget, found = plans.budget, plans.found
    pagu, assigned = program.figure(Key.PAGU), found.assigned(program)
    parts = [each for each in found.under(program) if each.portion is Portion.PART]
    if pagu is None or assigned is None or not all(found.accepts(each) for each in parts):
        return
    if pagu - assigned <= allowance(plans.tolerance, budget.heading(Key.PAGU), len(found.under(program))):
        return
    # Of a program that is parted itself it is not its kegiatan that are missing.
    left = [] if program.index in found.of_budget else list(_left(plans, program))
    named = few([f"{full_name(budget, row)} ({budget.place(row, budget.spec.label).cell})" for row in left], 3)
    divided = cell_range([each.row.cells[Key.BAGIAN].place for each in parts])
    what = f"Tambahkan {named} di {plans.shares.sheet}" if left else f"Lengkapi BAGIAN di {plans.shares.sheet}"
    yield problem(
        budget,
        program,
        budget.spec.label,
        f"Baru sebagian pagu program ini dibagi ke sasaran di {plans.shares.sheet}.",
        expected=pagu,
        actual=assigned,
        difference=assigned - pagu,
        hint=f"{what}{f' {divided}' if divided and not left else ''}, sampai pagunya dibagi habis.",
        basis=(
            budget.place(program, Key.PAGU),
            *(budget.place(row, Key.PAGU) for row in budget.children(program)),
            *names_of(
                budget,
                (each for row in budget.rows if _is_under(budget, row, program) for each in _like(budget, row)),
            ),
        ),
        related=(
            *(plans.shares.place(each.row, Key.PROGRAM) for each in found.under(program)),
            *(plans.shares.place(each.row, Key.BAGIAN) for each in parts),
        ),
    )


def _left(plans: _Plans, row: Row) -> Iterator[Row]:
    """The rows under one of Tabel 2.7 of which nothing is assigned, each as high as possible."""
    for child in plans.budget.children(row):
        if child.index in plans.found.of_budget:
            continue
        if plans.found.under(child):
            yield from _left(plans, child)
        elif child.figure(Key.PAGU):
            yield child


def _amount(plans: _Plans, one: Assignment) -> Iterator[Problem]:
    """The amount of a row of Tabel 2.3.1 against the pagu of what it names."""
    budget, shares, row = plans.budget, plans.shares, one.row
    if Key.ANGGARAN not in shares.columns or Key.PAGU not in budget.columns:
        return
    cell, pagu, named = row.cells[Key.ANGGARAN], one.pagu, one.budget[0]
    if pagu is None or not (cell.amount is not None or cell.is_blank) or not 0 < one.share <= 1:
        return  # of a part that is none, K10 says so
    right = one.amount(pagu)
    if cell.amount == right or (one.portion is Portion.PART and plans.found.accepts(one)):
        return
    if cell.formula and _is_other_name(cell, row.text(Key.PROGRAM), budget.label(named)):
        yield _not_looked_up(budget, named, shares, row)
        return
    yield _other_amount(plans, one, pagu)


def _is_other_name(cell: Cell, name: str, label: str) -> bool:
    """Whether a formula looks for another name than that of the budget; it finds none with other spaces either."""
    return name_key(name) != name_key(label) or (cell.is_blank and name.casefold() != label.casefold())


def _parts_beside(rows: Iterable[Assignment]) -> Iterator[Place]:
    """Where BAGIAN stands beside amounts: what nobody can read there is the cause of what they show."""
    return (each.row.cells[Key.BAGIAN].place for each in rows if each.row.text(Key.BAGIAN))


def _other_amount(plans: _Plans, one: Assignment, pagu: Decimal) -> Problem:
    budget, shares, row, (named, *others) = plans.budget, plans.shares, one.row, one.budget
    cell, right, is_part = row.cells[Key.ANGGARAN], one.amount(pagu), one.portion is Portion.PART
    places = [budget.place(each, Key.PAGU) for each in one.budget]
    place = places[0]
    nothing = cell.is_blank or cell.content is Content.NIL
    known = not nothing and cell.amount is not None and not is_part and not others
    may_be_the_plan = known and plans.witnesses.may_be(budget, named, Key.PAGU, cell.amount or Decimal(0))
    what = "kosong" if cell.is_blank else f"berisi tanda {cell.written}"
    where = f"{budget.sheet} {cells_in_sentence(places)}"
    short = f"{percent(one.share * 100)} pagu" if is_part else "pagunya"
    whose = f"{short} di {where}"
    # What D05 names there is no amount to be typed here.
    broken = pagu != int(pagu)
    to_write = f"Tulis {rupiah(right)}, {'yaitu' if is_part else 'seperti'} {short} di {budget.sheet}"
    hint: Advice = f"{to_write}."
    if others:
        hint = _of_units(shares, len(places), right)
    if broken:
        hint = f"Betulkan dulu pecahan rupiah di {where} (lihat D05), lalu tulis yang sama di sini."
    elif may_be_the_plan:
        hint = f"Tulis {rupiah(right)}, atau betulkan pagunya di {budget.sheet}."
    elif shared := _typed_parts(plans, one, pagu):
        hint = f"Jika dibagi, {shared}; jika tidak, {to_write[:1].lower()}{to_write[1:]}."
    level = (named.level or Level.PROGRAM).label.lower()
    return problem(
        shares,
        row,
        Key.ANGGARAN,
        f"Anggaran {level} ini {what}, padahal pagunya ada di {where}."
        if nothing
        else f"Anggaran {level} ini tidak sama dengan {whose}.",
        expected=None if broken else right,
        actual=cell.amount,
        written="kosong" if cell.is_blank else cell.written,
        should_be=f"pagu di {where}, sesudah pecahannya dibetulkan"
        if broken
        else f"{rupiah(right)}{_of_whole(budget, right)}",
        difference=None if cell.amount is None else cell.amount - right,
        hint=hint,
        basis=(*places, *_parts_beside([one]), *names_of(budget, _like(budget, named))),
        related=tuple(places),
        fixes=(
            *(() if broken else ((Fix(cell.place, right),),)),
            *(((Fix(place, cell.amount),),) if may_be_the_plan and cell.amount is not None else ()),
        ),
    )


def _typed_parts(plans: _Plans, one: Assignment, pagu: Decimal) -> str:
    """What is wrong if amounts of one program under several sasaran are parts of it; empty if they are not."""
    cells = [each.row.cells[Key.ANGGARAN] for each in plans.found.of_budget.get(one.budget[0].index, ())]
    amounts = [cell.amount for cell in cells if cell.amount is not None and not cell.formula]
    if one.portion is Portion.PART or len(amounts) < max(2, len(cells)) or any(each >= pagu for each in amounts):
        return ""
    where = cells_in_sentence([cell.place for cell in cells])
    return f"bagian-bagiannya ({where}) harus berjumlah {rupiah(pagu)}, kini {rupiah(sum(amounts, Decimal(0)))}"


def _of_units(shares: Table, units: int, right: Decimal) -> Advice:
    """What to do where a name stands in several units: their amount together, or which of them is meant."""
    together = f"Tulis {rupiah(right)}, jumlah pagu {units} unitnya; atau, bila satu unit saja yang dimaksud, "
    if Key.UNIT in shares.columns:
        return f"{together}isi {shares.heading(Key.UNIT)}."
    renewal = RenewTemplate(column=shares.spec.column(Key.UNIT).asked_as)
    return (f"{together}tambahkan kolom UNIT, misalnya dengan ", renewal, ".")


def _of_whole(budget: Table, amount: Decimal) -> str:
    total = budget.total.figure(Key.PAGU) if budget.total else None
    return f" ({percent(round_half_up(amount / total * 100, 2), 2)})" if total else ""


def _not_looked_up(budget: Table, named: Row, shares: Table, row: Row) -> Problem:
    """A name by which the template's formula does not find the budget."""
    found = drift(
        row.cells[Key.PROGRAM], named.cells[budget.spec.label], shares.label(row), shares.heading(Key.PROGRAM)
    )
    level = (named.level or Level.PROGRAM).label.lower()
    return replace(
        found,
        message=f"{found.message} Karena itu rumus anggarannya tidak menemukan pagunya.",
        hint=f"Tulis nama {level} seperti di {budget.sheet}.",
        fixes=((Fix(row.cells[Key.PROGRAM].place, budget.label(named)),),),
    )


@rule("K24", Severity.INFO, requires=frozenset({"S05", "D03", "D07", "K10"}))
def anggaran_bersama(report: Report) -> Iterator[Outcome]:
    """Anggaran bersama beberapa sasaran.

    Yang diperiksa:
        Program, kegiatan, atau sub kegiatan yang utuh di bawah beberapa sasaran di Tabel 2.3.1, tanpa BAGIAN.
    Mengapa penting:
        Anggaran dan penyerapannya tampak di setiap sasarannya, tetapi dalam jumlah dihitung satu kali. Sejak versi
        0.4; sebelumnya program seperti itu menjadi K10.
    Salah:
        Tidak ada yang salah; jumlah anggaran per sasaran saja yang lebih besar daripada anggaran seluruhnya.
    Benar:
        Pembaca tahu anggaran mana yang bersama.
    Cara memperbaiki:
        Tidak perlu. Bila anggarannya memang dibagi, isi BAGIAN setiap sasaran; kolom itu ditambahkan saat
        templatnya dibuat.
    """
    found = assignments_of(report.tables)
    for group in found.shared if found else ():
        first = group[0]
        plan = found.plan if found else None
        if plan is None:
            continue
        places = [plan.place(each.row, Key.PROGRAM) for each in group]
        aims = len({each.aim for each in group})
        yield problem(
            plan,
            first.row,
            Key.PROGRAM,
            f"Anggaran ini bersama {aims} sasaran ({cell_range(places)}); dalam jumlah dihitung satu kali.",
            actual=first.row.text(Key.PROGRAM),
            hint=_how_to_share(plan),
            others=tuple(places[1:]),
            basis=tuple(_parts_beside(group)),
        )


def _how_to_share(plan: Table) -> Advice:
    """How the budget of a program is shared out to sasaran, in a workbook with the column of parts or without."""
    part = plan.spec.column(Key.BAGIAN)
    if part.key in plan.columns:
        return f"Boleh. Bila dibagi, isi {plan.heading(part.key)} setiap sasaran."
    name = part.asked_as or part.heading
    typed = f"ketik {plan.heading(Key.ANGGARAN)} setiap sasaran (jumlahnya sama dengan pagu)"
    column = f", atau tambahkan kolom {name}, misalnya dengan "
    return (f"Boleh. Bila dibagi, {typed}{column}", RenewTemplate(column=name), ".")
