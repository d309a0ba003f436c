"""Measures ``check`` on every hostile file, each in a fresh process, and writes the table of docs/keandalan.md.

``python -m tools.hostile_table`` prints what takes too long or too much memory, and ends with 1 if anything does.
Memory is the kernel's own count of the process's peak (VmHWM), which Linux alone keeps.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.hostile_files import HOSTILE, NOTHING_WRONG, Hostile
from tests.sample_books import MENDED, SAMPLES

ROOT = SAMPLES.parent
TABLE = ROOT / "docs" / "keandalan.md"
BEGIN, END = "<!-- tabel: python -m tools.hostile_table -->\n", "<!-- akhir tabel -->\n"
MOST_SECONDS, MOST_MEGABYTES = 5, 200

_CHECK = """
import re, sys
from pathlib import Path
from lkjip_xl.cli.app import main
try:
    main(["check", "--format", "json", "--", sys.argv[1]])
finally:
    peak = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    print(peak.group(1), file=sys.stderr)
"""


@dataclass(frozen=True)
class Measured:
    """What check says of a file, its exit code, and what it cost: seconds of the processor, peak memory (MB)."""

    name: str
    code: int
    said: str
    seconds: float
    megabytes: float


def measure(case: Hostile, folder: Path) -> Measured:
    """Run check on the file in a new process."""
    path = case.make(folder)
    before = _spent()
    process = subprocess.run(
        [sys.executable, "-c", _CHECK, path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    seconds = _spent() - before
    kilobytes = int(process.stderr.split()[-1])
    return Measured(
        case.name, process.returncode, said_of(json.loads(process.stdout)["files"][0]), seconds, kilobytes / 1024
    )


def _spent() -> float:
    """Seconds of the processor that the processes of this one have taken: what else runs does not count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def said_of(checked: dict[str, object]) -> str:
    """One sentence about what check found, from its JSON."""
    unreadable, findings = checked["unreadable"], checked["findings"]
    if isinstance(unreadable, dict):
        return f"Ditolak: {unreadable['reason']}"
    assert isinstance(findings, list)
    errors = [each for each in findings if each["severity"] == "error"]
    if not errors:
        return "Dibaca; tanpa kesalahan."
    where = " ".join(filter(None, (errors[0]["sheet"], errors[0]["cell"])))
    return f"Dibaca; {len(errors)} kesalahan, yang pertama {errors[0]['code']} di {where}."


def row(measured: Measured) -> str:
    """A row of the table."""
    said = re.sub(r"\s+", " ", measured.said).replace("|", "\\|")
    said = said if len(said) <= 160 else said[:159] + "…"
    return f"| {measured.name} | {measured.code} | {said} | {measured.seconds:.1f} | {measured.megabytes:.0f} |\n"


def write_table(rows: Sequence[str]) -> None:
    """Put the table where docs/keandalan.md has it."""
    text = TABLE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    head = "| masukan | kode | yang terjadi | detik | MB |\n|---|---|---|---|---|\n"
    TABLE.write_text(f"{before}{BEGIN}{head}{''.join(rows)}{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure every case, write the table, and name what goes beyond the bounds."""
    measured: list[Measured] = []
    for case in (Hostile("contoh yang benar", _sample, NOTHING_WRONG, ""), *HOSTILE):
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(case, Path(folder)))
    write_table([row(each) for each in measured])
    beyond = [each for each in measured if each.seconds > MOST_SECONDS or each.megabytes > MOST_MEGABYTES]
    for each in beyond:
        print(f"{each.name}: {each.seconds:.1f} s, {each.megabytes:.0f} MB")
    longest, largest = max(each.seconds for each in measured), max(each.megabytes for each in measured)
    print(f"{len(measured)} files, at most {longest:.1f} s and {largest:.0f} MB")
    sys.exit(bool(beyond))


def _sample(folder: Path) -> Path:
    path = folder / "buku.xlsx"
    path.write_bytes(MENDED.read_bytes())
    return path


if __name__ == "__main__":
    main()
