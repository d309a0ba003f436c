"""What holds for every report: what is written reads back the same, and a slip is reported where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip_xl.books.template.template import Filling, TemplateOptions, Typed, write_template
from lkjip_xl.check.run import check_report
from lkjip_xl.reader import read_report
from lkjip_xl.report.model import Report, Table
from lkjip_xl.rules.findings import Finding, Severity
from lkjip_xl.tables import IDENTITAS, TABEL_2_7, TABEL_3_1_1_B, TABEL_3_1_2
from lkjip_xl.tables.levels import Level
from lkjip_xl.text.numbers import round_half_up
from lkjip_xl.text.words import squeeze
from tests.checking import check_file
from tests.sample_books import MENDED, Book

pytestmark = pytest.mark.usefixtures("small_templates")

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# Names as staff paste them; the x keeps them from being a word that means something, such as Jumlah.
NAMES = st.text(alphabet="abcXYZ 0189-=+'\"/.,%&<é–\u00a0\n", max_size=20).map(lambda text: f"{text} x")
AMOUNTS = st.integers(0, 10**13)


@st.composite
def budget_rows(draw: st.DrawFn) -> list[dict[str, Typed]]:
    """Rows of Tabel 2.7 as somebody types them: the sums need not come out."""
    levels = [Level.PROGRAM, *draw(st.lists(st.sampled_from(Level), max_size=6))]
    rows = []
    for level in levels:
        row = {
            "jenis": Typed(level.label),
            "nama": Typed(draw(NAMES)),
            "indikator": Typed(draw(NAMES)),
            "target": Typed(draw(st.sampled_from(["2 dokumen", "100%", "B", "-", "33,33", "=5"]))),
            "pagu": Typed(draw(AMOUNTS)),
        }
        if draw(st.booleans()):
            row["kode"] = Typed(draw(st.sampled_from(["8.10", "8.01.01.2.01.0001", "08", "5"])))
        rows.append(row)
    return rows


@st.composite
def percentage(draw: st.DrawFn) -> Typed:
    decimals = draw(st.integers(0, 2))
    points = draw(st.integers(0, 30_000))
    return Typed(Decimal(points).scaleb(-decimals) / 100, percent_decimals=decimals)


INDICATOR_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "indikator": st.builds(Typed, NAMES),
            **{
                key: percentage() | st.builds(Typed, st.integers(0, 10**6) | st.sampled_from(["-", "BB"]))
                for key in ("realisasi_lalu", "target_lalu", "realisasi", "target")
            },
        }
    ),
    min_size=1,
    max_size=3,
)


def assert_as_typed(table: Table, rows: Sequence[Mapping[str, Typed]]) -> None:
    assert len(table.rows) == len(rows)
    for row, typed in zip(table.rows, rows, strict=True):
        for key, each in typed.items():
            cell = row.cells[key]
            if isinstance(each.value, str):
                assert cell.written == squeeze(each.value)
            elif each.percent_decimals is None:
                assert cell.number == each.value
            else:
                assert (cell.number, cell.decimals) == (each.value * 100, each.percent_decimals)


@pytest.mark.thorough
@pytest.mark.long
@settings(FEW, max_examples=7)  # test_round_trip.py has every table
@given(plan=budget_rows(), indicators=INDICATOR_ROWS, data=st.data())
def test_what_is_typed_reads_back_the_same(
    tmp_path: Path, plan: list[dict[str, Typed]], indicators: list[dict[str, Typed]], data: st.DataObject
) -> None:
    spent = [{"realisasi": Typed(data.draw(AMOUNTS))} for _ in plan]
    path = tmp_path / "buku.xlsx"
    typed = {TABEL_2_7.key: plan, TABEL_3_1_1_B.key: spent, TABEL_3_1_2.key: indicators}
    identity = {"instansi": Typed("Dinas Sosial"), "pemerintah": Typed("Kota Jambi"), "tahun": Typed(2023)}
    write_template(path, TemplateOptions(), Filling(typed, {IDENTITAS.key: identity}))
    report = read_report(path)
    for key, rows in typed.items():
        assert_as_typed(report.tables[key], rows)
    # What Tabel 3.1.1.b takes over is what Tabel 2.7 says.
    for planned, row in zip(plan, report.tables[TABEL_3_1_1_B.key].rows, strict=True):
        assert row.figure("target_keuangan") == planned["pagu"].value
        assert row.text("nama") == squeeze(str(planned["nama"].value))
    assert_totals_and_percentages(report, plan, spent)


def assert_totals_and_percentages(
    report: Report, plan: Sequence[Mapping[str, Typed]], spent: Sequence[Mapping[str, Typed]]
) -> None:
    """What the formulas of the template show, worked out again from what was typed."""
    table = report.tables[TABEL_3_1_1_B.key]
    programs = [index for index, row in enumerate(plan) if row["jenis"].value == "Program"]
    assert table.total is not None
    assert table.total.figure("target_keuangan") == sum(Decimal(plan[index]["pagu"].value) for index in programs)
    assert table.total.figure("realisasi") == sum(Decimal(spent[index]["realisasi"].value) for index in programs)
    for row, planned, paid in zip(table.rows, plan, spent, strict=True):
        whole, part = Decimal(planned["pagu"].value), Decimal(paid["realisasi"].value)
        capaian = row.figure("capaian")
        if not whole:
            assert row.text("capaian") == "-"
        else:
            assert capaian is not None
            # Excel keeps 15 digits.
            assert abs(capaian - part / whole * 100) <= abs(capaian) * Decimal("1e-14")


def leaves(report: Report) -> list[int]:
    table = report.tables[TABEL_3_1_1_B.key]
    return [row.index for row in table.rows if row.level is Level.SUB_KEGIATAN]


@pytest.fixture(scope="module")
def mended() -> Report:
    return read_report(MENDED)


@pytest.fixture(scope="module")
def said_before() -> frozenset[tuple[str, object]]:
    return frozenset(_what(each) for each in check_file(MENDED).findings)


@pytest.mark.long
@FEW
@given(data=st.data())
def test_one_changed_leaf_is_reported_at_its_parent_its_percentage_and_nowhere_else(
    mended: Report, said_before: frozenset[tuple[str, object]], data: st.DataObject
) -> None:
    table = mended.tables[TABEL_3_1_1_B.key]
    leaf = table.rows[data.draw(st.sampled_from(leaves(mended)))]
    kegiatan = table.parent(leaf)
    assert kegiatan is not None
    spent, budget = leaf.figure("realisasi"), leaf.figure("target_keuangan")
    assert spent is not None
    assert budget is not None
    changed = data.draw(st.integers(0, int(budget) * 2).filter(lambda amount: amount != spent))

    book = Book()
    place = table.place(leaf, "realisasi")
    book[place.sheet].cell(place.row, place.column).value = changed
    result = check_report(book.read(), "")

    errors = {(each.code, each.problem.place): each for each in result.findings if each.severity is Severity.ERROR}
    total = ("T01", table.place(kegiatan, "realisasi"))
    written = kegiatan.figure("realisasi")
    assert written is not None
    assert errors[total].problem.expected == written + changed - spent
    assert errors[total].problem.difference == spent - changed

    percent = table.place(leaf, "capaian")
    shown = leaf.figure("capaian")
    right = round_half_up(changed / budget * 100, 0)
    expected = {total[1]} | ({percent} if right != shown else set())
    assert {place for _, place in errors} == expected
    assert {code for code, _ in errors} <= {"T01", "P01", "P03"}
    # Whatever else is said is about the leaf itself, or was said before.
    others = {_what(each) for each in result.findings if each.severity is not Severity.ERROR} - said_before
    assert {place for _, place in others} <= {table.place(leaf, "realisasi"), percent}


def _what(finding: Finding) -> tuple[str, object]:
    return finding.code, finding.problem.place
