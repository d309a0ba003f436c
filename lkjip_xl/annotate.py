"""A copy of the staff's own workbook with its findings marked: coloured cells, notes, and a sheet Temuan in front.

openpyxl would lose charts, shapes and every stored result of a formula. wolfxl, which changes only the parts that
it must, writes the notes and adds the sheet. What it does not do well is done on the parts themselves: a cell that
it colours loses its number format, and a new sheet gets no widths and no links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from lkjip_xl import tables
from lkjip_xl.annotated_sheet import LOOKS, FindingsSheet
from lkjip_xl.build import finished_styles as looks
from lkjip_xl.build import styles
from lkjip_xl.findings import CheckResult, Finding, Severity
from lkjip_xl.marks import Mark, Styles, cell_in, mark_cells
from lkjip_xl.model import Place
from lkjip_xl.render import (
    details,
    printable,
)
from lkjip_xl.whole_file import whole_file

if TYPE_CHECKING:
    from wolfxl import Workbook

_AUTHOR = "lkjip-xl"
_TYPES = "[Content_Types].xml"
# The order in which Excel computes: no formula has changed, and where there was none Excel makes one.
_CALCULATION = "xl/calcChain.xml"
_CHAIN = re.compile(r"<(?:Override|Relationship)\b[^>]*calcChain\.xml[^>]*/>")
_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
# A note is as wide as some columns, and as high as its lines need.
_NOTE_COLUMNS, _NOTE_LINE = 4, 40
_ANCHOR = re.compile(r"<x:Anchor>[^<]*</x:Anchor>")
_SHAPE = re.compile(r"<v:shape .*?</v:shape>", re.DOTALL)


def write_annotated(target: Path, source: Path, result: CheckResult) -> None:
    """Write a copy of ``source`` in which the findings that stand are marked; the source is only read.

    Raises:
        CannotWrite: if the target cannot be written.

    """
    import wolfxl  # slow to import, and needed for nothing else
    from wolfxl.styles import Alignment

    with TemporaryDirectory() as folder, whole_file(target) as path:
        marked = Path(folder) / "marked.xlsx"
        workbook = wolfxl.load_workbook(str(source), modify=True)
        found = _by_place(result, workbook.sheetnames)
        notes = {place: _note(findings) for place, findings in found.items()}
        for place, note in notes.items():
            _write_note(workbook, place, note)
        for place in _absent(source, found):
            # A cell that the part does not have is made, its looks changed like those of all others.
            workbook[place.sheet][place.address].alignment = Alignment(vertical="top")
        name = _free_name(workbook.sheetnames)
        _add_sheet(workbook, name)
        workbook.save(str(marked))
        marks = {place: _MARKS[findings[0].severity] for place, findings in found.items()}
        sheet = FindingsSheet(name, result, frozenset(workbook.sheetnames))
        _finish((source, marked), path, sheet, notes, marks)


def _absent(source: Path, places: Iterable[Place]) -> list[Place]:
    """The cells that the parts of a workbook do not have, because nothing stands in them."""
    with ZipFile(source) as parts:
        paths = _sheet_paths(_text(parts, _WORKBOOK), _text(parts, _RELATIONS))
        sheets = {name: _text(parts, paths[name]) for name in {place.sheet for place in places}}
    return [place for place in places if cell_in(sheets[place.sheet], place.address) is None]


def _text(parts: ZipFile, name: str) -> str:
    return parts.read(name).decode("utf-8-sig")


def _by_place(result: CheckResult, sheets: Sequence[str]) -> dict[Place, list[Finding]]:
    """The findings that stand, by their cell; the gravest of a cell first."""
    found: dict[Place, list[Finding]] = {}
    for finding in result.standing():
        for place in (finding.problem.place, *finding.problem.others):
            if place.sheet in sheets:
                found.setdefault(place, []).append(finding)
    order = list(Severity)
    return {place: sorted(each, key=lambda one: order.index(one.severity)) for place, each in found.items()}


def _note(findings: Sequence[Finding]) -> str:
    """What the note at a cell says."""
    return "\n\n".join("\n".join(_note_lines(finding)) for finding in findings)


def _note_lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity.label} {finding.code}"
    yield printable(finding.problem.message)
    for name, text in details(finding):
        yield f"{name}: {printable(text)}"


def _write_note(workbook: Workbook, place: Place, note: str) -> None:
    """Write a note at a cell; one that was there stays below."""
    from wolfxl.comments import Comment

    cell = workbook[place.sheet][place.address]
    earlier = cell.comment.text if cell.comment else ""
    cell.comment = Comment(f"{note}\n\n{earlier}" if earlier else note, _AUTHOR)


def _colour_of(severity: Severity) -> str:
    return str(looks.SEVERITIES[severity]["bg_color"]).lstrip("#")


# Rules of the sheet may hide the colour; the border shows, and tells the severities apart in print.
_MARKS = {
    Severity.ERROR: Mark(_colour_of(Severity.ERROR), "thick", "9C0006"),
    Severity.WARNING: Mark(_colour_of(Severity.WARNING), "medium", "7F6000"),
    Severity.INFO: Mark(_colour_of(Severity.INFO), "dashed", "1F3864"),
}


def _free_name(names: Sequence[str]) -> str:
    """The name of the sheet in front; a workbook may have one from an earlier time."""
    taken = {name.casefold() for name in names}
    candidates = (name for name in tables.ANNOTATED_SHEETS if name.casefold() not in taken)
    return next(candidates, f"{tables.TEMUAN} {len(names)}")


def _add_sheet(workbook: Workbook, name: str) -> None:
    """Add the sheet in front with a cell of each look: their numbers are what the sheet is written with."""
    sheet = workbook.create_sheet(name, 0)
    for row, look in enumerate(LOOKS.values(), 1):
        cell = sheet[f"A{row}"]
        cell.value = "x"
        _dress(cell, look)


def _dress(cell: Any, look: styles.Style) -> None:
    from wolfxl.styles import Alignment, Border, Font, PatternFill, Side

    colour = str(look.get("font_color", "#000000")).lstrip("#")
    cell.font = Font(
        name=look["font_name"],
        size=look["font_size"],
        bold=bool(look.get("bold")),
        italic=bool(look.get("italic")),
        color=colour,
    )
    if "bg_color" in look:
        cell.fill = PatternFill("solid", fgColor=str(look["bg_color"]).lstrip("#"))
    if "border" in look:
        side = Side("thin", color=str(look["border_color"]).lstrip("#"))
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.alignment = Alignment(
        horizontal=look.get("align"),
        vertical="center" if look["valign"] == "vcenter" else look["valign"],
        wrap_text=bool(look.get("text_wrap")),
    )


def _finish(
    books: tuple[Path, Path],
    target: Path,
    sheet: FindingsSheet,
    notes: Mapping[Place, str],
    marks: Mapping[Place, Mark],
) -> None:
    """Copy the parts: cells get colours, the new sheet its rows, notes their size; what was active stays so."""
    with ZipFile(books[0]) as original, ZipFile(books[1]) as parts:
        paths = _sheet_paths(_text(parts, _WORKBOOK), _text(parts, _RELATIONS))
        changed = {
            paths[sheet.name]: sheet.xml(_style_numbers(_text(parts, paths[sheet.name]))),
            _WORKBOOK: _with_active_sheet(_text(parts, _WORKBOOK)),
        }
        looks_of_cells = Styles(_text(parts, _STYLES))
        for name in {place.sheet for place in marks}:
            own = {place.address: mark for place, mark in marks.items() if place.sheet == name}
            changed[paths[name]] = mark_cells(_text(parts, paths[name]), own, looks_of_cells)
            if drawing := _drawing_of_notes(parts, paths[name]):
                of_sheet = {place: note for place, note in notes.items() if place.sheet == name}
                before = _text(original, drawing) if drawing in original.namelist() else ""
                changed[drawing] = _with_boxes(_text(parts, drawing), before, of_sheet)
        changed[_STYLES] = looks_of_cells.xml
        if _CALCULATION in original.namelist():
            changed[_CALCULATION] = _text(original, _CALCULATION)
        else:
            changed |= {name: _CHAIN.sub("", _text(parts, name)) for name in (_TYPES, _RELATIONS)}
        with ZipFile(target, "w") as copy:
            for info in parts.infolist():
                name = info.filename
                if name != _CALCULATION or name in changed:
                    copy.writestr(info, changed[name].encode() if name in changed else parts.read(info))


def _sheet_paths(workbook: str, relations: str) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    from xml.etree.ElementTree import fromstring

    targets = {each.get("Id"): str(each.get("Target")) for each in fromstring(relations)}  # noqa: S314
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return {
        str(each.get("name")): _inside(targets[each.get(relation)])
        for each in fromstring(workbook).iter()  # noqa: S314
        if each.tag.endswith("}sheet")
    }


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _drawing_of_notes(parts: ZipFile, sheet: str) -> str:
    """The part with the boxes of a sheet's notes; empty where it has none."""
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in parts.namelist():
        return ""
    found = re.search(r'Target="([^"]*vmlDrawing[^"]*)"', parts.read(relations).decode())
    return f"xl/drawings/{found[1].rpartition('/')[2]}" if found else ""


