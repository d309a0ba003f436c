"""The sample report in Word becomes a template of its year, and one of the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from lkjip_xl.books.template.contents import typed_content
from lkjip_xl.books.template.next_year import next_year
from lkjip_xl.check.run import check_report
from lkjip_xl.cli.app import app
from lkjip_xl.reader import read_report
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.reader.word_report import report_of_document
from lkjip_xl.tables import ASAL_DATA
from lkjip_xl.tables.spec import Kind
from tests.printed_tables import told
from tests.sample_books import SAMPLES

pytestmark = pytest.mark.usefixtures("small_templates")

DOCUMENT = SAMPLES / "kesbangpol_kota_jambi_2023_laporan.docx"
PUBLISHED = SAMPLES / "kesbangpol_kota_jambi_2023_terbit.xlsx"
PLANNING = SAMPLES / "perencanaan" / "perjanjian_kinerja_2023.xlsx"


@pytest.mark.long
def test_the_sample_becomes_a_template_in_one_command(tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    done = CliRunner().invoke(app, ["template", "--dari", str(DOCUMENT), "-o", str(target)])
    assert done.exit_code == 0, done.output
    said = " ".join(done.output.split())
    assert "15 dari 15 tabel diambil, 509 angka" in said
    assert "Angka per tabel: Tabel 1.4 (62), Tabel 1.5 (28), Tabel 2.1 (0), " in said
    found, published = (told(check_report(read_report(file), file.name)) for file in (target, PUBLISHED))
    assert found == [each for each in published if each[0] != "D02"]
    assert load_workbook(target).sheetnames[-1] == ASAL_DATA


@pytest.mark.long
def test_next_year_begins_with_a_document_as_it_does_with_its_workbook() -> None:
    printed, typed = report_of_document(read_document(DOCUMENT)), read_report(PUBLISHED)
    of_document, of_workbook = (
        {
            key: [
                {column: typed_content(each, Kind.QUANTITY).value for column, each in row.items()} for row in rows
            ]
            for key, rows in next_year(report, 2024, (2024, 2026)).filling.tables.items()
        }
        for report in (printed, typed)
    )
    assert of_document == of_workbook


@pytest.mark.long
def test_a_report_of_word_stands_for_last_year(tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    given = ["--lanjut", str(DOCUMENT), "--renstra", "2024-2026", "-o", str(target)]
    done = CliRunner().invoke(app, ["template", *given])
    assert done.exit_code == 0, done.output
    checked = CliRunner().invoke(app, ["check", str(target), "--tahun-lalu", str(DOCUMENT)])
    assert f"2 indikator dicocokkan dengan {DOCUMENT}: sama." in " ".join(checked.output.split())


@pytest.mark.long
def test_an_agencys_own_workbook_fills_a_template_too(tmp_path: Path) -> None:
    """Of three agreements in it that of the head is taken; the others are proposed, its amounts are pagu."""
    target = tmp_path / "templat.xlsx"
    done = CliRunner().invoke(app, ["template", "--dari", str(PLANNING), "-o", str(target)])
    assert done.exit_code == 0, done.output
    book = load_workbook(target)
    assert [book["Tabel 2.2 Sasaran"].cell(row, 2).value for row in (7, 8, 9)] == [
        "Persentase warga terinformasi", "Indeks kepuasan layanan", "Indeks SPBE",
    ]  # fmt: skip
    assert [book["Tabel 2.7"].cell(row, 6).value for row in (8, 9, 10)] == [
        3_240_500_000,
        702_150_000,
        952_750_000,
    ]
    told_of = {row[0].value: row[5].value for row in book[ASAL_DATA].iter_rows() if row[0].value}
    assert told_of["tabel di PK Sekretaris A7"] == "Tidak"


@pytest.mark.long
def test_of_an_evaluation_the_years_own_pagu_and_realisasi_are_taken(tmp_path: Path) -> None:
    """Beside it stand the target of the Renstra's last year, what was spent before, and four quarters."""
    target = tmp_path / "templat.xlsx"
    done = CliRunner().invoke(
        app, ["template", "--dari", str(PLANNING.with_name("evaluasi_renja_2023.xlsx")), "-o", str(target)]
    )
    assert done.exit_code == 0, done.output
    assert "tidak diambil" not in done.output
    book = load_workbook(target)
    plan, spent = book["Tabel 2.7"], book["Tabel 3.1.1.b"]
    assert [plan.cell(8, at).value for at in (1, 2, 6)] == ["Program", "2.16.02", 702_150_000]
    assert [plan.cell(10, at).value for at in (1, 3, 6)] == [
        "Sub Kegiatan",
        "Pengelolaan Konten Media",
        420_500_000,
    ]
    assert [spent.cell(row, 7).value for row in (8, 9, 10)] == [673_100_000, 579_950_000, 401_575_000]
    asal = {row[1].value: row[2].value for row in book[ASAL_DATA].iter_rows() if row[1].value}
    assert asal["Target Renstra PD pada Tahun 2026 Rp"] == "tidak diambil"


@pytest.mark.long
def test_a_list_of_amounts_alone_is_no_report_of_last_year(tmp_path: Path) -> None:
    source = PLANNING.with_name("evaluasi_renja_2023.xlsx")
    done = CliRunner().invoke(app, ["template", "--lanjut", str(source), "-o", str(tmp_path / "templat.xlsx")])
    assert (done.exit_code, "tidak memuat tabel laporan" in done.output) == (2, True)
