"""From an .xlsx file to a :class:`~lkjip_xl.model.Report`, with what could not be placed in it."""

from lkjip_xl.reader.report import read_report
from lkjip_xl.refusal import UnreadableFile

__all__ = ["UnreadableFile", "read_report"]
