"""Tables of finance files as staff hold them, each as a workbook, a CSV and a page of HTML: the same is read."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.amounts import Unknown, Unreadable, read_amount, text_of
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.finance.source import Source
from lkjip_xl.show.wording import worded
from lkjip_xl.tables.measures import Measure, Stage

KINDS = ("xlsx", "csv", "html")
Rows = Sequence[Sequence[str]]
_AMOUNT = re.compile(r"^[1-9]\d{2,3}$")


def table(text: str) -> list[list[str]]:
    """The cells of a table drawn with bars."""
    lines = (line.strip().removeprefix("|").removesuffix("|") for line in text.strip().splitlines())
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def write(rows: Rows, kind: str, folder: Path) -> Path:
    """A file of some kind: amounts are numbers in a workbook, and ``1.000,00`` elsewhere."""
    path = folder / f"berkas.{kind}"
    if kind == "xlsx":
        with xlsxwriter.Workbook(path) as workbook:
            sheet = workbook.add_worksheet("Data")
            for at, row in enumerate(rows):
                for column, text in enumerate(row):
                    if _AMOUNT.fullmatch(text):
                        sheet.write_number(at, column, int(text))
                    elif text:
                        sheet.write_string(at, column, text)
        return path
    printed = [[_AMOUNT.sub(_printed, text) for text in row] for row in rows]
    if kind == "csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(printed)
        return path
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>" for row in printed)
    path.write_text(f"<html><body><table>{body}</table></body></html>", encoding="utf-8")
    return path


def _printed(amount: re.Match[str]) -> str:
    return f"{int(amount[0]):,},00".replace(",", ".", len(amount[0]) // 4)


def read(text: str, kind: str, folder: Path, **options: object) -> Source:
    return read_source(write(table(text), kind, folder), ReadingOptions(**options))  # type: ignore[arg-type]


def totals(source: Source) -> tuple[object, object]:
    return source.total(Measure.PAGU), source.total(Measure.REALISASI)


def control(source: Source) -> tuple[object, object]:
    return source.control


def names(source: Source) -> list[list[str]]:
    """The names of programs, kegiatan and sub kegiatan."""
    return [[each.name for path, each in source.described.items() if len(path) == level] for level in (1, 2, 3)]


ONE_OF_EACH = [["PROGRAM A"], ["Kegiatan A"], ["Sub A", "Sub B"]]

READ = {
    "a heading that begins with a sign": """
        | Kode              | Uraian     | Kelompok Belanja |           |          |           |          |
        |                   |            | Operasi          |           | Modal    |           | % AKAS   |
        |                   |            | Anggaran         | Realisasi | Anggaran | Realisasi | SD JUNI  |
        | 1.02.01           | PROGRAM A  | 600              | 200       | 400      | 200       | 0,4      |
        | 1.02.01.2.01      | Kegiatan A | 600              | 200       | 400      | 200       | 0,4      |
        | 1.02.01.2.01.0001 | Sub A      | 500              | 100       | 300      | 100       | 0,4      |
        | 1.02.01.2.01.0002 | Sub B      | 100              | 100       | 100      | 100       | 0,4      |
    """,
    "a total over two rows of headings": """
        | Kode              | Uraian     | Belanja  |           |          |           | TOTAL    |           |
        |                   |            | Operasi  |           | Modal    |           |          |           |
        |                   |            | Anggaran | Realisasi | Anggaran | Realisasi | Anggaran | Realisasi |
        | 1.02.01           | PROGRAM A  | 600      | 200       | 400      | 200       | 1000     | 400       |
        | 1.02.01.2.01      | Kegiatan A | 600      | 200       | 400      | 200       | 1000     | 400       |
        | 1.02.01.2.01.0001 | Sub A      | 500      | 100       | 300      | 100       | 800      | 200       |
        | 1.02.01.2.01.0002 | Sub B      | 100      | 100       | 100      | 100       | 200      | 200       |
    """,
    "levels by words, JUMLAH in the column of numbers": """
        | NO     | Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan | Pagu (Rp) | Realisasi (Rp) |
        | 1      | PROGRAM A                                          | 1000      | 400            |
        | 2      | Kegiatan A                                         | 1000      | 400            |
        | 3      | Sub A                                              | 800       | 200            |
        | 4      | Sub B                                              | 200       | 200            |
        | JUMLAH |                                                    | 1000      | 400            |
    """,
    "numbers in the column of codes": """
        | KODE | URAIAN     | ANGGARAN | REALISASI |
        | A    | PROGRAM A  | 1000     | 400       |
        | I    | Kegiatan A | 1000     | 400       |
        | 1.1  | Sub A      | 800      | 200       |
        | 1.2  | Sub B      | 200      | 200       |
        |      | J U M L A H | 1000    | 400       |
    """,
    "code and name in one cell": """
        | PROGRAM/KEGIATAN/SUB KEGIATAN  | ANGGARAN | REALISASI |
        | 1.02 KESEHATAN                 | 1000     | 400       |
        | 1.02.01 PROGRAM A              | 1000     | 400       |
        | 1.02.01.2.01 - Kegiatan A      | 1000     | 400       |
        | 1.02.01.2.01.0001 - Sub A      | 800      | 200       |
        | 1.02.01.2.01.0002. Sub B       | 200      | 200       |
        | Jumlah                         | 1000     | 400       |
    """,
    "codes that do not repeat those above": """
        | KODE    | URAIAN     | ANGGARAN | REALISASI |
        | 1.02    | KESEHATAN  | 1000     | 400       |
        | 1.02.01 | PROGRAM A  | 1000     | 400       |
        | 2.01    | Kegiatan A | 1000     | 400       |
        | 0001.   | Sub A      | 800      | 200       |
        | 0002    | Sub B      | 200      | 200       |
        | 5.1.02  | Belanja    | 200      | 200       |
    """,
    "codes with a sub kegiatan that repeats its kegiatan": """
        | KODE      | URAIAN     | ANGGARAN | REALISASI |
        | 1.02.01   | PROGRAM A  | 1000     | 400       |
        | 2.01      | Kegiatan A | 1000     | 400       |
        | 2.01.0001 | Sub A      | 800      | 200       |
        | 2.01.0002 | Sub B      | 200      | 200       |
    """,
    "side by side, repeated in each row": """
        | Nama OPD | PROGRAM           | KEGIATAN                | SUBKEGIATAN             | PAGU | REALISASI |
        | DINAS X  | 1.02.01 PROGRAM A | 1.02.01.2.01 Kegiatan A | 1.02.01.2.01.0001 Sub A | 800  | 200       |
        | DINAS X  | 1.02.01 PROGRAM A | 1.02.01.2.01 Kegiatan A | 1.02.01.2.01.0002 Sub B | 200  | 200       |
        | Total    |                   |                         |                         | 1000 | 400       |
    """,
    "side by side, merged downwards": """
        | PROGRAM   | KEGIATAN   | SUB KEGIATAN | PAGU ANGGARAN | REALISASI KEUANGAN |
        | PROGRAM A | Kegiatan A | Sub A        | 800           | 200                |
        |           |            | Sub B        | 200           | 200                |
    """,
    "set in over three columns": """
        | PROGRAM   | KEGIATAN   | SUB KEGIATAN | PAGU | REALISASI |
        | PROGRAM A |            |              | 1000 | 400       |
        |           | Kegiatan A |              | 1000 | 400       |
        |           |            | Sub A        | 800  | 200       |
        |           |            | Sub B        | 200  | 200       |
        |           |            | JUMLAH       | 1000 | 400       |
    """,
    "set in over three columns, one column of codes": """
        | KODE              | PROGRAM   | KEGIATAN   | SUB KEGIATAN | PAGU | REALISASI |
        | 1.02.01           | PROGRAM A |            |              | 1000 | 400       |
        | 1.02.01.2.01      |           | Kegiatan A |              | 1000 | 400       |
        | 1.02.01.2.01.0001 |           |            | Sub A        | 800  | 200       |
        | 1.02.01.2.01.0002 |           |            | Sub B        | 200  | 200       |
    """,
    "rekening under another name": """
        | PROGRAM   | KEGIATAN   | SUB KEGIATAN | Kode Akun         | Nilai Rincian | Realisasi |
        | PROGRAM A | Kegiatan A | Sub A        | 5.1.02.01.01.0024 | 300           | 100       |
        | PROGRAM A | Kegiatan A | Sub A        | 5.1.02.01.01.0025 | 500           | 100       |
        | PROGRAM A | Kegiatan A | Sub B        | 5.1.02.01.01.0024 | 200           | 200       |
    """,
    "a signature below": """
        | NO  | URAIAN               | ANGGARAN | REALISASI           |
        | A   | PROGRAM A            | 1000     | 400                 |
        | I   | Kegiatan A           | 1000     | 400                 |
        | 1.1 | Sub A                | 800      | 200                 |
        | 1.2 | Sub B                | 200      | 200                 |
        |     |                      |          |                     |
        |     | Mengetahui           |          | Jambi, 31 Desember  |
        |     | Kepala Dinas         |          | Bendahara           |
    """,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", READ.values(), ids=READ.keys())
def test_the_same_budget_however_it_is_laid_out(text: str, kind: str, tmp_path: Path) -> None:
    source = read(text, kind, tmp_path)
    assert totals(source) == (1000, 400)
    assert names(source) == ONE_OF_EACH
    assert source.notes == ()
    assert source.rows_read == len(source.lines) + sum(source.skipped.values())


WORDED = """
    | {0} | NO  | KODE | URAIAN               | ANGGARAN | REALISASI | {1} |
    |     | A   |      | PROGRAM A            | 300      | 150       |     |
    |     | I   |      | Kegiatan A           | 300      | 150       |     |
    |     | 1.1 |      | Sub Kegiatan ATK     | 100      | 100       |     |
    |     | 1.2 |      | Sub Kegiatan Listrik | 200      | 50        |     |
