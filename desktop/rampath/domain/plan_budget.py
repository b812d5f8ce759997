"""The budgets of a plan: what their lines add up to, with the source, beside what the plan's core path comes to."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from rampath.domain.budget import BudgetLines, sum_of
from rampath.domain.commitment import Pillar
from rampath.domain.member import plain
from rampath.domain.observation import CURRENT, Kind, currency_of
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.wording import tr

_REVENUE = re.compile(
    r"revenue|receipt|income|einnahme|ertr[aä]ge|recette|ingreso|receita|entrat|ontvangst|inkomst|indt[aæ]gt|inntekt"
    r"|tulot|dochod|p[rř][ií]jm|bev[eé]tel|prihod|venitur|приход|[εέ]σοδ|ie[nņ][eē]m|pajam|tulud|gelir|tekj|ardhur",
    re.IGNORECASE,
)
_EXPENDITURE = re.compile(
    r"expend|outlay|spending|ausgabe|aufwend|depense|gasto|despesa|spes[ae]\b|uitga|utgift|udgift|meno\b|menot|kulu|wydat"
    r"|vyda[jv]|kiadas|rashod|odhod|izdaci|cheltuiel|gider|izdevum|islaid|εξοδ|δαπαν|разход"
)
_MONTHS = 12


def is_revenue(text: str) -> bool:
    """Whether a budget's own word is one for money that comes in."""
    return _REVENUE.search(text) is not None


def is_expenditure(text: str) -> bool:
    """Whether a budget's own word is one for money that goes out."""
    return _EXPENDITURE.search(plain(text)) is not None


Key = tuple[str, str, str, str, int, str, str]
"""What a sum is of: member, edition, part, side, year, stage and unit."""


@dataclass(frozen=True, slots=True)
class BudgetSum:
    """What lines of one budget add up to in one year, kept with a plan in place of the lines themselves.

    `part` and `side` name what was added, as `BudgetTotal` does; `amount` is in `unit` (such as "EUR million");
    `months` are those that hold amounts, none for an amount of the whole year; `place` are the cells that were added.
    """

    member: str
    edition: str
    part: str
    side: str
    year: int
    stage: str
    kind: Kind
    months: tuple[int, ...]
    lines: int
    amount: float
    unit: str
    price_basis: str
    file: str
    place: str

    @property
    def key(self) -> Key:
        """What it is of; a budget that is read again takes the place of what has the same key."""
        return self.member, self.edition, self.part, self.side, self.year, self.stage, self.unit

    @property
    def is_revenue(self) -> bool:
        """Whether it is money that comes in, by the budget's own word for the side."""
        return is_revenue(self.side)


@dataclass(frozen=True, slots=True)
class Beside:
    """A budget's sum beside the plan's core expenditure of that year, both in millions of the sum's currency.

    `gap` is the budget less the plan, `points` the same as a fraction of the year's GDP; where they cannot be compared
    `why` says it in a sentence.
    """

    budget: BudgetSum
    planned: float | None = None
    gap: float | None = None
    points: float | None = None
    why: str = ""


def sums_of(lists: Iterable[BudgetLines]) -> tuple[BudgetSum, ...]:
    """The totals of budgets by side, part, year and stage; a list that shows another one again adds nothing.

    Where two lists tell the same, as two sheets of a book may, the first counts. Those that are joined are added, and
    what each of them comes to is a part that is called as its sheet.
    """
    found: dict[Key, BudgetSum] = {}
    for lines in lists:
        for each in () if lines.repeats else _sums(lines):
            known = found.get(each.key)
            if known is None:
                found[each.key] = each
            elif lines.joined:
                found[each.key] = _added(known, each)
            own = replace(each, part=lines.sheet)
            if lines.joined and not each.part:
                found.setdefault(own.key, own)
    return tuple(found.values())


def _sums(lines: BudgetLines) -> Iterator[BudgetSum]:
    for total in lines.totals():
        yield BudgetSum(
            lines.member, lines.edition, total.part, total.side, total.year, total.stage, total.kind, total.months,
            total.lines, total.amount, lines.unit, lines.price_basis, lines.file, total.place,
        )  # fmt: skip


def _added(one: BudgetSum, other: BudgetSum) -> BudgetSum:
    """What two parts of a budget come to, exact to the cent, with the cells of both."""
    return replace(
        one,
        months=tuple(sorted({*one.months, *other.months})),
        lines=one.lines + other.lines,
        amount=sum_of(np.array([one.amount, other.amount])),
        place=f"{one.place}; {other.place}",
    )


def with_budgets(plan: Plan, sums: Iterable[BudgetSum]) -> Plan:
    """The plan with these sums; one of the same thing gives way to them."""
    kept = {each.key: each for each in (*plan.budgets, *sums)}
    budgets = tuple(kept.values())
    return plan if budgets == plan.budgets else replace(plan, budgets=budgets)


def without_budgets(plan: Plan, sums: Collection[BudgetSum]) -> Plan:
    return replace(plan, budgets=tuple(each for each in plan.budgets if each not in sums))


def beside(projection: Projection, budget: BudgetSum) -> Beside:
    """A budget's sum beside what the scenario's core path comes to in that year, at current prices."""
    why = _why_not(projection, budget)
    if why:
        return Beside(budget, why=why)
    currency = Currency.DOLLAR if currency_of(budget.unit) == "USD" else Currency.NATIONAL
    line = projection.line(budget.member, Pillar.CORE, Money(Prices.CURRENT, currency))
    planned, gdp = line.expenditure_in(budget.year), line.gdp_in(budget.year)
    if line.currency != currency_of(budget.unit):
        return Beside(budget, why=tr("The plan counts in {plan}, and the budget in {budget}.",
                                     plan=line.currency, budget=budget.unit))  # fmt: skip
    if planned is None:
        return Beside(budget, why=tr("The plan has no core expenditure of {year}.", year=budget.year))
    gap = budget.amount - planned
    return Beside(budget, planned, gap, gap / gdp if gdp else None)


def _why_not(projection: Projection, budget: BudgetSum) -> str:
    if budget.member not in projection.members:
        return tr("It is not known whose budget this is.")
    if budget.is_revenue:
        return tr("This is revenue; the plan has expenditure.")
    if budget.months and len(budget.months) < _MONTHS:
        return tr("Only {count} of 12 months have amounts.", count=len(budget.months))
    if budget.price_basis not in {"", CURRENT}:
        return tr("The budget is at {prices} prices; a year's money is compared at current ones.",
                  prices=budget.price_basis)  # fmt: skip
    return ""
