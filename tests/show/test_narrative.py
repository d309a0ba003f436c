"""Narasi: the drafted sentences, their figures worked by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.finished.layout import with_printed_rows
from lkjip_xl.check.run import check_report
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.methods.efisiensi import Measured, Ukuran, judged
from lkjip_xl.show.narrative.capaian import _per_category
from lkjip_xl.show.narrative.passages import passages
from lkjip_xl.text.sentences import percent, percents, rounded_figure, rupiah, with_unit
from tests import shown
from tests.rules.changes import Change, leave_out, show_as, together, write
from tests.sample_books import (
    PERJANJIAN,
    SASARAN,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_4,
    TABEL_3_1_5,
    Book,
)

A, B = TABEL_3_1_1_A, TABEL_3_1_2


def told(change: Change = lambda _: None) -> dict[str, tuple[str, ...]]:
    """The paragraphs of the mended sample after a change, by the key of their table."""
    book = Book()
    change(book)
    report = with_printed_rows(book.read())
    return {
        each.table: tuple(one.text for one in each.paragraphs) for each in passages(report, Recomputed(report))
    }


def test_the_sample() -> None:
    found = told()
    assert list(found) == ["tabel_3_1_1_a", "tabel_3_1_1_b", "tabel_3_1_2", "tabel_3_1_3", "tabel_3_1_5"]
    assert found["tabel_3_1_1_a"][0] == "Kedua indikator sasaran mencapai target tahun 2023."
    assert found["tabel_3_1_1_a"][1].endswith(
        "” tahun 2023 terealisasi 100%, sesuai targetnya; capaiannya 100% dengan kategori Sangat Baik. "
        "Keberhasilan ini didukung oleh [jelaskan pendukungnya]."
    )
    assert found["tabel_3_1_1_b"][0] == (
        "Anggaran Badan Kesatuan Bangsa dan Politik tahun 2023 sebesar Rp23.733.274.959 terealisasi "
        "Rp23.425.221.114 atau 98,70%, sehingga tersisa Rp308.053.845."
    )
    assert found["tabel_3_1_1_b"][-1].endswith(
        "yang terendah, 51,99%, ada pada sub kegiatan “Koordinasi dan Pelaksanaan Akuntansi SKPD” "
        "(Rp1.787.000 dari Rp3.437.000)."
    )
    assert "naik dari 80% pada tahun 2022 menjadi 100% pada tahun 2023, yaitu 125%" in found["tabel_3_1_2"][0]
    assert "sudah tercapai" in found["tabel_3_1_3"][0]
    assert (
        "penyerapan anggaran 95,33%, sehingga tingkat efisiensinya 4,67 poin persen: efisien."
        in found["tabel_3_1_5"][0]
    )
    assert found["tabel_3_1_5"][-1].endswith("rata-rata persen bulat, tanpa Program Penunjang.")


CASES: list[tuple[str, Change, str, str]] = [
    ("capaian that cannot be computed", write(A, D7="-"), "tabel_3_1_1_a", "tidak dapat dihitung: target -"),
    ("the mean of what can be computed", write(A, E7=0.5), "tabel_3_1_1_a", "1 indikator Kurang"),
    (
        "less is better",
        together(write(A, D7=10, E7=5, H7="(2T − R) ÷ T (makin rendah makin baik)"), show_as(A, D7="0", E7="0")),
        "tabel_3_1_1_a",
        "terealisasi 5%, lebih baik daripada target 10% (makin rendah makin baik); capaiannya 150% dengan",
    ),
    (
        "as low as another one",
        write(TABEL_3_1_1_B, G10=0, G15=0),
        "tabel_3_1_1_b",
        "yang terendah, 0%, ada pada 2 dari 37 sub kegiatan, antara lain “Penyusunan Dokumen Perencanaan ",
    ),
    ("a fall", write(B, E8=0.6), "tabel_3_1_2", "turun dari 80% pada tahun 2022 menjadi 60%"),
    ("its share of last year", write(B, E8=0.6), "tabel_3_1_2", "yaitu 75% dari realisasi tahun 2022"),
    ("the capaian falls too", write(B, E8=0.6), "tabel_3_1_2", "capaiannya turun dari 100% menjadi 60%"),
    ("as last year", write(B, E8=0.8), "tabel_3_1_2", "tetap 80% seperti tahun 2022"),
    (
        "no figure of last year",
        write(B, B8="-", C8="-"),
        "tabel_3_1_2",
        "tahun 2022 tidak tersedia, sehingga",
    ),
    ("part of the Renstra", write(TABEL_3_1_3, L8=80, M8=60), "tabel_3_1_3", "sebesar 80% baru tercapai 75%"),
    (
        "below a grade",
        write(TABEL_3_1_3, L8="BB", M8="B"),
        "tabel_3_1_3",
        "”, yaitu BB, belum tercapai dengan realisasi tahun 2023 B.",
    ),
    (
        "at a grade",
        write(TABEL_3_1_3, L8="WTP", M8="WTP"),
        "tabel_3_1_3",
        "”, yaitu WTP, sudah tercapai dengan realisasi tahun 2023 WTP.",
    ),
    (
        "below a grade, by the scores of its ladder",
        together(
            write("Pengaturan", B11="Kinerja: A (90) > B (80)"),
            write(TABEL_3_1_3, L8="A", M8="B"),
            write(A, H7="Kinerja"),
        ),
        "tabel_3_1_3",
        "”, yaitu A, baru tercapai 88,89% dengan realisasi tahun 2023 B.",
    ),
    (
        "below a grade with a score",
        write(TABEL_3_1_3, L8="BB (78)", M8="BB (74,2)"),
        "tabel_3_1_3",
        "”, yaitu BB (78), baru tercapai 95,13% dengan realisasi tahun 2023 BB (74,2).",
    ),
    (
        "the grade of last year",
        write(B, B8="WTP", E8="WTP"),
        "tabel_3_1_2",
        "tahun 2023 tetap WTP seperti tahun 2022",
    ),
    (
        "no grade",
        write(TABEL_3_1_3, L8="BB", M8="cukup"),
        "tabel_3_1_3",
        "dinilai: target BB, realisasi tahun 2023",
    ),
    ("grades", write(B, B8="B", E8="BB"), "tabel_3_1_2", "tahun 2022 adalah B, tahun 2023 BB; keduanya tidak"),
    (
        "the limit of capaian",
        together(write("Pengaturan", B6=120), write(A, E7=1.5)),
        "tabel_3_1_1_a",
        "capaiannya 120% (dibatasi dari 150%) dengan kategori Sangat Baik",
    ),
    (
        "a unit that stands in Perjanjian Kinerja",
        together(write(PERJANJIAN, C7="Orang"), write(A, D7=10, E7=5), show_as(A, D7="0", E7="0")),
        "tabel_3_1_1_a",
        "tahun 2023 baru terealisasi 5 orang terhadap target 10 orang; capaiannya 50% dengan",
    ),
    # Above a range its upper bound divides: 95 ÷ 90 is more than 100 %, as capaian and Ringkasan have it.
    (
        "above a range",
        write(TABEL_3_1_3, L8="80-90", M8=95),
        "tabel_3_1_3",
        "90% sudah tercapai, bahkan melampaui",
    ),
    (
        "below a range",
        write(TABEL_3_1_3, L8="80-90", M8=75),
        "tabel_3_1_3",
        "belum tercapai, karena berada di luar",
    ),
    (
        "above a range where less is better",
        together(write(TABEL_3_1_3, L8="80-90", M8=95), write(A, H7="(2T − R) ÷ T (makin rendah makin baik)")),
        "tabel_3_1_3",
        "belum tercapai, karena berada di luar",
    ),
    ("inside a range", write(TABEL_3_1_3, L8="80-90", M8=85), "tabel_3_1_3", "sebesar 80-90% sudah tercapai"),
    ("a target of 0", write(TABEL_3_1_3, L8=0, M8=0), "tabel_3_1_3", "sebesar 0% sudah tercapai"),
    (
        "no money spent",
        together(*(write(TABEL_3_1_1_B, **{f"G{row}": 0}) for row in range(7, 63))),
        "tabel_3_1_5",
        "tanpa realisasi anggaran",
    ),
    (
        "a mean of some",
        write(A, D7="-"),
        "tabel_3_1_1_a",
        "capaian 1 dari 2 indikator sasaran, yang dapat dihitung, tahun 2023 adalah 100%",
    ),
    (
        "a program beyond its pagu",
        write(TABEL_3_1_1_B, G38=9_999_999_999),
        "tabel_3_1_1_b",
        "%, melebihi pagunya. Hal ini karena [jelaskan sebabnya].",
    ),
    (
        "efisien short of its target",
        write(A, E7=0.99),
        "tabel_3_1_5",
        "3,67 poin persen: efisien, walaupun targetnya belum tercapai.",
    ),
    (
        "a national standard",
        write(TABEL_3_1_4, B7=1, C7=0.8, D7=1.25),
        "tabel_3_1_4",
        "standar nasional 0,8%, realisasi indikator",
    ),
    (
        "more spent than there is",
        write(TABEL_3_1_1_B, G38=9_999_999_999),
        "tabel_3_1_1_b",
        "sehingga pagu terlampaui",
    ),
    (
        "spending before achievement",
        together(write(A, E7=0.5), write(TABEL_3_1_5, D7=0.5)),
        "tabel_3_1_5",
        "tingkat efisiensinya -45,33 poin persen: tidak efisien. Hal ini karena [jelaskan sebabnya].",
    ),
    ("without the money", leave_out(TABEL_3_1_1_B), "tabel_3_1_5", "yang diketik: Tabel 3.1.1.b tidak ada."),
]


@pytest.mark.parametrize(
    ("change", "table", "words"), [each[1:] for each in CASES], ids=[each[0] for each in CASES]
)
def test_what_is_told(change: Change, table: str, words: str) -> None:
    assert [paragraph for paragraph in told(change)[table] if words in paragraph], told(change)[table]


OF_TWO_SASARAN = """
| SASARAN  | INDIKATOR KINERJA | TARGET | REALISASI | RUMUS CAPAIAN                         |
| Pelayanan | Kepuasan         | 80     | 84        | .                                     |
| Pelayanan | Keluhan          | 10     | 12        | (2T − R) ÷ T (makin rendah makin baik) |
| Keamanan | Gangguan          | 50     | 50        | .                                     |
| Keamanan | Opini             | WTP    | -         | .                                     |
"""


def test_sasaran_with_several_indicators() -> None:
    """84/80 = 105 %; (20 − 12)/10 = 80 %; 50/50 = 100 %; one cannot be judged. (105 + 80)/2 = 92,5 %."""
    report = shown.report(tabel_3_1_1_a=OF_TWO_SASARAN)
    (passage,) = passages(report, Recomputed(report))
    opening, first, better, worse, second, exact, untold, _ = (each.text for each in passage.paragraphs)
    assert opening == (
        "Dari 3 indikator sasaran, 2 mencapai target tahun ini dan 1 belum; 1 indikator lain belum dapat dinilai."
    )
    assert first == (
        "Sasaran “Pelayanan” diukur dengan 2 indikator; 1 di antaranya mencapai target. "
        "Rata-rata capaiannya tahun ini adalah 92,50%."
    )
    assert better == (
        "Indikator “Kepuasan” tahun ini terealisasi 84, melampaui target 80; capaiannya 105%. "
        "Keberhasilan ini didukung oleh [jelaskan pendukungnya]."
    )
    assert worse == (
        "Indikator “Keluhan” tahun ini terealisasi 12 terhadap target 10 (makin rendah makin baik); "
        "capaiannya 80%. Target belum tercapai karena [jelaskan sebabnya]. "
        "Rencana perbaikannya: [jelaskan rencananya]."
    )
    assert second.startswith("Sasaran “Keamanan” diukur dengan 2 indikator; 1 di antaranya mencapai target.")
    assert exact.startswith("Indikator “Gangguan” tahun ini terealisasi 50, sesuai targetnya; capaiannya 100%.")
    assert untold.endswith("tidak dapat dihitung: target WTP, realisasi -.")


@pytest.mark.parametrize(
    ("realisasi", "opening"),
    [
        ((80, 5), "Kedua indikator sasaran mencapai target tahun ini."),
        ((79, 11), "Belum satu pun dari 2 indikator sasaran mencapai target tahun ini."),
        (
            (79, "-"),
            "Satu indikator sasaran belum mencapai target tahun ini; 1 indikator lain belum dapat dinilai.",
        ),
        (
            (80, "-"),
            "Dari 1 indikator sasaran, 1 mencapai target tahun ini; 1 indikator lain belum dapat dinilai.",
        ),
        (("-", "-"), None),
    ],
)
def test_how_many_reached_their_target(realisasi: tuple[object, object], opening: str | None) -> None:
    report = shown.report(
        tabel_3_1_1_a=f"""
        | INDIKATOR KINERJA | TARGET | REALISASI      | RUMUS CAPAIAN                          |
        | Kepuasan          | 80     | {realisasi[0]} | .                                      |
        | Keluhan           | 10     | {realisasi[1]} | (2T − R) ÷ T (makin rendah makin baik) |
        """
    )
    (passage,) = passages(report, Recomputed(report))
    said = [each.text for each in passage.paragraphs if "indikator sasaran" in each.text][:1]
    assert said == ([opening] if opening else [])


@pytest.mark.parametrize(
    ("decimals", "mean", "better", "money", "efficiency"),
    [
        ("1", "92,6%", "105,3%", "66,7%", "38,3 poin persen"),
        ("0", "93%", "105%", "67%", "38 poin persen"),
        # The format of the cells says how many where Pengaturan leaves it to them; sentences have two.
        ("Seperti format selnya", "92,63%", "105,25%", "66,67%", "38,25 poin persen"),
    ],
)
def test_sentences_have_as_many_decimals_as_the_tables(
    decimals: str, mean: str, better: str, money: str, efficiency: str
) -> None:
    """84,2/80 = 105,25 %; (20 − 12)/10 = 80 %, together 92,625 %; 200 of 300 are 66,67 %, whole 67 %."""
    report = shown.report(
        pengaturan=f"| Angka di belakang koma | {decimals} |",
        tabel_3_1_1_a=OF_TWO_SASARAN.replace("| 84        |", "| 84.2      |"),
        tabel_2_3_1="| SASARAN | PROGRAM |\n| Pelayanan | Layanan |",
        tabel_3_1_1_b="""
        | JENIS   | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program | Layanan | 300             | 200                |
        | JUMLAH  | .       | 300             | 200                |
        """,
        tabel_3_1_5="""
        | SASARAN   | INDIKATOR | CAPAIAN KINERJA % | PENYERAPAN ANGGARAN | TINGKAT EFISIENSI |
        | Pelayanan | Kepuasan  | =1.0525           | =0.666666667        | =38.25            |
        """,
    )
    texts = [one.text for each in passages(report, Recomputed(report)) for one in each.paragraphs]
    said = " ".join(texts)
    assert f"Rata-rata capaiannya tahun ini adalah {mean}." in said
    assert f"melampaui target 80; capaiannya {better}." in said
    assert f"terealisasi Rp200 atau {money}" in said
    assert f"tingkat efisiensinya {efficiency}: efisien" in said


def test_a_capaian_that_was_typed_and_does_not_count_is_told() -> None:
    report = shown.report(
        tabel_3_1_1_a="""
        | INDIKATOR KINERJA | TARGET | REALISASI | CAPAIAN % |
        | Sistem pajak      | Ada    | Ada       | 100%      |
        """
    )
    (passage,) = passages(report, Recomputed(report))
    (told_of,) = (each.text for each in passage.paragraphs)
    assert told_of == (
        "Capaian indikator “Sistem pajak” tahun ini ditulis 100% seperti yang diketik, karena tidak dapat "
        "dihitung: target Ada, realisasi Ada."
    )


def test_where_most_was_left() -> None:
    """Of 200 + 50 + 8 = 258: 77,52 %, 19,38 %; what is below a tenth, or spent above its pagu, is not told."""
    report = shown.report(
        tabel_3_1_1_b="""
        | JENIS        | PROGRAM         | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program      | Layanan         | 1000            | 742                |
        | Kegiatan     | Jasa            | 1000            | 742                |
        | Sub Kegiatan | Listrik         | 500             | 300                |
        | Sub Kegiatan | Air             | 300             | 250                |
        | Sub Kegiatan | Internet        | 200             | 192                |
        | Program      | Program Binaan  | 100             | 130                |
        | Kegiatan     | Pembinaan       | 100             | 130                |
        | Sub Kegiatan | Pelatihan       | 100             | 130                |
        """
    )
    (passage,) = passages(report, Recomputed(report))
    (largest,) = [each for each in passage.paragraphs if each.text.startswith("Sisa anggaran terbesar")]
    assert largest.text == (
        "Sisa anggaran terbesar ada pada sub kegiatan “Listrik” pada Program Layanan (Rp200 atau 77,52% dari "
        "seluruh sisa), disusul oleh “Air” pada Program Layanan (Rp50 atau 19,38% dari seluruh sisa). "
        "Anggaran itu tersisa karena [jelaskan sebabnya]."
    )
    assert [each.name for each in largest.blanks] == ["sebab sisa anggaran terbesar"]


def test_where_nothing_stands_out_among_what_was_left() -> None:
    """Eleven of 9 and one of 8 rupiah: 9 of 107 are 8,41 %."""
    rows = "".join(f"| Sub Kegiatan | Jasa {n} | 100 | {91 if n < 11 else 92} |\n" for n in range(12))
    report = shown.report(
        tabel_3_1_1_b=f"""
