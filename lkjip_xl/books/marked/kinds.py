"""The kinds of workbooks, and the ending that the name of each must have: Excel opens it under no other."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from lkjip_xl.books.marked.workbook import WorkbookPart
from lkjip_xl.files.package import part_key
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.whole_file import CannotWrite, shown

USUAL_SUFFIX = ".xlsx"
_NAMES = {
    USUAL_SUFFIX: "buku kerja biasa",
    ".xlsm": "buku kerja bermakro",
    ".xltx": "templat Excel",
    ".xltm": "templat Excel bermakro",
    ".xlam": "add-in Excel",
}
_BY_TYPE = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": USUAL_SUFFIX,
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": ".xlsm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.template.macroenabled.main+xml": ".xltm",
    "application/vnd.ms-excel.addin.macroenabled.main+xml": ".xlam",
}
_WITHOUT_MACROS = (USUAL_SUFFIX, ".xltx")
# Macros of today, and sheets of the macros of 1992.
_MACROS = frozenset({"vbaproject", "xlmacrosheet", "xlintlmacrosheet"})


def suffix_of_copy(source: Path) -> str:
    """The ending of the name of a copy: a workbook with macros, or a template, stays one."""
    suffix = source.suffix.lower()
    return suffix if suffix in _NAMES else USUAL_SUFFIX


def refuse_other_kind(copy: PackageCopy, workbook: WorkbookPart, source: Path, target: Path) -> None:
    """Refuse a copy that Excel would not open, because its name says another kind than its content.

    Raises:
        CannotWrite: if there are macros where none may be, or it is a template under the name of a workbook.

    """
    suffix = target.suffix.lower()
    kind = _BY_TYPE.get(_content_type(copy, workbook.name).casefold(), suffix)
    has_macros = any(each.kind.casefold() in _MACROS for each in copy.relations(workbook.name).values())
    if kind != suffix:
        raise CannotWrite(
            f"{shown(source)} tidak dapat ditandai: isinya {_NAMES[kind]}, yang hanya dibuka Excel bila namanya "
            f"berakhiran {kind}. Ganti akhiran namanya menjadi {kind}, lalu ulangi."
        )
    if has_macros and suffix in _WITHOUT_MACROS:
        raise CannotWrite(
            f"{shown(source)} tidak dapat ditandai: berkas ini memuat makro, yang tidak boleh ada di berkas "
            f"berakhiran {suffix}. Buka di Excel, simpan sebagai buku kerja tanpa makro (.xlsx), lalu ulangi."
        )


def _content_type(copy: PackageCopy, name: str) -> str:
    """What the list of types says a part is; empty where it says nothing."""
    for each in copy.types("Override"):
        if part_key(each.attributes.get("PartName", "")) == part_key(name):
            return each.attributes.get("ContentType", "")
    ending = PurePosixPath(name).suffix[1:].casefold()
    defaults = (
        each for each in copy.types("Default") if each.attributes.get("Extension", "").casefold() == ending
    )
    return next((each.attributes.get("ContentType", "") for each in defaults), "")
