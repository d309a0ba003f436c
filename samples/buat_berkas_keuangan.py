"""Makes files as the finance system writes them from the mended report of 2023, one of each shape.

``python samples/buat_berkas_keuangan.py`` writes them into ``keuangan/`` beside this script. The pagu and the
realisasi of each sub kegiatan are spread over rekening and documents in fixed shares, so that they add up to it:
the shares are made up, the sums are the report's.
"""

from __future__ import annotations

import csv
import html
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from buat_sampel import Record, mended_records  # noqa: E402 - it stands beside this script

FOLDER = HERE / "keuangan"
SKPD = ("8.01.0.00.0.00.01.0000", "Badan Kesatuan Bangsa dan Politik")
URUSAN = ("8", "UNSUR PEMERINTAHAN UMUM")
BIDANG = ("8.01", "KESATUAN BANGSA DAN POLITIK")
YEAR = 2023
# Budget code and name of the rekening that a sub kegiatan is spread over, with their parts in a hundred.
_SPREAD = (
    ("5.1.02.01.01.0024", "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", 20),
    ("5.1.02.02.01.0003", "Honorarium Narasumber atau Pembahas, Moderator, Pembawa Acara, dan Panitia", 50),
    ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa", 30),
)
_SALARIES = (
    ("5.1.01.01.01.0001", "Belanja Gaji Pokok PNS", 70),
    ("5.1.01.01.02.0001", "Belanja Tunjangan Keluarga PNS", 30),
)
_CAPITAL = (("5.2.02.05.01.0005", "Belanja Modal Alat Kantor Lainnya", 100),)
_PARENTS_OF_REKENING = {
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
}
Cell = str | int | float | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Dokumen:
    """A document on a rekening: what was spent, and what of it was paid back."""

    nomor: str
    tanggal: date
    nilai: int
    setoran: int = 0


@dataclass(frozen=True)
class Rekening:
    """A rekening of a sub kegiatan."""

    kode: str
    nama: str
    pagu: int
    dokumen: tuple[Dokumen, ...]

    @property
    def realisasi(self) -> int:
        """What was spent in the end."""
        return sum(each.nilai - each.setoran for each in self.dokumen)

    @property
    def is_modal(self) -> bool:
        """Whether it is capital spending."""
        return self.kode.startswith("5.2")


@dataclass(frozen=True)
class SubKegiatan:
    """A sub kegiatan with its ancestors, each as code and name."""

    program: tuple[str, str]
    kegiatan: tuple[str, str]
    sub_kegiatan: tuple[str, str]
    rekening: tuple[Rekening, ...]


def anggaran(records: Mapping[str, Sequence[Record]] | None = None) -> list[SubKegiatan]:
    """The budget of the report, spread over rekening and documents."""
    records = records or mended_records()
    found: list[SubKegiatan] = []
    above: dict[str, tuple[str, str]] = {}
    spent = records["tabel_3_1_1_b"]
    for index, row in enumerate(records["tabel_2_7"]):
        if not row.get("kode"):
            continue
        above[row["jenis"]] = (row["kode"], row["nama"])
        if row["jenis"] == "Sub Kegiatan":
            pagu, realisasi = _rupiah(row["pagu"]), _rupiah(spent[index]["realisasi"])
            rekening = tuple(_spread(len(found), row["nama"], pagu, realisasi))
            found.append(SubKegiatan(above["Program"], above["Kegiatan"], above["Sub Kegiatan"], rekening))
    return found


def _rupiah(text: str) -> int:
    return int(text.replace(".", ""))


def _spread(number: int, name: str, pagu: int, realisasi: int) -> Iterator[Rekening]:
    """The rekening of a sub kegiatan; the last one takes what rounding leaves."""
    shares = _SALARIES if "Gaji" in name else _CAPITAL if name.startswith("Pengadaan Peralatan") else _SPREAD
    left = [pagu, realisasi]
    for index, (kode, nama, share) in enumerate(shares):
        last = index == len(shares) - 1
        own = left[0] if last else pagu * share // 100
        spent = left[1] if last else realisasi * share // 100
        left = [left[0] - own, left[1] - spent]
        yield Rekening(kode, nama, own, tuple(_documents(number * 10 + index, spent)))


