"""Family K, indicators: whether the tables that tell of one indicator tell the same of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.precision import written_in_full
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.indicator_fixes import (
    beyond_limit,
    hint_on_limit,
    hint_on_only_way,
    hint_on_paper_before,
    one_for_both,
    one_is_wrong,
    to_limit,
    ways_out,
    with_one_formula,
)
from lkjip_xl.rules.advice.mending import Fixes
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.sayings import (
    Saying,
    camp_of_most,
    fact_of,
    indicators_of,
    odd_ones,
    same_figure,
    same_words,
)
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.k_aims import places_of_misplaced
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import WRONG_FIGURE, cell_names, drift, problem, with_others
from lkjip_xl.tables import TABEL_2_2_PERJANJIAN_KINERJA, TABEL_3_1_5, facts
from lkjip_xl.tables.calculation import Capaian
from lkjip_xl.tables.facts import Fact, FactOfYear, RelativeYear
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.words import fold

_CODE = "K06"
# The paper that comes before: an agreement, and one that changes it.
_BEFORE = {facts.TARGET_PK: facts.TARGET_RENSTRA, facts.TARGET_PK_PERUBAHAN: facts.TARGET_PK}
_AGREEMENT, _EFFICIENCY = TABEL_2_2_PERJANJIAN_KINERJA.key, TABEL_3_1_5.key
# Of these two, one most often repeats the other.
_NEAR = {facts.TARGET_PK: facts.TARGET_RENSTRA, facts.TARGET_RENSTRA: facts.TARGET_PK}


def told_in_figures(report: Report) -> Iterator[Mapping[FactOfYear, Sequence[Saying]]]:
    """What the tables say in figures of each indicator."""
    for indicator in indicators_of(report):
        yield indicator.sayings(lambda column: column.kind is not Kind.TEXT, fact_of(report))


@rule(_CODE, Severity.ERROR, requires=WRONG_FIGURE | {"P01", "P03", "P11"})
def indikator_berbeda_antar_tabel(report: Report) -> Iterator[Outcome]:
    """Target, realisasi, atau capaian satu indikator berbeda antar tabel.

    Yang diperiksa:
        Target dan realisasi setiap tahun, serta capaian tahun ini, dari indikator yang sama di Tabel 2.2,
        3.1.1.a, 3.1.2, 3.1.3, 3.1.4, dan 3.1.5. 100, 100%, dan 100 Persen adalah angka yang sama; 94% dan 94,46%
        juga, karena pembulatan dari satu angka. Target Renstra, Perjanjian Kinerja, dan PK Perubahan tiga hal:
        lihat K13. Bila PK PERUBAHAN diisi, itulah target tahun ini di Tabel 3.1.1.a dan 3.1.2.
    Mengapa penting:
        Satu indikator dengan dua target atau dua realisasi membuat semua tabelnya diragukan.
    Salah:
        Target 2023 di Tabel 2.2 Perjanjian Kinerja 100, di Tabel 3.1.1.a 95%.
    Benar:
        Di kedua tabel 100%.
    Cara memperbaiki:
        Cocokkan target dengan Perjanjian Kinerja atau Renstra, realisasi dengan datanya, lalu betulkan tabel yang
        salah.
    """
    if not report.settings.year_is_of_renstra:
        yield Unjudged("target dan realisasi per tahun: Tahun Laporan di luar Renstra (lihat D11)")
        return
    recomputed = Recomputed(report)
    for told in told_in_figures(report):
        odd = {
            fact: list(odd_ones(_counting(recomputed, fact, told), same_figure, _in_paper(told, fact, _NEAR)))
            for fact in told
        }
        # A capaian differs because its target or realisasi does: those are the cause.
        causes = tuple(
            (_CODE, here.table.place(here.row, here.column.key))
            for fact, pairs in odd.items()
            if fact.fact not in {facts.CAPAIAN, facts.TARGET_RENSTRA} and fact.year == report.settings.tahun
            for here, _ in pairs
        )
        for fact, pairs in odd.items():
            for here, there in pairs:
                found = _mended(report, fact, here, there, told)
                yield replace(found, consequence_of=causes) if fact.fact == facts.CAPAIAN else found


def _counting(
    recomputed: Recomputed, fact: FactOfYear, told: Mapping[FactOfYear, Sequence[Saying]]
) -> Sequence[Saying]:
    """What is told of a fact, without a lone dash for a capaian that does not enter the efficiency.

    A capaian that was typed though it cannot be computed counts there only where Pengaturan lets it.
    """
    every = told[fact]
    others = [each for each in every if each.table.spec.key != _EFFICIENCY]
    repeated = [each for each in every if each.table.spec.key == _EFFICIENCY]
    if fact.fact != facts.CAPAIAN or not others or not repeated:
        return every
    has_dash = all(each.cell.content is Content.NIL for each in repeated)
    agree = all(each.cell.number is not None and same_figure(each, others[0]) for each in others)
    return others if has_dash and agree and not _counts(recomputed, told) else every


def _counts(recomputed: Recomputed, told: Mapping[FactOfYear, Sequence[Saying]]) -> bool:
    """Whether the capaian of an indicator enters the efficiency, in any of the rows that tell of it."""
    rows = {(each.table.sheet, each.row.number): each for sayings in told.values() for each in sayings}
    return any(
        recomputed.counting(each.table, each.row, column) is not None
        for each in rows.values()
        for column in each.table.spec.columns
        if column.fact == facts.CAPAIAN and column.year is RelativeYear.THIS and isinstance(column.calc, Capaian)
    )


def _in_paper(
    told: Mapping[FactOfYear, Sequence[Saying]], fact: FactOfYear, papers: Mapping[Fact, Fact]
) -> Sequence[Saying]:
    """What is told of the target of the same year in another paper, if it has one."""
    other = papers.get(fact.fact)
    return told.get(replace(fact, fact=other), ()) if other else ()


def _source(fact: FactOfYear) -> str:
    """Where one finds what an indicator's fact really is."""
    if fact.fact == facts.TARGET_RENSTRA:
        return "Renstra"
    return "Perjanjian Kinerja" if fact.is_target else "data realisasinya"


