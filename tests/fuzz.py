"""Workbooks damaged at random, from a seed: by their bytes, their XML, their values, their parts.

Run for long with ``python -m tests.fuzz --seconds 7200 --seed 1``; it prints what it found, and what it counted.
What must hold of each workbook:

* ``check`` ends with a result: findings, or one refusal; never with anything that it did not expect;
* what the reader has of it is what openpyxl has, where openpyxl can load the same file on its own;
* a figure that was changed below a total is never "SIAP diserahkan".
"""

from __future__ import annotations

import argparse
import io
import math
import random
import re
import sys
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from lkjip_xl.check.run import check_report
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.reader.report import report_of
from lkjip_xl.reader.workbook import Grid, read_grids
from lkjip_xl.rules.findings import CheckResult, Severity
from tests.sample_books import MENDED

# Texts that have broken programs, as numbers, addresses, texts or names.
_ODD = [b"", b"0", b"-1", b"1", b"x", b"99999999999", b"1e999", b"NaN", b"1_0", b"A1:XFD1048576", b"ZZZZ1", b"a1"]
_ODD += [b"../x", b"s", b"str", b"e", b"b", b"d", b"inlineStr", b"#REF!", b"_x0000_", b"_xD800_", b"0.1.2", b" "]
_ODD += [b"true", b"hidden", b"9" * 400, b"&lt;", b"&#65;", "\u0663".encode(), b"2023-01-01", b"rId1", b"$A$1"]
_ELEMENT = re.compile(rb"<(\w+)(\s[^<>]*)?/?>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_SLOW = 5.0

Parts = dict[str, bytes]


@cache
def _parts(sample: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(sample) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return result.getvalue()


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, cut out, doubled or put in."""
    result = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(result) or 1)
        match chance.randrange(4):
            case 0:
                result[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del result[at : at + chance.randint(1, 200)]
            case 2:
                result[at:at] = result[at : at + chance.randint(1, 200)]
            case _:
                result[at:at] = chance.choice(_ODD)
    return bytes(result)


def _bytes_of_the_file(chance: random.Random) -> bytes:
    return _damaged(MENDED.read_bytes(), chance)


def _bytes_of_a_part(chance: random.Random) -> bytes:
    parts = dict(_parts(MENDED))
    name = chance.choice(list(parts))
    return _zipped({**parts, name: _damaged(parts[name], chance)})


def _attributes(chance: random.Random) -> bytes:
    return _in_parts(chance, _ATTRIBUTE, lambda found: _of_attribute(found, chance))


def _of_attribute(found: re.Match[bytes], chance: random.Random) -> bytes:
    match chance.randrange(4):
        case 0:
            return b""
        case 1:
            return b'x%s="%s"' % (found[1], found[2])
        case _:
            return b'%s="%s"' % (found[1], chance.choice(_ODD))


def _elements(chance: random.Random) -> bytes:
    def change(found: re.Match[bytes]) -> bytes:
        match chance.randrange(4):
            case 0:
                return b""
            case 1:
                return found[0] * 2
            case 2:
                return found[0].replace(
                    found[1], chance.choice([b"c", b"v", b"f", b"row", b"is", b"t", b"si", b"xf"]), 1
                )
            case _:
                return found[0] + b"<!-- -->" + chance.choice([b"", b"<c/>", b"<v>1</v>", b"text"])

    return _in_parts(chance, _ELEMENT, change)


def _values(chance: random.Random) -> bytes:
    return _in_parts(chance, _VALUE, lambda _: b"<v>%s</v>" % chance.choice(_ODD))


def _in_parts(
    chance: random.Random, pattern: re.Pattern[bytes], change: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """Some matches of a pattern changed, in one part or in several."""
    parts = dict(_parts(MENDED))
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(list(parts))
        matches = list(pattern.finditer(parts[name]))
        if matches:
            found = chance.choice(matches)
            parts[name] = parts[name][: found.start()] + change(found) + parts[name][found.end() :]
    return _zipped(parts)


def _whole_parts(chance: random.Random) -> bytes:
    parts = dict(_parts(MENDED))
    names = list(parts)
    one, other = chance.sample(names, 2)
    match chance.randrange(3):
        case 0:
            del parts[one]
        case 1:
            parts[one], parts[other] = parts[other], parts[one]
        case _:
            parts[one.upper()] = parts.pop(one)
    return _zipped(parts)


# Pagu of Tabel 2.7 and realisasi of Tabel 3.1.1.b: each is below a total.
_FIGURES = (("xl/worksheets/sheet13.xml", b"F"), ("xl/worksheets/sheet16.xml", b"G"))


def _figure(chance: random.Random) -> bytes:
    """One figure of the budget tables changed: a sum no longer holds."""
    parts = dict(_parts(MENDED))
    name, column = chance.choice(_FIGURES)
    cells = re.compile(rb'<c r="%s(\d+)" s="\d+"><v>(\d{4,})</v></c>' % column)
    found = chance.choice(list(cells.finditer(parts[name])))
    figure = int(found[2]) + chance.choice([-1000, -1, 1, 9, 1000, 10**9])
    parts[name] = parts[name][: found.start(2)] + b"%d" % figure + parts[name][found.end(2) :]
    return _zipped(parts)


MUTATIONS: tuple[Callable[[random.Random], bytes], ...] = (
    _bytes_of_the_file,
    _bytes_of_a_part,
    _attributes,
    _elements,
    _values,
    _whole_parts,
    _figure,
)


@dataclass(frozen=True)
class Outcome:
    """How it ended: ``refused``, ``errors``, ``ready``; ``wrong`` says what must not have happened."""

    kind: str
    wrong: str = ""


def outcome(content: bytes, folder: Path, *, changed_figure: bool, slow: float = math.inf) -> Outcome:
    """Check a workbook, and hold the result against what must be true of it; ``slow`` are too many seconds."""
    path = folder / "buku.xlsx"
    path.write_bytes(content)
    begun = time.process_time()
    try:
        grids = read_grids(path)
        result = check_report(report_of(grids), str(path))
    except UnreadableFile as error:
        return Outcome("refused", _badly_refused(error))
    except Exception:
        return Outcome("failed", traceback.format_exc())
    if time.process_time() - begun > slow:
        return Outcome("slow", f"{time.process_time() - begun:.1f} s")
    kind = _kind(result)
    if kind == "ready" and changed_figure:
        return Outcome(kind, "a changed figure was not seen")
    return Outcome(kind, _otherwise_read(content, grids))


def _kind(result: CheckResult) -> str:
    if result.nothing_checked:
        return "nothing checked"
    return "errors" if result.count(Severity.ERROR) else "ready"


def _badly_refused(error: UnreadableFile) -> str:
    texts = (error.unreadable.reason, error.unreadable.hint)
    return "" if all(texts) and texts[0].endswith(".") else f"a poor refusal: {texts}"


def _otherwise_read(content: bytes, grids: tuple[Grid, ...]) -> str:
    """Where openpyxl has another value than the reader; nothing where openpyxl cannot load the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except Exception:
        return ""
    sheets = {sheet.title: sheet for sheet in workbook.worksheets}
    for grid in grids:
        sheet = sheets.get(grid.name)
        if sheet is None or len(sheets) != len(grids):
            continue  # openpyxl leaves sheets out, and gives some of them another name
        theirs = {at: cell.value for at, cell in sheet._cells.items() if _has_value(cell)}
        ours = {at: raw.value for at, raw in grid.cells.items() if raw.value not in {None, ""}}
        # What is no number is an error of its cell; Python makes numbers of some of them.
        errors = {at for at, raw in grid.cells.items() if raw.kind == "e"}
        for at in (theirs.keys() | ours.keys()) - errors:
            if not _same(theirs.get(at), ours.get(at)):
                return f"{grid.name} {at}: openpyxl has {theirs.get(at)!r}, the reader {ours.get(at)!r}"
    return ""


def _has_value(cell: Any) -> bool:
    """Whether openpyxl has read a value: to a link without a text it gives the target of the link as one."""
    link = cell.hyperlink
    return cell.value not in {None, ""} and not (link and cell.value in {link.ref, link.location, link.target})


def _same(theirs: object, ours: object) -> bool:
    if isinstance(theirs, int | float) and isinstance(ours, int | float):
        return abs(theirs - ours) <= 1e-9 * max(1.0, abs(theirs)) or theirs == ours
    if isinstance(theirs, str) and isinstance(ours, str):
        return _plain(theirs) == _plain(ours)
    return theirs == ours or str(theirs) == str(ours)


def _plain(text: str) -> str:
    """openpyxl leaves Excel's escapes as they are, and characters that nobody can see."""
    return "".join(re.sub(r"_x[0-9A-Fa-f]{4}_|\ufffd", "", text).replace("x005F_", "").split())


def run(seconds: float, seed: int) -> int:
    """Fuzz for some time; print each thing that is wrong. The number of wrong ones."""
    counts: Counter[str] = Counter()
    wrong = 0
    end = time.monotonic() + seconds
    with TemporaryDirectory() as name:
        number = 0
        while time.monotonic() < end:
            chance = random.Random(f"{seed}-{number}")  # noqa: S311 - it has to come again from the seed
            mutation = chance.choice(MUTATIONS)
            found = outcome(mutation(chance), Path(name), changed_figure=mutation is _figure, slow=_SLOW)
            counts[f"{mutation.__name__.strip('_')}: {found.kind}"] += 1
            if found.wrong:
                wrong += 1
                print(f"seed {seed}-{number} {mutation.__name__}: {found.wrong}", flush=True)
            number += 1
    print(f"{number} workbooks in {seconds:.0f} s, {wrong} wrong")
    for kind, count in sorted(counts.items()):
        print(f"  {count:7} {kind}")
    return wrong


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    sys.exit(1 if run(chosen.seconds, chosen.seed) else 0)
