"""A copy of the staff's own workbook with its findings marked: coloured cells, notes, and a sheet Temuan in front.

openpyxl would lose charts, shapes and every stored result of a formula. wolfxl, which changes only the parts that
it must, writes the notes and adds the sheet. What it does not do well is done on the parts themselves: a cell that
it colours loses its number format, and a new sheet gets no widths and no links.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

from lkjip_xl import tables
from lkjip_xl.annotated_sheet import HEADING_ROW, LOOKS, TITLE, FindingsSheet
from lkjip_xl.build import finished_styles as looks
from lkjip_xl.build import styles
from lkjip_xl.build.writer import quoted
from lkjip_xl.findings import CheckResult, Finding, Severity
from lkjip_xl.marks import Mark, Styles, cell_in, mark_cells
from lkjip_xl.model import Place
from lkjip_xl.note_boxes import Grid, size_boxes
from lkjip_xl.refusal import is_failure
from lkjip_xl.render import details
from lkjip_xl.whole_file import CannotWrite, shown, whole_file
from lkjip_xl.words import printable

if TYPE_CHECKING:
    from wolfxl import Workbook

_AUTHOR = "lkjip-xl"
# How Excel names the author of the note that stands for a conversation.
_CONVERSATION = "tc="
_MOST_NOTES = 20
_TYPES = "[Content_Types].xml"
# The order in which Excel computes: no formula has changed, and where there was none Excel makes one.
_CALCULATION = "xl/calcChain.xml"
_CHAIN = re.compile(r"<(?:Override|Relationship)\b[^>]*calcChain\.xml[^>]*/>")
_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"


def write_annotated(target: Path, source: Path, result: CheckResult) -> None:
    """Write a copy of ``source`` in which the findings that stand are marked; the source is only read.

    Raises:
        CannotWrite: if the target cannot be written, or the source cannot be marked or is such a copy itself.

    """
    import wolfxl  # slow to import, and needed for nothing else
    from wolfxl.styles import Alignment

    with TemporaryDirectory() as folder, whole_file(target) as path, _unusual(source):
        marked = Path(folder) / "marked.xlsx"
        workbook = wolfxl.load_workbook(str(source), modify=True)
        _refuse_marked(source, workbook)
        found = _by_place(result, workbook)
        notes = {
            place: _note(told)
            for place, findings in found.items()
            if (told := _told_at(place, findings, workbook))
        }
        for place, note in notes.items():
            _write_note(workbook, place, note)
        for place in _absent(source, found):
            # A cell that the part does not have is made, its looks changed like those of all others.
            workbook[place.sheet][place.address].alignment = Alignment(vertical="top")
        name = _free_name(workbook.sheetnames)
        _add_sheet(workbook, name)
        with _silent():
            workbook.save(str(marked))
        marks = {place: _MARKS[findings[0].severity] for place, findings in found.items()}
        sheet = FindingsSheet(name, result, frozenset(workbook.sheetnames))
        _finish((source, marked), path, sheet, notes, marks)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep wolfxl from telling the terminal, in English, that a disk is full: the error that it raises says so."""
    sys.stderr.flush()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        terminal = os.dup(2)
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(terminal, 2)
            os.close(terminal)


@contextmanager
def _unusual(source: Path) -> Iterator[None]:
    """Refuse what can be read but not changed part by part: a workbook that its program wrote in another way."""
    try:
        yield
    except (CannotWrite, OSError):
        raise
    except BaseException as error:
        if not is_failure(error):
            raise
        raise CannotWrite(
            f"{shown(source)} tidak dapat ditandai karena disimpan dengan cara yang tidak biasa. "
            "Buka di Excel, Simpan Sebagai (Save As) jenis Excel Workbook (*.xlsx), lalu ulangi."
        ) from error


def _absent(source: Path, places: Iterable[Place]) -> list[Place]:
    """The cells that the parts of a workbook do not have, because nothing stands in them."""
    with ZipFile(source) as parts:
        paths = _sheet_paths(_text(parts, _WORKBOOK), _text(parts, _RELATIONS))
        sheets = {name: _text(parts, paths[name]) for name in {place.sheet for place in places}}
    return [place for place in places if cell_in(sheets[place.sheet], place.address) is None]


