"""The rules for which nobody can know what to type, and why: their advice says where to look instead."""

# What stands in a cell, and in the agreement of its rows.
OF_CONTENT = {
    "D13": "the figure is right as it stands; its format is not",
    "D19": "whether the grade or its score is right stands in the report of the evaluation",
    "D18": "of which of several indicators a result is the office's papers tell",
}

OF_STRUCTURE = {
    "S01": "a sheet is renamed or added, which is no typing into a cell",
    "S06": "Excel computes the formula when the workbook is opened and saved",
    "S07": "what is hidden is shown again, nothing is typed",
    "S08": "cells are unmerged first, and only the office knows what the covered rows hold",
    "S09": "only the office knows which table a stray cell belongs to",
    "S14": "a table without rows: its figures stand in the office's papers",
    "S15": "the workbook behind the draft is to be mended, not the draft",
    "S16": "Excel computes the formulas again",
    "S17": "a picture is laid over the cells, nothing is typed",
    "S18": "the cell already shows what it is to hold: it is pasted as a value",
    "S30": "nothing is wrong: a name is written twice that may be",
    "S34": "which unit is meant, or all of them, only the office knows; the report is built with all",
    "S33": "which unit a waiver means only the office knows; it may mean all of them",
    "S32": "which number a table has stands in the report",
    "S26": "the formulas are calculated again in another program, or the workbook is begun anew",
}

OF_SUMS = {
    "T05": "a subtotal that is right is only not printed",
    "T04": "only the office knows whether a difference comes from rounding",
}

# Figures that are unlikely, and tables that are not there.
OF_LIKELIHOOD = {
    "W01": "only the papers tell whether the realisasi or the pagu is wrong",
    "W02": "the realisasi stands in the office's papers, or there is none indeed",
    "W03": "the figures may be right: then the report explains them",
    "W08": "what was done stands in the office's papers, or nothing was indeed",
    "W09": "the realisasi stands in the office's papers, or there is none indeed",
    "W10": "whether the pagu or the target is left over the DPA tells",
    "W05": "unlikely is not wrong: only the office's data tell which figure is",
    "L01": "a table that is not there: its figures stand in the office's papers",
}

OF_OTHER_TABLES = {
    "K24": "money that several sasaran share is no fault",
    "K04": "two totals of one budget: which is that of the DPA, and which of its parts is off, stands there",
    "K23": "whether less is better only the office knows",
    "K27": "whether two indicators are one in other words only the office knows",
    "K21": "whether the program is shared to sasaran only the office knows; it need not be",
}

UNKNOWABLE = {
    **OF_CONTENT,
    **OF_STRUCTURE,
    **OF_SUMS,
    **OF_LIKELIHOOD,
    **OF_OTHER_TABLES,
}
