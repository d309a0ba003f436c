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
def test_it_is_judged_or_refused_and_written_of_whole_or_not_at_all(
    case: Hostile, tmp_path: Path, run: Run
) -> None:
    """Whatever is read can be written; of what cannot be read nothing is written, in the same words."""
    path = case.make(tmp_path)
    before = _content(tmp_path)
    readable = case.code in {NOTHING_WRONG, ERRORS_FOUND}
    marked = tmp_path / ("tanda.xlsm" if path.suffix == ".xlsm" else "tanda.xlsx")
    # A marked copy says all that check says; what is refused is refused in one place for both.
    code, out, err = run("check", path, *(("--annotate", "-o", marked) if readable else ()))
    assert (code, "Salinan" in err if readable else not err) == (case.code, True)
    said = " ".join(out.split())
    assert case.says in said
    assert not any(word in out + err for word in WORDS_OF_PYTHON)
    assert ("TIDAK TERBACA" in said) is not readable
    if READY not in case.says:
        assert code == NOTHING_WRONG or READY not in said
    built = tmp_path / "jadi.xlsx"
    code, out, err = run("build", path, "--draft", "-o", built)
    assert not any(word in out + err for word in WORDS_OF_PYTHON)
    assert code == (NOTHING_WRONG if readable else case.code)
    assert readable or case.says in " ".join((out + err).split())
    after = _content(tmp_path)
    written = {name: after.pop(name) for name in (marked.name, built.name) if name in after}
    assert after == before
    assert set(written) == ({marked.name, built.name} if readable else set())
    assert all(written.values())


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
