"""Notes of an earlier check beside the findings of this one: each to its finding, or listed with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lkjip_xl.books.old_results import FILE, NOTE, RESPONSIBLE, OldFinding, key_of, name_of, who_of
from lkjip_xl.rules.findings import State

_NOTHING = ("", "")
_NOT_CHECKED = "laporannya tidak diperiksa kali ini"
_NOT_READ = f"laporannya {State.UNREADABLE.in_sentence} kali ini"
_SEVERAL = "cocok dengan lebih dari satu temuan"
_GONE = "temuannya tidak ada lagi"


@dataclass
class CarriedNotes:
    """The earlier findings, and what has become of each."""

    old: Sequence[OldFinding] = ()
    _by_who: dict[str, list[OldFinding]] = field(default_factory=dict)
    _fates: dict[int, str] = field(default_factory=dict)
    _mended: dict[int, OldFinding] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for each in self.old:
            self._by_who.setdefault(each.who, []).append(each)

    def beside(
        self, agency: str, year: str, file: str, found: Sequence[Mapping[str, str]], *, read: bool
    ) -> list[tuple[str, str]]:
        """Who sees to each finding of a report, and the notes on it; ``read`` says that the report was judged."""
        mine = self._of(who_of(agency, year, file), file)
        if not read:
            self._fates |= {id(each): _NOT_READ for each in mine if id(each) not in self._fates}
            return [_NOTHING] * len(found)
        keys = [key_of(each) for each in found]
        now, before = Counter(keys), Counter(each.key for each in mine if not each.is_left)
        notes: dict[tuple[str, str, str, str], tuple[str, str]] = {}
        for each in mine:
            earlier = self._fates.get(id(each))
            if earlier is not None:
                # Two reports of one agency: nobody can tell whose the note is.
                self._fates[id(each)] = _SEVERAL if now[each.key] else earlier
            elif not now[each.key]:
                self._fates[id(each)] = _GONE
            elif now[each.key] > 1 or before[each.key] > 1 or (each.has_notes and each.key in notes):
                self._fates[id(each)] = _SEVERAL
            else:
                self._fates[id(each)] = ""
                if each.has_notes:
                    notes[each.key] = each.texts.get(RESPONSIBLE, ""), each.texts.get(NOTE, "")
        self._note_mended(mine, now)
        return [notes.get(key, _NOTHING) for key in keys]

    def _of(self, who: str, file: str) -> Sequence[OldFinding]:
        """The earlier findings of a report; of several files of one agency those of the file that is called so."""
        mine = self._by_who.get(who, [])
        files = {name_of(each.texts.get(FILE, "")) for each in mine}
        if len(files) > 1 and name_of(file) in files:
            return [each for each in mine if name_of(each.texts.get(FILE, "")) == name_of(file)]
        return mine

    def _note_mended(self, mine: Sequence[OldFinding], now: Mapping[tuple[str, str, str, str], int]) -> None:
        """What stood before and is there no more, or less often."""
        left = Counter(now)
        for each in mine:
            if not each.stood:
                continue
            if left[each.key]:
                left[each.key] -= 1
                # It stands in another report of the agency.
                self._mended.pop(id(each), None)
            elif id(each) not in self._seen:
                self._mended[id(each)] = each
            self._seen.add(id(each))

    @property
    def mended(self) -> Sequence[OldFinding]:
        """What was mended since, with the notes on it."""
        return list(self._mended.values())

    def left(self) -> Iterator[tuple[OldFinding, str]]:
        """Each note that stands beside no finding now, nor on the list of what was mended, and why."""
        told = self._mended.keys()
        for each in self.old:
            why = self._fates.get(id(each), _NOT_CHECKED)
            if each.has_notes and why and id(each) not in told:
                yield each, why
