"""The figures of a sentence, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.text.sentence_ends import sentences_of
from lkjip_xl.text.written_figures import Told, figures_in


def read(text: str) -> list[tuple[str, str, str]]:
    return [(each.kind.name, f"{each.value.normalize():f}", each.unit) for each in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S-1 sebanyak 13 orang (57,1%).", [("COUNT", "13", "orang"), ("PERCENT", "57.1", "")]),
        (
            "Pagu Rp23.733.274.959,- terserap 98,70 persen",
            [("RUPIAH", "23733274959", ""), ("PERCENT", "98.7", "")],
        ),
        ("sekitar Rp 23,7 miliar", [("RUPIAH", "23700000000", "")]),
        ("realisasi 46,18 juta rupiah", [("RUPIAH", "46180000", "")]),
        (
            "Rp1,4 M dari Rp2 T, 5 M",
            [("RUPIAH", "1400000000", ""), ("RUPIAH", "2000000000000", ""), ("BARE", "5", "")],
        ),
        ("tingkat efisiensi 4,67 dan 0,5 poin persen", [("BARE", "4.67", ""), ("PERCENT", "0.5", "poin")]),
        (
            "6 program, 12 kegiatan, dan 37 sub kegiatan",
            [("COUNT", "6", "program"), ("COUNT", "12", "kegiatan"), ("COUNT", "37", "sub kegiatan")],
        ),
        ("indikatornya 2 dokumen dan 3 lap.", [("COUNT", "2", "dokumen"), ("COUNT", "3", "laporan")]),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan Menteri PANRB Nomor 53 Tahun 2014 dan PP 8/2006",
        "sejak tahun 2019, pada 2 Januari 2024, RPJMD 2018-2023, TA 2022/2023",
        "Tabel 3.1.1.b, Gambar 2, Bab III, halaman 12, pasal 5 ayat (2)",
        "kode 8.01.01.2.01 dan kegiatan ke-3 pada triwulan III",
        "Jl. Basuki Rahmat No. 5, telepon 0741-445116",
        "pendidikan S-1, S2, dan D-3 di masa Covid-19",
        "target 4,98 - 5,23%",
        "1. Penyusunan dokumen; 2) evaluasi",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("written", "true", "fits"),
    [
        ("98%", "98.02", True),  # rounded
        ("99,9%", "99.966", True),  # cut
        ("98,2%", "98.02", False),
        ("Rp23,7 miliar", "23733274959", True),
        ("Rp23,8 miliar", "23733274959", False),
        ("13 orang", "20", False),
        ("Rp3.861.486.910", "3861485910", False),  # rupiah are told to the last one
        ("hampir 100%", "99.2", True),
        ("lebih dari 90%", "95.33", True),
        ("lebih dari 96%", "95.33", False),
        ("46,18 juta rupiah", "46.18", True),  # the million may stand in the unit
    ],
)
def test_what_a_figure_may_stand_for(written: str, true: str, fits: bool) -> None:
    (figure,) = figures_in(written)
    assert figure.fits(Decimal(true)) is fits


def test_a_bound_behind_a_figure() -> None:
    (figure,) = figures_in("Capaian 90 atau lebih")
    assert figure.fits(Decimal(95))
    assert figure.kind is Told.BARE


def test_sentences() -> None:
    text = (
        "Menurut Peraturan No. 53 Tahun 2014, pegawai 35 orang. Rp.1.000,- terserap! 1. Butir ini\nDrs. Ali hadir."
    )
    assert [text[a:b] for a, b in sentences_of(text)] == [
        "Menurut Peraturan No. 53 Tahun 2014, pegawai 35 orang.",
        "Rp.1.000,- terserap!",
        "1. Butir ini",
        "Drs. Ali hadir.",
    ]
