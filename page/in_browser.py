"""What the page asks of the tool, as texts of JSON in and out: the same functions as the command line calls.

The page lays the files that somebody has chosen into a folder of the browser's memory, which is the current one,
and takes what is written from another. Nothing lies on a disk, and all is gone with the page.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from lkjip_xl.books.old_results import read_old_results
from lkjip_xl.books.template.template import TemplateOptions
from lkjip_xl.check.assessment import identified
from lkjip_xl.files.find import find_workbooks
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
from lkjip_xl.tasks.check import Checked, check_file, name_of_marked, write_marked
from lkjip_xl.tasks.results import Format, write_results
from lkjip_xl.tasks.template import FILL_IT, WrongWish, asked_columns, clean_names, write_blank, years_of_renstra
from lkjip_xl.text.cell_formats import day_in_words
from lkjip_xl.text.words import printable

Answer = dict[str, Any]
_BUILT = frozenset({State.READY, State.NOT_READY})
_GOOD = frozenset({State.READY, State.CONSISTENT})
COMPILED = "terkompilasi"
"""The folder of the zip of modules that holds those with compiled parts, which are imported from no zip."""


class Session:
    """One visit to the page: what has been checked, with what beside it."""

    def __init__(self, outputs: Path, today: Callable[[], date] = date.today) -> None:
        self._outputs = outputs
        self._today = today
        self._limits = USUAL_LIMITS
        self._earlier: EarlierFiles | None = None
        self._checked: dict[str, Checked] = {}
        self._tasks: Mapping[str, Callable[..., Answer]] = {
            "find": self._find,
            "beside": self._beside,
            "check": self._check,
            "mark": self._mark,
            "build": self._build,
            "page": self._page,
            "results": self._results,
            "template": self._template,
        }

    def answer(self, request: str) -> str:
        """What a request (``do``, and what the task takes) gives; ``refused`` where it cannot be done, and why."""
        asked = json.loads(request)
        task = self._tasks[asked.pop("do")]
        try:
            given = task(**asked)
        except UnreadableFile as error:
            given = {"refused": refusal(error.unreadable)}
        except WrongWish as error:
            given = {"refused": str(error)}
        except (CannotWrite, WrongLimit) as error:
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

    def _beside(self, limits: list[str], earlier: list[str], *, alone: bool) -> Answer:
        """What is set for all files: the limits, and the reports of the year before."""
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
        return {"told": told}

    def _check(self, path: str, *, named: bool) -> Answer:
        checked = check_file(Path(path), self._limits, self._earlier, only_template=not named)
        self._checked[path] = checked
        result = checked.result
        state = result.state()
        return {
            "html": render_part(result, f"{Path(path).name}, diperiksa {day_in_words(self._today())}", worded),
            "state": state.value,
            "tone": _tone(result),
            "counts": {each.value: result.count(each) for each in Severity},
            "told": f"K07 tidak dinilai: {result.without_last_year}." if result.without_last_year else "",
            "marks": checked.opened is not None and bool(result.findings),
            "builds": state in _BUILT,
        }

    def _mark(self, path: str) -> Answer:
        target = self._outputs / name_of_marked(Path(path))
        told = write_marked(target, self._checked[path], self._limits)
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

    def _template(self, **wish: str) -> Answer:
        """A blank workbook; what is wished for as it stands in the fields, blank where nobody says."""
        instansi, pemerintah = clean_names(wish["instansi"], wish["pemerintah"])
        first, last = years_of_renstra(wish["renstra"])
        year = int(wish["tahun"]) if wish["tahun"] else None
        options = TemplateOptions(
            instansi,
            pemerintah,
            year,
            first,
            last,
            wish["kertas"],
            asked_columns([each for each in wish["kolom"].split(",") if each]),
            int(wish["indikator"] or 0),
            int(wish["baris"] or 0),
        )
        target = self._outputs / f"lkjip_{year or 'templat'}.xlsx"
        write_blank(target, options)
        return {
            "file": str(target),
            "told": [FILL_IT],
        }


def take_out_compiled(library: Path, target: Path) -> None:
    """Take what is compiled out of the zip of modules, into a folder that modules are imported from."""
    with zipfile.ZipFile(library) as archive:
        for name in archive.namelist():
            if name.startswith(f"{COMPILED}/"):
                file = target / name.removeprefix(f"{COMPILED}/")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(archive.read(name))


def warm_up() -> None:
    """Import what the first check needs, while somebody still chooses a file."""
    import_module("openpyxl")
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
    return value
