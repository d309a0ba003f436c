"""How many of the agency's indicators a sentence says to have reached their target, and how many have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report
from lkjip_xl.rules.evidence.facts import SASARAN
from lkjip_xl.rules.evidence.said_in_words import Contradiction
from lkjip_xl.rules.evidence.sentence_read import SentenceRead, without_names, without_words
from lkjip_xl.tables.keys import Key, TableKey
from lkjip_xl.text.number_words import NUMBER_WORDS, number_of
from lkjip_xl.text.words import name_key, on_one_line

_NUMBER = rf"(?:(?P<digits{{0}}>\d{{{{1,2}}}})|(?P<word{{0}}>{NUMBER_WORDS}))(?:\s*\(\s*\w+\s*\))?"
_INDICATORS = r"indikator(?:\s+(?:kinerja|utama|sasaran|strategis))*(?:\s*\([^)]*\))?(?:\s+yang\s+ada)?"
_TARGET = (
    r"(?:(?:yang|telah|sudah|berhasil|dapat|mampu)\s+)*"
    r"(?P<how>mencapai\s+(?:atau|dan|bahkan)\s+(?:melampaui|melebihi)|mencapai|memenuhi|melampaui|melebihi)\s+target\b"
)
# Whose they are, where that is the agency itself; its name is blanked.
_OF_US = (
    r"(?:\s+(?:pada|di|milik))?"
    r"(?:\s+(?:kecamatan|dinas|badan|sekretariat\s+(?:daerah|dprd)|perangkat\s+daerah|opd))?"
)
_OF_SO_MANY = re.compile(
    rf"(?<![\w.,])(?P<words>{_NUMBER.format(1)}\s+(?:indikator\s+)?dari\s+{_NUMBER.format(2)}\s+{_INDICATORS}\s+{_TARGET})",
    re.IGNORECASE,
)
_SO_MANY_OF = re.compile(
    rf"\bdari\s+{_NUMBER.format(2)}\s+{_INDICATORS}\s*,?\s+(?:(?:terdapat|ada|sebanyak|hanya|baru)\s+)?"
    rf"(?P<words>{_NUMBER.format(1)}\s+(?:{_INDICATORS}\s+)?(?:(?:di\s*antaranya|buah)\s+)?{_TARGET})",
    re.IGNORECASE,
)
_SO_MANY = re.compile(rf"(?<![\w.,])(?P<words>{_NUMBER.format(1)}\s+{_INDICATORS}\s+{_TARGET})", re.IGNORECASE)
_THE_REST = re.compile(
    rf"(?<![\w.,]){_NUMBER.format(1)}\s+(?:{_INDICATORS}\s+)?(?:lainnya\s+|lain\s+)?(?:yang\s+)?(?:belum|tidak)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"(?P<words>(?<!\w)(?:seluruh|semua|setiap|keseluruhan)\s+(?:{_INDICATORS}{_OF_US}\s+{_TARGET}"
    r"|target(?:\s+(?:indikator|kinerja|sasaran|utama))*\s+(?:(?:telah|sudah|dapat|berhasil)\s+)*(?:tercapai|terpenuhi|dicapai)\b))",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\b(?P<words>(?:tidak|belum)\s+(?:ada\s+)?(?:satu\s*pun|seorang\s*pun|satu)\s+(?:dari\s+\w+\s+)?{_INDICATORS}\s+{_TARGET})",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:tidak|belum|bukan|hampir|tanpa|jika|apabila|bila|kalau|agar|supaya|akan|perlu|diharapkan|upaya|rencana\w*|berkomitmen)\b",
    re.IGNORECASE,
)
# Words of a part that a sentence may be about, or of another target than this year's.
_OF_A_PART = re.compile(
    r"(?<!indikator )(?<!kinerja )\b(?:sasaran|tujuan|misi|program|kegiatan|urusan|bidang|perspektif|triwulan|"
    r"semester|ini|tersebut|itu|standar|bagian|dimaksud|di\s*atas)\b",
    re.IGNORECASE,
)
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Reached:
    """How many indicators there are, and how many are at their target, above it, and below it.

    Of the others nobody can tell: they may be any of these.
    """

    every: int
    at: int
    above: int
    below: int

    @property
    def unknown(self) -> int:
        """How many have no capaian, or one that is about their target."""
        return self.every - self.at - self.above - self.below

    def suits(self, number: int, how: str) -> bool:
        """Whether a sentence may say so many of them; to reach a target may mean to hit it or to go beyond."""
        if how.startswith("mencapai "):
            return self._may_be(number, self.at + self.above)
        if _is_beyond(how):
            return self._may_be(number, self.above)
        return self._may_be(number, self.at) or self._may_be(number, self.at + self.above)

    def _may_be(self, number: int, known: int) -> bool:
        return known <= number <= known + self.unknown

    def most(self, how: str) -> int:
        """How many may be said at most to have reached their target so."""
        return self.unknown + self.above + (0 if _is_beyond(how) else self.at)

    def told(self) -> str:
        """What is true, behind “padahal”."""
        at = f", {self.at} tepat di targetnya" if self.at else ""
        unknown = f", {self.unknown} tidak dapat dinilai" if self.unknown else ""
        return f"dari {self.every} indikator {self.above} melampaui target{at}, {self.below} belum{unknown}"


@dataclass(frozen=True, slots=True)
class ReachedOfReport:
    """All indicators of a report, and those of each sasaran, by what its name is known by."""

    all: Reached
    of_sasaran: Mapping[str, Reached]


@lru_cache(maxsize=2)
def reached_of(report: Report) -> ReachedOfReport | None:
    """What Tabel 3.1.1.a tells of that; None where it has no indicators."""
    table = report.tables.get(TableKey.TABEL_3_1_1_A)
    if table is None or not table.rows:
        return None
    figures, column = Recomputed(report), table.spec.column(Key.CAPAIAN)
    sides: dict[str, list[int | None]] = {}
    for row in table.rows:
        cell = row.cells.get(column.key)
        value, typed = figures.counting(table, row, column), cell.number if cell else None
        values = {_side(each) for each in (value, typed) if each is not None} if value is not None else set()
        missed = figures.missed_by_rank(table, row, column)
        side = -1 if missed else values.pop() if len(values) == 1 else None
        sides.setdefault(name_key(row.text(Key.SASARAN)), []).append(side)
    return ReachedOfReport(
        _counted([each for found in sides.values() for each in found]),
        {name: _counted(found) for name, found in sides.items() if name},
    )


def _side(capaian: Decimal) -> int:
    return (capaian > _FULL) - (capaian < _FULL)


def _counted(sides: list[int | None]) -> Reached:
    return Reached(len(sides), sides.count(0), sides.count(1), sides.count(-1))


def reached_denied(read: SentenceRead, reached: ReachedOfReport, agency: str) -> Iterator[Contradiction]:
    """What a sentence says of how many indicators have reached their target, and is not so."""
    text = read.sentence.text
    if read.is_below_another_part:
        return
    counts = [*_OF_SO_MANY.finditer(text), *_SO_MANY_OF.finditer(text)]
    for found in counts:
        number, every = number_of(found["digits1"], found["word1"]), number_of(found["digits2"], found["word2"])
        if every == reached.all.every and not reached.all.suits(number, _how(found)):
            yield _denied(found, reached.all)
    if counts:
        return
    yield from _of_number(text, reached.all)
    yield from _of_all(read, reached, agency)


def _of_number(text: str, every: Reached) -> Iterator[Contradiction]:
    """“Empat indikator melampaui target”: more than have, or all with those that it says have not."""
    found = _SO_MANY.search(text)
    if found is None or re.search(r"\bdari\b", text[: found.start()], re.IGNORECASE):
        return
    number = number_of(found["digits1"], found["word1"])
    rest = _THE_REST.search(text, found.end())
    together = number + number_of(rest["digits1"], rest["word1"]) if rest else 0
    too_many = every.most(_how(found)) < number <= every.every
    if too_many or (together == every.every and not every.suits(number, _how(found))):
        yield _denied(found, every)


def _of_all(read: SentenceRead, reached: ReachedOfReport, agency: str) -> Iterator[Contradiction]:
    """“Seluruh indikator mencapai target”, “tidak satu pun indikator”: all, or those of its sasaran."""
    plain = without_words(without_names(read.sentence.text, read.mentions), agency)
    nobody, everybody = _NONE.search(plain), _ALL.search(plain)
    found = nobody or everybody
    if found is None or (not nobody and _DENIED.search(plain)):
        return
    of = _meant(read, reached, plain)
    if of is None:
        return
    if nobody and of.at + of.above:
        yield _denied(found, of)
    elif not nobody and (of.below or not of.suits(of.every, _how(found))):
        # Under one heading the sentence before may have told of a sasaran that has reached all.
        others = of is reached.all and read.sentence.paragraph.counted > 1
        may_be_of_a_part = others and any(not each.below for each in reached.of_sasaran.values())
        yield _denied(found, of, sure=not may_be_of_a_part)


def _meant(read: SentenceRead, reached: ReachedOfReport, plain: str) -> Reached | None:
    """The indicators that a sentence is about: all, or those of the one sasaran it names; None for other parts."""
    named = [thing for each in read.mentions if not each.all_of for thing in each.things] or list(read.above)
    if named:
        sasaran = [thing for thing in named if thing.kind == SASARAN]
        names = {name_key(name) for thing in sasaran for name in thing.names}
        found = [each for name, each in reached.of_sasaran.items() if name in names]
        return found[0] if len(found) == 1 and len(sasaran) == len(named) else None
    is_of_a_part = read.is_below_a_part or _OF_A_PART.search(plain)
    return None if is_of_a_part else reached.all


def _is_beyond(how: str) -> bool:
    """Whether “melampaui” or “melebihi” is all that is said: to hit the target is not enough."""
    return how.startswith(("melampaui", "melebihi"))


def _how(found: re.Match[str]) -> str:
    return " ".join((found["how"] or "mencapai atau").lower().split())


def _denied(found: re.Match[str], reached: Reached, *, sure: bool = True) -> Contradiction:
    return Contradiction(*found.span("words"), on_one_line(found["words"]), reached.told(), sure=sure)
