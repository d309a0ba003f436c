"""Where the sentences of a paragraph end."""

from __future__ import annotations

import pytest

from lkjip_xl.text.sentence_ends import sentences_of


@pytest.mark.parametrize(
    "texts",
    [
        ("Tiga indikator belum mencapai target.", "*) Untuk indikator lama layanan, makin kecil makin baik."),
        ("Tiga indikator belum mencapai target.", "* Makin kecil makin baik."),
        ("Tiga indikator belum mencapai target.", "**)Makin kecil makin baik."),
        ("Tiga indikator belum mencapai target *) dari tujuh.", "Empat sudah."),
        ("Capaian menurut Kab. *) Bungo 90%.",),
    ],
)
def test_a_note_behind_a_sentence_is_one_of_its_own(texts: tuple[str, ...]) -> None:
    text = " ".join(texts)
    assert [text[start:end] for start, end in sentences_of(text)] == [*texts]
