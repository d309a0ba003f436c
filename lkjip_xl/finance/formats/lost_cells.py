"""What calamine does not tell of a workbook: each kind of file says it in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_xl.files.limits import Limits
from lkjip_xl.files.package import Package, count_of, local, read_xml
from lkjip_xl.files.refusal import refused
from lkjip_xl.files.xlsx_parts import TRUE, Formats, find_parts, read_formats
from lkjip_xl.finance.amounts import Unreadable, Why
from lkjip_xl.finance.formats import ods_content
from lkjip_xl.finance.formats.extent import refuse_vast, refuse_vast_extents
from lkjip_xl.finance.formats.lost_binary import untold_of_xls, untold_of_xlsb
from lkjip_xl.finance.formats.untold import Untold, number_in, percentage, shows_percentages
from lkjip_xl.text.addresses import LAST_COLUMN, cell_named

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What stands behind the name of an element.
_ENDS = (b">", b" ", b"/", b"\n", b"\r", b"\t")
# What a sheet must have in its bytes before it is gone through cell by cell: the kind of an error, something
# hidden, or a formula, with or without a prefix. Most exports have none of them.
_SUSPICIOUS = (
    b'"e"',
    b"'e'",
    b" hidden=",
    *(before + b"f" + behind for before in (b"<", b":") for behind in _ENDS),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PICTURE = "vm"


def untold_of(path: Path, limits: Limits) -> Mapping[str, Untold]:
    """What calamine does not tell of a workbook (.xlsx, .ods, .xlsb, .xls), by the name of the sheet.

    Raises:
        UnreadableFile: if a sheet of a package is larger than any real one.

    """
    with path.open("rb") as file:
        if file.read(len(_OLD)) == _OLD:
            return untold_of_xls(path.read_bytes())
        package = Package(file, limits, finance=True)
        if ods_content.CONTENT in package:
            found = ods_content.look_through(package.read(ods_content.CONTENT))
            refuse_vast_extents(found.extents, limits)
            return found.untold
        refuse_vast(package, limits)
        main = package.main_parts
        if main and main[0].casefold().endswith(".bin"):
            return dict(untold_of_xlsb(package, main[0]))
        return dict(_untold_of_xlsx(package))


def _untold_of_xlsx(package: Package) -> Iterator[tuple[str, Untold]]:
    parts = find_parts(package)
    _refuse_utf_16(package, [*(each.part for each in parts.sheets), *([parts.texts] if parts.texts else [])])
    percent = _percent_styles(read_formats(package, parts.styles))
    suspicious = (*_SUSPICIOUS, *(f" s={sign}{each}{sign}".encode() for each in percent for sign in "\"'"))
    for sheet in parts.sheets:
        content = package.read(sheet.part)
        if any(each in content for each in suspicious):
            state = _SheetPass(percent)
            read_xml(sheet.part, content, state.start, state.end, state.text)
            yield sheet.name, state.untold


def _refuse_utf_16(package: Package, parts: Sequence[str]) -> None:
    """Refuse parts in UTF-16, of which calamine reads nothing and says nothing.

    Raises:
        UnreadableFile: if there is one.

    """
    if any(package.start(each, len(_UTF_16[0])) in _UTF_16 for each in parts):
        raise refused(
            "berkas ini ditulis dalam UTF-16, yang tidak dibaca dari berkas keuangan.",
            "Buka di Excel, simpan, lalu ulangi.",
        )


def _percent_styles(formats: Formats) -> frozenset[str]:
    """The styles of cells that show percentages, as a cell names them."""
    return frozenset(
        str(style)
        for style, number in enumerate(formats.of_styles)
        if shows_percentages(count_of(number) or 0, formats.codes.get(number, ""))
    )


@dataclass
class _SheetPass:
    """One pass over a sheet; a row or a cell without an address stands behind the one before."""

    percent: frozenset[str]
    untold: Untold = field(default_factory=Untold)
    _row: int = -1
    _column: int = -1
    _kind: str = ""
    _is_picture: bool = False
    _is_percentage: bool = False
    _has_formula: bool = False
    _in_value: bool = False
    _value: str = ""

    def start(self, element: str, attributes: dict[str, str]) -> None:
        match local(element):
            case "row":
                number = count_of(attributes.get("r", ""))
                self._row, self._column = (number - 1 if number else self._row + 1), -1
                if attributes.get("hidden", "").lower() in TRUE:
                    self.untold.hidden_rows.add(self._row)
            case "col" if attributes.get("hidden", "").lower() in TRUE:
                first, last = (count_of(attributes.get(each, "")) or 0 for each in ("min", "max"))
                self.untold.hidden_columns.update(range(max(first - 1, 0), min(last, LAST_COLUMN)))
            case "c":
                self._place(attributes.get("r", ""))
                self._kind, self._is_picture = attributes.get("t", ""), _PICTURE in attributes
                self._is_percentage = self._kind in {"", "n"} and attributes.get("s") in self.percent
                self._has_formula, self._value = False, ""
            case "f":
                self._has_formula = True
            case "v":
                self._in_value = True

    def _place(self, address: str) -> None:
        found = cell_named(address)
        if found:
            self._row, self._column = found[0] - 1, found[1] - 1
        else:
            self._column += 1

    def text(self, found: str) -> None:
        if self._in_value:
            self._value += found

    def end(self, element: str) -> None:
        match local(element):
            case "v":
                self._in_value = False
            case "c" if self._kind == "e" and not self._is_picture:
                self._keep(Unreadable(Why.ERROR, self._value.strip()))
            case "c" if self._has_formula and not self._value and self._kind != "str":
                self._keep(Unreadable(Why.UNCALCULATED))
            case "c" if self._is_percentage:
                self._keep(percentage(number_in(self._value)))

    def _keep(self, unread: Unreadable | None) -> None:
        if unread is not None:
            self.untold.cells[self._row, self._column] = unread
