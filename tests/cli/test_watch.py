"""Checking again whenever a workbook is saved: what is new, and what is mended."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from queue import Queue

import pytest

from lkjip_xl.check.assessment import Assessment, assess
from lkjip_xl.check.run import check_report
from lkjip_xl.cli import watch
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.rules.findings import CheckResult, Severity
from lkjip_xl.show.changes import changes, render_changes
from tests.running import Run
from tests.sample_books import MENDED, PUBLISHED, TABEL_2_7, TABEL_3_1_1_B, Book


def _checked(change: Callable[[Book], object] = lambda _: None, source: Path = MENDED) -> CheckResult:
    book = Book(source)
    change(book)
    return check_report(book.read(), "buku.xlsx")


def _wrong(book: Book) -> None:
    book[TABEL_3_1_1_B]["G22"] = 1


def test_what_came_and_what_went() -> None:
    right, wrong = _checked(), _checked(_wrong)
    came = changes(right, wrong)
    assert {each.code for each in came.new} >= {"T01"}
    assert came.mended == ()
    went = changes(wrong, right)
    assert (went.new, went.mended) == ((), came.new)


def test_rows_that_move_change_nothing() -> None:
    published = _checked(source=PUBLISHED)
    moved = _checked(lambda book: book.insert_rows(TABEL_2_7, 2), PUBLISHED)
    assert [each.problem.place for each in published.findings] != [each.problem.place for each in moved.findings]
    found = changes(published, moved)
    assert (found.new, found.mended) == ((), ())


def test_what_is_shown() -> None:
    right, wrong = _checked(), _checked(_wrong)
    shown = render_changes(changes(right, wrong), wrong)
    assert "BARU di lembar Tabel 3.1.1.b" in shown
    assert "  G22   KESALAHAN T01" in shown
    assert "BELUM SIAP diserahkan" in shown.splitlines()[-1] or "BELUM SIAP diserahkan" in shown.splitlines()[-2]
    back = render_changes(changes(wrong, right), right)
    assert back.startswith("SUDAH BERES")
    assert "T01  Tabel 3.1.1.b · Administrasi Umum Perangkat Daerah · REALISASI KEUANGAN" in back
    assert back.endswith("SIAP diserahkan: 5 informasi.")
    same = render_changes(changes(right, right), right)
    assert same == "Temuannya sama seperti sebelumnya.\n\nSIAP diserahkan: 5 informasi."


def _wrong_otherwise(book: Book) -> None:
    book[TABEL_3_1_1_B]["G22"] = 2


def test_other_figures_of_a_finding_are_told() -> None:
    """A kegiatan of 385.220.368 is typed as 1, and then as 2."""
    wrong, otherwise = _checked(_wrong), _checked(_wrong_otherwise)
    found = changes(wrong, otherwise)
    assert (found.new, found.mended) == ((), ())
    told = [(each.code, earlier.problem.actual, each.problem.actual) for earlier, each in found.changed]
    assert ("T01", Decimal(1), Decimal(2)) in told
    shown = render_changes(found, otherwise)
    assert shown.startswith("\nBERUBAH di lembar Tabel 3.1.1.b")
    assert "Tertulis     2" in shown
    assert changes(wrong, wrong).changed == ()


def _watched(path: Path) -> watch._Watched:
    return watch._Watched([path], USUAL_LIMITS, None, strict=False)


@pytest.mark.long
def test_what_is_saved_while_it_is_checked_is_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "laporan.xlsx"
    shutil.copy(MENDED, path)
    watched = _watched(path)

    def saved_meanwhile(*_: object, **__: object) -> Assessment:
        result = assess(path)
        shutil.copy(PUBLISHED, path)
        return result

    with monkeypatch.context() as patched:
        patched.setattr(watch, "assess", saved_meanwhile)
        assert watched.look(path, patient=False).count(Severity.ERROR) == 0
    assert list(watched.saved()) == [path]
    assert watched.look(path, patient=True).count(Severity.ERROR) == 7
    assert list(watched.saved()) == []


@pytest.mark.long
def test_a_folder_that_is_replaced_is_watched_on(tmp_path: Path) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    path = folder / "a.xlsx"
    shutil.copy(MENDED, path)
    watched = _watched(folder)
    watched.look(path, patient=False)
    folder.rename(tmp_path / "lama")
    assert list(watched.saved()) == []
    folder.mkdir()
    shutil.copy(PUBLISHED, path)
    assert list(watched.saved()) == [path]
    watched.look(path, patient=True)
    shutil.copy(PUBLISHED, folder / "b.xlsx")
    assert list(watched.saved()) == [folder / "b.xlsx"]


def test_watching_goes_to_the_screen_alone(tmp_path: Path, run: Run) -> None:
    code, _, err = run("check", MENDED, "--watch", "-o", tmp_path / "a.txt")
    assert (code, err) == (2, "--watch hanya menampilkan di layar: hilangkan -o, --format, dan --annotate.\n")


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Windows are others")
def test_a_workbook_that_is_saved_is_checked_again(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    shutil.copy(MENDED, path)
    command = [sys.executable, "-u", "-m", "lkjip_xl", "check", "--watch", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines: Queue[str] = Queue()
    assert process.stdout is not None

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line)

    reader = threading.Thread(target=read)
    reader.start()

    def told(text: str) -> None:
        while text not in lines.get(timeout=60):
            pass

    told("Menunggu.")
    book = Book()
    _wrong(book)
    # As Excel saves: another file takes the place of the old one.
    book.workbook.save(tmp_path / "baru.tmp")
    (tmp_path / "baru.tmp").replace(path)
    told("BARU di lembar Tabel 3.1.1.b")
    told("BELUM SIAP diserahkan")
    shutil.copy(MENDED, path)
    told("SUDAH BERES T01")
    told("SIAP diserahkan")
    path.write_bytes(b"rusak")
    told("TIDAK TERBACA")
    shutil.copy(MENDED, path)
    told("SIAP diserahkan: 5 informasi.")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0
    reader.join(timeout=30)
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stdout.close()
    process.stderr.close()
