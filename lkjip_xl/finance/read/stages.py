"""The stages of the budget that a column TAHAPAN names: which one is read, and never two of them."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.files.refusal import refused
from lkjip_xl.tables.measures import Stage
from lkjip_xl.text.ways import ChooseStage
from lkjip_xl.text.words import fold

# The two of which every file of the finance system has one or both, to be offered in an advice.
EITHER_STAGE = (ChooseStage(Stage.MURNI.value), " atau ", ChooseStage(Stage.PERUBAHAN.value))


def stage_of(text: str, usual: Stage | None = Stage.MURNI) -> Stage | None:
    """The stage that a text of TAHAPAN names; ``usual`` is what it is where it names none."""
    word = fold(text)
    if "perubahan" in word or "pergeseran" in word or "setelah" in word:
        return Stage.PERUBAHAN
    return Stage.MURNI if "murni" in word or "sebelum" in word else usual if word else None


def only_stage(found: Sequence[str]) -> Stage | None:
    """The stage of the budget that the texts of TAHAPAN name, where it is one only."""
    stages = {stage_of(each, usual=None) for each in found}
    return next(iter(stages)) if len(stages) == 1 else None


def chosen_stage(found: Sequence[str], stage: Stage | None, stage_name: str) -> str:
    """Which text of TAHAPAN is that of the chosen stage, empty where there is none: never two, whose pagu add up.

    Raises:
        UnreadableFile: if it cannot be told which.

    """
    if stage_name:
        own = [each for each in found if fold(each) == fold(stage_name)]
    else:
        own = [each for each in found if stage_of(each) is stage] if stage and len(found) > 1 else list(found)
    if len(own) == 1 or not found:
        return own[0] if own else ""
    if not own:
        raise refused(
            f"berkas ini tidak memuat tahapan {stage_name or (stage.value if stage else '')}.",
            f"Tahapan yang ada: {', '.join(found)}.",
            wrong_use=True,
        )
    raise refused(
        f"berkas ini memuat beberapa tahapan anggaran{f' {stage.value}' if stage else ''}: {', '.join(own)}.",
        ("Sebutkan yang dipakai, misalnya ", ChooseStage(own[-1]), "."),
        wrong_use=True,
    )
