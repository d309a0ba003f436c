"""What is wrong with a workbook: an independent validator judges its parts, and here its package is judged."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from openxml_audit import FileFormat, OpenXmlValidator

TYPES = "[Content_Types].xml"


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)


def audited(path: Path) -> Counter[tuple[str, str]]:
    """The errors that the validator finds, by part."""
    errors = [each for each in _validator().validate(str(path)).errors if each.severity.name == "ERROR"]
    return Counter((each.part_uri or "", each.description) for each in errors)


def faults(path: Path) -> list[str]:
    """What a package says of itself that is not so; an independent validator looks at the parts themselves."""
    with zipfile.ZipFile(path) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    names = Counter(name.casefold() for name in parts)
    found = [f"two parts {name}" for name, times in names.items() if times > 1]
    found += _untyped(parts)
    shapes: Counter[str] = Counter()
    for name, part in parts.items():
        if name.endswith(".rels"):
            found += _broken_relations(name, part, set(names))
        elif name.endswith(".vml"):
            shapes.update(_shape_ids(part))
    return found + [f"two shapes {shape}" for shape, times in shapes.items() if times > 1]


def _untyped(parts: dict[str, bytes]) -> Iterator[str]:
    types = ElementTree.fromstring(parts[TYPES])  # noqa: S314 - made by these tests
    endings = [each.attrib["Extension"].casefold() for each in types if each.tag.endswith("}Default")]
    overrides = [
        each.attrib["PartName"].lstrip("/").casefold() for each in types if each.tag.endswith("}Override")
    ]
    for each, times in Counter([*endings, *overrides]).items():
        if times > 1:
            yield f"two types for {each}"
    for name in parts:
        if name != TYPES and name.casefold() not in overrides and name.rpartition(".")[2] not in endings:
            yield f"no type for {name}"
    names = {name.casefold() for name in parts}
    yield from (f"a type for {name}, which is not there" for name in overrides if name not in names)


def _broken_relations(name: str, part: bytes, names: set[str]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    ids: Counter[str] = Counter()
    for each in ElementTree.fromstring(part):  # noqa: S314 - made by these tests
        ids[each.attrib["Id"]] += 1
        target = each.attrib["Target"]
        whole = (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        )
        if whole.casefold() not in names:
            yield f"{name} points to {target}"
    yield from (f"{name} has two relations {each}" for each, times in ids.items() if times > 1)


def _shape_ids(part: bytes) -> list[str]:
    """The ids of the shapes of a part; Excel's own breaks are closed for the parser."""
    root = ElementTree.fromstring(part.replace(b"<br>", b"<br/>"))  # noqa: S314 - made by these tests
    spid = "{urn:schemas-microsoft-com:office:office}spid"
    return [each.get(spid) or each.attrib["id"] for each in root.iter("{urn:schemas-microsoft-com:vml}shape")]
