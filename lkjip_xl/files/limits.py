"""How large a file may be: far above any real one, far below what would hurt an office computer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from lkjip_xl.files.refusal import UnreadableFile, refused
from lkjip_xl.text.numbers import Dot, read_number

MEGABYTE = 1_000_000
# No honest file is so many times above a limit, and no computer of an office could read it.
_MOST_OFFERED = 50


class WrongLimit(ValueError):
    """A limit that is not there, or no number. Its text is one Indonesian sentence with a way out."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits by the names that users set them with (``--batas sel=1000000``).

    ``berkas`` is the size of a workbook, ``isi`` what it holds unpacked, both in megabytes; ``bagian`` the parts
    of its package; ``rasio`` how many times larger it is unpacked. ``sel`` counts cells with something in them,
    ``huruf`` the characters of their texts, ``gabungan`` the merged cells of a sheet, ``baris`` the rows of a
    sheet of the report, each of which every rule goes through. What ends in ``_keuangan`` is for files of the
    finance system: those of a whole government have hundreds of thousands of rows (``huruf_keuangan`` in
    millions).
    """

    berkas: int = 60
    isi: int = 100
    bagian: int = 2_000
    rasio: int = 200
    sel: int = 500_000
    huruf: int = 20_000_000
    gabungan: int = 200_000
    baris: int = 10_000
    berkas_keuangan: int = 400
    isi_keuangan: int = 4_000
    sel_keuangan: int = 50_000_000
    huruf_keuangan: int = 2_000

    def refuse_above(self, name: str, found: int, told: str, hint: str) -> None:
        """Refuse a file that is above a limit; ``told`` says of what, with ``{}`` for how much there is.

        Raises:
            UnreadableFile: if it is.

        """
        most = getattr(self, name)
        if found > most:
            raise self._above(name, found, most, told, hint)

    @staticmethod
    def _above(name: str, found: int, most: int, told: str, hint: str) -> UnreadableFile:
        unit = " MB" if name.split("_", maxsplit=1)[0] in {"berkas", "isi"} else ""
        amount, limit = (f"{number:,}".replace(",", ".") + unit for number in (found, most))
        if found <= most * _MOST_OFFERED:
            hint += f" Jika sumbernya tepercaya dan isinya memang sebanyak itu, tambahkan --batas {name}={found}."
        return refused(f"{told.format(amount)} (batas {limit}).", hint)


USUAL_LIMITS = Limits()


def limits_of(settings: Iterable[str]) -> Limits:
    """The limits with some of them set: ``sel=1000000``.

    Raises:
        WrongLimit: if a name or a number cannot be understood.

    """
    limits = USUAL_LIMITS
    names = [field.name for field in fields(Limits)]
    for setting in settings:
        name, _, text = setting.partition("=")
        number = read_number(text, Dot.THOUSANDS)
        if name not in names or number is None or number.percent or number.value < 1:
            raise WrongLimit(
                f"Batas “{setting}” tidak dapat dipakai. Tulis --batas NAMA=ANGKA, misalnya --batas berkas=100; "
                f"namanya: {', '.join(names)}."
            )
        limits = replace(limits, **{name: int(number.value)})
    return limits
