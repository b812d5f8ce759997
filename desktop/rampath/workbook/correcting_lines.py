"""What a person says of a budget's long list by pointing: its amounts, what is kept apart, summed, or not counted."""

from collections import Counter
from dataclasses import replace
from itertools import islice

from rampath.domain.observation import Kind, Measure
from rampath.workbook.grid import Sheet, filled
from rampath.workbook.line_heading import amount_of
from rampath.workbook.mapping import FIGURES, ColumnUse, Form, Mapping, Part, Role

_MOST_ROWS = 20_000
MOST_TEXTS = 20
"""More different texts of a column are not offered one by one."""


def as_amount(use: ColumnUse, mapping: Mapping) -> ColumnUse:
    """A column as one of amounts: of the year in its heading or, where lines tell none, that of the other amounts."""
    told = amount_of(use.header)
    dated = bool(mapping.of_role(Role.PERIOD))
    year = use.year or told.year
    if year is None and not dated:
        year = max((each.year for each in mapping.figures if each.year is not None), default=None)
    kind = use.kind if use.kind is not Kind.ACTUAL else told.kind
    return replace(use, role=Role.AMOUNT, year=year, kind=kind, month=told.month, stage=use.stage or told.stage)


def as_lines(mapping: Mapping) -> Mapping:
    """A table taken as a budget's long list: names become titles, figures amounts, and the rest says what it said."""
    names = mapping.of_role(Role.LABEL) or mapping.of_role(Role.ITEM)[:1]
    uses = tuple(_of_line(use, mapping, is_title=use in names) for use in mapping.columns)
    return replace(mapping, form=Form.LINES, columns=uses, measure=Measure.BUDGET, items=(), percent=False)


def _of_line(use: ColumnUse, mapping: Mapping, *, is_title: bool) -> ColumnUse:
    if use.role in FIGURES:
        return as_amount(use, mapping)
    said = {Role.ITEM: Role.TEXT, Role.UNIT: Role.TEXT, Role.FLAG: Role.TEXT}.get(use.role, use.role)
    return replace(use, role=Role.TITLE if is_title else said)


def no_lines(mapping: Mapping) -> Mapping:
    """A budget's long list taken as a table of years, whose rows its titles name."""
    roles = {Role.TITLE: Role.LABEL, Role.HEADING: Role.TEXT, Role.COUNTED: Role.TEXT, Role.AMOUNT: Role.YEAR}
    uses = tuple(replace(use, role=roles.get(use.role, use.role), month=None, stage="") for use in mapping.columns)
    uses = tuple(replace(use, role=Role.VALUE) if _is_dateless(use) else use for use in uses)
    measure = None if mapping.measure is Measure.BUDGET else mapping.measure
    return replace(mapping, form=Form.YEARS, columns=uses, measure=measure, parts=(), sides=())


def _is_dateless(use: ColumnUse) -> bool:
    return use.role is Role.YEAR and use.year is None


def headed_by(mapping: Mapping, sheet: Sheet, row: int) -> Mapping:
    """A budget's list whose headings stand in another row; what was said of its columns stays, their amounts' years
    follow from the headings there.
    """
    found: list[ColumnUse] = []
    renamed: dict[str, str] = {}
    for column in range(1, sheet.width + 1):
        cell, known = sheet.cell(row, column), mapping.use(column)
        header = "" if cell is None else " ".join(cell.raw.split())
        if known is None and not header:
            continue
        use = replace(known or ColumnUse(column, header), header=header)
        renamed[known.header if known is not None else header] = header
        is_amount = use.role is Role.AMOUNT
        plain = replace(use, year=None, kind=Kind.ACTUAL, stage="") if is_amount else use
        found.append(as_amount(plain, replace(mapping, columns=tuple(found))) if is_amount else plain)
    parts, sides = (
        tuple(replace(each, header=renamed.get(each.header, each.header)) for each in told)
        for told in (mapping.parts, mapping.sides)
    )
    ends = None if mapping.last_row is not None and mapping.last_row <= row else mapping.last_row
    return replace(mapping, header_row=row, first_row=0, last_row=ends, columns=tuple(found), parts=parts, sides=sides)


