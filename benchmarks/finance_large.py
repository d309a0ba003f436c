"""How long the finance system's file of a whole government takes, beside pandas just reading the same file.

``python benchmarks/finance_large.py [ROWS]`` writes a Laporan Realisasi Per Dokumen of 200,000 rows and 45 columns
with the sample agency among others into a temporary folder, and then runs, in turns and each in a process of its
own, pandas with calamine reading the file, and ``reconcile`` reading it, picking the agency and comparing. It
prints both times, their ratio, and the peak memory of each.
"""

from __future__ import annotations

import importlib.util
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
AGENCY = "Badan Kesatuan Bangsa dan Politik"
ROWS, ROUNDS = 200_000, 3
_PANDAS = "import pandas, sys; pandas.read_excel(sys.argv[1], engine='calamine', header=None)"
_RECONCILE = (
    "import sys; from lkjip_xl.cli.app import main; "
    f"main(['reconcile', sys.argv[2], sys.argv[1], '--skpd', '{AGENCY}', '--format', 'json'])"
)


def _samples() -> Any:
    path = SAMPLES / "buat_berkas_keuangan.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def write_file(path: Path, rows: int) -> None:
    """Write the export of a government: the sample agency's rows among those of others."""
    import xlsxwriter

    samples = _samples()
    everything = list(samples.per_dokumen(samples.anggaran()))
    head, own = everything[:5], everything[5:-1]
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet("Sheet1")
        for at, row in enumerate(_rows(head, own, rows)):
            sheet.write_row(at, 0, row)


def _rows(head: list[Any], own: list[Any], rows: int) -> Iterator[list[Any]]:
    yield from (list(row) for row in head)
    yield from (list(row) for row in own)
    written, agency = len(own), 0
    while written < rows:
        agency += 1
        for row in own[: rows - written]:
            yield [row[0], f"1.{agency:02}.0.00.0.00.01.0000", f"Dinas {agency}", *row[3:]]
        written += len(own)


def _run(code: str, *arguments: object) -> tuple[float, int]:
    """Seconds and peak memory (megabytes) of a process."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = _wait(process)
    if status not in (0, 256):  # reconcile may find differences
        raise SystemExit(f"a run failed: {status}")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, int, resource.struct_rusage]:
    import os

    return os.wait4(process.pid, 0)


def main() -> None:
    """Write the file, run both in turns, and print what came of it."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    report = SAMPLES / "kesbangpol_kota_jambi_2023_benar.xlsx"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "semua_skpd.xlsx"
        write_file(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB, medians of {ROUNDS} rounds")
        runs: dict[str, list[tuple[float, int]]] = {"pandas with calamine": [], "lkjip-xl reconcile": []}
        for _ in range(ROUNDS):
            runs["pandas with calamine"].append(_run(_PANDAS, path))
            runs["lkjip-xl reconcile"].append(_run(_RECONCILE, path, report))
    medians = {name: statistics.median(seconds for seconds, _ in each) for name, each in runs.items()}
    for name, each in runs.items():
        print(f"{name:<22}{medians[name]:7.1f} s   peak {max(memory for _, memory in each):,} MB")
    bare, ours = medians.values()
    print(f"ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main()
