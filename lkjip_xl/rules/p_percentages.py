"""Family P: whether a printed percentage is the one that its figures give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.figures.calc import FOR_BUILD, RowFigures
from lkjip_xl.figures.precision import digits_of, interval_of, written_in_full
from lkjip_xl.report.cell import Cell, Content
from lkjip_xl.report.model import Report
from lkjip_xl.rules.advice.following import following_in
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.doubles import after_doubles
from lkjip_xl.rules.evidence.evidence import Evidence, Other, likelier_faults, other_rumus
from lkjip_xl.rules.evidence.lacking import Lacking
from lkjip_xl.rules.evidence.nesting import TOTAL_NEEDED, has_unknown_whole
from lkjip_xl.rules.evidence.printed import PrintedPercentage, operand_cells, printed_percentages
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.repeats import typed_at
from lkjip_xl.rules.support import (
    WRONG_FIGURE,
    as_held,
    cell_names,
    columns_to_judge,
    percent,
    problem,
)
from lkjip_xl.tables.calculation import Capaian, whole
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.numbers import format_short, round_half_up

_JUDGED = (Content.NUMBER, Content.NIL, Content.NOT_AVAILABLE)
_HUNDRED = Decimal(100)


def is_right(item: PrintedPercentage) -> bool:
    """Whether what is printed stands for the percentage that its figures give, limited or not: P07 says so.

    A figure that another table prints with more digits may be divided as it is printed there.
    """
    span = interval_of(item.cell, Kind.PERCENT)
    return span is not None and any(span.holds(each) for each in item.possible)


def is_dash_beside_words(item: PrintedPercentage) -> bool:
    """Whether a dash stands where words can be computed, as the template's formulas cannot: P08 says so."""
    if item.cell.content is not Content.NIL or item.expected is None or is_left_for_build(item):
        return False
    cells = operand_cells(item.row, item.column).values()
    # Beside grades alone staff write it too: no percentage is asked for.
    if cells and all(cell.content is Content.TEXT and not cell.bounds for cell in cells):
        return True
    return item.cell.formula and any(cell.as_text or cell.content is Content.TEXT for cell in cells)


def is_left_for_build(item: PrintedPercentage) -> bool:
    """Whether a formula of the template says itself that only the program can compute here."""
    return item.cell.written == FOR_BUILD


def is_dash_for_zero(item: PrintedPercentage) -> bool:
    """Whether a dash was typed for 0 %, though both figures stand there: of the one 0."""
    cells = operand_cells(item.row, item.column).values()
    # The share of nobody is a dash as well as 0 %.
    typed = item.cell.content is Content.NIL and not item.cell.formula and not item.is_share
    return typed and item.expected == 0 and all(cell.content is Content.NUMBER for cell in cells)


def _is_plausible_share(item: PrintedPercentage) -> bool:
    """Whether a part is not printed as the whole, unless all parts as printed add up to the whole."""
    if not item.is_share or item.cell.number != _HUNDRED or item.expected == _HUNDRED:
        return True
    if item.row is item.table.shares:
        return True
    cells = [row.cells[item.column.key] for row in item.table.counted_rows]
    return _add_up([cell for cell in cells if cell.number is not None])


def _add_up(cells: Sequence[Cell]) -> bool:
    """Whether printed shares are 100 together; each may be off by half of its last decimal."""
    room = sum((Decimal("0.5").scaleb(-digits_of(cell, Kind.PERCENT)) for cell in cells), Decimal(0))
    return abs(_sum(cells) - _HUNDRED) <= room


def _sum(cells: Sequence[Cell]) -> Decimal:
    return sum((cell.number for cell in cells if cell.number is not None), Decimal(0))


def to_type(item: PrintedPercentage, right: Decimal, decimals: int | None = None) -> str:
    """What to type: a cell of percent points takes a number alone, Excel would store 52% as 0,52."""
    text = percent(right, decimals)
    return text if item.column.as_fraction or item.cell.unit == "%" else text.removesuffix("%")


def _decimals_of(item: PrintedPercentage) -> int:
    """With how many decimals the right percentage is told."""
    own = digits_of(item.cell, Kind.PERCENT) if item.cell.number is not None else item.column.decimals
    # A share of 99,66% that is printed as 100% would be right without its decimals.
    return max(own, item.column.decimals) if item.is_share else own


def _differing(report: Report, *, shares: bool) -> Iterator[tuple[PrintedPercentage, Decimal] | Unjudged]:
    """The printed percentages that are not what their figures give, each with what they give."""
    lacking = Lacking(report)
    for item in printed_percentages(report):
        if isinstance(item, Unjudged):
            if not shares:
                yield item
        elif item.is_share is shares:
            if item.expected is None:
                lacking.note(item)
            elif _is_wrong(item):
                yield item, item.expected
    yield from lacking.outcomes()


