"""Lists of an agency's own by what tells their levels: right ones give no finding, a slip is found at its cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
import xlsxwriter
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from lkjip_xl.books.template.sources.listing import budget_list_of
from lkjip_xl.check.assessment import assess
from lkjip_xl.check.own_workbook import report_of_own_workbook
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.addresses import column_letters

Cells = list[str | int]
Slip = tuple[int, int]

_PARTS = {
    "Penunjang Urusan": {
        "Perencanaan Kinerja": {
            "Penyusunan Renja": (371_970_000, 244_110_049),
            "Evaluasi": (414_596_000, 252_726_111),
        },
        "Administrasi Keuangan": {"Gaji": (111_246_000, 73_782_326), "Penatausahaan": (268_645_000, 214_544_112)},
    },
    "Pengelolaan Pasar": {
        "Pembinaan Pedagang": {"Pendataan": (624_315_000, 449_235_227), "Sosialisasi": (232_381_000, 169_432_448)},
        "Penataan Kios": {"Pemeliharaan": (410_306_000, 263_102_462), "Penataan Los": (347_537_000, 249_200_763)},
    },
    "Usaha Mikro": {
        "Pemberdayaan Usaha": {"Perizinan": (471_040_000, 366_634_540), "Pameran": (877_321_000, 638_675_158)}
    },
}


@dataclass(frozen=True)
class Line:
    """A program (level 0), kegiatan or sub kegiatan, how many there are above it of its kind, and its place."""

    level: int
    name: str
    pagu: int
    spent: int
    count: int = 0
    path: tuple[str, ...] = ()


def lines(deepest: int = 2) -> list[Line]:
    found: list[Line] = []
    for number, (program, kegiatan) in enumerate(_PARTS.items(), 1):
        of_program = [each for parts in kegiatan.values() for each in parts.values()]
        found.append(Line(0, program, *_sums(of_program), number, (program,)))
        for second, (name, parts) in enumerate(kegiatan.items(), 1):
            found.append(Line(1, name, *_sums([*parts.values()]), second, (program, name)))
            for third, (leaf, amounts) in enumerate(parts.items(), 1):
                found.append(Line(2, leaf, *amounts, third, (program, name, leaf)))
    return [each for each in found if each.level <= deepest]


def _sums(amounts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(pagu for pagu, _ in amounts), sum(spent for _, spent in amounts)


TOTAL = _sums([(each.pagu, each.spent) for each in lines(0)])


def outline(
    deepest: int, number: Callable[[Line], str | int], name: Callable[[Line], str], total: str = "JUMLAH"
) -> list[Cells]:
    rows: list[Cells] = [["NO", "URAIAN", "PAGU", "REALISASI"]]
    rows += [[number(each), name(each), each.pagu, each.spent] for each in lines(deepest)]
    return [*rows, ["", total, *TOTAL]] if total else rows


def _plain(line: Line) -> str:
    return line.name


def _none(_: Line) -> str:
    return ""


def _capitals(line: Line) -> str:
    return line.name if line.level else line.name.upper()


def _with_word(line: Line) -> str:
    return line.name if line.level else f"Program {line.name}"


def _letter_over_number(line: Line) -> str | int:
    return ("ABC"[line.count - 1], line.count, "")[line.level]


def _of_level(level: int) -> Callable[[Line], str | int]:
    """A number before the rows of one level alone."""
    return lambda line: line.count if line.level == level else ""


_of_program = _of_level(0)


def side_by_side(*, repeated: bool, subtotals: bool, label: int = 1) -> list[Cells]:
    """Program, kegiatan and sub kegiatan beside each other, and subtotals of a kegiatan and of a program below."""
    rows: list[Cells] = [["NO", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "PAGU", "REALISASI"]]
    every = lines()
    last: tuple[str, ...] = ()

    def total(words: str, pagu: int, spent: int) -> Cells:
        return [words if at == label else "" for at in range(4)] + [pagu, spent]

    waiting: list[Line] = []
    for each in every:
        while subtotals and waiting and waiting[-1].level >= each.level:
            done = waiting.pop()
            rows.append(total(f"Jumlah {done.name}", done.pagu, done.spent))
        if each.level < 2:
            waiting.append(each)
            continue
        shown = [
            name if repeated or last[:at] != each.path[:at] else "" for at, name in enumerate(each.path[:2], 1)
        ]
        rows.append([len(rows), *shown, each.name, each.pagu, each.spent])
        last = each.path
    rows += [total(f"Jumlah {each.name}", each.pagu, each.spent) for each in reversed(waiting) if subtotals]
    return [*rows, total("JUMLAH", *TOTAL)]


def set_in(*, repeated: bool) -> list[Cells]:
    """A column for each level, in which a program and a kegiatan have rows of their own."""
    rows: list[Cells] = [["NO", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "PAGU", "REALISASI"]]
    for at, each in enumerate(lines(), 1):
        names = [name if repeated or level == each.level else "" for level, name in enumerate(each.path)]
        rows.append([at, *names, *[""] * (3 - len(names)), each.pagu, each.spent])
    return [*rows, ["", "JUMLAH", "", "", *TOTAL]]


def counted_all() -> list[Cells]:
    rows = outline(1, _none, _capitals)
    return [rows[0], *([at, *row[1:]] for at, row in enumerate(rows[1:-1], 1)), rows[-1]]


def below_urusan() -> list[Cells]:
    rows = outline(1, _of_program, lambda line: f"{('Program', 'Kegiatan')[line.level]} {line.name}")
    return [rows[0], ["", "Bidang Urusan Perdagangan", *TOTAL], *rows[1:]]


LAYOUTS: dict[str, list[Cells]] = {
    "programs are numbered, two levels below are not": outline(2, _of_program, _plain),
    "programs are numbered, kegiatan are not": outline(1, _of_program, _with_word),
    "programs are numbered, without words": outline(1, _of_program, _plain),
    "no sum of all": outline(1, _of_program, _plain, total=""),
    "one column": [row[:3] for row in outline(1, _of_program, _plain)],
    "programs in capitals": outline(1, _none, _capitals),
    "capitals and numbers": outline(2, _of_level(1), _capitals),
    "bullets": outline(2, _of_program, lambda line: ("", "- ", "  • ")[line.level] + line.name),
    "sub kegiatan are numbered": outline(2, _of_level(2), _plain),
    "a letter, a number, nothing": outline(2, _letter_over_number, _plain),
    "nothing but sums": outline(2, _none, _plain),
    "nothing but sums of two levels": outline(1, _none, _plain),
    "every row is numbered": counted_all(),
    "set in by spaces": [row[:3] for row in outline(1, _none, lambda line: "    " * line.level + line.name)],
    "side by side, repeated": side_by_side(repeated=True, subtotals=False),
    "side by side with subtotals": side_by_side(repeated=True, subtotals=True, label=3),
    "side by side, named once": side_by_side(repeated=False, subtotals=True),
    "a column each": set_in(repeated=False),
    "a column each, repeated": set_in(repeated=True),
    "below an urusan": below_urusan(),
}
_MORE = 1_000_000


def written(
    path: Path,
    rows: Sequence[Cells],
    slip: Slip | None = None,
    looks: Mapping[int, dict[str, object]] | None = None,
) -> Path:
    """The rows from row 3 on, one cell of which has a million more; ``looks`` are those of names by their row."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("RFK")
        formats = {at: book.add_format(look) for at, look in (looks or {}).items()}
        sheet.write(0, 0, "REALISASI ANGGARAN TAHUN 2024")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                more = _MORE if (at, column) == slip else 0
                if cell != "":
                    look = formats.get(at) if column == 1 else None
                    sheet.write(at + 2, column, cell + more if isinstance(cell, int) else cell, look)
    return path


