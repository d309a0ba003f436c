"""``lkjip-xl check``."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND, NOT_READ, NOTHING_WRONG, WRONG_USE
from lkjip_xl.cli.options import Batas
from lkjip_xl.cli.screen import complain, echo_for_programs, paint, unexpected, width
from lkjip_xl.findings import CheckResult, Severity, Unreadable
from lkjip_xl.limits import Limits, limits_of
from lkjip_xl.progress import progress
from lkjip_xl.whole_file import refuse_to_overwrite, shown, whole_file


class Format(Enum):
    """How check prints what it found."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


_SUFFIXES = {Format.TEXT: ".txt", Format.JSON: ".json", Format.CSV: ".csv", Format.HTML: ".html"}


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
    batas: Batas = None,
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
            typer.echo(render.render_text(results[-1], width(), paint(), strict=strict))
    if output:
        with whole_file(output) as path:
            path.write_text(
                _rendered(results, output_format, strict=strict) + "\n", encoding="utf-8", errors="replace"
            )
        typer.echo(f"Hasil pemeriksaan ditulis: {shown(output)}")
    elif output_format is not Format.TEXT:
        echo_for_programs(_rendered(results, output_format, strict=strict))
    if marked:
        _write_annotated(marked, files[0], results[0])
    raise typer.Exit(max(_exit_code(result, strict=strict) for result in results))


def _annotated(files: Sequence[Path], output: Path | None, *, timpa: bool) -> Path:
    """Where the marked copy goes; it must not destroy anything."""
    if len(files) > 1:
        complain("Dengan --annotate, periksa satu berkas saja; ulangi untuk berkas berikutnya.")
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
            str(file), unreadable=Unreadable(unexpected(error), "Kirim berkas ini kepada pengelola program.")
        )


def _exit_code(result: CheckResult, *, strict: bool) -> int:
    if result.unreadable:
        return WRONG_USE if result.unreadable.wrong_use else NOT_READ
    if result.nothing_checked:
        return NOT_READ
    if result.count(Severity.ERROR) or (strict and result.count(Severity.WARNING)):
        return ERRORS_FOUND
    return NOTHING_WRONG
