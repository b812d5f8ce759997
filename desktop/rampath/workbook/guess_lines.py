"""A best guess at how a budget's long list is to be read, with the reason of each part of it."""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.wording import listing, number, tr
from rampath.workbook.edition import named_by_file
from rampath.workbook.firmness import by_day, why_by_day
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.guess_columns import Columns, Told
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_heads import Heads
from rampath.workbook.guess_list import Listed, is_numbering
from rampath.workbook.guess_list_columns import ListColumns
from rampath.workbook.guess_list_unit import unit_of_list
from rampath.workbook.guess_list_words import tells_sides
from rampath.workbook.guess_meaning import member_of
from rampath.workbook.guess_one_year import year_in
from rampath.workbook.guess_over import of_other_units, with_unknown
from rampath.workbook.guess_rows import is_sum, total_words
from rampath.workbook.guess_unit import Evidence, Field
from rampath.workbook.guess_words import Around, Words, around, is_unit_alone, no_amounts
from rampath.workbook.line_body import Body
from rampath.workbook.line_heading import amount_of
from rampath.workbook.line_marks import counting_of
from rampath.workbook.line_parents import share_held
from rampath.workbook.line_rows import may_hold
from rampath.workbook.mapping import Form, Mapping, Part, Role
from rampath.workbook.result import shown
from rampath.workbook.separators import decide
from rampath.workbook.years import kind_among, kind_told

_MOST_PARTS, _MOST_UNITS = 100, 8
_MOST_ROWS = 20_000
_NESTED = 0.3
"""Where every line stands below another, these are half of all amounts, and a third where their total follows."""


class GuessedList(NamedTuple):
    """A list's mapping with the reasons of its parts, how many amounts it explains, and what tells its unit."""

    mapping: Mapping
    reasons: tuple[Field, ...]
    score: float
    header_rows: tuple[int, ...]
    known: Map[str, Evidence]


class ListGuess:
    """A list with its columns, before anybody asks what it means."""

    def __init__(self, glance: Glance, listed: Listed) -> None:
        self.glance = glance
        self.listed = listed
        every = tuple(sorted((*listed.numbers, *listed.words)))
        self._table = Table(Form.LINES, listed.header_row, listed.rows, every, {})
        self.heads = Heads(glance, self._table)
        self.columns = ListColumns(glance, listed, self.heads)

    @property
    def table(self) -> Table:
        """The list as a table of its amounts."""
        return replace(self._table, values=self.columns.amounts, label=self.columns.title)


def guessed_list(found: ListGuess, book: Book, register: Register) -> GuessedList:
    """The guess at a list."""
    glance, listed, heads, columns, table = found.glance, found.listed, found.heads, found.columns, found.table
    words = around(glance, table, Columns(glance, table, book.day), book)
    told, inside = _with_units(_dated(columns.told(), columns, words, book), columns, glance.sheet.name)
    uses = tuple(each.use for each in told)
    member, whose = member_of(glance, words, register)
    headings = [Words(columns.heading(column), glance.sheet.name) for column in columns.amounts]
    unit = unit_of_list(glance, table, [*inside, *headings, *words.near], words, member, uses, register)
    decimal, signs = _decimal(glance, table)
    totals = total_words(columns.texts(column) for column in sorted({*listed.words, *columns.codes}))
    mapping = Mapping(
        glance.sheet.name, Form.LINES, listed.header_row, uses, first_row=_first_row(glance, listed, heads),
        measure=Measure.BUDGET, member="" if member is None else member.code, currency=unit.currency, power=unit.power,
        price_basis=unit.price_basis, totals=totals, decimal=decimal, edition=named_by_file(book),
    )  # fmt: skip
    other = of_other_units(mapping, columns.heading, glance.member, unit.known.unit)
    mapping = with_unknown(mapping, other)
    mapping, aside = _without_ratios(mapping, found)
    mapping, apart = _with_sides(mapping, columns)
    mapping, summed = _with_parts(mapping, columns)
    mapping, nested = _with_nested(mapping, glance.sheet)
    reasons = [
        Field("header_row", tr("Row {row} heads the columns of a long list.", row=listed.header_row)),
        Field("rows", tr("Amounts stand in {count} rows from row {first} on.", count=number(len(listed.rows), 0),
                         first=listed.rows[0])),
        Field("measure", tr("Codes, titles and amounts in many rows are the lines of a budget."), sure=False),
        *(_why(each, other) for each in told),
        whose, *unit.fields, *signs, *aside, *apart, *summed, *nested,
    ]  # fmt: skip
    if totals:
        said = listing([tr("“{text}”", text=each) for each in totals])
        why = tr("Rows that begin with {words} are sums, where they have no code or add up.", words=said)
        reasons.append(Field("totals", why))
    score = float(sum((row, column) in glance.told for row in listed.rows for column in columns.amounts))
    return GuessedList(mapping, tuple(reasons), score, heads.rows, {"": unit.known})


