"""A profile made from the mappings of one book, so that the next book of the kind can be read by it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from openpyxl.utils import get_column_letter

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.firmness import by_day
from rampath.workbook.grid import Book, Sheet, filled
from rampath.workbook.header_pattern import Named, header_text, is_open, month_in, named
from rampath.workbook.mapping import FIGURES, ColumnUse, Form, Item, Mapping, Role, is_of_one_year
from rampath.workbook.merged_years import value_over
from rampath.workbook.profile_anchor import tells_year, year_of_title
from rampath.workbook.profile_end import is_of_table, next_row
from rampath.workbook.profile_groups import grouped, years_over
from rampath.workbook.profile_kind import kind_over
from rampath.workbook.profile_said import contradicted, is_figure
from rampath.workbook.profile_twins import softer_twins
from rampath.workbook.profile_values import Anchor, Profile, ProfileColumn, ProfileSheet, YearFrom
from rampath.workbook.profile_whose import as_named
from rampath.workbook.years import kind_told

_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_FISCAL = re.compile(r"(?<![0-9])((?:19|20|21)[0-9]{2})\s?[/\-–]\s?((?:19|20|21)?[0-9]{2})(?![0-9])")
_MOST_ANCHORS = 3
_LONGEST = 120
_NAMING = (Role.LABEL, Role.TITLE, Role.CODE, Role.PERIOD)
_OPTIONAL = frozenset({Role.IGNORED, Role.TEXT})


def profile_from(
    name: str,
    book: Book,
    mappings: Sequence[Mapping],
    *,
    text: str = "",
    source: str = "",
    register: Register | None = None,
) -> Profile:
    """The profile by which a book like this one is read as these mappings read it.

    Years in headers, titles and sheet names are left open. Titles above the header become anchors.
    """
    sheets = []
    for mapping in mappings:
        sheet = book.sheet(mapping.sheet)
        if sheet is None or mapping.repeats:
            continue
        again = tuple(_open(each.sheet) for each in mappings if each.repeats == mapping.sheet)
        anyhow = len(book.sheets) == 1 and not again
        sheets.append(
            ProfileSheet(
                sheet="{any}" if anyhow else _open(mapping.sheet),
                form=mapping.form,
                columns=tuple(dict.fromkeys(_columns(book, sheet, mapping))),
                header_row=mapping.header_row,
                skipped=skipped(mapping),
                first=_first(sheet, mapping, mappings),
                last=_row_anchor(sheet, mapping, mapping.last_row),
                until=_until(sheet, mapping),
                anchors=tuple(_titles(sheet, mapping)),
                left_out=tuple(
                    anchor
                    for row in mapping.left_out
                    if (anchor := _row_anchor(sheet, mapping, row)) is not None
                ),
                repeated_in=again,
                year_from=_year_from(book, mapping),
                measure=mapping.measure,
                detail=mapping.detail,
                member=mapping.member,
                currency=mapping.currency,
                power=mapping.power,
                percent=mapping.percent,
                price_basis=mapping.price_basis,
                estimates_from=mapping.estimates_from,
                totals=mapping.totals,
                decimal=mapping.decimal,
                parts=mapping.parts,
                sides=mapping.sides,
                items=_open_items(mapping),
                words_differ=_words_differ(book, sheet, mapping, register),
                nested=mapping.nested,
            )
        )  # fmt: skip
    return Profile(" ".join(name.split()) or book.file.stem, tuple(sheets), text, source)


def skipped(mapping: Mapping) -> int:
    """How many rows below the header belong to it, as those do that say budget or outturn under each year."""
    return mapping.begins - mapping.header_row - 1


def _words_differ(book: Book, sheet: Sheet, mapping: Mapping, register: Register | None) -> bool:
    """Whether somebody knew better than the words around the table what it counts, and whose it is."""
    other = register is not None and as_named(book, sheet, mapping, register)[1] != ()
    return other or contradicted(sheet, mapping)


def _open(text: str) -> str:
    """A text with its year left open, and without signs that would leave anything else open."""
    return _YEAR.sub("{year}", _one_year(" ".join(re.sub(r"[{}]", " ", text).split())[:_LONGEST]))


def _one_year(text: str) -> str:
    """A text with fiscal years by the first of their two years: `FY 2024/25` as `FY 2024`, and `2025-2028` as it is."""
    return _FISCAL.sub(lambda found: found[1] if (int(found[2]) - int(found[1])) % 100 == 1 else found[0], text)


def _columns(book: Book, sheet: Sheet, mapping: Mapping) -> Iterator[ProfileColumn]:
    """The columns; those whose open headers are alike become one, or keep their own headers where they differ."""
    twins = softer_twins(sheet, mapping)
    for use in mapping.columns:
        mapping = mapping.with_use(replace(use, role=Role.YEAR)) if use.column in twins else mapping
    source = _year_from(book, mapping)
    uses = [use for use in mapping.columns if use.role is not Role.UNKNOWN]
    columns = [_column(book, sheet, mapping, use, source) for use in uses]
    if mapping.form is Form.YEARS or (mapping.form is Form.LINES and not any(each.under for each in columns)):
        found = grouped(sheet, mapping.header_row, uses, columns, skipped(mapping))
        columns = [replace(each, under=_open(each.under).replace("{year}", "{any}")) for each in found]
    if twins:  # a draft becomes a budget, and that an outturn: any of them may be lacking in another year
        columns = [replace(each, optional=True) if each.role is Role.YEAR else each for each in columns]
    for use, column in zip(uses, columns, strict=True):
        same = [each for each in columns if (each.headers, each.under) == (column.headers, column.under)]
        alike, several = {replace(each, at="") for each in same}, len(same) > 1
        by_place = mapping.form is Form.LINES and len({replace(each, at="", kind=None) for each in same}) == 1
        if not several or not column.headers or not any(map(is_open, (*column.headers, column.under))):
            yield column
        elif len(alike) == 1:
            yield replace(column, at="")
        elif by_place or column == ProfileColumn(("{year}",), use.role):
            yield column  # such as 2024 and 2025, of which only a person knows which is the plan; or its heading tells
        else:
            header = _literal(header_text(value_over(sheet, mapping.header_row, use.column)))
            yield replace(column, headers=(header,), year=use.year, month=use.month)


def _open_items(mapping: Mapping) -> tuple[Item, ...]:
    """The items, with the year left open in the headings of columns that tell the year of their figures."""
    headings = {" ".join(use.header.split()): _open_year(use.header, use) for use in mapping.of_role(Role.VALUE)}
    return tuple(replace(item, text=headings.get(item.text, item.text)) for item in mapping.items)


def _is_said(use: ColumnUse, said: Named, above: Kind | None, header: str, day: date | None) -> bool:
    """Whether the heading, or a row above it, tells the kind of a column, or did on the day of the reading."""
    kind = said.kind or Kind.ACTUAL
    kind = above or kind if kind is Kind.ACTUAL else kind
    worded = above is not None or kind_told(header) is not None
    known = use.year is None or by_day(use.year, kind, day, said=worded) is use.kind
    return known or (above is None and use.kind is said.kind)


def _column(book: Book, sheet: Sheet, mapping: Mapping, use: ColumnUse, source: YearFrom) -> ProfileColumn:
    value = value_over(sheet, mapping.header_row, use.column)
    header = header_text(value) if filled(value) else ""
    column = ProfileColumn(
        (_literal(header),) if header else (),
        use.role,
        at=get_column_letter(use.column),
        month=use.month,
        stage=use.stage,
        not_counted=use.not_counted if use.role is Role.COUNTED else "",
        digits=use.digits,
        member=use.member,
        optional=use.role in _OPTIONAL,
        counts=use.counts if use.role is Role.COUNTED else "",
    )
    if use.role not in FIGURES:
        return column
    said = named("{year}", value) if header else None
    figures = [figure.column for figure in mapping.figures]
    above = kind_over(sheet, mapping.header_row, use.column, figures, skipped(mapping))
    if (
        mapping.form is not Form.LINES
        and said is not None
        and said.year == use.year
        and _is_said(use, said, above, header, book.day)
    ):
        return ProfileColumn(("{year}",), use.role)
    by_calendar = use.kind is Kind.ACTUAL or (is_of_one_year(mapping) and use.kind is _kind_by_day(use, book.day))
    unsaid = by_calendar and above in {None, Kind.ACTUAL}
    column = replace(column, kind=None if unsaid else use.kind)
    if use.month is not None and month_in(header) == use.month:
        pattern = _month_open(header)
        return replace(
            column, headers=(_open_year(pattern, use),), at="", month=None, year=_fixed(pattern, use, source)
        )
    under = _year_above(sheet, mapping, use, header)
    return replace(column, headers=tuple(_open_year(each, use) for each in column.headers), under=under,
                   year=None if under else _fixed(header, use, source))  # fmt: skip


def _year_above(sheet: Sheet, mapping: Mapping, use: ColumnUse, header: str) -> str:
    """The words with the year of a list's amounts that stand above their header, where that does not tell it."""
    if mapping.form is not Form.LINES or use.year is None or _open_year(header, use) != header:
        return ""
    first = min(each.column for each in mapping.figures)
    over = map(header_text, years_over(sheet, mapping.header_row, use.column, skipped(mapping), first))
    texts = (_open(each) for each in over if str(use.year) in _YEAR.findall(_one_year(each)))
    return next((text for text in texts if text.count("{year}") == 1), "")


