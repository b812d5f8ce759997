"""What is said where a workbook is not as a profile expects it: what was expected, where, and what was done."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from rampath.domain.finding import Finding, Severity
from rampath.wording import listing, tr
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Book, Sheet, filled, place, raw_text
from rampath.workbook.header_pattern import header_text, is_like, likeliest
from rampath.workbook.mapping import FIGURES, ColumnUse, Mapping, Role
from rampath.workbook.profile_anchor import anchor_row, value_at
from rampath.workbook.profile_header import Header
from rampath.workbook.profile_values import ProfileColumn, ProfileSheet, YearFrom, readable
from rampath.workbook.result import shown

_GLANCE = 200


def no_sheet(wanted: ProfileSheet, book: Book, meant: Sequence[Sheet], alike: Sheet | None) -> Finding:
    """A sheet that is not there; `meant` have its name and not its columns, `alike` its columns and not its name."""
    names = listing([tr("“{name}”", name=sheet.name) for sheet in book.sheets[:6]]) or tr("none")
    name = readable(wanted.sheet)
    if meant or wanted.anywhere:
        message = tr("The profile expects a sheet with the columns {columns}; no sheet has half of them. The sheets are"
                     " {names}.", columns=_columns(wanted), names=names)  # fmt: skip
    elif alike is None:
        message = tr("The profile expects a sheet “{name}”; the sheets are {names}.", name=name, names=names)
    else:
        message = tr("The profile expects a sheet “{name}”, which is not there; “{alike}” has its columns. Rename the"
                     " sheet, or change its name in the profile.", name=name, alike=alike.name)  # fmt: skip
    return Finding(Severity.ERROR, name, "", message)


def no_header(wanted: ProfileSheet, sheet: Sheet) -> Finding:
    message = tr("The profile expects a header in row {row} with the columns {columns}; no row has half of them.",
                 row=wanted.header_row, columns=_columns(wanted))  # fmt: skip
    return Finding(Severity.ERROR, f"{sheet.name}!A{wanted.header_row}", "", message)


def _columns(wanted: ProfileSheet) -> str:
    return ", ".join(column.title for column in wanted.needed[:5])


def of_header(wanted: ProfileSheet, sheet: Sheet, header: Header) -> Iterator[Finding]:
    """A header that has moved, is not whole, or says something twice; anchors that are not there."""
    row = header.row
    if row != wanted.header_row:
        message = tr("The header is in row {row}; the profile expects it in row {expected}. It was followed.",
                     row=row, expected=wanted.header_row)  # fmt: skip
        yield Finding(Severity.NOTE, place(sheet.name, row, 1), "", message)
    moved = [each for each in header.placed if each.wanted.at and get_column_letter(each.column) != each.wanted.at]
    if moved:
        one = moved[0]
        message = tr("Columns stand elsewhere than the profile expects, such as “{header}” in {column} instead of"
                     " {expected}; they were followed ({count} in all).", header=one.wanted.title,
                     column=get_column_letter(one.column), expected=one.wanted.at, count=len(moved))  # fmt: skip
        yield Finding(Severity.NOTE, place(sheet.name, row, one.column), one.header, message)
    for each in header.twice:
        message = tr("The header “{header}” comes twice; this column was left out. Rename one of the two.",
                     header=each.header)  # fmt: skip
        yield Finding(Severity.ERROR, place(sheet.name, row, each.column), each.header, message)
    for column in header.missing(wanted):
        yield _missing(column, sheet, header)
    for anchor in wanted.anchors:
        if anchor_row(sheet, anchor, row - wanted.header_row) is None:
            there = raw_text(value_at(sheet, anchor.cell)) if anchor.cell else ""
            cell = f"{sheet.name}!{anchor.cell}" if anchor.cell else sheet.name
            message = tr("The profile expects “{text}” here, and it stands nowhere near. Check that this is a workbook"
                         " of the kind that the profile is for.", text=readable(anchor.text))  # fmt: skip
            yield Finding(Severity.ERROR, cell, shown(there), message)


def _missing(column: ProfileColumn, sheet: Sheet, header: Header) -> Finding:
    known = {each.column for each in (*header.placed, *header.twice)}
    cells = enumerate(sheet.rows[header.row - 1], 1)
    free = {header_text(value): at for at, value in cells if filled(value) and at not in known}
    alike = next((found for each in column.headers if (found := likeliest(each, free)) is not None), None)
    lost = {
        Role.AMOUNT: tr("Its amounts were not read."),
        Role.YEAR: tr("Its figures were not read."),
        Role.COUNTED: tr("So lines that others hold already cannot be told, and are counted twice."),
    }.get(column.role, tr("The rest was read."))
    if alike is None:
        message = tr("The profile expects a column “{header}”, and row {row} has none. {lost}",
                     header=column.title, row=header.row, lost=lost)  # fmt: skip
        return Finding(Severity.ERROR, place(sheet.name, header.row, 1), "", message)
    message = tr("The profile expects a column “{header}”, and row {row} has none; “{alike}” may be it. {lost} Rename"
                 " it, or add its name to the profile.",
                 header=column.title, row=header.row, alike=shown(alike), lost=lost)  # fmt: skip
    return Finding(Severity.ERROR, place(sheet.name, header.row, free[alike]), shown(alike), message)


def unknown(wanted: ProfileSheet, sheet: Sheet, header: Header, use: ColumnUse) -> Finding:
    """A column that the profile does not know: an error where it is like one of figures, but for a slip."""
    name = shown(use.header) or get_column_letter(use.column)
    figures = (column for column in wanted.columns if column.role in FIGURES)
    meant = next((each for column in figures for each in column.headers if is_like(each, use.header)), None)
    if meant is not None:
        message = tr("“{header}” looks like “{expected}”, misspelt; its figures were not read. Mend the header, or add"
                     " its name to the profile.", header=name, expected=readable(meant))  # fmt: skip
    elif _numbers_below(sheet, header.row, use.column):
        message = tr("The profile does not know the column “{header}”, which holds numbers; they were left out.",
                     header=name)  # fmt: skip
    else:
        message = tr("The profile does not know the column “{header}”; it was left out.", header=name)
    severity = Severity.WARNING if meant is None else Severity.ERROR
    return Finding(severity, place(sheet.name, header.row, use.column), shown(use.header), message)


def _numbers_below(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the first cells of a column are mostly numbers."""
    values = [each[column - 1] for each in sheet.rows[row : row + _GLANCE] if len(each) >= column]
    held = [value for value in values if filled(value)]
    return 2 * sum(figure_of(value) is not None for value in held) > len(held)


