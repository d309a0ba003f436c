from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest

from lkjip_xl import tables
from lkjip_xl.figures import calc
from lkjip_xl.figures.calc import RowFigures, capaian_expression, evaluate, formula, grade_expression, rumus_in
from lkjip_xl.methods.capaian import Rumus, Target
from lkjip_xl.methods.efisiensi import Ukuran
from lkjip_xl.methods.grades import read_ladders
from lkjip_xl.report.model import Row, Table
from lkjip_xl.tables.calculation import (
    Absorption,
    Across,
    Calc,
    Capaian,
    Efficiency,
    Figure,
    Minus,
    Parts,
    Percent,
    Total,
    operands,
    whole,
)
from tests import factories

PERCENT = Percent(Figure("realisasi"), Figure("pagu"))
REST = Minus(Figure("pagu"), Parts("pagu"))


@dataclass(frozen=True)
class Given:
    figures: Mapping[str, Decimal | None] = field(default_factory=dict)
    of_parts: Mapping[str, Sequence[Decimal | None]] = field(default_factory=dict)

    totals: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    formula: Rumus | None = Rumus.MORE_IS_BETTER

    def has(self, column: str) -> bool:
        return column in self.figures

    def own(self, column: str) -> Decimal | None:
        return self.figures.get(column)

    def converted(self, column: str, like: str) -> Decimal | None:  # noqa: ARG002 - one unit for all
        return self.own(column)

    def target(self, column: str) -> Target | None:
        return self.targets.get(column, self.figures.get(column))

    def rumus(self, calc: Capaian) -> Rumus | None:  # noqa: ARG002 - one formula for all
        return self.formula

    def graded(self, _calc: Capaian, /) -> Decimal | None:
        return None

    def total(self, column: str, table: str) -> Decimal | None:
        return self.totals.get((column, table))

    def parts(self, column: str) -> Sequence[Decimal | None]:
        return self.of_parts.get(column, ())


class OnRowFour:
    """PAGU stands in F, REALISASI in G; the parts are in rows 5 and 6."""

    letters = {"pagu": "F", "realisasi": "G"}  # noqa: RUF012 - read only

    def capaian(self, calc: Capaian) -> str:
        return capaian_expression(Rumus.MORE_IS_BETTER, (self.own(calc.realisasi), self.own(calc.target)))

    def across(self, columns: Sequence[str]) -> str:
        return calc.sum_expression([self.own(column) for column in columns])

    def total(self, column: str, table: str) -> str:
        return f"'{table}'!{self.letters[column]}9" if table else f"{self.letters[column]}9"

    def own(self, column: str) -> str:
        return f"{self.letters[column]}4"

    def converted(self, column: str, like: str) -> str:  # noqa: ARG002 - one unit for all
        return self.own(column)

    def sum_of_parts(self, column: str) -> str:
        return calc.sum_expression([f"{self.letters[column]}{row}" for row in (5, 6)])


def figures(pagu: str | None, realisasi: str | None) -> Given:
    return Given(
        {
            "pagu": None if pagu is None else Decimal(pagu),
            "realisasi": None if realisasi is None else Decimal(realisasi),
        }
    )


@pytest.mark.parametrize(
    ("pagu", "realisasi", "percent"),
    [
        ("80", "100", "125"),
        ("395975345", "0", "0"),
        ("200", "-50", "-25"),
        ("80", "0.4", "0.5"),
        ("0", "100", None),
        ("0", "0", None),
        (None, "100", None),
        ("80", None, None),
    ],
)
def test_a_percentage_needs_both_figures_and_a_whole_that_is_not_zero(
    pagu: str | None, realisasi: str | None, percent: str | None
) -> None:
    expected = None if percent is None else Decimal(percent)
    assert evaluate(PERCENT, figures(pagu, realisasi)) == expected


