"""A template says which one it is; those before 0.4 did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.books.finished.finished import write_finished
from lkjip_xl.books.template.next_year import next_year
from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.tables.forms import TEMPLATE_VERSION
from tests.libreoffice import recalculate
from tests.sample_books import MENDED, Book

pytestmark = pytest.mark.usefixtures("small_templates")

PENGATURAN = "Pengaturan"
LABEL = "Versi templat"


def _row_of_version(book: Book) -> int:
    sheet = book[PENGATURAN]
    return next(row for row in range(1, 30) if sheet.cell(row, 1).value == LABEL)


@pytest.mark.thorough
@pytest.mark.long
def test_the_template_states_its_version_also_when_it_was_saved(tmp_path: Path) -> None:
    write_template(tmp_path / "templat.xlsx")
    recalculate(tmp_path / "templat.xlsx", tmp_path / "disimpan.xlsx")
    assert read_report(tmp_path / "disimpan.xlsx").settings.template_version == (0, 4)
    assert TEMPLATE_VERSION == "0.4"


@pytest.mark.parametrize(
    ("written", "version"),
    [("0.4", (0, 4)), ("0,4", (0, 4)), ("1.10", (1, 10)), (None, ()), ("", ()), ("baru", ()), ("4", ())],
)
def test_what_stands_there_is_read(written: str | None, version: tuple[int, ...]) -> None:
    book = Book()
    book[PENGATURAN].cell(_row_of_version(book), 2).value = written
    assert book.read().settings.template_version == version


def test_a_workbook_without_the_line_states_none_nor_does_what_is_built_of_it(tmp_path: Path) -> None:
    book = Book()
    book[PENGATURAN].delete_rows(_row_of_version(book))
    report = book.read()
    assert report.settings.template_version == ()
    write_finished(tmp_path / "jadi.xlsx", report, check_report(report, "jadi.xlsx"), draft=True)
    assert read_report(tmp_path / "jadi.xlsx").settings.template_version == ()


def test_the_template_of_next_year_is_todays() -> None:
    forms = next_year(read_report(MENDED), 2024, (2019, 2024)).filling.forms
    assert "versi_templat" not in forms["pengaturan"]


@pytest.mark.long
def test_a_filling_may_be_of_another_version(tmp_path: Path) -> None:
    write_template(tmp_path / "lama.xlsx", None, Filling(forms={"pengaturan": {"versi_templat": Typed("")}}))
    assert read_report(tmp_path / "lama.xlsx").settings.template_version == ()


@pytest.mark.long
@pytest.mark.parametrize(
    ("version", "written", "decimals"),
    [
        ("0.4", "2", 2),
        ("0.4", "", 2),
        ("0.4", "0", 0),
        ("0.4", "Menurut format sel", None),
        ("", "", None),
        ("", "1", 1),
        ("", "banyak", None),
    ],
)
def test_a_blank_means_what_it_meant_in_the_template_of_a_workbook(
    version: str, written: str, decimals: int | None, tmp_path: Path
) -> None:
    forms = {"pengaturan": {"versi_templat": Typed(version), "desimal": Typed(written)}}
    write_template(tmp_path / "isi.xlsx", None, Filling(forms=forms))
    assert read_report(tmp_path / "isi.xlsx").settings.desimal == decimals