def _is_wrong(item: PrintedPercentage) -> bool:
    judged = item.cell.content in _JUDGED and not is_dash_beside_words(item) and not is_left_for_build(item)
    return judged and not (is_right(item) and _is_plausible_share(item))


@rule(
    "P01",
    Severity.ERROR,
    requires=WRONG_FIGURE | {"P03", "P11", "D11", "K07"},
    one_cause_with=frozenset({"P03"}),
)
def persentase_berbeda(report: Report) -> Iterator[Outcome]:
    """Persentase tidak sama dengan hasil hitungnya.

    Yang diperiksa:
        Setiap capaian dan persentase yang tercetak dihitung ulang dari angkanya dengan rumus indikatornya (kolom
        RUMUS CAPAIAN). Yang tercetak benar bila hasil hitungnya, dibulatkan (0,5 ke atas), tercetak seperti itu.
    Mengapa penting:
        Capaian adalah inti laporan kinerja. Angka yang tidak dapat dihitung ulang tidak dipercaya.
    Salah:
        Pagu 3.437.000, realisasi 1.787.000, capaian tertulis 54.
    Benar:
        Capaian 52 (1.787.000 ÷ 3.437.000 = 51,99%).
    Cara memperbaiki:
        Ketik persentase yang benar, atau pakai lagi rumus dari templat; jika persentasenya yang benar, betulkan
        angka yang dibagi. Untuk indikator yang makin rendah makin baik, pilih rumusnya di kolom RUMUS CAPAIAN.
    """
    evidence = Evidence(report)
    for found in _differing(report, shares=False):
        yield found if isinstance(found, Unjudged) else _wrong(evidence, *found)


def _wrong(evidence: Evidence, item: PrintedPercentage, expected: Decimal) -> Problem:
    """The problem that a percentage and its figures do not agree, with the ways out that the report knows."""
    decimals = _decimals_of(item)
    right = round_half_up(expected, decimals)
    found = item.problem(
        "Persentase ini tidak sama dengan hasil hitungnya.",
        "",
        right,
        written_in_full(item.cell, Kind.PERCENT),
        decimals,
    )
    return with_ways_out(evidence, item, found, right, to_type(item, right, decimals))


def with_ways_out(
    evidence: Evidence,
    item: PrintedPercentage,
    found: Problem,
    right: Decimal,
    typed: str,
    *,
    certain: bool = False,
) -> Problem:
    """The problem with what can be typed: the percentage, a figure that stands otherwise elsewhere, a formula.

    ``certain`` says that without any of the latter it is the percentage that is wrong.
    """
    following = following_in(evidence.report)
    ways = [(figure_hint(evidence.report, item, each), fix_of(each)) for each in faults_of(evidence, item)]
    rumus = other_rumus(evidence.report, item.table, item.row, item.column)
    to_choose: list[str] = []
    if rumus is not None and isinstance(item.column.calc, Capaian):
        place = item.table.place(item.row, item.column.calc.rumus)
        where = f"{item.table.heading(item.column.calc.rumus)} ({place.cell})"
        choice = Fix(place, rumus.value)
        to_choose = [f"jika rumusnya {rumus.value}, pilih itu di {where}"]
        if following.completed([choice]) is not None:
            ways.append((to_choose.pop(), choice))
    own = Fix(item.cell.place, as_held(right, item.column, item.cell))
    if following.completed([own]) is not None:
        ways.append((f"{'jika tidak, ' if ways or to_choose else ''}ketik {typed}", own))
    # A formula that does not mend all of the indicator alone is told, and not chosen for anybody.
    hints = [*to_choose, *(words for words, _ in ways)]
    # A dash claims no figure that could be right.
    if not ways or (ways[0][1] is own and not certain and item.cell.number is not None):
        before = "atau, jika persentase ini benar, " if ways else "jika tidak, " if to_choose else ""
        hints.append(f"{before}betulkan {_figures_of(evidence.report, item)}")
    return replace(found, hint=as_sentence(hints), fixes=tuple((fix,) for _, fix in ways))


def as_sentence(hints: Sequence[str]) -> str:
    """Several ways out as one sentence."""
    hint = "; ".join(hints)
    return f"{hint[:1].upper()}{hint[1:]}."


def faults_of(evidence: Evidence, item: PrintedPercentage) -> list[Other]:
    """The figures that stand otherwise elsewhere, and give the percentage so, as far as one can type them."""
    following = following_in(evidence.report)
    return [
        each
        for each in likelier_faults(evidence, item.table, item.row, item.column)
        if following.completed([fix_of(each)]) is not None
    ]