"""


@pytest.mark.parametrize("word", ["JUMLAH", "Total Belanja", "J U M L A H", "GRAND TOTAL"])
@pytest.mark.parametrize("column", [0, 1, 2, 3])
@pytest.mark.parametrize("coded", [False, True])
def test_a_total_under_any_column(column: int, word: str, coded: bool, tmp_path: Path) -> None:
    rows = table(WORDED.format("INDIKATOR", "KET"))
    if coded:
        for row, code in zip(
            rows[1:], ("1.02.01", "1.02.01.2.01", "1.02.01.2.01.0001", "1.02.01.2.01.0002"), strict=True
        ):
            row[2] = code
    total = ["", "", "", "", "300", "150", ""]
    total[column] = word
    source = read_source(write([*rows, total], "xlsx", tmp_path))
    assert totals(source) == (300, 150)
    assert control(source) == (300, 150)
    assert source.skipped["baris jumlah"] == 1
    assert source.notes == ()


def test_a_printed_total_is_held_against_what_was_read(tmp_path: Path) -> None:
    rows = [*table(WORDED.format("", "")), ["", "", "", "JUMLAH", "400", "150", ""]]
    source = read_source(write(rows, "xlsx", tmp_path))
    assert source.total(Measure.PAGU) == 300
    assert control(source) == (400, 150)


def test_totals_under_each_program(tmp_path: Path) -> None:
    text = """
        | KODE              | URAIAN     | PAGU |
        | 1.02.01           | PROGRAM A  | 300  |
        | 1.02.01.2.01      | Kegiatan A | 300  |
        | 1.02.01.2.01.0001 | Sub A      | 300  |
        |                   | Jumlah PROGRAM A | {0} |
        | 1.02.02           | PROGRAM B  | 200  |
        | 1.02.02.2.01      | Kegiatan B | 200  |
        | 1.02.02.2.01.0001 | Sub B      | 200  |
        |                   | Jumlah PROGRAM B | 200 |
        |                   | TOTAL      | 500  |
    """
    source = read(text.format(300), "xlsx", tmp_path)
    assert source.notes == ()
    assert control(source) == totals(source) == (500, None)
    source = read(text.format(350), "xlsx", tmp_path)
    assert source.control[0] == 500
    (note,) = source.notes
    assert note == (
        "baris jumlah di berkas ini berbeda dari rinciannya: baris 5 “Jumlah PROGRAM A” (pagu tertulis 350, "
        "rinciannya 300)"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_sum_is_named_and_its_parts_are_used(kind: str, tmp_path: Path) -> None:
    text = """
        | NO  | URAIAN               | PAGU |
        | A   | PROGRAM PENUNJANG    | 301  |
        | I   | Kegiatan Umum        | 300  |
        | 1.1 | Sub Kegiatan ATK     | 100  |
        | 1.2 | Sub Kegiatan Listrik | 200  |
    """
    source = read(text, kind, tmp_path)
    assert source.total(Measure.PAGU) == 300
    (note,) = source.notes
    assert note == (
        "jumlah di berkas ini berbeda dari rinciannya (yang dipakai rinciannya): baris 2 “PROGRAM PENUNJANG” "
        "(pagu tertulis 301, rinciannya 300)"
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["1.3 | Baru", "| Sub Kegiatan Baru", "1.3 | Sub Kegiatan Baru"])
def test_a_sub_kegiatan_without_an_amount_is_read(place: str, kind: str, tmp_path: Path) -> None:
    text = f"""
        | NO  | URAIAN               | ANGGARAN | REALISASI |
        | A   | PROGRAM PENUNJANG    | 300      | 150       |
        | I   | Kegiatan Umum        | 300      | 150       |
        | 1.1 | Sub Kegiatan ATK     | 100      | 50        |
        | 1.2 | Sub Kegiatan Listrik | 200      | 100       |
        | {place} | | |
    """
    source = read(text, kind, tmp_path)
    new = source.lines[-1]
    assert source.described[new.path].name.endswith("Baru")
    assert isinstance(new.pagu, Unknown)
    assert isinstance(new.realisasi, Unknown)


PAGU_OF = """
    | KODE              | URAIAN    | {0} | {1} |
    | 1.02.01           | PROGRAM A | 300 | 200 |
    | 1.02.01.2.01      | Kegiatan  | 300 | 200 |
    | 1.02.01.2.01.0001 | Sub A     | 300 | 200 |