def found_in(path: Path) -> list[str]:
    return [each.problem.place.address for each in assess(path).result.findings]


def levels_untold(path: Path) -> bool:
    """Whether that is said of a list, or why nothing was checked where there is nothing else in it."""
    result = assess(path).result
    refused = [result.unreadable.reason] if result.unreadable else []
    return any(
        "tingkat baris" in each.casefold() for each in (*refused, *(each.reason for each in result.not_judged))
    )


def sums_in(rows: Sequence[Cells]) -> list[Slip]:
    """Its first sum of each kind, and the sum of all: the rows that sum others, in the column of pagu."""
    pagu = rows[0].index("PAGU")
    sums = {each.pagu: each.level for each in lines(1) if each.pagu != TOTAL[0]}
    is_leaf = {each[pagu] for each in rows[1:]}.isdisjoint(each.pagu for each in lines() if each.level == 2)
    first: dict[int, Slip] = {}
    for at, row in enumerate(rows):
        figure = row[pagu]
        level = sums.get(figure) if isinstance(figure, int) else None
        if level is not None and not (is_leaf and level == 1):
            first.setdefault(level, (at, pagu))
    whole = [(len(rows) - 1, pagu)] if rows[-1][pagu] == TOTAL[0] else []
    return [*first.values(), *whole]