def _why(told: Told, other: Map[int, str]) -> Field:
    """Why a column holds what it is said to hold, or why nobody can say so as it is in another unit."""
    column = told.use.column
    sure = told.sure and told.use.role is not Role.UNKNOWN and column not in other
    return Field(f"column {column}", other.get(column, told.why), sure)


def _with_units(told: Sequence[Told], columns: ListColumns, sheet: str) -> tuple[Sequence[Told], list[Words]]:
    """The columns, those that tell different units of their lines unknown, and the unit that one tells of all lines."""
    found: list[Told] = []
    said: list[Words] = []
    for each in told:
        is_text = each.use.role in {Role.TEXT, Role.HEADING} and each.use.column not in columns.codes
        texts = dict.fromkeys(columns.texts(each.use.column)) if is_text else {}
        words = [Words(text, sheet) for text in texts]
        units = 0 < len(words) <= _MOST_UNITS and all(map(is_unit_alone, words))
        if units and len(words) > 1:
            why = tr("Its lines are in different units; leave it out only where their amounts may be added.")
            found.append(Told(replace(each.use, role=Role.UNKNOWN), why, sure=False))
            continue
        said += words if units else []
        found.append(each)
    return found, said


def _first_row(glance: Glance, listed: Listed, heads: Heads) -> int:
    """Where the lines begin, where that is not right below the header: behind a row that numbers the columns."""
    below = max(heads.rows, default=listed.header_row) + 1
    between = [row for row in glance.rows if below <= row < listed.rows[0] and is_numbering(glance.rows[row])]
    first = max(between, default=below - 1) + 1
    return first if first != listed.header_row + 1 else 0


def _dated(told: Sequence[Told], columns: ListColumns, words: Around, book: Book) -> tuple[Told, ...]:
    """The columns, those of amounts with the year, kind, month and stage of their headings, or of the title."""
    titles = [each for each in words.near if year_in(each) is not None]
    title = titles[0] if titles else None
    found: list[Told] = []
    taken: set[tuple[object, ...]] = set()
    for each in told:
        if each.use.role is not Role.AMOUNT:
            found.append(each)
            continue
        one = _amount(each, columns, title, book)
        key = (one.use.year, one.use.month, one.use.stage.casefold())
        if key in taken:
            why = tr("Another column has the same heading; one of the two can be read.")
            one = Told(replace(one.use, role=Role.UNKNOWN), why)
        taken.add(key)
        found.append(one)
    return tuple(found)


def _amount(each: Told, columns: ListColumns, title: Words | None, book: Book) -> Told:
    """A column of amounts with what its heading tells of them, or where it is silent the title."""
    heading = columns.heading(each.use.column)
    said = amount_of(heading)
    use = replace(each.use, month=said.month, stage=said.stage, year=said.year, kind=said.kind)
    above = None if title is None else year_in(title)
    if said.year is not None:
        why, sure = tr("Its heading tells the year {year}.", year=said.year), True
    elif columns.period:
        return Told(use, tr("Its amounts are of the year of each line."), each.sure)
    elif title is None or above is None:
        return Told(use, tr("Nothing says of which year its amounts are."), sure=False)
    else:
        use, sure = replace(use, year=above.year), each.sure
        why = tr("“{text}” tells the year {year}.", text=shown(title.text), year=above.year)
    return _firm(Told(use, why, sure), heading, title, book)


