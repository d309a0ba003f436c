"""Tables of performance headed as agencies print them, for whoever measures what is read of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import groupby

from lkjip_xl.reader.printed.tables import PrintedTable
from lkjip_xl.reader.sieved_sheet import Merge
from tools.made_headings import WORDS, YEAR, Made

INDIKATOR, SASARAN, SATUAN, FORMULA, KATEGORI = "indikator", "sasaran", "satuan", "formula", "kategori"
STANDAR, OF_STANDARD, OF_THE_END, GROWTH = "standar", "terhadap standar", "terhadap akhir", "pertumbuhan"
PENYERAPAN, EFISIENSI, PROGRAM, OF_PROGRAM = "penyerapan", "efisiensi", "program", "program: "
NAMES = frozenset({INDIKATOR, SASARAN, SATUAN, FORMULA, KATEGORI, PROGRAM, f"{OF_PROGRAM}{INDIKATOR}", WORDS})
"""What a column holds that is no figure."""
_LAST, _BEFORE, _FIRST, _END = YEAR, YEAR - 1, YEAR - 2, YEAR + 3
_NAMES = ("Indeks Kepuasan Masyarakat", "Persentase izin terbit tepat waktu", "Nilai realisasi investasi")
_AIMS = ("Meningkatnya pelayanan perizinan", "", "Meningkatnya investasi daerah")
_INDIKATOR = (
    *("Indikator Kinerja", "Indikator", "Indikator Sasaran", "Indikator Kinerja Utama", "INDIKATOR KINERJA"),
    *("Indikator Kinerja Utama (IKU)", "Indikator Kinerja Sasaran", "IKU", "Indikator Sasaran Strategis"),
)
_SASARAN = ("Sasaran Strategis", "Sasaran", "SASARAN STRATEGIS", "Sasaran Perangkat Daerah", "Sasaran Renstra")
_CAPAIAN = ("Capaian (%)", "% Capaian", "Capaian", "Tingkat Capaian (%)", "%", "Capaian Kinerja (%)", "Persentase")
_TARGET = ("Target", "Target Kinerja", "TARGET", "Target PK")
_REALISASI = ("Realisasi", "Realisasi Kinerja", "REALISASI")
_BESIDE = (
    *("Keterangan", "Ket.", "Naik/Turun", "Penanggung Jawab", "Sumber Data", "Peningkatan (%)", "Analisis"),
    *(
        "Realisasi Provinsi",
        "Target Tahun Depan",
        "Anggaran (Rp)",
        "Program",
        "Faktor Pendukung",
        "Tipe Indikator",
    ),
)


def of(fact: str, year: int) -> str:
    """What a column holds that is a fact of a year."""
    return f"{fact} {year}"


def columns_of_performance(chance: random.Random) -> tuple[str, list[Made]]:
    """The caption of a table, or none, and its columns from left to right."""
    caption, columns = chance.choice(
        (
            *(_results, _results, _two_years, _two_years, _end, _each_year, _national, _efficiency, _agreement),
            *(_targets, _quarters, _programs, _activities, _definitions, _other_regions),
        )
    )(chance)
    if chance.random() < 0.25:
        columns = [*columns, Made((chance.choice(_BESIDE),), WORDS)]
    numbered = _at_times(chance, 0.6, ("No", "No.", "NO"), WORDS)
    return (caption if chance.random() < 0.85 else ""), [*numbered, *columns]


def printed(chance: random.Random, caption: str, columns: Sequence[Made]) -> PrintedTable:
    """The table, with headings in as many rows as they have words, and three indicators."""
    depth = max(len(each.heading) for each in columns)
    texts: dict[tuple[int, int], str] = {}
    merges: list[Merge] = []
    for level in range(depth):
        runs = groupby(range(len(columns)), key=lambda at: columns[at].heading[: level + 1])
        for path, run in runs:
            at = [*run]
            if len(path) > level:
                texts[level + 1, at[0] + 1] = path[-1]
                bottom = depth if all(len(columns[each].heading) == level + 1 for each in at) else level + 1
                merges.append(Merge(level + 1, at[0] + 1, bottom, at[-1] + 1))
    for row, name in enumerate(_NAMES):
        for place, column in enumerate(columns, 1):
            if text := _text(chance, column.holds, row, name):
                texts[depth + 1 + row, place] = text
    width = len(columns)
    between = (caption,) if caption else ()
    return PrintedTable(1, texts, tuple(each for each in merges if each.size > 1), caption, (), between, width)


def _text(chance: random.Random, holds: str, row: int, name: str) -> str:
    match holds:
        case "indikator":
            return name
        case "sasaran":
            return _AIMS[row]
        case "satuan":
            return ("Indeks", "%", "Rp Miliar")[row]
        case "-":
            return f"Isi {row}" if chance.random() < 0.5 else str(row + 1)
        case _:
            return f"{chance.randrange(60, 140)},{chance.randrange(100):02}"


def _beginning(chance: random.Random, *, often: float = 0.6) -> Iterator[Made]:
    if chance.random() < often:
        yield Made((chance.choice(_SASARAN),), SASARAN)
    yield Made((chance.choice(_INDIKATOR),), INDIKATOR)
    if chance.random() < 0.5:
        yield Made(("Satuan",), SATUAN)


def _at_times(chance: random.Random, often: float, headings: Sequence[str], holds: str) -> list[Made]:
    return [Made((chance.choice(headings),), holds)] if chance.random() < often else []


def _in_year(chance: random.Random, words: str, year: int, holds: str) -> Made:
    """A column headed by its year before, behind or over its words, or under them."""
    way = chance.randrange(5)
    if way == 0:
        return Made((f"{words} {year}",), holds)
    if way == 1:
        return Made((f"{words} Tahun {year}",), holds)
    if way == 2:
        return Made((words, str(year)), holds)
    return Made((f"Tahun {year}" if way == 3 else str(year), words), holds)


def _alike(chance: random.Random, columns: Sequence[tuple[str, int, str]]) -> list[Made]:
    """Columns headed by their years in one way."""
    way = chance.randrange(10**6)
    return [_in_year(random.Random(way), words, year, holds) for words, year, holds in columns]  # noqa: S311


def _results(chance: random.Random) -> tuple[str, list[Made]]:
    words = chance.choice(_TARGET), chance.choice(_REALISASI), chance.choice(_CAPAIAN)
    facts = ("target", "realisasi", "capaian")
    named = [(word, YEAR, of(fact, YEAR)) for word, fact in zip(words, facts, strict=True)]
    plain = [Made((word,), holds) for word, _, holds in named]
    columns = plain if chance.random() < 0.6 else _alike(chance, named)
    kategori = _at_times(chance, 0.4, ("Kategori", "Predikat", "Kriteria"), KATEGORI)
    caption = chance.choice(
        ("Pengukuran Kinerja Tahun 2023", "Capaian Indikator Sasaran Tahun 2023", "Capaian Kinerja Sasaran")
    )
    return f"Tabel 3.1 {caption}", [*_beginning(chance, often=0.8), *columns, *kategori]


def _two_years(chance: random.Random) -> tuple[str, list[Made]]:
    reached, hoped, result = chance.choice(_REALISASI), chance.choice(_TARGET), chance.choice(_CAPAIAN[:5])
    years = (_BEFORE, _LAST)
    facts = chance.choice(
        (
            [(reached, "realisasi")],
            [(reached, "realisasi")],
            [(hoped, "target"), (reached, "realisasi"), (result, "capaian")],
            [(result, "capaian")],
        )
    )
    named = [(word, year, of(fact, year)) for year in years for word, fact in facts]
    growth = "Persentase Realisasi 2023 terhadap Realisasi 2022"
    grown = _at_times(chance, 0.3, (growth,), GROWTH)
    caption = chance.choice(
        (
            "Perbandingan Realisasi Kinerja Tahun 2023 dengan Tahun 2022",
            "Perbandingan Capaian Kinerja 2022 dan 2023",
        )
    )
    return f"Tabel 3.2 {caption}", [*_beginning(chance), *_alike(chance, named), *grown]


def _end(chance: random.Random) -> tuple[str, list[Made]]:
    words = chance.choice(("Target Akhir Renstra", "Target Akhir RPJMD", "Target Renstra"))
    target = Made(
        (chance.choice((f"{words} ({_END})", f"{words} Tahun {_END}", f"{words} {_END}")),), of("target", _END)
    )
    reached = Made((chance.choice(("Realisasi 2023", "Realisasi Tahun 2023")),), of("realisasi", YEAR))
    share = Made((chance.choice(("Tingkat Kemajuan (%)", "Capaian (%)", "Tingkat Kemajuan")),), OF_THE_END)
    columns = [target, reached] if chance.random() < 0.7 else [reached, target]
    caption = "Tabel 3.3 Perbandingan Realisasi Kinerja Tahun 2023 dengan Target Akhir Renstra"
    return caption, [*_beginning(chance), *columns, share]


def _each_year(chance: random.Random) -> tuple[str, list[Made]]:
    years = (_FIRST, _BEFORE, _LAST)
    both = [("Target", "target"), ("Realisasi", "realisasi")]
    named = [(word, year, of(fact, year)) for word, fact in both for year in years]
    if chance.random() < 0.5:
        named.sort(key=lambda each: each[1])
    return "Tabel 3.3 Target dan Realisasi Kinerja Selama Renstra", [*_beginning(chance), *_alike(chance, named)]


def _national(chance: random.Random) -> tuple[str, list[Made]]:
    reached = Made((chance.choice(("Realisasi 2023", "Realisasi", "Realisasi Kabupaten")),), of("realisasi", YEAR))
    words = ("Standar Nasional", "Realisasi Nasional", "Rata-rata Nasional", "Target Nasional")
    share = _at_times(chance, 0.5, ("Capaian (%)", "%"), OF_STANDARD)
    caption = chance.choice(("Realisasi Kinerja Tahun 2023 dengan Standar Nasional", "Realisasi dengan Nasional"))
    columns = [reached, Made((chance.choice(words),), STANDAR), *share]
    return f"Tabel 3.4 Perbandingan {caption}", [*_beginning(chance), *columns]


def _efficiency(chance: random.Random) -> tuple[str, list[Made]]:
    result = Made((chance.choice(("Capaian Kinerja (%)", "% Capaian Kinerja", "Kinerja")),), of("capaian", YEAR))
    spent = ("Penyerapan Anggaran (%)", "Serapan Anggaran (%)", "% Penyerapan Anggaran", "Realisasi Anggaran (%)")
    saved = Made((chance.choice(("Tingkat Efisiensi", "Efisiensi (%)", "Tingkat Efisiensi (%)")),), EFISIENSI)
    columns = [result, Made((chance.choice(spent),), PENYERAPAN), saved]
    return "Tabel 3.5 Efisiensi Penggunaan Sumber Daya", [*_beginning(chance), *columns]


def _agreement(chance: random.Random) -> tuple[str, list[Made]]:
    target = chance.choice(("Target", "Target 2023", "Target Kinerja", "Target Tahun 2023"))
    return "Perjanjian Kinerja Tahun 2023", [*_beginning(chance, often=1), Made((target,), of("target", YEAR))]


def _targets(chance: random.Random) -> tuple[str, list[Made]]:
    over = chance.choice(("Target Kinerja", "Target Kinerja Tahun", "Target", "Target Renstra"))
    columns = [Made((over, str(year)), of("target", year)) for year in range(_FIRST, _END + 1)]
    return "Tabel 2.1 Sasaran, Indikator, dan Target Renstra 2021-2026", [*_beginning(chance, often=1), *columns]


def _quarters(chance: random.Random) -> tuple[str, list[Made]]:
    fact = chance.choice(("Target", "Realisasi"))
    over = chance.choice((f"{fact} Triwulan", fact))
    columns = [Made((over, quarter), WORDS) for quarter in ("I", "II", "III", "IV")]
    return f"{fact} Kinerja per Triwulan", [
        *_beginning(chance, often=1),
        Made(("Target 2023",), of("target", YEAR)),
        *columns,
    ]


def _programs(chance: random.Random) -> tuple[str, list[Made]]:
    result = chance.choice(("Capaian (%)", "Capaian", "%"))
    headings = (("Indikator Program", INDIKATOR), ("Target", "target"), ("Realisasi", "realisasi"))
    columns = [Made((words,), f"{OF_PROGRAM}{fact}") for words, fact in (*headings, (result, "capaian"))]
    return "Capaian Kinerja Program", [Made(("Program",), PROGRAM), *columns]


def _activities(chance: random.Random) -> tuple[str, list[Made]]:
    names = chance.choice(("Kegiatan", "Sub Kegiatan"))
    words = (names, f"Indikator {names}", "Target", "Realisasi", "Capaian (%)")
    return f"Capaian Kinerja {names}", [Made((each,), WORDS) for each in words]


def _definitions(chance: random.Random) -> tuple[str, list[Made]]:
    words = ("Alasan Pemilihan", "Formulasi Pengukuran", "Sumber Data", "Penanggung Jawab")
    holds = {"Formulasi Pengukuran": FORMULA}
    columns = [Made((each,), holds.get(each, WORDS)) for each in chance.sample(words, 3)]
    return "Indikator Kinerja Utama", [*_beginning(chance, often=1), *columns]


def _other_regions(chance: random.Random) -> tuple[str, list[Made]]:
    columns = [Made((f"Realisasi {each}",), WORDS) for each in ("Kabupaten Lain", "Provinsi", "Kota Contoh")]
    return "Perbandingan Realisasi dengan Daerah Lain", [*_beginning(chance), *columns[: chance.randint(2, 3)]]
