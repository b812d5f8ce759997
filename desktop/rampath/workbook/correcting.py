"""What a person says of a table by pointing: where it begins and ends, which rows are sums, what columns hold."""

from dataclasses import replace
from typing import NamedTuple

from rampath.domain.member import plain
from rampath.domain.observation import Kind
from rampath.workbook.correcting_lines import as_amount, as_lines, is_coded, no_lines, telling_nothing
from rampath.workbook.grid import Sheet
from rampath.workbook.line_body import ENDS
from rampath.workbook.line_heading import amount_of
from rampath.workbook.mapping import FIGURES, ColumnUse, Form, Item, Mapping, Role, is_of_one_year
from rampath.workbook.row_naming import columns_of_totals
from rampath.workbook.years import kind_among, year_of, year_within


def beginning_at(mapping: Mapping, row: int) -> Mapping:
    """The figures begin in this row, which may also be above the header."""
    last = mapping.last_row
    return replace(mapping, first_row=row, last_row=None if last is not None and last < row else last)


def ending_at(mapping: Mapping, row: int) -> Mapping:
    """The figures end in this row."""
    return replace(mapping, last_row=row, first_row=0 if mapping.begins > row else mapping.first_row)


def label_of_row(mapping: Mapping, sheet: Sheet, row: int) -> str:
    """What names a row of the table: its label, in a budget's list its title, else the first words beside its figures.

    Words that a reading would not take for its name, such as a remark behind the figures, are none.
    """
    return next(iter(_names_of_row(mapping, sheet, row)), "")


def _names_of_row(mapping: Mapping, sheet: Sheet, row: int) -> list[str]:
    """What may name a row; of columns that do so less surely only where the others are blank."""
    if mapping.form is Form.LINES:
        titles = tuple(use.column for use in mapping.of_role(Role.TITLE))
        places: tuple[tuple[int, ...], ...] = (titles, tuple(range(1, sheet.width + 1)))
    else:
        places = columns_of_totals(mapping)
    found = ([sheet.value(row, column) for column in columns] for columns in places)
    texts = ([" ".join(value.split()) for value in each if isinstance(value, str) and value.strip()] for each in found)
    return next(filter(None, texts), [])


def is_total(mapping: Mapping, sheet: Sheet, row: int) -> bool:
    names = _names_of_row(mapping, sheet, row)
    return any(_says(total, name) for total in mapping.totals for name in names)


def _says(total: str, label: str) -> bool:
    """Whether a label begins with the words of a total, or ends with those that stand behind `…`."""
    words, said = plain(total.removeprefix(ENDS)), plain(label)
    return said != "" and (said.endswith(words) if total.startswith(ENDS) else said.startswith(words))


def with_total(mapping: Mapping, sheet: Sheet, row: int) -> Mapping:
    """A row is a sum of others, or is none after all; one without a name is left out by its number.

    So is a row with a code: only a line of a budget has one, whatever its title begins like.
    """
    label = label_of_row(mapping, sheet, row)
    if not label or row in mapping.left_out:
        return with_row_left_out(mapping, row)
    if is_total(mapping, sheet, row):
        names = _names_of_row(mapping, sheet, row)
        kept = tuple(each for each in mapping.totals if not any(_says(each, name) for name in names))
        return replace(mapping, totals=kept)
    if is_coded(mapping, sheet, row):
        return with_row_left_out(mapping, row)
    return replace(mapping, totals=(*mapping.totals, label))


def with_row_left_out(mapping: Mapping, row: int) -> Mapping:
    """A row is passed over, or taken again."""
    left = {*mapping.left_out} ^ {row}
    return replace(mapping, left_out=tuple(sorted(left)))


def with_column(mapping: Mapping, sheet: Sheet, column: int, role: Role) -> Mapping:
    """A column holds something else than was thought; one that the mapping did not know is added to it."""
    known = mapping.use(column)
    if known is None:
        known = ColumnUse(column, heading(sheet, mapping.header_row, column), Role.UNKNOWN)
        mapping = mapping.with_use(known)
    if mapping.form is Form.LINES and role in {Role.IGNORED, *FIGURES}:
        mapping = telling_nothing(mapping, column)
    if role is Role.YEAR and known.year is None:
        found = year_of(known.header, serial=True) if known.header else None
        if found is not None:
            return mapping.with_use(replace(known, role=role, year=found.year, kind=found.kind))
    if role is Role.AMOUNT:
        return mapping.with_use(as_amount(replace(known, role=role), mapping))
    if role is Role.VALUE and known.year is None and is_of_one_year(mapping):
        year = likely_year(mapping, column)
        mapping = mapping.with_use(replace(known, year=year, kind=_kind_of(mapping, year)))
    if role is Role.VALUE and known.header and mapping.items and not mapping.of_role(Role.ITEM):
        mapping = _with_item(mapping, known.header)
    return mapping.with_role(column, role)


