"""Ends runs of the program at random moments, fills the disk under them, and swaps files while they read.

``python -m tests.interruptions --kills 200 --full 100 --swaps 50 --seed 1`` prints what was tried and what was
wrong: an output that is half there, an input that has changed, something left over that the next run does not
sweep, a traceback, an exit code that is not documented, a verdict that belongs to other bytes. Linux alone: disks
of a few kilobytes are mounted in memory, which takes the rights of an administrator.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_xl.files.signals import FROM_OUTSIDE
from tests.finance_files import KEUANGAN
from tests.sample_books import MENDED, PUBLISHED

_DOCUMENTED = frozenset({0, 1, 2, 3, 130})
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
# A run of the longest of these commands takes about so many seconds on a quiet computer.
_LONGEST = 3.0


@dataclass
class Tally:
    """How many runs were tried, how they ended, and what was wrong with them."""

    ended: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def note(self, how: str) -> None:
        """Count one more run that ended so."""
        self.ended[how] = self.ended.get(how, 0) + 1

    def __str__(self) -> str:
        shown = ", ".join(f"{how}: {count}" for how, count in sorted(self.ended.items()))
        return f"{sum(self.ended.values())} ({shown}); wrong: {len(self.wrong)}"


@dataclass(frozen=True)
class Desk:
    """A folder in which commands run: the inputs, where outputs go, and a folder for temporary files."""

    root: Path

    @property
    def inputs(self) -> Path:
        """Where the inputs lie."""
        return self.root / "masukan"

    @property
    def outputs(self) -> Path:
        """Where outputs go."""
        return self.root / "keluaran"

    @property
    def environment(self) -> dict[str, str]:
        """What a run is started with."""
        return {
            **os.environ,
            "TMPDIR": str(self.root / "sementara"),
            "XDG_CACHE_HOME": str(self.root / "simpanan"),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }

    def prepare(self) -> None:
        """Lay out the inputs."""
        for folder in (self.inputs, self.outputs, self.root / "sementara", self.root / "simpanan"):
            folder.mkdir(parents=True, exist_ok=True)
        for source in (MENDED, PUBLISHED, KEUANGAN / "rekap_5.xlsx"):
            shutil.copy(source, self.inputs)

    def commands(self) -> list[list[str]]:
        """The commands that are tried, each with an output."""
        benar, terbit = str(self.inputs / MENDED.name), str(self.inputs / PUBLISHED.name)
        keuangan, out = str(self.inputs / "rekap_5.xlsx"), self.outputs
        return [
            ["check", terbit, "--annotate", "-o", str(out / "a.xlsx"), "--timpa"],
            ["check", str(self.inputs), "-o", str(out / "h.xlsx"), "--timpa", "--proses", "2"],
            ["build", benar, "-o", str(out / "b.xlsx"), "--timpa"],
            ["template", "--dari", keuangan, "-o", str(out / "t.xlsx"), "--timpa"],
            ["reconcile", terbit, keuangan, "-o", str(out / "r.xlsx"), "--timpa"],
            ["recap", benar, terbit, "-o", str(out / "rekap.csv"), "--timpa"],
        ]

    def start(self, command: list[str]) -> subprocess.Popen[str]:
        """Run the program in a group of processes of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "lkjip_xl", *command],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # A job in the background ignores them, and hands that on.
            preexec_fn=_heed_signals,  # noqa: PLW1509 - no threads here
        )

    def faults(self, before: dict[str, bytes]) -> Iterator[str]:
        """What is wrong after a run: inputs that have changed, outputs that are half there, left-overs."""
        now = {path.name: path.read_bytes() for path in self.inputs.iterdir()}
        if now != before:
            yield "an input has changed, or something lies beside it"
        for path in self.outputs.iterdir():
            if path.suffix == ".xlsx" and not _opens(path):
                yield f"{path.name} is half there"
            elif path.name.startswith("."):
                yield f"{path.name} is left over"
        left = [path for path in (self.root / "sementara").rglob("*") if path.is_file()]
        if left:
            yield f"left over: {left[0].name}"


def _heed_signals() -> None:
    for number in FROM_OUTSIDE:
        signal.signal(number, signal.SIG_DFL)


