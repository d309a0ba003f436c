"""Family S, titles: whether what stands above the tables is about this agency and this year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lkjip_xl import tables
from lkjip_xl.report.cell import Cell
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import Place
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.evidence.agency_names import begins_with_agency, names_in, others_in
from lkjip_xl.rules.findings import Fix, Problem, Severity
from lkjip_xl.tables.keys import FieldKey
from lkjip_xl.tables.spec import TableSpec
from lkjip_xl.tables.titles import title_key
from lkjip_xl.text.words import name_key
from lkjip_xl.text.years import YEAR, with_other_years, without_stretches, years_of_report

_GOVERNMENT = re.compile(r"\b(?:provinsi|propinsi|prov|kabupaten|kab|kota)\b", re.IGNORECASE)
_BEFORE_A_NAME = {
    "": "",
    "provinsi": r"\b(?:provinsi|propinsi|prov)\W+",
    "kabupaten": r"\b(?:kabupaten|kab)\W+",
    "kota": r"\bkota\W+",
}
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Title:
    """A line above a table that speaks of an agency or a year, and whether of another than this report's.

    ``right`` is the whole line as it should be, empty where nobody can tell.
    """

    table: Table
    cell: Cell
    other: str
    right: str = ""


@rule("S23", Severity.WARNING, requires=frozenset({"D01"}))
def judul_menyebut_instansi_lain(report: Report) -> Iterator[Outcome]:
    """Judul menyebut instansi lain.

    Yang diperiksa:
        Nama perangkat daerah dan pemerintah daerah di baris-baris di atas judul kolom setiap tabel, dan di judul
        tabel menurut Pengaturan, terhadap lembar Identitas.
    Mengapa penting:
        Tabel yang disalin dari laporan instansi lain sering masih membawa judulnya.
    Salah:
        Identitas "Badan Kesatuan Bangsa dan Politik, Kota Jambi", di atas Tabel 3.1.1.b "Dinas Kesehatan Kabupaten
        Bungo".
    Benar:
        Di atas Tabel 3.1.1.b "Badan Kesatuan Bangsa dan Politik Kota Jambi".
    Cara memperbaiki:
        Pastikan isi tabelnya memang milik instansi ini, lalu betulkan judulnya.
    """
    yield from _told(report, _spoken_agencies(report), FieldKey.INSTANSI, report.settings.agency)


@rule("S24", Severity.WARNING, requires=frozenset({"D01", "D03", "D11"}))
def judul_menyebut_tahun_lain(report: Report) -> Iterator[Outcome]:
    """Judul menyebut tahun lain.

    Yang diperiksa:
        Tahun di baris-baris di atas judul kolom, dan di judul tabel menurut Pengaturan, terhadap Tahun Laporan.
        Tahun-tahun Renstra di Tabel 2.2 Sasaran dan Tabel 3.1.3, tahun lalu di Tabel 3.1.2, dan tahun peraturan
        (PMK Nomor 62 Tahun 2023) memang boleh.
    Mengapa penting:
        Tabel yang disalin dari laporan tahun lalu sering masih membawa judulnya, dan kadang juga angkanya.
    Salah:
        Laporan tahun 2023, di atas Tabel 1.4 "Pegawai menurut Pendidikan Tahun 2022".
    Benar:
        "Pegawai menurut Pendidikan Tahun 2023".
    Cara memperbaiki:
        Pastikan isi tabelnya memang dari tahun laporan, lalu betulkan judulnya.
    """
    settings, tahun = report.settings, report.settings.tahun
    if tahun is None:
        return
    found = (_year(each, settings, tahun) for each in _titles(report) if _years(each.cell.written))
    spoken = [each for each in found if each is not None]
    agencies = _spoken_agencies(report)
    if not _are_most(agencies):
        # Whoever follows the advice types the whole title anew: the other agency in it goes too.
        foreign = {each.cell.place for each in agencies if each.other}
        spoken = [_with_names(each, settings) if each.cell.place in foreign else each for each in spoken]
    yield from _told(report, spoken, FieldKey.TAHUN, str(settings.tahun))


def _titles(report: Report) -> Iterator[_Title]:
    """The lines above the tables that are filled; and above one that is left out, which shows what it repeats."""
    for table in report.report_tables:
        if table.rows or table.left_out:
            headings = {each.place for each in table.of_another_year}
            # A year alone is a heading over others, however it is written.
            titles = (cell for cell in table.titles if any(map(str.isalpha, cell.written)))
            yield from (_Title(table, cell, "") for cell in titles if cell.place not in headings)
    yield from _printed_titles(report)


def _printed_titles(report: Report) -> Iterator[_Title]:
    """The titles that Pengaturan gives the tables."""
    form = report.forms.get(tables.PENGATURAN.key)
    for table in report.report_tables if form else ():
        cell = form.cells.get(title_key(table.spec)) if form else None
        if cell is not None and not cell.is_blank:
            yield _Title(table, cell, "")


def _told(report: Report, spoken: Sequence[_Title], field: str, own: str) -> Iterator[Problem]:
    """A problem for each title of another, or one at Identitas where most titles are of one other."""
    others = [each for each in spoken if each.other]
    if _are_most(spoken):
        yield _at_identity(report, others, [each for each in spoken if not each.other], field, own)
        return
    for each in others:
        yield Problem(
            each.cell.place,
            f"Judul ini menyebut {each.other}, padahal laporan ini {_of(field, own)}.",
            row_label="Judul",
            expected=each.right or own,
            actual=each.cell.written,
            elsewhere="" if each.right else tables.IDENTITAS.sheet,
            hint="Pastikan isi tabelnya memang milik laporan ini, lalu betulkan judulnya.",
            fixes=((Fix(each.cell.place, each.right),),) if each.right else (),
            basis=_identity(report, field),
        )


def _are_most(spoken: Sequence[_Title]) -> bool:
    """Whether most titles are of one other, so that Identitas may be what is wrong."""
    others = [each for each in spoken if each.other]
    one = len({name_key(each.other) for each in others}) == 1
    return one and len(others) > _FEW and len(others) * 2 > len(spoken)


def _with_names(title: _Title, settings: Settings) -> _Title:
    """A title of another year, mended, with the report's own agency too."""
    right = _with_own_names(title.right, settings) if title.right else ""
    return replace(title, right=right or title.right)