@pytest.mark.parametrize(
    ("own", "parts", "rest"),
    [
        ("100", ("40", "60"), "0"),
        ("100", ("40", "61"), "-1"),
        ("100", (), "100"),
        ("100", ("40", None), None),
        (None, ("40",), None),
    ],
)
def test_a_rest_is_the_figure_less_its_parts(
    own: str | None, parts: tuple[str | None, ...], rest: str | None
) -> None:
    given = Given(
        {"pagu": None if own is None else Decimal(own)},
        {"pagu": [None if part is None else Decimal(part) for part in parts]},
    )
    assert evaluate(REST, given) == (None if rest is None else Decimal(rest))


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (Figure("pagu"), "F4"),
        (Parts("pagu"), "SUM(F5,F6)"),
        (REST, "F4-SUM(F5,F6)"),
        (PERCENT, 'IF(OR(N(F4)=0,NOT(ISNUMBER(G4))),"-",G4/F4*100)'),
        (Total("pagu"), "F9"),
        (Percent(Figure("pagu"), Total("pagu", "T")), "IF(OR(N('T'!F9)=0,NOT(ISNUMBER(F4))),\"-\",F4/'T'!F9*100)"),
        (Across(("pagu", "realisasi")), "SUM(F4,G4)"),
    ],
)
def test_a_calculation_is_compiled_to_what_excel_understands(what: Calc, expected: str) -> None:
    assert formula(what, OnRowFour()) == expected


def test_a_cell_with_a_percent_format_gets_a_fraction() -> None:
    assert formula(PERCENT, OnRowFour(), as_fraction=True) == 'IF(OR(N(F4)=0,NOT(ISNUMBER(G4))),"-",G4/F4)'


def test_differences_are_set_off_where_they_are_subtracted_or_divided() -> None:
    nested = Minus(Figure("pagu"), Minus(Figure("pagu"), Figure("realisasi")))
    # 100 - (100 - 30) is 30, and must not become 100 - 100 - 30.
    assert evaluate(nested, figures("100", "30")) == 30
    assert formula(nested, OnRowFour()) == "F4-(F4-G4)"
    share = Percent(Minus(Figure("pagu"), Figure("realisasi")), Figure("pagu"))
    assert evaluate(share, figures("100", "30")) == 70
    assert "(F4-G4)/F4*100" in formula(share, OnRowFour())


def test_a_share_is_a_share_of_the_total() -> None:
    share = Percent(Figure("pagu"), Total("pagu", "tabel_2_7"))
    given = Given({"pagu": Decimal(25)}, totals={("pagu", "tabel_2_7"): Decimal(200)})
    assert evaluate(share, given) == Decimal("12.5")
    assert evaluate(share, Given({"pagu": Decimal(25)})) is None
    assert whole(share) == Total("pagu", "tabel_2_7")
    assert whole(PERCENT) is None


@pytest.mark.parametrize(
    ("ukuran", "capaian", "penyerapan", "expected"),
    [
        (Ukuran.SELISIH, "98", "90", "8"),
        (Ukuran.SELISIH, None, "90", None),
        (Ukuran.SELISIH, "98", None, None),
        (Ukuran.SISA, None, "90", "10"),
        (Ukuran.RASIO, "99", "90", "1.1"),
    ],
)
def test_an_efficiency_is_computed_by_its_measure(
    ukuran: Ukuran, capaian: str | None, penyerapan: str | None, expected: str | None
) -> None:
    given = Given({key: Decimal(each) for key, each in (("c", capaian), ("p", penyerapan)) if each is not None})
    efficiency = Efficiency("c", "p", "sasaran", "indikator", ukuran)
    assert evaluate(efficiency, given) == (None if expected is None else Decimal(expected))


def test_a_sum_across_leaves_out_the_columns_that_are_not_there() -> None:
    across = Across(("s3", "s2", "s1"))
    assert evaluate(across, Given({"s2": Decimal(1), "s1": Decimal(4)})) == 5
    assert evaluate(across, Given({"s2": None, "s1": Decimal(4)})) is None


