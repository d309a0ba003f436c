"""Family S: whether the workbook has its sheets and columns, and nothing that hides figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl import tables
from lkjip_xl.report.left_over import Covered, Hiding
from lkjip_xl.report.model import Report, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Fix, Problem, Severity, Unjudged
from lkjip_xl.rules.s_headings import heading_to_type
from lkjip_xl.rules.support import OR_THE_RENSTRA, has_years
from lkjip_xl.tables.spec import Column
from lkjip_xl.text.sentences import few, in_a_row
from lkjip_xl.text.ways import Action
from lkjip_xl.text.years import YEAR

# A Renstra has so many years, each with a heading of its own.
_MOST_HEADINGS = 6
# Columns that a table lacks are named up to so many.
_MOST_LACKING = 30
_EMPTY = "S14"


@rule("S01", Severity.ERROR, waivable=False)
def lembar_wajib_tidak_ada(report: Report) -> Iterator[Outcome]:
    """Lembar wajib tidak ada.

    Yang diperiksa:
        Semua lembar yang wajib ada: Identitas, Tabel 2.2 Sasaran, Tabel 2.2 Perjanjian Kinerja, Tabel 2.7, Tabel
        3.1.1.a, Tabel 3.1.1.b, dan Tabel 3.1.2. Tabel lain boleh tidak ada.
    Mengapa penting:
        Tabel yang tidak ada tidak dapat diperiksa, sehingga laporan belum lengkap.
    Salah:
        Buku kerja hanya berisi lembar "Tabel 2.7" dan "Tabel 311b".
    Benar:
        Lembarnya bernama "Tabel 3.1.1.b".
    Cara memperbaiki:
        Beri nama lembar seperti di templat, atau salin lembar yang hilang dari templat.
    """
    for missing in report.missing_sheets:
        if missing.spec is tables.PENGATURAN:
            yield Unjudged(f"lembar {missing.spec.sheet} tidak ada, jadi dipakai pengaturan bawaan")
        if missing.spec.required:
            near = f" Lembar “{missing.suggestion}” mirip namanya." if missing.suggestion else ""
            yield Problem(
                Place(missing.spec.sheet, 1, 1),
                f"Lembar “{missing.spec.sheet}” tidak ada di buku kerja ini.{near}",
                expected=missing.spec.sheet,
                actual=missing.suggestion,
                hint=(
                    f"Jika lembar “{missing.suggestion}” yang dimaksud, ganti namanya menjadi "
                    f"“{missing.spec.sheet}”."
                    if missing.suggestion
                    else (
                        "Pakai lagi berkas yang lembarnya lengkap, atau isi templat baru (",
                        Action.NEW_TEMPLATE,
                        ").",
                    )
                ),
            )
            if missing.spec in tables.TABLES:
                yield _not_read(f"lembar {missing.spec.sheet} tidak ada")


def _not_read(reason: str) -> Unjudged:
    return Unjudged(f"{reason}, jadi isinya dan kecocokannya dengan tabel lain tidak diperiksa")


@rule("S02", Severity.ERROR, waivable=False)
def kolom_wajib_tidak_ada(report: Report) -> Iterator[Outcome]:
    """Kolom wajib tidak ada.

    Yang diperiksa:
        Judul setiap kolom yang diperlukan, di baris mana pun judul itu berada; juga isian wajib di Identitas.
    Mengapa penting:
        Tanpa judulnya, isi sebuah kolom tidak dapat dikenali dan tidak dapat diperiksa.
    Salah:
        Judul "2021 REALISASI" di laporan tahun 2023 (sisa laporan lama).
    Benar:
        Judul "2022 REALISASI" dan "2023 REALISASI".
    Cara memperbaiki:
        Tulis judul kolom seperti di templat. Kolom boleh dipindah, tetapi judulnya harus ada.
    """
    for table in report.tables.values():
        incomplete = table.heading_row is None or bool(table.missing)
        with_years = any("{tahun" in column.full_heading for column in table.spec.columns)
        if incomplete and table.uncalculated:
            yield Unjudged(f"judul di lembar {table.sheet} berupa rumus yang belum dihitung (lihat S06)")
        elif incomplete and with_years and report.settings.tahun is None:
            yield Unjudged(f"judul di lembar {table.sheet} memuat tahun, padahal Tahun Laporan tidak terbaca")
        elif incomplete and with_years and not report.settings.year_is_of_renstra:
            yield Unjudged(
                f"judul di lembar {table.sheet} memuat tahun, padahal tahunnya di luar Renstra (lihat D11)"
            )
        elif table.heading_row is None:
            headings = ", ".join(column.heading for column in table.spec.columns if column.required)
            yield Problem(
                Place(table.sheet, 1, 1),
                "Baris judul kolom tidak ditemukan di lembar ini.",
                expected=report.settings.with_years(headings),
                hint="Tulis judul kolom seperti di templat, dalam satu baris di atas isinya.",
            )
            yield _not_read(f"judul kolom di lembar {table.sheet} tidak ditemukan")
        elif table.of_another_year:
            yield _of_another_year(table)
        else:
            yield from _missing_columns(report, table)
    for form in report.forms.values():
        for label in form.missing:
            yield Problem(
                Place(form.sheet, 1, 1),
                f"Isian “{label}” tidak ada di lembar ini.",
                column_heading=label,
                expected=label,
                hint=f"Tulis “{label}” di satu sel dan isinya di sel sebelah kanannya.",
            )


def _missing_columns(report: Report, table: Table) -> Iterator[Outcome]:
    lacking = [each for each in table.missing if not _is_for_later(report, each.column)]
    if lacking:
        yield Unjudged(
            f"kolom {few([each.heading for each in lacking], _MOST_LACKING, 'kolom')} tidak ada di lembar "
            f"{table.sheet}, jadi isinya dan yang dihitung darinya tidak diperiksa"
        )
    for missing in lacking:
        near = missing.suggestion
        fix = heading_to_type(report, near) if near else None
        yield Problem(
            near.place if near else Place(table.sheet, table.heading_row or 1, 1),
            f"Kolom “{missing.heading}” tidak ada."
            + (f" Judul “{near.written}” mirip dengannya." if near else ""),
            column_heading=missing.heading,
            expected=missing.heading,
            actual=near.written if near else None,
            hint=(
                f"Jika itu kolomnya, tulis “{fix.value}” di {fix.place.address}; jika bukan, tambahkan "
                "kolom itu seperti di templat."
                if fix
                else f"Jika kolomnya berjudul lain, tulis “{missing.heading}” di judulnya; jika tidak "
                "ada, tambahkan seperti di templat."
            )
            + (OR_THE_RENSTRA if has_years(table) else ""),
            fixes=((fix,),) if fix else (),
        )


def _is_for_later(report: Report, column: Column) -> bool:
    """Whether a printed table has no column for what nobody knows yet: realisasi of years after the report's."""
    year, tahun = column.year, report.settings.tahun
    is_later = isinstance(year, int) and tahun is not None and year > tahun
    return report.document is not None and column.so_far and is_later


