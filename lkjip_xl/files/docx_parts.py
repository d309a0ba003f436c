"""What stands where in the package of a Word document, as its relations name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_xl.files.kinds import document_in
from lkjip_xl.files.package import Package, local, part_key, read_xml
from lkjip_xl.files.refusal import ASK_AGAIN_IN_WORD, SAVE_AS_DOCX, UnreadableFile, refused

_TYPES = "[Content_Types].xml"
# By the kind of its main part; a document with macros is read by nobody who cannot say what they do.
_OTHER_TYPES: Mapping[str, tuple[str, str]] = {
    "application/vnd.ms-word.document.macroenabled.main+xml": (
        "ini dokumen Word bermakro (.docm).",
        "Buka di Word, lalu Simpan Sebagai (Save As) jenis Word Document (*.docx), tanpa makro.",
    ),
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": (
        "ini templat Word bermakro (.dotm).",
        "Buat dokumen dari templat itu di Word, lalu simpan sebagai Word Document (*.docx), tanpa makro.",
    ),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": (
        "ini templat Word (.dotx), bukan dokumennya.",
        "Buat dokumen dari templat itu di Word, lalu simpan sebagai Word Document (*.docx).",
    ),
}
_BESIDE = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_USED = _BESIDE | {"styles", "numbering"}


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """The parts of a document that are read.

    ``beside`` are those that hold text outside of the document's own, with their kind (``header``); ``missing``
    those that relations name and the package does not have.
    """

    main: str
    styles: str | None
    numbering: str | None
    beside: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def find_document_parts(package: Package) -> DocumentParts:
    """The parts of a document, as its relations name them.

    Raises:
        UnreadableFile: if it is no document that is read, or its main part is not there.

    """
    main = next(iter(package.main_parts), None)
    if main is None or not _is_document(package, main):
        raise _no_document(package, main)
    if main not in package or _TYPES not in package:
        raise refused("berkas rusak: isi dokumennya hilang.", ASK_AGAIN_IN_WORD)
    refuse_other_type(package, main)
    relations = [each for each in package.relations(main).values() if each.kind in _USED]
    there = [each for each in relations if each.target in package]
    by_kind = {each.kind: each.target for each in there}
    beside = {(each.kind, each.target): None for each in there if each.kind in _BESIDE}
    missing = {each.target: None for each in relations if each.target not in package}
    return DocumentParts(main, by_kind.get("styles"), by_kind.get("numbering"), tuple(beside), tuple(missing))


def refuse_other_type(package: Package, main: str) -> None:
    """Refuse a document with macros and a template, which the list of kinds tells from a document.

    Raises:
        UnreadableFile: if it is one.

    """
    types: dict[str, str] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if local(element) == "Override":
            types[part_key(attributes.get("PartName", ""))] = attributes.get("ContentType", "")

    read_xml(_TYPES, package.read(_TYPES), start)
    found = _OTHER_TYPES.get(types.get(part_key(main), "").casefold())
    if found:
        raise refused(*found)


def _is_document(package: Package, main: str) -> bool:
    """Whether the main part is a document's: by its name, as all programs call it, else by its first element."""
    if part_key(main).startswith("word/"):
        return True
    names: list[str] = []
    if main not in package or not part_key(main).endswith(".xml"):
        return False
    read_xml(main, package.read(main), lambda element, _: names.append(local(element)) if not names else None)
    return names[:1] == ["document"]


def _no_document(package: Package, main: str | None) -> UnreadableFile:
    if main is None and any(name.startswith("word/") for name in package.names):
        return refused("berkas rusak: daftar bagiannya hilang.", ASK_AGAIN_IN_WORD)
    if (main and part_key(main).startswith("xl/")) or any(name.startswith("xl/") for name in package.names):
        return refused(
            "ini buku kerja Excel, bukan dokumen Word (.docx).",
            "Pakai dokumen Word (.docx) naskah laporannya.",
        )
    other = document_in(package) or "berkas lain"
    return refused(f"ini bukan dokumen Word (.docx), melainkan {other}.", SAVE_AS_DOCX)