@pytest.mark.parametrize(
    ("rumus", "target", "cap", "expected"),
    [
        (Rumus.MORE_IS_BETTER, Decimal(10), None, Decimal(50)),
        (Rumus.LESS_IS_BETTER, Decimal(10), None, Decimal(150)),
        (Rumus.LESS_IS_BETTER_INVERSE, Decimal(10), None, Decimal(200)),
        (Rumus.LESS_IS_BETTER_INVERSE, Decimal(10), Decimal(120), Decimal(120)),
        (Rumus.MORE_IS_BETTER, (Decimal(8), Decimal(10)), None, Decimal("62.5")),
        (Rumus.MORE_IS_BETTER, Decimal(0), None, None),
        (None, Decimal(10), None, None),
    ],
)
def test_a_capaian_follows_the_formula_of_its_indicator(
    rumus: Rumus | None, target: Target, cap: Decimal | None, expected: Decimal | None
) -> None:
    given = Given({"realisasi": Decimal(5)}, targets={"target": target}, formula=rumus)
    assert evaluate(Capaian("realisasi", "target", "rumus", cap), given) == expected


def test_the_absorption_of_a_sasaran_takes_more_than_one_row() -> None:
    assert evaluate(Absorption("sasaran", "indikator", "tabel_2_3_1"), Given()) is None
    with pytest.raises(ValueError, match="several tables"):
        formula(Absorption("sasaran", "indikator", "tabel_2_3_1"), OnRowFour())


@pytest.mark.parametrize(
    ("rumus", "bounds", "cap", "expected"),
    [
        (Rumus.MORE_IS_BETTER, None, "", 'IF(OR(N(T)=0,NOT(ISNUMBER(R))),"-",R/T)'),
        (Rumus.LESS_IS_BETTER, None, "", 'IF(OR(N(T)=0,NOT(ISNUMBER(R))),"-",MAX(0,(2*T-R)/T))'),
        (Rumus.LESS_IS_BETTER_INVERSE, None, "", 'IF(OR(N(T)=0,NOT(ISNUMBER(R)),N(R)=0),"-",T/R)'),
        (Rumus.MORE_IS_BETTER, None, "120", 'IF(OR(N(T)=0,NOT(ISNUMBER(R))),"-",MIN(R/T,120/100))'),
        (Rumus.MORE_IS_BETTER, ("80", "90"), "", 'IF(NOT(ISNUMBER(R)),"-",IF(R>90,R/90,IF(R<80,R/80,1)))'),
    ],
)
def test_a_capaian_is_compiled_by_its_formula(
    rumus: Rumus, bounds: tuple[str, str] | None, cap: str, expected: str
) -> None:
    assert capaian_expression(rumus, ("R", "T"), bounds, cap) == expected


def test_a_grade_is_compiled_to_the_share_of_its_step() -> None:
    assert grade_expression("R", ['"A"', '"AA"']) == 'IF(OR(R="A",R="AA"),1,"-")'
    below = [('"BB"', Decimal("0.9")), ('"B"', Decimal("0.75")), ('"Baik"', Decimal("0.75"))]
    assert (
        grade_expression("R", ['"A"'], below, "110")
        == 'IF(OR(R="A"),MIN(1,110/100),IF(OR(R="BB"),MIN(0.9,110/100),'
        'IF(OR(R="B",R="Baik"),MIN(0.75,110/100),"-")))'
    )


def test_a_capaian_is_compiled_as_a_fraction_or_in_points() -> None:
    capaian = Capaian("realisasi", "pagu", "rumus")
    fraction = 'IF(OR(N(F4)=0,NOT(ISNUMBER(G4))),"-",G4/F4)'
    assert formula(capaian, OnRowFour(), as_fraction=True) == fraction
    assert formula(capaian, OnRowFour()) == f'IFERROR({fraction}*100,"-")'


def test_operands_are_the_columns_in_the_order_of_reading() -> None:
    assert operands(PERCENT) == ("realisasi", "pagu")
    assert operands(REST) == ("pagu", "pagu")


def test_a_sum_of_more_than_255_cells_is_a_sum_of_sums() -> None:
    addresses = [f"F{row}" for row in range(1, 601)]
    expression = calc.sum_expression(addresses)
    groups = [
        group.removeprefix("SUM(").removesuffix(")").split(",") for group in expression.strip("()").split("+")
    ]
    assert [len(group) for group in groups] == [255, 255, 90]
    assert [address for group in groups for address in group] == addresses
    assert calc.sum_expression(addresses[:255]).count("SUM") == 1
    assert calc.sum_expression([]) == "0"


