"""Family N, counts: how many programs, kegiatan and sub kegiatan a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.figures_told import sentences_read
from lkjip_xl.rules.evidence.in_text import text_problem, to_check
from lkjip_xl.rules.evidence.rows_counted import LEVELS_COUNTED, named_once, rows_counted
from lkjip_xl.rules.evidence.years_beside import years_in
from lkjip_xl.rules.findings import Severity
from lkjip_xl.text.number_words import NUMBER_WORDS, number_of

_COUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<number>\d{{1,3}})|(?P<word>{NUMBER_WORDS})(?:\s*\(\s*\d{{1,3}}\s*\))?)\s+"
    r"(?P<unit>sub\s*-?\s*kegiatan|kegiatan|program|indikator\s+(?:kinerja\s+)?sasaran|sasaran(?:\s+strategis)?)\b(?P<behind>\s+\w+)?",
    re.IGNORECASE,
)
# What says that these are not all of them, or not of this year or this agency.
_SOME = re.compile(
    r"\b(?:dari|di\s*antaranya|hanya|sebagian|lainnya|prioritas|unggulan|strategis\s+nasional|tidak|belum|masing-masing|"
    r"setiap|tambahan|baru|bidang|pendukung|mendukung|rutin|penunjang|dicapai|mencapai|terdapat\s+\d+\s+\w+\s+yang)\b",
    re.IGNORECASE,
)


@rule_on_manuscript("N09", Severity.ERROR)
def jumlah_program_berbeda(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Jumlah program atau kegiatan di kalimat naskah berbeda dari tabelnya.

    Yang diperiksa:
        Kalimat yang menyebut banyaknya program beserta banyaknya kegiatan atau sub kegiatan ("6 program, 12
        kegiatan, dan 37 sub kegiatan"), terhadap banyaknya baris di Tabel 3.1.1.b, atau Tabel 2.7 kalau itu
        kosong. Yang menyebut salah satunya saja ada di bawah "Periksa sendiri".
    Mengapa penting:
        Banyaknya program dan kegiatan berubah bersama anggaran; kalimat dari rancangan sering tertinggal.
    Salah:
        "Dilaksanakan melalui 6 program dan 15 kegiatan", di Tabel 3.1.1.b ada 12 kegiatan.
    Benar:
        "Dilaksanakan melalui 6 program dan 12 kegiatan".
    Cara memperbaiki:
        Hitung barisnya, lalu betulkan kalimatnya.
    """
    counts, names = rows_counted(report), named_once(report)
    for read in sentences_read(report, manuscript):
        text = read.sentence.text
        found = [each for each in _COUNT.finditer(text) if _unit(each) in counts and _is_whole(each)]
        if not found or read.mentions or set(years_in(text)) - {report.settings.tahun}:
            continue
        levels = {_unit(each) for each in found} & set(LEVELS_COUNTED)
        sure = len(levels) > 1 and not _SOME.search(text)
        for each in found:
            number = number_of(each["number"], each["word"])
            unit = _unit(each)
            if number == counts[unit] or number in names.get(unit, ()):
                continue
            span = (each.start(), each.end("unit"))
            told = text[span[0] : span[1]]
            if sure and unit in LEVELS_COUNTED:
                yield text_problem(
                    manuscript,
                    read.sentence,
                    span,
                    f"Kalimat ini menyebut {told}, di buku kerja ada {counts[unit]} {unit}.",
                    "Hitung barisnya di tabel, lalu betulkan kalimatnya.",
                    actual=told,
                    expected=f"{counts[unit]} {unit}",
                )
            elif number > counts[unit]:
                reason = f"{told}: di buku kerja ada {counts[unit]} {unit}"
                yield to_check(manuscript, read.sentence, span, reason)


def _unit(found: re.Match[str]) -> str:
    unit = re.sub(r"[\s-]+", " ", found["unit"].lower())
    unit = unit.replace("subkegiatan", "sub kegiatan")
    return unit.split(" ")[0] if unit.startswith(("indikator", "sasaran")) else unit


def _is_whole(found: re.Match[str]) -> bool:
    """Whether the word behind is none that makes another thing of it: 3 program studi."""
    behind = (found["behind"] or "").strip().lower()
    return behind not in {"studi", "kerja", "aplikasi", "televisi", "radio", "siaran", "komputer"}
