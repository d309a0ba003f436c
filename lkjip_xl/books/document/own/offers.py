"""What can be put into a document, by the names with which marks ask for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cached_property
from hashlib import blake2b

from lkjip_xl.report.model import Row
from lkjip_xl.text.words import closest, digits, fold

# How alike a name must be to be offered for one that is not known.
_NEAR = 0.6
_NEAR_BEGIN = 0.85
_MOST_OFFERED = 5
# Between a word and a number nobody minds a blank: Tabel 3.1.1b, Tabel3.1.1.b.
_WORD = re.compile(r"\d+|[^\W\d]+")


class Kind(Enum):
    """What is put in, as staff call it."""

    TABLE = "tabel"
    NARRATIVE = "narasi"
    CHART = "gambar"
    METHODS = "metode"
    FIGURE = "angka"

    @property
    def is_block(self) -> bool:
        """Whether it stands in paragraphs of its own."""
        return self is not Kind.FIGURE


class Fact(StrEnum):
    """What a single figure tells, as a mark asks for it."""

    TAHUN = "tahun"
    INSTANSI = "instansi"
    PEMERINTAH = "pemerintah daerah"
    RENSTRA = "renstra"
    PAGU = "pagu"
    REALISASI = "realisasi"
    SISA = "sisa"
    PENYERAPAN = "penyerapan"
    RATA_RATA = "rata-rata capaian"
    CAPAIAN = "capaian"
    KATEGORI = "kategori"
    TARGET = "target"
    EFISIENSI = "efisiensi"
    JUMLAH_INDIKATOR = "jumlah indikator"
    TERCAPAI = "indikator tercapai"


_SETTLED = frozenset({Fact.TAHUN, Fact.INSTANSI, Fact.PEMERINTAH, Fact.RENSTRA})


class Group(Enum):
    """Whose figures are listed together: of the report, or of each row of a kind."""

    REPORT = auto()
    INDICATOR = auto()
    SASARAN = auto()
    PROGRAM = auto()
    LOWER = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """One thing that can be put in: its name, and others that it is called by too.

    ``text`` is what a figure says, or what a block is called in the list; ``lacks`` is why there is nothing to put
    in, empty where there is. ``table`` is the key of its table, ``row`` the indicator of a chart. Figures of one
    ``group`` are listed together, those of rows by the name of the row in ``of``.
    """

    name: str
    kind: Kind
    text: str = ""
    lacks: str = ""
    table: str = ""
    row: Row | None = None
    group: Group = Group.REPORT
    of: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether it is a name or a year of the report, which no correction of its figures changes."""
        return self.kind is Kind.FIGURE and self.name in _SETTLED

    @property
    def key(self) -> str:
        """Stands for its name in a document."""
        return digest(words_of(self.name))


def words_of(name: str) -> str:
    """What makes a name the same name: its words, whatever the case, the blanks and the signs between."""
    return " ".join(_WORD.findall(fold(name)))


def digest(text: str, size: int = 6) -> str:
    """A short text that stands for a longer one."""
    return blake2b(text.encode(), digest_size=size).hexdigest()


@dataclass(frozen=True)
class Offers:
    """All that can be put into a document from one report."""

    all: Sequence[Offer]

    @cached_property
    def _by_words(self) -> dict[str, list[Offer]]:
        """By every name; a further name of one thing counts only where it is nobody's own."""
        found: dict[str, list[Offer]] = {}
        for each in self.all:
            _add(found, words_of(each.name), each)
        further: dict[str, list[Offer]] = {}
        for each in self.all:
            for alias in each.aliases:
                _add(further, words_of(alias), each)
        return {**further, **found}

    @cached_property
    def _by_key(self) -> dict[str, Offer]:
        return {each.key: each for each in self.all if len(self.named(each.name)) == 1}

    def named(self, name: str) -> Sequence[Offer]:
        """What a name may mean: nothing, one thing, or several that differ."""
        return self._by_words.get(words_of(name), ())

    def of_key(self, key: str) -> Offer | None:
        """What a control of a document holds, by what stands for its name there."""
        return self._by_key.get(key)

    def nearest(self, name: str) -> tuple[str, ...]:
        """The name most like one that is not known, or all that begin with it, where they are few."""
        wanted, known = words_of(name), self._known
        within = [each for each in known if each.startswith(wanted)] if wanted else []
        if within:
            found = within if len(within) <= _MOST_OFFERED else [min(within, key=len)]
        else:
            found = [each for each in [self._alike(wanted)] if each]
        return tuple(known[each] for each in found)

    def _alike(self, wanted: str) -> str | None:
        """The words of a name that is written with a slip; another number is another name."""
        if not wanted:
            return None
        numbers = digits(wanted)
        found = closest(wanted, [each for each in self._known if digits(each) == numbers], _NEAR)
        if found is None:  # the begin of a name
            begins = {each[: len(wanted)]: each for each in self._known}
            alike = [each for each in begins if digits(each) == numbers]
            found = begins.get(closest(wanted, alike, _NEAR_BEGIN) or "")
        # More than the name was written, such as the title of a table behind its number.
        begun = [each for each in self._known if wanted.startswith(f"{each} ")]
        return found or max(begun, key=len, default=None)

    @cached_property
    def _known(self) -> dict[str, str]:
        """The names that mean one thing, by their words."""
        return {words_of(each.name): each.name for each in self.all if len(self.named(each.name)) == 1}


def _add(found: dict[str, list[Offer]], words: str, offer: Offer) -> None:
    """Add an offer to a name, unless one that says the same is there."""
    there = found.setdefault(words, [])
    same = (
        each is offer or (each.kind is offer.kind is Kind.FIGURE and each.text == offer.text) for each in there
    )
    if words and not any(same):
        there.append(offer)
