"""check --tahun-lalu with a folder: which file is the report of the year before of which workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.report.last_year import EarlierFile, EarlierFiles, choose
from lkjip_xl.report.settings import Settings
from tests.running import Run
from tests.sample_books import MENDED, TABEL_3_1_1_A, TABEL_3_1_2, TABEL_3_1_3, Book

KOTA = "Kota Jambi"


def save(path: Path, instansi: str, tahun: int = 2023, realisasi_lalu: float = 0.8) -> Path:
    """The sample as another agency's; of 2022 it achieved the 80% that 2023 says of last year."""
    book = Book()
    book["Identitas"]["B3"], book["Identitas"]["B5"] = instansi, tahun
    if tahun == 2023:
        book[TABEL_3_1_2]["B8"] = realisasi_lalu
    else:
        for cell in ("D7", "E7", "D8", "E8"):
            book[TABEL_3_1_1_A][cell] = 0.8
        for sheet in set(book.workbook.sheetnames) - {"Identitas", TABEL_3_1_1_A, TABEL_3_1_3}:
            del book.workbook[sheet]  # nothing is asked of the rest
    path.parent.mkdir(exist_ok=True)
    book.workbook.save(path)
    return path


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four workbooks of 2023 and five of 2022; one of 2023 has last year's figure wrong, one has no last year."""
    folder = tmp_path_factory.mktemp("tahun")
    save(folder / "2023" / "gizi.xlsx", "Dinas Gizi")
    save(folder / "2023" / "hutan.xlsx", "Dinas Kehutanan", realisasi_lalu=0.7)
    save(folder / "2023" / "baru.xlsx", "Dinas Kebudayaan")
    save(folder / "2023" / "ganda.xlsx", "Dinas Sosial")
    save(folder / "2022" / "a.xlsx", "DINAS GIZI", 2022)
    save(folder / "2022" / "b.xlsx", "Dinas Kehutnan", 2022)
    save(folder / "2022" / "c.xlsx", "Dinas Sosial", 2022)
    save(folder / "2022" / "d.xlsx", "Dinas Sosial", 2022)
    save(folder / "2022" / "e.xlsx", "Dinas Kebudayaan", 2021)
    return folder


def told(out: str) -> dict[str, dict[str, Any]]:
    return {Path(each["file"]).stem: each for each in json.loads(out)["files"]}


def last_year_of(file: dict[str, Any]) -> tuple[list[str], list[str]]:
    """What is found of last year, and what could not be judged."""
    codes = [each["code"] for each in file["findings"] if each["code"] in {"K07", "K20"}]
    return codes, [each["reason"] for each in file["not_judged"] if each["code"] == "K07"]


@pytest.mark.long
@pytest.mark.parametrize("processes", [1, 2])
def test_a_folder_of_last_year_is_matched_by_agency(years: Path, run: Run, processes: int) -> None:
    arguments = ("--tahun-lalu", years / "2022", "--format", "json", "--proses", processes)
    code, out, err = run("check", years / "2023", MENDED, *arguments)
    files = told(out)
    assert (code, err) == (1, "")
    assert last_year_of(files["gizi"]) == ([], [])
    assert last_year_of(files["hutan"]) == (["K20", "K07"], [])
    there = f"laporan Dinas Kebudayaan {KOTA} tahun 2022 tidak ada di antara 5 berkas tahun lalu"
    assert last_year_of(files["baru"]) == ([], [f"{there}; yang ada {years / '2022' / 'e.xlsx'} (tahun 2021)"])
    two = f"{years / '2022' / 'c.xlsx'}, {years / '2022' / 'd.xlsx'}"
    assert last_year_of(files["ganda"]) == (
        [],
        [f"ada 2 laporan Dinas Sosial {KOTA} tahun 2022: {two}; sisakan satu"],
    )
    said = {each["code"]: each["message"] for each in files["hutan"]["findings"]}
    assert said["K20"] == (
        f"Laporan tahun lalu dipilih karena nama instansinya mirip: “Dinas Kehutnan {KOTA}” di "
        f"{years / '2022' / 'b.xlsx'}, “Dinas Kehutanan {KOTA}” di laporan ini."
    )
    assert said["K07"].endswith(f"sel E7 laporan tahun lalu ({years / '2022' / 'b.xlsx'}).")


