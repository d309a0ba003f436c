"""Writes docs/rules.md from the rules' own pages: ``python -m tools.rules_page``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lkjip_xl.rules import Rule, all_rules
from lkjip_xl.show.rule_page import sections

TARGET = Path(__file__).parents[1] / "docs" / "rules.md"
_FAMILIES = {
    "S": "Susunan buku kerja",
    "D": "Isi sel",
    "T": "Penjumlahan",
    "P": "Persentase dan kategori",
    "K": "Kecocokan antar tabel",
    "E": "Efisiensi",
    "W": "Kewajaran",
    "L": "Kelengkapan",
    "N": "Naskah laporan terhadap buku kerjanya (`check BUKU.xlsx --laporan LKjIP.docx`)",
    "R": "Rekonsiliasi dengan berkas keuangan",
}
_HEAD = """# Aturan pemeriksaan

Halaman ini dibuat dari penjelasan aturan di dalam program (`python -m tools.rules_page`); di komputer Anda,
`lkjip-xl explain T01` menampilkan halaman yang sama. KESALAHAN harus dibetulkan sebelum diserahkan, PERINGATAN
perlu dilihat, INFORMASI hanya untuk diketahui.
"""


def page() -> str:
    """The whole page."""
    families = [(letter, list(rules)) for letter, rules in groupby(all_rules(), key=lambda rule: rule.code[0])]
    lines = [_HEAD]
    for letter, rules in families:
        lines += [f"## {letter}: {_FAMILIES[letter]}", "", "| kode | tingkat | yang salah |", "|---|---|---|"]
        lines += [
            f"| [{rule.code}](#{rule.code.lower()}) | {rule.severity.label} | {rule.name} |" for rule in rules
        ]
        lines.append("")
        for rule in rules:
            lines += _rule(rule)
    return "\n".join(lines).rstrip() + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code}"
    yield ""
    yield f"**{rule.name}** ({rule.severity.label})"
    yield ""
    for heading, text in sections(rule):
        yield f"*{heading}* {text}"
        yield ""


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
