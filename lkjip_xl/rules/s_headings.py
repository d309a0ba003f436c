"""Family S, headings: whether each is written right, and stands once."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.report.left_over import SimilarHeading
from lkjip_xl.report.model import Report
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.rules.support import problem
from lkjip_xl.tables.vocabulary import TOTAL_LABEL
from lkjip_xl.text.total_words import is_misspelt_total


def heading_to_type(report: Report, near: SimilarHeading) -> Fix:
    """The heading that is meant, where it is to be typed: in its own cell, or in that of the years above it."""
    own, group = (report.settings.with_years(each) for each in (near.column.heading, near.column.group))
    above = near.written.removesuffix(own).strip()
    differs_above = near.written.endswith(own) and above != group
    return Fix(near.above, group) if near.above and group and differs_above else Fix(near.place, own)


@rule("S03", Severity.ERROR, waivable=False)
def kolom_kembar(report: Report) -> Iterator[Outcome]:
    """Satu kolom ada dua kali.

    Yang diperiksa:
        Apakah dua kolom memakai judul yang sama.
    Mengapa penting:
        Tidak jelas angka mana yang berlaku.
    Salah:
        Dua kolom berjudul "PAGU ANGGARAN".
    Benar:
        Satu kolom "PAGU ANGGARAN"; kolom lain diberi judul lain atau dihapus.
    Cara memperbaiki:
        Hapus judul yang kedua, dan kolomnya jika tidak dipakai; jika isinya lain, ganti judulnya.
    """
    for table in report.tables.values():
        for repeated in table.repeated:
            yield Problem(
                repeated.place,
                f"Judul “{repeated.written}” sudah dipakai di {repeated.first.address}.",
                column_heading=repeated.written,
                actual=repeated.written,
                hint="Hapus judul ini, dan kolomnya jika tidak dipakai; jika isinya lain, ganti judulnya.",
                related=(repeated.first,),
                # What stands in its column is of no table already (S09).
                fixes=((Fix(repeated.place, ""),),),
            )


@rule("S04", Severity.WARNING)
def judul_kolom_mirip(report: Report) -> Iterator[Outcome]:
    """Judul kolom atau kata JUMLAH hanya mirip dengan yang seharusnya.

    Yang diperiksa:
        Judul kolom, dan kata JUMLAH di baris jumlah, yang salah ketik sedikit. Kolom dan barisnya tetap dibaca.
    Mengapa penting:
        Judul itu tercetak di laporan, dan tafsirannya perlu dipastikan.
    Salah:
        "PAGU ANGARAN"
    Benar:
        "PAGU ANGGARAN"
    Cara memperbaiki:
        Betulkan ejaan judulnya.
    """
    for table in report.tables.values():
        for similar in table.similar:
            fix = heading_to_type(report, similar)
            yield Problem(
                similar.place,
                f"Judul ini dibaca sebagai “{similar.heading}”, tetapi ejaannya berbeda.",
                column_heading=similar.heading,
                expected=similar.heading,
                actual=similar.written,
                hint=f"Tulis “{fix.value}”{f' di {fix.place.address}' if fix.place != similar.place else ''}.",
                fixes=((fix,),),
            )
        for total in table.totals:
            cell = total.cells.get(table.spec.label)
            if cell is None or not is_misspelt_total(cell.written):
                continue
            yield problem(
                table,
                total,
                table.spec.label,
                "Tulisan ini dibaca sebagai JUMLAH, tetapi ejaannya berbeda.",
                expected=TOTAL_LABEL,
                actual=cell.written,
                hint="Betulkan ejaannya: JUMLAH.",
                fixes=((Fix(cell.place, TOTAL_LABEL),),),
            )
