"""Every command over damaged files, from a seed: ``python -m tests.fuzz_commands --inputs 5000 --seed 1``.

A workbook (by its bytes, XML, values and figures), or a file of the finance system (also HTML and CSV), goes
through the commands that read it, in a process of its own: through the one that judges it, and through some of the
others by chance, or with ``--every`` through all of them. What must hold of each:

* the exit code is a documented one, nothing of Python's words is said, and the process does not die;
* the input is as it was, nothing is left over, and an output is there only where the command says so, and opens;
* text, JSON, CSV, HTML and xlsx tell the same findings, and the same answer comes twice; the CSV of a
  reconciliation has its rows side by side and not its findings: the same totals and matches as its JSON;
* a figure that was changed is found: by a finding, or by a remark.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import html
import io
import json
import os
import random
import re
import sys
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from lkjip_xl.text.numbers import Dot, read_number
from tests import fuzz
from tests.finance_files import KEUANGAN
from tests.sample_books import MENDED

_DOCUMENTED = frozenset({0, 1, 2, 3})
_NEVER_SAID = ("Traceback", "program ini gagal", "Exception ignored", "Error:", "panicked")
_TOLD = re.compile(r"(?:KESALAHAN|PERINGATAN|INFORMASI|DIKECUALIKAN) ([A-Z]\d\d)")
_NUMBER = re.compile(r"(?<![\d.,])\d{5,}(?![\d.,])")
_OUTPUT = "hasil"
# How many of the other commands a file goes through.
_SHARE = 0.2


@dataclass(frozen=True)
class Damaged:
    """A damaged file: its name, what is in it, how it was made, and whether a figure alone was changed."""

    name: str
    content: bytes
    how: str
    changed_figure: bool = False


@dataclass
class Answers:
    """What the commands said of a file, and what was wrong with that."""

    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def damaged(chance: random.Random) -> Damaged:
    """A workbook of a report, or a file of the finance system, damaged by chance."""
    if chance.random() < 0.5:
        mutation = chance.choice(fuzz.MUTATIONS)
        how = mutation.__name__.strip("_")
        return Damaged("laporan.xlsx", mutation(chance), how, changed_figure=how == "figure")
    source = chance.choice(sorted(KEUANGAN.iterdir()))
    content = source.read_bytes()
    if content.startswith(b"PK"):
        return chance.choice((_bytes, _part))(source, content, chance)
    has_amount = _NUMBER.search(content.decode("utf-8", "surrogateescape"))
    ways = (_bytes, _lines, _markup, _digits if has_amount else _lines)
    return chance.choice(ways)(source, content, chance)


def _bytes(source: Path, content: bytes, chance: random.Random) -> Damaged:
    return Damaged(source.name, fuzz._damaged(content, chance), "finance: bytes")


def _part(source: Path, content: bytes, chance: random.Random) -> Damaged:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(parts))
    return Damaged(source.name, fuzz._zipped({**parts, name: fuzz._damaged(parts[name], chance)}), "finance: part")


def _lines(source: Path, content: bytes, chance: random.Random) -> Damaged:
    """Lines, or cells of a page, left out, doubled or moved, and one separator in place of another."""
    between = b"\n" if b"\n" in content else b"<tr"
    lines = content.split(between)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, chance.choice(lines))
            case 2:
                lines[at] = lines[at].replace(b";", chance.choice([b",", b"\t", b'"']))
            case _:
                lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        lines = lines or [b""]
    return Damaged(source.name, between.join(lines), "finance: lines")


def _markup(source: Path, content: bytes, chance: random.Random) -> Damaged:
    """Pieces of a page where they do not belong."""
    odd = [
        b"<table>",
        b"</table>",
        b'<td colspan="99999999">',
        b'<td rowspan="70000">',
        b"<tr>",
        b"</td>",
        b"&#0;",
    ]
    odd += [b"<!--", b"<script>", b'"', b";;", b"\x00", b"\xff\xfe", "\u202e".encode(), b"=1+1"]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(content))
        content = content[:at] + chance.choice(odd) + content[at:]
    return Damaged(source.name, content, "finance: markup")


def _digits(source: Path, content: bytes, chance: random.Random) -> Damaged:
    """One amount with another digit in it."""
    text = content.decode("utf-8", "surrogateescape")
    found = chance.choice(list(_NUMBER.finditer(text)))
    digits = list(found[0])
    at = chance.randrange(len(digits))
    digits[at] = chance.choice([each for each in "123456789" if each != digits[at]])
    changed = text[: found.start()] + "".join(digits) + text[found.end() :]
    is_amount = source.suffix == ".csv"  # a page has other numbers too
    return Damaged(source.name, changed.encode("utf-8", "surrogateescape"), "finance: digits", is_amount)


def answers(file: Damaged, folder: Path, chance: random.Random | None = None) -> Answers:
    """Run commands over a file, all of them or some by chance, in a process of its own: its end is one answer."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        found = Answers()
        try:
            _Trial(file, folder, found, chance).run()
        except BaseException:
            found.wrong.append(f"the trial itself failed: {traceback.format_exc()}")
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            json.dump([found.kinds, found.wrong], pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if not said:
        return Answers(wrong=[f"the process died: {status}"])
    kinds, wrong = json.loads(said)
    return Answers(Counter(kinds), wrong)


class _Trial:
    """Commands over one file: all of them, or some by chance."""

    def __init__(self, file: Damaged, folder: Path, found: Answers, chance: random.Random | None) -> None:
        self._file, self._folder, self._found, self._chance = file, folder, found, chance
        self._input = folder / file.name
        self._input.write_bytes(file.content)

    def run(self) -> None:
        """Run them, and hold what they say against the laws."""
        (self._report if self._file.name == "laporan.xlsx" else self._finance)()

    def _tried(self) -> bool:
        """Whether one more command is run."""
        return self._chance is None or self._chance.random() < _SHARE

    def _report(self) -> None:
        path = self._input
        code, text = self._command("check", path)
        if code in {0, 1} and self._tried():
            self._formats(code, text)
        if self._tried():
            self._must(self._command("check", path) == (code, text), "another answer the second time")
        if self._file.changed_figure:
            self._must(code == 1, f"a changed figure was not seen: {code}")
        others: list[tuple[Sequence[object], str]] = [
            (("check", path, "--annotate"), ".xlsx"),
            (("build", path), ".xlsx"),
            (("build", path, "--draft"), ".xlsx"),
            (("recap", path), ".xlsx"),
            (("recap", path), ".csv"),
            (("reconcile", path, KEUANGAN / "rekap_5.xlsx"), ""),
            (("template", "--lanjut", path), ".xlsx"),
            (("check", MENDED, "--tahun-lalu", path), ""),
        ]
        for arguments, suffix in others:
            if self._tried():
                self._command(*arguments, suffix=suffix)

    def _formats(self, code: int, text: str) -> None:
        """Hold the five forms of an answer against each other."""
        told = {name: self._told(self._input, name, code) for name in ("json", "csv", "html")}
        told["xlsx"] = self._told_in_book(self._input, code)
        codes = Counter(each[0] for each in told["json"])
        self._must(told["json"] == told["csv"] == told["xlsx"], "json, csv and xlsx differ")
        self._must(set(_TOLD.findall(text)) == set(codes), "text and json have other codes")
        self._must(told["html"] == [(each, "", "") for each in sorted(codes)], "html and json have other codes")

    def _finance(self) -> None:
        path = self._input
        code, text = self._command("reconcile", MENDED, path)
        if code in {0, 1} and self._tried():
            _, told = self._command("reconcile", MENDED, path, "--format", "json")
            found = json.loads(told)
            codes = {each["code"] for each in found["findings"]}
            self._must(set(_TOLD.findall(text)) == codes, "text and json have other codes")
            _, rows = self._command("reconcile", MENDED, path, "--format", "csv")
            self._must(_is_side_by_side(rows, found), "csv and json have other rows or totals")
        if self._tried():
            self._must(self._command("reconcile", MENDED, path) == (code, text), "another answer the second time")
        if self._file.changed_figure:
            is_told = code == 1 or "Perhatian" in text or code in {2, 3}
            self._must(is_told, f"a changed figure was not seen: {code}")
        others: list[tuple[Sequence[object], str]] = [
            (("reconcile", MENDED, path), ".xlsx"),
            (("template", "--dari", path), ".xlsx"),
            (("check", path), ""),
        ]
        for arguments, suffix in others:
            if self._tried():
                self._command(*arguments, suffix=suffix)

    def _told(self, path: Path, output_format: str, expected: int) -> list[tuple[str, str, str]]:
        """The findings as a format tells them: code, sheet and cell; the page tells each code once here."""
        code, text = self._command("check", path, "--format", output_format)
        self._must(code == expected, f"{output_format} ends with {code}, text with {expected}")
        if output_format == "json":
            findings = json.loads(text)["files"][0]["findings"]
            return sorted((each["code"], each["sheet"], each["cell"] or "") for each in findings)
        if output_format == "csv":
            return sorted(_rows(text))
        found = re.findall(r"\b([A-Z]\d\d)</", html.unescape(text))
        return [(each, "", "") for each in sorted(set(found))]

    def _told_in_book(self, path: Path, expected: int) -> list[tuple[str, str, str]]:
        code, _ = self._command("check", path, suffix=".xlsx", look=self._look)
        self._must(code == expected, f"xlsx ends with {code}, text with {expected}")
        return self._seen

    def _look(self, book: openpyxl.Workbook) -> None:
        rows = list(book["Temuan"].iter_rows(values_only=True))
        headings = next((at for at, row in enumerate(rows) if "ATURAN" in row), len(rows) - 1)
        columns = [rows[headings].index(each) for each in ("ATURAN", "LEMBAR", "SEL") if each in rows[headings]]
        found = (tuple(str(row[column] or "") for column in columns) for row in rows[headings + 1 :])
        self._seen: list[tuple[str, str, str]] = sorted(
            each  # type: ignore[misc]
            for each in found
            if re.fullmatch(r"[A-Z]\d\d", each[0])
        )

    def _command(
        self, *arguments: object, suffix: str = "", look: Callable[[openpyxl.Workbook], None] | None = None
    ) -> tuple[int, str]:
        """Run a command; its exit code, and what it prints."""
        target = self._folder / f"{_OUTPUT}{suffix}"
        code, out, err = _run([*arguments, *(["-o", target] if suffix else [])])
        name = " ".join(str(each) for each in arguments if isinstance(each, str))
        self._found.kinds[f"{name}: {code}"] += 1
        self._name = name
        self._must(code in _DOCUMENTED, f"exit code {code}")
        said = next((each for each in _NEVER_SAID if each in out + err), None)
        self._must(said is None, f"says {said}: {(out + err)[-2000:]}")
        self._must(self._input.read_bytes() == self._file.content, "the input has changed")
        there = sorted(each.name for each in self._folder.iterdir() if each != self._input)
        if suffix:
            # A recap lists what could not be read; build and the marked copy refuse.
            self._must(bool(there) or code != 0, "nothing was written")
            self._must(not there or code != 2, f"refused, yet written: {there}")
        else:
            self._must(not there, f"left over: {there}")
        for each in there:
            self._opens(self._folder / each, look)
            (self._folder / each).unlink()
        return code, out

    def _opens(self, path: Path, look: Callable[[openpyxl.Workbook], None] | None) -> None:
        try:
            if path.suffix == ".xlsx":
                book = openpyxl.load_workbook(path)
                if look:
                    look(book)
            else:
                list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
        except Exception:
            # What openpyxl cannot read of the input it cannot read of its marked copy either.
            if "--annotate" not in self._name or _loads(self._input):
                self._must(False, f"{path.name} does not open: {traceback.format_exc()}")

    def _must(self, holds: bool, else_wrong: str) -> None:
        if not holds:
            self._found.wrong.append(f"{getattr(self, '_name', '')}: {else_wrong}")


def _loads(path: Path) -> bool:
    try:
        openpyxl.load_workbook(path)
    except Exception:
        return False
    return True


def _rows(text: str) -> list[tuple[str, str, str]]:
    """The findings in a CSV: code, sheet and cell."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    findings = [
        each for each in rows if re.fullmatch(r"[A-Z]\d\d", each.get("aturan") or "") and each.get("tingkat")
    ]
    return [(each["aturan"], each["lembar"], each["sel"]) for each in findings if "TIDAK" not in each["tingkat"]]


def _is_side_by_side(text: str, found: dict[str, Any]) -> bool:
    """Whether the CSV of a reconciliation, which has its rows and not its findings, agrees with the JSON."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    total, states = rows[-1], {each["keadaan"] for each in rows}
    codes = {each["code"] for each in found["findings"]}
    lonely = {"R01": "hanya di LKjIP", "R02": "hanya di berkas keuangan"}
    sides = {"lkjip": "lkjip", "sipd": "berkas keuangan"}
    return (
        all(
            _amount(total[f"{measure} {name}"]) == amounts[side]
            for measure, amounts in found["totals"].items()
            for side, name in sides.items()
        )
        and sum(bool(each["dicocokkan menurut"]) for each in rows) == found["matched"]
        and all(state in states for code, state in lonely.items() if code in codes)
    )


def _amount(text: str) -> float | None:
    read = read_number(text, Dot.THOUSANDS)
    return None if read is None else float(read.value)


def _run(arguments: list[object]) -> tuple[int, str, str]:
    """The program as a person runs it, on no terminal."""
    from lkjip_xl.cli.app import main

    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(each) for each in arguments])
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
    return code, out.getvalue(), err.getvalue()


