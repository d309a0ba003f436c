"""Which agencies (SKPD) and units a file of the whole government has, and what was asked for of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.source import Described
from lkjip_xl.report.pairing import code_key
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import ChooseSkpd
from lkjip_xl.text.words import fold, name_key

Agency = tuple[str, str]
"""The code and the name of an SKPD or of one of its units."""
_MOST_NAMED = 5
# Segments of an SKPD's code; one more is that of a unit: 1.02.0.00.0.00.01.0000 and 1.02.0.00.0.00.01.0001.
_SEGMENTS_OF_SKPD = 7
# What stands between the common part of a name and a unit's own: Dinas Kesehatan - Puskesmas Payo Selincah.
_BEHIND_COMMON_NAME = re.compile(r"\s*[-–:/(,]")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for: ``agencies`` of the file, what they are called together, and what must be said of it."""

    agencies: frozenset[Agency]
    skpd: tuple[Described, ...]
    notes: tuple[str, ...] = ()


def refuse_several(agencies: Sequence[Described], subject: str) -> None:
    """Refuse a file of several agencies where one is wanted; ``subject`` is what the sentence calls the file.

    Raises:
        UnreadableFile: if there are several.

    """
    if len(agencies) < 2:
        return
    example = next((each.name for each in agencies if each.name), agencies[0].code)
    common = _common_code([each.code for each in agencies])
    if common:
        raise refused(
            f"{subject} memuat {len(agencies)} unit dari satu SKPD ({common}).",
            (
                "Tambahkan ",
                ChooseSkpd(common),
                " untuk seluruhnya, atau ",
                ChooseSkpd(example),
                " untuk satu unit.",
            ),
            wrong_use=True,
        )
    raise refused(
        f"{subject} memuat {len(agencies)} SKPD.",
        ("Pilih satu, misalnya ", ChooseSkpd(example), "."),
        wrong_use=True,
    )


def choose_agencies(agencies: Iterable[Agency], asked: str) -> Choice:
    """The agencies that were asked for, by code or name or the common part of either: all where nobody asked.

    Units of one SKPD may be asked for together: by the beginning of their code, or by what their names share.

    Raises:
        UnreadableFile: if the file has none of them, or several SKPD are meant.

    """
    every = list(agencies)
    if not asked:
        return Choice(frozenset(every), _described(every))
    chosen = matching(every, asked)
    if not chosen:
        names = [name or code for code, name in every if name or code]
        there = f"Yang ada: {few(names, _MOST_NAMED)}." if names else "Berkas ini tidak menyebut SKPD."
        raise refused("SKPD yang diminta tidak ada di berkas ini.", there, wrong_use=True)
    if len({_identity(each) for each in chosen}) == 1:
        return Choice(frozenset(chosen), _described(chosen), tuple(_left(chosen, every)))
    if not _are_units(chosen, asked):
        names = sorted(name or code for code, name in chosen)
        raise refused(
            f"beberapa SKPD cocok dengan yang diminta: {few(names, _MOST_NAMED)}.",
            "Sebutkan kode atau nama lengkap SKPD-nya.",
            wrong_use=True,
        )
    names = [name or code for code, name in chosen]
    code = _common_code([code for code, _ in chosen])
    whole = Described(code, asked if code_key(asked) != code_key(code) else names[0])
    return Choice(frozenset(chosen), (whole,), (f"{len(chosen)} unit dijumlahkan: {few(names, _MOST_NAMED)}",))


def _identity(agency: Agency) -> object:
    return code_key(agency[0]) or name_key(agency[1])


def _described(agencies: Sequence[Agency]) -> tuple[Described, ...]:
    return tuple(Described(*each) for each in agencies if any(each))


def matching(every: Sequence[Agency], asked: str) -> list[Agency]:
    """The agencies that a text names: by the beginning of their code, by their name, or by a part of it."""
    code, name = code_key(asked), name_key(asked)
    by_code = [each for each in every if code_key(each[0])[: len(code)] == code]
    exactly = [each for each in every if name_key(each[1]) == name]
    return by_code or exactly or [each for each in every if name in name_key(each[1])]


def _are_units(chosen: Sequence[Agency], asked: str) -> bool:
    """Whether agencies are units of one SKPD: by their codes, or without codes by what their names begin with."""
    if any(code for code, _ in chosen):
        return bool(_common_code([code for code, _ in chosen]))
    start = fold(asked)
    names = [fold(name) for _, name in chosen]
    return all(
        name == start or (name.startswith(start) and _BEHIND_COMMON_NAME.match(name, len(start))) for name in names
    )


def _common_code(codes: Sequence[str]) -> str:
    """The code of the SKPD that all units with these codes belong to; empty where there is none."""
    keys = {code_key(code)[:_SEGMENTS_OF_SKPD] for code in codes}
    if len(keys) != 1 or len(keys.pop()) < _SEGMENTS_OF_SKPD:
        return ""
    return ".".join(codes[0].strip(". ").split(".")[:_SEGMENTS_OF_SKPD])


def _left(chosen: Sequence[Agency], every: Sequence[Agency]) -> Iterable[str]:
    """What must be said of other units of the same SKPD that were not asked for."""
    skpd = code_key(chosen[0][0])[:_SEGMENTS_OF_SKPD]
    if len(skpd) < _SEGMENTS_OF_SKPD:
        return
    others = [each for each in every if each not in chosen and code_key(each[0])[:_SEGMENTS_OF_SKPD] == skpd]
    if others:
        names = few([name or code for code, name in others], _MOST_NAMED)
        yield (
            f"{len(others)} unit lain dari SKPD yang sama tidak dihitung ({names}); untuk seluruhnya pilih SKPD "
            f"{_common_code([chosen[0][0]])}"
        )
