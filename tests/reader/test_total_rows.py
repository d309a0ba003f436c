"""Which rows are totals, and of what: each test shows its table."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.check.run import check_report
from lkjip_xl.figures.recompute import Recomputed
from lkjip_xl.report.model import Report, Table
from lkjip_xl.text.total_words import is_misspelt_total, is_only_total, names_total
from tests import shown


def only_table(report: Report) -> Table:
    (table,) = report.tables.values()
    return table


def names(table: Table) -> list[str]:
    return [table.label(row) for row in table.rows]


def finished_total(report: Report, column: str) -> Decimal | None:
    """What the finished workbook prints in the Jumlah row."""
    table = only_table(report)
    assert table.total is not None
    return Recomputed(report).figure(table, table.total, table.spec.column(column))


@pytest.mark.parametrize(
    "label",
    [
        *("Jumlah", "JUMLAH", "TOTAL", "J u m l a h", "J U M L A H", "Grand Total", "Total Per Sasaran"),
        *("Sub Total", "Total Keseluruhan", "Jumlah I", "JUMLAH :", "III. JUMLAH", "Jumlah/Total"),
        *("Jml", "Jumlh", "Totl"),
    ],
)
def test_words_that_say_nothing_but_total(label: str) -> None:
    assert names_total(label)
    assert is_only_total(label)


@pytest.mark.parametrize(
    "label",
    ["Jumlah Pegawai", "JUMLAH PEGAWAI", "TOTAL BELANJA", "Jumlh Belanja", "J U M L A H  PEGAWAI", "Jumlah kasus"],
)
def test_words_for_a_total_with_something_behind_them(label: str) -> None:
    assert names_total(label)
    assert not is_only_total(label)


@pytest.mark.parametrize(
    "label", ["Sekretariat", "Modal", "Belanja Modal", "Penjumlahan", "Totalitas", "Sub Bagian", ""]
)
def test_words_for_something_else(label: str) -> None:
    assert not names_total(label)


def test_a_slip_is_told_from_the_right_word() -> None:
    assert [is_misspelt_total(label) for label in ("Jumlh", "Jumlah Pegawai", "Grand Total", "Toal")] == [
        True,
        False,
        False,
        True,
    ]


PEGAWAI = """
| NO | URAIAN      | S2 | S1 | JUMLAH |
| 1  | Sekretariat | 2  | 10 | 12     |
| 2  | Bidang A    | 1  | 12 | 13     |
| 3  | Bidang B    | 2  | 8  | 10     |
"""


@pytest.mark.parametrize("label", ["Jumlah Pegawai", "Total ASN", "Jumlh Pegawai", "Grand Total"])
@pytest.mark.parametrize("written", [35, 36])
def test_a_label_at_the_foot_makes_the_total_also_where_its_sum_is_off(label: str, written: int) -> None:
    report = shown.report(tabel_1_4=PEGAWAI + f"| . | {label} | 5 | 30 | {written} |")
    table = only_table(report)
    assert names(table) == ["Sekretariat", "Bidang A", "Bidang B"]
    assert finished_total(report, "jumlah") == 35
    assert shown.told(report, "T03") == (["T03 JUMLAH · JUMLAH: 36, 35"] if written == 36 else [])


def test_a_label_at_the_top_makes_the_total_as_in_the_template() -> None:
    heading, *rows = PEGAWAI.strip().splitlines()
    report = shown.report(tabel_1_4="\n".join([heading, "| . | Total Pegawai | 5 | 30 | 35 |", *rows]))
    assert len(only_table(report).rows) == 3
    assert shown.told(report, "T03") == []


def test_the_word_may_stand_in_the_column_of_numbers() -> None:
    report = shown.report(tabel_1_4=PEGAWAI + "| JUMLAH | . | 5 | 30 | 35 |")
    assert only_table(report).total is not None
    assert len(only_table(report).rows) == 3


@pytest.mark.parametrize(("written", "rows"), [(35, 3), (34, 4)])
def test_a_row_without_a_label_is_the_total_only_where_it_comes_out(written: int, rows: int) -> None:
    table = only_table(shown.report(tabel_1_4=PEGAWAI + f"| . | . | 5 | 30 | {written} |"))
    assert len(table.rows) == rows
    assert (table.total is not None) is (written == 35)


RINCIAN = """
| JENIS        | KODE                 | PROGRAM/KEGIATAN/SUB KEGIATAN | INDIKATOR | TARGET     | PAGU ANGGARAN |
| Program      | 8.01.01              | PROGRAM PENUNJANG             | Nilai     | 80         | 300           |
| Kegiatan     | 8.01.01.2.01         | Perencanaan                   | Dokumen   | 2 dokumen  | 300           |
| Sub Kegiatan | 8.01.01.2.01.0001    | Penyusunan                    | Dokumen   | 2 dokumen  | 100           |
"""


@pytest.mark.parametrize(
    "row",
    [
        "| Sub Kegiatan | . | Jumlah Tenaga Ahli | . | 1 orang | 200 |",
        "| . | 8.01.01.2.01.0002 | Jumlah Tenaga Ahli | . | 1 orang | 200 |",
        "| . | . | Jumlah Tenaga Ahli | Orang | 1 orang | 200 |",
    ],
)
def test_a_row_with_a_level_a_code_or_an_indicator_is_no_total(row: str) -> None:
    table = only_table(shown.report(tabel_2_7=RINCIAN + row))
    assert table.total is None
    assert names(table)[-1] == "Jumlah Tenaga Ahli"


def test_an_indicator_may_begin_with_the_word() -> None:
    report = shown.report(
        tabel_3_1_3="""
        | INDIKATOR SASARAN    | 2023 TARGET | 2023 REALISASI |
        | Jumlah kasus konflik | 2           | 1              |
        | Jumlah Sasaran       | 3           | 3              |
        """
    )
    assert names(only_table(report)) == ["Jumlah kasus konflik", "Jumlah Sasaran"]


def test_a_second_jumlah_is_judged() -> None:
    report = shown.report(tabel_1_4=PEGAWAI + "| . | JUMLAH | 5 | 30 | 35 |\n| . | TOTAL | 5 | 30 | 40 |")
    assert shown.told(report, "T03") == ["T03 TOTAL · JUMLAH: 40, 35"]
    assert shown.told(report, "S09") == []
    assert finished_total(report, "jumlah") == 35
    (found,) = shown.findings(report, "T03")
    assert "baris ini boleh dihapus" in found.problem.hint
    ways = [[(fix.place.address, fix.value) for fix in way] for way in found.problem.fixes]
    assert ways == [[("E6", Decimal(35))], [("B6", ""), ("C6", ""), ("D6", ""), ("E6", "")]]


def test_of_two_totals_the_one_that_comes_out_is_the_tables() -> None:
    report = shown.report(tabel_1_4=PEGAWAI + "| . | JUMLAH | 5 | 30 | 40 |\n| . | TOTAL | 5 | 30 | 35 |")
    assert shown.told(report, "T03") == ["T03 JUMLAH · JUMLAH: 40, 35"]


def test_totals_that_break_the_whole_down_in_another_way_are_none_of_rows() -> None:
    report = shown.report(
        tabel_1_4=PEGAWAI
        + """
        | . | Jumlah laki-laki | 3 | 20 | 23 |
        | . | Jumlah perempuan | 2 | 10 | 12 |
        | . | Jumlah           | 5 | 30 | 35 |
        """
    )
    assert shown.told(report, "T03", "S09") == []
    assert finished_total(report, "jumlah") == 35


def test_in_the_middle_sums_decide() -> None:
    report = shown.report(
        tabel_1_4="""
        | URAIAN         | S2 | S1 | JUMLAH |
        | Sekretariat    | 2  | 10 | 12     |
        | Bidang A       | 1  | 12 | 13     |
        | Jumlah Kantor  | 3  | 22 | 25     |
        | Jumlah Penyuluh | 1 | 4  | 5      |
        | UPTD           | 2  | 8  | 10     |
        | Jumlah         | 6  | 34 | 40     |
        """
    )
    assert names(only_table(report)) == ["Sekretariat", "Bidang A", "Jumlah Penyuluh", "UPTD"]
    assert shown.told(report, "T03") == []
    assert finished_total(report, "jumlah") == 40


SASARAN = """
| SASARAN   | PROGRAM   | ANGGARAN | PERSENTASE |
| Sasaran 1 | Program A | 100      | 25%        |
| .         | Program B | 200      | 50%        |
| .         | Total Per Sasaran | {first} | .     |
| Sasaran 2 | Program C | 100      | 25%        |
| .         | Total Per Sasaran | 100 | .         |
| .         | Grand Total | 400    | 100%       |
"""


def test_totals_per_sasaran_sum_the_rows_above_them() -> None:
    report = shown.report(tabel_2_3_1=SASARAN.format(first=300))
    assert names(only_table(report)) == ["Program A", "Program B", "Program C"]
    assert shown.told(report, "T03") == []
    wrong = shown.report(tabel_2_3_1=SASARAN.format(first=310))
    assert shown.told(wrong, "T03") == ["T03 Total Per Sasaran · ANGGARAN: 310, 300"]


def test_in_a_table_with_levels_programs_are_summed() -> None:
    report = shown.report(
        tabel_2_7=RINCIAN.replace("| 100 ", "| 300 ") + "| . | . | TOTAL BELANJA | . | . | 301 |"
    )
    assert shown.told(report, "T03") == ["T03 JUMLAH · PAGU ANGGARAN: 301, 300"]
    assert finished_total(report, "pagu") == 300


BELANJA = """
| URAIAN            | ANGGARAN | REALISASI | CAPAIAN (%) |
| Belanja Operasi   | 900      | 800       | 88.89       |
| Belanja Pegawai   | 600      | 550       | 91.67       |
| Belanja Barang    | 300      | 250       | 83.33       |
| Belanja Modal     | 100      | 90        | 90          |
| JUMLAH            | 1000     | {total}   | 89          |
"""


def test_a_row_that_is_the_sum_of_those_below_it_is_their_parent() -> None:
    report = shown.report(realisasi_belanja=BELANJA.format(total=890))
    table = only_table(report)
    assert [row.parent for row in table.rows] == [None, 0, 0, None]
    assert shown.told(report, "T03") == []
    assert finished_total(report, "anggaran") == 1000


def test_only_where_every_column_comes_out_with_it() -> None:
    report = shown.report(realisasi_belanja=BELANJA.format(total=891))
    assert all(row.parent is None for row in only_table(report).rows)
    assert shown.told(report, "T03") == ["T03 JUMLAH · ANGGARAN: 1000, 1900", "T03 JUMLAH · REALISASI: 891, 1690"]


def test_parents_may_stand_under_parents() -> None:
    report = shown.report(
        tabel_2_3="""
        | URAIAN          | TARGET | PERSENTASE |
        | JUMLAH          | 1000   | 100%       |
        | Belanja Operasi | 900    | 90%        |
        | Belanja Pegawai | 600    | 60%        |
        | Gaji            | 400    | 40%        |
        | Tunjangan       | 200    | 20%        |
        | Belanja Barang  | 300    | 30%        |
        | Belanja Modal   | 100    | 10%        |
        """
    )
    assert [row.parent for row in only_table(report).rows] == [None, 0, 1, 1, 0, None]
    assert shown.told(report) == []


def test_among_head_counts_a_sum_by_chance_makes_no_parent() -> None:
    # 3 is 2 + 1, and the total leaves Sekretariat out: that is the slip.
    report = shown.report(
        tabel_1_4="""
        | URAIAN      | S1 | JUMLAH |
        | Sekretariat | 3  | 3      |
        | Bidang A    | 2  | 2      |
        | Bidang B    | 1  | 1      |
        | Jumlah      | 3  | 3      |
        """
    )
    assert shown.told(report, "T03") == ["T03 JUMLAH · S1: 3, 6", "T03 JUMLAH · JUMLAH: 3, 6"]


counts = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=7)


@settings(max_examples=40, deadline=None)
@given(counts, st.sampled_from(["Jumlah", "TOTAL PEGAWAI", "J U M L A H", "Jumlh"]), st.booleans())
def test_a_right_total_is_right_whatever_its_rows_and_wherever_it_stands(
    rows: list[tuple[int, int]], label: str, top: bool
) -> None:
    lines = [f"| Bidang {index} | {a} | {b} | {a + b} |" for index, (a, b) in enumerate(rows)]
    whole = [sum(a for a, _ in rows), sum(b for _, b in rows)]
    total = f"| {label} | {whole[0]} | {whole[1]} | {sum(whole)} |"
    body = [total, *lines] if top else [*lines, total]
    report = shown.report(tabel_1_4="\n".join(["| URAIAN | S2 | S1 | JUMLAH |", *body]))
    table = only_table(report)
    assert table.total is not None
    assert len(table.top_rows) == len(rows)
    assert shown.told(report, "T03") == []


@settings(max_examples=40, deadline=None)
@given(counts, st.integers(1, 5))
def test_a_total_that_is_off_by_one_figure_is_found(rows: list[tuple[int, int]], off: int) -> None:
    lines = [f"| Bidang {index} | {a} | {b} | {a + b} |" for index, (a, b) in enumerate(rows)]
    whole = [sum(a for a, _ in rows), sum(b for _, b in rows)]
    total = f"| Jumlah Pegawai | {whole[0]} | {whole[1]} | {sum(whole) + off} |"
    report = shown.report(tabel_1_4="\n".join(["| URAIAN | S2 | S1 | JUMLAH |", *lines, total]))
    assert f"T03 JUMLAH · JUMLAH: {sum(whole) + off}, {sum(whole)}" in shown.told(report, "T03")


def test_a_row_that_stands_twice_blames_no_true_percentage() -> None:
    report = shown.report(
        tabel_1_4="""
        | URAIAN      | S2 | S1 | JUMLAH |
        | Sekretariat | 2  | 10 | 12     |
        | Bidang A    | 1  | 12 | 13     |
        | Bidang A    | 1  | 12 | 13     |
        | Jumlah      | =4 | =34 | =38   |
        | %           | 12 | 88 | 100    |
        """
    )
    assert shown.told(report, "D07", "T03", "P02") == ["D07 Bidang A · URAIAN: Bidang A, None"]


def test_a_jumlah_without_the_double_is_right() -> None:
    report = shown.report(tabel_1_4=PEGAWAI + "| 4 | Bidang B | 2 | 8 | 10 |\n| . | Jumlah | 5 | 30 | 35 |")
    assert shown.told(report, "D07", "T03") == ["D07 Bidang B · URAIAN: Bidang B, None"]


def test_a_jumlah_that_is_wrong_with_and_without_the_double_is_named_too() -> None:
    report = shown.report(tabel_1_4=PEGAWAI + "| 4 | Bidang B | 2 | 8 | 10 |\n| . | Jumlah | 5 | 30 | 40 |")
    assert [line[:3] for line in shown.told(report, "D07", "T03")] == ["D07", "T03"]


def test_a_kegiatan_and_its_only_sub_kegiatan_may_have_one_name() -> None:
    report = shown.report(
        tabel_2_1="""
        | SASARAN | PROGRAM   | KEGIATAN/SUB KEGIATAN |
        | Aman    | Program A | Rapat                 |
        | .       | .         | Rapat                 |
        | .       | .         | Rapat                 |
        """,
        tabel_2_7="""
        | JENIS        | PROGRAM   | INDIKATOR | TARGET    | PAGU ANGGARAN |
        | Program      | Program A | Nilai     | 80        | 100           |
        | Kegiatan     | Rapat     | Dokumen   | 1 dokumen | 100           |
        | Sub Kegiatan | Rapat     | Dokumen   | 1 dokumen | 100           |
        """,
    )
    # Two of them stand in Tabel 2.7; the third is one too many.
    assert [each.problem.place.address for each in shown.findings(report, "D07")] == ["C4"]


BUDGET = """
| PROGRAM/KEGIATAN/SUB KEGIATAN | PAGU ANGGARAN |
| JUMLAH                        | 900           |
| Program A                     | 300           |
| Program B                     | 400           |
| Program C                     | 200           |
"""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("| Jumlah Belanja Modal | 120 |", []),
        ("| Jumlah Belanja Modal | 600 |", []),
        ("| Jumlah Pagu Anggaran | 120 |", ["T03 Jumlah Pagu Anggaran · PAGU ANGGARAN: 120, 900"]),
        ("| Total Belanja | 890 |", ["T03 Total Belanja · PAGU ANGGARAN: 890, 900"]),
    ],
)
def test_a_total_of_something_else_than_the_table_is_named(row: str, told: list[str]) -> None:
    report = shown.report(tabel_2_7=BUDGET + row)
    assert shown.told(report, "T03") == told
    of_something_else = (
        "“Jumlah Belanja Modal” di Tabel 2.7 A6: yang dijumlahkan tidak ada di tabel ini; "
        "barisnya tidak tercetak di hasil jadi"
    )
    not_judged = [each for each in check_report(report, "").not_judged if each.code == "T03"]
    named = [(each.reason, each.place.address) for each in not_judged if each.place]
    assert named == ([(of_something_else, "A6")] if "120" in row and not told else [])
