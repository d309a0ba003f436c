"""Whether a whole written report is another agency's or year's: then nothing in it is held against this one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lkjip_xl.report.manuscript import Manuscript, Paragraph
from lkjip_xl.report.model import Report
from lkjip_xl.report.settings import Settings
from lkjip_xl.rules.evidence.agency_names import begins_with_agency, others_in
from lkjip_xl.rules.evidence.years_beside import year_spans
from lkjip_xl.text.words import fold

OF_AGENCY, OF_YEAR = "N07", "N05"
_TOLD_BY_TITLE = re.compile(r"\b(?:laporan|lkjip|lkip|lakip|tahun)\b", re.IGNORECASE)
# What a document tells of itself again and again; a name that stands there once is that of a partner.
_AGAIN = 3


@dataclass(frozen=True, slots=True)
class Stranger:
    """Of whom or of which year a document is: the code of the rule that tells it, and where it stands first."""

    code: str
    paragraph: Paragraph
    span: tuple[int, int]
    told: str


@lru_cache(maxsize=2)
def stranger(report: Report, manuscript: Manuscript) -> Stranger | None:
    """Whose document it is, where it is not this report's; None where it is, or nobody can tell.

    Worked out once for all rules of a written report.
    """
    return _of_agency(report.settings, manuscript) or _of_year(report.settings, manuscript)


def _of_agency(settings: Settings, manuscript: Manuscript) -> Stranger | None:
    """The agency on the cover, where the own one is named nowhere and that one again and again."""
    own = _own_words(settings)
    if not own or any(own in fold(each.text) for each in manuscript.paragraphs):
        return None
    for paragraph in _titles(manuscript):
        if not begins_with_agency(paragraph.text):
            continue
        for _, name in others_in(paragraph.text, settings):
            if sum(name in fold(each.text) for each in manuscript.paragraphs) >= _AGAIN:
                return Stranger(OF_AGENCY, paragraph, (0, len(paragraph.text)), paragraph.text.strip())
    return None


def _own_words(settings: Settings) -> str:
    """What every report of this agency says somewhere: its name without the kind of agency it is."""
    return " ".join(fold(settings.instansi).split()[1:])


def _of_year(settings: Settings, manuscript: Manuscript) -> Stranger | None:
    """The year on the cover, where no title has that of the report, and the text has it far more often."""
    tahun = settings.tahun
    found = [(each, start, year) for each in _titles(manuscript) for start, year in year_spans(each.text)]
    named = [each for each in found if _TOLD_BY_TITLE.search(each[0].text)]
    if tahun is None or not named or any(year == tahun for _, _, year in named):
        return None
    paragraph, start, year = named[0]
    counts = Counter(each for text in manuscript.paragraphs for _, each in year_spans(text.text))
    if counts[year] < _AGAIN or counts[year] <= _AGAIN * counts[tahun]:
        return None
    return Stranger(OF_YEAR, paragraph, (start, start + 4), str(year))


def _titles(manuscript: Manuscript) -> Iterator[Paragraph]:
    """The cover, the headings, the headers and footers."""
    return (each for each in manuscript.paragraphs if each.cover or each.level is not None)
