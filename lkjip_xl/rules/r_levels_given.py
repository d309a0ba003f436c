"""Files that hold the budget by program or by kegiatan only: what lies below is not judged, and said once."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.finance.compare.comparison import CODES, NOT_BROKEN_DOWN, Comparison
from lkjip_xl.rules.findings import Unjudged
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.sentences import few

_MOST_FILES = 3


def not_broken_down(found: Comparison) -> Iterator[tuple[str, Unjudged]]:
    """What the files do not break down: how far they go, and how many rows are not judged for that."""
    said: dict[tuple[str, str, int], list[Measure]] = {}
    for measure in found.measures:
        rows = [each for each in found.compared if each.cells and each.there.get(measure) is NOT_BROKEN_DOWN]
        count = sum(each.here(measure) is not None for each in rows)
        if not count:
            continue
        sources = found.pagu_sources if measure == Measure.PAGU else found.realisasi_sources
        levels = sorted({node.level for node in found.tree.nodes if measure in node.ends})
        depth = " atau ".join(level.label for level in levels)
        files = few([each.file for each in sources], _MOST_FILES)
        said.setdefault((files, depth, count), []).append(measure)
    for (files, depth, count), measures in said.items():
        named = " dan ".join(measures)
        yield (
            CODES[measures[0]],
            Unjudged(
                f"{files} memuat {named} hanya sampai tingkat {depth}: {named} {count} baris di bawahnya tidak "
                "dinilai. Pakai berkas yang memuat sub kegiatan untuk mencocokkan semuanya"
            ),
        )
