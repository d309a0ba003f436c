"""What formulas give, held against what they show; every expected result was worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from lkjip_xl.reader.formula_text import external_sources
from lkjip_xl.reader.recalculation import Recalculated, recalculated
from lkjip_xl.reader.workbook import Grid, RawCell
from lkjip_xl.report.cell import Formula


@dataclass(frozen=True)
class F:
    """A formula and what the file says that it shows; ``origin`` is the cell that has a shared text."""

    text: str
    shown: float | str | bool | None = None
    stored: bool = True
    origin: str = ""


Content = F | float | str | bool


def grid(cells: Mapping[str, Content], name: str = "A") -> Grid:
    """A sheet by its addresses."""
    return Grid(name, {coordinate_to_tuple(at): raw(at, content) for at, content in cells.items()})


def raw(at: str, content: Content) -> RawCell:
    if not isinstance(content, F):
        return RawCell(content, kind(content), "General")
    expression = Formula(content.text, coordinate_to_tuple(content.origin or at), content.stored)
    return RawCell(content.shown, kind(content.shown), "General", True, not content.stored, expression)


def kind(value: object) -> str:
    if isinstance(value, str):
        return "e" if value.startswith("#") else "s"
    return "b" if isinstance(value, bool) else "n"


def calculate(*grids: Grid) -> Recalculated:
    return recalculated(grids, frozenset(range(len(grids))))


def result(formula: str, **cells: Content) -> object:
    """What a formula in Z9 gives; it shows something else, so that it is told."""
    found = calculate(grid({**cells, "Z9": F(formula, "lama")})).grids[0].cells[9, 26].value
    return None if found == "lama" else found


FIGURES: Mapping[str, Content] = {
    "A1": 10.0,
    "A2": 20.0,
    "A3": "teks",
    "A5": 5.5,
    "B1": "Program",
    "B2": "Kegiatan",
}


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("1+2*3^2", 19),
        ("-2^2", 4),  # Excel's minus before a figure binds closest
        ("(1+2)*50%", 1.5),
        ("10-4-3", 3),
        ('"a"&1&"b"', "a1b"),
        ("A1/A2*100", 50),
        ("A4+1", 1),  # an empty cell is nothing
        # Whatever mark the computer writes before decimals.
        ('IF(ISNUMBER(FIND(LEFT(TRIM(A5)),"-+")),"-",A5)', 5.5),
        ("LEN(A5)", 3),
        ("VALUE(TRIM(A5))", 5.5),
        ("A4", 0),
        ("SUM(A1:A5)", 35.5),  # a text among the cells is left out
        ("SUM(A1,A2,100)", 130),
        ("SUM(A:A)", 35.5),
        ("SUM($A$1:A2)-A2", 10),
        ("A1=10", True),
        ('B1="program"', True),
        ('A4=""', True),
        ("A4=0", True),
        ('IF(A1="","",A1)', 10),
        ('IF(A4="","",A4)', ""),
        ("IF(A1>5,A2)", 20),
        ("IF(A1<5,A2)", False),
        ('IF(OR(N(A4)=0,NOT(ISNUMBER(A1))),"-",A1/A4)', "-"),
        ('IFERROR(A1/A4,"-")', "-"),
        ('IF(COUNT(A1:A3)<3,"",1)', ""),
        ("COUNTA(A1:A5)", 4),
        ('COUNT(FIND("x","abc"),FIND("b","abc"),7)', 2),
        ('VALUE(SUBSTITUTE("1,25",",",RIGHT(LEFT(1/2,2)))&"E0")', 1.25),
        ("AVERAGE(A1:A2)", 15),
        ("MIN(A1,A2)+MAX(A1:A5)", 30),
        ("ROUND(2.5,0)", 3),
        ("ROUND(-2.5,0)", -3),
        ("ROUND(1.005,2)", 1.01),  # as Excel sees it, not as a float is
        ("ROUNDUP(A5/10,0)+ROUNDDOWN(A5,0)", 6),
        ('SUMIF(B1:B2,"Program",A1:A2)', 10),
        ('SUMIF($B1:$B2,"Kegiatan",$A1:$A9)', 20),  # as many are summed as are looked at
        ('COUNTIF(B1:B5,"program")', 1),
        ('INDEX(A1:A5,MATCH("Kegiatan",B1:B5,0))', 20),
        ('IFERROR(MATCH("lain",B1:B5,0),0)', 0),
        ("SUM(A1:INDEX(A1:A5,2))", 30),
        ("ROWS(A1:A5)", 5),
        ("VLOOKUP(10,A1:B5,2,FALSE)", "Program"),
        ('LEFT("Program",4)', "Prog"),
        ('RIGHT("Program",4)', "gram"),
        ('RIGHT("Program",9)', "Program"),
        ("ABS(A1-A2)+INT(A5)", 15),
        ("PRODUCT(A1:A2)", 200),
        ('SUBSTITUTE("1.234,5",".","")', "1234,5"),
        ('SUBSTITUTE("a,b,c",",","",2)', "a,bc"),
        ('FIND("b","abc")', 2),
        ('FIND("b","abcb",3)', 4),
        ('VALUE("953E-1")', 95.3),
        ('IFERROR(VALUE("5x5"),0)', 0),
        ('MATCH("Pro*",B1:B2,0)', 1),
        ('COUNTIF(B1:B2,"*?g*a*")', 2),
        ('COUNTIF(A1:A3,"*")', 1),  # letters stand for no figure
        ("SUMPRODUCT(COUNTIF(B2,B1:B5))", 1),
        ('SUMPRODUCT((B1:B2="Program")*(A1:A2>5)*A1:A2)', 10),
        ('SUMPRODUCT(--(B1:B5<>""),A1:A5)', 30),
        ("SUMPRODUCT(A1:A5)", 35.5),  # a text is nothing
        # The last row above that has a name: rows 3 to 5 are the Kegiatan's.
        ('SUMPRODUCT((LOOKUP(ROW(B1:B5),ROW(B1:B5)/(B1:B5<>""),B1:B5)="Kegiatan")*1)', 4),
        ('LOOKUP(2,1/(B1:B5="Program"),A1:A5)', 10),
        ('"60%"*A1', 6),
        ('MIN(FIND({0,1,2,3,4,5,6,7,8,9},"maks. 5 hari 12"&"0123456789"))', 7),
        ('COUNT(FIND({"x","k"},"teks"))', 1),
        ('MID("teks",2,2)', "ek"),
        ('IFERROR(MID("teks",0,2),"-")', "-"),
        ('TRIM(MID(SUBSTITUTE("80 - 90"," ",REPT(" ",99)),198,99))', "90"),
        ('ISNUMBER(FIND(CHAR(10),"a"&CHAR(10)))', True),
        ("MEDIAN(A1,12,11)+SIGN(A1)", 12),
        ("MEDIAN(A3,80,90)", 85),  # the text of a cell is none of them
        ('IFERROR(VALUE("80-90E0"),"-")', "-"),
        ('IFERROR(VALUE("E0"),"-")', "-"),
        ('-LEFT("8 hari")', -8),
        ("0.1+0.2-0.3", 0),  # Excel shows no noise
    ],
)
def test_what_a_formula_gives(formula: str, expected: object) -> None:
    assert result(formula, **FIGURES) == expected


@pytest.mark.parametrize(
    "formula",
    [
        'CELL("width",A1)',
        "TODAY()",
        "XLOOKUP(1,A1:A2,B1:B2)",
        "NAMA*2",
        "A1:A2*2",
        "Lain!A1",  # no such sheet
        "[1]Sheet1!A1",
        'VALUE("1,5")',
        "LEFT(1/2,2)",
        'A1+"1,5"',  # a number by the region of the computer
        '"a"&A5',
        'FIND(".",A5)',
        'SUBSTITUTE(A5,",",".")',
        'TRIM(A5)="5,5"',
        "LEN(A5/100000)",  # Excel writes a power of ten
        'SUMIF(B1:B2,">5",A1:A2)',
        'LEFT({1,2},1)&FIND({"a","b"},"ab")',
        'SUMPRODUCT(A1:A5*(B1:B5<>""))',  # a text that is multiplied
        'SUMPRODUCT((LOOKUP(ROW(A1:A2),ROW(A2:A3)/(B2:B3<>""),A2:A3)=20)*1)',  # none above the first
        "LOOKUP(2,A1:A2,B1:B5)",  # not as many
        "SUMPRODUCT(A1:A2*B1:B5)",
        "SUMPRODUCT((A1:B2>5)*1)",
        "A1/0",
        "A1+A3",
        "SUM(#REF!)",
        "SUM(A1",
        "1 2",
        "",
        "Z9+1",  # itself
        "(" * 100 + "1" + ")" * 100,
        "1e308*10",
    ],
)
def test_what_cannot_be_told_stays_as_it_is(formula: str) -> None:
    assert result(formula, **FIGURES) is None


def test_a_total_follows_figures_that_have_changed_since() -> None:
    cells: Mapping[str, Content] = {
        "G1": F("SUM(G2:G3)", 90),
        "G2": F("SUM(G4:G5)", 90),
        "G3": F("B3*2", 0),
        "G4": 40,
        "G5": 51,
        "H1": F("G1/F1*100", 90),
        "F1": 100,
    }
    found = calculate(grid(cells))
    assert [place.address for place in found.stale] == ["G1", "G2", "H1"]
    assert [found.grids[0].cells[1, column].value for column in (7, 8)] == [91, 91]


def test_what_is_right_is_the_same_sheet() -> None:
    sheet = grid(
        {"A1": 1, "A2": F("A1*3", 3), "A3": F('IF(A1=1,"","x")', None), "A4": F("A1/3", 0.333333333333333)}
    )
    found = calculate(sheet)
    assert found.stale == ()
    assert found.grids[0] is sheet


def test_an_empty_text_that_is_not_stored_is_known_and_a_figure_is_not() -> None:
    found = calculate(grid({"A1": 1, "A2": F('IF(A1=1,"",5)', stored=False), "A3": F("A1+1", stored=False)}))
    assert [place.address for place in found.unstored] == ["A2"]
    assert [raw.uncalculated for raw in found.grids[0].cells.values()] == [False, False, True]


def test_a_formula_that_is_filled_down_stands_in_the_file_once() -> None:
    cells: Mapping[str, Content] = {
        "A1": 1,
        "A2": 2,
        "B1": F("A1*$A$1", 1, origin="B1"),
        "B2": F("A1*$A$1", 7, origin="B1"),
    }
    found = calculate(grid(cells))
    assert found.grids[0].cells[2, 2].value == 2
    assert [place.address for place in found.stale] == ["B2"]


def test_other_sheets_are_read_by_their_names() -> None:
    first = grid({"A1": 7, "A2": 8}, "Tabel 2.7")
    second = grid({"A1": F("'Tabel 2.7'!A1", 6), "A2": F("SUM('Tabel 2.7'!A1:A2)", 15), "A3": F("T14!A1", 1)}, "B")
    third = grid({"A1": 1}, "T14")
    assert [place.address for place in calculate(first, second, third).stale] == ["A1"]


def test_a_row_that_shows_nothing_is_looked_at_where_its_source_has_been_filled() -> None:
    source = grid({"C8": "Baru"}, "Tabel 2.7")
    link = "IF('Tabel 2.7'!{0}8=\"\",\"\",'Tabel 2.7'!{0}8)"
    row = grid({"B8": F(link.format("B")), "C8": F(link.format("C")), "D8": F('IF(C8="","",1)')}, "Tabel 3.1.1.b")
    assert [place.address for place in calculate(source, row).stale] == ["C8", "D8"]


def test_an_empty_cell_that_is_taken_over_is_nothing_in_one_program_and_an_empty_text_in_another() -> None:
    # As LibreOffice has it: A1 shows nothing, and is the empty text of B1's condition.
    cells: Mapping[str, Content] = {"A1": F("C9", None), "B1": F('IF(A1="","",5)', None), "D1": 1}
    assert calculate(grid(cells)).stale == ()
    assert calculate(grid({**cells, "A1": F("C9", 0)})).stale == ()


def test_a_text_with_its_unit_says_the_same_as_a_number_that_shows_it() -> None:
    source = grid({"E10": 2}, "Tabel 2.7")
    link = "IF('Tabel 2.7'!E10=\"\",\"\",'Tabel 2.7'!E10)"
    assert calculate(source, grid({"E10": F(link, "2 dokumen")}, "B")).stale == ()
    assert [each.address for each in calculate(source, grid({"E10": F(link, "3 dokumen")}, "B")).stale] == ["E10"]


OLD_TEMPLATE = 'E7*IF(IFERROR(LEFT(CELL("format",E7),1),"")="P",100,1)'


@pytest.mark.parametrize(
    ("shown", "stale"),
    [
        (100, []),  # as Excel for Windows has it
        (1, []),  # as Excel for the web and Google Sheets have it, where CELL() gives an error
        (90, ["F7", "G7"]),
    ],
)
def test_formulas_of_older_templates_are_read_as_the_program_did_that_calculated_them(
    shown: int, stale: list[str]
) -> None:
    sheet = grid({"F7": F(OLD_TEMPLATE, shown), "G7": F("F7", shown)})
    percentage = RawCell(1, "n", "0%")
    found = calculate(Grid("A", dict(sorted({**sheet.cells, (7, 5): percentage}.items()))))
    assert [place.address for place in found.stale] == stale


@pytest.mark.parametrize(
    ("link", "gives"),
    [
        ('IF(A!E7="","",A!E7)', 7.2),
        # Of the branches that which is taken counts.
        ('IF(B1="2024",IF(A!E7="","",A!E7),IF(B1="2023",A!E8,""))', 7.2),
        ('IF(B1="2023",IF(A!E7="","",A!E7),A!E8)', 5),
        ('IFERROR(IF(INDEX(A!E7:E8,1)="","",INDEX(A!E7:E8,1)),"")', 7.2),
        ("A!E7", 7.2),
        # Whoever computes with a fraction has it so.
        ("A!E7*100", 7.2),
        ("A!E7+1", 1.072),
        ("B2", 0.5),
    ],
)
def test_a_percentage_that_a_formula_only_takes_over_is_what_its_source_shows(link: str, gives: float) -> None:
    source = Grid("A", {(7, 5): RawCell(0.072, "n", "0.0%"), (8, 5): RawCell(5, "n", "General")})
    taking = grid({"B1": "2024", "C1": F(link, 0.072)}, "B")
    beside = {**taking.cells, (2, 2): RawCell(0.5, "n", "0%")}
    found = calculate(source, replace(taking, cells=beside))
    shown = found.grids[1].cells[1, 3]
    points = 100 if shown.number_format == "0.0%" else 1  # as its source shows it
    assert shown.value == pytest.approx(gives / points)


def test_a_percentage_that_is_taken_over_twice_looks_as_where_it_was_typed() -> None:
    typed = Grid("A", {(7, 5): RawCell(0.079, "n", "0.0%")})
    once = grid({"A1": F('IF(A!E7="","",A!E7)', 0.079), "A2": F("A!E7*100", 7.9)}, "B")
    twice = grid({"A1": F('IF(B!A1="","",B!A1)', 0.079)}, "C")
    found = calculate(typed, once, twice)
    shown = [found.grids[1].cells[1, 1], found.grids[2].cells[1, 1], found.grids[1].cells[2, 1]]
    assert [each.number_format for each in shown] == ["0.0%", "0.0%", "General"]
    assert [each.value for each in shown] == pytest.approx([0.079, 0.079, 7.9])


def test_an_error_that_a_formula_shows_is_told_by_another_rule() -> None:
    assert calculate(grid({"A1": 1, "A2": F("A1+1", "#NAME?")})).stale == ()


def test_formulas_that_wait_for_one_another_without_end() -> None:
    cells: Mapping[str, Content] = {f"A{row}": F(f"A{row + 1}+1", 0) for row in range(1, 500)}
    assert calculate(grid(cells)).grids[0].cells[1, 1].value is not None


@pytest.mark.parametrize(
    ("formula", "sources"),
    [
        ("[1]Sheet1!F10", ["1"]),
        ("SUM('[12]Tabel 2.7'!F1:F3)", ["12"]),
        ("'D:\\DPA\\[LRA 2023.xlsx]Sheet1'!F10", ["LRA 2023.xlsx"]),
        ("[2]!Pagu", ["2"]),
        ('IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""x"",""A1"")"),5)', ["Google Sheets"]),
        ('IMPORTRANGE("https://docs.google.com/x","A1")', ["Google Sheets"]),
        ("Tabel1[2023]+Tabel1[[#This Row],[Nilai]]", []),
        ('"[1]Sheet1!F10"', []),
        ("'Tabel 2.7'!F10", []),
    ],
)
def test_the_other_workbooks_that_a_formula_reads(formula: str, sources: list[str]) -> None:
    assert external_sources(formula) == sources
