"""How a report is judged and whose it is, told in full: what is usual in a template of today may be otherwise."""

from __future__ import annotations

from lkjip_xl.books.template.contents import Typed
from lkjip_xl.report.settings import Settings
from lkjip_xl.tables import BY_FORMAT, NO, YES
from lkjip_xl.tables.keys import FieldKey


def as_judged(settings: Settings) -> dict[str, Typed]:
    """The fields of Pengaturan as a person would fill them to have a workbook judged by these settings."""
    method = settings.penyerapan
    said = {
        FieldKey.SKALA: settings.skala,
        FieldKey.CARA_PENYERAPAN: method.aggregation.value,
        FieldKey.PENUNJANG: YES if method.with_penunjang else NO,
        FieldKey.UKURAN_EFISIENSI: settings.ukuran.value,
        FieldKey.DESIMAL: BY_FORMAT if settings.desimal is None else str(settings.desimal),
        FieldKey.CAPAIAN_DIKETIK: YES if settings.with_typed_capaian else NO,
        FieldKey.KODE_DICETAK: YES if settings.with_printed_codes else NO,
    }
    return {key: Typed(text) for key, text in said.items()}


def identitas_of(settings: Settings) -> dict[str, Typed]:
    """The fields of Identitas that are known."""
    said: dict[str, str | int | None] = {
        FieldKey.INSTANSI: settings.instansi,
        FieldKey.PEMERINTAH: settings.pemerintah,
        FieldKey.TAHUN: settings.tahun,
        FieldKey.AWAL_RENSTRA: settings.awal_renstra,
        FieldKey.AKHIR_RENSTRA: settings.akhir_renstra,
    }
    return {key: Typed(value) for key, value in said.items() if value}
