"""Family P: whether a printed percentage is the one that its figures give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.calc import RowFigures
from lkjip_xl.findings import Problem, Severity, Unjudged
from lkjip_xl.model import Cell, Content, Place, Report, Row, Table
from lkjip_xl.numbers import format_short, grade_of, round_as_shown, round_half_up
from lkjip_xl.rules.doubles import after_doubles
from lkjip_xl.rules.engine import Outcome, rule
from lkjip_xl.rules.printed import PrintedPercentage, operand_keys, printed_percentages
from lkjip_xl.rules.support import (
    NO_FIGURE,
    WRONG_FIGURE,
    cell_range,
    columns_to_judge,
    is_hundredfold,
    limit_of_capaian,
    percent,
    problem,
    repeats_another_table,
)
from lkjip_xl.schema import Capaian, Column, Kind, whole

# No limit of capaian, and no threshold, is as low as this many percent.
_LARGEST_FRACTION = Decimal(2)


def _is_right(cell: Cell, expected: Decimal) -> bool:
    written = cell.number
    if cell.content is Content.NIL:
        return expected == 0
    return written is not None and round_as_shown(written, cell.decimals) == round_half_up(expected, cell.decimals)


def _is_rightly_printed(item: PrintedPercentage) -> bool:
    """Whether a percentage is what its figures give; a capaian beyond the limit in full is P07's."""
    return any(_is_right(item.cell, each) for each in (item.expected, item.uncapped) if each is not None)


def _is_plausible_share(item: PrintedPercentage) -> bool:
    """Whether a part is not printed as the whole, unless all parts as printed add up to the whole."""
    if not item.is_share or item.cell.number != 100 or item.expected == 100 or item.row is item.table.shares:
        return True
    cells = [row.cells[item.column.key] for row in item.table.rows]
    return _add_up([cell for cell in cells if cell.number is not None])


def _add_up(cells: Sequence[Cell]) -> bool:
    """Whether printed shares are 100 together; each may be off by half of its last decimal."""
    room = sum((Decimal("0.5").scaleb(-cell.decimals) for cell in cells), Decimal(0))
    return abs(_sum(cells) - 100) <= room


def _sum(cells: Sequence[Cell]) -> Decimal:
    return sum((cell.number for cell in cells if cell.number is not None), Decimal(0))


def _differing(report: Report, *, shares: bool) -> Iterator[Problem | Unjudged]:
    """The printed percentages that are not what their figures give."""
    lacking: dict[tuple[str, str, str], list[Place]] = {}
    for item in printed_percentages(report):
        if isinstance(item, Unjudged):
            if not shares:
                yield item
            continue
        if item.is_share is not shares:
            continue
        if item.expected is None:
            keys = operand_keys(item.column)
            optional = (key for key in keys if not item.table.spec.column(key).filled)
            blank = any(item.row.cells[key].is_blank for key in optional if key in item.row.cells)
            if blank and isinstance(item.column.calc, Capaian):
                continue  # there is nothing to compare with, and there need not be
            missing = [item.row.cells.get(key) for key in keys if item.row.figure(key) is None]
            if missing:
                # Only what an indicator reaches may be a predicate; a text in place of rupiah is D03's.
                may_be_words = all(item.table.spec.column(key).kind is Kind.QUANTITY for key in keys)
                in_words = may_be_words and all(
                    cell is not None and cell.content is Content.TEXT for cell in missing
                )
                reason = _IN_WORDS if in_words else _LACKING
                cause = (reason, item.table.heading(item.column.key), item.table.sheet)
                places = lacking.setdefault(cause, [])
                places.append(item.table.place(item.row, item.column.key))
            continue
        judged = item.cell.content in {Content.NUMBER, Content.NIL, Content.NOT_AVAILABLE}
        if judged and not (_is_rightly_printed(item) and _is_plausible_share(item)):
            decimals = item.cell.decimals if item.cell.number is not None else item.column.decimals
            # A share of 99,66% that is printed as 100% would be right without its decimals.
            decimals = max(decimals, item.column.decimals) if shares else decimals
            right = round_half_up(item.expected, decimals)
            yield item.problem(
                "Persentase ini bukan bagian yang sebenarnya dari jumlahnya." if shares else _DIFFERS,
                f"Ketik {_to_type(item, right, decimals)}, atau salin rumusnya dari templat."
                if shares
                else _mending(item, _to_type(item, right, decimals)),
                right,
                item.cell.written,
                decimals,
            )
    for (reason, heading, sheet), places in lacking.items():
        yield Unjudged(f"{heading} di {sheet} {cell_range(sorted(places))}: {reason}")