def trials(seed: str, numbers: Iterable[int], *, every: bool = False) -> Iterator[tuple[str, Damaged, Answers]]:
    """Files and the answers to them, each from the seed and its number; ``every`` runs all commands."""
    for number in numbers:
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - it has to come again from the seed
        file = damaged(chance)
        with TemporaryDirectory() as name:
            yield f"{seed}-{number}", file, answers(file, Path(name), None if every else chance)


def _trial(task: tuple[str, int, bool]) -> tuple[str, str, Answers]:
    seed, number, every = task
    ((name, file, found),) = trials(seed, [number], every=every)
    return name, f"{file.name} {file.how}", found


def run(inputs: int, seed: str, first: int = 0, *, processes: int = 1, every: bool = False) -> int:
    """Try some files; print each thing that is wrong. The number of wrong ones."""
    counts: Counter[str] = Counter()
    wrong = 0
    tasks = [(seed, number, every) for number in range(first, first + inputs)]
    with ProcessPoolExecutor(processes) as pool:
        for name, what, found in pool.map(_trial, tasks, chunksize=10):
            counts.update(found.kinds)
            wrong += bool(found.wrong)
            for each in found.wrong:
                print(f"{name} {what}: {each}", flush=True)
    print(f"{inputs} files, {wrong} wrong")
    for kind, count in sorted(counts.items()):
        print(f"  {count:7} {kind}")
    return wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--every", action="store_true")
    chosen = parser.parse_args()
    found_wrong = run(chosen.inputs, chosen.seed, chosen.first, processes=chosen.processes, every=chosen.every)
    sys.exit(1 if found_wrong else 0)
