"""Makes the pictures of README and guide anew: ``python -m tools.pictures``.

They are what the program writes for the samples, printed by LibreOffice in Indonesian, and what it says on the
terminal, drawn by Chromium. Debian has what it needs: ``libreoffice-calc-nogui``, ``fonts-crosextra-carlito``,
``poppler-utils`` and ``chromium``.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.rules.findings import Severity
from lkjip_xl.show.terminal import render_text
from lkjip_xl.show.words import Tone

ROOT: Final = Path(__file__).parents[1]
TARGET: Final = ROOT / "docs" / "gambar"
_SAMPLE: Final = ROOT / "samples" / "kesbangpol_kota_jambi_2023_benar.xlsx"
_PUBLISHED: Final = ROOT / "samples" / "kesbangpol_kota_jambi_2023_terbit.xlsx"
_INDONESIAN: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item '
    'oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value>'
    "</prop></item></oor:items>"
)
_COLOURS: Final = {Severity.ERROR: "#ff5f5f", Severity.WARNING: "#ffd75f", Severity.INFO: "#5fd7ff"}
_COLUMNS: Final = 84
_SHOWN: Final = "Lembar Tabel 3.1.1.b"
_LINES_SHOWN: Final = 10
_LINE_PIXELS: Final = 22


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a printed sheet: its book, its title there, and where: left, top, width, height in inches."""

    name: str
    book: str
    title: str
    box: tuple[float, float, float, float]
    dots_per_inch: int


_PICTURES: Final = (
    Picture("ringkasan", "jadi", "Ringkasan Laporan", (0.25, 0.2, 8.0, 12.6), 120),
    Picture("tabel_3_1_1_b", "jadi", "Tabel 3.1.1.b Realisasi", (0.4, 0.6, 12.2, 5.1), 96),
    Picture("temuan", "temuan", "Temuan di Buku Kerja", (0.3, 0.6, 12.4, 5.02), 96),
    Picture("salinan_tabel_1_4", "temuan", "Tabel 1.4 Pegawai", (0.2, 0.6, 8.1, 3.3), 120),
    Picture("templat_tabel_2_7", "templat", "Tabel 2.7 Program", (0.2, 0.6, 12.6, 5.2), 96),
)
_COMMANDS: Final = {
    "jadi": ("build", str(_SAMPLE)),
    "temuan": ("check", str(_PUBLISHED), "--annotate"),
    "templat": ("template", "--lanjut", str(_SAMPLE), "--renstra", "2024-2028"),
}


def main() -> None:
    """Write all pictures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        profile = folder / "profil" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_INDONESIAN, encoding="utf-8")
        for book, command in _COMMANDS.items():
            target = folder / f"{book}.xlsx"
            _run(sys.executable, "-m", "lkjip_xl", *command, "-o", str(target), codes=(0, 1))
            office = (f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", "pdf")
            _run("soffice", *office, "--outdir", name, str(target))
        for picture in _PICTURES:
            _draw(picture, folder)
        _draw_terminal(folder)


def _run(*command: str, codes: Sequence[int] = (0,)) -> str:
    found = shutil.which(command[0])
    if found is None:
        sys.exit(f"{command[0]} is not installed.")
    done = subprocess.run((found, *command[1:]), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def _draw(picture: Picture, folder: Path) -> None:
    printed = str(folder / f"{picture.book}.pdf")
    page = _page_of(picture.title, printed)
    edges = [str(round(inches * picture.dots_per_inch)) for inches in picture.box]
    part = [word for pair in zip(("-x", "-y", "-W", "-H"), edges, strict=True) for word in pair]
    numbers = ("-f", str(page), "-l", str(page), "-r", str(picture.dots_per_inch))
    _run("pdftoppm", "-png", "-singlefile", *numbers, *part, printed, str(TARGET / picture.name))


def _page_of(title: str, printed: str) -> int:
    """The page that has the title of a sheet."""
    pages = _run("pdftotext", "-layout", printed, "-").split("\f")
    texts = [[line.strip() for line in page.splitlines()] for page in pages]
    return next(number for number, lines in enumerate(texts, 1) if any(line.startswith(title) for line in lines))


def _draw_terminal(folder: Path) -> None:
    """One finding and the verdict, as a terminal shows them in colours."""
    result = check_report(read_report(_PUBLISHED), "lkjip_2023.xlsx")
    told = render_text(result, _COLUMNS, _painted).splitlines()
    start = next(at for at, line in enumerate(told) if _SHOWN in line)
    at = next(at for at, line in enumerate(told[start:], start) if "KESALAHAN" in line)
    last = next(at for at, line in enumerate(told) if "BELUM SIAP" in line)
    shown = ["C:\\laporan&gt; lkjip-xl check lkjip_2023.xlsx", *told[:2], "", "  …", "", told[start], ""]
    shown += [*told[at : at + _LINES_SHOWN - 1], "", "  …", "", *told[last:]]
    page = folder / "terminal.html"
    style = f"margin:0;background:#0c0c0c;color:#cccccc;padding:12px;font:16px/{_LINE_PIXELS}px monospace"
    lines = "\n".join(shown)
    page.write_text(
        f"<meta charset=utf-8><body style='margin:0'><pre style='{style}'>{lines}</pre>", encoding="utf-8"
    )
    size = f"--window-size={_COLUMNS * 10 + 24},{len(shown) * _LINE_PIXELS + 24}"
    options = ("--headless", "--no-sandbox", "--hide-scrollbars", size)
    _run("chromium", *options, f"--screenshot={TARGET / 'terminal.png'}", page.as_uri())


def _painted(text: str, tone: Tone | None) -> str:
    colour = _COLOURS.get(tone, "#ffffff") if isinstance(tone, Severity) else "#ffffff"
    return f"<b style='color:{colour}'>{html.escape(text)}</b>"


if __name__ == "__main__":
    main()