def _of(field: str, own: str) -> str:
    return f"tahun {own}" if field == FieldKey.TAHUN else f"milik {own}"


def _at_identity(
    report: Report, others: Sequence[_Title], same: Sequence[_Title], field: str, own: str
) -> Problem:
    """One problem for all titles of one other agency or year; ``same`` are those that are the report's own."""
    places = tuple(each.cell.place for each in others)
    label = tables.IDENTITAS.field(field).label
    here = _identity(report, field) or places[:1]
    return Problem(
        here[0],
        f"Identitas menyebut {own}, padahal judul {len({each.table.sheet for each in others})} tabel menyebut "
        f"{others[0].other}.",
        row_label=label,
        column_heading=label,
        actual=own,
        written=own,
        hint=f"Betulkan {label} di Identitas, atau judul tabel-tabelnya: {own}.",
        basis=places,
        related=places,
        fixes=(
            *_titles_of(others),
            *(_identity_of(report, others[0].other, same) if field == FieldKey.INSTANSI else ()),
        ),
    )


def _titles_of(others: Sequence[_Title]) -> Iterator[tuple[Fix, ...]]:
    """The way to mend every title, where all of them are clear."""
    if all(each.right for each in others):
        yield tuple(Fix(each.cell.place, each.right) for each in others)


def _identity_of(report: Report, other: str, same: Sequence[_Title]) -> Iterator[tuple[Fix, ...]]:
    """The way to make the report that of another agency: Identitas, and the titles that have the name there."""
    form, settings = report.forms.get(tables.IDENTITAS.key), report.settings
    found = _GOVERNMENT.search(other)
    own = settings.agency
    if form is None or found is None or not {FieldKey.INSTANSI, FieldKey.PEMERINTAH} <= set(form.cells):
        return
    if all(name_key(each.cell.written) == name_key(own) for each in same):
        yield (
            Fix(form.cells[FieldKey.INSTANSI].place, other[: found.start()].strip()),
            Fix(form.cells[FieldKey.PEMERINTAH].place, other[found.start() :]),
            *(Fix(each.cell.place, other) for each in same),
        )


def _identity(report: Report, field: str) -> tuple[Place, ...]:
    form = report.forms.get(tables.IDENTITAS.key)
    cell = form.cells.get(field) if form else None
    return (cell.place,) if cell else ()


def year_of_titles(report: Report) -> int | None:
    """The one year that the titles of all tables about one year speak of; None where they speak of several."""
    found: set[int] = set()
    for title in _titles(report):
        spec = tables.table_named(title.table.spec.key)
        if "{tahun}" in spec.title and "{tahun_lalu}" not in spec.title:
            found.update(_years(title.cell.written))
    return found.pop() if len(found) == 1 else None


