"""What the page asks of the tool, as texts of JSON in and out: the same functions as the command line calls.

The page lays the files that somebody has chosen into a folder of the browser's memory, which is the current one,
and takes what is written from another. Nothing lies on a disk, and all is gone with the page.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.books.old_results import read_old_results
from lkjip_xl.check.assessment import Assessment, assess, identified
from lkjip_xl.check.unchecked import Unchecked
from lkjip_xl.files.find import find_workbooks, is_document
from lkjip_xl.files.kinds import DocumentFile
from lkjip_xl.files.limits import USUAL_LIMITS, WrongLimit, limits_of
from lkjip_xl.files.refusal import UnreadableFile, where_it_failed
from lkjip_xl.files.whole_file import CannotWrite
from lkjip_xl.report.last_year import EarlierFile, EarlierFiles
from lkjip_xl.rules import all_rules
from lkjip_xl.rules.findings import CheckResult, Severity, State
from lkjip_xl.show.file_list import left_alone
from lkjip_xl.show.html import codes_of, explanations, render_html, render_part
from lkjip_xl.show.on_the_page import label
from lkjip_xl.show.recap_tables import rows_path
from lkjip_xl.show.wording import refusal, ways_named_by, worded
from lkjip_xl.show.words import not_last_year, without_last_year
from lkjip_xl.tasks.build import name_of_finished, read_and_judged, write_workbook
from lkjip_xl.tasks.check import (
    Checked,
    check_file,
    name_of_marked,
    opened_documents,
    write_marked,
    write_marked_report,
)
from lkjip_xl.tasks.recap import agencies_in, refuse_documents, told_of_missing, write_recap, write_recap_data
from lkjip_xl.tasks.results import Format, write_results
from lkjip_xl.tasks.telling import FileRefused, WrongWish
from lkjip_xl.text.cell_formats import day_in_words
from lkjip_xl.text.words import printable
from page.asked import Answer, Forms
from page.packing import as_one

if TYPE_CHECKING:
    from lkjip_xl.check.recap import Recap

_BUILT = frozenset({State.READY, State.NOT_READY})
# Nothing of these is added up in a recap, nor of a document of Word.
_NOT_JUDGED = frozenset({State.EMPTY, State.OTHER, State.UNREADABLE})
_NO_TEMPLATE = State.OTHER.in_sentence
_ORIGINAL = "Yang dibetulkan berkas aslinya, bukan salinan ini."


class Session:
    """One visit to the page: what was checked, with what beside it; ``small`` is a workbook to warm up with."""

    def __init__(self, outputs: Path, today: Callable[[], date] = date.today, small: bytes = b"") -> None:
        self._outputs = outputs
        self._small = small
        self._today = today
        self._limits = USUAL_LIMITS
        self._earlier: EarlierFiles | None = None
        self._written: tuple[DocumentFile, ...] = ()
        self._checked: dict[str, Checked] = {}
        self._tasks: Mapping[str, Callable[..., Answer]] = {
            "warm_up": self._warm_up,
            "find": self._find,
            "beside": self._beside,
            "check": self._check,
            "mark": self._mark,
            "build": self._build,
            "page": self._page,
            "results": self._results,
            "recap": self._recap,
            "uncounted": self._uncounted,
            **Forms(outputs).tasks,
        }

    def answer(self, request: str) -> str:
        """What a request (``do``, and what the task takes) gives; ``refused`` where it cannot be done, and why."""
        asked = json.loads(request)
        task = self._tasks[asked.pop("do")]
        with ways_named_by(label):
            given = self._given(task, asked)
        return json.dumps({key: _printable(value) for key, value in given.items()})

    def _given(self, task: Callable[..., Answer], asked: Mapping[str, Any]) -> Answer:
        try:
            return task(**asked)
        except UnreadableFile as error:
            named = f"{error.file.name}: " if isinstance(error, FileRefused) else ""
            return {"refused": f"{named}{refusal(error.unreadable)}"}
        except (CannotWrite, WrongLimit, WrongWish) as error:
            return {"refused": worded(error.advice)}
        except Exception as error:
            told = f"Maaf, {where_it_failed(error)} Kirim berkas ini kepada pengelola program."
            return {"refused": told}

    def _warm_up(self) -> Answer:
        """Check a small workbook: browsers make what has run once faster, while files are still being chosen."""
        path = self._outputs / "kecil.xlsx"
        path.write_bytes(self._small)
        self._check(str(path), named=True)
        path.unlink()
        self._forget()
        return {}

    def _forget(self) -> None:
        """Forget what was checked, whose parts hold one another: its memory is free for what comes next."""
        self._checked.clear()
        gc.collect()

    def _find(self, paths: list[str]) -> Answer:
        self._forget()
        found = find_workbooks(map(Path, paths))
        return {
            "files": [{"path": str(file), "named": file in found.named} for file in found.files],
            "told": list(left_alone(found)),
        }

    def _beside(self, limits: list[str], earlier: list[str], written: list[str], *, alone: bool) -> Answer:
        """What is set for all files: the limits, the reports of the year before, and the written report of one."""
        self._limits = limits_of(limits)
        self._checked.clear()
        read, told = [], []
        for path in find_workbooks(map(Path, earlier)).files:
            one = identified(path, self._limits)
            if isinstance(one, EarlierFile):
                read.append(one)
            else:
                told.append(not_last_year(path.name, refusal(one)))
        self._earlier = EarlierFiles(tuple(read), alone=alone and len(read) == 1) if read else None
        self._written = ()
        if written and not alone:
            told.append("Naskah laporan tidak dicocokkan: pilih satu buku kerja saja, yaitu sumber naskah itu.")
        elif written:
            self._written = opened_documents([*map(Path, written)], self._limits)
        return {"told": told}

    def _check(self, path: str, *, named: bool) -> Answer:
        written = () if is_document(Path(path)) else self._written
        checked = check_file(Path(path), self._limits, self._earlier, only_template=not named, written=written)
        self._checked[path] = checked
        result = checked.result
        state = result.state()
        return {
            "html": render_part(result, f"{Path(path).name}, diperiksa {day_in_words(self._today())}"),
            "rules": explanations(codes_of(result)),
            "state": state.value,
            "unread": state.in_sentence if state is State.UNREADABLE else "",
            "reason": _why_refused(result),
            "tone": _tone(result),
            "counts": {each.value: result.count(each) for each in Severity},
            "told": " ".join(self._told_of(checked)),
            "marks": checked.opened is not None and bool(result.findings) and state is not State.EMPTY,
            "judged": state not in _NOT_JUDGED,
            "left_out": _why_left_out(result),
            "written": [Path(each.path).name for each in checked.written if checked.opened is not None],
            "builds": state in _BUILT,
        }

    def _told_of(self, checked: Checked) -> Iterator[str]:
        """What was not held against a file although it was named."""
        if told := without_last_year(checked.result):
            yield told
        if self._written and not checked.written:
            yield "Naskah laporan tidak dicocokkan: pilih buku kerja yang menjadi sumbernya, bukan dokumen Word."

    def _mark(self, path: str, copy: int = 0) -> Answer:
        """The marked copy of a file, or the one of a document of its written report, counted from 1."""
        checked = self._checked[path]
        target = self._outputs / name_of_marked(Path(path))
        if checked.written and checked.opened is not None:
            documents = (name_of_marked(Path(each.path)) for each in checked.written)
            copies = (target, *(self._outputs / name for name in documents))
            elsewhere = write_marked_report(copies, checked, self._limits)
            told_of = [f"{elsewhere} temuan tidak punya tempat di naskah."] if elsewhere and copy else []
            return {"file": str(copies[copy]), "told": told_of}
        told = write_marked(target, checked, self._limits)
        # Its name is told with the download.
        return {"file": str(target), "told": [f"{told.replace(' ditulis: {}', '')}.", _ORIGINAL]}

    def _build(self, path: str, *, draft: bool) -> Answer:
        judged = read_and_judged(Path(path), self._limits)
        if errors := judged.errors_in_the_way(draft=draft):
            told = f"Belum ditulis: masih ada {errors} kesalahan. Betulkan dahulu, atau pilih “Draf”."
            return {"refused": told}
        target = self._outputs / name_of_finished(Path(path), draft=draft)
        told_of = write_workbook(target, judged, draft=draft)
        kind = "DRAF" if draft else "jadi"
        return {"file": str(target), "told": [f"Buku kerja {kind}.", *told_of]}

    def _page(self, paths: list[str], left: Sequence[Sequence[str]] = ()) -> Answer:
        target = self._outputs / "hasil.html"
        results = [self._checked[path].result for path in paths]
        page = render_html(results, self._today(), unchecked=_unchecked(left))
        target.write_text(f"{page}\n", encoding="utf-8", errors="replace")
        return {"file": str(target), "told": []}

    def _results(self, paths: list[str], old: str | None, left: Sequence[Sequence[str]] = ()) -> Answer:
        target = self._outputs / "hasil.xlsx"
        before = read_old_results(Path(old), self._limits) if old else None
        results = (self._checked[path].result for path in paths)
        unchecked = _unchecked(left)
        files = [*map(Path, (*paths, *(each.file for each in unchecked)))]
        write_results(target, results, files, Format.XLSX, before, unchecked=unchecked)
        return {"file": str(target), "told": []}

    def _recap(
        self, paths: list[str], agencies: list[str], left: Sequence[Sequence[str]] = (), *, data: bool = False
    ) -> Answer:
        """The recap of what was checked, as a workbook or as data for other programs.

        Of what is ``left`` without a turn the workbook says so. The command line, too, counts no workbook that
        fills no template.
        """
        named = [Path(each) for each in paths]
        files = [each for each in named if not is_document(each)]
        refuse_documents([] if files else named)
        listed = agencies_in(next(map(Path, agencies), None), self._limits)
        assessed = map(self._assessed, files)
        if data:
            tables = self._outputs / "rekap.csv"
            result = write_recap_data(tables, assessed, listed)
            target = as_one(self._outputs / "rekap_csv.zip", (tables, rows_path(tables)))
        else:
            target = self._outputs / "rekap.xlsx"
            result = write_recap(target, assessed, listed, _unchecked(left))
        told = [worded(each.text) for each in told_of_missing(result, len(listed or ()))]
        return {"file": str(target), "told": told, "uncounted": _uncounted_in(result)}

    def _uncounted(self, paths: list[str]) -> Answer:
        """Which workbooks with figures a recap of what was checked will not add up."""
        from lkjip_xl.check.recap import agency_line, recap_of

        checked = [self._checked[path] for path in paths if not is_document(Path(path))]
        lines = (agency_line(Assessment(each.result, each.figures)) for each in checked)
        return {"uncounted": _uncounted_in(recap_of(lines))}

    def _assessed(self, file: Path) -> Assessment:
        """What a recap has of a file: what was found already, unless something was held against it besides."""
        checked = self._checked.get(str(file))
        if checked is None or checked.figures is None or self._earlier or checked.written:
            return assess(file, self._limits, named=())
        return Assessment(checked.result, checked.figures)


def _unchecked(left: Sequence[Sequence[str]]) -> tuple[Unchecked, ...]:
    """The files that had no turn, each with why."""
    return tuple(Unchecked(path, why) for path, why in left)


def _why_refused(result: CheckResult) -> str:
    """Why a file was not checked, in short; empty where it was."""
    return result.unreadable.reason.partition(". ")[0].removesuffix(".") if result.unreadable else ""


def _why_left_out(result: CheckResult) -> str:
    """Why a recap has no figures of a file; empty where it has."""
    if is_document(Path(result.file)):
        return "dokumen Word"
    match result.state():
        case State.EMPTY:
            return State.EMPTY.in_sentence
        case State.UNREADABLE:
            return _why_refused(result)
        case State.OTHER:
            return _NO_TEMPLATE
        case _:
            return _NO_TEMPLATE if result.document else ""


def _uncounted_in(recap: Recap) -> list[str]:
    """Which workbooks with figures are not added up, and why: only beside the others it is known."""
    filled = (line for line in recap.lines if line.state in _BUILT and not line.counted)
    return [f"{line.file}: {worded(line.remark).partition(';')[0]}" for line in filled]


def import_for_checks() -> None:
    """Import what a check needs, before the memory that the page begins with is kept."""
    for name in ("openpyxl", "rapidfuzz.process", "difflib", "encodings.cp437"):
        import_module(name)
    all_rules()


def _tone(result: CheckResult) -> str:
    """How bad it is, in the words of the page's looks."""
    match result.state():
        case State.OTHER:
            return Severity.WARNING.value
        case State.EMPTY:
            return Severity.INFO.value
        case State.READY | State.CONSISTENT:
            return Severity.WARNING.value if result.count(Severity.WARNING) else "ready"
        case _:
            return Severity.ERROR.value


def _printable(value: Any) -> Any:
    """A text without what no page can show."""
    match value:
        case str():
            return printable(value)
        case list():
            return [_printable(each) for each in value]
        case dict():
            return {key: _printable(each) for key, each in value.items()}
    return value
