"""What a template stores beside each formula is what LibreOffice makes of it, whatever it begins with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lkjip_xl.books.template.template import Filling, Typed, write_template
from lkjip_xl.tables import IDENTITAS, PENGATURAN
from tests.finance_files import KEUANGAN
from tests.libreoffice import differences, formula_count
from tests.running import Run
from tests.sample_books import MENDED, TABEL_3_1_1_A


@pytest.mark.long
@pytest.mark.parametrize(
    "options",
    [
        ("--tahun", 2025, "--renstra", "2025-2029", "--instansi", 'Dinas "A" & B', "--kertas", "a4"),
        ("--dari", KEUANGAN / "rekap_5.xlsx"),
        ("--lanjut", MENDED, "--renstra", "2019-2024"),
    ],
    ids=["another year", "a finance file", "last year's report"],
)
def test_stored_results_are_those_of_the_formulas(options: tuple[object, ...], tmp_path: Path, run: Run) -> None:
    path = tmp_path / "templat.xlsx"
    assert run("template", *options, "-o", path)[0] == 0
    assert formula_count(path) > 2000
    assert differences(path, tmp_path / "hitung.xlsx") == []


@pytest.mark.long
def test_the_limit_of_pengaturan_counts(tmp_path: Path) -> None:
    rows = [{"indikator": Typed("A"), "target": Typed("50"), "realisasi": Typed("100%")}]
    forms = {PENGATURAN.key: {"batas_capaian": Typed(Decimal(120))}, IDENTITAS.key: {"tahun": Typed(2023)}}
    write_template(tmp_path / "isi.xlsx", filling=Filling({"tabel_3_1_1_a": rows}, forms))
    sheet = openpyxl.load_workbook(tmp_path / "isi.xlsx", data_only=True)[TABEL_3_1_1_A]
    assert sheet["F7"].value == pytest.approx(1.2)
    assert differences(tmp_path / "isi.xlsx", tmp_path / "hitung.xlsx") == []
