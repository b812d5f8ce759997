"""Before a workbook leaves: what it carries beside its figures, and a copy without what somebody chose to take out."""
