"""check --annotate on workbooks of other programs: no fault that was not there, and nothing lost."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from lkjip_xl.books.marked.copy import write_annotated
from lkjip_xl.files.whole_file import CannotWrite
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, Problem, Severity
from tests.audit import audited, faults
from tests.libreoffice import convert_all
from tests.marked_books import (
    COMMENTS,
    NAME,
    NOTES,
    RELATIONS,
    SHEET,
    SHEET_RELATIONS,
    STYLES,
    TRAITS,
    TYPE,
    TYPES,
    WORKBOOK,
    Parts,
    as_read,
    declared,
    plain,
    relations,
    sheet,
    with_macros,
    with_notes,
    write,
)

# A cell that is there, one that is merged with another, one in a row and a column that are not there, one far out,
# one with a note of staff.
MARKED = ("B2", "D2", "E4", "Z9", "B3")
# Where each of them shows.
SHOWN = {"B2": "B2", "D2": "C2", "E4": "E4", "Z9": "Z9", "B3": "B3"}
MAY_CHANGE = {TYPES, WORKBOOK, RELATIONS, SHEET, SHEET_RELATIONS, STYLES, COMMENTS, NOTES}


def result(*cells: str) -> CheckResult:
    problems = (Problem(place(cell), "Salah \x02<&> _x0041_", hint="=1+1") for cell in cells or MARKED)
    return CheckResult("buku.xlsx", findings=tuple(Finding("T01", Severity.ERROR, each) for each in problems))


def place(cell: str) -> Place:
    return Place(NAME, int(cell[1:]), ord(cell[0]) - ord("A") + 1)


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def sheet_part(parts: dict[str, bytes]) -> str:
    """The part of the table's sheet, which is the first but for the sheet Temuan."""
    return next(name for name in parts if name.rpartition("/")[2].casefold() in {"sheet1.xml", "sheet2.xml"})


def local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


Cells = dict[tuple[int, int], tuple[dict[str, str], list[tuple[str, dict[str, str], str]], int]]


def cells_of(part: bytes) -> Cells:
    """What stands in each cell, wherever it says or does not say that it stands, and the number of its looks."""
    found: Cells = {}
    row = 0
    for element in ElementTree.fromstring(part).iter():  # noqa: S314 - made by this test
        if local(element) == "row":
            row, column = int(element.get("r", row + 1)), 0
            for cell in element:
                address = cell.get("r")
                column = column + 1 if address is None else ord(address[0]) - ord("A") + 1
                inside = [(local(each), dict(each.attrib), each.text or "") for each in cell.iter()][1:]
                kept = {name: value for name, value in cell.attrib.items() if name not in {"s", "r"}}
                found[row, column] = kept, inside, int(cell.get("s", 0))
    return found


def around_cells(part: bytes) -> list[tuple[str, dict[str, str], str]]:
    """All that a sheet has beside its rows, but for how far it reaches and its link to the boxes of notes.

    Which sheet is in front is no matter of the sheet: the copy opens on its findings.
    """
    return [
        (
            local(each),
            {name: value for name, value in each.items() if name != "tabSelected"},
            (each.text or "").strip(),
        )
        for child in ElementTree.fromstring(part)  # noqa: S314 - made by this test
        if local(child) not in {"sheetData", "dimension", "legacyDrawing"}
        for each in child.iter()
    ]


def behind(part: object) -> bytes:
    """A sheet as it is when another is in front."""
    return str(part).replace('tabSelected="1"', 'tabSelected="0"').encode()


