"""Cases of what other tables, titles and units say: K10 of indicators, K17, S23, S24, W05 of 3.1.3, W07."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.rules.findings import Fix
from tests.rules.test_rules import STANDING, Case, Change, assert_case, case_id, show_as, together, write
from tests.sample_books import (
    PERJANJIAN,
    PK_PROGRAM,
    SASARAN,
    TABEL_1_4,
    TABEL_1_5,
    TABEL_2_1,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_5,
    Book,
    check_changed,
    found,
    only,
)

FIRST_AIM = (
    "Meningkatkan pemahaman tentang arti pentingnya ideologi pancasila dan kebhinekaan dalam kehidupan sosial "
    "masyarakat"
)
SECOND_AIM = "Meningkatkan peran organisasi kemasyarakatan dan parpol dalam pembangunan"
MOST = (TABEL_1_4, TABEL_1_5, SASARAN, PERJANJIAN, PK_PROGRAM, TABEL_2_3, TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_B)
OTHER_AGENCY = "Dinas Kesehatan Kabupaten Bungo"
IN_PERCENT = together(write(SASARAN, I7=1), show_as(SASARAN, I7="0%"))
EXCHANGED = write(TABEL_3_1_5, B7=SECOND_AIM, B8=FIRST_AIM)


def titled(*sheets: str, row: int, text: str) -> Change:
    return together(*(write(sheet, **{f"A{row}": text}) for sheet in sheets))


CASES = (
    # K22 names of two rows exchanged
    Case(
        "K22",
        "names exchanged in 3.1.1.b",
        together(
            write(TABEL_2_7, B24="8.01.01.2.06.0002", B25="8.01.01.2.06.0005"),
            write(TABEL_3_1_1_B, B24="8.01.01.2.06.0002", B25="8.01.01.2.06.0005"),
            lambda book: exchange_cells(book, TABEL_3_1_1_B, "C24", "C25"),
        ),
        (("K22", TABEL_3_1_1_B, "C24"),),
        says="tertukar dengan C25",
    ),
    Case(
        "K22",
        "a slip in a name is none",
        write(TABEL_3_1_1_B, C24="Penyediaan Peralatan dan Perlengkapan Kantr"),
        (("K03", TABEL_3_1_1_B, "C24"),),
    ),
    # T05 subtotals
    Case(
        "T05",
        "a total of some programs below the table",
        write(TABEL_2_7, C63="Jumlah 5 Program Urusan", F63=19793950536),
        infos=(STANDING, ("T05", TABEL_2_7, "C63")),
    ),
    Case(
        "T06",
        "an average of other rows",
        write(TABEL_3_1_1_A, B9="Rata-rata capaian", F9="90%"),
        (("T06", TABEL_3_1_1_A, "F9"),),
        infos=(STANDING, ("T05", TABEL_3_1_1_A, "B9")),
        expected=Decimal(100),
        actual=Decimal(90),
    ),
    Case(
        "T06",
        "averages of a table",
        write(TABEL_3_1_5, C9="Rata-rata", D9="100%", E9="97,42%", F9="2,58"),
        infos=(STANDING, ("T05", TABEL_3_1_5, "C9")),
    ),
    Case("T05", "one more Jumlah", write(TABEL_2_7, C63="JUMLAH", F63=23733274959)),
    # K10 sasaran exchanged between indicators
    Case(
        "K10",
        "sasaran exchanged with their figures",
        together(EXCHANGED, write(TABEL_3_1_5, E7=0.995, E8=0.9533, F7=0.5, F8=4.67)),
        (("K10", TABEL_3_1_5, "B7"),),
        actual=SECOND_AIM,
        says="tertukar dengan B8",
    ),
    Case("K10", "names of sasaran exchanged alone", EXCHANGED, (("K10", TABEL_3_1_5, "B7"),)),
    Case(
        "K10",
        "one indicator under the sasaran of another",
        write(TABEL_3_1_1_A, A7=SECOND_AIM),
        (("K10", TABEL_3_1_1_A, "A7"),),
        says="berada di bawah sasaran lain di Tabel 2.2 Sasaran sel A7",
    ),
    Case(
        "K10",
        "a slip in a sasaran is none",
        write(TABEL_3_1_5, B8=SECOND_AIM.replace("peran", "peren")),
        (("K03", TABEL_3_1_5, "B8"),),
    ),
    Case("K10", "rows of 3.1.5 in another order", lambda book: exchange_rows(book, TABEL_3_1_5, 7, 8)),
    # K17 targets of programs
    Case(
        "K17",
        "another target than in 2.7",
        write(PK_PROGRAM, D7="10"),
        (("K17", PK_PROGRAM, "D7"),),
        expected=Decimal(100),
        actual=Decimal(10),
        difference=Decimal(-90),
    ),
    Case(
        "K02",
        "a program once more for its second indicator",
        write(
            PK_PROGRAM,
            A12="Program Penguatan Ideology Pancasila dan Karakter Kebangsaan",
            B12="Jumlah paskibraka",
            C12="Orang",
            D12="75",
        ),
    ),
    Case("K17", "n/a against a figure", write(PK_PROGRAM, D8="n/a"), (("K17", PK_PROGRAM, "D8"),)),
    Case("K17", "a dash against a figure", write(PK_PROGRAM, D8="-"), (("K17", PK_PROGRAM, "D8"),)),
    Case("K17", "the same number with its unit", write(PK_PROGRAM, D7="100,00 Persen")),
    Case("K17", "another indicator of the program", write(PK_PROGRAM, B7="Jumlah paskibraka terlatih", D7="75")),
    # S23, S24 titles
    Case(
        "S23",
        "the agency line of another agency",
        titled(TABEL_3_1_1_B, row=2, text=OTHER_AGENCY),
        (("S23", TABEL_3_1_1_B, "A2"),),
        says="menyebut Dinas Kesehatan Kabupaten Bungo",
    ),
    Case(
        "S23",
        "another government inside a title",
        titled(TABEL_1_5, row=1, text="Tabel 1.5 Sarana dan Prasarana pada Badan Kesbangpol Kabupaten Bungo"),
        (("S23", TABEL_1_5, "A1"),),
    ),
    Case(
        "S23",
        "another agency inside a title",
        titled(TABEL_1_5, row=1, text="Tabel 1.5 Sarana dan Prasarana Dinas Kesehatan Tahun 2023"),
        (("S23", TABEL_1_5, "A1"),),
        says="menyebut Dinas Kesehatan",
    ),
    Case(
        "S23",
        "houses and cars of service, firms of the government",
        titled(
            TABEL_1_5, row=1, text="Rumah Dinas Pejabat, Mobil Dinas Operasional, dan Badan Usaha Milik Daerah"
        ),
    ),
    Case("S23", "in capitals, with its government", titled(TABEL_1_4, row=2, text="PEMERINTAH KOTA JAMBI")),
    Case(
        "S23", "a short form, and the province", titled(TABEL_1_4, row=2, text="Badan Kesbangpol Provinsi Jambi")
    ),
    Case(
        "S23",
        "a park is no government",
        titled(TABEL_1_5, row=1, text="Tabel 1.5 Sarana dan Taman Kota Layak Anak"),
    ),
    Case(
        "S23",
        "Identitas of another agency than most titles",
        titled(*MOST, row=2, text=OTHER_AGENCY),
        (("S23", "Identitas", "B3"),),
        says="padahal judul 9 tabel menyebut Dinas Kesehatan Kabupaten Bungo",
    ),
    Case(
        "S24",
        "the year of an earlier report",
        titled(TABEL_1_4, row=1, text="Tabel 1.4 Pegawai menurut Pendidikan Tahun 2022"),
        (("S24", TABEL_1_4, "A1"),),
        says="menyebut tahun 2022, padahal laporan ini tahun 2023",
    ),
    Case(
        "S24",
        "another Renstra",
        titled(TABEL_3_1_3, row=1, text="Tabel 3.1.3 Target dan Realisasi Renstra 2013–2018"),
        (("S24", TABEL_3_1_3, "A1"),),
        says="menyebut tahun 2013",
    ),
    Case("S24", "the years of the Renstra", titled(SASARAN, row=1, text="Target Renstra Tahun 2018 s.d. 2023")),
    Case(
        "S24",
        "this year where last year should stand",
        titled(TABEL_3_1_2, row=1, text="Realisasi Tahun 2024 dengan Tahun 2023"),
        (("S24", TABEL_3_1_2, "A1"),),
        expected="Realisasi Tahun 2023 dengan Tahun 2022",
        says="menyebut tahun 2024",
    ),
    Case(
        "S24",
        "last year alone",
        titled(TABEL_3_1_2, row=1, text="Perbandingan Realisasi Kinerja Tahun 2022"),
        (("S24", TABEL_3_1_2, "A1"),),
        expected="Perbandingan Realisasi Kinerja Tahun 2023",
    ),
    Case(
        "S24",
        "of a table that is left out",
        titled("Tabel 3.1.4", row=1, text="Realisasi Tahun 2022 dengan Standar Nasional"),
        (("S24", "Tabel 3.1.4", "A1"),),
    ),
    Case(
        "S24",
        "a period beside the two years",
        titled(TABEL_3_1_2, row=1, text="Realisasi 2023 dan 2022 (RPJMD 2021–2026)"),
    ),
    Case("S24", "last year beside this one", titled(TABEL_3_1_2, row=1, text="Realisasi 2023 dibanding 2022")),
    Case(
        "S24",
        "the year of a regulation",
        titled(TABEL_2_7, row=1, text="Program menurut Permendagri Nomor 90 Tahun 2019, Tahun Anggaran 2023"),
    ),
    # W05 in the table of the Renstra
    Case(
        "W05",
        "a hundred times its own year's target",
        write(TABEL_3_1_3, I8=6000),
        (("W05", TABEL_3_1_3, "I8"),),
        says="seratus kali targetnya",
    ),
    Case(
        "W05",
        "the opposite sign",
        write(TABEL_3_1_3, I8=-60),
        (("W05", TABEL_3_1_3, "I8"),),
        says="berlawanan tanda",
    ),
    Case(
        "W05",
        "a hundred times another year",
        together(write(SASARAN, E7=4000), write(TABEL_3_1_3, D8=4000, E8=4000)),
    ),
    # W07 units
    Case(
        "W07",
        "people for a percentage",
        together(IN_PERCENT, write(PERJANJIAN, C7="Orang")),
        (("W07", PERJANJIAN, "C7"),),
        expected="%",
        actual="Orang",
    ),
    Case(
        "W07",
        "a percentage for documents",
        write(PK_PROGRAM, D7="100 dokumen"),
        (("W07", PK_PROGRAM, "C7"),),
        expected="dokumen",
    ),
    Case(
        "W07",
        "people for a realisasi in percent",
        write(PERJANJIAN, C7="Orang"),
        (("W07", PERJANJIAN, "C7"),),
        says="di Tabel 3.1.1.a sel",
    ),
    Case("W07", "an index for a percentage", together(IN_PERCENT, write(PERJANJIAN, C7="Indeks"))),
)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_case(case: Case) -> None:
    assert_case(case)


def exchange_cells(book: Book, sheet: str, one: str, other: str) -> None:
    a, b = book[sheet][one], book[sheet][other]
    a.value, b.value = b.value, a.value


def exchange_rows(book: Book, sheet: str, one: int, other: int) -> None:
    for column in range(2, 7):
        a, b = book[sheet].cell(one, column), book[sheet].cell(other, column)
        a.value, b.value = b.value, a.value


def test_the_exchanged_sasaran_are_mended_with_their_figures() -> None:
    result = check_changed(
        together(EXCHANGED, write(TABEL_3_1_5, E7=0.995, E8=0.9533, F7=0.5, F8=4.67)),
    )
    (fixes,) = only(result, "K10").problem.fixes
    assert {fix.place.address: fix.value for fix in fixes} == {
        "B7": FIRST_AIM,
        "E7": Decimal("95.33"),
        "F7": Decimal("4.67"),
        "B8": SECOND_AIM,
        "E8": Decimal("99.5"),
        "F8": Decimal("0.5"),
    }


@pytest.mark.parametrize("case", [case for case in CASES if case.fails], ids=case_id)
def test_what_a_finding_says_to_type_mends_it(case: Case) -> None:
    before = {*found(check_changed(lambda _: None))}
    book = Book()
    case.change(book)
    problem = only(check_report(book.read(), ""), case.code).problem
    for alternative in problem.fixes:
        book = Book()
        case.change(book)
        for fix in alternative:
            _type(book, fix)
        assert {*found(check_report(book.read(), ""))} == before


def _type(book: Book, fix: Fix) -> None:
    cell = book[fix.place.sheet].cell(fix.place.row, fix.place.column)
    if isinstance(fix.value, str):
        cell.value = fix.value
    else:
        cell.value = float(fix.value) / (100 if "%" in str(cell.number_format) else 1)


def test_the_absorption_is_quoted_for_no_program_where_two_are_exchanged() -> None:
    exchanged = write(
        TABEL_2_3_1,
        C9="PROGRAM PEMBERDAYAAN DAN PENGAWASAN ORGANISASI KEMASYARAKATAN",
        D9=656580000,
        E9=0.028,
        C12="PROGRAM PEMBINAAN DAN PENGEMBANGAN KETAHANAN EKONOMI, SOSIAL, DAN BUDAYA",
        D12=202352800,
        E12=0.0085,
    )
    told = [each.problem for each in check_changed(exchanged).findings if each.code == "K10"]
    assert [(each.place.sheet, each.place.address) for each in told] == [(TABEL_2_1, "A49"), (TABEL_2_1, "A53")]
    assert {each.hint for each in told} == {"Cocokkan dengan Renstra, lalu betulkan tabel yang salah."}
