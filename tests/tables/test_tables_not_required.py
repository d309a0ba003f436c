"""README, the guide and Petunjuk name the tables that may be left empty as the program takes them."""

from __future__ import annotations

import re

from lkjip_xl.books.template.petunjuk import SECTIONS
from lkjip_xl.show.wording import worded
from lkjip_xl.tables import TABLES
from tests.sample_books import SAMPLES

OF_REPORT = [spec for spec in TABLES if spec.part_of_report]
# What is there only for whoever asks for it is told where that is.
NOT_REQUIRED = {spec.sheet.removeprefix("Tabel ") for spec in OF_REPORT if not spec.required and not spec.asked_as}
_ROOT = SAMPLES.parent


def test_readme_has_those_that_are_required_in_bold() -> None:
    bold = re.findall(r"\*\*((?:Tabel|Realisasi) [^*]+)\*\*", (_ROOT / "README.md").read_text(encoding="utf-8"))
    assert bold == [spec.sheet for spec in OF_REPORT if spec.required]


def test_the_guide_lists_those_that_are_not() -> None:
    guide = " ".join((_ROOT / "docs" / "panduan.md").read_text(encoding="utf-8").split())
    (listed,) = re.findall(r"[Tt]abel yang tidak wajib \(([^)]+)\)", guide)
    assert set(" ".join(listed.split()).split(", ")) == NOT_REQUIRED


def test_petunjuk_names_each_of_them() -> None:
    told = (worded(each.text) for section in SECTIONS for each in section.lines)
    (line,) = [each for each in told if "dibiarkan kosong" in each]
    named = set(re.findall(r"\d(?:\.\d)+(?: PK Program)?|Realisasi Belanja", line))
    assert named == NOT_REQUIRED
