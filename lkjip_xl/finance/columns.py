"""Which columns of a sheet hold the pagu and the realisasi, told by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from lkjip_xl.finance.amounts import Amount, SourceRow, amount_at, total
from lkjip_xl.finance.sheets import Cells
from lkjip_xl.finance.source import Stage
from lkjip_xl.refusal import refused

_JUMLAH, _PAGU_NAME, _REALISASI_NAME = "jumlah", "pagu", "realisasi"
_PARTS = {
    "operasi": re.compile(r"\boperasi\b"),
    "modal": re.compile(r"\bmodal\b"),
    "tak terduga": re.compile(r"\b(?:tak|tidak) terduga\b|\bbtt\b"),
    "transfer": re.compile(r"\btransfer\b"),
}
_MURNI = re.compile(r"\b(?:sebelum|murni|induk)\b")
_PERUBAHAN = re.compile(r"\b(?:setelah|sesudah|perubahan|apbd ?p|p apbd)\b")
_REALISASI = re.compile(r"\brealisasi\b")
_PAGU = re.compile(
    r"\b(?:pagu|anggaran|alokasi|apbd|target keuangan|dpa|nilai rincian|total harga|kebutuhan dana)\b"
    r"|\btarget\b.*/ rp$"
)
_TOTAL = re.compile(r"\bjumlah\b|\btotal\b")
_NO_AMOUNT = re.compile(
    r"%|\b(?:persen|persentase|sisa|selisih|lebih|kurang|capaian|bertambah|berkurang|fisik|kinerja|lokasi"
    r"|sumber dana|sumber anggaran|prakiraan|n 1|tahun lalu|bulan lalu"
    r"|(?<!s d )(?<!sampai dengan )bulan ini|tanggal|kode|nomor|keterangan|nama|uraian|tahapan"
    r"|jenis anggaran|status anggaran)\b|/ k$|^(?:tahun|ta) anggaran$"
)
_YEAR = re.compile(r"\b20\d\d\b")
# What may stand in the heading of the budget itself. With any other word it is another pagu: PAGU AKAS, PAGU SPD.
_USUAL_WORDS = frozenset(
    {
        "pagu",
        "anggaran",
        "alokasi",
        "dpa",
        "apbd",
        "apbdp",
        "p",
        "belanja",
        "daerah",
        "target",
        "keuangan",
        "nilai",
        "rincian",
        "total",
        "jumlah",
        "harga",
        "rp",
        "rupiah",
        "dalam",
        "sebelum",
        "setelah",
        "sesudah",
        "perubahan",
        "murni",
        "induk",
        "pergeseran",
        "tahun",
        "ini",
        "berjalan",
        "ta",
        "program",
        "kegiatan",
        "sub",
        "subkegiatan",
        "skpd",
        "opd",
        "perangkat",
        "kelompok",
        "jenis",
        "operasi",
        "modal",
        "tak",
        "tidak",
        "terduga",
        "btt",
        "transfer",
        "realisasi",
        "s",
        "d",
        "sd",
        "sampai",
        "dengan",
        "bulan",
        "akhir",
        "kumulatif",
        "dana",
        "sp2d",
        "spj",
        "lra",
        "per",
        "dan",
        "pada",
        "di",
        "ke",
        "awal",
        "pokok",
        "penetapan",
        "final",
    }
)
# Up to when: s.d. Juni 2023, per 30 Juni, triwulan IV.
_UNTIL = re.compile(
    r"\b(?:s d|sd|sampai dengan|per|akhir)(?: akhir)?(?: bulan| tanggal)?(?: \d{1,2})? (?:jan|feb|mar|apr|mei|jun"
    r"|jul|agu|sep|okt|nov|des)[a-z]*\b|\b(?:triwulan|tw|semester) (?:ke )?(?:i{1,3}|iv|[1-4])\b"
)
_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli"),
    *("agustus", "september", "oktober", "november", "desember"),
)
# A month alone, written out or by its beginning: Januari, Jan, Nopember.
_MONTH = re.compile(
    r"\b(?:jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agu(?:stus)?|agt|sept?(?:ember)?"
    r"|okt(?:ober)?|no[vp](?:ember)?|des(?:ember)?)\b"
)
# Budgets of the plan: the pagu only where there is no other.
_WORDS_OF_A_PLAN = frozenset(
    {"indikatif", "kebutuhan", "renja", "rkpd", "renstra", "rka", "ppas", "kua", "usulan"}
)


class _Rank(IntEnum):
    """How surely a heading is that of the budget; the lowest of several wins."""

    USUAL = 0
    PLANNED = 1
    QUALIFIED = 2


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts. ``part`` is the kind of spending; empty for all, ``jumlah`` for their total.

    ``month`` is the one month whose amount it is: not what was spent up to then.
    """

    index: int
    measure: str
    stage: Stage | None
    part: str
    heading: str
    month: str = ""

    @property
    def kind(self) -> tuple[str, Stage | None]:
        """What it is an amount of, whatever the kind of spending."""
        return self.measure, self.stage

    @property
    def is_part(self) -> bool:
        """Whether it is only one kind of spending or one month, to be added to the others."""
        return bool(self.month) or self.part not in {"", _JUMLAH}

    @property
    def rank(self) -> _Rank:
        """How surely it is what its heading says."""
        heading = _UNTIL.sub(" ", self.heading)
        if self.month:
            heading = _MONTH.sub(" ", heading)
        words = {word for word in re.split(r"[\s/]+", heading) if word and not word.isdigit()} - _USUAL_WORDS
        if not words:
            return _Rank.USUAL
        return _Rank.PLANNED if words <= _WORDS_OF_A_PLAN else _Rank.QUALIFIED