@pytest.mark.thorough
@pytest.mark.long
def test_the_list_says_of_whom_last_year_could_not_be_judged(years: Path, run: Run) -> None:
    code, out, _ = run(
        "check", years / "2023" / "gizi.xlsx", years / "2023" / "baru.xlsx", "--tahun-lalu", years / "2022"
    )
    lines = out.splitlines()
    assert code == 1  # what was asked for could not be judged
    assert [line.split()[0] for line in lines[1:4]] == ["SIAP", "SIAP", "K07"]
    assert "K07 tidak dinilai: laporan Dinas Kebudayaan" in lines[3]
    assert lines[-1] == "Tidak dicocokkan dengan laporan tahun lalu (K07): 1 berkas."
    assert run("check", years / "2023" / "gizi.xlsx", "--tahun-lalu", years / "2022")[0] == 0


@pytest.mark.long
def test_several_files_are_as_good_as_a_folder(years: Path, run: Run) -> None:
    last = ("--tahun-lalu", years / "2022" / "a.xlsx", "--tahun-lalu", years / "2022" / "b.xlsx")
    code, out, _ = run("check", years / "2023" / "hutan.xlsx", *last)
    assert (code, "KESALAHAN K07" in out, "INFORMASI K20" in out) == (1, True, True)


@pytest.mark.long
def test_one_file_for_many_is_nobody_elses(years: Path, run: Run) -> None:
    last = years / "2022" / "a.xlsx"
    both = (years / "2023" / "gizi.xlsx", years / "2023" / "hutan.xlsx")
    files = told(run("check", *both, "--tahun-lalu", last, "--format", "json")[1])
    assert last_year_of(files["gizi"]) == ([], [])
    assert last_year_of(files["hutan"]) == (
        [],
        [f"{last} berisi laporan DINAS GIZI {KOTA}, bukan Dinas Kehutanan {KOTA}"],
    )


@pytest.mark.long
def test_what_is_kept_is_kept_for_this_last_year_only(years: Path, tmp_path: Path, run: Run) -> None:
    last = save(tmp_path / "2022.xlsx", "Dinas Gizi", 2022)
    files = (years / "2023" / "gizi.xlsx", years / "2023" / "hutan.xlsx", "--format", "json")

    def found() -> list[str]:
        return last_year_of(told(run("check", *files, "--tahun-lalu", last)[1])["gizi"])[0]

    assert last_year_of(told(run("check", *files)[1])["gizi"]) == ([], [])
    assert found() == []
    book = Book(last)
    book[TABEL_3_1_1_A]["E7"] = 0.9
    book.workbook.save(last)
    assert found() == found() == ["K07", "K07"]  # Tabel 3.1.2 and 3.1.3
    assert last_year_of(told(run("check", *files)[1])["gizi"]) == ([], [])


def test_another_agencys_report_is_refused(years: Path, run: Run) -> None:
    code, out, err = run("check", years / "2023" / "gizi.xlsx", "--tahun-lalu", years / "2022" / "b.xlsx")
    assert (code, out) == (2, "")
    assert err == (
        f"{years / '2022' / 'b.xlsx'} berisi laporan Dinas Kehutnan {KOTA}, bukan Dinas Gizi {KOTA}. "
        "Pakai berkas laporan tahun lalu instansi ini.\n"
    )


@pytest.mark.long
def test_what_cannot_be_read_is_said_and_the_others_are_used(years: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"PK rusak")
    save(tmp_path / "a.xlsx", "Dinas Gizi", 2022)
    code, out, err = run("check", years / "2023" / "gizi.xlsx", "--tahun-lalu", tmp_path)
    assert (code, "K07" in out) == (0, False)
    assert err.startswith(f"Tidak dipakai sebagai laporan tahun lalu: {tmp_path / 'rusak.xlsx'}: ")
    (tmp_path / "a.xlsx").unlink()
    assert run("check", years / "2023" / "gizi.xlsx", "--tahun-lalu", tmp_path)[0] == 3
    (tmp_path / "rusak.xlsx").unlink()
    code, _, err = run("check", years / "2023" / "gizi.xlsx", "--tahun-lalu", tmp_path)
    assert (code, err) == (3, f"Tidak ada buku kerja Excel di folder {tmp_path}.\n")


@pytest.mark.long
def test_watching_holds_against_last_year_too(
    years: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "hutan.xlsx", "Dinas Kehutanan")

    def saved_once(_: object) -> Iterator[Path]:
        save(path, "Dinas Kehutanan", realisasi_lalu=0.7)
        yield path

    monkeypatch.setattr("lkjip_xl.cli.watch._Watched.saved", saved_once)
    monkeypatch.setattr("lkjip_xl.cli.watch.is_read", iter([True, False]).__next__)
    code, out, _ = run("check", "--watch", path, "--tahun-lalu", years / "2022" / "b.xlsx")
    before, _, after = out.partition("Menunggu.")
    assert (code, "K07" in before, "KESALAHAN K07" in after) == (1, False, True)


