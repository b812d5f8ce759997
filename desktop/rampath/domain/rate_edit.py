"""Rates of an economy edited as a block: real growth or deflator by member and year, in per cent."""

import math
from collections.abc import Iterable
from dataclasses import replace

from rampath.domain.block_edit import Entry, Outcome, Refused, Tally, outcome
from rampath.domain.economy import Economy, Outlook
from rampath.domain.entry import EntryRefused, rate_in
from rampath.domain.plan import Plan
from rampath.domain.sensitivity import LOWEST
from rampath.wording import number, tr

HIGHEST = 10.0
"""A deflator above 1,000 % a year is a slip; so is growth above it."""


def rates_entered(plan: Plan, economy: Economy, entries: Iterable[Entry], *, growth: bool) -> Outcome:
    """The plan with rates of one of its economies set; `growth` tells real growth from the deflator.

    A year beyond an outlook's end is written out by the rule up to it. Rates are not emptied, since every year has one.
    The economy's source says that it is no longer what its publisher said.
    """
    tally = Tally()
    outlooks: dict[str, Outlook] = {}
    for entry in sorted(entries, key=lambda each: each.year):
        if entry.blank:
            tally.blank += 1
            continue
        place = f"{plan.register[entry.member].name} {entry.year}"
        before = outlooks.get(entry.member) or economy.outlooks.get(entry.member)
        if before is None or entry.year < before.first_year:
            tally.locked.append(Refused(place, tr("The economy does not reach back to this year.")))
            continue
        if entry.empties:
            tally.locked.append(Refused(place, tr("A rate cannot be empty. Type one.")))
            continue
        try:
            rate = _rate(entry)
        except EntryRefused as refusal:
            tally.unreadable.append(Refused(place, str(refusal)))
            continue
        outlook = before.until(entry.year, economy.extension, economy.deflator_extension)
        outlook = outlook.with_rates(entry.year, rate if growth else None, None if growth else rate)
        if outlook == before:
            tally.same += 1
        else:
            tally.set += 1
            outlooks[entry.member] = outlook
    if not outlooks:
        return outcome(plan, tally)
    changed = replace(economy, source=_typed_over(economy.source))
    for member, outlook in outlooks.items():
        changed = changed.with_outlook(member, outlook)
    economies = tuple(changed if each.id == economy.id else each for each in plan.economies)
    return outcome(replace(plan, economies=economies), tally)


def _typed_over(source: str) -> str:
    """The source of an economy in which rates were typed, said once."""
    said = tr("changed in Rampath: some rates were typed over")
    return source if said in source else "; ".join(filter(None, (source, said)))


def _rate(entry: Entry) -> float:
    """The rate (a fraction) that an entry means. Raises EntryRefused for what is none, or not plausible."""
    rate = rate_in(entry.text) if entry.number is None else entry.number / 100
    if not math.isfinite(rate) or not LOWEST <= rate <= HIGHEST:
        raise EntryRefused(
            tr("A rate of {rate} % a year is not plausible; expected -50 to 1,000.", rate=number(rate * 100, 1))
        )
    return float(f"{rate:.12g}")
