"""The keys of tables, columns and fields are spelled in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import lkjip_xl
from lkjip_xl.tables import FORMS, SPECS, TABLES
from lkjip_xl.tables.keys import FieldKey, Key, TableKey
from lkjip_xl.tables.titles import title_key

_PACKAGE = Path(lkjip_xl.__file__).parent
_CONSTANTS = {**vars(TableKey), **vars(Key), **vars(FieldKey)}
_KEYS: set[str] = {value for name, value in _CONSTANTS.items() if not name.startswith("_")}

# Words that are spelled like a key, and are none: of staff, of finance files, of what a program writes.
_WORDS = {
    "books/recap/book.py": {"capaian"},
    "books/recap/ranks.py": {"capaian", "penyerapan"},
    "books/recap/summary.py": {"capaian", "penyerapan"},
    "books/reconciliation/summary.py": {"formula"},
    "books/template/status.py": {"formula"},
    "books/template/entry_checks.py": {"formula"},
    "books/template/table_sheet.py": {"formula"},
    "check/other_tables.py": {"lembar"},
    "check/own_workbook.py": {"kode"},
    "check/typed_data.py": {"angka"},
    "cli/template.py": {"baris", "indikator", "kertas"},
    "tasks/from_report.py": {"baris"},
    "tasks/report_source.py": {"bagian"},
    "files/package.py": {"bagian"},
    "finance/formats/ods_content.py": {"formula"},
    "finance/headings/columns.py": {"bagian"},
    "grids/spending.py": {"jumlah"},
    "finance/read/level_columns.py": {"kode", "uraian"},
    "finance/read/period_rows.py": {"baris"},
    "finance/read/source_of.py": {"kolom"},
    "grids/words.py": {"kegiatan", "program"},
    "methods/grades.py": {"kategori", "predikat"},
    "methods/kategori.py": {"capaian"},
    "reader/own/falling.py": {"baris"},
    "reader/own/listing_notes.py": {"kolom"},
    "reader/own/others.py": {"lembar"},
    "reader/own/seen.py": {"kolom", "lembar"},
    "reader/own/text_columns.py": {"jenis"},
    "reader/printed/document.py": {"indikator", "kolom"},
    "reader/word/tables.py": {"baris", "kolom"},
    "reader/workbook.py": {"baris"},
    "check/agency_list.py": {"instansi", "nama"},
    "report/last_year.py": {"pemerintah"},
    "report/level_words.py": {"kegiatan", "program"},
    "report/levels.py": {"kegiatan", "program"},
    "report/units.py": {"tahun"},
    "rules/evidence/unheld.py": {"baris", "kolom"},
    "rules/d_figures.py": {"angka"},
    "rules/d_dates.py": {"angka"},
    "rules/d_units.py": {"angka", "predikat"},
    "rules/e_penyerapan.py": {"baris", "program"},
    "rules/in_documents.py": {"kolom"},
    "rules/k_last_year.py": {"indikator"},
    "rules/s_sheets_and_columns.py": {"kolom"},
    "rules/evidence/agency_names.py": {"bagian", "pemerintah", "tahun"},
    "rules/evidence/known_elsewhere.py": {"unit"},
    "rules/evidence/owners.py": {"target"},
    "rules/evidence/rows_counted.py": {"indikator", "kegiatan", "program", "sasaran", "tujuan"},
    "rules/n_names.py": {"bagian"},
    "rules/n_counts.py": {"indikator", "sasaran", "unit"},
    "rules/p_ratios.py": {"persentase"},
    "rules/s_formulas.py": {"lembar"},
    "rules/t_averages.py": {"jumlah"},
    "rules/t_totals.py": {"baris"},
    "rules/w_plausibility.py": {"pertumbuhan", "selisih"},
    "show/findings_csv.py": {"aturan", "baris", "kolom", "lembar", "selisih"},
    "show/findings_json.py": {"instansi", "tahun"},
    "show/on_the_page.py": {"kolom"},
    "show/reconciliation.py": {"kode", "nama"},
    "text/numbers.py": {"unit"},
    "text/offices.py": {"pemerintah"},
    "text/ranges.py": {"unit"},
    "text/sentence_ends.py": {"no"},
    "text/sentences.py": {"angka", "predikat"},
    "text/written_figures.py": {"indikator", "kegiatan", "lembar", "program", "sasaran", "tahun", "unit"},
}
# Lists of such words, and the columns of the recap's files.
_OF_WORDS = {
    *("finance/headings/fields.py", "rules/evidence/short_names.py", "show/recap_tables.py"),
    *("text/total_words.py", "text/unit_words.py"),
}
# To take a module apart takes long: only one in which a key stands in quotes is.
_QUOTED = re.compile(rf"[\"'](?:{'|'.join(map(re.escape, _KEYS))})[\"']")


def _spelled(text: str) -> Iterator[tuple[int, str]]:
    """The literals that are keys; the value of an enum is a word."""
    tree = ast.parse(text)
    values = {
        value
        for each in ast.walk(tree)
        if isinstance(each, ast.ClassDef) and any(ast.unparse(base).endswith("Enum") for base in each.bases)
        for value in ast.walk(each)
    }
    for each in ast.walk(tree):
        match each:
            case ast.Constant(value=str() as key, lineno=line) if key in _KEYS and each not in values:
                yield line, key


def test_every_key_is_a_constant_and_every_constant_a_key() -> None:
    columns = {column.key for spec in TABLES for column in spec.columns}
    fields = {field.key for form in FORMS for field in form.fields} - {title_key(spec) for spec in TABLES}
    assert {spec.key for spec in SPECS} | columns | fields == _KEYS


def test_a_literal_key_is_found_wherever_it_stands() -> None:
    text = """
class Word(StrEnum):
    PAGU = "pagu"


row["pagu"], row.text("Pagu"), f"{row.text('kode')}", (
    "nama",
)
"""
    assert sorted(_spelled(text)) == [(6, "kode"), (6, "pagu"), (7, "nama")]


def test_no_key_is_spelled_outside_the_tables() -> None:
    found, words = {}, {}
    for path in sorted(_PACKAGE.rglob("*.py")):
        name = path.relative_to(_PACKAGE).as_posix()
        if name.startswith("tables/") or name in _OF_WORDS:
            continue
        text = path.read_text(encoding="utf-8")
        spelled = list(_spelled(text)) if _QUOTED.search(text) else []
        known = _WORDS.get(name, set())
        words[name] = {key for _, key in spelled if key in known}
        found[name] = [each for each in spelled if each[1] not in known]
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert {name: keys for name, keys in words.items() if keys} == _WORDS
