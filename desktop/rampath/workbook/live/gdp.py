"""The sheet GDP: growth, deflator and GDP of each member under each economy, the planned years as formulas."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from openpyxl.utils import get_column_letter

from rampath.domain.carried import outlook_series
from rampath.domain.commitment import Pillar
from rampath.domain.economy import Economy, Outlook
from rampath.domain.extension import Extension, Rule, extension_of
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.observation import Measure
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.wording import marked, tr
from rampath.workbook.live.places import FIRST, Places, runs
from rampath.workbook.live.words import NOTHING, found
from rampath.workbook.plan_cell import Formula, Value
from rampath.workbook.plan_layout import GDP

_LEAD = len(GDP.columns)


class What(StrEnum):
    """What a row of the sheet holds."""

    GROWTH = marked("real growth")
    DEFLATOR = marked("deflator, change")
    CONSTANT = marked("GDP at constant prices")
    CURRENT = marked("GDP at current prices")


Place = tuple[str, str, What]
"""Economy, member or aggregate, and what."""


@dataclass
class GdpSheet:
    """The rows of the sheet, and where each of them stands; `years` are its columns after the declared ones."""

    years: tuple[int, ...]
    rows: list[tuple[Value, ...]] = field(default_factory=list)
    places: dict[Place, int] = field(default_factory=dict)

    def cell(self, economy: str, member: str, what: What, year: int) -> str | None:
        """`GDP!H12`; None where there is no such row."""
        row = self.places.get((economy, member, what))
        return None if row is None else f"GDP!{self.letter(year)}{row}"

    def letter(self, year: int) -> str:
        return get_column_letter(_LEAD + self.years.index(year) + 1)

    def add(self, place: Place, name: str, unit: str, cells: Sequence[Value]) -> None:
        self.places[place] = FIRST + len(self.rows)
        self.rows.append((place[0], place[1], name, tr(place[2].value), unit, *cells))

    @property
    def next_row(self) -> int:
        return FIRST + len(self.rows)


def gdp_sheet(places: Places, projections: Sequence[Projection], years: tuple[int, ...]) -> GdpSheet:
    """A block for each economy that a scenario follows."""
    sheet = GdpSheet(years)
    longest: dict[str, Projection] = {}
    for each in projections:
        known = longest.get(each.economy.id)
        if known is None or each.years[-1] > known.years[-1]:
            longest[each.economy.id] = each
    for projection in longest.values():
        _block(sheet, places, projection)
    return sheet


def _block(sheet: GdpSheet, places: Places, projection: Projection) -> None:
    economy, register = projection.economy, places.plan.register
    told = [(code, register[code].name) for code in projection.members]
    for what, header in ((What.GROWTH, "Economy_real_growth"), (What.DEFLATOR, "Economy_deflator")):
        for code, name in told:
            outlook = economy.outlooks.get(code)
            if outlook is not None:
                rates = _Rates(places.series(economy.id, code), economy, outlook, what, header)
                cells = list(rates.cells(projection, sheet.years))
                sheet.add((economy.id, code, what), name, tr("fraction"), cells)
    base_year = projection.base.base_year
    units = {
        What.CONSTANT: tr("USD million, {year} prices and rates", year=base_year),
        What.CURRENT: tr("million, national currency"),
    }
    for what, unit in units.items():
        for i, (code, name) in enumerate(told):
            cells = list(_carried(sheet, projection, i, what, places))
            sheet.add((economy.id, code, what), name, unit, cells)
    for code in AGGREGATES:
        if code in register:
            cells = list(_total(sheet, projection, code))
            sheet.add((economy.id, code, What.CONSTANT), register[code].name, units[What.CONSTANT], cells)


@dataclass(frozen=True, slots=True)
class _Rates:
    """Growth or deflator of one member: looked up on the sheet Economy, and continued by the economy's rule."""

    series: int
    economy: Economy
    outlook: Outlook
    what: What
    name: str

    def cells(self, projection: Projection, years: Sequence[int]) -> Iterator[Value]:
        values = outlook_series(self.outlook, projection.years, self._pick, self._rule)
        for year in years:
            at = year - projection.years[0]
            if not 0 <= at < len(values):
                yield None
                continue
            value = float(values[at])
            formula = self._formula(year) if year > projection.last_observed else None
            if formula is None:
                yield None if math.isnan(value) else value
            else:
                yield Formula(formula, "" if math.isnan(value) else value)

    def _pick(self, outlook: Outlook) -> tuple[float, ...]:
        return outlook.real_growth if self.what is What.GROWTH else outlook.deflator_growth

    @property
    def _rule(self) -> Extension:
        return self.economy.extension if self.what is What.GROWTH else self.economy.deflator_extension

    def _formula(self, year: int) -> str | None:
        """None where nothing follows from the sheet."""
        if year < self.outlook.first_year:
            return None
        if year <= self.outlook.last_year:
            return self._look_up(year)
        return self._beyond(year) if math.isfinite(self._pick(self.outlook)[-1]) else None

    def _beyond(self, year: int) -> str:
        """A year after the outlook's last one, by the rule."""
        last, rule = self.outlook.last_year, self._rule
        if rule.rule is Rule.HOLD:
            return self._look_up(last)
        if rule.rule is Rule.AVERAGE:
            values = self._pick(self.outlook)
            known = [self.outlook.first_year + i for i, value in enumerate(values) if math.isfinite(value)]
            taken = known[-rule.years :]
            return f"({'+'.join(self._sum(each) for each in taken)})/{len(taken)}"
        step, span = year - last, rule.by - last
        rate = extension_of(rule.code).rate  # as the sheet Economies says it, which is read again
        if step >= span:
            return repr(rate)
        return f"{self._sum(last)}+({rate!r}-{self._sum(last)})*{step}/{span}"

    def _look_up(self, year: int) -> str:
        count = f'COUNTIFS(Economy_series,{self.series},Economy_year,{year},{self.name},"<>")'
        return found(self._sum(year), count)

    def _sum(self, year: int) -> str:
        return f"SUMIFS({self.name},Economy_series,{self.series},Economy_year,{year})"


