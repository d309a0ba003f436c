"""How long the page for a browser takes to begin and to check a workbook, beside the installed program.

``python -m benchmarks.in_browser`` builds the page and in turns opens it in a fresh Chromium, checks the
published sample and then the mended one, and runs ``check`` of the same two in fresh processes. It prints the
least of the times of some rounds, their ratio in the same run, and the most memory of the page's process.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from page.build import build
from tests.page.browser import Browser, browser
from tests.sample_books import MENDED, PUBLISHED

ROUNDS = 5
_SECONDS = 120
_STATE = "document.getElementById('keadaan').textContent"
_STEPS = ("sampai “Siap”", "pemeriksaan pertama (terbit)", "berikutnya (benar)")


def _timed_check(opened: Browser, workbook: Path) -> float:
    begun = time.monotonic()
    opened.choose("#berkas", [workbook])
    opened.wait(f"{_STATE} === 'Selesai: {workbook.name} diperiksa.'", _SECONDS)
    return time.monotonic() - begun


def in_browser(page: Path, folder: Path) -> Iterator[float]:
    """Seconds until the page is ready, the first workbook is checked, and the next one; then the most bytes."""
    with browser(folder) as opened:
        # A browser that is to tell of requests keeps what they brought: the whole page once more.
        opened.call("Network.disable")
        begun = time.monotonic()
        opened.open(page)
        opened.wait("document.body?.dataset.siap", _SECONDS)
        yield time.monotonic() - begun
        most = []
        for workbook in (PUBLISHED, MENDED):
            # Read more than once: Chromium begins to count anew at times.
            most.append(opened.most_memory())
            yield _timed_check(opened, workbook)
        yield max(*most, opened.most_memory())


def installed() -> Iterator[float]:
    """Seconds of the program's own start and check, for each of the two workbooks."""
    for workbook in (PUBLISHED, MENDED):
        begun = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "lkjip_xl", "check", workbook], check=False, stdout=subprocess.DEVNULL
        )
        yield time.monotonic() - begun


def main() -> None:
    """Run the rounds and print the table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        page = folder / "lkjip-xl.html"
        build(page)
        shown, own = [], []
        for number in range(ROUNDS):
            (folder / str(number)).mkdir()
            shown.append(list(in_browser(page, folder / str(number))))
            own.append(list(installed()))
        *least, memory = [min(each) for each in zip(*shown, strict=True)]
        beside = [min(each) for each in zip(*own, strict=True)]
        size = f"{page.stat().st_size / 1e6:.1f} MB"
        print(f"{size}, {ROUNDS} putaran, yang tercepat; puncak memori halaman {memory / 1e6:.0f} MB")
        for step, seconds, program in zip(_STEPS, least, (None, *beside), strict=True):
            ratio = "" if program is None else f" | {program:.2f} | {seconds / program:.2f}"
            print(f"| {step} | {seconds:.1f}{ratio} |")


if __name__ == "__main__":
    main()
