"""Family S, formulas: whether every formula has a result that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl import tables
from lkjip_xl.report.cell import PICTURE, Cell, Content
from lkjip_xl.report.model import Report, Row, Table
from lkjip_xl.report.place import Place
from lkjip_xl.rules.advice.belonging import Belonging, Belongings
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.findings import Problem, Severity
from lkjip_xl.rules.s_beside_figures import errors_beside_figures, uncalculated_beside_figures
from lkjip_xl.rules.support import cell_range, problem, with_others
from lkjip_xl.tables.calculation import operands
from lkjip_xl.tables.spec import Column, Kind, TableSpec
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import RenewTemplate

# More errors than these in a column have one cause.
_MOST_ERRORS = 3
_IN_THIS_SHEET = " di lembar ini"
_LEAVE_IT = "Biarkan, hasil jadi memakai angka yang benar."
_TYPE_AGAIN = "Ketik ulang isinya menurut dokumennya."


@rule("S05", Severity.ERROR, waivable=False)
def nilai_kesalahan_excel(report: Report) -> Iterator[Outcome]:
    """Sel berisi nilai kesalahan Excel.

    Yang diperiksa:
        Sel yang menampilkan #REF!, #DIV/0!, #N/A, #VALUE!, #NAME?, dan sejenisnya, atau gambar di tempat isi; juga
        judul tabel, label di Identitas dan Pengaturan, dan kolom bantu SELISIH.
    Mengapa penting:
        Rumusnya rusak, dan semua jumlah yang memakainya ikut rusak.
    Salah:
        #REF!
    Benar:
        1.614.075.840
    Cara memperbaiki:
        Perbaiki rumusnya, atau ketik angkanya. #REF! biasanya muncul setelah baris atau kolom dihapus.
    """
    for form in report.forms.values():
        for field in form.spec.fields:
            cell = form.cells.get(field.key)
            if cell is not None and cell.content is Content.ERROR:
                said, hint = _said_of_error(cell, grouped=False)
                yield Problem(
                    cell.place,
                    f"Isian “{field.label}” {said}",
                    column_heading=field.label,
                    actual=cell.written,
                    hint=_TYPE_AGAIN if cell.formula else hint,
                )
    belongings = Belongings(report)
    for table in report.tables.values():
        errors = [
            (row, column, cell)
            for row, column, cell in table.cells(*Kind)
            if cell.content is Content.ERROR and not _comes_from_another(table, row, column)
        ]
        lost = _lost_sources(report, table.spec)
        if lost and (errors or table.errors):
            yield _errors_of_lost_sources(errors, table, lost)
            continue
        by_column: dict[str, list[tuple[Row, Cell]]] = {}
        for row, column, cell in errors:
            by_column.setdefault(column.key, []).append((row, cell))
        for key, cells in by_column.items():
            below = [place for place in table.errors if place.column == table.columns[key]]
            yield from _errors_of_column(belongings, table, key, cells, below)
        columns = {table.columns[key] for key in by_column}
        if outside := [place for place in table.errors if place.column not in columns]:
            yield _of_several(
                outside,
                f"Sel ini{with_others(outside)}",
                "menampilkan nilai kesalahan Excel, dan barisnya tidak berisi apa-apa lagi.",
                "Salin rumusnya lagi dari templat, atau kosongkan barisnya.",
            )
    yield from errors_beside_figures(report)


def _comes_from_another(table: Table, row: Row, column: Column) -> bool:
    """Whether a formula shows an error only because a cell of its row, or a part, that it computes with does."""
    if not row.cells[column.key].formula:
        return False
    own = [row.cells[key] for key in operands(column.calc) if key in row.cells] if column.calc else []
    parts = [part.cells[column.key] for part in table.parts(row) if column.sums and column.key in part.cells]
    return any(cell.content is Content.ERROR for cell in (*own, *parts))


def _errors_of_column(
    belongings: Belongings, table: Table, key: str, cells: Sequence[tuple[Row, Cell]], below: Sequence[Place]
) -> Iterator[Problem]:
    """One problem for each cell, or for all of a column; ``below`` are its cells in rows that are empty."""
    places = [*(cell.place for _, cell in cells), *below]
    grouped = len(places) > _MOST_ERRORS or bool(below)
    others = with_others(places, " di kolom ini") if grouped else ""
    for row, cell in cells[:1] if grouped else cells:
        said, hint = _said_of_error(cell, grouped=grouped)
        silent = grouped or cell.written == PICTURE
        known = None if silent else belongings.of(table, row, table.spec.column(key))
        yield problem(
            table,
            row,
            key,
            f"Sel ini{others} {said}",
            actual=cell.written,
            hint=_with_what_belongs(hint, known, cell),
            others=tuple(places[1:]) if grouped else (),
            fixes=known.fixes if known else (),
        )


def _with_what_belongs(hint: str, known: Belonging | None, cell: Cell) -> str:
    """The advice, with what the cell should hold where that is known."""
    if known is None:
        return hint
    return f"{hint.removesuffix('.')}: hasilnya {known.shown}." if cell.formula else known.hint


def _said_of_error(cell: Cell, *, grouped: bool) -> tuple[str, str]:
    """What is said of a cell with an error, and what to do: a formula is broken, a value cannot be one."""
    if cell.written == PICTURE:
        return (
            "berisi gambar di tempat isinya.",
            "Klik kanan selnya, pilih Picture in Cell lalu Place over Cells, pindahkan gambarnya, dan isi selnya.",
        )
    if not cell.formula:
        return f"berisi {cell.written}, yang bukan angka dan bukan tulisan.", _TYPE_AGAIN
    good = "rumus kolom ini dari templat" if grouped else "rumus dari baris di atasnya"
    return f"menampilkan {cell.written}: rumusnya rusak.", f"Perbaiki rumusnya, atau salin {good}."


def _lost_sources(report: Report, spec: TableSpec) -> list[str]:
    """The missing sheets that a table takes something from, also by way of others."""
    missing = {each.spec.key for each in report.missing_sheets}
    found: dict[str, None] = {}
    waiting = list(spec.sources)
    seen: set[str] = set()
    while waiting:
        key = waiting.pop(0)
        if key in seen:
            continue
        seen.add(key)
        source = tables.table_named(key)
        waiting += source.sources
        if key in missing:
            found[source.sheet] = None
    return list(found)


def _of_several(places: Sequence[Place], named: str, said: str, hint: str) -> Problem:
    """One problem at the first of some cells: how they are named, and what is said of them."""
    return Problem(
        places[0],
        f"{named} {said}",
        hint=hint,
        others=tuple(places[1:]),
        related=tuple(places[1:]),
    )


def _errors_of_lost_sources(errors: Sequence[tuple[Row, Column, Cell]], table: Table, lost: list[str]) -> Problem:
    """One problem for all the formulas of a sheet that have lost the sheet they read."""
    places = sorted({*(cell.place for _, _, cell in errors), *table.errors})
    return _of_several(
        places,
        f"Rumus di sel ini{with_others(places, _IN_THIS_SHEET)}",
        f"rusak karena lembar {' dan '.join(lost)} tidak ada.",
        "Pakai lagi berkas yang lembarnya lengkap. Jika tidak ada, isi templat baru: rumus ini tidak pulih.",
    )


@rule("S06", Severity.ERROR, waivable=False)
def rumus_belum_dihitung(report: Report) -> Iterator[Outcome]:
    """Rumus belum pernah dihitung, atau hasilnya tidak tersimpan.

    Yang diperiksa:
        Sel rumus yang tidak menyimpan hasil. Sel seperti itu tidak pernah dianggap nol.
    Mengapa penting:
        Berkas yang dibuat program lain kadang tidak menyimpan hasil rumus, sehingga angkanya tidak terbaca.
    Salah:
        Rumus =SUM(F8:F9) tanpa hasil tersimpan.
    Benar:
        Rumus yang sama setelah berkas dibuka dan disimpan di Excel.
    Cara memperbaiki:
        Buka berkas di Excel, tunggu sampai angkanya tampil, simpan, lalu periksa lagi.
    """
    unknown = [place for table in report.tables.values() for place in _uncalculated(table)]
    for form in report.forms.values():
        unknown += [cell.place for cell in form.cells.values() if cell.content is Content.UNCALCULATED]
    unknown = list(dict.fromkeys([*unknown, *uncalculated_beside_figures(report)]))
    # What gives an empty text is known to be empty, and silences nothing.
    places = [*unknown, *report.unstored]
    if places:
        said = "belum pernah dihitung, jadi hasilnya tidak terbaca." if unknown else "tidak menyimpan hasilnya."
        yield Problem(
            places[0],
            f"Rumus di sel ini{with_others(places, _where(places))} {said}",
            hint="Buka berkas di Excel, simpan sekali, lalu periksa lagi.",
            others=tuple(unknown[1:]),
            related=tuple(places[1:]),
        )


def _uncalculated(table: Table) -> list[Place]:
    inside = [cell.place for _, _, cell in table.cells(*Kind) if cell.content is Content.UNCALCULATED]
    return sorted({*inside, *table.uncalculated})


def _where(places: Sequence[Place]) -> str:
    """In which sheets cells stand, where they are several."""
    sheets = len({place.sheet for place in places})
    return _IN_THIS_SHEET if sheets == 1 else f" di {sheets} lembar"


@rule("S16", Severity.ERROR)
def rumus_menampilkan_hasil_lama(report: Report) -> Iterator[Outcome]:
    """Rumus menampilkan hasil lama.

    Yang diperiksa:
        Rumus yang hasilnya lain dari yang tampil di selnya: angka yang dipakainya sudah diubah, tetapi berkas ini
        belum dihitung ulang (perhitungan manual, atau diubah dengan program lain). Aturan lain memakai hasil yang
        benar, bukan yang tampil.
    Mengapa penting:
        Yang tercetak adalah hasil lama, dan berubah sendiri begitu berkas dihitung ulang.
    Salah:
        Realisasi diubah menjadi 91.000.000, tetapi JUMLAH masih menampilkan 90.000.000.
    Benar:
        JUMLAH menampilkan 91.000.000 setelah F9 ditekan dan berkas disimpan.
    Cara memperbaiki:
        Buka di Excel, tekan Ctrl+Alt+F9 (hitung ulang semua rumus), lalu simpan. Agar tidak terulang, pilih
        Formulas, Calculation Options, Automatic.
    """
    if places := report.stale:
        yield Problem(
            places[0],
            f"Rumus di sel ini{with_others(places, _where(places))} menampilkan hasil lama: berkas belum dihitung "
            f"ulang ({_listed(places)}).",
            hint=(
                "Buka di Excel, tekan Ctrl+Alt+F9 (F9 untuk semua rumus), lalu simpan. Agar tidak terulang, pilih "
                "Formulas, Calculation Options, Automatic."
            ),
            others=tuple(places[1:]),
            related=tuple(places[1:]),
        )


@rule("S26", Severity.INFO)
def rumus_membaca_persen_sebagai_pecahan(report: Report) -> Iterator[Outcome]:
    """Rumus membaca persen sebagai pecahan.

    Yang diperiksa:
        Rumus templat lama yang bertanya kepada selnya apakah isinya persen: Excel untuk web, Google Sheets, dan
        beberapa program lain tidak dapat menjawabnya, sehingga 100% menjadi 1, atau rumusnya menampilkan
        kesalahan. Begitu pula, di templat yang baru, persen di sel yang formatnya bukan Text: yang disalin dari
        berkas lain, atau diketik di sel berformat lain. Aturan lain dan hasil jadi memakai angka yang benar,
        bukan yang tampil.
    Mengapa penting:
        Yang tampil dan tercetak di buku kerja ini seperseratus dari yang benar.
    Salah:
        Realisasi 100% dari target 100, capaiannya tampil 1%.
    Benar:
        Capaiannya tampil 100%.
    Cara memperbaiki:
        Biarkan: hasil jadi memakai angka yang benar. Agar tampil benar juga, ubah format sel kuning yang berisi
        persen itu menjadi Text (Ctrl+1), baru ketik ulang, misalnya 98%. Templat lama dibuka di
        Excel yang terpasang di komputer atau di LibreOffice, dihitung ulang (Ctrl+Alt+F9, di LibreOffice
        Ctrl+Shift+F9), lalu disimpan; atau isiannya dipindahkan ke templat baru.
    """
    if places := report.misread:
        yield Problem(
            places[0],
            f"Rumus di sel ini{with_others(places, _where(places))} membaca persen sebagai pecahan "
            f"({_listed(places)}); di sini dipakai angka yang benar.",
            hint=(
                f"{_LEAVE_IT} Agar tampil benar juga di sini, ubah format sel "
                "kuning yang berisi persennya menjadi Text (Ctrl+1), baru ketik ulang, misalnya 98%. Jika ini "
                "templat lama, buka di Excel yang terpasang di komputer atau di LibreOffice, lalu simpan; atau "
                "pindahkan isiannya ke templat baru."
            ),
            related=tuple(places[1:]),
        )


def _listed(places: Sequence[Place]) -> str:
    """Cells by their sheets, each sheet once."""
    by_sheet: dict[str, list[Place]] = {}
    for place in places:
        by_sheet.setdefault(place.sheet, []).append(place)
    shown = [f"{sheet} {cell_range(found)}" for sheet, found in by_sheet.items()]
    return few(shown, _MOST_SHEETS, "lembar", between="; ")


# More sheets than these are counted, not named.
_MOST_SHEETS = 4


@rule("S34", Severity.INFO)
def rumus_mengambil_satu_unit(report: Report) -> Iterator[Outcome]:
    """Rumus templat lama mengambil pagu satu unit saja.

    Yang diperiksa:
        Rumus ANGGARAN di Tabel 2.3.1 yang menampilkan pagu unit pertama, padahal beberapa UNIT (kelurahan, UPTD)
        mempunyai baris itu dan tidak disebut unit mana. Aturan lain dan hasil jadi memakai jumlah semua unitnya.
        Sejak versi 0.4.
    Mengapa penting:
        Yang tampil di buku kerja ini, juga persentase dan penyerapan yang dihitung darinya, hanya milik satu unit.
    Salah:
        Program di tiga kelurahan, pagu 100, 200, dan 300; ANGGARAN tampil 100.
    Benar:
        ANGGARAN 600.
    Cara memperbaiki:
        Biarkan: hasil jadi memakai angka yang benar. Agar tampil benar juga, perbarui templatnya dengan kolom
        UNIT. Bila satu unit saja yang dimaksud, isi UNIT di sana.
    """
    if places := report.of_one_unit:
        yield Problem(
            places[0],
            f"Rumus templat lama di sel ini{with_others(places, _where(places))} mengambil pagu satu unit saja; "
            "di sini dipakai jumlah semua unitnya.",
            hint=(
                f"{_LEAVE_IT} Agar tampil benar juga di sini, atau untuk memilih satu unit: ",
                RenewTemplate(column="UNIT"),
                ".",
            ),
            related=tuple(places[1:]),
        )


@rule("S17", Severity.INFO)
def gambar_di_dalam_sel(report: Report) -> Iterator[Outcome]:
    """Ada gambar di dalam sel.

    Yang diperiksa:
        Gambar yang ditaruh di dalam sel (Place in Cell) di luar isi tabel: logo, tanda tangan, cap.
    Mengapa penting:
        Excel menyimpannya sebagai #VALUE!, sehingga program lain menampilkannya sebagai kesalahan. Gambar itu
        tidak dibaca dan tidak dinilai.
    Salah:
        Tanda tangan di sel G320, di dalam sel.
    Benar:
        Tanda tangan yang sama di atas sel (Place over Cells).
    Cara memperbaiki:
        Biarkan, atau klik kanan selnya, pilih Picture in Cell, lalu Place over Cells.
    """
    if places := report.pictures:
        yield Problem(
            places[0],
            f"Sel ini{with_others(places, _where(places))} berisi gambar, yang tidak dibaca.",
            hint="Boleh dibiarkan, atau klik kanan selnya, pilih Picture in Cell, lalu Place over Cells.",
            related=tuple(places[1:]),
        )


@rule("S18", Severity.INFO)
def angka_dari_buku_kerja_lain(report: Report) -> Iterator[Outcome]:
    """Isi sel diambil dari buku kerja lain.

    Yang diperiksa:
        Rumus yang mengambil isinya dari berkas lain, misalnya ='[DPA 2023.xlsx]Sheet1'!F10.
    Mengapa penting:
        Berkas itu tidak ikut terkirim bersama buku kerja ini. Di komputer lain angkanya tidak dapat diperbarui,
        dan dapat menjadi #REF!.
    Salah:
        ='[DPA 2023.xlsx]Sheet1'!F10
    Benar:
        68500083
    Cara memperbaiki:
        Salin selnya, lalu tempel di tempat yang sama dengan Paste Special, Values.
    """
    for other in report.other_workbooks:
        places = other.places
        name = f" “{other.name}”" if other.name else ""
        yield Problem(
            places[0],
            f"Isi sel ini{with_others(places, _where(places))} diambil dari buku kerja lain{name}, yang tidak "
            "ikut terkirim bersama berkas ini.",
            hint="Jika sudah pasti, salin selnya lalu tempel di tempat yang sama dengan Paste Special, Values.",
            related=tuple(places[1:]),
        )
