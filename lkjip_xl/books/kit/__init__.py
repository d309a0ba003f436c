"""What every workbook is written with: the door to xlsxwriter, looks, paper, charts, lists.

Knows paper and years of Pengaturan and how grave a finding is; no table, finding or agency itself.
"""
