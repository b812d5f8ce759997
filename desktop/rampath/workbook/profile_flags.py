"""Columns of flags beside years that a profile does not know, since an edition has a year more than the one before."""

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import tr
from rampath.workbook.firmness import is_flag
from rampath.workbook.grid import Sheet, filled, place
from rampath.workbook.mapping import ColumnUse, Role
from rampath.workbook.profile_header import Header


def flags_beside(sheet: Sheet, header: Header, column: int) -> ColumnUse | None:
    """The use of a column without a heading, right beside that of a year, that holds flags and nothing else."""
    beside = any(each.column == column - 1 and each.wanted.role is Role.YEAR for each in header.placed)
    if not beside or filled(sheet.value(header.row, column)):
        return None
    cells = (row[column - 1] for row in sheet.rows[header.row :] if len(row) >= column)
    texts = {value if isinstance(value, str) else "" for value in cells if filled(value)}
    if not texts or not all(is_flag(text.strip()) for text in texts):
        return None
    return ColumnUse(column, "", Role.FLAG)


def say_flags(sheet: Sheet, header: Header, column: int) -> Finding:
    """That such a column was taken for what it looks like."""
    year = next(each.header for each in header.placed if each.column == column - 1)
    said = tr("The profile does not know the column of flags beside “{header}”", header=year)
    done = tr("It was taken to tell how firm the figures of this year are")
    return told(Severity.NOTE, place(sheet.name, header.row, column), "", said, done=done, scope=Scope.HEADER)
