"""The agencies and governments that a line names, and whether they are others than the report's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_xl.report.settings import Settings
from lkjip_xl.text.words import LETTERS, fold, name_key, one_slip_from, similarity

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_PROVINCE = frozenset({"provinsi", "propinsi", "prov"})
_REGENCY = frozenset({"kabupaten", "kab"})
_CITY = "kota"
_AGENCY = frozenset({"dinas", "badan", "inspektorat", "kecamatan", "rsud"})
# Rumah dinas, badan usaha: words that make something else of these.
_NO_AGENCY_BEFORE = frozenset(
    (
        *("rumah", "kendaraan", "mobil", "motor", "sepeda", "perjalanan", "naskah", "surat", "pakaian", "jabatan"),
        *("anggota", "berat", "milik", "tiap", "setiap", "antar", "dengan"),
    )
)
_NO_AGENCY_BEHIND = frozenset(
    {"usaha", "hukum", "jalan", "layanan", "permusyawaratan", "pusat", "luar", "dalam", "dan", "daerah"}
)
_END_OF_NAME = frozenset(
    (
        *("tahun", "ta", "per", "periode", "triwulan", "semester", "selama", "menurut", "berdasarkan"),
        *("pada", "di", "dengan", "terhadap", "untuk"),
        *("bidang", "seksi", "bagian", "sekretariat", "upt", "uptd", "wilayah"),
        *_PROVINCE,
        *_REGENCY,
        _CITY,
    )
)
# What one word behind “Dinas” tells of itself. Other words there may begin something else, or be a short form.
_AFFAIRS = frozenset(
    (
        *("pendidikan", "kebudayaan", "kesehatan", "sosial", "perumahan", "permukiman", "pertanahan", "pengairan"),
        *("lingkungan", "kebersihan", "kependudukan", "perhubungan", "komunikasi", "statistik", "persandian"),
        *("koperasi", "perdagangan", "perindustrian", "ketenagakerjaan", "transmigrasi", "energi", "pertambangan"),
        *("pemuda", "kepemudaan", "olahraga", "keolahragaan", "pariwisata", "perpustakaan", "kearsipan"),
        *("pangan", "pertanian", "perkebunan", "peternakan", "kehutanan", "perikanan", "kelautan"),
    )
)
_AFFAIRS_OF_BADAN = frozenset({"kepegawaian", "keuangan", "pendapatan", "perencanaan", "penelitian"})
_INSPECTORATE = "inspektorat"
_DISTRICT = "kecamatan"
_TELLS_NOTHING = frozenset({"dan", "daerah"})
_SAME_NAME = 0.8
_LONG_ENOUGH = 5


def begins_with_agency(text: str) -> bool:
    """Whether a line begins with the name of an agency, as the line below a title does."""
    return bool(_AGENCY.intersection(_TOKEN.findall(fold(text))[:1]))


def names_in(text: str) -> list[tuple[str, str]]:
    """The agencies and governments that a line names: the kind of each, and its name."""
    tokens = _TOKEN.findall(fold(text))
    first_is_agency = bool(tokens) and tokens[0] in _AGENCY
    found: list[tuple[str, str]] = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        behind = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token in _AGENCY and before not in _NO_AGENCY_BEFORE and behind not in _NO_AGENCY_BEHIND:
            found.append(("", " ".join([token, *_rest(tokens[index + 1 :])])))
        kind = _kind(token)
        # Inside a title a city is one only behind an agency: there are parks and roads of a city too.
        certain = kind != _CITY or not index or before == "pemerintah" or first_is_agency or bool(found)
        if kind and certain and (name := _rest(tokens[index + 1 :])):
            found.append((kind, " ".join(name)))
    # An inspectorate is named by the word alone, which elsewhere than in front tells whose audit it was.
    is_named = {_INSPECTORATE} if tokens[:1] == [_INSPECTORATE] else set()
    return [(kind, name) for kind, name in found if kind or " " in name or name in is_named]


def _kind(word: str) -> str:
    if word in _PROVINCE:
        return "provinsi"
    return "kabupaten" if word in _REGENCY else word if word == _CITY else ""


def _rest(tokens: Sequence[str]) -> list[str]:
    """The words of a name, up to where something else begins."""
    words: list[str] = []
    for token in tokens:
        if token == "." and not words:  # noqa: S105 - Kab.
            continue
        if not token.isalpha() or token in _END_OF_NAME:
            break
        words.append(token)
    return words


def others_in(text: str, settings: Settings) -> list[tuple[str, str]]:
    """The agencies and governments in a line that are others than the report's."""
    return [
        (kind, name)
        for kind, name in names_in(text)
        if (
            _other_government(kind, name, settings)
            if kind
            else _other_agency(name, settings, is_whole=_is_before_government(name, text))
        )
    ]


def _other_government(kind: str, name: str, settings: Settings) -> bool:
    own = fold(settings.pemerintah)
    if not own:
        return False
    first, _, rest = own.partition(" ")
    own_kind = _kind(first.removesuffix("."))
    if kind == "provinsi" and own_kind in {"kabupaten", _CITY}:
        return False  # the province that it lies in
    own_name = rest if own_kind else own
    if own_kind and own_kind != kind:
        return True
    return name_key(own_name) not in name_key(name) and similarity(own_name, name) < _SAME_NAME


def _other_agency(name: str, settings: Settings, *, is_whole: bool) -> bool:
    """Whether a name is another agency's; ``is_whole`` where a government follows, so that no word of it lacks."""
    own = fold(settings.instansi)
    one, other = name_key(name), name_key(own)
    if one in other or other in one:
        return False
    (first, *words), own_words = name.split(), LETTERS.findall(own)
    telling = [word for word in words if word not in _TELLS_NOTHING]
    strange = [word for word in telling if not _is_of(word, own_words)]
    if telling and not strange:
        return False  # the own name, shorter or in another order
    if set(strange) & _affairs(first):
        return True
    if not telling:
        return first == _INSPECTORATE and first not in own_words
    # Bekasi Utara and Bekasi Timur are two: a kecamatan has no short form.
    if strange and first == _DISTRICT and own_words[:1] == [first] and len(words) == len(own_words) - 1:
        return True
    # Badan Kesbangpol is a short form of a long name.
    if len(words) == 1 and own_words[:1] == [first]:
        return is_whole and first == _DISTRICT
    return similarity(name, own) < _SAME_NAME


def _is_before_government(name: str, text: str) -> bool:
    words = r"\W+".join(map(re.escape, name.split()))
    return re.search(rf"{words}\W+(?:kabupaten|kab|kota)\b", fold(text)) is not None


def _affairs(kind: str) -> frozenset[str]:
    """The words that tell an agency of a kind by themselves."""
    return _AFFAIRS | _AFFAIRS_OF_BADAN if kind == "badan" else _AFFAIRS


def _is_of(word: str, own_words: Sequence[str]) -> bool:
    """Whether a word is one of a name: with a slip, with other syllables around it, or a short form of some."""
    long = [each for each in own_words if len(each) >= _LONG_ENOUGH]
    if word in own_words or one_slip_from(word, long) is not None:
        return True
    if len(word) >= _LONG_ENOUGH and any(word in each or each in word for each in long):
        return True
    # Kesbangpol has the letters of Kesatuan Bangsa dan Politik in their order.
    letters = iter("".join(own_words))
    return word not in _AFFAIRS | _AFFAIRS_OF_BADAN and all(letter in letters for letter in word)
