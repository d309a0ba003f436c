"""Metode: how every figure of the report is computed, in words, with the settings of this workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip_xl import tables
from lkjip_xl.books.finished import marks
from lkjip_xl.books.finished.layout import FORM_VALUE_COLUMN, Layouts, field_row
from lkjip_xl.books.kit import page, styles
from lkjip_xl.books.kit.entry import Entry, text_reference
from lkjip_xl.books.kit.writer import Sheet, Workbook, quoted
from lkjip_xl.figures.assignments import assignments_of, shared_sentence
from lkjip_xl.figures.kategori_of_report import OVERSPENT, preset, scale_of
from lkjip_xl.figures.means_of_sasaran import MEAN_LABEL
from lkjip_xl.figures.typed_penyerapan import TypedAbsorptions
from lkjip_xl.methods.capaian import Rumus
from lkjip_xl.methods.kategori import band_text
from lkjip_xl.report.model import Report
from lkjip_xl.report.own_titles import as_printed
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import Kind
from lkjip_xl.text.addresses import column_letters

_TITLE = "Metode Penghitungan"
_NOTE = "Cara menghitung setiap angka di buku kerja ini. Pilihan di kolom DI LAPORAN INI diatur di Pengaturan."
COLUMNS = (("HAL", 28), ("CARA MENGHITUNG", 80), ("DI LAPORAN INI", 30), ("DASAR", 28))
_HEADING_ROW = 4
_SETTING = 3
_FIGURES = (Kind.PERCENT, Kind.RUPIAH)
_NO_LIMIT = "tanpa batas"
_REPORT = "PermenPANRB 53/2014"
_MINISTRY = "Kementerian Keuangan (sebelum PMK 62/2023)"
_SCALE = "Permendagri 86/2017"


@dataclass(frozen=True, slots=True)
class Method:
    """A method: what it gives, how, the setting that holds here, and the regulation it follows."""

    topic: str
    words: str
    setting: Entry = field(default_factory=Entry)
    source: str = ""


def write_methods(
    workbook: Workbook, report: Report, layouts: Layouts, typed: TypedAbsorptions, *, draft: bool
) -> None:
    """Write the sheet."""
    sheet = workbook.sheet(tables.METODE)
    page.set_up(sheet, report.settings, draft=draft)
    page.begin_list(workbook, sheet, _TITLE, _NOTE, COLUMNS, _HEADING_ROW)
    last = _HEADING_ROW
    for last, method in enumerate(methods(report, layouts, typed), _HEADING_ROW + 1):
        _write_line(workbook, sheet, last, method)
    sheet.print_area(last, len(COLUMNS))
    page.print_whole(sheet, report.settings, (last, len(COLUMNS)))


def methods(report: Report, layouts: Layouts, typed: TypedAbsorptions) -> Iterator[Method]:
    """Every method, with the tables called as they are in print."""
    for each in _methods(report, layouts, typed):
        words, source, shown = (as_printed(report, text) for text in (each.words, each.source, each.setting.text))
        # What follows Pengaturan would call a table by its sheet there.
        setting = each.setting if shown == each.setting.text else Entry(shown)
        yield replace(each, words=words, source=source, setting=setting)


def _write_line(workbook: Workbook, sheet: Sheet, row: int, line: Method) -> None:
    sheet.text(row, 1, line.topic, workbook.style(**{**styles.LABEL, "valign": "top"}))
    sheet.text(row, 2, line.words, workbook.style(**styles.CELL))
    look = {"num_format": line.setting.number_format} if line.setting.number_format else {}
    line.setting.write(sheet, row, _SETTING, workbook.style(**{**styles.CELL, "align": "left", **look}))
    sheet.text(row, 4, line.source, workbook.style(**styles.CELL))
    shown = (line.topic, line.words, line.setting.shown, line.source)
    lines = [
        styles.lines_needed(text, width, bold=index == 0)
        for index, (text, (_, width)) in enumerate(zip(shown, COLUMNS, strict=True))
    ]
    sheet.set_height(row, styles.row_height(lines))


def _methods(report: Report, layouts: Layouts, typed: TypedAbsorptions) -> Iterator[Method]:
    yield from _of_capaian(report)
    yield from _of_categories(report, layouts)
    yield from _of_budget(report)
    yield from _of_efficiency(report, typed)
    yield Method(
        "Pembulatan",
        "Setiap angka dihitung dari nilai yang belum dibulatkan, lalu ditampilkan dengan pembulatan 0,5 ke atas, "
        "seperti Excel. Yang tidak dapat dihitung ditulis dengan tanda -, bukan 0. Persentase satu kolom tercetak "
        "dengan angka di belakang koma sebanyak yang paling banyak diketik di kolom itu; bila tidak ada yang "
        "diketik, sebanyak yang dipilih di Pengaturan.",
        _setting(report, FieldKey.DESIMAL),
    )
    yield Method(
        "Tanda di depan angka",
        f"{marks.RECOMPUTED} dihitung dari rincian atau diambil dari sumbernya, di berkas tertulis lain; "
        f"{marks.KEPT} seperti yang diketik, karena tidak dapat dihitung atau dikecualikan; {marks.SHARED} "
        "anggaran bersama beberapa sasaran. Yang tertulis, atau yang dihitung, disebut di bawah tabelnya.",
    )
    yield Method(
        "Susunan laporan",
        "Target terhadap realisasi, terhadap tahun lalu, terhadap Renstra, terhadap standar nasional bila ada, "
        "efisiensi sumber daya, dan realisasi anggaran.",
        source=_REPORT,
    )


def _of_capaian(report: Report) -> Iterator[Method]:
    yield Method(
        "Capaian indikator",
        "R = realisasi, T = target, dalam persen. "
        + "; ".join(each.value for each in Rumus)
        + f". Yang tidak dihitung dengan rumus pertama bertanda {' atau '.join(marks.SIGNS_OF_RUMUS.values())} di "
        "depan capaiannya; rumus setiap indikator ada di kolom RUMUS CAPAIAN, di kanan bidang cetak.",
        source="Pedoman penyusunan LKjIP; kolom RUMUS CAPAIAN",
    )
    yield Method(
        "Target berupa rentang",
        "Di dalam rentang capaiannya 100%. Di atasnya T adalah batas atas, di bawahnya batas bawah. "
        f"Tandanya {marks.RANGE}.",
    )
    yield Method(
        "Target berupa predikat",
        "Predikat dengan nilai, misalnya BB (72,5), dihitung dari nilainya. Predikat tanpa nilai yang mencapai "
        "target atau di atasnya 100%; di bawahnya tidak dapat dihitung, kecuali tangga yang dipilih di RUMUS "
        "CAPAIAN memberi nilai pada setiap tingkatnya. Target 0 dan tanda - tidak dapat dihitung.",
        _setting(report, FieldKey.PREDIKAT) if report.settings.ladders else Entry(),
    )
    yield Method(
        "Batas capaian",
        "Capaian di atas batas dihitung sebesar batas itu.",
        _setting(report, FieldKey.BATAS_CAPAIAN),
    )


def _of_categories(report: Report, layouts: Layouts) -> Iterator[Method]:
    scale = scale_of(report)
    if scale is None:
        yield Method("Kategori capaian", "Skala belum dapat dibaca, jadi kategori tidak dihitung.")
        return
    bands = "; ".join(f"{band.category} {band_text(scale, band)}" for band in scale.bands)
    own = preset(report.settings) is None
    yield Method(
        "Kategori capaian",
        f"Dalam persen: {bands}. Capaian dibandingkan sebelum dibulatkan; setiap kategori berlaku sampai kategori "
        f"berikutnya mulai. Penyerapan di atas 100% tidak berkategori, melainkan disebut {OVERSPENT}.",
        _setting(report, FieldKey.SKALA),
        tables.TABEL_3_1.sheet if own else _SCALE if "86/2017" in report.settings.skala else "Skala LKjIP",
    )
    if tables.TABEL_3_1_2.key in layouts.by_key:
        yield Method(
            "Rata-rata capaian",
            "Rata-rata sederhana dari capaian indikator di Tabel 3.1.1.a yang dapat dihitung. Apakah capaian yang "
            "diketik, walaupun tidak dapat dihitung dari angkanya, ikut dirata-rata:",
            _setting(report, FieldKey.CAPAIAN_DIKETIK),
        )
    if any(layout.means for layout in layouts.by_key.values()):
        yield Method(
            MEAN_LABEL,
            "Rata-rata sederhana dari capaian indikator satu sasaran, dengan kategorinya, di bawah indikator "
            "sasaran yang mempunyai lebih dari satu.",
        )


def _of_budget(report: Report) -> Iterator[Method]:
    yield Method(
        "Jumlah anggaran",
        "Kegiatan = jumlah sub kegiatannya; program = jumlah kegiatannya; JUMLAH = jumlah programnya. Selisih "
        "sampai sebesar toleransi (Rp) untuk setiap angka yang dijumlahkan hanya menjadi peringatan.",
        _setting(report, FieldKey.TOLERANSI),
    )
    yield Method(
        "Penyerapan anggaran",
        "Realisasi keuangan ÷ pagu × 100. Sub kegiatan dengan penyerapan di bawah ambang (%) disebut di Temuan.",
        _setting(report, FieldKey.AMBANG_SERAPAN),
        _REPORT,
    )
    yield Method("Bagian dari jumlah", "Bagian ÷ keseluruhannya × 100, di Tabel 1.4, Tabel 2.3, dan Tabel 2.3.1.")
    yield Method(
        "Perbandingan dengan tahun lalu", "Realisasi tahun ini ÷ realisasi tahun lalu × 100.", source=_REPORT
    )


def _of_efficiency(report: Report, typed: TypedAbsorptions) -> Iterator[Method]:
    yield Method(
        "Penyerapan per sasaran",
        "Dari program-program sasaran itu menurut Tabel 2.3.1. Rata-rata persen bulat: penyerapan setiap program "
        "dibulatkan ke persen, lalu dirata-rata. Rata-rata tanpa pembulatan: tanpa dibulatkan dahulu. Tertimbang "
        "pagu: jumlah realisasi ÷ jumlah pagu. Hasil semua cara ada di lembar Cara Penyerapan."
        + (f" {typed.sentence}" if typed.rows else ""),
        _setting(report, FieldKey.CARA_PENYERAPAN),
    )
    yield from _of_assigned_money(report)
    yield Method(
        "Program Penunjang",
        "Apakah Program Penunjang Urusan (kode X.XX.01) ikut dihitung dalam penyerapan sasarannya.",
        _setting(report, FieldKey.PENUNJANG),
    )
    yield Method(
        "Tingkat efisiensi",
        f"{report.settings.ukuran.words}; belum dilaksanakan bila capaian dan penyerapan keduanya 0. "
        "Sasaran dengan beberapa indikator, di Ringkasan dan Narasi: dari rata-rata capaian indikatornya.",
        _setting(report, FieldKey.UKURAN_EFISIENSI),
        source=_MINISTRY if report.settings.ukuran.of_ministry else _REPORT,
    )


def _of_assigned_money(report: Report) -> Iterator[Method]:
    """How money is counted of which a sasaran has a part, or which it shares."""
    found = assignments_of(report.tables)
    if found is not None and found.parts:
        yield Method(
            "Bagian anggaran sasaran",
            "Pagu dan realisasi barisnya × bagiannya di Tabel 2.3.1. Anggaran setiap bagian dibulatkan ke rupiah, "
            "dan bersama-sama sama dengan pagunya.",
        )
    if shared := shared_sentence(found):
        yield Method("Anggaran bersama", f"Penyerapannya dihitung di setiap sasarannya. {shared}")


def _setting(report: Report, key: str) -> Entry:
    """What Pengaturan says, by a formula that follows it."""
    spec = tables.PENGATURAN
    field_of = spec.field(key)
    default = field_of.usual(report.settings.template_version)
    form = report.forms.get(spec.key)
    cell = form.cells.get(key) if form else None
    reference = f"{quoted(spec.sheet)}!{column_letters(FORM_VALUE_COLUMN)}{field_row(spec, key)}"
    if cell is not None and cell.number is not None:
        return Entry(value=cell.number, formula=reference, number_format="General")
    if (cell is None or cell.is_blank) and default and field_of.kind in _FIGURES:
        return Entry(value=Decimal(default), formula=reference, number_format="General")
    if cell is None or cell.is_blank:
        return text_reference(reference, default) if default else Entry(_NO_LIMIT)
    return text_reference(reference, cell.written)
