"""Which years of a title move to the next report."""

from __future__ import annotations

import pytest

from lkjip_xl.report.own_titles import in_other_years
from lkjip_xl.report.settings import Settings

BEFORE, NOW = Settings(tahun=2023), Settings(tahun=2024)


@pytest.mark.parametrize(
    ("title", "moved"),
    [
        (
            "Efisiensi Tahun 2023 menurut PMK Nomor 62 Tahun 2023",
            "Efisiensi Tahun 2024 menurut PMK Nomor 62 Tahun 2023",
        ),
        ("Efisiensi 2023 (PMK No. 62/2023)", "Efisiensi 2024 (PMK No. 62/2023)"),
        ("Efisiensi menurut PMK 62 Tahun 2023", "Efisiensi menurut PMK 62 Tahun 2023"),
        ("Anggaran menurut 62/PMK.05/2023", "Anggaran menurut 62/PMK.05/2023"),
        (
            "Anggaran menurut Perda No 5 Tahun 2022, Tahun 2023",
            "Anggaran menurut Perda No 5 Tahun 2022, Tahun 2024",
        ),
        ("Tabel 20 Tahun 2023", "Tabel 20 Tahun 2024"),
        ("Kinerja 2023/2022", "Kinerja 2024/2023"),
        ("Kinerja 2022 s.d. 2023", "Kinerja 2023 s.d. 2024"),
        ("Kinerja 2022 sampai dengan 2023", "Kinerja 2023 sampai dengan 2024"),
    ],
)
def test_the_year_of_a_regulation_stays(title: str, moved: str) -> None:
    assert in_other_years(title, BEFORE, NOW) == moved


@pytest.mark.parametrize("until", ["-", " – ", " s.d. ", " s/d ", " sampai dengan ", " sampai tahun "])
def test_the_two_years_of_a_renstra_stay_together(until: str) -> None:
    """Though 2021 is the year before the report's, it is the first of the Renstra here."""
    before = Settings(tahun=2022, awal_renstra=2021, akhir_renstra=2026)
    now = Settings(tahun=2023, awal_renstra=2021, akhir_renstra=2026)
    title = f"Realisasi Tahun 2022 dan 2021 terhadap Renstra 2021{until}2026"
    assert in_other_years(title, before, now) == f"Realisasi Tahun 2023 dan 2022 terhadap Renstra 2021{until}2026"
