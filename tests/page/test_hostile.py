"""What the command line says of hostile files the page says too, by its own functions; here without a browser."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from tests.files.test_hostile import WORDS_OF_PYTHON
from tests.finance.test_hostile_finance import HOSTILE_FINANCE
from tests.hostile_documents import HOSTILE_DOCUMENTS, HostileDocument
from tests.hostile_files import ERRORS_FOUND, HOSTILE, NOTHING_WRONG, READY, WRONG_USE, Hostile
from tests.page.visits import finance_fields, template_fields, visiting
from tests.sample_books import MENDED
from tests.show.test_on_the_terminal import TYPED

pytestmark = pytest.mark.long


def _made(case: Hostile | HostileDocument, folder: Path) -> tuple[Path, bytes]:
    """The file where the page lays it, and what is in it."""
    (folder / "dibuat").mkdir()
    made = Path(shutil.move(case.make(folder / "dibuat"), folder / "masuk"))
    return made, made.read_bytes()


def _read(html: str) -> str:
    """What somebody reads in a part of the page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def _is_clear(said: str) -> bool:
    """Nothing of Python, and no option."""
    return bool(said) and not TYPED.search(said) and not any(word in said for word in WORDS_OF_PYTHON)


# What a browser hands over is a file: no pipe, no link to itself, no name that no folder takes.
_HANDED_OVER = [each for each in HOSTILE if each.code != WRONG_USE and each.name != "nama terlalu panjang"]


@pytest.mark.parametrize("case", _HANDED_OVER, ids=lambda case: case.name)
def test_a_workbook_is_judged_or_refused(case: Hostile, tmp_path: Path) -> None:
    readable = case.code in {NOTHING_WRONG, ERRORS_FOUND}
    with visiting(tmp_path) as ask:
        path, content = _made(case, tmp_path)
        told = ask("check", path=path.name, named=True)
        said = _read(told["html"])
        assert (case.says.removeprefix(". ") if case.says == READY else case.says) in said
        assert _is_clear(said.replace(path.name, ""))
        assert told["builds"] is readable
        if not readable:
            assert (told["state"], told["marks"]) == ("TIDAK TERBACA", False)
            assert case.says in ask("build", path=path.name, draft=True)["refused"]
        assert path.read_bytes() == content
        assert list((tmp_path / "keluar").iterdir()) == []


@pytest.mark.parametrize("case", HOSTILE_DOCUMENTS[::3], ids=lambda case: case.name)
def test_a_document_is_judged_or_refused(case: HostileDocument, tmp_path: Path) -> None:
    with visiting(tmp_path) as ask:
        path, content = _made(case, tmp_path)
        told = ask("check", path=path.name, named=True)
        said = _read(told["html"])
        assert (case.says or "") in said
        assert _is_clear(said)
        assert path.read_bytes() == content


@pytest.mark.parametrize("case", HOSTILE_FINANCE, ids=lambda case: case.name)
def test_a_file_of_the_finance_system_is_refused(case: Hostile, tmp_path: Path) -> None:
    with visiting(tmp_path) as ask:
        path, content = _made(case, tmp_path)
        fields = template_fields(dari=[path.name]), finance_fields(lkjip=["a.xlsx"], keuangan=[path.name])
        shutil.copy(path, ".templat")
        shutil.copy(path, ".keuangan")
        shutil.copy(MENDED, ".keuangan/a.xlsx")
        for do, each in zip(("template", "reconcile"), fields, strict=True):
            told = ask(do, **each)["refused"]
            assert case.says in told
            assert _is_clear(told)
        assert path.read_bytes() == content
        assert list((tmp_path / "keluar").iterdir()) == []
