"""A correct report from a seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_xl.books.template.template import Typed
from lkjip_xl.reader.report import report_of
from lkjip_xl.report.model import Report
from lkjip_xl.tables import PENGATURAN
from tests.correct_reports import (
    efficiency,
    goals,
    indicators,
    kinds,
    on_request,
    planning,
    results,
    spending,
    staff,
)
from tests.correct_reports.facts import Facts, draw_facts
from tests.correct_reports.grids import grids_of
from tests.correct_reports.own_layout import OwnLayout, arranged, draw_layout
from tests.correct_reports.typed import Cell, Figure, Typing


@dataclass(frozen=True)
class CorrectReport:
    """What a report says, and how it is typed."""

    facts: Facts
    typing: Typing
    layout: OwnLayout

    def read(self, changed: Mapping[Cell, Figure] | None = None) -> Report:
        """The report as the reader has it; some of its figures may be changed."""
        filling = self.typing.filling(changed)
        return report_of(arranged(grids_of(filling, self.layout.live), filling, self.typing, self.layout))


def correct_report(seed: int) -> CorrectReport:
    """The report of a seed."""
    chance = random.Random(f"laporan {seed}")  # noqa: S311 - it has to come again from the seed
    facts = draw_facts(chance)
    overtyped = chance.choice((0.0, 0.3, 0.6, 1.0))
    typing = Typing(
        *(chance, overtyped),
        points=overtyped == 1.0 and chance.random() < 0.5,
        by_hand=overtyped == 1.0 or chance.random() < 0.8,
        tolerance=facts.tolerance,
    )
    jenis, coded = chance.choice(((True, True), (True, True), (True, False), (True, False), (False, True)))
    kode = chance.choice(("{whole}", "{whole}", "{relative}", "{whole}.")) if coded else ""
    _type_forms(typing, facts)
    if chance.random() < 0.6:
        staff.type_staff(typing)
    budget = planning.type_budget(typing, facts, jenis=jenis, kode=kode)
    shared = chance.random() < 0.9
    if shared:
        planning.type_shares(typing, facts, budget)
    if shared and (not jenis or chance.random() < 0.2):
        planning.type_outline(typing, facts)
    if chance.random() < 0.6:
        planning.type_agreed_programs(typing, facts, budget)
    targets = indicators.type_indicators(typing, facts)
    on_request.type_on_request(seed, typing, facts, budget, jenis=jenis)
    goals.type_goals(typing, facts)
    spent = spending.type_spending(typing, facts, budget, jenis=jenis)
    if chance.random() < 0.7:
        kinds.type_kinds(typing, facts, budget.total, spent.total)
    achieved = results.type_achieved(typing, facts, targets)
    before = results.type_compared(typing, facts, achieved)
    if chance.random() < 0.7:
        results.type_renstra(typing, facts, targets, achieved, before)
    if chance.random() < 0.4:
        results.type_national(typing, facts, achieved)
    if shared and chance.random() < 0.8:
        efficiency.type_efficiency(typing, facts, spent, achieved)
    gone = [heading for heading, there in (("JENIS", jenis), ("KODE", coded)) if not there]
    # What the template computes by JENIS goes with it; KODE may stay, and be empty.
    helpers = ("SELISIH DENGAN RINCIAN",) if not jenis else ()
    without = (*(gone if not jenis or chance.random() < 0.5 else ()), *helpers)
    return CorrectReport(facts, typing, draw_layout(chance, without))


def _type_forms(typing: Typing, facts: Facts) -> None:
    typing.forms["identitas"] = {
        "instansi": Typed(facts.agency),
        "pemerintah": Typed(facts.government),
        "tahun": Typed(facts.year),
        "awal_renstra": Typed(facts.years[0]),
        "akhir_renstra": Typed(facts.years[-1]),
    }
    typing.forms["pengaturan"] = {
        "skala": Typed(facts.scale),
        "cara_penyerapan": Typed(facts.method),
        "penunjang": Typed("Ya" if facts.with_penunjang else "Tidak"),
        "ukuran_efisiensi": Typed(facts.measure),
        # What is typed over a formula stands for as many digits as its cell shows.
        "desimal": Typed("Menurut format sel"),
        "kertas": Typed(typing.chance.choice(("Folio (F4)", "A4"))),
    }
    if facts.tolerance or typing.chance.random() < 0.5:
        typing.forms["pengaturan"]["toleransi"] = Typed(facts.tolerance)
    if any(line.pagu_off or line.realisasi_off for line in facts.lines):
        typing.expected.add(("T04", PENGATURAN.key, 0))
    if facts.cap is not None:
        typing.forms["pengaturan"]["batas_capaian"] = Typed(facts.cap)
