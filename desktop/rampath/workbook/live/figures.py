"""The sheets Projection and Spending: shares and money, the planned years as formulas over workings and GDP."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.projection import Currency, Line, Money, Prices, Projection
from rampath.workbook.live.gdp import GdpSheet, What
from rampath.workbook.live.paths import PathSheet
from rampath.workbook.live.places import FIRST, LineKey, Places, runs
from rampath.workbook.live.words import NOTHING
from rampath.workbook.plan_cell import Formula, Value
from rampath.workbook.plan_layout import PROJECTION, SPENDING

REAL_DOLLARS = Money(Prices.CONSTANT, Currency.DOLLAR)
_LEAD = len(PROJECTION.columns)
Row = tuple[Value, ...]


@dataclass
class Figures:
    """The rows of both sheets; each line stands in the same row and each year in the same column of both."""

    years: tuple[int, ...]
    shares: list[Row] = field(default_factory=list)
    spending: list[Row] = field(default_factory=list)
    places: dict[LineKey, int] = field(default_factory=dict)

    def letter(self, year: int) -> str:
        return get_column_letter(_LEAD + self.years.index(year) + 1)


def lines_of(projections: Sequence[Projection], years: Sequence[int]) -> list[LineKey]:
    """The lines that have a share in some year, scenario by scenario, aggregates after the members."""
    found = []
    for each in projections:
        for code in (*each.members, *AGGREGATES):
            for pillar in Pillar:
                line = each.line(code, pillar, Money())
                if any(line.share_in(year) is not None for year in years):
                    found.append((each.scenario.name, code, pillar))
    return found


def figures(
    places: Places, projections: Sequence[Projection], lines: Sequence[LineKey], years: tuple[int, ...],
    paths: PathSheet, gdp: GdpSheet,
) -> Figures:  # fmt: skip
    """A row for each line on both sheets."""
    made = Figures(years, places={key: FIRST + i for i, key in enumerate(lines)})
    by_name = {each.scenario.name: each for each in projections}
    for key in lines:
        scenario, code, pillar = key
        lead = (scenario, code, places.plan.register[code].name, pillar.value)
        projection = by_name[scenario]
        line = projection.line(code, pillar, REAL_DOLLARS)
        if code in AGGREGATES:
            spent, shares = _aggregate(made, projection, line, gdp)
        else:
            shares = list(_shares(key, line, paths, years))
            spent = list(_spent(made, key, projection, line, gdp, paths))
        made.shares.append((*lead, *shares))
        made.spending.append((*lead, *spent))
    return made


def _shares(key: LineKey, line: Line, paths: PathSheet, years: Sequence[int]) -> Iterator[Value]:
    for year in years:
        share = line.share_in(year)
        cell = paths.share(key, year) if line.at(year) is not None else None
        if cell is None:
            yield share
            continue
        row = paths.places[key]
        revision = paths.rows[row - FIRST][paths.at("Revision", year)]
        text = f'IF({cell}="","",{cell})'
        if revision is not None:
            text = f'IF({cell}="","",{cell}*Workings!{paths.letter("Revision", year)}{row})'
        yield Formula(text, "" if share is None else share)


def _spent(
    made: Figures, key: LineKey, projection: Projection, line: Line, gdp: GdpSheet, paths: PathSheet
) -> Iterator[Value]:
    """Share times GDP where it is planned; observed spending as it is."""
    row = made.places[key]
    for year in made.years:
        spent = line.expenditure_in(year)
        cell = gdp.cell(projection.economy.id, key[1], What.CONSTANT, year)
        if cell is None or line.at(year) is None or paths.share(key, year) is None:
            yield spent
            continue
        share = f"Projection!{made.letter(year)}{row}"
        yield Formula(f"IF(COUNT({share},{cell})=2,{share}*{cell},{NOTHING})", "" if spent is None else spent)


def _aggregate(made: Figures, projection: Projection, line: Line, gdp: GdpSheet) -> tuple[list[Value], list[Value]]:
    """The sums of spending, and the share as the ratio of sums; published years as they are."""
    base, name = projection.base, projection.scenario.name
    spent: list[Value] = []
    shares: list[Value] = []
    row = made.places[name, line.member, line.pillar]
    for year in made.years:
        at = line.at(year)
        value, share = line.expenditure_in(year), line.share_in(year)
        if at is None or year <= projection.last_observed:
            spent.append(value)
            shares.append(share)
            continue
        counted = [code for i, code in enumerate(base.members)
                   if base.counted[i, at] and (line.member == NATO or code != "USA")]  # fmt: skip
        needed = [code for code in counted if base.has_forces[base.row(code)]]
        letter = made.letter(year)
        have = [made.places[name, code, line.pillar] for code in counted if (name, code, line.pillar) in made.places]
        least = [made.places[name, code, line.pillar] for code in needed if (name, code, line.pillar) in made.places]
        total = gdp.cell(projection.economy.id, line.member, What.CONSTANT, year)
        if len(least) < len(needed) or not least or total is None:
            spent.append(value)
            shares.append(share)
            continue
        all_of, some_of = runs(have, letter, SPENDING.name), runs(least, letter, SPENDING.name)
        text = f"IF(COUNT({some_of})<{len(least)},{NOTHING},SUM({all_of}))"
        spent.append(Formula(text, "" if value is None else value))
        own = f"Spending!{letter}{row}"
        shares.append(Formula(f"IF(COUNT({own},{total})=2,{own}/{total},{NOTHING})", "" if share is None else share))
    return spent, shares
