"""What every workbook is written with: the door to xlsxwriter, looks, paper, charts, lists.

Knows nothing of reports, findings or agencies.
"""
