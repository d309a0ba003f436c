"""``lkjip-xl explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from lkjip_xl.cli.exit_codes import WRONG_USE
from lkjip_xl.cli.screen import complain, width


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="KODE", help="Kode aturan, misalnya T01; kosong: semua.")
    ] = None,
) -> None:
    """Menjelaskan sebuah aturan: apa yang diperiksa, mengapa, dan cara memperbaikinya.

    Contoh: lkjip-xl explain T01
    """
    from lkjip_xl.rules import all_rules
    from lkjip_xl.show.rule_page import render_rule, render_rules

    rules = {rule.code: rule for rule in all_rules()}
    if code is None:
        typer.echo(render_rules(rules.values()))
        typer.echo("\nPenjelasan lengkap: lkjip-xl explain KODE")
    elif rule := rules.get(code.strip().upper()):
        typer.echo(render_rule(rule, width()))
    else:
        complain(f"Aturan {code} tidak ada. Ketik lkjip-xl explain untuk melihat semua aturan.")
        raise typer.Exit(WRONG_USE)
