"""What the columns of the finance system's exports are called, and what each holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto

from lkjip_xl.grids.headings import last_word


class Field(Enum):
    """What a column holds."""

    TAHUN = auto()
    TAHAPAN = auto()
    KODE_SKPD = auto()
    NAMA_SKPD = auto()
    KODE_UNIT = auto()
    NAMA_UNIT = auto()
    KODE_PROGRAM = auto()
    NAMA_PROGRAM = auto()
    KODE_KEGIATAN = auto()
    NAMA_KEGIATAN = auto()
    KODE_SUB_KEGIATAN = auto()
    NAMA_SUB_KEGIATAN = auto()
    KODE_REKENING = auto()
    NAMA_REKENING = auto()
    DOKUMEN = auto()
    REALISASI = auto()
    SETORAN = auto()


_FLAT = {
    "tahun": Field.TAHUN,
    "tahun anggaran": Field.TAHUN,
    "tahapan": Field.TAHAPAN,
    "kode skpd": Field.KODE_SKPD,
    "nama skpd": Field.NAMA_SKPD,
    "skpd": Field.NAMA_SKPD,
    "kode sub unit": Field.KODE_UNIT,
    "nama sub unit": Field.NAMA_UNIT,
    "kode sub skpd": Field.KODE_UNIT,
    "nama sub skpd": Field.NAMA_UNIT,
    "kode unit skpd": Field.KODE_UNIT,
    "nama unit skpd": Field.NAMA_UNIT,
    "nama unit": Field.NAMA_UNIT,
    **dict.fromkeys(
        ("unit", "sub unit", "unit kerja", "unit skpd", "sub skpd", "kelurahan", "upt", "uptd", "puskesmas"),
        Field.NAMA_UNIT,
    ),
    **dict.fromkeys(("nama kelurahan", "nama upt", "nama uptd", "nama puskesmas"), Field.NAMA_UNIT),
    "kode program": Field.KODE_PROGRAM,
    "nama program": Field.NAMA_PROGRAM,
    "program": Field.NAMA_PROGRAM,
    "kode kegiatan": Field.KODE_KEGIATAN,
    "nama kegiatan": Field.NAMA_KEGIATAN,
    "kegiatan": Field.NAMA_KEGIATAN,
    "kode sub kegiatan": Field.KODE_SUB_KEGIATAN,
    "nama sub kegiatan": Field.NAMA_SUB_KEGIATAN,
    "sub kegiatan": Field.NAMA_SUB_KEGIATAN,
    "kode rekening": Field.KODE_REKENING,
    "nomor rekening": Field.KODE_REKENING,
    "nama rekening": Field.NAMA_REKENING,
    "rekening": Field.NAMA_REKENING,
    "nomor dokumen": Field.DOKUMEN,
    "nilai realisasi": Field.REALISASI,
    "nilai setoran": Field.SETORAN,
}
# Columns that such an export has besides; anything else is named as unknown.
_OF_AN_EXPORT = re.compile(
    r"no|(?:kode|nama|nomor|tanggal|jenis|keterangan|nilai|periode|tahapan|nip|status|uraian|id)\b.*|paket.*|.*\bspd\b.*"
    # What tells several rows of one sub kegiatan apart: a document, a period, a source.
    r"|.*\b(?:sp2d|spm|spp|spj|bku|bukti|kuitansi|kwitansi)\b.*|tgl\b.*|sumber (?:dana|anggaran)"
    r"|(?:triwulan|tribulan|tw|bulan|semester|smt)"
)
# What follows from the amounts, and is not needed: what is left, differences, percentages.
_FOLLOWS = re.compile(
    r".*(?:%|\b(?:pro?sent(?:ase)?|persen(?:tase|tasi)?|presentase|sisa|selisih|lebih|kurang|bertambah|berkurang"
    r"|capaian|tingkat|rasio|(?:daya )?serap(?:an)?|penyerapan)\b).*"
)
_IN_CHARGE = r"(?:penanggung ?jawab|pelaksana|pengampu)"
# What the exports of other versions, and agencies, call the same.
_OTHER_WORDS = (
    (
        re.compile(
            r"\b(?:opd|perangkat daerah|satuan kerja(?: perangkat daerah)?|satker|(?:unit )?organisasi|instansi"
            r"|dinas(?: / badan)?)\b"
        ),
        "skpd",
    ),
    # Whose program it is, in a list of several agencies; a unit of the agency (unit kerja skpd …) is none.
    (re.compile(rf"^skpd {_IN_CHARGE}$|^{_IN_CHARGE} skpd$"), "skpd"),
    (re.compile(r"\bsubkegiatan\b"), "sub kegiatan"),
    (re.compile(r"\bakun\b"), "rekening"),
    (re.compile(r"^kd\b"), "kode"),
    (re.compile(r"^(?:nm|uraian)\b(?=.)"), "nama"),
    (re.compile(r"^no rek\b"), "nomor rekening"),
)


def field_of(path: str) -> Field | None:
    """What a column of an export with a row for each rekening or document holds; None where nothing is read."""
    for pattern, usual in _OTHER_WORDS:
        path = pattern.sub(usual, path)
    return _FLAT.get(path)


def follows_from_amounts(path: str) -> bool:
    """Whether a column has what follows from the amounts: what is left, a difference, a percentage."""
    return _FOLLOWS.fullmatch(path) is not None


def unknown_columns(paths: Iterable[str], known: Iterable[int]) -> tuple[str, ...]:
    """The headings of columns that are neither read, nor such as an export has besides, nor follow from others."""
    read = set(known)
    return tuple(
        path
        for index, path in enumerate(paths)
        if path
        and index not in read
        and not _OF_AN_EXPORT.fullmatch(last_word(path))
        and not follows_from_amounts(path)
    )
