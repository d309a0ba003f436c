"""Whether a figure is of nothing that a workbook knows: the country, a month, guests, a year to come."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.evidence.fitting import Question
from lkjip_xl.text.written_figures import Told

_ELSEWHERE = re.compile(
    r"\b(?:nasional|se-?indonesia|provinsi|triwulan|semester|pada\s+bulan|bulan\s+(?!desember)|rata-rata\s+(?:kecamatan|kabupaten|kota|provinsi|perangkat|opd|skpd)|"
    r"se-?\s?(?:kota|kabupaten|provinsi|kecamatan|sumatera|jawa)|kabupaten\s*/?\s*kota\s+lain|daerah\s+lain)\b",
    re.IGNORECASE,
)
# A word behind a figure that is no verb and joins nothing counts something: 3 sub bagian.
_NOUN = re.compile(
    r"\s+(?!(?:dan|atau|dari|pada|di|ke|dengan|untuk|sama|telah|sudah|yang|tahun|sehingga|maka|serta|sebagai|oleh|karena|adalah|"
    r"dalam|terhadap|atas|bila|jika|saja|per|poin|masih|belum|tidak|lebih|kurang|naik|turun|tetap|termasuk|yaitu|hingga|sampai|"
    r"juga|maupun|sedangkan|sementara|namun|tetapi|ini|itu|antara|efisien|berada|sesuai|kali)\b|(?:me|di|ter|ber|pe)[a-z]{4,})[a-z]{2,}"
)
# Who came, and not who works here.
_OF_OTHERS = re.compile(
    r"\s*(?:orang\s+)?(?:peserta|warga|masyarakat|siswa|pelajar|mahasiswa|tamu|narasumber|pengunjung|penduduk|kader|anggota|"
    r"tokoh|pemuda|anak|penyandang|penerima|responden)\b",
    re.IGNORECASE,
)
# “Rp1,75 miliar per bulan”: a part of the year, or what falls to each.
_FOR_EACH = re.compile(
    r"\s*(?:rupiah\s+)?(?:per|setiap|tiap)[-\s]+(?:bulan|triwulan|semester|minggu|hari|orang|pegawai|kelurahan|desa|kegiatan)\b",
    re.IGNORECASE,
)
_OF_THE_WORK = re.compile(r"\b(?:realisasi|kemajuan|progres)\s+fisik", re.IGNORECASE)
_OF_SO_MANY = re.compile(
    r"\s+(?:dari\s+\d+\s+(?:sub\s+kegiatan|kegiatan|program|indikator|sasaran)|di\s*antaranya)\b", re.IGNORECASE
)


def is_of_something_else(asked: Question, settings: Settings, units: Iterable[str] = ()) -> bool:
    """Whether a figure is of the country, of a part of the year, of a year to come, or of a unit of no table.

    ``units`` are those of what it may be of: kuintal/ha.
    """
    tahun = settings.tahun
    to_come = (
        tahun is not None and asked.year is not None and asked.year > max(tahun, max(settings.renstra, default=0))
    )
    behind = _NOUN.match(asked.text, asked.figure.end) if asked.figure.kind is Told.BARE else None
    if behind and any(behind[0].strip().lower() == re.split(r"[\s/]", unit)[0] for unit in units):
        behind = None
    each = _FOR_EACH.match(asked.text, asked.figure.end)
    return to_come or bool(behind or each) or _ELSEWHERE.search(asked.gap) is not None


def is_of_the_work(asked: Question) -> bool:
    """Whether a figure is how much of all the work was done, of which no table has a total."""
    return _OF_THE_WORK.search(asked.gap) is not None


def counts_something_else(text: str, end: int) -> bool:
    """Whether what stands behind a figure says that it counts others than the tables do."""
    return any(each.match(text, end) for each in (_OF_OTHERS, _OF_SO_MANY))
