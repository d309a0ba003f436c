"""lkjip-xl: checks and finishes the workbook behind a local government's performance report."""

__version__ = "0.4.0"
