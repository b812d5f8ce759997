"""What each member is short of the commitment, in points of GDP or in money."""

from enum import StrEnum

from rampath.charts.pictures.columns import Columns, Layer, Place, Role
from rampath.charts.pictures.quantities import dollars, gap_points
from rampath.charts.statements import pillar_word
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Kind, year_label
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.domain.trace import Figure
from rampath.wording import marked, points, short_percent, tr
from rampath.wording import money as money_text


class GapUnit(StrEnum):
    POINTS = marked("in pp")
    MONEY = marked("in money")


def gap(plan: Plan, projection: Projection, year: int, pillar: Pillar, prices: Prices, unit: GapUnit) -> Columns:
    """Target less share of each member in a year, the largest first; times GDP for money (design rule 5).

    A member above the target has a gap below zero; whether it is short is judged by the commitment's rule.
    """
    target = projection.target(pillar)
    money = Money(prices, Currency.DOLLAR)
    found: list[tuple[float, str, Kind, bool, float]] = []
    for code in projection.members:
        line = projection.line(code, pillar, money)
        share, product = line.share_in(year), line.gdp_in(year)
        if target is None or share is None or (unit is GapUnit.MONEY and product is None):
            continue
        missing = target - share
        short = projection.commitment.meets(share, target) is False
        kind = line.kinds[year - line.years[0]]
        in_money = missing * (product or 0.0)
        found.append((in_money if unit is GapUnit.MONEY else missing, code, kind, short, in_money))
    found.sort(key=lambda each: (-each[0], plan.register[each[1]].name))
    values = tuple(value for value, *_rest in found)
    highest = max((abs(value) for value in values), default=0.0)
    pill = pillar_word(pillar)
    if unit is GapUnit.POINTS:
        measured = gap_points(tr("{pillar}, gap in pp of GDP", pillar=pill))
    else:
        measured = dollars(money, projection.base.base_year, highest)
    roles = tuple(Role.BELOW if short else Role.MET for _value, _code, _kind, short, _money in found)
    return Columns(
        title=_title(plan, projection, year, target, found, unit),
        measured=measured,
        places=tuple(Place(code, plan.register[code].name, kind, code) for _v, code, kind, _s, _m in found),
        layers=(Layer("gap", tr("gap to the target"), Role.BELOW, values, roles=roles),),
        by_year=False,
        rests_on=lambda code, _layer: (Figure(code, SHARE_OF[pillar], year),),
    )


def _title(
    plan: Plan, projection: Projection, year: int, target: float | None,
    found: list[tuple[float, str, Kind, bool, float]], unit: GapUnit,
) -> str:  # fmt: skip
    label = year_label(year, projection.kind_in(year))
    if target is None or not found:
        return tr("No gap to show in {year}", year=label)
    short = [each for each in found if each[3]]
    fields = {"count": len(short), "of": len(found), "target": short_percent(target), "year": label}
    if not short:
        return tr("None of {of} members short of {target} in {year}", **fields)
    if unit is GapUnit.MONEY:
        missing = money_text(sum(each[4] for each in short), "USD")
        return tr("{count} of {of} members short of {target} in {year}, together by {missing}",
                  missing=missing, **fields)  # fmt: skip
    value, code, *_rest = short[0]
    return tr("{count} of {of} members short of {target} in {year}, {name} most, by {value}",
              name=plan.register[code].name, value=points(value, sign=False), **fields)  # fmt: skip
