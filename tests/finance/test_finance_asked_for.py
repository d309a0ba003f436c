"""Stages, sheets and years that are asked for: picked, never added up, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.finance.amounts import Unreadable, Why, read_amount
from lkjip_xl.finance.read.source_of import ReadingOptions, read_source
from lkjip_xl.show.wording import worded
from lkjip_xl.tables.measures import Measure, Stage
from tests.finance_files import KEUANGAN, samples, write_cells
from tests.running import Run
from tests.sample_books import MENDED

pytestmark = pytest.mark.usefixtures("small_templates")

SUB = ("1.02.01.2.01.0001", "Sub A", "5.1.02")
HEAD = ("KODE SUB KEGIATAN", "NAMA SUB KEGIATAN", "KODE REKENING", "PAGU", "TAHAPAN")


def of_stages(folder: Path, stages: Sequence[str]) -> Path:
    """A Rekap 5 with a row for each stage, of 1, 2, 4 rupiah and so on."""
    return write_cells(folder / "x.xlsx", [HEAD, *((*SUB, 2**at, each) for at, each in enumerate(stages))])


@pytest.mark.long
@pytest.mark.parametrize(
    ("stages", "asked", "pagu", "said"),
    [
        (("PERGESERAN 1", "PERUBAHAN APBD"), "perubahan", None, '--tahapan "PERUBAHAN APBD"'),
        (("PERGESERAN 1", "PERUBAHAN APBD"), "perubahan apbd", 2, ""),
        (("PERGESERAN 1", "PERUBAHAN APBD"), "Pergeseran 1", 1, ""),
        (("PERGESERAN 1", "PERUBAHAN APBD"), "murni", None, "tidak memuat tahapan murni"),
        (("PENETAPAN", "PERGESERAN I", "PERGESERAN II"), "murni", 1, ""),
        (("PENETAPAN", "PERGESERAN I", "PERGESERAN II"), "", None, "PENETAPAN, PERGESERAN I, PERGESERAN II"),
        (("MURNI",), "perubahan", None, "hanya memuat pagu murni"),
    ],
)
def test_stages_are_never_added_up(
    stages: tuple[str, ...], asked: str, pagu: int | None, said: str, run: Run, tmp_path: Path
) -> None:
    code, out, err = run(
        "template", "--dari", of_stages(tmp_path, stages), "--tahapan", asked, "-o", tmp_path / "t.xlsx"
    )
    assert code == (0 if pagu else 2)
    assert said in " ".join((out + err).split())


def test_a_name_that_no_file_has_is_no_stage(run: Run) -> None:
    code, _, err = run("reconcile", MENDED, KEUANGAN / "sederhana.csv", "--tahapan", "kedua")
    assert code == 2
    assert "Tulis --tahapan murni atau --tahapan perubahan" in err


@pytest.mark.thorough
@pytest.mark.long
def test_stages_in_two_files_are_asked_for_and_picked(run: Run, tmp_path: Path) -> None:
    _, *rows = samples.sederhana(samples.anggaran())
    head = ("KODE", "URAIAN")
    murni = write_cells(tmp_path / "m.xlsx", [(*head, "PAGU MURNI"), *((*row[:2], row[2] // 2) for row in rows)])
    perubahan = write_cells(tmp_path / "p.xlsx", [(*head, "PAGU PERUBAHAN"), *(row[:3] for row in rows)])
    for files in ((murni, perubahan), (perubahan, murni)):
        code, _, err = run("reconcile", MENDED, *files)
        assert (code, "--tahapan murni atau --tahapan perubahan" in err) == (2, True)
        assert run("reconcile", MENDED, *files, "--tahapan", "perubahan")[0] == 0
        assert run("reconcile", MENDED, *files, "--tahapan", "murni")[0] == 1


@pytest.mark.long
def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Sampul").write(0, 0, "Sampul")
        sheet = workbook.add_worksheet("Data")
        for at, row in enumerate(samples.sederhana(samples.anggaran())):
            sheet.write_row(at, 0, row)
    code, _, err = run("reconcile", MENDED, path, "--lembar", "Nope")
    assert (code, "Lembar yang ada: Data, Sampul." in " ".join(err.split())) == (2, True), err
    code, _, err = run("reconcile", MENDED, path, "--lembar", "Sampul")
    assert (code, "“Sampul” tidak berisi tabel anggaran" in " ".join(err.split())) == (2, True)
    assert run("reconcile", MENDED, path, "--lembar", "data")[0] == 0


def test_a_file_of_another_year_is_named(tmp_path: Path) -> None:
    path = write_cells(tmp_path / "x.xlsx", [("KODE", "URAIAN", "PAGU 2024"), ("1.02.01.2.01.0001", "Sub A", 1)])
    with pytest.raises(UnreadableFile, match="hanya memuat tahun 2024, bukan 2023"):
        read_source(path, ReadingOptions(2023))


def test_a_workbook_in_the_xml_of_2003_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.xls"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
        encoding="utf-8",
    )
    with pytest.raises(UnreadableFile, match="XML 2003"):
        read_source(path)


@pytest.mark.parametrize("returned", [-3, "(3)", 3])
def test_what_was_paid_back_is_taken_off_whatever_its_sign(returned: object, tmp_path: Path) -> None:
    head = ("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nilai Realisasi", "Nilai Setoran")
    source = read_source(write_cells(tmp_path / "x.xlsx", [head, (*SUB, 10, returned)]))
    assert source.total(Measure.REALISASI) == 7
    said = ("Nilai Setoran bertanda minus di 1 baris; tetap mengurangi realisasi",)
    assert source.notes == (() if returned == 3 else said)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("+68.500.083", 68_500_083),
        ("68.500.083 ,-", 68_500_083),
        ("68.500.083-", -68_500_083),
        ("Rp: 68.500.083", 68_500_083),
        ("68.500.083 rupiah", 68_500_083),
        ("Rp.68.500.083,-.", 68_500_083),
        ("68'500'083", 68_500_083),
        ("=68398750", 68_398_750),
        ("'68398750", 68_398_750),
        ("'Rp68.398.750", 68_398_750),
        ("'-1.000", -1000),
        ("2.6028e+8", 260_280_000),
        ("1.5E+1", 15),
    ],
)
def test_amounts_as_finance_files_write_them(text: str, amount: int) -> None:
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["2.60280E+08", "2,6028E+08"])
def test_an_amount_that_excel_cut_short_is_not_known(text: str) -> None:
    assert read_amount(text) == Unreadable(Why.SHORTENED, text)


def test_a_column_of_words_is_not_blamed_on_formulas(tmp_path: Path) -> None:
    path = write_cells(tmp_path / "x.xlsx", [("KODE", "URAIAN", "PAGU"), ("1.02.01.2.01.0001", "Sub A", "sejuta")])
    with pytest.raises(UnreadableFile) as refused:
        read_source(path)
    assert "rumus" not in worded(refused.value.unreadable.hint)


OUTLINE = ("KODE", "URAIAN", "TAHAPAN", "PAGU")


def outline_of_stages(folder: Path, *, merged: bool) -> Path:
    """An outline with a row for each stage; the codes may stand once over both."""
    rows = [("8.01.01", "Program A", 1), ("8.01.01.2.01", "Kegiatan A", 1), ("8.01.01.2.01.0001", "Sub A", 1)]
    both = [
        (*(("", "") if merged and stage == "Perubahan" else (code, name)), stage, pagu * times)
        for code, name, pagu in rows
        for stage, times in (("Murni", 100), ("Perubahan", 120))
    ]
    return write_cells(folder / "x.xlsx", [OUTLINE, *both])


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(("stage", "pagu"), [(Stage.MURNI, 100), (Stage.PERUBAHAN, 120)])
def test_stages_in_rows_of_an_outline_are_never_added_up(
    stage: Stage, pagu: int, merged: bool, tmp_path: Path
) -> None:
    source = read_source(outline_of_stages(tmp_path, merged=merged), ReadingOptions(stage=stage))
    assert [line.pagu for line in source.lines] == [Decimal(pagu)]
    assert source.skipped["baris tahapan lain"] == 3


def test_stages_in_rows_of_an_outline_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Murni, Perubahan") as error:
        read_source(outline_of_stages(tmp_path, merged=False))
    assert "--tahapan Perubahan" in worded(error.value.unreadable.hint)
