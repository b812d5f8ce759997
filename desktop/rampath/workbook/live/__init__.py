"""The live formulas of the plan workbook: what follows from its inputs, in words of Excel 2010 and LibreOffice."""
