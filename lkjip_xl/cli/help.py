"""Help and mistakes of usage in Indonesian: the command-line library speaks English only."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from lkjip_xl.text.words import closest, one_slip_from

# Options that the library adds by itself, in English.
_OF_THE_LIBRARY = {
    "--help": "Tampilkan bantuan ini.",
    "--install-completion": "Pasang pelengkapan perintah dengan tombol Tab di terminal ini.",
    "--show-completion": "Tampilkan pelengkapan itu, untuk disalin.",
}
_INDENT = 22
# From here on a word is taken for a command that it is like.
_NEAR = 0.7


class IndonesianCommand(TyperCommand):
    """A command whose help is in Indonesian."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of a command: usage, what it does, arguments, options."""
        _write_help(self, ctx, formatter)


class IndonesianGroup(TyperGroup):
    """The program itself; its help lists the commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of the program: usage, what it does, commands, options."""
        _write_help(self, ctx, formatter)


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:
    commands = getattr(command, "commands", {})
    arguments = [param for param in command.get_params(ctx) if param.param_type_name == "argument"]
    words = [ctx.command_path, *(_argument(each) for each in arguments)]
    words += ["PERINTAH", "…"] if commands else []
    lines = [f"Pemakaian: {' '.join(words)} [PILIHAN]", "", *(command.help or "").strip().splitlines()]
    if commands:
        lines += ["", "Perintah:"]
        lines += [line for name, each in commands.items() for line in _entry(name, _first_line(each.help))]
    if arguments:
        lines += ["", "Masukan:"]
        lines += [line for each in arguments for line in _entry(_argument(each), each.help or "")]
    lines += ["", "Pilihan:"]
    for param in command.get_params(ctx):
        if param.param_type_name == "option":
            lines += _entry(_option(param), _OF_THE_LIBRARY.get(param.opts[0], param.help or ""))
    formatter.write("\n".join(lines) + "\n")


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]


def _argument(param: Any) -> str:
    name = param.metavar or param.name.upper()
    return name if param.required else f"[{name}]"


def _option(param: Any) -> str:
    names = ", ".join([*param.opts, *param.secondary_opts])
    return names if param.is_flag else f"{names} {param.metavar or 'NILAI'}"


def _entry(name: str, text: str) -> Iterator[str]:
    """A name with its explanation beside it, or below where the name is long."""
    lines = textwrap.wrap(text, 78 - _INDENT) or [""]
    if len(name) + 4 > _INDENT:
        yield f"  {name}"
    else:
        yield f"  {name:<{_INDENT - 2}}{lines.pop(0)}".rstrip()
    yield from (f"{'':<{_INDENT}}{line}" for line in lines)


def usage_error(error: Exception) -> str | None:
    """A mistake of usage as one Indonesian sentence with a way out; None where it is something else.

    The classes are told by their names: newer versions of the library keep them to themselves.
    """
    if not hasattr(error, "format_message"):
        return None
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "lkjip-xl"
    return f"{_sentence(type(error).__name__, error)} Ketik {path} --help untuk bantuan."


def _allowed(param: Any) -> str:
    """What may be written, as a sentence of its own; nothing where the library does not say."""
    metavar = getattr(param, "metavar", None) or ""
    if "|" in metavar or "sampai" in metavar:
        return f" Tulis {metavar}."
    return " Tulis empat angka, misalnya 2024." if metavar == "TAHUN" else ""


def _sentence(kind: str, error: Any) -> str:
    name = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    message = str(getattr(error, "message", ""))
    match kind:
        case "NoSuchOption":
            # A file can be called like an option.
            file = f" Jika itu nama berkas, tulis ./{name}." if "." in str(name) else ""
            meant = _asked_after(one_slip_from(str(name), _options(error)))
            return f"Pilihan {name} tidak dikenal.{meant}{file}"
        case "MissingParameter":
            return f"{_named(param)} belum disebut."
        case "BadParameter":
            return f"Isi {_named(param)} tidak dapat dipakai.{_allowed(param)}"
        case "BadOptionUsage":
            return f"Pilihan {name} memerlukan isi."
        case "NoSuchCommand":
            return f"Perintah itu tidak dikenal.{_meant(error)}"
    if "extra argument" in message:
        return "Ada masukan yang berlebih."
    if "No such command" in message:
        return f"Perintah itu tidak dikenal.{_meant(error)}"
    return "Perintah ini belum lengkap atau tidak dapat dipahami."


def _meant(error: Any) -> str:
    """Which command a misspelt one is meant to be, as a question; nothing where none is near it."""
    group = getattr(getattr(error, "ctx", None), "command", None)
    typed = re.search(r"No such command [\"'](.+?)[\"']", str(getattr(error, "message", "")))
    near = closest(typed[1], getattr(group, "commands", ()), at_least=_NEAR) if typed else None
    return _asked_after(near)


def _asked_after(name: str | None) -> str:
    return f" Maksudnya {name}?" if name else ""


def _options(error: Any) -> list[str]:
    """The long options of the command that was given another one: all of one letter are near one another."""
    command = getattr(getattr(error, "ctx", None), "command", None)
    return [option for param in getattr(command, "params", ()) for option in param.opts if option.startswith("--")]


def _named(param: Any) -> str:
    if param is None:
        return "masukan"
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper()).rstrip("…")
    return f"pilihan {param.opts[0]}"
