"""From the part of a sheet to its cells with something in them, and nothing else.

A part may say anything: the same cell twice, rows that no sheet has, a merge or a link over every cell, numbers
that are none, in any encoding. openpyxl takes some of it for something else, and fails on some of it. What is
not clear is refused here, by its cell; what is no cell is left out, and what openpyxl would lose is kept aside.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from lkjip_xl.files.limits import Limits
from lkjip_xl.files.package import count_of, read_elements
from lkjip_xl.files.refusal import UnreadableFile, refused
from lkjip_xl.files.xlsx_parts import TRUE, SheetPart, plain_text
from lkjip_xl.reader.sieved_sheet import (
    Address,
    Kept,
    SievedSheet,
    UsedFormats,
    letters_of,
    stretch_of,
)
from lkjip_xl.report.cell import Formula
from lkjip_xl.text.addresses import LAST_COLUMN, LAST_ROW, cell_named

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # as the strict kind of the standard has it
)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
# Excel writes 24 characters; to read a number takes more than twice the time for twice the digits.
_LONGEST_NUMBER = 400
# The functions that lay a picture in a cell, of Excel and of WPS.
_PICTURE = re.compile(r"(?:_xlfn\.)?(?:IMAGE|DISPIMG)\(", re.IGNORECASE)
_TRUTHS = {"0": "0", "1": "1", "false": "0", "true": "1"}
_HINT = "Buka di Excel, biarkan Excel memperbaikinya, simpan, lalu ulangi."
_LONGEST_SHOWN = 20


def sieve(
    sheet: SheetPart, content: bytes, texts: Sequence[str], formats: UsedFormats, limits: Limits
) -> SievedSheet:
    """Sieve the part of a sheet. ``texts`` are those of the workbook, ``formats`` what its cells are told by.

    Raises:
        UnreadableFile: if something in a cell cannot be told for sure, or too many cells are merged.

    """
    state = _Sieve(sheet.name, texts, formats, limits)
    read_elements(sheet.part, content, state.starts, state.ends, state.text)
    limits.refuse_above(
        "gabungan",
        state.merged,
        f"lembar “{sheet.name}” menggabungkan terlalu banyak sel: {{}}",
        "Pisahkan sel gabungan (Unmerge Cells) yang seluas lembar.",
    )
    return state.sheet


class _Sieve:
    """The state of one pass over a part."""

    def __init__(self, name: str, texts: Sequence[str], formats: UsedFormats, limits: Limits) -> None:
        self.sheet = SievedSheet()
        self.merged = 0
        self._name, self._texts, self._formats, self._limits = name, texts, formats, limits
        self._row = self._column = 0
        self._in_row = self._row_is_named = self._row_is_hidden = self._row_is_outlined = False
        self._columns_done: set[int] = set()
        self._in_cell = False
        self._kind = self._style = ""
        self._formula = self._inline = self._phonetic = False
        self._collecting = self._in_leaf = self._in_formula = False
        self._stored_in = ""
        self._collected: list[str] = []
        self._formula_text: list[str] = []
        self._shared: dict[str, tuple[str, Address]] = {}
        self._shared_as = ""
        self._has_rich_value = False
        starts: dict[str, Callable[[dict[str, str]], object]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "v": self._start_value,
            "is": self._start_inline,
            "t": self._start_piece,
            "rPh": self._start_phonetic,
            "mergeCell": self._merge,
            "col": self._stretch_of_columns,
            "autoFilter": self._filter,
        }
        ends: dict[str, Callable[[], object]] = {
            "row": self._end_row,
            "c": self._end_cell,
            "f": self._end_formula,
            "v": self._end_piece,
            "is": self._end_inline,
            "t": self._end_piece,
            "rPh": self._end_phonetic,
        }
        self.starts = {f"{space} {key}": do for space in _NAMESPACES for key, do in starts.items()}
        self.ends = {f"{space} {key}": do for space in _NAMESPACES for key, do in ends.items()}

    def text(self, characters: str) -> None:
        if self._collecting:
            self._collected.append(characters)
        elif self._in_formula:
            self._formula_text.append(characters)

    def _start_row(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r", "")
        number = count_of(written) if written else self._row + 1
        # A row that says nothing of where it stands can be beyond the last; its cells are refused then.
        if number is None or (written and not 1 <= number <= LAST_ROW):
            raise self._damaged(f"lembar “{self._name}” memuat baris {_short(written)}, yang tidak ada di Excel.")
        self._in_row, self._row_is_named, self._row = True, bool(written), number
        self._row_is_hidden = attributes.get("hidden", "") in TRUE or attributes.get("ht") == "0"
        self._row_is_outlined = attributes.get("outlineLevel", "0") != "0"
        self._column = 0

    def _end_row(self) -> None:
        self._in_row = False
        if not self._columns_done:
            return
        if self._row in self.sheet.rows:
            raise self._damaged(f"baris {self._row} di lembar “{self._name}” tercatat dua kali.")
        self.sheet.rows.add(self._row)
        self._columns_done.clear()
        if self._row_is_hidden:
            self.sheet.hidden_rows.add(self._row)
        if self._row_is_outlined:
            self.sheet.outlined.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self._in_cell or not self._in_row:
            raise self._damaged(f"susunan sel di lembar “{self._name}” kacau.")
        self._in_cell = True
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._has_rich_value = "vm" in attributes
        self._collected.clear()
        self._formula_text.clear()
        self._shared_as = self._stored_in = ""
        self._formula = self._inline = False
        written = attributes.get("r", "")
        found = _address(written)
        if not written:
            self._column += 1
        elif found:
            row, self._column = found
            if self._row_is_named and row != self._row:
                raise self._damaged(f"sel {written} di lembar “{self._name}” tercatat di baris {self._row}.")
            self._row, self._row_is_named = row, True
        if (written and not found) or not (1 <= self._row <= LAST_ROW and self._column <= LAST_COLUMN):
            raise self._damaged(
                f"lembar “{self._name}” memuat sel {_short(written) or 'tanpa baris'}, yang tidak ada di Excel."
            )

    def _start_formula(self, attributes: dict[str, str]) -> None:
        self._formula = self._in_formula = self._begin_leaf()
        self._shared_as = attributes.get("si", "") if attributes.get("t") == "shared" else ""

    def _end_formula(self) -> None:
        self._in_formula = self._collecting = self._in_leaf = False

    def _start_value(self, _: dict[str, str]) -> None:
        self._collecting = self._begin_leaf()
        if self._collecting:
            self._store("v")

    def _start_inline(self, _: dict[str, str]) -> None:
        self._inline = self._in_cell
        if self._inline:
            self._store("is")

    def _begin_leaf(self) -> bool:
        """Whether an element that holds text begins in a cell; it holds no other one."""
        if self._in_leaf:
            raise self._damaged(f"susunan sel di lembar “{self._name}” kacau.")
        self._in_leaf = True
        return self._in_cell

    def _store(self, element: str) -> None:
        """A cell has one value, and a text of its own stands in an element of its own."""
        if self._stored_in or (element == "is") != (self._kind == "inlineStr"):
            raise self._damaged(f"{self._here} berisi dua nilai, atau nilai yang bukan jenisnya.")
        self._stored_in = element

    def _end_inline(self) -> None:
        self._inline = False

    def _start_phonetic(self, _: dict[str, str]) -> None:
        self._phonetic = True

    def _end_phonetic(self) -> None:
        self._phonetic = False

    def _start_piece(self, _: dict[str, str]) -> None:
        self._begin_leaf()
        self._collecting = self._inline and not self._phonetic

    def _end_piece(self) -> None:
        self._collecting = self._in_leaf = False

    def _end_cell(self) -> None:
        self._in_cell = False
        stored = "".join(self._collected)
        if not stored and not self._formula:
            return
        if stored:
            kind, value = self._value(self._kind, stored)
        else:
            kind, value = "s" if self._kind == "str" else "n", ""
        if not value and not self._formula:
            return
        self.sheet.cells += 1
        self.sheet.characters += len(value)
        if self.sheet.cells > self._limits.sel or self.sheet.characters > self._limits.huruf:
            return  # it is counted, to be told, but nothing more is kept
        self._keep(kind, value)

    def _keep(self, kind: str, value: str) -> None:
        format_ = self._formats.place(self._style)
        if format_ is None:
            raise self._damaged(f"{self._here} memakai format yang tidak ada di berkas ini.")
        if self._column in self._columns_done:
            raise self._damaged(f"{self._here} tercatat dua kali.")
        self._columns_done.add(self._column)
        address, text = (self._row, self._column), ""
        if self._formula:
            text, origin = self._text_of_formula(address)
            self.sheet.formulas[address] = Formula(text, origin, bool(value) or kind == "s")
        # Beside other formulas a rich value is one of the newer errors.
        if (text and _PICTURE.match(text)) or (kind == "e" and self._has_rich_value and not self._formula):
            self.sheet.pictures.add(address)
        self.sheet.kept[address] = Kept(kind, value or None, format_)
        if kind == "s" and (look := self._formats.look(self._style)):
            self.sheet.looks[address] = look

    def _text_of_formula(self, address: Address) -> tuple[str, Address]:
        """The formula's text, and the cell for which it is written: that of another where it is shared."""
        text = "".join(self._formula_text).strip()
        if self._shared_as and not text:
            return self._shared.get(self._shared_as, ("", address))
        if self._shared_as:
            self._shared[self._shared_as] = (text, address)
        return text, address

    def _value(self, kind: str, stored: str) -> tuple[str, str]:
        """The kind of a cell and what it holds; every text is one of the cell's own."""
        match kind:
            case "s":
                number = count_of(stored)
                if number is None or number >= len(self._texts):
                    raise self._damaged(f"{self._here} menunjuk tulisan yang tidak ada di berkas ini.")
                return "s", self._texts[number]
            case "str" | "inlineStr":
                return "s", plain_text(stored)
            case "n" if _is_number(stored.strip()):
                return kind, stored.strip()
            case "b" if stored in _TRUTHS:
                return kind, _TRUTHS[stored]
            case "d" if _is_date(stored):
                return kind, stored
            case "e" | "n":
                # A number that is none is an error of its cell: the rules name it, and judge the rest.
                return "e", plain_text(_short(stored))
        raise self._damaged(
            f"{self._here} seharusnya berisi {_KINDS.get(kind, 'sesuatu yang dikenal Excel')}, "
            f"tetapi tertulis “{_short(stored)}”."
        )

    def _filter(self, attributes: dict[str, str]) -> None:
        if stretch := stretch_of(attributes.get("ref", "")):
            self.sheet.filtered.append(stretch)

    def _merge(self, attributes: dict[str, str]) -> None:
        merge = stretch_of(attributes.get("ref", ""))
        if not merge:
            raise self._damaged(f"satu sel gabungan di lembar “{self._name}” tidak dapat dibaca.")
        if merge.size > 1:
            self.merged += merge.size
            self.sheet.merges.append(merge)

    def _stretch_of_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden", "") not in TRUE and attributes.get("width") != "0":
            return
        first, last = count_of(attributes.get("min", "")), count_of(attributes.get("max", ""))
        if first is None or last is None:
            raise self._damaged(f"lebar kolom di lembar “{self._name}” tidak dapat dibaca.")
        # A file may say that columns up to any number are hidden.
        columns = range(first, min(last, LAST_COLUMN) + 1)
        self.sheet.hidden_columns.update(columns)
        if attributes.get("outlineLevel", "0") != "0":
            self.sheet.outlined_columns.update(columns)

    @property
    def _here(self) -> str:
        return f"sel {letters_of(self._column)}{self._row} di lembar “{self._name}”"

    @staticmethod
    def _damaged(what: str) -> UnreadableFile:
        return refused(f"berkas rusak: {what}", _HINT)


_KINDS = {"b": "BENAR atau SALAH", "d": "tanggal"}


_address = lru_cache(maxsize=16_384)(cell_named)  # the sheets of a workbook have the same ones


def _is_date(text: str) -> bool:
    for read in (dt.datetime.fromisoformat, dt.time.fromisoformat):
        try:
            read(text)
        except ValueError:
            continue
        return True
    return False


def _is_number(stored: str) -> bool:
    return (
        len(stored) <= _LONGEST_NUMBER and _NUMBER.fullmatch(stored) is not None and math.isfinite(float(stored))
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
