"""The notes of a sheet that is there already: new ones beside those of staff, and what is told above theirs."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.books.marked.addresses import Cell
from lkjip_xl.books.marked.text import LONGEST, cut, length, text_for_excel
from lkjip_xl.files.package import count_of
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.xml_edit import XmlPart
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.text.addresses import cell_named, column_letters

AUTHOR = "lkjip-xl"
_LEAST_ROOM = 200
_LOOKS = '<{p}rPr><{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/></{p}rPr>'
# How Excel names the author of the note that stands for a conversation.
_CONVERSATION = "tc="
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_ORDER = ("authors", "commentList", "extLst")


class Notes:
    """The notes of a sheet; a conversation (threaded comment) is kept in a note that is left as it is."""

    def __init__(self, copy: PackageCopy, sheet: str) -> None:
        self._copy, self._sheet = copy, sheet
        name = copy.related(sheet, "comments")
        self._part = copy.part(name) if name else None
        self._notes: dict[Cell, Element] = {}
        self._authors: list[str] = []
        if self._part:
            root = self._part.root
            self._authors = [each.text for list_ in root.all("authors") for each in list_.all("author")]
            for note in (each for list_ in root.all("commentList") for each in list_.all("comment")):
                if at := cell_named(note.attributes.get("ref", "")):
                    self._notes.setdefault(at, note)
        self._conversations = {
            at for at, note in self._notes.items() if self._author(note).startswith(_CONVERSATION)
        }
        for relation in copy.relations(sheet).values():
            if relation.kind == "threadedComment" and relation.target in copy:
                said = copy.part(relation.target).root.below()
                self._conversations |= {at for each in said if (at := cell_named(each.attributes.get("ref", "")))}

    def _author(self, note: Element) -> str:
        number = count_of(note.attributes.get("authorId", ""))
        return "" if number is None or number >= len(self._authors) else self._authors[number].strip()

    def writable(self, at: Cell) -> bool:
        """Whether a note can be written at a cell."""
        return at not in self._conversations and self._room(at) >= _LEAST_ROOM

    def _room(self, at: Cell) -> int:
        below = length(self._below(at) + self.text_at(at)) if at in self._notes else 0
        return LONGEST - below

    def _below(self, at: Cell) -> str:
        """What leads from a new note to the one that was there."""
        return f"\n\nCatatan {self._author(self._notes[at]) or 'lama'}:\n"

    def text_at(self, at: Cell) -> str:
        """The text of a note that is there; empty where there is none."""
        note = self._notes.get(at)
        return "" if note is None else "".join(each.text for each in note.below() if each.name == "t")

    def write(self, notes: Mapping[Cell, str]) -> dict[Cell, str]:
        """Write notes at cells where they can be; what each says now, with what stays below it."""
        part = self._part or self._made()
        p, root = part.prefix(part.root), part.root
        number = self._own_number(part)
        written: dict[Cell, str] = {}
        added = []
        for at, text in notes.items():
            note = self._notes.get(at)
            told = cut(text, self._room(at))
            if note is None:
                ref = f"{column_letters(at[1])}{at[0]}"
                inside = f"<{p}text>{_run(p, told)}</{p}text>"
                added.append(f'<{p}comment ref="{ref}" authorId="{number}">{inside}</{p}comment>')
                written[at] = told
            else:
                told += self._below(at)
                _write_above(part, note, told)
                written[at] = told + self.text_at(at)
        notes_list = root.first("commentList")
        if notes_list is None:
            part.insert_child(root, _ORDER, "commentList", f"<{p}commentList>{''.join(added)}</{p}commentList>")
        elif added:
            part.append(notes_list, "".join(added))
        return written

    def _made(self) -> XmlPart:
        name = self._copy.free_name("xl/comments{}.xml")
        self._copy.relate(self._sheet, "comments", name)
        return self._copy.add(
            name, f'<comments xmlns="{self._copy.main}"><authors/><commentList/></comments>', _TYPE
        )

    def _own_number(self, part: XmlPart) -> int:
        """The number of this program among the authors."""
        if AUTHOR in self._authors:
            return self._authors.index(AUTHOR)
        p = part.prefix(part.root)
        author = f"<{p}author>{AUTHOR}</{p}author>"
        authors = part.root.first("authors")
        if authors is None:
            part.insert_child(part.root, _ORDER, "authors", f"<{p}authors>{author}</{p}authors>")
        else:
            part.append(authors, author)
        return len(self._authors)


def _run(prefix: str, text: str) -> str:
    looks = _LOOKS.format(p=prefix)
    return f'<{prefix}r>{looks}<{prefix}t xml:space="preserve">{text_for_excel(text)}</{prefix}t></{prefix}r>'


def _write_above(part: XmlPart, note: Element, text: str) -> None:
    """Write into a note above what it says, which keeps its looks."""
    p = part.prefix(note)
    inside = note.first("text")
    if inside is None:
        part.append(note, f"<{p}text>{_run(p, text)}</{p}text>")
        return
    plain = inside.first("t")
    if plain is not None:
        # A text without looks of its own must be a run like the one above it.
        part.before(plain, f"{_run(p, text)}<{p}r>")
        part.after(plain, f"</{p}r>")
    elif inside.children:
        part.before(inside.children[0], _run(p, text))
    else:
        part.append(inside, _run(p, text))
