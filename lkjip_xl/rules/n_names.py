"""Family N, names: another agency's name where the written report speaks of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.report.manuscript import Manuscript
from lkjip_xl.report.model import Report
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.engine import OutcomeOfText, rule_on_manuscript
from lkjip_xl.rules.evidence.agency_names import begins_with_agency, others_in
from lkjip_xl.rules.evidence.in_text import paragraph_problem
from lkjip_xl.rules.evidence.whose_manuscript import OF_AGENCY, stranger
from lkjip_xl.rules.findings import Severity
from lkjip_xl.text.words import fold

# What is this agency's own where a report speaks of it.
_OWN = re.compile(
    r"\b(?:laporan\s+kinerja(?:\s+instansi\s+pemerintah)?|lkjip|lkip|lakip|rencana\s+strategis|renstra|perjanjian\s+kinerja|"
    r"rencana\s+kerja|renja|indikator\s+kinerja\s+utama|iku|struktur\s+organisasi|susunan\s+organisasi|tugas\s+(?:pokok\s+)?dan\s+fungsi|"
    r"capaian\s+kinerja|pengukuran\s+kinerja|realisasi\s+anggaran|visi|misi|pegawai|sasaran\s+strategis)"
    r"(?:\s+(?:tahun\s+\d{4}|pada|di|dari|milik|instansi|pemerintah))*\s+$",
    re.IGNORECASE,
)
# What a name is called by stands right before it.
_BEFORE, _JUST_BEFORE = 160, 20
_AGENCY = re.compile(r"\b(?:dinas|badan|inspektorat|kecamatan|rsud)\b", re.IGNORECASE)
_GOVERNMENT = re.compile(r"\b(?:provinsi|propinsi|kabupaten|kota)\b", re.IGNORECASE)
# A line of the cover that is the name of a secretariat.
_SECRETARIAT = re.compile(
    r"\W*(?P<kind>sekretariat\s+(?:daerah|dprd|dewan\s+perwakilan\s+rakyat\s+daerah))"
    r"(?:\s+(?:provinsi|kabupaten|kota)\b.*)?",
    re.IGNORECASE,
)
# “LKjIP … ini disusun oleh …”: whoever wrote it is whose report it is.
_WRITTEN_BY = re.compile(
    r"^\W*(?:laporan\s+kinerja|lkjip|lkip|lakip)\b[^.;]{0,120}\bdisusun\s+oleh\s+$", re.IGNORECASE
)
_HEAD = (
    r"(?P<head>camat\s+(?P<district>[^\W\d_][\w ,/-]{2,70})"
    r"|kepala\s+(?P<agency>(?:dinas|badan)\s+[^\W\d_][\w ,/-]{2,70}))"
)
# The line over a signature, which is in capitals.
_SIGNATURE = re.compile(rf"\W*(?:(?:plt|pj|plh)\.?\s+)?{_HEAD}", re.IGNORECASE)
_SIGNED = re.compile(
    r"\b(?:laporan\s+kinerja|lkjip|lkip|lakip|perjanjian\s+kinerja|laporan\s+ini)\b[^.;]{0,120}\b(?:ditandatangani|disahkan)"
    rf"\s+oleh\s+{_HEAD}",
    re.IGNORECASE,
)
_END_OF_NAME = re.compile(r",|\s+(?:pada|di|tanggal|dan|selaku|tahun)\b", re.IGNORECASE)
_PARTS = ("upt", "kelurahan", "puskesmas", "bagian", "cabang", "balai", "rsud")
_PARTNER = re.compile(
    r"\b(?:bersama|kerja\s*sama|bekerja\s*sama|koordinasi|berkoordinasi|oleh|dengan|melalui|antara)\b",
    re.IGNORECASE,
)


@rule_on_manuscript("N07", Severity.WARNING)
def naskah_menyebut_instansi_lain(report: Report, manuscript: Manuscript) -> Iterator[OutcomeOfText]:
    """Naskah menyebut nama instansi lain seolah-olah instansi ini.

    Yang diperiksa:
        Nama perangkat daerah di sampul, di judul, dan di kalimat tentang laporan ini sendiri ("Laporan Kinerja
        Dinas …", "Renstra Badan …"), nama pemerintah daerah di belakang nama instansi ini, dan jabatan yang
        menandatangani ("CAMAT …"), terhadap Identitas. Instansi lain sebagai mitra kerja memang boleh. Naskah yang
        seluruhnya milik instansi lain disebut sekali, dan isinya tidak dicocokkan.
    Mengapa penting:
        Naskah yang disalin dari laporan instansi lain sering masih membawa namanya.
    Salah:
        Laporan Badan Kesatuan Bangsa dan Politik: "Laporan Kinerja Dinas Kesehatan ini disusun …".
    Benar:
        "Laporan Kinerja Badan Kesatuan Bangsa dan Politik ini disusun …".
    Cara memperbaiki:
        Betulkan namanya, dan pastikan isi kalimatnya memang tentang instansi ini.
    """
    settings = report.settings
    if not settings.instansi:
        return
    if (strange := stranger(report, manuscript)) and strange.code == OF_AGENCY:
        yield paragraph_problem(
            manuscript,
            strange.paragraph,
            strange.span,
            f"Naskah ini milik {strange.told}, padahal buku kerjanya milik {settings.agency}.",
            "Pilih naskah dan buku kerja dari instansi yang sama.",
            actual=strange.told,
            expected=settings.agency,
        )
        return
    yield from _of_heads(manuscript, settings)
    for paragraph in manuscript.paragraphs:
        for start, end, name in _others(paragraph.text, settings, is_title=paragraph.cover):
            yield paragraph_problem(
                manuscript,
                paragraph,
                (start, end),
                f"Naskah menyebut {name}, padahal laporan ini milik {settings.agency}.",
                "Betulkan namanya, dan pastikan isinya memang tentang instansi ini.",
                actual=name,
                expected=settings.agency,
            )


def _of_heads(manuscript: Manuscript, settings: Settings) -> Iterator[OutcomeOfText]:
    """Who signs the report: “CAMAT …”, “KEPALA DINAS …” of another agency, in a line of its own or as who signed.

    A list of several such lines tells of guests. A part of an agency has its head sign beside its own.
    """
    if fold(settings.instansi).startswith(_PARTS):
        return
    capitals = [each for each in manuscript.paragraphs if each.text.isupper()]
    lines = [(each, found) for each in capitals if (found := _SIGNATURE.fullmatch(each.text.strip()))]
    signed = [(each, found) for each in manuscript.paragraphs for found in _SIGNED.finditer(each.text)]
    for paragraph, found in (*(lines if len(lines) == 1 else ()), *signed):
        if _of_another(found, settings):
            name = _END_OF_NAME.split(found["head"])[0].strip()
            yield paragraph_problem(
                manuscript,
                paragraph,
                found.span("head"),
                f"Naskah ditandatangani oleh {name}, padahal laporan ini milik {settings.agency}.",
                "Betulkan jabatan dan nama yang menandatangani.",
                actual=name,
                expected=settings.agency,
            )


def _of_another(found: re.Match[str], settings: Settings) -> bool:
    """Whether the head of an agency is that of another one."""
    named = f"kecamatan {found['district']}" if found["district"] else found["agency"]
    return any(not kind for kind, _ in others_in(named, settings))


def _others(text: str, settings: Settings, *, is_title: bool) -> Iterator[tuple[int, int, str]]:
    """The names of others that stand where this agency's own should."""
    if is_title and (found := _SECRETARIAT.fullmatch(text)) and not _is_own(found["kind"], settings):
        yield found.start("kind"), len(text.rstrip()), text[found.start("kind") :].strip().title()
        return
    named = [*_AGENCY.finditer(text), *(_GOVERNMENT.finditer(text) if is_title else ())]
    for found in sorted(named, key=lambda each: each.start()):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        own = _OWN.search(before) or _WRITTEN_BY.search(text[: found.start()])
        is_name = is_title and begins_with_agency(text) and _AGENCY.fullmatch(found[0])
        if own is None and not is_name:
            continue
        if own is not None and _PARTNER.search(before[max(0, own.start() - _JUST_BEFORE) : own.start()]):
            continue
        part = re.split(
            r"[.;,:()\n]|\b(?:tahun|ini|yang|adalah|merupakan|disusun|telah|dan\s+(?:dinas|badan))\b",
            text[found.start() :],
            flags=re.IGNORECASE,
        )[0]
        for kind, name in others_in(part, settings):
            at = re.search(r"\W+".join(map(re.escape, name.split())), fold(text[found.start() :]))
            start = found.start() + (at.start() if at else 0)
            end = start + (at.end() - at.start() if at else len(part))
            yield start, end, f"{kind} {name}".strip().title()
            break
    if settings.pemerintah:
        yield from _of_other_government(text, settings)


def _is_own(name: str, settings: Settings) -> bool:
    """Whether a secretariat is the agency, or has it as a part."""
    own = fold(settings.instansi)
    return fold(name).split()[-1] in own.split() if "sekretariat" in own else own.startswith("bagian ")


def _of_other_government(text: str, settings: Settings) -> Iterator[tuple[int, int, str]]:
    """The agency's own name with another government behind it."""
    own = r"\W+".join(map(re.escape, settings.instansi.split()))
    pattern = (
        rf"{own}\W+(?P<government>(?:provinsi|propinsi|kabupaten|kab\.?|kota)\s+[A-Z][\w]*(?:\s+[A-Z][\w]*)?)"
    )
    for found in re.finditer(pattern, text, re.IGNORECASE):
        government = found["government"]
        first = fold(settings.pemerintah).split()
        if not set(first[1:] or first) & set(fold(government).split()) and others_in(found[0], settings):
            yield found.start("government"), found.end("government"), government
