"""The window in which figures of the plan are written into somebody's workbook."""
