"""Efficiency of a sasaran: what was achieved (capaian) beside what was spent of the pagu (penyerapan).

Both are in percent points. LKjIP know several measures; which one holds is a setting of the workbook, and its
formula is printed with it. E and NE are those of the Ministry of Finance as published for the years before
PMK 62/2023, which changed them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lkjip_xl.text.numbers import round_as_shown, without_noise
from lkjip_xl.text.words import fold

EFFICIENT, NOT_EFFICIENT, NOT_STARTED = "efisien", "tidak efisien", "belum dilaksanakan"
_WHOLE = Decimal(100)
# E counts up to this many percent on either side, and NE is 50 % where E is 0.
_MOST_OF_MINISTRY = Decimal(20)
_MIDDLE_OF_MINISTRY = Decimal(50)


class Ukuran(Enum):
    """A measure of efficiency; the value is what a person chooses and what is printed."""

    SELISIH = "Selisih (capaian − penyerapan)"
    SISA = "Bagian yang tidak terserap (100 − penyerapan)"
    RASIO = "Rasio (capaian ÷ penyerapan)"
    RASIO_PERSEN = "Rasio dalam persen (capaian ÷ penyerapan × 100)"
    E_KEMENKEU = "E Kementerian Keuangan (sebelum PMK 62/2023)"
    NE_KEMENKEU = "NE Kementerian Keuangan (sebelum PMK 62/2023)"

    @property
    def of_ministry(self) -> bool:
        """Whether it is computed from the output of every sub kegiatan, not from capaian and penyerapan."""
        return self in {Ukuran.E_KEMENKEU, Ukuran.NE_KEMENKEU}

    @property
    def is_ratio(self) -> bool:
        """Whether it divides capaian by penyerapan."""
        return self in {Ukuran.RASIO, Ukuran.RASIO_PERSEN}

    @property
    def words(self) -> str:
        """How it is computed, and from where on it means efisien."""
        return _WORDS[self]

    @property
    def short(self) -> str:
        """The formula in few words, inside a sentence."""
        return _SHORT[self]

    @property
    def in_a_line(self) -> tuple[str, str]:
        """What stands before and behind a value of it, after its word: ``efisien, rasio 1,05``."""
        return _IN_A_LINE[self]

    @property
    def least_in_a_line(self) -> str:
        """From where on it means efisien, in a line of signs."""
        return _LEAST_IN_A_LINE.get(self, "efisien: capaian ≥ serapan")


USUAL = Ukuran.SELISIH
# From here on a sasaran is efisien; the unabsorbed share asks for the capaian too.
LEAST = {
    Ukuran.SELISIH: Decimal(0),
    Ukuran.RASIO: Decimal(1),
    Ukuran.RASIO_PERSEN: _WHOLE,
    Ukuran.E_KEMENKEU: Decimal(0),
    Ukuran.NE_KEMENKEU: _MIDDLE_OF_MINISTRY,
}
_E = "Σ(pagu × capaian output − realisasi) ÷ Σ(pagu × capaian output) × 100"
_OF_OUTPUTS = (
    "dari setiap sub kegiatan program sasaran itu, paling banyak 20 dan paling sedikit −20; capaian output adalah "
    "CAPAIAN KINERJA di Tabel 3.1.1.b, rata-ratanya bila indikatornya beberapa (rumus Kementerian Keuangan untuk "
    "tahun sebelum PMK 62/2023)"
)
_WORDS = {
    Ukuran.SELISIH: "Capaian kinerja − penyerapan anggaran, dalam poin persen. Efisien bila 0 atau lebih",
    Ukuran.SISA: (
        "100 − penyerapan anggaran, dalam persen. Efisien bila lebih dari 0 dan capaiannya 100% atau lebih"
    ),
    Ukuran.RASIO: "Capaian kinerja ÷ penyerapan anggaran. Efisien bila 1 atau lebih",
    Ukuran.RASIO_PERSEN: (
        "Capaian kinerja ÷ penyerapan anggaran × 100, dalam persen. Efisien bila 100 atau lebih"
    ),
    Ukuran.E_KEMENKEU: f"E = {_E}, {_OF_OUTPUTS}. Efisien bila 0 atau lebih",
    Ukuran.NE_KEMENKEU: f"NE = 50 + E ÷ 20 × 50, dengan E = {_E}, {_OF_OUTPUTS}. Efisien bila 50 atau lebih",
}
_SHORT = {
    Ukuran.SELISIH: "capaian kinerja dikurangi penyerapan anggaran",
    Ukuran.SISA: "bagian anggaran yang tidak terserap",
    Ukuran.RASIO: "capaian kinerja dibagi penyerapan anggaran",
    Ukuran.RASIO_PERSEN: "capaian kinerja dibagi penyerapan anggaran, dalam persen",
    Ukuran.E_KEMENKEU: "E menurut rumus Kementerian Keuangan",
    Ukuran.NE_KEMENKEU: "NE menurut rumus Kementerian Keuangan",
}

# No line ends between a value and what belongs to it.
_IN_A_LINE = {
    Ukuran.SELISIH: ("\u00a0", "\u00a0poin"),
    Ukuran.SISA: (", ", "% tidak terserap"),
    Ukuran.RASIO: (", rasio\u00a0", ""),
    Ukuran.RASIO_PERSEN: (", rasio\u00a0", "%"),
    Ukuran.E_KEMENKEU: (", E\u00a0", ""),
    Ukuran.NE_KEMENKEU: (", NE\u00a0", ""),
}
_LEAST_IN_A_LINE = {
    Ukuran.SELISIH: "efisien: capaian ≥ serapan, selisihnya dalam poin",
    Ukuran.SISA: "efisien: capaian ≥ 100% dan ada sisa",
    Ukuran.E_KEMENKEU: "efisien: E ≥ 0",
    Ukuran.NE_KEMENKEU: "efisien: NE ≥ 50",
}


# Reports write the numbers of columns without spaces, and with the signs of the keyboard.
_IN_COLUMN_NUMBERS = str.maketrans({" ": "", "−": "-", "÷": ":", "×": "x"})


@dataclass(frozen=True, slots=True)
class Output:
    """A sub kegiatan: pagu and realisasi in rupiah, and the capaian of its output in percent points."""

    pagu: Decimal
    realisasi: Decimal
    capaian: Decimal


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure is computed from; ``outputs`` only where it is one of the ministry's and all are known."""

    capaian: Decimal | None
    penyerapan: Decimal | None
    outputs: Sequence[Output] = ()

    @property
    def percentages(self) -> tuple[Decimal | None, Decimal | None]:
        """Capaian and penyerapan."""
        return self.capaian, self.penyerapan