def _years(text: str) -> list[int]:
    """The years that a line speaks of; a year alone is the heading of a column."""
    if YEAR.fullmatch(text):
        return []
    return [int(year) for year in years_of_report(text)]


def _year(title: _Title, settings: Settings, tahun: int) -> _Title | None:
    """A title with the year that it should not speak of, if it does; None where any year may stand there."""
    years, spec = _years(title.cell.written), tables.table_named(title.table.spec.key)
    if "{tahun}" in spec.title:
        period = {settings.awal_renstra, settings.akhir_renstra}
        compares = _compares(spec)
        of_this_year = _of_this_year(title.cell.written, compares=compares)
        may_stand = {tahun, tahun - 1} if compares else {tahun}
        true = tahun in of_this_year or period <= set(years) or may_stand >= set(years)
        other = "" if true else str(of_this_year[-1])
    elif spec.has_years:
        strange = [year for year in years if year != tahun and settings.renstra and year not in settings.renstra]
        other = str(strange[0]) if strange else ""
    else:
        return None
    right = _with_own_years(title.cell.written, other, settings, is_of_one_year="{tahun}" in spec.title)
    return _Title(title.table, title.cell, f"tahun {other}" if other else "", right)


def _compares(spec: TableSpec) -> bool:
    """Whether last year stands in the title of a table, or over a column of it."""
    return any("{tahun_lalu}" in text for text in (spec.title, *(column.full_heading for column in spec.columns)))


def _of_this_year(text: str, *, compares: bool) -> list[int]:
    """The years of a line that stand in the place of the report's year.

    Where the table compares two years, that is the later one: “Tahun 2024 dengan Tahun 2023” is of 2024. A period
    beside them (Renstra 2021–2026) is none of the two.
    """
    years = _years(text)
    return [max(_years(without_stretches(text)) or years)] if compares else years


def _with_own_years(text: str, other: str, settings: Settings, *, is_of_one_year: bool) -> str:
    """A line with the year of the report, or with the two of its Renstra; empty where it is not clear which."""
    every, period = years_of_report(text), settings.renstra
    if not other:
        return ""
    if is_of_one_year:
        # With the year before it, if the line names that one too.
        shift = (settings.tahun or 0) - int(other)
        own = {each: str(int(each) + shift) for each in every}
        return with_other_years(text, own) if set(every) <= {other, str(int(other) - 1)} else ""
    if len(every) != _FEW or every[0] >= every[1] or not period:
        return ""
    return with_other_years(text, {every[0]: str(period[0]), every[1]: str(period[-1])})


def _spoken_agencies(report: Report) -> list[_Title]:
    """The titles that name an agency or a government."""
    settings = report.settings
    if not settings.instansi:
        return []
    return [_agency(each, settings) for each in _titles(report) if names_in(each.cell.written)]


def _agency(title: _Title, settings: Settings) -> _Title:
    """A title with the agency or government that is another than the report's."""
    text = title.cell.written
    for kind, name in others_in(text, settings):
        is_name = begins_with_agency(text) and not _years(text)
        other = text if is_name else f"{kind} {name}".strip().title()
        right = _with_own_year(title, _with_own_names(text, settings), settings)
        return replace(title, other=other, right=right)
    return title


def _with_own_year(title: _Title, right: str, settings: Settings) -> str:
    """A title mended so far, with the year of the report too where it has another one."""
    if settings.tahun is None or not _years(right):
        return right
    dated = _year(replace(title, cell=replace(title.cell, written=right)), settings, settings.tahun)
    return dated.right if dated is not None and dated.right else right


def _with_own_names(text: str, settings: Settings) -> str:
    """A line with the report's own agency and government for others; empty where that is not clear."""
    agency, instansi, pemerintah = (
        each.upper() if text.isupper() else each
        for each in (settings.agency, settings.instansi, settings.pemerintah)
    )
    if begins_with_agency(text) and not _years(text):
        return agency
    right = text
    for kind, name in others_in(text, settings):
        own = pemerintah if kind else instansi
        words = r"\W+".join(re.escape(word) for word in name.split())
        right = own.join(re.split(_BEFORE_A_NAME[kind] + words, right, flags=re.IGNORECASE))
    return "" if right == text or others_in(right, settings) else right