def fills(styles: bytes) -> list[str]:
    """The colour of each number of looks."""
    root = ElementTree.fromstring(styles)  # noqa: S314 - made by this test
    lists = {local(each): list(each) for each in root}
    colours = [
        next((each.get("rgb", "") for each in fill.iter() if local(each) == "fgColor"), "")
        for fill in lists["fills"]
    ]
    return [colours[int(xf.get("fillId", 0))] for xf in lists["cellXfs"]]


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Each workbook and its marked copy."""
    folder = tmp_path_factory.mktemp("marked")
    books = {}
    for number, (trait, make) in enumerate(TRAITS.items()):
        suffix = ".xlsm" if trait == "macros" else ".xlsx"
        source, target = write(make(), folder / f"{number}{suffix}"), folder / f"{number}_temuan{suffix}"
        write_annotated(target, as_read(source), result())
        books[trait] = source, target
    return books


@pytest.mark.long
@pytest.mark.parametrize("trait", TRAITS)
def test_no_fault_that_was_not_there(trait: str, marked: dict[str, tuple[Path, Path]]) -> None:
    source, target = marked[trait]
    assert faults(source) == []
    assert faults(target) == []
    assert audited(target) - audited(source) == Counter()


@pytest.mark.parametrize("trait", TRAITS)
def test_nothing_is_lost(trait: str, marked: dict[str, tuple[Path, Path]]) -> None:
    before, after = map(parts_of, marked[trait])
    sheet = sheet_part(before)
    untouched = set(before) - MAY_CHANGE - {sheet}
    assert {name for name in untouched if before[name] != after[name]} == set()
    was, now = cells_of(before[sheet]), cells_of(after[sheet])
    assert {at: each[:2] for at, each in now.items() if at in was} == {at: each[:2] for at, each in was.items()}
    assert {at for at in now if at not in was} <= {(2, 2), (2, 3), (4, 5), (9, 26), (3, 2)}
    assert around_cells(after[sheet]) == around_cells(before[sheet])


@pytest.mark.parametrize("trait", TRAITS)
def test_the_cells_are_coloured_and_no_others(trait: str, marked: dict[str, tuple[Path, Path]]) -> None:
    before, after = map(parts_of, marked[trait])
    colours = fills(next(part for name, part in after.items() if name.startswith("xl/styles")))
    cells = cells_of(after[sheet_part(before)])
    coloured = {at for at, (_, _, looks) in cells.items() if colours[looks] == "FFEE8E86"}
    assert coloured == {(place(cell).row, place(cell).column) for cell in SHOWN.values()}


def note_texts(comments: bytes) -> dict[str, str]:
    root = ElementTree.fromstring(comments)  # noqa: S314 - made by this test
    notes = (each for each in root.iter() if local(each) == "comment")
    return {
        note.attrib["ref"]: "".join(each.text or "" for each in note.iter() if local(each) == "t")
        for note in notes
    }


def boxes(vml: bytes) -> dict[str, ElementTree.Element]:
    """The boxes of notes by their cells; Excel's own breaks are closed for the parser."""
    excel = "{urn:schemas-microsoft-com:office:excel}"
    found = {}
    for shape in ElementTree.fromstring(vml.replace(b"<br>", b"<br/>")):  # noqa: S314 - made by this test
        data = shape.find(f"{excel}ClientData")
        if data is not None and data.get("ObjectType") == "Note":
            row, column = (int(data.findtext(f"{excel}{name}", "")) for name in ("Row", "Column"))
            found[f"{chr(ord('A') + column)}{row + 1}"] = shape
    return found


TOLD = "KESALAHAN T01\nSalah  <&> _x005F_x0041_\nPerbaiki: =1+1"


@pytest.mark.parametrize("trait", TRAITS)
def test_each_cell_is_told_of_in_a_box_of_its_own(trait: str, marked: dict[str, tuple[Path, Path]]) -> None:
    before, after = map(parts_of, marked[trait])
    texts = note_texts(next(part for name, part in after.items() if "comments" in name and "threaded" not in name))
    expected = set(SHOWN.values()) - ({"B3"} if trait == "a conversation" else set())
    assert {cell for cell, text in texts.items() if text.startswith(TOLD)} == expected
    drawn = [boxes(part) for name, part in after.items() if name.endswith(".vml")]
    assert expected <= {cell for each in drawn for cell in each}
    relations = after[
        next(name for name in after if name.endswith(f"{sheet_part(before).rpartition('/')[2]}.rels"))
    ]
    assert relations.count(b"/comments") >= 1


@pytest.mark.parametrize(
    "trait", ["notes", "logo, notes and button in descending order", "notes without their boxes"]
)
def test_what_staff_noted_stays_below_and_beside(trait: str, marked: dict[str, tuple[Path, Path]]) -> None:
    before, after = map(parts_of, marked[trait])
    assert note_texts(after[COMMENTS])["B3"] == f"{TOLD}\n\nCatatan Budi:\ncek lagi"
    # What nothing is told of is the same to the byte: the other note with its looks, its box, the button.
    other = before[COMMENTS][
        before[COMMENTS].index(b'<comment ref="A6"') : before[COMMENTS].index(b"</commentList>")
    ]
    assert b"<b/>" in other
    assert other in after[COMMENTS]
    for kind in (b"Button_x0020_1", b"<x:Row>5</x:Row>"):
        shape = next(each for each in before[NOTES].split(b"<v:shape ") if kind in each)
        assert shape.partition(b"</xml>")[0] in after[NOTES]


