"""What each column of a table holds, and why: years, labels, codes, units, items, remarks, or nobody knows yet."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from openpyxl.utils import get_column_letter

from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.column_words import (
    are_all_estimates,
    is_code,
    is_multiplier,
    is_of_years,
    is_unit,
    is_value,
    role_of_heading,
    says_estimate,
)
from rampath.workbook.firmness import by_day, is_flag, is_one_flag, is_yes_or_no, why_by_day
from rampath.workbook.glance import Glance
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_heads import Firm, Heads
from rampath.workbook.guess_twins import Twin, going_first
from rampath.workbook.guess_years import why_mute
from rampath.workbook.mapping import ColumnUse, Form, Role
from rampath.workbook.measure_in import measure_in
from rampath.workbook.result import shown
from rampath.workbook.scale import multiplier
from rampath.workbook.year_marks import Note, legend, mark_of
from rampath.workbook.years import Year, kind_told, year_of, year_of_day

_MOSTLY, _SOME = 0.6, 0.3
_MOST_FLAGS = 5
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Told:
    """A column's use with the reason in words."""

    use: ColumnUse
    why: str
    sure: bool = True


class Columns:
    """The columns of a table that hold something, from left to right."""

    def __init__(self, glance: Glance, table: Table, day: date | None = None) -> None:
        self._glance = glance
        self._table = table
        self._rows = frozenset(table.rows)
        self._last = table.rows[-1]
        self._day = day
        self.heads = Heads(glance, table)

    def told(self) -> tuple[Told, ...]:
        """What each column holds; those that are empty beside the figures are left out.

        Where a heading says which column tells how firm figures are, letters in others say something else; and where
        one says in words what the rows count, those before it hold codes of it.
        """
        found = tuple(self._told(column) for column in self._glance.columns if self._inside(column))
        headed = {each.use.column for each in found if self._by_heading(each.use.column) is Role.FLAG}
        flags = {each.use.column for each in found if each.use.role is Role.FLAG}
        wrong = flags - headed if flags & headed else set()
        found = tuple(self._nothing(each.use) if each.use.column in wrong else each for each in found)
        items = [each.use for each in found if each.use.role is Role.ITEM]
        known = next((use.column for use in items if self._tells_measure(use.column)), 0)
        codes = {use.column for use in items if use.column < known}
        return tuple(self._code(each.use) if each.use.column in codes else each for each in found)

    def _tells_measure(self, column: int) -> bool:
        return any(measure_in(text) is not None for text in {cell.text for cell in self._glance.columns[column]} - {""})

    def _code(self, use: ColumnUse) -> Told:
        """A column of codes beside one that says in words what the rows count."""
        return Told(ColumnUse(use.column, use.header, Role.CODE), tr("Its heading says that it holds no figures."))

    def _nothing(self, use: ColumnUse) -> Told:
        return Told(ColumnUse(use.column, use.header, Role.UNKNOWN), tr("Nothing tells what it holds."))

    def _inside(self, column: int) -> bool:
        return column in self._table.values or any(cell.row in self._rows for cell in self._glance.columns[column])

    def _told(self, column: int) -> Told:
        table = self._table
        header = self.heads.heading(column)
        if column in table.beside:
            return Told(ColumnUse(column, header, Role.IGNORED), tr("It belongs to the table beside this one."))
        if column == table.label:
            return Told(ColumnUse(column, header, Role.LABEL), self._why_label())
        if column == table.period:
            return self._period(ColumnUse(column, header, Role.PERIOD))
        if table.form is Form.YEARS and column in table.years and not self._holds_words(column):
            return self._year(column, header)
        told = self._beside(column, header)
        if told is None and column in table.values:
            return self._value(column, header)
        return told or self._nothing(ColumnUse(column, header, Role.UNKNOWN))

    def _period(self, use: ColumnUse) -> Told:
        first = min(self._table.years)
        if self._glance.year(first, use.column) is not None:
            return Told(use, tr("Its cells are years."))
        why = tr("Its cells are the same day of each year, such as {day}, and were read as the year of that day.",
                 day=self._glance.shown(first, use.column))  # fmt: skip
        return Told(use, why, sure=False)

    def _why_label(self) -> str:
        table = self._table
        if table.named:
            return tr("{count} of {all} rows name a member here.", count=len(table.members), all=len(table.rows))
        return tr("It names the rows, but no members.")

    def _year(self, column: int, header: str) -> Told:
        table = self._table
        firm = self._firm(column, table.years[column])
        year = table.years[column]._replace(kind=firm.kind)
        use = ColumnUse(column, header, Role.YEAR, year.year, year.kind)
        part = self.heads.part(column)
        if part:
            why = tr("“{text}” names a month, a quarter, a half or a day, and may not be the whole year {year}.",
                     text=part, year=year.year)  # fmt: skip
            return Told(replace(use, role=Role.UNKNOWN), why)
        twin = self._twin(column, year)
        if twin is not None:
            why = tr("The year {year} stands in column {other}, too; one of the two can be read.",
                     year=year.year, other=twin)  # fmt: skip
            return Told(replace(use, role=Role.UNKNOWN), why)
        now = firm.kind is Kind.ESTIMATE and firm.why == why_by_day(year.year, self._day)
        mute = self._mute(column) if now or (not firm.why and firm.kind is Kind.ACTUAL) else ""
        if mute:
            return Told(use, why_mute(mute, year), sure=False)
        if self._is_day(column):
            return Told(use, year.note, sure=False)
        return Told(use, firm.why or year.note or tr("Its heading is the year {year}.", year=year.year), firm.sure)

    @cached_property
    def _legend(self) -> dict[str, Note]:
        return legend(self._glance.cells.values())

    def _is_day(self, column: int) -> bool:
        cell = self._glance.above(self._table.header_row, column)
        return cell is not None and year_of_day(cell.value) is not None

    def _firm(self, column: int, year: Year) -> Firm:
        """How firm the year's figures are, by its heading, by the rows above and below that, and by the day."""
        own = kind_told(self.heads.in_row(self._table.header_row, column))
        if year.kind is not Kind.ACTUAL:
            return self._on_day(year, Firm(year.kind))
        mark = mark_of(self.heads.in_row(self._table.header_row, column))
        note = self._legend.get(mark) if mark else None
        if note is not None:
            return self._on_day(year, Firm(note.kind, tr("“{text}” says so.", text=shown(note.cell.text))))
        others = [row for row in self.heads.rows if row != self._table.header_row]
        found = [firm for row in others if (firm := self._over(row, column, year)) is not None]
        softer = next((firm for firm in found if firm.kind is not Kind.ACTUAL), None)
        firmer = Firm(Kind.ACTUAL) if own is not None else next(iter(found), None)
        return self._on_day(year, softer or firmer or self.heads.left)

    def _over(self, row: int, column: int, year: Year) -> Firm | None:
        """What another header row says: over the column, or further left for all years from there on."""
        word = self.heads.in_row(row, column)
        if word:
            kind = kind_told(word) if year_of(f"{year.year} {word}") is not None else None
            return None if kind is None else Firm(kind)
        left = [other for other in self._table.years if other < column and self.heads.in_row(row, other)]
        if not left or self._table.years[max(left)].year >= year.year:
            return None
        word = self.heads.in_row(row, max(left))
        kind = kind_told(word)
        why = tr("“{text}” stands further left and is taken to reach over this year, too.", text=word)
        return None if kind is None else Firm(kind, why, sure=False)

    def _mute(self, column: int) -> str:
        """Words over a column, and over no other year, that nobody understands: they may say how firm figures are."""
        for row in self.heads.rows:
            words = {other: _without_year(self.heads.in_row(row, other)) for other in self._table.years}
            own = words[column]
            known = any(map(year_of, (self.heads.in_row(row, column), f"2000 {own}"))) or kind_told(own) is not None
            counted = measure_in(own) is not None or is_unit(own)
            if not known and not counted and _WORD.search(own) and len(set(words.values())) > 1:
                whole = self.heads.in_row(row, column)
                return own if own in whole else whole  # a year amid words leaves nothing that could be found there
        return ""

    def _on_day(self, year: Year, firm: Firm | None) -> Firm:
        kind = Kind.ACTUAL if firm is None else firm.kind
        found = by_day(year.year, kind, self._day, said=firm is not None)
        if found is not kind:
            return Firm(found, why_by_day(year.year, self._day))
        return firm or Firm(kind)

    def _twin(self, column: int, year: Year) -> str | None:
        """The letter of a column with the same year that goes first."""
        years = self._table.years
        same = [other for other, known in years.items() if known.year == year.year and not self.heads.part(other)]
        others = (self._as_twin(other, self._firm(other, years[other]).kind) for other in same if other != column)
        first = going_first(self._as_twin(column, year.kind), others, year.year) if len(same) > 1 else None
        return None if first is None else get_column_letter(first)

    def _as_twin(self, column: int, kind: Kind) -> Twin:
        rows = (row for row in self.heads.rows if row != self._table.header_row)
        words = tuple(self.heads.in_row(row, column) for row in rows)
        return Twin(column, kind, self._is_empty(column), words, column in self._glance.sheet.hidden_columns)

    def _holds_words(self, column: int) -> bool:
        """Whether a column that a merged year reaches over holds words, such as notes, and no figures."""
        if (self._table.header_row, column) in self._glance.cells or not self._is_empty(column):
            return False
        words = (cell for cell in self._glance.columns.get(column, []) if cell.row in self._rows and cell.text)
        return any((cell.row, cell.column) not in self._glance.figures for cell in words)

    def _is_empty(self, column: int) -> bool:
        return not any((row, column) in self._glance.told for row in self._rows)

    def _value(self, column: int, header: str) -> Told:
        table, glance = self._table, self._glance
        if table.form is Form.YEARS and not table.years and not table.parted:
            why = tr("Nothing says of which year its figures are.")
            return Told(ColumnUse(column, header, Role.YEAR), why, sure=False)
        if table.form is Form.YEARS:
            return Told(ColumnUse(column, header, Role.UNKNOWN), tr("Its heading is no year that is known."))
        use = ColumnUse(column, header, Role.VALUE)
        if table.form is Form.DOWN and table.named:
            found = table.named.get(column) or glance.named(header)
            if found.member is None and not found.country:
                return Told(ColumnUse(column, header, Role.UNKNOWN), tr("Its heading names no member."))
            name = found.country if found.member is None else found.member.name
            return Told(use, tr("Its heading names {member}.", member=name))
        if not table.period:
            return Told(use, tr("It holds a figure for each row."))
        return Told(use, tr("It holds figures for the year of each row."))

    def _beside(self, column: int, header: str) -> Told | None:
        """A column that holds no figures, as far as its heading and its cells tell."""
        cells = [cell for cell in self._glance.columns[column] if cell.row in self._rows]
        texts = [cell.text for cell in cells if cell.text]
        told = sum((cell.row, column) in self._glance.told for cell in cells)
        by_heading = self._by_heading(column)
        if says_estimate(header) and all(is_yes_or_no(cell.raw.strip()) for cell in cells):
            return Told(ColumnUse(column, header, Role.FLAG), tr("Its cells tell which figures are estimates."))
        if told > len(cells) / 2:
            return self._of_numbers(column, header, by_heading)
        if told and column in self._table.values:
            return None
        role, why = self._by_cells(texts, by_heading)
        if role is Role.ITEM and self._heads_groups(column):
            role, why = Role.TEXT, tr("It names groups of rows at the first of each, and not what a row counts.")
        return None if role is None else Told(ColumnUse(column, header, role), why)

    def _heads_groups(self, column: int) -> bool:
        """Whether a column is empty in rows that have figures and a label of their own, which names no member."""
        table = self._table
        if table.form is not Form.YEARS or not table.label or table.named:
            return False
        cells, figures = self._glance.cells, self._glance.figures
        rows = [row for row in table.rows if any((row, year) in figures for year in table.years)]
        labelled = all(self._glance.text(row, table.label) for row in rows)
        return labelled and any((row, column) not in cells for row in rows)

    def _by_heading(self, column: int) -> Role | None:
        return role_of_heading(self.heads.words(column))

    def _of_numbers(self, column: int, header: str, by_heading: Role | None) -> Told | None:
        """A column of numbers that are codes, count the rows, or are years in which estimates begin."""
        inside = column in self._table.values
        lone = inside and len(self._table.values) == 1
        if not lone and self._is_numbering(column):
            return Told(ColumnUse(column, header, Role.CODE), tr("It numbers the rows."))
        if by_heading is Role.CODE and not inside:
            return Told(ColumnUse(column, header, Role.CODE), tr("Its heading says that it holds no figures."))
        cells = [(self._glance.year(row, column), self._glance.shown(row, column)) for row in self._rows_filled(column)]
        if by_heading is Role.FLAG and all(year or are_all_estimates(header, text) for year, text in cells):
            return Told(ColumnUse(column, header, Role.FLAG), tr("It tells from which year on figures are estimates."))
        return self._beside_figures(column, header) if inside and not lone else None

    def _beside_figures(self, column: int, header: str) -> Told | None:
        """A column of a long list whose numbers are none of its figures: codes, a scale, or years."""
        if self._table.form is not Form.LONG:
            return self._second_year(column, header) if self._table.form is Form.DOWN else None
        if is_code(header):
            return Told(ColumnUse(column, header, Role.CODE), tr("Its heading says that it holds no figures."))
        why = ""
        if is_multiplier(header):
            if all(multiplier(self._glance.shown(row, column)) for row in self._rows_filled(column)):
                return Told(ColumnUse(column, header, Role.UNIT), tr("It tells the scale of each row: 6 for millions."))
            why = tr("It tells by a number in which scale the figures stand; check the scale, and leave it out.")
        elif is_of_years(header) and self._of_years(column):
            told = self._second_year(column, header)
            if told is not None:
                return told
            why = tr("Its cells are years, and not those of the rows; say what it holds.")
        elif self._holds_no_figures(column, header):
            why = tr("Another column is headed as the one with the figures.")
        return Told(ColumnUse(column, header, Role.UNKNOWN), why) if why else None

    def _second_year(self, column: int, header: str) -> Told | None:
        years = self._of_years(column) if is_of_years(header) else {}
        own = self._table.years
        if not years or any(row not in own or own[row].year != year for row, year in years.items()):
            return None
        return Told(ColumnUse(column, header, Role.CODE), tr("It tells the year of the row a second time."))

    def _holds_no_figures(self, column: int, header: str) -> bool:
        """Whether just one other column of numbers is headed as that of the values, and this one counts nothing."""
        values = [other for other in self._table.values if is_value(self.heads.heading(other))]
        return len(values) == 1 and values != [column] and measure_in(header) is None

    def _of_years(self, column: int) -> dict[int, int]:
        """The years in a column by row; none where one of its cells is no year."""
        rows = self._rows_filled(column)
        years = {row: year.year for row in rows if (year := self._glance.year(row, column)) is not None}
        return years if len(years) == len(rows) else {}

    def _rows_filled(self, column: int) -> list[int]:
        return [cell.row for cell in self._glance.columns[column] if cell.row in self._rows]

    def _by_cells(self, texts: list[str], by_heading: Role | None) -> tuple[Role | None, str]:
        """The first role that heading and cells agree upon, else the one that the cells alone tell."""
        items = _share(texts, lambda text: measure_in(text) is not None)
        units = _share(texts, is_unit)
        single = any(map(is_one_flag, set(texts)))  # else `be` and `de` are codes of countries
        flags = _share(texts, is_flag if single or by_heading is Role.FLAG else is_one_flag)
        repeated = len(set(texts)) < len(texts)
        few = by_heading is Role.FLAG or len(set(texts)) <= _MOST_FLAGS
        said = tr("Its heading says that it holds no figures.")
        firm = tr("Its cells tell which figures are estimates.")
        counted = tr("Its cells say what the rows count.")
        tests: tuple[tuple[bool, Role, str], ...] = (
            (by_heading is Role.UNIT and units > _SOME, Role.UNIT, tr("Its heading and its cells tell units.")),
            (by_heading is Role.ITEM and not items and units > _MOSTLY, Role.UNIT, tr("Its cells tell units.")),
            (by_heading is Role.ITEM and (items > 0 or repeated), Role.ITEM, counted),
            (by_heading in {Role.CODE, Role.TEXT}, by_heading or Role.TEXT, said),
            (items > _MOSTLY or (items > 0 and self._is_listed_by_more), Role.ITEM, counted),
            (items > 0 and repeated and self._table.names_several_times, Role.ITEM, counted),
            (units > _MOSTLY, Role.UNIT, tr("Its cells tell units.")),
            (flags > _MOSTLY and few, Role.FLAG, firm),
            (self._labels_rest(texts), Role.TEXT, tr("It names the rows that have no label.")),
            (_share(texts, self._names_member) > _MOSTLY, Role.CODE, tr("It names the members a second time.")),
            (by_heading is Role.FLAG and any(map(kind_told, set(texts))), Role.FLAG, firm),
            (by_heading is Role.FLAG, Role.TEXT, said),
        )
        return next(((role, why) for holds, role, why in tests if holds), (None, ""))

    @cached_property
    def _is_listed_by_more(self) -> bool:
        """Whether a list has several rows of one member and year, so that something else tells them apart."""
        table = self._table
        if table.form is not Form.LONG or not table.label or not table.period:
            return False
        rows = [
            (self._glance.text(row, table.label), table.years[row].year) for row in table.rows if row in table.years
        ]
        return len(set(rows)) < len(rows)

    def _names_member(self, text: str) -> bool:
        found = self._glance.named(text)
        return found.member is not None or found.country != ""

    def _labels_rest(self, texts: list[str]) -> bool:
        """Whether a column names just the rows whose label is empty, as where aggregates stand further left."""
        table, glance = self._table, self._glance
        if not table.label or not texts:
            return False
        unlabelled = [row for row in table.rows if not glance.text(row, table.label)]
        return 0 < len(texts) <= len(unlabelled)

    def _is_numbering(self, column: int) -> bool:
        """Whether a column counts 1, 2, 3 down the rows."""
        cells = (cell for cell in self._glance.columns[column] if cell.row in self._rows)
        known = [number for cell in cells if (number := cell.counted) is not None]
        return len(known) > 2 and known[0] in {0, 1} and all(b - a == 1 for a, b in pairwise(known))


def _without_year(text: str) -> str:
    return " ".join(_YEAR.sub(" ", text).split())


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    """How many of the texts are so, as a fraction; each is looked at once."""
    counts = Counter(texts)
    return sum(count for text, count in counts.items() if holds(text)) / len(texts) if texts else 0.0
