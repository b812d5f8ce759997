"""What any figure in the window rests on: a share, money, a rate of the economy, or what one edition says by itself."""

from collections.abc import Sequence
from dataclasses import replace
from math import isclose, nan

from rampath.domain.commitment import Pillar
from rampath.domain.economy import Economy, Outlook
from rampath.domain.measure_words import measure_words
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import CURRENT, Measure, constant
from rampath.domain.plan import Plan, Source
from rampath.domain.projection import Currency, Line, Money, Prices, Projection
from rampath.domain.provenance import Provenance, provenance, provenance_in, provenance_lines, source_lines
from rampath.domain.trace import PILLAR_OF, Figure, Trace, is_planned, trace
from rampath.wording import number, percent, tr

_RATES = {Measure.GDP_REAL_GROWTH, Measure.GDP_DEFLATOR}


def traced(plan: Plan, projection: Projection, figure: Figure) -> Trace | None:
    """What a figure rests on in a projection of a plan; None where there is nothing to say about it."""
    if figure.edition:
        if figure.edition not in plan.observations.editions:
            return None
        found = provenance_in(plan, figure.edition, figure.member, figure.measure, figure.year)
        return None if found is None else Trace(provenance_lines(found), found)
    if figure.measure in _RATES:
        return rate_trace(plan, projection.economy, figure)
    if figure.money is not None:
        return _money(plan, projection, figure, figure.money)
    scenario = projection.scenario
    if figure.scenario:
        scenario = next((each for each in plan.scenarios if each.name == figure.scenario), scenario)
    return trace(plan, scenario, figure)


def rate_trace(plan: Plan, economy: Economy, figure: Figure) -> Trace:
    """Whose growth or deflator it is, and the cells of it where the plan has the figures of the economy's file.

    An economy itself keeps its source, and no cells.
    """
    lines = [
        tr("{name} {year}, {measure}: economy “{economy}”", name=plan.register[figure.member].name, year=figure.year,
           measure=measure_words(figure.measure), economy=economy.name),
        tr("Source: {source}", source=economy.source),
    ]  # fmt: skip
    outlook = economy.outlooks.get(figure.member)
    if outlook is not None and figure.year > outlook.last_year:
        lines.append(economy.beyond)
    file = next((source for source in reversed(plan.sources) if source.file and source.file in economy.source), None)
    if file is None:
        return Trace(tuple(lines))
    read = _rates_read(plan, file, figure)
    if not read or outlook is None or not outlook.first_year <= figure.year <= outlook.last_year:
        return Trace((*lines, *source_lines(file)))
    told = [line for each in read for line in provenance_lines(each)[:2]]
    if not isclose(_rate_read(read), _rate(outlook, figure), rel_tol=1e-9, abs_tol=1e-12):
        told.insert(0, tr("Changed in the plan since it was read; the file says"))
    return Trace((*lines, *told, *source_lines(file)), read[-1])


def _rates_read(plan: Plan, file: Source, figure: Figure) -> list[Provenance]:
    """What the file says: the growth of the year, or the deflator of the year before and of the year."""
    years = [figure.year] if figure.measure is Measure.GDP_REAL_GROWTH else [figure.year - 1, figure.year]
    rows = [
        next((row for row in reversed(plan.observations.every(figure.member, figure.measure, year))
              if (row.file, row.edition) == (file.file, file.edition)), None)
        for year in years
    ]  # fmt: skip
    name = plan.register[figure.member].name
    found = [Provenance(name, row, file) for row in rows if row is not None]
    return found if len(found) == len(years) else []


def _rate_read(read: Sequence[Provenance]) -> float:
    """The rate (a fraction) that comes of what was read."""
    values = [each.observation.value_read for each in read]
    return values[0] if len(values) == 1 else values[1] / values[0] - 1 if values[0] else nan


def _rate(outlook: Outlook, figure: Figure) -> float:
    growth = figure.measure is Measure.GDP_REAL_GROWTH
    return (outlook.real_growth if growth else outlook.deflator_growth)[figure.year - outlook.first_year]


def _money(plan: Plan, projection: Projection, figure: Figure, money: Money) -> Trace | None:
    """The cell that the money was read from; else what it was worked out from."""
    pillar = PILLAR_OF[figure.measure]
    line = projection.line(figure.member, pillar, money)
    spent = line.expenditure_in(figure.year)
    if spent is None:
        return None
    share = trace(plan, projection.scenario, replace(figure, money=None))
    if is_planned(plan, figure, pillar):
        lines = () if share is None else share.lines
        return Trace(lines if figure.member in AGGREGATES else (_product(line, figure.year), *lines))
    read = _as_read(plan, projection, figure, money) if pillar is Pillar.CORE else []
    for found in read:
        if isclose(found.observation.value, spent, rel_tol=1e-9):
            return Trace(provenance_lines(found), found)
    name = plan.register[figure.member].name
    if figure.member in AGGREGATES:
        return Trace((tr("{name} {year} was not published in these prices: it follows from the figures of its members",
                         name=name, year=figure.year),))  # fmt: skip
    if read:
        said = tr("{name} {year}: brought to {currency}, from", name=name, year=figure.year, currency=line.currency)
        return Trace((said, *provenance_lines(read[0])), read[0])
    lines = () if share is None else share.lines
    return Trace((_product(line, figure.year), *lines), None if share is None else share.observed)


def _as_read(plan: Plan, projection: Projection, figure: Figure, money: Money) -> list[Provenance]:
    """The money as it was read in these prices, in the currency that is shown first."""
    basis = CURRENT if money.prices is Prices.CURRENT else constant(projection.base.base_year)
    currencies = ["USD", "national"]
    if money.currency is Currency.NATIONAL and figure.member not in AGGREGATES:
        currencies.reverse()
    found = (
        provenance(plan, figure.member, Measure.CORE_EXPENDITURE, figure.year, currency=currency, price_basis=basis)
        for currency in currencies
    )
    return [each for each in found if each is not None]


def _product(line: Line, year: int) -> str:
    """`2.67 % of a GDP of 684,521 million USD`."""
    return tr("{share} of a GDP of {gdp} million {currency}", share=percent(line.share_in(year)),
              gdp=number(line.gdp_in(year), 0), currency=line.currency)  # fmt: skip
