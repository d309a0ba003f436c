"""check --annotate on workbooks of other programs: no fault that was not there, and nothing lost."""

from __future__ import annotations

import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from lkjip_xl.findings import CheckResult, Finding, Problem, Severity
from lkjip_xl.marked.copy import write_annotated
from lkjip_xl.model import Place
from tests.marked_books import (
    COMMENTS,
    NAME,
    NOTES,
    RELATIONS,
    SHEET,
    SHEET_RELATIONS,
    STYLES,
    TRAITS,
    TYPES,
    WORKBOOK,
    faults,
    write,
)


@cache
def validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)


def audited(path: Path) -> Counter[tuple[str, str]]:
    found = validator().validate(str(path))
    return Counter(
        (each.part_uri or "", each.description) for each in found.errors if each.severity.name == "ERROR"
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
    """All that a sheet has beside its rows, but for how far it reaches and its link to the boxes of notes."""
    return [
        (local(each), dict(each.attrib), (each.text or "").strip())
        for child in ElementTree.fromstring(part)  # noqa: S314 - made by this test
        if local(child) not in {"sheetData", "dimension", "legacyDrawing"}
        for each in child.iter()
    ]


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
        source, target = write(make(), folder / f"{number}.xlsx"), folder / f"{number}_temuan.xlsx"
        write_annotated(target, source, result())
        books[trait] = source, target
    return books


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
    coloured = {at for at, (_, _, looks) in cells.items() if colours[looks] == "FFF8CBAD"}
    assert coloured == {(place(cell).row, place(cell).column) for cell in SHOWN.values()}
