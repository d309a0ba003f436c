"""Which files give the pagu and which the realisasi, and whether they are this report's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from lkjip_xl.finance.agencies import refuse_several
from lkjip_xl.finance.source import Source
from lkjip_xl.model import Report
from lkjip_xl.refusal import refused
from lkjip_xl.words import name_key, similarity

# Below this, two names are two agencies.
_SAME_AGENCY = 0.75


def choose(sources: Sequence[Source]) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[str, ...]]:
    """The files that give the pagu, those that give the realisasi, and what is not used of the others.

    Documents of several files add up; what is the whole of a year so far does not.

    Raises:
        UnreadableFile: if two files both give the whole realisasi, or the same documents.

    """
    with_pagu = [each for each in sources if each.has_pagu]
    documents = [each for each in sources if each.has_realisasi and not each.is_cumulative]
    cumulative = [each for each in sources if each.has_realisasi and each.is_cumulative]
    if not documents and len(cumulative) > 1 and not _are_parts(cumulative):
        names = " dan ".join(each.file for each in cumulative)
        raise refused(
            f"{names} sama-sama memuat realisasi seluruhnya.", "Sebutkan salah satu saja.", wrong_use=True
        )
    realisasi = documents or cumulative
    repeated = list(_repeated(documents))
    pagu = with_pagu if _are_parts(with_pagu) else with_pagu[:1]
    unused = [
        f"pagu di {each.file} tidak dipakai: sudah dari {pagu[0].file}" for each in with_pagu if each not in pagu
    ]
    if documents:
        files = ", ".join(each.file for each in documents)
        unused += [f"realisasi di {each.file} tidak dipakai: sudah dari {files}" for each in cumulative]
    return tuple(pagu), tuple(realisasi), (*repeated, *unused)


def _are_parts(sources: Sequence[Source]) -> bool:
    """Whether files hold different parts of a budget: no sub kegiatan stands in two of them."""
    paths = [{line.path for line in source.lines} for source in sources]
    return sum(map(len, paths)) == len(set().union(*paths))


def _repeated(sources: Sequence[Source]) -> Iterator[str]:
    """What must be said of documents that stand in two files.

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
    names = [each.name for each in source.skpd if each.name]
    own = name_key(report.settings.instansi)
    if not names or not own:
        return
    refuse_several(source.skpd, source.file)
    if max(similarity(name_key(name), own) for name in names) < _SAME_AGENCY:
        raise refused(
            f"{source.file} milik {names[0]}, sedangkan laporan ini milik {report.settings.instansi}.",
            "Pakai berkas perangkat daerah ini, atau betulkan namanya di lembar Identitas.",
            wrong_use=True,
        )
