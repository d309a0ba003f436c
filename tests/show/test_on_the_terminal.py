"""What an advice says to do is data; only the command line has the names of options and commands for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lkjip_xl
from lkjip_xl.cli.app import app
from lkjip_xl.files.refusal import Unreadable, refused
from lkjip_xl.files.whole_file import CannotWrite
from lkjip_xl.show.on_the_terminal import typed
from lkjip_xl.show.wording import refusal, worded
from lkjip_xl.text.ways import (
    Action,
    Advice,
    AskColumn,
    CheckFile,
    ChooseSheet,
    ChooseSkpd,
    ChooseStage,
    Field,
    GiveRenstra,
    GiveYear,
    RaiseLimit,
    RenewTemplate,
    Way,
    one_after_another,
)

PACKAGE = Path(lkjip_xl.__file__).parent
COMMANDS = [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands]
TYPED = re.compile(rf"(?<![\w-])(?:--[a-z]{{2,}}|-o\b)|lkjip-xl (?:{'|'.join(COMMANDS)})\b")
# To take a module apart takes long: only one in which something of it stands is.
_BEGUN = re.compile(r"(?<![\w-])(?:--|-o)|lkjip-xl")
# What words the ways, and the commands themselves.
EXEMPT = ("cli/", "show/on_the_terminal.py")


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Every text of a module but its docstrings: those of rules are pages, the others are for who reads code."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def test_nothing_else_names_an_option_or_a_command() -> None:
    sources = {
        path: file.read_text(encoding="utf-8")
        for file in sorted(PACKAGE.rglob("*.py"))
        if not (path := file.relative_to(PACKAGE).as_posix()).startswith(EXEMPT)
    }
    found = [
        f"{path}:{line}: {text}"
        for path, source in sources.items()
        if _BEGUN.search(source)
        for line, text in literals(source)
        if TYPED.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("text", ["tambahkan --skpd", "Pilih nama lain dengan -o.", "pakai lkjip-xl build lagi"])
def test_what_is_looked_for_is_found(text: str) -> None:
    assert [line for line, each in literals(f'"""--a"""\nx = f"{text} {{y}}"') if TYPED.search(each)] == [2]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (ChooseStage("murni"), "--tahapan murni"),
        (ChooseSkpd("Dinas Kesehatan"), '--skpd "Dinas Kesehatan"'),
        (ChooseSheet("Rekap 5"), '--lembar "Rekap 5"'),
        (GiveYear(), "--tahun"),
        (GiveYear(2024), "--tahun 2024"),
        (ChooseSkpd(), "--skpd"),
        (GiveRenstra(), "--renstra"),
        (GiveRenstra(2021, 2026), "--renstra 2021-2026"),
        (AskColumn("UNIT"), "--kolom UNIT"),
        (CheckFile("a.xlsx"), "lkjip-xl check a.xlsx"),
        (RaiseLimit("sel", 700_000), "--batas sel=700000"),
        (RenewTemplate(indicators=40), "lkjip-xl template --perbarui NAMABERKAS.xlsx --indikator 40"),
        (
            RenewTemplate(rows=90, column="UNIT"),
            "lkjip-xl template --perbarui NAMABERKAS.xlsx --baris 90 --kolom UNIT",
        ),
    ],
)
def test_a_way_is_worded_as_it_is_typed(way: Way, words: str) -> None:
    assert typed(way) == words


@pytest.mark.parametrize("action", [*Action, *Field])
def test_every_action_can_be_typed(action: Action | Field) -> None:
    assert TYPED.search(typed(action))


def test_advices_one_after_another() -> None:
    way = GiveYear()
    assert one_after_another("Satu.", "", "Dua.") == "Satu. Dua."
    told = one_after_another("Satu.", ("Dua ", way, "."), "Tiga.")
    assert told == ("Satu.", " ", "Dua ", way, ".", " ", "Tiga.")
    assert one_after_another() == ""


def test_what_a_low_room_raises_carries_the_advice() -> None:
    advice: Advice = ("Pilih nama lain dengan ", Action.NAME_OUTPUT, ".")
    assert CannotWrite(advice).advice == advice
    told = refused("berkas \x1b lama.", ("Pakai \x1b ", ChooseSheet("a"), ".")).unreadable
    assert told == Unreadable("berkas   lama.", ("Pakai   ", ChooseSheet("a"), "."))
    assert refusal(told) == "berkas   lama. Pakai   --lembar a."
    assert worded("Pakai lagi.") == "Pakai lagi."
