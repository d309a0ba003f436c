"""Writes workbooks as planning offices keep them beside the template: the samples of ``check BUKU.xlsx``.

``python samples/buat_buku_perencanaan.py`` writes them into ``perencanaan/``. The agency and all figures are
invented; each sheet says so. What is wrong in them is :data:`SLIPS`, by file, with the sheet and the cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).resolve().parent / "perencanaan"
INVENTED = "Semua angka di lembar ini karangan, untuk contoh saja."
EVALUASI, PERJANJIAN, REALISASI = "evaluasi_renja_2023", "perjanjian_kinerja_2023", "realisasi_juni_2023"
# The paper of Indonesian offices, and how many characters wide a sheet is printed upright, and a page across.
_FOLIO, _WIDEST_UPRIGHT, _WIDEST_ACROSS = 14, 102, 200
_TALL = 32
CASCADE, ACTIVITIES = "pohon_kinerja", "kegiatan_staf"
# What is wrong in them, and which rule says so.
SLIPS = {
    EVALUASI: {
        ("Evaluasi Renja", "K13"): "T01",  # pagu of a kegiatan, 1.000 too much
        ("Evaluasi Renja", "Q12"): "T02",  # triwulan II of a program, two digits swapped
        ("Evaluasi Renja", "AA14"): "P01",  # 80,5 for 95,5
        ("Evaluasi Renja", "Y23"): "T03",  # the total, a hundred million too much
    },
    PERJANJIAN: {
        ("PK Sekretaris", "C17"): "T03",  # a SUM that stops a row short
        ("PK Kabid Informatika", "C15"): "T03",
    },
    REALISASI: {
        ("RFK Juni", "C10"): "T01",
        ("RFK Juni", "F13"): "T01",
        ("RFK Juni", "G12"): "P01",  # copied from the row above
        ("RFK Juni", "F22"): "T03",
    },
}


@dataclass(frozen=True, slots=True)
class Work:
    """A row of a plan: its code, its name, and of a sub kegiatan what may be spent and was, quarter by quarter."""

    code: str
    name: str
    indicators: tuple[tuple[str, str, str], ...] = ()
    pagu: int = 0
    quarters: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def depth(self) -> int:
        """How many segments its code has."""
        return self.code.count(".") + 1


_PLAN = (
    Work("2", "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR"),
    Work("2.16", "BIDANG KOMUNIKASI DAN INFORMATIKA"),
    Work(
        "2.16.02", "PROGRAM INFORMASI DAN KOMUNIKASI PUBLIK", (("Persentase warga terinformasi", "80 %", "78 %"),)
    ),
    Work("2.16.02.2.01", "Pengelolaan Informasi Publik", (("Jumlah media yang dikelola", "5 media", "5 media"),)),
    Work(
        "2.16.02.2.01.0001",
        "Pengelolaan Konten Media",
        (("Jumlah konten", "240 konten", "230 konten"), ("Jumlah siaran", "12 siaran", "12 siaran")),
        420_500_000,
        (84_100_000, 105_125_000, 110_000_000, 102_350_000),
    ),
    Work(
        "2.16.02.2.01.0002",
        "Layanan Hubungan Media",
        (("Jumlah kegiatan", "10 kegiatan", "9 kegiatan"),),
        185_250_000,
        (40_000_000, 45_250_000, 38_000_000, 55_125_000),
    ),
    Work("2.16.02.2.02", "Kemitraan Komunikasi", (("Jumlah mitra", "8 mitra", "8 mitra"),)),
    Work(
        "2.16.02.2.02.0001",
        "Kemitraan dengan Komunitas",
        (("Jumlah komunitas", "6 komunitas", "6 komunitas"),),
        96_400_000,
        (12_000_000, 30_100_000, 24_300_000, 26_750_000),
    ),
    Work("2.16.03", "PROGRAM APLIKASI INFORMATIKA", (("Indeks SPBE", "2,8", "2,74"),)),
    Work("2.16.03.2.01", "Pengelolaan Pemerintahan Digital", (("Jumlah aplikasi", "14 aplikasi", "13 aplikasi"),)),
    Work(
        "2.16.03.2.01.0001",
        "Pengembangan Aplikasi",
        (("Jumlah aplikasi baru", "3 aplikasi", "2 aplikasi"),),
        640_000_000,
        (96_000_000, 150_750_000, 180_000_000, 172_480_000),
    ),
    Work(
        "2.16.03.2.01.0002",
        "Pengelolaan Pusat Data",
        (("Jumlah layanan", "4 layanan", "4 layanan"),),
        312_750_000,
        (70_000_000, 68_750_000, 81_200_000, 85_300_000),
    ),
)


def write_samples(folder: Path) -> None:
    """Write every workbook into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in (
        (EVALUASI, _evaluasi),
        (PERJANJIAN, _perjanjian),
        (REALISASI, _realisasi),
        (CASCADE, _cascade),
        (ACTIVITIES, _activities),
    ):
        with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
            write(_Book(book))