@dataclass(frozen=True, slots=True)
class AmountColumns:
    """The columns that are added up, and what must be said of the choice.

    ``addends`` are, for each total that was chosen, the columns whose sum it should be; ``shown`` are the places
    of all columns of amounts, those not added up too.
    """

    chosen: tuple[AmountColumn, ...] = ()
    addends: Mapping[AmountColumn, tuple[AmountColumn, ...]] = field(default_factory=dict)
    shown: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    def of(self, measure: str, stage: Stage | None) -> list[AmountColumn]:
        """The columns of a measure, over the kinds of spending; ``stage`` is the budget that is read."""
        return [
            each for each in self.chosen if each.measure == measure and (each.stage is None or each.stage is stage)
        ]

    @property
    def months(self) -> tuple[str, ...]:
        """The months whose realisasi is added up."""
        return tuple(dict.fromkeys(each.month for each in self.chosen if each.month))

    @property
    def stages(self) -> frozenset[Stage]:
        """The budgets whose pagu is there: before the change, after it, both; none where nothing says which."""
        return frozenset(each.stage for each in self.chosen if each.measure == _PAGU_NAME and each.stage)


def amount_columns(paths: Sequence[str], year: int | None) -> AmountColumns:
    """The columns of pagu and realisasi under headings of one level or more, those of another year left out.

    Raises:
        UnreadableFile: if two columns could both be the same amount.

    """
    found = [each for index, path in enumerate(paths) if (each := _amount_column(index, path, year))]
    kinds: dict[tuple[str, Stage | None], list[AmountColumn]] = {}
    for each in _with_stages(found):
        kinds.setdefault(each.kind, []).append(each)
    chosen: list[AmountColumn] = []
    addends: dict[AmountColumn, tuple[AmountColumn, ...]] = {}
    for every in kinds.values():
        best = min(each.rank for each in every)
        likely = [each for each in every if each.rank is best]
        own = _chosen(likely)
        _refuse_alike(own)
        chosen += own
        parts = tuple(each for each in likely if each.is_part)
        if parts and own[0].part == _JUMLAH and not own[0].month:
            addends[own[0]] = parts
    in_order = tuple(sorted(chosen, key=lambda each: each.index))
    used = {each.index for each in (*chosen, *(part for parts in addends.values() for part in parts))}
    left = [each for each in found if each.index not in used]
    shown = frozenset(each.index for each in found)
    return AmountColumns(in_order, addends, shown, tuple(_notes(in_order, left)))


