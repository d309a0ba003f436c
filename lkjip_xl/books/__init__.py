"""What is written: template, finished workbook, recap, reconciliation, results, marked copy; chapters in Word.

May know every room but the command line; only ``kit/writer`` touches xlsxwriter, ``document/writer`` python-docx.
"""
