"""Every broken or hostile file ends in a true answer or a clear refusal, and nothing is harmed by it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.hostile_files import ERRORS_FOUND, HOSTILE, NOT_READ, NOTHING_WRONG, READY, WRONG_USE, Hostile
from tests.running import Run

WORDS_OF_PYTHON = ("Traceback", "Error", "Exception", "None", "gagal di")


def _content(folder: Path) -> dict[str, str]:
    """The files of a folder, and what is in them."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
        for path in folder.iterdir()
    }


@pytest.mark.long
@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_check(case: Hostile, tmp_path: Path, run: Run) -> None:
    path = case.make(tmp_path)
    before = _content(tmp_path)
    code, out, err = run("check", path)
    assert (code, err) == (case.code, "")
    said = " ".join(out.split())
    assert case.says in said
    assert not any(word in out for word in WORDS_OF_PYTHON)
    assert ("Tidak dapat diperiksa" in said) is (code not in {NOTHING_WRONG, ERRORS_FOUND})
    if READY not in case.says:
        assert code == NOTHING_WRONG or READY not in said
    assert _content(tmp_path) == before


@pytest.mark.long
@pytest.mark.parametrize(
    ("case", "command"),
    [
        # What is refused is refused in one place for both.
        *((case, ("check", "--annotate")) for case in HOSTILE if case.code in {NOTHING_WRONG, ERRORS_FOUND}),
        *((case, ("build", "--draft")) for case in HOSTILE),
    ],
    ids=lambda each: each.name if isinstance(each, Hostile) else each[0],
)
def test_what_writes_writes_all_or_nothing(
    case: Hostile, command: tuple[str, str], tmp_path: Path, run: Run
) -> None:
    """Whatever is read can be written; of what cannot be read nothing is written, in the same words."""
    path = case.make(tmp_path)
    before = _content(tmp_path)
    output = tmp_path / ("hasil.xlsm" if path.suffix == ".xlsm" and command[0] == "check" else "hasil.xlsx")
    code, out, err = run(command[0], path, command[1], "-o", output)
    assert not any(word in out + err for word in WORDS_OF_PYTHON)
    after = _content(tmp_path)
    written = after.pop(output.name, None)
    assert after == before
    if case.code in {NOTHING_WRONG, ERRORS_FOUND}:
        assert code == (NOTHING_WRONG if command[0] == "build" else case.code)
        assert written
    else:
        assert code == case.code
        assert case.says in " ".join((out + err).split())
        assert written is None


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("check",), NOT_READ, "Tidak ada buku kerja Excel di folder"),
        (("check", "--annotate"), NOT_READ, "Tidak ada buku kerja Excel di folder"),
        (("build", "--draft"), WRONG_USE, "ini folder, bukan buku kerja Excel."),
    ],
)
def test_a_folder_that_is_called_like_a_workbook(
    arguments: tuple[str, ...], code: int, says: str, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "buku.xlsx"
    folder.mkdir()
    ended, out, err = run(arguments[0], folder, *arguments[1:])
    assert (ended, says in out + err) == (code, True)
    assert [path.name for path in tmp_path.iterdir()] == ["buku.xlsx"]
    if "--annotate" not in arguments and arguments[0] == "check":
        assert run("check", folder, "--format", "json")[1] == '{\n  "files": []\n}\n'
