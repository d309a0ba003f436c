"""What stands where in the package of a workbook: its sheets, its texts and the number formats of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from lkjip_xl.files.kinds import document_in
from lkjip_xl.files.looks import Look
from lkjip_xl.files.package import Package, Relation, count_of, local, read_xml
from lkjip_xl.files.refusal import ASK_AGAIN, NO_REPORT, ONLY_CHECKED, SAVE_AS_XLSX, UnreadableFile, refused

# Excel writes a character that XML cannot hold as _x000D_, and an underscore before such letters as _x005F_.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# XML cannot hold these; Excel shows them as nothing.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
# How a part says yes.
TRUE = frozenset({"1", "true"})


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it, and the part that holds it.

    One that is ``very_hidden`` is not in Excel's list of hidden sheets either.
    """

    name: str
    hidden: bool
    part: str
    very_hidden: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """The sheets of a workbook with cells in them, and the parts that all of them share, if it has such.

    ``others`` are the names of the workbooks that its formulas read, in the order by which they name them.
    """

    sheets: tuple[SheetPart, ...]
    texts: str | None
    styles: str | None
    from_1904: bool
    others: tuple[str, ...] = ()
    computes_as_shown: bool = False

    @property
    def names(self) -> frozenset[str]:
        """All of them, in small letters, as the package has its names."""
        shared = [part for part in (self.texts, self.styles) if part]
        return frozenset(part.casefold() for part in (*shared, *(sheet.part for sheet in self.sheets)))


@dataclass(frozen=True, slots=True)
class Formats:
    """The number formats: those that are not Excel's own by their id, and the id of each style of a cell.

    ``looks`` are the styles, by their place, that show a text otherwise than plainly.
    """

    codes: Mapping[str, str]
    of_styles: Sequence[str]
    looks: Mapping[int, Look] = field(default_factory=dict)


def find_parts(package: Package) -> WorkbookParts:
    """The parts of a workbook, as its relations name them.

    Raises:
        UnreadableFile: if it is no workbook, or a part that it lists is not there.

    """
    workbook = _workbook_part(package)
    relations = package.relations(workbook)
    sheets: list[SheetPart] = []
    others: list[str] = []
    from_1904 = computes_as_shown = False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904, computes_as_shown
        if local(element) == "workbookPr":
            from_1904 = attributes.get("date1904", "").lower() in TRUE
        elif local(element) == "sheet":
            sheet = _sheet(package, relations, attributes)
            if sheet:
                sheets.append(sheet)
        elif local(element) == "calcPr":
            computes_as_shown = attributes.get("fullPrecision", "1").lower() not in TRUE
        elif local(element) == "externalReference":
            others.append(_other_workbook(package, relations, attributes))

    read_xml(workbook, package.read(workbook), start)
    by_kind = {relation.kind: relation.target for relation in relations.values() if relation.target in package}
    return WorkbookParts(
        tuple(sheets),
        by_kind.get("sharedStrings"),
        by_kind.get("styles"),
        from_1904,
        tuple(others),
        computes_as_shown,
    )


def _other_workbook(package: Package, relations: Mapping[str, Relation], attributes: Mapping[str, str]) -> str:
    """The name of another workbook that formulas read, without its folder; empty where it is not told."""
    relation = relations.get(next((text for key, text in attributes.items() if local(key) == "id"), ""))
    if relation is None or relation.target not in package:
        return ""
    target = next(iter(package.outside(relation.target)), "")
    return unquote(target).replace("\\", "/").rpartition("/")[2]


def filters_of_tables(package: Package, sheet: str) -> list[str]:
    """The stretches of a sheet's cells that are tables of Excel's own with a filter."""
    found: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if local(element) == "autoFilter":
            found.append(attributes.get("ref", ""))

    for relation in package.relations(sheet).values():
        if relation.kind == "table" and relation.target in package:
            read_xml(relation.target, package.read(relation.target), start)
    return found


def _workbook_part(package: Package) -> str:
    found = package.main_parts
    if not found and any(name.startswith("xl/") for name in package.names):
        raise refused("berkas rusak: daftar bagiannya hilang.", ASK_AGAIN)
    if not found or not found[0].casefold().endswith(".xml"):
        raise _no_workbook(package, found)
    if "[Content_Types].xml" not in package or found[0] not in package:
        raise refused("berkas rusak: daftar lembarnya hilang.", ASK_AGAIN)
    if not found[0].casefold().startswith("xl/") and _root(package, found[0]) != "workbook":
        raise _no_workbook(package, found)
    return found[0]


