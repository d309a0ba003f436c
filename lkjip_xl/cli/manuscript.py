"""``--laporan``: the documents of the written report, and where the marked copies of all go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lkjip_xl.cli.exit_codes import WRONG_USE
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import complain, refusals, say
from lkjip_xl.files.find import is_document
from lkjip_xl.files.kinds import DocumentFile
from lkjip_xl.files.limits import Limits
from lkjip_xl.files.whole_file import refuse_to_overwrite, shown
from lkjip_xl.tasks.check import opened_documents
from lkjip_xl.text.sentences import as_argument

if TYPE_CHECKING:
    from lkjip_xl.books.marked.manuscript import MarkedCopies
    from lkjip_xl.tasks.check import Checked

_DOCUMENT = ".docx"


def opened_manuscript(
    paths: Sequence[Path], files: Sequence[Path], limits: Limits, *, watched: bool
) -> tuple[DocumentFile, ...]:
    """The documents of the written report; ends the program where they cannot be held against one workbook."""
    if not paths:
        return ()
    if watched:
        complain("--watch tidak memeriksa naskah: hilangkan --laporan, atau --watch.")
        raise typer.Exit(WRONG_USE)
    if len(files) != 1 or is_document(files[0]):
        complain(
            "Dengan --laporan, periksa satu buku kerja .xlsx saja: naskahnya dicocokkan dengan isinya."
            f"{_command(files, paths)}"
        )
        raise typer.Exit(WRONG_USE)
    for path in paths:
        if path.is_dir():
            complain(f"{shown(path)} adalah folder. Sebut berkasnya satu per satu dengan --laporan.")
            raise typer.Exit(WRONG_USE)
    with refusals():
        return opened_documents(paths, limits)


def _command(files: Sequence[Path], paths: Sequence[Path]) -> str:
    """How the command is written, where what is named is one workbook and documents."""
    named = (*files, *paths)
    documents = [each for each in named if is_document(each)]
    others = [each for each in named if not is_document(each)]
    if len(others) != 1:
        return ""
    each_with_option = " ".join(f"--laporan {as_argument(str(each))}" for each in documents)
    return (
        " Buku kerjanya disebut lebih dahulu, dan --laporan ditulis di depan setiap naskah: lkjip-xl check "
        f"{as_argument(str(others[0]))} {each_with_option}"
    )


def marked_copies(
    workbook: Path, written: Sequence[DocumentFile], output: Path | None, inputs: Sequence[Path], *, timpa: bool
) -> MarkedCopies:
    """Where the marked copies go; none of them may destroy anything. ``output`` names that of the one document."""
    from lkjip_xl.books.marked.manuscript import MarkedCopies
    from lkjip_xl.tasks.check import name_of_marked

    if output and len(written) > 1:
        complain("Naskahnya beberapa berkas: hilangkan -o; setiap salinan ditulis di samping berkasnya.")
        raise typer.Exit(WRONG_USE)
    copies = MarkedCopies(
        workbook.with_name(name_of_marked(workbook)),
        tuple(output or each.path.with_name(name_of_marked(each.path, _DOCUMENT)) for each in written),
    )
    refuse_to_overwrite(copies.workbook, allowed=timpa, inputs=inputs, suffixes=[copies.workbook.suffix])
    for each in copies.documents:
        refuse_to_overwrite(each, allowed=timpa, inputs=inputs, suffixes=[_DOCUMENT])
    return copies


def write_marked_copies(copies: MarkedCopies, checked: Checked, limits: Limits) -> None:
    """Write the copies of the workbook and of the documents, all of them or none."""
    from lkjip_xl.tasks.check import write_marked_report

    with progress(f"Menulis {copies.workbook.name}"):
        elsewhere = write_marked_report((copies.workbook, *copies.documents), checked, limits)
    told = f"; {elsewhere} temuan tidak punya tempat di naskah" if elsewhere else ""
    say(f"Salinan buku kerja dengan tanda ditulis: {shown(copies.workbook)}", err=True)
    for each in copies.documents:
        say(f"Salinan naskah dengan komentar ditulis: {shown(each)}{told}", err=True)
