"""The words of headings over amounts: which amount a column has, and how surely it is that of the budget."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from lkjip_xl.grids.headings import Wanted
from lkjip_xl.grids.periods import without_period
from lkjip_xl.tables.measures import Stage
from lkjip_xl.text.unit_words import RUPIAH_WORDS

_MURNI = re.compile(r"\b(?:sebelum|murni|induk)\b")
_PERUBAHAN = re.compile(r"\b(?:setelah|sesudah|perubahan|apbd ?p|p apbd)\b")
_REALISASI = re.compile(r"\b(?:realisasi|realis|real)\b")
_PAGU = re.compile(
    r"\b(?:pagu|anggaran|alokasi|apbd|target (?:/ )?keuangan|dpa|nilai rincian|total harga|kebutuhan dana)\b"
    r"|\btarget\b.*/ rp$"
)
_NO_AMOUNT = re.compile(
    r"%|\b(?:pro?sent(?:ase)?|persen(?:tase|tasi)?|presentase|sisa|selisih|lebih|kurang|capaian|bertambah|berkurang"
    r"|(?<!dak )(?<!dak non )fisik|kinerja|lokasi"
    r"|sumber dana|sumber anggaran|prakiraan|n 1|tahun lalu|tanggal|kode|nomor|keterangan|nama|uraian|tahapan"
    r"|jenis anggaran|status anggaran)\b|/ k$|^(?:tahun|ta) anggaran$"
)
# How much of the budget is spent, in percent; an amount where the heading names rupiah.
_RATE = re.compile(r"\b(?:tingkat|rasio|daya serap|serapan|penyerapan|progres+)\b")
# What was spent before, or in one month: not all of it.
_OF_A_MONTH = re.compile(r"\bbulan lalu\b|(?<!s d )(?<!sampai dengan )\bbulan ini\b")
# What was spent less what was paid back.
_OTHER_PLAN = re.compile(r"\b(?:renstra|rpjmd|akhir periode|prakiraan|perkiraan|n 1|maju)\b")
_NET = re.compile(r"\b(?:net(?:t?o)?|bersih)\b")
# What may hold the realisasi where no heading says so.
_SPENT = re.compile(
    r"(?:(?:jumlah|total) )?(?:sp2d|spj|pencairan|pengeluaran|penyerapan|serapan)"
    r"(?: (?:dana|anggaran|keuangan))?(?: (?:rp|rupiah))?"
)
# Beside a column of work alone (FISIK %), what is headed as money is what was spent of it.
_MONEY_OF_WORK = re.compile(
    r"(?:(?:kemajuan|progres+|perkembangan) )?(?:/ )?(?:keuangan|keu)(?: / (?:rp|rupiah))?(?: (?:rp|rupiah))*"
)
_WORK = re.compile(r"\b(?:fisik|fsk)\b")
_OF_WORK = re.compile(r"k|kinerja|fisik|volume|vol|satuan|target kinerja|realisasi kinerja")
_GROUP_OF_MONEY = re.compile(r"^keuangan / ")
# What a title says that amounts are; a TAHUN ANGGARAN says nothing of them.
_TOLD_PLANNED = re.compile(
    r"\b(?:pagu|(?<!tahun )anggaran|alokasi|indikatif|plafon|pendanaan|kebutuhan (?:dana|biaya)|target keuangan"
    r"|renstra|rencana strategis|renja|rencana kerja|rpjmd|rkpd|rka|dpa)\b"
)
_TOLD_SPENT = re.compile(r"\b(?:realisasi|penyerapan|serapan|pengeluaran|pencairan)\b")
_TOLD_BOTH = re.compile(
    r"\bcapaian\b|\b(?:pagu|anggaran|target|rencana) (?:dan|serta|terhadap)\b"
    r"|\b(?:dan|serta|terhadap) (?:pagu|anggaran|target|rencana)\b"
)
_ONLY_TOTAL = re.compile(r"(?:jumlah|total)(?: (?:rp|rupiah))?")
_YEAR = re.compile(r"\b20\d\d\b")
# Nothing but a year, or that it is money: 2023 (Rp), Tahun ke-2 (2023) Rp. A target of a year may be none.
_MONEY_OF_YEAR = re.compile(
    r"(?:(?:target|rencana)(?=.* (?:rp|rupiah)\b) )?(?:(?:rp|rupiah|tahun(?: anggaran)?|thn?|ta|dalam) )*"
    r"(?:(?:ke )?(?:[1-6]|i{1,3}|iv|vi?) )?20\d\d"
    r"(?: (?:rp|rupiah|ribu(?:an)?|juta(?:an)?|000|x))*"
)
# Of a Renstra: Tahun ke-1, Tahun III.
_YEAR_OF_PLAN = re.compile(r"\btahun (?:ke )?(?:[1-6]|i{1,3}|iv|vi?|pertama|kedua|ketiga|keempat|kelima|keenam)\b")
_NAME_WORDS = re.compile(
    r"(?:kode|kd|nomor rekening|no rek|uraian|nama|nm|rincian|urusan|bidang|program|kegiatan|sub ?kegiatan"
    r"|rekening|akun|perangkat daerah|opd|skpd)\b"
)
_FIGURE_WORDS = re.compile(
    r"\b(?:pagu|anggaran|alokasi|realisasi|belanja|target keuangan|sebelum|setelah|sesudah|nilai rincian"
    r"|total harga|kebutuhan dana|dpa|apbd|tahun 20\d\d)\b"
)
BUDGET = Wanted(
    names=lambda key: _NAME_WORDS.match(key) is not None,
    figures=lambda key: _FIGURE_WORDS.search(key) is not None or is_money_of_year(key),
)
"""What the headings of a budget are known by."""
# What may stand in the heading of the budget itself. With any other word it is another pagu: PAGU AKAS, PAGU SPD.
_USUAL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "pagu anggaran alokasi dpa apbd apbdp p belanja daerah target keuangan nilai rincian "
        "grand total jumlah harga rp rupiah dalam sebelum setelah sesudah perubahan murni induk "
        "pergeseran tahun ini berjalan ta program kegiatan sub subkegiatan skpd opd perangkat "
        "kelompok jenis realisasi realis real keu s d sd sampai dengan bulan akhir kumulatif dana sp2d spj lra "
        "per dan pada di ke awal pokok penetapan final net neto netto bersih ribu ribuan juta jutaan "
        "miliar milyar x ",
    )
)
# Budgets of the plan: the pagu only where there is no other.
_WORDS_OF_A_PLAN = frozenset(
    ("indikatif", "kebutuhan", "renja", "rkpd", "renstra", "rka", "ppas", "kua", "usulan")
)


class Rank(IntEnum):
    """How surely a heading is that of the budget; the lowest of several wins."""

    USUAL = 0
    PLANNED = 1
    QUALIFIED = 2


def rank_of(heading: str) -> Rank:
    """How surely a heading, without its period and its part, is that of the budget itself."""
    words = {word for word in re.split(r"[\s/]+", heading) if word and not word.isdigit()} - _USUAL_WORDS
    if not words:
        return Rank.USUAL
    return Rank.PLANNED if words <= _WORDS_OF_A_PLAN else Rank.QUALIFIED


def years_in(heading: str) -> frozenset[int]:
    """The years that a heading names."""
    return frozenset(map(int, _YEAR.findall(heading)))


def is_of_work(heading: str) -> bool:
    """Whether the heading of a column alone is that of work and not of money: K, Volume, Satuan."""
    return bool(_OF_WORK.fullmatch(heading))


def is_money_of_year(heading: str) -> bool:
    """Whether a heading names a year and says nothing else, but that it is money: what of, stands elsewhere."""
    return bool(_MONEY_OF_YEAR.fullmatch(heading))


def year_of_plan_in(heading: str) -> str:
    """The year of a Renstra that a heading counts and does not name: ``tahun ke 1``; empty where it names one."""
    found = None if years_in(heading) else _YEAR_OF_PLAN.search(heading)
    return found[0] if found else ""


def stage_in(heading: str) -> Stage | None:
    """The budget that a heading names: before the change, or after it."""
    return Stage.MURNI if _MURNI.search(heading) else Stage.PERUBAHAN if _PERUBAHAN.search(heading) else None


def is_rate(heading: str) -> bool:
    """Whether a heading is one of percentages: how much of the budget is spent."""
    return "%" in heading or (bool(_RATE.search(heading)) and not RUPIAH_WORDS.search(heading))


def has_no_amount(heading: str) -> bool:
    """Whether a column has no amount, or that of something else: a percentage, what is left, another year."""
    return not heading or is_rate(heading) or bool(_NO_AMOUNT.search(heading))


def is_of_other_plan(heading: str) -> bool:
    """Whether a column is of another plan than that of the year, or of another year: the end of the Renstra."""
    return bool(_OTHER_PLAN.search(heading))


def is_of_a_month(heading: str) -> bool:
    """Whether a column has what was spent before, or in one month, without saying which (Bulan Ini)."""
    return bool(_OF_A_MONTH.search(heading))


def is_spent(heading: str) -> bool:
    """Whether a heading names the realisasi."""
    return bool(_REALISASI.search(heading))


def without_spent(heading: str) -> str:
    """A heading without the word of the realisasi."""
    return " ".join(_REALISASI.sub(" ", heading).split())


def tells_spent(title: str) -> bool:
    """Whether the title of a table speaks of what was spent."""
    return bool(_TOLD_SPENT.search(title))


def tells_planned(title: str) -> bool:
    """Whether the title of a table speaks of a plan or a budget."""
    return bool(_TOLD_PLANNED.search(title))


def tells_both(title: str) -> bool:
    """Whether the title of a table that speaks of amounts leaves open which of the two they are."""
    return bool(_TOLD_BOTH.search(title))


def is_net(heading: str) -> bool:
    """Whether a heading says that what was paid back is taken off."""
    return bool(_NET.search(heading))


def is_budget(heading: str) -> bool:
    """Whether a heading names the pagu."""
    return bool(_PAGU.search(heading)) and not _SPENT.fullmatch(heading)


def spent_without_the_word(paths: Sequence[str], first: int) -> int | None:
    """The place of the only column that may have the realisasi though no heading says so: SP2D, PENCAIRAN.

    It stands behind ``first``, the place of the pagu. JUMLAH may have it beside a column of percentages, KEUANGAN
    beside one of work. None where a heading says it, or several may have it.
    """
    if any(is_spent(path) and not has_no_amount(path) for path in paths):
        return None
    rate = any(map(is_rate, paths))
    likely = [at for at, path in enumerate(paths) if at > first and _may_be_spent(path, beside_a_rate=rate)]
    of_work = spent_beside_work(paths)
    likely += [of_work] if of_work is not None and of_work > first and of_work not in likely else []
    return likely[0] if len(likely) == 1 else None


def spent_beside_work(paths: Sequence[str]) -> int | None:
    """The place of the only column headed KEUANGAN beside one of FISIK, behind the pagu; none says realisasi."""
    if not any(map(_WORK.search, paths)) or any(is_spent(path) and not has_no_amount(path) for path in paths):
        return None
    first = next((at for at, path in enumerate(paths) if is_budget(path) and not has_no_amount(path)), len(paths))
    likely = [at for at, path in enumerate(paths) if at > first and _MONEY_OF_WORK.fullmatch(path)]
    return likely[0] if len(likely) == 1 else None


def _may_be_spent(heading: str, *, beside_a_rate: bool) -> bool:
    if is_rate(heading):
        return False
    plain = _GROUP_OF_MONEY.sub("", " ".join(without_period(heading).split()))
    return bool(_SPENT.fullmatch(plain)) or (beside_a_rate and bool(_ONLY_TOTAL.fullmatch(heading)))
