"""A best guess at how a budget's long list is to be read, with the reason of each part of it."""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.wording import listing, number, tr
from rampath.workbook.edition import named_by_file
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Book
from rampath.workbook.guess_columns import Columns, Told
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_heads import Heads
from rampath.workbook.guess_list import Listed, is_numbering
from rampath.workbook.guess_list_columns import ListColumns
from rampath.workbook.guess_list_dates import dated_amounts
from rampath.workbook.guess_list_sums import with_nested, with_parts, with_sides, without_ratios
from rampath.workbook.guess_list_unit import unit_of_list, whole_of
from rampath.workbook.guess_over import of_other_units, with_unknown
from rampath.workbook.guess_rows import total_words
from rampath.workbook.guess_unit import Evidence, Field
from rampath.workbook.guess_whose import member_of
from rampath.workbook.guess_words import Words, around, is_unit_alone
from rampath.workbook.mapping import Form, Mapping, Role
from rampath.workbook.separators import decide

_MOST_UNITS = 8


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
    told, inside = _with_units(dated_amounts(columns.told(), columns, words, book), columns, glance.sheet.name)
    uses = tuple(each.use for each in told)
    member, whose = member_of(glance, words, register)
    headings = [Words(columns.heading(column), glance.sheet.name) for column in columns.amounts]
    whole = whole_of(glance, table, uses, columns)
    unit = unit_of_list(glance, table, [*inside, *headings, *words.near], words, member, whole, register)
    decimal, signs = _decimal(glance, table)
    totals = total_words(columns.texts(column) for column in sorted({*listed.words, *columns.codes}))
    mapping = Mapping(
        glance.sheet.name, Form.LINES, listed.header_row, uses, first_row=_first_row(glance, listed, heads),
        measure=Measure.BUDGET, member="" if member is None else member.code, currency=unit.currency, power=unit.power,
        price_basis=unit.price_basis, totals=totals, decimal=decimal, edition=named_by_file(book),
    )  # fmt: skip
    other = of_other_units(mapping, columns.heading, glance.member, unit.known.unit)
    mapping = with_unknown(mapping, other)
    mapping, aside = without_ratios(mapping, columns)
    mapping, apart = with_sides(mapping, columns)
    mapping, summed = with_parts(mapping, columns)
    mapping, nested = with_nested(mapping, glance.sheet)
    reasons = [
        Field("header_row", tr("Row {row} heads the columns of a long list.", row=listed.header_row)),
        Field("rows", tr("Amounts stand in {count} rows from row {first} on.", count=number(len(listed.rows), 0),
                         first=listed.rows[0])),
        Field("measure", tr("Many rows of codes, titles and amounts look like the lines of a budget."), sure=False),
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


def _decimal(glance: Glance, table: Table) -> tuple[str, list[Field]]:
    """The decimal sign of amounts that are texts with a sign in them; nothing where numbers are numbers."""
    places = ((row, column) for row in table.rows for column in table.values)
    texts = [glance.cells[at].text for at in places if at in glance.told and glance.cells[at].text]
    if not any("," in text or "." in text for text in texts):
        return "", []
    decision = decide(texts)
    return decision.separators.decimal, [Field("decimal", decision.why, decision.sure)]