def test_the_note_of_a_conversation_is_left_alone(marked: dict[str, tuple[Path, Path]]) -> None:
    before, after = map(parts_of, marked["a conversation"])
    note = before[COMMENTS][before[COMMENTS].index(b"<comment ") : before[COMMENTS].index(b"</commentList>")]
    assert note in after[COMMENTS]


@pytest.mark.parametrize("trait", ["a name of a sheet", "prefixes"])
def test_what_belongs_to_a_sheet_belongs_to_the_same_one(trait: str, marked: dict[str, tuple[Path, Path]]) -> None:
    root = ElementTree.fromstring(parts_of(marked[trait][1])[WORKBOOK])  # noqa: S314 - made by this test
    names = {each.attrib["name"]: each.get("localSheetId") for each in root.iter() if local(each) == "definedName"}
    assert names == {"Lokal": "1", "Umum": None, "_xlnm.Print_Area": "0", "_xlnm.Print_Titles": "0"}
    sheets = [each.attrib["name"] for each in root.iter() if local(each) == "sheet"]
    assert sheets == ["Temuan", NAME]


@pytest.mark.parametrize("trait", ["plain", "no view"])
def test_the_copy_opens_on_the_findings_alone(trait: str, marked: dict[str, tuple[Path, Path]]) -> None:
    book = openpyxl.load_workbook(marked[trait][1])
    assert book.active is not None
    assert book.active.title == "Temuan"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Temuan"]


def test_a_cell_that_was_not_there_has_the_looks_of_its_column(marked: dict[str, tuple[Path, Path]]) -> None:
    after = parts_of(marked["plain"][1])
    styles = ElementTree.fromstring(after[STYLES])  # noqa: S314 - made by this test
    formats = [xf.get("numFmtId") for each in styles if local(each) == "cellXfs" for xf in each]
    cells = cells_of(after[SHEET])
    assert [formats[cells[at][2]] for at in ((2, 2), (4, 5), (9, 26))] == ["3", "164", "0"]


@pytest.mark.long
def test_libreoffice_opens_each_with_all_its_values(marked: dict[str, tuple[Path, Path]], tmp_path: Path) -> None:
    for number, (_, target) in enumerate(marked.values()):
        shutil.copy(target, tmp_path / f"{number}.xlsx")
    out = convert_all(sorted(tmp_path.iterdir()), tmp_path / "out")
    values = {trait: opened(out / f"{number}.xlsx") for number, trait in enumerate(marked)}
    usual = {"A1": "NO", "B1": "PAGU", "A2": 1, "B2": 1500, "A3": 2, "B3": 3000, "A6": 3, "C6": True}
    others = {
        "no row": {},
        "shared and array formulas": {"A2": 2, "A3": 3, "B2": 4, "B3": 6},
        "odd quotes and blanks": {"A2": 1, "B2": 1500, "A3": 'a >\n<c r="B3"/>'},
    }
    assert values == {trait: others.get(trait, usual) for trait in marked}


def opened(path: Path) -> dict[str, object]:
    workbook = openpyxl.load_workbook(path, data_only=True)
    assert workbook.sheetnames == ["Temuan", NAME]
    return {
        cell.coordinate: cell.value
        for row in workbook[NAME].iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    }


def mark(parts: Parts, folder: Path, checked: CheckResult) -> dict[str, bytes]:
    """The parts of the marked copy of a workbook."""
    source = write(parts, folder / "buku.xlsx")
    write_annotated(folder / "tanda.xlsx", as_read(source), checked)
    assert faults(folder / "tanda.xlsx") == []
    return parts_of(folder / "tanda.xlsx")


def found(*problems: Problem, waiver: str | None = None) -> CheckResult:
    findings = tuple(Finding("T01", Severity.ERROR, each, waiver) for each in problems)
    return CheckResult("buku.xlsx", findings=findings)


def test_what_excel_cannot_hold_is_cut(tmp_path: Path) -> None:
    """32,767 letters, a letter beyond the first 65,536 counted twice."""
    after = mark(plain(), tmp_path, found(Problem(place("B2"), "\U0001f600" * 20_000)))
    note = note_texts(after[COMMENTS])["B2"]
    assert len(note.encode("utf-16-le")) // 2 <= 32_767
    assert note.endswith("\U0001f600…")
    texts = [each.text or "" for each in ElementTree.fromstring(after["xl/worksheets/sheet2.xml"]).iter()]  # noqa: S314
    longest = max(texts, key=len)
    assert len(longest.encode("utf-16-le")) // 2 <= 32_767
    assert longest.endswith("\U0001f600…")


