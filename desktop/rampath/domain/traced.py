"""What any figure in the window rests on: a share, money, a rate of the economy, or what one edition says by itself."""

from dataclasses import replace
from math import isclose

from rampath.domain.commitment import Pillar
from rampath.domain.economy import Economy
from rampath.domain.measure_words import measure_words
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import CURRENT, Measure, constant
from rampath.domain.plan import Plan
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
        return Trace(rate_lines(plan, projection.economy, figure))
    if figure.money is not None:
        return _money(plan, projection, figure, figure.money)
    scenario = projection.scenario
    if figure.scenario:
        scenario = next((each for each in plan.scenarios if each.name == figure.scenario), scenario)
    return trace(plan, scenario, figure)


def rate_lines(plan: Plan, economy: Economy, figure: Figure) -> tuple[str, ...]:
    """Whose growth or deflator it is, a line each; an economy keeps its source, and no cells."""
    lines = [
        tr("{name} {year}, {measure}: economy “{economy}”", name=plan.register[figure.member].name, year=figure.year,
           measure=measure_words(figure.measure), economy=economy.name),
        tr("Source: {source}", source=economy.source),
    ]  # fmt: skip
    outlook = economy.outlooks.get(figure.member)
    if outlook is not None and figure.year > outlook.last_year:
        lines.append(economy.beyond)
    file = next((source for source in reversed(plan.sources) if source.file and source.file in economy.source), None)
    return (*lines, *(() if file is None else source_lines(file)))


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