def _with_active_sheet(workbook: str) -> str:
    """The list of sheets, with the sheet that was active still active: it has moved back by one."""
    found = re.search(r"<workbookView\b[^>]*>", workbook)
    if found is None:
        return workbook
    view = found.group()
    active = re.search(r'activeTab="(\d+)"', view)
    moved = (
        view.replace(active.group(), f'activeTab="{int(active[1]) + 1}"')
        if active
        else view.replace("<workbookView", '<workbookView activeTab="1"', 1)
    )
    return workbook.replace(view, moved, 1)


def _with_boxes(drawing: str, before: str, notes: Mapping[Place, str]) -> str:
    """The boxes of notes: ours large enough to be read, the others as they were."""
    ours = {(place.row - 1, place.column - 1): note for place, note in notes.items()}
    earlier = {at: shape for shape in _SHAPE.findall(before) if (at := _cell_of(shape))}

    def box(found: re.Match[str]) -> str:
        shape = found.group()
        at = _cell_of(shape)
        if at in ours:
            return _ANCHOR.sub(f"<x:Anchor>{_anchor(*at, ours[at])}</x:Anchor>", shape)
        if at in earlier:
            # The number of a shape must be its own in the whole part.
            number = re.search(r'\sid="([^"]*)"', shape)
            return re.sub(r'\sid="[^"]*"', f' id="{number[1]}"', earlier[at], count=1) if number else earlier[at]
        return shape

    return _SHAPE.sub(box, drawing)


def _cell_of(shape: str) -> tuple[int, int] | None:
    """The row and the column, from 0, of the cell that a box is a note of; None for other shapes."""
    if 'ObjectType="Note"' not in shape:
        return None
    row, column = (re.search(rf"<x:{name}>(\d+)</x:{name}>", shape) for name in ("Row", "Column"))
    return (int(row[1]), int(column[1])) if row and column else None


def _anchor(row: int, column: int, note: str) -> str:
    """Where a box lies: beside its cell, some columns wide, as many rows high as its lines need."""
    lines = sum(1 + len(line) // _NOTE_LINE for line in note.split("\n"))
    return f"{column + 1}, 15, {row}, 2, {column + 1 + _NOTE_COLUMNS}, 15, {row + lines + 1}, 4"


def _style_numbers(sheet: str) -> dict[str, str]:
    """The number of each look, from the cells that were written to get them."""
    return dict(zip(LOOKS, re.findall(r'<c r="A\d+" s="(\d+)"', sheet), strict=True))
