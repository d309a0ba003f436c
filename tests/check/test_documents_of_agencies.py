"""What a check says of documents as agencies print them: nothing that is false of what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.check.run import check_report
from lkjip_xl.reader.printed.document import Printed, report_in
from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.text.ways import passages

COVER = ("LAPORAN KINERJA", "DINAS SOSIAL KABUPATEN CONTOH", "TAHUN 2024")
NAME = "Program/Kegiatan/Sub Kegiatan"
BUDGET = ("Kode", NAME, "Indikator", "Target")
GROWTH = "Persentase Realisasi 2024 terhadap Realisasi 2023"
CAPAIAN = ("Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)")


def table(caption: str, *lines: tuple[str, ...]) -> PrintedTable:
    """A table by its lines: ``<`` is merged with the cell to the left, ``^`` with the one above."""
    at = {(row, column): text for row, line in enumerate(lines, 1) for column, text in enumerate(line, 1)}
    merges = []
    for row, column in [each for each, text in at.items() if text not in {"<", "^"}]:
        right, bottom = column, row
        while at.get((row, right + 1)) == "<":
            right += 1
        while at.get((bottom + 1, column)) == "^":
            bottom += 1
        merges.append(Merge(row, column, bottom, right))
    texts = {each: text for each, text in at.items() if text and text not in {"<", "^"}}
    return PrintedTable(1, texts, tuple(each for each in merges if each.size > 1), caption)


def checked(*tables: PrintedTable) -> CheckResult:
    numbered = tuple(
        PrintedTable(number, each.texts, each.merges, each.caption) for number, each in enumerate(tables, 1)
    )
    return check_report(report_in(Printed(numbered, COVER)), "laporan.docx")


def codes(result: CheckResult) -> list[str]:
    """What was found, but for tables that a document need not have."""
    return [each.code for each in result.findings if each.code != "L01"]


def hints(result: CheckResult) -> Iterator[str]:
    for each in result.findings:
        yield "".join(part for part in passages(each.problem.hint) if isinstance(part, str))


def not_judged(result: CheckResult, code: str) -> list[str]:
    return [each.reason for each in result.not_judged if each.code == code]


def test_a_formula_told_by_the_figures_is_used_below_headings_of_two_rows() -> None:
    """Of 2 days 1 was needed: (2 x 2 - 1) / 2 is 150%. The last heading goes over both rows."""
    result = checked(
        table(
            "Tabel 3.3 Perbandingan Realisasi Kinerja Tahun 2024 dengan Tahun 2023",
            ("Indikator Kinerja", "Satuan", "2023", "<", "<", "2024", "<", "<", GROWTH),
            ("^", "^", "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian", "^"),
            ("Waktu penerbitan SPM", "hari", "4", "3", "125,00%", "2", "1", "150,00%", "33,33%"),
        )
    )
    assert [each for each in codes(result) if each in {"P01", "W04"}] == []
    assert not_judged(result, "S09") == []


def test_a_formula_is_used_where_the_last_heading_has_its_sign_in_a_row_of_its_own() -> None:
    result = checked(
        table(
            "Tabel 3.2 Capaian Kinerja Tahun 2024",
            (*CAPAIAN[:5], "Capaian"),
            ("^", "^", "^", "^", "^", "(%)"),
            ("Meningkatnya layanan", "Waktu penerbitan SPM", "hari", "2", "1", "150,00"),
        )
    )
    assert codes(result) == []
    assert not_judged(result, "S09") == []


def test_a_figure_broken_over_lines_is_one_and_percent_may_be_a_word() -> None:
    """332.145.000 of 340.000.000 is 97,69%, and 209.000.000 of 210.000.000 is 99,52%."""
    result = checked(
        table(
            "Tabel 3.6 Realisasi Anggaran Tahun 2024",
            (*BUDGET, "Pagu (Rp)", "Realisasi (Rp)", "Capaian (%)"),
            (
                "1.06.02",
                "PROGRAM PEMBERDAYAAN SOSIAL",
                "Persentase PSKS aktif",
                "75%",
                "550.000.\n000",
                "541.145.000",
                "98,39",
            ),
            (
                "1.06.02.2.03",
                "Pengembangan Potensi",
                "Jumlah PSKS",
                "60 orang",
                "550.000\n.000",
                "541.145.000",
                "98,39",
            ),
            (
                "1.06.02.2.03.0001",
                "Peningkatan Kemampuan",
                "Jumlah peserta",
                "60 orang",
                "Rp 340.000.\n000,-",
                "332.145.000",
                "97,\n69",
            ),
            (
                "1.06.02.2.03.0002",
                "Fasilitasi Karang Taruna",
                "Jumlah lembaga",
                "25 lembaga",
                "210.000.000",
                "209.000.000",
                "99,52 persen",
            ),
        )
    )
    assert codes(result) == []


def test_a_dot_among_things_that_are_counted_is_no_question() -> None:
    result = checked(
        table(
            "Tabel 3.2 Capaian Kinerja Tahun 2024",
            CAPAIAN,
            ("Meningkatnya layanan", "Jumlah penduduk terlayani", "Orang", "1.500", "1.425", "95"),
        )
    )
    assert codes(result) == []


def test_a_merged_code_beside_two_indicators_is_one_row() -> None:
    result = checked(
        table(
            "Tabel 2.4 Program dan Kegiatan",
            ("Kode", NAME, "Indikator", "Target", "Pagu Anggaran (Rp)"),
            ("1.06.02", "PROGRAM PEMBERDAYAAN SOSIAL", "Persentase PSKS aktif", "75%", "550.000.000"),
            ("1.06.02.2.03", "Pengembangan Potensi", "Jumlah PSKS", "60 orang", "550.000.000"),
            ("1.06.02.2.03.0001", "Peningkatan Kemampuan", "Jumlah peserta", "60 orang", "340.000.000"),
            ("^", "^", "Jumlah modul", "4 modul", "^"),
            ("1.06.02.2.03.0002", "Fasilitasi Karang Taruna", "Jumlah lembaga", "25 lembaga", "210.000.000"),
        )
    )
    assert codes(result) == []


def test_advice_is_one_that_a_document_can_follow_and_rows_are_those_of_their_places() -> None:
    """Of the kegiatan 541.145.000 - 332.145.000 - 10.000 = 208.990.000 is left for the row without a figure."""
    result = checked(
        table(
            "Tabel 3.6 Realisasi Anggaran Tahun 2024",
            (*BUDGET, "Pagu (Rp)", "Realisasi (Rp)", "Capaian (%)"),
            (
                "1.06.02",
                "PROGRAM PEMBERDAYAAN SOSIAL",
                "Persentase PSKS aktif",
                "75%",
                "550.000.000",
                "541.145.000",
                "98,39",
            ),
            (
                "1.06.02.2.03",
                "Pengembangan Potensi",
                "Jumlah PSKS",
                "60 orang",
                "550.000.000",
                "541.145.000",
                "98,39",
            ),
            (
                "1.06.02.2.03.0001",
                "Peningkatan Kemampuan",
                "Jumlah peserta",
                "60 orang",
                "340.000.000",
                "332.145.000",
                "97,69",
            ),
            (
                "1.06.02.2.03.0002",
                "Fasilitasi Karang Taruna",
                "Jumlah lembaga",
                "25 lembaga",
                "210.000.000",
                "",
                "99,52",
            ),
            ("1.06.02.2.03.0003", "", "Jumlah modul", "4 modul", "10.000", "10.000", "100,00"),
        )
    )
    told = " ".join(hints(result))
    assert "Tulis 208.990.000" in told
    labels = {each.problem.place.address.partition(",")[0]: each.problem.row_label for each in result.findings}
    assert labels["baris 5"] == "baris 5"


def plan(*lines: tuple[str, ...]) -> PrintedTable:
    return table("Tabel 2.4 Program dan Kegiatan Tahun 2024", (*BUDGET, "Pagu Anggaran (Rp)"), *lines)


SEVERAL_UNITS = (
    "baris bernama sama di Tabel 2.7: mungkin milik beberapa unit (kelurahan, UPTD, puskesmas), "
    "yang tidak disebut di kolom UNIT"
)
PEMBERDAYAAN = (
    ("1.06.02", "PROGRAM PEMBERDAYAAN SOSIAL", "Persentase PSKS aktif", "75%", "550.000.000"),
    ("1.06.02.2.03", "Pengembangan Potensi", "Jumlah PSKS", "60 orang", "550.000.000"),
)


def test_rows_that_the_sums_above_them_need_are_perhaps_those_of_several_units() -> None:
    """340.000.000 and 210.000.000 of the same sub kegiatan are the 550.000.000 of the kegiatan."""
    result = checked(
        plan(
            *PEMBERDAYAAN,
            ("1.06.02.2.03.0001", "Peningkatan Kemampuan", "Jumlah peserta", "60 orang", "340.000.000"),
            ("1.06.02.2.03.0001", "Peningkatan Kemampuan", "Jumlah peserta", "40 orang", "210.000.000"),
        )
    )
    assert codes(result) == []
    assert not_judged(result, "D07") == [SEVERAL_UNITS]


def test_a_row_that_no_sum_needs_stands_twice() -> None:
    """340.000.000 and 210.000.000 are 550.000.000 already: the third row is counted nowhere."""
    result = checked(
        plan(
            *PEMBERDAYAAN,
            ("1.06.02.2.03.0001", "Peningkatan Kemampuan", "Jumlah peserta", "60 orang", "340.000.000"),
            ("1.06.02.2.03.0002", "Fasilitasi Karang Taruna", "Jumlah lembaga", "25 lembaga", "210.000.000"),
            ("1.06.02.2.03.0002", "Fasilitasi Karang Taruna", "Jumlah lembaga", "25 lembaga", "210.000.000"),
        )
    )
    assert "D07" in codes(result)


def test_an_outline_that_ends_with_the_kegiatan_lacks_no_sub_kegiatan() -> None:
    sub_kegiatan = ("1.06.02.2.03.0001", "Peningkatan Kemampuan", "Jumlah peserta", "60 orang", "550.000.000")
    heads = ("Sasaran", "Program", "Kegiatan")
    outline = ("Meningkatnya peran PSKS", "PROGRAM PEMBERDAYAAN SOSIAL", "Pengembangan Potensi")
    title = "Tabel 2.1 Sasaran, Program dan Kegiatan"
    assert codes(checked(table(title, heads, outline), plan(*PEMBERDAYAAN, sub_kegiatan))) == []
    more = (*outline[:2], "Penyuluhan Sosial")
    lacking = checked(table(title, heads, outline, more), plan(*PEMBERDAYAAN, sub_kegiatan))
    assert [each.problem.actual for each in lacking.findings if each.code == "K02"] == ["Penyuluhan Sosial"]


def test_what_tabel_2_3_1_leaves_out_is_known_by_tabel_2_7_alone() -> None:
    """760.000.000 and 550.000.000 of 6.015.500.000 are shared; the rest may be Program Penunjang."""
    result = checked(
        table(
            "Tabel 2.3 Anggaran Belanja Tahun 2024",
            ("Uraian", "Target (Rp)", "Persentase (%)"),
            ("Belanja Operasi", "5.930.000.000", "98,58"),
            ("Belanja Modal", "85.500.000", "1,42"),
            ("Jumlah", "6.015.500.000", "100"),
        ),
        table(
            "Tabel 2.5 Anggaran per Sasaran Tahun 2024",
            ("Sasaran", "Program", "Anggaran (Rp)", "Persentase (%)"),
            ("Meningkatnya keberfungsian sosial", "PROGRAM REHABILITASI SOSIAL", "760.000.000", "12,63"),
            ("Meningkatnya peran PSKS", "PROGRAM PEMBERDAYAAN SOSIAL", "550.000.000", "9,14"),
        ),
    )
    assert codes(result) == []
    why = ["Tabel 2.3.1 tanpa Program Penunjang: tanpa Tabel 2.7 tidak diketahui berapa pagunya"]
    assert (not_judged(result, "K04"), not_judged(result, "P02")) == (why, why)


def test_averages_of_one_sasaran_each_are_no_indicators() -> None:
    """97,74 and 100,92 come to 99,33; with 104,00 of the other sasaran to 100,89."""
    result = checked(
        table(
            "Tabel 3.2 Capaian Kinerja Tahun 2024",
            CAPAIAN,
            ("Meningkatnya layanan", "Persentase PPKS yang tertangani", "%", "82", "80,15", "97,74"),
            ("^", "Indeks Kepuasan Masyarakat", "Indeks", "83,5", "84,27", "100,92"),
            ("Rata-rata capaian sasaran 1", "<", "<", "<", "<", "99,33"),
            ("Meningkatnya peran PSKS", "Persentase PSKS aktif", "%", "75", "78", "104,00"),
            ("Rata-rata capaian sasaran 2", "<", "<", "<", "<", "104,00"),
            ("Rata-rata", "", "", "", "", "100,89"),
        )
    )
    assert codes(result) == []
    assert not_judged(result, "P01") == []


PK = ("Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target")
PPKS = ("Meningkatnya layanan", "Persentase PPKS yang tertangani", "%")
IKM = ("^", "Indeks Kepuasan Masyarakat", "Indeks")
OF_81 = table(
    "Tabel 3.2 Capaian Kinerja Tahun 2024",
    CAPAIAN,
    (*PPKS, "81", "80,15", "98,95"),
    (*IKM, "83,5", "84,27", "100,92"),
)


def test_the_agreement_after_the_change_is_that_of_the_year() -> None:
    """The target of 82 became 81: 80,15 of 81 is 98,95%."""
    before = table("Tabel 2.3 Perjanjian Kinerja Tahun 2024", PK, (*PPKS, "82"), (*IKM, "83,5"))
    after = table("Tabel 2.4 Perjanjian Kinerja Perubahan Tahun 2024", PK, (*PPKS, "81"), (*IKM, "83,5"))
    both = checked(before, after, OF_81)
    assert codes(both) == []
    assert [each for each in not_judged(both, "S09") if "tabel ke-1 (“Tabel 2.3" in each] != []
    assert codes(checked(before, OF_81)) == ["K06"]


def test_targets_after_the_change_in_a_column_of_their_own_are_those_of_the_year() -> None:
    beside = table(
        "Tabel 2.3 Perjanjian Kinerja",
        (*PK[:3], "Target 2024", "Target Perubahan 2024"),
        (*PPKS, "82", "81"),
        (*IKM, "83,5", "83,5"),
    )
    below = table(
        "Tabel 2.3 Perjanjian Kinerja Perubahan Tahun 2024",
        (*PK, "<"),
        ("^", "^", "^", "Sebelum Perubahan", "Setelah Perubahan"),
        (*PPKS, "82", "80"),
        (*IKM, "83,5", "83,5"),
    )
    assert codes(checked(beside, OF_81)) == []
    (found,) = (each for each in checked(below, OF_81).findings if each.code == "K06")
    assert [each.cell for each in found.problem.related] == ["baris 1, kolom Target Setelah Perubahan"]


def test_a_result_against_last_years_may_be_printed_by_the_formula_of_its_indicator() -> None:
    """Of 3 days last year and 1 this year: 1 / 3 is 33,33%, and (2 x 3 - 1) / 3 is 166,67%; 150,00% is neither."""

    def found(growth: str) -> CheckResult:
        return checked(
            table(
                "Tabel 3.3 Perbandingan Realisasi Kinerja Tahun 2024 dengan Tahun 2023",
                ("Indikator Kinerja", "Satuan", "2023", "<", "<", "2024", "<", "<", GROWTH),
                ("^", "^", "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian", "^"),
                ("Waktu penerbitan SPM", "hari", "4", "3", "125,00%", "2", "1", "150,00%", growth),
            )
        )

    assert codes(found("33,33%")) == []
    assert codes(found("166,67%")) == []
    assert not_judged(found("166,67%"), "P01") == [
        f"{GROWTH} di Tabel 3.1.2: dihitung seperti capaiannya, (2T − R) ÷ T, dengan realisasi tahun lalu"
    ]
    assert codes(found("150,00%")) == ["P01"]
