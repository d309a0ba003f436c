"""Family P: percentages that cannot be computed, go beyond their limit, or stand as a dash though they can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import RowFigures, evaluate
from lkjip_xl.figures.precision import interval_of
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.following import following_in
from lkjip_xl.rules.advice.indicator_fixes import beyond_limit
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.evidence import Evidence
from lkjip_xl.rules.evidence.lacking import is_grade_kept, reason_not_judged, unreadable
from lkjip_xl.rules.evidence.printed import PrintedPercentage, operand_cells, operand_keys, printed_percentages
from lkjip_xl.rules.evidence.sayings import (
    fact_of,
    indicators_of,
    is_beyond_limit,
    odd_ones,
    same_figure,
)
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.p_percentages import (
    as_sentence,
    faults_of,
    figure_hint,
    fix_of,
    is_dash_beside_words,
    is_dash_for_zero,
    to_type,
)
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import (
    NO_FIGURE,
    WRONG_FIGURE,
    cell_names,
    columns_to_judge,
    figures_of_cells,
    limit_of_capaian,
    percent,
    problem,
    with_others,
)
from lkjip_xl.tables import facts
from lkjip_xl.tables.calculation import Capaian, whole
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import format_short, grade_of, round_half_up
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Advice, RenewTemplate

# More cells than these are not named in one sentence.
_MOST_NAMED = 3
# The first template whose formulas compute ranges, grades and figures with their units.
_COMPUTES_WORDS = (0, 4)


@rule("P04", Severity.WARNING, requires=WRONG_FIGURE | {"D11"})
def persentase_tidak_dapat_dihitung(report: Report) -> Iterator[Outcome]:
    """Persentase tertulis, padahal tidak dapat dihitung.

    Yang diperiksa:
        Persentase yang tercetak sebagai angka, padahal target atau realisasinya tanda -, kurang dari nol, atau
        tulisan, predikatnya di bawah target tanpa nilai, atau targetnya 0. Tulisan yang sama di keduanya boleh
        100%; angka yang tidak terbaca (3 ± 1) disebut.
    Mengapa penting:
        Tidak ada pembagian dengan nol, dan predikat tidak dapat dibagi. Angka itu tidak berdasar.
    Salah:
        Target -, realisasi 20%, capaian tertulis 100%.
    Benar:
        Target -, realisasi 20%, capaian tertulis -.
    Cara memperbaiki:
        Tulis tanda - pada capaiannya, atau lengkapi target dan realisasinya dengan angka, misalnya
        BB (72,5). Jika dibiarkan, hasil jadi mencetaknya seperti diketik.
    """
    evidence = Evidence(report)
    for item in printed_percentages(report):
        if isinstance(item, Unjudged):
            continue  # P01 says so already
        whole_is_missing = whole(item.column.calc) is not None
        if (
            item.expected is None
            and item.cell.number is not None
            and not whole_is_missing
            and not is_grade_kept(item)
            and not reason_not_judged(item)
            and not _waits_for_its_year(report, item)
            and not _is_beside_a_list(item)
        ):
            yield _not_computable(evidence, item)


def _is_beside_a_list(item: PrintedPercentage) -> bool:
    """Whether it stands beside several indicators in one cell, and nobody can tell of which it is (D18)."""
    return item.row.number in {each.row for each in item.table.uneven_lists}


def _waits_for_its_year(report: Report, item: PrintedPercentage) -> bool:
    """Whether a formula finds no figure only because the year of the report is none of the Renstra (D11)."""
    cells = operand_cells(item.row, item.column).values()
    return not report.settings.year_is_of_renstra and any(cell.formula and cell.is_blank for cell in cells)


def _not_computable(evidence: Evidence, item: PrintedPercentage) -> Problem:
    """The problem with what can be typed: a dash, or a figure of another table that gives the percentage."""
    following = following_in(evidence.report)
    ways = [(figure_hint(evidence.report, item, each), fix_of(each)) for each in faults_of(evidence, item)]
    if odd := unreadable(item):
        return _not_read(evidence.report, item, odd, ways)
    dash = Fix(item.cell.place, "-")
    if following.completed([dash]) is not None:
        ways.append((f"{'jika tidak, ' if ways else ''}tulis tanda -", dash))
    hints = [words for words, _ in ways]
    if not ways or ways[0][1] is dash:
        hints = [f"{', atau '.join([*hints, f'lengkapi {_lacking(evidence.report, item)}'])}"]
    return problem(
        item.table,
        item.row,
        item.column.key,
        "Persentase ini tidak dapat dihitung dari angkanya, tetapi tertulis sebagai angka.",
        expected="-",
        actual=item.cell.number,
        written=item.cell.written,
        should_be="-",
        percent=True,
        hint=as_sentence(hints),
        basis=item.basis,
        related=item.basis,
        fixes=tuple((fix,) for _, fix in ways),
    )


def _not_read(
    report: Report, item: PrintedPercentage, odd: Sequence[Cell], ways: Sequence[tuple[str, Fix]]
) -> Problem:
    """The problem that figures cannot be read: the percentage may well be right."""
    what = " dan ".join(dict.fromkeys(f"“{cell.written}”" for cell in odd))
    cells = cell_names([typed_at(report, cell.place) for cell in odd], item.table.sheet)
    other = f"tulis satu angka saja di {cells}, atau rentang seperti 2-4; jika memang bukan angka, nilai sendiri"
    return problem(
        item.table,
        item.row,
        item.column.key,
        f"Persentase ini tidak dapat diperiksa: {what} tidak terbaca sebagai angka.",
        actual=item.cell.number,
        written=item.cell.written,
        percent=True,
        hint=as_sentence([*(words for words, _ in ways), other]),
        basis=item.basis,
        related=item.basis,
        fixes=tuple((fix,) for _, fix in ways),
    )


def _lacking(report: Report, item: PrintedPercentage) -> str:
    """What a percentage cannot be computed without, where somebody types it."""
    figures = {key: item.row.figure(key) for key in operand_keys(item.column)}
    lacking = [key for key, figure in figures.items() if not figure or figure < 0]
    places = [typed_at(report, item.table.place(item.row, key)) for key in lacking or figures]
    own = item.table.sheet
    cells = [place.address if place.sheet == own else f"{place.sheet} {place.cell}" for place in places]
    return f"angka di {' dan '.join(cells)}"


@rule("P07", Severity.WARNING, requires=NO_FIGURE | {"P01", "P03"}, follows=frozenset({"K06"}))
def capaian_melebihi_batas(report: Report) -> Iterator[Outcome]:
    """Capaian melebihi batas yang ditetapkan.

    Yang diperiksa:
        Capaian indikator terhadap "Batas capaian" di lembar Pengaturan. Tanpa batas di sana, tidak ada yang
        diperiksa.
    Mengapa penting:
        Capaian yang sangat tinggi biasanya berarti targetnya terlalu rendah, dan menaikkan rata-rata.
    Salah:
        Batas 120%, capaian tertulis 340%.
    Benar:
        Batas 120%, capaian tertulis 120%.
    Cara memperbaiki:
        Tulis batasnya, atau kosongkan "Batas capaian" di lembar Pengaturan jika memang tanpa batas.
    """
    cap = report.settings.batas_capaian
    if cap is None:
        return
    limited_elsewhere = _limited_elsewhere(report)
    for table, column in columns_to_judge(report, lambda column: isinstance(column.calc, Capaian)):
        for row in table.rows_with(column):
            number, span = row.figure(column.key), interval_of(row.cells[column.key], column.kind)
            if number is not None and span is not None and number > cap and not span.holds(cap):
                yield problem(
                    table,
                    row,
                    column.key,
                    f"Capaian ini melebihi batas {percent(cap)} di Pengaturan.",
                    expected=cap,
                    actual=number,
                    written=row.text(column.key),
                    difference=number - cap,
                    percent=True,
                    hint=f"Tulis {percent(cap)}, atau ubah batasnya di Pengaturan.",
                    basis=limit_of_capaian(report),
                    fixes=((Fix(table.place(row, column.key), cap),),),
                    consequence_of=limited_elsewhere.get(table.place(row, column.key), ()),
                )


def _limited_elsewhere(report: Report) -> Mapping[Place, tuple[tuple[str, Place], ...]]:
    """The capaian beyond the limit that another table prints as the limit: K06 says so, and which to write."""
    found: dict[Place, tuple[tuple[str, Place], ...]] = {}
    for indicator in indicators_of(report):
        told = indicator.sayings(lambda column: column.kind is Kind.PERCENT, fact_of(report))
        for sayings in (each for fact, each in told.items() if fact.fact == facts.CAPAIAN):
            pairs = [beyond_limit(report, *pair) for pair in odd_ones(sayings, same_figure)]
            odd = [each for each in pairs if each is not None]
            for each in (each for each in sayings if odd and is_beyond_limit(report, each)):
                found[each.cell.place] = (("K06", odd[0].cell.place),)
    return found


@rule("P08", Severity.INFO, requires=WRONG_FIGURE | {"D11"})
def rumus_tidak_menghitung_kata(report: Report) -> Iterator[Outcome]:
    """Tanda - di tempat persentase yang dapat dihitung.

    Yang diperiksa:
        Sel bertanda -, padahal realisasinya 0 (0%) atau predikat yang sudah mencapai target; juga sel berumus yang
        menampilkannya karena target atau realisasinya rentang, atau angka yang diketik sebagai tulisan.
    Mengapa penting:
        Hasil jadi menghitung dan mencetaknya, juga dari tulisan yang tidak dapat dihitung rumus di templat.
    Salah:
        Target WTP, realisasi WTP, capaian menampilkan -.
    Benar:
        Capaian 100%.
    Cara memperbaiki:
        Biarkan: hasil jadi mencetak persentasenya. Atau ketik persentase itu.
    """
    found: dict[tuple[str, str], list[PrintedPercentage]] = {}
    for item in printed_percentages(report):
        if not isinstance(item, Unjudged) and (is_dash_beside_words(item) or is_dash_for_zero(item)):
            found.setdefault((item.table.sheet, item.column.key), []).append(item)
    every = [item for items in found.values() for item in items]
    if every:
        yield _dashes(report, every)


def _figures_with_units(report: Report, items: Sequence[PrintedPercentage]) -> dict[Place, tuple[str, str]]:
    """Where a unit beside a figure keeps formulas from computing: what is typed there, and the figure alone.

    Nothing where something else keeps one of them from it too, or the figures alone would give another percentage.
    """
    found: dict[Place, tuple[str, str]] = {}
    for item in items:
        cells, row = operand_cells(item.row, item.column), item.row
        with_units = [
            (key, cell) for key, cell in cells.items() if cell.unit not in ("", "%") and cell.number is not None
        ]
        for key, cell in with_units:
            row = row.with_cell(key, replace(cell, unit="", written=format_short(cell.number or Decimal(0))))
        given = evaluate(item.column.calc, RowFigures(item.table, row)) if item.column.calc else None
        readable = all(cell.number is not None and not grade_of(cell.written) for cell in cells.values())
        if not (with_units and readable and item.cell.formula and given == item.expected):
            return {}
        for _, cell in with_units:
            plain = format_short(cell.number or Decimal(0)).replace(".", "")
            found[typed_at(report, cell.place)] = (cell.written, plain)
    return found


def _cause(culprits: Mapping[Place, tuple[str, str]], sheet: str) -> str:
    """The sentence that says which cells formulas cannot read."""
    named = [f"{written} di {cell_names([place], sheet)}" for place, (written, _) in culprits.items()]
    return f" Rumus tidak membaca satuan di dalam sel: {few(named, _MOST_NAMED)}." if named else ""


def _plain(culprits: Mapping[Place, tuple[str, str]], sheet: str) -> str:
    """What to type so that formulas compute."""
    named = [f"{plain} saja di {cell_names([place], sheet)}" for place, (_, plain) in culprits.items()]
    return f"ketik {few(named, _MOST_NAMED)}: rumus lain ikut benar" if named else ""


def _dashes(report: Report, items: Sequence[PrintedPercentage]) -> Problem:
    first, places = items[0], [item.cell.place for item in items]
    culprits = _figures_with_units(report, items)
    shown = [to_type(item, _as_printed(item), item.column.decimals) for item in items]
    told = figures_of_cells(places, shown) if len(places) > 1 else shown[0]
    typed = shown[0] if len(set(shown)) == 1 else "angka itu di selnya masing-masing"
    return problem(
        first.table,
        first.row,
        first.column.key,
        f"Sel ini{with_others(places)} menampilkan -, padahal dapat dihitung: {told}."
        f"{_cause(culprits, first.table.sheet)}",
        expected=_as_printed(first),
        actual="-",
        should_be=f"{shown[0]}  ({first.division})",
        percent=True,
        hint=_hint_on_dashes(report, items, _plain(culprits, first.table.sheet) or f"ketik {typed}"),
        others=tuple(places[1:]),
        related=tuple(culprits),
        fixes=(
            tuple(Fix(place, plain) for place, (_, plain) in culprits.items())
            or tuple(Fix(item.cell.place, _as_printed(item)) for item in items),
        ),
    )


def _hint_on_dashes(report: Report, items: Sequence[PrintedPercentage], typed: str) -> Advice:
    """To leave them or to type something; the template of today computes what an older one shows a dash for."""
    hint = f"Biarkan, hasil jadi mencetaknya; atau {typed}."
    if report.settings.template_version >= _COMPUTES_WORDS or not any(each.cell.formula for each in items):
        return hint
    return (f"{hint} Rumus templat yang baru menghitungnya sendiri: ", RenewTemplate(), ".")


def _as_printed(item: PrintedPercentage) -> Decimal:
    return round_half_up(item.expected or Decimal(0), item.column.decimals)