_LACKING = "angka untuk menghitungnya belum lengkap"
_IN_WORDS = "predikat tanpa nilai tidak dapat dihitung; tulis misalnya BB (72,5)"
_DIFFERS = "Persentase ini tidak sama dengan hasil hitungnya."


def _to_type(item: PrintedPercentage, right: Decimal, decimals: int | None = None) -> str:
    """What to type: a cell of percent points takes a number alone, Excel would store 52% as 0,52."""
    text = percent(right, decimals)
    return text if item.column.as_fraction or item.cell.unit == "%" else text.removesuffix("%")


def _mending(item: PrintedPercentage, right: str) -> str:
    """What to do: the template's own formula cannot compute with a target that is a range or a grade."""
    targets = [item.row.cells[key] for key in operand_keys(item.column)]
    in_words = any(cell.bounds or grade_of(cell.written) for cell in targets)
    if in_words and not (item.cell.formula and item.cell.content is Content.NIL):
        return f"Ketik {right}."
    if in_words:
        return f"Rumus di sel ini tidak dapat menghitung rentang atau predikat: ganti dengan {right}."
    return "Ketik persentase yang benar, atau salin rumusnya dari templat."


@rule("P01", Severity.ERROR, requires=WRONG_FIGURE | {"D11"}, one_cause_with=frozenset({"P03"}))
def persentase_berbeda(report: Report) -> Iterator[Outcome]:
    """Persentase tidak sama dengan hasil hitungnya.

    Yang diperiksa:
        Setiap capaian dan persentase yang tercetak dihitung ulang dari angkanya dengan rumus indikatornya (kolom
        RUMUS CAPAIAN), lalu dibulatkan (0,5 ke atas) pada jumlah desimal yang tercetak.
    Mengapa penting:
        Capaian adalah inti laporan kinerja. Angka yang tidak dapat dihitung ulang tidak dipercaya.
    Salah:
        Pagu 3.437.000, realisasi 1.787.000, capaian tertulis 54.
    Benar:
        Capaian 52 (1.787.000 ÷ 3.437.000 = 51,99%).
    Cara memperbaiki:
        Ketik persentase yang benar, atau pakai lagi rumus dari templat. Untuk indikator yang makin rendah makin
        baik, pilih rumusnya di kolom RUMUS CAPAIAN.
    """
    yield from _differing(report, shares=False)


@rule("P02", Severity.ERROR, requires=WRONG_FIGURE | {"P03", "S10", "T03", "K04", "K05"})
def bagian_dari_jumlah_salah(report: Report) -> Iterator[Outcome]:
    """Persentase bukan bagian yang sebenarnya dari jumlahnya.

    Yang diperiksa:
        Persentase di Tabel 1.4, 2.3, dan 2.3.1: setiap bagian dibagi keseluruhannya (jumlah pegawai, jumlah
        belanja, jumlah pagu Tabel 2.7), dan semuanya bersama menjadi 100%.
    Mengapa penting:
        Bagian-bagian yang tidak berjumlah 100% langsung terlihat oleh pembaca.
    Salah:
        Belanja Modal 81.395.715 dari 23.733.274.959, tertulis 100%.
    Benar:
        Belanja Modal 0,34% (81.395.715 ÷ 23.733.274.959).
    Cara memperbaiki:
        Ketik persentase yang benar, atau salin rumusnya dari templat.
    """
    yield from after_doubles(report, _differing(report, shares=True))
    yield from _not_adding_up(report)


