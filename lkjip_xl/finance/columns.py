"""Which column of a sheet holds what, told by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from lkjip_xl.finance.headings import SEPARATOR
from lkjip_xl.finance.source import Stage
from lkjip_xl.refusal import refused


class Field(Enum):
    """What a column holds."""

    TAHUN = auto()
    TAHAPAN = auto()
    KODE_SKPD = auto()
    NAMA_SKPD = auto()
    KODE_PROGRAM = auto()
    NAMA_PROGRAM = auto()
    KODE_KEGIATAN = auto()
    NAMA_KEGIATAN = auto()
    KODE_SUB_KEGIATAN = auto()
    NAMA_SUB_KEGIATAN = auto()
    KODE_REKENING = auto()
    NAMA_REKENING = auto()
    DOKUMEN = auto()
    PAGU = auto()
    REALISASI = auto()
    SETORAN = auto()


FLAT = {
    "tahun": Field.TAHUN,
    "tahun anggaran": Field.TAHUN,
    "tahapan": Field.TAHAPAN,
    "kode skpd": Field.KODE_SKPD,
    "nama skpd": Field.NAMA_SKPD,
    "kode program": Field.KODE_PROGRAM,
    "nama program": Field.NAMA_PROGRAM,
    "kode kegiatan": Field.KODE_KEGIATAN,
    "nama kegiatan": Field.NAMA_KEGIATAN,
    "kode sub kegiatan": Field.KODE_SUB_KEGIATAN,
    "nama sub kegiatan": Field.NAMA_SUB_KEGIATAN,
    "kode rekening": Field.KODE_REKENING,
    "nama rekening": Field.NAMA_REKENING,
    "nomor dokumen": Field.DOKUMEN,
    "pagu": Field.PAGU,
    "nilai realisasi": Field.REALISASI,
    "nilai setoran": Field.SETORAN,
}
"""The headings of the exports that have a row for each rekening or document."""

# Columns that such an export has besides; anything else is named as unknown.
_OF_AN_EXPORT = re.compile(
    r"no|(?:kode|nama|nomor|tanggal|jenis|keterangan|nilai|periode|tahapan|nip|status|uraian|id)\b.*|paket.*|.*\bspd\b.*"
)
_PARTS = {
    "operasi": re.compile(r"\boperasi\b"),
    "modal": re.compile(r"\bmodal\b"),
    "tak terduga": re.compile(r"\b(?:tak|tidak) terduga\b|\bbtt\b"),
    "transfer": re.compile(r"\btransfer\b"),
}
_MURNI = re.compile(r"\b(?:sebelum|murni|induk)\b")
_PERUBAHAN = re.compile(r"\b(?:setelah|sesudah|perubahan)\b")
_REALISASI = re.compile(r"\brealisasi\b")
_PAGU = re.compile(r"\b(?:pagu|anggaran|alokasi|target keuangan|dpa|nilai rincian|kebutuhan dana)\b")
_TOTAL = re.compile(r"\bjumlah\b|\btotal\b")
_NO_AMOUNT = re.compile(
    r"%|\b(?:persen|persentase|sisa|selisih|lebih|kurang|capaian|bertambah|berkurang|fisik|kinerja|lokasi"
    r"|sumber dana|prakiraan|n 1|tahun lalu|bulan lalu|(?<!s d )(?<!sampai dengan )bulan ini)\b"
)
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts. ``part`` is the kind of spending; empty for all, ``jumlah`` for their total."""

    index: int
    measure: str
    stage: Stage | None
    part: str
    heading: str

    @property
    def kind(self) -> tuple[str, Stage | None]:
        """What it is an amount of, whatever the kind of spending."""
        return self.measure, self.stage

    @property
    def is_part(self) -> bool:
        """Whether it is only one kind of spending, to be added to the others."""
        return self.part not in {"", "jumlah"}


def amount_columns(paths: Sequence[str], year: int | None) -> tuple[AmountColumn, ...]:
    """The columns of pagu and realisasi under headings of one level or two, those of another year left out.

    Raises:
        UnreadableFile: if two columns could both be the same amount.

    """
    found = [each for index, path in enumerate(paths) if (each := _amount_column(index, path, year))]
    with_parts = {each.kind for each in found if each.is_part}
    chosen = [each for each in found if each.is_part or each.kind not in with_parts]
    alike: dict[tuple[object, ...], list[AmountColumn]] = {}
    for each in chosen:
        alike.setdefault((*each.kind, each.part), []).append(each)
    for columns in alike.values():
        if len(columns) > 1:
            headings = " dan ".join(f"“{each.heading}”" for each in columns)
            raise refused(
                f"{len(columns)} kolom dapat berarti {columns[0].measure}: {headings}.",
                "Hapus atau ganti judul kolom yang tidak dipakai, lalu ulangi.",
            )
    return tuple(chosen)


def amount_headings(paths: Sequence[str], year: int | None) -> list[int]:
    """The columns of amounts, also the totals that are the sum of others."""
    return [index for index, path in enumerate(paths) if _amount_column(index, path, year)]


def _amount_column(index: int, path: str, year: int | None) -> AmountColumn | None:
    years = _YEAR.findall(path)
    if not path or _NO_AMOUNT.search(path) or (years and year and str(year) not in years):
        return None
    stage = Stage.MURNI if _MURNI.search(path) else Stage.PERUBAHAN if _PERUBAHAN.search(path) else None
    part = next((name for name, pattern in _PARTS.items() if pattern.search(path)), "")
    if not part and _TOTAL.search(path.rpartition(SEPARATOR)[2]):
        part = "jumlah"
    if _REALISASI.search(path):
        return AmountColumn(index, "realisasi", stage, part, path)
    if _PAGU.search(path) or (stage and part):
        return AmountColumn(index, "pagu", stage, part, path)
    return None


def unknown_columns(paths: Iterable[str], known: Iterable[int]) -> tuple[str, ...]:
    """The headings of columns that are neither read nor such as an export has besides."""
    read = set(known)
    return tuple(
        path
        for index, path in enumerate(paths)
        if path and index not in read and not _OF_AN_EXPORT.fullmatch(path.rpartition(SEPARATOR)[2])
    )
