"""The formulas of the regulations: capaian, kategori, penyerapan, grades, tolerance; numbers in, numbers out.

Knows ``text`` only.
"""
