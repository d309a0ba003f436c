"""Next year begins with the indicators of whichever table of a Word report has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from lkjip_xl.books.template.next_year import NextYear, next_year
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.tables import ASAL_DATA
from lkjip_xl.tables.keys import TableKey
from lkjip_xl.tasks.new_template import TemplateWish, write_new
from lkjip_xl.text.ways import passages
from tests.books.test_from_report import recognised, write_document
from tests.printed_tables import Lines

pytestmark = pytest.mark.usefixtures("small_templates")

ACHIEVED = Lines(
    (
        ("SASARAN", "INDIKATOR SASARAN", "TARGET", "REALISASI", "CAPAIAN %"),
        ("Aman", "Indeks A", "80", "84", "105%"),
        ("Tertib", "Indeks B", "50", "40", "80%"),
    ),
    caption="Tabel 3.1.1.a Capaian Indikator Sasaran Tahun 2023",
)
COMPARED = Lines(
    (
        ("INDIKATOR SASARAN", "2022", "2022", "2022", "2023", "2023", "2023"),
        ("INDIKATOR SASARAN", "REALISASI", "TARGET", "CAPAIAN", "REALISASI", "TARGET", "CAPAIAN"),
        ("Indeks B", "30", "40", "75%", "40", "50", "80%"),
        ("Indeks A", "78", "78", "100%", "84", "80", "105%"),
    ),
    heading_lines=2,
    caption="Tabel 3.1.2 Perbandingan Realisasi Kinerja Tahun 2023 dengan Tahun 2022",
)
OF_RENSTRA = Lines(
    (
        ("INDIKATOR SASARAN", *(year for year in ("2022", "2023", "2024") for _ in range(2))),
        ("INDIKATOR SASARAN", *("TARGET", "REALISASI") * 3),
        ("Indeks A", "78", "77", "81", "84", "85", "-"),
        ("Indeks B", "40", "30", "51", "40", "60", "-"),
    ),
    heading_lines=2,
    caption="Tabel 3.1.3 Target dan Realisasi Kinerja Selama Renstra 2022-2024",
)
AGREED = Lines(
    (
        ("SASARAN", "INDIKATOR SASARAN", "SATUAN", "TARGET"),
        ("Aman", "Indeks A", "Indeks", "80"),
        ("Tertib", "Indeks B", "Indeks", "50"),
    ),
    caption="Tabel 2.2 Perjanjian Kinerja Tahun 2023",
)
SPENT = Lines(
    (
        (
            "KODE",
            "PROGRAM",
            "INDIKATOR KINERJA",
            "TARGET KINERJA",
            "TARGET KEUANGAN",
            "REALISASI KEUANGAN",
            "CAPAIAN (%)",
        ),
        ("8.01.01", "PROGRAM PENUNJANG", "Nilai SAKIP", "75", "3.000.000", "2.400.000", "80"),
        ("8.01.01.2.01", "Perencanaan", "Jumlah dokumen", "2", "3.000.000", "2.400.000", "80"),
    ),
    caption="Tabel 3.1.1.b Realisasi Keuangan Program Tahun 2023",
)


def _begun(*tables: Lines) -> NextYear:
    return next_year(recognised(*tables).report, 2024, (2022, 2026))


def _rows(found: NextYear, key: str) -> list[dict[str, str]]:
    return [{key: str(each.value) for key, each in row.items()} for row in found.filling.tables.get(key, ())]


def test_indicators_that_stand_in_the_table_of_results_alone() -> None:
    found = _begun(ACHIEVED)
    assert _rows(found, TableKey.TABEL_2_2_SASARAN) == [
        {"sasaran": "Aman", "indikator": "Indeks A"},
        {"sasaran": "Tertib", "indikator": "Indeks B"},
    ]
    # What was agreed for 2023 is no target of the Renstra.
    assert _rows(found, TableKey.TABEL_3_1_2) == [
        {"realisasi_lalu": "84", "target_lalu": "80"},
        {"realisasi_lalu": "40", "target_lalu": "50"},
    ]
    assert _rows(found, TableKey.TABEL_3_1_3) == [{"realisasi_2023": "84"}, {"realisasi_2023": "40"}]
    # Formulas show the names everywhere else.
    assert _rows(found, TableKey.TABEL_3_1_1_A) == []


def test_indicators_that_stand_in_the_comparison_with_last_year_alone() -> None:
    found = _begun(COMPARED)
    assert _rows(found, TableKey.TABEL_2_2_SASARAN) == [{"indikator": "Indeks B"}, {"indikator": "Indeks A"}]
    assert _rows(found, TableKey.TABEL_3_1_3)[0] == {"realisasi_2022": "30", "realisasi_2023": "40"}
    assert _rows(found, TableKey.TABEL_3_1_2)[1] == {"realisasi_lalu": "84", "target_lalu": "80"}


def test_targets_of_the_renstra_that_stand_beside_its_results_alone() -> None:
    found = _begun(OF_RENSTRA)
    assert _rows(found, TableKey.TABEL_2_2_SASARAN)[0] == {
        "indikator": "Indeks A", "target_2022": "78", "target_2023": "81", "target_2024": "85",
    }  # fmt: skip
    # 81 is that of the Renstra: what was agreed stands nowhere.
    assert _rows(found, TableKey.TABEL_3_1_2)[0] == {"realisasi_lalu": "84"}


def test_several_tables_together_say_what_none_says_alone() -> None:
    """Rows in another order: the sasaran of each indicator is the one beside it there."""
    found = _begun(COMPARED, OF_RENSTRA, AGREED)
    assert _rows(found, TableKey.TABEL_2_2_SASARAN) == [
        {
            "sasaran": "Aman", "indikator": "Indeks A", "satuan": "Indeks",
            "target_2022": "78", "target_2023": "81", "target_2024": "85",
        },
        {
            "sasaran": "Tertib", "indikator": "Indeks B", "satuan": "Indeks",
            "target_2022": "40", "target_2023": "51", "target_2024": "60",
        },
    ]  # fmt: skip
    assert _rows(found, TableKey.TABEL_3_1_2)[0] == {"realisasi_lalu": "84", "target_lalu": "80"}


def test_programs_that_stand_beside_what_was_spent_alone() -> None:
    assert _rows(_begun(SPENT), TableKey.TABEL_2_7) == [
        {"kode": "8.01.01", "nama": "PROGRAM PENUNJANG", "indikator": "Nilai SAKIP", "jenis": "Program"},
        {"kode": "8.01.01.2.01", "nama": "Perencanaan", "indikator": "Jumlah dokumen", "jenis": "Kegiatan"},
    ]


def _written(folder: Path, *tables: Lines) -> tuple[str, list[tuple[str, str, str]]]:
    """What is told, and of each line of Asal Data what was written, what became of it and how many figures."""
    write_document(folder / "laporan.docx", *tables)
    wish = TemplateWish(lanjut=folder / "laporan.docx", renstra="2022-2026")
    written = write_new(folder / "2024.xlsx", wish, USUAL_LIMITS)
    told = "\n".join("".join(map(str, passages(each.text))) for each in written.told)
    rows = load_workbook(folder / "2024.xlsx")[ASAL_DATA].iter_rows(
        min_row=5, min_col=2, max_col=4, values_only=True
    )
    return told, [(str(row[0] or ""), str(row[1] or ""), str(row[2] or "")) for row in rows]


def test_it_is_told_what_came_and_what_did_not(tmp_path: Path) -> None:
    told, lines = _written(tmp_path, ACHIEVED)
    assert "2 indikator sasaran, 0 baris Tabel 2.7." in told
    assert "Target dan realisasi 2023 sudah di kolom tahun lalu." in told
    assert "Tidak ada di laporan itu, isi sendiri di Tabel 2.2 Sasaran: SATUAN, target 2024." in told
    assert [each for each in lines if each[0] in {"SASARAN", "TARGET", "REALISASI"}] == [
        ("SASARAN", "Tabel 2.2 Sasaran: SASARAN", ""),
        ("TARGET", "Tabel 3.1.2: 2023 TARGET", "2"),
        ("REALISASI", "Tabel 3.1.2: 2023 REALISASI", "2"),
        ("REALISASI", "Tabel 3.1.3: 2023 REALISASI", "2"),
    ]
    assert not {each[1] for each in lines} & {"Tabel 2.2 Sasaran", "Tabel 3.1.2", "Tabel 3.1.3"}


def test_a_target_that_the_report_does_not_have_is_told(tmp_path: Path) -> None:
    told, lines = _written(tmp_path, OF_RENSTRA)
    there = "Realisasi 2023 sudah di kolom tahun lalu Tabel 3.1.2"
    assert f"{there}; targetnya tidak ada di laporan itu, isi sendiri di sebelahnya." in told
    assert "isi sendiri di Tabel 2.2 Sasaran: SASARAN, SATUAN." in told
    assert ("2024 TARGET", "Tabel 2.2 Sasaran: 2024", "2") in lines
