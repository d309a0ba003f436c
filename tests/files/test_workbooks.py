"""Which files of a folder are looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lkjip_xl.files.find import RECAP_TITLE, RECONCILIATION_TITLE, RESULTS_TITLE, NamesOfFiles, find_workbooks
from lkjip_xl.files.run_files import has_an_end
from tests.running import close_folder

FORMER = "Rekonsiliasi LKjIP dan SIPD"


def _made(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return paths


def test_workbooks_of_a_folder_come_in_the_order_of_their_names_however_deep(tmp_path: Path) -> None:
    _made(tmp_path, "b.xlsx", "A.XLSX", "b10.xlsx", "b9.xlsx", "lama.xls", "e.xlsb")
    _made(tmp_path, "sub/c.xlsm", "sub/dalam/d.ods")
    _made(tmp_path, "catatan.docx", "rekap.csv", ".lkjip-abc.xlsx", "tanpa akhiran")
    found = find_workbooks([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found.files] == [
        "A.XLSX",
        "b.xlsx",
        "b9.xlsx",
        "b10.xlsx",
        "e.xlsb",
        "lama.xls",
        "sub/c.xlsm",
        "sub/dalam/d.ods",
    ]
    assert (found.locks, found.copies, found.closed) == ((), (), ())


def test_lock_files_and_copies_are_left_alone_and_told(tmp_path: Path) -> None:
    lock, other = _made(tmp_path, "~$a.xlsx", ".~lock.a.xlsx#")
    marked, finished, draft = _made(tmp_path, "a_temuan.xlsm", "a_selesai.xlsx", "a_draf.xlsx")
    kept = _made(tmp_path, "a.xlsx", "dinas_selesai.xlsx", "sub/a_temuan.xlsx")
    found = find_workbooks([tmp_path])
    assert set(found.files) == set(kept)
    assert set(found.locks) == {lock, other}
    assert set(found.copies) == {marked, finished, draft}


def test_what_is_named_is_looked_at_whatever_it_is_called(tmp_path: Path) -> None:
    paths = _made(tmp_path, "a.xlsx", "a_temuan.xlsx", "~$a.xlsx", "laporan.pdf")
    gone = tmp_path / "tidak ada.xlsx"
    assert find_workbooks([*paths, gone]).files == (*paths, gone)


def test_a_folder_without_workbooks_and_a_name_that_no_file_can_have_are_told_of(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 300)
    _made(tmp_path, "berkas/catatan.docx")
    _made(tmp_path, "terkunci/~$a.xlsx")
    found = find_workbooks([tmp_path / "berkas", tmp_path / "terkunci", long])
    assert (found.files, found.empty) == ((long,), (tmp_path / "berkas", tmp_path / "terkunci"))


def test_a_file_that_is_named_twice_is_looked_at_once(tmp_path: Path) -> None:
    (path,) = _made(tmp_path, "a.xlsx")
    again = tmp_path / "sub" / ".." / "a.xlsx"
    (tmp_path / "sub").mkdir()
    assert find_workbooks([path, tmp_path, again]).files == (path,)


def test_links_that_lead_in_a_circle_do_not(tmp_path: Path) -> None:
    (path,) = _made(tmp_path, "a.xlsx")
    (tmp_path / "lagi").symlink_to(tmp_path)
    itself = tmp_path / "diri.xlsx"
    itself.symlink_to(itself)
    assert find_workbooks([tmp_path]).files == (path, itself)


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _made(tmp_path, "a.xlsx", "rahasia/b.xlsx")
    close_folder("rahasia", monkeypatch)
    found = find_workbooks([tmp_path])
    assert [path.name for path in found.files] == ["a.xlsx"]
    assert found.closed == (tmp_path / "rahasia",)


def test_what_this_program_wrote_about_other_workbooks_is_left_alone(tmp_path: Path) -> None:
    from lkjip_xl.books.kit.writer import Workbook

    for title in (RECAP_TITLE, RESULTS_TITLE, RECONCILIATION_TITLE, FORMER, "Laporan"):
        with Workbook(tmp_path / f"{title}.xlsx", title) as workbook:
            workbook.sheet("A")
    found = find_workbooks([tmp_path])
    assert [path.stem for path in found.files] == ["Laporan"]
    assert {path.stem for path in found.results} == {RECAP_TITLE, RESULTS_TITLE, RECONCILIATION_TITLE, FORMER}
    named = tmp_path / f"{RECAP_TITLE}.xlsx"
    assert find_workbooks([named]).files == (named,)


def test_properties_that_cannot_be_read_are_no_reason_to_leave_a_file_alone(tmp_path: Path) -> None:
    import zipfile

    whole, cut = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    with zipfile.ZipFile(whole, "w") as package:
        package.writestr("docProps/core.xml", f"<dc:title>{RECAP_TITLE}</dc:title>" + " " * 20_000)
    cut.write_bytes(whole.read_bytes()[:-40])
    assert find_workbooks([tmp_path]).files == (whole, cut)


def test_a_tree_deeper_than_python_calls_itself_is_gone_through(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(1_100):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    (path,) = _made(folders[-1], "a.xlsx")
    found = find_workbooks([tmp_path])
    # Whoever tidies up after the tests calls itself, too.
    path.unlink()
    for folder in reversed(folders[1:]):
        folder.rmdir()
    assert (found.files, found.closed) == ((path,), ())


def _without_rights(folder: Path, names: list[str]) -> list[str]:
    """What is found and what is closed, told by a process that may do no more than its user."""
    told = (
        "import sys; from pathlib import Path; from lkjip_xl.files.find import find_workbooks;"
        "found = find_workbooks([Path(sys.argv[1])]);"
        "print(*(each.name for each in found.files), '|', *(each.name for each in found.closed))"
    )
    command = [*names, sys.executable, "-c", told, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return [each.strip() for each in done.stdout.split("|")]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of Windows are others")
def test_a_folder_that_may_be_listed_but_not_entered_is_told_of(tmp_path: Path) -> None:
    _made(tmp_path, "a.xlsx", "tertutup/b.xlsx", "tertutup/dalam/c.xlsx", "lain/d.xlsx")
    as_its_user: list[str] = []
    if os.geteuid() == 0:  # who may do everything
        if shutil.which("setpriv") is None:
            pytest.skip("nothing here lays down the rights of root")
        as_its_user = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    (tmp_path / "tertutup").chmod(0o600)
    try:
        assert _without_rights(tmp_path, as_its_user) == ["a.xlsx d.xlsx", "tertutup"]
    finally:
        (tmp_path / "tertutup").chmod(0o700)


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="the system has no file without an end")
def test_links_to_what_never_ends_do_not_hold_up_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").symlink_to("/proc/kmsg")
    (tmp_path / "b.xlsx").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "c.xlsx")
    found = find_workbooks([tmp_path])
    assert [each.name for each in found.files] == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert not any(map(has_an_end, found.files))


@pytest.mark.parametrize(
    ("files", "folder", "names"),
    [
        (["laporan/a.xlsx", "laporan/b.xlsx"], "laporan", ["a.xlsx", "b.xlsx"]),
        (["laporan/a.xlsx", "laporan/dinas/a.xlsx"], "laporan", ["a.xlsx", "dinas/a.xlsx"]),
        (["2023/dinas/a.xlsx", "2022/dinas/a.xlsx"], "", ["2023/dinas/a.xlsx", "2022/dinas/a.xlsx"]),
        (["a.xlsx"], "", ["a.xlsx"]),
        ([], "", []),
    ],
)
def test_files_of_one_folder_are_called_by_their_names_and_those_of_several_by_their_paths(
    files: list[str], folder: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for paths in (list(map(Path, files)), [tmp_path / each for each in files]):
        called = NamesOfFiles.of(paths)
        assert (called.folder, [called.called(str(path)) for path in paths]) == (
            folder,
            [str(Path(name)) for name in names],
        )
