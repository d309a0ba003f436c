"""Lists of amounts of several years, in a workbook and in Word: the report's year is taken, each slip is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_xl.books.template.sources.listing import budget_list_of
from lkjip_xl.files.limits import USUAL_LIMITS
from lkjip_xl.tables.keys import Key
from lkjip_xl.tasks.new_template import TemplateWish, write_new
from lkjip_xl.tasks.telling import WrongWish
from tests.layouts import ABOVE, KINDS, LEFT, Layout, checked, report_in, written

P, R, PERCENT, REST = "pagu", "realisasi", "%", "sisa"
Column = tuple[str, int]
# Three programs; each year a million more of pagu for each, of which 90, 80 and 75 % were spent.
_PAGU = {2022: (40_000_000, 20_000_000, 10_000_000), 2023: (41_000_000, 21_000_000, 11_000_000)}
_PAGU[2024] = (42_000_000, 22_000_000, 12_000_000)
_SHARES = (90, 80, 75)


def _figure(kind: str, year: int, row: int) -> int | str:
    pagu = [*_PAGU[year]]
    spent = [amount * share // 100 for amount, share in zip(pagu, _SHARES, strict=True)]
    own, of = (pagu[row], spent[row]) if row < len(pagu) else (sum(pagu), sum(spent))
    if kind == PERCENT:
        return f"{of / own * 100:.2f}".replace(".", ",")
    return {P: own, R: of, REST: own - of}[kind]


def _rows(*columns: Column) -> tuple[tuple[int | str, ...], ...]:
    names = ("Program A", "Program B", "Program C", "Jumlah")
    return tuple((name, *(_figure(*each, row) for each in columns)) for row, name in enumerate(names))


def _list(title: str, *head: tuple[str, ...], of: tuple[Column, ...]) -> Layout:
    return Layout(title, head, _rows(*of))


_BOTH = ((P, 2022), (P, 2023), (R, 2022), (R, 2023), (PERCENT, 2022), (PERCENT, 2023))
_EACH = ((P, 2022), (R, 2022), (PERCENT, 2022), (P, 2023), (R, 2023), (PERCENT, 2023))
_PLAN = ((P, 2022), (P, 2023), (P, 2024))
_KIND_FIRST = ("Program", "Anggaran (Rp)", LEFT, "Realisasi (Rp)", LEFT, "%", LEFT)
_AMOUNTS_OF_EACH = ("Program", "Tahun 2022", LEFT, LEFT, "Tahun 2023", LEFT, LEFT)


def _under(*own: str) -> tuple[str, ...]:
    return (ABOVE, *own)


# Each with how the columns are headed that hold pagu and realisasi of 2023.
LISTS = {
    "years under each heading": (
        _list("Anggaran dan Realisasi", _KIND_FIRST, _under(*("2022", "2023") * 3), of=_BOTH),
        "Anggaran (Rp) 2023",
        "Realisasi (Rp) 2023",
    ),
    "TA under each heading": (
        _list("Perbandingan", _KIND_FIRST, _under(*("TA 2022", "TA 2023") * 3), of=_BOTH),
        "Anggaran (Rp) TA 2023",
        "Realisasi (Rp) TA 2023",
    ),
    "a word between heading and years": (
        _list(
            "Perbandingan",
            ("Program", "Anggaran (Rp)", LEFT, "Realisasi (Rp)", LEFT),
            _under("Tahun", LEFT, "Tahun", LEFT),
            _under("2022", "2023", "2022", "2023"),
            of=_BOTH[:4],
        ),
        "Anggaran (Rp) Tahun 2023",
        "Realisasi (Rp) Tahun 2023",
    ),
    "headings under each year": (
        _list("Perbandingan", _AMOUNTS_OF_EACH, _under(*("Pagu", "Realisasi", "%") * 2), of=_EACH),
        "Tahun 2023 Pagu",
        "Tahun 2023 Realisasi",
    ),
    "a target of money under each year": (
        _list(
            "Perbandingan",
            _AMOUNTS_OF_EACH,
            _under(*("Target (Rp)", "Realisasi (Rp)", "Capaian (%)") * 2),
            of=_EACH,
        ),
        "Tahun 2023 Target (Rp)",
        "Tahun 2023 Realisasi (Rp)",
    ),
    "groups that name both": (
        _list(
            "Perbandingan",
            ("Program", "Anggaran dan Realisasi 2022", LEFT, LEFT, "Anggaran dan Realisasi 2023", LEFT, LEFT),
            _under(*("Anggaran (Rp)", "Realisasi (Rp)", "%") * 2),
            of=_EACH,
        ),
        "Anggaran dan Realisasi 2023 Anggaran (Rp)",
        "Anggaran dan Realisasi 2023 Realisasi (Rp)",
    ),
    "groups that name the realisasi of a budget": (
        _list(
            "Perbandingan",
            ("Program", "Realisasi Anggaran 2022", LEFT, LEFT, "Realisasi Anggaran 2023", LEFT, LEFT),
            _under(*("Pagu", "Realisasi", "%") * 2),
            of=_EACH,
        ),
        "Realisasi Anggaran 2023 Pagu",
        "Realisasi Anggaran 2023 Realisasi",
    ),
    "one group beside the pagu of last year": (
        _list(
            "Perbandingan",
            ("Program", "Target dan Realisasi Anggaran 2023", LEFT, LEFT, "Pagu 2022"),
            _under("Target", "Realisasi", "%", ABOVE),
            of=((P, 2023), (R, 2023), (PERCENT, 2023), (P, 2022)),
        ),
        "Target dan Realisasi Anggaran 2023 Target",
        "Target dan Realisasi Anggaran 2023 Realisasi",
    ),
    "headings with their year, in any order": (
        _list(
            "Anggaran",
            ("Program", "Pagu 2023", "Realisasi 2023", "Pagu 2022", "Realisasi 2022", "% 2023"),
            of=((P, 2023), (R, 2023), (P, 2022), (R, 2022), (PERCENT, 2023)),
        ),
        "Pagu 2023",
        "Realisasi 2023",
    ),
    "what is left of each year": (
        _list(
            "Anggaran",
            ("Program", "2022", LEFT, LEFT, "2023", LEFT, LEFT),
            _under(*("Anggaran", "Realisasi", "Sisa") * 2),
            of=((P, 2022), (R, 2022), (REST, 2022), (P, 2023), (R, 2023), (REST, 2023)),
        ),
        "2023 Anggaran",
        "2023 Realisasi",
    ),
    "a year beside the realisasi": (
        _list("Serapan", ("Program", "TA 2023 (Rp)", "Realisasi (Rp)", "%"), of=_EACH[3:]),
        "TA 2023 (Rp)",
        "Realisasi (Rp)",
    ),
    "years alone under a title of a plan": (
        _list("Pagu Indikatif 2022-2024", ("Program", "2022 (Rp)", "2023 (Rp)", "2024 (Rp)"), of=_PLAN),
        "2023 (Rp)",
        "",
    ),
    "counted years under a title of a plan": (
        _list(
            "Kebutuhan Pendanaan",
            ("Program", "Tahun ke-1 (2022) Rp", "Tahun ke-2 (2023) Rp", "Tahun ke-3 (2024) Rp"),
            of=_PLAN,
        ),
        "Tahun ke-2 (2023) Rp",
        "",
    ),
    "a stroke and a line between": (
        _list("Target Keuangan Program", ("Program", "Thn. 2022 / Rp", "Tahun\n2023\nRp"), of=_PLAN[:2]),
        "Tahun 2023 Rp",
        "",
    ),
    "years under the word alone": (
        _list("Rencana Kerja", ("Program", "Tahun", LEFT, LEFT), _under("2022", "2023", "2024"), of=_PLAN),
        "Tahun 2023",
        "",
    ),
    "years under their funds": (
        _list(
            "Lampiran", ("Program", "Kebutuhan Pendanaan", LEFT, LEFT), _under("2022", "2023", "2024"), of=_PLAN
        ),
        "Kebutuhan Pendanaan 2023",
        "",
    ),
    "years alone under a title of what was spent": (
        _list("Realisasi Belanja", ("Program", "Tahun Anggaran 2022", "Tahun Anggaran 2023"), of=_BOTH[2:4]),
        "",
        "Tahun Anggaran 2023",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LISTS)
def test_the_reports_year_is_taken_and_the_rest_is_right(tmp_path: Path, name: str, kind: str) -> None:
    layout, pagu, realisasi = LISTS[name]
    path = written(layout, tmp_path, kind)

    (table,) = report_in(path).other_tables
    headings = {column.key: " ".join(column.heading.split()) for column in table.spec.columns}

    assert headings.get(Key.PAGU, "") == pagu
    assert headings.get(Key.REALISASI, "") == realisasi
    assert [each.code for each in checked(path).findings if each.code != "L01"] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LISTS)
def test_a_slip_in_any_column_is_found_at_its_cell(tmp_path: Path, name: str, kind: str) -> None:
    layout, *_ = LISTS[name]
    for column, value in enumerate(layout.rows[-1][1:], 1):
        last = len(layout.rows) - 1
        row, other = (last, value + 1000) if isinstance(value, int) else (0, "55,55")
        path = written(layout.with_slip(row, column, other), tmp_path, kind)

        found = [each.problem.place for each in checked(path).findings if each.code != "L01"]

        assert layout.at(kind, row, column) in [(place.row, place.column) for place in found]


_UNTOLD = _list("Daftar Program", ("Program", "2022 (Rp)", "2023 (Rp)"), of=_PLAN[:2])
_OF_BOTH = _list("Anggaran dan Realisasi per Program", ("Program", "2022 (Rp)", "2023 (Rp)"), of=_PLAN[:2])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", [_UNTOLD, _OF_BOTH])
def test_years_of_which_nothing_says_what_they_hold_are_named_and_not_guessed(
    tmp_path: Path, layout: Layout, kind: str
) -> None:
    path = written(layout, tmp_path, kind)

    with pytest.raises(WrongWish) as refused:
        write_new(tmp_path / "templat.xlsx", TemplateWish(dari=(path,)), USUAL_LIMITS)

    assert budget_list_of(report_in(path)) is None
    said = [each.reason for each in checked(path).not_judged if each.reason.startswith("pagu setahun")]
    assert len(said) == 1
    assert "kolom “2023 (Rp)” tidak menyebut apa isinya; bila itu pagu, tulis misalnya PAGU INDIKATIF" in said[0]
    assert "“2023 (Rp)”) tanpa menyebut apa isinya" in str(refused.value.args[0])


@pytest.mark.parametrize("kind", KINDS)
def test_people_of_each_year_are_no_pagu_that_nobody_named(tmp_path: Path, kind: str) -> None:
    rows = (("Laki-laki", 120_000, 125_000), ("Perempuan", 130_000, 131_000), ("Jumlah", 250_000, 256_000))
    layout = Layout("Jumlah Penduduk", (("Uraian", "2022", "2023"),), rows)

    said = checked(written(layout, tmp_path, kind)).not_judged

    assert not any(each.reason.startswith("pagu setahun") for each in said)


def test_the_total_of_the_years_is_no_pagu_and_says_that_they_are(tmp_path: Path) -> None:
    rows = (
        ("Program A", 40_000_000, 41_000_000, 81_000_000),
        ("Program B", 20_000_000, 21_000_000, 41_000_000),
        ("Jumlah", 60_000_000, 62_000_000, 122_000_000),
    )
    layout = Layout("Daftar Program", (("Program", "2022 (Rp)", "2023 (Rp)", "Total Pagu"),), rows)

    (table,) = report_in(written(layout, tmp_path, ".xlsx")).other_tables

    assert table.spec.column(Key.PAGU).heading == "2023 (Rp)"
