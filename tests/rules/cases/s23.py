"""Cases of S23."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.changes import titled
from tests.sample_books import (
    PERJANJIAN,
    PK_PROGRAM,
    SASARAN,
    TABEL_1_4,
    TABEL_1_5,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_B,
)

MOST = (TABEL_1_4, TABEL_1_5, SASARAN, PERJANJIAN, PK_PROGRAM, TABEL_2_3, TABEL_2_3_1, TABEL_2_7, TABEL_3_1_1_B)

OTHER_AGENCY = "Dinas Kesehatan Kabupaten Bungo"

CASES = (
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
)
