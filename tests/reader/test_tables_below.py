"""A further table on a sheet is named once; a title and headings that go with every page are no rows."""

from __future__ import annotations

from tests import shown

_FIRST = """
 | Tabel 3.1.1.a Capaian Tahun 2023 |
 | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN |
 | Rukun | Indeks kerukunan | 50 | 50 | 100% |
 | Damai | Jumlah konflik | 10 | 10 | 100% |
    -
    """


def test_the_table_of_last_year_is_one_finding() -> None:
    read = shown.report(tabel_3_1_1_a=_FIRST + _FIRST.replace("2023", "2022").replace("50 ", "40 ").strip())
    (finding,) = shown.findings(read)
    assert (finding.code, finding.problem.place.address) == ("S09", "A6")
    assert "tabel lain (baris 6–9)" in finding.problem.message
    assert len(read.tables["tabel_3_1_1_a"].rows) == 2


def test_a_title_repeated_on_the_next_page_is_no_row() -> None:
    again = """
 | Lanjutan Tabel 3.1.1.a |
 | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI | CAPAIAN |
 | Aman | Jumlah patroli | 10 | 10 | 100% |
    """
    read = shown.report(tabel_3_1_1_a=_FIRST + again.strip())
    assert [row.text("indikator") for row in read.tables["tabel_3_1_1_a"].rows][2:] == ["Jumlah patroli"]
    assert not shown.findings(read)


def test_headings_of_other_years_are_those_of_another_table() -> None:
    read = shown.report(
        identitas="| Tahun Laporan | 2023 |",
        tabel_3_1_2="""
 | Tabel 3.1.2 Perbandingan Tahun 2023 |
 | INDIKATOR SASARAN | 2022 REALISASI | 2022 TARGET | 2022 CAPAIAN | 2023 REALISASI | 2023 TARGET | 2023 CAPAIAN |
 | Indeks kerukunan | 50 | 50 | 100% | 50 | 50 | 100% |
 | Tabel 3.1.2 Perbandingan Tahun 2021 |
 | INDIKATOR SASARAN | 2020 REALISASI | 2020 TARGET | 2020 CAPAIAN | 2021 REALISASI | 2021 TARGET | 2021 CAPAIAN |
 | Indeks kerukunan | 40 | 50 | 80% | 45 | 50 | 90% |
        """,
    )
    assert len(read.tables["tabel_3_1_2"].rows) == 1
    assert [each.problem.place.address for each in shown.findings(read, "S09") if each.problem.place.sheet] == [
        "A4"
    ]
