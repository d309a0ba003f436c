"""Made lists of amounts with programs, kegiatan and sub kegiatan, told by what planning staff tell them by.

``python -m tests.made_lists 0 500`` checks a right list of each seed, and one with a wrong figure in a sum.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import xlsxwriter

from lkjip_xl.check.assessment import assess
from lkjip_xl.text.addresses import column_letters

MARKS = [
    *("numbered programs", "numbered leaves", "every row numbered", "letters over numbers", "capitals", "bold"),
    *("indented cells", "spaces", "the word Program", "a word on each row", "bullets", "nothing"),
]
_WORDS = ("Rapat", "Data", "Pasar", "Kios", "Gaji", "Jalan", "Irigasi", "Sekolah", "Benih", "Ternak", "Arsip")
_LEVELS = ("Program ", "Kegiatan ", "Sub Kegiatan ")
_HEADINGS = ("NO", "URAIAN", "PAGU", "REALISASI", "SISA")
_FIRST_ROW, _FIRST_AMOUNT = 4, 3


@dataclass
class Made:
    """A row of a list: its level from 0 on, which row it is part of, and which of its kind it is there."""

    level: int
    parent: int | None
    count: int
    amounts: list[int]


@dataclass(frozen=True)
class MadeList:
    """A list with its marks; ``slip`` is the row, the column and by how much its figure is wrong."""

    seed: int
    rows: list[Made]
    marks: frozenset[str]
    has_total: bool
    slip: tuple[int, int, int] | None = None

    @property
    def depth(self) -> int:
        return max(row.level for row in self.rows) + 1

    @property
    def wrong_cell(self) -> str:
        assert self.slip is not None
        return self._cell(self.slip[0], self.slip[1])

    @property
    def cells_that_may_be_named(self) -> set[str]:
        """The wrong figure, what it is part of, and what is calculated from it in its row."""
        assert self.slip is not None
        row, column, _ = self.slip
        rows = [row, len(self.rows)]
        while row < len(self.rows) and (parent := self.rows[row].parent) is not None:
            rows.append(row := parent)
        return {self._cell(each, at) for each in rows for at in (column, 2)}

    @staticmethod
    def _cell(row: int, column: int) -> str:
        return f"{column_letters(_FIRST_AMOUNT + column)}{_FIRST_ROW + row}"

    def lines(self) -> list[tuple[str | int, str, list[int]]]:
        """The rows as they are written: number, name and amounts."""
        told = random.Random(self.seed)  # noqa: S311
        found = [(self._number(at), self._name(each, at, told), each.amounts) for at, each in enumerate(self.rows)]
        if self.has_total:
            tops = [row.amounts for row in self.rows if row.parent is None]
            found.append(("", "JUMLAH", [sum(column) for column in zip(*tops, strict=True)]))
        if self.slip:
            row, column, more = self.slip
            number, name, amounts = found[row]
            wrong = [amount + more if at == column else amount for at, amount in enumerate(amounts)]
            found[row] = (number, name, wrong)
        return found

    def _number(self, at: int) -> str | int:
        row = self.rows[at]
        if "numbered programs" in self.marks and row.level == 0:
            return row.count
        if "letters over numbers" in self.marks and row.level < 2:
            return row.count if row.level else "ABCDEFGHIJKL"[row.count - 1]
        if "numbered leaves" in self.marks and row.level == self.depth - 1:
            return row.count
        return at + 1 if "every row numbered" in self.marks else ""

    def _name(self, row: Made, at: int, told: random.Random) -> str:
        name = f"{told.choice(_WORDS)} {told.choice(_WORDS)} {at}"
        name = name.upper() if "capitals" in self.marks and row.level == 0 else name
        if "a word on each row" in self.marks or ("the word Program" in self.marks and row.level == 0):
            name = _LEVELS[row.level] + name
        name = ("", "- ", "• ")[row.level] + name if "bullets" in self.marks else name
        return "   " * row.level + name if "spaces" in self.marks else name

    def _look(self, row: Made) -> dict[str, object]:
        bold = "bold" in self.marks and row.level < self.depth - 1
        indent = row.level if "indented cells" in self.marks else 0
        return {**({"bold": True} if bold else {}), **({"indent": indent} if indent else {})}

    def write(self, path: Path) -> Path:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("RFK")
            sheet.write(0, 0, "REALISASI ANGGARAN TAHUN 2024")
            sheet.write_row(2, 0, _HEADINGS[: 2 + len(self.rows[0].amounts)])
            for at, (number, name, amounts) in enumerate(self.lines()):
                look = self._look(self.rows[at]) if at < len(self.rows) else {"bold": True}
                sheet.write_row(3 + at, 0, [number] if number else [])
                sheet.write_string(3 + at, 1, name, book.add_format(look))
                sheet.write_row(3 + at, 2, amounts)
        return path


def made_list(seed: int) -> MadeList:
    """A right list."""
    told = random.Random(seed)  # noqa: S311
    depth = told.choice([1, 2, 3, 3])
    rows: list[Made] = []
    for program in range(told.randint(1, 4) + 4 * (depth == 1)):
        rows.append(Made(0, None, program + 1, []))
        at = len(rows) - 1
        for kegiatan in range(told.randint(1, 3) if depth > 1 else 0):
            rows.append(Made(1, at, kegiatan + 1, []))
            over = len(rows) - 1
            rows += [Made(2, over, each + 1, []) for each in range(told.randint(1, 4) if depth > 2 else 0)]
    _fill(rows, told)
    return MadeList(seed, rows, frozenset(told.sample(MARKS, told.choice([1, 1, 2, 2]))), told.random() < 0.8)


def _fill(rows: list[Made], told: random.Random) -> None:
    """Amounts for the leaves, and their sums over them; the third column is what is left of the first."""
    columns, unit = told.randint(1, 3), told.choice([1, 1_000, 1_000_000])
    for at in range(len(rows) - 1, -1, -1):
        parts = [row.amounts for row in rows if row.parent == at]
        pagu = max(told.randint(20, 900) * 1_000_000 // unit * unit, unit)
        spent = int(pagu * told.uniform(0.3, 1)) // unit * unit if told.random() > 0.05 else 0
        rows[at].amounts = [sum(column) for column in zip(*parts, strict=True)] or [pagu, spent, pagu - spent][
            :columns
        ]


def with_slip(right: MadeList) -> MadeList | None:
    """The list with one wrong sum; None where it has none."""
    told = random.Random(right.seed + 1)  # noqa: S311
    over = {row.parent for row in right.rows if row.parent is not None}
    sums = sorted(over) + ([len(right.rows)] if right.has_total else [])
    if not sums:
        return None
    row = told.choice(sums)
    column = told.randrange(min(len(right.rows[0].amounts), 2))
    ten_times = 9 * right.lines()[row][2][column]
    return replace(
        right, slip=(row, column, told.choice([1, 1_000, 1_000_000, -9_000, 270_000, ten_times or 5_000]))
    )


def outcome_of(seed: int, folder: Path) -> Counter[str]:
    """What a check says of the right list of a seed and of the wrong one; anything but these words is wrong."""
    right = made_list(seed)
    found, untold = _told(right.write(folder / "benar.xlsx"))
    counts = Counter({"right lists": 1, "levels untold": untold, "FALSE": bool(found)})
    wrong = with_slip(right)
    if wrong is not None:
        found, _ = _told(wrong.write(folder / "salah.xlsx"))
        where = "found" if wrong.wrong_cell in found else "silent" if not found else "at another cell"
        counts += Counter({"slips": 1, where: 1, "AT A RIGHT CELL": bool(found - wrong.cells_that_may_be_named)})
    return counts


def _told(path: Path) -> tuple[set[str], bool]:
    """The cells that are told to be wrong as sums, and whether the levels are not known."""
    result = assess(path).result
    told = [each.problem.place.address for each in result.findings if each.code.startswith("T")]
    untold = bool(result.unreadable) or any("tingkat baris" in each.reason for each in result.not_judged)
    return set(told), untold


def main() -> None:
    """Count over the seeds from one on up to another one."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(int(sys.argv[1]), int(sys.argv[2])):
            found = outcome_of(seed, Path(folder))
            if found["FALSE"] or found["AT A RIGHT CELL"]:
                print(seed, sorted(made_list(seed).marks), dict(found))
            counts += found
    print(dict(counts))


if __name__ == "__main__":
    main()
