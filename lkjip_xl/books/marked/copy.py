"""A copy of the staff's own workbook with its findings marked: coloured cells, notes, and a sheet Temuan in front.

A library that reads a workbook and writes it again would lose charts, shapes or stored results. So the parts are
changed where they must be, at the positions of their bytes, and everything else is copied as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lkjip_xl import tables
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.books.marked.addresses import Cell
from lkjip_xl.books.marked.cells import SheetCells
from lkjip_xl.books.marked.conditions import put_in_front
from lkjip_xl.books.marked.findings_sheet import HEADING_ROW, LOOKS, TITLE, FindingsSheet
from lkjip_xl.books.marked.kinds import refuse_other_kind
from lkjip_xl.books.marked.note_boxes import Drawings, NoteBoxes
from lkjip_xl.books.marked.notes import Notes
from lkjip_xl.books.marked.refusal import marking
from lkjip_xl.books.marked.styles import Mark, Styles
from lkjip_xl.books.marked.workbook import ListedSheet, WorkbookPart
from lkjip_xl.files.kinds import WorkbookFile
from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.package import count_of
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.whole_file import CannotWrite, shown, whole_file
from lkjip_xl.files.xlsx_parts import read_texts
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Finding, Severity, value_text
from lkjip_xl.show import palette
from lkjip_xl.show.words import details
from lkjip_xl.text.words import printable

_MOST_NOTES = 20


def write_annotated(
    target: Path, source: WorkbookFile, result: CheckResult, limits: Limits = USUAL_LIMITS
) -> None:
    """Write a copy of what was read of ``source``, in which the findings that stand are marked.

    Raises:
        CannotWrite: if the target cannot be written, or the source cannot be marked or is such a copy itself.

    """
    copy = annotated_copy(target, source, result, limits)
    with whole_file(target) as path:
        copy.write(path)


def annotated_copy(
    target: Path, source: WorkbookFile, result: CheckResult, limits: Limits = USUAL_LIMITS
) -> PackageCopy:
    """The same copy, not yet written.

    Raises:
        CannotWrite: if the source cannot be marked or is such a copy itself.

    """
    with marking(source.path):
        copy = PackageCopy(source.content, limits)
        _mark(copy, source.path, target, result)
    return copy


def _mark(copy: PackageCopy, source: Path, target: Path, result: CheckResult) -> None:
    workbook = WorkbookPart(copy)
    refuse_other_kind(copy, workbook, source, target)
    _refuse_marked(copy, workbook, source)
    styles = Styles.of(copy, workbook.name)
    numbers = {name: styles.look(look) for name, look in LOOKS.items()}
    drawings = Drawings(copy)
    found = _by_sheet(result)
    without_notes = [
        sheet.name
        for sheet in workbook.sheets
        if sheet.cells
        and sheet.name in found
        and not _MarkedSheet(copy, sheet, found[sheet.name]).write(styles, drawings)
    ]
    styles.write()
    name = _free_name([sheet.name for sheet in workbook.sheets])
    linked = frozenset(sheet.name for sheet in workbook.sheets if not sheet.hidden)
    front = FindingsSheet(result, linked, [_NO_NOTES.format(each) for each in without_notes])
    names = {
        "_xlnm.Print_Area": f"{quoted(name)}!{front.printed}",
        "_xlnm.Print_Titles": f"{quoted(name)}!${HEADING_ROW}:${HEADING_ROW}",
    }
    workbook.add_in_front(name, front.xml(numbers, copy.main), names)


_NO_NOTES = (
    "Sel di lembar “{}” diwarnai tanpa catatan: gambar dan catatan lembar itu tersimpan rusak. "
    "Buka di Excel, simpan, lalu ulangi."
)


def _refuse_marked(copy: PackageCopy, workbook: WorkbookPart, source: Path) -> None:
    """Refuse a copy that is marked already: nobody could tell the marks of old findings from those of new ones."""
    own = (sheet for sheet in workbook.sheets if sheet.cells and sheet.name.startswith(tables.TEMUAN))
    if any(_first_text(copy, workbook, sheet) == TITLE for sheet in own):
        raise CannotWrite(
            f"{shown(source)} adalah salinan bertanda, yang hanya menunjukkan di mana temuannya. "
            "Betulkan berkas aslinya, lalu periksa berkas asli itu."
        )


def _first_text(copy: PackageCopy, workbook: WorkbookPart, sheet: ListedSheet) -> str:
    """What the first cell of a sheet says, as this program writes it or as Excel saves that."""
    root = copy.part(sheet.part).root
    cell = next((each for each in root.below() if each.name == "c"), None)
    if cell is None:
        return ""
    if cell.attributes.get("t") == "s":
        texts = read_texts(copy.package, copy.related(workbook.name, "sharedStrings"))
        number = count_of(next((each.text for each in cell.all("v")), ""))
        return "" if number is None or number >= len(texts) else texts[number]
    return "".join(each.text for each in cell.below() if each.name in {"t", "v"})


def _by_sheet(result: CheckResult) -> dict[str, dict[Cell, list[Finding]]]:
    """The findings that stand, by the sheets and the cells that they are about."""
    found: dict[str, dict[Cell, list[Finding]]] = {}
    for finding in result.standing():
        for place in (finding.problem.place, *finding.problem.others):
            cells = found.setdefault(place.sheet, {})
            cells.setdefault((place.row, place.column), []).append(finding)
    return found


class _MarkedSheet:
    """A sheet with the findings at its cells."""

    def __init__(self, copy: PackageCopy, sheet: ListedSheet, found: Mapping[Cell, Sequence[Finding]]) -> None:
        self._copy, self._name, self._part = copy, sheet.name, sheet.part
        self._cells = SheetCells(copy.part(sheet.part))
        self._shown = self._cells.shown_at(found)
        at: dict[Cell, list[Finding]] = {}
        for cell, findings in found.items():
            at.setdefault(self._shown[cell], []).extend(findings)
        order = list(Severity)
        # The gravest of a cell first.
        self._found = {
            cell: sorted(findings, key=lambda one: order.index(one.severity)) for cell, findings in at.items()
        }

    def write(self, styles: Styles, drawings: Drawings) -> bool:
        """Mark the cells, and write notes at them; whether the notes could be written."""
        marks = {cell: _MARKS[findings[0].severity] for cell, findings in self._found.items()}
        self._cells.dress(marks, lambda cell, number: styles.marked(number, marks[cell]))
        put_in_front(self._cells, marks, styles.over_conditions)
        try:
            boxes = NoteBoxes(self._copy, self._cells, drawings)
            notes = Notes(self._copy, self._part)
        except UnreadableFile:
            return False
        told = {cell: self._note(cell, findings) for cell in self._found if (findings := self._told_at(cell))}
        writable = {cell: note for cell, note in told.items() if notes.writable(cell)}
        if writable:
            boxes.write(notes.write(writable))
        return True

    def _told_at(self, cell: Cell) -> list[Finding]:
        """The findings that a note at a cell tells of: one about hundreds of cells is told at its first one."""
        return [
            each
            for each in self._found[cell]
            if len(each.problem.others) <= _MOST_NOTES or self._is_first(each.problem.place, cell)
        ]

    def _note(self, cell: Cell, findings: Sequence[Finding]) -> str:
        """What the note at a cell says."""
        return "\n\n".join("\n".join(self._lines(cell, finding)) for finding in findings)

    def _lines(self, cell: Cell, finding: Finding) -> Iterator[str]:
        """What a note says of a finding; at another cell than its first one not that one's figures."""
        found = finding.problem
        is_first = self._is_first(found.place, cell)
        yield f"{finding.severity.label} {finding.code}"
        yield printable(found.message)
        if not is_first and (own := self._own_figure(cell, finding)):
            yield f"Seharusnya: {own}"
        elif not is_first and len([*details(finding)]) > len([*details(finding, figures=False)]):
            yield f"Angkanya: lihat {printable(found.place.sheet)} sel {found.place.address}"
        for name, text in details(finding, figures=is_first):
            yield f"{name}: {printable(text)}"

    def _own_figure(self, cell: Cell, finding: Finding) -> str:
        """What another cell of a finding should hold, where there is one way to mend it and that says so."""
        found = finding.problem
        if len(found.fixes) != 1:
            return ""
        fixes = [fix for fix in found.fixes[0] if self._is_first(fix.place, cell)]
        return printable(value_text(fixes[0].value, percent=found.percent)) if fixes else ""

    def _is_first(self, place: Place, cell: Cell) -> bool:
        return place.sheet == self._name and self._shown.get((place.row, place.column)) == cell


def _mark_of(severity: Severity, line: str) -> Mark:
    look = palette.SEVERITIES[severity]
    return Mark(look.fill.lstrip("#"), line, look.line.lstrip("#"))


# The line tells the severities apart in a grey print too.
_MARKS = {
    severity: _mark_of(severity, line)
    for severity, line in zip(Severity, ("thick", "medium", "dashed"), strict=True)
}


def _free_name(names: Sequence[str]) -> str:
    """The name of the sheet in front; a workbook may have one from an earlier time."""
    taken = {name.casefold() for name in names}
    candidates = (name for name in tables.ANNOTATED_SHEETS if name.casefold() not in taken)
    return next(candidates, f"{tables.TEMUAN} {len(names)}")
