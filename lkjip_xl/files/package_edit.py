"""A copy of a package in which some parts are changed and some are new; all others stay byte for byte."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from io import BytesIO
from itertools import count
from pathlib import Path, PurePosixPath

from lkjip_xl.files.limits import USUAL_LIMITS, Limits
from lkjip_xl.files.package import Package, Relation, part_key, relations_part
from lkjip_xl.files.xml_edit import XmlPart, escaped
from lkjip_xl.files.xml_tree import Element

_TYPES = "[Content_Types].xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relations+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MAIN = {
    _TRANSITIONAL: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    _STRICT: "http://purl.oclc.org/ooxml/spreadsheetml/main",
}


class PackageCopy:
    """The parts of a package, to be changed and added to, and written as another one.

    Raises:
        UnreadableFile: if the zip is damaged or above a limit.

    """

    def __init__(self, content: bytes, limits: Limits = USUAL_LIMITS) -> None:
        self.package = Package(BytesIO(content), limits)
        self._parts: dict[str, XmlPart] = {}
        self._new: list[str] = []
        self._files: dict[str, bytes] = {}
        self._ids: dict[str, set[str]] = {}
        self._declared: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self.package or part_key(name) in self._parts or part_key(name) in self._files

    @cached_property
    def office(self) -> str:
        """The namespace of the relations of office documents: the strict kind of the standard has another one."""
        types = (each.attributes.get("Type", "") for each in self.part(relations_part("")).root.children)
        return _STRICT if any(each.startswith(_STRICT) for each in types) else _TRANSITIONAL

    @property
    def main(self) -> str:
        """The namespace of workbooks and their sheets."""
        return _MAIN[self.office]

    def part(self, name: str, seen: Callable[[bytes], bytes] | None = None) -> XmlPart:
        """A part to be changed, the same one for each who asks; ``seen`` makes of it what a parser can read."""
        key = part_key(name)
        if key not in self._parts:
            self._parts[key] = XmlPart(name, self.package.read(name), seen)
        return self._parts[key]

    def add(self, name: str, content: str, content_type: str) -> XmlPart:
        """Add a part, which can be changed like others."""
        self._declare(name, content_type)
        return self._add(name, content)

    def _add(self, name: str, content: str) -> XmlPart:
        self._new.append(name)
        declaration = "" if name.endswith(".vml") else _DECLARATION  # as Excel writes them
        part = XmlPart(name, f"{declaration}{content}".encode())
        self._parts[part_key(name)] = part
        return part

    def add_file(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part that stays as it is given."""
        self._declare(name, content_type)
        self._new.append(name)
        self._files[part_key(name)] = content

    def overwrite(self, name: str, content: bytes) -> None:
        """Let a part that is there hold something else."""
        self._files[part_key(name)] = content

    def free_name(self, pattern: str) -> str:
        """A name for a part that nothing has, whatever its case: the pattern with a number in place of ``{}``."""
        # What a list of types says of a part that is missing would be said of the new one.
        declared = {part_key(each.attributes.get("PartName", "")) for each in self.types("Override")}
        names = (pattern.format(number) for number in count(1))
        return next(name for name in names if name not in self and part_key(name) not in declared)

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Where a part pointed to at first."""
        return self.package.relations(name)

    def related(self, name: str, kind: str) -> str | None:
        """The first part of a kind that another one pointed to at first, if it is there."""
        found = (each.target for each in self.relations(name).values() if each.kind == kind)
        return next((target for target in found if target in self.package), None)

    def relate(self, name: str, kind: str, target: str) -> str:
        """Let a part point to another one; the id of the new relation."""
        path = relations_part(name)
        if path not in self:
            self._add(path, _EMPTY_RELATIONS)
            self._declare_ending("rels", _RELATIONS_TYPE)
        part = self.part(path)
        first = {each.attributes.get("Id", "").casefold() for each in part.root.children}
        taken = self._ids.setdefault(part_key(path), first)
        new = next(each for each in map("rId{}".format, count(1)) if each.casefold() not in taken)
        taken.add(new.casefold())
        part.append(
            part.root,
            f'<{part.prefix(part.root)}Relationship Id="{new}" Type="{self.office}/{kind}" '
            f'Target="{escaped(_relative(name, target))}"/>',
        )
        return new

    def types(self, name: str) -> Iterator[Element]:
        """What the list of types says of single parts (``Override``), or of all with an ending (``Default``)."""
        return self.part(_TYPES).root.all(name)

    def _declare(self, name: str, content_type: str) -> None:
        """Say in the list of types what a new part is."""
        if not name.endswith(".xml"):
            ending = PurePosixPath(name).suffix[1:]
            if self._declare_ending(ending, content_type):
                return
        types = self.part(_TYPES)
        types.append(
            types.root,
            f'<{types.prefix(types.root)}Override PartName="/{escaped(name)}" ContentType="{content_type}"/>',
        )

    def _declare_ending(self, ending: str, content_type: str) -> bool:
        """Say what parts with an ending are; whether that holds for them now."""
        types = self.part(_TYPES)
        for each in self.types("Default"):
            if each.attributes.get("Extension", "").casefold() == ending:
                return each.attributes.get("ContentType", "").casefold() == content_type.casefold()
        if ending not in self._declared:
            self._declared.add(ending)
            types.append(
                types.root,
                f'<{types.prefix(types.root)}Default Extension="{ending}" ContentType="{content_type}"/>',
            )
        return True

    def write(self, target: Path) -> None:
        """Write the copy, its parts in the order of the first package and the new ones behind them."""
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for entry in self.package.entries:
                copy.writestr(_entry(entry), self._content(entry.filename))
            for name in self._new:
                copy.writestr(_entry(zipfile.ZipInfo(name)), self._content(name))

    def _content(self, name: str) -> bytes:
        key = part_key(name)
        if key in self._files:
            return self._files[key]
        changed = self._parts.get(key)
        return changed.changed() if changed else self.package.read(name)


def _entry(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry of a part in the copy: what a zip keeps beside it is another program's."""
    copy = zipfile.ZipInfo(entry.filename, entry.date_time)
    copy.compress_type, copy.external_attr = zipfile.ZIP_DEFLATED, entry.external_attr
    return copy


def _relative(name: str, target: str) -> str:
    """A part as another one in its folder points to it."""
    steps, folder = target.split("/"), name.split("/")[:-1]
    while folder and steps[0] == folder[0]:
        steps, folder = steps[1:], folder[1:]
    return "/".join([*[".."] * len(folder), *steps])