def without_year(wanted: ProfileSheet, mapping: Mapping, file: str) -> Iterator[Finding]:
    """Columns of figures whose year is nowhere to be found."""
    if mapping.of_role(Role.PERIOD):
        return
    for use in mapping.figures:
        if use.year is None:
            expected = {
                YearFrom.HEADER: tr("in the header, as in “{header} 2024”", header=use.header),
                YearFrom.FILE: tr("once in the name of the file, as in “{file} 2024”", file=file),
                YearFrom.SHEET: tr("once in the name of the sheet, as in “{sheet} 2024”", sheet=mapping.sheet),
            }[wanted.year_from]
            message = tr("The year of “{header}” is not known; the profile expects it {expected}.",
                         header=use.header, expected=expected)  # fmt: skip
            yield Finding(Severity.ERROR, place(mapping.sheet, mapping.header_row, use.column), use.header, message)


def fixed_years(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Years that stand in the profile alone: a later workbook of the kind may mean another one."""
    for each in header.placed:
        if each.wanted.year is not None and each.wanted.role in FIGURES:
            message = tr("The year {year} of “{header}” is the profile's; nothing in the workbook says it. Check it.",
                         year=each.wanted.year, header=each.wanted.title)  # fmt: skip
            yield Finding(Severity.WARNING, place(sheet.name, header.row, each.column), each.header, message)


def no_row(severity: Severity, sheet: Sheet, cell: str, message: str) -> Finding:
    return Finding(severity, f"{sheet.name}!{cell}" if cell else sheet.name, "", message)
