"""Files that were to be checked and are not in the results: a check was stopped, or one was too much for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl.text.sentences import few, in_a_row
from lkjip_xl.text.words import on_one_line

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Such a file; ``why`` goes on with "yang": ``belum diperiksa``."""

    file: str
    why: str


def told_of_unchecked(files: Sequence[Unchecked]) -> str:
    """That results are not those of all files, how many are missing, and which; empty where none is."""
    return f"Belum lengkap: tidak ikut {in_a_row([*_kinds(files)])}." if files else ""


def _kinds(files: Sequence[Unchecked]) -> Iterator[str]:
    for why in dict.fromkeys(each.why for each in files):
        names = [on_one_line(each.file) for each in files if each.why == why]
        yield f"{len(names)} berkas yang {why} ({few(names, _MOST_NAMED)})"
