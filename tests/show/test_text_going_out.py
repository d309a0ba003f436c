"""Staff text is data wherever it goes: the terminal, JSON, CSV, HTML, workbooks. Nothing obeys it."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from tests.finance_files import KEUANGAN
from tests.running import Run
from tests.sample_books import TABEL_2_7, TABEL_3_1_1_B, Book

# What some program obeys: a spreadsheet, a terminal, a browser, rich, a shell, Excel's own escapes.
HOSTILE = (
    '=HYPERLINK("http://example.com","klik")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "[red]merah[/red] [link=http://example.com]x[/link]",
    "\x1b[31mmerah\x1b[0m \x1b]8;;http://example.com\x07x",
    "\x9b31m \x07 \u202e terbalik",
    "<script>alert(1)</script> <img src=x onerror=y> &amp; \"'",
    "http://example.com/klik",
    "_x0041_ $(rm) `x` %PATH% {0} {tahun} %s",
)
_RECONCILE: list[object] = ["reconcile", KEUANGAN / "rekap_5.xlsx"]
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@cache
def _hostile_book() -> bytes:
    """The sample with hostile names, targets, headings, sheets and settings."""
    book = Book()
    for sheet in (TABEL_2_7, TABEL_3_1_1_B):
        for number, text in enumerate(HOSTILE):
            clean = "".join(char for char in text if char == "\t" or char >= " ")
            for column in (3, 4, 5):
                cell = book[sheet].cell(20 + number, column)
                cell.value, cell.data_type = clean, "s"
        book[sheet]["M12"], book[sheet]["M12"].data_type = HOSTILE[0], "s"
    book[TABEL_3_1_1_B]["G12"], book[TABEL_3_1_1_B]["G12"].data_type = HOSTILE[1], "s"
    book["Identitas"]["B4"].value, book["Identitas"]["B4"].data_type = HOSTILE[0], "s"
    book.workbook.create_sheet("=1+1 & <b>")["A1"] = "x"
    with TemporaryDirectory() as folder:
        content = book.save(Path(folder)).read_bytes()
    return _with_escapes(content)


def _with_escapes(content: bytes) -> bytes:
    """The same with the control characters that XML cannot hold: Excel writes them as _x001B_."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/sharedStrings.xml":
                part = part.replace(b"merah[0m", b"_x001B_[31mmerah_x001B_[0m _x0007__x009B_").replace(
                    b"[31mmerah", b"_x001B_[31mmerah"
                )
            new.writestr(name, part)
    return result.getvalue()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "=buku [b].xlsx"
    path.write_bytes(_hostile_book())
    return path


@pytest.mark.long
def test_a_terminal_obeys_nothing(hostile: Path, run: Run) -> None:
    for arguments in (["check"], ["build"], ["build", "--draft"], ["check", "--annotate"], _RECONCILE):
        _, out, err = run(arguments[0], hostile, *arguments[1:])
        assert not _CONTROL.search((out + err).replace("\n", " "))
        assert "Traceback" not in err
    _, out, _ = run("check", hostile)
    for text in ("[red]merah[/red]", "=cmd|'", "<script>alert(1)</script>", "{tahun}"):
        assert text in " ".join(out.split())


def test_json_holds_the_texts_as_they_are(hostile: Path, run: Run) -> None:
    _, out, _ = run("check", "--format", "json", hostile)
    labels = {each["row_label"] for each in json.loads(out)["files"][0]["findings"]}
    assert "=cmd|' /C calc'!A0" in labels


@pytest.mark.long
def test_no_cell_of_a_csv_is_a_formula(hostile: Path, run: Run) -> None:
    for arguments in (
        ["check", hostile, "--format", "csv"],
        ["reconcile", hostile, *_RECONCILE[1:], "--format", "csv"],
    ):
        _, out, _ = run(*arguments)
        cells = [cell for row in csv.reader(io.StringIO(out.lstrip("\ufeff")), delimiter=";") for cell in row]
        assert any("cmd|" in cell for cell in cells)
        for cell in cells:
            number = re.fullmatch(r"-?[\d.,]+%?", cell)
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
            assert not _CONTROL.search(cell)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and re.fullmatch(r"#[A-Z]\d\d", dict(attrs).get("href") or ""):
            return  # to what explains a code, on the same page
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_browser_runs_nothing(hostile: Path, run: Run) -> None:
    _, out, _ = run("check", "--format", "html", hostile)
    page = _Elements()
    page.feed(out)
    assert not page.tags & {"script", "img", "a", "iframe", "link", "b"}
    assert not any(name.startswith("on") or name in {"src", "href"} for name in page.attributes)
    assert "<script>alert(1)</script>" in page.words


def _formulas(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield str(cell.value)


def _outside_links(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as parts:
        return [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]


@pytest.mark.long
@pytest.mark.parametrize(
    "command", [["build", "--draft"], ["check", "--annotate"], _RECONCILE], ids=lambda each: str(each[0])
)
def test_no_workbook_has_a_formula_or_a_link_of_staff(
    command: list[object], hostile: Path, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "hasil.xlsx"
    run(command[0], hostile, *command[1:], "-o", target)
    assert target.exists()
    obeyed = ('HYPERLINK("http', "cmd|", "1+1")
    assert not [each for each in _formulas(target) if any(words in each for words in obeyed)]
    assert _outside_links(target) == []
    texts = {
        cell.value
        for sheet in openpyxl.load_workbook(target).worksheets
        for row in sheet.iter_rows()
        for cell in row
    }
    assert any(isinstance(text, str) and text.startswith("=cmd|") for text in texts)


@pytest.mark.long
def test_the_template_takes_a_hostile_name_as_text(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    code, _, _ = run("template", "-o", target, "--instansi", HOSTILE[1], "--pemerintah", HOSTILE[7])
    assert code == 0
    assert not [each for each in _formulas(target) if "cmd|" in each]
    assert openpyxl.load_workbook(target)["Identitas"]["B3"].value == HOSTILE[1]


# Escape, two of the second set of control characters, a bell, what turns a line around, and what nobody sees.
_UNSEEN = "\x1b\x07\x85\x9b\u202e\u2066\u200f\u061c\u2028\ufeff\x7f"
_SHOWN_RAW = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("output_format", ["text", "json", "csv", "html"])
def test_no_format_shows_them_raw(output_format: str, hostile: Path, run: Run) -> None:
    named = hostile.with_name(f"buku{_UNSEEN}.xlsx")
    book = Book()
    for place in ("C8", "D9", "F10", "K12"):
        book[TABEL_2_7][place] = ILLEGAL_CHARACTERS_RE.sub("", f"tulis {_UNSEEN}")
    book.workbook.create_sheet("lembar \u202e \u0085")["A1"] = "x"
    named.write_bytes(book.save(hostile.parent).read_bytes())
    _, out, err = run("check", named, "--format", output_format)
    assert "Traceback" not in err
    assert not _SHOWN_RAW.search(html.unescape(out.removeprefix("\ufeff").replace("\r\n", "\n")) + err)
    if output_format == "json":
        assert json.loads(out)["files"][0]["file"] == str(named)


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", f"T{_UNSEEN}"],
        [f"periksa{_UNSEEN}"],
        ["check", "--batas", f"sel{_UNSEEN}=1", "x.xlsx"],
        ["check", f"tidak ada{_UNSEEN}.xlsx"],
        ["check", "--format", f"x{_UNSEEN}", "x.xlsx"],
        ["check", f"--x{_UNSEEN}"],
    ],
)
def test_no_refusal_shows_them_raw(arguments: list[object], run: Run) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert not _SHOWN_RAW.search(out + err)