class _Book:
    """A workbook with the few looks that such workbooks have."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format(
            {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        self.cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self.amount = book.add_format({"border": 1, "num_format": "#,##0", "valign": "top"})
        self.percent = book.add_format({"border": 1, "num_format": "0.00", "valign": "top"})

    def sheet(self, name: str, titles: Sequence[str], widths: Sequence[int]) -> Worksheet:
        """A sheet with its titles in the first rows."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(_FOLIO)
        sheet.fit_to_pages(-(-sum(widths) // _WIDEST_ACROSS), 0)
        if sum(widths) > _WIDEST_UPRIGHT:
            sheet.set_landscape()
        for row, title in enumerate(titles):
            sheet.write_string(row, 0, title, self.bold)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def merged(self, sheet: Worksheet, area: tuple[int, int, int, int], text: str) -> None:
        """A heading over an area: its first row and column, and its last ones, from 0."""
        if area[:2] == area[2:]:
            sheet.write_string(*area[:2], text, self.head)
        else:
            sheet.merge_range(*area, text, self.head)

    def row(self, sheet: Worksheet, row: int, entries: Sequence[str | int | float | None]) -> None:
        """A row of the table; None leaves a cell blank."""
        for column, entry in enumerate(entries):
            look: Format = self.cell
            if isinstance(entry, float):
                look = self.percent
            elif isinstance(entry, int):
                look = self.amount
            if entry is None:
                sheet.write_blank(row, column, None, look)
            elif isinstance(entry, str):
                sheet.write_string(row, column, entry, look)
            else:
                sheet.write_number(row, column, entry, look)


def _leaves(work: Work) -> list[Work]:
    return [each for each in _PLAN if each.pagu and each.code.startswith(f"{work.code}.")] or [work]


def _evaluasi(made: _Book) -> None:
    """An Evaluasi Renja: headings over rows 6 to 9, quarters with K, % and Rp, a row of numbers among them."""
    titles = (
        "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH",
        "DINAS CONTOH KABUPATEN CONTOH",
        "TAHUN 2023",
        INVENTED,
    )
    sheet = made.sheet("Evaluasi Renja", titles, [9, 20, 18, 40, 30, *[14] * 22, 16])
    for tall in (5, 6):
        sheet.set_row(tall, _TALL)
    single = (
        "No",
        "Sasaran",
        "Kode",
        "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
        "Indikator Kinerja Program (outcome)/Kegiatan (output)",
    )
    for column, text in enumerate(single):
        made.merged(sheet, (5, column, 6, column), text)
    pairs = {
        5: "Target Renstra PD pada Tahun 2026",
        7: "Realisasi Capaian Kinerja Renstra PD s.d. Renja Tahun Lalu (2022)",
        9: "Target Kinerja dan Anggaran Renja PD Tahun 2023",
        23: "Realisasi Capaian Kinerja dan Anggaran Renja PD Tahun 2023",
        25: "Tingkat Capaian Kinerja dan Realisasi Anggaran Renja PD Tahun 2023 (%)",
    }
    for column, text in pairs.items():
        made.merged(sheet, (5, column, 6, column + 1), text)
    made.merged(sheet, (5, 11, 5, 22), "Realisasi Kinerja dan Anggaran pada Triwulan")
    for quarter, text in enumerate(("I", "II", "III", "IV")):
        made.merged(sheet, (6, 11 + 3 * quarter, 6, 13 + 3 * quarter), text)
    made.merged(sheet, (5, 27, 6, 27), "PD Penanggung Jawab")
    numbers = [*range(5), 5, 7, 9, 11, 14, 17, 20, 23, 25, 27]
    for number, column in enumerate(numbers, 1):
        last = next((each for each in numbers if each > column), 28) - 1
        text = f"{number}=({number - 1}/8)x100" if column == 25 else str(number)
        made.merged(sheet, (7, column, 7, last), text)
    for column in (5, 7, 9, 23, 25):
        for beside, text in enumerate(("K", "Rp")):
            sheet.write_string(8, column + beside, text, made.head)
    for column in (11, 14, 17, 20):
        for beside, text in enumerate(("K", "%", "Rp")):
            sheet.write_string(8, column + beside, text, made.head)
    _plan_rows(made, sheet)


def _plan_rows(made: _Book, sheet: Worksheet) -> None:
    row, total = 9, [0] * 6
    wrong = {slip[1]: slip for slip in SLIPS[EVALUASI]}
    number = 0
    for work in _PLAN:
        leaves = _leaves(work)
        pagu = sum(leaf.pagu for leaf in leaves)
        quarters = [sum(leaf.quarters[at] for leaf in leaves) for at in range(4)]
        spent = sum(quarters)
        if work.depth < 3:
            made.row(sheet, row, [None, None, work.code, work.name, *[None] * 24])
            row += 1
            continue
        number += work.depth == 3
        amounts = [pagu, *quarters, spent]
        if work.depth == 3:
            total = [before + own for before, own in zip(total, amounts, strict=True)]
        for line, (indicator, target, result) in enumerate(work.indicators):
            entries: list[str | int | float | None] = [None] * 28
            entries[4], entries[9], entries[23] = indicator, target, result
            if not line:
                entries[0] = str(number) if work.depth == 3 else None
                entries[1] = "Meningkatnya layanan informasi" if work.depth == 3 else None
                entries[2:4] = [work.code, work.name]
                entries[6], entries[8], entries[10] = pagu * 4, pagu * 2, pagu
                for quarter, amount in enumerate(quarters):
                    entries[12 + 3 * quarter] = 25.0
                    entries[13 + 3 * quarter] = amount
                entries[24], entries[26] = spent, round(spent / pagu * 100 + 1e-9, 2)
                entries[27] = "Dinas Contoh"
                _slip(entries, row, wrong)
            made.row(sheet, row, entries)
            row += 1
    entries = [None] * 28
    entries[0], entries[10], entries[24] = "JUMLAH", total[0], total[5] + 100_000_000
    for quarter in range(4):
        entries[13 + 3 * quarter] = total[1 + quarter]
    made.row(sheet, row, entries)
    for at, text in enumerate(("Contoh, 10 Januari 2024", "Kepala Dinas Contoh", "", "NAMA KEPALA")):
        sheet.write_string(row + 2 + at, 20, text)


def _slip(entries: list[str | int | float | None], row: int, wrong: dict[str, tuple[str, str]]) -> None:
    """The slips of a row, where it has one."""
    if f"K{row + 1}" in wrong and isinstance(entries[10], int):
        entries[10] += 1_000
    if f"Q{row + 1}" in wrong and isinstance(entries[16], int):
        entries[16] += 900_000
    if f"AA{row + 1}" in wrong:
        entries[26] = 80.5


def _perjanjian(made: _Book) -> None:
    """A Perjanjian Kinerja of several sheets, on each the indicators and the money of one official."""
    of_head = (
        ("Meningkatnya layanan informasi publik", "Persentase warga terinformasi", "80 %"),
        ("Meningkatnya layanan informasi publik", "Indeks kepuasan layanan", "82,5"),
        ("Meningkatnya pemerintahan digital", "Indeks SPBE", "2,8"),
    )
    programs = (
        ("Program Penunjang Urusan Pemerintahan Daerah", 3_240_500_000),
        ("Program Informasi dan Komunikasi Publik", 702_150_000),
        ("Program Aplikasi Informatika", 952_750_000),
    )
    _agreement(made, "PK Kepala Dinas", "KEPALA DINAS CONTOH", of_head, "PROGRAM", programs)
    of_secretary = (
        ("Terlaksananya administrasi perkantoran", "Persentase laporan tepat waktu", "100 %"),
        ("Terlaksananya administrasi perkantoran", "Nilai AKIP", "72,5"),
    )
    kegiatan = (
        ("Perencanaan dan Evaluasi Kinerja", 184_250_000),
        ("Administrasi Keuangan", 2_310_000_000),
        ("Administrasi Umum", 421_750_000),
        ("Pemeliharaan Barang Milik Daerah", 324_500_000),
    )
    short = "=SUM(C13:C15)", 184_250_000 + 2_310_000_000 + 421_750_000
    _agreement(made, "PK Sekretaris", "SEKRETARIS DINAS CONTOH", of_secretary, "KEGIATAN", kegiatan, total=short)
    of_division = (("Meningkatnya aplikasi yang dipakai", "Jumlah aplikasi", "14 aplikasi"),)
    work = (
        ("Pengelolaan Pemerintahan Digital", 640_000_000),
        ("Pengelolaan Pusat Data", 312_750_000),
        ("Keamanan Informasi", 88_400_000),
    )
    wrong = "", 1_041_510_000
    _agreement(
        made,
        "PK Kabid Informatika",
        "KEPALA BIDANG APLIKASI INFORMATIKA",
        of_division,
        "KEGIATAN",
        work,
        total=wrong,
    )


def _agreement(
    made: _Book,
    name: str,
    holder: str,
    indicators: Sequence[tuple[str, str, str]],
    kind: str,
    money: Sequence[tuple[str, int]],
    total: tuple[str, int] | None = None,
) -> None:
    titles = ("PERJANJIAN KINERJA TAHUN 2023", holder, "KABUPATEN CONTOH", INVENTED)
    sheet = made.sheet(name, titles, [5, 46, 30, 20])
    for column, text in enumerate(("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "TARGET")):
        sheet.write_string(6, column, text, made.head)
    row = 7
    for number, (sasaran, indicator, target) in enumerate(indicators, 1):
        made.row(sheet, row, [str(number), sasaran, indicator, target])
        row += 1
    row += 2
    for column, text in enumerate(("NO", kind, "ANGGARAN (Rp)", "KETERANGAN")):
        sheet.write_string(row, column, text, made.head)
    row += 1
    for number, (text, amount) in enumerate(money, 1):
        made.row(sheet, row, [str(number), text, amount, "APBD"])
        row += 1
    made.row(sheet, row, [None, "JUMLAH", sum(amount for _, amount in money), None])
    if total and total[0]:
        sheet.write_formula(row, 2, total[0], made.amount, total[1])
    elif total:
        sheet.write_number(row, 2, total[1], made.amount)
    for at, text in enumerate(("Contoh, 5 Januari 2023", holder, "", "NAMA PEJABAT")):
        sheet.write_string(row + 2 + at, 2, text)


def _realisasi(made: _Book) -> None:
    """A monthly realisasi of money and work whose rows are numbered A, I, 1.1."""
    titles = ("LAPORAN REALISASI FISIK DAN KEUANGAN", "DINAS CONTOH KABUPATEN CONTOH", "BULAN JUNI 2023", INVENTED)
    sheet = made.sheet("RFK Juni", titles, [6, 46, 18, 18, 18, 18, 12, 12, 18])
    sheet.set_row(6, _TALL)
    for column, text in enumerate(("NO", "PROGRAM / KEGIATAN / SUB KEGIATAN", "PAGU ANGGARAN (Rp)")):
        made.merged(sheet, (5, column, 6, column), text)
    made.merged(sheet, (5, 3, 5, 5), "REALISASI KEUANGAN (Rp)")
    for column, text in enumerate(("S.D. BULAN LALU", "BULAN INI", "S.D. BULAN INI"), 3):
        sheet.write_string(6, column, text, made.head)
    made.merged(sheet, (5, 6, 5, 7), "PERSENTASE")
    for column, text in enumerate(("KEUANGAN (%)", "FISIK (%)"), 6):
        sheet.write_string(6, column, text, made.head)
    made.merged(sheet, (5, 8, 6, 8), "SISA ANGGARAN (Rp)")
    made.row(sheet, 7, [str(number) for number in range(1, 10)])
    wrong = {slip[1] for slip in SLIPS[REALISASI]}
    for at, line in enumerate(_MONTH):
        _rfk_row(made, sheet, 8 + at, _summed(line, _below(at)), wrong)
    tops = [line for line in _MONTH if line.number in {"A", "B"}]
    total = _summed(_Line("", "JUMLAH"), [leaf for line in tops for leaf in _below(_MONTH.index(line))])
    _rfk_row(made, sheet, 8 + len(_MONTH), total, wrong)
    for at, text in enumerate(("Contoh, 4 Juli 2023", "Kepala Dinas Contoh", "", "NAMA KEPALA")):
        sheet.write_string(10 + len(_MONTH) + at, 6, text)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a monthly realisasi: number and name, pagu, what was spent before and in the month, the work."""

    number: str
    name: str
    pagu: int = 0
    before: int = 0
    now: int = 0
    work: float = 45.0


_MONTH = (
    _Line("A", "PROGRAM PENUNJANG URUSAN"),
    _Line("I", "Administrasi Keuangan"),
    _Line("1.1", "Penyediaan Gaji", 2_310_000_000, 962_500_000, 192_500_000, 50.0),
    _Line("1.2", "Laporan Keuangan", 24_600_000, 6_150_000, 4_100_000),
    _Line("II", "Administrasi Umum"),
    _Line("1.1", "Peralatan Kantor", 61_300_000, 20_450_000, 8_175_000, 55.0),
    _Line("1.2", "Rapat Koordinasi", 118_750_000, 44_500_000, 15_300_000, 52.5),
    _Line("B", "PROGRAM APLIKASI INFORMATIKA"),
    _Line("I", "Pengelolaan Pemerintahan Digital"),
    _Line("1.1", "Pengembangan Aplikasi", 640_000_000, 96_000_000, 55_250_000, 30.0),
    _Line("1.2", "Pengelolaan Pusat Data", 312_750_000, 112_500_000, 31_750_000, 47.5),
    _Line("II", "Keamanan Informasi"),
    _Line("1.1", "Penanganan Insiden", 88_400_000, 21_600_000, 12_400_000, 40.0),
)


def _below(at: int) -> list[_Line]:
    """The sub kegiatan under a program or a kegiatan; a sub kegiatan itself."""
    if _MONTH[at].pagu:
        return [_MONTH[at]]
    ends = {"A", "B"} if _MONTH[at].number in {"A", "B"} else {"A", "B", "I", "II"}
    found: list[_Line] = []
    for line in _MONTH[at + 1 :]:
        if line.number in ends:
            break
        found += [line] if line.pagu else []
    return found


def _summed(line: _Line, leaves: Sequence[_Line]) -> _Line:
    pagu, before = sum(leaf.pagu for leaf in leaves), sum(leaf.before for leaf in leaves)
    return replace(line, pagu=pagu, before=before, now=sum(leaf.now for leaf in leaves))


def _rfk_row(made: _Book, sheet: Worksheet, row: int, line: _Line, wrong: set[str]) -> None:
    pagu, spent = line.pagu, line.before + line.now
    rest = pagu - spent
    pagu += 1_000 if f"C{row + 1}" in wrong else 0
    spent += 90_000 if f"F{row + 1}" in wrong else 0
    percent = 43.01 if f"G{row + 1}" in wrong else round(spent / pagu * 100 + 1e-9, 2)
    made.row(
        sheet,
        row,
        [line.number or None, line.name, pagu, line.before, line.now, spent, percent, line.work, rest],
    )


def _cascade(made: _Book) -> None:
    """A drawing of a cascade: boxes of cells, no table."""
    sheet = made.sheet("Cascading", ("POHON KINERJA DINAS CONTOH", "KABUPATEN CONTOH TAHUN 2023"), [4, *[18] * 12])
    made.merged(sheet, (4, 4, 5, 7), "Meningkatnya pemerintahan digital")
    made.merged(sheet, (6, 4, 6, 7), "Indeks SPBE 2,8")
    for at, text in enumerate(("Layanan informasi meningkat", "Aplikasi terpadu dipakai", "Data aman")):
        made.merged(sheet, (9, 1 + 4 * at, 10, 3 + 4 * at), text)
        made.merged(sheet, (11, 1 + 4 * at, 11, 3 + 4 * at), f"Indikator {at + 1}: {80 + at} %")
    for at in range(6):
        sheet.write_string(14, 1 + 2 * at, f"Kegiatan pendukung {at + 1}", made.head)


def _activities(made: _Book) -> None:
    """What staff did, without any amount."""
    sheet = made.sheet(
        "Kegiatan Staf", ("KEGIATAN STAF BIDANG INFORMATIKA", "BULAN JUNI 2023"), [5, 26, 40, 18, 24]
    )
    for column, text in enumerate(("NO", "NAMA STAF", "KEGIATAN", "TANGGAL", "TEMPAT")):
        sheet.write_string(3, column, text, made.head)
    rows = (
        ("Staf A", "Rapat persiapan aplikasi", "5 Juni 2023", "Ruang rapat"),
        ("Staf B", "Pemasangan jaringan", "7 Juni 2023", "Kecamatan Contoh"),
        ("Staf C", "Pelatihan operator", "12 Juni 2023", "Aula"),
        ("Staf A", "Uji coba aplikasi", "20 Juni 2023", "Ruang server"),
    )
    for at, entries in enumerate(rows):
        made.row(sheet, 4 + at, [str(at + 1), *entries])


if __name__ == "__main__":
    write_samples(HERE)
    for path in sorted(HERE.glob("*.xlsx")):
        print(path.name)
