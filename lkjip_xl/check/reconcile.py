"""The budget tables of a report held against the finance system: row by row, and what must be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from functools import partial

from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.compare.by_unit import match_by_unit
from lkjip_xl.finance.compare.comparison import CODES, Comparison, compare
from lkjip_xl.finance.compare.matching import unused_pairs
from lkjip_xl.finance.compare.tree import build_tree
from lkjip_xl.finance.compare.units import cells_of_units, with_units_together
from lkjip_xl.finance.compare.which_files import choose, refuse_another
from lkjip_xl.finance.source import Source
from lkjip_xl.report.cell import Content
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules import Rule, all_rules
from lkjip_xl.rules.causes import judged
from lkjip_xl.rules.engine import Needs
from lkjip_xl.rules.findings import Finding, NotJudged, Problem, Unjudged
from lkjip_xl.rules.r_finance import Judge
from lkjip_xl.rules.s_waivers import on_waivers
from lkjip_xl.rules.support import cell_range
from lkjip_xl.tables import PEMETAAN, TABEL_2_7, TABEL_3_1_1_B
from lkjip_xl.tables.keys import Key
from lkjip_xl.tables.measures import Measure, Stage
from lkjip_xl.text.sentences import few, rupiah
from lkjip_xl.text.ways import Action, one_after_another

_MOST_COLUMNS = 3


def reconcile(
    report: Report,
    sources: Sequence[Source],
    tolerance: Decimal = Decimal(0),
    *,
    monthly: bool = False,
    stage: Stage | None = None,
) -> Reconciliation:
    """Hold a report against files of the finance system.

    ``monthly`` adds up files of single months; ``stage`` is the budget whose pagu is compared.

    Raises:
        UnreadableFile: if the report has no budget table, or the files do not fit it or each other.

    """
    budget = _budget_table(report)
    chosen = choose(sources, monthly=monthly, stage=stage)
    for source in (*chosen.pagu, *chosen.realisasi):
        refuse_another(report, source)
    tree_of = partial(build_tree, chosen.pagu, chosen.realisasi)
    held = match_by_unit(budget, (*chosen.pagu, *chosen.realisasi), tree_of, _mapping(report))
    of_units = cells_of_units(report, held.units.apart)
    report = with_units_together(report, held.units.apart)
    # A row is known by itself: these are the rows that were matched.
    report = replace(report, tables={**report.tables, budget.spec.key: held.table})
    found = compare(report, held.table, (chosen.pagu, chosen.realisasi), held.tree, held.matching, tolerance)
    if not found.measures:
        raise refused(
            "belum ada pagu atau realisasi di LKjIP yang dapat dibandingkan.",
            "Isi dahulu; bila sudah terisi, buka di Excel dan simpan supaya rumusnya dihitung.",
        )
    judge = Judge(found)
    rules = {rule.code: rule for rule in all_rules()}
    found_here: list[Finding] = []
    not_judged: list[NotJudged] = []
    causes: dict[int, str] = {}
    for code, outcome in judge.outcomes():
        if isinstance(outcome, Unjudged):
            not_judged.append(NotJudged(code, outcome.reason, outcome.place))
        else:
            shown = _of_all_units(outcome, of_units)
            causes[id(shown)] = judge.causes.get(id(outcome), "")
            found_here.append(_finding(rules[code], shown))
    not_judged += _unread(found, sources)
    every, said = judged(report, found_here)
    of_waivers = (_finding(rules[code], each) for code, each in on_waivers(report, every, Needs.FINANCE))
    return Reconciliation(
        **{each.name: getattr(found, each.name) for each in fields(found)},
        unused=(*chosen.notes, *held.units.notes, *_remarks(found, _mapping(report))),
        findings=(*said, *of_waivers),
        causes=causes,
        not_judged=tuple(dict.fromkeys(not_judged)),
    )


def _of_all_units(found: Problem, of_units: Mapping[Place, tuple[Place, ...]]) -> Problem:
    """A problem of an amount that several units have together: nobody can tell in which of their cells it is."""
    cells = of_units.get(found.place)
    ways = tuple(way for way in found.fixes if not any(fix.place in of_units for fix in way))
    if cells is None:
        return replace(found, fixes=ways)
    told = f"Angka ini jumlah {len(cells)} unit dengan kode yang sama ({cell_range([*cells])})."
    hint = one_after_another(told, found.hint)
    return replace(found, fixes=ways, hint=hint, related=(*found.related, *cells[1:]))


def _remarks(found: Comparison, mapping: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What was not compared although a file has it, and pairs of Pemetaan that no row has."""
    given = {Measure.PAGU: found.pagu_sources, Measure.REALISASI: found.realisasi_sources}
    for measure, sources in given.items():
        if sources and measure not in found.measures:
            yield f"{measure} tidak dibandingkan, karena di LKjIP belum berisi angka"
    count, amount = found.hidden
    if count:
        yield f"{count} selisih sub kegiatan (jumlahnya {rupiah(amount)}) dibiarkan menurut toleransinya"
    for here, there in unused_pairs(found.table, found.matching, mapping):
        yield f"pasangan “{here}” dan “{there}” di {PEMETAAN.sheet} tidak cocok dengan baris mana pun"


def _unread(found: Comparison, sources: Sequence[Source]) -> Iterator[NotJudged]:
    """What the files seem to have, but in no column of all of it, and what is not compared therefore."""
    for source in sources:
        for measure, headings in source.unread_columns.items():
            if measure not in found.measures:
                columns = few([f"“{each}”" for each in headings], _MOST_COLUMNS)
                yield NotJudged(
                    CODES[measure],
                    f"{source.file}: kolom {columns} belum tentu memuat seluruh {measure}, jadi {measure} tidak "
                    f"dinilai. Beri judul {measure.upper()} S.D. BULAN INI pada kolom yang memuat seluruhnya, "
                    "lalu ulangi",
                )


def _finding(rule: Rule, problem: Problem) -> Finding:
    return Finding(rule.code, rule.severity, problem)


def _budget_table(report: Report) -> Table:
    for key in (TABEL_3_1_1_B.key, TABEL_2_7.key):
        table = report.tables.get(key)
        if table is None or not table.rows:
            continue
        if table.is_leveled:
            return table
        if any(cell.content is Content.UNCALCULATED for row in table.rows for cell in row.cells.values()):
            raise refused(
                f"rumus di {table.sheet} belum pernah dihitung.",
                "Buka buku kerjanya di Excel, simpan, lalu ulangi.",
            )
        raise refused(
            f"tingkat sebagian baris di {table.sheet} belum jelas.",
            ("Pakai ", Action.CHECK, " dahulu, lengkapi JENIS-nya, lalu ulangi."),
        )
    raise refused(
        f"{TABEL_2_7.sheet} dan {TABEL_3_1_1_B.sheet} belum berisi.",
        ("Pakai ", Action.CHECK, " dahulu, betulkan, lalu ulangi."),
    )


def _mapping(report: Report) -> list[tuple[str, str]]:
    """The pairs that somebody has written on Pemetaan."""
    table = report.tables.get(PEMETAAN.key)
    rows = table.rows if table else ()
    pairs = [(row.text(Key.DI_LKJIP), row.text(Key.DI_SIPD)) for row in rows]
    return [(here, there) for here, there in pairs if here and there]
