"""What is kept of files that have not changed: the same as without, or nothing."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
import time
import zlib
from pathlib import Path

import pytest

from lkjip_xl import results_cache as cache_module
from lkjip_xl.assessment import assess, failed
from lkjip_xl.limits import USUAL_LIMITS, limits_of
from lkjip_xl.results_cache import results_cache
from tests.books import MENDED, PUBLISHED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "simpanan"


def _keep(folder: Path, path: Path, *, of: Path | None = None) -> None:
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(path) is None
        cache.keep(path, assess(of or path))


@pytest.mark.parametrize("sample", [MENDED, PUBLISHED])
def test_what_was_found_is_found_again_to_the_last_digit(folder: Path, tmp_path: Path, sample: Path) -> None:
    _keep(folder, sample)
    elsewhere = tmp_path / "lain.xlsx"
    shutil.copy(sample, elsewhere)
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(sample) == assess(sample)
        # The content counts; the name is that of the file that was asked for.
        assert cache.known(elsewhere) == assess(elsewhere)


def test_another_content_other_options_or_another_program_know_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    shutil.copy(MENDED, path)
    _keep(folder, path)
    with results_cache(folder, limits_of(["sel=400000"])) as cache:
        assert cache.known(path) is None
    shutil.copy(PUBLISHED, path)
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(path) is None
        assert cache.known(MENDED) is not None
    monkeypatch.setattr(cache_module, "_program", lambda: b"another")
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(MENDED) is None


def test_what_could_not_be_read_is_not_kept(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK rusak")
    _keep(folder, path)
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(path) is None
        assert cache.known(tmp_path / "tidak ada.xlsx") is None
        cache.keep(path, failed(path, "gagal"))
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(path) is None


class _Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        import os

        return os.system, ("exit 3",)


@pytest.mark.parametrize(
    "content", [zlib.compress(pickle.dumps(_Hostile())), zlib.compress(pickle.dumps("teks")), b"rusak", b""]
)
def test_what_others_put_there_is_never_run_and_never_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    import os

    _keep(folder, MENDED)
    with sqlite3.connect(folder / "hasil.sqlite") as database:
        database.execute("UPDATE results SET found = ?", (content,))
    database.close()
    monkeypatch.setattr(os, "system", lambda _: pytest.fail("it was run"))
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(MENDED) is None
        cache.keep(MENDED, assess(MENDED))
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(MENDED) is not None


def test_a_damaged_store_is_begun_anew(folder: Path) -> None:
    folder.mkdir()
    (folder / "hasil.sqlite").write_bytes(b"bukan basis data" * 100)
    _keep(folder, MENDED)
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(MENDED) is not None


def test_a_folder_that_cannot_be_used_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "berkas"
    taken.write_bytes(b"")
    for _ in range(2):
        _keep(taken / "simpanan", MENDED)


def test_a_store_that_another_program_holds_is_left_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda file, timeout: connect(file, timeout=0))  # noqa: ARG005
    _keep(folder, PUBLISHED)
    held = connect(folder / "hasil.sqlite", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    _keep(folder, MENDED)
    held.close()
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(MENDED) is None
        assert cache.known(PUBLISHED) is not None


def test_what_is_old_is_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _keep(folder, MENDED)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 200 * 24 * 3600)
    _keep(folder, MENDED)
