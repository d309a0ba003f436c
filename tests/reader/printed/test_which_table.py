"""Which of several tables of a document is the one of the report, and which are one: small documents in Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.reader.word_report import report_of_document
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.tables.keys import Key, TableKey

Rows = Sequence[Sequence[str]]
Checked = Callable[..., CheckResult]

_PLAN = ("Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target", "Pagu Anggaran (Rp)")
_SPENT = (
    "Kode",
    "Program/Kegiatan/Sub Kegiatan",
    "Indikator",
    "Target",
    "Pagu (Rp)",
    "Realisasi (Rp)",
    "Capaian (%)",
)
_CAPAIAN = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)")
_PK = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")
# 150 + 50 juta are 200 juta, of which 120 + 40 = 160 juta are 80%.
_ROWS = (
    ("1.06.02", "PROGRAM PEMBERDAYAAN SOSIAL", "PSKS aktif", "75%", "200.000.000", "160.000.000", "80,00"),
    ("1.06.02.2.03", "Pengembangan PSKS", "Jumlah PSKS", "60 orang", "200.000.000", "160.000.000", "80,00"),
    ("1.06.02.2.03.0001", "Pelatihan Pekerja", "Peserta", "60 orang", "150.000.000", "120.000.000", "80,00"),
    ("1.06.02.2.03.0002", "Fasilitasi Lembaga", "Lembaga", "25 lembaga", "50.000.000", "40.000.000", "80,00"),
)
_TOTAL = ("", "JUMLAH", "", "", "200.000.000", "160.000.000", "80,00")
# The same a year before: 100 + 40 juta, of which 70 + 35 = 105 juta are 75%.
_BEFORE = (
    (*_ROWS[0][:4], "140.000.000", "105.000.000", "75,00"),
    (*_ROWS[1][:4], "140.000.000", "105.000.000", "75,00"),
    (*_ROWS[2][:4], "100.000.000", "70.000.000", "70,00"),
    (*_ROWS[3][:4], "40.000.000", "35.000.000", "87,50"),
    ("", "JUMLAH", "", "", "140.000.000", "105.000.000", "75,00"),
)
_THIS = (*_ROWS, _TOTAL)
_AGREED = (
    ("1", "Layanan membaik", "Persentase PPKS", "%", "80"),
    ("2", "PSKS aktif", "Jumlah PSKS", "Orang", "50"),
)
_REACHED = ((*_AGREED[0], "76", "95"), (*_AGREED[1], "55", "110"))
_OF_QUARTER = ((*_AGREED[0][:4], "60", "30", "50"), (*_AGREED[1][:4], "40", "10", "25"))


def _plan(rows: Rows) -> Rows:
    return [_PLAN, *(row[:5] for row in rows)]


@pytest.fixture(name="checked")
def _checked(tmp_path: Path) -> Checked:
    """What a check says of a document of 2024 with these paragraphs and tables."""

    def check(*blocks: str | Rows) -> CheckResult:
        document = docx.Document()
        for line in ("LAPORAN KINERJA", "TAHUN 2024", "DINAS SOSIAL", "PEMERINTAH KABUPATEN SUKAMAJU"):
            document.add_paragraph(line)
        for block in blocks:
            if isinstance(block, str):
                document.add_paragraph(block)
                continue
            table = document.add_table(len(block), len(block[0]))
            for row, line_of in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, line_of, strict=True):
                    cell.text = text
            document.add_paragraph("")
        document.save(str(tmp_path / "laporan.docx"))
        return check_report(report_of_document(read_document(tmp_path / "laporan.docx")), "laporan.docx")

    return check


def _wrong(result: CheckResult) -> list[tuple[str, object, object]]:
    """The findings that are no mere information."""
    return [
        (each.code, each.problem.actual, each.problem.expected)
        for each in result.findings
        if each.code not in {"L01", "T05"}
    ]


def _left(result: CheckResult) -> str:
    assert result.document is not None
    return " | ".join(result.document.left)


def _counts(result: CheckResult) -> tuple[int, int]:
    assert result.document is not None
    return result.document.taken, result.document.tables


@pytest.mark.parametrize(
    ("this", "before"),
    [
        ("Realisasi Anggaran Tahun 2024", "Realisasi Anggaran Tahun 2023"),
        (
            "Realisasi anggaran tahun 2024 adalah sebagai berikut:",
            "Penyerapan tahun 2024 baik. Sebagai pembanding, realisasi tahun 2023 adalah sebagai berikut:",
        ),
        ("Tabel 3.6 Realisasi Anggaran Tahun 2024", "Tabel 3.7 Realisasi Anggaran Tahun 2023"),
    ],
)
@pytest.mark.parametrize("last_year_first", [True, False])
def test_two_years_are_two_tables_and_that_of_the_report_is_read(
    checked: Checked, this: str, before: str, last_year_first: bool
) -> None:
    blocks: list[str | Rows] = [this, [_SPENT, *_THIS], before, [_SPENT, *_BEFORE]]
    if last_year_first:
        blocks = [*blocks[2:], *blocks[:2]]
    result = checked("Tabel 2.4 Program", _plan(_THIS), *blocks)
    assert _wrong(result) == []
    # The other year's is judged by itself: its sums and percentages.
    assert _counts(result) == (3, 3)
    assert "mirip Tabel 3.1.1.b" in _left(result)


def test_a_year_in_the_sentence_above_the_caption_counts(checked: Checked) -> None:
    result = checked(
        *("Tabel 2.4 Program", _plan(_THIS)),
        *("Realisasi tahun lalu (2023) sebagai pembanding.", "Tabel 3.5 Realisasi Anggaran", [_SPENT, *_BEFORE]),
        *("Realisasi tahun 2024 sebagai berikut.", "Tabel 3.6 Realisasi Anggaran", [_SPENT, *_THIS]),
    )
    assert _wrong(result) == []
    assert "tabel ke-2 (“Tabel 3.5 Realisasi Anggaran”) juga mirip Tabel 3.1.1.b" in _left(result)


def test_where_nobody_can_tell_none_is_read_and_both_are_named(checked: Checked) -> None:
    result = checked(
        *("Tabel 2.4 Program", _plan(_THIS)),
        *("Tabel 3.5 Realisasi Anggaran", [_SPENT, *_BEFORE], "Tabel 3.6 Realisasi Anggaran", [_SPENT, *_THIS]),
    )
    assert _wrong(result) == []
    assert _counts(result) == (3, 3)
    assert (
        "tabel ke-2 (“Tabel 3.5 Realisasi Anggaran”), tabel ke-3 (“Tabel 3.6 Realisasi Anggaran”) "
        "sama-sama mirip Tabel 3.1.1.b; tidak jelas yang mana, jadi tidak satu pun dipakai; "
        "hanya jumlah dan persennya yang diperiksa"
    ) in _left(result)


@pytest.mark.parametrize(
    ("quarter", "year"),
    [
        ("a. Triwulan I", "b. Triwulan IV"),
        ("Tabel 3.2 Capaian Kinerja Triwulan III", "Tabel 3.3 Capaian Kinerja"),
        ("Capaian Kinerja Semester I Tahun 2024", "Capaian Kinerja Tahun 2024"),
    ],
)
def test_a_part_of_the_year_is_not_the_year(checked: Checked, quarter: str, year: str) -> None:
    result = checked(
        *("Tabel 2.3 Perjanjian Kinerja Tahun 2024", [_PK, *_AGREED]),
        *(quarter, [_CAPAIAN, *_OF_QUARTER], year, [_CAPAIAN, *_REACHED]),
    )
    assert _wrong(result) == []
    assert "memuat sebagian tahun saja" in _left(result)


@pytest.mark.parametrize(
    "other", ["Perjanjian Kinerja Sekretaris Dinas", "Perjanjian Kinerja Kepala Bidang Sosial"]
)
@pytest.mark.parametrize("prefix", ["", "Tabel 2.3 "])
def test_the_agreement_of_the_head_is_that_of_the_agency(checked: Checked, other: str, prefix: str) -> None:
    theirs = [
        ("1", "Tata usaha tertib", "Nilai SAKIP", "Nilai", "81"),
        ("2", "PSKS aktif", "Jumlah PSKS", "Orang", "20"),
    ]
    result = checked(
        *(f"{prefix}{other} Tahun 2024", [_PK, *theirs]),
        *(f"{prefix}Perjanjian Kinerja Kepala Dinas Tahun 2024", [_PK, *_AGREED]),
        *("Tabel 3.2 Capaian Kinerja Tahun 2024", [_CAPAIAN, *_REACHED]),
    )
    assert _wrong(result) == []
    assert "tabel ke-1" in _left(result)


def test_of_two_budgets_of_the_year_it_is_the_one_that_was_spent_from(checked: Checked) -> None:
    result = checked(
        *("Tabel 2.4 Program dan Kegiatan APBD Tahun 2024", _plan(_BEFORE)),
        *("Tabel 2.5 Program dan Kegiatan APBD Perubahan Tahun 2024", _plan(_THIS)),
        *("Tabel 3.6 Realisasi Anggaran Tahun 2024", [_SPENT, *_THIS]),
    )
    assert _wrong(result) == []
    assert "tabel ke-1 (“Tabel 2.4 Program dan Kegiatan APBD Tahun 2024”) juga mirip Tabel 2.7" in _left(result)


def test_of_two_agreements_of_the_year_it_is_the_one_that_was_reached_for(checked: Checked) -> None:
    before = [(*_AGREED[0][:4], "85"), _AGREED[1]]
    result = checked(
        *("Tabel 2.3 Perjanjian Kinerja Tahun 2024", [_PK, *before]),
        *("Tabel 2.4 Perjanjian Kinerja Perubahan Tahun 2024", [_PK, *_AGREED]),
        *("Tabel 3.2 Capaian Kinerja Tahun 2024", [_CAPAIAN, *_REACHED]),
    )
    assert _wrong(result) == []
    assert "tabel ke-1 (“Tabel 2.3 Perjanjian Kinerja Tahun 2024”) juga mirip" in _left(result)


_MONEY = ("No", "Uraian", "Anggaran (Rp)", "Realisasi (Rp)", "%")


@pytest.mark.parametrize(
    ("caption", "names"),
    [
        ("Tabel 3.8 Realisasi Pendapatan Asli Daerah Tahun 2024", ("Pajak Daerah", "Retribusi Daerah")),
        ("Tabel 3.8 Realisasi Dana Alokasi Khusus Tahun 2024", ("DAK Fisik", "DAK Nonfisik")),
        ("Tabel 3.8 Realisasi APBD Tahun 2024", ("Pendapatan Daerah", "Belanja Daerah")),
        ("Tabel 3.8 Realisasi Anggaran Tahun 2024", ("Bidang Rehabilitasi", "Bidang Pemberdayaan")),
    ],
)
def test_what_is_no_belanja_is_not_read_as_it(checked: Checked, caption: str, names: tuple[str, str]) -> None:
    rows = [("1", names[0], "100.000.000", "90.000.000", "90"), ("2", names[1], "60.000.000", "30.000.000", "50")]
    result = checked("Tabel 2.4 Program", _plan(_THIS), caption, [_MONEY, *rows])
    assert _wrong(result) == []
    assert result.document is not None
    assert "Realisasi Belanja" in result.document.absent
    assert "tabel ke-2 (“Tabel 3.8" in _left(result)


def test_belanja_is_read_and_a_wrong_share_of_it_found(checked: Checked) -> None:
    # 30 of 60 juta are 50%.
    rows = [
        ("1", "Belanja Operasi", "140.000.000", "126.000.000", "90,00"),
        ("2", "Belanja Modal", "60.000.000", "30.000.000", "55,00"),
    ]
    result = checked("Tabel 3.5 Realisasi Anggaran Tahun 2024", [_MONEY, *rows])
    assert _counts(result) == (1, 1)
    assert ("P01", Decimal(55), Decimal(50)) in _wrong(result)


def test_a_table_of_what_was_spent_per_sasaran_is_no_table_of_shares(checked: Checked) -> None:
    heads = ("No", "Sasaran", "Program", "Pagu Anggaran (Rp)", "Realisasi (Rp)", "%")
    row = ("1", "PSKS aktif", "PROGRAM PEMBERDAYAAN SOSIAL", "200.000.000", "160.000.000", "80,00")
    caption = "Tabel 3.9 Realisasi Anggaran per Sasaran dan Program Tahun 2024"
    result = checked("Tabel 2.4 Program", _plan(_THIS), caption, [heads, row])
    assert _wrong(result) == []
    assert "mirip Tabel 2.3.1, tetapi belum pasti" in _left(result)


@pytest.mark.parametrize("over", [(), ("Lanjutan Tabel 3.6",)])
def test_a_rest_without_headings_belongs_to_the_table_before(checked: Checked, over: tuple[str, ...]) -> None:
    # 120 + 40 = 160 juta; the rest says 41.
    wrong = (*_ROWS[3][:5], "41.000.000", "82,00")
    result = checked(
        *("Tabel 2.4 Program", _plan(_THIS), "Tabel 3.6 Realisasi Anggaran Tahun 2024", [_SPENT, *_ROWS[:3]]),
        *over,
        [wrong, _TOTAL],
    )
    assert _counts(result) == (3, 3)
    assert [code for code, *_ in _wrong(result)] == ["T01"]


def test_what_may_be_a_rest_silences_what_rests_on_missing_rows(checked: Checked) -> None:
    rest = [(*row, "catatan") for row in (_ROWS[3], _TOTAL)]
    result = checked(
        *("Tabel 2.4 Program", _plan(_THIS)),
        *("Tabel 3.6 Realisasi Anggaran Tahun 2024", [_SPENT, *_ROWS[:3]], rest),
    )
    assert _wrong(result) == []
    assert "tabel ke-3" in _left(result)
    assert "mungkin lanjutan Tabel 3.1.1.b, tetapi belum pasti" in _left(result)
    assert any("baris yang hilang dan jumlah di Tabel 3.1.1.b" in each.reason for each in result.not_judged)


@pytest.mark.parametrize("number", ["Tabel 3.2 ", ""])
def test_a_table_for_each_sasaran_is_one_table(checked: Checked, number: str) -> None:
    # 55 of 50 are 110%.
    wrong = (*_REACHED[1][:6], "120")
    result = checked(
        *("Tabel 2.3 Perjanjian Kinerja Tahun 2024", [_PK, *_AGREED]),
        *(f"{number}Capaian Sasaran 1", [_CAPAIAN, _REACHED[0]]),
        *(f"{number}Capaian Sasaran 2", [_CAPAIAN, wrong]),
    )
    assert _counts(result) == (3, 3)
    assert _wrong(result) == [("P01", Decimal(120), Decimal(110))]


def test_last_years_columns_may_say_tahun(checked: Checked) -> None:
    heads = (
        "Indikator Kinerja",
        *(f"Tahun {year} {what}" for year in (2023, 2024) for what in ("Target", "Realisasi", "%")),
    )
    # 55 of 50 are 110%.
    rows = [
        ("Persentase PPKS", "70", "63", "90", "80", "76", "95"),
        ("Jumlah PSKS", "40", "40", "100", "50", "55", "112"),
    ]
    result = checked(
        *("Tabel 3.2 Capaian Kinerja Tahun 2024", [_CAPAIAN, *_REACHED]),
        *("Tabel 3.3 Perbandingan Realisasi Kinerja Tahun 2024 dengan Tahun 2023", [heads, *rows]),
    )
    assert _counts(result) == (2, 2)
    assert [expected for _, _, expected in _wrong(result)] == [Decimal(110)]


@pytest.mark.parametrize("unit", ["(dalam ribuan rupiah)", "(Rp ribu)", "(Rp.000)"])
def test_amounts_in_thousands_are_not_held_against_rupiah(checked: Checked, unit: str) -> None:
    rows = [[text.removesuffix(".000") if at in {4, 5} else text for at, text in enumerate(row)] for row in _THIS]
    result = checked(
        *("Tabel 2.4 Program", _plan(_THIS)), f"Tabel 3.6 Realisasi Anggaran Tahun 2024 {unit}", [_SPENT, *rows]
    )
    assert _wrong(result) == []
    assert "angkanya dalam ribuan rupiah" in _left(result)


def test_a_document_of_tables_that_nobody_can_tell_apart_is_refused(checked: Checked) -> None:
    other = [(*row[:-1], "25") for row in _AGREED]
    with pytest.raises(UnreadableFile, match="sama-sama mirip"):
        checked("Bab II", "Perjanjian Kinerja", [_PK, *_AGREED], "Perjanjian Kinerja", [_PK, *other])


_LIST = ("Kode", "Program/Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)", "%")


def _list_of(rows: Rows) -> Rows:
    return [_LIST, *((row[0], row[1], *row[4:]) for row in rows)]


def test_a_list_of_amounts_that_is_no_table_of_the_report_is_judged_by_its_sums(checked: Checked) -> None:
    # 120 + 40 juta are 160 juta, not 165; 165 of 200 are 82,5 %.
    wrong = (*_THIS[:1], (*_ROWS[1][:5], "165.000.000", "82,50"), *_THIS[2:])

    result = checked("Tabel 3.5 Realisasi Anggaran", _list_of(wrong))

    (found,) = [each for each in result.findings if each.code != "L01"]
    assert (found.code, found.problem.place.in_full) == ("T01", "Tabel ke-1, baris 2, kolom Realisasi (Rp)")
    assert found.problem.expected == 160_000_000
    assert "hanya jumlah dan persennya yang diperiksa" in _left(result)


def test_a_list_that_goes_on_over_the_page_is_one(checked: Checked) -> None:
    result = checked("Tabel 3.5 Realisasi Anggaran", _list_of(_THIS[:3]), [_list_of(_THIS)[4], _list_of(_THIS)[5]])
    again = checked("Tabel 3.5 Realisasi Anggaran", _list_of(_THIS[:3]), _list_of(_THIS[3:]))

    assert _wrong(result) == _wrong(again) == []


def test_a_list_whose_rest_has_other_columns_is_not_judged(checked: Checked) -> None:
    rest = [(*row, "") for row in _list_of(_THIS)[4:]]

    with pytest.raises(UnreadableFile, match="mirip"):
        checked("Tabel 3.5 Realisasi Anggaran", _list_of(_THIS[:3]), rest)


def test_the_rows_of_both_parts_are_there(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("Realisasi Anggaran Tahun 2024", ""):
        rows = [_SPENT, *_ROWS[:2]] if line else [_SPENT, *_ROWS[2:]]
        document.add_paragraph(line)
        table = document.add_table(len(rows), len(_SPENT))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(tmp_path / "laporan.docx"))
    report = report_of_document(read_document(tmp_path / "laporan.docx"))
    table_read = report.tables[TableKey.TABEL_3_1_1_B]
    assert [row.text(Key.NAMA) for row in table_read.rows] == [row[1] for row in _ROWS]