def _documents(number: int, spent: int) -> Iterator[Dokumen]:
    """Two documents for each rekening; every fifth has a part paid back."""
    setoran = 1_000 * (number + 1) if number % 5 == 0 and spent > 1_000_000 else 0
    first = spent * 2 // 5
    day = date(YEAR, 2, 1) + timedelta(days=number % 250)
    yield Dokumen(f"{number:04}/SP2D-LS/{YEAR}", day, first + setoran, setoran)
    yield Dokumen(f"{number:04}/SP2D-GU/{YEAR}", day + timedelta(days=30), spent - first)


_REKAP_5 = (
    *("NO", "TAHUN", "KODE URUSAN", "NAMA URUSAN", "KODE SKPD", "NAMA SKPD", "KODE SUB UNIT", "NAMA SUB UNIT"),
    *(
        "KODE BIDANG URUSAN",
        "NAMA BIDANG URUSAN",
        "KODE PROGRAM",
        "NAMA PROGRAM",
        "KODE KEGIATAN",
        "NAMA KEGIATAN",
    ),
    *("KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "KODE SUMBER DANA", "NAMA SUMBER DANA", "KODE REKENING"),
    *("NAMA REKENING", "PAKET/KELOMPOK", "NAMA PAKET/KELOMPOK", "PAGU"),
)


def rekap_5(budget: Sequence[SubKegiatan]) -> Iterator[Row]:
    """Rekap 5: a row for each rekening, and before them one without a rekening for their sum."""
    yield _REKAP_5
    number = 0
    for each in budget:
        head = (YEAR, *URUSAN, *SKPD, *SKPD, *BIDANG, *each.program, *each.kegiatan, *each.sub_kegiatan)
        number += 1
        yield (number, *head, *(None,) * 6, sum(rekening.pagu for rekening in each.rekening))
        for rekening in each.rekening:
            number += 1
            fund = ("1.2.01.06", "DAU")
            yield (number, *head, *fund, rekening.kode, rekening.nama, None, None, rekening.pagu)


_PER_DOKUMEN = (
    *("No", "Kode SKPD", "Nama SKPD", "Kode Sub SKPD", "Nama Sub SKPD", "Kode Fungsi", "Nama Fungsi"),
    *(
        "Kode Sub Fungsi",
        "Nama Sub Fungsi",
        "Kode Urusan",
        "Nama Urusan",
        "Kode Bidang Urusan",
        "Nama Bidang Urusan",
    ),
    *("Kode Program", "Nama Program", "Kode Kegiatan", "Nama Kegiatan", "Kode Sub Kegiatan", "Nama Sub Kegiatan"),
    *("Kode Rekening", "Nama Rekening", "Nomor Dokumen", "Jenis Dokumen", "Jenis Transaksi", "Nomor DPT"),
    *("Tanggal Dokumen", "Keterangan Dokumen", "Nilai Realisasi", "Nilai Setoran", "NIP Pegawai", "Nama Pegawai"),
    *("Tanggal Simpan", "Nomor SPD", "Periode SPD", "Nilai SPD", "Tahapan SPD", "Nomor SPP", "Tanggal SPP"),
    *("Nomor SPM", "Tanggal SPM", "Nomor SP2D", "Tanggal SP2D", "Tanggal Transfer", "Nilai SP2D"),
)


def per_dokumen(budget: Sequence[SubKegiatan]) -> Iterator[Row]:
    """Laporan Realisasi Per Dokumen, its headings under merged titles, a Total row at its end."""
    yield ("LAPORAN REALISASI PER DOKUMEN",)
    yield (SKPD[1],)
    yield (f"TAHUN ANGGARAN {YEAR}",)
    yield ()
    yield _PER_DOKUMEN
    number, total, returned = 0, 0, 0
    for each in budget:
        structure = (*each.program, *each.kegiatan, *each.sub_kegiatan)
        for rekening in each.rekening:
            for dokumen in rekening.dokumen:
                number += 1
                total, returned = total + dokumen.nilai, returned + dokumen.setoran
                day = dokumen.tanggal.isoformat()
                yield (
                    *(
                        number,
                        *SKPD,
                        *SKPD,
                        "01",
                        "PELAYANAN UMUM",
                        "01.01",
                        "Lembaga",
                        *URUSAN,
                        *BIDANG,
                        *structure,
                    ),
                    *(rekening.kode, rekening.nama, dokumen.nomor, "SP2D", "Belanja", None, day, "Pembayaran"),
                    *(dokumen.nilai, dokumen.setoran, None, None, day, "001/SPD", "Triwulan I", 10_000_000_000),
                    *("APBD Perubahan", dokumen.nomor, day, dokumen.nomor, day, dokumen.nomor, day, day),
                    # One SP2D pays several rekening: its whole value stands on each of them.
                    sum(other.nilai for lain in each.rekening for other in lain.dokumen),
                )
    yield ("Total", *(None,) * 26, total, returned)


def _with_parents(budget: Sequence[SubKegiatan]) -> Iterator[tuple[tuple[str, str, str], str, Sequence[Rekening]]]:
    """Every row of an outline: its codes (structure, rekening), its name, and the rekening that it sums."""
    seen: set[str] = set()
    for each in budget:
        for kode, nama in (each.program, each.kegiatan, each.sub_kegiatan):
            if kode not in seen:
                seen.add(kode)
                yield (kode, "", ""), nama, _below(budget, kode)
        for start, nama in _PARENTS_OF_REKENING.items():
            own = [rekening for rekening in each.rekening if rekening.kode.startswith(start)]
            if own:
                yield (each.sub_kegiatan[0], start, start), nama, own
                for rekening in own:
                    yield (each.sub_kegiatan[0], rekening.kode, _ledger(rekening.kode)), rekening.nama, [rekening]


def _below(budget: Sequence[SubKegiatan], kode: str) -> list[Rekening]:
    return [
        rekening
        for each in budget
        if kode in {each.program[0], each.kegiatan[0], each.sub_kegiatan[0]}
        for rekening in each.rekening
    ]


def _ledger(kode: str) -> str:
    """A rekening as the ledger writes it: 5.1.02.01.001.00024."""
    *head, fifth, sixth = kode.split(".")
    return ".".join((*head, f"{int(fifth):03}", f"{int(sixth):05}"))


def _pairs(rekening: Sequence[Rekening]) -> tuple[int, ...]:
    """Anggaran and realisasi of Operasi, Modal, Tak Terduga and Transfer."""
    amounts: list[int] = []
    for modal in (False, True):
        own = [each for each in rekening if each.is_modal is modal]
        amounts += [sum(each.pagu for each in own), sum(each.realisasi for each in own)]
    return (*amounts, 0, 0, 0, 0)


_GROUPS = ("Operasi", "Modal", "Tak Terduga", "Transfer")


def lra(budget: Sequence[SubKegiatan]) -> Iterator[Row]:
    """LRA: codes over four columns, headings in three rows, a row of column numbers, and Jumlah."""
    yield ("PEMERINTAH KOTA JAMBI",)
    yield ("REKAPITULASI BELANJA MENURUT URUSAN, ORGANISASI, PROGRAM, KEGIATAN, DAN SUB KEGIATAN",)
    yield (f"TAHUN ANGGARAN {YEAR}",)
    yield ()
    yield (
        "Kode",
        None,
        None,
        None,
        "Uraian Urusan, Organisasi, Program, Kegiatan dan Sub Kegiatan",
        "Kelompok Belanja",
    )
    yield (*(None,) * 5, *(cell for group in _GROUPS for cell in (group, None)))
    yield (*(None,) * 5, *("Anggaran", "Realisasi") * 4)
    yield ("1", None, None, None, *map(str, range(2, 11)))
    whole = _pairs([rekening for each in budget for rekening in each.rekening])
    yield (URUSAN[0], None, None, None, URUSAN[1], *whole)
    yield (BIDANG[0], None, None, None, BIDANG[1], *whole)
    yield (BIDANG[0], SKPD[0], None, None, SKPD[1], *whole)
    for (structure, _, rekening), nama, own in _with_parents(budget):
        yield (BIDANG[0], SKPD[0], structure, rekening or None, nama, *_pairs(own))
    yield (*(None,) * 4, "Jumlah", *whole)


def aklap(budget: Sequence[SubKegiatan]) -> str:
    """The same from the ledger: a page of HTML, with amounts as text and negatives in parentheses."""
    rows = list(lra(budget))
    head = "".join(
        f"<tr>{''.join(f'<th colspan={span} rowspan={down}>{text}</th>' for text, span, down in cells)}</tr>"
        for cells in (
            [("Kode", 4, 3), ("Uraian", 1, 3), ("Kelompok Belanja", 8, 1)],
            [(group, 2, 1) for group in _GROUPS],
            [(text, 1, 1) for _ in _GROUPS for text in ("Anggaran", "Realisasi")],
        )
    )
    body = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in rows[8:])
    return f"<html><body><table border=1><thead>{head}</thead><tbody>{body}</tbody></table></body></html>"