@pytest.mark.parametrize("rows", LAYOUTS.values(), ids=LAYOUTS)
def test_a_right_list_gives_no_finding_and_a_slip_is_found_at_its_cell(tmp_path: Path, rows: list[Cells]) -> None:
    right = written(tmp_path / "benar.xlsx", rows)

    assert found_in(right) == []
    assert not levels_untold(right)
    slips = sums_in(rows)
    assert slips
    for at, column in slips:
        cell = f"{column_letters(column + 1)}{at + 3}"
        assert cell in found_in(written(tmp_path / "salah.xlsx", rows, (at, column))), cell


_BOLD: dict[str, object] = {"bold": True}


@pytest.mark.parametrize("total", ["JUMLAH", ""])
@pytest.mark.parametrize(
    ("deepest", "looks"),
    [
        (1, [_BOLD, {}]),
        (1, [{}, {"indent": 1}]),
        (2, [{}, {"indent": 1}, {"indent": 2}]),
        (2, [_BOLD, {}, {"indent": 1}]),
        (2, [_BOLD, {**_BOLD, "indent": 1}, {"italic": True, "indent": 1}]),
    ],
)
def test_bold_letters_and_cells_set_in_tell_levels(
    tmp_path: Path, deepest: int, looks: list[dict[str, object]], total: str
) -> None:
    rows = [row[:3] for row in outline(deepest, _none, _plain, total)]
    own = {at: looks[each.level] for at, each in enumerate(lines(deepest), 1)}

    assert found_in(written(tmp_path / "benar.xlsx", rows, None, own)) == []
    for at, column in sums_in(rows):
        cell = f"{column_letters(column + 1)}{at + 3}"
        assert cell in found_in(written(tmp_path / "salah.xlsx", rows, (at, column), own)), cell


@pytest.mark.parametrize("look", [_BOLD, {"indent": 1}])
def test_a_look_that_no_sum_bears_out_tells_nothing(tmp_path: Path, look: dict[str, object]) -> None:
    rows: list[Cells] = [["NO", "URAIAN", "PAGU"], ["", "Rapat", 4_000_000], ["", "Gaji", 2_000_000]]
    rows += [["", "Kursus", 1_000_000], ["", "Tes", 500_000], ["", "JUMLAH", 7_000_000]]

    path = written(tmp_path / "datar.xlsx", rows, None, {1: look, 3: look})

    assert found_in(path) == []
    assert levels_untold(path)


def test_one_wrong_figure_is_found_where_words_and_sums_tell_the_rest(tmp_path: Path) -> None:
    rows = [row[:3] for row in outline(2, _of_program, _with_word)]

    for at, column in sums_in(rows):
        cell = f"{column_letters(column + 1)}{at + 3}"
        assert cell in found_in(written(tmp_path / "salah.xlsx", rows, (at, column))), cell


def test_a_number_on_every_row_tells_nothing_where_the_rows_are_twice_their_sum(tmp_path: Path) -> None:
    """One of many figures is wrong, so that no tree comes out: the right sum of all is not called wrong."""
    rows: list[Cells] = [["NO", "URAIAN", "PAGU"], [1, "Pasar", 9_000], [2, "Kios", 5_000], [3, "Los", 3_900]]
    rows += [[4, "Usaha", 6_000], [5, "Izin", 4_000], [6, "Pameran", 2_100], ["", "JUMLAH", 15_000]]

    assert found_in(written(tmp_path / "dua.xlsx", rows)) == []


def test_a_wrong_sum_of_rows_that_are_numbered_is_found_whatever_the_slip(tmp_path: Path) -> None:
    rows: list[Cells] = [["NO", "URAIAN", "PAGU"], [1, "Rapat", 4_000], [2, "Gaji", 2_000], [3, "Kursus", 1_000]]

    for whole in (7_001, 700, 70_000, 6_000):
        path = written(tmp_path / "jumlah.xlsx", [*rows, ["", "JUMLAH", whole]])
        assert found_in(path) == ["C7"], whole


@pytest.mark.parametrize(
    "rows",
    [
        # One name is set in by chance.
        [["Rapat", 4_000_000], ["  Gaji", 2_000_000], ["Kursus", 1_000_000], ["JUMLAH", 7_000_000]],
        [["RSUD", 3_000_000], ["Dinas", 4_000_000], ["UPT", 1_500_000], ["JUMLAH", 8_500_000]],
        # The first is the sum of the two below, and is none.
        [["Rapat", 2_000_000], ["Gaji", 1_000_000], ["Kursus", 1_000_000], ["JUMLAH", 4_000_000]],
    ],
)
def test_rows_that_add_up_plainly_are_no_parts_of_each_other(tmp_path: Path, rows: list[Cells]) -> None:
    path = written(tmp_path / "datar.xlsx", [["URAIAN", "PAGU"], *rows])

    assert found_in(path) == []
    assert not levels_untold(path)


