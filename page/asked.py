"""What somebody asks for in the fields of the page: a template, and a report held against finance files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from importlib import invalidate_caches
from pathlib import Path
from sysconfig import get_path
from typing import TYPE_CHECKING, Any

from lkjip_xl.files.limits import Limits
from lkjip_xl.show.on_the_page import worded
from lkjip_xl.tasks.new_template import TemplateWish, TemplateWritten, write_new
from lkjip_xl.tasks.reconcile import reconciled, tolerance_of
from lkjip_xl.tasks.telling import Told, WrongWish

if TYPE_CHECKING:
    from lkjip_xl.check.reconciliation import Reconciliation

Fields = Mapping[str, Any]
"""What stands in the fields of a form, by their names: texts, whether something is ticked, names of files."""

COMPILED = "terkompilasi"
"""The folder of the zip of modules that holds those with compiled parts, which are imported from no zip."""
_BLANK_NAME = "templat"


def chosen_in(fields: Fields) -> tuple[str, str, str]:
    """The stage of the budget, the SKPD and the sheet of a finance file."""
    return fields["tahapan"], fields["skpd"], fields["lembar"]


def wish_of(fields: Fields) -> TemplateWish:
    """What is wanted of a template."""
    files = {name: [Path(each) for each in fields[name]] for name in ("dari", "lanjut", "perbarui", "pilihan")}
    lanjut, perbarui, pilihan = (next(iter(files[name]), None) for name in ("lanjut", "perbarui", "pilihan"))
    return TemplateWish(
        fields["instansi"],
        fields["pemerintah"],
        int(fields["tahun"]) if fields["tahun"] else None,
        fields["renstra"],
        tuple(files["dari"]),
        lanjut,
        perbarui,
        pilihan,
        chosen_in(fields),
        tuple(each for each in fields["kolom"].split(",") if each),
        int(fields["indikator"] or 0),
        int(fields["baris"] or 0),
        fields["kertas"],
    )


def write_asked(outputs: Path, fields: Fields, limits: Limits) -> tuple[Path, TemplateWritten]:
    """Write the template that is wanted, under a name that tells it from others.

    Raises:
        CannotWrite, FileRefused, WrongWish: as whoever writes it.

    """
    wish = wish_of(fields)
    target = outputs / "templat.xlsx"
    written = write_new(target, wish, limits)
    name = f"{wish.perbarui.stem}_baru" if wish.perbarui else f"lkjip_{written.tahun or _BLANK_NAME}"
    return target.replace(outputs / f"{name}.xlsx"), written


def held_against(fields: Fields, limits: Limits) -> tuple[Path, Reconciliation]:
    """The workbook of a report, and what came of holding it against finance files.

    Raises:
        UnreadableFile, WrongWish: as whoever holds it.

    """
    reports, files = fields["lkjip"], fields["keuangan"]
    if not (reports and files):
        raise WrongWish("Pilih dahulu buku kerja LKjIP dan berkas keuangannya.")
    tolerance = tolerance_of(fields["toleransi"])
    report = Path(reports[0])
    monthly = bool(fields["bulanan"])
    return report, reconciled(report, [*map(Path, files)], chosen_in(fields), tolerance, limits, monthly=monthly)


def told_as_list(lines: Iterable[Told]) -> list[dict[str, Any]]:
    """The sentences, each with what stands below it."""
    shown: list[dict[str, Any]] = []
    for line in lines:
        if line.detail and shown and not line.apart:
            shown[-1]["more"].append(worded(line.text))
        else:
            shown.append({"text": worded(line.text), "more": []})
    return shown


def take_out_compiled() -> None:
    """Take what reads finance files out of the zip of modules, once; nothing where they come from no zip."""
    library = getattr(__spec__.loader, "archive", None)
    if library is None:
        return
    with zipfile.ZipFile(library) as archive:
        for name in archive.namelist():
            file = Path(get_path("purelib")) / name.removeprefix(f"{COMPILED}/")
            if name.startswith(f"{COMPILED}/") and not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(archive.read(name))
    invalidate_caches()
