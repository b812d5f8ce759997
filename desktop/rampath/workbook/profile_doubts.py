"""What is said where a workbook is not as a profile expects it: what was expected, where, and what was done."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import listing, tr
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Book, Sheet, filled, place, raw_text
from rampath.workbook.guess_items import item_of_key
from rampath.workbook.header_pattern import header_text, is_like, likeliest
from rampath.workbook.mapping import FIGURES, ColumnUse, Form, Mapping, Role
from rampath.workbook.profile_anchor import anchor_row, tells_year, value_at
from rampath.workbook.profile_header import Header, title_above
from rampath.workbook.profile_under import under_others
from rampath.workbook.profile_values import Anchor, ProfileColumn, ProfileSheet, YearFrom, readable
from rampath.workbook.result import shown
from rampath.workbook.years import year_of

_GLANCE = 200
_NAMED = 6


def no_sheet(wanted: ProfileSheet, book: Book, meant: Sequence[Sheet], alike: Sheet | None) -> Finding:
    """A sheet that is not there; `meant` have its name and not its columns, `alike` its columns and not its name."""
    names = listing([tr("“{name}”", name=sheet.name) for sheet in book.sheets[:_NAMED]]) or tr("none")
    name = readable(wanted.sheet)
    if meant or wanted.anywhere:
        said = tr("No sheet has the columns that the profile names; the sheets are {names}", names=names)
        expected, done = _expected(wanted), ""
    elif alike is None:
        said = tr("A sheet that the profile names is missing; the sheets are {names}", names=names)
        expected, done = tr("a sheet “{name}”", name=name), ""
    else:
        said = tr("A sheet that the profile names is missing; “{alike}” has its columns", alike=alike.name)
        expected = tr("a sheet “{name}”", name=name)
        done = tr("Nothing was read from it; rename the sheet, or change its name in the profile")
    return told(Severity.ERROR, name, "", said, expected=expected, done=done, scope=Scope.SHEET)


def no_header(wanted: ProfileSheet, sheet: Sheet) -> Finding:
    """A sheet of the right name, and no row in it that could be the header."""
    said = tr("No row of the sheet has the columns that the profile names")
    expected = tr("{columns} in row {row}", columns=_expected(wanted), row=wanted.header_row)
    where = f"{sheet.name}!A{wanted.header_row}"
    return told(Severity.ERROR, where, "", said, expected=expected, done=tr("Nothing was read from it"),
                scope=Scope.SHEET)  # fmt: skip


def _expected(wanted: ProfileSheet) -> str:
    """The columns, and the title above them, by which tables that are headed alike are told apart."""
    title = title_above(wanted)
    if title is None:
        return tr("at least half of {columns}", columns=_columns(wanted))
    return tr("at least half of {columns} below “{title}”", columns=_columns(wanted), title=readable(title[1].text))


def _columns(wanted: ProfileSheet) -> str:
    return ", ".join(tr("“{name}”", name=column.title) for column in wanted.needed[:_NAMED])


def of_header(wanted: ProfileSheet, sheet: Sheet, header: Header) -> Iterator[Finding]:
    """A header that has moved, is not whole, or says something twice; anchors that are not there."""
    row = header.row
    if row != wanted.header_row:
        yield told(
            Severity.NOTE, place(sheet.name, row, 1), "", tr("The header is in row {row}", row=row),
            expected=tr("row {row}, as in the profile", row=wanted.header_row), done=tr("It was followed"),
            scope=Scope.HEADER,
        )  # fmt: skip
    moved = [each for each in header.placed if each.wanted.at and get_column_letter(each.column) != each.wanted.at]
    if moved:
        one = moved[0]
        yield told(
            Severity.NOTE, place(sheet.name, row, one.column), one.header,
            tr("Columns stand elsewhere than in the profile ({count} of them), such as “{header}” in {column}",
               count=len(moved), header=one.wanted.title, column=get_column_letter(one.column)),
            expected=tr("column {letters}", letters=one.wanted.at), done=tr("They were followed"), scope=Scope.HEADER,
        )  # fmt: skip
    for each in header.twice:
        yield told(
            Severity.ERROR, place(sheet.name, row, each.column), each.header,
            tr("The header “{header}” comes twice", header=each.header), expected=tr("it once"),
            done=tr("This column was left out; rename one of the two"), scope=Scope.HEADER,
        )  # fmt: skip
    for column in header.missing(wanted):
        yield _missing(column, wanted, sheet, header)
    for anchor in wanted.anchors:
        if anchor_row(sheet, anchor, row - wanted.header_row) is None:
            yield _no_anchor(anchor, sheet)


def _no_anchor(anchor: Anchor, sheet: Sheet) -> Finding:
    there = raw_text(value_at(sheet, anchor.cell)) if anchor.cell else ""
    return told(
        Severity.ERROR, f"{sheet.name}!{anchor.cell}" if anchor.cell else sheet.name, shown(there),
        tr("A text by which the profile knows such a sheet stands neither here nor nearby"),
        expected=tr("“{text}”", text=readable(anchor.text)),
        done=tr("The rest was read; check that this is a workbook of the kind that the profile is for"),
        scope=Scope.SHEET,
    )  # fmt: skip


def _missing(column: ProfileColumn, wanted: ProfileSheet, sheet: Sheet, header: Header) -> Finding:
    known = {each.column for each in (*header.placed, *header.twice)}
    cells = enumerate(sheet.rows[header.row - 1], 1)
    free = {header_text(value): at for at, value in cells if filled(value) and at not in known}
    regrouped = under_others(column, sheet, header.row, free.values(), wanted.skipped)
    if regrouped is not None:
        return regrouped
    alike = next((found for each in column.headers if (found := likeliest(each, free)) is not None), None)
    done = {
        Role.AMOUNT: tr("Its amounts were not read"),
        Role.YEAR: tr("Its figures were not read"),
        Role.PERIOD: tr("So no year of its figures can be told, unless a header tells it"),
        Role.COUNTED: tr("So lines that others hold already cannot be told, and are counted twice"),
    }.get(column.role, tr("The rest was read"))
    if column.role is Role.LABEL and wanted.form is Form.YEARS and all(c.role is not Role.ITEM for c in wanted.columns):
        done = tr("So nobody can tell what its rows are, and none was read")
    if alike is None:
        said = tr("A column is missing in row {row}", row=header.row)
        where = place(sheet.name, header.row, 1)
    else:
        said = tr("A column is missing in row {row}, or “{alike}” is it by another name", row=header.row,
                  alike=shown(alike))  # fmt: skip
        done = tr("{done}; rename it, or add its name to the profile", done=done)
        where = place(sheet.name, header.row, free[alike])
    return told(Severity.ERROR, where, shown(alike or ""), said, expected=tr("“{header}”", header=column.title),
                done=done, scope=Scope.HEADER)  # fmt: skip


def unknown(wanted: ProfileSheet, sheet: Sheet, header: Header, use: ColumnUse) -> Finding:
    """A column that the profile does not know: an error where it is like one of figures, but for a slip."""
    name = shown(use.header) or get_column_letter(use.column)
    figures = (column for column in wanted.columns if column.role in FIGURES)
    meant = next((each for column in figures for each in column.headers if is_like(each, use.header)), None)
    where, raw = place(sheet.name, header.row, use.column), shown(use.header)
    if meant is not None:
        return told(
            Severity.ERROR, where, raw, tr("“{header}” looks misspelt", header=name),
            expected=tr("“{header}”", header=readable(meant)),
            done=tr("Its figures were not read; mend the header, or add its name to the profile"), scope=Scope.HEADER,
        )  # fmt: skip
    if _numbers_below(sheet, header.row, use.column):
        said = tr("The profile does not know the column “{header}”, which holds numbers", header=name)
    else:
        said = tr("The profile does not know the column “{header}”", header=name)
    return told(Severity.WARNING, where, raw, said, done=tr("It was left out"), scope=Scope.HEADER)


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
                YearFrom.HEADER: tr("it in the header, as in “{header} 2024”", header=use.header),
                YearFrom.TITLE: tr("it once in the title, as in “{title} 2024”", title=_title(wanted)),
                YearFrom.FILE: tr("it once in the name of the file, as in “{file} 2024”", file=file),
                YearFrom.SHEET: tr("it once in the name of the sheet, as in “{sheet} 2024”", sheet=mapping.sheet),
            }[wanted.year_from]
            yield told(
                Severity.ERROR, place(mapping.sheet, mapping.header_row, use.column), use.header,
                tr("The year of “{header}” is not known", header=use.header), expected=expected,
                done=tr("The sheet was left out"), scope=Scope.HEADER,
            )  # fmt: skip


def _title(wanted: ProfileSheet) -> str:
    title = next((anchor.text for anchor in wanted.anchors if tells_year(anchor)), "")
    return " ".join(title.replace("{year}", " ").split())


def missing_items(sheet: Sheet, mapping: Mapping) -> Iterator[Finding]:
    """Rows that the profile knows by what they count, and that are not there any more."""
    columns = [use.column for use in mapping.columns if use.role in {Role.ITEM, Role.LABEL, Role.UNIT}]
    if mapping.form not in {Form.YEARS, Form.LONG} or not columns or not mapping.items:
        return
    rows = sheet.rows[mapping.begins - 1 : mapping.last_row]
    cells = (row[column - 1] for row in rows for column in columns if len(row) >= column)
    there = {header_text(value) for value in cells if filled(value)} | {use.header for use in mapping.figures}
    missing = [item for item in mapping.items if not item.left_out and not there & {item.text, item_of_key(item.text)}]
    if missing:
        names = listing([tr("“{name}”", name=shown(item.text)) for item in missing[:_NAMED]])
        yield told(
            Severity.WARNING, place(sheet.name, max(1, mapping.header_row), columns[0]), "",
            tr("Rows that the profile knows are missing: {count}", count=len(missing)),
            expected=names if len(missing) <= _NAMED else tr("{names} and others", names=names),
            done=tr("No figures were read of them; a row by another name is told where it stands"),
        )  # fmt: skip


def fixed_years(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Years that stand in the profile alone: a later workbook of the kind may mean another one."""
    for each in header.placed:
        fixed, told_by = each.wanted.year, year_of(each.header)
        if fixed is not None and each.wanted.role in FIGURES and (told_by is None or told_by.year != fixed):
            said = tr("The year {year} of “{header}” is the profile's; nothing in the workbook says it",
                      year=fixed, header=each.wanted.title)  # fmt: skip
            where = place(sheet.name, header.row, each.column)
            yield told(Severity.WARNING, where, each.header, said, done=tr("It was taken; check it"),
                       scope=Scope.HEADER)  # fmt: skip


def no_row(severity: Severity, sheet: Sheet, anchor: Anchor, done: str) -> Finding:
    """A row that the profile knows by its text, and that is not there."""
    return told(
        severity, f"{sheet.name}!{anchor.cell}" if anchor.cell else sheet.name, "",
        tr("A row that the profile knows by its text is missing"),
        expected=tr("“{text}”", text=readable(anchor.text)), done=done,
    )  # fmt: skip
