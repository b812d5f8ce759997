"""What a person says of a budget's long list by pointing: its amounts, what is kept apart, summed, or not counted."""

from collections import Counter
from dataclasses import replace
from itertools import islice

from rampath.domain.observation import Kind, Measure
from rampath.workbook.grid import Sheet
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
