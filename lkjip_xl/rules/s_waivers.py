"""Waivers: findings that somebody has accepted on the sheet Pengecualian, and rules on those waivers.

A waiver is tied to the row by its name or code, not to a cell's address, which moves; and, where it names them, to
the figures: what is written, and what was expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.pairing import code_key
from lkjip_xl.rules.engine import Needs, Outcome, Rule, all_rules, rule, rule_on_findings, rules_that_need
from lkjip_xl.rules.findings import Finding, Fix, Problem, Severity, Value, value_text
from lkjip_xl.rules.support import problem
from lkjip_xl.tables import PENGECUALIAN
from lkjip_xl.text.numbers import Dot, WrittenNumber, decimals_of, format_short, read_number, round_half_up
from lkjip_xl.text.words import heading_key, name_key

# More lines that accept nothing are one finding: nobody reads hundreds of them one by one.
_MOST_UNUSED = 20
# Stands between what is written and what was expected; a person may type the second one.
_ARROW, _TYPED_ARROW = "→", "->"
# The columns of Pengecualian that say which finding is accepted.
WAIVER_KEYS = ("aturan", "lembar", "baris", "kolom", "angka")
# Beside a cell in which nothing stands.
_BLANK = "kosong"
# With more decimals than these a figure is written as it is printed.
_DIGITS_OF_PERCENT, _DIGITS = 2, 4


@dataclass(frozen=True, slots=True)
class Waiver:
    """A line of the sheet Pengecualian.

    ``kolom`` is empty where it is about every column, ``angka`` where it is about any amount.
    """

    row: Row
    aturan: str
    lembar: str
    baris: str
    kolom: str
    angka: str
    alasan: str

    def is_about(self, finding: Finding) -> bool:
        """Whether a finding is of the rule, the row and the column that this line names, whatever its figures."""
        # The rule first: of thousands of lines few are of that of a finding, and names take long to compare.
        if self.aturan not in _one_cause(finding.code):
            return False
        found = finding.problem
        same_row = name_key(self.baris) == name_key(found.row_label) or (
            bool(found.row_code) and code_key(self.baris) == code_key(found.row_code)
        )
        return (
            same_row
            and heading_key(self.lembar) == heading_key(found.place.sheet)
            and (not self.kolom or heading_key(self.kolom) == heading_key(found.column_heading))
        )

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is the one that this line accepts."""
        return self.is_about(finding) and (not self.angka or _same_figures(self.angka, finding))


def figures_of(finding: Finding) -> str:
    """What a waiver is tied to: what is written, and what was expected; empty where the finding has no figures."""
    found = finding.problem
    printed = read_number(found.written, Dot.DECIMAL)
    return _figures(finding, _shown(found.actual, printed, found), _shown(found.expected, None, found))


def _figures(finding: Finding, actual: Value, should_be: Value) -> str:
    found = finding.problem
    # Percent points (tingkat efisiensi) are printed without the sign.
    printed = read_number(found.written, Dot.DECIMAL)
    percent = found.percent and (printed is None or printed.percent)
    written = value_text(actual, percent=percent) or found.written
    expected = value_text(should_be, percent=percent)
    return f"{written or _BLANK} {_ARROW} {expected}" if expected else written


def _shown(value: Value, printed: WrittenNumber | None, found: Problem) -> Value:
    """A figure as the finding prints it: what a formula gives has endless decimals."""
    most = _DIGITS_OF_PERCENT if found.percent else _DIGITS
    if not isinstance(value, Decimal) or decimals_of(value) <= most:
        return value
    return printed.value if printed is not None else round_half_up(value, most)


def waiver_line(finding: Finding) -> dict[str, str]:
    """What accepts a finding, by the columns of Pengecualian; the reason is left to whoever accepts it.

    Empty where the finding has been accepted already, or nobody may accept it.
    """
    if finding.waived or not _rules()[finding.code].waivable:
        return {}
    found = finding.problem
    named = (finding.code, found.place.sheet, found.row_code or found.row_label, found.column_heading)
    return dict(zip(WAIVER_KEYS, (*named, figures_of(finding)), strict=True))


def _same_figures(waived: str, finding: Finding) -> bool:
    """Whether a waiver's figures are those of a finding; a waiver may name what is written alone.

    Of percent points one writes 5, another 5%; and earlier versions offered figures with all their decimals.
    """
    found = finding.problem
    wanted = _parts(waived, percent=found.percent)
    forms = (figures_of(finding), _figures(finding, found.actual, found.expected))
    return any(wanted == _parts(each, percent=found.percent)[: len(wanted)] for each in forms)


def _parts(figures: str, *, percent: bool) -> list[tuple[Decimal, bool] | str]:
    return [_figure(part, percent=percent) for part in _with_arrow(figures).split(_ARROW)]


def _with_arrow(figures: str) -> str:
    return figures.replace(_TYPED_ARROW, _ARROW)


def _figure(text: str, *, percent: bool) -> tuple[Decimal, bool] | str:
    read = read_number(text, Dot.THOUSANDS)
    return name_key(text) if read is None else (read.value, percent or read.percent)


@cache
def _rules() -> dict[str, Rule]:
    return {each.code: each for each in all_rules()}


@cache
def _one_cause(code: str) -> frozenset[str]:
    """The rules that read the same slip: who accepts the finding of one of them accepts that of the others."""
    return frozenset(
        {code, *_rules()[code].one_cause_with, *(each.code for each in all_rules() if code in each.one_cause_with)}
    )