def in_words(fact: FactOfYear) -> str:
    """A fact as a sentence begins with it: ``Target PK 2023``."""
    return fact.words[:1].upper() + fact.words[1:]


def differs(fact: FactOfYear, here: Saying, there: Saying) -> Problem:
    """The problem that two tables do not tell the same of an indicator."""
    comparable = here.cell.number is not None and there.cell.number is not None
    return problem(
        here.table,
        here.row,
        here.column.key,
        f"{in_words(fact)} indikator ini tidak sama dengan {there.table.sheet} {there.cell.place.cell}.",
        expected=there.cell.number if comparable else there.cell.written,
        actual=here.cell.number if comparable else here.cell.written,
        written=written_in_full(here.cell, here.column.kind),
        should_be=written_in_full(there.cell, there.column.kind),
        difference=difference_of(here, there),
        percent={_unit(here), _unit(there)} - {""} == {"%"},
        elsewhere=there.table.sheet,
        basis=(there.cell.place,),
        related=(there.cell.place,),
    )


def _mended(
    report: Report, fact: FactOfYear, here: Saying, there: Saying, told: Mapping[FactOfYear, Sequence[Saying]]
) -> Problem:
    """The problem with what can be typed; ``told`` is all that is told of the indicator."""
    if fact.fact == facts.CAPAIAN and beyond_limit(report, here, there) is there:
        here, there = there, here  # what is beyond the limit of Pengaturan is wrong, not what keeps it
    found, every = differs(fact, here, there), told[fact]
    # What a formula shows may be wrong where it was typed.
    typed = dict.fromkeys(typed_at(report, each.cell.place) for each in (here, there) if each.cell.formula)
    found = replace(found, basis=(*found.basis, *(place for place in typed if place not in found.basis)))
    ways = ways_out(report, here, there, every)
    hint = f"Cocokkan dengan {_source(fact)}, lalu betulkan tabel yang salah."
    if fact.fact == facts.CAPAIAN and (limited := to_limit(report, (here, there), ways)):
        return replace(found, hint=hint_on_limit(report, limited, here), fixes=(limited,))
    if len(ways) == 1 and (words := _still_before(told, fact, here, there)):
        hint = hint_on_paper_before(report, (here, there), every, words)
    elif len(ways) == 1:
        hint = hint_on_only_way(report, _source(fact), ways[0], (here, there))
    if len(ways) > 1:
        hint = f"{one_is_wrong(report, here, there)}{hint}"
    if not ways and (chosen := with_one_formula(report, here, there, every)):
        cells = cell_names([each[0].place for each in chosen], here.table.sheet)
        return replace(
            found,
            hint=f"Rumus capaiannya berbeda: pilih satu di {cells}, lalu tulis capaian menurut rumus itu.",
            fixes=chosen,
        )
    if not ways and (rumus := _other_rumus(report, here, there)):
        hint = f"Rumus capaiannya berbeda: pilih satu untuk keduanya, di {rumus}."
    return replace(found, hint=hint, fixes=ways)