@pytest.mark.parametrize(
    "rows",
    [
        # Nothing binds what is on top.
        [["Rapat", 2_000_000], ["Gaji", 1_000_000], ["Kursus", 1_000_000], ["Lain", 5_000_000]],
        # Two figures may be equal by chance.
        [["Rapat", 5_000_000], ["Gaji", 5_000_000], ["Kursus", 3_000_000], ["JUMLAH", 8_000_000]],
        # What is 0 may stand under any of them.
        [["Rapat", 3_000_000], ["Gaji", 3_000_000], ["Kursus", 0], ["JUMLAH", 3_000_000]],
        # The first may be the sum of the next two or three.
        [["A", 4_000], ["B", 2_000], ["C", 2_000], ["D", 2_000], ["E", 2_000], ["JUMLAH", 8_000]],
    ],
)
def test_where_two_trees_are_possible_none_is_taken(tmp_path: Path, rows: list[Cells]) -> None:
    path = written(tmp_path / "dua.xlsx", [["URAIAN", "PAGU"], *rows])

    assert found_in(path) == []
    assert levels_untold(path)


def _in_document(
    path: Path, rows: Sequence[Cells], slip: Slip | None, look: Callable[[Paragraph, int], None]
) -> Path:
    """The rows in a table of a document; ``look`` sets a name off, by the place of its row."""
    document = docx.Document()
    document.add_paragraph("Tabel 3.2 Realisasi Anggaran per Program Tahun 2024")
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            figure = cell + _MORE if (at, column) == slip and isinstance(cell, int) else cell
            text = f"{figure:,}".replace(",", ".") if isinstance(figure, int) else figure
            paragraph = table.cell(at, column).paragraphs[0]
            paragraph.add_run(text)
            if column == 1:
                look(paragraph, at)
    document.save(str(path))
    return path


def _codes_in(path: Path) -> list[str]:
    return [each.code for each in assess(path).result.findings if each.code != "L01"]


@pytest.mark.parametrize(("slip", "code"), [(None, []), ((1, 2), ["T02"]), ((-1, 2), ["T03"])])
def test_a_list_in_a_document_whose_programs_alone_are_numbered(
    tmp_path: Path, slip: Slip | None, code: list[str]
) -> None:
    rows = outline(1, _of_program, _with_word)
    at = slip and (slip[0] % len(rows), slip[1])

    assert _codes_in(_in_document(tmp_path / "laporan.docx", rows, at, lambda _, __: None)) == code


@pytest.mark.parametrize("set_off", ["tebal", "menjorok"])
@pytest.mark.parametrize("is_wrong", [False, True])
def test_bold_letters_and_paragraphs_set_in_tell_levels_in_a_document(
    tmp_path: Path, set_off: str, *, is_wrong: bool
) -> None:
    rows = [row[:3] for row in outline(1, _none, _plain, total="")]
    levels = {at: each.level for at, each in enumerate(lines(1), 1)}

    def look(paragraph: Paragraph, at: int) -> None:
        if set_off == "tebal":
            paragraph.runs[0].bold = not levels.get(at)
        else:
            paragraph.paragraph_format.left_indent = Cm(levels.get(at, 0) / 2)

    path = _in_document(tmp_path / "laporan.docx", rows, (1, 2) if is_wrong else None, look)

    assert _codes_in(path) == ["T02"] * is_wrong


def _levels_taken(path: Path) -> list[tuple[str, str]]:
    listing = budget_list_of(report_of_own_workbook(read_grids(path)))
    rows = listing.plan if listing else ()
    return [(str(row[Key.JENIS].value), str(row[Key.NAMA].value)) for row in rows[:3]]


def test_a_template_names_the_levels_of_a_list_that_sums_tell(tmp_path: Path) -> None:
    names = ["Program", "Kegiatan", "Sub Kegiatan"]
    rows = LAYOUTS["nothing but sums"]
    below: list[Cells] = [rows[0], ["", "Urusan Perdagangan", *TOTAL], *rows[1:]]
    wanted = [*zip(names, ["Penunjang Urusan", "Perencanaan Kinerja", "Penyusunan Renja"], strict=True)]

    assert _levels_taken(written(tmp_path / "tiga.xlsx", rows)) == wanted
    assert _levels_taken(written(tmp_path / "urusan.xlsx", below)) == wanted


def test_a_template_takes_no_list_of_which_nobody_knows_what_stands_on_top(tmp_path: Path) -> None:
    rows = LAYOUTS["nothing but sums"]
    below: list[Cells] = [rows[0], ["", "Perdagangan", *TOTAL], *rows[1:]]

    assert _levels_taken(written(tmp_path / "empat.xlsx", below)) == []