def _kind_by_day(use: ColumnUse, day: date | None) -> Kind:
    """What a column of a year would be if nothing but the day of the reading told it."""
    return Kind.ACTUAL if use.year is None else by_day(use.year, Kind.ACTUAL, day, said=False)


def _literal(header: str) -> str:
    return " ".join(re.sub(r"[{}]", " ", header).split())


def _open_year(header: str, use: ColumnUse) -> str:
    """The header with its year left open, where that is the year of its figures."""
    year = _one_year(header)
    return _YEAR.sub("{year}", year) if _YEAR.findall(year) == [str(use.year)] else header


def _fixed(header: str, use: ColumnUse, source: YearFrom) -> int | None:
    """The year of figures that nothing in the book tells, which a person must have said."""
    told = _YEAR.findall(_one_year(header)) == [str(use.year)] or source is not YearFrom.HEADER
    return None if told else use.year


def _month_open(header: str) -> str:
    words = header.split()
    return " ".join("{month}" if month_in(word) is not None else _literal(word) for word in words)


def _year_from(book: Book, mapping: Mapping) -> YearFrom:
    """Where the year of figures stands whose header does not tell it."""
    years = {str(use.year) for use in mapping.figures if use.year and str(use.year) not in use.header}
    sheet = book.sheet(mapping.sheet)
    if len(years) == 1:
        titles = [] if sheet is None else [each for each in _titles(sheet, mapping) if tells_year(each)]
        if sheet is not None and {str(year_of_title(sheet, [each], 0)) for each in titles} == years:
            return YearFrom.TITLE
        for name, source in ((book.file.stem, YearFrom.FILE), (mapping.sheet, YearFrom.SHEET)):
            if set(_YEAR.findall(name)) == years:
                return source
    return YearFrom.HEADER


