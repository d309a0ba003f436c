"""A copy of the staff's own workbook with its findings marked.

Changes bytes at the places that ``files.xml_edit`` finds; nothing else of the copy is touched.
"""
