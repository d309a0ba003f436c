"""The command line: the commands of ``lkjip-xl``, and how the program ends."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from lkjip_xl import __version__
from lkjip_xl.cli.build import build
from lkjip_xl.cli.check import check
from lkjip_xl.cli.exit_codes import INTERRUPTED, NOT_READ, NOTHING_WRONG, WRONG_USE
from lkjip_xl.cli.explain import explain
from lkjip_xl.cli.help import IndonesianCommand, IndonesianGroup, usage_error
from lkjip_xl.cli.recap import recap
from lkjip_xl.cli.reconcile import reconcile
from lkjip_xl.cli.screen import complain, say
from lkjip_xl.cli.streams import is_cut_short, patient_streams
from lkjip_xl.cli.template import template
from lkjip_xl.files.limits import WrongLimit
from lkjip_xl.files.refusal import where_it_failed
from lkjip_xl.files.run_files import files_of_a_run
from lkjip_xl.files.run_folder import folder_of_a_run
from lkjip_xl.files.signals import heeded, interrupt_on
from lkjip_xl.files.whole_file import CannotWrite
from lkjip_xl.show.wording import worded
from lkjip_xl.text.words import printable

app = typer.Typer(
    name="lkjip-xl",
    cls=IndonesianGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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
        from lkjip_xl.cli.next_step import next_step

        for line in next_step(Path.cwd()):
            say(line)
        typer.echo("\nSemua perintah: lkjip-xl --help")


for command in (template, check, build, reconcile, recap, explain):
    app.command(cls=IndonesianCommand)(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; every way it can end is an exit code of the documentation."""
    # Once more for who calls this from a program of their own; Ctrl+C is as that one has it.
    interrupt_on([number for number in heeded() if number is not signal.SIGINT])
    with patient_streams(), folder_of_a_run(), files_of_a_run():
        for stream in (sys.stdout, sys.stderr):
            # A Windows console of an old code page cannot show everything that staff write.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        code = _run(arguments)
        if is_cut_short():
            complain(
                "Yang dicetak tidak tersimpan seluruhnya: tempat tujuannya (sesudah tanda >) penuh atau tidak "
                "dapat ditulisi. Kosongkan sebagian, atau pilih tempat lain, lalu ulangi."
            )
            code = WRONG_USE
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = app(args=arguments, prog_name="lkjip-xl", standalone_mode=False)
    except (CannotWrite, WrongLimit) as error:
        complain(worded(error.advice))
        return WRONG_USE
    except (KeyboardInterrupt, typer.Abort):
        complain("Dihentikan.")
        return INTERRUPTED
    except Exception as error:
        usage = usage_error(error)
        if usage is None and not isinstance(error, OSError):
            complain(f"Maaf, {where_it_failed(error)} Kirim pesan ini kepada pengelola program.")
            return NOT_READ
        complain(usage or _of_the_disk(error))
        return WRONG_USE
    if code == INTERRUPTED:  # the library has caught it
        complain("Dihentikan.")
    return code if isinstance(code, int) else NOTHING_WRONG


def _of_the_disk(error: Exception) -> str:
    """What to say of a file or folder that could not be used, whichever it was."""
    name = getattr(error, "filename", None)
    what = printable(str(name)) if isinstance(name, str) and name else "Sebuah berkas atau folder"
    return (
        f"{what} tidak dapat dibuka atau ditulis: tempatnya penuh, terkunci, atau tidak ada. Periksa izinnya, "
        "atau pilih tempat lain."
    )