def _root(package: Package, part: str) -> str:
    names: list[str] = []
    read_xml(part, package.read(part), lambda element, _: names.append(local(element)))
    return names[0]


def _no_workbook(package: Package, found: Sequence[str]) -> UnreadableFile:
    document = document_in(package)
    if document:
        hint = ONLY_CHECKED if "Word" in document else NO_REPORT
        return refused(f"ini bukan buku kerja Excel, melainkan {document}.", hint)
    kind = "berkas lain"
    if found and found[0].casefold().endswith(".bin"):
        kind = "buku kerja biner (.xlsb)"
    elif "mimetype" in package and b"opendocument" in package.start("mimetype", 100):
        kind = "dokumen LibreOffice (.ods)"
    return refused(f"ini bukan buku kerja Excel (.xlsx), melainkan {kind}.", SAVE_AS_XLSX)


def _sheet(package: Package, relations: Mapping[str, Relation], attributes: Mapping[str, str]) -> SheetPart | None:
    """A sheet of the list; None for one without cells (a chart, a dialog, a sheet of old macros)."""
    name = attributes.get("name", "")
    relation = relations.get(next((text for key, text in attributes.items() if local(key) == "id"), ""))
    if relation is None or relation.target not in package:
        raise refused(
            f"berkas rusak: isi lembar “{name}” hilang.",
            "Minta salinan yang baru, atau buka di Excel dan periksa lembar itu.",
        )
    if relation.kind != "worksheet":
        return None
    state = attributes.get("state", "visible")
    return SheetPart(name, state != "visible", relation.target, state == "veryHidden")


def read_texts(package: Package, part: str | None) -> Sequence[str]:
    """The texts that cells refer to by their number."""
    found = _Texts()
    if part:
        read_xml(part, package.read(part), found.start, found.end, found.text)
    return found.texts


class _Texts:
    """The state of one pass over the list of texts; a reading aid (``rPh``) is none of them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._collected: list[str] = []
        self._inside = self._kept = self._phonetic = False

    def start(self, element: str, _: dict[str, str]) -> None:
        name = local(element)
        if (name == "si" and self._inside) or (name == "t" and not self._inside):
            # The numbers of all texts behind it would be others.
            raise ValueError("a text within a text, or outside of all")
        if name == "si":
            self._inside = True
            self._collected.clear()
        elif name == "rPh":
            self._phonetic = True
        self._kept = name == "t" and not self._phonetic

    def end(self, element: str) -> None:
        self._kept = False
        name = local(element)
        if name == "si":
            self._inside = False
            self.texts.append(plain_text("".join(self._collected)))
        elif name == "rPh":
            self._phonetic = False

    def text(self, characters: str) -> None:
        if self._kept:
            self._collected.append(characters)


def plain_text(text: str) -> str:
    """A text of a part as a person sees it: without Excel's escapes, and without what cannot be shown.

    A line ends in one way, as in XML, also where it is escaped.
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _NOT_IN_XML.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n")


def read_formats(package: Package, part: str | None) -> Formats:
    """The number formats of a workbook and which styles set a text off; nothing else of its looks is needed."""
    reading = _Styles()
    if part:
        read_xml(part, package.read(part), reading.start, reading.end)
    return Formats(reading.codes, reading.of_styles or ["0"], dict(reading.looks))


class _Styles:
    """The state of one pass over the styles; real files have odd ones."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.of_styles: list[str] = []
        self._fonts: list[str] = []
        self._indents: list[int] = []
        self._bold: list[bool] = []
        self._inside: list[str] = []

    @property
    def looks(self) -> Iterator[tuple[int, Look]]:
        for at, (font, indent) in enumerate(zip(self._fonts, self._indents, strict=True)):
            number = count_of(font)
            bold = number is not None and number < len(self._bold) and self._bold[number]
            if bold or indent:
                yield at, Look(bold, indent)

    def start(self, element: str, attributes: dict[str, str]) -> None:
        name = local(element)
        match self._inside[-2:], name:
            case [*_, "numFmts"], "numFmt":
                self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            case [*_, "cellXfs"], "xf":
                self.of_styles.append(attributes.get("numFmtId", "0"))
                self._fonts.append(attributes.get("fontId", ""))
                self._indents.append(0)
            case ["cellXfs", "xf"], "alignment":
                self._indents[-1] = count_of(attributes.get("indent", "")) or 0
            case [*_, "fonts"], "font":
                self._bold.append(False)
            case ["fonts", "font"], "b":
                self._bold[-1] = attributes.get("val", "1") in TRUE
        self._inside.append(name)

    def end(self, _: str) -> None:
        self._inside.pop()
