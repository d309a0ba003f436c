"""The command line: the only place that prints, and the only one that ends the program."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl import __version__
from lkjip_xl.findings import CheckResult, Severity, Unreadable
from lkjip_xl.limits import Limits, WrongLimit, limits_of
from lkjip_xl.model import Settings
from lkjip_xl.numbers import Dot, read_number
from lkjip_xl.progress import progress
from lkjip_xl.usage import IndonesianCommand, IndonesianGroup, usage_error
from lkjip_xl.whole_file import CannotWrite, refuse_to_overwrite, shown, whole_file
from lkjip_xl.words import printable

if TYPE_CHECKING:
    from lkjip_xl.build.template import Filling
    from lkjip_xl.finance.reading import ReadingOptions
    from lkjip_xl.finance.source import Source
    from lkjip_xl.refusal import UnreadableFile
    from lkjip_xl.render import Paint

NOTHING_WRONG, ERRORS_FOUND, WRONG_USE, NOT_READ = 0, 1, 2, 3
_INTERRUPTED = 130

app = typer.Typer(
    name="lkjip-xl",
    cls=IndonesianGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Format(Enum):
    """How check prints what it found."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


class TableFormat(Enum):
    """How reconcile prints what it found."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Tahapan(Enum):
    """Which budget of the year, where a file has both."""

    MURNI = "murni"
    PERUBAHAN = "perubahan"


class Paper(Enum):
    """The paper that the workbook is printed on."""

    FOLIO = "folio"
    A4 = "a4"


_Batas = Annotated[
    list[str] | None,
    typer.Option(
        "--batas",
        metavar="NAMA=ANGKA",
        envvar="LKJIP_XL_BATAS",
        help="Ubah batas ukuran berkas, misalnya berkas=100; boleh diulang.",
    ),
]

_SUFFIXES = {Format.TEXT: ".txt", Format.JSON: ".json", Format.CSV: ".csv", Format.HTML: ".html"}
_LONGEST_NAME = 200
_PAPERS = {Paper.FOLIO: "Folio (F4)", Paper.A4: "A4"}


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lkjip-xl {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def lkjip_xl(
    context: typer.Context,
    _show_version: Annotated[
        bool, typer.Option("--version", help="Tampilkan versi program.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Memeriksa dan menyelesaikan buku kerja Excel tabel-tabel LKjIP.

    Urutan kerja: lkjip-xl template, isi di Excel, lkjip-xl check, lkjip-xl build.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(cls=IndonesianCommand)
def template(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="BERKAS", help="Nama berkas templat yang ditulis.")
    ] = Path("lkjip_template.xlsx"),
    instansi: Annotated[str, typer.Option(metavar="NAMA", help="Nama perangkat daerah.")] = "",
    pemerintah: Annotated[
        str, typer.Option(metavar="NAMA", help="Pemerintah daerahnya, misalnya “Kota Jambi”.")
    ] = "",
    tahun: Annotated[
        int | None, typer.Option(metavar="TAHUN", min=2000, max=2100, help="Tahun laporan, misalnya 2023.")
    ] = None,
    renstra: Annotated[
        str, typer.Option(metavar="AWAL-AKHIR", help="Tahun pertama dan terakhir Renstra, misalnya 2021-2026.")
    ] = "",
    dari: Annotated[
        Path | None,
        typer.Option(
            "--dari", metavar="BERKAS", readable=False, help="Isi Tabel 2.7 dari Rekap 5, DPA, atau LRA."
        ),
    ] = None,
    tahapan: Annotated[
        Tahapan | None,
        typer.Option(metavar="murni|perubahan", help="Pagu yang dipakai, bila berkas --dari memuat keduanya."),
    ] = None,
    skpd: Annotated[
        str, typer.Option(metavar="KODE|NAMA", help="SKPD yang dipakai, bila berkas --dari memuat beberapa.")
    ] = "",
    kertas: Annotated[
        Paper, typer.Option(metavar="folio|a4", help="Ukuran kertas; biasanya folio.")
    ] = Paper.FOLIO,
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")] = False,
    batas: _Batas = None,
) -> None:
    """Menulis buku kerja templat untuk diisi di Excel.

    Contoh: lkjip-xl template -o lkjip_2023.xlsx --tahun 2023 --instansi "Dinas Kesehatan"
    """
    from lkjip_xl.build.template import TemplateOptions, write_template

    refuse_to_overwrite(output, allowed=timpa, inputs=(dari,) if dari else ())
    if max(len(instansi), len(pemerintah)) > _LONGEST_NAME:
        _complain(f"Nama terlalu panjang; paling banyak {_LONGEST_NAME} huruf.")
        raise typer.Exit(WRONG_USE)
    # A control character, pasted with the name, would make a file that Excel cannot open.
    names = (printable(instansi).strip(), printable(pemerintah).strip())
    years = _years_of_renstra(renstra)
    filling = None
    if dari:
        source, filling = _filling_from(dari, _reading_options(tahun, tahapan, skpd, batas))
        tahun = tahun or source.year
        names = (names[0] or (source.skpd[0].name if source.skpd else ""), names[1])
    write_template(output, TemplateOptions(*names, tahun, *years, kertas=_PAPERS[kertas]), filling)
    typer.echo(f"Templat ditulis: {shown(output)}")
    if dari and filling:
        rows = len(filling.tables["tabel_2_7"])
        typer.echo(f"Tabel 2.7 sudah berisi {rows} baris dari {shown(dari)}; lengkapi indikator dan targetnya.")
    typer.echo("Buka di Excel dan isi sel kuning. Lembar Petunjuk menjelaskan caranya.")


def _filling_from(file: Path, options: ReadingOptions) -> tuple[Source, Filling]:
    """A file of the finance system, and what it fills of a template."""
    from lkjip_xl.build.template_from import filling_from
    from lkjip_xl.finance.reading import read_source
    from lkjip_xl.reader import UnreadableFile

    try:
        with progress(f"Membaca {file.name}"):
            source = read_source(file, options)
        if options.year and source.year and options.year != source.year:
            _complain(
                f"{shown(file)} berisi tahun {source.year}, bukan {options.year}. "
                "Samakan --tahun, atau pakai berkas lain."
            )
            raise typer.Exit(WRONG_USE)
        return source, filling_from(source)
    except UnreadableFile as error:
        raise _refused(error, file) from error


def _years_of_renstra(text: str) -> tuple[int | None, int | None]:
    """The first and the last year of the Renstra as the user named them."""
    if not text:
        return None, None
    match = re.fullmatch(r"(20\d\d)\s*[-–]\s*(20\d\d)", text.strip())
    years = Settings(awal_renstra=int(match[1]), akhir_renstra=int(match[2])) if match else Settings()
    if not years.renstra:
        _complain("Tulis tahun Renstra seperti 2021-2026: tahun pertama, tanda -, tahun terakhir.")
        raise typer.Exit(WRONG_USE)
    return years.awal_renstra, years.akhir_renstra


@app.command(cls=IndonesianCommand)
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="BERKAS…", readable=False, help="Buku kerja .xlsx yang diperiksa.")
    ],
    output_format: Annotated[
        Format, typer.Option("--format", metavar="text|json|csv|html", help="Bentuk hasil; biasanya text.")
    ] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="BERKAS", help="Tulis hasilnya ke berkas, bukan ke layar."),
    ] = None,
    annotate: Annotated[
        bool,
        typer.Option(
            "--annotate",
            help="Tulis juga salinan buku kerja dengan sel-sel temuannya ditandai; namanya dengan -o.",
        ),
    ] = False,
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Anggap peringatan sebagai kesalahan.")] = False,
    batas: _Batas = None,
) -> None:
    """Memeriksa buku kerja dan menyebut yang salah di selnya.

    Contoh: lkjip-xl check lkjip_2023.xlsx --annotate
    """
    from lkjip_xl import render

    marked = _annotated(files, output, timpa=timpa) if annotate else None
    if marked:
        output = None  # it names the marked copy
    if output:
        refuse_to_overwrite(output, allowed=timpa, inputs=files, suffix=_SUFFIXES[output_format])
    limits = limits_of(batas or ())
    results: list[CheckResult] = []
    for file in files:
        results.append(_check(file, limits))
        if output_format is Format.TEXT and not output:
            if len(results) > 1:
                typer.echo()
            typer.echo(render.render_text(results[-1], _width(), _paint(), strict=strict))
    if output:
        with whole_file(output) as path:
            path.write_text(
                _rendered(results, output_format, strict=strict) + "\n", encoding="utf-8", errors="replace"
            )
        typer.echo(f"Hasil pemeriksaan ditulis: {shown(output)}")
    elif output_format is not Format.TEXT:
        _echo_for_programs(_rendered(results, output_format, strict=strict))
    if marked:
        _write_annotated(marked, files[0], results[0])
    raise typer.Exit(max(_exit_code(result, strict=strict) for result in results))


def _annotated(files: Sequence[Path], output: Path | None, *, timpa: bool) -> Path:
    """Where the marked copy goes; it must not destroy anything."""
    if len(files) > 1:
        _complain("Dengan --annotate, periksa satu berkas saja; ulangi untuk berkas berikutnya.")
        raise typer.Exit(WRONG_USE)
    # A workbook with macros stays one: Excel refuses macros in a file that is called .xlsx.
    suffix = ".xlsm" if files[0].suffix.lower() == ".xlsm" else ".xlsx"
    target = output or files[0].with_name(f"{files[0].stem}_temuan{suffix}")
    refuse_to_overwrite(target, allowed=timpa, inputs=files, suffix=suffix)
    return target


def _write_annotated(target: Path, file: Path, result: CheckResult) -> None:
    if result.unreadable:
        return
    from lkjip_xl.annotate import write_annotated

    with progress(f"Menulis {target.name}"):
        write_annotated(target, file, result)
    # What a program reads from the output must stay whole.
    typer.echo(f"Salinan dengan tanda di sel-sel temuannya ditulis: {shown(target)}", err=True)


def _rendered(results: Sequence[CheckResult], output_format: Format, *, strict: bool) -> str:
    """The results as they go into a file or to another program."""
    from lkjip_xl import render

    match output_format:
        case Format.JSON:
            return render.render_json(results)
        case Format.CSV:
            return render.render_csv(results)
        case Format.HTML:
            from lkjip_xl.html_page import render_html

            return render_html(results, strict=strict)
        case Format.TEXT:
            return "\n\n".join(render.render_text(result, strict=strict) for result in results)


def _check(file: Path, limits: Limits) -> CheckResult:
    """The result for one file, whatever happens: one bad file never stops the others."""
    from lkjip_xl.check import check_file

    try:
        with progress(f"Memeriksa {file.name}"):
            return check_file(file, limits)
    except Exception as error:
        return CheckResult(
            str(file), unreadable=Unreadable(_unexpected(error), "Kirim berkas ini kepada pengelola program.")
        )


def _exit_code(result: CheckResult, *, strict: bool) -> int:
    if result.unreadable:
        return WRONG_USE if result.unreadable.wrong_use else NOT_READ
    if result.nothing_checked:
        return NOT_READ
    if result.count(Severity.ERROR) or (strict and result.count(Severity.WARNING)):
        return ERRORS_FOUND
    return NOTHING_WRONG


@app.command(cls=IndonesianCommand)
def build(
    file: Annotated[
        Path, typer.Argument(metavar="BERKAS", readable=False, help="Buku kerja .xlsx yang sudah diisi.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="BERKAS", help="Nama hasilnya; biasanya BERKAS_selesai.xlsx."),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Tetap tulis walaupun ada kesalahan, bertanda DRAF.")
    ] = False,
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")] = False,
    batas: _Batas = None,
) -> None:
    """Menulis buku kerja jadi: tabel rapi, ringkasan, grafik, dan daftar temuan.

    Contoh: lkjip-xl build lkjip_2023.xlsx
    """
    from lkjip_xl.check import check_report
    from lkjip_xl.reader import UnreadableFile, read_report

    target = output or file.with_name(f"{file.stem}_{'draf' if draft else 'selesai'}.xlsx")
    try:
        with progress(f"Membaca {file.name}"):
            report = read_report(file, limits_of(batas or ()))
    except UnreadableFile as error:
        raise _refused(error, file) from error
    refuse_to_overwrite(target, allowed=timpa, inputs=(file,))
    result = check_report(report, str(file))
    errors = result.count(Severity.ERROR)
    if errors and not draft:
        _complain(
            f"Belum ditulis: masih ada {errors} kesalahan di {shown(file)}.\n"
            f"Lihat dengan lkjip-xl check {shown(file)}, betulkan, lalu ulangi. "
            "Untuk tetap menulisnya sebagai DRAF, tambahkan --draft."
        )
        raise typer.Exit(ERRORS_FOUND)
    from lkjip_xl.build.finished import write_finished

    with progress(f"Menulis {target.name}"):
        kept = write_finished(target, report, result, draft=draft)
    typer.echo(f"Buku kerja {'DRAF' if draft else 'jadi'} ditulis: {shown(target)}")
    if findings := len(list(result.standing())):
        typer.echo(f"Lembar Temuan memuat {findings} temuan untuk dilihat.")
    if kept:
        typer.echo(
            f"Perhatian: {len(kept)} sel yang dikecualikan ditulis seperti yang diketik, tanpa rumus. "
            "Lihat lembar Temuan."
        )


@app.command(cls=IndonesianCommand)
def reconcile(
    file: Annotated[
        Path, typer.Argument(metavar="LKJIP", readable=False, help="Buku kerja LKjIP .xlsx yang sudah diisi.")
    ],
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="BERKAS…",
            readable=False,
            help="Berkas keuangan: Rekap 5, realisasi, LRA, DPA, atau CSV.",
        ),
    ],
    output_format: Annotated[
        TableFormat, typer.Option("--format", metavar="text|json|csv", help="Bentuk hasil; biasanya text.")
    ] = TableFormat.TEXT,
    tahapan: Annotated[
        Tahapan | None,
        typer.Option(metavar="murni|perubahan", help="Pagu yang dipakai, bila berkasnya memuat keduanya."),
    ] = None,
    skpd: Annotated[
        str, typer.Option(metavar="KODE|NAMA", help="SKPD yang dipakai, bila berkasnya memuat beberapa.")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="HASIL", help="Tulis juga buku kerja rekonsiliasinya (.xlsx)."),
    ] = None,
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")] = False,
    toleransi: Annotated[
        str, typer.Option(metavar="RUPIAH", help="Selisih sampai sebesar ini dianggap sama; biasanya 0.")
    ] = "0",
    batas: _Batas = None,
) -> None:
    """Mencocokkan pagu dan realisasi dengan berkas dari sistem keuangan.

    Contoh: lkjip-xl reconcile lkjip_2023.xlsx rekap_5.xlsx realisasi.xlsx -o rekonsiliasi.xlsx
    """
    from lkjip_xl import render_reconciliation as render
    from lkjip_xl.finance.reading import read_source
    from lkjip_xl.finance.reconciliation import reconcile as hold_against
    from lkjip_xl.reader import UnreadableFile, read_report

    if output:
        refuse_to_overwrite(output, allowed=timpa, inputs=(file, *files))
    tolerance = _rupiah(toleransi)
    reading: Path | None = file
    try:
        with progress(f"Membaca {file.name}"):
            report = read_report(file, limits_of(batas or ()))
        options = _reading_options(report.settings.tahun, tahapan, skpd, batas)
        sources = []
        for reading in files:
            with progress(f"Membaca {reading.name}"):
                sources.append(read_source(reading, options))
        reading = None
        found = hold_against(report, sources, tolerance)
    except UnreadableFile as error:
        raise _refused(error, reading) from error
    match output_format:
        case TableFormat.TEXT:
            typer.echo(render.render_text(found, _width(), _paint()))
        case TableFormat.JSON:
            _echo_for_programs(render.render_json(found))
        case TableFormat.CSV:
            _echo_for_programs(render.render_csv(found))
    if output:
        from lkjip_xl.build.reconciliation_book import write_reconciliation

        with progress(f"Menulis {output.name}"):
            write_reconciliation(output, found)
        # What a program reads from the output must stay whole.
        typer.echo(f"Buku kerja rekonsiliasi ditulis: {shown(output)}", err=True)
    raise typer.Exit(NOTHING_WRONG if found.agrees else ERRORS_FOUND)


@app.command(cls=IndonesianCommand)
def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="KODE", help="Kode aturan, misalnya T01; kosong: semua.")
    ] = None,
) -> None:
    """Menjelaskan sebuah aturan: apa yang diperiksa, mengapa, dan cara memperbaikinya.

    Contoh: lkjip-xl explain T01
    """
    from lkjip_xl import render
    from lkjip_xl.rules import all_rules

    rules = {rule.code: rule for rule in all_rules()}
    if code is None:
        typer.echo(render.render_rules(rules.values()))
        typer.echo("\nPenjelasan lengkap: lkjip-xl explain KODE")
    elif rule := rules.get(code.strip().upper()):
        typer.echo(render.render_rule(rule, _width()))
    else:
        _complain(f"Aturan {code} tidak ada. Ketik lkjip-xl explain untuk melihat semua aturan.")
        raise typer.Exit(WRONG_USE)


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def _paint() -> Paint:
    """Colours on a terminal, none in a pipe or where the user asks for none."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return lambda text, _severity: text
    colours = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "green", None: None}
    return lambda text, severity: typer.style(text, fg=colours[severity], bold=True)


