"""What somebody asks for in the fields of the page: a template, and a report held against finance files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import chdir
from importlib import invalidate_caches
from pathlib import Path
from sysconfig import get_path
from typing import TYPE_CHECKING, Any

from lkjip_xl.files.limits import Limits, limits_of
from lkjip_xl.show.html import explanations
from lkjip_xl.show.wording import worded
from lkjip_xl.tasks.new_template import TemplateWish, TemplateWritten, write_new
from lkjip_xl.tasks.reconcile import reconciled, tolerance_of, write_reconciled
from lkjip_xl.tasks.telling import Told, WrongWish

if TYPE_CHECKING:
    from lkjip_xl.check.reconciliation import Reconciliation

Fields = Mapping[str, Any]
"""What stands in the fields of a form, by their names: texts, whether something is ticked, names of files."""

Answer = dict[str, Any]
"""What the page is told: texts, lists of them, and the name of a file that was written."""

COMPILED = "terkompilasi"
"""The folder of the zip of modules that holds those with compiled parts, which are imported from no zip."""
_BLANK_NAME = "templat"


class Forms:
    """The two forms of the page; what was held against finance files last is kept."""

    def __init__(self, outputs: Path) -> None:
        self._outputs = outputs
        self._held: tuple[Fields, Reconciliation] | None = None
        self.tasks: Mapping[str, Callable[..., Answer]] = {
            "reconcile": self._reconcile,
            "reconciliation": self._reconciliation,
            "template": self._template,
        }

    def _template(self, folder: str, limits: list[str], **fields: Any) -> Answer:
        """A workbook to be filled; what is wished for as it stands in the fields, whose files lie in a folder."""
        take_out_compiled()
        with chdir(folder):
            target, written = write_asked(self._outputs, fields, limits_of(limits))
        return {"file": str(target), "lines": told_as_list(written.told), "told": []}

    def _reconcile(self, folder: str, limits: list[str], **fields: Any) -> Answer:
        """A report held against finance files, which lie in a folder beside it."""
        # Imported here: whoever checks does not wait for what reads finance files.
        from lkjip_xl.show.reconciliation_html import render_reconciled

        take_out_compiled()
        self._held = None
        with chdir(folder):
            report, found = held_against(fields, limits_of(limits))
        self._held = fields, found
        codes = [*(each.code for each in found.findings), *(each.code for each in found.not_judged)]
        html = render_reconciled(found, report)
        return {"html": html, "rules": explanations(codes), "agrees": found.agrees}

    def _reconciliation(self, folder: str, limits: list[str], **fields: Any) -> Answer:
        """The workbook of what was held last; after a stop that is done again first."""
        if self._held is None or self._held[0] != fields:
            self._reconcile(folder, limits, **fields)
        target = self._outputs / "rekonsiliasi.xlsx"
        if self._held is not None:
            write_reconciled(target, self._held[1])
        return {"file": str(target), "told": []}


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
        bool(fields.get("bulanan")),
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
