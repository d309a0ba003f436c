"""``python -m tests.correct_reports --seeds 500``: prints the table that stands in docs/keandalan.md."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.correct_reports.confirmed import differing
from tests.correct_reports.outcomes import Change, Outcome, outcome

_WHY_ALONE = (
    "Masing-masing diketik sekali: yang dihitung darinya adalah rumus dan ikut berubah, atau tidak ada. "
    "Target PK dan target Renstra adalah dua hal."
)
_YEAR = re.compile(r"_20\d\d$")


@dataclass
class Summary:
    """What came of some seeds."""

    reports: int = 0
    rows: list[int] = field(default_factory=list)
    indicators: int = 0
    figures: int = 0
    predicted: int = 0
    false: list[str] = field(default_factory=list)
    changes: Counter[Change] = field(default_factory=Counter)
    kinds: Counter[tuple[str, Change]] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    formulas: int = 0
    differing: list[str] = field(default_factory=list)

    def count(self, each: Outcome) -> None:
        facts, typing = each.report.facts, each.report.typing
        self.reports += 1
        self.rows.append(len(facts.lines))
        self.indicators += len(facts.indicators)
        self.figures += len(typing.figures)
        self.predicted += len(typing.expected)
        self.false += [f"benih {each.seed}: {words}" for words in each.false]
        self.changes[each.change] += 1
        self.kinds[each.kind, each.change] += 1
        if each.change is Change.ALONE:
            self.alone[_YEAR.sub("", each.changed.partition(",")[0])] += 1
        if each.change is Change.MISSED:
            self.missed.append(f"benih {each.seed}: {each.changed}")

    def add(self, other: Summary) -> None:
        for key, value in vars(other).items():
            if isinstance(value, Counter):
                getattr(self, key).update(value)
            else:
                setattr(self, key, getattr(self, key) + value)

    @property
    def wrong(self) -> list[str]:
        """What should not be."""
        return [*self.false, *self.missed, *self.differing]

    def lines(self) -> Iterator[str]:
        """The table, and what went wrong."""
        yield "| yang dihitung | hasil |"
        yield "|---|---|"
        yield f"| laporan yang benar | {self.reports} ({min(self.rows)}–{max(self.rows)} baris anggaran) |"
        yield f"| indikator sasaran | {self.indicators} |"
        yield f"| angka yang diketik | {self.figures} |"
        yield f"| W01, W02, W04, T04 yang memang benar, semuanya ditemukan | {self.predicted} |"
        yield f"| kesalahan dan peringatan yang tidak benar | {len(self.false)} |"
        yield f"| rumus di hasil jadi yang dihitung ulang LibreOffice | {self.formulas} |"
        yield f"| di antaranya berbeda | {len(self.differing)} |"
        for change in Change:
            of_kinds = {kind: count for (kind, each), count in self.kinds.items() if each is change}
            told = ", ".join(f"{kind} {count}" for kind, count in of_kinds.items())
            yield f"| satu angka diubah: {change.value} | {self.changes[change]}{f' ({told})' if told else ''} |"
        if self.alone:
            names = ", ".join(f"{name} ({count})" for name, count in self.alone.most_common())
            yield f"\nYang tidak berdiri di tempat lain: {names}. {_WHY_ALONE}"
        yield from self.wrong


def run(seeds: Iterable[int], *, office: bool) -> Summary:
    """Check, build and spoil the reports of some seeds."""
    summary, outcomes = Summary(), []
    for seed in seeds:
        each = outcome(seed)
        summary.count(each)
        outcomes.append(each)
    if office:
        with TemporaryDirectory() as folder:
            summary.formulas, summary.differing = differing(outcomes, Path(folder))
    return summary


def _run(task: tuple[range, bool]) -> Summary:
    return run(task[0], office=task[1])


def main() -> int:
    """Run, print, and say by the exit code whether all went well."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=25)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--batch", type=int, default=25)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--without-office", action="store_true")
    given = parser.parse_args()
    last = given.first + given.seeds
    tasks = [
        (range(start, min(start + given.batch, last)), not given.without_office)
        for start in range(given.first, last, given.batch)
    ]
    whole = Summary()
    with ProcessPoolExecutor(given.processes) as pool:
        for part in pool.map(_run, tasks):
            whole.add(part)
            print("\n".join([*part.wrong, f"{whole.reports} laporan"]), file=sys.stderr, flush=True)
    print("\n".join(whole.lines()))
    return 1 if whole.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