@pytest.mark.parametrize(("room", "told"), [(10, False), (1_000, True)])
def test_a_note_of_staff_that_leaves_no_room_stays_as_it_is(room: int, told: bool, tmp_path: Path) -> None:
    parts = with_notes()
    parts[COMMENTS] = str(parts[COMMENTS]).replace("cek lagi", "x" * (32_767 - room))
    after = mark(parts, tmp_path, found(Problem(place("B3"), "Salah. " * 1_000)))
    note = note_texts(after[COMMENTS])["B3"]
    assert len(note) <= 32_767
    assert note.endswith("x" * (32_767 - room))
    assert note.startswith("KESALAHAN") is told


def test_shapes_that_nobody_can_read_keep_their_part_and_the_sheet_in_front_says_so(tmp_path: Path) -> None:
    parts = with_notes()
    parts[NOTES] = str(parts[NOTES]).replace("<div>Hitung", "<div><p>Hitung")
    source = write(parts, tmp_path / "buku.xlsx")
    write_annotated(tmp_path / "tanda.xlsx", as_read(source), result())
    before, after = parts_of(source), parts_of(tmp_path / "tanda.xlsx")
    assert {name: after[name] for name in (NOTES, COMMENTS)} == {name: before[name] for name in (NOTES, COMMENTS)}
    assert fills(after[STYLES])[cells_of(after[SHEET])[2, 2][2]] == "FFEE8E86"
    assert b"diwarnai tanpa catatan" in after["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize(("state", "links"), [("visible", 1), ("hidden", 0), ("veryHidden", 0)])
def test_a_link_leads_only_where_one_can_go(state: str, links: int, tmp_path: Path) -> None:
    parts = plain()
    parts[WORKBOOK] = str(parts[WORKBOOK]).replace(
        '<sheet name="Tabel 2.7"',
        f'<sheet name="Lain" sheetId="7" r:id="rId7"/><sheet name="Tabel 2.7" state="{state}"',
    )
    parts[RELATIONS] = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "styles", "styles.xml"),
        ("rId7", "worksheet", "worksheets/sheet7.xml"),
    )
    parts["xl/worksheets/sheet7.xml"] = sheet()
    declared(parts, f'<Override PartName="/xl/worksheets/sheet7.xml" ContentType="{TYPE}.worksheet+xml"/>')
    after = mark(parts, tmp_path, result("B2"))
    assert after["xl/worksheets/sheet2.xml"].count(b"<hyperlink ") == links
    assert fills(after[STYLES])[cells_of(after[SHEET])[2, 2][2]] == "FFEE8E86"
    assert after["xl/worksheets/sheet7.xml"] == behind(parts["xl/worksheets/sheet7.xml"])


def test_what_is_waived_is_listed_and_not_marked(tmp_path: Path) -> None:
    after = mark(plain(), tmp_path, found(Problem(place("B2"), "Salah."), waiver="Sesuai BPK"))
    assert after[SHEET] == behind(plain()[SHEET])
    assert b"Dikecualikan: Sesuai BPK" in after["xl/worksheets/sheet2.xml"]


def test_a_cell_with_several_findings_has_the_colour_of_the_gravest(tmp_path: Path) -> None:
    problem = Problem(place("B2"), "Salah.")
    findings = tuple(Finding(f"T0{n}", each, problem) for n, each in enumerate(reversed(Severity), 1))
    after = mark(plain(), tmp_path, CheckResult("buku.xlsx", findings=findings))
    assert fills(after[STYLES])[cells_of(after[SHEET])[2, 2][2]] == "FFEE8E86"
    words = [line.partition(" ")[0] for line in note_texts(after[COMMENTS])["B2"].split("\n") if " T0" in line]
    assert words == ["KESALAHAN", "PERINGATAN", "INFORMASI"]


def test_a_part_that_is_no_xml_is_said_to_be_damaged(tmp_path: Path) -> None:
    source = write(plain() | {STYLES: "<styleSheet>"}, tmp_path / "buku.xlsx")
    with pytest.raises(CannotWrite, match=r"tidak dapat ditandai: berkas rusak: bagian xl/styles\.xml"):
        write_annotated(tmp_path / "tanda.xlsx", as_read(source), result())
    assert [each.name for each in tmp_path.iterdir()] == ["buku.xlsx"]


