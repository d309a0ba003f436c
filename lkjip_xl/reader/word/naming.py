"""What is not read is named: what it is, and near which words."""

from __future__ import annotations

from collections import Counter

from lkjip_xl.files.limits import MOST_NAMED_OF_A_KIND
from lkjip_xl.reader.word.content import NotRead, Unread
from lkjip_xl.text.words import cut, on_one_line

_LONGEST = 80


class Names:
    """What was met and is not read, each once with how often."""

    def __init__(self) -> None:
        self._met: dict[tuple[NotRead, str, str], int] = {}
        self._of_a_kind: Counter[NotRead] = Counter()

    def add(self, kind: NotRead, near: str, words: str = "") -> None:
        """Name something; of a kind that is met without end, the last ones are only counted."""
        key = (kind, shortened(near), shortened(words))
        if key not in self._met:
            if self._of_a_kind[kind] >= MOST_NAMED_OF_A_KIND:
                key = (kind, "", "")
            else:
                self._of_a_kind[kind] += 1
        self._met[key] = self._met.get(key, 0) + 1

    def all(self) -> tuple[Unread, ...]:
        """All of it, in the order in which it was met."""
        return tuple(Unread(kind, near, count, words) for (kind, near, words), count in self._met.items())


def shortened(text: str) -> str:
    """The first words of a text, on one line."""
    return cut(on_one_line(text[: _LONGEST * 4]), _LONGEST)
