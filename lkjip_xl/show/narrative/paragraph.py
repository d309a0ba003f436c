"""A paragraph of Narasi: sentences of figures, and blanks for what no figure tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

_SUPPORT: Final = "jelaskan pendukungnya"
_CAUSE: Final = "jelaskan sebabnya"
_PLAN: Final = "jelaskan rencananya"


@dataclass(frozen=True, slots=True)
class Blank:
    """What staff must write themselves: ``asks`` says what, ``name`` what it belongs to.

    The name tells a blank apart from all others of the report, and stays the same while its sentence does.
    """

    name: str
    asks: str

    @property
    def text(self) -> str:
        """The blank as it stands in a sentence."""
        return f"[{self.asks}]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words and blanks, in their order."""

    parts: tuple[str | Blank, ...]

    @property
    def text(self) -> str:
        """The whole paragraph, its blanks in brackets."""
        return "".join(each if isinstance(each, str) else each.text for each in self.parts)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The blanks alone."""
        return tuple(each for each in self.parts if isinstance(each, Blank))

    def __add__(self, other: Paragraph) -> Paragraph:
        return Paragraph((*self.parts, *other.parts))


NOTHING: Final = Paragraph(())


def told(*parts: str | Blank) -> Paragraph:
    """A paragraph of these parts."""
    return Paragraph(parts)


def support(of: str) -> Paragraph:
    """What helped: staff know it."""
    return told(" Keberhasilan ini didukung oleh ", Blank(f"pendukung {of}", _SUPPORT), ".")


def cause(of: str, words: str = "Hal ini karena") -> Paragraph:
    """Why it came so: staff know it."""
    return told(f" {words} ", Blank(f"sebab {of}", _CAUSE), ".")


def plan(of: str, words: str = "Rencana perbaikannya") -> Paragraph:
    """What will be done: staff know it."""
    return told(f" {words}: ", Blank(f"rencana {of}", _PLAN), ".")


def with_names_of_their_own(paragraphs: Iterable[Paragraph], seen: Counter[str]) -> Iterator[Paragraph]:
    """The paragraphs with a number behind the name of a blank that was ``seen`` before."""
    for paragraph in paragraphs:
        parts: list[str | Blank] = []
        for part in paragraph.parts:
            if isinstance(part, Blank):
                seen[part.name] += 1
                again = seen[part.name]
                parts.append(part if again == 1 else replace(part, name=f"{part.name} ({again})"))
            else:
                parts.append(part)
        yield Paragraph(tuple(parts))
