"""Which of the names in a sentence are meant: not the agency's own, and short ones only where they are at home."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.report.manuscript import Sentence
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.evidence.facts import INDICATOR, Thing, ToldFacts
from lkjip_xl.rules.evidence.groups_told import group_of
from lkjip_xl.rules.evidence.mention import Mention
from lkjip_xl.rules.evidence.names_told import Names
from lkjip_xl.rules.evidence.of_the_whole import names_kinds_of_spending
from lkjip_xl.rules.evidence.schools_told import is_about_staff
from lkjip_xl.rules.evidence.sentence_read import blanked, words_apart
from lkjip_xl.tables.keys import TableKey

_ABOUT_GOODS = re.compile(
    r"\b(?:sarana|prasarana|aset|inventaris|barang\s+milik|dimiliki|memiliki|perlengkapan)\b", re.IGNORECASE
)


class NamesMeant:
    """The names of a workbook as the sentences of its report use them."""

    def __init__(self, told: ToldFacts, settings: Settings) -> None:
        self._told, self.names = told, Names(told)
        self._agency = words_apart(settings.instansi)
        self._government = words_apart(settings.pemerintah)

    def in_text(self, text: str) -> list[Mention]:
        """All that a text names, whether meant or not."""
        return self.names.mentions(text)

    def agencies(self, text: str) -> list[tuple[int, int]]:
        """Where a sentence names the agency, and not what is called by it: Nilai SAKIP Sekretariat Daerah."""
        spans = [found.span() for found in self._agency.finditer(text)] if self._agency else []
        if not spans:
            return []
        named = [each for each in self.in_text(text) if not each.loose and any(map(self._has_agency, each.things))]
        return [
            (start, end)
            for start, end in spans
            if not any(
                each.start <= start and end <= each.end and each.end - each.start > end - start for each in named
            )
        ]

    def _has_agency(self, thing: Thing) -> bool:
        return self._agency is not None and any(map(self._agency.search, thing.names))

    def without_agency(self, text: str) -> str:
        """A text with blanks for the name of the agency."""
        return blanked(text, [found.span() for found in self._agency.finditer(text)] if self._agency else [])

    def without_government(self, text: str) -> str:
        """“Prevalensi stunting Kabupaten Contoh” names no longer thing than “Prevalensi stunting”."""
        found = self._government.finditer(text) if self._government else ()
        return blanked(text, [each.span() for each in found])

    def meant(
        self, text: str, tables: Sequence[str], above: Sequence[Thing], headings: Sequence[str]
    ) -> list[Mention]:
        """The mentions with what they mean here; without those that name something only elsewhere."""
        found: list[Mention] = []
        mentions = self.in_text(text)
        of_spending = names_kinds_of_spending(text, mentions) and all(each.kind == INDICATOR for each in above)
        for each in mentions:
            things = each.things or group_of(text, each, self._told, tables, above)
            near = tuple(thing for thing in things if is_near((thing,), tables))
            if each.loose and not near and not of_spending and not _is_at_home(things, text, headings):
                continue
            if len(things) > 1 and not each.all_of and near:
                things = near
            if things and not any(o.start <= each.start < o.end for o in found):
                found.append(Mention(each.start, each.end, things, each.all_of, each.loose))
        return found


def is_near(things: Sequence[Thing], tables: Sequence[str]) -> bool:
    """Whether one of the tables around a sentence tells of one of the things."""
    return any(not each.tables.isdisjoint(tables) for each in things)


def _is_at_home(things: Sequence[Thing], text: str, headings: Sequence[str]) -> bool:
    """Whether a sentence far from the tables is about the staff, or the goods, of whose table the names are."""
    tables = {table for each in things for table in each.tables}
    if tables == {TableKey.TABEL_1_4}:
        return is_about_staff(text)
    return tables == {TableKey.TABEL_1_5} and any(map(_ABOUT_GOODS.search, (text, *headings)))


def above(sentence: Sentence) -> str:
    """The headings over a sentence, and what stands before it in its paragraph."""
    return " . ".join((*sentence.paragraph.heading, sentence.paragraph.text[: sentence.start]))