| JENIS    | PROGRAM | TARGET KEUANGAN | REALISASI KEUANGAN |
| Program  | Layanan | 1200            | 1093               |
| Kegiatan | Jasa    | 1200            | 1093               |
{rows}"""
    )
    (passage,) = passages(report, Recomputed(report))
    (left,) = [each.text for each in passage.paragraphs if each.text.startswith("Sisa anggaran")]
    assert left == (
        "Sisa anggaran tersebar di 12 sub kegiatan; tidak ada yang menyisakan 10% atau lebih dari seluruh sisa. "
        "Anggaran itu tersisa karena [jelaskan sebabnya]."
    )


def test_the_indicators_of_tujuan_are_told() -> None:
    """63 of 62 are 101,61 %, 11,03 of 11,5 are 95,91 %; what is not measured yet is not told."""
    report = shown.report(
        identitas="| Tahun Laporan | 2023 |\n| Awal Renstra | 2022 |\n| Akhir Renstra | 2023 |",
        tabel_2_2_tujuan="""
        | TUJUAN   | INDIKATOR TUJUAN        | SATUAN      | TARGET 2022 | TARGET 2023 | REALISASI 2023 |
        | Melayani | Indeks Reformasi        | Indeks      | 60          | 62          | 63             |
        | Melayani | Pengeluaran per kapita  | Juta Rupiah | 11          | 11.5        | 11.03          |
        | Aman     | Indeks Ketahanan        | Indeks      | 0.8         | 0.9         |                |
        """,
    )
    (passage,) = passages(report, Recomputed(report))
    first, second = (each.text for each in passage.paragraphs)
    assert first == (
        "Tujuan “Melayani” diukur dengan indikator “Indeks Reformasi”, yang tahun 2023 terealisasi 63, melampaui "
        "target 62; capaiannya 101,61%. Keberhasilan ini didukung oleh [jelaskan pendukungnya]."
    )
    assert second.startswith(
        "Indikator tujuan “Pengeluaran per kapita” tahun 2023 baru terealisasi Rp11,03 juta terhadap target "
        "Rp11,5 juta; capaiannya 95,91%. Target belum tercapai karena [jelaskan sebabnya]."
    )


@pytest.mark.parametrize(
    ("realisasi", "sentence"),
    [
        ("3.254", "terealisasi 3,254, melampaui target 3,25;"),
        ("3.246", "baru terealisasi 3,246 terhadap target 3,25;"),
        ("3.25", "terealisasi 3,25, sesuai targetnya;"),
        ("3.4125", "terealisasi 3,41, melampaui target 3,25;"),  # told apart by two decimals
    ],
)
def test_figures_that_differ_do_not_look_the_same(realisasi: str, sentence: str) -> None:
    report = shown.report(
        tabel_3_1_1_a=f"""
        | SASARAN | INDIKATOR SASARAN | TARGET | REALISASI   | CAPAIAN % |
        | Andal   | Maturitas SPIP    | 3.25   | {realisasi} | .         |
        """
    )
    (passage,) = passages(report, Recomputed(report))
    assert sentence in " ".join(each.text for each in passage.paragraphs)


def test_worse_than_last_year_asks_why() -> None:
    (worse, better) = told(together(write(B, E8=0.6), write(B, B9=0.5)))["tabel_3_1_2"]
    assert worse.endswith("Hal ini karena [jelaskan sebabnya].")
    assert "[" not in better


def test_each_blank_has_a_name_of_its_own() -> None:
    book = Book()
    write(A, E7=0.5, E8=0.5)(book)
    for sheet in (A, PERJANJIAN):
        write(sheet, B8=book[sheet]["B7"].value)(book)
    report = with_printed_rows(book.read())
    blanks = [
        blank for each in passages(report, Recomputed(report)) for one in each.paragraphs for blank in one.blanks
    ]
    names = [each.name for each in blanks]
    assert len(set(names)) == len(names) > 4
    assert any(each.endswith("(2)") for each in names)


def test_programs_without_a_pagu() -> None:
    rows = range(46, 50)
    nothing = {f"F{row}": 0 for row in rows}
    change = together(
        write(TABEL_2_7, **nothing), write(TABEL_3_1_1_B, **nothing, **{f"G{row}": 0 for row in rows})
    )
    (paragraph,) = [each for each in told(change)["tabel_3_1_1_b"] if "tidak mempunyai pagu" in each]
    assert paragraph.endswith("tidak mempunyai pagu tahun 2023; realisasinya Rp0.")


def test_nothing_to_tell() -> None:
    sheets = (A, TABEL_3_1_1_B, B, TABEL_3_1_3, TABEL_3_1_4, TABEL_3_1_5, SASARAN)
    assert told(together(*map(leave_out, sheets))) == {}


@pytest.mark.parametrize(
    ("achieved", "absorbed", "word"),
    [
        (100, "95.33", "efisien"),
        (100, 100, "efisien"),
        (90, "90.01", "tidak efisien"),
        (0, 0, "belum dilaksanakan"),
        (0, 10, "tidak efisien"),
        (None, 10, None),
    ],
)
def test_efficient_or_not(achieved: int | None, absorbed: str | int, word: str | None) -> None:
    measured = Measured(None if achieved is None else Decimal(achieved), Decimal(absorbed))
    assert judged(Ukuran.SELISIH, measured) == word


def test_figures_in_a_sentence() -> None:
    assert [percent(Decimal(each)) for each in ("100", "98.704", "0.005", "-1.5")] == [
        "100%",
        "98,70%",
        "0,01%",
        "-1,50%",
    ]
    assert [rupiah(Decimal(each)) for each in ("0", "1234567", "-5")] == ["Rp0", "Rp1.234.567", "-Rp5"]


def test_what_is_not_quite_a_hundred_is_not_called_so() -> None:
    assert [percent(Decimal(each)) for each in ("99.999", "100.001", "99.99")] == [
        *("hampir 100%", "sedikit di atas 100%", "99,99%")
    ]


@pytest.mark.parametrize(
    ("figure", "unit", "shown"),
    [
        ("80", "Persen (%)", "80%"),
        ("80%", "persen", "80%"),
        ("4.500.000", "Rp.", "Rp4.500.000"),
        ("5", "Orang", "5 orang"),
        ("13", "PNS", "13 PNS"),
        ("3", "Level", "Level 3"),
        ("7", "Peringkat", "peringkat 7"),
        ("2,5", "Ha", "2,5 Ha"),
        ("10,2", "Per 1.000 Kelahiran Hidup", "10,2 per 1.000 kelahiran hidup"),
        ("2,35", "Indeks", "2,35"),
        ("7", "", "7"),
        ("Rp 1.310.500", "Rupiah", "Rp1.310.500"),
        ("Rp.4.500.000,-", "Rupiah", "Rp4.500.000,-"),
        ("Rp141,2", "Juta Rupiah", "Rp141,2 juta"),
        ("Rp141,2 juta", "Juta Rupiah", "Rp141,2 juta"),
    ],
)
def test_a_figure_with_its_unit(figure: str, unit: str, shown: str) -> None:
    assert with_unit(figure, unit) == shown


def test_a_figure_in_a_sentence_has_few_decimals() -> None:
    figures = [("66.666666667", 9), ("0.333333333", 9), ("4321000000", 0), ("2.5", 1), ("0.00001", 5)]
    assert [rounded_figure(Decimal(text), decimals) for text, decimals in figures] == [
        *("66,67", "0,3333", "4.321.000.000", "2,5", "0")
    ]


@pytest.mark.long
def test_the_sheet_holds_every_paragraph_as_text(tmp_path: Path) -> None:
    book = Book()
    book["Identitas"]["B3"].value = "=Dinas <b>&\n1"
    report = with_printed_rows(book.read())
    target = tmp_path / "jadi.xlsx"
    write_finished(target, report, check_report(report, ""), draft=True)
    sheet = openpyxl.load_workbook(target)["Narasi"]
    shown = [row[0].value for row in sheet.iter_rows() if row[0].value]
    paragraphs = [each.text for passage in passages(report, Recomputed(report)) for each in passage.paragraphs]
    assert [each for each in paragraphs if each not in shown] == []
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize(("unit", "words"), [("Bekasi", "3 baris sub kegiatan"), (".", "3 sub kegiatan")])
def test_a_sub_kegiatan_of_several_units_is_counted_by_its_rows(unit: str, words: str) -> None:
    """Two of three rows are at 100 %; one sub kegiatan has a row in each of two kelurahan."""
    report = shown.report(
        tabel_3_1_1_b=f"""
        | JENIS        | PROGRAM  | UNIT   | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program      | Layanan  | .      | 300             | 280                |
        | Kegiatan     | Jasa     | .      | 300             | 280                |
        | Sub Kegiatan | Listrik  | Duren  | 100             | 100                |
        | Sub Kegiatan | {"Listrik" if unit != "." else "Air"} | {unit} | 100 | 80 |
        | Sub Kegiatan | Internet | {unit} | 100             | 100                |
        """
    )
    (passage,) = passages(report, Recomputed(report))
    assert f"Penyerapan tertinggi, 100%, dicapai oleh 2 dari {words};" in " ".join(
        each.text for each in passage.paragraphs
    )


def test_percentages_side_by_side_have_the_same_decimals() -> None:
    assert percents(Decimal(110), Decimal("112.5")) == ("110,00%", "112,50%")
    assert percents(Decimal(110), Decimal(112)) == ("110%", "112%")


def test_indicators_of_one_category_are_not_counted_as_if_there_were_others() -> None:
    assert _per_category([("Baik", 1)]) == ""
    assert _per_category([("Sangat Baik", 2)]) == ", keduanya Sangat Baik"
    assert _per_category([("Sangat Baik", 5)]) == ", semuanya Sangat Baik"
    assert _per_category([("Baik", 2), ("Cukup", 1)]) == ", yaitu 2 indikator Baik dan 1 indikator Cukup"
    three = [("Sangat Baik", 37), ("Baik", 1), ("Kurang", 1)]
    assert _per_category(three) == ", yaitu 37 indikator Sangat Baik, 1 indikator Baik, dan 1 indikator Kurang"
    assert _per_category([]) == ""
