"""Which columns of a sheet hold the pagu and the realisasi, told by their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.amounts import Amount, SourceRow, amount_at, total
from lkjip_xl.finance.formats.sheets import Cells
from lkjip_xl.grids import amount_words as words
from lkjip_xl.grids.amount_words import Rank
from lkjip_xl.grids.headings import SEPARATOR
from lkjip_xl.grids.periods import is_quarter, period_of, until_of, without_period
from lkjip_xl.grids.spending import JUMLAH, Family, Part, part_of, without_part
from lkjip_xl.methods.tolerance import unit_of_heading
from lkjip_xl.tables.measures import Measure, Stage
from lkjip_xl.text.ways import GiveYear


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts. ``part`` is the part of the amount that it has; None for all of it.

    ``is_total`` tells whether it is headed as the total of the parts; ``month`` is the one month or quarter whose
    amount it is: not what was spent up to then. ``unit`` is what its heading counts in, in rupiah; None where it
    does not say.
    """

    index: int
    measure: Measure
    stage: Stage | None
    part: Part | None
    heading: str
    month: str = ""
    is_total: bool = False
    unit: Decimal | None = None

    @property
    def kind(self) -> tuple[str, Stage | None]:
        """What it is an amount of, whatever the kind of spending."""
        return self.measure, self.stage

    @property
    def is_part(self) -> bool:
        """Whether it is only one kind of spending or one month, to be added to the others."""
        return bool(self.month) or self.part is not None

    @property
    def rank(self) -> Rank:
        """How surely it is what its heading says."""
        heading = without_period(self.heading, with_month=not self.month)
        return words.rank_of(
            without_part(heading, spent=self.measure == Measure.REALISASI)
            if self.part or self.is_total
            else heading
        )

    @property
    def is_unsure(self) -> bool:
        """Whether its heading has other words than that of the pagu, or of the realisasi, has."""
        return self.rank is Rank.QUALIFIED or (
            self.measure == Measure.REALISASI and not words.is_spent(self.heading)
        )

    @property
    def group(self) -> str:
        """What stands over its heading."""
        return self.heading.rpartition(SEPARATOR)[0]


@dataclass(frozen=True, slots=True)
class AmountColumns:
    """The columns that are added up, and what must be said of the choice.

    ``addends`` are, for each total that was chosen, the columns whose sum it should be; ``found`` are all columns
    of amounts, those not added up too; ``unread`` are headings of a measure of which no column says all of it.
    """

    chosen: tuple[AmountColumn, ...] = ()
    addends: Mapping[AmountColumn, tuple[AmountColumn, ...]] = field(default_factory=dict)
    found: tuple[AmountColumn, ...] = ()
    unread: Mapping[Measure, tuple[str, ...]] = field(default_factory=dict)

    @property
    def shown(self) -> frozenset[int]:
        """The places of all columns of amounts."""
        return frozenset(each.index for each in self.found)

    def of(self, measure: Measure, stage: Stage | None) -> list[AmountColumn]:
        """The columns of a measure, over the kinds of spending; ``stage`` is the budget that is read."""
        return [
            each for each in self.chosen if each.measure == measure and (each.stage is None or each.stage is stage)
        ]

    @property
    def months(self) -> tuple[str, ...]:
        """The months whose realisasi is added up."""
        return tuple(dict.fromkeys(each.month for each in self.chosen if each.month))

    @property
    def stages(self) -> frozenset[Stage]:
        """The budgets whose pagu is there: before the change, after it, both; none where nothing says which."""
        return frozenset(each.stage for each in self.chosen if each.measure == Measure.PAGU and each.stage)

    def notes(self, stage: Stage | None) -> Iterator[str]:
        """What must be said of the columns that are read, and of those that are not; ``stage`` is the budget."""
        used = {each.index for each in (*self.chosen, *(part for own in self.addends.values() for part in own))}
        for measure in Measure:
            own = self.of(measure, stage)
            if own:
                left = [each for each in self.found if each.measure == measure and each.index not in used]
                yield from _notes(measure, own, left)


def amount_columns(paths: Sequence[str], year: int | None) -> AmountColumns:
    """The columns of pagu and realisasi under headings of one level or more, those of another year left out.

    Raises:
        UnreadableFile: if two columns could both be the same amount.

    """
    found = [each for index, path in enumerate(paths) if (each := _amount_column(index, path, year))]
    found += _spent_without_the_word(paths, found)
    kinds: dict[tuple[str, Stage | None], list[AmountColumn]] = {}
    for each in _net_of_returns(_with_periods(_with_stages(found))):
        kinds.setdefault(each.kind, []).append(each)
    chosen: list[AmountColumn] = []
    addends: dict[AmountColumn, tuple[AmountColumn, ...]] = {}
    for every in kinds.values():
        best = min(each.rank for each in every)
        likely = _up_to_the_last(_of_finest_unit([each for each in every if each.rank is best]))
        own = _chosen(likely)
        _refuse_alike(own)
        _refuse_strange(own, every)
        chosen += own
        parts = _parts(likely)
        if (
            len(parts) > 1
            and own[0].is_total
            and not own[0].is_part
            and len(parts) == len([each for each in every if each.is_part])
        ):
            addends[own[0]] = tuple(parts)
    in_order = tuple(sorted(chosen, key=lambda each: each.index))
    return AmountColumns(in_order, addends, tuple(found), _unread(paths, in_order))