SAME, ALIKE, OTHER = "sama", "mirip", "lain"


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (("Dinas Kesehatan", KOTA), ("DINAS  KESEHATAN", "Pemerintah Kota Jambi"), SAME),
        (("Dinas Kesehatan Kota Jambi", KOTA), ("Dinas Kesehatan", KOTA), SAME),
        (
            ("Badan Kesatuan Bangsa & Politik", "Kab. Bogor"),
            ("Badan Kesatuan Bangsa dan Politik", "Kabupaten Bogor"),
            SAME,
        ),
        (("Dinas Kesehatan", ""), ("Dinas Kesehatan", ""), SAME),
        (("Dinas Kesehatan", KOTA), ("Dinas Kesehtan", KOTA), ALIKE),
        (("Dinas Kesehatan", KOTA), ("Dinas Kesehatan", ""), ALIKE),
        (("Dinas Kesehatan Kota Jambi", ""), ("Dinas Kesehatan", KOTA), ALIKE),
        (("Dinas Kesehatan", KOTA), ("Dinas Pendidikan", KOTA), OTHER),
        (("Dinas Kesehatan", KOTA), ("Dinas Kesehatan", "Kota Bogor"), OTHER),
        (("Dinas Kesehatan", KOTA), ("Dinas Kesehatan", "Kabupaten Jambi"), OTHER),
        (("Bagian Hukum", KOTA), ("Bagian Umum", KOTA), OTHER),
        (("Kelurahan Bekasi Jaya", KOTA), ("Kelurahan Bekasi Raya", KOTA), OTHER),
        (("Kecamatan Jambi Timur", KOTA), ("Kecamatan Jambi Utara", KOTA), OTHER),
        (("SMP Negeri 11", KOTA), ("SMP Negeri 12", KOTA), OTHER),
    ],
)
def test_whose_report_it_is(now: tuple[str, str], before: tuple[str, str], expected: str) -> None:
    found = choose(Settings(*now, tahun=2023), EarlierFiles((EarlierFile(Path("a.xlsx"), *before, tahun=2022),)))
    assert (found.file is None, bool(found.doubt)) == (expected == OTHER, expected == ALIKE)


def test_whoever_has_a_file_of_its_own_name_has_none_of_a_name_like_it() -> None:
    files = (
        EarlierFile(Path("jaya.xlsx"), "Kelurahan Sukajaya", KOTA, 2021),
        EarlierFile(Path("raya.xlsx"), "Kelurahan Sukaraya", KOTA, 2022),
    )
    found = choose(Settings("Kelurahan Sukajaya", KOTA, 2023), EarlierFiles(files))
    assert (found.file, "yang ada jaya.xlsx (tahun 2021)" in found.reason) == (None, True)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (Settings("Dinas A", KOTA), "Tahun Laporan di lembar Identitas belum diisi"),
        (Settings("", KOTA, 2023), "nama instansi di laporan ini kosong"),
    ],
)
def test_what_the_workbook_does_not_say_of_itself(settings: Settings, reason: str) -> None:
    files = (EarlierFile(Path("a.xlsx"), "Dinas A", KOTA, 2022),)
    found = choose(settings, EarlierFiles(files))
    assert (found.file, found.reason.startswith(reason)) == (None, True)
    two = choose(settings, EarlierFiles((*files, EarlierFile(Path("b.xlsx"), "Dinas B", KOTA, 2022))))
    assert (two.file, "Identitas" in two.reason) == (None, True)


def test_whoever_names_both_files_vouches_for_what_they_do_not_say() -> None:
    file = EarlierFile(Path("a.xlsx"), "", "", 2022)
    found = choose(Settings("Dinas A", KOTA, 2023), EarlierFiles((file,), alone=True))
    assert (found.file, found.doubt[:42]) == (file, "Nama instansi di laporan tahun lalu kosong")
    unknown = EarlierFile(Path("a.xlsx"), "Dinas A", KOTA, None)
    found = choose(Settings("Dinas A", KOTA, 2023), EarlierFiles((unknown,), alone=True))
    assert found.reason == "Tahun Laporan di a.xlsx belum diisi"
