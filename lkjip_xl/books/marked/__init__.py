"""A copy of the staff's own workbook with its findings marked."""
