"""What the user asked for and a file does not have: a sheet, a year, a stage of the budget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkjip_xl.files.refusal import refused
from lkjip_xl.finance.read.stages import EITHER_STAGE
from lkjip_xl.finance.source import Source
from lkjip_xl.grids.amount_words import years_in
from lkjip_xl.tables.measures import Stage
from lkjip_xl.text.sentences import few
from lkjip_xl.text.ways import ChooseStage, GiveYear
from lkjip_xl.text.words import name_key

_MOST_SHEETS = 10


def refuse_another_sheet(asked: str, budgets: Sequence[str], others: Sequence[str]) -> None:
    """Refuse a file that has no sheet of the name that was asked for, or no budget in it.

    Raises:
        UnreadableFile: if ``asked`` is none of the sheets with a budget.

    """
    key = name_key(asked)
    if not asked or key in {name_key(each) for each in budgets}:
        return
    if key in {name_key(each) for each in others}:
        raise refused(
            f"lembar “{asked}” tidak berisi tabel anggaran.",
            f"Lembar yang berisi tabel anggaran: {few(budgets, _MOST_SHEETS) if budgets else 'tidak ada'}.",
            wrong_use=True,
        )
    raise refused(
        f"lembar “{asked}” tidak ada di berkas ini.",
        f"Lembar yang ada: {few([*budgets, *others], _MOST_SHEETS)}.",
        wrong_use=True,
    )


def refuse_missing_sheet(asked: str, sources: Sequence[Source]) -> None:
    """Refuse a name of a sheet that was read of none of several files.

    Raises:
        UnreadableFile: if it was not.

    """
    read = [each.sheet for each in sources]
    if asked and name_key(asked) not in {name_key(each) for each in read}:
        raise refused(
            f"lembar “{asked}” tidak ada di berkas mana pun, atau tidak berisi tabel anggaran.",
            f"Lembar yang berisi tabel anggaran: {few(read, _MOST_SHEETS)}.",
            wrong_use=True,
        )


def refuse_other_years(year: int | None, headings: Iterable[str]) -> None:
    """Refuse a file whose headings name other years than that of the report only.

    Raises:
        UnreadableFile: if they do.

    """
    years = {each for heading in headings for each in years_in(heading)}
    if year and years and year not in years:
        raise refused(
            f"berkas ini hanya memuat tahun {', '.join(map(str, sorted(years)))}, bukan {year}.",
            (
                "Pakai berkas tahun yang sama, atau betulkan Tahun Laporan di Identitas (atau ",
                GiveYear(),
                ").",
            ),
            wrong_use=True,
        )


def refuse_other_stage(source: Source, stage: Stage | None) -> None:
    """Refuse to take the budget of another stage for that of the one asked for.

    Raises:
        UnreadableFile: if the file has that of the other only.

    """
    if stage is None or source.stage in {None, stage}:
        return
    only = source.stage.value if source.stage else ""
    raise refused(
        f"berkas ini hanya memuat pagu {only}.",
        ("Tambahkan ", ChooseStage(only), ", atau pakai berkas tahapan yang diminta."),
        wrong_use=True,
    )


def refuse_unknown_stage(named: str) -> None:
    """Refuse a text of TAHAPAN that is asked of a file without them.

    Raises:
        UnreadableFile: if ``named`` is one.

    """
    if named:
        raise refused(
            f"berkas ini tidak mempunyai kolom TAHAPAN, jadi tahapan {named} tidak dikenal.",
            ("Tulis ", *EITHER_STAGE, "."),
            wrong_use=True,
        )
