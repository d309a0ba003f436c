"""Values and text as JSON has them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from lkjip_xl.report.place import DocumentTable, Place
from lkjip_xl.rules.findings import Value

_NOT_ASCII = re.compile(r"[^\x20-\x7e\n]")


def json_value(value: Value) -> int | float | str | None:
    """A number as a number; whole rupiah exactly."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value


def json_text(value: Any) -> str:
    """A value as JSON, readable, and with nothing in it that a terminal would obey or that turns a line around."""
    return _NOT_ASCII.sub(
        lambda found: found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1],
        json.dumps(value, ensure_ascii=False, indent=2),
    )


def cell_object(place: Place, sheet: str = "") -> dict[str, str | None]:
    """A cell by its address, with its sheet as Excel writes it where that is another than ``sheet``.

    What stands in a document has no cell: it is named in words.
    """
    if isinstance(place.sheet, DocumentTable):
        return {"cell": None, "place": place.in_full}
    quoted = place.sheet.replace("'", "''")
    return {"cell": place.address if place.sheet == (sheet or place.sheet) else f"'{quoted}'!{place.address}"}
