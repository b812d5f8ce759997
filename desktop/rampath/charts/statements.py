"""The sentences that titles say: what a picture shows, with its figures."""

from rampath.charts.series import Quadrant, Ranked, Side
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Standing, judged_year, standing
from rampath.domain.group import members_counted
from rampath.domain.observation import year_label
from rampath.domain.path import Start, towards
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.wording import marked, percent, points, short_percent, tr
from rampath.wording import money as money_text

OF_ALL = marked("Worked out from the figures of all members; the year tables (F8) tell where each comes from.")
"""What is said on hover of a figure that counts or adds up those of all members."""


def basis_label(money: Money, base_year: int, currency: str) -> str:
    """`constant 2021 prices, USD`."""
    if money.prices is Prices.CURRENT:
        return tr("current prices, {currency}", currency=currency)
    return tr("constant {year} prices, {currency}", year=base_year, currency=currency)


def path_title(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> str:
    """`Belgium rises from 2.00 % to 3.50 % of GDP by 2035`."""
    found = standing(projection, member, pillar, Money())
    name = plan.register[member].name
    then = found.share_at_deadline
    year = judged_year(projection)
    if found.share is None and then is None:
        return tr("{name}: no {pillar} figures", name=name, pillar=pillar_word(pillar))
    if found.share is None or then is None:
        known = found.share if then is None else then
        return tr("{name} plans {then} of GDP in {year}", name=name, then=percent(known), year=year)
    fields = {"name": name, "now": percent(found.share), "then": percent(then), "year": year}
    if abs(found.share - then) < 5e-5:
        return tr("{name} keeps {now} of GDP until {year}", **fields)
    fields["year"] = _arrival(projection, member, pillar, year)
    if then > found.share:
        return tr("{name} rises from {now} to {then} of GDP by {year}", **fields)
    return tr("{name} falls from {now} to {then} of GDP by {year}", **fields)


def total_title(plan: Plan, projection: Projection, member: str) -> tuple[str, str]:
    """`Belgium plans 5.00 % of GDP for core and broader in 2035`, and how that is split."""
    year = judged_year(projection)
    core, broader = (projection.line(member, pillar, Money()).share_in(year) for pillar in Pillar)
    name = plan.register[member].name
    if core is None or broader is None:
        return (tr("{name}: core alone, since no broader path is planned", name=name),
                tr("Choose Broader and type a share under a year to begin one."))  # fmt: skip
    return (
        tr("{name} plans {total} of GDP for core and broader in {year}", name=name, total=percent(core + broader),
           year=year),
        tr("{core} core and {broader} broader in {year}; what is drawn here keeps this split in each year",
           core=percent(core), broader=percent(broader), year=year),
    )  # fmt: skip


def _arrival(projection: Projection, member: str, pillar: Pillar, judged: int) -> int:
    """The first year from which the share stays where it is in the judged year."""
    line = projection.line(member, pillar, Money())
    final = line.share_in(judged)
    year = judged
    while final is not None:
        before = line.share_in(year - 1)
        if before is None or abs(before - final) > 5e-7 or year - 1 <= projection.last_observed:
            break
        year -= 1
    return year


def path_subtitle(projection: Projection, member: str, pillar: Pillar, money: Money) -> str:
    """What the path takes: points and growth a year, what it costs, and where the review year stands."""
    found = standing(projection, member, pillar, money)
    if found.share is None:
        return tr("No observed figure to start from.")
    said = [*_needs(projection, found), *_cost(projection, found, money), *_review(projection, found)]
    return " · ".join(said)


def pillar_word(pillar: Pillar) -> str:
    return tr("core") if pillar is Pillar.CORE else tr("broader")


def _needs(projection: Projection, found: Standing) -> list[str]:
    if found.target is None or found.share is None:
        return []
    target = percent(found.target)
    if projection.commitment.meets(found.share, found.target):
        return [tr("Already meets {target}", target=target)]
    if found.required_points is None:
        return [tr("{target} was due in {year}", target=target, year=found.deadline)]
    needed = points(found.required_points, 2 if abs(found.required_points) >= 5e-5 else 3)
    if found.required_real_growth is None:
        return [tr("Needs {points} a year", points=needed)]
    growth = percent(found.required_real_growth, 1)
    return [tr("Needs {points}, {growth} real growth a year", points=needed, growth=growth)]


def _cost(projection: Projection, found: Standing, money: Money) -> list[str]:
    cost = found.extra_cost
    if cost is None or found.share is None:
        return []
    if money.prices is Prices.CURRENT:
        basis = tr("current {currency}", currency=found.currency)
    else:
        basis = tr("constant {year} {currency}", year=projection.base.base_year, currency=found.currency)
    fields = {
        "cost": money_text(abs(cost), found.currency).rsplit(" ", 1)[0],
        "share": percent(found.share),
        "basis": basis,
    }
    if abs(cost) < 0.5:
        return [tr("costs no more than holding {share}", **fields)]
    if cost > 0:
        return [tr("{cost} more than at {share}, {basis}", **fields)]
    return [tr("{cost} less than at {share}, {basis}", **fields)]


def _review(projection: Projection, found: Standing) -> list[str]:
    """Where the path stands in the review year against the straight line to the target."""
    commitment = projection.commitment
    review, target = commitment.review, found.target
    if review is None or target is None or found.share is None or found.year is None or review <= found.year:
        return []
    share = projection.line(found.member, found.pillar, Money()).share_in(review)
    start = Start(found.year, found.share)
    straight = towards(start, target, commitment.deadline).shares(start, [review])[0]
    if share is None:
        return []
    away = share - straight
    if abs(away) < 5e-5:
        return [tr("{year}: on the straight line", year=review)]
    where = tr("above") if away > 0 else tr("below")
    return [
        tr("{year}: {points} {where} the straight line",
           year=review, points=points(abs(away), sign=False), where=where)
    ]  # fmt: skip


def ranked_title(chart: Ranked) -> str:
    """`1 of 31 members below 2 % in 2026e, 5 at 3.5 % or more`."""
    if not chart.bars:
        return tr("No figures in {year}", year=chart.year)
    year = chart.label
    count = len(chart.bars)
    above = sum(bar.side is Side.ABOVE for bar in chart.bars)
    if not chart.marks:
        return tr("{members} in {year}", members=members_counted(count), year=year)
    target = short_percent(chart.marks[0].share)
    said = tr("{above} of {members} at {target} or more in {year}",
              above=above, members=members_counted(count), target=target, year=year)  # fmt: skip
    if len(chart.marks) > 1:
        lowest = short_percent(min(mark.share for mark in chart.marks))
        under = sum(bar.side is Side.BELOW for bar in chart.bars)
        said = tr("{said}, {under} below {lowest}", said=said, under=under, lowest=lowest)
    return said


def quadrant_title(chart: Quadrant) -> str:
    """`5 of 31 members at 3.5 % of GDP or more with 20 % of it on equipment in 2026e`."""
    if not chart.dots:
        return tr("No equipment figures in {year}", year=chart.year)
    return tr(
        "{both} of {members} at {share} of GDP or more with {equipment} of it on equipment in {year}",
        both=len(chart.both), members=members_counted(len(chart.dots)), share=short_percent(chart.share_line),
        equipment=short_percent(chart.equipment_line), year=year_label(chart.year, chart.kind),
    )  # fmt: skip


def money_label(money: Money, base_year: int) -> str:
    """How a choice of money reads in a list: `constant 2021, USD`."""
    currency = "USD" if money.currency is Currency.DOLLAR else tr("national")
    prices = tr("current") if money.prices is Prices.CURRENT else tr("constant {year}", year=base_year)
    return tr("{prices}, {currency}", prices=prices, currency=currency)
