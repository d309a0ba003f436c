"""The list of sheets of a workbook, with one more in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.files.package import count_of
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.refusal import ASK_AGAIN, refused
from lkjip_xl.files.xml_edit import escaped

_ORDER = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
# In UTF-8, and in UTF-16 of either order.
_SELECTED = (b"tabSelected", "tabSelected".encode("utf-16-le")[:-1])
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet of a workbook and its part; ``cells`` is false for one that is a chart or a dialog."""

    name: str
    part: str
    cells: bool
    hidden: bool


class WorkbookPart:
    """The part of a package that lists its sheets.

    Raises:
        UnreadableFile: if there is none.

    """

    def __init__(self, copy: PackageCopy) -> None:
        self._copy = copy
        name = copy.related("", "officeDocument")
        root = copy.part(name).root if name else None
        sheets = root.first("sheets") if root else None
        if name is None or root is None or sheets is None:
            raise refused("berkas rusak: daftar lembarnya hilang.", ASK_AGAIN)
        self.name = name
        self._part, self._root, self._sheets = copy.part(name), root, sheets
        relations = copy.relations(name)
        listed = ((each, relations.get(each.attribute("id"))) for each in sheets.all("sheet"))
        self.sheets: Sequence[ListedSheet] = [
            ListedSheet(
                each.attributes.get("name", ""),
                relation.target if relation else "",
                relation is not None and relation.kind == "worksheet" and relation.target in copy,
                each.attributes.get("state", "visible") != "visible",
            )
            for each, relation in listed
        ]

    def add_in_front(self, name: str, xml: str, own_names: Mapping[str, str]) -> None:
        """Add a sheet in front of all others; ``own_names`` are the names of its ranges, and which these are."""
        target = self._copy.free_name("xl/worksheets/sheet{}.xml")
        self._copy.add(target, xml, _SHEET_TYPE)
        relation = self._copy.relate(self.name, "worksheet", target)
        numbers = (count_of(each.attributes.get("sheetId", "")) for each in self._sheets.all("sheet"))
        number = max((each for each in numbers if each), default=0) + 1
        sheet = (
            f'<{self._part.prefix(self._sheets)}sheet xmlns:r="{self._copy.office}" name="{escaped(name)}" '
            f'sheetId="{number}" r:id="{relation}"/>'
        )
        if self._sheets.children:
            self._part.before(self._sheets.children[0], sheet)
        else:
            self._part.append(self._sheets, sheet)
        self._open_on_first()
        self._move_names(own_names)

    def _open_on_first(self) -> None:
        """Let the workbook open on its first sheet, and no other be selected: Excel would type into both."""
        views = self._root.first("bookViews")
        for view in views.all("workbookView") if views else ():
            for name in {"activeTab", "firstSheet"} & view.attributes.keys():
                self._part.set(view, name, "0")
        for sheet in self.sheets:
            if sheet.part in self._copy and _may_be_selected(self._copy.package.read(sheet.part)):
                self._deselect(sheet.part)

    def _deselect(self, name: str) -> None:
        part = self._copy.part(name)
        views = part.root.first("sheetViews")
        for view in views.all("sheetView") if views else ():
            if "tabSelected" in view.attributes:
                part.set(view, "tabSelected", "0")

    def _move_names(self, own_names: Mapping[str, str]) -> None:
        """Let each name that belongs to a sheet belong to the same one; it is known by its place in the list."""
        names = self._root.first("definedNames")
        p = self._part.prefix(self._root)
        own = "".join(
            f'<{p}definedName name="{name}" localSheetId="0">{escaped(meaning)}</{p}definedName>'
            for name, meaning in own_names.items()
        )
        if names is None:
            self._insert("definedNames", f"<{p}definedNames>{own}</{p}definedNames>")
            return
        for each in names.all("definedName"):
            sheet = count_of(each.attributes.get("localSheetId", ""))
            if sheet is not None:
                self._part.set(each, "localSheetId", str(sheet + 1))
        self._part.append(names, own)

    def _insert(self, name: str, xml: str) -> None:
        self._part.insert_child(self._root, _ORDER, name, xml)


def _may_be_selected(content: bytes) -> bool:
    """Whether a sheet may say that it is selected, whatever it is encoded in: most are large, and say nothing."""
    return any(word in content for word in _SELECTED)