def _years(texts: Sequence[str]) -> str:
    years = sorted({year for text in texts for year in YEAR.findall(text)})
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _of_another_year(table: Table) -> Problem:
    """The headings of a table that all name the year before, or after, the one that is meant."""
    cells = table.of_another_year
    written = _years([each.written for each in cells])
    proper = _years([each.proper for each in cells])
    to_type = few([f"{each.proper} di {each.place.address}" for each in cells], _MOST_HEADINGS)
    own = (
        OR_THE_RENSTRA if has_years(table) else " Jika tahunnya yang keliru, betulkan Tahun Laporan di Identitas."
    )
    return Problem(
        cells[0].place,
        f"Judul kolom tabel ini menyebut tahun {written}, padahal seharusnya {proper}.",
        column_heading=cells[0].written,
        expected=proper,
        actual=written,
        hint=f"Jika isinya memang {proper}, tulis {to_type}; jika isinya masih {written}, ganti isinya juga.{own}",
        others=tuple(each.place for each in cells[1:]),
        fixes=(tuple(Fix(each.place, each.proper) for each in cells),),
    )


@rule(_EMPTY, Severity.ERROR, requires=frozenset({"S02"}), waivable=False)
def tabel_wajib_kosong(report: Report) -> Iterator[Outcome]:
    """Tabel wajib masih kosong.

    Yang diperiksa:
        Apakah setiap tabel wajib mempunyai sedikitnya satu baris isi di bawah judul kolomnya.
    Mengapa penting:
        Tabel kosong tidak mempunyai kesalahan, tetapi laporannya juga belum lengkap.
    Salah:
        Tabel 3.1.2 hanya berisi judul kolom.
    Benar:
        Tabel 3.1.2 berisi semua indikator sasaran.
    Cara memperbaiki:
        Isi tabelnya.
    """
    for table in report.report_tables:
        if table.spec.required and _is_empty(table):
            source = empty_source(report, table)
            columns = tables.table_named(table.spec.key).columns  # also before the year of the report is known
            to_type = [column for column in columns if column.required and _is_only_here(column)]
            yield Problem(
                _below_headings(table),
                "Tabel ini belum berisi satu baris pun.",
                hint=_by_itself(table, source, to_type) if source else "Isi tabelnya mulai di bawah judul kolom.",
                # Where nothing is to be typed, the table that fills it is what is to be filled.
                consequence_of=((_EMPTY, _below_headings(source)),) if source and not to_type else (),
            )


