"""docs/panduan.md: its table of messages is fresh, its commands run, its links lead somewhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import pytest

from lkjip_xl.books.results import results_book
from tests.finance_files import KEUANGAN
from tests.running import Run
from tests.sample_books import MENDED, SAMPLES
from tools.messages_page import TARGET, messages, page

GUIDE = TARGET.read_text(encoding="utf-8")


@pytest.mark.long
def test_the_table_of_messages_is_fresh() -> None:
    # Written anew with: python -m tools.messages_page
    assert page(GUIDE) == GUIDE


@pytest.mark.long
def test_every_message_says_what_to_do() -> None:
    told = dict(messages())
    assert told["berkas kosong."] == "Minta salinan yang baru, atau buka di Excel dan simpan ulang."
    assert len(told) > 80


def test_every_link_and_picture_is_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        file, _, heading = target.partition("#")
        path = TARGET.parent / file if file else TARGET
        assert path.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def _commands() -> list[str]:
    blocks = re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("lkjip-xl ")]
    return [*lines, *re.findall(r"`(lkjip-xl (?:template|check|explain)[^`]*)`", GUIDE)]


@pytest.mark.long
@pytest.mark.parametrize("command", [each for each in _commands() if "--watch" not in each])
def test_every_command_of_the_guide_runs(
    command: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "lkjip_2023.xlsx",
        "lkjip_2024.xlsx",
        "laporan_2024/a.xlsx",
        "laporan_2024/b.xlsx",
        "laporan_2023/a.xlsx",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(MENDED, tmp_path / name)
    for name in ("LKjIP_2023.docx", "LKjIP_2024.docx"):
        shutil.copy(SAMPLES / "kesbangpol_kota_jambi_2023_laporan.docx", tmp_path / name)
    own = docx.Document()
    own.add_paragraph("Terserap {{penyerapan}}.")
    own.save(str(tmp_path / "LKjIP_OPD.docx"))
    shutil.copy(SAMPLES / "perencanaan" / "evaluasi_renja_2023.xlsx", tmp_path / "Evaluasi_Renja_2024.xlsx")
    shutil.copy(KEUANGAN / "rekap_5.xlsx", tmp_path)
    shutil.copy(KEUANGAN / "realisasi_per_dokumen.xlsx", tmp_path / "realisasi.xlsx")
    (tmp_path / "instansi.txt").write_text("Badan Kesatuan Bangsa dan Politik\n", encoding="utf-8")
    with results_book(tmp_path / "hasil.xlsx", strict=False):
        pass  # what an earlier check has written
    monkeypatch.chdir(tmp_path)
    if "--hasil-lama" not in command:
        (tmp_path / "hasil.xlsx").unlink()
    arguments = command.split()[1:]
    if "-o" in arguments and arguments[0] == "template":
        (tmp_path / arguments[arguments.index("-o") + 1]).unlink(missing_ok=True)
    if "--pilihan" in arguments:  # what an earlier line has written
        run("template", "--dari", "LKjIP_2024.docx", "-o", arguments[arguments.index("--pilihan") + 1], "--timpa")
    # Two samples of one year are not last year's and this year's.
    wrong = 2 if arguments[1].endswith(".xlsx") else 1
    expected = {wrong} if "--tahun-lalu" in arguments else {0, 1}
    code, _, err = run(*arguments)
    assert code in expected, err


@pytest.mark.parametrize(("page", "findings"), [("README.md", 1), ("docs/usage.md", 2)])
def test_the_findings_that_a_page_shows_are_those_of_the_program(page: str, findings: int) -> None:
    text = (TARGET.parent.parent / page).read_text(encoding="utf-8")
    golden = Path(__file__).parents[1] / "golden" / "kesbangpol_kota_jambi_2023_terbit.txt"
    told = " ".join(golden.read_text(encoding="utf-8").split())
    shown = re.findall(r"^  [A-Z]+\d+ +KESALAHAN [SDTPKEW]\d\d\n.*?(?=\n\n|\n```)", text, re.MULTILINE | re.DOTALL)
    assert len(shown) == findings
    for each in shown:
        assert " ".join(each.split()) in told
