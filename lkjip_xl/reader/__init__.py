"""From an .xlsx file to a :class:`~lkjip_xl.report.model.Report`, with what could not be placed in it.

Knows what tables are and what files may hold; judges nothing. Only ``workbook`` touches openpyxl.
"""

from lkjip_xl.files.refusal import UnreadableFile
from lkjip_xl.reader.report import read_report

__all__ = ["UnreadableFile", "read_report"]
