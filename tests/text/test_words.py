from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.text import words


def test_invisible_marks_and_line_breaks_are_spaces_or_nothing() -> None:
    assert words.squeeze("  PAGU\u00a0\n ANG\u00adGARAN\ufeff ") == "PAGU ANGGARAN"
    assert words.fold("ＰＡＧＵ  Anggaran") == "pagu anggaran"


def test_a_longer_text_is_cut_with_a_sign_that_it_goes_on() -> None:
    assert words.cut("Sub Kegiatan", 12) == "Sub Kegiatan"
    assert words.cut("Sub Kegiatan", 5) == "Sub…"


def test_a_name_is_the_same_whatever_its_case_and_spacing() -> None:
    assert words.name_key("Sub  Kegiatan\nA") == words.name_key("SUB KEGIATAN a")
    assert words.name_key("J U M L A H") == words.name_key("Jumlah")
    assert words.name_key("Bulanan /Triwulan") == words.name_key("Bulanan/ Triwulan")
    assert words.name_key("Pemantapan") != words.name_key("Pemanjapan")


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("PROGRAM/KEGIATAN/SUB KEGIATAN", "program kegiatan sub kegiatan"),
        ("Program / Kegiatan / Sub Kegiatan", "program kegiatan sub kegiatan"),
        ("CAPAIAN (%)", "capaian %"),
        ("Capaian(%)", "capaian %"),
        ("REALISASI_KEUANGAN", "realisasi keuangan"),
        ("TABEL 2.7 ", "tabel 2 7"),
        ("%", "%"),
        ("...", ""),
    ],
)
def test_a_heading_is_its_words(heading: str, key: str) -> None:
    assert words.heading_key(heading) == key


def test_the_digits_tell_two_years_apart() -> None:
    assert words.digits("REALISASI 2023 TERHADAP 2022") == ("2023", "2022")
    assert words.digits("REALISASI") == ()


def test_the_closest_word_is_the_most_alike_and_the_first_of_equals() -> None:
    assert words.closest("uit", ["orang", "unit", "paket"], 0.8) == "unit"
    assert words.closest("UNIT", ["unit"], 1.0) == "unit"
    assert words.closest("ab", ["abx", "aby"], 0.5) == "abx"
    assert words.closest("WTP", ["orang", "unit"], 0.8) is None
    assert words.closest("unit", [], 0.0) is None


def test_only_the_passages_that_differ_are_shown() -> None:
    assert words.differing_passages(
        "Jumlah paket barang cetak dan penggandaan", "Jumlah paket barang cetakan dan penggandaan"
    ) == ("… barang cetak dan …", "… barang cetakan dan …")
    assert words.differing_passages("Evaluasi Kinerja", "Evaluasi") == ("Evaluasi Kinerja", "Evaluasi")


def test_words_in_another_order_are_shown_side_by_side() -> None:
    assert words.differing_passages(
        "Program Pengelolaan Perikanan Budidaya Laut", "Program Pengelolaan Budidaya Perikanan Laut"
    ) == ("… Pengelolaan Perikanan Budidaya Laut", "… Pengelolaan Budidaya Perikanan Laut")


def test_names_of_the_same_words_are_one_in_whatever_order() -> None:
    assert words.likeness("perikanan budidaya", "budidaya perikanan", 0.8) == 1
    assert words.likeness("perikanan budidaya", "budidaya perikanan laut", 0.8) == 0
    assert words.likeness("perikanan budidaya", "perikanan budidya", 0.8) > 0.9


def test_case_and_spacing_are_no_difference() -> None:
    assert words.differing_passages("Nilai  AKIP", "NILAI akip") == ("", "")
    assert words.differing_passages("Bulanan /Triwulan", "Bulanan/ Triwulan") == ("", "")


@pytest.mark.parametrize(
    ("agency", "government", "full"),
    [
        ("Dinas Perpustakaan", "Kota Contoh", "Dinas Perpustakaan Kota Contoh"),
        ("Dinas Perpustakaan Kota Contoh", "Kota Contoh", "Dinas Perpustakaan Kota Contoh"),
        ("DINAS PERPUSTAKAAN KOTA  CONTOH", "Kota Contoh", "DINAS PERPUSTAKAAN KOTA  CONTOH"),
        ("Badan Kota Contohan", "Contohan Baru", "Badan Kota Contohan Contohan Baru"),
        ("Dinas Perpustakaan", "", "Dinas Perpustakaan"),
        ("", "Kota Contoh", "Kota Contoh"),
    ],
)
def test_a_government_is_not_told_twice(agency: str, government: str, full: str) -> None:
    assert words.full_name(agency, government) == full


@pytest.mark.long
@given(st.text(), st.text())
def test_likeness_is_between_nothing_and_the_same(left: str, right: str) -> None:
    assert 0 <= words.similarity(left, right) <= 1
    assert words.similarity(left, left) == 1
    words.differing_passages(left, right)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words.squeeze(words.squeeze(text)) == words.squeeze(text)
    assert words.heading_key(words.heading_key(text)) == words.heading_key(text)


def test_of_a_text_longer_than_any_name_only_the_beginning_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps of a comparison grow with the square of the length, and a cell holds 32,767 letters."""
    import rapidfuzz.fuzz

    compared: list[int] = []

    def ratio(left: str, right: str, *, score_cutoff: float) -> float:
        compared.append(len(left) * len(right))
        return score_cutoff

    monkeypatch.setattr(rapidfuzz.fuzz, "ratio", ratio)
    words.similarity("a" * 32_000, "b" * 16_000)
    assert compared == [1_000_000]


def test_a_long_text_is_taken_apart_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are compared with one another again and again; the time would grow with their length each time."""
    taken_apart: list[str] = []
    normalize = unicodedata.normalize

    def counted(form: str, text: str) -> str:
        taken_apart.append(text)
        return normalize(form, text)  # type: ignore[arg-type]

    monkeypatch.setattr(unicodedata, "normalize", counted)
    names = [f"{'nama yang panjang ' * 2_000}{number} {id(taken_apart)}" for number in range(20)]
    for _ in range(50):
        for name in names:
            words.name_key(name)
    assert len(taken_apart) == len(names)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("8.01.01.2.06.04 Fasilitasi Kunjungan Tamu", "Fasilitasi Kunjungan Tamu"),
        ("8.01.01 - PROGRAM PENUNJANG", "Program Penunjang"),
        ("X.XX.01 PROGRAM PENUNJANG", "Program Penunjang"),
    ],
)
def test_a_code_in_front_is_no_part_of_a_name(written: str, name: str) -> None:
    assert words.name_key(written) == words.name_key(name)


@pytest.mark.parametrize("name", ["2.5 juta bibit", "8.01.01", "1.2.3", "100 hari kerja", "Xenia", "12.000.000"])
def test_a_number_in_front_is(name: str) -> None:
    assert words.without_code(name) == name
