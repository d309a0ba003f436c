from __future__ import annotations

import errno
import gc
import os
import re
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.books.kit.writer import Workbook
from lkjip_xl.files.run_files import current_run, files_of_a_run
from lkjip_xl.files.whole_file import CannotWrite, refuse_to_overwrite, whole_file, whole_files


def test_a_new_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "hasil.xlsx"
    with whole_file(target) as temporary:
        assert temporary.parent == tmp_path
        assert temporary.suffix == ".xlsx"
        temporary.write_text("isi")
        assert not target.exists()
    assert target.read_text() == "isi"
    assert [each.name for each in tmp_path.iterdir()] == ["hasil.xlsx"]


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "hasil.xlsx"
    target.write_text("lama")
    with whole_file(target) as temporary:
        temporary.write_text("baru")
        assert target.read_text() == "lama"
    assert target.read_text() == "baru"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_nothing_is_left_behind_where_the_work_fails(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "hasil.xlsx"
    target.write_text("lama")

    def work() -> None:
        with whole_file(target) as temporary:
            temporary.write_text("setengah")
            raise error

    with pytest.raises(error):
        work()
    assert target.read_text() == "lama"
    assert [each.name for each in tmp_path.iterdir()] == ["hasil.xlsx"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "Tutup berkas itu di Excel"),
        (OSError(errno.ENOSPC, "No space left on device"), "penuh"),
        (OSError(errno.EROFS, "Read-only file system"), "hanya dapat dibaca"),
        (OSError(errno.EFBIG, "File too large"), "terlalu besar untuk penyimpanan folder"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "namanya terlalu panjang"),
        (OSError(errno.ENOENT, "No such file or directory"), "foldernya tidak ada"),
        (OSError(errno.EIO, "Input/output error"), rf"penyimpanannya gagal \(kode {errno.EIO}\)"),
    ],
)
def test_a_folder_that_cannot_be_written_to_is_said_in_indonesian(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    target = tmp_path / "hasil.xlsx"
    monkeypatch.setattr(Path, "replace", fail)

    def work() -> None:
        with whole_file(target) as temporary:
            temporary.write_text("isi")

    with pytest.raises(CannotWrite, match=words) as caught:
        work()
    assert str(target) in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_document_is_closed_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    def work() -> None:
        with whole_file(tmp_path / "hasil.docx"):
            pass

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CannotWrite, match="Tutup berkas itu di Word"):
        work()


def test_a_missing_folder_is_said_in_indonesian(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="tidak dapat ditulis"), whole_file(tmp_path / "tidak" / "ada.xlsx"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_others_may_read_the_file_as_any_other(tmp_path: Path) -> None:
    target = tmp_path / "hasil.xlsx"
    before = os.umask(0o022)
    try:
        with whole_file(target):
            pass
        assert stat.S_IMODE(target.stat().st_mode) == 0o644
    finally:
        os.umask(before)


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "masukan.xlsx"
    source.touch()
    with pytest.raises(CannotWrite, match="berkas masukan"):
        refuse_to_overwrite(source, allowed=True, inputs=(source,))
    with pytest.raises(CannotWrite, match="berkas masukan"):
        refuse_to_overwrite(tmp_path / "." / "masukan.xlsx", allowed=True, inputs=(tmp_path / "b.xlsx", source))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_nor_is_it_through_a_link(tmp_path: Path) -> None:
    source, link, hard = tmp_path / "masukan.xlsx", tmp_path / "hasil.xlsx", tmp_path / "keras.xlsx"
    source.touch()
    link.symlink_to(source)
    hard.hardlink_to(source)
    for target in (link, hard):
        with pytest.raises(CannotWrite, match="berkas masukan"):
            refuse_to_overwrite(target, allowed=True, inputs=(source,))


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="adalah folder"):
        refuse_to_overwrite(tmp_path, allowed=True)


def test_a_target_needs_a_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"Folder .*tidak.* tidak ada"):
        refuse_to_overwrite(tmp_path / "tidak" / "ada.xlsx", allowed=True)


def test_what_stands_already_needs_leave(tmp_path: Path) -> None:
    target = tmp_path / "hasil.xlsx"
    refuse_to_overwrite(target, allowed=False)
    target.touch()
    with pytest.raises(CannotWrite, match="sudah ada"):
        refuse_to_overwrite(target, allowed=False)
    refuse_to_overwrite(target, allowed=True, inputs=(tmp_path / "lain.xlsx",))


@pytest.mark.skipif(sys.platform == "win32", reason="rights there are others")
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "hasil.xlsx"
    target.write_text("lama")
    target.chmod(0o600)
    with whole_file(target) as temporary:
        temporary.write_text("baru")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_text() == "baru"


