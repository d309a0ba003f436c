"""The instruction sheet of the template: one page for those who fill it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lkjip_xl.books.kit import styles
from lkjip_xl.books.kit.styles import Style
from lkjip_xl.books.kit.writer import quoted
from lkjip_xl.books.template.looks import LEGEND
from lkjip_xl.books.template.paper import fit_on_one_page
from lkjip_xl.books.template.table_sheet import dress
from lkjip_xl.show.wording import worded
from lkjip_xl.tables import (
    IDENTITAS,
    PEMETAAN,
    PENGATURAN,
    PENGECUALIAN,
    PETUNJUK,
    TABEL_2_2_PERJANJIAN_KINERJA,
    TABEL_2_2_SASARAN,
    TABEL_2_3_1,
    TABEL_2_7,
    TABEL_3_1_1_A,
    TABEL_3_1_1_B,
    TABEL_3_1_2,
    TABEL_3_1_3,
    TABEL_3_1_5,
)
from lkjip_xl.text.ways import Action, Advice, CheckFile

if TYPE_CHECKING:
    from lkjip_xl.books.kit.writer import Sheet, Workbook
    from lkjip_xl.report.settings import Settings


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the instructions: a mark, a text, the sheet it leads to or the look of cells it explains."""

    mark: str
    text: Advice
    sheet: str = ""
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


_TITLE: Final = "Petunjuk Mengisi Buku Kerja LKjIP"
_WELCOME: Final = (
    "Buku kerja ini memuat tabel-tabel LKjIP. Bapak/Ibu cukup mengisi sel kuning, lalu memeriksanya dengan "
    "lkjip-xl. Jangan khawatir salah isi: yang salah akan disebut selnya, dan cara memperbaikinya."
)
_COLUMN_WIDTHS: Final = (7, 86, 27)
_FONT_SIZE: Final = 11
_TEXT: Final[Style] = {**styles.PLAIN, "font_size": _FONT_SIZE, "valign": "vcenter"}

SECTIONS: Final = (
    Section(
        "Arti warna dan garis",
        (
            *(Line(mark, text, style=styles.cell_of(look)) for look, mark, text in LEGEND),
            Line(
                "lebih",
                "Merah, dengan kata lebih atau kurang: jumlah belum cocok dengan rinciannya; periksa baris itu.",
                style=styles.DIFFERS,
            ),
        ),
    ),
    Section(
        "Langkah-langkah",
        (
            Line("1", "Isi nama perangkat daerah, tahun laporan, dan tahun-tahun Renstra.", IDENTITAS.sheet),
            Line(
                "2",
                "Isi sasaran, indikatornya, satuan, dan target tiap tahun Renstra. Tabel indikator lain "
                "mengikutinya.",
                TABEL_2_2_SASARAN.sheet,
            ),
            Line(
                "3",
                "Cocokkan target tahun ini dengan Perjanjian Kinerja; ketik yang lain.",
                TABEL_2_2_PERJANJIAN_KINERJA.sheet,
            ),
            Line(
                "4",
                "Isi semua program, kegiatan, dan sub kegiatan berurutan seperti di DPA, dengan indikator, "
                "target, dan pagunya. Jumlah dihitung otomatis.",
                TABEL_2_7.sheet,
            ),
            Line(
                "5",
                "Isi program, kegiatan, atau sub kegiatan tiap sasaran; anggarannya terisi otomatis. Tulis di "
                "setiap sasaran yang didukungnya.",
                TABEL_2_3_1.sheet,
            ),
            Line("6", "Isi realisasi tiap indikator sasaran tahun ini.", TABEL_3_1_1_A.sheet),
            Line(
                "7",
                "Isi realisasi keuangan tiap baris. Nama, target, dan pagu mengikuti Tabel 2.7.",
                TABEL_3_1_1_B.sheet,
            ),
            Line("8", "Isi realisasi dan target tahun lalu.", TABEL_3_1_2.sheet),
            Line("9", "Isi realisasi tahun-tahun Renstra sebelum tahun lalu.", TABEL_3_1_3.sheet),
            Line(
                "10",
                "Penyerapan anggaran tiap sasaran dan efisiensinya terisi otomatis, dengan cara di Pengaturan.",
                TABEL_3_1_5.sheet,
            ),
            Line(
                "11",
                "Kalau ada, isi juga tabel pilihan: 1.4, 1.5, 2.2 PK Program, 2.3, 3.1.4 (standar nasional), dan "
                "Realisasi Belanja. Yang tidak dipakai dibiarkan kosong, juga 2.3.1, 3.1, 3.1.3, dan 3.1.5; tanpa "
                "2.3.1 penyerapan di 3.1.5 tidak dinilai. Tabel 2.1 tersusun otomatis.",
            ),
            Line(
                "12",
                (
                    "Simpan buku kerja, lalu periksa (",
                    CheckFile("NAMABERKAS.xlsx"),
                    "). Perbaiki sel yang disebutnya, simpan, dan periksa lagi sampai tidak ada yang salah.",
                ),
            ),
            Line("13", ("Buat buku kerja jadi, siap cetak: ", Action.BUILD, ".")),
        ),
    ),
    Section(
        "Menambah baris",
        (
            Line(
                "•",
                "Sisipkan baris di tempat yang sama di Tabel 2.7 dan Tabel 3.1.1.b, di atas tulisan “Perlu "
                "baris tambahan?”: salin seluruh baris di atasnya (klik nomor barisnya), sisipkan salinannya, "
                "lalu ganti isi sel kuningnya. Dengan begitu rumusnya ikut, juga yang tersembunyi.",
            ),
            Line(
                "•",
                "Di bawah judul Tabel 3.1.1.b tertulis banyaknya baris kedua tabel. Kalau tidak sama, ada "
                "baris yang baru disisipkan di satu tabel saja.",
            ),
        ),
    ),
    Section(
        "JENIS dan KODE",
        (
            Line(
                "•",
                "JENIS (Program, Kegiatan, Sub Kegiatan) memberi tahu Excel baris mana yang dijumlahkan ke "
                "mana. Pilih dari daftar; tanpa JENIS, Jumlah tidak terhitung.",
            ),
            Line("•", "KODE boleh kosong. Kalau diisi, tulis kode SIPD lengkap, misalnya 8.01.01.2.06.0005."),
        ),
    ),
    Section(
        "Menulis angka",
        (
            Line(
                "•",
                "Rupiah: angka saja, misalnya 85682879, tanpa Rp dan tanpa titik. Titiknya terisi otomatis.",
            ),
            Line(
                "•",
                "Kosong, 0, dan tanda - itu berbeda. Kosong berarti belum diisi, 0 berarti nilainya nol, dan "
                "tanda - berarti memang tidak ada.",
            ),
            Line(
                "•",
                "Target Tabel 2.7: angka, boleh dengan satuannya: 2 dokumen, 54 orang, 100%; atau nilai B.",
            ),
            Line(
                "•",
                "Target dan realisasi indikator sasaran: angka saja, misalnya 80; satuannya di kolom SATUAN. "
                "Target rentang ditulis 80-90, predikat BB, atau dengan nilainya: BB (72,5). Capaian yang "
                "tidak dapat dihitung tampil -.",
            ),
            Line(
                "•",
                "Untuk indikator yang makin rendah makin baik, pilih rumusnya di kolom RUMUS CAPAIAN.",
                TABEL_3_1_1_A.sheet,
            ),
        ),
    ),
    Section(
        "Pengaturan, Pengecualian, dan Pemetaan",
        (
            Line(
                "•",
                "Skala kategori, batas capaian, cara menghitung penyerapan, dan kertas dipilih di sini.",
                PENGATURAN.sheet,
            ),
            Line(
                "•",
                "Temuan yang memang benar demikian dapat dicatat di sini: salin barisnya dari lembar Temuan, lalu "
                "tulis ALASAN-nya. Tanpa alasan, atau bila angkanya berubah, pengecualian tidak berlaku.",
                PENGECUALIAN.sheet,
            ),
            Line(
                "•",
                (
                    *("Untuk ", Action.RECONCILE, ": baris yang di berkas keuangan bernama lain "),
                    "dapat dipasangkan di sini. Boleh kosong.",
                ),
                PEMETAAN.sheet,
            ),
        ),
    ),
)