def _firm(told: Told, heading: str, title: Words | None, book: Book) -> Told:
    """A column of amounts with whether they are budget or outturn, by its heading, the title, or the day."""
    use, year = told.use, told.use.year or 0
    worded = kind_told(heading) is not None or use.kind is not Kind.ACTUAL
    kind = by_day(year, use.kind, book.day, said=worded)
    if kind is not use.kind:
        return Told(replace(use, kind=kind), f"{told.why} {why_by_day(year, book.day)}", told.sure)
    if worded:
        return told
    if title is not None and kind_among(title.text) is not Kind.ACTUAL:
        kind = kind_among(title.text)
        why = tr("“{text}” speaks of a budget or estimates.", text=shown(title.text))
    else:
        why = tr("Nothing says whether it is budget or outturn; it is taken as outturn.")
    return Told(replace(use, kind=kind), f"{told.why} {why}", sure=False)


def _without_ratios(mapping: Mapping, found: ListGuess) -> tuple[Mapping, list[Field]]:
    """The mapping without rows below the last total that have no code and are called per cents: `Change, %`."""
    title, codes = found.columns.title, found.columns.codes
    named = {cell.row: cell for cell in found.columns.cells(title)} if title else {}
    totals = [row for row, cell in named.items() if is_sum(" ".join(cell.text.split()))]
    coded = {cell.row for column in codes for cell in found.columns.cells(column)}
    below = (cell for row, cell in named.items() if totals and row > totals[-1] and row not in coded)
    rows = tuple(cell.row for cell in below if no_amounts([Words(cell.text, cell.place)]) is not None)
    if not rows:
        return mapping, []
    why = tr("Rows below the total tell per cents: {rows}.", rows=listing([*map(str, rows)]))
    return replace(mapping, left_out=rows), [Field("left_out", why)]


def _with_sides(mapping: Mapping, columns: ListColumns) -> tuple[Mapping, list[Field]]:
    """The mapping with revenue kept apart from expenditure, where a column tells them."""
    for use in mapping.columns:
        if use.role not in {Role.HEADING, Role.TEXT, Role.CODE}:
            continue
        texts = dict.fromkeys(columns.texts(use.column))
        if tells_sides(use.header, texts):
            mapping = mapping.with_use(replace(use, role=Role.HEADING))
            why = tr("“{header}” tells revenue from expenditure; they are never added.", header=use.header)
            return replace(mapping, sides=(Part("", use.header),)), [Field("sides", why)]
    return mapping, []


def _with_parts(mapping: Mapping, columns: ListColumns) -> tuple[Mapping, list[Field]]:
    """The mapping with a total for each text of the first heading that names parts of the whole in words."""
    apart = {part.header for part in mapping.sides}
    found = [use for use in mapping.of_role(Role.HEADING) if use.header and use.header not in apart]
    several = [(use, set(columns.texts(use.column))) for use in found]
    fitting = [(use, texts) for use, texts in several if 1 < len(texts) <= _MOST_PARTS]
    worded = [(use, texts) for use, texts in fitting if use.column not in columns.codes]
    chosen = next(iter(worded or fitting), None)
    if chosen is None:
        return mapping, []
    use = chosen[0]
    why = tr("Each of the {count} texts of “{header}” has a total of its own.", count=len(chosen[1]), header=use.header)
    return replace(mapping, parts=(Part("", use.header),)), [Field("parts", why)]


def _with_nested(mapping: Mapping, sheet: Sheet) -> tuple[Mapping, list[Field]]:
    """The mapping with lines counted out that hold those below them, where these are a good part of all amounts."""
    if len(sheet.rows) > _MOST_ROWS:
        return mapping, []
    body = Body(sheet, mapping)
    numbers = [body.numbers(use, mapping.separators).values for use in mapping.figures]
    amounts = np.column_stack(numbers) if numbers else np.empty((len(body), 0))
    counted = counting_of(body).counted & may_hold(body, amounts)
    rows, share = share_held(body, amounts, counted)
    if share < _NESTED:
        return mapping, []
    row = rows[0] + body.first
    why = tr(
        "Row {row} and others are the sum of the lines right below or above them; such lines do not count.", row=row
    )
    return replace(mapping, nested=True), [Field("nested", why)]


def _decimal(glance: Glance, table: Table) -> tuple[str, list[Field]]:
    """The decimal sign of amounts that are texts with a sign in them; nothing where numbers are numbers."""
    places = ((row, column) for row in table.rows for column in table.values)
    texts = [glance.cells[at].text for at in places if at in glance.told and glance.cells[at].text]
    if not any("," in text or "." in text for text in texts):
        return "", []
    decision = decide(texts)
    return decision.separators.decimal, [Field("decimal", decision.why, decision.sure)]
