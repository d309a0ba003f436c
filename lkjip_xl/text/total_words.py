"""The words that tell a total: Jumlah, Total, J u m l a h, Grand Total, a slip such as Jumlh."""

from __future__ import annotations

import re

from lkjip_xl.text.words import heading_key, one_slip_from

_WORDS = ("jumlah", "total")
_SHORT = frozenset({"jml", "jlh", "tot", "subtotal", "subjumlah", "grandtotal"})
# Stand in front of the word for a total.
_IN_FRONT = frozenset({"grand", "sub"})
# What may stand beside the word in a label that says nothing else: the row can be nothing but a total.
_BESIDE = _IN_FRONT | {"keseluruhan", "seluruh", "seluruhnya", "semua", "umum", "akhir", "besar", "rp", "rupiah"}
# What may follow in the label of a total of everything that a budget table lists.
_OF_EVERYTHING = _BESIDE | {
    *("pagu", "anggaran", "realisasi", "belanja", "keuangan", "target", "dana", "biaya", "nilai", "alokasi"),
    *("program", "kegiatan", "subkegiatan", "sub", "sasaran", "indikator", "per", "dan", "tahun", "perubahan"),
    *("daerah", "perangkat", "opd", "skpd", "dinas", "badan", "kantor", "kecamatan", "sekretariat", "inspektorat"),
    *("kota", "kabupaten", "provinsi", "apbd", "dpa", "dppa", "renja", "rka", "unit", "urusan"),
}
_PER_SASARAN = ["per", "sasaran"]
_AVERAGE = ("rata", "rerata")
# What may follow in the label of a row that is the average or the sum of those above it, and no indicator.
_OF_AVERAGE = frozenset(
    {
        *("capaian", "kinerja", "realisasi", "keuangan", "penyerapan", "anggaran", "efisiensi", "tingkat"),
        *(
            "persen",
            "persentase",
            "indikator",
            "sasaran",
            "program",
            "kegiatan",
            "keseluruhan",
            "seluruh",
            "semua",
        ),
        *(
            "total",
            "jumlah",
            "rata",
            "rerata",
            "per",
            "perangkat",
            "daerah",
            "dinas",
            "badan",
            "opd",
            "skpd",
            "dan",
        ),
    }
)
# A shorter word is one letter away from too many others.
_SHORTEST_SLIP = 4
_NUMBERING = re.compile(r"^(?:[IVX]{1,4}|[A-Za-z]|\d{1,2})[.)]\s+")
_BEHIND = re.compile(r"(.+?)\s+(?:sub ?total|total|jumlah|result|hasil)", re.IGNORECASE | re.DOTALL)
_CARRIED = frozenset({"dipindahkan", "pindahan"})
_OF_A_PAGE = _CARRIED | {"halaman"}
_ORDINAL = re.compile(r"\d{1,2}|[ivx]{1,4}")


def names_total(text: str) -> bool:
    """Whether a label begins with a word for a total, whatever follows."""
    return bool(_words_of_total(text))


def is_only_total(text: str) -> bool:
    """Whether a label says nothing but that its row is a total: ``JUMLAH``, ``Total Per Sasaran``."""
    words = _words_of_total(text)
    words = words[: -len(_PER_SASARAN)] if words[-len(_PER_SASARAN) :] == _PER_SASARAN else words
    return bool(words) and all(
        word in _BESIDE or _is_word(word) or _is_slip(word) or _ORDINAL.fullmatch(word) for word in words
    )


def names_part_of_budget(text: str) -> bool:
    """Whether a label is that of a total of something else than a whole budget: ``Jumlah Belanja Modal``."""
    words = _words_of_total(text)
    known = (word in _OF_EVERYTHING or _is_word(word) or _is_slip(word) or word.isdigit() for word in words)
    return bool(words) and not all(known)


def names_everything(text: str) -> bool:
    """Whether a label without a word for a total is that of the whole budget: ``Seluruh Belanja``."""
    words = heading_key(_NUMBERING.sub("", text)).split()
    return bool(words) and all(word in _OF_EVERYTHING for word in words)


def name_before_total(text: str) -> str:
    """What a PivotTable puts before its word for a total (``8.01.01 Total``); empty where no such word ends it."""
    found = _BEHIND.fullmatch(text.strip())
    return found[1].rstrip(" -:") if found else ""


def is_carried_over(text: str) -> bool:
    """Whether a label is that of a sum at the foot or the head of a page: ``Jumlah dipindahkan``, ``Pindahan``."""
    words = heading_key(text).split()
    return bool(words) and (
        words[0] in _CARRIED or (names_total(text) and any(word in _OF_A_PAGE for word in words))
    )


def is_only_average(text: str) -> bool:
    """Whether a label says nothing but that its row is an average: ``Rata-rata``, ``Rata-rata Capaian``."""
    words = _words_of_average(text)
    return bool(words) and words[0] in _AVERAGE and all(word in _OF_AVERAGE for word in words[1:])


def is_only_total_of_results(text: str) -> bool:
    """Whether a label says nothing but that its row adds up results: ``Jumlah``, ``Total Capaian Kinerja``."""
    words = _words_of_total(text.replace("(%)", "").replace("%", ""))
    known = _OF_AVERAGE | _BESIDE
    return bool(words) and all(word in known or _is_word(word) or _is_slip(word) for word in words)


def is_bare_average(text: str) -> bool:
    """Whether a label does not even say of what its row is the average: ``Rata-rata``, ``Rata-rata (%)``."""
    words = _words_of_average(text)
    return bool(words) and all(word in _AVERAGE for word in words)


def _words_of_average(text: str) -> list[str]:
    return heading_key(text.replace("-", " ").replace("(%)", "").replace("%", "")).split()


def is_misspelt_total(text: str) -> bool:
    """Whether the word for a total has a slip in it."""
    words = _words_of_total(text)
    return bool(words) and not any(_is_word(word) for word in words[:2])


def _words_of_total(text: str) -> list[str]:
    """The words of a label that begins with one for a total; none of any other label."""
    words = _joined(heading_key(_NUMBERING.sub("", text)).split())
    at = 1 if len(words) > 1 and words[0] in _IN_FRONT else 0
    return words if words[at:] and (_is_word(words[at]) or _is_slip(words[at])) else []


def _joined(words: list[str]) -> list[str]:
    """The words with letters that stand apart put together: ``j u m l a h``."""
    count = next((index for index, word in enumerate(words) if len(word) > 1), len(words))
    if count < _SHORTEST_SLIP:
        return words
    letters = "".join(words[:count])
    begun = next((word for word in _WORDS if letters.startswith(word) and letters != word), "")
    return [*([begun, letters.removeprefix(begun)] if begun else [letters]), *words[count:]]


def _is_word(word: str) -> bool:
    return word in _WORDS or word in _SHORT


def _is_slip(word: str) -> bool:
    return len(word) >= _SHORTEST_SLIP and one_slip_from(word, _WORDS) is not None
