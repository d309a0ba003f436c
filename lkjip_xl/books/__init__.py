"""Writing workbooks with xlsxwriter: the template, and the finished workbook."""
