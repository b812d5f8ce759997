"""A best guess at how a sheet that no layout knows is to be read, with the reason of each part of it."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rampath.domain.member import Member, Register
from rampath.wording import number, tr
from rampath.workbook.edition import named_by_file
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Book, Sheet, span
from rampath.workbook.guess_columns import Columns, Told
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_items import below_words, items_of
from rampath.workbook.guess_lines import GuessedList, ListGuess, guessed_list
from rampath.workbook.guess_list import list_on
from rampath.workbook.guess_list_rather import is_rather_a_list
from rampath.workbook.guess_meaning import Meaning, meaning_of, numbers_of
from rampath.workbook.guess_one_year import dated, tables_of_one_year
from rampath.workbook.guess_over import common_words, of_other_units, with_unknown
from rampath.workbook.guess_rows import totals_in
from rampath.workbook.guess_scale import scaled_by_row, with_scale
from rampath.workbook.guess_shown import shown_by
from rampath.workbook.guess_table import headed_by, tables_on, without_years
from rampath.workbook.guess_unit import Evidence, Field, evidence
from rampath.workbook.guess_whose import member_of
from rampath.workbook.guess_words import Around, Words, around
from rampath.workbook.mapping import ColumnUse, Form, Item, Mapping, Role
from rampath.workbook.names import NOBODY
from rampath.workbook.price_words import estimates_told
from rampath.workbook.result import shown
from rampath.workbook.separators import decide
from rampath.workbook.sheet_xml import Place

_LIKELY = 0.25


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part of a mapping was guessed so: its field (or `column 3`), a sentence, and where that stands.

    Not `sure` where the sheet does not say so itself: to be looked at.
    """

    field: str
    why: str
    sure: bool = True
    place: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping with its reasons. `score` counts the figures that it explains; 0 where no table was found.

    `header_rows` are all the rows that head the columns. `of_items` are the reasons of each item, by `power of Tanks`,
    and `known` is what tells the unit of each item by its text, and of the whole table by none. It is `parted` where
    it is one of several tables that stand under one header, below or beside each other, or under one that nobody
    understands amid figures.
    """

    mapping: Mapping
    reasons: tuple[Reason, ...] = ()
    score: float = 0.0
    header_rows: tuple[int, ...] = ()
    of_items: Map[str, Reason] = field(default_factory=dict)
    known: Map[str, Evidence] = field(default_factory=dict)
    parted: bool = False

    def reason(self, name: str) -> Reason | None:
        found = self.of_items.get(name)
        return found or next((reason for reason in self.reasons if reason.field == name), None)


def guess(sheet: Sheet, book: Book, register: Register) -> Guess:
    """The best guess at a sheet; of several tables on it the one with the most figures."""
    return guesses(sheet, book, register)[0]


def guesses(sheet: Sheet, book: Book, register: Register) -> tuple[Guess, ...]:
    """A guess for each table of a sheet that does not overlap with a better one, from above down.

    The best comes first; there is always one, if only an empty one.
    """
    glance = Glance(sheet, register)
    tables = _tables(glance)
    listed = list_on(glance)
    lines = None if listed is None else ListGuess(glance, listed)
    if lines is not None and is_rather_a_list(glance, lines.listed, lines.columns, tables):
        return (_of_list(guessed_list(lines, book, register)),)
    found: list[Table] = []
    for table in tables:
        if all(_apart(table, other) for other in found):
            found.append(table)
    if not found:
        return (Guess(Mapping(sheet.name, Form.YEARS, 0, ())),)
    best, *others = found
    alike = [table for table in others if table.form is best.form and table.score >= _LIKELY * best.score]
    ordered = [best, *sorted(alike, key=lambda table: (table.rows[0], min(table.values, default=0)))]
    return tuple(_guess(glance, table, book, register) for table in ordered)


def guess_without_years(sheet: Sheet, book: Book, register: Register) -> Guess:
    """The guess at a sheet on which nothing says of which years the figures are; an empty one where it has no table."""
    glance = Glance(sheet, register)
    table = without_years(glance)
    return Guess(Mapping(sheet.name, Form.YEARS, 0, ())) if table is None else _guess(glance, table, book, register)


def guess_again(sheet: Sheet, book: Book, register: Register, *, header_row: int, form: Form | None = None) -> Guess:
    """The best guess whose header is the row that was pointed at, whether or not it looks like one.

    Where a form is asked for there is no guess at another one; its score is 0 where no such table has this header.
    """
    glance = Glance(sheet, register)
    if form is Form.LINES:
        listed = list_on(glance, header_row or None)
        if listed is None:
            return Guess(Mapping(sheet.name, form, header_row, ()))
        return _of_list(guessed_list(ListGuess(glance, listed), book, register))
    tables = [table for table in _tables(glance) if table.header_row == header_row and form in {None, table.form}]
    if tables:
        return _guess(glance, tables[0], book, register)
    table = headed_by(glance, header_row) if form in {None, Form.YEARS} else None
    if table is not None:
        return _guess(glance, table, book, register)
    columns = tuple(
        ColumnUse(column, glance.shown(header_row, column), Role.UNKNOWN)
        for column, cells in glance.columns.items()
        if any(cell.row > header_row for cell in cells)
    )
    why = tr("You said so; no years were found in row {row}.", row=header_row)
    mapping = Mapping(sheet.name, form or Form.YEARS, header_row, columns, edition=named_by_file(book))
    units = {"": _known_below(glance, header_row)}
    return Guess(mapping, (Reason("header_row", why),), header_rows=(header_row,), known=units)


def _of_list(found: GuessedList) -> Guess:
    reasons = tuple(Reason(*each) for each in found.reasons)
    return Guess(found.mapping, reasons, found.score, found.header_rows, known=found.known)


def _tables(glance: Glance) -> Sequence[Table]:
    """The tables that a sheet could hold, the likeliest first; of one year where that explains more columns."""
    found = tables_on(glance)
    if any(table.form is not Form.YEARS or len(table.values) > 1 for table in found):
        return found
    listed = tables_of_one_year(glance)
    return listed if not found or any(len(table.values) > 1 for table in listed) else found


def _known_below(glance: Glance, header_row: int) -> Evidence:
    """What tells the unit of the figures below a row: the words down to it, nearest first."""
    above = [cell for cell in glance.cells.values() if cell.row <= header_row and cell.text]
    texts = [Words(" ".join(cell.text.split()), cell.place) for cell in reversed(above)]
    below = [at for at in glance.cells if at[0] > header_row]
    return evidence(texts, [], numbers_of(glance, below), None, shown=shown_by(glance, below))


def _apart(table: Table, other: Table) -> bool:
    if table.beside and table.header_row == other.header_row and {*table.values} <= other.beside:
        return True
    return table.rows[-1] < other.rows[0] or other.rows[-1] < table.rows[0]


def _guess(glance: Glance, table: Table, book: Book, register: Register) -> Guess:
    columns = Columns(glance, table, book.day)
    told = columns.told()
    table = _of_figures(table, told)
    words = around(glance, table, columns, book)
    if table.form is Form.LONG and not table.period:
        told = dated(told, glance, table, words.near, book.day)
    totals = totals_in(glance, table)
    uses = tuple(each.use for each in told)
    reasons = [_header(glance, table), _rows(table)]
    reasons += [
        Reason(f"column {each.use.column}", each.why, each.sure and each.use.role is not Role.UNKNOWN) for each in told
    ]
    mapping = Mapping(
        glance.sheet.name, table.form, table.header_row, uses,
        first_row=_first_row(table, columns), last_row=table.last_row,
        totals=totals.labels, left_out=totals.rows, edition=named_by_file(book),
    )  # fmt: skip
    if totals.why:
        reasons.append(Reason("totals", totals.why))
    meant = _with_meaning(mapping, glance, table, words, register)
    mapping, scaled = scaled_by_row(glance, table, meant.mapping)
    fields = [*with_scale(meant.fields, scaled)]
    decimal, why = _decimal(glance, table)
    mapping = replace(mapping, decimal=decimal, estimates_from=_estimates(words, mapping))
    other = of_other_units(mapping, columns.heads.reaching, glance.member, meant.known[""].unit)
    mapping = with_unknown(mapping, other)
    unsure = {f"column {column}": Reason(f"column {column}", why, sure=False) for column, why in other.items()}
    reasons = [unsure.get(reason.field, reason) for reason in reasons]
    fields += [] if why is None else [why]
    fields += _why_estimates(words, mapping)
    reasons += [Reason(*each) for each in fields]
    of_items = {each.name: Reason(*each) for each in with_scale(meant.of_items, scaled)}
    owner = _owner_of(glance, table)
    foreign = owner is not None and owner[0] is None
    parted = (table.parted and not foreign) or bool(table.beside)
    return Guess(mapping, tuple(reasons), table.score, columns.heads.rows, of_items, meant.known, parted)


def _of_figures(table: Table, told: Sequence[Told]) -> Table:
    """A long list without the columns of numbers that are no figures."""
    values = tuple(each.use.column for each in told if each.use.role is Role.VALUE)
    return replace(table, values=values) if table.form is Form.LONG and values else table


class _Meant(NamedTuple):
    """A mapping with what its figures count, the reasons of that, and what tells their units."""

    mapping: Mapping
    fields: tuple[Field, ...]
    of_items: tuple[Field, ...]
    known: Map[str, Evidence]


def _with_meaning(mapping: Mapping, glance: Glance, table: Table, words: Around, register: Register) -> _Meant:
    """The mapping with what its figures count: the same for all, or item by item."""
    fields: list[Field] = []
    member = None
    owner = _owner_of(glance, table)
    if not table.named:
        member, why = owner or member_of(glance, words, register)
        mapping, fields = replace(mapping, member="" if member is None else member.code), [why]
    headings = _headings(mapping, glance)
    numbers, cells = numbers_of(glance, _places(table)), shown_by(glance, _places(table))
    meaning = meaning_of([*headings, *words.near], words, numbers, member, shown_as=cells)
    known = {"": meaning.known}
    found = items_of(glance, table, mapping, words, member)
    head = glance.rows.get(table.head_row, [])
    if found is not None and head and owner is None:
        found = below_words(found, Words(" ".join(head[0].text.split()), head[0].place), words)
    if found is not None:
        known |= found.known
        return _Meant(replace(mapping, items=found.items), (*fields, found.why), found.fields, known)
    return _Meant(_as_item(mapping, meaning), (*fields, *meaning.fields), (), known)


def _owner_of(glance: Glance, table: Table) -> tuple[Member | None, Field] | None:
    """Whose the figures are below a row that says it; None where no row does."""
    cells = glance.rows.get(table.head_row, [])
    found = glance.named(cells[0].text) if cells else NOBODY
    if found.member is None and not found.country:
        return None
    why = (
        tr("“{text}” is no member of the Alliance.", text=shown(cells[0].text))
        if found.member is None
        else tr("“{text}” stands above these rows.", text=shown(cells[0].text))
    )
    return found.member, Field("member", why, found.member is not None, cells[0].place)


def _headings(mapping: Mapping, glance: Glance) -> list[Words]:
    """The heading of the only column of values, which says more than a title; of several, what they have in common."""
    values = mapping.of_role(Role.VALUE)
    if mapping.form is Form.DOWN and len(values) > 1:
        return common_words([use.header for use in values], glance.sheet.name)
    return [Words(values[0].header, glance.sheet.name)] if len(values) == 1 and values[0].header else []


def _as_item(mapping: Mapping, meaning: Meaning) -> Mapping:
    item: Item = meaning.item
    return replace(
        mapping, measure=item.measure, detail=item.detail, currency=item.currency, power=item.power,
        percent=item.percent, price_basis=item.price_basis,
    )  # fmt: skip


def _places(table: Table) -> Iterator[Place]:
    """The figures of members, where rows or columns name them; else all."""
    members = table.members
    rows = [row for row in table.rows if not members or table.form is Form.DOWN or row in members]
    columns = [column for column in table.values if not members or table.form is not Form.DOWN or column in members]
    return ((row, column) for row in rows for column in columns)


def _header(glance: Glance, table: Table) -> Reason:
    years = [year.year for year in table.years.values()]
    if not years:
        sure = table.form is Form.LONG  # whose rows and columns need no years, where a title tells one for all
        return Reason("header_row", tr("Row {row} heads the columns, but names no years.", row=table.header_row), sure)
    first, last = min(years), max(years)
    if table.form is Form.YEARS:
        place = span(glance.sheet.name, (table.header_row, min(table.values)), (table.header_row, max(table.values)))
        why = tr("Row {row} names the years {first} to {last}.", row=table.header_row, first=first, last=last)
        why = tr("Row {row} names the year {year}.", row=table.header_row, year=first) if first == last else why
        return Reason("header_row", why, place=place)
    if not table.header_row:
        return Reason("header_row", tr("No row above the figures heads their columns."), sure=False)
    why = tr("Row {row} heads the columns; the years {first} to {last} stand below it.",
             row=table.header_row, first=first, last=last)  # fmt: skip
    return Reason("header_row", why)


def _rows(table: Table) -> Reason:
    why = tr("Figures stand in {count} rows, from row {first} to row {last}.",
             count=number(len(table.rows), 0), first=table.rows[0], last=table.rows[-1])  # fmt: skip
    return Reason("rows", why)


def _first_row(table: Table, columns: Columns) -> int:
    """Where the figures begin, where that is not right below the header."""
    below = max(columns.heads.rows, default=0) + 1
    if table.first_row:
        return table.first_row
    return below if below != table.header_row + 1 else 0


def _decimal(glance: Glance, table: Table) -> tuple[str, Field | None]:
    """The decimal sign of figures that are texts with a sign in them; nothing where numbers are numbers."""
    texts = [glance.cells[at].text for at in _places(table) if at in glance.told and glance.cells[at].text]
    if not any("," in text or "." in text for text in texts):
        return "", None
    decision = decide(texts)
    return decision.separators.decimal, Field("decimal", decision.why, decision.sure)


def _estimates(words: Around, mapping: Mapping) -> int | None:
    """The first year that a note calls an estimate; headings that say so themselves need none."""
    years = [use.year for use in mapping.figures if use.year is not None]
    for note in (*words.near, *words.notes):
        year = estimates_told(note.text)
        if year is not None and (not years or min(years) <= year <= max(years)):
            return year
    return None


def _why_estimates(words: Around, mapping: Mapping) -> list[Field]:
    if mapping.estimates_from is None:
        return []
    note = next(note for note in (*words.near, *words.notes) if estimates_told(note.text) == mapping.estimates_from)
    return [Field("estimates_from", tr("“{text}” says so.", text=shown(note.text)), place=note.place)]
