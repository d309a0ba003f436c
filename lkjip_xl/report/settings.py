"""What Identitas and Pengaturan say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.methods.efisiensi import USUAL, Ukuran
from lkjip_xl.methods.grades import Ladder
from lkjip_xl.methods.penyerapan import USUAL_METHOD, Method
from lkjip_xl.tables.facts import RelativeYear, Year
from lkjip_xl.text.sentences import USUAL_DECIMALS
from lkjip_xl.text.words import full_name

# A year of the Renstra, counted from its first one.
_YEAR_OF_RENSTRA = re.compile(r"\{awal\+(\d+)\}")

# A Renstra has five or six years; more than this is a slip in one of its two years.
_LONGEST_RENSTRA = 15


@dataclass(frozen=True, slots=True)
class Settings:
    """What the workbook's own Identitas and Pengaturan say.

    ``ambang_serapan`` and ``batas_capaian`` are in percent points, ``toleransi`` in rupiah. ``skala`` is
    the choice of the scale of categories, ``penyerapan`` how a sasaran's absorption is computed,
    ``ukuran`` how its efficiency is.
    ``with_typed_capaian`` says that a capaian which was typed, though it cannot be computed, counts in means,
    ``with_printed_codes`` that the codes of programs and what stands under them are printed.
    ``ladders`` are the ladders of grades that a person added.
    ``desimal`` is with how many decimals percentages are printed; None where the format of their cells says.
    ``titles`` are the numbers and titles that tables have in print, where they are not the usual ones.
    ``template_version`` is (0, 4) for the template of 0.4, and empty, which is less, for those before it: they
    state none.
    """

    instansi: str = ""
    pemerintah: str = ""
    tahun: int | None = None
    awal_renstra: int | None = None
    akhir_renstra: int | None = None
    ambang_serapan: Decimal = Decimal(75)
    toleransi: Decimal = Decimal(0)
    kertas: str = "Folio (F4)"
    skala: str = ""
    batas_capaian: Decimal | None = None
    penyerapan: Method = USUAL_METHOD
    template_version: tuple[int, ...] = ()
    ukuran: Ukuran = USUAL
    with_typed_capaian: bool = False
    with_printed_codes: bool = False
    ladders: tuple[Ladder, ...] = ()
    desimal: int | None = None
    titles: tuple[tuple[str, str], ...] = ()

    def title_of(self, table: str) -> str:
        """The number or title that a table has in print, by its key; empty where it is the usual one."""
        return dict(self.titles).get(table, "")

    @property
    def decimals_told(self) -> int:
        """With how many decimals percentages are told that stand in no column of a table.

        Two where the format of the cells says how many a column has.
        """
        return USUAL_DECIMALS if self.desimal is None else self.desimal

    @property
    def agency(self) -> str:
        """The agency as a sentence names it, with its government."""
        return full_name(self.instansi, self.pemerintah)

    @property
    def renstra(self) -> tuple[int, ...]:
        """The years of the Renstra; none where its first or last year is missing or cannot be right."""
        first, last = self.awal_renstra, self.akhir_renstra
        if first is None or last is None or not 0 <= last - first < _LONGEST_RENSTRA:
            return ()
        return tuple(range(first, last + 1))

    @property
    def year_is_of_renstra(self) -> bool:
        """Whether the year of the report is one of the Renstra's, or one of both is not known.

        A Renstra that ends before it begins, or never seems to end, has no years.
        """
        if self.awal_renstra is not None and self.akhir_renstra is not None and not self.renstra:
            return False
        return self.tahun is None or not self.renstra or self.tahun in self.renstra

    @property
    def years_are_clear(self) -> bool:
        """Whether the year of the report and those of the Renstra are known, and agree."""
        return self.tahun is not None and self.tahun in self.renstra

    def _year_of_renstra(self, offset: int) -> str:
        return f"TAHUN KE-{offset + 1}" if self.awal_renstra is None else str(self.awal_renstra + offset)

    def year(self, year: Year | None) -> Year | None:
        """Which year that is in this report; as it is where Identitas does not say."""
        if self.tahun is None or not isinstance(year, RelativeYear) or year is RelativeYear.EACH:
            return year
        return self.tahun if year is RelativeYear.THIS else self.tahun - 1

    def with_years(self, text: str) -> str:
        """A heading or title with the years filled in."""
        text = _YEAR_OF_RENSTRA.sub(lambda found: self._year_of_renstra(int(found[1])), text)
        this_year = str(self.tahun) if self.tahun else "TAHUN INI"
        last_year = str(self.tahun - 1) if self.tahun else "TAHUN LALU"
        if not self.tahun:
            text = text.replace("Tahun {", "{")
        return text.replace("{tahun_lalu}", last_year).replace("{tahun}", this_year)
