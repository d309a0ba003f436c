"""Writes lkjip_xl/books/kit/glyph_widths.py from the font's own file: ``python -m tools.glyph_widths``.

It needs ``pip install fonttools``, and Carlito, whose letters are as wide as those of Calibri
(``apt-get install fonts-crosextra-carlito``). No one else needs either: the widths are committed.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "lkjip_xl" / "books" / "kit" / "glyph_widths.py"
# ASCII, Latin-1, and what else the sheets and their writers use.
LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”„…†‡•▲▼△▽≥≤≠±→←↑↓↔√∞−×÷€™№Œœ"))
_HEAD = '''\
"""How wide the letters of Calibri are, in parts of {units} of the font's size, each width with its letters.

Made by ``python -m tools.glyph_widths``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

UNITS: Final = {units}
'''


def module() -> str:
    """The whole module."""
    fonts = {name: TTFont(_file(style)) for name, style in (("REGULAR", "Regular"), ("BOLD", "Bold"))}
    (units,) = {font["head"].unitsPerEm for font in fonts.values()}
    parts = [_HEAD.format(units=units)]
    for name, font in fonts.items():
        lines = [f"    {width}: {_literal(letters)}," for width, letters in _by_width(font)]
        parts.append("\n".join([f"{name}: Final[Mapping[int, str]] = {{", *lines, "}\n"]))
    return "\n".join(parts).replace("}\n\n", "}\n")


def _file(style: str) -> str:
    """Where the system has the font."""
    found = ["fc-match", "--format=%{file}", f"Carlito:style={style}"]
    return subprocess.run(found, check=True, capture_output=True, text=True).stdout


def _by_width(font: TTFont) -> list[tuple[int, str]]:
    glyphs: dict[int, str] = font.getBestCmap()
    found: defaultdict[int, str] = defaultdict(str)
    for code in LETTERS:
        if code in glyphs:
            found[font["hmtx"][glyphs[code]][0]] += chr(code)
    return sorted(found.items())


def _literal(letters: str) -> str:
    """The letters as ``ruff format`` writes them, those that nobody sees by their codes."""
    escaped = letters.replace("\\", "\\\\").replace("\u00a0", "\\xa0").replace("\u00ad", "\\xad")
    return f"'{escaped}'" if '"' in letters and "'" not in letters else '"' + escaped.replace('"', '\\"') + '"'


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8")
