"""Lines of a terminal: no name of a file, no command and no word is broken inside."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lkjip_xl.cli import screen
from lkjip_xl.rules.findings import CheckResult, Severity, State
from lkjip_xl.show.file_list import list_line
from lkjip_xl.show.wrapping import wrapped


def test_a_name_of_a_file_goes_to_the_next_line_whole() -> None:
    name = "laporan/2023/kesbangpol_kota_jambi_2023_terbit.xlsx"
    assert wrapped(f"Hasil pemeriksaan ditulis: {name}", "", 60) == f"Hasil pemeriksaan ditulis:\n{name}"


def test_a_word_too_long_for_the_indent_stands_further_left() -> None:
    name = "d/" + "a" * 36
    assert wrapped(f"Lihat {name}", " " * 8, 40) == f"        Lihat\n  {name}"


def test_a_path_longer_than_a_line_ends_it_behind_a_folder() -> None:
    path = "C:\\Users\\perencana\\Documents\\Laporan_Kinerja\\dinas_pendidikan_dan_kebudayaan.xlsx"
    assert wrapped(path, "", 40).splitlines() == [
        "C:\\Users\\perencana\\Documents\\",
        "Laporan_Kinerja\\",
        "dinas_pendidikan_dan_kebudayaan.xlsx",
    ]


def test_what_is_typed_in_quotation_marks_stays_together() -> None:
    text = 'Pilih lembarnya: lkjip-xl template --lembar "Rekap Dinas Kesehatan"'
    assert wrapped(text, "", 50).splitlines() == [
        "Pilih lembarnya: lkjip-xl template --lembar",
        '"Rekap Dinas Kesehatan"',
    ]


def test_options_are_whole() -> None:
    text = "Beri laporan tahun lalu dengan --tahun-lalu laporan_2022.xlsx, lalu periksa lagi."
    lines = wrapped(text, "", 40).splitlines()
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= 40


def test_a_long_name_in_the_list_of_files_has_a_line_of_its_own() -> None:
    name = "samples/kesbangpol_kota_jambi_2023_terbit.xlsx"
    result = CheckResult(name, rows={"tabel_2_7": 1})
    lines = list_line(result, 80, on_terminal=True).splitlines()
    assert lines[1].strip() == name
    assert max(map(len, lines)) <= 80
    # A program finds each file in its line, as does a person where the name fits.
    assert len(list_line(result, 80).splitlines()) == 1
    assert len(list_line(CheckResult("a.xlsx", rows={"tabel_2_7": 1}), 80, on_terminal=True).splitlines()) == 1


class _Terminal:
    """A stream that says it is a terminal, and keeps what is written."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        return None


def test_sentences_with_names_are_wrapped_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = Path("folder_dengan_nama_yang_panjang") / "kesbangpol_kota_jambi_2023_terbit_temuan.xlsx"
    sentence = f"Salinan dengan tanda di sel-sel temuannya ditulis: {name}"
    screen.say(sentence)
    assert capsys.readouterr().out == sentence + "\n"
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "80")
    screen.complain(sentence)
    assert terminal.written == f"Salinan dengan tanda di sel-sel temuannya ditulis:\n{name}\n"


def test_information_has_another_colour_than_what_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    tones = (*Severity, State.READY, None)
    painted = [screen.paint()("x", tone) for tone in tones]
    assert len(set(painted)) == len(tones)
    assert painted[3] == "\x1b[32m\x1b[1mx\x1b[0m"