def _not_adding_up(report: Report) -> Iterator[Problem]:
    """Shares that cannot be computed, because their whole is missing, but do not add up to 100 either."""
    for table, column in columns_to_judge(report, lambda column: whole(column.calc) is not None):
        total = whole(column.calc)
        cells = [row.cells[column.key] for row in table.rows]
        if not cells or total is None or any(cell.number is None for cell in cells):
            continue
        known = RowFigures(table, table.rows[0], tables=report.tables).total(total.column, total.table)
        if known is None and not _add_up(cells):
            added = _sum(cells)
            yield problem(
                table,
                table.rows[-1],
                column.key,
                f"Bagian-bagian di kolom ini berjumlah {percent(added)}, bukan 100%.",
                expected=Decimal(100),
                actual=added,
                difference=added - 100,
                percent=True,
                hint="Hitung ulang setiap bagian dari keseluruhannya.",
                basis=tuple(cell.place for cell in cells),
            )


def _signs(table: Table, row: Row, column: Column) -> list[tuple[str, Cell]]:
    """The figures of a percentage that are targets or held against one.

    A formula of the template takes them over in percent points, and the template divides them as such. The score
    of a grade has no sign.
    """
    return [
        (key, row.cells[key])
        for key in operand_keys(column)
        if table.spec.column(key).kind is Kind.QUANTITY
        and row.cells[key].number is not None
        and not grade_of(row.cells[key].written)
        and not repeats_another_table(table.spec.column(key), row.cells[key])
    ]


def _without_percent_sign(table: Table, row: Row, column: Column) -> Iterator[Problem]:
    """Figures without a percent sign among figures with one: Excel takes 98 for 9800%."""
    for key, cell in _signs(table, row, column):
        if cell.number is not None and not cell.unit:
            meant = percent(cell.number)
            yield problem(
                table,
                row,
                key,
                "Angka ini tanpa tanda %, padahal pembandingnya memakai %.",
                expected=meant,
                actual=cell.written,
                hint=f"Jika yang dimaksud {meant}, ketik {meant}.",
            )


def _has_mixed_percent_signs(table: Table, row: Row, column: Column) -> bool:
    units = [cell.unit for _, cell in _signs(table, row, column)]
    return "%" in units and "" in units


def _settings_as_fractions(report: Report) -> Iterator[Problem]:
    """Percentages of Pengaturan that can only be fractions: a limit of 1,2 is meant as 120%."""
    for form in report.forms.values():
        for field in form.spec.fields:
            cell = form.cells.get(field.key)
            if field.kind is not Kind.PERCENT or cell is None or cell.number is None:
                continue
            if 0 < cell.number <= _LARGEST_FRACTION:
                meant = cell.number * 100
                yield Problem(
                    cell.place,
                    f"Isian “{field.label}” ini tampaknya seratus kali terlalu kecil.",
                    column_heading=field.label,
                    expected=meant,
                    actual=cell.number,
                    written=cell.written,
                    percent=True,
                    hint=f"Jika yang dimaksud {percent(meant)}, ketik {format_short(meant)}.",
                )


@rule("P03", Severity.ERROR, requires=frozenset({"T03", "D12", "D14"}))
def persentase_meleset_seratus_kali(report: Report) -> Iterator[Outcome]:
    """Persentase meleset seratus kali.

    Yang diperiksa:
        Persentase yang seratus kali terlalu kecil atau terlalu besar, juga realisasi dan target yang ditulis
        tanpa tanda %, padahal pembandingnya memakai %, dan persen di Pengaturan yang ditulis sebagai pecahan.
    Mengapa penting:
        1,25% dan 125% adalah laporan yang sama sekali berbeda.
    Salah:
        Realisasi 2022 80%, realisasi 2023 100%, tertulis 1,25%.
    Benar:
        125% (100 ÷ 80 = 1,25 kali = 125%).
    Cara memperbaiki:
        Kalikan atau bagi dengan 100. Di Excel, sel berformat persen berisi 1,25 tampil sebagai 125%.
    """
    yield from _settings_as_fractions(report)
    named: set[Place] = set()
    for item in printed_percentages(report):
        if isinstance(item, Unjudged):
            yield item
            continue
        if _has_mixed_percent_signs(item.table, item.row, item.column):
            for each in _without_percent_sign(item.table, item.row, item.column):
                if each.place not in named:
                    named.add(each.place)
                    yield each
            continue
        if item.expected is None or item.cell.number is None or _is_rightly_printed(item):
            continue
        if is_hundredfold(item.cell, item.expected):
            right = round_half_up(item.expected, item.column.decimals)
            yield item.problem(
                "Persentase ini meleset seratus kali.",
                f"Ketik {_to_type(item, right)}, atau salin rumusnya dari templat.",
                right,
                percent(item.cell.number, item.cell.decimals),
                None,
            )


