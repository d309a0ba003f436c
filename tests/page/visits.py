"""A visit to the page without a browser: what it asks of Python, and what it is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from page.in_browser import Session
from tests.show.test_on_the_terminal import TYPED

Ask = Callable[..., dict[str, Any]]


@contextmanager
def visiting(folder: Path) -> Iterator[Ask]:
    """Asks for something, of files that lie in the current folder; no text of what is written names a command."""
    outputs = folder / "keluar"
    for each in (folder / "masuk", outputs):
        each.mkdir()
    session = Session(outputs, lambda: date(2026, 11, 29))

    def ask(do: str, **takes: Any) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(session.answer(json.dumps({"do": do, **takes})))
        return answer

    with chdir(folder / "masuk"):
        yield ask
    if written := [*outputs.iterdir()]:
        # A marked copy says what its workbook said, too: a template of the command line names commands.
        given = {text for file in (folder / "masuk").rglob("*.xlsx") for text in _texts(file)}
        commands = [text for file in written for text in _texts(file) - given if TYPED.search(text)]
        assert not commands, commands


def texts_of(file: Path) -> str:
    """Everything that a file says, with what stands between its texts."""
    if not is_zipfile(file):
        return file.read_text(encoding="utf-8", errors="replace")
    with ZipFile(file) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels", ".csv"))]
        return "\n".join(archive.read(name).decode(errors="replace") for name in parts)


def _texts(file: Path) -> set[str]:
    return set(re.split(r"<[^>]*>", texts_of(file)))


CHOSEN = ("tahapan", "skpd", "lembar")


def template_fields(**given: Any) -> dict[str, Any]:
    """The fields of a template, blank but for those that are given, and a folder for their files."""
    Path(".templat").mkdir(exist_ok=True)
    texts = (*("instansi", "pemerintah", "tahun", "renstra", "kolom", "indikator", "baris"), *CHOSEN)
    files: dict[str, list[str]] = {each: [] for each in ("dari", "lanjut", "perbarui", "pilihan")}
    return {**dict.fromkeys(texts, ""), **files, "kertas": "A4", "folder": ".templat", "limits": [], **given}


def finance_fields(**given: Any) -> dict[str, Any]:
    """The fields of a comparison, in the same way."""
    Path(".keuangan").mkdir(exist_ok=True)
    others = {"bulanan": False, "toleransi": "0", "folder": ".keuangan", "limits": []}
    return {**dict.fromkeys(CHOSEN, ""), "lkjip": [], "keuangan": [], **others, **given}