"""


@pytest.mark.parametrize(
    ("headings", "pagu", "note"),
    [
        (("ANGGARAN", "PAGU AKAS"), 300, "pagu diambil dari kolom “anggaran”; kolom “pagu akas” tidak dipakai"),
        (("PAGU AKAS", "PAGU"), 200, "pagu diambil dari kolom “pagu”; kolom “pagu akas” tidak dipakai"),
        (("PAGU INDIKATIF", "DPA"), 200, "pagu diambil dari kolom “dpa”; kolom “pagu indikatif” tidak dipakai"),
        (("PAGU SPD", "CATATAN"), 300, "pagu diambil dari kolom “pagu spd”; pastikan kolom itu memang pagu"),
        (("PAGU INDIKATIF", "TARGET"), 300, ""),
        (("ANGGARAN TAHUN INI (Rp)", "% PAGU"), 300, ""),
        (("ALOKASI ANGGARAN SETELAH PERUBAHAN", "SISA PAGU"), 300, ""),
    ],
)
def test_a_column_of_another_pagu_never_wins_in_silence(
    headings: tuple[str, str], pagu: int, note: str, tmp_path: Path
) -> None:
    source = read(PAGU_OF.format(*headings), "xlsx", tmp_path)
    assert source.total(Measure.PAGU) == pagu
    assert [each.startswith(note) for each in source.notes] == ([True] if note else [])


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_of_staff_beside_the_kinds_of_spending_is_no_pagu(kind: str, tmp_path: Path) -> None:
    text = """
        | Kode              | Uraian    | Operasi  |           | Modal    |           | PAGU AKAS |
        |                   |           | Anggaran | Realisasi | Anggaran | Realisasi | S.D. JUNI |
        | 1.02.01           | PROGRAM A | 200      | 100       | 100      | 100       | 999       |
        | 1.02.01.2.01      | Kegiatan  | 200      | 100       | 100      | 100       | 999       |
        | 1.02.01.2.01.0001 | Sub A     | 200      | 100       | 100      | 100       | 999       |
    """
    source = read(text, kind, tmp_path)
    assert totals(source) == (300, 200)
    (note,) = source.notes
    assert note.endswith("kolom “pagu akas / s d juni” tidak dipakai")


@pytest.mark.parametrize("headings", [("PAGU", "ANGGARAN"), ("PAGU SPD", "PAGU AKAS")])
def test_two_columns_that_could_both_be_the_pagu_are_asked_about(
    headings: tuple[str, str], tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFile, match="2 kolom dapat berarti pagu"):
        read(PAGU_OF.format(*headings), "xlsx", tmp_path)


@pytest.mark.parametrize(
    "headings",
    [
        ("PAGU", "PAGU PERUBAHAN"),
        ("PAGU MURNI", "PAGU"),
        ("SEBELUM PAGU", "SESUDAH PAGU"),
        ("APBD 2023", "APBD-P 2023"),
    ],
)
def test_the_budget_before_and_after_the_change_is_never_added_up(
    headings: tuple[str, str], tmp_path: Path
) -> None:
    text = PAGU_OF.format(*headings)
    with pytest.raises(UnreadableFile, match="sebelum dan sesudah perubahan"):
        read(text, "xlsx", tmp_path)
    assert read(text, "xlsx", tmp_path, stage=Stage.MURNI).total(Measure.PAGU) == 300
    assert read(text, "xlsx", tmp_path, stage=Stage.PERUBAHAN).total(Measure.PAGU) == 200


def test_the_only_budget_of_a_file_is_not_taken_for_the_other(tmp_path: Path) -> None:
    text = PAGU_OF.format("PAGU PERUBAHAN", "SISA")
    assert read(text, "xlsx", tmp_path, stage=Stage.PERUBAHAN).total(Measure.PAGU) == 300
    with pytest.raises(UnreadableFile, match="hanya memuat pagu perubahan"):
        read(text, "xlsx", tmp_path, stage=Stage.MURNI)


def test_a_total_that_is_not_its_parts_is_said(tmp_path: Path) -> None:
    text = """
        | Kode              | Uraian    | Operasi Anggaran | Modal Anggaran | Total Anggaran |
        | 1.02.01           | PROGRAM A | 200              | 100            | 350            |
        | 1.02.01.2.01      | Kegiatan  | 200              | 100            | 350            |
        | 1.02.01.2.01.0001 | Sub A     | 200              | 100            | 350            |
    """
    source = read(text, "xlsx", tmp_path)
    assert source.total(Measure.PAGU) == 350
    (note,) = source.notes
    assert note == (
        "kolom “total anggaran” berbeda dari jumlah kolom “operasi anggaran” dan “modal anggaran” di 3 baris, "
        "yang pertama baris 2 (350, jumlahnya 300)"
    )


OF_AGENCIES = """
    | {0}     | KODE         | URAIAN     | PAGU | REALISASI |
    | DINAS X | 1.02.01      | PROGRAM A  | 300  | 200       |
    | DINAS X | 1.02.01.2.01 | Kegiatan A | 300  | 200       |
    | DINAS Y | 1.02.01      | PROGRAM A  | 200  | 100       |
    | DINAS Y | 1.02.01.2.01 | Kegiatan A | 200  | 100       |
    | JUMLAH  |              |            | 500  | 300       |
