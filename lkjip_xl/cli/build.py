"""``lkjip-xl build``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND
from lkjip_xl.cli.options import Batas, Timpa
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import complain, refused, say
from lkjip_xl.files.limits import limits_of
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.text.sentences import as_argument

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
    ke: Annotated[
        Path | None,
        typer.Option(
            "--ke",
            metavar="DOKUMEN",
            readable=False,
            help="Isi tanda seperti {{Tabel 3.1.1.b}} di salinan dokumen Word sendiri; hasilnya dengan -o.",
        ),
    ] = None,
    tanda: Annotated[
        bool, typer.Option("--tanda", help="Tampilkan semua tanda untuk --ke dengan isinya sekarang.")
    ] = False,
    ganti: Annotated[
        bool, typer.Option("--ganti", help="Dengan --ke: ganti juga bagian yang disunting sejak ditulis.")
    ] = False,
    timpa: Timpa = False,
    batas: Batas = None,
) -> None:
    """Menulis buku kerja jadi: tabel rapi, ringkasan, grafik, dan daftar temuan.

    Contoh: lkjip-xl build lkjip_2023.xlsx
    """
    from lkjip_xl.cli.own_document import fill, list_marks, refuse_options
    from lkjip_xl.reader import UnreadableFile
    from lkjip_xl.tasks.build import name_of_finished, read_and_judged, write_chapters, write_workbook

    refuse_options(output, ke, marks=tanda, anew=ganti, draft=draft, replace=timpa)
    limits = limits_of(batas or ())
    target = output or file.with_name(name_of_finished(file, draft=draft))
    in_word = target.suffix.lower() == _WORD
    inputs, suffixes = ((file,), (".xlsx", _WORD)) if ke is None else ((file, ke), (_WORD,))
    if not tanda:
        refuse_to_overwrite(target, allowed=timpa, inputs=inputs, suffixes=suffixes)
    try:
        with progress(f"Membaca {file.name}"):
            judged = read_and_judged(file, limits)
    except UnreadableFile as error:
        raise refused(error, file) from error
    if tanda:
        list_marks(judged)
        return
    if errors := judged.errors_in_the_way(draft=draft):
        complain(
            f"Belum ditulis: masih ada {errors} kesalahan di {shown(file)}.\n"
            f"Lihat dengan lkjip-xl check {as_argument(str(file))}, betulkan, lalu ulangi. "
            "Untuk tetap menulisnya sebagai DRAF, tambahkan --draft."
        )
        raise typer.Exit(ERRORS_FOUND)
    if ke is not None:
        fill(target, ke, file, judged, limits, draft=draft, anew=ganti)
    with progress(f"Menulis {target.name}"):
        told = (write_chapters if in_word else write_workbook)(target, judged, draft=draft)
    if in_word:
        say(f"Dokumen Word {'DRAF ' if draft else ''}ditulis: {shown(target)}")
    else:
        say(f"Buku kerja {'DRAF' if draft else 'jadi'} ditulis: {shown(target)}")
    for line in told:
        say(line)