def write_petunjuk(book: Workbook, settings: Settings) -> None:
    """Write the sheet."""
    sheet = book.sheet(PETUNJUK)
    sheet.text(1, 1, _TITLE, book.style(**styles.TITLE))
    sheet.set_height(1, 24)
    sheet.merge(2, 1, 2, len(_COLUMN_WIDTHS), book.style(**_TEXT))
    sheet.text(2, 1, _WELCOME, book.style(**_TEXT))
    sheet.set_height(2, _height(_WELCOME, sum(_COLUMN_WIDTHS)) + 6)
    row = 3
    for section in SECTIONS:
        row = _section(book, sheet, row, section)
    for number, width in enumerate(_COLUMN_WIDTHS):
        sheet.set_width(number + 1, width)
    dress(sheet, settings, styles.MID_BLUE)
    fit_on_one_page(sheet, settings.kertas, row - 1, len(_COLUMN_WIDTHS))


def _section(book: Workbook, sheet: Sheet, row: int, section: Section) -> int:
    heading: Style = {**styles.HEADING, "align": "left", "indent": 1}
    sheet.merge(row, 1, row, len(_COLUMN_WIDTHS), book.style(**heading))
    sheet.text(row, 1, section.heading, book.style(**heading))
    sheet.set_height(row, 19)
    for number, line in enumerate(section.lines, row + 1):
        _line(book, sheet, number, line)
    # A row of air before the next heading.
    end = row + len(section.lines) + 1
    sheet.set_height(end, 7)
    return end + 1


def _line(book: Workbook, sheet: Sheet, row: int, line: Line) -> None:
    mark: Style = {**_TEXT, "align": "center", "bold": True, "font_color": styles.DARK_BLUE}
    if line.style:
        mark = {**line.style, "align": "center", "valign": "vcenter"}
    sheet.text(row, 1, line.mark, book.style(**mark))
    text, last = book.style(**_TEXT, align="left", indent=1), 2 if line.sheet else len(_COLUMN_WIDTHS)
    sheet.merge(row, 2, row, last, text)
    told = worded(line.text)
    sheet.text(row, 2, told, text)
    if line.sheet:
        style = book.style(**{**styles.LINK, "font_size": _FONT_SIZE})
        sheet.link(row, 3, f"{quoted(line.sheet)}!A1", line.sheet, style)
    sheet.set_height(row, _height(told, sum(_COLUMN_WIDTHS[1:last]) - 2) + 3)


def _height(text: str, width: float) -> float:
    lines = styles.lines_needed(text, width, font_size=_FONT_SIZE)
    return styles.row_height([lines], font_size=_FONT_SIZE)
