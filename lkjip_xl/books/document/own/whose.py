"""For which agency and year a document was filled: a property of its own says so, which Word keeps.

A document whose parts were pasted from another one has none; there its figures with the name and the year do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from typing import Final

from lkjip_xl.books.document.own.controls import Control, is_blank, said_by
from lkjip_xl.books.document.own.offers import Fact, Offers
from lkjip_xl.books.document.own.outcome import Other
from lkjip_xl.files.package import count_of
from lkjip_xl.files.package_edit import PackageCopy
from lkjip_xl.files.xml_edit import escaped
from lkjip_xl.files.xml_tree import Element
from lkjip_xl.reader.word.fragment import lines_of
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import DRAFT
from lkjip_xl.text.words import digits, fold, full_name, on_one_line, one_slip_from, squeeze

_NAME: Final = "Diisi lkjip-xl untuk"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PART: Final = "docProps/custom{}.xml"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# The first number that a property may have.
_FIRST: Final = 2
# What the two kinds of documents call the relation, and the namespaces of the part and of its values.
_USUAL: Final = (
    "custom-properties",
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
)
_STRICT: Final = (
    "customProperties",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties",
    "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
)


class Whose:
    """Whose report is in a document, and whose is put into it now."""

    def __init__(self, copy: PackageCopy, settings: Settings, offers: Offers, *, is_strict: bool) -> None:
        self._copy, self._offers = copy, offers
        self._kind, self._space, self._values = _STRICT if is_strict else _USUAL
        name = full_name(on_one_line(settings.instansi), on_one_line(settings.pemerintah))
        self.now = squeeze(f"{name} {settings.tahun or ''}")

    def other(self, controls: Iterable[Control]) -> Other | None:
        """Another agency or year for which the document was filled, if there is one."""
        if not self.now:
            return None
        said = self._property()
        if said is not None:
            was = squeeze("".join(each.text for each in (said, *said.below())))
            return Other(was, self.now) if was and not _is_same(was, self.now) else None
        figures = [*self._figures([*controls])]
        was = " ".join(dict.fromkeys(before for before, _ in figures))
        return Other(was, self.now) if not all(starmap(_is_same, figures)) else None

    @property
    def was_filled(self) -> bool:
        """Whether the document says that it was filled before."""
        return self._property() is not None

    def _figures(self, controls: Sequence[Control]) -> Iterator[tuple[str, str]]:
        """What name and year say in the document, unless somebody has edited them, and in the report."""
        for fact in (Fact.INSTANSI, Fact.TAHUN):
            offer = next(each for each in self._offers.named(fact) if each.name == fact)
            for each in controls:
                if each.key == offer.key and said_by(each.inner, lambda _: "") == each.said:
                    said = squeeze(" ".join(lines_of(each.inner, is_blank))).removesuffix(f" ({DRAFT})")
                    if offer.text and not said.startswith("["):
                        yield said, offer.text

    def _property(self) -> Element | None:
        name = self._copy.related("", self._kind)
        properties = self._copy.part(name).root.children if name else ()
        return next((each for each in properties if each.attributes.get("name") == _NAME), None)

    def note(self) -> None:
        """Write into the document whose report is in it now."""
        if not self.now:
            return
        value = f'<vt:lpwstr xmlns:vt="{self._values}">{escaped(self.now)}</vt:lpwstr>'
        there = self._property()
        name = self._copy.related("", self._kind)
        if there is not None and name:
            if squeeze("".join(each.text for each in there.below())) != self.now:
                self._copy.part(name).replace_children(there.children, value)
            return
        if name is None:
            name = self._copy.free_name(_PART) if _PART.format("") in self._copy else _PART.format("")
            self._copy.add(name, f'<Properties xmlns="{self._space}"></Properties>', _TYPE)
            self._copy.relate("", self._kind, name)
        part = self._copy.part(name)
        numbers = [count_of(each.attributes.get("pid", "")) or 0 for each in part.root.children]
        number = max([_FIRST - 1, *numbers]) + 1
        part.append(
            part.root,
            f'<property xmlns="{self._space}" fmtid="{_FORMAT}" pid="{number}" name="{_NAME}">{value}</property>',
        )


def _is_same(was: str, now: str) -> bool:
    """Whether two names are one, a slip in it aside; another number is another year."""
    return fold(was) == fold(now) or (digits(was) == digits(now) and one_slip_from(was, [now]) is not None)
