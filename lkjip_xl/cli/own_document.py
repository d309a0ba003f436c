"""``build --ke`` and ``build --tanda``: the report in the agency's own document, and what can be put into it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lkjip_xl.cli.exit_codes import ERRORS_FOUND, WRONG_USE
from lkjip_xl.cli.progress import progress
from lkjip_xl.cli.screen import complain, refused, say, width
from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.files.whole_file import shown
from lkjip_xl.show.wrapping import wrapped
from lkjip_xl.text.sentences import as_argument, few
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    from lkjip_xl.books.document.own.offers import Offer
    from lkjip_xl.books.document.own.outcome import Outcome, Unknown
    from lkjip_xl.files.limits import Limits
    from lkjip_xl.tasks.build import Judged

_MOST = 8
_MOST_MEANT = 3
# Each of them needs a correction of its own.
_FEW_UNKNOWN, _MOST_UNKNOWN = 2, 20
_MARK_AGAIN = "hapus isi lama setiap bagian dan tulis tandanya di tempat itu"
_NUMBER = re.compile(r"Tabel [\d.]+[a-z]?")
_NAMES_OF_OPTIONS = "-o, --ke, --ganti, --draft, dan --timpa"


def refuse_options(
    output: Path | None, own: Path | None, *, marks: bool, anew: bool, draft: bool, replace: bool
) -> None:
    """End the program where options do not go together."""
    told = ""
    if marks and (output or own or anew or draft or replace):
        told = f"--tanda hanya menampilkan daftar tanda: hilangkan {_NAMES_OF_OPTIONS}."
    elif anew and own is None:
        told = "--ganti hanya berlaku bersama --ke DOKUMEN.docx."
    elif own is not None and output is None:
        told = f"Tulis juga nama hasilnya, misalnya -o {as_argument(f'{own.stem}_terisi.docx')}."
    if told:
        complain(told)
        raise typer.Exit(WRONG_USE)


def fill(
    target: Path,
    own: Path,
    file: Path,
    judged: Judged,
    limits: Limits,
    *,
    draft: bool,
    anew: bool,
) -> None:
    """Put the report into a document, and say what became of it."""
    from lkjip_xl.tasks.own_document import fill_own

    try:
        with progress(f"Menulis {target.name}"):
            outcome = fill_own(target, own, judged, limits, draft=draft, anew=anew)
    except UnreadableFile as error:
        raise refused(error, own) from error
    marks = f"lkjip-xl build {as_argument(str(file))} --tanda"
    if outcome.other:
        was, now = printable(outcome.other.was), printable(outcome.other.now)
        complain(
            f"Belum ditulis: {shown(own)} sudah diisi untuk {was}, sedangkan buku kerja ini milik {now}. Periksa "
            "berkasnya. Bila dokumen itu memang hendak dipakai, tambahkan --ganti: semua bagiannya ditulis lagi, "
            "juga yang disunting."
        )
        raise typer.Exit(WRONG_USE)
    if not outcome.is_of_ours and (outcome.stripped or outcome.stripped_figures):
        complain(
            f"Belum ditulis: {shown(own)} disimpan oleh program (LibreOffice) yang menghapus penanda "
            f"{_stripped(outcome)}. Pakai dokumen terakhir yang disimpan Word; bila tidak ada, {_MARK_AGAIN}."
        )
        raise typer.Exit(WRONG_USE)
    if not outcome.is_of_ours:
        complain(
            f"Belum ditulis: {shown(own)} tidak memuat tanda seperti {{{{Tabel 3.1.1.b}}}} dan belum pernah diisi "
            f"program ini. Daftar tanda: {marks}"
        )
        raise typer.Exit(WRONG_USE)
    for line in (*_told(outcome, marks, target, draft=draft), *_to_do(outcome)):
        say(printable(line))
    raise typer.Exit(0 if outcome.is_whole else ERRORS_FOUND)


def _told(outcome: Outcome, marks: str, target: Path, *, draft: bool) -> Iterator[str]:
    """What was done, then what is left for a person, each on a line."""
    if outcome.has_placed:
        yield f"Dokumen {'DRAF ' if draft else ''}ditulis: {shown(target)}"
        yield _counted(outcome)
    else:
        yield "Belum ditulis: tidak satu pun tanda di dokumen itu dapat diganti."
    if outcome.edited:
        yield (
            f"Dibiarkan karena disunting sejak ditulis: {few(outcome.edited, _MOST)}. Untuk menggantinya juga, "
            "tambahkan --ganti."
        )
    if outcome.stale:
        yield f"Angkanya berubah sejak ditulis, jadi yang disunting itu tertinggal: {few(outcome.stale, _MOST)}."
    if outcome.unknown:
        yield from _unknowns([*map(_unknown, outcome.unknown)], marks)
    if outcome.gone:
        gone = few([_gone(each) for each in outcome.gone], _MOST)
        yield f"Tidak ada lagi di buku kerja, jadi dibiarkan: {gone}. Tulis tandanya dengan nama yang baru."
    for each in outcome.misplaced:
        yield f"Tidak diganti: {each.written} {each.why}."


def _to_do(outcome: Outcome) -> Iterator[str]:
    """What is left to be filled, and how the document is kept."""
    if outcome.lacking:
        yield (
            f"Belum ada isinya: {few(outcome.lacking, _MOST)}. Di dokumen tertulis begitu dalam kurung siku; isi "
            "buku kerjanya, lalu ulangi."
        )
    if outcome.captions:
        yield (
            "Judul di atasnya bernomor tabel lain; betulkan bila tertukar: "
            f"{few(outcome.captions, _MOST, between='; ')}."
        )
    if outcome.wide:
        yield (
            f"Terlalu lebar untuk halamannya, jadi ada kata yang terpotong: {few(outcome.wide, _MOST)}. Buat "
            "halamannya lanskap: Layout > Breaks > Next Page di depan dan di belakangnya, lalu di antara keduanya "
            "Layout > Orientation > Landscape. Tulis lagi tandanya di tempat tabelnya, lalu ulangi."
        )
    if outcome.blanks:
        yield f"Masih harus diisi: {len(outcome.blanks)} isian, yaitu {few(outcome.blanks, 3, between='; ')}."
    for blank in outcome.lost:
        yield f"Kalimat isian ini tidak ada lagi; teksnya tidak terbawa: {blank.title}: “{blank.text}”"
    if outcome.stripped or outcome.stripped_figures:
        yield (
            f"Penanda {_stripped(outcome)} terhapus oleh program lain (LibreOffice), jadi dibiarkan. Supaya "
            f"diperbarui lagi, {_MARK_AGAIN}."
        )
    if outcome.tracked:
        yield "Lacak Perubahan dokumen ini menyala; penggantian oleh program tidak ikut terlacak."
    if outcome.protected:
        yield "Penyuntingan dokumen ini dibatasi; pembatasan itu tetap berlaku."


def _stripped(outcome: Outcome) -> str:
    """How many parts and figures in lines have lost what tells them; which figures is not known any more."""
    parts = f"{outcome.stripped} bagian" if outcome.stripped else ""
    figures = f"{outcome.stripped_figures} angka di dalam kalimat" if outcome.stripped_figures else ""
    return " dan ".join(filter(None, (parts, figures)))


def _counted(outcome: Outcome) -> str:
    counts = ", ".join(f"{number} {kind.value}" for kind, number in outcome.replaced.items())
    number = sum(outcome.replaced.values())
    replaced = f"{number} bagian diganti ({counts})" if number else "Tidak ada bagian yang perlu diganti"
    return f"{replaced}; {outcome.same} sudah sesuai." if outcome.same else f"{replaced}."


def _unknowns(told: Sequence[str], marks: str) -> Iterator[str]:
    """The marks that nobody knows: a few in a sentence, more of them one below the other."""
    if len(told) <= _FEW_UNKNOWN:
        yield f"Tidak dikenal: {few(told, _FEW_UNKNOWN)}. Daftar tanda: {marks}"
        return
    yield f"{len(told)} tanda tidak dikenal (daftar tanda: {marks}):"
    yield from (f"  {each}" for each in told[:_MOST_UNKNOWN])
    if len(told) > _MOST_UNKNOWN:
        yield f"  dan {len(told) - _MOST_UNKNOWN} lagi"


def _unknown(each: Unknown) -> str:
    if each.several:
        first = few([f"{{{{{name}}}}}" for name in each.nearest], _MOST_MEANT, between="; ")
        return f"{each.written} (ada {len(each.nearest)} bernama itu; tulis salah satunya: {first})"
    if not each.written.strip("{} "):
        return "{{ }} (kosong)"
    return f"{each.written} (maksudnya {_either(each)}?)" if each.nearest else each.written


def _gone(each: Unknown) -> str:
    return f"{each.written} (mungkin kini {_either(each)})" if each.nearest else each.written


def _either(each: Unknown) -> str:
    *others, last = [f"{{{{{name}}}}}" for name in each.nearest]
    return f"{', '.join(others)}, atau {last}" if others else last


def list_marks(judged: Judged) -> None:
    """Print what can be put into a document, with what it says now."""
    from lkjip_xl.tasks.own_document import offers_for

    offers = offers_for(judged).all
    for text in _listed(offers, min(width(), 80)):
        for line in text.split("\n"):
            typer.echo(printable(line))
    if errors := judged.errors_in_the_way(draft=False):
        say(f"Masih ada {errors} kesalahan di buku kerja ini, jadi angka di atas masih dapat berubah.", err=True)


def _listed(offers: Sequence[Offer], across: int) -> Iterator[str]:
    from lkjip_xl.books.document.own.offers import Group, Kind

    blocks = [each for each in offers if each.kind.is_block and not each.of]
    yield "Sendiri di satu paragraf:"
    yield from _beside([each for each in blocks if not each.lacks], across)
    lacking = [each.name for each in blocks if each.lacks and each.kind is not Kind.NARRATIVE]
    if lacking:
        yield wrapped(f"Belum diisi: {', '.join(lacking)}", "  ", across, 2)
    if any(each.kind is Kind.CHART and each.of for each in offers):
        yield wrapped("Satu grafik saja: {{Gambar 3.1.3: NAMA INDIKATOR}}", "  ", across, 2)
    yield ""
    yield "Di mana saja, juga di tengah kalimat dan kepala halaman:"
    yield from _beside([each for each in offers if not each.kind.is_block and not each.of], across)
    headings = (
        (Group.INDICATOR, "Per indikator; NAMA adalah nama indikatornya"),
        (Group.SASARAN, "Per sasaran"),
        (Group.PROGRAM, "Per program; kegiatan dan sub kegiatan juga, dengan nama atau kodenya, dan (UNIT)"),
    )
    for group, heading in headings:
        yield from _of_rows([each for each in offers if each.group == group], heading, across)


def _beside(offers: Sequence[Offer], across: int) -> Iterator[str]:
    """Names with what they say beside them."""
    longest = max((len(each.name) for each in offers), default=0) + 6
    for each in offers:
        number = _NUMBER.match(each.name)
        text = each.text.removeprefix(f"{number[0]} ") if number else each.text
        first, *more = textwrap.wrap(text or each.lacks, across - longest - 2) or [""]
        yield f"  {f'{{{{{each.name}}}}}':<{longest}}{first}"
        yield from (f"{'':{longest + 2}}{line}" for line in more)


def _of_rows(offers: Sequence[Offer], heading: str, across: int) -> Iterator[str]:
    """The rows of one kind, each with its figures below its name."""
    rows: dict[str, list[Offer]] = {}
    for each in offers:
        rows.setdefault(each.of, []).append(each)
    if not rows:
        return
    facts = dict.fromkeys(each.name.partition(":")[0] for each in offers)
    yield ""
    yield wrapped(f"{heading}:", "", across)
    yield wrapped(" ".join(f"{{{{{fact}: NAMA}}}}" for fact in facts), "", across)
    for name, figures in rows.items():
        said = "; ".join(f"{each.name.partition(':')[0]} {each.text or each.lacks}" for each in figures)
        yield wrapped(name, "  ", across, 0)
        yield wrapped(said, "      ", across)
