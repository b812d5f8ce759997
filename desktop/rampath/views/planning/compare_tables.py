"""The tables of a comparison: what each of the other sides differs in from the first, by member and year."""

from collections.abc import Sequence
from dataclasses import dataclass

from rampath.charts.statements import money_label, pillar_word
from rampath.domain.commitment import Pillar
from rampath.domain.comparing import BASES, Table, costs, difference, in_words
from rampath.domain.member import AGGREGATES, Register
from rampath.domain.plan import SHARE_OF
from rampath.domain.projection import Money
from rampath.domain.side import Side
from rampath.domain.trace import Figure
from rampath.domain.traced import traced
from rampath.models.figure_table import FigureColumn, FigureRow
from rampath.wording import number, percent, tr

Figures = tuple[list[FigureColumn], list[FigureRow]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A first side and those that are held against it, for one pillar. Rows are told by side where it has several."""

    first: Side
    others: Sequence[Side]
    pillar: Pillar
    register: Register
    first_year: int

    def behind(self, member: str, year: int, money: Money | None = None) -> str:
        """What the shares, or the money, that are compared rest on, side by side."""
        figure = Figure(member, SHARE_OF[self.pillar], year, money)
        found = ((side, traced(side.plan, side.projection, figure)) for side in (self.first, *self.others))
        return "\n\n".join(f"{side.name}:\n{trace.text}" for side, trace in found if trace is not None)

    def behind_sum(self, member: str, years: Sequence[int]) -> str:
        """The same of a sum over years: what the last of them rests on."""
        head = tr("A sum over the years to {year}, which rests on:", year=years[-1]) if years else ""
        return "\n\n".join(filter(None, (head, self.behind(member, years[-1]) if years else "")))

    def years(self) -> list[int]:
        """The years that are compared, a column for each."""
        return self._years(difference(self.first, self.others[0], self.pillar, Money()))

    def words(self) -> list[str]:
        """What differs in words; a heading before each side where there are several."""
        found = []
        for other in self.others:
            said = list(in_words(self.first, other, self.pillar)) or [tr("No member's share differs.")]
            found += [*([f"{other.name}:"] if len(self.others) > 1 else []), *said]
        return found

    def sentence(self) -> str:
        """How many members differ from the first side."""
        counts = [(other.name, len(in_words(self.first, other, self.pillar))) for other in self.others]
        differ = [(name, tr("1 member differs") if count == 1 else tr("{count} members differ", count=count))
                  for name, count in counts]  # fmt: skip
        if len(differ) == 1:
            return tr("{second} against {first}, {pillar}: {differ}.", second=differ[0][0], first=self.first.name,
                      pillar=pillar_word(self.pillar), differ=differ[0][1])  # fmt: skip
        each = "; ".join(tr("{second}: {differ}", second=name, differ=words) for name, words in differ)
        return tr("Against {first}, {pillar}: {each}.", first=self.first.name, pillar=pillar_word(self.pillar),
                  each=each)  # fmt: skip

    def shares(self) -> Figures:
        """Differences of the shares in percentage points of GDP, by year."""
        tables = [(other, difference(self.first, other, self.pillar, Money())) for other in self.others]
        years = self._years(tables[0][1])
        columns = [FigureColumn(str(y), tr("{year}, pp of GDP", year=y), _points) for y in years]
        return columns, [
            self._row(code, other, tuple(_known(table.share[i, table.years.index(y)]) for y in years))
            for i, code in enumerate(tables[0][1].members)
            for other, table in tables
        ]

    def moneys(self, basis: Money) -> Figures:
        """Differences of the money in millions, by year; none between different currencies or prices."""
        tables = [(other, difference(self.first, other, self.pillar, basis)) for other in self.others]
        label = money_label(basis, self.first.projection.base.base_year)
        years = self._years(tables[0][1])
        columns = [FigureColumn(str(y), tr("{year}, millions, {basis}", year=y, basis=label), _millions) for y in years]
        return columns, [
            self._row(code, other, tuple(_known(table.expenditure[i, table.years.index(y)]) for y in years),
                      table.currency[i])
            for i, code in enumerate(tables[0][1].members)
            for other, table in tables
        ]  # fmt: skip

    def costs(self, rate: float) -> Figures:
        """Extra cost and present value at `rate` (a fraction) a year, in millions, in each price basis."""
        base = self.first.projection.base.base_year
        columns = [
            FigureColumn(text, tip, _millions)
            for label in (money_label(each, base) for each in BASES)
            for text, tip in (
                (label, tr("Extra cost, millions, {basis}", basis=label)),
                (tr("present value"), tr("Present value at {rate} a year, millions, {basis}",
                                         rate=percent(rate, 1), basis=label)),
            )
        ]  # fmt: skip
        rows = []
        for code in difference(self.first, self.others[0], self.pillar, Money()).members:
            for other in self.others:
                told = costs(self.first, other, code, self.pillar, rate)
                rows.append(
                    self._row(code, other, tuple(value for each in told for value in (each.total, each.present)))
                )
        return columns, rows

    def _years(self, table: Table) -> list[int]:
        """The years from the last observed one on that every side has."""
        known = set(table.years).intersection(*(other.projection.years for other in self.others))
        return [year for year in table.years if year >= self.first_year and year in known]

    def _row(self, code: str, other: Side, figures: tuple[float | None, ...], unit: str = "") -> FigureRow:
        name = self.register[code].name
        name = f"{name}, {unit}" if unit else name
        name = f"{name} · {other.name}" if len(self.others) > 1 else name
        return FigureRow(name, code, figures, code in AGGREGATES)


def _known(value: float) -> float | None:
    return None if value != value else float(value)  # noqa: PLR0124 - not a number is no figure


def _points(value: float | None) -> str:
    return number(None if value is None else value * 100, 2, sign=True)


def _millions(value: float | None) -> str:
    return number(value, 0, sign=True)
