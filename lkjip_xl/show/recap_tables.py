"""A recap for other tools: the agencies and their program rows as two tables, in CSV or Parquet.

Amounts are rupiah, percentages percent points. CSV has commas between its columns and a point before decimals, as
other tools expect; Excel on an Indonesian computer opens the workbook instead.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.check.assessment import Assessment
from lkjip_xl.check.recap import AgencyLine, Recap
from lkjip_xl.figures.agency import BudgetRow
from lkjip_xl.files.whole_file import CannotWrite, whole_files
from lkjip_xl.show.findings_csv import not_a_formula
from lkjip_xl.show.wording import worded
from lkjip_xl.text.words import printable

if TYPE_CHECKING:
    import pandas as pd

# What names the second table, beside the name of the first.
ROWS_SUFFIX = "_program"
_NO_PARQUET = (
    "Untuk menulis .parquet, pasang dahulu pustakanya: pip install lkjip-xl[parquet]. Atau pilih .csv atau .xlsx."
)


@dataclass(frozen=True, slots=True)
class _Table:
    """The kind of each column by its name, in their order, and rows; no text holds what no file can."""

    columns: Mapping[str, str]
    rows: Sequence[tuple[Any, ...]]

    @classmethod
    def of(cls, rows: Iterable[tuple[Any, ...]], columns: Mapping[str, str]) -> _Table:
        kinds = tuple(columns.values())
        return cls(columns, [tuple(map(_cell, row, kinds)) for row in rows])


def _cell(value: Any, kind: str) -> Any:
    if kind == "string":
        return printable(value) if isinstance(value, str) else ""
    return value


def rows_path(target: Path) -> Path:
    """Where the program rows go: ``rekap_program.csv`` beside ``rekap.csv``."""
    return target.with_name(f"{target.stem}{ROWS_SUFFIX}{target.suffix}")


def write_data(target: Path, assessed: Iterable[Assessment], recap: Callable[[], Recap]) -> Recap:
    """Write both tables; ``recap`` is asked once all workbooks have been gone through.

    Raises:
        CannotWrite: if one of them cannot be written, or there is nothing to write Parquet with.

    """
    write = _parquet_writer() if target.suffix.lower() == ".parquet" else _write_csv
    rows = [row for each in assessed for row in _rows(each)]
    found = recap()
    with whole_files((target, rows_path(target))) as (agencies, programs):
        write(_Table.of(map(_agency, found.lines), _AGENCY), agencies)
        write(_Table.of(rows, _ROW), programs)
    return found


_AGENCY: dict[str, str] = {
    **dict.fromkeys(("berkas", "keadaan"), "string"),
    "ikut_dijumlahkan": "boolean",
    **dict.fromkeys(("instansi", "pemerintah"), "string"),
    "tahun": "Int64",
    **dict.fromkeys(("pagu", "realisasi"), "object"),
    "penyerapan": "Float64",
    **dict.fromkeys(("indikator", "indikator_dinilai"), "Int64"),
    "capaian": "Float64",
    "kategori": "string",
    "efisiensi": "Float64",
    **dict.fromkeys(("kesalahan", "peringatan"), "Int64"),
    "keterangan": "string",
}
_ROW: dict[str, str] = {
    **dict.fromkeys(("berkas", "instansi", "pemerintah"), "string"),
    "tahun": "Int64",
    **dict.fromkeys(("kode", "program", "kegiatan", "sub_kegiatan", "unit"), "string"),
    **dict.fromkeys(("pagu", "realisasi"), "object"),
}


def _agency(line: AgencyLine) -> tuple[Any, ...]:
    figures = line.figures
    judged: tuple[Any, ...] = (None,) * 11
    if figures is not None:
        judged = (
            *(figures.instansi, figures.pemerintah, figures.tahun, figures.pagu, figures.realisasi),
            *(_points(figures.penyerapan), figures.indikator, figures.indikator_dinilai, _points(figures.capaian)),
            *(figures.kategori, _points(figures.efisiensi)),
        )
    found = (line.errors, line.warnings) if line.is_filled else (None, None)
    return (line.file, line.state.value, line.counted, *judged, *found, worded(line.remark))


def _rows(assessment: Assessment) -> list[tuple[Any, ...]]:
    figures = assessment.figures
    if figures is None:
        return []
    who = (assessment.result.file, figures.instansi, figures.pemerintah, figures.tahun)
    return [(*who, *_row(row)) for row in figures.rows]


def _row(row: BudgetRow) -> tuple[Any, ...]:
    return row.kode, row.program, row.kegiatan, row.sub_kegiatan, row.unit, row.pagu, row.realisasi


def _points(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _write_csv(table: _Table, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(map(_safe, row) for row in table.rows)


def _safe(value: Any) -> Any:
    """A spreadsheet that opens the file must not take a name for a formula."""
    return not_a_formula(value) if isinstance(value, str) else value


def _frame(table: _Table) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(table.rows, columns=list(table.columns)).astype(dict(table.columns))


def _parquet_writer() -> Callable[[_Table, Path], None]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise CannotWrite(_NO_PARQUET) from error

    def write(table: _Table, path: Path) -> None:
        frame = _frame(table)
        amounts = [name for name in ("pagu", "realisasi") if name in frame]
        schema = pa.Schema.from_pandas(frame.drop(columns=amounts), preserve_index=False)
        fields = {field.name: field for field in schema}
        # Exact, with sen: pandas alone would guess the decimals from the first rows.
        fields.update({name: pa.field(name, pa.decimal128(24, 2)) for name in amounts})
        schema = pa.schema([fields[name] for name in frame.columns])
        rounded = frame.assign(**{name: frame[name].map(_to_sen) for name in amounts})
        pq.write_table(pa.Table.from_pandas(rounded, schema=schema, preserve_index=False), path)

    return write


def _to_sen(amount: Decimal | None) -> Decimal | None:
    from lkjip_xl.text.numbers import round_half_up

    return None if amount is None else round_half_up(amount, 2)
