"""Writing into somebody else's workbook: the touched cells are patched, and all else stays as it is to the byte."""
