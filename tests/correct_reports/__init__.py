"""Correct reports of agencies that nobody knows, made from seeds.

What a report says is drawn first (:mod:`facts`), and reckoned by the formulas of the field in fractions
(:mod:`arithmetic`), without anything of the program that is tested. It is then typed into the template as people
do (:mod:`typed`, :mod:`own_layout`), with what must agree with what written down beside it, so that whoever
changes one figure knows whether any other figure tells on it (:mod:`changes`).

``python -m tests.correct_reports --seeds 500`` checks, builds and spoils so many of them, and prints what came
of it.
"""
