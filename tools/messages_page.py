"""Writes the table of all messages into docs/panduan.md: ``python -m tools.messages_page``.

They are read from the program's own source: every refusal of a file, and everything that a command complains of.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from lkjip_xl.show.wording import worded
from lkjip_xl.text.ways import Action, Field, Way

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "panduan.md"
BEGIN, END = "<!-- tabel: python -m tools.messages_page -->\n", "<!-- akhir tabel -->\n"
_KINDS: dict[str, type[Action] | type[Field]] = {"Action": Action, "Field": Field}
# Which arguments of a call are the message and what to do.
_CALLS = {
    "refused": (0, 1),
    "refusing": (0, 1),
    "refuse_above": (2, 3),
    "_damaged": (0, None),
    "CannotWrite": (0, None),
    "WrongLimit": (0, None),
    "WrongWish": (0, None),
    "complain": (0, None),
}


def messages() -> list[tuple[str, str]]:
    """Every message with what it says to do, in the order of the alphabet; what is filled in is an ellipsis."""
    found = {each for path in sorted((ROOT / "lkjip_xl").rglob("*.py")) for each in _of_module(path)}
    return sorted(found, key=lambda each: (each[0].lstrip("… ").casefold(), each))


def _of_module(path: Path) -> Iterator[tuple[str, str]]:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    module = importlib.import_module(name.removesuffix(".__init__").removesuffix(".__main__"))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in _CALLS:
            continue
        first, second = _CALLS[called]
        text = _text(node.args[first], module) if len(node.args) > first else ""
        hint = _text(node.args[second], module) if second is not None and len(node.args) > second else ""
        # What only puts a message together has none of its own.
        if len(re.findall(r"[A-Za-z]{2,}", text)) > 1:
            yield text, "" if hint == "…" else hint


def _text(node: ast.expr, module: object) -> str:
    """What a message says: literal text as it is, anything else as an ellipsis."""
    return re.sub(r"\s+", " ", _raw(node, module).replace("{}", "…").replace("|", "\\|")).strip()


def _raw(node: ast.expr, module: object) -> str:
    match node:
        case ast.Constant(value=str() | int() as value):
            return str(value)
        case ast.JoinedStr(values=values):
            return "".join(_raw(each, module) if isinstance(each, ast.Constant) else "…" for each in values)
        case ast.Tuple(elts=parts):
            return "".join(_raw(each.value if isinstance(each, ast.Starred) else each, module) for each in parts)
        case ast.Attribute(value=ast.Name(id="Action" | "Field" as kind), attr=name):
            return worded((_KINDS[kind][name],))
        case ast.Name(id=name) if isinstance(known := getattr(module, name, None), str | tuple):
            return worded(known)
        case ast.Call(func=ast.Name(id=name), args=given):
            return _made(getattr(module, name, None), [_raw(each, module) for each in given])
        case _:
            return "…"


def _made(by: object, given: list[str]) -> str:
    """A way of an advice, or a whole one, made of texts that may be ellipses; an ellipsis for anything else."""
    says_what_to_do = by in get_args(Way) or getattr(by, "__annotations__", {}).get("return") == "Advice"
    if not says_what_to_do or not callable(by):
        return "…"
    made = by(*given)
    return worded(made if isinstance(made, str | tuple) else (made,)).replace('"…"', "…")


def table() -> str:
    """The table in Markdown."""
    rows = [f"| {text[:1].upper()}{text[1:]} | {hint} |" for text, hint in messages()]
    return "\n".join(["| pesan | yang perlu dilakukan |", "|---|---|", *rows]) + "\n"


def page(text: str) -> str:
    """The guide with the table in it."""
    before, rest = text.split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    TARGET.write_text(page(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