"""


@pytest.mark.parametrize("heading", ["Nama OPD", "SKPD", "Perangkat Daerah"])
@pytest.mark.parametrize("coded", [True, False])
def test_an_agency_in_each_row_of_an_outline(heading: str, coded: bool, tmp_path: Path) -> None:
    rows = table(OF_AGENCIES.format(heading))
    if not coded:
        rows = [[row[0], *row[2:]] for row in rows]
    path = write(rows, "xlsx", tmp_path)
    assert [each.name for each in read_source(path).skpd] == ["DINAS X", "DINAS Y"]
    source = read_source(path, ReadingOptions(skpd="dinas y"))
    assert totals(source) == (200, 100)
    assert source.skipped["baris SKPD lain"] == 2


@pytest.mark.parametrize("kind", KINDS)
def test_jumlah_among_indicators_is_no_total(kind: str, tmp_path: Path) -> None:
    text = """
        | NO    | PROGRAM/KEGIATAN | INDIKATOR      | TARGET | PAGU |
        | 1     | Program A        | Indeks         | BB     | 300  |
        | 1.1   | Kegiatan A       | Jumlah laporan | 2      | 300  |
        | 1.1.1 | Sub Kegiatan A   | Jumlah dokumen | 2      | 300  |
        |       |                  | Jumlah rapat   | 3      |      |
        |       |                  | JUMLAH         |        | 300  |
    """
    source = read(text, kind, tmp_path)
    assert source.total(Measure.PAGU) == 300
    assert source.skipped["baris jumlah"] == 1


def test_a_total_without_a_label(tmp_path: Path) -> None:
    rows = [*table(WORDED.format("", "")), ["", "", "", "", "400", "150", ""]]
    source = read_source(write(rows, "xlsx", tmp_path))
    assert source.total(Measure.PAGU) == 300
    assert control(source) == (400, 150)


REKAP = """
    | KODE SKPD              | Nama OPD | KODE SUB KEGIATAN | NAMA SUB KEGIATAN | KODE REKENING     | PAGU |
    | 1.02.0.00.0.00.01.0000 | DINAS X  | 1.02.01.2.01.0001 | Sub A             | 5.1.02.01.01.0024 | 300  |
    | 1.03.0.00.0.00.01.0000 | DINAS Y  | 1.03.01.2.01.0001 | Sub A             | 5.1.02.01.01.0024 | 200  |
