"""The mended report against the finance samples: nothing; after each of many slips: that one, with its cause."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.check.reconcile import reconcile
from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.amounts import known
from lkjip_xl.finance.compare.causes import Difference, Neighbour, likely_cause
from lkjip_xl.finance.compare.matching import By
from lkjip_xl.finance.compare.tree import Node
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.reader import read_report
from lkjip_xl.show.wording import worded
from lkjip_xl.tables.measures import Measure, Stage
from tests import shown
from tests.finance_files import KEUANGAN, SHAPES, changed, renamed, samples, write, write_cells
from tests.rules.changes import Change, together
from tests.rules.changes import write as put
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, TABEL_2_7, TABEL_3_1_1_B, Book

AFTER = ReadingOptions(2023, Stage.PERUBAHAN)
REKAP, DOCUMENTS = KEUANGAN / "rekap_5.xlsx", KEUANGAN / "realisasi_per_dokumen.xlsx"


def against(*files: Path, change: Change = lambda _: None, tolerance: int = 0) -> Reconciliation:
    """The mended report after a change, held against some files."""
    book = Book(codes=True)
    change(book)
    return reconcile(book.read(), [read_source(each, AFTER) for each in files], Decimal(tolerance))


def found(result: Reconciliation) -> list[tuple[str, str, str]]:
    return [
        (each.code, each.problem.place.sheet, each.problem.place.address)
        for each in result.findings
        if each.code != "R05"
    ]


@pytest.mark.parametrize("name", SHAPES)
def test_the_mended_report_agrees_with_each_shape(name: str) -> None:
    result = against(KEUANGAN / name)
    assert result.findings == ()
    assert len(result.matching.matches) == 55
    assert {each.by for each in result.matching.matches} == {By.CODE}
    assert result.measures


@pytest.mark.long
@pytest.mark.parametrize(
    "name", ["lra.xlsx", "aklap_lra_program.xls", "realisasi_per_dokumen.xlsx", "sederhana.csv"]
)
def test_the_published_report_differs_in_one_kegiatan(name: str) -> None:
    result = reconcile(read_report(PUBLISHED), [read_source(KEUANGAN / name, AFTER)])
    assert found(result) == [("R04", TABEL_3_1_1_B, "G22")]
    (finding,) = [each for each in result.findings if each.code == "R04"]
    assert finding.problem.row_label == "Administrasi Umum Perangkat Daerah"
    assert finding.problem.difference == 1000


# Row 15 is Akuntansi SKPD (3.437.000, 1.787.000), 31 Peralatan dan Mesin Lainnya (61.395.715).
AT_G13 = ("R04", TABEL_3_1_1_B, "G13")
AT_G15 = ("R04", TABEL_3_1_1_B, "G15")
IN_REPORT: list[tuple[str, Change, list[tuple[str, str, str]], str]] = [
    (
        "a swapped pair of digits",
        put(TABEL_2_7, F31=61_395_751),
        [("R03", TABEL_2_7, "F31")],
        "dua angka tertukar: 5 dan 1",
    ),
    (
        "a thousand times",
        put(TABEL_3_1_1_B, G15=1_787_000_000),
        [("R04", TABEL_3_1_1_B, "G15")],
        "1.000 kali terlalu besar",
    ),
    ("a tenth", put(TABEL_3_1_1_B, G15=178_700), [("R04", TABEL_3_1_1_B, "G15")], "10 kali terlalu kecil"),
    (
        "two rows exchanged",
        put(TABEL_2_7, F19=9_000_000, F20=6_000_000),
        [("R03", TABEL_2_7, "F19"), ("R03", TABEL_2_7, "F20")],
        "tertukar dengan baris “Koordinasi dan Pelaksanaan Sistem Informasi",
    ),
    (
        "a sub kegiatan left out of its kegiatan",
        put(TABEL_3_1_1_B, G12=2_808_903_657, G8=3_859_698_910, G6=23_423_434_114),
        [("R04", TABEL_3_1_1_B, "G12")],
        "angka sub kegiatan “Koordinasi dan Pelaksanaan Akuntansi SKPD” (1.787.000) tidak ikut dijumlahkan",
    ),
    (
        "one digit",
        put(TABEL_2_7, F15=3_437_100),
        [("R03", TABEL_2_7, "F15")],
        "satu digit berbeda: 1, seharusnya 0",
    ),
]


@pytest.mark.long
@pytest.mark.parametrize(
    ("change", "expected", "cause"), [each[1:] for each in IN_REPORT], ids=[each[0] for each in IN_REPORT]
)
def test_a_slip_in_the_report(change: Change, expected: list[tuple[str, str, str]], cause: str) -> None:
    result = against(REKAP, DOCUMENTS, change=change)
    assert found(result) == expected
    first = result.findings[0]
    assert result.cause(first).startswith(cause)
    assert result.cause(first) in first.problem.message


def test_a_setoran_that_was_not_taken_off() -> None:
    budget = samples.anggaran()
    each = next(sub for sub in budget if any(d.setoran for r in sub.rekening for d in r.dokumen))
    gross = sum(d.nilai for r in each.rekening for d in r.dokumen)
    returned = sum(d.setoran for r in each.rekening for d in r.dokumen)
    book = Book()
    row = book.row(TABEL_3_1_1_B, each.sub_kegiatan[1])
    result = against(DOCUMENTS, change=put(TABEL_3_1_1_B, **{f"G{row}": gross}))
    assert found(result) == [("R04", TABEL_3_1_1_B, f"G{row}")]
    assert result.findings[0].problem.difference == returned
    assert result.cause(result.findings[0]).startswith("setoran ")


def test_the_budget_before_its_change() -> None:
    before = read_source(KEUANGAN / "dpa_perubahan.xlsx", AFTER)
    line = next(each for each in before.lines if each.pagu == 3_437_000)
    result = against(KEUANGAN / "dpa_perubahan.xlsx", change=put(TABEL_2_7, F15=int(known(line.other_pagu) or 0)))
    assert found(result) == [("R03", TABEL_2_7, "F15")]
    assert result.cause(result.findings[0]) == "pagu tahapan lain (sebelum atau sesudah perubahan)"


def test_one_document_twice(tmp_path: Path) -> None:
    rows = list(samples.per_dokumen(samples.anggaran()))
    twice = next(row for row in rows[5:] if row[18].startswith("Koordinasi dan Pelaksanaan Akuntansi"))
    path = write(tmp_path / "dokumen.xlsx", [*rows[:-1], twice])
    result = against(path)
    assert found(result) == [("R04", TABEL_3_1_1_B, "G15")]
    assert f"dokumen {twice[21]}" in result.cause(result.findings[0])
    assert "ada 2 kali di berkas keuangan" in result.cause(result.findings[0])


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Koordinasi Akuntansi Perangkat Daerah", ["R05"]),
        ("KOORDINASI DAN PELAKSANAAN AKUNTANSI SKPD", []),
    ],
)
def test_a_renamed_sub_kegiatan_is_known_by_its_code(name: str, codes: list[str], tmp_path: Path) -> None:
    budget = changed("Koordinasi dan Pelaksanaan Akuntansi", renamed(name))
    result = against(write(tmp_path / "rekap.xlsx", list(samples.rekap_5(budget))))
    assert [each.code for each in result.findings] == codes
    assert next(each.by for each in result.matching.matches if each.node.name == name) is By.CODE
    assert all("Kodenya sama" in each.problem.message for each in result.findings)


@pytest.mark.parametrize("word", ["Sub Kegiatan ", "SUB KEGIATAN: ", "Sub Keg. "])
def test_a_word_for_the_level_in_front_of_a_name_makes_no_other_name(word: str, tmp_path: Path) -> None:
    # | URAIAN                      | ANGGARAN | REALISASI |
    # | Kegiatan Penyediaan Jasa …  |        5 |         5 |
    head, *rows = samples.sederhana(samples.anggaran())
    words = {3: "", 5: "Kegiatan ", 6: word}
    named = [(f"{words[row[0].count('.') + 1]}{row[1]}", *row[2:]) for row in rows]
    result = against(write(tmp_path / "x.xlsx", [head[1:], *named]))
    assert result.findings == ()
    assert [each.by for each in result.matching.matches].count(By.NAME) == 55
    coded = [(row[0], *each) for row, each in zip(rows, named, strict=True)]
    assert against(write(tmp_path / "x.xlsx", [head, *coded])).findings == ()


def without_codes(book: Book) -> None:
    for sheet in (TABEL_2_7, TABEL_3_1_1_B):
        for row in range(8, 63):
            book[sheet].cell(row, 2).value = None


@pytest.mark.parametrize(
    ("name", "expected", "hint"),
    [
        ("Koordinasi dan Pelaksanaan Akuntansi pada SKPD", [("R05", TABEL_2_7, "C15")], ""),
        (
            "Koordinasi Akuntansi",
            [("R01", TABEL_2_7, "C15"), ("R02", TABEL_2_7, "C14")],
            "Mungkin sama dengan “Koordinasi Akuntansi”",
        ),
    ],
)
def test_without_codes_a_near_name_is_taken_and_said_a_far_one_only_proposed(
    name: str, expected: list[tuple[str, str, str]], hint: str, tmp_path: Path
) -> None:
    budget = changed("Koordinasi dan Pelaksanaan Akuntansi", renamed(name))
    result = against(write(tmp_path / "rekap.xlsx", list(samples.rekap_5(budget))), change=without_codes)
    places = [(each.code, each.problem.place.sheet, each.problem.place.address) for each in result.findings]
    assert places == expected
    assert worded(result.findings[0].problem.hint).startswith(hint)


def test_a_pair_on_pemetaan_is_taken(tmp_path: Path) -> None:
    budget = changed("Koordinasi dan Pelaksanaan Akuntansi", renamed("Penatausahaan Keuangan"))
    pair = put("Pemetaan", A7="Koordinasi dan Pelaksanaan Akuntansi SKPD", B7="penatausahaan keuangan")
    path = write(tmp_path / "rekap.xlsx", list(samples.rekap_5(budget)))
    assert found(against(path, change=without_codes)) != []
    result = against(path, change=together(without_codes, pair))
    assert result.findings == ()
    assert [each.by for each in result.matching.matches].count(By.MAPPING) == 1


@pytest.mark.parametrize(("named", "taken"), [("Jumlah peserta", 1), ("Jumlah karya", 0)])
def test_a_pair_on_pemetaan_names_a_row_by_a_further_indicator_of_its_own(
    named: str, taken: int, tmp_path: Path
) -> None:
    report = shown.report(
        tabel_3_1_1_b="""
        | JENIS        | PROGRAM | INDIKATOR      | TARGET | TARGET KEUANGAN | REALISASI KEUANGAN |
        | Program      | Budaya  | Indeks         | 80     | 200             | 190                |
        | Kegiatan     | Museum  | Koleksi        | 9      | 200             | 190                |
        | Sub Kegiatan | Pameran | Jumlah karya   | 4      | 150             | 145                |
        | .            | .       | Jumlah peserta | 30     | .               | .                  |
        | Sub Kegiatan | Lomba   | Jumlah karya   | 4      | 50              | 45                 |
        """,
        pemetaan=f"""
        | DI LKJIP | DI BERKAS KEUANGAN |
        | {named}  | Pergelaran         |
        """,
    )
    rows = [
        ("KODE", "URAIAN", "ANGGARAN", "REALISASI"),
        ("1.02.02", "Budaya", 200, 190),
        ("1.02.02.2.01", "Museum", 200, 190),
        ("1.02.02.2.01.0001", "Pergelaran", 150, 145),
        ("1.02.02.2.01.0002", "Lomba", 50, 45),
    ]
    result = reconcile(report, [read_source(write(tmp_path / "dpa.xlsx", rows), AFTER)])
    assert [each.by for each in result.matching.matches].count(By.MAPPING) == taken
    assert {each.code for each in result.findings} == (set() if taken else {"R01", "R02"})


def test_codes_of_four_digits_and_codes_without_zeros_are_the_same(tmp_path: Path) -> None:
    def longer(each: Any) -> Any:
        *head, last = each.sub_kegiatan[0].split(".")
        return replace(each, sub_kegiatan=(".".join((*head, f"{int(last):04}")), each.sub_kegiatan[1]))

    path = write(tmp_path / "rekap.xlsx", list(samples.rekap_5([longer(each) for each in samples.anggaran()])))
    result = against(path)
    assert result.findings == ()
    assert {each.by for each in result.matching.matches} == {By.CODE}


@pytest.mark.parametrize("shape", ["rekap_5", "per_dokumen", "lra"])
def test_a_file_that_is_all_text(shape: str, tmp_path: Path) -> None:
    rows = list(getattr(samples, shape)(samples.anggaran()))
    assert against(write(tmp_path / "teks.xlsx", rows, as_text=True)).findings == ()


def test_total_rows_in_between_and_headings_in_row_five(tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    total = ("Total", *(None,) * 21, 23_733_274_959)
    path = write(
        tmp_path / "rekap.xlsx", [("REKAP",), (), (), ("TAHUN 2023",), head, *rows[:50], total, *rows[50:], total]
    )
    result = against(path)
    assert result.findings == ()
    assert result.sources[0].skipped["baris jumlah"] == 2


def test_a_sub_kegiatan_on_one_side_only(tmp_path: Path) -> None:
    budget = [each for each in samples.anggaran() if not each.sub_kegiatan[1].startswith("Pemeliharaan Mebel")]
    result = against(write(tmp_path / "rekap.xlsx", list(samples.rekap_5(budget))))
    assert [(code, address) for code, _, address in found(result)] == [("R01", "C38")]

    def leave_out(book: Book) -> None:
        for sheet in (TABEL_2_7, TABEL_3_1_1_B):
            for address in ("A38", "B38", "C38", "D38", "E38", "F38", "G38", "H38", "K38"):
                book[sheet][address].value = None

    result = against(REKAP, DOCUMENTS, change=leave_out)
    assert [code for code, _, _ in found(result)] == ["R03", "R04", "R03", "R04", "R02"][-len(found(result)) :]
    only_there = result.findings[-1].problem
    assert only_there.row_label == "Pemeliharaan Mebel"
    assert "pagu 8.214.000" in only_there.message
    assert (only_there.place.sheet, only_there.place.address) == (TABEL_2_7, "C37")
    assert worded(only_there.hint).startswith(
        f"Sisipkan sesudah baris 37 di {TABEL_2_7} dan {TABEL_3_1_1_B}, atau "
    )


@pytest.mark.long
def test_monthly_files_add_up_and_a_whole_one_is_given_once(tmp_path: Path) -> None:
    rows = list(samples.per_dokumen(samples.anggaran()))
    head, documents = rows[:5], rows[5:-1]
    months = [write(tmp_path / f"{n}.xlsx", [*head, *documents[n::12]]) for n in range(12)]
    assert against(REKAP, *months).findings == ()
    with pytest.raises(UnreadableFile, match="sama-sama memuat realisasi"):
        against(KEUANGAN / "lra.xlsx", KEUANGAN / "sederhana.csv")
    result = against(REKAP, DOCUMENTS, KEUANGAN / "lra.xlsx")
    assert result.findings == ()
    assert len(result.unused) == 2


def test_documents_that_stand_in_two_files_are_said(tmp_path: Path) -> None:
    rows = list(samples.per_dokumen(samples.anggaran()))
    head, documents = rows[:5], rows[5:-1]
    first = write(tmp_path / "a.xlsx", [*head, *documents[:100]])
    with pytest.raises(UnreadableFile, match="isi yang sama"):
        against(first, write(tmp_path / "b.xlsx", [*head, *documents[:100]]))
    second = write(tmp_path / "c.xlsx", [*head, *documents[98:]])
    result = against(first, second)
    assert "2 baris dokumen di c.xlsx ada juga di a.xlsx" in result.unused[0]
    assert [each.code for each in result.findings] == ["R04"]


@pytest.mark.parametrize(
    ("change", "files", "expected", "words"),
    [
        (put(TABEL_3_1_1_B, G13=None), (DOCUMENTS,), AT_G13, "kosong, padahal"),
        (put(TABEL_2_7, F13=None), (REKAP,), ("R03", TABEL_2_7, "F13"), "kosong, padahal"),
    ],
)
def test_what_is_empty_here_is_a_difference(
    change: Change, files: tuple[Path, ...], expected: tuple[str, str, str], words: str
) -> None:
    result = against(*files, change=change)
    assert found(result) == [expected]
    assert words in result.findings[0].problem.message


def test_what_finance_does_not_know_is_a_difference(tmp_path: Path) -> None:
    rows = [row for row in samples.per_dokumen(samples.anggaran()) if "8.01.01.2.01.01" not in row]
    result = against(REKAP, write(tmp_path / "x.xlsx", rows[:-1]))
    assert found(result) == [("R04", TABEL_3_1_1_B, "G10")]
    assert "tidak ada di berkas keuangan" in result.findings[0].problem.message
    assert not result.agrees


def test_nothing_spent_and_no_document_agree(tmp_path: Path) -> None:
    rows = [row for row in samples.per_dokumen(samples.anggaran()) if "8.01.01.2.01.01" not in row]
    nothing = put(TABEL_3_1_1_B, G10=0, G9=17_284_129, G8=3_793_087_160, G6=23_356_822_364)
    assert against(write(tmp_path / "x.xlsx", rows[:-1]), change=nothing).findings == ()


def test_a_report_without_realisasi_is_compared_by_its_pagu_and_says_so() -> None:
    def nothing_spent(book: Book) -> None:
        for row in range(6, 63):
            book[TABEL_3_1_1_B].cell(row, 7).value = None

    result = against(KEUANGAN / "lra.xlsx", change=nothing_spent)
    assert (result.measures, result.findings) == (("pagu",), ())
    assert result.unused == ("realisasi tidak dibandingkan, karena di LKjIP belum berisi angka",)


def test_levels_that_are_not_clear_are_refused_not_passed_over() -> None:
    def without_level(book: Book) -> None:
        # Neither words nor codes, and figures that add up in no way.
        for row in range(8, 63):
            for column, value in ((1, None), (2, None), (3, f"Baris {row}"), (6, 7), (7, 7)):
                book[TABEL_3_1_1_B].cell(row, column).value = value

    with pytest.raises(UnreadableFile, match="tingkat sebagian baris"):
        against(KEUANGAN / "lra.xlsx", change=without_level)


def test_leaves_alone_are_matched_by_their_codes(tmp_path: Path) -> None:
    head, *rows = samples.sederhana(samples.anggaran())
    leaves = [row for row in rows if row[0].count(".") == 5]
    result = against(write(tmp_path / "x.xlsx", [head, *leaves]))
    assert result.findings == ()
    assert len(result.matching.matches) == 55


def test_a_budget_in_two_files(tmp_path: Path) -> None:
    budget = samples.anggaran()
    first = write(tmp_path / "a.xlsx", list(samples.rekap_5(budget[:20])))
    second = write(tmp_path / "b.xlsx", list(samples.rekap_5(budget[20:])))
    result = against(first, second)
    assert (result.findings, result.unused) == ((), ())


def test_a_pair_under_another_kegiatan_is_taken_and_one_that_nothing_has_is_said(tmp_path: Path) -> None:
    def moved(each: Any) -> Any:
        return replace(
            each, kegiatan=("8.01.01.2.06", "Administrasi Umum"), sub_kegiatan=("8.01.01.2.06.09", "Lain")
        )

    path = write(
        tmp_path / "x.xlsx", list(samples.rekap_5(changed("Koordinasi dan Pelaksanaan Akuntansi", moved)))
    )
    pairs = put(
        "Pemetaan",
        A7="Koordinasi dan Pelaksanaan Akuntansi SKPD",
        B7="Lain",
        A8="Tidak ada",
        B8="Di mana pun",
    )
    result = against(path, change=pairs)
    assert "R01" not in {each.code for each in result.findings}
    assert [each.by for each in result.matching.matches].count(By.MAPPING) == 1
    assert result.unused == (
        "pasangan “Tidak ada” dan “Di mana pun” di Pemetaan tidak cocok dengan baris mana pun",
    )


def test_a_wrong_code_is_said() -> None:
    result = against(REKAP, change=put(TABEL_3_1_1_B, B15="8.01.01.2.02.33"))
    assert [each.code for each in result.findings] == ["R05"]
    assert "kodenya di berkas keuangan 8.01.01.2.02.03" in result.findings[0].problem.message


def old_numbering(*rows: int) -> Change:
    """The codes of some rows as they were numbered before: 1.20 for 8.01."""

    def change(book: Book) -> None:
        for sheet in (TABEL_2_7, TABEL_3_1_1_B):
            for row in rows:
                cell = book[sheet].cell(row, 2)
                cell.value = str(cell.value).replace("8.01.", "1.20.", 1)

    return change


def test_codes_of_the_old_numbering_are_said_once() -> None:
    result = against(REKAP, DOCUMENTS, change=old_numbering(*range(8, 63)))
    (finding,) = result.findings
    assert finding.code == "R05"
    assert finding.problem.message.startswith(
        "55 baris bernama sama dengan baris di berkas keuangan, tetapi kodenya lain: C8: 1.20.01 (di berkas "
        "keuangan 8.01.01); C9: 1.20.01.2.01 (di berkas keuangan 8.01.01.2.01); "
    )
    assert finding.problem.message.endswith(" sel lagi.")
    assert len(finding.problem.others) == 54
    assert len(finding.problem.fixes[0]) == 110


def test_single_codes_that_differ_stay_single() -> None:
    assert len(against(REKAP, change=old_numbering(15, 20)).findings) == 2
    assert len(against(REKAP, change=old_numbering(*range(13, 23))).findings) == 10


def test_files_of_another_year_or_agency_are_refused(tmp_path: Path) -> None:
    head, *rows = samples.rekap_5(samples.anggaran())
    later = [[row[0], 2024, *row[2:]] for row in rows]
    with pytest.raises(UnreadableFile, match="tahun 2024, sedangkan laporan ini tahun 2023"):
        against(write(tmp_path / "a.xlsx", [head, *later]))
    other = [[*row[:4], "1.01.2.22.0.00.01.0000", "Dinas Pendidikan", *row[6:]] for row in rows]
    with pytest.raises(UnreadableFile, match="milik Dinas Pendidikan"):
        against(write(tmp_path / "b.xlsx", [head, *other]))
    with pytest.raises(UnreadableFile, match="memuat 2 SKPD") as error:
        against(write(tmp_path / "c.xlsx", [head, *rows, *other]))
    assert "--skpd" in worded(error.value.unreadable.hint)


def test_a_tolerance_and_a_waiver() -> None:
    change = put(TABEL_3_1_1_B, G15=1_787_003)
    assert found(against(DOCUMENTS, change=change)) == [("R04", TABEL_3_1_1_B, "G15")]
    assert against(DOCUMENTS, change=change, tolerance=3).findings == ()
    waiver = put(
        "Pengecualian",
        A7="R04",
        B7=TABEL_3_1_1_B,
        C7="Koordinasi dan Pelaksanaan Akuntansi SKPD",
        F7="Menurut BPK",
    )
    findings = against(DOCUMENTS, change=together(change, waiver)).findings
    assert [(each.code, each.waived) for each in findings] == [("R04", True), ("S27", False)]


def test_a_report_without_a_budget_is_refused() -> None:
    book = Book()
    for sheet in (TABEL_2_7, TABEL_3_1_1_B):
        book.workbook.remove(book[sheet])
    with pytest.raises(UnreadableFile, match="belum berisi"):
        reconcile(book.read(), [read_source(REKAP)])


def node(**more: Any) -> Node:
    return Node((("x",),), "", "Sub", more.get("pagu"), more.get("realisasi"), ())


@pytest.mark.parametrize(
    ("here", "there", "neighbours", "cause"),
    [
        (12, 21, (), "dua angka tertukar: 1 dan 2"),
        (102, 201, (), "dua angka tertukar: 1 dan 2"),
        (18, 9, (), ""),
        (500, 700, (Neighbour("B", Decimal(1), Decimal(500)),), "sama dengan angka baris “B”"),
        (500, 700, (Neighbour("B", Decimal(700), Decimal(500)),), "tertukar dengan baris “B”"),
        (0, 700, (Neighbour("B", Decimal(700), Decimal(0)),), ""),
        (5000, 5, (), "1.000 kali terlalu besar"),
        (5, 5_000_000, (), "1.000.000 kali terlalu kecil"),
        (123, 456, (), ""),
    ],
)
def test_likely_causes(here: int, there: int, neighbours: tuple[Neighbour, ...], cause: str) -> None:
    assert likely_cause(Difference(Measure.PAGU, Decimal(here), Decimal(there), node(), neighbours)) == cause


@pytest.mark.long
def test_the_command(run: Run, tmp_path: Path) -> None:
    code, out, err = run("reconcile", MENDED, REKAP, DOCUMENTS)
    assert (code, err) == (0, "")
    verdict = "COCOK sampai rupiahnya: pagu dan realisasi; 55 dari 55 baris dicocokkan (55 menurut kode)."
    assert verdict in " ".join(out.split())
    assert "37 baris tanpa kode rekening (subtotal)" in out
    code, out, _ = run("reconcile", PUBLISHED, DOCUMENTS)
    assert code == 1
    assert "BELUM COCOK" in out
    assert run("reconcile", MENDED, KEUANGAN / "dpa_perubahan.xlsx")[0] == 2
    assert run("reconcile", MENDED, KEUANGAN / "dpa_perubahan.xlsx", "--tahapan", "perubahan")[0] == 0
    assert run("reconcile", MENDED, KEUANGAN / "dpa_perubahan.xlsx", "--tahapan", "murni")[0] == 1
    assert run("reconcile", MENDED, tmp_path / "tidak_ada.xlsx")[0] == 2
    picture = tmp_path / "foto.xlsx"
    picture.write_bytes(b"\x89PNG\r\n")
    code, out, err = run("reconcile", MENDED, picture)
    assert (code, out) == (3, "")
    assert "ini gambar" in err


@pytest.mark.long
@pytest.mark.parametrize(
    ("text", "code"), [("0", 1), ("1", 1), ("Rp1", 1), ("1.000", 2), ("-5", 2), ("banyak", 2)]
)
def test_a_tolerance_as_people_write_it(text: str, code: int, run: Run) -> None:
    assert run("reconcile", PUBLISHED, DOCUMENTS, f"--toleransi={text}")[0] == code


@pytest.mark.long
def test_json_and_csv(run: Run) -> None:
    code, out, _ = run("reconcile", PUBLISHED, KEUANGAN / "lra.xlsx", "--format", "json")
    data = json.loads(out)
    assert code == 1
    assert list(data) == ["sources", "notes", "totals", "matched", "findings", "not_judged"]
    assert data["not_judged"] == []
    assert data["sources"][0]["total_pagu"] == 23_733_274_959
    assert data["sources"][0]["rows_skipped"][1] == {"reason": "baris jumlah", "count": 1}
    assert data["totals"]["realisasi"] == {"lkjip": 23_425_222_114, "sipd": 23_425_221_114, "difference": 1000}
    assert data["matched"] == 55
    finding = next(each for each in data["findings"] if each["code"] == "R04")
    assert (finding["cell"], finding["difference"]) == ("G22", 1000)
    assert "cause" in finding
    _, out, _ = run("reconcile", PUBLISHED, KEUANGAN / "lra.xlsx", "--format", "csv")
    lines = out.lstrip("\ufeff").splitlines()
    assert len(lines) == 57
    assert lines[-1].split(";")[2:6] == ["JUMLAH", "23.733.274.959", "23.733.274.959", "0"]


def test_units_with_one_code_are_held_against_a_file_that_tells_none(tmp_path: Path) -> None:
    plan = """
