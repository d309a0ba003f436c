"""A reconciliation as people and programs read it: text, JSON, CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from lkjip_xl.check.reconciliation import Reconciliation
from lkjip_xl.finance.amounts import known
from lkjip_xl.finance.compare.comparison import Compared, State
from lkjip_xl.finance.read.notes import notes_of, rows_of
from lkjip_xl.finance.source import Source
from lkjip_xl.rules.findings import Severity, value_text
from lkjip_xl.rules.findings import State as Ready
from lkjip_xl.rules.not_judged import reasons_not_judged
from lkjip_xl.show.findings_csv import not_a_formula
from lkjip_xl.show.findings_json import finding_object
from lkjip_xl.show.json_values import json_text, json_value
from lkjip_xl.show.terminal import Paint, finding_lines, plain
from lkjip_xl.show.words import Tone, difference_text
from lkjip_xl.show.wrapping import wrapped
from lkjip_xl.tables.measures import Measure
from lkjip_xl.text.numbers import format_short
from lkjip_xl.text.words import printable

_WIDTH_OF_AMOUNT = 22
_HEADINGS = (
    *("tingkat", "kode", "nama", "pagu lkjip", "pagu berkas keuangan", "selisih pagu"),
    *(
        "realisasi lkjip",
        "realisasi berkas keuangan",
        "selisih realisasi",
        "keadaan",
        "dicocokkan menurut",
        "keterangan",
    ),
)


def render_text(found: Reconciliation, width: int = 100, paint: Paint = plain) -> str:
    """What a person reads: the files, the totals, each finding, and one line to act on."""
    lines = ["Berkas keuangan"]
    for source in found.sources:
        lines += [wrapped(each, "  ", width, hanging=2) for each in source_lines(source)]
    lines += [wrapped(f"Perhatian: {each}.", "  ", width, hanging=2) for each in found.unused]
    lines += ["", *_totals(found)]
    by_sheet = groupby(
        sorted(found.findings, key=lambda each: each.problem.place.sheet),
        key=lambda each: each.problem.place.sheet,
    )
    for sheet, findings in by_sheet:
        lines += ["", paint(f"Lembar {printable(sheet)}", None)]
        for finding in findings:
            lines += ["", *finding_lines(finding, width, paint)]
    if found.not_judged:
        lines += ["", "Tidak dinilai:"]
        reasons = reasons_not_judged(found.not_judged)
        lines += [wrapped(f"- {printable(reason)}", "  ", width, hanging=2) for reason in reasons]
    text, tone = verdict(found)
    return "\n".join([*lines, "", paint(wrapped(text, "", width), tone)])


def source_lines(source: Source) -> Iterator[str]:
    """What a person reads of a file: its rows, what was left out, and what does not agree in it."""
    rows, *left = rows_of(source)
    yield printable(f"{rows}.")
    yield from (printable(f"{each[:1].upper()}{each[1:]}.") for each in left)
    yield from (printable(f"Perhatian: {each}.") for each in notes_of(source))


def _totals(found: Reconciliation) -> Iterator[str]:
    heads = ("LKjIP", "Berkas keuangan", "Selisih")
    sides = ("here", "there", "difference")
    rows = [heads, *(tuple(total_text(found, measure, side) for side in sides) for measure in found.measures)]
    # An amount with many decimals must not run into the one beside it.
    width = max(_WIDTH_OF_AMOUNT, *(len(text) + 2 for row in rows for text in row))
    for name, row in zip(("", *found.measures), rows, strict=True):
        yield f"{name.capitalize():<12}" + "".join(f"{each:>{width}}" for each in row)


def total_text(found: Reconciliation, measure: Measure, side: str) -> str:
    """A total of the report or of the finance system, or their difference, for people."""
    total = found.total
    amounts = {
        "here": total.here(measure),
        "there": total.known_there(measure),
        "difference": total.difference(measure),
    }
    amount = amounts[side]
    if amount is not None:
        return difference_text(amount) if side == "difference" else format_short(amount)
    return "-" if total.is_judged(measure) or side == "here" else State.NOT_JUDGED.value


def verdict(found: Reconciliation, where: str = "di atas") -> tuple[str, Tone]:
    """Whether the report agrees with the finance system: one sentence, and how bad it is.

    ``where`` is the place of what else is told of it.
    """
    by = Counter(each.by.value for each in found.matching.matches)
    matched = ", ".join(f"{count} menurut {how}" for how, count in by.most_common())
    rows = f"{len(found.matching.matches)} dari {len(found.table.rows)} baris dicocokkan"
    rows += f" ({matched})" if matched else ""
    measures = " dan ".join(found.measures)
    if found.unused or any(any(notes_of(source)) for source in found.sources):
        rows += f"; lihat juga Perhatian {where}"
    if found.not_judged:
        rows += f"; sebagian tidak dinilai, lihat {where}"
        if not found.standing:
            return f"BELUM DAPAT DINILAI seluruhnya: {measures}; {rows}.", Severity.ERROR
    if not found.agrees:
        differences = f"{len(found.standing)} perbedaan" if found.standing else "jumlahnya berbeda,"
        return f"BELUM COCOK: {differences} {measures}; {rows}.", Severity.ERROR
    if found.waived:
        return f"COCOK kecuali {len(found.waived)} perbedaan yang dikecualikan: {measures}; {rows}.", Ready.READY
    exactly = "sampai pembulatan di berkas keuangan" if found.is_rounded else "sampai rupiahnya"
    how = "dengan toleransi" if found.hidden[0] else exactly
    return f"COCOK {how}: {measures}; {rows}.", Ready.READY


def render_json(found: Reconciliation) -> str:
    """One object. Its shape is a contract: other programs read it."""
    return json_text(
        {
            "sources": [_source_object(each) for each in found.sources],
            "notes": list(found.unused),
            "totals": {
                measure: {
                    "lkjip": json_value(found.total.here(measure)),
                    "sipd": json_value(found.total.known_there(measure)),
                    "difference": json_value(found.total.difference(measure)),
                }
                for measure in found.measures
            },
            "matched": len(found.matching.matches),
            "findings": [{**finding_object(each), "cause": found.cause(each) or None} for each in found.findings],
            "not_judged": [{"code": each.code, "reason": each.reason} for each in found.not_judged],
        }
    )


def _source_object(source: Source) -> dict[str, Any]:
    return {
        "file": source.file,
        "shape": source.shape.value,
        "rows_read": source.rows_read,
        "rows_skipped": [{"reason": reason, "count": count} for reason, count in source.skipped.items()],
        "notes": list(notes_of(source)),
        "total_pagu": json_value(known(source.total(Measure.PAGU))),
        "total_realisasi": json_value(known(source.total(Measure.REALISASI))),
    }


def render_csv(found: Reconciliation) -> str:
    """A line for each row of the report and of the finance system, separated as Excel expects it in Indonesia."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADINGS)
    for each in (*found.compared, found.total):
        level = each.level.label if each.level else ""
        how = each.match.by.value if each.match else ""
        amounts = [_amount(value) for measure in Measure for value in _three(each, measure)]
        row = [level, each.code, each.label, *amounts, found.state(each).value, how, found.remark(each)]
        writer.writerow([not_a_formula(printable(text)) for text in row])
    return "\ufeff" + output.getvalue().rstrip("\n")


def _three(compared: Compared, measure: Measure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return compared.here(measure), compared.known_there(measure), compared.difference(measure)


def _amount(value: Decimal | None) -> str:
    return value_text(value)
