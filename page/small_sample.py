"""A small workbook that is checked as Python starts in the page: what has run once runs faster in a browser."""

from __future__ import annotations

import io
import re
import zipfile

from page.python_parts import PROJECT

_SAMPLE = PROJECT / "samples" / "kesbangpol_kota_jambi_2023_benar.xlsx"
_ROW = re.compile(rb'<row r="(?P<number>\d+)"[^>]*?(?:/>|>.*?</row>)', re.DOTALL)
_LAST_ROW = 8  # headings and a few rows of each table: a fifth of the time of the whole one
_NOT_READ = re.compile(rb"<(conditionalFormatting|dataValidations)\b.*?</\1>", re.DOTALL)


def small_sample() -> bytes:
    """The mended sample with the first rows of its sheets alone, not packed: the same bytes on every machine."""
    result = io.BytesIO()
    with zipfile.ZipFile(_SAMPLE) as whole, zipfile.ZipFile(result, "w") as small:
        for name in whole.namelist():
            if name.endswith((".xml", ".rels")):
                small.writestr(zipfile.ZipInfo(name), _first_rows(name, whole.read(name)))
    return result.getvalue()


def _first_rows(name: str, content: bytes) -> bytes:
    if not name.startswith("xl/worksheets/sheet"):
        return content
    rows = _ROW.sub(lambda row: row[0] if int(row["number"]) <= _LAST_ROW else b"", content)
    return _NOT_READ.sub(b"", rows)
