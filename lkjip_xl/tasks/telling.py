"""What a task has to say of what it did and of what it could not do, whoever asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.files.refusal import Unreadable, UnreadableFile
from lkjip_xl.tables import TABEL_2_7
from lkjip_xl.text.ways import Advice


class WrongWish(ValueError):
    """What is asked for cannot be understood, or does not fit together; ``advice`` says how it is meant."""

    def __init__(self, advice: Advice) -> None:
        super().__init__(advice)
        self.advice = advice


def rows_told(where: str, indicators: int, rows: int) -> str:
    """How much of a report was taken over: “Dari lkjip.xlsx: 5 indikator sasaran, 30 baris Tabel 2.7.”"""
    return f"{where}: {indicators} indikator sasaran, {rows} baris {TABEL_2_7.sheet}."


class FileRefused(UnreadableFile):
    """One of several files cannot be read."""

    def __init__(self, file: Path, unreadable: Unreadable) -> None:
        super().__init__(unreadable)
        self.file = file


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence or some; a ``detail`` stands below the one before it, and is about it unless it is ``apart``."""

    text: Advice
    detail: bool = False
    apart: bool = False


During = Callable[[str], AbstractContextManager[None]]
"""Shows what is being done while it takes its time."""


def quietly(_: str) -> AbstractContextManager[None]:
    """Show nothing."""
    return nullcontext()


def details(lines: Iterable[Advice], *, apart: bool = False) -> Iterator[Told]:
    """Lines that stand below a sentence; ``apart`` says that they are about something else."""
    return (Told(line, detail=True, apart=apart and not number) for number, line in enumerate(lines))


@contextmanager
def reading(file: Path, during: During = quietly) -> Iterator[None]:
    """Read a file, and say which one it was where it cannot be read.

    Raises:
        FileRefused: if it cannot be read.

    """
    try:
        with during(f"Membaca {file.name}"):
            yield
    except UnreadableFile as error:
        raise FileRefused(file, error.unreadable) from error
