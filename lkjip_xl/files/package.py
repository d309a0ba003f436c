"""The zip that a workbook or a document is: looked over before anything in it is read.

A few bytes can unpack to gigabytes, a part can stand in it twice, and any XML can carry a DOCTYPE whose entities
grow without end. Which part is the workbook and which a sheet is told by the package itself, never by names.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO
from xml.parsers import expat

from lkjip_xl.files.limits import DEEPEST_XML, LONGEST_PROLOG, MEGABYTE, TOO_SMALL_FOR_A_RATIO, Limits
from lkjip_xl.files.refusal import ASK_AGAIN, UnreadableFile, refused, refusing

_WITH_PASSWORD = 0x1  # of the flags that a zip keeps for each part
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_LONGEST_COUNT = 10
_DAMAGED = "berkas rusak atau terpotong."
SMALLER_PACKAGE = "Hapus lembar dan gambar yang tidak perlu, atau salin tabel-tabelnya ke templat yang baru."

Start = Callable[[str, dict[str, str]], object]
"""Called for each element that begins: its namespace and name with a blank between, and its attributes."""
Text = Callable[[str], object]
"""Called with the text of elements, and for each element that ends with its name."""


@dataclass(frozen=True)
class Relation:
    """Where a part points to: the last word of the kind (``worksheet``), and the name of the part."""

    kind: str
    target: str


class Package:
    """The parts of a zip by name; names are the same in whatever case, as in Windows.

    Raises:
        UnreadableFile: if the zip is damaged, has a password, or is above a limit.

    """

    def __init__(self, file: BinaryIO, limits: Limits, *, finance: bool = False) -> None:
        with refusing(_DAMAGED, ASK_AGAIN):
            self._zip = zipfile.ZipFile(file)
            parts = [part for part in self._zip.infolist() if not part.is_dir()]
            self._parts = {part_key(part.filename): part for part in parts}
            if len(self._parts) < len(parts):
                # Each program would take another one of the two for the sheet.
                raise refused("berkas rusak: dua bagian di dalamnya bernama sama.", ASK_AGAIN)
            if any(part.flag_bits & _WITH_PASSWORD for part in parts):
                raise refused(
                    "isi berkas ini dikunci dengan kata sandi.", "Hapus kata sandinya, lalu simpan lagi."
                )
            if any(part.compress_type not in _METHODS for part in parts):
                raise refused("berkas dimampatkan dengan cara yang tidak dipakai Office.", ASK_AGAIN)
            _refuse_large(parts, limits, finance=finance)

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._parts

    @property
    def names(self) -> Set[str]:
        """The names of all parts, in small letters."""
        return self._parts.keys()

    @property
    def entries(self) -> Iterator[zipfile.ZipInfo]:
        """The parts as the zip has them, in its order."""
        return iter(self._parts.values())

    def size(self, name: str) -> int:
        """How many bytes a part has unpacked."""
        return self._parts[part_key(name)].file_size

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            UnreadableFile: if it is not there, or damaged.

        """
        with refusing(_DAMAGED, ASK_AGAIN):
            return self._zip.read(self._parts[part_key(name)])

    def start(self, name: str, size: int) -> bytes:
        """The first bytes of a part."""
        with refusing(_DAMAGED, ASK_AGAIN), self._zip.open(self._parts[part_key(name)]) as part:
            return part.read(size)

    def blocks(self, name: str, size: int) -> Iterator[bytes]:
        """The bytes of a part, in pieces of this size."""
        with refusing(_DAMAGED, ASK_AGAIN), self._zip.open(self._parts[part_key(name)]) as part:
            while block := part.read(size):
                yield block

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Where a part points to, by the relation's id; the package itself is the part of no name."""
        folder = str(PurePosixPath(name).parent)
        return {
            each.get("Id", ""): Relation(
                each.get("Type", "").rpartition("/")[2], _resolved(folder, each.get("Target", ""))
            )
            for each in self._relationships(name)
            if each.get("TargetMode") != "External"
        }

    @property
    def main_parts(self) -> list[str]:
        """The parts that the package says it is for: one, unless it is damaged."""
        return [each.target for each in self.relations("").values() if each.kind == "officeDocument"]

    def outside(self, name: str) -> list[str]:
        """The files and addresses outside of the package to which a part points."""
        return [
            each.get("Target", "") for each in self._relationships(name) if each.get("TargetMode") == "External"
        ]

    def _relationships(self, name: str) -> list[dict[str, str]]:
        relations = relations_part(name)
        found: list[dict[str, str]] = []

        def start(element: str, attributes: dict[str, str]) -> None:
            if local(element) == "Relationship":
                found.append(attributes)

        if relations in self:
            read_xml(relations, self.read(relations), start)
        return found