| JENIS        | KODE              | Uraian       | UNIT        | INDIKATOR | TARGET | PAGU ANGGARAN |
| Program      | 7.01.03           | Pemberdayaan |             | Kelurahan | 2 unit | 300           |
| Kegiatan     | 7.01.03.2.02      | Pembangunan  |             | Sarana    | 2 unit | 300           |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana       | Margahayu   | Sarana    | 1 unit | 100           |
| Sub Kegiatan | 7.01.03.2.02.0002 | Sarana       | Bekasi Jaya | Sarana    | 1 unit | {}            |
| JUMLAH       |                   |              |             |           |        | 300           |
"""
    rows = [
        ("KODE", "URAIAN", "ANGGARAN"),
        ("7.01.03", "Pemberdayaan", 300),
        ("7.01.03.2.02", "Pembangunan", 300),
        ("7.01.03.2.02.0002", "Sarana", 300),
    ]
    source = read_source(write_cells(tmp_path / "anggaran.xlsx", rows))
    assert reconcile(shown.report(tabel_2_7=plan.format(200)), [source]).findings == ()
    off = reconcile(shown.report(tabel_2_7=plan.format(150)), [source]).findings
    assert [(each.code, each.problem.place.address, each.problem.fixes) for each in off] == [("R03", "G4", ())]
    assert "jumlah 2 unit dengan kode yang sama (G4, G5)" in off[0].problem.hint