def efisiensi(ukuran: Ukuran, of: Measured) -> Decimal | None:
    """The efficiency by a measure; None where something that it needs is missing, or it would divide by zero."""
    capaian, penyerapan = of.capaian, of.penyerapan
    if ukuran.of_ministry:
        return _of_ministry(ukuran, of.outputs)
    if penyerapan is None:
        return None
    if ukuran is Ukuran.SISA:
        return _WHOLE - penyerapan
    if capaian is None:
        return None
    if ukuran is Ukuran.SELISIH:
        return capaian - penyerapan
    if not penyerapan:
        return None
    return capaian / penyerapan * (_WHOLE if ukuran is Ukuran.RASIO_PERSEN else 1)


def _of_ministry(ukuran: Ukuran, outputs: Sequence[Output]) -> Decimal | None:
    due = sum((each.pagu * each.capaian / 100 for each in outputs), Decimal(0))
    if not due:
        return None
    spent = sum((each.realisasi for each in outputs), Decimal(0))
    saved = max(-_MOST_OF_MINISTRY, min(_MOST_OF_MINISTRY, (due - spent) / due * 100))
    if ukuran is Ukuran.E_KEMENKEU:
        return saved
    return _MIDDLE_OF_MINISTRY + saved / _MOST_OF_MINISTRY * _MIDDLE_OF_MINISTRY


def printed(ukuran: Ukuran, of: Measured, decimals: int = 2) -> Decimal | None:
    """The efficiency as a page prints it.

    A difference is one of its operands with as many decimals as itself, or the page would not add up; anything
    else is rounded once.
    """
    if ukuran in {Ukuran.SELISIH, Ukuran.SISA}:
        left, right = (None if each is None else round_as_shown(each, decimals) for each in of.percentages)
        return efisiensi(ukuran, Measured(left, right))
    value = efisiensi(ukuran, of)
    return None if value is None else round_as_shown(value, decimals)


def judged(ukuran: Ukuran, of: Measured) -> str | None:
    """``efisien`` or not by a measure, on the unrounded figures; None where nobody can tell.

    A sasaran of which nothing was achieved and nothing spent has not been carried out.
    """
    return judged_by(ukuran, of, efisiensi(ukuran, of))


def judged_by(ukuran: Ukuran, of: Measured, value: Decimal | None) -> str | None:
    """The same by a value of the measure that is known."""
    if of.capaian == 0 and of.penyerapan == 0:
        return NOT_STARTED
    if value is None or of.capaian is None:
        return None
    value = without_noise(value)
    if ukuran is Ukuran.SISA:
        is_efficient = value > 0 and without_noise(of.capaian) >= _WHOLE
    else:
        is_efficient = value >= LEAST[ukuran]
    return EFFICIENT if is_efficient else NOT_EFFICIENT


def word_of(text: str) -> str | None:
    """The judgement that a word typed in the place of a figure names."""
    word = fold(text).strip(" .!()")
    return next((each for each in (NOT_EFFICIENT, EFFICIENT, NOT_STARTED) if word == each), None)


def column_formula(ukuran: Ukuran, capaian: str, penyerapan: str) -> str:
    """The formula as a report prints it in the number of its column: ``(4):(5)``; empty where it has none."""
    return "" if ukuran.of_ministry else calculation(ukuran, capaian, penyerapan).translate(_IN_COLUMN_NUMBERS)