def _opens(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None
    except zipfile.BadZipFile:
        return False


def kills(chance: random.Random, runs: int, tally: Tally) -> None:
    """End runs at random moments, by every signal, alone or with all their processes."""
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        desk.prepare()
        before = {path.name: path.read_bytes() for path in desk.inputs.iterdir()}
        for number in range(runs):
            command, how = chance.choice(desk.commands()), chance.choice(_SIGNALS)
            to_group = chance.random() < 0.5
            process = desk.start(command)
            time.sleep(chance.uniform(0, _LONGEST))
            if to_group:
                os.killpg(process.pid, how)
            else:
                process.send_signal(how)
            out, err = process.communicate(timeout=120)
            _settle(process.pid)
            told = f"run {number}: {command[0]}, {how.name}, {'group' if to_group else 'process'}"
            # Before the first line of the program is run nothing of it can answer.
            unborn = process.returncode == -how and not out + err
            ended = "ended before" if process.returncode in {0, 1} else how.name
            tally.note(f"{ended} before it began" if unborn and how is not signal.SIGKILL else ended)
            if "Traceback" in out + err or "Exception" in err:
                tally.wrong.append(f"{told}: {(out + err)[-500:]}")
            if how is not signal.SIGKILL and not unborn and process.returncode not in _DOCUMENTED:
                tally.wrong.append(f"{told}: exit code {process.returncode}")
            if how is signal.SIGKILL:
                # The next run sweeps.
                desk.start(["explain", "T01"]).communicate(timeout=120)
            tally.wrong += [f"{told}: {each}" for each in desk.faults(before)]


def _settle(group: int) -> None:
    """Wait until no process of a group is left."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)


@contextmanager
def _small_disk(kilobytes: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        options = ["-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", name]
        subprocess.run(["mount", *options], check=True)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)


def full_disks(chance: random.Random, runs: int, tally: Tally) -> None:
    """Run commands whose output, temporary files or kept results lie on a disk of a few kilobytes."""
    for number in range(runs):
        with tempfile.TemporaryDirectory() as name, _small_disk(chance.choice((8, 16, 32, 64))) as disk:
            desk = Desk(Path(name))
            desk.prepare()
            small = chance.choice(("keluaran", "sementara", "simpanan"))
            shutil.rmtree(desk.root / small)
            (desk.root / small).symlink_to(disk)
            before = {path.name: path.read_bytes() for path in desk.inputs.iterdir()}
            command = chance.choice(desk.commands())
            process = desk.start(command)
            out, err = process.communicate(timeout=240)
            told = f"run {number}: {command[0]}, full {small}"
            tally.note(f"exit {process.returncode}, full {small}")
            if "Traceback" in out + err or "Exception" in err:
                tally.wrong.append(f"{told}: {err.strip().splitlines()[-1]}")
            if process.returncode not in _DOCUMENTED:
                tally.wrong.append(f"{told}: exit code {process.returncode}")
            if process.returncode == 2 and err.count("\n") != 1:
                tally.wrong.append(f"{told}: not one sentence: {err!r}")
            tally.wrong += [f"{told}: {each}" for each in desk.faults(before)]


def swaps(chance: random.Random, runs: int, tally: Tally) -> None:
    """Check a folder while one of its workbooks is replaced, and again: each verdict is that of its bytes."""
    for number in range(runs):
        with tempfile.TemporaryDirectory() as name:
            desk = Desk(Path(name))
            desk.prepare()
            folder = desk.root / "laporan"
            folder.mkdir()
            for each in range(10):
                shutil.copy(MENDED, folder / f"{each}.xlsx")
            target, other = folder / f"{chance.randrange(10)}.xlsx", desk.root / "baru.xlsx"
            shutil.copy(PUBLISHED, other)
            command = ["check", str(folder), "--format", "json", "--proses", "2"]
            process = desk.start(command)
            time.sleep(chance.uniform(0, _LONGEST))
            other.replace(target)
            process.communicate(timeout=240)
            out, _ = desk.start(command).communicate(timeout=240)
            verdicts = {Path(each["file"]).name: each["summary"]["error"] for each in json.loads(out)["files"]}
            expected = {f"{each}.xlsx": 0 for each in range(10)} | {target.name: 7}
            tally.note("swapped")
            if verdicts != expected:
                tally.wrong.append(f"swap {number}: {verdicts}")


def main() -> None:
    """Try as many as are asked for, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--full", type=int, default=0)
    parser.add_argument("--swaps", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    wrong = 0
    for name, runs, work in (
        ("kills", asked.kills, kills),
        ("full disks", asked.full, full_disks),
        ("swaps", asked.swaps, swaps),
    ):
        tally = Tally()
        work(random.Random(f"{name} {asked.seed}"), runs, tally)  # noqa: S311 - it has to come again from the seed
        print(f"{name}: {tally}")
        for each in tally.wrong:
            print(f"  {each}")
        wrong += len(tally.wrong)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
