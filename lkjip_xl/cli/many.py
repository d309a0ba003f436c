"""Going through many workbooks: in several processes, with what is known already, and a bar on the terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.cli.exit_codes import NOT_READ
from lkjip_xl.cli.progress import Bar
from lkjip_xl.cli.screen import complain
from lkjip_xl.files.find import Workbooks
from lkjip_xl.files.limits import Limits
from lkjip_xl.show.file_list import left_alone

if TYPE_CHECKING:
    from lkjip_xl.check.assessment import Assessment
    from lkjip_xl.check.cache import ResultsCache
    from lkjip_xl.report.last_year import EarlierFiles

# Beginning a process takes as long as checking some workbooks.
_WORTH_A_PROCESS = 4

NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Periksa semua dari awal, juga berkas yang tidak berubah."),
]
Proses = Annotated[
    int | None,
    typer.Option(
        "--proses", metavar="1 sampai 60", min=1, max=60, help="Banyaknya proses; biasanya sebanyak prosesornya."
    ),
]


def number_of_processes(files: int, wanted: int | None) -> int:
    """How many processes are worth their beginning for so many files; 0 for none but this one."""
    from lkjip_xl.files.processes import usual_processes

    most = -(-files // _WORTH_A_PROCESS)
    return 0 if most <= 1 else min(wanted or usual_processes(), most)


def assessments(
    files: Sequence[Path],
    limits: Limits,
    *,
    no_cache: bool,
    processes: int | None,
    named: Collection[Path],
    earlier: EarlierFiles | None = None,
    monthly: bool = False,
) -> Iterator[Assessment]:
    """What there is to say of each file, in the order of the files; beside those of the year before, if asked.

    Of the files that are not ``named`` only those are checked that fill a template. ``monthly`` adds up what lists
    of an agency's own have of single months or quarters.
    """
    from lkjip_xl.check.assessment import assess, failed
    from lkjip_xl.files.processes import in_order

    number = number_of_processes(len(files), processes)
    work = partial(assess, limits=limits, earlier=earlier, named=frozenset(named), monthly=monthly)
    bar = Bar("Memeriksa", len(files))
    with _cache(limits, earlier.key if earlier else b"", no_cache=no_cache) as cache:
        known = cache.known if cache else (lambda _: None)
        with closing(in_order(work, files, number, known)) as results:
            bar.show()
            for path, found in results:
                bar.advance()
                if found is not None and cache:
                    cache.keep(found)
                yield found or failed(
                    path, "pemeriksaannya berhenti di tengah jalan, mungkin karena memori habis."
                )
                bar.show()


def refuse_nothing(found: Workbooks) -> None:
    """End the program where there is no workbook to look at, and say what there is instead."""
    if found.files:
        return
    for line in left_alone(found):
        complain(line)
    raise typer.Exit(NOT_READ)


@contextmanager
def _cache(limits: Limits, beside: bytes, *, no_cache: bool) -> Iterator[ResultsCache | None]:
    if no_cache:
        yield None
        return
    from platformdirs import user_cache_path

    from lkjip_xl.check.cache import results_cache

    with results_cache(user_cache_path("lkjip-xl", appauthor=False), limits, beside) as cache:
        yield cache