def calculation(ukuran: Ukuran, capaian: str, penyerapan: str) -> str:
    """The formula with figures in it, as a person writes it: ``102,50 ÷ 90,00``."""
    match ukuran:
        case Ukuran.SELISIH:
            return f"{capaian} − {penyerapan}"
        case Ukuran.SISA:
            return f"100 − {penyerapan}"
        case Ukuran.RASIO:
            return f"{capaian} ÷ {penyerapan}"
        case Ukuran.RASIO_PERSEN:
            return f"{capaian} ÷ {penyerapan} × 100"
    return ukuran.short


def expression(ukuran: Ukuran, capaian: str, penyerapan: str, decimals: int) -> str:
    """The Excel expression of a measure that is computed from the cells of capaian and penyerapan, both fractions.

    A difference is printed with operands of as many decimals as itself, or 95,40 less 95,33 would show as 0,06; it
    is rounded once more only against the noise of floats. A ratio divides by zero where it cannot be computed.
    """
    absorbed = f"ROUND({penyerapan}*100,{decimals})"
    match ukuran:
        case Ukuran.SELISIH:
            return f"ROUND(ROUND({capaian}*100,{decimals})-{absorbed},{decimals})"
        case Ukuran.SISA:
            return f"ROUND(100-{absorbed},{decimals})"
        case Ukuran.RASIO:
            return f"{capaian}/{penyerapan}"
        case Ukuran.RASIO_PERSEN:
            return f"{capaian}/{penyerapan}*100"
    raise ValueError(ukuran)


def needed(ukuran: Ukuran, capaian: str, penyerapan: str) -> str:
    """The Excel expression that is true where a measure cannot be computed from the two cells."""
    if ukuran is Ukuran.SISA:
        return f"COUNT({penyerapan})<1"
    missing = f"COUNT({capaian},{penyerapan})<2"
    return f"OR({missing},N({penyerapan})=0)" if ukuran.is_ratio else missing


def judgement_expression(ukuran: Ukuran, cells: tuple[str, str], value: str, unknown: str) -> str:
    """The Excel expression of the judgement of :func:`judged`; ``unknown`` stands where nobody can tell.

    ``cells`` are those of capaian and penyerapan, both fractions, ``value`` is that of the measure: the ministry's
    alone is read.
    """
    capaian, penyerapan = cells
    match ukuran:
        case Ukuran.SISA:
            is_efficient = f"AND(ROUND((1-{penyerapan})*100,9)>0,ROUND({capaian}*100,9)>=100)"
        case Ukuran.E_KEMENKEU | Ukuran.NE_KEMENKEU:
            is_efficient = f"ROUND({value},9)>={LEAST[ukuran]}"
        case _:  # a ratio is 1 or more where the difference is 0 or more
            is_efficient = f"ROUND(({capaian}-{penyerapan})*100,9)>=0"
    missing = f"COUNT({capaian},{value})<2" if ukuran.of_ministry else f"COUNT({capaian},{penyerapan})<2"
    zero = f"AND(COUNT({capaian},{penyerapan})=2,N({capaian})=0,N({penyerapan})=0)"
    if ukuran.is_ratio:
        missing = f"OR({missing},N({penyerapan})=0)"
    word = f'IF({is_efficient},"{EFFICIENT}","{NOT_EFFICIENT}")'
    return f'IF({zero},"{NOT_STARTED}",IF({missing},"{unknown}",{word}))'


def ministry_expression(ukuran: Ukuran, cells: Sequence[tuple[str, str, str]]) -> str:
    """The Excel expression of E or NE over the cells of pagu, realisasi and capaian (percent points)."""
    due = "+".join(f"{pagu}*{capaian}/100" for pagu, _, capaian in cells)
    spent = "+".join(realisasi for _, realisasi, _ in cells)
    saved = _saved(due, spent)
    if ukuran is Ukuran.E_KEMENKEU:
        return saved
    return f"{_MIDDLE_OF_MINISTRY}+{saved}/{_MOST_OF_MINISTRY}*{_MIDDLE_OF_MINISTRY}"


def ministry_of_sums(due: str, spent: str, is_ne: str) -> str:
    """The same over expressions of Σ(pagu × capaian output) and of Σ realisasi: NE where ``is_ne``, else E."""
    ne = f"{_MIDDLE_OF_MINISTRY}/{_MOST_OF_MINISTRY}"
    return f"{_saved(due, spent)}*IF({is_ne},{ne},1)+IF({is_ne},{_MIDDLE_OF_MINISTRY},0)"


def _saved(due: str, spent: str) -> str:
    """E: what was saved of what the outputs were worth, in percent."""
    return f"MAX(-{_MOST_OF_MINISTRY},MIN({_MOST_OF_MINISTRY},(({due})-({spent}))/({due})*100))"
