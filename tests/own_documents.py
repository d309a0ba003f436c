"""Documents of an agency with marks in them, and what becomes of them when the report is put in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lkjip_xl.books.document.own.fill import fill_document
from lkjip_xl.books.document.own.outcome import Outcome
from lkjip_xl.books.finished.printing import Printing
from lkjip_xl.files.kinds import open_document
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.reader import read_report
from lkjip_xl.rules.findings import CheckResult
from tests.sample_books import MENDED
from tests.word_files import (
    body,
    parts_of,
    zipped,
)


def prepared(path: Path) -> Printing:
    """A report ready to be printed; what is found in it is nobody's concern here."""
    report = read_report(path)
    return Printing.of(report, CheckResult(path.name, report.settings.instansi, report.settings.tahun, ()))


@cache
def printing() -> Printing:
    """The mended report: Rp23.733.274.959, of which 98,70% were spent, and two indicators of 100%."""
    return prepared(MENDED)


def document(folder: Path, *content: str, parts: dict[str, str] | None = None, name: str = "LKjIP.docx") -> Path:
    return zipped(parts_of(body(*content), parts), folder / name)


def filled(
    source: Path,
    name: str = "hasil.docx",
    report: Printing | None = None,
    *,
    draft: bool = False,
    anew: bool = False,
) -> tuple[Path, Outcome]:
    target = source.with_name(name)
    file = open_document(source, USUAL_LIMITS)
    return target, fill_document(target, file, report or printing(), draft=draft, anew=anew)


def part(path: Path, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def shown(xml: str) -> str:
    """The text of a part, a paragraph a line."""
    lines = (re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", each) for each in xml.split("</w:p>"))
    return "\n".join(filter(None, map("".join, lines)))


def changed(path: Path, edits: Iterable[tuple[str, str]], name: str = "word/document.xml") -> Path:
    """The document as somebody has gone on with it."""
    with zipfile.ZipFile(path) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    xml = parts[name].decode()
    for before, after in edits:
        assert before in xml, before
        xml = xml.replace(before, after, 1)
    return zipped({**parts, name: xml.encode()}, path.with_name("lanjut.docx"))
