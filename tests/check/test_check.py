"""The main job on the real report of 2023: what check says of it, whatever the workbook has been through."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.reader import read_report
from lkjip_xl.rules.findings import CheckResult, Finding, Severity
from lkjip_xl.tables.levels import Level
from tests.checking import check_file
from tests.libreoffice import convert_all
from tests.sample_books import (
    MENDED,
    PUBLISHED,
    TABEL_1_4,
    TABEL_2_3,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_5,
    Book,
    check_changed,
    found,
)

# Rule, sheet, row (as it begins), what is written and what should be: what an Excel user would list by hand.
PUBLISHED_FINDINGS: list[tuple[str, str, str, Decimal | str | None, Decimal | str]] = sorted(
    [
        ("P02", TABEL_1_4, "%", Decimal("5.7"), Decimal("2.9")),
        ("D09", TABEL_1_4, "Tenaga Kerja Kontrak", Decimal(7), Decimal(6)),
        ("P02", TABEL_2_3, "Belanja Operasional", Decimal(100), Decimal("99.66")),
        ("P02", TABEL_2_3, "Belanja Modal", Decimal(100), Decimal("0.34")),
        ("K05", TABEL_2_3_1, "PROGRAM PEMBERDAYAAN DAN PENGAWASAN", None, Decimal(656580000)),
        ("P06", TABEL_3_1, "Baik", "75,00 – 89,9", "75 – < 90"),
        ("P06", TABEL_3_1, "Cukup", "65,00 – 74,99", "65 – < 75"),
        ("P06", TABEL_3_1, "Kurang", "50,00-64,99", "50 – < 65"),
        ("P06", TABEL_3_1, "Sangat Kurang", "0-50,00", "< 50"),
        ("E03", TABEL_3_1_5, "Nomor kolom", "6=(5-4)", "6=(4-5)"),
        ("T01", TABEL_3_1_1_B, "Administrasi Umum Perangkat Daerah", Decimal(385221368), Decimal(385220368)),
        ("P03", TABEL_3_1_2, "Persentase pembinaan terhadap", Decimal("1.25"), Decimal(125)),
        ("P03", TABEL_3_1_2, "Persentase orkemas dan parpol", Decimal("1.25"), Decimal(125)),
        ("D02", TABEL_3_1_1_B, "Perencanaan, Penganggaran, dan", "Rp85.682.879", Decimal(85682879)),
        ("D06", TABEL_2_7, "Pemeliharaan Peralatan dan Mesin Lainnya", "34 uit", "34 unit"),
        ("D06", TABEL_3_1_1_B, "Pemeliharaan Peralatan dan Mesin Lainnya", "34 uit", "34 unit"),
        *(
            ("K03", TABEL_3_1_1_B, row, here, there)
            for row, here, there in (
                ("Koordinasi dan Penyusunan Laporan Keuangan", "Triwulan/", "Triwulanan/"),
                ("Pendataan dan Pengolahan Administrasi", "Pendataan", "Pendaftaran"),
                ("Pendataan dan Pengolahan Administrasi", "pendataan", "pendaftaran"),
                ("Penyediaan Barang Cetak dan Penggandaan", "barang cetak dan", "barang cetakan dan"),
                ("Penyediaan Jasa Penunjang Urusan Pemerintahan", "Penunjang Urusan", "Penunjang Uusan"),
                ("Perumusan Kebijakan Teknis dan Pemantapan", "Pemantapan", "Pemanjapan"),
                (
                    "Pelaksanaan Monitoring, Evaluasi dan Pelaporan",
                    "Evaluasi dan Pelaporan",
                    "Evaluasi dan Evaluasi",
                ),
                ("Pelaksanaan Koordinasi di Bidang Ketahanan", "Penghaya ", "Penghayat "),
                (
                    "Pelaksanaan Monitoring, Evaluasi dan Pelaporan",
                    "Evaluasi dan Pelaporan",
                    "Evaluasi dan Evaluasi",
                ),
            )
        ),
    ],
    key=str,
)


ROWS = {
    TABEL_1_4: 6,
    "Tabel 1.5": 33,
    "Tabel 2.1": 55,
    "Tabel 2.2 Sasaran": 2,
    "Tabel 2.2 Perjanjian Kinerja": 2,
    "Tabel 2.2 PK Program": 5,
    TABEL_2_3: 2,
    TABEL_2_3_1: 6,
    TABEL_2_7: 55,
    "Tabel 3.1.1.a": 2,
    TABEL_3_1_1_B: 55,
    TABEL_3_1_2: 2,
    "Tabel 3.1.3": 2,
    "Tabel 3.1.4": 0,
    TABEL_3_1_5: 2,
    "Realisasi Belanja": 0,
}
INFOS = [
    ("K09", "Program Penguatan Ideology Pancasila dan Karakter Kebangsaan"),
    ("K09", "Program Peningkatan Peran Partai Politik"),
    ("K09", "Program pembinaan dan pengembangan ketahanan ekonomi, sosial budaya"),
    ("L01", ""),
    ("W03", "Koordinasi dan Pelaksanaan Akuntansi SKPD"),
]


def assert_published(result: CheckResult) -> None:
    """Exactly the findings of the published report, each at its row and with its numbers."""
    assert result.unreadable is None
    assert {key.strip().replace("TABEL", "Tabel"): rows for key, rows in result.rows.items()} == ROWS
    left = list(PUBLISHED_FINDINGS)
    for finding in result.findings:
        if finding.severity is Severity.INFO:
            continue
        problem = finding.problem
        match = next(
            (
                each
                for each in left
                if each[:2] == (finding.code, problem.place.sheet.strip().replace("TABEL", "Tabel"))
                and problem.row_label.startswith(each[2])
                and _same(each[3], problem.actual)
                and _same(each[4], problem.expected)
            ),
            None,
        )
        assert match is not None, finding
        left.remove(match)
    assert left == []
    infos = [each for each in result.findings if each.severity is Severity.INFO]
    assert_infos(infos)
    # The share of the amount that is missing; K05 says what it should be.
    assert [(each.code, "PERSENTASE di Tabel 2.3.1" in each.reason) for each in result.not_judged] == [
        ("P02", True)
    ]


def assert_infos(infos: list[Finding]) -> None:
    found = sorted((each.code, each.problem.row_label) for each in infos)
    assert len(found) == len(INFOS)
    for (code, label), (wanted, begins) in zip(found, INFOS, strict=True):
        assert (code, label[: len(begins)]) == (wanted, begins)


def _same(wanted: Decimal | str | None, value: Decimal | str | None) -> bool:
    if isinstance(wanted, str):
        return isinstance(value, str) and wanted in value
    return value == wanted


def test_published_report() -> None:
    assert_published(check_file(PUBLISHED))


def test_published_report_names_the_cells() -> None:
    result = check_file(PUBLISHED)
    cells = {
        (each.code, each.problem.place.sheet, each.problem.place.address)
        for each in result.findings
        if each.code in {"T01", "P02", "P03", "P06", "D02", "D06", "D09", "K05", "E03"}
    }
    assert cells == {
        ("P02", TABEL_1_4, "G7"),
        ("D09", TABEL_1_4, "A14"),
        ("P02", TABEL_2_3, "C8"),
        ("P02", TABEL_2_3, "C9"),
        ("K05", TABEL_2_3_1, "D12"),
        ("P06", TABEL_3_1, "C8"),
        ("P06", TABEL_3_1, "C9"),
        ("P06", TABEL_3_1, "C10"),
        ("P06", TABEL_3_1, "C11"),
        ("E03", TABEL_3_1_5, "F6"),
        ("T01", TABEL_3_1_1_B, "G22"),
        ("D02", TABEL_3_1_1_B, "G9"),
        ("D06", TABEL_3_1_1_B, "E39"),
        ("D06", TABEL_2_7, "E39"),
        ("P03", TABEL_3_1_2, "H8"),
        ("P03", TABEL_3_1_2, "H9"),
    }
    t01 = next(each.problem for each in result.findings if each.code == "T01")
    assert t01.difference == 1000
    added, above = ["G23", "G24", "G25", "G26", "G27", "G28"], ["G8", "G6"]
    assert [place.address for place in t01.related] == [*added, *above]


def test_mended_report() -> None:
    result = check_file(MENDED)
    assert found(result) == []
    assert result.not_judged == ()
    assert result.rows == ROWS
    assert_infos(list(result.findings))


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    sources = (PUBLISHED, MENDED)
    folder = convert_all(sources, tmp_path_factory.mktemp("libreoffice"))
    return {source: folder / source.name for source in sources}


@pytest.mark.thorough
@pytest.mark.long
def test_through_libreoffice(recalculated: dict[Path, Path]) -> None:
    assert_published(check_file(recalculated[PUBLISHED]))
    mended = check_file(recalculated[MENDED])
    assert found(mended) == []
    assert mended.not_judged == ()


def _rows_inserted(book: Book) -> None:
    for sheet in (TABEL_1_4, TABEL_2_3_1, TABEL_2_7, TABEL_3_1, TABEL_3_1_1_B, TABEL_3_1_2):
        book.insert_rows(sheet, 9)
        book.insert_rows(sheet, 1, 3)
    book.insert_rows(TABEL_3_1_1_B, 40, 2)


def _columns_inserted(book: Book) -> None:
    for sheet in (TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2):
        book.insert_columns(sheet, 4)
        book.insert_columns(sheet, 1, 2)


def _columns_reordered(book: Book) -> None:
    book.reorder_columns(TABEL_2_7, [6, 3, 1, 2, 7, 5, 4])
    book.reorder_columns(TABEL_3_1_1_B, [8, 7, 6, 5, 4, 3, 2, 1, 11, 10, 9])
    book.reorder_columns(TABEL_3_1_5, [6, 5, 4, 3, 2, 1])
    book.reorder_columns(TABEL_3_1_2, [8, 5, 6, 7, 2, 3, 4, 1])


def _jenis_cleared(book: Book) -> None:
    for row in book[TABEL_3_1_1_B].iter_rows(min_row=8, max_col=1):
        row[0].value = None


def _jenis_deleted(book: Book) -> None:
    for merge in list(book[TABEL_3_1_1_B].merged_cells.ranges):
        book[TABEL_3_1_1_B].unmerge_cells(str(merge))
    book[TABEL_3_1_1_B].delete_cols(1)


def _sheets_reordered(book: Book) -> None:
    book.workbook.move_sheet(TABEL_2_7, 3)
    book[TABEL_2_7].title = "TABEL 2.7 "


CHANGES = [
    _rows_inserted,
    _columns_inserted,
    _columns_reordered,
    _jenis_cleared,
    _jenis_deleted,
    _sheets_reordered,
]


@pytest.mark.long
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_same_findings_after_a_change_of_layout(change: Callable[[Book], None]) -> None:
    published = check_changed(change, PUBLISHED)
    assert_published(published)
    mended = check_changed(change, MENDED)
    assert found(mended) == []
    assert mended.not_judged == ()


@pytest.mark.long
@pytest.mark.parametrize("source", [PUBLISHED, MENDED], ids=["published", "mended"])
@pytest.mark.parametrize("change", [_jenis_cleared, _jenis_deleted], ids=["cleared", "deleted"])
def test_levels_are_worked_out_from_the_amounts(
    tmp_path: Path, source: Path, change: Callable[[Book], None]
) -> None:
    book = Book(source)
    change(book)
    table = read_report(book.save(tmp_path)).tables["tabel_3_1_1_b"]
    levels = [row.level for row in table.rows]
    assert [levels.count(level) for level in Level] == [6, 12, 37]
    # The kegiatan whose realisasi is wrong is told by its pagu all the same.
    assert (
        next(row for row in table.rows if table.label(row).startswith("Administrasi Umum")).level is Level.KEGIATAN
    )
