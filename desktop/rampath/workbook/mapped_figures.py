"""One figure of a mapped table: its cell into a number of the observation's own unit, with its kind and currency."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.measure_words import measure_words
from rampath.domain.member import AGGREGATES, Member
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import marked, number, tr
from rampath.workbook.currency import CODES
from rampath.workbook.figure import Figure, figure_in, shifted
from rampath.workbook.firmness import Ahead
from rampath.workbook.grid import Book, Cell, Sheet, place
from rampath.workbook.guess_words import Words, unit_in
from rampath.workbook.mapping import CONSTANT, Form, Item, Mapping, Role
from rampath.workbook.measure_kind import FRACTIONS, HEADS, INDICES, MONEY, PER_HEAD
from rampath.workbook.result import Unused, shown
from rampath.workbook.scale import multiplied
from rampath.workbook.separators import Separators, decide, doubt
from rampath.workbook.year_days import years_by_day
from rampath.workbook.years import Year, year_of

_MOST_TOLD = 200
_AMOUNTS = MONEY | HEADS | PER_HEAD
"""What is never a per cent."""
_FIRMNESS = (Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)
_HIDDEN = marked("in a hidden row, and shown in another one")
_LESS_FIRM = marked("less firm than another row of the same year")


class Stand(NamedTuple):
    """What the places around a figure say: whose, of which year, what it counts, the words of its unit.

    `member` is None as long as the column has not told it.
    `flag` is the kind that the row tells, or the last year that is no estimate; `currency` that of the row's label.
    `said` is False where a row's year is without a word of how firm it is.
    """

    member: Member | None
    year: Year
    item: Item
    unit_words: tuple[str, ...]
    flag: Kind | int | None
    currency: str
    said: bool = True


class RowUnit(NamedTuple):
    """Currency (nothing for the member's own) and scale by a row's unit columns; None where they tell none.

    They may also speak of per cent, or of `money` of whatever currency.
    """

    code: str | None = None
    power: int | None = None
    percent: bool = False
    money: bool = False

    def fits(self, measure: Measure) -> bool:
        """Whether figures of a measure can be in it: no money is per cents, and no share is money."""
        scaled = self.money or bool(self.power)
        if self.percent and not scaled:
            return measure not in _AMOUNTS
        return self.percent or not self.money or measure not in FRACTIONS


_NO_UNIT = RowUnit()


@dataclass
class FigureReader:
    """Reads cells into observations; a figure that stands a second time is left out, the first one counts.

    Where the rows themselves say how firm they are, the firmer one counts: what was spent, and not the budget, which is
    among the `replaced` where it was read before. `days` are the years of rows that tell theirs by the same day of each
    year.
    """

    book: Book
    sheet: Sheet
    mapping: Mapping
    edition: str
    findings: list[Finding]
    observations: list[Observation] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._seen: dict[tuple[object, ...], tuple[int, int]] = {}
        self.replaced: list[Unused] = []
        self._softer: Cell | None = None
        self._hidden: Cell | None = None
        self._separators = self.mapping.separators or self._decided()
        self.days: dict[int, Year] = {}
        self._last_year = self._latest()
        self._percents, self._estimates, self._struck = self.sheet.percents, self.sheet.estimates, self.sheet.struck
        self._struck_out: list[Cell] = []
        self._told: Counter[str] = Counter()
        self._ahead = Ahead(self.book.day)
        self._unit_of: dict[tuple[str, ...], RowUnit] = {}
        self._unfit: dict[tuple[str, Measure], Cell] = {}
        self._changed: dict[str, tuple[Member, Cell]] = {}

    def read(self, row: int, column: int, stand: Stand) -> str:
        """Read a figure; the reason where it gives none, else nothing."""
        cell = self.sheet.cell(row, column)
        if cell is None:
            return ""
        figure = figure_in(cell, self._separators)
        measure, member = stand.item.measure, stand.member
        if figure is None or measure is None or member is None:
            return self._unreadable(cell, stand)
        uncounted = self._uncounted(cell, figure)
        if uncounted or figure.value is None:
            return uncounted
        other = self._other_unit(cell, figure, measure, stand)
        if other:
            self._unfit.setdefault((other, measure), cell)
            return tr("a figure in another unit")
        observation = self._observation(cell, figure, figure.value, measure, member, stand)
        key = (
            observation.member,
            measure,
            observation.detail,
            observation.year,
            observation.unit,
            observation.price_basis,
        )
        if self._seen.setdefault(key, (len(self.observations), row))[0] < len(self.observations):
            return self._again(cell, key, observation, stand)
        self.observations.append(observation)
        return ""

    def _uncounted(self, cell: Cell, figure: Figure) -> str:
        """Why a figure is none that counts: it is not told, or struck out, so that it no longer holds."""
        if figure.value is None:
            return tr("a figure that is not told") if figure.confidential else tr("no figure given")
        if self._struck and cell[1:3] in self._struck:
            self._struck_out.append(cell)
            return tr("struck out")
        return ""

    def _shows_percent(self, cell: Cell) -> bool:
        """Whether a number is shown as a per cent: 0.021 as 2.1 %."""
        return cell.number is not None and (cell.row, cell.column) in self._percents

    def _other_unit(self, cell: Cell, figure: Figure, measure: Measure, stand: Stand) -> str:
        """The unit that a row, or the cell itself, tells, where a measure cannot be in it."""
        if stand.unit_words and not self._of_words(stand.unit_words).fits(measure):
            return " · ".join(stand.unit_words)
        return "%" if measure in _AMOUNTS and (figure.percent or self._shows_percent(cell)) else ""

    def _observation(
        self, cell: Cell, figure: Figure, value: float, measure: Measure, member: Member, stand: Stand
    ) -> Observation:
        unit, basis, places = self._unit(cell, figure, measure, member, stand)
        return Observation(
            member.code, measure, stand.year.year, shifted(value, places), unit, basis,
            self._kind(cell, figure, stand), self.edition, self.book.file.name, cell.place, cell.raw,
            detail=stand.item.detail,
        )  # fmt: skip

    def _unit(self, cell: Cell, figure: Figure, measure: Measure, member: Member, stand: Stand) -> tuple[str, str, int]:
        """Unit, price basis, and by how many places the decimal point moves."""
        item = stand.item
        basis = "" if item.price_basis == CONSTANT else item.price_basis
        row = self._of_words(stand.unit_words)
        power = item.power if row.power is None else row.power
        if measure in FRACTIONS:
            constant = basis if basis.startswith("constant") else ""
            percent = (figure.percent or item.percent) and not self._shows_percent(cell)
            return "fraction", constant, -2 if percent else 0
        if measure in INDICES:
            return "index", "", 0
        written = 0 if figure.scale else power
        if measure in HEADS:
            return "thousand", "", written - 3
        beside = figure.currency if figure.currency in CODES else ""
        told_by_row = item.currency if row.code is None else row.code
        currency = beside or told_by_row or stand.currency or self._own(cell, member, stand.year.year)
        if measure in PER_HEAD:
            return currency, basis, written
        return f"{currency} million", basis, written - 6

    def _own(self, cell: Cell, member: Member, year: int) -> str:
        """The member's own currency in the last year that is no plan; where it has changed since, that is told."""
        if member.code in AGGREGATES:
            return "USD"
        own = member.currency(self._last_year or year)
        if own != member.currencies[-1].code:
            self._changed.setdefault(member.code, (member, cell))
        return own

    def _of_words(self, words: tuple[str, ...]) -> RowUnit:
        """The unit by a row's unit columns."""
        if not words:
            return _NO_UNIT
        if words not in self._unit_of:
            tens = [power for text in words if (power := multiplied(text)) is not None]
            unit = unit_in(Words(text, "") for text in words if multiplied(text) is None)
            power = unit.power if unit.scale is not None else next(iter(tens), None)
            code = unit.code if unit.currency is not None and unit.code in {"", *CODES} else None
            self._unit_of[words] = RowUnit(code, power, unit.percent is not None, unit.currency is not None)
        return self._unit_of[words]

    def _kind(self, cell: Cell, figure: Figure, stand: Stand) -> Kind:
        """The least firm of what cell, column, row, notes and the day of the reading say."""
        kinds = [stand.year.kind]
        if figure.estimate or (self._estimates and cell.number is not None and cell[1:3] in self._estimates):
            kinds.append(Kind.ESTIMATE)
        if isinstance(stand.flag, Kind):
            kinds.append(stand.flag)
        elif stand.flag is not None and stand.year.year > stand.flag:
            kinds.append(Kind.ESTIMATE)
        if self.mapping.estimates_from is not None and stand.year.year >= self.mapping.estimates_from:
            kinds.append(Kind.ESTIMATE)
        kind = max(kinds, key=_FIRMNESS.index)
        return self._ahead.kind(stand.year.year, kind, cell, said=stand.said)

    def _unreadable(self, cell: Cell, stand: Stand) -> str:
        expected = tr("the number of {name} for {year}", name=_name(stand), year=stand.year.year)
        raw, done = shown(cell.raw), tr("Left out")
        said = tr("“{raw}” is an error in the file", raw=raw) if cell.error else tr("“{raw}” is no figure", raw=raw)
        if cell.error and raw.startswith("="):
            said = tr("The file holds the formula “{raw}” without a value", raw=raw)
            done = tr("Left out; open the workbook in Excel and save it again")
        self._tell(cell, said, expected, done)
        return tr("error cell") if cell.error else tr("unreadable")

    def _again(self, cell: Cell, key: tuple[object, ...], observation: Observation, stand: Stand) -> str:
        """What is done of a figure that was read before; shown ones go before hidden ones, and firmer ones first."""
        at, first_row = self._seen[key]
        first, hidden = self.observations[at], self.sheet.hidden_rows
        if (first_row in hidden) is not (cell.row in hidden):
            self._hidden = self._hidden or cell
            return self._rather(key, observation, cell, tr(_HIDDEN), last=cell.row in hidden)
        if isinstance(stand.flag, Kind) and first.kind is not observation.kind:
            self._softer = self._softer or cell
            softer = _FIRMNESS.index(first.kind) < _FIRMNESS.index(observation.kind)
            return self._rather(key, observation, cell, tr(_LESS_FIRM), last=softer)
        if cell.raw != first.raw:
            said = tr("{name} {year} stands here a second time, as {raw} after {first} in {place}",
                      name=_name(stand), year=stand.year.year, raw=shown(cell.raw), first=shown(first.raw),
                      place=first.cell)  # fmt: skip
            self._tell(cell, said, tr("each figure once"), tr("The first was used"))
        return tr("given before")

    def _rather(self, key: tuple[object, ...], observation: Observation, cell: Cell, reason: str, *, last: bool) -> str:
        """Leave out this figure where it comes `last`, else the one that was read before, for the reason."""
        if last:
            return reason
        at = self._seen[key][0]
        first = self.observations[at]
        self.observations[at], self._seen[key] = observation, (at, cell.row)
        self.replaced.append(Unused(first.cell, shown(first.raw), reason))
        return ""

    def finish(self) -> None:
        """Say how many more cells there are of a kind than were told one by one, and what has not come yet."""
        self.findings += self._ahead.findings()
        if self._struck_out:
            count, first = len(self._struck_out), self._struck_out[0]
            said = tr("{count} figures are struck out", count=number(count, 0)) if count > 1 else tr("It is struck out")
            done = tr("They were left out") if count > 1 else tr("It was left out")
            self.findings.append(told(Severity.WARNING, first.place, first.raw, said, done=done))
        firmer = (
            tr("Rows of the same year are told apart by how firm their figures are"), tr("The firmer ones were used"),
        )  # fmt: skip
        shown_too = tr("Hidden rows have figures that other rows show"), tr("Those that are shown were used")
        for cell, (said, done) in ((self._softer, firmer), (self._hidden, shown_too)):
            if cell is not None:
                self.findings.append(told(Severity.NOTE, cell.place, cell.raw, said, done=done, scope=Scope.SHEET))
        self.findings += [_changed(member, self._last_year, cell) for member, cell in self._changed.values()]
        for (words, measure), cell in self._unfit.items():
            said = tr("“{unit}” is no unit of {what}", unit=shown(words), what=measure_words(measure))
            done = tr("The figures in it were left out")
            self.findings.append(told(Severity.WARNING, cell.place, cell.raw, said, done=done))
        for done, count in self._told.items():
            if count > _MOST_TOLD:
                said = tr(
                    "{count} more cells are of the kind that was told before", count=number(count - _MOST_TOLD, 0)
                )
                self.findings.append(told(Severity.ERROR, self.sheet.name, "", said, done=done, scope=Scope.SHEET))

    def _tell(self, cell: Cell, said: str, expected: str, done: str) -> None:
        """An error in a cell; of very many only the first are told, and the others counted."""
        self._told[done] += 1
        if self._told[done] <= _MOST_TOLD:
            self.findings.append(told(Severity.ERROR, cell.place, cell.raw, said, expected=expected, done=done))

    def _decided(self) -> Separators | None:
        """The separators of figures that are texts, where nobody has said which; what stays open is said."""
        columns = [use.column for use in self.mapping.figures]
        last = self.mapping.last_row or len(self.sheet.rows)
        texts: list[str] = []
        first = ""
        for row in range(self.mapping.begins, last + 1):
            for column in columns:
                value = self.sheet.value(row, column)
                if isinstance(value, str) and ("," in value or "." in value):
                    texts.append(value)
                    first = first or place(self.sheet.name, row, column)
        if not texts:
            return None
        decision = decide(texts)
        finding = doubt(decision, first)
        if finding is not None:
            self.findings.append(finding)
        return decision.separators

    def _latest(self) -> int:
        """The last year of the table that is no plan, whose currencies all its years are in."""
        years = [use.year for use in self.mapping.figures if use.year is not None and use.kind is not Kind.PLAN]
        period = next(iter(self.mapping.of_role(Role.PERIOD)), None)
        if period is None or self.mapping.form is Form.YEARS:
            return max(years, default=0)
        last = self.mapping.last_row or len(self.sheet.rows)
        cells = (self.sheet.cell(row, period.column) for row in range(self.mapping.begins, last + 1))
        told = {cell.row: cell.value for cell in cells if cell is not None and not cell.error}
        found = {row: year_of(value, serial=True) for row, value in told.items()}
        self.days = years_by_day({row: told[row] for row, year in found.items() if year is None})
        return max((year.year for year in (*found.values(), *self.days.values()) if year is not None), default=0)


def _name(stand: Stand) -> str:
    return "" if stand.member is None else stand.member.name


def _changed(member: Member, last: int, cell: Cell) -> Finding:
    """What is said of figures in a member's own currency, which was another one when the table may have been made."""
    former = member.currency(last)
    later = next(each for each in member.currencies if each.since is not None and each.since > last)
    said = tr("{name} changed from {former} to {present} in {year}, and nothing says which of them its figures are in",
              name=member.name, former=former, present=later.code, year=later.since)  # fmt: skip
    done = tr("They were read as {currency}; say the currency of the table if that is wrong", currency=former)
    return told(Severity.WARNING, cell.place, cell.raw, said, done=done)
