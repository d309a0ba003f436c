"""Family N, years: a sentence about this report that names another year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.figures_told import sentences_read
from lkjip_xl.rules.evidence.in_text import paragraph_problem, text_problem
from lkjip_xl.rules.evidence.sentence_read import SentenceRead, without_names
from lkjip_xl.rules.evidence.whose_manuscript import OF_YEAR, stranger
from lkjip_xl.rules.evidence.years_beside import year_spans
from lkjip_xl.rules.findings import Severity

# What is of the year of the report by itself.
_OF_REPORT = re.compile(
    r"\b(?:laporan\s+kinerja(?:\s+instansi\s+pemerintah)?|lkjip|lkip|lakip|laporan\s+ini|perjanjian\s+kinerja)\b"
    r"(?:(?!\b(?:tahun|oleh|terhadap|atas)\b)[^.;,\d]){0,90}(?:\btahun\s+(?:anggaran\s+)?)$",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(
    r"\b(?:selama|sepanjang|dalam\s+kurun)\s+(?:kurun\s+waktu\s+)?(?:tahun|th\.?|ta\.?)?\s*(?:anggaran\s+)?$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\b(?:pada|di)\s+(?:tahun|th\.?|ta\.?)\s*(?:anggaran\s+)?$|\btahun\s+anggaran\s+$", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:dilaksanakan|terlaksana|telah|sudah|terealisasi|direalisasikan|menyerap|terserap|mencapai|tercapai|diselenggarakan|"
    r"dilakukan|berhasil)\b",
    re.IGNORECASE,
)
# What speaks of other years rightly: comparisons, history, plans, what others judged, when it was written.
_OTHER_YEARS = re.compile(
    r"\b(?:dibanding\w*|daripada|sebelumnya|lalu|sejak|semenjak|mulai|hingga|sampai|terakhir|sedangkan|sementara|periode|"
    r"akan|(?<!sesuai )(?<!sesuai dengan )rencana|direncanakan|mendatang|datang|depan|berikutnya|"
    r"selanjutnya|diharapkan|target\w*|ditargetkan|renstra|rpjmd|"
    r"rpjpd|rkpd|renja|perlu|agar|rekomendasi|tindak\s+lanjut|\w*evaluasi|\w*audit|\w*reviu|diperiksa|disusun|penyusunan|disampaikan|"
    r"ditetapkan|ditandatangani|diserahkan|dibentuk|berdiri|peraturan|perubahan\s+kedua|undang-undang|keputusan|menjadi|naik|"
    r"turun|meningkat\w*|menurun\w*|bertambah|berkurang|tumbuh|dari\s+tahun|berbeda|sama\s+dengan|pemilu|pilkada|sensus|prognosis|"
    r"usulan|diusulkan|prioritas|upaya|strategi|komitmen|dasar|baseline|awal)\b",
    re.IGNORECASE,
)


# What another report than this one is named for rightly.
_OTHER_REPORTS = re.compile(
    r"\b(?:dibanding\w*|daripada|sebelumnya|lalu|sejak|terakhir|akan|rencana\w*|mendatang|depan|rekomendasi|tindak\s+lanjut|"
    r"\w*evaluasi|\w*audit|\w*reviu|diperiksa|hasil\s+penilaian|perbaikan\s+atas|menindaklanjuti)\b",
    re.IGNORECASE,
)
# Nobody has reached anything yet in a year to come.
_RESULTS = re.compile(
    r"\b(?:realisasi|terealisasi|capaian|tercapai|penyerapan|terserap|menyerap)\w*(?:(?!\btarget)[^.;,]){0,60}\btahun\s*$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:akan|rencana|direncanakan|diharapkan|proyeksi|prognosis|perkiraan|agar|perlu)\b", re.IGNORECASE
)
_RENSTRA = re.compile(
    r"\b(?:renstra|rencana\s+strategis|rpjmd)\b[^.;,\d]{0,80}(?P<first>20\d\d)\s*(?:[-–—]|s\.?\s?d\.?|sampai(?:\s+dengan)?)\s*"
    r"(?:tahun\s+)?(?P<last>20\d\d)",
    re.IGNORECASE,
)


@rule_on_manuscript("N05", Severity.WARNING)
def tahun_naskah_lain(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Kalimat naskah menyebut tahun yang bukan tahun laporan.

    Yang diperiksa:
        Kalimat tentang laporan ini sendiri ("selama tahun …", "Laporan Kinerja … Tahun …", "pada tahun …
        dilaksanakan"), dan sampul serta judul babnya, terhadap Tahun Laporan. Perbandingan dengan tahun lalu,
        rencana, riwayat, tahun peraturan, dan tanggal memang boleh. Masa Renstra atau RPJMD dicocokkan dengan
        Identitas. Naskah yang seluruhnya dari tahun lain disebut sekali, dan isinya tidak dicocokkan.
    Mengapa penting:
        Naskah yang dimulai dari laporan tahun lalu masih membawa tahunnya.
    Salah:
        Laporan tahun 2023: "Anggaran tersebut dilaksanakan selama tahun 2022."
    Benar:
        "Anggaran tersebut dilaksanakan selama tahun 2023."
    Cara memperbaiki:
        Betulkan tahunnya, dan pastikan angkanya memang dari tahun laporan.
    """
    tahun = report.settings.tahun
    if tahun is None:
        return
    if (strange := stranger(report, manuscript)) and strange.code == OF_YEAR:
        yield paragraph_problem(
            manuscript,
            strange.paragraph,
            strange.span,
            f"Naskah ini laporan tahun {strange.told}, padahal buku kerjanya tahun {tahun}.",
            "Pilih naskah dan buku kerja dari tahun yang sama.",
            actual=strange.told,
            expected=str(tahun),
        )
        return
    yield from _of_titles(manuscript, tahun)
    yield from _of_renstra(report, manuscript, tahun)
    for read in sentences_read(report, manuscript):
        if (found := _strange(read, tahun)) is not None:
            start, year = found
            message, hint = _told(year, tahun)
            yield text_problem(
                manuscript, read.sentence, (start, start + 4), message, hint, actual=str(year), expected=str(tahun)
            )