def figure_hint(report: Report, item: PrintedPercentage, other: Other) -> str:
    """Which figure is likelier wrong than a percentage, and where that is told."""
    here, there = item.row.cells[other.key].place, other.source[0]
    where = there.address if there.sheet == here.sheet else f"{there.sheet} {there.cell}"
    return (
        f"menurut {where}, {item.table.heading(other.key)} di {here.cell} seharusnya {other.cell.written} "
        f"dan persentase ini benar: betulkan {cell_names([typed_at(report, here)], here.sheet)}"
    )


def fix_of(other: Other) -> Fix:
    """What to type into a cell to have the figure that another one tells."""
    return Fix(other.cell.place, _value_of(other))


def _value_of(other: Other) -> Decimal | str:
    cell = other.cell
    if cell.number is None or cell.as_text or cell.unit not in ("", "%"):
        return cell.written
    return f"{format_short(cell.number)}%" if cell.unit == "%" else cell.number


def _figures_of(report: Report, item: PrintedPercentage) -> str:
    """The figures that a percentage is computed from, each with the cell where somebody typed it."""
    cells = operand_cells(item.row, item.column).values()
    sheet = item.cell.place.sheet
    return " atau ".join(f"{cell.written} ({cell_names([typed_at(report, cell.place)], sheet)})" for cell in cells)


@rule(
    "P02",
    Severity.ERROR,
    requires=WRONG_FIGURE | {"P03", "S10", "T03", "K04", "K05"},
    one_cause_with=frozenset({"P03"}),
)
def bagian_dari_jumlah_salah(report: Report) -> Iterator[Outcome]:
    """Persentase bukan bagian yang sebenarnya dari jumlahnya.

    Yang diperiksa:
        Persentase di Tabel 1.4, 2.3, dan 2.3.1: setiap bagian dibagi keseluruhannya (jumlah pegawai, jumlah
        belanja, jumlah pagu Tabel 2.7), dan semuanya bersama menjadi 100%. Sejak versi 0.4: anggaran bersama
        beberapa sasaran dihitung satu kali.
    Mengapa penting:
        Bagian-bagian yang tidak berjumlah 100% langsung terlihat oleh pembaca.
    Salah:
        Belanja Modal 81.395.715 dari 23.733.274.959, tertulis 100%.
    Benar:
        Belanja Modal 0,34% (81.395.715 ÷ 23.733.274.959).
    Cara memperbaiki:
        Ketik persentase yang benar, atau salin rumusnya dari templat.
    """
    yield from after_doubles(report, _wrong_shares(report))
    yield from _not_adding_up(report)


def _wrong_shares(report: Report) -> Iterator[Outcome]:
    unclear: set[str] = set()
    for differing in _differing(report, shares=True):
        if isinstance(differing, Unjudged):
            yield differing
            continue
        item, expected = differing
        if has_unknown_whole(item.table, item.column):
            if item.table.sheet not in unclear:
                yield Unjudged(f"persentase di {item.table.sheet}: {TOTAL_NEEDED}")
            unclear.add(item.table.sheet)
            continue
        decimals = _decimals_of(item)
        right = round_half_up(expected, decimals)
        found = item.problem(
            "Persentase ini bukan bagian yang sebenarnya dari jumlahnya.",
            f"Ketik {to_type(item, right, decimals)}, atau salin rumusnya dari templat.",
            right,
            written_in_full(item.cell, Kind.PERCENT),
            decimals,
        )
        yield replace(found, fixes=((Fix(found.place, as_held(right, item.column, item.cell)),),))


def _not_adding_up(report: Report) -> Iterator[Problem]:
    """Shares that cannot be computed, because their whole is missing, but do not add up to 100 either."""
    for table, column in columns_to_judge(report, lambda column: whole(column.calc) is not None):
        total = whole(column.calc)
        cells = [row.cells[column.key] for row in table.counted_rows]
        if not cells or total is None or any(cell.number is None for cell in cells):
            continue
        known = RowFigures(table, table.rows[0], tables=report.tables).total(total.column, total.table)
        if known is None and not _add_up(cells):
            added = _sum(cells)
            yield problem(
                table,
                table.rows[-1],
                column.key,
                f"Bagian-bagian di kolom ini berjumlah {percent(added)}, bukan 100%.",
                expected=_HUNDRED,
                actual=added,
                difference=added - _HUNDRED,
                percent=True,
                hint="Hitung ulang setiap bagian dari keseluruhannya.",
                basis=tuple(cell.place for cell in cells),
            )