def _html_cell(value: Cell) -> str:
    text = f"{_in_rupiah(value)},00" if isinstance(value, int) else html.escape(str(value or ""))
    return f"<td>{text}</td>"


def _in_rupiah(value: int) -> str:
    return f"{Decimal(value):,}".replace(",", ".")


def dpa(budget: Sequence[SubKegiatan]) -> Iterator[Row]:
    """DPA printed to Excel: the code over five columns, the pagu before and after the change, signatures."""
    yield ("DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN",)
    yield (f"Tahun Anggaran {YEAR}",)
    yield ("Organisasi", None, None, None, None, f"{SKPD[0]} {SKPD[1]}")
    yield ()
    yield ("Kode", None, None, None, None, "Uraian", "Sebelum Perubahan", *(None,) * 4, "Setelah Perubahan")
    names = ("Operasi", "Modal", "BTT", "Transfer", "Jumlah")
    yield ("Urusan", "Bidang", "Program", "Kegiatan", "Sub Kegiatan", None, *names, *names)
    yield tuple(map(str, range(1, 17)))
    yield ("8", None, None, None, None, URUSAN[1])
    yield ("8", "01", None, None, None, BIDANG[1])
    for (structure, rekening, _), nama, own in _with_parents(budget):
        if rekening:
            continue
        segments = structure.split(".")
        code = [*segments[:3], ".".join(segments[3:5]) or None, segments[5] if len(segments) > 5 else None]
        yield (*code, nama, *_before(own), *_five(own))
    everything = [rekening for each in budget for rekening in each.rekening]
    yield (*(None,) * 5, "Jumlah", *_before(everything), *_five(everything))
    yield ()
    yield (*(None,) * 10, f"Jambi, 2 Oktober {YEAR}")
    yield (*(None,) * 10, "Kepala Badan Kesatuan Bangsa dan Politik")


