"""Many reports as one: a line for each agency, who counts in the totals, who is missing, which rules fail most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from lkjip_xl.check.assessment import Assessment
from lkjip_xl.check.unchecked import Unchecked
from lkjip_xl.figures.agency import AgencyFigures
from lkjip_xl.files.refusal import Unreadable
from lkjip_xl.methods.sums import mean
from lkjip_xl.report.pairing import pair_names
from lkjip_xl.rules.findings import Severity, State
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.ways import Advice, one_after_another
from lkjip_xl.text.words import name_key

_DRAFT = "DRAF: angkanya masih dapat berubah"
_NO_TEMPLATE = "dikirim, bukan templat; minta diisi di templat supaya ikut direkap"
OF_OTHER_YEAR = "tahun {}; tidak ikut dijumlahkan"
REPEATED = "instansi yang sama ada di {}; tidak ikut dijumlahkan"
"""Why a workbook that is filled does not count."""
_ORDER = list(State)


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """A workbook in the recap. ``figures`` come without the rows; ``codes`` are the rules that found something.

    ``remark`` says why it does not count in the totals, or what else to know.
    """

    file: str
    state: State
    figures: AgencyFigures | None
    errors: int
    warnings: int
    codes: Mapping[str, int]
    unreadable: Unreadable | None = None
    remark: Advice = ""
    instansi: str = ""

    @property
    def agency(self) -> str:
        """The agency as it names itself; nothing where it does not."""
        return self.figures.instansi if self.figures else self.instansi

    @property
    def is_nameless(self) -> bool:
        """Whether nobody can tell whose it is, as it cannot be read or is no template."""
        return self.state in {State.UNREADABLE, State.OTHER} and not self.agency

    @property
    def is_filled(self) -> bool:
        """Whether it has anything to judge: what is found in a blank one only says what is to be filled."""
        return self.state in {State.READY, State.NOT_READY}

    @property
    def counted(self) -> bool:
        """Whether it counts in the totals."""
        return isinstance(self, CountedLine)


@dataclass(frozen=True, slots=True)
class CountedLine(AgencyLine):
    """A workbook that counts in the totals: it has figures."""

    figures: AgencyFigures


def agency_line(assessment: Assessment) -> AgencyLine:
    """The line of a workbook."""
    result, figures = assessment.result, assessment.figures
    return AgencyLine(
        file=result.file,
        state=result.state(),
        figures=replace(figures, rows=()) if figures else None,
        errors=result.count(Severity.ERROR),
        warnings=result.count(Severity.WARNING),
        codes=Counter(each.code for each in result.standing() if each.severity is not Severity.INFO),
        unreadable=result.unreadable,
        instansi=result.instansi,
    )


@dataclass(frozen=True, slots=True)
class FailingRule:
    """How often a rule has found something: how many findings, in how many workbooks."""

    code: str
    findings: int
    workbooks: int


@dataclass(frozen=True)
class Recap:
    """All agencies.

    ``missing`` are names of the list without a workbook, ``strangers`` lines whose agency is not on it; both are
    None where no list was given. ``year`` is the one that most workbooks are about. ``unchecked`` are files that
    had no turn.
    """

    lines: tuple[AgencyLine, ...]
    year: int | None
    missing: tuple[str, ...] | None = None
    strangers: tuple[AgencyLine, ...] | None = None
    unchecked: tuple[Unchecked, ...] = ()

    @property
    def counted(self) -> tuple[CountedLine, ...]:
        """The lines that count in the totals."""
        return tuple(line for line in self.lines if isinstance(line, CountedLine))

    @cached_property
    def states(self) -> Counter[State]:
        """How many workbooks are in which state."""
        return Counter(line.state for line in self.lines)

    @property
    def of_other_years(self) -> int:
        """How many workbooks do not count because they are about another year."""
        return sum(_is_of_other_year(line, self.year) for line in self.lines)

    @property
    def repeated(self) -> int:
        """How many workbooks do not count because another one of their agency does."""
        filled = (line for line in self.lines if not line.counted and line.is_filled)
        return sum(not _is_of_other_year(line, self.year) for line in filled)

    @property
    def rules(self) -> tuple[FailingRule, ...]:
        """The rules that found errors or warnings in what counts, those first that did so in most workbooks."""
        findings: Counter[str] = Counter()
        workbooks: Counter[str] = Counter()
        for line in self.counted:
            findings.update(line.codes)
            workbooks.update(dict.fromkeys(line.codes, 1))
        found = (FailingRule(code, number, workbooks[code]) for code, number in findings.items())
        return tuple(sorted(found, key=lambda rule: (-rule.workbooks, -rule.findings, rule.code)))

    @property
    def errors(self) -> int:
        """How many errors there are in the workbooks that count."""
        return sum(line.errors for line in self.counted)

    @property
    def warnings(self) -> int:
        """How many warnings there are in the workbooks that count."""
        return sum(line.warnings for line in self.counted)

    def total(self, key: str) -> Decimal:
        """The sum of pagu or realisasi over the agencies that count, in rupiah."""
        figures = (getattr(line.figures, key) for line in self.counted)
        return sum((figure for figure in figures if figure is not None), Decimal(0))

    @property
    def penyerapan(self) -> Decimal | None:
        """The share of the pagu that was spent, in percent points; None without a pagu."""
        pagu = self.total(Measure.PAGU)
        return self.total(Measure.REALISASI) / pagu * 100 if pagu else None

    @property
    def capaian(self) -> Decimal | None:
        """The plain mean of capaian over the agencies that count, in percent points."""
        return mean(line.figures.capaian for line in self.counted)

    @property
    def efisiensi(self) -> Decimal | None:
        """The plain mean of efisiensi over the agencies that count, in percent points."""
        return mean(line.figures.efisiensi for line in self.counted)


def recap_of(lines: Iterable[AgencyLine], agencies: Sequence[str] | None = None) -> Recap:
    """The recap of some workbooks, held against a list of agencies if there is one.

    An agency counts once: of two workbooks of one agency and year the one that is nearer to be handed in does, and
    of these the first. Workbooks of another year than most do not count. Each that does not says so.
    """
    found = list(lines)
    years = Counter(line.figures.tahun for line in found if line.figures and line.figures.tahun)
    year = max(years, key=lambda each: (years[each], each), default=None)
    first: dict[tuple[str, str], AgencyLine] = {}
    for line in sorted(found, key=lambda line: _ORDER.index(line.state)):
        if line.figures and line.is_filled and line.figures.tahun in {year, None}:
            first.setdefault(_identity(line.file, line.figures), line)
    judged = tuple(_judged(line, first, year) for line in found)
    if agencies is None:
        return Recap(judged, year)
    names = [line.agency for line in judged]
    pairs = pair_names(agencies, names)
    # Two workbooks of one agency are both of the list.
    of_list = {name_key(names[right]) for _, right in pairs}
    have = {left for left, _ in pairs}
    return Recap(
        judged,
        year,
        tuple(name for index, name in enumerate(agencies) if index not in have),
        tuple(line for line, name in zip(judged, names, strict=True) if name_key(name) not in of_list),
    )


def _is_of_other_year(line: AgencyLine, year: int | None) -> bool:
    return line.figures is not None and line.is_filled and line.figures.tahun not in {year, None}


def _identity(file: str, figures: AgencyFigures) -> tuple[str, str]:
    """What makes two workbooks those of one agency; one that does not name itself is alone."""
    instansi = name_key(figures.instansi)
    return (instansi, name_key(figures.pemerintah)) if instansi else (file, "")


def _judged(line: AgencyLine, first: Mapping[tuple[str, str], AgencyLine], year: int | None) -> AgencyLine:
    """The line with whether it counts, and what there is to know."""
    figures = line.figures
    if line.state is State.OTHER:
        return replace(line, remark=_NO_TEMPLATE)
    if line.unreadable:
        return replace(line, remark=one_after_another(line.unreadable.reason, line.unreadable.hint))
    if figures is None or not line.is_filled:
        return replace(line, remark="semua tabelnya masih kosong")
    if _is_of_other_year(line, year):
        return replace(line, remark=OF_OTHER_YEAR.format(figures.tahun))
    counting = first[_identity(line.file, figures)]
    if counting is not line:
        return replace(line, remark=REPEATED.format(counting.file))
    remarks = [_DRAFT] if figures.draf else []
    if not figures.instansi:
        remarks.append("nama instansi di lembar Identitas masih kosong")
    if not figures.levels_are_clear:
        remarks.append(
            "tingkat baris Tabel 3.1.1.b belum jelas (buka di Excel dan simpan, atau lengkapi JENIS-nya): "
            "angka JUMLAH-nya dipakai, barisnya tidak dimuat"
        )
    if figures.tahun is None:
        remarks.append("tahun di lembar Identitas masih kosong")
    return CountedLine(
        line.file, line.state, figures, line.errors, line.warnings, line.codes, remark="; ".join(remarks)
    )