def _of_titles(manuscript: Manuscript, tahun: int) -> Iterator[OutcomeOfText]:
    """The cover and the headings."""
    for paragraph in manuscript.paragraphs:
        if paragraph.cover or paragraph.level is not None:
            for start, year in year_spans(paragraph.text):
                before = paragraph.text[:start]
                on_cover = paragraph.cover and re.fullmatch(r"\W*tahun(?:\s+anggaran)?\W*", before, re.IGNORECASE)
                if year != tahun and (on_cover or _OF_REPORT.search(before)):
                    message, hint = _told(year, tahun)
                    yield paragraph_problem(
                        manuscript,
                        paragraph,
                        (start, start + 4),
                        message,
                        hint,
                        actual=str(year),
                        expected=str(tahun),
                    )


def _of_renstra(report: Report, manuscript: Manuscript, tahun: int) -> Iterator[OutcomeOfText]:
    """The first and last year of the Renstra."""
    for sentence in manuscript.sentences:
        for period in _RENSTRA.finditer(sentence.text):
            years, own = (int(period["first"]), int(period["last"])), report.settings.renstra
            if own and years != (own[0], own[-1]) and _is_this_period(years, own, tahun):
                span = (period.start("first"), period.end("last"))
                told, right = f"{years[0]}–{years[1]}", f"{own[0]}–{own[-1]}"
                message = f"Naskah menyebut Renstra {told}, padahal menurut Identitas {right}."
                hint = "Betulkan tahunnya, atau Awal dan Akhir Renstra di Identitas."
                yield text_problem(manuscript, sentence, span, message, hint, actual=told, expected=right)


def _is_this_period(years: tuple[int, int], own: Sequence[int], tahun: int) -> bool:
    """Whether a period is meant to be that of the report: the one before it is another one."""
    return years[0] <= tahun <= years[1] or years[0] == own[0] or years[1] == own[-1]


def _told(year: int, tahun: int) -> tuple[str, str]:
    return (
        f"Naskah menyebut tahun {year}, padahal laporan ini tahun {tahun}.",
        "Betulkan tahunnya, dan pastikan angkanya memang dari tahun laporan.",
    )


def _strange(read: SentenceRead, tahun: int) -> tuple[int, int] | None:
    """Where a sentence names a year that cannot be meant, and which; None where every year may be meant."""
    text = read.sentence.text
    found = year_spans(text)
    plain = without_names(text, read.mentions)
    later = next((each for each in found if each[1] > tahun and _RESULTS.search(plain[: each[0]])), None)
    if later is not None and not _NOT_YET.search(text):
        return later
    if {year for _, year in found} != {found[0][1]} if found else True:
        return None
    start, year = found[0]
    if year == tahun or any(judged.year == year and judged.facts for judged in read.judged):
        return None
    before = text[:start]
    if _OF_REPORT.search(before) and not _OTHER_REPORTS.search(text):
        return start, year
    if _OTHER_YEARS.search(text):
        return None
    if _WHOLE_YEAR.search(before):
        return start, year
    is_later_and_done = year > tahun and _IN_YEAR.search(before) and _DONE.search(text)
    return (start, year) if is_later_and_done else None
