from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from lkjip_xl.whole_file import CannotWrite, refuse_to_overwrite, whole_file


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
