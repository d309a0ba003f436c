"""Family S: rules on waivers, the lines of the sheet Pengecualian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.report.model import Report, Table
from lkjip_xl.rules.engine import Needs, Outcome, rule, rule_on_findings, rules_that_need
from lkjip_xl.rules.findings import Finding, Fix, Problem, Severity
from lkjip_xl.rules.support import problem
from lkjip_xl.rules.waivers import Waiver, counting_waivers, figures_of, names_both, rules_by_code, waivers
from lkjip_xl.tables import PENGECUALIAN
from lkjip_xl.tables.keys import Key
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.sentences import few

# More lines that accept nothing are one finding: nobody reads hundreds of them one by one.
_MOST_UNUSED = 20
_MOST_UNITS = 4


def _waiver_table(report: Report) -> Table:
    return report.tables[PENGECUALIAN.key]


def _removed(waiver: Waiver) -> tuple[Fix, ...]:
    """What clears a line."""
    return tuple(Fix(cell.place, "") for cell in waiver.row.cells.values() if not cell.is_blank)


def _about(report: Report, needs: Needs) -> Iterator[Waiver]:
    """The lines that count, of check or of reconcile: the one cannot know what the other finds."""
    codes = {each.code for each in rules_that_need(needs)}
    return (each for each in counting_waivers(report) if each.aturan in codes)


def on_waivers(report: Report, findings: Sequence[Finding], needs: Needs) -> Iterator[tuple[str, Problem]]:
    """What must be said of the waivers of some rules, and which rule says it; ``findings`` are all of theirs."""
    for code, judge in (("S12", _unused), ("S28", _lapsed), ("S27", _without_figures), ("S33", _of_several_units)):
        for each in judge(report, findings, needs):
            yield code, each


@rule_on_findings("S12", Severity.WARNING)
def pengecualian_tidak_terpakai(report: Report, findings: Sequence[Finding]) -> Iterator[Outcome]:
    """Pengecualian tidak terpakai.

    Yang diperiksa:
        Baris di lembar Pengecualian yang tidak cocok dengan temuan mana pun.
    Mengapa penting:
        Angkanya sudah dibetulkan, atau baris itu salah tulis sehingga tidak mengecualikan apa-apa.
    Salah:
        Pengecualian W03 untuk sub kegiatan yang serapannya sudah 90%.
    Benar:
        Baris pengecualian itu dihapus.
    Cara memperbaiki:
        Hapus barisnya, atau betulkan ATURAN, LEMBAR, BARIS, dan KOLOM-nya.
    """
    yield from _unused(report, findings, Needs.REPORT)


def _unused(report: Report, findings: Sequence[Finding], needs: Needs) -> Iterator[Problem]:
    unused = [each for each in _about(report, needs) if not any(map(each.is_about, findings))]
    if len(unused) > _MOST_UNUSED:
        yield _all_unused(report, unused)
        return
    for waiver in unused:
        yield problem(
            _waiver_table(report),
            waiver.row,
            Key.ATURAN,
            f"Tidak ada temuan {waiver.aturan} yang cocok dengan pengecualian ini.",
            actual=waiver.aturan,
            hint="Hapus baris ini, atau betulkan LEMBAR, BARIS, dan KOLOM-nya.",
            fixes=(_removed(waiver),),
        )


def _all_unused(report: Report, unused: Sequence[Waiver]) -> Problem:
    table = _waiver_table(report)
    places = tuple(table.place(each.row, Key.ATURAN) for each in unused)
    return problem(
        table,
        unused[0].row,
        Key.ATURAN,
        f"Tidak ada temuan yang cocok dengan {format_short(Decimal(len(places)))} baris pengecualian di sini.",
        others=places[1:],
        hint="Hapus baris-baris ini, atau betulkan LEMBAR, BARIS, dan KOLOM-nya.",
        fixes=(tuple(fix for each in unused for fix in _removed(each)),),
    )


@rule_on_findings("S28", Severity.WARNING)
def pengecualian_gugur(report: Report, findings: Sequence[Finding]) -> Iterator[Outcome]:
    """Pengecualian gugur karena angkanya berubah.

    Yang diperiksa:
        Baris di lembar Pengecualian yang menyebut ANGKA, padahal yang tertulis atau yang seharusnya sekarang lain.
    Mengapa penting:
        Yang disetujui adalah angka itu, bukan angka lain di sel yang sama.
    Salah:
        Disetujui 385.221.368 → 385.220.368, sekarang tertulis 485.221.368.
    Benar:
        Angka yang baru diperiksa lagi, lalu dibetulkan atau disetujui lagi.
    Cara memperbaiki:
        Periksa angkanya. Jika memang benar, ganti isi kolom ANGKA; jika tidak, betulkan angkanya
        dan hapus barisnya.
    """
    yield from _lapsed(report, findings, Needs.REPORT)


def _lapsed(report: Report, findings: Sequence[Finding], needs: Needs) -> Iterator[Problem]:
    for waiver in _about(report, needs):
        about = [finding for finding in findings if waiver.is_about(finding)]
        if not waiver.angka or not about or any(waiver.covers(finding) for finding in about):
            continue
        if all(finding.waived for finding in about):
            yield problem(
                _waiver_table(report),
                waiver.row,
                Key.ANGKA,
                "Angkanya berubah, dan baris lain sudah menyetujui yang baru; baris ini tidak berlaku lagi.",
                actual=waiver.angka,
                hint="Hapus baris ini.",
                fixes=(_removed(waiver),),
            )
        else:
            now = figures_of(about[0])
            yield problem(
                _waiver_table(report),
                waiver.row,
                Key.ANGKA,
                "Pengecualian ini tidak berlaku lagi, karena angkanya berubah.",
                expected=now,
                actual=waiver.angka,
                hint=f"Periksa angkanya. Jika memang benar, tulis {now} di kolom ANGKA; jika tidak, hapus baris "
                "ini.",
                fixes=((Fix(_waiver_table(report).place(waiver.row, Key.ANGKA), now),), _removed(waiver)),
            )


@rule_on_findings("S27", Severity.INFO)
def pengecualian_tanpa_angka(report: Report, findings: Sequence[Finding]) -> Iterator[Outcome]:
    """Pengecualian berlaku untuk angka berapa pun.

    Yang diperiksa:
        Baris di lembar Pengecualian tanpa ANGKA, padahal temuannya tentang angka; juga yang hanya menyebut angka
        yang tertulis, tanpa yang seharusnya.
    Mengapa penting:
        Jika angkanya kelak berubah, pengecualian ini tetap menutupinya, juga bila selisihnya menjadi miliaran.
    Salah:
        T01, Administrasi Umum Perangkat Daerah, kolom ANGKA kosong.
    Benar:
        Kolom ANGKA berisi 385.221.368 → 385.220.368.
    Cara memperbaiki:
        Salin barisnya dari lembar Temuan di salinan bertanda atau buku kerja jadi, yang sudah memuat angkanya.
    """
    yield from _without_figures(report, findings, Needs.REPORT)


def _without_figures(report: Report, findings: Sequence[Finding], needs: Needs) -> Iterator[Problem]:
    for waiver in _about(report, needs):
        # Two rules that read the slip of one cell have found one thing.
        covered = {finding.problem.place: figures_of(finding) for finding in findings if waiver.covers(finding)}
        # A name without a figure is what it is.
        about = [figures for figures in covered.values() if any(char.isdigit() for char in figures)]
        half = not names_both(waiver.angka) and any(map(names_both, about))
        if about and (half or not waiver.angka):
            table = _waiver_table(report)
            place = table.place(waiver.row, Key.ANGKA) if Key.ANGKA in table.columns else None
            several = f"; sekarang menutupi {len(about)} temuan" if len(about) > 1 else ""
            advice = (
                f"tulis {about[0]} di kolom ANGKA" if len(about) == 1 else "tulis satu baris untuk setiap temuan"
            )
            yield problem(
                table,
                waiver.row,
                Key.ANGKA if place else Key.ATURAN,
                f"Pengecualian {waiver.aturan} ini {_scope(waiver)}{several}.",
                hint=f"Supaya hanya berlaku untuk yang disetujui, {advice}.",
                fixes=((Fix(place, about[0]),),) if place and len(about) == 1 else (),
            )


def _scope(waiver: Waiver) -> str:
    if waiver.angka:
        return "hanya menyebut angka yang tertulis, jadi berlaku berapa pun yang seharusnya"
    return "berlaku untuk angka berapa pun"


@rule_on_findings("S33", Severity.INFO)
def pengecualian_beberapa_unit(report: Report, findings: Sequence[Finding]) -> Iterator[Outcome]:
    """Pengecualian menutupi baris beberapa unit.

    Yang diperiksa:
        Baris di lembar Pengecualian yang menyebut nama atau kode tanpa UNIT (kelurahan, UPTD, puskesmas), padahal
        baris itu ada di beberapa unit dan lebih dari satu di antaranya tertutup. Sejak versi 0.4.
    Mengapa penting:
        Yang disetujui biasanya satu unit; kesalahan di unit lain ikut tertutup.
    Salah:
        W02, Tabel 3.1.1.b, Pemberdayaan Masyarakat di Kelurahan: menutupi Kelurahan Aren Jaya dan Duren Jaya.
    Benar:
        W02, Tabel 3.1.1.b, Pemberdayaan Masyarakat di Kelurahan (Kelurahan Aren Jaya).
    Cara memperbaiki:
        Tulis unitnya dalam kurung di belakang nama atau kodenya, satu baris untuk setiap unit; salin dari lembar
        Temuan. Boleh dibiarkan bila semua unit itu memang disetujui.
    """
    yield from _of_several_units(report, findings, Needs.REPORT)


def _of_several_units(report: Report, findings: Sequence[Finding], needs: Needs) -> Iterator[Problem]:
    for waiver in _about(report, needs):
        covered = [each for each in findings if waiver.covers(each) and not waiver.names_unit_of(each)]
        units = list(dict.fromkeys(each.problem.row_unit for each in covered))
        rows = {each.problem.place.row for each in findings if waiver.covers(each)}
        if not units or len(rows) < 2:
            continue
        yield problem(
            _waiver_table(report),
            waiver.row,
            Key.BARIS,
            f"Pengecualian {waiver.aturan} ini menutupi {len(rows)} baris bernama atau berkode sama: "
            f"{few(units, _MOST_UNITS)}.",
            actual=waiver.baris,
            hint=f"Bila hanya satu unit yang disetujui, tulis unitnya: {waiver.baris} ({units[0]}).",
        )


@rule("S13", Severity.WARNING, waivable=False)
def pengecualian_tidak_berlaku(report: Report) -> Iterator[Outcome]:
    """Pengecualian tidak berlaku.

    Yang diperiksa:
        Baris di lembar Pengecualian tanpa alasan, dengan kode aturan yang tidak ada, atau dengan aturan yang
        tidak dapat dikecualikan: lembar, kolom, atau angka yang tidak ada atau tidak terbaca.
    Mengapa penting:
        Pengecualian tanpa alasan tidak dapat dipertanggungjawabkan, jadi temuannya tetap dihitung.
    Salah:
        W03, Tabel 3.1.1.b, Pemeliharaan Mebel, alasan kosong.
    Benar:
        W03, Tabel 3.1.1.b, Pemeliharaan Mebel, "kontrak selesai lebih murah".
    Cara memperbaiki:
        Tulis alasannya, dan samakan kode aturannya dengan kode di temuannya.
    """
    for waiver in waivers(report):
        table, rules = _waiver_table(report), rules_by_code()
        if waiver.aturan not in rules:
            yield problem(
                table,
                waiver.row,
                Key.ATURAN,
                f"Kode aturan “{waiver.aturan}” tidak ada.",
                actual=waiver.aturan or None,
                hint="Tulis kode seperti di hasil periksa, misalnya W03, atau hapus baris ini.",
                fixes=(_removed(waiver),),
            )
        elif not rules[waiver.aturan].waivable:
            yield problem(
                table,
                waiver.row,
                Key.ATURAN,
                f"Aturan {waiver.aturan} tidak dapat dikecualikan: yang ditemukannya harus dibetulkan.",
                actual=waiver.aturan,
                hint="Betulkan yang ditemukan, lalu hapus baris ini.",
                fixes=(_removed(waiver),),
            )
        elif not waiver.alasan:
            yield problem(
                table,
                waiver.row,
                Key.ALASAN,
                "Pengecualian ini tidak berlaku karena tanpa alasan.",
                hint="Tulis mengapa temuan itu dapat diterima, atau hapus baris ini.",
                fixes=(_removed(waiver),),
            )