def _titles(sheet: Sheet, mapping: Mapping) -> list[Anchor]:
    """The first text of each of the rows above the table, down from another table's figures.

    Of many only the first, and the nearest to the header, which tells its table from others.
    """
    figures = [use.column for use in mapping.figures]
    rows: list[int] = []
    for row in range(min(mapping.header_row - 1, mapping.begins - 1, len(sheet.rows)), 0, -1):
        if mapping.form is not Form.LINES and any(is_figure(sheet.value(row, column)) for column in figures):
            break
        rows.insert(0, row)
    found = [anchor for row in rows if (anchor := _title(sheet, row)) is not None]
    return found if len(found) <= _MOST_ANCHORS else [*found[: _MOST_ANCHORS - 1], found[-1]]


def _title(sheet: Sheet, row: int) -> Anchor | None:
    for column, value in enumerate(sheet.rows[row - 1], 1):
        if isinstance(value, str) and filled(value):
            text = _open(value)
            return (
                Anchor(f"{get_column_letter(column)}{row}", text) if text and named(text, value) is not None else None
            )
    return None


def _first(sheet: Sheet, mapping: Mapping, mappings: Sequence[Mapping]) -> Anchor | None:
    """What the first row is known by, where another table of the same header stands between the two."""
    above = (each for each in mappings if each.sheet == mapping.sheet and each.header_row == mapping.header_row)
    amid = any(each.last_row is not None and each.last_row < mapping.begins for each in above)
    return _row_anchor(sheet, mapping, mapping.begins) if amid else None


def _until(sheet: Sheet, mapping: Mapping) -> Anchor | None:
    """What the next row is known by, where it looks like a row of the table."""
    row = None if mapping.last_row is None else next_row(sheet, mapping.last_row)
    return _row_anchor(sheet, mapping, row) if row and is_of_table(sheet, mapping.columns, row) else None


def _row_anchor(sheet: Sheet, mapping: Mapping, row: int | None) -> Anchor | None:
    """What a row is known by: its label, a year among them, or else its first text."""
    if row is None or not 1 <= row <= len(sheet.rows):
        return None
    labels = [use.column for role in _NAMING for use in mapping.of_role(role)]
    texts = (column for column, value in enumerate(sheet.rows[row - 1], 1) if isinstance(value, str))
    for column in (*labels, *texts):
        value = sheet.value(row, column)
        text = _literal(header_text(value)) if filled(value) else ""
        if text and named(text, value) is not None:
            return Anchor(f"{get_column_letter(column)}{row}", text)
    return None