def _still_before(
    told: Mapping[FactOfYear, Sequence[Saying]], fact: FactOfYear, here: Saying, there: Saying
) -> str:
    """Which earlier paper's target stands where that of the agreement should; empty where it is none."""
    used = [each for each in (here, there) if each.table.spec.key != _AGREEMENT]
    before = _in_paper(told, fact, _BEFORE)
    still = len(used) == 1 and any(same_figure(each, used[0]) for each in before)
    return _BEFORE[fact.fact].words if still else ""


def _other_rumus(report: Report, here: Saying, there: Saying) -> str:
    """Where the formulas of two capaian stand, if these are computed by two different ones."""
    cells = [
        each.row.cells[each.column.calc.rumus]
        for each in (here, there)
        if isinstance(each.column.calc, Capaian) and each.column.calc.rumus in each.row.cells
    ]
    if len(cells) < 2 or fold(cells[0].written) == fold(cells[1].written):
        return ""
    return cell_names(list(dict.fromkeys(typed_at(report, cell.place) for cell in cells)), here.table.sheet)


def difference_of(here: Saying, there: Saying) -> Decimal | None:
    """By how much two figures of one unit differ; where one of them has none, it is that of the other."""
    one, other = here.cell, there.cell
    if one.number is None or other.number is None or len({_unit(here), _unit(there)} - {""}) > 1:
        return None
    return one.number - other.number or None


def _unit(saying: Saying) -> str:
    return "%" if saying.column.kind is Kind.PERCENT else fold(saying.cell.unit)


@rule("K13", Severity.INFO, requires=frozenset({_CODE}))
def target_pk_berbeda_dari_renstra(report: Report) -> Iterator[Outcome]:
    """Target Perjanjian Kinerja tidak sama dengan target Renstra, atau PK Perubahan dengan Perjanjian Kinerja.

    Yang diperiksa:
        Target setiap tahun di Perjanjian Kinerja (Tabel 2.2 Perjanjian Kinerja, 3.1.1.a, 3.1.2) terhadap target
        Renstra tahun itu (Tabel 2.2 Sasaran, 3.1.3). Bila PK PERUBAHAN di Tabel 2.2 Perjanjian Kinerja diisi,
        itulah target tahun ini di Tabel 3.1.1.a dan 3.1.2, dan diperiksa terhadap target PK.
    Mengapa penting:
        Keduanya boleh berbeda, tetapi pembaca akan menanyakan sebabnya; bisa juga salah satunya salah ketik.
    Salah:
        Target 2023 di Perjanjian Kinerja 82, di Renstra 80, tanpa penjelasan.
    Benar:
        Di keduanya 80, atau perbedaannya dijelaskan di bab III.
    Cara memperbaiki:
        Tidak ada yang perlu diubah bila keduanya benar. Jelaskan sebabnya di bab III.
    """
    if not report.settings.year_is_of_renstra:
        return  # which year a target is of is not known (D11)
    found: dict[FactOfYear, list[tuple[Sequence[Saying], Sequence[Saying]]]] = {}
    for told in told_in_figures(report):
        for fact, sayings in told.items():
            planned, agreed = _agreed(_in_paper(told, fact, _BEFORE)), _agreed(sayings)
            if planned and agreed and not _is_one_target(agreed[0], planned[0]):
                found.setdefault(fact, []).append((agreed, planned))
    for fact, camps in found.items():
        pairs = [(agreed[0], planned[0]) for agreed, planned in camps]
        here, there = [each.cell.place for each, _ in pairs], pairs[0][1]
        yield _grouped(
            pairs,
            f"{in_words(fact)} di sini{with_others(here)} tidak sama dengan {_BEFORE[fact.fact].words} "
            f"{_where(there, here[0].sheet)}.",
            "Jika keduanya benar, jelaskan sebabnya di bab III; jika tidak, betulkan yang salah.",
            one_for_both(report, camps),
        )