def _with_stages(found: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The columns, a pagu of no named stage beside one of a named stage taken for that of the other.

    Where both stages are named, or it is not surely the budget at all, it is left out.
    """
    staged = [each for each in found if each.measure == Measure.PAGU and each.stage]
    if not staged:
        return list(found)
    stages = {each.stage for each in staged}
    worst = max(each.rank for each in staged)
    columns: list[AmountColumn] = []
    for each in found:
        if each.measure != Measure.PAGU or each.stage:
            columns.append(each)
        elif len(stages) == 1 and each.rank <= worst:
            other = Stage.MURNI if Stage.PERUBAHAN in stages else Stage.PERUBAHAN
            columns.append(replace(each, stage=other))
    return columns


def _with_periods(found: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The columns; one quarter alone is up to its end, several are each one of them."""
    if len({each.month for each in found if is_quarter(each.month)}) > 1:
        return list(found)
    return [replace(each, month="") if is_quarter(each.month) else each for each in found]


def _net_of_returns(found: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The columns without a realisasi from which what was paid back is not taken off, where one has it off."""
    net = [each for each in found if each.measure == Measure.REALISASI and words.is_net(each.heading)]
    return [each for each in found if not net or each.measure != Measure.REALISASI or each in net]


def _spent_without_the_word(paths: Sequence[str], found: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The realisasi under a heading that does not say so, where none does and only one can be it."""
    pagu = [each.index for each in found if each.measure == Measure.PAGU]
    at = words.spent_without_the_word(paths, pagu[0]) if pagu else None
    return [] if at is None else [_column(at, Measure.REALISASI, paths[at])]


def _of_finest_unit(columns: Sequence[AmountColumn]) -> list[AmountColumn]:
    """Of columns of one amount in several units, those of the smallest: the others are rounded."""
    smallest = min(each.unit or Decimal(1) for each in columns)
    return [each for each in columns if (each.unit or Decimal(1)) == smallest]


def _up_to_the_last(columns: Sequence[AmountColumn]) -> list[AmountColumn]:
    """Of columns that each have all that was spent up to a month, those of the last one."""
    months = {each.index: until_of(each.heading) for each in columns if each.measure == Measure.REALISASI}
    last = max(months.values(), default=0)
    return [each for each in columns if not months.get(each.index) or months[each.index] == last]


def _unread(paths: Sequence[str], chosen: Sequence[AmountColumn]) -> Mapping[Measure, tuple[str, ...]]:
    """Headings of realisasi that has no column of all that was spent: Bulan Lalu, Bulan Ini; Jan, Feb, Mar."""
    if any(each.measure == Measure.REALISASI for each in chosen):
        return {}
    partly = [
        path
        for path in paths
        if (words.is_spent(path) and words.is_of_a_month(path) and not words.has_no_amount(path))
        or (path and not without_period(path).strip())
    ]
    return {Measure.REALISASI: tuple(partly)} if partly else {}


def _notes(measure: Measure, own: Sequence[AmountColumn], left: Sequence[AmountColumn]) -> Iterator[str]:
    """What must be said of the columns of a measure that are read, and of those that are not."""
    used = " dan ".join(f"“{each.heading}”" for each in own)
    others = ", ".join(f"“{each.heading}”" for each in left)
    added = len(own) > 1 and any(
        each.part and (each.part.within or each.part.family is not Family.KIND) for each in own
    )
    how = "dijumlahkan" if added else "diambil"
    if others:
        yield f"{measure} {how} dari kolom {used}; kolom {others} tidak dipakai"
    elif added:
        yield f"{measure} dijumlahkan dari kolom {used}"
    elif any(each.is_unsure for each in own) or _is_lonely(own) or len({each.month for each in own} - {""}) == 1:
        yield f"{measure} diambil dari kolom {used}; pastikan kolom itu memang {measure} yang dimaksud"


def _is_lonely(own: Sequence[AmountColumn]) -> bool:
    """Whether the only column is one of a source, a way of paying, or a kind within operasi: hardly all of it."""
    part = own[0].part if len(own) == 1 else None
    return part is not None and (part.family is not Family.KIND or bool(part.within))


def _parts(columns: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The columns that add up to the whole: the parts of a part that is there itself are left out."""
    names = {each.part.name for each in columns if each.part}
    return [each for each in columns if each.is_part and not (each.part and each.part.within in names)]


def _chosen(likely: Sequence[AmountColumn]) -> list[AmountColumn]:
    """The total where one is printed, else its parts, else what is headed by no kind of spending.

    What was spent up to a month is the total of the months.
    """
    totals = [each for each in likely if each.is_total and not each.is_part]
    whole = [each for each in likely if not each.is_part]
    parts = _parts(likely)
    if parts and not totals:
        _refuse_unsure_of_the_whole(whole, parts)
    return totals or whole or parts


def _refuse_unsure_of_the_whole(whole: Sequence[AmountColumn], parts: Sequence[AmountColumn]) -> None:
    """Refuse sources beside an APBD of which nobody knows whether it holds them, and parts of two families.

    Raises:
        UnreadableFile: if there are such.

    """
    families = {each.part.family for each in parts if each.part}
    unsure = Family.SOURCE in families and any("apbd" in each.heading.split() for each in whole)
    if not unsure and (whole or len(families) < 2):
        return
    headings = " dan ".join(f"“{each.heading}”" for each in (*whole, *parts))
    raise refused(
        f"belum jelas apakah kolom {headings} saling memuat atau harus dijumlahkan.",
        f"Tambahkan kolom JUMLAH {parts[0].measure.upper()} yang memuat seluruhnya, lalu ulangi.",
        wrong_use=True,
    )


def sum_of(at: SourceRow, cells: Cells, amounts: AmountColumns, chosen: Sequence[AmountColumn]) -> Amount:
    """The sum of some columns of a row; a total that is left blank is that of its parts."""
    found: list[Amount] = []
    for each in chosen:
        own = amount_at(cells, each.index, at.cell(each.index))
        if own is None:
            addends = amounts.addends.get(each, ())
            own = total(amount_at(cells, part.index, at.cell(part.index)) for part in addends)
        found.append(own)
    return total(found)


def _refuse_alike(columns: Sequence[AmountColumn]) -> None:
    alike: dict[str, list[AmountColumn]] = {}
    for each in columns:
        alike.setdefault(f"{each.part.name if each.part else ''} {each.month}", []).append(each)
    for same in alike.values():
        if len(same) < 2:
            continue
        years = sorted({year for each in same for year in words.years_in(each.heading)})
        if len(years) > 1:
            raise refused(
                f"berkas ini memuat beberapa tahun: {', '.join(map(str, years))}.",
                (
                    "Sebutkan tahun laporannya, misalnya ",
                    GiveYear(years[-1]),
                    "; atau isi Tahun Laporan di Identitas.",
                ),
                wrong_use=True,
            )
        headings = list(dict.fromkeys(f"“{each.heading}”" for each in same))
        if len(headings) == 1:
            raise refused(
                f"{len(same)} kolom {same[0].measure} berjudul sama: {headings[0]}.",
                "Beri setiap kolom judul yang membedakannya (untuk bulan namanya: Januari, Februari), atau hapus "
                "kolom yang tidak dipakai, lalu ulangi.",
            )
        raise refused(
            f"{len(same)} kolom dapat berarti {same[0].measure}: {' dan '.join(headings)}.",
            "Hapus atau ganti judul kolom yang tidak dipakai, lalu ulangi.",
        )


def _refuse_strange(own: Sequence[AmountColumn], every: Sequence[AmountColumn]) -> None:
    """Refuse to add up parts or months among which a column stands of which nobody knows whether it is one.

    Raises:
        UnreadableFile: if there is one.

    """
    if len(own) < 2 or not all(each.is_part for each in own):
        return
    first, last = own[0].index, own[-1].index
    groups = {each.group for each in own} - {""}
    for each in every:
        among = first < each.index < last or each.group in groups
        if among and each not in own and not each.is_part and each.rank is Rank.QUALIFIED:
            what = "bulan" if own[0].month else own[0].part.family.value if own[0].part else "bagian"
            raise refused(
                f"kolom “{each.heading}” berdiri di antara kolom {what}, tetapi {what}nya tidak dikenal.",
                "Betulkan judulnya, atau hapus kolom itu bila bukan bagiannya, lalu ulangi.",
                wrong_use=True,
            )


def _amount_column(index: int, path: str, year: int | None) -> AmountColumn | None:
    years = words.years_in(path)
    if words.has_no_amount(path) or words.is_of_a_month(path) or (years and year and year not in years):
        return None
    if words.is_of_other_plan(path) and year not in years:
        return None
    if words.is_spent(path):
        return _column(index, Measure.REALISASI, path)
    if words.is_budget(path) or (words.stage_in(path) and part_of(path, spent=False)):
        return _column(index, Measure.PAGU, path)
    return None


def _column(index: int, measure: Measure, path: str) -> AmountColumn:
    part = part_of(path, spent=measure == Measure.REALISASI)
    unit = unit_of_heading(path)
    return AmountColumn(
        index,
        measure,
        words.stage_in(path),
        part if isinstance(part, Part) else None,
        path,
        period_of(path) if measure == Measure.REALISASI else "",
        part == JUMLAH,
        unit if unit != 1 else None,
    )