def is_coded(mapping: Mapping, sheet: Sheet, row: int) -> bool:
    """Whether a row of a budget's list has a code."""
    codes = mapping.of_role(Role.CODE) if mapping.form is Form.LINES else ()
    return any(filled(sheet.value(row, use.column)) for use in codes)


def dated_by_rows(mapping: Mapping, column: int) -> Mapping:
    """A column of amounts takes the year of each row, whatever its heading says."""
    use = mapping.use(column)
    return mapping if use is None else mapping.with_use(replace(use, year=None))


def is_named(mapping: Mapping, column: int) -> bool:
    """Whether a column of words has a heading of its own, by which lines can be told apart."""
    use = mapping.use(column)
    if use is None or use.header == "" or use.role in FIGURES:
        return False
    return sum(each.header == use.header for each in mapping.columns) == 1


def telling_nothing(mapping: Mapping, column: int) -> Mapping:
    """A column by which nothing is kept apart or has a total of its own any more."""
    use = mapping.use(column)
    if use is None:
        return mapping
    parts = tuple(part for part in mapping.parts if part.header != use.header)
    return replace(mapping, parts=parts, sides=tuple(side for side in mapping.sides if side.header != use.header))


def with_sides(mapping: Mapping, column: int) -> Mapping:
    """What a column tells is kept apart and never added, such as revenue and expenditure; or is added after all."""
    use = mapping.use(column)
    if use is None:
        return mapping
    wanted = not has_sides(mapping, column)
    mapping = _as_heading(mapping, use) if wanted else mapping
    return replace(mapping, sides=(Part("", use.header),) if wanted else ())


def has_sides(mapping: Mapping, column: int) -> bool:
    """Whether the lines are kept apart by what this column tells."""
    return _is_part(mapping.sides, mapping.use(column))


def with_parts(mapping: Mapping, column: int) -> Mapping:
    """Each text of a column gets a total of its own, or none any more."""
    use = mapping.use(column)
    if use is None:
        return mapping
    if has_parts(mapping, column):
        return replace(mapping, parts=tuple(part for part in mapping.parts if part.header != use.header))
    return replace(_as_heading(mapping, use), parts=(*mapping.parts, Part("", use.header)))


def has_parts(mapping: Mapping, column: int) -> bool:
    """Whether what this column tells has totals of its own."""
    return _is_part(mapping.parts, mapping.use(column))


def _is_part(parts: tuple[Part, ...], use: ColumnUse | None) -> bool:
    return use is not None and any(part.header == use.header for part in parts)


def _as_heading(mapping: Mapping, use: ColumnUse) -> Mapping:
    """A column that groups lines tells so, where nobody has said that it tells anything."""
    return mapping.with_role(use.column, Role.HEADING) if use.role in {Role.UNKNOWN, Role.IGNORED} else mapping


def with_not_counted(mapping: Mapping, column: int, text: str) -> Mapping:
    """Lines in which a column reads this text are held by other lines already; or count after all."""
    use = mapping.use(column)
    if use is None:
        return mapping
    known = not_counted(use)
    texts = [each for each in known if each != text] if text in known else [*known, text]
    role = Role.COUNTED if texts else Role.TEXT
    return mapping.with_use(replace(use, role=role, not_counted="|".join(texts), counts=""))


def not_counted(use: ColumnUse) -> tuple[str, ...]:
    """The texts of a column that say that a line is held by others already."""
    return tuple(use.not_counted.split("|")) if use.role is Role.COUNTED and use.not_counted else ()


def texts_in(mapping: Mapping, sheet: Sheet, column: int) -> tuple[str, ...]:
    """The different texts of a column below the header, the most frequent first; none where they are many."""
    last = len(sheet.rows) if mapping.last_row is None else mapping.last_row
    rows = islice(sheet.rows, mapping.begins - 1, min(last, mapping.begins + _MOST_ROWS))
    values = (row[column - 1] for row in rows if len(row) >= column)
    counts = Counter(" ".join(value.split()) for value in values if isinstance(value, str) and value.strip())
    return tuple(text for text, _ in counts.most_common()) if len(counts) <= MOST_TEXTS else ()