"""


@pytest.mark.parametrize("column", range(5))
def test_a_total_is_no_agency_wherever_it_stands(column: int, tmp_path: Path) -> None:
    rows = table(REKAP)[:2]
    total = ["", "", "", "", "", "300"]
    total[column] = "Total"
    source = read_source(write([*rows, total], "xlsx", tmp_path))
    assert [each.name for each in source.skpd] == ["DINAS X"]
    assert source.total(Measure.PAGU) == 300
    assert source.skipped == {"baris jumlah": 1}


@pytest.mark.parametrize("heading", ["Nama OPD", "NAMA SKPD", "Perangkat Daerah", "OPD", "OPD Penanggung Jawab"])
def test_several_agencies_are_told_apart(heading: str, tmp_path: Path) -> None:
    text = REKAP.replace("Nama OPD", heading)
    assert len(read(text, "xlsx", tmp_path).skpd) == 2
    source = read(text, "xlsx", tmp_path, skpd="dinas y")
    assert source.total(Measure.PAGU) == 200
    assert source.skipped == {"baris SKPD lain": 1}


@pytest.mark.parametrize("skpd", ["", "dinas y"])
def test_empty_and_short_rows_are_skipped_and_counted(skpd: str, tmp_path: Path) -> None:
    path = write(table(REKAP), "csv", tmp_path)
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write("\r\n;;\r\n1.03.0.00.0.00.01.0000;DINAS Y\r\nTOTAL\r\n")
    source = read_source(path, ReadingOptions(skpd=skpd))
    assert source.total(Measure.PAGU) == (200 if skpd else 500)
    skipped = {"baris kosong": 2, "baris keterangan": 1, "baris jumlah": 1}
    assert source.skipped == skipped | ({"baris SKPD lain": 1} if skpd else {})


def test_subtotals_of_a_rekap_are_held_against_their_rekening(tmp_path: Path) -> None:
    head, first, _ = table(REKAP)
    source = read_source(write([head, [*first[:4], "", "350"], first], "xlsx", tmp_path))
    assert source.total(Measure.PAGU) == 300
    (note,) = source.notes
    assert note == (
        "jumlah di berkas ini berbeda dari rinciannya (yang dipakai rinciannya): baris 2 (pagu tertulis 350, "
        "rinciannya 300)"
    )


@pytest.mark.parametrize("written", ['="300"', ' ="300" ', '"=""300"""'])
def test_texts_that_a_csv_protects_from_excel(written: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f'KODE;URAIAN;PAGU\n="1.02.01.2.01.0001";Sub A;{written}\n', encoding="utf-8")
    source = read_source(path)
    assert source.total(Measure.PAGU) == 300
    assert source.described[source.lines[0].path].code == "1.02.01.2.01.0001"