def _is_empty(table: Table) -> bool:
    return table.heading_row is not None and not table.rows


def _below_headings(table: Table) -> Place:
    return Place(table.sheet, table.heading_row or 1, table.columns.get(table.spec.label, 1))


def _is_only_here(column: Column) -> bool:
    """Whether people type what stands in a column, and find it in no other table."""
    return column.typed and column.taken_from is None and not column.same_as


def _by_itself(table: Table, source: Table, to_type: Sequence[Column]) -> str:
    headings = in_a_row(list(dict.fromkeys(table.heading(column.key) for column in to_type)))
    return f"Barisnya terisi sendiri sesudah {source.sheet} diisi{f'; lalu isi {headings}' if headings else ''}."


def empty_source(report: Report, table: Table) -> Table | None:
    """The table, not filled yet, from which formulas take the rows of this one; None where there is none."""
    source = None
    while report.document is None and (link := (source or table).spec.column((source or table).spec.label).link):
        source = report.tables.get(link.table)
        if source is None:
            return None
    return source if source is not None and _is_empty(source) else None


@rule("S15", Severity.ERROR, waivable=False)
def berkas_draf(report: Report) -> Iterator[Outcome]:
    """Berkas ini DRAF.

    Yang diperiksa:
        Apakah buku kerja ini buku kerja jadi yang bertanda DRAF.
    Mengapa penting:
        Draf dihitung ulang dari rincian, sehingga kesalahan yang diketik tidak tampak lagi, tetapi belum ada yang
        memastikan angka mana yang benar.
    Salah:
        Menyerahkan laporan_draf.xlsx.
    Benar:
        Membetulkan laporan.xlsx, lalu membuat lagi buku kerja jadinya.
    Cara memperbaiki:
        Betulkan buku kerja asalnya, lalu buat lagi buku kerja jadinya, bukan DRAF.
    """
    if report.draft:
        yield Problem(
            report.draft,
            "Buku kerja ini DRAF, dibuat walaupun masih ada kesalahan.",
            hint=("Betulkan buku kerja asalnya, lalu pakai ", Action.BUILD_FINAL, "."),
        )


