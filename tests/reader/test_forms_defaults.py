"""A workbook that names no method of penyerapan means the one that its template meant."""

from __future__ import annotations

import pytest

from lkjip_xl.methods.penyerapan import METHOD_OF_TEMPLATES, USUAL_METHOD, Method
from tests import shown

NAMED = "| Cara menghitung penyerapan per sasaran | Rata-rata tanpa pembulatan |"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("| Ukuran kertas | A4 |", USUAL_METHOD),
        ("| Versi templat | '0.4 |", METHOD_OF_TEMPLATES),
        ("| Cara menghitung penyerapan per sasaran | . |\n| Versi templat | '0.4 |", METHOD_OF_TEMPLATES),
    ],
)
def test_what_a_blank_setting_means(lines: str, expected: Method) -> None:
    report = shown.report(pengaturan=lines, tabel_2_7="| PROGRAM/KEGIATAN/SUB KEGIATAN |\n| Program Arsip |")
    assert report.settings.penyerapan == expected


def test_a_method_that_is_named_holds_in_every_version() -> None:
    for version in ("", "\n| Versi templat | '0.4 |"):
        report = shown.report(pengaturan=NAMED + version, tabel_2_7="| PROGRAM/KEGIATAN/SUB KEGIATAN |\n| Arsip |")
        assert report.settings.penyerapan.label == "rata-rata tanpa pembulatan, tanpa Program Penunjang"
