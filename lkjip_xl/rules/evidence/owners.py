"""Of what each figure of a sentence is: of what is named before it, or right behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from lkjip_xl.text.words import LETTERS, word_set
from lkjip_xl.text.written_figures import Told, WrittenFigure, figures_in


class Named(Protocol):
    """Where a sentence names something."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Owned(Generic[N]):
    """What a figure is of, the nearest last; ``sure`` is not so where other words stand between them."""

    names: tuple[N, ...] = ()
    sure: bool = True


# What may stand between a figure and a name behind it: 6 unit kendaraan, 98% pada Program Penunjang.
_BEHIND = re.compile(
    r"(?:\s*,\s+(?:ada|terdapat|dicapai|berada)\b)?[\s“\"'()]*(?:(?:(?:berasal|bersumber)\s+dari|untuk|pada|di|oleh|bagi|dialokasikan|ada|berpendidikan|lulusan|pegawai|aparatur|dengan|pendidikan|"
    r"tingkat|sub|kegiatan|program|indikator|sasaran|kinerja|adalah|asn|pns)[\s“\"'(]+)*",
    re.IGNORECASE,
)
# “Rp390 juta berasal dari Program A Rp193 juta”: the name has a figure of its own.
_COMES_FROM = re.compile(r"\b(?:berasal|bersumber)\s+dari\b", re.IGNORECASE)
_ITS_OWN = re.compile(r"\s*\(?(?:(?:sebesar|yaitu|yakni)\s+)?(?:rp\.?\s*)?\d", re.IGNORECASE)
# “…, dan capaian tertinggi pada ketepatan waktu”: another thing, whose name is not known.
_ANOTHER = re.compile(
    r"(?:,\s*|\b)(?:dan|sedangkan|sementara|serta|namun|tetapi)\s[^;.]*\b(?:pada|oleh|untuk)\s+"
    r"(?!tahun|akhir|awal|triwulan|semester|periode|kategori|posisi|saat|kondisi|angka|peringkat|\d|\s)[^\W\d_]{4,}",
    re.IGNORECASE,
)
# What may stand between two figures of one thing.
_LINKING = word_set(
    """
    sedangkan sementara diperoleh dibagi hasil pembagian dikali kali indikator program dan atau dari dengan
    sebesar sebanyak menjadi yaitu yakni pada di tahun serta sehingga maka setara sama target targetnya
    realisasi realisasinya terealisasi capaian capaiannya mencapai tercapai pagu pagunya anggaran
    anggarannya terserap menyerap penyerapan penyerapannya serapan sisa tersisa kinerja kinerjanya keuangan
    tingkat efisiensi efisiensinya kategori persentase persentasenya adalah ini tersebut sudah telah
    tumbuh bertambah berkurang
    memperoleh dianggarkan ditargetkan total seluruh belanja naik turun meningkat menurun tetap hanya baru
    lalu sebelumnya untuk atas terhadap nilai angka rata jumlah berjumlah sangat baik cukup kurang tinggi
    rendah sedang poin persen murni dalam perubahan setelah sebelum renstra akhir itu yang besar dana
    berkategori renja pk orang unit dokumen laporan rp ke sampai s d bersih juga masing berturut turut
    """
)
_LEADING = re.compile(r"\s*(?:dengan|dari|atas)\s+(?:[^\W\d]+\s+){0,3}", re.IGNORECASE)
_PAIR = re.compile(r"\s*[,(]*\s*(?:(?:atau|yaitu|yakni|setara(?:\s+dengan)?)\s*)?(?:sebesar\s+|sekitar\s+)?\(?\s*")


def owners_of(text: str, figures: Sequence[WrittenFigure], names: Sequence[N]) -> list[Owned[N]]:
    """What each figure is of. ``text`` has blanks in the place of all names."""
    found: list[Owned[N]] = []
    first_has_one = bool(figures) and any(each.end <= figures[0].start for each in names)
    for at, figure in enumerate(figures):
        begin = figures[at - 1].end if at else 0
        clause = max(begin, text.rfind(";", 0, figure.start))
        before = tuple(each for each in names if clause <= each.start and each.end <= figure.start)
        behind = _right_behind(text, figure, names)
        if before and not (behind and not first_has_one):
            found.append(Owned(before, sure=not _ANOTHER.search(text[before[-1].end : figure.start])))
        elif at and figure.kind is Told.PERCENT and _PAIR.fullmatch(text, begin, figure.start):
            found.append(found[-1])
        elif behind:
            found.append(Owned(behind))
        elif not at and names and _leads(text, figure, names[0]):
            found.append(Owned((names[0],)))
        elif at and found[-1].names:
            found.append(Owned(found[-1].names, sure=found[-1].sure and _goes_on(text[begin : figure.start])))
        elif elsewhere := tuple(each for each in names if begin <= each.start and each.end <= figure.start):
            found.append(Owned(elsewhere, sure=False))
        else:
            found.append(Owned())
    return found


def _leads(text: str, figure: WrittenFigure, name: Named) -> bool:
    """Whether a sentence begins with a figure of what it names next: “Dengan target 95%, indikator …”."""
    between = text[figure.end : name.start]
    return _LEADING.fullmatch(text, 0, figure.start) is not None and links(between) and not figures_in(between)


# Words that hold a result against its target.
_AGAINST = word_set(
    """
    melampaui melebihi memenuhi belum tidak dapat berhasil masih lebih kurang tinggi rendah besar kecil baik
    dari daripada atas bawah sesuai namun tetapi
    """
)


def _goes_on(text: str) -> bool:
    """Whether what stands between two figures lets the second be of what the first is of."""
    words = {each.lower() for each in LETTERS.findall(text)}
    return words <= _LINKING or ("target" in words and words <= _LINKING | _AGAINST)


def links(text: str) -> bool:
    """Whether a text holds only such words as stand between two figures of one thing."""
    return {each.lower() for each in LETTERS.findall(text)} <= _LINKING


# Words of the whole agency, beside those that link two figures.
_OF_ALL = _LINKING | word_set(
    """
    pegawai asn aparatur seluruh seluruhnya total keseluruhan sejumlah secara semua instansi perangkat
    daerah opd skpd per desember keadaan apbd alokasi ada rp dialokasikan tersedia sumber manusia sdm
    penganggaran setelah dpa rata
    """
)


def tells_of_all(text: str, agency: str) -> bool:
    """Whether a text holds only words of the whole agency, and of its name or a short form of that."""
    letters = "".join(LETTERS.findall(agency.lower()))
    own = {each.lower() for each in LETTERS.findall(agency)}
    rest = {each.lower() for each in LETTERS.findall(text)} - _OF_ALL - own
    return all(len(each) > 3 and _in_order(each, letters) for each in rest)


def _in_order(word: str, letters: str) -> bool:
    """Whether a word has letters of others in their order: kesbangpol."""
    rest = iter(letters)
    return all(letter in rest for letter in word)


def figureless(text: str) -> str:
    """A text without its figures."""
    kept = list(text)
    for each in figures_in(text):
        kept[each.start : each.end] = " " * (each.end - each.start)
    return "".join(kept)


def _right_behind(text: str, figure: WrittenFigure, names: Sequence[N]) -> tuple[N, ...]:
    following = next((each for each in names if each.start >= figure.end), None)
    if following is None or _BEHIND.fullmatch(text, figure.end, following.start) is None:
        return ()
    comes_from = _COMES_FROM.search(text, figure.end, following.start)
    return () if comes_from and _ITS_OWN.match(text, following.end) else (following,)
