"""What the page is made of: letters that hold bytes, and modules without what no page reads."""

from __future__ import annotations

import ast
from dataclasses import fields
from types import FunctionType
from typing import Any

import pytest

from page.compiled import compiled, without_annotations
from page.letters import letters_of

_MODULE = b'''
from dataclasses import dataclass
@dataclass
class Baris:
    """Satu baris."""
    pagu: int
def sisa(pagu: int, *rest: int, **more: str) -> int:
    """Sisa pagu."""
    def within(each: int) -> int:
        raise ValueError('sisa')
    return within(pagu)
'''


def test_eight_letters_hold_fifteen_bytes() -> None:
    # 120 bits are eight numbers of fifteen: the last bit alone is one, then the first alone.
    assert letters_of(bytes(14) + b"\x01") == chr(0x4000) * 7 + chr(0x4001)
    assert letters_of(b"\x80" + bytes(14)) == chr(0x4000 + (1 << 14)) + chr(0x4000) * 7
    assert letters_of(b"\xff" * 15) == chr(0xBFFF) * 8
    # What is not as long is filled up with blank ones; the page knows how many bytes it is.
    assert letters_of(b"\x80") == letters_of(b"\x80" + bytes(14))
    assert letters_of(b"") == ""


@pytest.mark.parametrize(("name", "told"), [("lkjip_xl/sisa.py", 10), ("openpyxl/sisa.py", None)])
def test_a_module_keeps_what_is_read_of_it(name: str, told: int | None) -> None:
    made: dict[str, Any] = {"__name__": "sisa"}
    FunctionType(compiled(name, _MODULE), made)()
    assert [each.name for each in fields(made["Baris"])] == ["pagu"]
    assert (made["sisa"].__annotations__, made["sisa"].__doc__, made["Baris"].__doc__[:6]) == ({}, None, "Baris(")
    with pytest.raises(ValueError, match="sisa") as failed:
        made["sisa"](1)
    trace = failed.value.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    assert trace is not None
    assert trace.tb_lineno == told
    rules: dict[str, Any] = {"__name__": "t_01"}
    FunctionType(compiled("lkjip_xl/rules/t_01.py", _MODULE), rules)()
    assert rules["sisa"].__doc__ == "Sisa pagu."


def test_a_function_loses_its_annotations_wherever_it_is_defined() -> None:
    """Whatever statement it stands in."""
    defined = "async def f(a: int, /, b: int, *c: int, d: int = 0, **e: int) -> int: return a"
    within = (
        "if a:\n {}\nelif b:\n {}\nelse:\n {}",
        "try:\n {}\nexcept OSError:\n {}\nelse:\n {}\nfinally:\n {}",
        "for a in b:\n {}\nelse:\n {}",
        "while a:\n {}\nelse:\n {}",
        "with a:\n {}",
        "match a:\n case 1:\n  {}\n case _:\n  {}",
        "class A:\n {}",
        "def g():\n {}",
    )
    bare = "async def f(a, /, b, *c, d=0, **e): return a"
    for each in within:
        tree, meant = (ast.parse(each.replace("{}", function)) for function in (defined, bare))
        without_annotations(tree)
        assert ast.dump(tree) == ast.dump(meant)
