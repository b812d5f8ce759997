"""Alliance spending and extra cost, stacked by group or by member, with the totals of other scenarios as lines."""

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial

import numpy as np

from rampath.charts.pictures.columns import Columns, Layer, RestsOn, Role, Strand, floats, year_place
from rampath.charts.pictures.quantities import dollars
from rampath.charts.statements import pillar_word
from rampath.domain.carried import Array
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import extra_cost, judged_year
from rampath.domain.observation import Kind, year_label
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.domain.trace import Figure

from rampath.wording import marked, money as money_text, tr  # isort: skip


class Stack(StrEnum):
    """What the layers stand for."""

    GROUP = marked("by group")
    MEMBER = marked("by member")


GROUPS: Mapping[str, str] = {"USA": marked("United States"), "CAN": marked("Canada"), "": marked("Europe")}
"""The groups by the code of their only member; all other members are Europe's."""

_GROUP_ROLES = {"USA": Role.FIRST, "CAN": Role.SECOND, "": Role.THIRD}


def spending(
    plan: Plan, projection: Projection, others: Sequence[Projection], pillar: Pillar, prices: Prices, stack: Stack,
    selected: str,
) -> Columns:  # fmt: skip
    """What all members spend on a pillar, in millions of US dollars, with the totals of other scenarios."""
    money = Money(prices, Currency.DOLLAR)
    amounts = _spent(projection, pillar, money)
    years = projection.years
    columns = _columns(plan, projection, amounts, years, money, stack, selected)
    totals = [(other.scenario.name, _total(_spent(other, pillar, money), other.years, years)) for other in others]
    return Columns(
        title=_spending_title(projection, columns, pillar),
        measured=columns.measured,
        places=columns.places,
        layers=columns.layers,
        strands=tuple(Strand(name, values) for name, values in totals if any(map(math.isfinite, values))),
        about=projection.scenario.name,
        total=tr("together"),
        rests_on=_of_member(pillar, money),
        of_all=True,
    )


def extra(
    plan: Plan, projection: Projection, others: Sequence[Projection], pillar: Pillar, prices: Prices, stack: Stack,
    selected: str,
) -> Columns:  # fmt: skip
    """What the planned paths cost above holding the last observed shares, by planned year (design rule 5)."""
    money = Money(prices, Currency.DOLLAR)
    years = tuple(year for year in projection.years if year > projection.last_observed)
    amounts = _extra(projection, pillar, money)[:, len(projection.years) - len(years) :]
    columns = _columns(plan, projection, amounts, years, money, stack, selected)
    totals = [(other.scenario.name, _total(_extra(other, pillar, money), other.years, years)) for other in others]
    together = [columns.total_at(i) for i in range(len(years))]
    whole = math.fsum(value for value in together if math.isfinite(value))
    title = tr("{scenario} costs {cost} more than holding the shares of {base}, until {last}",
               scenario=projection.scenario.name, cost=money_text(whole, "USD"),
               base=year_label(projection.last_observed, projection.kind_in(projection.last_observed)),
               last=years[-1] if years else projection.last_observed)  # fmt: skip
    if whole < 0:
        title = tr("{scenario} costs {cost} less than holding the shares of {base}, until {last}",
                   scenario=projection.scenario.name, cost=money_text(-whole, "USD"),
                   base=year_label(projection.last_observed, projection.kind_in(projection.last_observed)),
                   last=years[-1])  # fmt: skip
    if not years or not columns.layers:
        title = tr("No planned years to cost")
    return Columns(
        title=title,
        measured=columns.measured,
        places=columns.places,
        layers=columns.layers,
        strands=tuple(Strand(name, values) for name, values in totals if any(map(math.isfinite, values))),
        about=projection.scenario.name,
        total=tr("together"),
        rests_on=_of_member(pillar, money),
        of_all=True,
    )


