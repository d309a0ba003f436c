from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.run_files import current_run, files_of_a_run
from lkjip_xl.whole_file import CannotWrite, refuse_to_overwrite, whole_file, whole_files


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
        (OSError(errno.ENOSPC, "No space left on device"), "penyimpanannya penuh"),
        (OSError(errno.EROFS, "Read-only file system"), "penyimpanannya hanya dapat dibaca"),
        (OSError(errno.EFBIG, "File too large"), "terlalu besar untuk penyimpanannya"),
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
