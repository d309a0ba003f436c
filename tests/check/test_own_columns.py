"""Which columns of an agency's own lists hold what, under headings as agencies write them."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from lkjip_xl.books.template.sources.listing import budget_list_of
from lkjip_xl.check.assessment import assess
from lkjip_xl.check.own_workbook import report_of_own_workbook
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.read.source_of import read_source
from lkjip_xl.grids.amount_words import spent_without_the_word
from lkjip_xl.reader.own.roles import may_count, roles_of
from lkjip_xl.reader.workbook import read_grids
from lkjip_xl.tables.keys import Key

Line = list[str | int | float]


def _book(path: Path, rows: list[Line]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Lembar")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


def _roles(*paths: str) -> tuple[str, str]:
    """The headings of the pagu and of the realisasi."""
    found = roles_of(paths, 2023)
    return found.pagu.path if found.pagu else "", found.realisasi.path if found.realisasi else ""


@pytest.mark.parametrize(
    ("paths", "pagu", "realisasi"),
    [
        (("uraian", "pagu", "spj s d desember", "%"), "pagu", "spj s d desember"),
        (("uraian", "pagu", "sp2d", "spj"), "pagu", ""),
        (("uraian", "belanja pegawai", "belanja modal", "jumlah pagu", "realisasi"), "jumlah pagu", "realisasi"),
        (("uraian", "apbd", "dak", "total", "realisasi"), "total", "realisasi"),
        (("uraian", "apbd", "dak", "realisasi"), "", "realisasi"),
        (("uraian", "sebelum perubahan rp", "setelah perubahan rp"), "setelah perubahan rp", ""),
        (
            ("uraian", "pagu anggaran", "target / keuangan rp", "realisasi / keuangan rp"),
            "pagu anggaran",
            "realisasi / keuangan rp",
        ),
        (("uraian", "pagu", "keuangan / rp", "keuangan / %", "fisik %"), "pagu", "keuangan / rp"),
        (("uraian", "pagu", "kemajuan / fisik %", "kemajuan / keuangan rp"), "pagu", "kemajuan / keuangan rp"),
        (("uraian", "pagu", "realisasi fisik %", "keuangan rp", "keuangan %"), "pagu", "keuangan rp"),
        (
            ("uraian", "keuangan / pagu rp", "keuangan / sp2d rp", "fisik / %"),
            "keuangan / pagu rp",
            "keuangan / sp2d rp",
        ),
        (("uraian", "pagu", "target / keuangan rp", "target / fisik %"), "pagu", ""),
        (("uraian", "pagu", "januari / fisik %", "januari / keuangan rp", "februari / keuangan rp"), "pagu", ""),
    ],
)
def test_the_pagu_and_what_was_spent_of_it(paths: tuple[str, ...], pagu: str, realisasi: str) -> None:
    assert _roles(*paths) == (pagu, realisasi)


@pytest.mark.parametrize(
    "paths",
    [
        ("uraian", "pagu 2022", "realisasi 2022", "% 2022", "pagu 2023", "realisasi 2023", "% 2023"),
        ("uraian", "2022 / pagu", "2022 / realisasi", "2022 / %", "2023 / pagu", "2023 / realisasi", "2023 / %"),
    ],
)
def test_the_percentage_of_a_year_is_that_of_its_own_amounts(paths: tuple[str, ...]) -> None:
    ratios = roles_of(paths, 2023).ratios

    found = {each.index: ([part.index for part in each.parts], each.whole.index) for each in ratios}
    assert found == {3: ([2], 1), 6: ([5], 4)}


def test_a_table_of_one_quarter_is_refused_as_such(tmp_path: Path) -> None:
    rows: list[Line] = [["CAPAIAN KINERJA TRIWULAN II TAHUN 2023"], []]
    rows += [["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]]
    rows += [[1, "Layanan", "Indeks", "Nilai", 80, 84, 105], [2, "Data", "Akurasi", "Nilai", 50, 40, 80]]

    refusal = assess(_book(tmp_path / "buku.xlsx", rows)).result.unreadable

    assert refusal is not None
    assert "memuat sebagian tahun saja" in refusal.reason


def test_kinds_of_spending_are_amounts_too() -> None:
    found = roles_of(("uraian", "belanja pegawai", "belanja barang jasa", "jumlah pagu"), 2023)

    assert [each.path for each in found.amounts] == ["belanja pegawai", "belanja barang jasa", "jumlah pagu"]


@pytest.mark.parametrize(("paths", "at"), [(("pagu", "pencairan"), 1), (("pagu", "realisasi", "sp2d"), None)])
def test_what_was_spent_may_be_called_otherwise_where_nothing_is_called_so(
    paths: tuple[str, ...], at: int | None
) -> None:
    assert spent_without_the_word(paths, 0) == at


def test_columns_that_nobody_understands_are_named(tmp_path: Path) -> None:
    rows: list[Line] = [["URAIAN", "PAGU", "LS", "TUNDA BAYAR", "%"], ["Gaji", 4_000_000, 3_000_000, 500_000, 75]]
    rows += [["Rapat", 2_000_000, 1_000_000, 500_000, 50], ["Jumlah", 6_000_000, 4_000_000, 1_000_000, 67]]

    told = [each.reason for each in assess(_book(tmp_path / "buku.xlsx", rows)).result.not_judged]

    assert "kolom di Lembar yang artinya tidak jelas: “LS”, “TUNDA BAYAR”, “%”" in told


def test_kelurahan_are_added_up_and_are_no_programs(tmp_path: Path) -> None:
    rows: list[Line] = [["NO", "KELURAHAN / KEGIATAN", "PAGU"], ["I", "Kelurahan A", 7_000_000]]
    rows += [["1", "Gaji", 4_000_000], ["2", "Rapat", 2_000_000], ["II", "Kelurahan B", 5_000_000]]
    rows += [["1", "Gaji", 5_000_000], ["", "JUMLAH", 12_000_000]]
    path = _book(tmp_path / "buku.xlsx", rows)

    # 4 + 2 = 6 million, not 7.
    assert [each.problem.place.address for each in assess(path).result.findings] == ["C2"]
    assert budget_list_of(report_of_own_workbook(read_grids(path))) is None


def test_a_note_beside_a_few_rows_hides_no_table_and_headings_that_are_the_same_are_named(tmp_path: Path) -> None:
    rows: list[Line] = [["URAIAN", "PAGU", "REALISASI"], ["Gaji", 4_000_000, 3_000_000, "cek", 9_999_999]]
    rows += [["Rapat", 2_000_000, 1_000_000], ["Alat", 1_000_000, 500_000], ["Jumlah", 7_500_000, 4_500_000]]
    beside = assess(_book(tmp_path / "catatan.xlsx", rows)).result
    twice = assess(
        _book(tmp_path / "sama.xlsx", [["URAIAN", "PAGU", "PAGU"], *(row[:3] for row in rows[1:])])
    ).result

    # 4 + 2 + 1 = 7 million, not 7,5.
    assert [each.problem.place.address for each in beside.findings] == ["B5"]
    assert twice.unreadable is not None
    assert "judul kolomnya kosong atau sama: “PAGU”" in twice.unreadable.reason


def test_years_side_by_side_are_added_up(tmp_path: Path) -> None:
    rows: list[Line] = [["ANGGARAN"], [], ["PROGRAM", "2022", "2023"], ["A", 4_000_000, 5_000_000]]
    rows += [["B", 2_000_000, 3_000_000], ["JUMLAH", 6_000_000, 8_500_000]]

    # 5 + 3 = 8 million, not 8,5.
    found = assess(_book(tmp_path / "buku.xlsx", rows)).result.findings
    assert [each.problem.place.address for each in found] == ["C6"]


def test_fractions_that_no_format_shows_as_percentages_are_said_to_be_fractions(tmp_path: Path) -> None:
    rows: list[Line] = [["URAIAN", "PAGU", "REALISASI", "%"], ["Gaji", 4_000_000, 3_000_000, 0.75]]
    rows += [["Rapat", 3_000_000, 1_000_000, 1 / 3], ["Jumlah", 7_000_000, 4_000_000, 4 / 7]]

    result = assess(_book(tmp_path / "buku.xlsx", rows)).result

    assert not result.findings
    assert "kolom % (Lembar): angkanya pecahan (0,97), belum berformat persen" in [
        each.reason for each in result.not_judged
    ]


def _found(path: Path) -> list[tuple[str, str]]:
    return [(each.code, each.problem.place.address) for each in assess(path).result.findings]


def test_percentages_are_known_by_their_figures_where_their_heading_says_jumlah(tmp_path: Path) -> None:
    rows: list[Line] = [["URAIAN", "PAGU", "REALISASI", "JUMLAH"], ["Gaji", 4_000_000, 3_000_000, 75]]
    # 1,5 of 2 million are 75 %; 5,5 of 7 million 78,57.
    rows += [["Rapat", 2_000_000, 1_500_000, 57], ["Alat", 1_000_000, 1_000_000, 100]]
    rows += [["Jumlah", 7_000_000, 5_500_000, 78.57]]

    assert _found(_book(tmp_path / "buku.xlsx", rows)) == [("P01", "D3")]


def test_a_percentage_is_of_the_amount_beside_it_under_one_heading(tmp_path: Path) -> None:
    rows: list[Line] = [["URAIAN", "PAGU", "KEUANGAN", "", "FISIK"], ["", "", "Rp", "%", "%"]]
    # 75 and 100 % of the money, 80 and 100 of the work; 1,5 of 2 million are 75 %; 5,5 of 7 million 78,57.
    rows += [["Gaji", 4_000_000, 3_000_000, 75, 80], ["Rapat", 2_000_000, 1_500_000, 57, 80]]
    rows += [["Alat", 1_000_000, 1_000_000, 100, 100], ["Jumlah", 7_000_000, 5_500_000, 78.57, ""]]

    assert _found(_book(tmp_path / "buku.xlsx", rows)) == [("P01", "D4")]


def test_a_jumlah_whose_figures_are_nothing_known_is_named(tmp_path: Path) -> None:
    rows: list[Line] = [["URAIAN", "PAGU", "REALISASI", "JUMLAH"], ["Gaji", 4_000_000, 3_000_000, 12]]
    rows += [["Rapat", 2_000_000, 1_500_000, 3], ["Jumlah", 6_000_000, 4_500_000, 15]]

    told = [each.reason for each in assess(_book(tmp_path / "buku.xlsx", rows)).result.not_judged]

    assert "kolom di Lembar yang artinya tidak jelas: “JUMLAH”" in told


def test_what_is_left_is_pagu_less_realisasi_in_each_row(tmp_path: Path) -> None:
    rows: list[Line] = [["KODE", "URAIAN", "PAGU", "REALISASI", "BERTAMBAH/(BERKURANG)", ""]]
    rows += [["", "", "", "", "(Rp)", "%"]]
    for code, name, pagu in (("8.01.01", "A", 300), ("8.01.01.2.01", "B", 200), ("8.01.01.2.02", "C", 100)):
        rows.append([code, name, pagu * 10**6, pagu * 9 * 10**5, -pagu * 10**5, 90])
    right: list[Line] = [*rows, ["", "JUMLAH", 300_000_000, 270_000_000, -30_000_000, 90]]
    wrong = [[*row] for row in right]
    wrong[4][4] = -11_000_000  # 90 - 100 = -10

    assert _found(_book(tmp_path / "benar.xlsx", right)) == []
    assert _found(_book(tmp_path / "salah.xlsx", wrong)) == [("T03", "E5")]


def test_a_program_without_amounts_is_what_its_kegiatan_add_up_to_and_its_jumlah_is_held_against_them(
    tmp_path: Path,
) -> None:
    rows: list[Line] = [
        ["NO", "URAIAN", "PAGU"],
        ["A", "PROGRAM PENUNJANG"],
        [1, "Gaji", 4_000_000],
        [2, "Rapat", 2_000_000],
    ]
    rows += [["", "Jumlah Program Penunjang", 6_000_000], ["B", "PROGRAM URUSAN"], [1, "Jalan", 5_000_000]]
    rows += [[2, "Alat", 1_000_000], ["", "Jumlah Program Urusan", 6_000_000], ["", "TOTAL", 12_000_000]]
    wrong = [[*row] for row in rows]
    wrong[2][2] = 4_100_000  # 4,1 + 2 = 6,1 million; the total is that of the programs as they are printed

    assert _found(_book(tmp_path / "benar.xlsx", rows)) == []
    assert _found(_book(tmp_path / "salah.xlsx", wrong)) == [("T03", "C5")]


def test_more_spent_than_there_is_is_asked_about(tmp_path: Path) -> None:
    rows: list[Line] = [
        ["URAIAN", "PAGU", "REALISASI"],
        ["Gaji", 4_000_000, 3_000_000_000],
        ["Rapat", 2_000_000, 1_500_000],
    ]
    rows += [["Jumlah", 6_000_000, 3_001_500_000]]

    assert _found(_book(tmp_path / "buku.xlsx", rows)) == [("W01", "C2")]


def test_one_slip_is_told_once_where_a_sum_tells_it(tmp_path: Path) -> None:
    head: Line = ["KODE", "URAIAN", "PAGU", "REALISASI", "SISA", "%"]
    rows: list[Line] = [head, ["8.01.01", "A", 6_000_000, 3_000_000, 3_000_000, 50]]
    # 2 million, typed 200 thousand: the program is 3 million, and what is left and the percentage are right.
    rows += [["8.01.01.2.01", "B", 4_000_000, 200_000, 2_000_000, 50]]
    rows += [["8.01.01.2.02", "C", 2_000_000, 1_000_000, 1_000_000, 50]]
    rows += [["", "JUMLAH", 6_000_000, 3_000_000, 3_000_000, 50]]

    assert _found(_book(tmp_path / "buku.xlsx", rows)) == [("T02", "D2")]


def test_a_jumlah_is_the_sum_of_the_sources_before_it(tmp_path: Path) -> None:
    rows: list[Line] = [
        ["KODE", "URAIAN", "PAD", "DAU", "JUMLAH"],
        ["8.01.01", "A", 2_000_000, 4_000_000, 6_000_000],
    ]
    rows += [["8.01.01.2.01", "B", 1_000_000, 3_000_000, 4_000_000]]
    # 1 + 1 = 2 million, not 2,2.
    rows += [["8.01.01.2.02", "C", 1_000_000, 1_000_000, 2_200_000]]
    rows += [["", "JUMLAH", 2_000_000, 4_000_000, 6_000_000]]

    assert _found(_book(tmp_path / "buku.xlsx", rows)) == [("T03", "E4")]


def test_what_a_pagu_became_more_is_a_share_of_what_it_was(tmp_path: Path) -> None:
    rows: list[Line] = [["KODE", "URAIAN", "SEBELUM", "SETELAH", "BERTAMBAH/(BERKURANG)", ""]]
    rows += [["", "", "PERUBAHAN", "PERUBAHAN", "(Rp)", "%"]]
    rows += [["8.01.01", "A", 4_000_000, 5_000_000, 1_000_000, 25]]
    # 0,2 of 2 million are 10 %, and 0,8 of 2 million 40 %.
    rows += [["8.01.01.2.01", "B", 2_000_000, 2_200_000, 200_000, 10]]
    rows += [["8.01.01.2.02", "C", 2_000_000, 2_800_000, 800_000, 45]]
    rows += [["", "JUMLAH", 4_000_000, 5_000_000, 1_000_000, 25]]

    assert _found(_book(tmp_path / "buku.xlsx", rows)) == [("P01", "F5")]


def test_the_realisasi_of_an_indicator_beside_that_of_its_money_is_no_amount(tmp_path: Path) -> None:
    rows: list[Line] = [["NO", "PROGRAM", "TARGET", "REALISASI", "ANGGARAN (Rp)", "REALISASI (Rp)", "%"]]
    rows += [[1, "A", 75, 74.5, 4_000_000, 3_000_000, 75], [2, "B", 83, 83.4, 2_000_000, 1_000_000, 55]]
    rows += [["", "JUMLAH", "", "", 6_000_000, 4_000_000, 66.67]]

    path = _book(tmp_path / "buku.xlsx", rows)

    # 1 of 2 million is 50 %.
    assert _found(path) == [("P01", "G3")]
    # Rows that are programs alone, as the heading says, are those of a template.
    listing = budget_list_of(report_of_own_workbook(read_grids(path)))
    assert listing is not None
    assert [(row[Key.JENIS].value, row[Key.PAGU].value) for row in listing.plan] == [
        ("Program", 4_000_000),
        ("Program", 2_000_000),
    ]


def test_a_column_that_stands_in_one_row_names_no_rows(tmp_path: Path) -> None:
    rows: list[Line] = [["URUSAN", "KODE", "PROGRAM/KEGIATAN", "PLAFON ANGGARAN"]]
    rows += [["1.02", "1.02.02", "Program A", 3_000_000], ["", "1.02.02.2.01", "Kegiatan B", 3_000_000]]
    rows += [["", "1.02.02.2.01.0001", "Rapat", 1_000_000], ["", "1.02.02.2.01.0002", "Gaji", 2_000_000]]
    path = _book(tmp_path / "kua.xlsx", rows)

    (table,) = report_of_own_workbook(read_grids(path)).other_tables
    source = read_source(path)

    assert [row.text(Key.NAMA) for row in table.rows] == ["Program A", "Kegiatan B", "Rapat", "Gaji"]
    assert [line.pagu for line in source.lines] == [1_000_000, 2_000_000]
    assert {each.name for each in source.described.values()} >= {"Program A", "Kegiatan B", "Rapat", "Gaji"}


@pytest.mark.parametrize("over", ["URUSAN", "PERANGKAT DAERAH"])
def test_an_urusan_in_a_column_before_its_programs_is_a_row_over_them(tmp_path: Path, over: str) -> None:
    rows: list[Line] = [[over, "PROGRAM", "KEGIATAN", "PAGU", "REALISASI"]]
    rows += [["Perdagangan", "", "", 5_000_100, 4_000_000], ["", "Pasar", "", 3_000_000, 2_500_000]]
    rows += [["", "", "Kios", 1_000_000, 900_000], ["", "", "Los", 2_000_000, 1_600_000]]
    rows += [["", "Usaha", "", 2_000_000, 1_500_000], ["", "", "Izin", 2_000_000, 1_500_000]]
    rows += [["TOTAL", "", "", 5_000_100, 4_000_000]]

    (found,) = assess(_book(tmp_path / "matrik.xlsx", rows)).result.findings

    assert found.code == "T02"
    assert found.problem.expected == 5_000_000


def test_what_was_paid_back_is_taken_off_the_quarters(tmp_path: Path) -> None:
    quarters: list[str | int | float] = [f"REALISASI TW {each}" for each in ("I", "II", "III", "IV")]
    rows: list[Line] = [["NO", "PROGRAM", "PAGU", *quarters, "PENGEMBALIAN", "REALISASI TAHUN 2024"]]
    spent = (1_000_000, 2_000_000, 3_000_000, 3_000_000)
    for number, back in enumerate((500_000, 0, 0, 0), 1):
        rows.append([number, f"Program {number}", 10_000_000, *spent, back, sum(spent) - back])
    rows.append(["", "JUMLAH", 40_000_000, *(4 * each for each in spent), 500_000, 4 * sum(spent) - 500_000])

    assert [*assess(_book(tmp_path / "rfk.xlsx", rows)).result.findings] == []


def test_what_kind_a_row_is_names_no_rows(tmp_path: Path) -> None:
    rows: list[Line] = [["JENIS", "URAIAN", "PAGU", "REALISASI"], ["P", "Pasar", 3_000_000, 2_000_000]]
    rows += [["P", "Usaha", 2_000_000, 1_000_000], ["", "JUMLAH", 5_000_000, 3_000_000]]

    (table,) = report_of_own_workbook(read_grids(_book(tmp_path / "rfk.xlsx", rows))).other_tables

    assert [row.text(Key.NAMA) for row in table.rows] == ["Pasar", "Usaha"]
    assert table.total is not None


def test_parts_of_codes_under_one_heading_are_no_amounts_without_one(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "daftar.xlsx") as book:
        sheet = book.add_worksheet("Daftar")
        sheet.write(0, 0, "(dalam ribuan rupiah)")
        sheet.merge_range("A2:D2", "KODE")
        sheet.write_row("E2", ["URAIAN", "PAGU", "REALISASI"])
        sheet.write_row("A3", ["3", "30", "02", "", "Program", 3_500, 3_000])
        sheet.write_row("A4", ["3", "30", "02", "2.01", "Kegiatan A", 1_500, 1_200])
        sheet.write_row("A5", ["3", "30", "02", "2.02", "Kegiatan B", 2_100, 1_800])

        sheet.write("A6", "*) Sesudah perubahan")
        sheet.write("A7", "Sumber: Subbagian Keuangan")

    result = assess(tmp_path / "daftar.xlsx").result

    assert [(each.code, each.problem.place.address) for each in result.findings] == [("T02", "F3")]
    assert not [each.reason for each in result.not_judged if "KODE" in each.reason]


def test_a_blank_column_beside_a_heading_of_two_rows_has_none(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "bulanan.xlsx") as book:
        sheet = book.add_worksheet("Bulanan")
        sheet.merge_range("A1:A2", "PROGRAM")
        sheet.merge_range("B1:B2", "ANGGARAN")
        sheet.merge_range("D1:E1", "REALISASI")
        sheet.write_row("D2", ["JAN", "FEB"])
        sheet.merge_range("G1:G2", "JUMLAH REALISASI")
        for row in range(2, 5):
            sheet.write_row(row, 0, [f"Program {row}", 9_000_000, "", 2_000_000, 3_000_000, "", 5_000_000])
        sheet.write_row(5, 0, ["JUMLAH", 27_000_000, "", 6_000_000, 9_000_000, "", 15_000_001])

    (found,) = assess(tmp_path / "bulanan.xlsx").result.findings

    assert (found.code, found.problem.place.address) == ("T03", "G6")


def test_sub_kegiatan_beside_their_program_are_no_programs(tmp_path: Path) -> None:
    rows: list[Line] = [["NO", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "PAGU", "REALISASI"]]
    rows += [[1, "Pasar", "Kios", "Rapat", 1_000_000, 900_000], [2, "", "", "Gaji", 2_000_000, 1_900_000]]
    rows += [[3, "", "", "Atap", 3_000_000, 1_900_000], [4, "", "", "Cat", 4_000_000, 1_900_000]]
    rows += [["", "", "", "JUMLAH", 10_000_000, 6_600_000]]
    path = _book(tmp_path / "daftar.xlsx", rows)

    listing = budget_list_of(report_of_own_workbook(read_grids(path)))
    source = read_source(path)

    assert listing is None
    assert sorted(map(len, source.described)) == [1, 2, 3, 3, 3, 3]


@pytest.mark.parametrize(("leaf", "counts"), [("rp", True), ("k", False)])
def test_a_percentage_of_money_is_named_where_its_group_speaks_of_work_too(leaf: str, counts: bool) -> None:
    group = "tingkat capaian kinerja dan realisasi anggaran renstra s d 2023 %"
    assert may_count(f"{group} / {leaf}") is counts


def test_a_list_by_agency_is_not_said_to_lack_what_it_has(tmp_path: Path) -> None:
    rows: list[Line] = [["NO", "NAMA OPD", "PAGU", "REALISASI"], [1, "Dinas A", 4_000_000, 3_000_000]]
    rows += [[2, "Dinas B", 2_000_000, 1_000_000]]

    refused = assess(_book(tmp_path / "opd.xlsx", rows)).result.unreadable

    assert refused is not None
    assert "daftar per NAMA OPD" in refused.reason
    assert "tanpa jumlah atau persen yang dapat diperiksa" in refused.reason


def test_columns_of_results_beside_money_are_named_once_for_all_lists(tmp_path: Path) -> None:
    head: Line = ["NO", "KEGIATAN", "PAGU", "REALISASI", "%", "FISIK (%)"]
    rows: list[Line] = [[1, "Rapat", 4_000_000, 3_000_000, 75, 80], [2, "Gaji", 2_000_000, 1_000_000, 50, 60]]
    rows += [["", "JUMLAH", 6_000_000, 4_000_000, 66.67, ""]]
    with xlsxwriter.Workbook(tmp_path / "rfk.xlsx") as book:
        for name in ("RFK Mei", "RFK Juni"):
            sheet = book.add_worksheet(name)
            for at, row in enumerate([head, *rows]):
                sheet.write_row(at, 0, row)

    result = assess(tmp_path / "rfk.xlsx").result

    told = [each.reason for each in result.not_judged if "bukan rupiah" in each.reason]
    assert told == ["kolom angka yang bukan rupiah di RFK Mei, RFK Juni: “FISIK (%)”"]


def test_a_list_of_agencies_with_their_programs_is_refused_as_such(tmp_path: Path) -> None:
    rows: list[Line] = [["NO", "OPD / PROGRAM", "PAGU", "REALISASI"], ["I", "Dinas A", 5_000_000, 4_000_000]]
    rows += [[1, "Program B", 5_000_000, 4_000_000], ["II", "Dinas C", 3_000_000, 2_000_000]]
    rows += [[1, "Program D", 3_000_000, 2_000_000], ["", "JUMLAH", 8_000_000, 6_000_000]]
    path = _book(tmp_path / "rekap.xlsx", rows)

    with pytest.raises(UnreadableFile, match=r"ini daftar per unit.* per OPD / PROGRAM"):
        read_source(path)


def test_amounts_of_a_percentage_are_written_with_their_thousands(tmp_path: Path) -> None:
    rows: list[Line] = [["NO", "KEGIATAN", "PAGU", "REALISASI", "%"], [1, "Rapat", 4_000_000, 3_000_000, 85]]
    rows += [[2, "Gaji", 2_000_000, 1_000_000, 50], ["", "JUMLAH", 6_000_000, 4_000_000, 66.67]]

    (found,) = assess(_book(tmp_path / "rfk.xlsx", rows)).result.findings

    assert "(3.000.000 ÷ 4.000.000)" in found.problem.should_be


def test_a_further_code_beside_that_of_the_row_is_no_figure(tmp_path: Path) -> None:
    rows: list[Line] = [["KODE PROGRAM", "KODE", "URAIAN", "TARGET", "PAGU"]]
    rows += [["8.01.01", "8.01.01", "Penunjang", "100 %", 3_000_000]]
    rows += [["8.01.01", "8.01.01.2.01", "Umum", "2 dokumen", 3_000_000]]
    rows += [["", "", "JUMLAH", "", 3_000_000]]
    path = _book(tmp_path / "buku.xlsx", rows)

    told = [each.reason for each in assess(path).result.not_judged]
    listing = budget_list_of(report_of_own_workbook(read_grids(path)))

    assert "kolom angka yang bukan rupiah di Lembar: “TARGET”" in told
    assert listing is not None
    assert dict(listing.left)["KODE PROGRAM"] == "kode; yang diambil satu kode untuk tiap baris"
    assert [row[Key.JENIS].value for row in listing.plan] == ["Program", "Kegiatan"]
