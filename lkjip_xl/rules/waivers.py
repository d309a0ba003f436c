"""Waivers: findings that somebody has accepted on the sheet Pengecualian, and rules on those waivers.

A waiver is tied to the row by its name or code, not to a cell's address, which moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lkjip_xl.findings import Finding, Severity
from lkjip_xl.model import Report, Row, Table
from lkjip_xl.pairs import code_key
from lkjip_xl.rules.engine import Outcome, all_rules, first_rules, rule, rule_on_findings
from lkjip_xl.rules.support import problem
from lkjip_xl.words import heading_key, name_key

_TABLE = "pengecualian"
# Who accepts that a figure cannot be read accepts that nobody knows it; and a waiver waives no waiver.
UNWAIVABLE = frozenset({"S01", "S02", "S03", "S05", "S06", "S10", "S11", "S12", "S13", "S14", "S15", "D01", "D03"})


@dataclass(frozen=True, slots=True)
class Waiver:
    """A line of the sheet Pengecualian. ``kolom`` is empty where it is about every column."""

    row: Row
    aturan: str
    lembar: str
    baris: str
    kolom: str
    alasan: str

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is the one that this line accepts."""
        found = finding.problem
        same_row = name_key(self.baris) == name_key(found.row_label) or (
            bool(found.row_code) and code_key(self.baris) == code_key(found.row_code)
        )
        return (
            self.aturan == finding.code
            and heading_key(self.lembar) == heading_key(found.place.sheet)
            and same_row
            and (not self.kolom or heading_key(self.kolom) == heading_key(found.column_heading))
        )


def waivers(report: Report) -> tuple[Waiver, ...]:
    """The lines of Pengecualian, also those that do not count."""
    table = report.tables.get(_TABLE)
    if table is None:
        return ()
    return tuple(
        Waiver(
            row,
            row.text("aturan").strip().upper(),
            row.text("lembar"),
            row.text("baris"),
            row.text("kolom"),
            # A dash is no reason.
            row.text("alasan") if heading_key(row.text("alasan")) else "",
        )
        for row in table.rows
    )


def waived(report: Report, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those that a line with a reason accepts marked with that reason."""
    lines = [waiver for waiver in waivers(report) if waiver.alasan and waiver.aturan not in UNWAIVABLE]
    return tuple(
        replace(finding, waiver=next((line.alasan for line in lines if line.covers(finding)), None))
        for finding in findings
    )


def _waiver_table(report: Report) -> Table:
    return report.tables[_TABLE]


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
    for waiver in waivers(report):
        # What reconcile finds, check cannot know.
        counts = waiver.alasan and waiver.aturan in {each.code for each in first_rules()} - UNWAIVABLE
        if counts and not any(waiver.covers(finding) for finding in findings):
            yield problem(
                _waiver_table(report),
                waiver.row,
                "aturan",
                f"Tidak ada temuan {waiver.aturan} yang cocok dengan pengecualian ini.",
                actual=waiver.aturan,
                hint="Hapus baris ini, atau betulkan LEMBAR, BARIS, dan KOLOM-nya.",
            )


@rule("S13", Severity.WARNING)
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
        Tulis alasannya, dan periksa kode aturannya dengan lkjip-xl explain.
    """
    codes = {each.code for each in all_rules()}
    for waiver in waivers(report):
        table = _waiver_table(report)
        if waiver.aturan not in codes:
            yield problem(
                table,
                waiver.row,
                "aturan",
                f"Kode aturan “{waiver.aturan}” tidak ada.",
                actual=waiver.aturan or None,
                hint="Tulis kode seperti di hasil periksa, misalnya W03.",
            )
        elif waiver.aturan in UNWAIVABLE:
            yield problem(
                table,
                waiver.row,
                "aturan",
                f"Aturan {waiver.aturan} tidak dapat dikecualikan: angkanya tidak ada atau tidak terbaca.",
                actual=waiver.aturan,
                hint="Betulkan selnya, lalu hapus baris ini.",
            )
        elif not waiver.alasan:
            yield problem(
                table,
                waiver.row,
                "alasan",
                "Pengecualian ini tidak berlaku karena tanpa alasan.",
                hint="Tulis mengapa temuan itu dapat diterima.",
            )
