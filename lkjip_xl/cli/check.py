"""``lkjip-xl check``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND, NOT_READ, NOTHING_WRONG, WRONG_USE
from lkjip_xl.cli.last_year import TahunLalu, earlier_files, refuse_other_report
from lkjip_xl.cli.manuscript import marked_copies, opened_manuscript, write_marked_copies
from lkjip_xl.cli.many import NoCache, Proses, assessments, refuse_nothing
from lkjip_xl.cli.options import Batas, Timpa
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import complain, echo_for_programs, paint, refused, say, width
from lkjip_xl.files.find import Workbooks, find_workbooks
from lkjip_xl.files.limits import Limits, limits_of
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.report.last_year import EarlierFiles
from lkjip_xl.rules.findings import CheckResult, State
from lkjip_xl.show.file_list import left_alone, list_end, list_heading, list_line
from lkjip_xl.show.wrapping import wrapped
from lkjip_xl.tasks.results import Format, rendered, write_results

if TYPE_CHECKING:
    from lkjip_xl.books.marked.manuscript import MarkedCopies
    from lkjip_xl.books.old_results import OldFinding
    from lkjip_xl.files.kinds import DocumentFile
    from lkjip_xl.tasks.check import Checked


_GOOD, _BAD = (State.READY, State.CONSISTENT), (State.NOT_READY, State.INCONSISTENT)


@dataclass
class _Tally:
    """How many files are in which state."""

    states: Counter[State] = field(default_factory=Counter)
    wrong_use: int = 0
    without_last_year: int = 0

    def counted(self, results: Iterable[CheckResult], *, strict: bool) -> Iterator[CheckResult]:
        """The results, counted on their way."""
        for result in results:
            self.states[result.state(strict=strict)] += 1
            self.wrong_use += bool(result.unreadable and result.unreadable.wrong_use)
            self.without_last_year += bool(result.without_last_year)
            yield result

    @property
    def exit_code(self) -> int:
        """How the program ends; docs/usage.md has the table."""
        # A workbook in a folder that fills no template is none that was to be checked.
        total = sum(self.states.values()) - self.states[State.OTHER]
        good = sum(self.states[each] for each in _GOOD)
        if not good + sum(self.states[each] for each in _BAD):
            return WRONG_USE if total and self.wrong_use == total else NOT_READ
        all_right = good == total and not self.without_last_year
        return NOTHING_WRONG if all_right else ERRORS_FOUND


def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="BERKAS…",
            readable=False,
            help="Buku kerja .xlsx, laporan .docx, atau folder berisi buku kerja.",
        ),
    ],
    output_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="text|json|csv|html|xlsx",
            help="Bentuk hasil; biasanya text, atau menurut nama berkas -o.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="BERKAS", help="Tulis hasilnya ke berkas, bukan ke layar."),
    ] = None,
    annotate: Annotated[
        bool,
        typer.Option(
            "--annotate",
            help="Tulis juga salinan dengan sel temuannya ditandai (di Word: komentar); namanya dengan -o.",
        ),
    ] = False,
    detail: Annotated[
        bool, typer.Option("--detail", help="Tampilkan rincian setiap berkas, bukan satu baris saja.")
    ] = False,
    tahun_lalu: TahunLalu = None,
    laporan: Annotated[
        list[Path] | None,
        typer.Option(
            "--laporan",
            metavar="LKJIP.docx",
            readable=False,
            help="Cocokkan naskah laporan Word dengan buku kerjanya (aturan N); dapat diulang.",
        ),
    ] = None,
    hasil_lama: Annotated[
        Path | None,
        typer.Option(
            "--hasil-lama",
            metavar="BERKAS",
            readable=False,
            help="Bawa PENANGGUNG JAWAB dan CATATAN dari hasil pemeriksaan sebelumnya ke -o hasil.xlsx yang baru.",
        ),
    ] = None,
    bulanan: Annotated[
        bool,
        typer.Option(
            "--bulanan",
            help="Buku kerja sendiri: jumlah kolom triwulan atau bulan adalah realisasi setahun.",
        ),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Periksa lagi setiap kali buku kerjanya disimpan, sampai Ctrl+C.")
    ] = False,
    timpa: Timpa = False,
    strict: Annotated[bool, typer.Option("--strict", help="Anggap peringatan sebagai kesalahan.")] = False,
    no_cache: NoCache = False,
    proses: Proses = None,
    batas: Batas = None,
) -> None:
    """Memeriksa buku kerja, sefolder buku kerja, atau laporan Word, dan menyebut yang salah di selnya.

    Contoh: lkjip-xl check lkjip_2023.xlsx --annotate
    """
    limits = limits_of(batas or ())
    found = find_workbooks(files)
    written = opened_manuscript(laporan or (), found.files, limits, watched=watch)
    if watch:
        earlier = earlier_files(tahun_lalu or (), limits, alone=len(found.files) == 1, processes=proses)
        _watch(
            files, limits, earlier, strict=strict, monthly=bulanan, alone=not (annotate or output or output_format)
        )
    if not found.files and output_format is Format.JSON and not output:
        echo_for_programs(rendered([], Format.JSON, strict=strict))
    refuse_nothing(found)
    earlier_paths = find_workbooks(tahun_lalu or ()).files
    inputs = (*found.files, *earlier_paths, *([hasil_lama] if hasil_lama else []), *(laporan or ()))
    marked = _annotated(found.files, written, output, inputs, timpa=timpa) if annotate else None
    if marked:
        output = None  # it names the marked copy
    wanted = _wanted(output_format, output)
    if output:
        suffixes = [wanted.suffix] if output_format else [each.suffix for each in Format]
        refuse_to_overwrite(output, allowed=timpa, inputs=inputs, suffixes=suffixes)
    earlier = earlier_files(tahun_lalu or (), limits, alone=len(found.files) == 1, processes=proses)
    old = _old_results(hasil_lama, wanted, output, limits) if hasil_lama else None
    tally = _Tally()
    if len(found.files) > 1:
        assessed = assessments(
            found.files,
            limits,
            no_cache=no_cache,
            processes=proses,
            named=found.named,
            earlier=earlier,
            monthly=bulanan,
        )
        results = tally.counted((each.result for each in assessed), strict=strict)
        _show_several(results, found, tally, wanted, output, old, detail=detail, strict=strict)
    else:
        in_folder = found.files[0] not in found.named
        checked = _check(
            found.files[0], limits, earlier, only_template=in_folder, monthly=bulanan, written=written
        )
        results = tally.counted([checked.result], strict=strict)
        _show(results, found.files, wanted, output, old, strict=strict)
        if marked and checked.opened is not None:
            _write_marked(marked, checked, limits)
        if wanted is Format.TEXT:
            for line in left_alone(found):
                typer.echo(wrapped(line, "", width()))
    # What lies in a folder that cannot be opened may be anything.
    raise typer.Exit(max(tally.exit_code, ERRORS_FOUND if found.closed else NOTHING_WRONG))


def _watch(
    files: Sequence[Path],
    limits: Limits,
    earlier: EarlierFiles | None,
    *,
    strict: bool,
    monthly: bool,
    alone: bool,
) -> NoReturn:
    """Check until the user ends it, and end as the last check did."""
    if not alone:
        complain("--watch hanya menampilkan di layar: hilangkan -o, --format, dan --annotate.")
        raise typer.Exit(WRONG_USE)
    from lkjip_xl.cli.watch import watch

    tally = _Tally()
    watched = watch(files, limits, earlier, strict=strict, monthly=monthly)
    list(tally.counted(watched, strict=strict))
    raise typer.Exit(tally.exit_code)


def _old_results(file: Path, wanted: Format, output: Path | None, limits: Limits) -> Sequence[OldFinding]:
    """The findings of an earlier check; ends the program where they have no place to go, or cannot be read."""
    if wanted is not Format.XLSX or output is None:
        complain("Dengan --hasil-lama, tulis juga hasil yang baru, misalnya -o hasil_baru.xlsx.")
        raise typer.Exit(WRONG_USE)
    from lkjip_xl.books.old_results import read_old_results

    try:
        return read_old_results(file, limits)
    except UnreadableFile as error:
        raise refused(error, file) from error


def _wanted(output_format: Format | None, output: Path | None) -> Format:
    """The format that the user asked for, by its name or by that of the output."""
    if output_format is Format.XLSX and not output:
        complain("Tulis nama berkas hasilnya dengan -o, misalnya -o hasil.xlsx.")
        raise typer.Exit(WRONG_USE)
    if output_format or not output:
        return output_format or Format.TEXT
    return next((each for each in Format if each.suffix == output.suffix.lower()), Format.TEXT)


def _show_several(
    results: Iterator[CheckResult],
    found: Workbooks,
    tally: _Tally,
    wanted: Format,
    output: Path | None,
    old: Sequence[OldFinding] | None,
    *,
    detail: bool,
    strict: bool,
) -> None:
    """Show a list of the files, or the whole of each; what goes to programs stands alone."""
    listed = wanted is Format.TEXT and not output and not detail
    if listed:
        typer.echo(list_heading())
        for result in results:
            on_terminal = sys.stdout.isatty()
            typer.echo(list_line(result, width(), paint(), strict=strict, on_terminal=on_terminal))
    else:
        _show(results, found.files, wanted, output, old, strict=strict)
    if wanted is Format.TEXT or output:
        typer.echo()
        more = "Rincian: tambahkan --detail, atau -o hasil.xlsx." if listed else ""
        for line in list_end(tally.states, found, width(), paint(), more=more):
            typer.echo(line)
        if tally.without_last_year:
            say(f"Tidak dicocokkan dengan laporan tahun lalu (K07): {tally.without_last_year} berkas.")


def _show(
    results: Iterable[CheckResult],
    files: Sequence[Path],
    wanted: Format,
    output: Path | None,
    old: Sequence[OldFinding] | None,
    *,
    strict: bool,
) -> None:
    """Show the whole of each result as it comes, or write all of them."""
    from lkjip_xl.show.terminal import render_text

    if output:
        write_results(output, results, files, wanted, old, strict=strict)
        say(f"Hasil pemeriksaan ditulis: {shown(output)}")
    elif wanted is not Format.TEXT:
        echo_for_programs(rendered(list(results), wanted, strict=strict))
    else:
        for number, result in enumerate(results):
            if number:
                typer.echo()
            typer.echo(render_text(result, width(), paint(), strict=strict))


def _annotated(
    files: Sequence[Path],
    written: Sequence[DocumentFile],
    output: Path | None,
    inputs: Sequence[Path],
    *,
    timpa: bool,
) -> Path | MarkedCopies:
    """Where the marked copy goes, or those of workbook and written report; they must not destroy anything."""
    if written:
        return marked_copies(files[0], written, output, inputs, timpa=timpa)
    if len(files) > 1:
        complain("Dengan --annotate, periksa satu berkas saja; ulangi untuk berkas berikutnya.")
        raise typer.Exit(WRONG_USE)
    from lkjip_xl.tasks.check import name_of_marked, suffix_of_marked

    target = output or files[0].with_name(name_of_marked(files[0]))
    refuse_to_overwrite(target, allowed=timpa, inputs=inputs, suffixes=[suffix_of_marked(files[0])])
    return target


def _check(
    file: Path,
    limits: Limits,
    earlier: EarlierFiles | None,
    *,
    only_template: bool,
    monthly: bool,
    written: Sequence[DocumentFile],
) -> Checked:
    """The result for one file, whatever happens, with what was read of it."""
    from lkjip_xl.tasks.check import check_file

    with progress(f"Memeriksa {file.name}"):
        checked = check_file(file, limits, earlier, only_template=only_template, monthly=monthly, written=written)
    if checked.opened is not None:
        refuse_other_report(checked.result, earlier)
    return checked


def _write_marked(target: Path | MarkedCopies, checked: Checked, limits: Limits) -> None:
    if not isinstance(target, Path):
        write_marked_copies(target, checked, limits)
        return
    from lkjip_xl.tasks.check import write_marked

    with progress(f"Menulis {target.name}"):
        told = write_marked(target, checked, limits)
    # What a program reads from the output must stay whole.
    say(told.format(shown(target)), err=True)