def test_a_sum_of_sums_is_set_off_where_it_is_subtracted() -> None:
    class Many(OnRowFour):
        def sum_of_parts(self, column: str) -> str:
            return calc.sum_expression([f"{self.letters[column]}{row}" for row in range(5, 305)])

    # 10 - SUM(a) + SUM(b) would add the second half instead of taking it away.
    compiled = formula(REST, Many())
    assert compiled.startswith("F4-(SUM(F5,")
    assert compiled.endswith("F304))")


def test_a_total_with_a_gap_is_no_total() -> None:
    assert calc.total([Decimal(1), Decimal(2)]) == 3
    assert calc.total([]) == 0
    assert calc.total([Decimal(1), None]) is None


def test_the_figures_of_a_row_are_its_own_and_its_childrens() -> None:
    table = factories.table(
        tables.TABEL_2_7,
        ("jenis", "nama", "pagu"),
        [
            ("Program", "A", 100),
            ("Kegiatan", "A.1", 60),
            ("Sub Kegiatan", "A.1.1", 60),
            ("Kegiatan", "A.2", "-"),
        ],
        (None, "JUMLAH", 100),
    )
    program = RowFigures(table, table.rows[0])
    assert program.own("pagu") == 100
    assert program.parts("pagu") == [Decimal(60), Decimal(0)]  # a dash is nothing, on purpose
    assert table.total is not None
    assert RowFigures(table, table.total).parts("pagu") == [Decimal(100)]

    def doubled(_table: Table, row: Row, column: str) -> Decimal | None:
        figure = row.figure(column)
        return None if figure is None else figure * 2

    assert RowFigures(table, table.rows[0], doubled).parts("pagu") == [Decimal(120), Decimal(0)]


def _amounts(*jumlah: str | int) -> Table:
    rows = [("Program", "A", 100), ("Kegiatan", "A.1", 60), ("Program", "B", 20)]
    return factories.table(
        tables.TABEL_2_7, ("jenis", "nama", "pagu"), rows, (None, "JUMLAH", *jumlah) if jumlah else None
    )


def test_the_total_of_a_column_is_its_jumlah_or_the_sum_of_the_topmost_rows() -> None:
    with_jumlah, without = _amounts(125), _amounts()
    # 100 + 20: the kegiatan is part of its program.
    assert RowFigures(without, without.rows[0]).total("pagu", "") == 120
    assert RowFigures(with_jumlah, with_jumlah.rows[0]).total("pagu", "") == 125
    # A Jumlah without the column has nothing to say about it.
    assert with_jumlah.total is not None
    cells = {key: cell for key, cell in with_jumlah.total.cells.items() if key != "pagu"}
    silent = replace(with_jumlah, total=replace(with_jumlah.total, cells=cells))
    assert RowFigures(silent, silent.rows[0]).total("pagu", "") == 120


def test_the_total_of_another_table_is_read_from_that_table() -> None:
    own, other = _amounts(125), _amounts()
    figures = RowFigures(own, own.rows[0], tables={"tabel_2_7": other})
    assert figures.total("pagu", "tabel_2_7") == 120
    assert figures.total("pagu", "tabel_3_1_2") is None
    assert RowFigures(own, own.rows[0]).total("pagu", "tabel_2_7") is None
    empty = replace(other, rows=())
    assert RowFigures(own, own.rows[0], tables={"tabel_2_7": empty}).total("pagu", "tabel_2_7") is None


def test_the_total_takes_the_figures_that_it_is_given() -> None:
    with_jumlah, without = _amounts(125), _amounts()

    def doubled(table: Table, row: Row, column: str) -> Decimal | None:
        assert row in (*table.rows, table.total)
        figure = row.figure(column)
        return None if figure is None else figure * 2

    assert RowFigures(without, without.rows[0], doubled).total("pagu", "") == 240
    assert RowFigures(with_jumlah, with_jumlah.rows[0], doubled).total("pagu", "") == 250