def _where(before: Saying, sheet: str) -> str:
    """Where the target before this one stands; on the same sheet it is the one before the change."""
    place = before.cell.place
    return f"semula ({place.cell})" if place.sheet == sheet else f"di {place.sheet} {place.cell}"


def _agreed(sayings: Sequence[Saying]) -> Sequence[Saying]:
    """What the tables say of a target, where they do not contradict each other: then nobody knows it."""
    disputed = any(odd_ones(sayings, same_figure))
    return [] if disputed else camp_of_most(sayings, same_figure)


def _is_one_target(left: Saying, right: Saying) -> bool:
    return same_figure(left, right) or (left.is_nothing and right.is_nothing)


def _grouped(pairs: Sequence[tuple[Saying, Saying]], message: str, hint: str, fixes: Fixes) -> Problem:
    """One problem at the first of several rows of a column."""
    here, there = pairs[0]
    return problem(
        here.table,
        here.row,
        here.column.key,
        message,
        expected=there.cell.written,
        actual=here.cell.written,
        written=written_in_full(here.cell, here.column.kind),
        should_be=written_in_full(there.cell, there.column.kind),
        elsewhere=there.table.sheet,
        hint=hint,
        others=tuple(each.cell.place for each, _ in pairs[1:]),
        related=tuple(each.cell.place for _, each in pairs),
        fixes=fixes,
    )


@rule("K14", Severity.INFO, requires=frozenset({_CODE}))
def tanda_kosong_berbeda(report: Report) -> Iterator[Outcome]:
    """Satu indikator bertanda - di satu tabel dan n/a di tabel lain.

    Yang diperiksa:
        Target, realisasi, dan capaian yang tidak ada: apakah tandanya sama di semua tabel.
    Mengapa penting:
        Tanda - berarti tidak ada, n/a berarti tidak berlaku. Pembaca menanyakan mana yang dimaksud.
    Salah:
        Realisasi 2021 di Tabel 3.1.3 tertulis n/a, di Tabel 3.1.2 tanda -.
    Benar:
        Di kedua tabel tanda -.
    Cara memperbaiki:
        Pakai satu tanda di semua tabel.
    """
    found: dict[tuple[str, str], list[tuple[Saying, Saying]]] = {}
    for told in told_in_figures(report):
        for sayings in told.values():
            signs = [each for each in sayings if each.is_nothing and not each.repeats]
            for here in signs[1:]:
                if here.cell.content is not signs[0].cell.content:
                    found.setdefault((here.table.sheet, here.column.key), []).append((here, signs[0]))
    for pairs in found.values():
        here, there = pairs[0]
        yield _grouped(
            pairs,
            f"Di sini{with_others([each.cell.place for each, _ in pairs])} tertulis {here.cell.written}, di "
            f"{there.table.sheet} {there.cell.place.cell} {there.cell.written}.",
            "Pakai satu tanda di semua tabel.",
            (
                tuple(Fix(each.cell.place, one.cell.written) for each, one in pairs),
                tuple(Fix(one.cell.place, each.cell.written) for each, one in pairs),
            ),
        )


def drifting_names(report: Report) -> Iterator[Problem]:
    """Sasaran and indicators that are not written the same in all tables (K03)."""
    elsewhere = places_of_misplaced(report)
    named: set[Place] = set()
    for indicator in indicators_of(report):
        told = indicator.sayings(lambda column: column.kind is Kind.TEXT, fact_of(report))
        for sayings in told.values():
            for here, there in odd_ones(sayings, same_words):
                if here.table.place(here.row, here.column.key) in elsewhere:
                    continue  # it names another sasaran (K10)
                # A sasaran stands once over all its indicators.
                if here.cell.place not in named:
                    named.add(here.cell.place)
                    yield _drift(here, there)


def _drift(here: Saying, there: Saying) -> Problem:
    """The problem at the row's own cell, also where it says nothing and is read as the one above."""
    place = here.table.place(here.row, here.column.key)
    return drift(
        replace(here.cell, place=place),
        there.cell,
        here.table.label(here.row),
        here.table.heading(here.column.key),
    )