def _five(rekening: Sequence[Rekening]) -> tuple[int, ...]:
    operasi, _, modal, *_ = _pairs(rekening)
    return operasi, modal, 0, 0, operasi + modal


def _before(rekening: Sequence[Rekening]) -> tuple[int, ...]:
    """The budget before its change: a tenth less for each rekening."""
    operasi, modal = (
        sum(each.pagu - each.pagu // 10 for each in rekening if each.is_modal is is_modal)
        for is_modal in (False, True)
    )
    return operasi, modal, 0, 0, operasi + modal


def sederhana(budget: Sequence[SubKegiatan]) -> Iterator[Row]:
    """An agency's own sheet."""
    yield ("KODE", "URAIAN", "ANGGARAN", "REALISASI")
    for (structure, rekening, _), nama, own in _with_parents(budget):
        if not rekening:
            yield structure, nama, sum(each.pagu for each in own), sum(each.realisasi for each in own)


def write_xlsx(path: Path, rows: Iterator[Row], *, as_text: bool = False) -> None:
    """Write rows as they are into a workbook; with ``as_text`` every amount as the system prints it."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": datetime(YEAR, 12, 31)})  # noqa: DTZ001 - the same to the byte each time
        sheet = workbook.add_worksheet("Sheet1")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is None:
                    continue
                shown = _as_text(value) if as_text and column else value
                write: Callable[..., object] = sheet.write_string if isinstance(shown, str) else sheet.write_number
                write(at, column, shown)


def _as_text(value: Cell) -> Cell:
    """An amount as the system prints it into a file that is all text."""
    if not isinstance(value, int):
        return value
    return f"{_in_rupiah(value)},00" if value > YEAR or value == 0 else str(value)


def write_all(folder: Path) -> list[Path]:
    """Write a file of each shape into a folder."""
    folder.mkdir(exist_ok=True)
    budget = anggaran()
    shapes = {"rekap_5": rekap_5, "realisasi_per_dokumen": per_dokumen, "lra": lra, "dpa_perubahan": dpa}
    written = []
    for name, make in shapes.items():
        written.append(folder / f"{name}.xlsx")
        write_xlsx(written[-1], make(budget))
    # The ledger gives its pages of HTML the name of a workbook.
    (folder / "aklap_lra_program.xls").write_text(aklap(budget), encoding="utf-8")
    with (folder / "sederhana.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(sederhana(budget))
    return [*written, folder / "aklap_lra_program.xls", folder / "sederhana.csv"]


if __name__ == "__main__":
    for each in write_all(FOLDER):
        print(each.name)