def waivers(report: Report) -> tuple[Waiver, ...]:
    """The lines of Pengecualian, also those that do not count."""
    table = report.tables.get(PENGECUALIAN.key)
    if table is None:
        return ()
    return tuple(
        Waiver(
            row,
            row.text("aturan").strip().upper(),
            row.text("lembar"),
            row.text("baris"),
            row.text("kolom"),
            row.text("angka"),
            # A dash is no reason.
            row.text("alasan") if heading_key(row.text("alasan")) else "",
        )
        for row in table.rows
    )


def _counting(report: Report) -> list[Waiver]:
    """The lines that count: of a rule that may be waived, with a reason."""
    return [
        each
        for each in waivers(report)
        if each.alasan and each.aturan in _rules() and _rules()[each.aturan].waivable
    ]


def waived(report: Report, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those that a line with a reason accepts marked with that reason."""
    lines = _counting(report)
    if not lines:
        return tuple(findings)
    rules = _rules()
    return tuple(
        replace(finding, waiver=next((line.alasan for line in lines if line.covers(finding)), None))
        if rules[finding.code].waivable
        else finding
        for finding in findings
    )


def _waiver_table(report: Report) -> Table:
    return report.tables[PENGECUALIAN.key]


def _removed(waiver: Waiver) -> tuple[Fix, ...]:
    """What clears a line."""
    return tuple(Fix(cell.place, "") for cell in waiver.row.cells.values() if not cell.is_blank)


def _about(report: Report, needs: Needs) -> Iterator[Waiver]:
    """The lines that count, of check or of reconcile: the one cannot know what the other finds."""
    codes = {each.code for each in rules_that_need(needs)}
    return (each for each in _counting(report) if each.aturan in codes)


def on_waivers(report: Report, findings: Sequence[Finding], needs: Needs) -> Iterator[tuple[str, Problem]]:
    """What must be said of the waivers of some rules, and which rule says it; ``findings`` are all of theirs."""
    for code, judge in (("S12", _unused), ("S28", _lapsed), ("S27", _without_figures)):
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
            "aturan",
            f"Tidak ada temuan {waiver.aturan} yang cocok dengan pengecualian ini.",
            actual=waiver.aturan,
            hint="Hapus baris ini, atau betulkan LEMBAR, BARIS, dan KOLOM-nya.",
            fixes=(_removed(waiver),),
        )


def _all_unused(report: Report, unused: Sequence[Waiver]) -> Problem:
    table = _waiver_table(report)
    places = tuple(table.place(each.row, "aturan") for each in unused)
    return problem(
        table,
        unused[0].row,
        "aturan",
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
                "angka",
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
                "angka",
                "Pengecualian ini tidak berlaku lagi, karena angkanya berubah.",
                expected=now,
                actual=waiver.angka,
                hint=f"Periksa angkanya. Jika memang benar, tulis {now} di kolom ANGKA; jika tidak, hapus baris "
                "ini.",
                fixes=((Fix(_waiver_table(report).place(waiver.row, "angka"), now),), _removed(waiver)),
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
        Salin barisnya dari lembar Temuan (check --annotate atau build), yang sudah memuat angkanya.
    """
    yield from _without_figures(report, findings, Needs.REPORT)


def _without_figures(report: Report, findings: Sequence[Finding], needs: Needs) -> Iterator[Problem]:
    for waiver in _about(report, needs):
        # Two rules that read the slip of one cell have found one thing.
        covered = {finding.problem.place: figures_of(finding) for finding in findings if waiver.covers(finding)}
        # A name without a figure is what it is.
        about = [figures for figures in covered.values() if any(char.isdigit() for char in figures)]
        half = _ARROW not in _with_arrow(waiver.angka) and any(_ARROW in figures for figures in about)
        if about and (half or not waiver.angka):
            table = _waiver_table(report)
            place = table.place(waiver.row, "angka") if "angka" in table.columns else None
            several = f"; sekarang menutupi {len(about)} temuan" if len(about) > 1 else ""
            advice = (
                f"tulis {about[0]} di kolom ANGKA" if len(about) == 1 else "tulis satu baris untuk setiap temuan"
            )
            yield problem(
                table,
                waiver.row,
                "angka" if place else "aturan",
                f"Pengecualian {waiver.aturan} ini {_scope(waiver)}{several}.",
                hint=f"Supaya hanya berlaku untuk yang disetujui, {advice}.",
                fixes=((Fix(place, about[0]),),) if place and len(about) == 1 else (),
            )


def _scope(waiver: Waiver) -> str:
    if waiver.angka:
        return "hanya menyebut angka yang tertulis, jadi berlaku berapa pun yang seharusnya"
    return "berlaku untuk angka berapa pun"


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
        Tulis alasannya, dan periksa kode aturannya dengan lkjip-xl explain.
    """
    for waiver in waivers(report):
        table, rules = _waiver_table(report), _rules()
        if waiver.aturan not in rules:
            yield problem(
                table,
                waiver.row,
                "aturan",
                f"Kode aturan “{waiver.aturan}” tidak ada.",
                actual=waiver.aturan or None,
                hint="Tulis kode seperti di hasil periksa, misalnya W03, atau hapus baris ini.",
                fixes=(_removed(waiver),),
            )
        elif not rules[waiver.aturan].waivable:
            yield problem(
                table,
                waiver.row,
                "aturan",
                f"Aturan {waiver.aturan} tidak dapat dikecualikan: yang ditemukannya harus dibetulkan.",
                actual=waiver.aturan,
                hint="Betulkan yang ditemukan, lalu hapus baris ini.",
                fixes=(_removed(waiver),),
            )
        elif not waiver.alasan:
            yield problem(
                table,
                waiver.row,
                "alasan",
                "Pengecualian ini tidak berlaku karena tanpa alasan.",
                hint="Tulis mengapa temuan itu dapat diterima, atau hapus baris ini.",
                fixes=(_removed(waiver),),
            )