def relations_part(name: str) -> str:
    """The name of the part with the relations of a part."""
    path = PurePosixPath(name)
    return str(path.parent / "_rels" / f"{path.name}.rels") if name else "_rels/.rels"


def part_key(name: str) -> str:
    """A name of a part as all names are compared: whatever its slashes and its case."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _resolved(folder: str, target: str) -> str:
    """The name of a part as another part in ``folder`` points to it; ``../`` never leads out of the package."""
    target = target.replace("\\", "/")
    steps = [] if target.startswith("/") else [step for step in folder.split("/") if step != "."]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


def count_of(text: str) -> int | None:
    """The whole number that a part counts with; None where a text is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_COUNT else None


def _refuse_large(parts: Iterable[zipfile.ZipInfo], limits: Limits, *, finance: bool) -> None:
    """Refuse by what the zip says of its parts; no more than that is ever unpacked of them."""
    sizes = [part.file_size for part in parts]
    packed = sum(part.compress_size for part in parts)
    unpacked = sum(sizes)
    name = "isi_keuangan" if finance else "isi"
    limits.refuse_above("bagian", len(sizes), "berkas terdiri atas terlalu banyak bagian: {}", SMALLER_PACKAGE)
    limits.refuse_above(name, -(-unpacked // MEGABYTE), "isi berkas terlalu besar: {}", SMALLER_PACKAGE)
    if unpacked > TOO_SMALL_FOR_A_RATIO and not finance:
        ratio = unpacked // max(packed, 1)
        limits.refuse_above(
            "rasio",
            ratio,
            "isi berkas tidak wajar: {} kali lebih besar daripada berkasnya",
            SMALLER_PACKAGE,
        )


def read_xml(name: str, content: bytes, start: Start, end: Text | None = None, text: Text | None = None) -> None:
    """Go through the XML of a part, once, whatever its encoding.

    In one piece: fed in pieces, a parser begins a long text or attribute anew with each of them.

    Raises:
        UnreadableFile: if it is no XML, has a DOCTYPE, or nests without end.

    """
    depth = 0

    def begin(element: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST_XML:
            raise _too_deep()
        start(element, attributes)

    def finish(element: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(element)

    _parse(name, content, begin, finish, text)


def read_elements(
    name: str,
    content: bytes,
    starts: Mapping[str, Callable[[dict[str, str]], object]],
    ends: Mapping[str, Callable[[], object]],
    text: Text | None = None,
) -> None:
    """The same with a call of its own for each kind of element, and none for the others: it takes half the time.

    Raises:
        UnreadableFile: as above.

    """
    depth = 0

    def begin(element: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST_XML:
            raise _too_deep()
        if do := starts.get(element):
            do(attributes)

    def finish(element: str) -> None:
        nonlocal depth
        depth -= 1
        if do := ends.get(element):
            do()

    _parse(name, content, begin, finish, text)


def _too_deep() -> UnreadableFile:
    return refused("berkas memuat bagian XML yang tidak wajar.", ASK_AGAIN)


def _parse(name: str, content: bytes, begin: Start, finish: Text, text: Text | None) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    if text:
        parser.CharacterDataHandler = text
    with refusing(f"berkas rusak: bagian {name} tidak dapat dibaca.", ASK_AGAIN):
        parser.Parse(content, True)


class _Begun(Exception):
    """The first element of a part has begun: a DOCTYPE would have come before it."""


def refuse_doctypes(package: Package, names: Iterable[str]) -> None:
    """Refuse parts with a DOCTYPE among those that are read no further. Pictures (SVG) may have one.

    Raises:
        UnreadableFile: if there is one.

    """

    def begun(*_: object) -> None:
        raise _Begun

    for name in names:
        content = package.start(name, LONGEST_PROLOG)
        if name.endswith(".svg") or not content.lstrip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe").startswith(b"<"):
            continue
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = refuse_doctype
        parser.StartElementHandler = begun
        try:
            parser.Parse(content, len(content) < LONGEST_PROLOG)
        except (_Begun, expat.ExpatError, LookupError, ValueError):
            continue  # what is no XML has no DOCTYPE either, and nothing reads it
        raise refused("berkas memuat bagian XML yang tidak wajar.", ASK_AGAIN)


def refuse_doctype(*_: object) -> None:
    """Refuse a part in which a DOCTYPE begins: what the parser is to call then.

    Raises:
        UnreadableFile: always.

    """
    raise refused(
        "berkas memuat bagian yang tidak pernah ditulis Office dan dapat berbahaya (DOCTYPE).", ASK_AGAIN
    )
