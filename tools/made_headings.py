"""Tables headed as planning offices head them, for whoever measures what is read of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lkjip_xl.reader.sieved_sheet import Merge
from lkjip_xl.reader.workbook import Grid, RawCell

YEAR = 2023
# What a column holds.
CODE, NAME, PAGU, SPENT, AMOUNT, RATIO, WORK, WORDS = (
    "kode",
    "nama",
    "pagu",
    "realisasi",
    "rupiah",
    "persen",
    "k",
    "-",
)

Heading = tuple[str, ...]
"""The words over a column, from its topmost group down."""


@dataclass(frozen=True, slots=True)
class Made:
    """A column as it was made: its headings and what it holds."""

    heading: Heading
    holds: str


def columns_of_table(chance: random.Random) -> Iterator[Made]:
    """The columns of one table, from left to right."""
    yield from _words(chance)
    if chance.random() < 0.25:
        over = chance.choice(("Target Renstra PD pada Tahun 2026", "Target Akhir Renstra (2026)"))
        yield from _pair(chance, over, AMOUNT)
    if chance.random() < 0.2:
        over = "Realisasi Capaian Kinerja Renstra s.d. Renja Tahun Lalu (2022)"
        yield from _pair(chance, chance.choice((over, "Realisasi Tahun 2022")), AMOUNT)
    if chance.random() < 0.15:
        yield from _years_side_by_side(chance)
        return
    yield from chance.choice((_one_pagu, _one_pagu, _two_pagu, _target_of_year, _kinds_of_pagu, _pagu_of_years))(
        chance
    )
    yield from _maybe(chance, 0.1, ("Anggaran Kas", "Pagu SPD"), AMOUNT)
    if chance.random() < 0.1:
        yield from _target_by_quarter(chance)
    yield from chance.choice(
        (
            *(_one_spent, _one_spent, _quarters, _quarters, _months, _up_to_month, _money_and_work),
            *(_kinds_of_spending, _spent_in_years),
        )
    )(chance)
    yield from chance.choice((_one_ratio, _one_ratio, _levels, _shares))(chance)
    yield from _maybe(chance, 0.2, ("Fisik (%)", "Realisasi Fisik (%)", "Capaian Kinerja (%)", "Bobot (%)"), WORK)
    yield from _maybe(chance, 0.3, ("Sisa Anggaran (Rp)", "Sisa", "Sisa Pagu", "Selisih (Rp)"), AMOUNT)
    yield from _maybe(chance, 0.15, ("Prakiraan Maju Tahun 2024 (Rp)", "Kebutuhan Dana Tahun 2024"), AMOUNT)
    yield from _maybe(chance, 0.4, ("Keterangan", "Ket.", "PD Penanggung Jawab"), WORDS)


def _words(chance: random.Random) -> Iterator[Made]:
    """The columns before the amounts."""
    yield from _maybe(chance, 0.7, ("No", "No.", "NO", "Nomor"), WORDS)
    yield from _maybe(chance, 0.6, ("Kode", "KODE REKENING", "Kode Program/Kegiatan", "Kd."), CODE)
    yield from _maybe(chance, 1, _NAMES, NAME)
    indicators = ("Indikator Kinerja", "Indikator Program/Kegiatan", "Tolok Ukur Kinerja")
    yield from _maybe(chance, 0.5, indicators, WORDS)
    yield from _maybe(chance, 0.2, ("Lokasi", "Sumber Dana", "Satuan", "Kelompok Sasaran"), WORDS)


def _maybe(chance: random.Random, often: float, headings: Sequence[str], holds: str) -> Iterator[Made]:
    if chance.random() < often:
        yield Made((chance.choice(headings),), holds)


_NAMES = (
    *("Program/Kegiatan/Sub Kegiatan", "Uraian", "PROGRAM / KEGIATAN", "Urusan/Bidang Urusan/Program/Kegiatan"),
    *("Nama Program dan Kegiatan", "Program dan Kegiatan", "Kegiatan", "Uraian Kegiatan"),
)
_PAGU = (
    *(
        "Pagu",
        "Pagu Anggaran",
        "Anggaran (Rp)",
        "Alokasi Anggaran",
        "Alokasi",
        "Target Keuangan",
        "Pagu Indikatif",
    ),
    *("Nilai Rincian", "Anggaran", "PAGU (Rp)", "Pagu Anggaran Tahun 2023", "Anggaran 2023 (Rp)", "Pagu DPA"),
    *("Jumlah Anggaran", "Kebutuhan Dana/Pagu Indikatif", "Pagu\nAnggaran (Rp.)", "ANGGARAN TA 2023", "Dana (Rp)"),
    *("Pagu Angaran", "Anggran (Rp)", "Alokasi Dana APBD"),
)
_SPENT = (
    *("Realisasi", "Realisasi (Rp)", "Realisasi Keuangan", "Realisasi Anggaran", "Realisasi Keuangan (Rp)"),
    *(
        "Realisasi 2023",
        "Realisasi s/d 31 Desember 2023",
        "Realisai (Rp)",
        "Realisasi\nKeuangan",
        "Realisasi Belanja",
    ),
)
_RATIOS = (
    *("%", "(%)", "Capaian (%)", "Persen", "Persentase", "Persentase Keuangan (%)", "Tingkat Realisasi 8=(7/6)"),
    *("Serapan (%)", "Penyerapan Anggaran (%)", "% Realisasi", "Realisasi (%)", "Rasio Capaian"),
)


_LEAVES = {"K", "Rp", "%", "Rp.", "Kinerja", "Keuangan"}


def _pair(chance: random.Random, over: str, holds: str) -> Iterator[Made]:
    work, money = chance.choice((("K", "Rp"), ("Kinerja", "Anggaran (Rp)"), ("K", "Rp."), ("Kinerja", "Keuangan")))
    yield Made((over, work), WORK)
    yield Made((over, money), holds)


def _one_ratio(chance: random.Random) -> Iterator[Made]:
    yield from _maybe(chance, 0.7, _RATIOS, RATIO)


def _levels(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(
        ("Tingkat Capaian Kinerja dan Realisasi Anggaran (%)", "Tingkat Capaian (%)", "Capaian (%)")
    )
    work, money = chance.choice(
        (("K", "Rp"), ("Kinerja", "Keuangan"), ("Kinerja", "Anggaran"), ("Fisik", "Keuangan"))
    )
    yield Made((over, work), WORK)
    yield Made((over, money), RATIO)


def _shares(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Persentase", "PERSENTASE (%)", "Progres"))
    money, work = chance.choice(
        (("Keuangan (%)", "Fisik (%)"), ("Keu. (%)", "Fisik (%)"), ("% Keuangan", "% Fisik"))
    )
    yield Made((over, money), RATIO)
    yield Made((over, work), WORK)


def _one_pagu(chance: random.Random) -> Iterator[Made]:
    yield Made((chance.choice(_PAGU),), PAGU)


def _two_pagu(chance: random.Random) -> Iterator[Made]:
    if chance.random() < 0.4:
        yield Made((chance.choice(("Pagu Murni", "APBD Murni (Rp)", "Pagu Sebelum Perubahan")),), AMOUNT)
        yield Made((chance.choice(("Pagu Perubahan", "APBD-P (Rp)", "Pagu Setelah Perubahan")),), PAGU)
        return
    over = chance.choice(("Pagu Anggaran (Rp)", "Anggaran", "APBD"))
    before, after = chance.choice((("Sebelum Perubahan", "Setelah Perubahan"), ("Murni", "Perubahan")))
    yield Made((over, before), AMOUNT)
    yield Made((over, after), PAGU)
    yield from _maybe(chance, 0.4, ("Bertambah/(Berkurang)",), AMOUNT)


def _target_of_year(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(
        ("Target Kinerja dan Anggaran Renja PD Tahun 2023", "Target Tahun 2023", "Target Renja 2023")
    )
    yield from _pair(chance, over, PAGU)


def _kinds_of_pagu(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Anggaran", "Pagu Anggaran (Rp)", "Pagu"))
    for kind in ("Operasi", "Modal"):
        yield Made((over, f"Belanja {kind}" if chance.random() < 0.5 else kind), AMOUNT)
    yield Made((over, chance.choice(("Jumlah", "Total"))), PAGU)


def _kinds_of_spending(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Realisasi", "Realisasi Anggaran (Rp)"))
    for kind in ("Operasi", "Modal"):
        yield Made((over, kind), AMOUNT)
    yield Made((over, chance.choice(("Jumlah", "Total"))), SPENT)


def _pagu_of_years(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Pagu Anggaran", "Anggaran (Rp)"))
    yield Made((over, "2022"), AMOUNT)
    yield Made((over, "2023"), PAGU)


def _years_side_by_side(chance: random.Random) -> Iterator[Made]:
    """Pagu and realisasi of two years; of the last one the percentage, too."""
    pagu = chance.choice(("Pagu", "Anggaran (Rp)", "Target"))
    spent = "Realisasi (Rp)" if pagu == "Anggaran (Rp)" else "Realisasi"
    own = chance.choice(("Anggaran dan Realisasi {}", "Realisasi Anggaran Tahun {}", "Tahun {}", "{}"))
    if pagu == "Target":  # of money only under a group that says so
        own = "Target dan Realisasi Anggaran {}"
    years = [("2022", AMOUNT, AMOUNT), ("2023", PAGU, SPENT)]
    for year, first, second in years if chance.random() < 0.7 else years[::-1]:
        yield Made((own.format(year), pagu), first)
        yield Made((own.format(year), spent), second)
        if second == SPENT and chance.random() < 0.7:
            yield Made((own.format(year), chance.choice(("%", "Capaian (%)", "Serapan (%)"))), RATIO)


def _spent_in_years(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Realisasi Anggaran", "Realisasi (Rp)"))
    for year in ("2021", "2022")[chance.randint(0, 1) :]:
        yield Made((over, year), AMOUNT)
    yield Made((over, "2023"), SPENT)


def _target_by_quarter(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Target Triwulan", "Rencana Penarikan Triwulan"))
    for number in ("I", "II", "III", "IV"):
        yield Made((over, number, "K"), WORK)
        yield Made((over, number, "Rp"), AMOUNT)


def _one_spent(chance: random.Random) -> Iterator[Made]:
    yield Made((chance.choice(_SPENT),), SPENT)


def _money_and_work(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Realisasi", "REALISASI", "Realisasi Tahun 2023"))
    money = chance.choice(("Keuangan (Rp)", "Rp", "Anggaran"))
    yield Made((over, money), SPENT)
    yield Made((over, chance.choice(("Fisik (%)", "Fisik", "Kinerja"))), WORK)


_ROMAN = ("I", "II", "III", "IV")


def _quarters(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(
        ("Realisasi pada Triwulan", "Realisasi Kinerja dan Anggaran Triwulan", "Realisasi Triwulan")
    )
    leaves = chance.choice((("K", "Rp"), ("K", "%", "Rp"), ("Rp",)))
    spelled = chance.choice(("{}", "{}", "TW {}", "Triwulan {}", "TW.{}", "Tw {}"))
    for number in chance.choice((("I", "II", "III", "IV"), ("1", "2", "3", "4"))) if spelled != "{}" else _ROMAN:
        own = spelled.format(number)
        for leaf in leaves:
            yield Made((over, own, leaf), AMOUNT if leaf == "Rp" else WORK)
    last = chance.choice(
        ("Realisasi s.d. Triwulan IV", "Realisasi Capaian Renja Tahun 2023", "Realisasi Akumulasi", "")
    )
    if last:
        yield from _pair(chance, last, SPENT)


def _months(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Realisasi (Rp)", "Realisasi Keuangan per Bulan", "Realisasi Bulan"))
    for month in ("Januari", "Februari", "Maret", "April", "Mei", "Juni")[: chance.randint(2, 6)]:
        yield Made((over, month), AMOUNT)
    if chance.random() < 0.6:
        yield Made((over, chance.choice(("Jumlah", "Total", "s.d. Juni"))), SPENT)


def _up_to_month(chance: random.Random) -> Iterator[Made]:
    over = chance.choice(("Realisasi Keuangan (Rp)", "Realisasi", "REALISASI ANGGARAN"))
    before, now, all_of_it = chance.choice(
        (
            ("s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini"),
            ("Sampai Bulan Lalu", "Bulan Ini", "Sampai dengan Bulan Ini"),
            ("s/d Bulan Lalu", "Bulan Ini", "s/d Bulan Ini"),
        )
    )
    yield Made((over, before), AMOUNT)
    yield Made((over, now), AMOUNT)
    yield Made((over, all_of_it), SPENT)


def sheet_of(chance: random.Random, columns: Sequence[Made]) -> Grid:
    """The columns as a sheet: titles, headings, rows, a total, who signs."""
    cells: dict[tuple[int, int], RawCell] = {}
    merges: list[Merge] = []
    row = 1
    for title in ("EVALUASI RENJA", "DINAS CONTOH KABUPATEN CONTOH", f"TAHUN {YEAR}")[: chance.randint(1, 3)]:
        cells[row, 1] = _text(title)
        row += 1
    row += chance.randint(0, 2)
    depth = max(len(column.heading) for column in columns)
    merged = chance.random() < 0.8
    numbered = chance.random() < 0.5
    # A row of numbers stands among the headings where K and Rp follow it.
    among = (
        numbered
        and depth > 1
        and all(each.heading[-1] in _LEAVES for each in columns if len(each.heading) == depth)
    )
    _headings(cells, merges, columns, (row, depth), merged=merged, skipped=among and chance.random() < 0.5)
    row += depth + (1 if among and max(cells)[0] == row + depth else 0)
    if numbered and not among:
        style = chance.choice(("{}", "({})"))
        for at in range(len(columns)):
            cells[row, at + 1] = _text(style.format(at + 1))
        row += 1
    row = _rows(chance, cells, columns, row)
    if chance.random() < 0.5:
        cells[row + 1, len(columns)] = _text("Contoh, 10 Januari 2024")
        cells[row + 2, len(columns)] = _text("Kepala Dinas Contoh")
    return Grid("Lembar", dict(sorted(cells.items())), tuple(merges))


def _headings(
    cells: dict[tuple[int, int], RawCell],
    merges: list[Merge],
    columns: Sequence[Made],
    where: tuple[int, int],
    *,
    merged: bool,
    skipped: bool,
) -> None:
    """The words over the columns; ``skipped`` puts a row of numbers over the last ones."""
    row, depth = where
    if skipped:
        for at in range(len(columns)):
            cells[row + depth - 1, at + 1] = _text(str(at + 1))
    for level in range(depth):
        at = 0
        while at < len(columns):
            own = columns[at].heading[: level + 1]
            if len(own) <= level:
                at += 1
                continue
            last = at
            is_leaf = len(columns[at].heading) == level + 1
            while not is_leaf and last + 1 < len(columns) and columns[last + 1].heading[: level + 1] == own:
                last += 1
            top = row + level + (1 if skipped and level == depth - 1 else 0)
            cells[top, at + 1] = _text(own[-1])
            bottom = row + depth - (2 if skipped else 1) if is_leaf else top
            if merged and bottom >= top and (last > at or bottom > top):
                merges.append(Merge(top, at + 1, bottom, last + 1))
            at = last + 1


def _rows(chance: random.Random, cells: dict[tuple[int, int], RawCell], columns: Sequence[Made], row: int) -> int:
    """Two programs with their kegiatan and sub kegiatan, and the total; the row below."""
    total: list[int] = [0] * len(columns)
    for program in (2, 3):
        leaves = [[chance.randrange(5, 900) * 1_000_000 for _ in columns] for _ in range(chance.randint(2, 4))]
        sums = [sum(each) for each in zip(*leaves, strict=True)]
        total = [before + own for before, own in zip(total, sums, strict=True)]
        code = f"2.16.0{program}"
        _row(chance, cells, columns, row, (code, f"Program {program}", sums))
        _row(chance, cells, columns, row + 1, (f"{code}.2.01", "Pengelolaan", sums))
        for at, leaf in enumerate(leaves, 1):
            _row(chance, cells, columns, row + 1 + at, (f"{code}.2.01.000{at}", f"Rincian {at}", leaf))
        row += 2 + len(leaves)
    _row(chance, cells, columns, row, ("", "JUMLAH", total))
    return row + 1


def _row(
    chance: random.Random,
    cells: dict[tuple[int, int], RawCell],
    columns: Sequence[Made],
    row: int,
    own: tuple[str, str, Sequence[int]],
) -> None:
    code, name, amounts = own
    pagu = next((amounts[at] for at, each in enumerate(columns) if each.holds == PAGU), 1)
    spent = next((amounts[at] for at, each in enumerate(columns) if each.holds == SPENT), 1)
    for at, column in enumerate(columns):
        as_text = chance.random() < 0.03
        match column.holds:
            case "kode":
                shown = _text(code)
            case "nama":
                shown = _text(name)
            case "pagu" | "realisasi" | "rupiah":
                written = f"{amounts[at]:,}".replace(",", ".")
                shown = _text(f"Rp {written}") if as_text else RawCell(amounts[at], "n", "#,##0")
            case "persen":
                shown = RawCell(round(spent / pagu * 100 + 1e-9, 2), "n", "0.00")
            case "k":
                shown = RawCell(chance.randrange(1, 101), "n", "General")
            case _:
                shown = _text(f"Isi {chance.randrange(9)}" if code else "")
        if shown.value != "":
            cells[row, at + 1] = shown


def _text(text: str) -> RawCell:
    return RawCell(text, "s", "General")
