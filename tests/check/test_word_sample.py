"""The published report as a Word document: read, it says what the published workbook says."""

from __future__ import annotations

import csv
import importlib.util
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.reader.word.document import read_document
from lkjip_xl.reader.word_report import report_of_document
from lkjip_xl.report.model import Report
from lkjip_xl.rules.findings import CheckResult
from lkjip_xl.text.words import squeeze
from tests.printed_tables import told
from tests.sample_books import SAMPLES

DOCUMENT = SAMPLES / "kesbangpol_kota_jambi_2023_laporan.docx"
PUBLISHED = SAMPLES / "kesbangpol_kota_jambi_2023_terbit.xlsx"
PRINTED = SAMPLES / "kesbangpol_kota_jambi_2023"
# What a workbook has and no document: a figure that Excel keeps as text.
NOT_IN_WORD = {"D02"}


@cache
def script() -> ModuleType:
    sys.path.insert(0, str(SAMPLES))
    try:
        spec = importlib.util.spec_from_file_location("buat_laporan_word", SAMPLES / "buat_laporan_word.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["buat_laporan_word"] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(SAMPLES))


@cache
def report() -> Report:
    return report_of_document(read_document(DOCUMENT))


@cache
def result() -> CheckResult:
    return check_report(report(), DOCUMENT.name)


@pytest.mark.long
def test_the_document_is_what_its_script_writes(tmp_path: Path) -> None:
    script().write_report(tmp_path / "laporan.docx")
    assert (tmp_path / "laporan.docx").read_bytes() == DOCUMENT.read_bytes(), "python samples/buat_laporan_word.py"


def test_it_says_thirty_true_sentences_and_seven_slips() -> None:
    script()
    sentences = sys.modules["laporan_word_kalimat"]
    true = [each for said in sentences.TRUE.values() for each in said]
    slips = [each for said in sentences.SLIPS.values() for each in said]
    assert (len({*true}), len({*slips})) == (30, 7)


def test_every_table_is_known_and_the_document_tells_whose_it_is() -> None:
    read, settings = report().document, report().settings
    assert read is not None
    assert (read.taken, read.tables, read.left, read.unread) == (15, 15, (), ())
    assert (settings.instansi, settings.pemerintah) == ("Badan Kesatuan Bangsa dan Politik", "Kota Jambi")
    assert (settings.tahun, settings.awal_renstra, settings.akhir_renstra) == (2023, 2018, 2023)


def test_a_heading_with_a_slip_is_read_and_named() -> None:
    told_of = [each.reason for each in result().not_judged if each.code == "S04"]
    assert len(told_of) == 1
    assert told_of[0] == (
        "judul kolom yang hampir sama: “FORMULA/ RUMUS CARA PEGUKURAN INDIKATOR SASARAN” di Tabel 3.1.1.a dibaca "
        "sebagai FORMULA/ RUMUS CARA PENGUKURAN INDIKATOR SASARAN"
    )


@pytest.mark.parametrize("key", sorted(path.stem for path in PRINTED.glob("tabel_*.csv")))
def test_every_figure_is_that_of_the_published_table(key: str) -> None:
    with (PRINTED / f"{key}.csv").open(encoding="utf-8", newline="") as file:
        headings, *lines = csv.reader(file)
    shown = [at for at, heading in enumerate(headings) if heading != "JENIS"]
    printed = sorted(tuple(squeeze(line[at]) for at in shown if line[at]) for line in lines)
    table = report().tables[key]
    rows = [*table.rows, table.total, table.shares]
    read = [row.cells for row in rows if row] + [table.column_numbers]
    texts = [
        tuple(
            cells[name].written
            for name in _in_order(table.columns)
            if cells[name].written and not cells[name].carried
        )
        for cells in read
        if cells
    ]
    assert sorted(texts) == printed


def _in_order(columns: Mapping[str, int]) -> list[str]:
    return sorted(columns, key=lambda key: columns[key])


def test_it_finds_what_it_finds_in_the_published_workbook() -> None:
    published = check_report(read_report(PUBLISHED), PUBLISHED.name)
    assert told(result()) == [each for each in told(published) if each[0] not in NOT_IN_WORD]


def test_its_places_are_those_of_a_document() -> None:
    places = {
        each.code: each.problem.place.in_full for each in result().findings if each.code in {"T01", "K05", "L01"}
    }
    assert places == {
        "T01": "Tabel 3.1.1.b, baris 15, kolom REALISASI KEUANGAN",
        "K05": "Tabel 2.3.1, baris 6, kolom ANGGARAN",
        "L01": "Tabel 3.1.4",
    }