@rule("P04", Severity.WARNING, requires=NO_FIGURE | {"D11"})
def persentase_tidak_dapat_dihitung(report: Report) -> Iterator[Outcome]:
    """Persentase tertulis, padahal tidak dapat dihitung.

    Yang diperiksa:
        Persentase yang tercetak sebagai angka, padahal target atau realisasinya tanda -,
        predikat tanpa nilai, atau tulisan, atau targetnya 0.
    Mengapa penting:
        Tidak ada pembagian dengan nol, dan predikat tidak dapat dibagi. Angka itu tidak berdasar.
    Salah:
        Target -, realisasi 20%, capaian tertulis 100%.
    Benar:
        Target -, realisasi 20%, capaian tertulis -.
    Cara memperbaiki:
        Tulis tanda - pada capaiannya, atau lengkapi target dan realisasinya dengan angka, misalnya
        BB (72,5).
    """
    for item in printed_percentages(report):
        if isinstance(item, Unjudged):
            continue  # P01 says so already
        whole_is_missing = whole(item.column.calc) is not None
        if item.expected is None and item.cell.number is not None and not whole_is_missing:
            yield problem(
                item.table,
                item.row,
                item.column.key,
                "Persentase ini tidak dapat dihitung dari angkanya, tetapi tertulis sebagai angka.",
                expected="-",
                actual=item.cell.number,
                written=item.cell.written,
                should_be="-",
                percent=True,
                hint=f"Tulis tanda -, atau lengkapi {_lacking(item)}.",
                basis=item.basis,
                related=item.basis,
            )


def _lacking(item: PrintedPercentage) -> str:
    """What a percentage cannot be computed without."""
    lacking = [key for key in operand_keys(item.column) if not item.row.figure(key)]
    cells = [item.table.place(item.row, key).address for key in lacking or operand_keys(item.column)]
    return f"angka di {' dan '.join(cells)}"


@rule("P07", Severity.WARNING, requires=NO_FIGURE | {"P01", "P03"})
def capaian_melebihi_batas(report: Report) -> Iterator[Outcome]:
    """Capaian melebihi batas yang ditetapkan.

    Yang diperiksa:
        Capaian indikator terhadap "Batas capaian" di lembar Pengaturan. Tanpa batas di sana, tidak ada yang
        diperiksa.
    Mengapa penting:
        Capaian yang sangat tinggi biasanya berarti targetnya terlalu rendah, dan menaikkan rata-rata.
    Salah:
        Batas 120%, capaian tertulis 340%.
    Benar:
        Batas 120%, capaian tertulis 120%.
    Cara memperbaiki:
        Tulis batasnya, atau kosongkan "Batas capaian" di lembar Pengaturan jika memang tanpa batas.
    """
    cap = report.settings.batas_capaian
    if cap is None:
        return
    for table, column in columns_to_judge(report, lambda column: isinstance(column.calc, Capaian)):
        for row in table.rows:
            number = row.figure(column.key)
            if number is not None and number > cap:
                yield problem(
                    table,
                    row,
                    column.key,
                    f"Capaian ini melebihi batas {percent(cap)} di Pengaturan.",
                    expected=cap,
                    actual=number,
                    written=row.text(column.key),
                    difference=number - cap,
                    percent=True,
                    hint=f"Tulis {percent(cap)}, atau ubah batasnya di Pengaturan.",
                    basis=limit_of_capaian(report),
                )
