"""Place, date and signatures below a table: no part of it, and nothing that anybody left in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from lkjip_xl.reader.cells import Line, written
from lkjip_xl.reader.workbook import RawCell
from lkjip_xl.text.numbers import Dot, read_number
from lkjip_xl.text.words import fold

_MONTH = (
    r"(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember)"
)
# Jambi, 31 Desember 2023 · Jambi, …… Januari 2024 · Jambi, 31-12-2023 · Jambi, ……… 2024
_PLACE_AND_DATE = re.compile(
    rf"[^,:\d]{{2,40}},\s*(?:[\d.…_ -]{{0,30}}{_MONTH}\s*(?:20\d\d|[\d.…_ ]*)$"
    r"|\d{1,2}[-/. ]\d{1,2}[-/. ]20\d\d|[.…_ ]{3,}\s*20\d\d)"
)
_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|disetujui|disahkan|mengesahkan|ditetapkan di|pada tanggal|ttd|tertanda|tanda tangan"
    r"|(?:dibuat|disusun|diperiksa|disiapkan)(?: oleh)?\s*[:,]?$|(?:dibuat|disusun|diperiksa|disiapkan) oleh"
    r"|yang membuat|pembuat laporan)\b"
)
_PERSONNEL_NUMBER = re.compile(r"(?:nip|nrp|nik)\b|\d{8} ?\d{6} ?\d ?\d{3}")
_OFFICE = re.compile(
    r"(?:(?:an|a\.n|plt|plh|pj|pjs|ub|u\.b)\.?\s+)?(?:kepala|sekretaris|camat|lurah|direktur|inspektur|bupati"
    r"|wali ?kota|gubernur|ketua|(?:kuasa )?pengguna anggaran|bendahara|pejabat|pembina|penata|pengatur)\b"
)
# No amount of a report has so many digits; a NIP has 18.
_DIGITS_OF_A_PERSONNEL_NUMBER = 16
_SMALLEST_PERSONNEL_NUMBER = 10 ** (_DIGITS_OF_A_PERSONNEL_NUMBER - 1)
# An office and a name stand so far above the number of whoever signs, with room for the signature.
_MOST_ROWS_ABOVE = 10

# 308.053.845 or 308053845; not 8.01.01, nor 188.45 of a decree.
_AMOUNT = re.compile(r"(?<![\d./-])(?:\d{1,3}(?:[.,]\d{3})+|\d{6,15})(?![\d/-]|[.,]\d{1,2}[./\d])")
# Numbers that count nothing: of decrees, telephones, posts.
_OTHER_NUMBER = re.compile(
    r"\b(?:nomor|no|telp|tlp|telepon|telephone|fax|faks|faksimile|hp|wa|kode pos|rekening|jalan|jln|jl)\b"
)


def signature_rows(below: Mapping[int, Line], label: int | None) -> frozenset[int]:
    """The rows of a sheet in which place, date and signatures stand; ``label`` is the column of names."""
    last = next((row for row in sorted(below, reverse=True) if _is_named_amount(below[row])), 0)
    shown = {row: line.texts for row, line in sorted(below.items()) if row > last and line.texts}
    first = next((row for row, texts in shown.items() if any(map(is_signature, texts.values()))), None)
    if first is None:
        return frozenset()
    begin = _begin(shown, first, label)
    return frozenset(row for row in below if row >= begin and not _tells_amount(below[row]))


def _is_named_amount(line: Line) -> bool:
    """Whether a row holds an amount and says of what; one alone below a signature is a note of somebody's."""
    return len(line.texts) > 1 and 0 < sum(map(is_amount, line.cells.values())) < len(line.texts)


def _tells_amount(line: Line) -> bool:
    # A number is an amount or the number of a person, however its cell shows it.
    words = (text for at, text in line.texts.items() if not isinstance(line.cells[at].value, int | float))
    return any(map(is_amount, line.cells.values())) or any(map(tells_amount, words))


def tells_amount(text: str) -> bool:
    """Whether an amount stands among words: ``Sisa anggaran 308.053.845``."""
    words = fold(text)
    if _PERSONNEL_NUMBER.search(words) or _OTHER_NUMBER.search(words):
        return False
    return _AMOUNT.search(words) is not None


def is_signature(text: str) -> bool:
    """Whether a text can only stand where something is signed."""
    words = fold(text)
    return any(pattern.match(words) for pattern in (_PLACE_AND_DATE, _SIGNED, _PERSONNEL_NUMBER))


def is_personnel_number(text: str) -> bool:
    """Whether a text is the number of a person who signs."""
    return _PERSONNEL_NUMBER.match(fold(text)) is not None


def _begin(shown: Mapping[int, Mapping[int, str]], first: int, label: int | None) -> int:
    """The first row of the block: the office, and the name above a NIP, stand before what tells a signature."""
    above = [row for row in reversed([*shown]) if first - _MOST_ROWS_ABOVE <= row < first]
    is_number = any(_PERSONNEL_NUMBER.match(fold(text)) for text in shown[first].values())
    person = next((row for row in above if not _is_office(shown[row])), None) if is_number else None
    offices: Sequence[int] = [*takewhile(lambda row: row == person or _is_office(shown[row]), above)]
    while offices and offices[-1] - 1 in shown and label in shown[offices[-1]]:
        offices = offices[:-1]  # without a gap above it, a name may be a row of the table that nobody has filled
    return offices[-1] if offices else first


def _is_office(texts: Mapping[int, str]) -> bool:
    return any(_OFFICE.match(fold(text)) for text in texts.values())


def is_amount(raw: RawCell) -> bool:
    """Whether a cell holds a number that somebody typed, and not that of a person."""
    return not raw.formula and shows_amount(raw)


def shows_amount(raw: RawCell) -> bool:
    """Whether a cell shows a number, typed or by a formula, and not that of a person."""
    if isinstance(raw.value, bool) or raw.value is None:
        return False
    if isinstance(raw.value, int | float):
        return bool(abs(raw.value) < _SMALLEST_PERSONNEL_NUMBER)
    text = written(raw)
    if sum(char.isdigit() for char in text) >= _DIGITS_OF_A_PERSONNEL_NUMBER:
        return False
    return read_number(text, Dot.THOUSANDS) is not None
