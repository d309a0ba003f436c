"""What is kept of files that have not changed: the same as without, or nothing."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.check import cache as cache_module
from lkjip_xl.check.assessment import Assessment, assess, failed
from lkjip_xl.check.cache import results_cache
from lkjip_xl.check.typed_data import from_json, to_json
from lkjip_xl.files.limits import USUAL_LIMITS, limits_of
from lkjip_xl.report.place import Place
from lkjip_xl.rules.findings import CheckResult, Problem, Severity
from lkjip_xl.text.ways import (
    Action,
    ChooseSheet,
    ChooseSkpd,
    ChooseStage,
    GiveYear,
    RaiseLimit,
    RenewTemplate,
)
from tests.sample_books import MENDED, PUBLISHED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "simpanan"


def _keep(folder: Path, path: Path) -> None:
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(path) is None
        cache.keep(assess(path))


@pytest.mark.long
@pytest.mark.parametrize("sample", [MENDED, PUBLISHED])
def test_what_was_found_is_found_again_to_the_last_digit(folder: Path, tmp_path: Path, sample: Path) -> None:
    _keep(folder, sample)
    elsewhere = tmp_path / "lain.xlsx"
    shutil.copy(sample, elsewhere)
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(sample) == assess(sample)
        # The content counts; the name is that of the file that was asked for.
        assert cache.known(elsewhere) == assess(elsewhere)


def test_the_ways_of_an_advice_are_kept_as_they_are() -> None:
    chosen = (ChooseStage("x"), ChooseSkpd("x"), ChooseSheet("x"), GiveYear(), GiveYear(1), RaiseLimit("x", 1))
    renewed = (RenewTemplate(rows=1), RenewTemplate(indicators=1), RenewTemplate(column="x"))
    advice = (*Action, *chosen, "check", *renewed)
    problem = Problem(Place("a", 1, 1), "b", hint=advice)
    assert from_json(Problem, to_json(problem)) == problem


@pytest.mark.long
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
        cache.keep(failed(path, "gagal"))
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(path) is None


def _kept_file(folder: Path) -> Path:
    (file,) = (folder / "hasil").glob("*.hasil")
    return file


def _other_key(text: str) -> str:
    return text.replace('["', '["0', 1)


def _ready(text: str) -> str:
    """The result of another report, under the key of this one: it says that nothing is wrong."""
    key = text[2:66]
    return to_json(Assessment(CheckResult("a"), digest=bytes(32))).join(("[" + f'"{key}",', "]"))


@pytest.mark.long
@pytest.mark.parametrize(
    "forged",
    [
        lambda _: b"rusak",
        lambda _: b"",
        lambda text: zlib.compress(_other_key(text).encode()),
        lambda text: zlib.compress(_ready(text).encode()),
        lambda text: zlib.compress(text.replace('"error"', '"kesalahan"').encode()),
        lambda text: zlib.compress(text.replace("null", "[]").encode()),
        lambda text: zlib.compress(re.sub(r'\{"angka":"[^"]*"\}', '{"angka":"1e999999999"}', text).encode()),
        lambda text: zlib.compress(text.encode())[:-4],
        lambda _: zlib.compress(b"[" * 100_000),
        lambda _: zlib.compress(bytes(200_000_000)),
    ],
    ids=["text", "empty", "key", "other report", "severity", "shape", "endless figure", "cut", "deep", "large"],
)
def test_what_others_put_there_is_never_believed(folder: Path, forged: Callable[[str], bytes]) -> None:
    _keep(folder, PUBLISHED)
    file = _kept_file(folder)
    file.write_bytes(forged(zlib.decompress(file.read_bytes()).decode()))
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(PUBLISHED) is None
        cache.keep(assess(PUBLISHED))
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(PUBLISHED) is not None


def test_a_file_that_was_replaced_meanwhile_keeps_its_own_verdict(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    shutil.copy(MENDED, path)
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(path) is None
        shutil.copy(PUBLISHED, path)  # as Excel saves, between the look and the check
        cache.keep(assess(path))
        assert cache.known(MENDED) is None
        found = cache.known(PUBLISHED)
        assert found is not None
        assert found.result.count(Severity.ERROR) == 7


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_nothing_is_written_or_read_through_a_link(folder: Path, tmp_path: Path) -> None:
    _keep(folder, MENDED)
    file, elsewhere = _kept_file(folder), tmp_path / "milik orang lain"
    file.replace(elsewhere)
    file.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(MENDED) is None
        cache.keep(assess(MENDED))
    assert elsewhere.read_bytes() == before
    assert not file.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_place_of_a_result_does_not_hang(folder: Path) -> None:
    _keep(folder, MENDED)
    file = _kept_file(folder)
    file.unlink()
    os.mkfifo(file)
    with results_cache(folder, USUAL_LIMITS) as cache:
        assert cache.known(MENDED) is None


@pytest.mark.long
def test_what_an_earlier_version_kept_is_dropped(folder: Path) -> None:
    folder.mkdir()
    (folder / "hasil.sqlite").write_bytes(b"lama")
    _keep(folder, MENDED)
    assert not (folder / "hasil.sqlite").exists()


@pytest.mark.long
def test_a_folder_that_cannot_be_used_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "berkas"
    taken.write_bytes(b"")
    for _ in range(2):
        _keep(taken / "simpanan", MENDED)


@pytest.mark.long
def test_what_is_old_is_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _keep(folder, MENDED)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 200 * 24 * 3600)
    _keep(folder, MENDED)
