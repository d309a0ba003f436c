"""How long a cold ``check`` of the sample takes, beside what no checker could do without.

``python benchmarks/check_cold.py`` prints the ratio of two medians from one run: ``lkjip-xl check`` of a
workbook, and a Python that imports typer and openpyxl and loads the same workbook twice (formulas, values).
The two take turns, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "kesbangpol_kota_jambi_2023_terbit.xlsx"
ROUNDS = 15

_BARE = f"""
import typer, openpyxl
openpyxl.load_workbook({str(SAMPLE)!r})
openpyxl.load_workbook({str(SAMPLE)!r}, data_only=True)
"""


def _seconds(arguments: list[str], compiled: str) -> float:
    # An installed program has its bytecode beside it; here both keep theirs in a folder of this run.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = compiled
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False, env=environment)
    return time.perf_counter() - start


def main() -> None:
    """Run both in turns and print their medians and the ratio."""
    bare: list[float] = []
    check: list[float] = []
    with tempfile.TemporaryDirectory() as compiled:
        for _ in range(ROUNDS + 1):
            bare.append(_seconds(["-c", _BARE], compiled))
            check.append(_seconds(["-m", "lkjip_xl", "check", str(SAMPLE)], compiled))
    # The first round compiles, and fills the disk cache.
    bare_median, check_median = statistics.median(bare[1:]), statistics.median(check[1:])
    print(f"typer + openpyxl, loaded twice  {bare_median * 1000:7.0f} ms  (median of {ROUNDS})")
    print(f"lkjip-xl check                  {check_median * 1000:7.0f} ms  (median of {ROUNDS})")
    print(f"ratio                           {check_median / bare_median:7.2f}")


if __name__ == "__main__":
    main()