def test_commas_of_a_page_are_decimals(tmp_path: Path) -> None:
    path = tmp_path / "lra.xls"
    path.write_text(
        "<table><thead><tr><th>Kode<th>Uraian<th>Anggaran<th>Realisasi</tr></thead>"
        "<tr><td>1.02.01.2.01.0001<td>Sub A<td>10.000.000,00<td>942,00</tr></table>",
        encoding="utf-8",
    )
    assert totals(read_source(path)) == (10_000_000, 942)


def test_a_layout_table_of_a_page_is_looked_through(tmp_path: Path) -> None:
    inner = write(table(PAGU_OF.format("PAGU", "SISA")), "html", tmp_path).read_text(encoding="utf-8")
    path = tmp_path / "x.xls"
    path.write_text(f"<table><tr><td>Menu</td><td>{inner}</td></tr></table><table></table>", encoding="utf-8")
    assert read_source(path).total(Measure.PAGU) == 300


def test_a_hidden_sheet_is_said_to_be_hidden(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name in ("Rekap", "Rekap lama"):
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(table(PAGU_OF.format("PAGU", "SISA"))):
                sheet.write_row(at, 0, row)
        sheet.hide()
    with pytest.raises(UnreadableFile, match=r"Rekap, Rekap lama \(tersembunyi\)") as error:
        read_source(path)
    assert "--lembar Rekap" in worded(error.value.unreadable.hint)
    assert read_source(path, ReadingOptions(sheet="rekap")).notes == (
        "lembar lain tidak dibaca: Rekap lama (tersembunyi)",
    )
    hidden = read_source(path, ReadingOptions(sheet="Rekap lama"))
    assert hidden.notes[-1] == "lembar Rekap lama, yang dibaca, tersembunyi"


@pytest.mark.parametrize("value", ["inf", "-inf"])
def test_an_infinite_remark_is_no_amount(value: str) -> None:
    """Excel cannot write such a cell, other programs do: ``<v>-Infinity</v>``."""
    assert text_of(float(value)) == value
    assert isinstance(read_amount(float(value)), Unreadable)


def test_merged_headings_of_a_workbook(tmp_path: Path) -> None:
    """What is not merged with its neighbour does not lie under it: KAS is no part of Anggaran."""
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.merge_range("A1:A2", "Kode")
        sheet.merge_range("B1:B2", "Uraian")
        sheet.merge_range("C1:D1", "Anggaran")
        sheet.write_row("C2", ["Operasi", "Modal", "Kas"])
        sheet.write_row("A3", ["1.02.01.2.01.0001", "Sub A", 200, 100, 50])
    source = read_source(path)
    assert source.total(Measure.PAGU) == Decimal(300)
    assert source.unknown_columns == ("kas",)
