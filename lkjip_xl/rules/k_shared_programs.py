"""Money assigned to sasaran more than once (K10), and programs that Tabel 2.3.1 calls otherwise (K05)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.assignments import Assignment, Assignments, Portion
from lkjip_xl.report.model import Row, Table
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.support import cell_range, level_place, percent, problem
from lkjip_xl.tables.keys import Key

_HUNDRED = Decimal(100)


def doubly_assigned(found: Assignments) -> Iterator[Problem]:
    """Rows of the budget that Tabel 2.3.1 assigns more than once, where that is not sharing (K10)."""
    for group in found.groups:
        yield from _twice_under_one(found.plan, group)
        yield from _whole_and_in_parts(found.plan, group)
        yield from _more_than_whole(found.plan, group)
    for each in found.rows:
        above = next(found.named_above(each.budget[0]), None) if each.budget else None
        if above is not None:
            yield _with_its_whole(found, each, found.of_budget[above.index][0])
        elif (together := _of_all_units(found, each)) is not None:
            yield _with_other_units(found.plan, each, together)


def _of_all_units(found: Assignments, part: Assignment) -> Assignment | None:
    """The assignment of rows of several units, of which another one names some under another sasaran."""
    rows = {row.index for row in part.budget}
    others = (each for index in rows for each in found.of_budget[index] if each.aim != part.aim)
    return next((each for each in others if rows < {row.index for row in each.budget}), None)


def _with_other_units(plan: Table, part: Assignment, together: Assignment) -> Problem:
    there = plan.place(together.row, Key.PROGRAM)
    return problem(
        plan,
        part.row,
        Key.PROGRAM,
        f"Anggaran baris ini sudah termasuk di {there.address}, yang menyebut semua unitnya.",
        actual=part.row.text(Key.PROGRAM),
        hint=f"Isi UNIT di {there.address} juga, satu baris untuk setiap unit, atau hapus baris ini.",
        basis=(there,),
        related=(there,),
    )


def _twice_under_one(plan: Table, group: Sequence[Assignment]) -> Iterator[Problem]:
    """One row twice under one sasaran; where its name is the same too, D07 says so."""
    first: dict[tuple[str, str], Assignment] = {}
    for each in group:
        earlier = first.setdefault(each.aim, each)
        if earlier is not each:
            place = plan.place(earlier.row, Key.PROGRAM)
            yield problem(
                plan,
                each.row,
                Key.PROGRAM,
                f"Baris anggaran ini sudah ada di {place.address}, di bawah sasaran yang sama.",
                actual=each.row.text(Key.PROGRAM),
                hint="Hapus baris yang berlebih, atau betulkan nama atau kodenya.",
                related=(place,),
            )


def _whole_and_in_parts(plan: Table, group: Sequence[Assignment]) -> Iterator[Problem]:
    parts = [each for each in group if each.portion is Portion.PART]
    wholes = [each for each in group if each.portion is not Portion.PART]
    if not parts or not wholes:
        return
    there = plan.place(parts[0].row, Key.BAGIAN)
    yield problem(
        plan,
        wholes[0].row,
        Key.PROGRAM,
        f"Baris anggaran ini disebut utuh di sini, dan sebagian di {there.address}.",
        actual=wholes[0].row.text(Key.PROGRAM),
        hint=f"Isi {plan.heading(Key.BAGIAN)} di setiap barisnya, "
        "atau kosongkan semuanya bila anggarannya bersama.",
        basis=(there,),
        related=(there,),
    )


def _more_than_whole(plan: Table, group: Sequence[Assignment]) -> Iterator[Problem]:
    parts = [each for each in group if each.portion is Portion.PART]
    added = sum((each.share for each in parts), Decimal(0)) * 100
    odd = next((each for each in parts if each.share <= 0), None)
    if not parts or (added <= _HUNDRED and odd is None):
        return
    places = [plan.place(each.row, Key.BAGIAN) for each in parts]
    last = odd or parts[-1]
    right = last.share * 100 - (added - _HUNDRED)
    fits = odd is None and right > 0
    yield problem(
        plan,
        last.row,
        Key.BAGIAN,
        "Bagian ini harus lebih besar dari 0%."
        if odd is not None
        else f"Bagian-bagian anggaran ini ({cell_range(places)}) berjumlah {percent(added)}, lebih dari 100%.",
        expected=right if fits else None,
        actual=last.share * 100,
        difference=last.share * 100 - right if fits else None,
        percent=True,
        hint="Cocokkan bagian setiap sasaran; semuanya bersama paling banyak 100%.",
        basis=(*places, *(plan.place(each.row, Key.PROGRAM) for each in parts)),
        related=tuple(places),
        fixes=((Fix(places[-1], percent(right)),),) if fits else (),
    )


def _with_its_whole(found: Assignments, part: Assignment, whole: Assignment) -> Problem:
    plan, budget = found.plan, found.budget
    there = plan.place(whole.row, Key.PROGRAM)
    # A level that is wrong puts a program under another one.
    levels = [level_place(budget, row) for row in part.budget] if budget is not None else []
    return problem(
        plan,
        part.row,
        Key.PROGRAM,
        f"Anggaran baris ini sudah termasuk di {there.address}, yang disebut utuh.",
        actual=part.row.text(Key.PROGRAM),
        hint="Sebut programnya utuh, atau kegiatan dan sub kegiatannya satu per satu; jangan keduanya.",
        basis=(there, *levels),
        related=(there,),
    )


def program_of_amount(amount: Decimal | None, programs: Sequence[Row]) -> Row | None:
    """The one program of Tabel 2.7 with a budget of this amount; none where it is nothing, or that of several."""
    same = [each for each in programs if amount and each.figure(Key.PAGU) == amount]
    return same[0] if len(same) == 1 else None


def meant_by_amount(strange: Problem, plan: Table, program: Row) -> Problem:
    """A program of Tabel 2.3.1 whose name Tabel 2.7 does not have, and whose budget is that of one left over."""
    there = plan.place(program, plan.spec.label)
    return replace(
        strange,
        expected=plan.label(program),
        elsewhere=plan.sheet,
        hint=f"Anggarannya sama dengan pagu program di {plan.sheet} {there.cell}: jika itu yang dimaksud, "
        "tulis namanya seperti di sana.",
        related=(there,),
        fixes=((Fix(strange.place, plan.label(program)),),),
    )