def _with_stages(found: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The columns, a pagu of no named stage beside one of a named stage taken for that of the other.

    Where both stages are named, or it is not surely the budget at all, it is left out.
    """
    staged = [each for each in found if each.measure == _PAGU_NAME and each.stage]
    if not staged:
        return list(found)
    stages = {each.stage for each in staged}
    worst = max(each.rank for each in staged)
    columns: list[AmountColumn] = []
    for each in found:
        if each.measure != _PAGU_NAME or each.stage:
            columns.append(each)
        elif len(stages) == 1 and each.rank <= worst:
            other = Stage.MURNI if Stage.PERUBAHAN in stages else Stage.PERUBAHAN
            columns.append(replace(each, stage=other))
    return columns


def _notes(chosen: Sequence[AmountColumn], left: Sequence[AmountColumn]) -> Iterator[str]:
    """What must be said of the columns that were chosen, and of those that were not."""
    for measure in dict.fromkeys(each.measure for each in (*chosen, *left)):
        own = [each for each in chosen if each.measure == measure]
        used = " dan ".join(f"“{each.heading}”" for each in own)
        others = ", ".join(f"“{each.heading}”" for each in left if each.measure == measure)
        if others:
            yield f"{measure} diambil dari kolom {used}; kolom {others} tidak dipakai"
        elif any(each.rank is _Rank.QUALIFIED for each in own) or len({each.month for each in own} - {""}) == 1:
            yield f"{measure} diambil dari kolom {used}; pastikan kolom itu memang {measure} yang dimaksud"


def _chosen(likely: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The total where one is printed, else its parts, else what is headed by no kind of spending.

    What was spent up to a month is the total of the months.
    """
    whole = [each for each in likely if not each.part and not each.month]
    if whole and any(each.month for each in likely):
        return whole
    parts = [each for each in likely if each.is_part]
    totals = [each for each in likely if each.part == _JUMLAH and not each.month]
    return totals or parts or list(likely)


def sum_of(at: SourceRow, cells: Cells, amounts: AmountColumns, chosen: Sequence[AmountColumn]) -> Amount:
    """The sum of some columns of a row; a total that is left blank is that of its parts."""
    found: list[Amount] = []
    for each in chosen:
        own = amount_at(cells, each.index, at.cell(each.index))
        if own is None:
            addends = amounts.addends.get(each, ())
            own = total(amount_at(cells, part.index, at.cell(part.index)) for part in addends)
        found.append(own)
    return total(found)


def _refuse_alike(columns: Sequence[AmountColumn]) -> None:
    alike: dict[str, list[AmountColumn]] = {}
    for each in columns:
        alike.setdefault(f"{each.part} {each.month}", []).append(each)
    for same in alike.values():
        if len(same) > 1:
            headings = " dan ".join(f"“{each.heading}”" for each in same)
            raise refused(
                f"{len(same)} kolom dapat berarti {same[0].measure}: {headings}.",
                "Hapus atau ganti judul kolom yang tidak dipakai, lalu ulangi.",
            )


def _amount_column(index: int, path: str, year: int | None) -> AmountColumn | None:
    years = _YEAR.findall(path)
    if not path or _NO_AMOUNT.search(path) or (years and year and str(year) not in years):
        return None
    stage = Stage.MURNI if _MURNI.search(path) else Stage.PERUBAHAN if _PERUBAHAN.search(path) else None
    part = next((name for name, pattern in _PARTS.items() if pattern.search(path)), "")
    if not part and _TOTAL.search(path):
        part = _JUMLAH
    if _REALISASI.search(path):
        return AmountColumn(index, _REALISASI_NAME, stage, part, path, _month(path))
    if _PAGU.search(path) or (stage and part):
        return AmountColumn(index, _PAGU_NAME, stage, part, path)
    return None


def _month(path: str) -> str:
    """The month that a heading names, where it is not up to then."""
    found = None if _UNTIL.search(path) else _MONTH.search(path)
    if found is None:
        return ""
    start = {"nop": "nov", "agt": "agu"}.get(found[0][:3], found[0][:3])
    return next((each for each in _MONTHS if each.startswith(start)), "")
