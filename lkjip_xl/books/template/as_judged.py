"""How a workbook is judged, told in full: what is usual in a template of today may be something else."""

from __future__ import annotations

from lkjip_xl.books.template.values import Typed
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import BY_FORMAT, NO, YES


def as_judged(settings: Settings) -> dict[str, Typed]:
    """The fields of Pengaturan as a person would fill them to have a workbook judged by these settings."""
    method = settings.penyerapan
    said = {
        "skala": settings.skala,
        "cara_penyerapan": method.aggregation.value,
        "penunjang": YES if method.with_penunjang else NO,
        "ukuran_efisiensi": settings.ukuran.value,
        "desimal": BY_FORMAT if settings.desimal is None else str(settings.desimal),
        "capaian_diketik": YES if settings.with_typed_capaian else NO,
    }
    return {key: Typed(text) for key, text in said.items()}
