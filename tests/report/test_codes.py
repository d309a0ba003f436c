"""KODE in its context: whole codes, relative ones, older ones; what is said of each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.report.codes import levels_of_codes
from lkjip_xl.tables.levels import Level
from tests import shown

P, K, S = Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN
_JENIS = ("Program", "Kegiatan", "Sub Kegiatan", "Sub Kegiatan", "Kegiatan", "Sub Kegiatan")
_PAGU = (300, 200, 120, 80, 100, 100)
_CODES = ("S20", "S21", "D10", "S10")


def plan(codes: Sequence[str], jenis: Sequence[str] = _JENIS) -> str:
    """Tabel 2.7 with one program, two kegiatan and three sub kegiatan of these codes."""
    rows = [
        f"| {word} | '{code} | Baris {index} | Indikator {index} | 1 dokumen | {pagu} |"
        for index, (word, code, pagu) in enumerate(zip(jenis, codes, _PAGU, strict=True))
    ]
    return "\n".join(["| JENIS | KODE | PROGRAM | INDIKATOR | TARGET | PAGU ANGGARAN |", *rows])


WHOLE = ("8.01.02", "8.01.02.2.01", "8.01.02.2.01.0001", "8.01.02.2.01.0002", "8.01.02.2.02", "8.01.02.2.02.0001")
RELATIVE = ("8.01.02", "2.01", "0001", "0002", "2.02", "0001")
RELATIVE_TO_PROGRAM = ("8.01.02", "2.01", "2.01.0001", "2.01.0002", "2.02", "2.02.0001")
OLD = ("1.20.1.20.05.01", "1.20.1.20.05.01.01", "1.20.1.20.05.01.01.01", "1.20.1.20.05.01.01.02")
OLDER = (*OLD, "1.20.1.20.05.01.02", "1.20.1.20.05.01.02.01")
PLACEHOLDERS = ("X.XX.01", "X.XX.01.2.01", "X.XX.01.2.01.01", "X.XX.01.2.01.02", "X.XX.01.2.02", "X.XX.01.2.02.01")


@pytest.mark.parametrize("codes", [WHOLE, RELATIVE, RELATIVE_TO_PROGRAM, OLDER, PLACEHOLDERS])
def test_codes_of_every_kind_are_accepted(codes: Sequence[str]) -> None:
    assert shown.told(shown.report(tabel_2_7=plan(codes)), *_CODES) == []


@pytest.mark.parametrize("codes", [WHOLE, RELATIVE, RELATIVE_TO_PROGRAM, PLACEHOLDERS])
def test_they_tell_the_levels(codes: Sequence[str]) -> None:
    assert levels_of_codes(codes, [None] * len(codes)) == [P, K, S, S, K, S]


def changed(row: int, code: str) -> Sequence[str]:
    return (*WHOLE[:row], code, *WHOLE[row + 1 :])


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (changed(3, "8.01.05.2.01.0002"), ["S20 Baris 3 · KODE: 8.01.05.2.01.0002, 8.01.02.2.01.0002"]),
        (changed(1, "8.01.02.2.07"), ["S20 Baris 1 · KODE: 8.01.02.2.07, 8.01.02.2.01"]),
        (changed(0, "8.01.06"), ["S20 Baris 0 · KODE: 8.01.06, 8.01.02"]),
        (changed(4, "8.01.02.2"), ["S20 Baris 4 · KODE: 8.01.02.2, None"]),
        (changed(2, "2 Paket"), ["S20 Baris 2 · KODE: 2 Paket, None"]),
        (changed(2, "8.01.02.2.01.01"), ["S21 Baris 2 · KODE: 8.01.02.2.01.01, 8.01.02.2.01.0001"]),
        (changed(3, "8.01.02.2.01.0001"), ["D10 Baris 3 · KODE: 8.01.02.2.01.0001, None"]),
        (changed(3, "8.01.02.2.01"), ["S10 Baris 3 · JENIS: Sub Kegiatan, Kegiatan"]),
    ],
)
def test_one_slip_is_one_finding(codes: Sequence[str], told: Sequence[str]) -> None:
    report = shown.report(tabel_2_7=plan(codes))
    # A code that is not the level's is named once more where it stands twice.
    assert [line for line in shown.told(report, *_CODES) if "D10" not in line or "D10" in told[0]] == told


@pytest.mark.parametrize(
    ("row", "jenis", "told"),
    [
        (1, "Sub Kegiatan", ["S10 Baris 1 · JENIS: Sub Kegiatan, Kegiatan"]),
        (4, "Sub Kegiatan", ["S10 Baris 4 · JENIS: Sub Kegiatan, Kegiatan"]),
        (2, "Kegiatan", ["S10 Baris 2 · JENIS: Kegiatan, Sub Kegiatan"]),
    ],
)
def test_a_wrong_jenis_makes_no_code_odd(row: int, jenis: str, told: Sequence[str]) -> None:
    words = ["Program", "Kegiatan", "Sub Kegiatan", "Sub Kegiatan", "Kegiatan", "Sub Kegiatan"]
    words[row] = jenis
    assert shown.told(shown.report(tabel_2_7=plan(WHOLE, words)), *_CODES) == told


@pytest.mark.parametrize(
    "codes",
    [
        ("X.XX.02", *WHOLE[1:]),
        ("X.XX.02", "X.XX.02.2.01", "x.xx.02.2.01.0001", *WHOLE[3:]),
        (*WHOLE[:5], WHOLE[5].replace("8.01", "X.XX")),
    ],
)
def test_the_urusan_of_a_template_may_be_any(codes: Sequence[str]) -> None:
    assert shown.told(shown.report(tabel_2_7=plan(codes)), *_CODES) == []


def test_the_urusan_of_a_template_hides_no_other_program() -> None:
    (told,) = shown.told(shown.report(tabel_2_7=plan(("X.XX.02", *changed(1, "8.01.03.2.01")[1:]))), *_CODES)
    assert "Baris 1" in told


def test_what_is_no_code_tells_no_level() -> None:
    report = shown.report(tabel_2_7=plan(changed(3, "8-01-02-2.01.0002")))
    assert shown.told(report, *_CODES) == ["S20 Baris 3 · KODE: 8-01-02-2.01.0002, None"]


def test_a_sub_kegiatan_with_a_relative_code_of_another_kegiatan_is_named() -> None:
    codes = ("8.01.02", "2.01", "2.01.0001", "2.02.0002", "2.02", "2.02.0001")
    (told,) = shown.told(shown.report(tabel_2_7=plan(codes)), *_CODES)
    assert "Baris 3" in told


segments = st.integers(1, 99)


@settings(max_examples=25, deadline=None)
@given(segments, segments, segments, st.integers(1, 2), st.lists(segments, min_size=2, max_size=2, unique=True))
def test_right_codes_are_never_named(urusan: int, bidang: int, program: int, fourth: int, two: list[int]) -> None:
    top = f"{urusan}.{bidang:02}.{program:02}"
    one, other = (f"{top}.{fourth}.{each:02}" for each in two)
    codes = (top, one, f"{one}.0001", f"{one}.0002", other, f"{other}.0001")
    assert shown.told(shown.report(tabel_2_7=plan(codes)), *_CODES) == []
    assert shown.told(shown.report(tabel_2_7=plan(codes, ["."] * 6)), *_CODES) == []


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 5), segments)
def test_a_code_of_another_program_is_always_named(row: int, program: int) -> None:
    code = WHOLE[row].replace("8.01.02", f"8.01.{program:02}", 1)
    told = shown.told(shown.report(tabel_2_7=plan(changed(row, code))), *_CODES)
    assert bool(told) is (program != 2)