def _carried(sheet: GdpSheet, projection: Projection, row: int, what: What, places: Places) -> Iterator[Value]:
    """GDP as it was observed, and from then on each year's from the one before."""
    base, economy = projection.base, projection.economy
    code = base.members[row]
    constant = what is What.CONSTANT
    values = projection.gdp(Money(Prices.CONSTANT, Currency.DOLLAR))[row] if constant else base.gdp_current[row]
    rates = [sheet.cell(economy.id, code, each, sheet.years[0]) for each in (What.GROWTH, What.DEFLATOR)]
    begun = int(base.last[row]) or projection.last_observed
    told = _Told(sheet, projection, code, places)
    for year in sheet.years:
        at = year - projection.years[0]
        if not 0 <= at < len(values):
            yield None
            continue
        value = float(values[at])
        if year <= begun or None in rates or at == 0:
            yield None if math.isnan(value) else value
            continue
        text = told.looked_up(year, float(base.gdp_current[row][at]), constant=constant) or told.grown(
            year, constant=constant
        )
        yield Formula(text, "" if math.isnan(value) else value)


@dataclass(frozen=True, slots=True)
class _Told:
    """How the GDP of a planned year follows; the row that is made is the next one of the sheet."""

    sheet: GdpSheet
    projection: Projection
    code: str
    places: Places

    def grown(self, year: int, *, constant: bool) -> str:
        """The year before, grown; nothing where growth is -100 % or less, or not known."""
        before = f"{self.sheet.letter(year - 1)}{self.sheet.next_row}"
        growth, deflator = self._rate(What.GROWTH, year), self._rate(What.DEFLATOR, year)
        factor = f"(1+{growth})" if constant else f"(1+{growth})*(1+{deflator})"
        known = f"COUNT({before},{growth})=2" if constant else f"COUNT({before},{growth},{deflator})=3"
        least = f"1+{growth}>0" if constant else f"AND(1+{growth}>0,1+{deflator}>0)"
        return f"IF({known},IF({least},{before}*{factor},{NOTHING}),{NOTHING})"

    def looked_up(self, year: int, current: float, *, constant: bool) -> str | None:
        """The economy's own GDP, for a member of which none was observed (`domain/baseline.py`); None for any other.

        At constant prices it is that of the year before, moved as GDP at current prices less its deflator.
        """
        economy = self.projection.economy
        outlook = economy.outlooks[self.code]
        at = year - outlook.first_year
        known = 0 <= at < len(outlook.gdp) and math.isfinite(current) and outlook.gdp[at] > 0
        if self._observed or not known:
            return None
        series = self.places.series(economy.id, self.code)
        find = f"SUMIFS(Economy_GDP,Economy_series,{series},Economy_year,{{year}})"
        if not constant:
            return f"{find.format(year=year)}*{current / outlook.gdp[at]!r}"
        before, deflator = f"{self.sheet.letter(year - 1)}{self.sheet.next_row}", self._rate(What.DEFLATOR, year)
        moved = f"{before}*{find.format(year=year)}/{find.format(year=year - 1)}/(1+{deflator})"
        return f"IF(COUNT({before},{deflator})=2,{moved},{NOTHING})"

    @property
    def _observed(self) -> bool:
        """Whether GDP of the member was ever read, alone or as what its share was of."""
        measures = {Measure.GDP, Measure.CORE_EXPENDITURE}
        return any(row.member == self.code and row.measure in measures for row in self.projection.observations.ranked)

    def _rate(self, what: What, year: int) -> str:
        return f"{self.sheet.letter(year)}{self.sheet.places[self.projection.economy.id, self.code, what]}"


def _total(sheet: GdpSheet, projection: Projection, aggregate: str) -> Iterator[Value]:
    """The sum over the members that count in a year, Iceland among them; nothing where one that is needed lacks."""
    line = projection.line(aggregate, Pillar.CORE, Money())
    base, economy = projection.base, projection.economy
    for year in sheet.years:
        at = line.at(year)
        if at is None:
            yield None
            continue
        value = float(line.gdp[at])
        if year <= projection.last_observed:
            yield None if math.isnan(value) else value
            continue
        counted = [code for i, code in enumerate(base.members)
                   if base.counted[i, at] and (aggregate == NATO or code != "USA")]  # fmt: skip
        needed = [code for code in counted if base.has_forces[base.row(code)]]
        letter = sheet.letter(year)
        rows, least = (
            runs([sheet.places[economy.id, code, What.CONSTANT] for code in codes], letter, GDP.name)
            for codes in (counted, needed)
        )
        if not rows or not least:
            yield None if math.isnan(value) else value
            continue
        text = f"IF(COUNT({least})<{len(needed)},{NOTHING},SUM({rows}))"
        yield Formula(text, "" if math.isnan(value) else value)
