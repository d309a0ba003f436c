"""A workbook that is no template: an agency's own, or a file of the finance system."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.headings.fields import Field, field_of
from lkjip_xl.finance.headings.titles import shape_of_titles
from lkjip_xl.grids.codes import is_rekening
from lkjip_xl.grids.spending import Part, part_of
from lkjip_xl.reader.cells import written
from lkjip_xl.reader.own.sheet_tables import SheetTable
from lkjip_xl.reader.own.workbook import own_tables, recognised_own
from lkjip_xl.reader.recognised import Recognised
from lkjip_xl.reader.workbook import Grid
from lkjip_xl.report.model import Report
from lkjip_xl.text.ways import Action

# So many kinds of spending side by side are columns of an LRA or a DPA.
_KINDS = 2
_FEWEST_REKENING = 3
_BESIDE_REKENING = {Field.NAMA_REKENING, Field.DOKUMEN, Field.KODE_SUB_KEGIATAN, Field.NAMA_SUB_KEGIATAN}
# Codes of a level each stand in a column of their own.
_COLUMNS_OF_CODES, _CODE = 3, re.compile("kode")


def report_of_own_workbook(grids: Sequence[Grid], *, monthly: bool = False) -> Report:
    """The report in an agency's own workbook; ``monthly`` adds up the realisasi of single months or quarters.

    Raises:
        UnreadableFile: if it is a file of the finance system, or nothing in it could be read.

    """
    return recognised_own_workbook(grids, monthly=monthly).report


def recognised_own_workbook(
    grids: Sequence[Grid],
    accepted: Collection[int] = (),
    *,
    proposals: bool = False,
    monthly: bool = False,
    tahun: int | None = None,
) -> Recognised:
    """The same, with what became of each of its tables.

    ``accepted`` are the numbers of tables of which somebody says that they are what they only seem to be;
    ``proposals`` says that these are something to read, though nothing else is known; ``monthly`` that the
    realisasi of single months or quarters is added up; ``tahun`` is the year where the workbook does not say it.

    Raises:
        UnreadableFile: if it is a file of the finance system, or nothing in it could be read.

    """
    grids, found = own_tables(grids)
    if any(map(_is_export, found)):
        raise refused(
            "ini berkas keuangan (Rekap 5, realisasi per dokumen, LRA, atau DPA), bukan buku kerja perencanaan.",
            ("Pakai ", Action.RECONCILE_FILE, " atau ", Action.TEMPLATE_FROM_FILE, "."),
        )
    return recognised_own(grids, found, accepted, proposals=proposals, monthly=monthly, tahun=tahun)


def _is_export(found: SheetTable) -> bool:
    """Whether a table is one that the finance system writes: by its columns, or by its title and its codes."""
    paths = found.headings.paths
    fields = {field_of(path) for path in paths}
    if Field.KODE_REKENING in fields and fields & _BESIDE_REKENING:
        return True
    parts = [part_of(path, spent=spent) for path in paths for spent in (False, True)]
    kinds = {part.name for part in parts if isinstance(part, Part)}
    if len(kinds) >= _KINDS and sum(map(bool, map(_CODE.fullmatch, paths))) >= _COLUMNS_OF_CODES:
        return True
    if shape_of_titles(found.headings.titles) is None:
        return False
    rekening = sum(is_rekening(written(raw)) for raw in found.grid.cells.values())
    return len(kinds) >= _KINDS or rekening >= _FEWEST_REKENING
