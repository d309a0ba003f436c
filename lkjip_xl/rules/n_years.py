"""Family N, years: a sentence about this report that names another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.figures_told import SentenceRead, sentences_read
from lkjip_xl.rules.evidence.in_text import paragraph_problem, text_problem
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
    r"akan|rencana|direncanakan|mendatang|datang|depan|berikutnya|selanjutnya|diharapkan|target\w*|ditargetkan|renstra|rpjmd|"
    r"rpjpd|rkpd|renja|perlu|agar|rekomendasi|tindak\s+lanjut|hasil\s+evaluasi|evaluasi|audit|disusun|penyusunan|disampaikan|"
    r"ditetapkan|ditandatangani|diserahkan|dibentuk|berdiri|peraturan|perubahan\s+kedua|undang-undang|keputusan|menjadi|naik|"
    r"turun|meningkat\w*|menurun\w*|bertambah|berkurang|tumbuh|dari\s+tahun|berbeda|sama\s+dengan|pemilu|pilkada|sensus|prognosis|"
    r"usulan|diusulkan|prioritas|upaya|strategi|komitmen|dasar|baseline|awal)\b",
    re.IGNORECASE,
)


@rule_on_manuscript("N05", Severity.WARNING)
def tahun_naskah_lain(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Kalimat naskah menyebut tahun yang bukan tahun laporan.

    Yang diperiksa:
        Kalimat tentang laporan ini sendiri ("selama tahun …", "Laporan Kinerja … Tahun …", "pada tahun …
        dilaksanakan"), dan sampul serta judul babnya, terhadap Tahun Laporan. Perbandingan dengan tahun lalu,
        rencana, riwayat, tahun peraturan, tanggal, dan tahun-tahun Renstra memang boleh.
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
    for read in sentences_read(report, manuscript):
        if (found := _strange(read, tahun)) is not None:
            start, year = found
            message, hint = _told(year, tahun)
            yield text_problem(
                manuscript, read.sentence, (start, start + 4), message, hint, actual=str(year), expected=str(tahun)
            )


def _told(year: int, tahun: int) -> tuple[str, str]:
    return (
        f"Naskah menyebut tahun {year}, padahal laporan ini tahun {tahun}.",
        "Betulkan tahunnya, dan pastikan angkanya memang dari tahun laporan.",
    )


def _strange(read: SentenceRead, tahun: int) -> tuple[int, int] | None:
    """Where a sentence names a year that cannot be meant, and which; None where every year may be meant."""
    text = read.sentence.text
    found = year_spans(text)
    if {year for _, year in found} != {found[0][1]} if found else True:
        return None
    start, year = found[0]
    if year == tahun or any(judged.year == year and judged.facts for judged in read.judged):
        return None
    before = text[:start]
    if _OF_REPORT.search(before) and not _OTHER_YEARS.search(text):
        return start, year
    if _OTHER_YEARS.search(text):
        return None
    if _WHOLE_YEAR.search(before):
        return start, year
    is_later_and_done = year > tahun and _IN_YEAR.search(before) and _DONE.search(text)
    return (start, year) if is_later_and_done else None