def _of_member(pillar: Pillar, money: Money) -> RestsOn:
    """A layer of one member rests on its money; all others add up the members."""
    return lambda year, member: (Figure(member, SHARE_OF[pillar], int(year), money),) if member else ()


def _columns(
    plan: Plan, projection: Projection, amounts: Array, years: Sequence[int], money: Money, stack: Stack, selected: str
) -> Columns:
    """The layers alone: amounts [member, year] in millions."""
    layers = _groups(projection, amounts) if stack is Stack.GROUP else _members(plan, projection, amounts, selected)
    totals = np.nansum(amounts, axis=0) if amounts.size else np.zeros(1)
    measured = dollars(money, projection.base.base_year, float(np.abs(totals).max(initial=0.0)))
    kinds = [projection.kind_in(year) or Kind.ACTUAL for year in years]
    places = tuple(year_place(year, kind) for year, kind in zip(years, kinds, strict=True))
    return Columns("", measured, places, tuple(layers))


def _groups(projection: Projection, amounts: Array) -> Iterable[Layer]:
    for code, name in GROUPS.items():
        rows = [i for i, member in enumerate(projection.members) if (member if member in GROUPS else "") == code]
        part = amounts[rows]
        if np.isfinite(part).any():
            known = np.isfinite(part).any(axis=0)
            values = np.where(known, np.nansum(part, axis=0), np.nan)
            yield Layer(code or "europe", tr(name), _GROUP_ROLES[code], floats(values))


def _members(plan: Plan, projection: Projection, amounts: Array, selected: str) -> Iterable[Layer]:
    """The largest spender at the foot; neighbours are told apart by their tints, the selected member by its own."""
    size = np.nansum(np.abs(amounts), axis=1)
    order = [int(i) for i in np.argsort(-size, kind="stable") if np.isfinite(amounts[i]).any()]
    for n, i in enumerate(order):
        code = projection.members[i]
        role = Role.CHOSEN if code == selected else (Role.FIRST, Role.SECOND)[n % 2]
        yield Layer(code, plan.register[code].name, role, floats(amounts[i]), member=code)


def _spent(projection: Projection, pillar: Pillar, money: Money) -> Array:
    """Spending [member, year], NaN before a member's accession."""
    spent: Array = np.where(projection.base.counted, projection.expenditure(pillar, money), np.nan)
    return spent


def _extra(projection: Projection, pillar: Pillar, money: Money) -> Array:
    """Extra cost [member, year]; NaN before the first planned year of each member."""

    def compute() -> Array:
        lines = [projection.line(member, pillar, money) for member in projection.members]
        cost: Array = np.array([extra_cost(projection, line) for line in lines])
        return cost

    return projection.once(("extra cost", pillar, money), partial(compute))


def _total(amounts: Array, known: Sequence[int], years: Sequence[int]) -> tuple[float, ...]:
    """The sums over the members in these years; NaN for a year that the amounts do not have."""
    sums = np.nansum(amounts, axis=0)
    any_known = np.atleast_1d(np.isfinite(amounts).any(axis=0))
    by_year = {year: float(sums[j]) for j, year in enumerate(known) if any_known[j]}
    return tuple(by_year.get(year, math.nan) for year in years)


def _spending_title(projection: Projection, columns: Columns, pillar: Pillar) -> str:
    keys = [place.key for place in columns.places]
    said = [
        (money_text(total, "USD"), year_label(year, projection.kind_in(year)))
        for year in (projection.last_observed, judged_year(projection))
        if str(year) in keys and math.isfinite(total := columns.total_at(keys.index(str(year))))
    ]
    if len(said) < 2:
        return tr("No {pillar} spending to add up", pillar=pillar_word(pillar))
    (now, first), (then, last) = said
    return tr("The Allies spend {now} on {pillar} in {first}, {then} in {last}",
              now=now, pillar=pillar_word(pillar), first=first, then=then, last=last)  # fmt: skip
