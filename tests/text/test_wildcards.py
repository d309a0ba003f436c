"""What Excel takes for like: ``*`` and ``?`` stand for letters, behind ``~`` for themselves."""

from __future__ import annotations

import pytest

from lkjip_xl.text.wildcards import is_like


@pytest.mark.parametrize(
    ("text", "wanted", "like"),
    [
        ("Predikat AKIP:<aa><a>", "predikat akip:*<AA>*<a>*", True),
        ("<a><aa>", "*<aa>*<a>*", False),
        ("1.250 orang", "*.??? *", True),
        ("12.5 orang", "*.??? *", False),
        ("BB", "B", False),
        ("baris\nbaru", "baris*", True),
        ("2*3", "2~*3", True),
        ("2x3", "2~*3", False),
        ("apa?", "apa~?", True),
        ("a.b", "a?b", True),
        ("a.b", "a.b", True),
        ("axb", "a.b", False),
    ],
)
def test_a_text_is_like_what_is_looked_for(text: str, wanted: str, like: bool) -> None:
    assert is_like(text, wanted) is like
