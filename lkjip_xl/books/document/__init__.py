"""The report's chapters as a Word document: tables, sentences and methods, for staff to go on with in Word.

It may know the tables as the finished workbook prints them; python-docx stands behind one door (``writer``).
"""