def _text(parts: ZipFile, name: str) -> str:
    return parts.read(name).decode("utf-8-sig")


def _refuse_marked(source: Path, workbook: Workbook) -> None:
    """Refuse a copy that is marked already: nobody could tell the marks of old findings from those of new ones."""
    own = (name for name in workbook.sheetnames if name.startswith(tables.TEMUAN))
    if any(workbook[name]["A1"].value == TITLE for name in own):
        raise CannotWrite(
            f"{shown(source)} sudah berisi tanda temuan. Pakai --annotate pada berkas aslinya, "
            "atau periksa tanpa --annotate."
        )


def _by_place(result: CheckResult, workbook: Workbook) -> dict[Place, list[Finding]]:
    """The findings that stand, by the cell where they show; the gravest of a cell first."""
    found: dict[Place, list[Finding]] = {}
    for finding in result.standing():
        for place in (finding.problem.place, *finding.problem.others):
            if place.sheet in workbook.sheetnames:
                found.setdefault(_shown_at(place, workbook), []).append(finding)
    order = list(Severity)
    return {place: sorted(each, key=lambda one: order.index(one.severity)) for place, each in found.items()}


def _shown_at(place: Place, workbook: Workbook) -> Place:
    """The cell itself, or the first one of those that it is merged with: the others show nothing.

    In a damaged sheet that one can lie in another merge; each step leads further up or to the left.
    """
    firsts = set()
    for merged in workbook[place.sheet].merged_cells.ranges:
        left, top, right, bottom = merged.bounds
        if left <= place.column <= right and top <= place.row <= bottom:
            firsts.add((top, left))
    first = min(firsts - {(place.row, place.column)}, default=None)
    return place if first is None else _shown_at(Place(place.sheet, *first), workbook)


def _told_at(place: Place, findings: Sequence[Finding], workbook: Workbook) -> list[Finding]:
    """The findings that a note at a cell tells of.

    One about hundreds of cells is told at its first one. A conversation (threaded comment) is kept in a note that
    belongs to it: nothing is written over that.
    """
    comment = workbook[place.sheet][place.address].comment
    if comment is not None and (comment.author or "").startswith(_CONVERSATION):
        return []
    return [
        each
        for each in findings
        if len(each.problem.others) <= _MOST_NOTES or _shown_at(each.problem.place, workbook) == place
    ]


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
    if cell.comment:
        author = (cell.comment.author or "").strip() or "lama"
        note = f"{note}\n\nCatatan {author}:\n{cell.comment.text}"
    cell.comment = Comment(note, _AUTHOR)


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
            _WORKBOOK: _with_headings_repeated(_with_active_sheet(_text(parts, _WORKBOOK)), sheet.name),
        }
        looks_of_cells = Styles(_text(parts, _STYLES))
        for name in {place.sheet for place in marks}:
            own = {place.address: mark for place, mark in marks.items() if place.sheet == name}
            changed[paths[name]] = mark_cells(_text(parts, paths[name]), own, looks_of_cells)
            if drawing := _drawing_of_notes(parts, paths[name]):
                boxes = {(at.row - 1, at.column - 1): note for at, note in notes.items() if at.sheet == name}
                before = _text(original, drawing) if drawing in original.namelist() else ""
                grid = Grid.of(changed[paths[name]])
                changed[drawing] = size_boxes(_text(parts, drawing), before, boxes, grid)
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


def _with_headings_repeated(workbook: str, sheet: str) -> str:
    """The list of sheets and names, with the headings of the first sheet on each of its printed pages."""
    rows = escape(f"{quoted(sheet)}!${HEADING_ROW}:${HEADING_ROW}")
    name = f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{rows}</definedName>'
    if "<definedNames>" in workbook:
        return workbook.replace("<definedNames>", f"<definedNames>{name}", 1)
    # Names stand behind the sheets and what they refer to in other workbooks.
    behind = "</externalReferences>" if "</externalReferences>" in workbook else "</sheets>"
    return workbook.replace(behind, f"{behind}<definedNames>{name}</definedNames>", 1)


def _style_numbers(sheet: str) -> dict[str, str]:
    """The number of each look, from the cells that were written to get them."""
    return dict(zip(LOOKS, re.findall(r'<c r="A\d+" s="(\d+)"', sheet), strict=True))
