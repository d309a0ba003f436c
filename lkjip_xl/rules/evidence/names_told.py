"""Which rows, indicators and programs of the workbook a sentence names, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lkjip_xl.rules.evidence.also_called import also_called
from lkjip_xl.rules.evidence.facts import (
    INDICATOR,
    KEGIATAN,
    PROGRAM,
    ROW,
    SASARAN,
    SUB_KEGIATAN,
    Thing,
    ToldFacts,
)
from lkjip_xl.rules.evidence.groups_told import groups_in
from lkjip_xl.rules.evidence.mention import Mention
from lkjip_xl.rules.evidence.short_names import ShortNames
from lkjip_xl.text.words import name_key, one_slip_from, word_set

_WORD = re.compile(r"[^\W_]+")
# Words that name nothing by themselves, and stand or stand not in a name.
_SMALL = word_set(
    """
    dan atau di ke dari yang untuk pada dalam dengan serta oleh bagi para se
    """
)
# What a name may begin with, and people leave out.
_HEADS = word_set(
    """
    persentase prosentase laju jumlah tingkat indeks nilai cakupan rasio rata program kegiatan sub sasaran
    meningkatnya meningkatkan terwujudnya belanja angka capaian
    """
)
_KINDS = (
    (SUB_KEGIATAN, re.compile(r"\bsub\s*-?\s*kegiatan\W+$", re.IGNORECASE)),
    (KEGIATAN, re.compile(r"\bkegiatan\W+$", re.IGNORECASE)),
    (PROGRAM, re.compile(r"\bprogram\W+$", re.IGNORECASE)),
    (INDICATOR, re.compile(r"\bindikator(?:\s+(?:kinerja|sasaran|utama))*\W+$", re.IGNORECASE)),
    (SASARAN, re.compile(r"\bsasaran(?:\s+strategis)?\W+$", re.IGNORECASE)),
)
_ENOUGH, _FEW = 3, 2
_LONG = 6


@dataclass(frozen=True, slots=True)
class _Name:
    thing: Thing
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of a sentence, from which to which, that are words of a name: how many, and whether from its first."""

    first: int
    last: int
    length: int
    name: _Name
    from_start: bool
    at_end: bool = False

    @property
    def whole(self) -> bool:
        return self.length >= len(self.name.words)


class Names:
    """Finds what sentences name."""

    def __init__(self, told: ToldFacts) -> None:
        self._told = told
        self._at: dict[str, list[tuple[_Name, int]]] = {}
        taken = {name_key(each) for thing in told.things for each in thing.names}
        for thing in told.things:
            others = also_called(thing.names) if thing.kind == INDICATOR else ()
            for written in (*thing.names, *(each for each in others if name_key(each) not in taken)):
                for text in dict.fromkeys((written, re.sub(r"\([^)]*\)", " ", written))):
                    words = tuple(each for each in _words(text) if each not in _SMALL)
                    if words:
                        self._add(_Name(thing, words))
        self._short = ShortNames(told.things)

    def _add(self, name: _Name) -> None:
        for at, word in enumerate(name.words):
            self._at.setdefault(word, []).append((name, at))

    @lru_cache(maxsize=4096)  # noqa: B019 - lives as long as one check
    def _spelled(self, word: str) -> str:
        """A word as names spell it, where it is one slip from that."""
        if word in self._at or len(word) < _LONG:
            return word
        near = (
            each
            for each in self._at
            if len(each) >= _LONG and each[0] == word[0] and abs(len(each) - len(word)) < 2
        )
        return one_slip_from(word, near) or word

    def mentions(self, text: str) -> list[Mention]:
        """What a text names, in its order; of names that overlap the longest."""
        tokens = [found for found in _WORD.finditer(text) if found[0].lower() not in _SMALL]
        words = [self._spelled(found[0].lower()) for found in tokens]
        runs = [run for at in range(len(words)) for run in self._runs(words, at)]
        best: list[Mention] = []
        taken: set[int] = set()
        spans: dict[tuple[int, int], list[_Run]] = {}
        for run in runs:
            spans.setdefault((run.first, run.last), []).append(run)
        for (first, last), same in sorted(spans.items(), key=lambda each: (-_weight(each[1]), each[0])):
            span = (tokens[first].start(), tokens[last].end())
            if taken.isdisjoint(range(first, last + 1)) and (found := self._mention(text, span, same)):
                best.append(found)
                taken.update(range(first, last + 1))
        short = self._short.mentions(text)
        apart = [each for each in short if not any(o.start <= each.start < o.end for o in best)]
        return sorted([*best, *apart, *groups_in(text)], key=lambda each: each.start)

    def _runs(self, words: Sequence[str], first: int) -> Iterator[_Run]:
        for name, at in self._at.get(words[first], ()):
            last, here = first, at
            while last + 1 < len(words):
                ahead = next(
                    (
                        skip
                        for skip in (1, 2)
                        if here + skip < len(name.words) and name.words[here + skip] == words[last + 1]
                    ),
                    0,
                )
                if not ahead:
                    break
                last, here = last + 1, here + ahead
            heads = all(each in _HEADS for each in name.words[:at])
            yield _Run(first, last, last - first + 1, name, heads, here == len(name.words) - 1)

    def _mention(self, text: str, span: tuple[int, int], runs: Sequence[_Run]) -> Mention | None:
        sure = [run for run in runs if run.whole]
        if not sure:
            telling = [run for run in runs if run.length >= _ENOUGH]
            short = [run for run in runs if run.length == _FEW and run.from_start and not _only_heads(run)]
            sure = [run for run in telling if run.from_start] or telling or short or _rows_alone(runs)
        sure = self._of_kind(text, span, sure)
        if not sure or _goes_on(text, span, sure):
            return None
        things = tuple(dict.fromkeys(run.name.thing for run in sure))
        # “Program Penunjang”, where only one program begins so, is that one wherever it is named.
        is_one = len(things) == 1 and things[0].kind == PROGRAM and _says_program(text, span)
        loose = not (is_one and sure[0].from_start) and all(_is_loose(run) for run in sure)
        return Mention(*span, things, loose=loose)

    def _of_kind(self, text: str, span: tuple[int, int], runs: list[_Run]) -> list[_Run]:
        """Those of the kind that the word before says, or their own first word."""
        before = text[: span[0]]
        first = text[span[0] : span[1]].lower()
        for kind, pattern in _KINDS:
            if pattern.search(before) or first.startswith(f"{kind} "):
                return [run for run in runs if run.name.thing.kind == kind] or runs
        return runs


