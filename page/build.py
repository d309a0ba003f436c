"""``python -m page.build``: writes ``lkjip-xl.html``, the whole tool in one file that a browser opens from a disk.

Needs ``npm`` and ``node``, which the page itself does not. The same bytes on every machine: what goes in is
pinned, Python is compiled, begun and packed by the Python that goes in, and no time and no order of a folder is
written.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from base64 import b64encode
from codecs import BOM_UTF16_LE
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from lkjip_xl import __version__
from lkjip_xl.tables.on_request import ColumnOnRequest
from lkjip_xl.tasks.template import (
    MOST_BUDGET_ROWS,
    MOST_INDICATORS,
    ON_REQUEST,
    USUAL_BUDGET_ROWS,
    USUAL_INDICATORS,
)
from page.fetch import fetch_pyodide, fetch_wheels
from page.letters import letters_of
from page.python_parts import write_sources
from page.small_sample import small_sample
from page.style import STYLE

_HERE = Path(__file__).parent
FETCHED = _HERE / ".diunduh"
MOST_BYTES = 15_000_000
# What each column that may be asked for is wanted for; a new one is not offered without that.
_WANTED_FOR = {
    **{each: f"Jumlah pegawai berpendidikan {each}." for each in ("S3", "D4", "D2", "D1")},
    "UNIT": "Untuk kelurahan, UPTD, atau puskesmas yang kode kegiatannya sama.",
    "TUJUAN": "Tujuan Renstra, indikatornya, dan sasaran di bawahnya.",
    "PK PERUBAHAN": "Target di Perjanjian Kinerja Perubahan; capaian dihitung terhadapnya.",
    "INDIKATOR": "Bila suatu program mendanai satu indikator sasaran saja, bukan seluruh sasarannya.",
    "KODE": "Bila nama program atau kegiatan yang sama ada di beberapa tempat.",
    "BAGIAN": "Bila pagu satu program dibagi ke beberapa sasaran, misalnya 60% dan 40%.",
    "PAGU MURNI": "Pagu sebelum perubahan, di samping pagu perubahan.",
    "PEMBILANG": "Angka yang dibagi untuk memperoleh realisasi indikator.",
    "PENYEBUT": "Angka pembaginya.",
    "RUMUS CAPAIAN": "Bila capaian suatu indikator dihitung dengan rumusnya sendiri.",
}
# What is packed: the machine, the memory that it begins with, and the modules that are imported later.
_PACKED = {"wasm": "pyodide.asm.wasm.gz", "memori": "memory.gz", "python": "python.zip.gz"}


class TooLarge(Exception):
    """The page is larger than what mail and intranets of offices take."""


def build(target: Path, fetched: Path = FETCHED) -> None:
    """Write the page."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        pyodide, wheels = fetch_pyodide(fetched, folder / "pyodide"), fetch_wheels(fetched)
        sources = folder / "sources.zip"
        write_sources(sources, pyodide, wheels)
        small = folder / "small.xlsx"
        small.write_bytes(small_sample())
        made = ["node", _HERE / "make.mjs", pyodide, sources, _HERE / "compiled.py", small, folder]
        subprocess.run(list(map(str, made)), check=True)
        parts = {each: (folder / file).read_bytes() for each, file in _PACKED.items()}
        worker = _worker(pyodide, json.loads((folder / "memory.json").read_text(encoding="utf-8")))
    parts["kerja"] = gzip.compress(worker.encode(), mtime=0)
    # The mark at its beginning tells every browser in which letters it is, whatever a server says.
    page = BOM_UTF16_LE + _page(parts).encode("utf-16-le")
    if len(page) > MOST_BYTES:
        raise TooLarge(f"{len(page)} bytes")
    target.write_bytes(page)


def _page(parts: Mapping[str, bytes]) -> str:
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    return Template((_HERE / "page.html").read_text(encoding="utf-8")).substitute(
        policy=_policy(script),
        kolom="\n".join(map(_asked_column, ON_REQUEST)),
        indikator=_between(USUAL_INDICATORS, MOST_INDICATORS),
        baris=_between(USUAL_BUDGET_ROWS, MOST_BUDGET_ROWS),
        style=STYLE,
        version=__version__,
        parts="\n".join(_part(name, content) for name, content in parts.items()),
        script=script,
    )


def _part(name: str, content: bytes) -> str:
    """Something packed, which the page's script takes out by its name."""
    opened = f'<script type="text/plain" id="isi-{name}" data-bytes="{len(content)}">'
    return f"{opened}{letters_of(content)}</script>"


def _asked_column(column: ColumnOnRequest) -> str:
    """What is ticked to have a column in the template."""
    name, sheets = escape(column.name), escape(", ".join(column.sheets))
    told = f"<small>{_WANTED_FOR[column.name]}</small>"
    return f'<label><input type="checkbox" name="kolom" value="{name}"> {name} ({sheets}){told}</label>'


def _between(usual: int, most: int) -> str:
    return f'min="{usual}" max="{most}" placeholder="{usual}"'


def _policy(script: str) -> str:
    """What the page may do: run this script and its worker, and show itself. No request to anywhere."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'sha256-{digest}' 'wasm-unsafe-eval'",
            "worker-src blob:",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _worker(pyodide: Path, memory: Mapping[str, object]) -> str:
    """One script: Python compiled to WebAssembly, what begins it, and what the page says to it.

    No module: a page that is opened from a disk may begin none in a worker.
    """
    machine = (pyodide / "pyodide.asm.mjs").read_text(encoding="utf-8")
    begin = (pyodide / "pyodide.mjs").read_text(encoding="utf-8")
    known = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    own = (_HERE / "worker.js").read_text(encoding="utf-8")
    machine, default, rest = machine.rpartition("export default _createPyodideModule;")
    begin, export, names = begin.rpartition("export{")
    found = dict(each.split(" as ")[::-1] for each in names.split("}", 1)[0].split(","))
    if not (default and export and "loadPyodide" in found and not rest.strip()):
        raise ValueError("Pyodide is put together otherwise than it was")
    machine, begin = (each.replace("import.meta.url", "self.location.href") for each in (machine, begin))
    return "\n".join(
        (
            # What Pyodide would try, to tell whether it runs in a module.
            "self.importScripts = undefined;",
            f"const createPyodideModule = (() => {{ {machine}\nreturn _createPyodideModule; }})();",
            f"const loadPyodide = (() => {{ {begin}\nreturn {found['loadPyodide']}; }})();",
            f"const nothingToLoad = {json.dumps({'info': known, 'packages': {}})};",
            f"const MEMORY = {json.dumps(memory)};",
            own,
        )
    )


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else "lkjip-xl.html"))
