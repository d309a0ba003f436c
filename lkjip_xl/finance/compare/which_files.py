"""Which files give the pagu and which the realisasi, and whether they are this report's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.amounts import known
from lkjip_xl.finance.read.agencies import refuse_several
from lkjip_xl.finance.read.asked_for import refuse_other_stage
from lkjip_xl.finance.read.cumulative import refuse_cumulative
from lkjip_xl.finance.read.stages import EITHER_STAGE
from lkjip_xl.finance.source import Path, Source
from lkjip_xl.grids.counting_up import Series
from lkjip_xl.report.model import Report
from lkjip_xl.tables.measures import Stage
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import Action
from lkjip_xl.text.words import name_key, similarity

# Below this, two names are two agencies.
_SAME_AGENCY = 0.75
_MOST_FILES = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The files that give the pagu, those that give the realisasi, and what must be said of the choice."""

    pagu: tuple[Source, ...]
    realisasi: tuple[Source, ...]
    notes: tuple[str, ...]


def choose(sources: Sequence[Source], *, monthly: bool = False, stage: Stage | None = None) -> Chosen:
    """Which files give the pagu, and which the realisasi.

    Documents of several files add up; what is the whole of a year so far does not, unless it is ``monthly``: each
    file has one month. The pagu is that of ``stage``.

    Raises:
        UnreadableFile: if files have the pagu of several stages and none was chosen, or only that of another;
            if two files both give the whole realisasi, or the same documents or month.

    """
    with_pagu = _of_stage([each for each in sources if each.has_pagu], stage)
    documents = [each for each in sources if each.has_realisasi and not each.is_cumulative]
    cumulative = [each for each in sources if each.has_realisasi and each.is_cumulative]
    if not documents and len(cumulative) > 1 and not monthly and not _are_parts(cumulative):
        names = " dan ".join(each.file for each in cumulative)
        raise refused(
            f"{names} sama-sama memuat realisasi seluruhnya.",
            (
                "Sebutkan salah satu saja; atau tambahkan ",
                Action.ADD_MONTHS,
                " bila masing-masing hanya berisi satu bulan.",
            ),
            wrong_use=True,
        )
    realisasi = documents or cumulative
    notes = list(_repeated(documents))
    if monthly:
        notes += _added(cumulative if not documents else [], sources)
    pagu = with_pagu if _are_parts(with_pagu) else with_pagu[:1]
    unused = [each.file for each in sources if each.has_pagu and each not in pagu]
    if unused:
        notes.append(f"pagu di {few(unused, _MOST_FILES)} tidak dipakai: sudah dari {pagu[0].file}")
    if documents and cumulative:
        here, there = (few([each.file for each in files], _MOST_FILES) for files in (cumulative, documents))
        notes.append(f"realisasi di {here} tidak dipakai: sudah dari {there}")
    return Chosen(tuple(pagu), tuple(realisasi), tuple(notes))


def _of_stage(sources: Sequence[Source], stage: Stage | None) -> list[Source]:
    """The files with the pagu of the stage that was chosen, or of none that they name."""
    stages = {each.stage for each in sources} - {None}
    if stage is None and len(stages) > 1:
        files = ", ".join(f"{each.file} ({each.stage.value})" for each in sources if each.stage)
        raise refused(
            f"pagu sebelum dan sesudah perubahan ada di berkas yang berbeda: {files}.",
            ("Tambahkan ", *EITHER_STAGE, "."),
            wrong_use=True,
        )
    own = [each for each in sources if stage is None or each.stage in {None, stage}]
    if sources and not own:
        refuse_other_stage(sources[0], stage)
    return own


def _added(months: Sequence[Source], sources: Sequence[Source]) -> Iterator[str]:
    """What must be said of files of single months that are added up.

    Raises:
        UnreadableFile: if two files hold the same.

    """
    if len(months) < 2:
        if not any(each.months for each in sources):
            yield "tidak ada bulan yang dijumlahkan: hanya satu berkas memuat realisasi, tanpa kolom bulan"
        return
    list(_repeated(months))
    refuse_cumulative(_month_by_month(months), "berkas")
    yield f"realisasi {len(months)} berkas dijumlahkan: {', '.join(each.file for each in months)}"
    for before, after in pairwise(months):
        if _may_be_cumulative(before, after):
            yield (
                f"tidak ada realisasi di {after.file} yang kurang dari di {before.file}; pastikan keduanya bukan "
                "angka kumulatif (s.d. bulan itu), yang tidak boleh dijumlahkan"
            )


def _month_by_month(months: Sequence[Source]) -> Iterator[Series]:
    """What each sub kegiatan has spent file by file, of the pagu that one of the files has for it."""
    spent = [_by_path(each) for each in months]
    pagu: dict[Path, Decimal] = {}
    for source in months:
        for line in source.lines:
            pagu[line.path] = max(pagu.get(line.path, Decimal(0)), known(line.pagu) or Decimal(0))
    for path, own in pagu.items():
        yield own, [each.get(path, Decimal(0)) for each in spent]


def _may_be_cumulative(before: Source, after: Source) -> bool:
    """Whether no sub kegiatan has less in the second file than in the first."""
    first, second = (_by_path(each) for each in (before, after))
    return any(first.values()) and all(second.get(path, Decimal(0)) >= amount for path, amount in first.items())


def _by_path(source: Source) -> dict[Path, Decimal]:
    sums: dict[Path, Decimal] = {}
    for line in source.lines:
        sums[line.path] = sums.get(line.path, Decimal(0)) + (known(line.realisasi) or Decimal(0))
    return sums


def _are_parts(sources: Sequence[Source]) -> bool:
    """Whether files hold different parts of a budget: no sub kegiatan stands in two of them."""
    paths = [{line.path for line in source.lines} for source in sources]
    return sum(map(len, paths)) == len(set().union(*paths))


def _repeated(sources: Sequence[Source]) -> Iterator[str]:
    """What must be said of documents, or of a month's amounts, that stand in two files.

    Raises:
        UnreadableFile: if two files hold the same.

    """
    counted = [
        Counter((each.path, each.rekening, each.document, each.realisasi) for each in source.lines)
        for source in sources
    ]
    for (one, in_one), (other, in_other) in combinations(zip(sources, counted, strict=True), 2):
        if in_one == in_other:
            raise refused(
                f"{one.file} dan {other.file} mempunyai isi yang sama.",
                "Sebutkan sekali saja.",
                wrong_use=True,
            )
        both = sum((in_one & in_other).values())
        if both:
            yield f"{both} baris dokumen di {other.file} ada juga di {one.file}, dan terhitung dua kali"


def refuse_another(report: Report, source: Source) -> None:
    """Refuse a file of another year, or one that names other agencies and not this one.

    Raises:
        UnreadableFile: if it is one.

    """
    tahun = report.settings.tahun
    if source.year and tahun and source.year != tahun:
        raise refused(
            f"{source.file} berisi tahun {source.year}, sedangkan laporan ini tahun {tahun}.",
            "Pakai berkas tahun yang sama.",
            wrong_use=True,
        )
    refuse_several(source.skpd, source.file)
    names = [each.name for each in source.skpd if each.name]
    own = name_key(report.settings.instansi)
    if not names or not own:
        return
    if max(similarity(name_key(name), own) for name in names) < _SAME_AGENCY:
        raise refused(
            f"{source.file} milik {names[0]}, sedangkan laporan ini milik {report.settings.instansi}.",
            "Pakai berkas perangkat daerah ini, atau betulkan namanya di lembar Identitas.",
            wrong_use=True,
        )