def _says_program(text: str, span: tuple[int, int]) -> bool:
    """Whether a name has the word program before it, or begins with it."""
    return text[span[0] : span[1]].lower().startswith(f"{PROGRAM} ") or bool(
        re.search(rf"\b{PROGRAM}\s+$", text[: span[0]], re.IGNORECASE)
    )


def _weight(runs: Sequence[_Run]) -> float:
    """How much words say: a whole name more than as many words of a longer one."""
    return max(run.length + (1.5 if run.whole else 0) for run in runs)


def _rows_alone(runs: Sequence[_Run]) -> list[_Run]:
    """Two words from the end of a row's name, where no other has them: roda dua of Kendaraan Dinas Roda Dua."""
    found = [run for run in runs if run.length == _FEW and run.name.thing.kind == ROW and run.at_end]
    return found if len({id(run.name.thing) for run in found}) == 1 else []


def _is_loose(run: _Run) -> bool:
    """Whether it names something only beside its table: a row of staff, a few words, or some from the middle."""
    few = run.length < _ENOUGH or (not run.from_start and run.length < _ENOUGH + _FEW)
    return run.name.thing.kind == ROW or (few and not (run.whole and run.length > 1))


def _words(text: str) -> list[str]:
    return [each.lower() for each in _WORD.findall(text)]


def _only_heads(run: _Run) -> bool:
    return all(each in _HEADS for each in run.name.words[: run.length])


def _goes_on(text: str, span: tuple[int, int], runs: Sequence[_Run]) -> bool:
    """Whether a short name is only the beginning of another one: Sekretariat Daerah, Bagian Umum."""
    if any(run.length >= _ENOUGH for run in runs):
        return False
    behind = re.match(r"\s+([A-Z][\w-]*)", text[span[1] :])
    return behind is not None and not text[span[0] : span[1]].isupper() and not behind[1].startswith(("Rp", "Rp."))


_EXCLUDED = re.compile(
    r"\b(?:selain|kecuali|di\s+luar|bukan|tanpa|minimal|di\s*bawah|di\s*atas|termasuk)\s+(?:\w+\s+)?[“\"']?$",
    re.IGNORECASE,
)


def excluded(text: str, start: int) -> bool:
    """Whether what is named is named only to be left out, or as a bound."""
    return _EXCLUDED.search(text[:start]) is not None
