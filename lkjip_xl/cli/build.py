"""``lkjip-xl build``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND
from lkjip_xl.cli.options import Batas
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import complain, refused, say
from lkjip_xl.files.limits import limits_of
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.rules.findings import Severity
from lkjip_xl.text.sentences import as_argument

if TYPE_CHECKING:
    from lkjip_xl.report.model import Report
    from lkjip_xl.rules.findings import CheckResult

_WORD = ".docx"


def build(
    file: Annotated[
        Path, typer.Argument(metavar="BERKAS", readable=False, help="Buku kerja .xlsx yang sudah diisi.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="BERKAS",
            help="Nama hasilnya; biasanya BERKAS_selesai.xlsx. Bila .docx, dokumen Word.",
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Tetap tulis walaupun ada kesalahan, bertanda DRAF.")
    ] = False,
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada.")] = False,
    batas: Batas = None,
) -> None:
    """Menulis buku kerja jadi: tabel rapi, ringkasan, grafik, dan daftar temuan.

    Contoh: lkjip-xl build lkjip_2023.xlsx
    """
    from lkjip_xl.check.run import check_report
    from lkjip_xl.reader import UnreadableFile, read_report

    target = output or file.with_name(f"{file.stem}_{'draf' if draft else 'selesai'}.xlsx")
    in_word = target.suffix.lower() == _WORD
    try:
        with progress(f"Membaca {file.name}"):
            report = read_report(file, limits_of(batas or ()))
    except UnreadableFile as error:
        raise refused(error, file) from error
    refuse_to_overwrite(target, allowed=timpa, inputs=(file,), suffixes=(".xlsx", _WORD))
    result = check_report(report, str(file))
    errors = result.count(Severity.ERROR)
    if errors and not draft:
        complain(
            f"Belum ditulis: masih ada {errors} kesalahan di {shown(file)}.\n"
            f"Lihat dengan lkjip-xl check {as_argument(str(file))}, betulkan, lalu ulangi. "
            "Untuk tetap menulisnya sebagai DRAF, tambahkan --draft."
        )
        raise typer.Exit(ERRORS_FOUND)
    if in_word:
        _write_document(target, report, result, draft=draft)
        return
    from lkjip_xl.books.finished.finished import write_finished
    from lkjip_xl.figures.recompute import Recomputed
    from lkjip_xl.figures.typed_penyerapan import typed_absorptions

    with progress(f"Menulis {target.name}"):
        written = write_finished(target, report, result, draft=draft)
    say(f"Buku kerja {'DRAF' if draft else 'jadi'} ditulis: {shown(target)}")
    if written.findings:
        say(f"Lembar Temuan memuat {written.findings} temuan untuk dilihat.")
    if written.otherwise:
        say(
            f"Perhatian: {written.otherwise} sel tercetak lain daripada yang diketik. "
            "Yang diketik tertulis di bawah tabelnya, atau di lembar Temuan."
        )
    if written.kept:
        say(
            f"Perhatian: {len(written.kept)} sel yang dikecualikan ditulis seperti yang diketik, tanpa rumus. "
            "Lihat lembar Temuan."
        )
    if typed := typed_absorptions(report, Recomputed(report)).sentence:
        say(f"Perhatian: {typed}")


def _write_document(target: Path, report: Report, result: CheckResult, *, draft: bool) -> None:
    from lkjip_xl.books.document.chapters import write_document

    with progress(f"Menulis {target.name}"):
        write_document(target, report, result, draft=draft)
    say(f"Dokumen Word {'DRAF ' if draft else ''}ditulis: {shown(target)}")
    say("Isinya tabel, kalimat, grafik Renstra, dan metode; Ringkasan dan Temuan ada di buku kerja jadi.")
