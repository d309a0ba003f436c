"""What an advice says to do is said in buttons and fields of the page, and in no option of the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.finance.read.stages import EITHER_STAGE
from lkjip_xl.show.on_the_page import label
from lkjip_xl.show.wording import refusal, ways_named_by, worded
from lkjip_xl.text.ways import (
    Action,
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
)
from tests.show.test_on_the_terminal import TYPED

PAGE = Path(__file__).parents[2] / "page"
OTHER_WAYS: tuple[Way, ...] = (
    ChooseStage("murni"),
    ChooseSkpd("1.01 Dinas"),
    ChooseSheet("Rekap 5"),
    GiveYear(),
    GiveYear(2024),
    ChooseSkpd(),
    GiveRenstra(),
    GiveRenstra(2021, 2026),
    AskColumn("UNIT"),
    CheckFile("a.xlsx"),
    RaiseLimit("sel", 700_000),
    RenewTemplate(indicators=40, column="UNIT"),
)


@pytest.mark.parametrize("way", [*Action, *Field, *OTHER_WAYS])
def test_a_way_is_worded_without_options_by_a_label_that_the_page_has(way: Way) -> None:
    words = label(way)
    assert not TYPED.search(words)
    page = (PAGE / "page.html").read_text(encoding="utf-8") + (PAGE / "page.js").read_text(encoding="utf-8")
    labels = re.findall("(?:tombol|bagian|isian|pilihan) “([^”]+)”", words)
    assert [
        each for each in labels if f">{each}<" not in page and f'"{each}"' not in page and each != "Unduh"
    ] == []


def test_an_advice_is_worded_as_a_whole() -> None:
    raised = ("Tambahkan ", RaiseLimit("sel", 700_000), ".")
    told = Unreadable("berkas lama.", ("Pakai ", RenewTemplate(indicators=40, column="UNIT"), "."))
    with ways_named_by(label):
        assert worded(raised) == "Tambahkan sel=700000 di isian “Batas”, bagian “Pilihan lain”."
        way = "isian “Perbarui buku kerja lama” di bagian “Buat templat” (Baris indikator 40, kolom UNIT)"
        assert refusal(told) == f"berkas lama. Pakai {way}."
    assert worded(raised) == "Tambahkan --batas sel=700000."


def test_a_field_to_which_two_ways_lead_is_named_once() -> None:
    skpd = ("Tambahkan ", ChooseSkpd("1.01"), " untuk seluruhnya, atau ", ChooseSkpd("Dinas"), " untuk satu unit.")
    year = ("Tambahkan ", GiveYear(), ", misalnya ", GiveYear(2024), ".")
    different = ("Isi ", ChooseStage("murni"), " atau ", ChooseSheet("murni"), ".")
    with ways_named_by(label):
        assert worded(("Tulis ", *EITHER_STAGE, ".")) == "Tulis “murni” atau “perubahan” di isian “Tahapan”."
        assert worded(skpd) == "Tambahkan “1.01” di isian “SKPD” untuk seluruhnya, atau “Dinas” untuk satu unit."
        assert worded(year) == "Tambahkan isian “Tahun”, misalnya “2024”."
        assert worded(different) == "Isi “murni” di isian “Tahapan” atau “murni” di isian “Lembar”."
    assert worded(("Tulis ", *EITHER_STAGE, ".")) == "Tulis --tahapan murni atau --tahapan perubahan."


def test_the_page_names_no_option() -> None:
    texts = {file.name: file.read_text(encoding="utf-8") for file in PAGE.glob("page.*")}
    assert {name: found[0] for name, text in texts.items() if (found := TYPED.search(text))} == {}