def _reading_options(
    tahun: int | None, tahapan: Tahapan | None, skpd: str, batas: list[str] | None
) -> ReadingOptions:
    """How to read a file of the finance system, as the user's options say."""
    from lkjip_xl.finance.reading import ReadingOptions
    from lkjip_xl.finance.source import Stage

    stage = Stage(tahapan.value) if tahapan else None
    return ReadingOptions(tahun, stage, skpd.strip(), limits_of(batas or ()))


def _rupiah(text: str) -> Decimal:
    """An amount as the user wrote it: 1.000 is a thousand."""
    read = read_number(text, Dot.THOUSANDS)
    if read is None or read.percent or read.value < 0:
        _complain("Tulis --toleransi dalam rupiah, misalnya 1000 atau 1.000.")
        raise typer.Exit(WRONG_USE)
    return read.value


def _echo_for_programs(text: str) -> None:
    """Print what a program reads, whatever the console's code page is."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    typer.echo(text)


def _refused(error: UnreadableFile, file: Path | None) -> typer.Exit:
    """Say why a file could not be read, and with which code the program ends."""
    prefix = f"{shown(file)}: " if file else ""
    _complain(prefix + printable(f"{error.unreadable.reason} {error.unreadable.hint}"))
    return typer.Exit(WRONG_USE if error.unreadable.wrong_use else NOT_READ)


def _complain(text: str) -> None:
    typer.echo(text, err=True)


def _unexpected(error: Exception) -> str:
    """Where this program went wrong, in one sentence for whoever mends it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"program ini gagal di {where} ({type(error).__name__})."


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; every way it can end is an exit code of the documentation."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console of an old code page cannot show everything that staff write.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # Whoever ends the program from outside leaves no half file behind either.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = app(args=arguments, prog_name="lkjip-xl", standalone_mode=False)
    except (CannotWrite, WrongLimit) as error:
        _complain(str(error))
        return WRONG_USE
    except (KeyboardInterrupt, typer.Abort):
        _complain("Dihentikan.")
        return _INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the library makes the one of the other
        # Whoever read the output has seen enough; keep Python from complaining when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOTHING_WRONG
    except Exception as error:
        usage = usage_error(error)
        if usage is None and not isinstance(error, OSError):
            _complain(f"Maaf, {_unexpected(error)} Kirim pesan ini kepada pengelola program.")
            return NOT_READ
        _complain(usage or "Hasil tidak dapat ditulis: tempat penyimpanannya penuh, terkunci, atau tidak ada.")
        return WRONG_USE
    if code == _INTERRUPTED:  # the library has caught it
        _complain("Dihentikan.")
    return code if isinstance(code, int) else NOTHING_WRONG
