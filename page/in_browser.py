"""What the page asks of the tool, as texts of JSON in and out: the same functions as the command line calls.

The page lays the files that somebody has chosen into a folder of the browser's memory, which is the current one,
and takes what is written from another. Nothing lies on a disk, and all is gone with the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.books.old_results import read_old_results
from lkjip_xl.check.assessment import Assessment, assess, identified
from lkjip_xl.files.find import find_workbooks, is_document
from lkjip_xl.files.kinds import DocumentFile
from lkjip_xl.files.limits import USUAL_LIMITS, WrongLimit, limits_of
from lkjip_xl.files.refusal import UnreadableFile, where_it_failed
from lkjip_xl.files.whole_file import CannotWrite
from lkjip_xl.report.last_year import EarlierFile, EarlierFiles
from lkjip_xl.rules import all_rules
from lkjip_xl.rules.findings import CheckResult, Severity, State
from lkjip_xl.show.file_list import left_alone
from lkjip_xl.show.html import render_html, render_part
from lkjip_xl.show.on_the_page import label, refusal, worded
from lkjip_xl.tasks.build import name_of_finished, read_and_judged, write_workbook
from lkjip_xl.tasks.check import (
    Checked,
    check_file,
    name_of_marked,
    opened_documents,
    write_marked,
    write_marked_report,
)
from lkjip_xl.tasks.recap import agencies_in, refuse_documents, told_of_missing, write_recap
from lkjip_xl.tasks.reconcile import write_reconciled
from lkjip_xl.tasks.results import Format, write_results
from lkjip_xl.tasks.telling import FileRefused, WrongWish
from lkjip_xl.text.cell_formats import day_in_words
from lkjip_xl.text.words import printable
from page.asked import held_against, take_out_compiled, told_as_list, write_asked

if TYPE_CHECKING:
    from lkjip_xl.check.reconciliation import Reconciliation

Answer = dict[str, Any]
_BUILT = frozenset({State.READY, State.NOT_READY})
_GOOD = frozenset({State.READY, State.CONSISTENT})


class Session:
    """One visit to the page: what has been checked, with what beside it."""

    def __init__(self, outputs: Path, today: Callable[[], date] = date.today) -> None:
        self._outputs = outputs
        self._today = today
        self._limits = USUAL_LIMITS
        self._earlier: EarlierFiles | None = None
        self._written: tuple[DocumentFile, ...] = ()
        self._held: tuple[Any, Reconciliation] | None = None
        self._checked: dict[str, Checked] = {}
        self._tasks: Mapping[str, Callable[..., Answer]] = {
            "find": self._find,
            "beside": self._beside,
            "check": self._check,
            "mark": self._mark,
            "build": self._build,
            "page": self._page,
            "results": self._results,
            "recap": self._recap,
            "reconcile": self._reconcile,
            "reconciliation": self._reconciliation,
            "template": self._template,
        }

    def answer(self, request: str) -> str:
        """What a request (``do``, and what the task takes) gives; ``refused`` where it cannot be done, and why."""
        asked = json.loads(request)
        task = self._tasks[asked.pop("do")]
        try:
            given = task(**asked)
        except UnreadableFile as error:
            named = f"{error.file.name}: " if isinstance(error, FileRefused) else ""
            given = {"refused": f"{named}{refusal(error.unreadable)}"}
        except (CannotWrite, WrongLimit, WrongWish) as error:
            given = {"refused": worded(error.advice)}
        except Exception as error:
            told = f"Maaf, {where_it_failed(error)} Kirim berkas ini kepada pengelola program."
            given = {"refused": told}
        return json.dumps({key: _printable(value) for key, value in given.items()})

    def _find(self, paths: list[str]) -> Answer:
        found = find_workbooks(map(Path, paths))
        self._checked.clear()
        return {
            "files": [{"path": str(file), "named": file in found.named} for file in found.files],
            "told": list(left_alone(found, label)),
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
                told.append(f"Tidak dipakai sebagai laporan tahun lalu: {path.name}: {refusal(one)}")
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
            "html": render_part(result, f"{Path(path).name}, diperiksa {day_in_words(self._today())}", worded),
            "state": state.value,
            "tone": _tone(result),
            "counts": {each.value: result.count(each) for each in Severity},
            "told": " ".join(self._told_of(checked)),
            "marks": checked.opened is not None and bool(result.findings),
            "written": [Path(each.path).name for each in checked.written if checked.opened is not None],
            "builds": state in _BUILT,
        }

    def _told_of(self, checked: Checked) -> Iterator[str]:
        """What was not held against a file although it was named."""
        if checked.result.without_last_year:
            yield f"K07 tidak dinilai: {checked.result.without_last_year}."
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
        return {"file": str(target), "told": [told.format(target.name)]}

    def _build(self, path: str, *, draft: bool) -> Answer:
        judged = read_and_judged(Path(path), self._limits)
        if errors := judged.errors_in_the_way(draft=draft):
            told = f"Belum ditulis: masih ada {errors} kesalahan. Betulkan dahulu, atau pilih “Draf”."
            return {"refused": told}
        target = self._outputs / name_of_finished(Path(path), draft=draft)
        told_of = write_workbook(target, judged, draft=draft)
        kind = "DRAF" if draft else "jadi"
        return {"file": str(target), "told": [f"Buku kerja {kind} ditulis: {target.name}", *told_of]}

    def _page(self, paths: list[str]) -> Answer:
        target = self._outputs / "hasil.html"
        results = [self._checked[path].result for path in paths]
        page = render_html(results, self._today(), wording=worded)
        target.write_text(f"{page}\n", encoding="utf-8", errors="replace")
        return {"file": str(target), "told": []}

    def _results(self, paths: list[str], old: str | None) -> Answer:
        target = self._outputs / "hasil.xlsx"
        before = read_old_results(Path(old), self._limits) if old else None
        write_results(target, (self._checked[path].result for path in paths), Format.XLSX, before)
        return {"file": str(target), "told": []}

    def _recap(self, paths: list[str], agencies: list[str]) -> Answer:
        """The recap of what was checked; the command line, too, counts no workbook that fills no template."""
        files = [Path(each) for each in paths]
        refuse_documents(files)
        listed = agencies_in(next(map(Path, agencies), None), self._limits)
        target = self._outputs / "rekap.xlsx"
        result = write_recap(target, map(self._assessed, files), listed)
        told = told_of_missing(result, len(listed or ()))
        return {"file": str(target), "told": [worded(each.text) for each in told]}

    def _assessed(self, file: Path) -> Assessment:
        """What a recap has of a file: what was found already, unless something was held against it besides."""
        checked = self._checked.get(str(file))
        if checked is None or checked.figures is None or self._earlier or checked.written:
            return assess(file, self._limits, named=())
        return Assessment(checked.result, checked.figures)

    def _template(self, folder: str, limits: list[str], **fields: Any) -> Answer:
        """A workbook to be filled; what is wished for as it stands in the fields, whose files lie in a folder."""
        take_out_compiled()
        with chdir(folder):
            target, written = write_asked(self._outputs, fields, limits_of(limits))
        return {"file": str(target), "lines": told_as_list(written.told), "told": []}

    def _reconcile(self, folder: str, limits: list[str], **fields: Any) -> Answer:
        """A report held against finance files, which lie in a folder beside it."""
        # Imported here: whoever checks does not wait for what reads finance files.
        from lkjip_xl.show.reconciliation_html import render_reconciled

        take_out_compiled()
        self._held = None
        with chdir(folder):
            report, found = held_against(fields, limits_of(limits))
        self._held = fields, found
        return {"html": render_reconciled(found, report, worded), "agrees": found.agrees}

    def _reconciliation(self, folder: str, limits: list[str], **fields: Any) -> Answer:
        """The workbook of what was held last; after a stop that is done again first."""
        if self._held is None or self._held[0] != fields:
            self._reconcile(folder, limits, **fields)
        target = self._outputs / "rekonsiliasi.xlsx"
        if self._held is not None:
            write_reconciled(target, self._held[1])
        return {"file": str(target), "told": []}


def warm_up() -> None:
    """Import what a check needs, before the memory that the page begins with is kept."""
    for name in ("openpyxl", "rapidfuzz.process", "difflib", "encodings.cp437"):
        import_module(name)
    all_rules()


def _tone(result: CheckResult) -> str:
    """How bad it is, in the words of the page's looks."""
    if result.state() not in _GOOD:
        return Severity.WARNING.value if result.not_template else Severity.ERROR.value
    return Severity.WARNING.value if result.count(Severity.WARNING) else "ready"


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
