"""Programs that sasaran share: those under two of them (K10), and those that Tabel 2.3.1 calls otherwise (K05)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.report.model import Cell, Content, Row, Table
from lkjip_xl.rules.findings import Fix, Problem
from lkjip_xl.rules.k_outline_programs import OutlineProgram, aim_of, programs_of_outline
from lkjip_xl.text.words import name_key


def under_two_sasaran(shares: Table) -> Iterator[Problem]:
    """Programs that stand under one sasaran and again under another; twice under one is D07's."""
    first: dict[str, tuple[Cell, str]] = {}
    for row in shares.rows:
        cell, aim = row.cells.get("program"), name_key(row.text("sasaran"))
        if cell is None or cell.content is not Content.TEXT:
            continue
        earlier, aim_there = first.setdefault(name_key(cell.written), (cell, aim))
        if aim_there != aim:
            yield Problem(
                cell.place,
                f"Program ini sudah ada di {earlier.place.address}, di bawah sasaran lain.",
                row_label=cell.written,
                column_heading=shares.heading("program"),
                actual=cell.written,
                hint="Program di bawah dua sasaran belum dapat dibaca. Pilih satu menurut Renstra, lalu hapus "
                f"baris ini atau baris {earlier.place.row}.",
                related=(earlier.place,),
            )


def under_another_sasaran(outline: Table, shares: Table) -> Iterator[Problem]:
    """Programs that Tabel 2.1 names again under another sasaran, under which Tabel 2.3.1 does not name them."""
    there = {(name_key(row.text("program")), name_key(row.text("sasaran"))) for row in shares.rows}
    first: dict[str, OutlineProgram] = {}
    for program in programs_of_outline(outline):
        name = name_key(program.name.written)
        earlier = first.setdefault(name, program)
        known = any(each == name for each, _ in there)
        if known and aim_of(earlier) != aim_of(program) and (name, aim_of(program)) not in there:
            yield Problem(
                program.name.place,
                f"Program ini sudah ada di {earlier.name.place.address}, di bawah sasaran lain; di {shares.sheet} "
                "tidak disebut di bawah sasaran ini.",
                row_label=program.name.written,
                column_heading=outline.heading("program"),
                actual=program.name.written,
                hint="Cocokkan dengan Renstra, lalu hapus program ini di sasaran yang bukan sasarannya.",
                related=(earlier.name.place,),
            )


def program_of_amount(amount: Decimal | None, programs: Sequence[Row]) -> Row | None:
    """The one program of Tabel 2.7 with a budget of this amount; none where it is nothing, or that of several."""
    same = [each for each in programs if amount and each.figure("pagu") == amount]
    return same[0] if len(same) == 1 else None


def meant_by_amount(strange: Problem, plan: Table, program: Row) -> Problem:
    """A program of Tabel 2.3.1 whose name Tabel 2.7 does not have, and whose budget is that of one left over."""
    there = plan.place(program, plan.spec.label)
    return replace(
        strange,
        expected=plan.label(program),
        elsewhere=plan.sheet,
        hint=f"Anggarannya sama dengan pagu program di {plan.sheet} sel {there.address}: jika itu yang dimaksud, "
        "tulis namanya seperti di sana.",
        related=(there,),
        fixes=((Fix(strange.place, plan.label(program)),),),
    )
