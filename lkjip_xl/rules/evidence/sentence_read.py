"""A sentence with what it names, what its figures are, and what stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lkjip_xl.report.manuscript import Sentence
from lkjip_xl.rules.evidence.facts import Thing
from lkjip_xl.rules.evidence.mention import Mention
from lkjip_xl.rules.evidence.names_told import Names
from lkjip_xl.rules.evidence.verdicts import Judged


@dataclass(frozen=True)
class SentenceRead:
    """A sentence with what it names and what its figures are; ``names`` finds names in what stands above it."""

    sentence: Sentence
    judged: tuple[Judged, ...]
    mentions: tuple[Mention, ...]
    names: Names

    @property
    def _text_above(self) -> str:
        paragraph = self.sentence.paragraph
        return " . ".join((*paragraph.heading, paragraph.text[: self.sentence.start]))

    @cached_property
    def _above(self) -> tuple[Mention, ...]:
        return tuple(self.names.mentions(self._text_above))

    @property
    def above(self) -> tuple[Thing, ...]:
        """What the headings above it name, and the sentences before it in its paragraph."""
        return tuple(thing for each in self._above if not each.loose for thing in each.things)

    @property
    def is_below_another_part(self) -> bool:
        """Whether it stands below an urusan, a misi or the like: which of all belong to that, nobody knows."""
        return _OTHER_PARTS.search(without_names(self._text_above, self._above)) is not None

    @property
    def is_below_a_part(self) -> bool:
        """Whether what stands above it names something by its number alone: “Sasaran 2”."""
        return any(not each.things and not each.all_of for each in self._above)


# Parts by which no table of the workbook is divided: “Urusan Pendidikan”, “Misi 2”.
_OTHER_PARTS = re.compile(
    r"\b(?:urusan|bidang|misi|tujuan|perspektif|triwulan|semester)\s+(?!(?:dan|atau|serta|sasaran|strategis)\b)\w+",
    re.IGNORECASE,
)


def without_names(text: str, mentions: Sequence[Mention]) -> str:
    """A sentence with blanks in the place of the names in it: “Peningkatan” in one of them says nothing."""
    for each in mentions:
        if not each.all_of:
            text = blanked(text, [(each.start, each.end)])
    return text


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with blanks for some stretches of it; every place in it stays where it is."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def words_apart(name: str) -> re.Pattern[str] | None:
    """What finds a name of several words, whatever stands between these; None where it has none."""
    words = re.findall(r"\w+", name)
    return re.compile(r"\W+".join(map(re.escape, words)), re.IGNORECASE) if words else None


def without_words(text: str, name: str) -> str:
    """A text with blanks wherever a name of several words stands in it."""
    pattern = words_apart(name)
    return blanked(text, [each.span() for each in pattern.finditer(text)]) if pattern else text