@pytest.mark.long
@pytest.mark.parametrize("saved_by_excel", [False, True])
def test_a_marked_copy_is_not_marked_again(saved_by_excel: bool, tmp_path: Path) -> None:
    mark(plain(), tmp_path, result("B2"))
    marked_copy = tmp_path / "tanda.xlsx"
    if saved_by_excel:
        # Like Excel, it keeps the texts of all sheets in a part of their own.
        marked_copy = convert_all([marked_copy], tmp_path / "excel") / "tanda.xlsx"
        assert "xl/sharedStrings.xml" in parts_of(marked_copy)
    with pytest.raises(CannotWrite, match="adalah salinan bertanda"):
        write_annotated(tmp_path / "lagi.xlsx", as_read(marked_copy), result("B2"))
    assert not (tmp_path / "lagi.xlsx").exists()


def test_the_own_sheet_of_staff_with_that_name_stays(tmp_path: Path) -> None:
    parts = plain()
    parts[WORKBOOK] = str(parts[WORKBOOK]).replace(f'name="{NAME}"', 'name="TEMUAN"')
    after = mark(parts, tmp_path, result("B2"))
    assert b'name="Temuan 2"' in after[WORKBOOK]
    assert b'name="TEMUAN"' in after[WORKBOOK]


def test_what_the_list_of_types_says_of_a_missing_part_is_not_said_of_a_new_one(tmp_path: Path) -> None:
    parts = plain()
    declared(parts, f'<Override PartName="/XL/Comments1.xml" ContentType="{TYPE}.table+xml"/>')
    source = write(parts, tmp_path / "buku.xlsx")
    write_annotated(tmp_path / "tanda.xlsx", as_read(source), result())
    assert "xl/comments2.xml" in parts_of(tmp_path / "tanda.xlsx")


def test_thousands_of_shapes_have_numbers_of_their_own(tmp_path: Path) -> None:
    """A block of numbers has 1,023; the part says which blocks are its own."""
    parts = plain() | {
        SHEET: sheet("".join(f'<row r="{n}"><c r="B{n}"><v>1</v></c></row>' for n in range(1, 1101)))
    }
    after = mark(parts, tmp_path, found(*(Problem(place(f"B{n}"), "Salah.") for n in range(1, 1101))))
    assert b'data="1,2"' in after[NOTES]
    assert len(boxes(after[NOTES])) == 1100


_KINDS = {
    ".xlsx": "openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "ms-excel.sheet.macroEnabled",
    ".xltx": "openxmlformats-officedocument.spreadsheetml.template",
    ".xltm": "ms-excel.template.macroEnabled",
    ".xlam": "ms-excel.addin.macroEnabled",
}


def _of_kind(suffix: str, path: Path, *, macros: bool = False) -> Path:
    parts = with_macros() if macros else plain()
    types = re.sub(r"application/vnd[^\"]*main", f"application/vnd.{_KINDS[suffix]}.main", str(parts[TYPES]))
    return write({**parts, TYPES: types}, path)


@pytest.mark.parametrize("suffix", _KINDS)
def test_a_copy_keeps_its_kind(suffix: str, tmp_path: Path) -> None:
    source, target = _of_kind(suffix, tmp_path / f"buku{suffix}"), tmp_path / f"buku_temuan{suffix}"
    write_annotated(target, as_read(source), result())
    assert f"{_KINDS[suffix]}.main+xml".encode() in parts_of(target)[TYPES]


@pytest.mark.parametrize("content", _KINDS)
@pytest.mark.parametrize("named", _KINDS)
def test_a_name_that_excel_refuses_is_refused(content: str, named: str, tmp_path: Path) -> None:
    source, target = _of_kind(content, tmp_path / f"buku{named}"), tmp_path / f"buku_temuan{named}"
    if content == named:
        return
    with pytest.raises(CannotWrite, match=rf"Ganti akhiran namanya menjadi \{content}, lalu ulangi"):
        write_annotated(target, as_read(source), result())
    assert not target.exists()


@pytest.mark.parametrize("suffix", [".xlsx", ".xltx"])
def test_macros_never_come_under_a_name_without(suffix: str, tmp_path: Path) -> None:
    source = _of_kind(suffix, tmp_path / f"buku{suffix}", macros=True)
    with pytest.raises(CannotWrite, match="memuat makro"):
        write_annotated(tmp_path / f"buku_temuan{suffix}", as_read(source), result())
