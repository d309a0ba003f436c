"""The finance samples made anew, with one thing changed, as a test wants them."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import xlsxwriter

from tests.sample_books import SAMPLES


def _load() -> ModuleType:
    path = SAMPLES / "buat_berkas_keuangan.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


samples: Any = _load()
KEUANGAN = SAMPLES / "keuangan"
SHAPES = {
    "rekap_5.xlsx": "Rekap 5",
    "realisasi_per_dokumen.xlsx": "Laporan Realisasi Per Dokumen",
    "lra.xlsx": "LRA",
    "dpa_perubahan.xlsx": "DPA",
    "aklap_lra_program.xls": "LRA per program (AKLAP)",
    "sederhana.csv": "tabel sederhana",
}
Budget = Sequence[Any]


def changed(name: str, change: Callable[[Any], Any]) -> list[Any]:
    """The budget with the sub kegiatan whose name begins so changed."""
    budget: list[Any] = samples.anggaran()
    (at,) = [index for index, each in enumerate(budget) if each.sub_kegiatan[1].startswith(name)]
    budget[at] = change(budget[at])
    return budget


def renamed(name: str) -> Callable[[Any], Any]:
    return lambda each: replace(each, sub_kegiatan=(each.sub_kegiatan[0], name))


def write(path: Path, rows: Sequence[Any], *, as_text: bool = False) -> Path:
    samples.write_xlsx(path, iter(rows), as_text=as_text)
    return path


def write_cells(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """Rows as a workbook has them: TRUE is no number."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Sheet1")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
    return path
