"""What ``lkjip-xl`` says alone: what there is in the folder, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.check.assessment import assess
from lkjip_xl.cli.progress import progress
from lkjip_xl.files.find import COPIES, Workbooks, find_workbooks
from lkjip_xl.files.limits import limits_of
from lkjip_xl.rules.findings import CheckResult, Severity, State
from lkjip_xl.show.wording import worded
from lkjip_xl.text.sentences import as_argument


def next_step(folder: Path) -> Iterator[str]:
    """Some lines to act on: about the only workbook of a folder, or about how many there are."""
    found = find_workbooks([folder], deep=False)
    files = found.files
    if not files:
        year = _year_of_report(date.today())  # noqa: DTZ011 - the day of whoever types is meant
        yield "Belum ada buku kerja Excel di folder ini. Buat templatnya:"
        yield f"  lkjip-xl template -o lkjip_{year}.xlsx --tahun {year}"
        yield "atau, kalau laporan tahun lalu ada:"
        yield f"  lkjip-xl template --lanjut LAPORAN.xlsx --tahun {year} -o lkjip_{year}.xlsx"
        return
    if len(files) == 2 and (report := _only_report(files)) is not None:
        other = next(each for each in files if each != report)
        names = f"{as_argument(report.name)} {as_argument(other.name)}"
        yield f"{report.name} buku kerja LKjIP; {other.name} bukan. Jika itu berkas keuangan, cocokkan keduanya:"
        yield f"  lkjip-xl reconcile {names}"
        yield "Periksa buku kerjanya saja:"
        yield f"  lkjip-xl check {as_argument(report.name)}"
        yield from _with_documents(found, as_argument(report.name))
        return
    if len(files) > 1:
        yield f"Ada {len(files)} buku kerja Excel di folder ini. Periksa semuanya:"
        yield "  lkjip-xl check ."
        yield "Rekap semuanya dalam satu buku kerja:"
        yield "  lkjip-xl recap . -o rekap.xlsx"
        yield from _with_documents(found, "BUKU_KERJA.xlsx")
        return
    (file,) = files
    with progress(f"Memeriksa {file.name}"):
        result = assess(file, limits_of(())).result
    yield from _about(result, file)
    if result.state() in {State.NOT_READY, State.READY}:
        yield from _with_documents(found, as_argument(file.name))


def _with_documents(found: Workbooks, workbook: str) -> Iterator[str]:
    """What can be done with the documents of Word that lie beside a workbook."""
    documents = [
        each for each in found.documents if each.suffix.lower() == ".docx" and not each.stem.endswith(COPIES)
    ]
    if not documents:
        return
    name = documents[0] if len(documents) == 1 else Path("NASKAH.docx")
    said = as_argument(name.name)
    told = said if len(documents) == 1 else f"{len(documents)} dokumen Word"
    yield f"Ada juga {told}. Naskah laporan dicocokkan:"
    yield f"  lkjip-xl check {workbook} --laporan {said}"
    yield "Tanda di dalamnya, seperti {{Tabel 3.1.1.b}}, diisi dari buku kerja:"
    yield f"  lkjip-xl build {workbook} --ke {said} -o {as_argument(f'{name.stem}_terisi.docx')}"


def _only_report(files: Sequence[Path]) -> Path | None:
    """The one file of several that is a workbook of an LKjIP; None where it is not exactly one."""
    with progress("Melihat isi folder"):
        states = {file: assess(file, limits_of(()), named=()).result.state() for file in files}
    found = [file for file, state in states.items() if state not in {State.UNREADABLE, State.OTHER}]
    return found[0] if len(found) == 1 else None


def _about(result: CheckResult, file: Path) -> Iterator[str]:
    name = as_argument(file.name)
    if result.unreadable is not None:
        yield f"{name}: {result.unreadable.reason}"
        yield worded(result.unreadable.hint)
    match result.state():
        case State.EMPTY:
            yield f"{name} masih kosong. Buka di Excel, isi sel kuning, simpan, lalu periksa:"
            yield f"  lkjip-xl check {name}"
        case State.NOT_READY:
            yield f"{name}: {result.count(Severity.ERROR)} kesalahan. Lihat satu per satu, dengan tanda di selnya:"
            yield f"  lkjip-xl check {name} --annotate{_again(file.with_name(f'{file.stem}_temuan{file.suffix}'))}"
        case State.READY:
            finished = file.with_name(f"{file.stem}_selesai.xlsx")
            if finished.exists() and finished.stat().st_mtime >= file.stat().st_mtime:
                yield f"{name} siap diserahkan, dan buku kerja jadinya sudah ada: {as_argument(finished.name)}."
                yield "Serahkan keduanya."
                return
            yield f"{name} siap diserahkan. Tulis buku kerja jadinya:"
            yield f"  lkjip-xl build {name}{_again(finished)}"


def _year_of_report(today: date) -> int:
    """The year that a report is written about on a day: the last one in the first half of a year."""
    return today.year - 1 if today.month <= 6 else today.year


def _again(written: Path) -> str:
    """What lets a command write once more what it has written beside a workbook."""
    return " --timpa" if written.exists() else ""
