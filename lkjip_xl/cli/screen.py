"""What all commands have in common when they talk to people and to programs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lkjip_xl.cli.exit_codes import NOT_READ, WRONG_USE
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.whole_file import shown
from lkjip_xl.rules.findings import Severity, State
from lkjip_xl.show.wording import refusal, worded
from lkjip_xl.show.wrapping import wrapped
from lkjip_xl.tasks.telling import FileRefused, Told, WrongWish
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.show.terminal import Paint
    from lkjip_xl.show.words import Tone


def width() -> int:
    """How many characters a line of text may have."""
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def paint() -> Paint:
    """Colours on a terminal, none in a pipe or where the user asks for none."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return lambda text, _tone: text
    return lambda text, tone: typer.style(text, fg=_COLOURS.get(tone), bold=True)


# Green is for what is ready alone: what is only told is blue.
_COLOURS: dict[Tone | None, str] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
    State.READY: "green",
}


def say(text: str, *, err: bool = False) -> None:
    """Print a sentence: on a terminal in lines that break no name inside, elsewhere on one line."""
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        text = "\n".join(wrapped(line, "", width()) for line in text.split("\n"))
    typer.echo(text, err=err)


def tell(lines: Iterable[Told]) -> None:
    """Print what a task has to say: its sentences, and what stands below each of them as wide as the screen."""
    for line in lines:
        text = printable(worded(line.text))
        if line.detail:
            typer.echo(wrapped(text, "  ", width(), hanging=2))
        else:
            say(text)


def echo_for_programs(text: str) -> None:
    """Print what a program reads, whatever the console's code page is."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    typer.echo(text)


@contextmanager
def refusals() -> Iterator[None]:
    """Say why a task could not be done, and end the program with the code of that."""
    try:
        yield
    except UnreadableFile as error:
        raise refused(error, error.file if isinstance(error, FileRefused) else None) from error
    except WrongWish as error:
        complain(worded(error.advice))
        raise typer.Exit(WRONG_USE) from error


def refused(error: UnreadableFile, file: Path | None) -> typer.Exit:
    """Say why a file could not be read, and with which code the program ends."""
    prefix = f"{shown(file)}: " if file else ""
    complain(prefix + printable(refusal(error.unreadable)))
    return typer.Exit(WRONG_USE if error.unreadable.wrong_use else NOT_READ)


def complain(text: str) -> None:
    """Say what is wrong, where it is in nobody's way who reads the output; what it quotes is never obeyed."""
    say("\n".join(map(printable, text.split("\n"))), err=True)
