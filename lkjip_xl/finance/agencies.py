"""Which agencies (SKPD) a file of the whole government has, and the one that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lkjip_xl.finance.source import Described
from lkjip_xl.phrases import few
from lkjip_xl.refusal import refused

Agency = tuple[str, str]
"""The code and the name of an SKPD."""
IsWanted = Callable[[str, str], bool]
_MOST_NAMED = 5


def refuse_several(agencies: Sequence[Described], subject: str) -> None:
    """Refuse a file of several agencies where one is wanted; ``subject`` is what the sentence calls the file.

    Raises:
        UnreadableFile: if there are several.

    """
    if len(agencies) > 1:
        example = next((each.name for each in agencies if each.name), agencies[0].code)
        raise refused(
            f"{subject} memuat {len(agencies)} SKPD.",
            f"Pilih satu dengan --skpd, misalnya --skpd “{example}”.",
            wrong_use=True,
        )


def choose_agencies(agencies: Iterable[Agency], is_wanted: IsWanted | None) -> set[Agency]:
    """The agencies that were asked for: all where nobody asked.

    Raises:
        UnreadableFile: if the file has none of them.

    """
    every = list(agencies)
    chosen = {each for each in every if is_wanted is None or is_wanted(*each)}
    if is_wanted is None or len(chosen) == 1:
        return chosen
    if len({code for code, _ in chosen}) > 1:
        alike = ", ".join(sorted(name or code for code, name in chosen)[:_MOST_NAMED])
        raise refused(
            f"beberapa SKPD cocok dengan yang diminta: {alike}.", "Sebutkan kode SKPD-nya.", wrong_use=True
        )
    if chosen:
        return chosen
    names = [name or code for code, name in every if name or code]
    there = f"Yang ada: {few(names, _MOST_NAMED)}." if names else "Berkas ini tidak menyebut SKPD."
    raise refused("SKPD yang diminta tidak ada di berkas ini.", there, wrong_use=True)
