"""How much the sheets of a file would take in memory.

calamine makes room for every cell up to the last one, and for the text of each cell anew, and ends the program
where there is no memory for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lkjip_xl.files.limits import MEGABYTE, Limits
from lkjip_xl.files.package import Package, count_of, local, part_key, read_xml
from lkjip_xl.files.refusal import refused
from lkjip_xl.files.xlsx_parts import WorkbookParts, find_parts, read_texts
from lkjip_xl.finance.formats.double_cells import DoubleCells
from lkjip_xl.finance.formats.ods_content import Extent
from lkjip_xl.text.addresses import column_number
from lkjip_xl.text.ways import RaiseLimit

# Of cells (letters and a number) and of rows (a number alone), however it is quoted.
# Zeros in front of a number are none.
_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,9})0*([0-9]{1,10})["']""")
_USUAL_ADDRESS = re.compile(rb' r="([A-Za-z]{0,9})0*([0-9]{1,10})"')
# Other quotes, blanks around the sign, or something else than a blank in front.
_UNUSUAL = (
    *(b"='", b" =", b"= ", b"\n=", b"=\n", b"\t=", b"=\t", b"\r=", b"=\r"),
    *(b'\nr="', b'\tr="', b'\rr="'),
)
_BLOCK = 8_000_000
_LONGEST_ADDRESS = 64
_LONGEST_ELEMENT = 100_000
# The part of a cell that refers to a text is no shorter: <c t="s"><v>0</v></c>
_SHORTEST_CELL = 22


def refuse_vast(package: Package, limits: Limits) -> None:
    """Refuse a package of Excel with a lone cell far away, or with one long text in many cells.

    Raises:
        UnreadableFile: if a sheet spans more cells, or says more, than a real one.

    """
    xml = [name for name in package.names if _is_xml(package, name)]
    # An .xlsb has no parts in XML to look into.
    has_sheets = any(target.endswith(".xml") for target in package.main_parts)
    parts = find_parts(package) if has_sheets else None
    sheets = {part_key(sheet.part): sheet.name for sheet in parts.sheets} if parts else {}
    extents = [_extent(package, name, sheets.get(part_key(name))) for name in xml]
    if parts:
        extents.append(Extent(0, 0, _characters(package, parts, limits)))
    refuse_vast_extents(extents, limits)


def refuse_vast_extents(extents: Iterable[Extent], limits: Limits) -> None:
    """Refuse sheets that reach too far, or that say too much.

    Raises:
        UnreadableFile: if one of them does.

    """
    for extent in extents:
        if extent.rows * extent.columns > limits.sel_keuangan:
            raise refused(
                f"ada isi di sel yang sangat jauh (baris {extent.rows}, kolom {extent.columns}).",
                (
                    "Hapus isi sel itu di Excel, simpan, lalu ulangi; jika isinya memang sejauh itu, tambahkan ",
                    RaiseLimit("sel_keuangan", extent.rows * extent.columns),
                    ".",
                ),
            )
        limits.refuse_above(
            "huruf_keuangan",
            -(-extent.characters // MEGABYTE),
            "terlalu banyak tulisan: {} juta huruf",
            "Hapus kolom yang tidak perlu di Excel, simpan, lalu ulangi.",
        )


def _is_xml(package: Package, name: str) -> bool:
    return package.start(name, 100).lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"<")


def _extent(package: Package, name: str, sheet: str | None) -> Extent:
    """How far a part reaches by the addresses in it; ``sheet`` is the name of the sheet that it is, if it is one.

    Raises:
        UnreadableFile: if a cell of a sheet stands in it twice.

    """
    rows, columns = 0, 1
    doubles = DoubleCells(sheet) if sheet is not None else None
    for found in _addresses(package, name):
        known = set(found)
        rows = max([rows, *(int(row) for row in {row for _, row in known})])
        columns = max(
            [columns, *(column_number(letters.decode()) for letters in {letters for letters, _ in known})]
        )
        if doubles is not None:
            doubles.refuse_in([address for address in found if address[0]])
    return Extent(rows, columns)


def _addresses(package: Package, name: str) -> Iterator[list[tuple[bytes, bytes]]]:
    """The addresses in a part, block by block: letters and a number, or a number alone for a row."""
    kept = b""
    for block in package.blocks(name, _BLOCK):
        piece = kept + block
        # What stands across the border of two blocks belongs to the second one.
        border = piece.rfind(b"<")
        whole, kept = (piece[:border], piece[border:]) if border > 0 else (piece, piece[-_LONGEST_ADDRESS:])
        kept = kept if len(kept) <= _LONGEST_ELEMENT else kept[-_LONGEST_ADDRESS:]
        yield _pattern_for(whole).findall(whole)
    yield _ADDRESS.findall(kept)


def _pattern_for(piece: bytes) -> re.Pattern[bytes]:
    """What finds the addresses of a piece: the usual way to write one is found many times as fast."""
    return _ADDRESS if any(each in piece for each in _UNUSUAL) else _USUAL_ADDRESS


def _characters(package: Package, parts: WorkbookParts, limits: Limits) -> int:
    """How long the texts of all cells are together; 0 where they cannot be above the limit."""
    if parts.texts is None:
        return 0
    lengths = [len(text) for text in read_texts(package, parts.texts)]
    most = sum(package.size(sheet.part) for sheet in parts.sheets) // _SHORTEST_CELL
    if most * max(lengths, default=0) <= limits.huruf_keuangan * MEGABYTE:
        return 0
    return sum(_characters_of(package, sheet.part, lengths) for sheet in parts.sheets)


def _characters_of(package: Package, name: str, lengths: Sequence[int]) -> int:
    """How long the texts are to which the cells of a sheet refer."""
    total = 0
    collected: list[str] = []
    refers = False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal refers
        collected.clear()
        if local(element) == "c":
            refers = attributes.get("t") == "s"

    def end(element: str) -> None:
        nonlocal total
        if refers and local(element) == "v":
            number = count_of("".join(collected).strip())
            total += lengths[number] if number is not None and number < len(lengths) else 0

    read_xml(name, package.read(name), start, end, collected.append)
    return total