@rule("S07", Severity.WARNING)
def data_tersembunyi(report: Report) -> Iterator[Outcome]:
    """Baris, kolom, atau lembar berisi data disembunyikan.

    Yang diperiksa:
        Baris dan kolom tabel, serta lembar, yang disembunyikan (Hide) atau tersaring (Filter).
    Mengapa penting:
        Data tersembunyi tetap ikut dijumlahkan, tetapi tidak tampak saat diperiksa dan dicetak.
    Salah:
        Baris 14 disembunyikan, padahal berisi sub kegiatan.
    Benar:
        Semua baris tabel tampak.
    Cara memperbaiki:
        Tampilkan kembali (klik kanan, Unhide) atau hapus saringannya. Hapus jika memang tidak dipakai. Lembar yang
        tidak ada di daftar Unhide ditampilkan lewat LibreOffice atau Google Sheets.
    """
    for name in report.hidden_sheets:
        unlisted = name in report.unlisted_sheets
        also = ", juga dari daftar Unhide" if unlisted else ""
        yield Problem(
            Place(name, 1, 1),
            f"Lembar “{name}” disembunyikan{also}, padahal berisi data.",
            hint=_SHOW_UNLISTED if unlisted else "Klik kanan nama lembar mana pun, pilih Unhide.",
        )
    for table in report.tables.values():
        for area in table.hidden:
            yield Problem(
                area.place,
                f"Bagian tabel ini {_HIDDEN_BY[area.by or Hiding.HAND]}: {area.what}.",
                actual=area.what,
                hint=_SHOW[area.by or Hiding.HAND],
            )


_HIDDEN_BY = {
    Hiding.FILTER: "disembunyikan saringan (Filter)",
    Hiding.OUTLINE: "dilipat (Group)",
    Hiding.HAND: "disembunyikan",
}
_SHOW = {
    Hiding.FILTER: "Buka tab Data, klik Clear; jika tetap tersembunyi, blok barisnya, klik kanan, pilih Unhide.",
    Hiding.OUTLINE: "Klik tanda + di tepi lembar, atau buka tab Data, pilih Ungroup, Clear Outline.",
    Hiding.HAND: "Blok bagian di kedua sisinya, klik kanan, pilih Unhide.",
}
# LibreOffice and Google Sheets know one kind of hidden sheets only, and list them all.
_SHOW_UNLISTED = (
    "Excel tidak menawarkannya di Unhide. Buka berkas di LibreOffice (menu Sheet, Show Sheet) atau Google Sheets "
    "(menu View, Hidden sheets), tampilkan lembarnya, lalu simpan atau unduh lagi sebagai .xlsx."
)


@rule("S08", Severity.WARNING)
def sel_gabungan(report: Report) -> Iterator[Outcome]:
    """Sel digabung di dalam isi tabel.

    Yang diperiksa:
        Sel gabungan (Merge) di antara baris-baris tabel, dan isi yang tertutup sel gabungan di mana pun di lembar.
    Mengapa penting:
        Hanya sel kiri atas yang menyimpan isi; baris lain dalam gabungan terbaca kosong.
    Salah:
        F12:F14 digabung menjadi satu sel pagu.
    Benar:
        Setiap baris mempunyai selnya sendiri.
    Cara memperbaiki:
        Pisahkan sel (Unmerge Cells), lalu isi setiap barisnya.
    """
    for table in report.tables.values():
        for area in table.merged:
            lost = [each for each in table.covered if each.merged == area.what]
            yield Problem(
                area.place,
                f"Sel {area.what} digabung; hanya sel pertamanya yang terbaca{_although(lost)}.",
                actual=area.what,
                hint="Pisahkan sel (Unmerge Cells), lalu isi setiap barisnya.",
                others=tuple(each.place for each in lost),
            )
        named = {area.what for area in table.merged}
        for covered in table.covered:
            if covered.merged not in named:
                yield Problem(
                    covered.place,
                    f"Sel ini tertutup sel gabungan {covered.merged}, jadi isinya tidak tampak dan tidak dibaca.",
                    actual=covered.written,
                    hint="Pisahkan sel (Unmerge Cells), lalu hapus isi itu atau pindahkan ke tempatnya.",
                )


def _although(lost: Sequence[Covered]) -> str:
    """What stands in the cells that are covered, if anything does."""
    if not lost:
        return ""
    others = f" dan {len(lost) - 1} sel lain juga berisi" if len(lost) > 1 else ""
    return f", padahal {lost[0].place.address} berisi “{lost[0].written}”{others}"