def test_a_row_has_its_target_its_formula_and_its_columns() -> None:
    table = factories.table(
        tables.TABEL_3_1_1_A,
        ("indikator", "rumus", "target", "realisasi"),
        [
            ("Angka konflik", "Makin rendah makin baik", 4, 3),
            ("Waktu", "Makin tinggi makin baik", "80-90", "-"),
        ],
    )
    bounded = replace(table.rows[1].cells["target"], bounds=(Decimal(80), Decimal(90)))
    ranged = replace(table.rows[1], cells={**table.rows[1].cells, "target": bounded})
    first, second = RowFigures(table, table.rows[0]), RowFigures(table, ranged)
    rumus = Capaian("realisasi", "target", "rumus")
    assert (first.target("target"), second.target("target")) == (Decimal(4), (Decimal(80), Decimal(90)))
    assert first.target("formula") is None
    assert (first.rumus(rumus), second.rumus(rumus)) == (Rumus.LESS_IS_BETTER, Rumus.MORE_IS_BETTER)
    assert (first.has("target"), first.has("formula")) == (True, False)


def test_a_grade_counts_whole_at_its_target_and_by_its_score_below() -> None:
    ladders, _ = read_ladders("Predikat KIP: Informatif (95) > Menuju Informatif (76) > Cukup Informatif")
    table = factories.table(
        tables.TABEL_3_1_1_A,
        ("indikator", "rumus", "target", "realisasi"),
        [
            ("Keterbukaan", "Predikat KIP", "Informatif", "Menuju Informatif"),
            ("Keterbukaan", "Predikat KIP", "Menuju Informatif", "Informatif"),
            ("Keterbukaan", "Predikat KIP", "Informatif", "Cukup Informatif"),
            ("Keterbukaan", "", "Informatif", "Menuju Informatif"),
        ],
    )
    calc = Capaian("realisasi", "target", "rumus", ladders=ladders)
    below, above, without_score, not_chosen = (RowFigures(table, row) for row in table.rows)
    assert (below.graded(calc), above.graded(calc)) == (Decimal(80), Decimal(100))
    assert (without_score.graded(calc), not_chosen.graded(calc)) == (None, None)
    assert evaluate(calc, below) == 80
    assert evaluate(replace(calc, cap=Decimal(75)), below) == 75


def test_the_unit_of_a_target_tells_that_it_is_a_rank() -> None:
    table = factories.table(
        tables.TABEL_3_1_1_A,
        ("indikator", "rumus", "target"),
        [("Juara", "", 3), ("Juara", "R÷T", 3), ("Juara", "", "Peringkat 3")],
    )
    figure, with_formula, in_words = table.rows

    def of_a_rank(row: Row) -> Row:
        return replace(row, cells={**row.cells, "target": replace(row.cells["target"], satuan="peringkat")})

    assert rumus_in(of_a_rank(figure)) is None
    assert rumus_in(in_words) is None
    assert rumus_in(of_a_rank(with_formula)) is Rumus.MORE_IS_BETTER
    assert rumus_in(figure) is Rumus.MORE_IS_BETTER
    assert rumus_in(replace(figure, cells={})) is Rumus.MORE_IS_BETTER


def test_a_dash_is_zero_rupiah_and_no_figure_of_an_indicator() -> None:
    amounts = factories.table(tables.TABEL_2_7, ("jenis", "nama", "pagu"), [("Program", "A", "-")])
    indicators = factories.table(tables.TABEL_3_1_1_A, ("indikator", "target", "realisasi"), [("A", 4, "-")])
    assert calc.written_figure(amounts, amounts.rows[0], "pagu") == 0
    assert calc.written_figure(indicators, indicators.rows[0], "realisasi") is None
    assert RowFigures(indicators, indicators.rows[0]).own("realisasi") is None
    assert calc.written_figure(indicators, indicators.rows[0], "target") == 4
    assert calc.written_figure(indicators, indicators.rows[0], "formula") is None
