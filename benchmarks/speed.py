"""How long one workbook takes, and hundreds of them, beside bare openpyxl loading the same files.

``python benchmarks/speed.py [FILES]`` first runs, in turns and each in a fresh process: a Python that imports
typer and openpyxl and loads the sample twice (formulas, values), ``check`` of it, and ``build``.

Then it makes workbooks from the sample with other figures and other names (1,000 unless told), and runs, each in
a process of its own: openpyxl loading every file twice; calamine, a reader in Rust that gives values alone, which
no reader in Python can reach; ``check`` of the folder with one process and with two; ``check`` again, when every
result is kept; ``recap``; and ``check`` of twice as many files. It prints times, files a second, the ratio to bare
openpyxl in the same run, and the memory of the largest process.
"""

from __future__ import annotations

import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "kesbangpol_kota_jambi_2023_benar.xlsx"
USUAL_FILES = 1000
COUNTRY = 20_000

ROUNDS = 15

_COLD = f"""
import typer, openpyxl
openpyxl.load_workbook({str(SAMPLE)!r})
openpyxl.load_workbook({str(SAMPLE)!r}, data_only=True)
"""
_BARE = """
import sys, openpyxl
from pathlib import Path
for path in sorted(Path(sys.argv[1]).iterdir()):
    openpyxl.load_workbook(path)
    openpyxl.load_workbook(path, data_only=True)
"""
_CALAMINE = """
import sys, python_calamine
from pathlib import Path
for path in sorted(Path(sys.argv[1]).iterdir()):
    book = python_calamine.load_workbook(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
"""
# Runs a command and prints how long it took, and the memory of the largest of its processes in megabytes.
_MEASURED = """
import resource, subprocess, sys, time
begun = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
sys.exit(0 if code in (0, 1) else code)
"""


@dataclass(frozen=True)
class Measured:
    """A run: how many files in how many seconds, and the memory of its largest process in MB."""

    name: str
    files: int
    seconds: float
    megabytes: float

    def row(self, bare: Measured) -> str:
        """A row of the table; the ratio is of files a second."""
        speed, usual = self.files / self.seconds, bare.files / bare.seconds
        return (
            f"| {self.name} | {self.files:,} | {self.seconds:,.1f} | {speed:,.1f} | {speed / usual:,.2f} "
            f"| {self.megabytes:,.0f} |"
        )


def make(folder: Path, number: int) -> None:
    """Write so many workbooks: the sample with another name and other figures in each."""
    folder.mkdir()
    with zipfile.ZipFile(SAMPLE) as sample:
        parts = {name: sample.read(name) for name in sample.namelist()}
    spending = next(
        name for name, part in parts.items() if name.startswith("xl/worksheets/") and b"385220368" in part
    )
    for index in range(number):
        chance = random.Random(index)  # noqa: S311 - the same files every time

        def varied(found: re.Match[bytes], chance: random.Random = chance) -> bytes:
            return b"<v>%d</v>" % (int(found[1]) + chance.randrange(1000)) if chance.random() < 0.3 else found[0]

        changed = {
            spending: re.sub(rb"<v>(\d{6,})</v>", varied, parts[spending]),
            "xl/sharedStrings.xml": parts["xl/sharedStrings.xml"].replace(
                b"<t>Badan Kesatuan Bangsa dan Politik</t>", b"<t>Dinas Nomor %d</t>" % index
            ),
        }
        with zipfile.ZipFile(folder / f"{index:05}.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
            for name, part in parts.items():
                book.writestr(name, changed.get(name, part))


def measure(name: str, files: int, cache: Path, *command: str | Path) -> Measured:
    """Run a command in a process of its own."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_CACHE_HOME": str(cache), "PYTHONPYCACHEPREFIX": str(cache / "bytecode")}
    process = subprocess.run(
        [sys.executable, "-c", _MEASURED, *map(str, command)],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    seconds, megabytes = map(float, process.stdout.split())
    return Measured(name, files, seconds, megabytes)


def cold(work: Path) -> None:
    """Print the medians of one workbook in fresh processes, all in turns."""
    program = (sys.executable, "-m", "lkjip_xl")
    commands = {
        "typer dan openpyxl, dua kali muat": (sys.executable, "-c", _COLD),
        "check": (*program, "check", SAMPLE),
        "build": (*program, "build", SAMPLE, "-o", work / "jadi.xlsx", "--timpa"),
    }
    runs: dict[str, list[Measured]] = {name: [] for name in commands}
    for _ in range(ROUNDS + 1):
        for name, command in commands.items():
            runs[name].append(measure(name, 1, work / "cache", *command))
    bare = 0.0
    print("| satu buku kerja, proses baru | milidetik | dibanding openpyxl | MB |")
    print("|---|---|---|---|")
    for name, measured in runs.items():
        # The first round compiles, and fills the disk cache.
        seconds = statistics.median(each.seconds for each in measured[1:])
        bare = bare or seconds
        megabytes = max(each.megabytes for each in measured)
        print(f"| {name} | {seconds * 1000:,.0f} | {seconds / bare:.2f} | {megabytes:,.0f} |")
    print()


def main() -> None:
    """Run everything in turn and print the tables."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL_FILES
    check = (sys.executable, "-m", "lkjip_xl", "check")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        cold(work)
        make(work / "laporan", number)
        make(work / "dua kali", 2 * number)
        folder, cache = work / "laporan", work / "cache"
        bare = measure("openpyxl saja, dua kali muat", number, cache, sys.executable, "-c", _BARE, folder)
        runs = [bare]
        runs.append(measure("calamine saja, nilai", number, cache, sys.executable, "-c", _CALAMINE, folder))
        one = ("--no-cache", "--proses", "1")
        runs.append(measure("check, 1 proses", number, cache, *check, folder, *one))
        two = ("--proses", "2")  # and keeps the results
        runs.append(measure("check, 2 proses", number, cache, *check, folder, *two))
        runs.append(measure("check lagi, tidak ada yang berubah", number, cache, *check, folder))
        recap = (sys.executable, "-m", "lkjip_xl", "recap", "-o")
        runs.append(measure("recap, dari simpanan", number, cache, *recap, work / "r.xlsx", folder))
        twice = measure("check, 2 proses", 2 * number, cache, *check, work / "dua kali", *two, "--no-cache")
        runs.append(twice)
    print("| yang dijalankan | berkas | detik | berkas per detik | dibanding openpyxl | MB |")
    print("|---|---|---|---|---|---|")
    for run in runs:
        print(run.row(bare))
    minutes = COUNTRY / (twice.files / twice.seconds) / 60
    print(f"\n{COUNTRY:,} berkas, menurut baris terakhir: {minutes:,.0f} menit.")
    print(f"Memori benchmark ini sendiri: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB.")


if __name__ == "__main__":
    main()