def _with_item(mapping: Mapping, text: str) -> Mapping:
    """The mapping with a column among its items, of which nobody has said yet what it counts."""
    return mapping if mapping.item(text) else replace(mapping, items=(*mapping.items, Item(text)))


def _kind_of(mapping: Mapping, year: int | None) -> Kind:
    return next((use.kind for use in mapping.figures if use.year == year), Kind.ACTUAL)


def with_year(mapping: Mapping, sheet: Sheet, column: int, year: int, kind: Kind) -> Mapping:
    """A column holds the figures of a year; in a table of one year all that were of the same year do."""
    if is_of_one_year(mapping):
        return _of_one_year(mapping, sheet, column, year, kind)
    role = Role.AMOUNT if mapping.form is Form.LINES else Role.YEAR
    mapping = with_column(mapping, sheet, column, role)
    known = mapping.use(column)
    return mapping if known is None else mapping.with_use(replace(known, role=role, year=year, kind=kind))


def _of_one_year(mapping: Mapping, sheet: Sheet, column: int, year: int, kind: Kind) -> Mapping:
    known = mapping.use(column)
    before = None if known is None else known.year
    alike = [use for use in mapping.columns if use.year == before and (before is not None or use.role in FIGURES)]
    for use in alike:
        mapping = mapping.with_use(replace(use, year=year, kind=kind))
    mapping = with_column(mapping, sheet, column, Role.VALUE)
    said = mapping.use(column)
    return mapping if said is None else mapping.with_use(replace(said, year=year, kind=kind))


def likely_year(mapping: Mapping, column: int) -> int | None:
    """The year that a column would have by its heading or, where that names none, by those at its sides."""
    years = {use.column: use.year for use in mapping.of_role(Role.YEAR) if use.year is not None}
    known = mapping.use(column)
    if known is not None and known.year is not None:
        return known.year
    told = None if known is None else _told_by_heading(mapping, known).year
    if told is not None:
        return told
    if is_of_one_year(mapping) or mapping.form is Form.LINES:
        return max((use.year for use in mapping.figures if use.year is not None), default=None)
    before = max((c for c in years if c < column), default=None)
    after = min((c for c in years if c > column), default=None)
    if before is not None:
        step = 1 if after is None or years[after] > years[before] else -1
        return years[before] + step
    return None if after is None else years[after] - 1


def likely_kind(mapping: Mapping, column: int) -> Kind:
    """How firm figures are of whose year a person says no more: as their heading tells it."""
    known = mapping.use(column)
    if known is None:
        return Kind.ACTUAL
    return known.kind if known.role in FIGURES else _told_by_heading(mapping, known).kind


def _told_by_heading(mapping: Mapping, known: ColumnUse) -> "_Told":
    """What a column's heading tells of its year, if anything."""
    if mapping.form is Form.LINES:
        amount = amount_of(known.header)
        return _Told(amount.year, amount.kind)
    year = year_within(known.header)
    return _Told(None, kind_among(known.header)) if year is None else _Told(year.year, year.kind)


class _Told(NamedTuple):
    year: int | None
    kind: Kind


def in_form(mapping: Mapping, form: Form) -> Mapping:
    """The table taken in another form; columns of figures stay such, and one column of names or years is kept.

    What rows count says nothing of columns, so that items are dropped where the two change places.
    """
    if form is mapping.form:
        return mapping
    if form is Form.LINES:
        return as_lines(mapping)
    if mapping.form is Form.LINES:
        mapping = no_lines(mapping)
    dated = bool(mapping.of_role(Role.PERIOD))
    uses = tuple(_in_form(use, form, dated=dated) for use in mapping.columns)
    turned = Form.YEARS in {form, mapping.form}
    return replace(mapping, form=form, columns=uses, items=() if turned else mapping.items)


def _in_form(use: ColumnUse, form: Form, *, dated: bool) -> ColumnUse:
    if form is Form.YEARS:
        if use.role is Role.VALUE:
            found = year_of(use.header) if use.header else None
            known = None if found is None else found.year
            return replace(use, role=Role.YEAR if known else Role.UNKNOWN, year=known)
        return replace(use, role=Role.UNKNOWN) if use.role is Role.PERIOD else use
    if use.role in FIGURES:
        return replace(use, role=Role.VALUE, year=None)
    if form is Form.DOWN and use.role is Role.LABEL:
        return replace(use, role=Role.TEXT if dated else Role.PERIOD)
    return use


def heading(sheet: Sheet, row: int, column: int) -> str:
    """What stands in a header row over a column, as one line."""
    cell = sheet.cell(row, column) if row else None
    return "" if cell is None else " ".join(cell.raw.split())
