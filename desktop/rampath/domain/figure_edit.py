"""Many observed figures of one measure set by hand at once: what was set, and what was not and why."""

import math
from collections.abc import Iterable

from rampath.domain.block_edit import Entry, Outcome, Refused, Tally, outcome
from rampath.domain.entry import EntryRefused, is_change
from rampath.domain.figure_entry import figure_typed, may_be
from rampath.domain.hand_edit import with_figures
from rampath.domain.measure_words import figure_words
from rampath.domain.observation import Measure, Observation
from rampath.domain.plan import Plan
from rampath.wording import tr


def figures_entered(plan: Plan, measure: Measure, entries: Iterable[Entry]) -> Outcome:
    """The plan with figures of a measure (fractions, entered in per cent) set by hand; one that is emptied is as read.

    A year of which nothing was read stays empty: there is no figure beside which a person's could stand.
    """
    tally = Tally()
    changes: dict[tuple[str, int], tuple[Observation, float]] = {}
    for entry in entries:
        if entry.blank:
            tally.blank += 1
            continue
        place = f"{plan.register[entry.member].name} {entry.year}"
        row = plan.observations.get(entry.member, measure, entry.year)
        if row is None:
            why = tr("No figure was read here, and a plan holds no plan of categories.")
            tally.locked.append(Refused(place, why))
            continue
        try:
            value = row.value_read if entry.empties else _value(entry, row)
        except EntryRefused as refusal:
            tally.unreadable.append(Refused(place, str(refusal)))
            continue
        if value == row.value:
            tally.same += 1
            changes.pop((entry.member, entry.year), None)
            continue
        tally.set += 1
        changes[entry.member, entry.year] = row, value
    return outcome(with_figures(plan, changes.values()) if changes else plan, tally)


def _value(entry: Entry, row: Observation) -> float:
    """The fraction that was entered. Raises EntryRefused for what is none, or cannot be."""
    if entry.number is not None:
        value = round(entry.number / 100, 12)
        if not (math.isfinite(value) and may_be(value, row)):
            raise EntryRefused(tr("{value} cannot be. Nothing was changed.", value=figure_words(value, row.unit)))
        return value
    if entry.pasted and is_change(entry.text):
        raise EntryRefused(tr("“{text}” has a sign, and a pasted number is no change.", text=entry.text.strip()))
    return figure_typed(entry.text, row)