@pytest.mark.parametrize("knows_second_names", [True, False])
def test_what_came_while_the_command_ran_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, knows_second_names: bool
) -> None:
    target = tmp_path / "hasil.xlsx"

    def write(text: str) -> None:
        with whole_file(target) as temporary:
            temporary.write_text(text)

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no second names here")

    if not knows_second_names:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    with files_of_a_run():
        refuse_to_overwrite(target, allowed=False)
        target.write_text("orang lain")
        with pytest.raises(CannotWrite, match="muncul selama perintah ini berjalan"):
            write("program")
        assert target.read_text() == "orang lain"
        target.unlink()
        write("program")
        write("program lagi")  # its own work
    assert target.read_text() == "program lagi"
    assert [each.name for each in tmp_path.iterdir()] == ["hasil.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_what_is_read_is_never_replaced_by_whatever_name(
    tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    read, other = tmp_path / "masukan.xlsx", tmp_path / "nama lain.xlsx"
    read.write_text("masukan")
    link(read, other)

    def write(target: Path) -> None:
        with whole_file(target) as temporary:
            temporary.write_text("keluaran")

    with files_of_a_run():
        current_run().reads([read])
        for target in (read, other, tmp_path / "." / "masukan.xlsx"):
            with pytest.raises(CannotWrite, match="adalah berkas masukan"):
                refuse_to_overwrite(target, allowed=True)
            with pytest.raises(CannotWrite, match="adalah berkas masukan"):
                write(target)
    assert read.read_text() == other.read_text() == "masukan"
    write(read)  # another run reads other files


@pytest.mark.parametrize("stands", [True, False])
def test_files_that_belong_together_are_replaced_all_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stands: bool
) -> None:
    first, second = tmp_path / "rekap.csv", tmp_path / "rekap_program.csv"
    if stands:
        first.write_text("lama")
        second.write_text("lama")
    replace = Path.replace

    def fail_at_the_second(self: Path, target: Path) -> Path:
        if target == second:
            raise PermissionError(errno.EACCES, "open in Excel")
        return replace(self, target)

    def write() -> None:
        with whole_files((first, second)) as temporaries:
            for each in temporaries:
                each.write_text("baru")

    monkeypatch.setattr(Path, "replace", fail_at_the_second)
    with pytest.raises(CannotWrite, match="Tutup berkas itu di Excel"):
        write()
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == (
        {"rekap.csv": "lama", "rekap_program.csv": "lama"} if stands else {}
    )
    monkeypatch.setattr(Path, "replace", replace)
    write()
    assert [each.read_text() for each in (first, second)] == ["baru", "baru"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_is_no_place_for_a_result(tmp_path: Path) -> None:
    target = tmp_path / "hasil.xlsx"
    os.mkfifo(target)
    with pytest.raises(CannotWrite, match="bukan berkas biasa"):
        refuse_to_overwrite(target, allowed=True)


def _workbook(target: Path, *, row_by_row: bool = False) -> None:
    with Workbook(target, "judul", row_by_row=row_by_row) as book:
        sheet = book.sheet("Lembar")
        for row in range(1, 2_000):
            sheet.text(row, 1, f"baris {row} dari buku kerja yang tidak kecil")


@pytest.mark.long
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_folder_of_temporary_files_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
) -> None:
    """Of xlsxwriter, which puts the rows there that are written one by one."""

    def full(*_: object, **__: object) -> None:
        raise OSError(number, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "lkjip-xl-0" / "run-1"))
    hasil = tmp_path / "hasil"
    hasil.mkdir()
    with pytest.raises(CannotWrite, match=f"folder sementara {re.escape(str(tmp_path))} penuh"):
        _workbook(hasil / "buku.xlsx", row_by_row=True)
    gc.collect()
    assert list(hasil.iterdir()) == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
def test_a_full_target_is_named_and_the_library_does_not_try_again(tmp_path: Path) -> None:
    """What xlsxwriter leaves behind would end its zip when it is thrown away, and complain that it cannot."""
    program = (
        "import resource, signal, tempfile, sys; from pathlib import Path\n"
        "from tests.files.test_whole_file import _workbook\n"
        "from lkjip_xl.files.whole_file import CannotWrite, TargetFile\n"
        "write = TargetFile.write\n"
        # What goes to temporary files before may be as large as it likes.
        "def limited(self, content):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, -1))\n"
        "    return write(self, content)\n"
        "TargetFile.write = limited\n"
        "try: _workbook(Path(sys.argv[1]))\n"
        "except CannotWrite as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "buku.xlsx"], capture_output=True, text=True, check=False
    )
    assert f"terlalu besar untuk penyimpanan folder {tmp_path}." in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_may_only_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is anything written there, nor can it be removed."""

    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(CannotWrite, match=f"folder {re.escape(str(tmp_path))} hanya dapat dibaca"):
        _workbook(tmp_path / "buku.xlsx")
