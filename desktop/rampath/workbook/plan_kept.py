"""The sheets Kept money and Advice: which paths keep their money, and the thresholds of advice."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from rampath.domain.commitment import Pillar
from rampath.domain.kept import Drawn, Kept
from rampath.domain.plan import Plan
from rampath.domain.scenario import PathKey
from rampath.domain.thresholds import THRESHOLD_WORDS, USUAL, Thresholds
from rampath.wording import tr
from rampath.workbook.plan_cell import Value
from rampath.workbook.plan_table import Record

Row = tuple[Value, ...]


def kept_rows(plan: Plan) -> Iterator[Row]:
    """A row for each year of each path that a scenario keeps the money of, in the order of the members."""
    pillars = list(Pillar)
    for branch in plan.branches:
        ordered = sorted(branch.paths.items(), key=lambda each: (each[0][0], pillars.index(each[0][1])))
        for (member, pillar), path in ordered:
            if path is not None and path.drawn is not None:
                drawn = path.drawn
                for i, gdp in enumerate(drawn.gdp):
                    known = None if math.isnan(gdp) else gdp
                    yield (
                        branch.name, member, pillar.value, drawn.kept.value, drawn.first_year + i, known,
                        drawn.base_year or None, drawn.currency or None,
                    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptMoney:
    """The GDP under which a path was drawn whose money is kept, and the first of its rows."""

    drawn: Drawn
    row: Record


def drawn_by(rows: Iterable[Record]) -> dict[str, dict[PathKey, KeptMoney]]:
    """By scenario, the GDP under which paths were drawn whose money is kept."""
    found: dict[tuple[str, str, Pillar], tuple[Kept, dict[int, float], Record]] = {}
    for row in rows:
        pillar, kept, year = row.one_of(Pillar, "Pillar"), row.one_of(Kept, "Kept"), row.year("Year")
        if pillar is None or kept is None or year is None or kept is Kept.SHARE:
            continue
        key = (row.text("Scenario"), row.text("Member"), pillar)
        first, years, _row = found.setdefault(key, (kept, {}, row))
        gdp = row.number("GDP, million")
        if first is not kept:
            row.say("Kept", tr("One path keeps one thing; the first row of this path counts."))
        elif year in years:
            row.say("Year", tr("A second row for this path and year; the first one counts."))
        else:
            years[year] = math.nan if gdp is None else gdp
    told: dict[str, dict[PathKey, KeptMoney]] = {}
    for (scenario, member, pillar), (kept, years, row) in found.items():
        if not any(map(math.isfinite, years.values())):
            row.say("GDP, million", tr("No GDP is left that this path was drawn under; it keeps its share."))
        else:
            span = range(min(years), max(years) + 1)
            gdp_by_year = tuple(years.get(year, math.nan) for year in span)
            base_year = row.year("Prices of") if kept is Kept.REAL_MONEY else None
            drawn = Drawn(kept, span[0], gdp_by_year, base_year or 0, row.text("Currency"))
            told.setdefault(scenario, {})[member, pillar] = KeptMoney(drawn, row)
    return told


def advice_rows(plan: Plan) -> Iterator[Row]:
    """The thresholds that are not the usual ones."""
    for each in fields(Thresholds):
        value = getattr(plan.thresholds, each.name)
        if value != getattr(USUAL, each.name):
            yield each.name, float(value), tr(THRESHOLD_WORDS[each.name])


def thresholds_of(rows: Iterable[Record]) -> Thresholds:
    known = {each.name for each in fields(Thresholds)}
    found = USUAL
    for row in rows:
        name, value = row.text("Threshold"), row.number("Value")
        if name not in known or value is None or not math.isfinite(value) or value < 0:
            row.say("Threshold", tr("This is no threshold with a value of zero or more; it was left out."))
            continue
        changes: dict[str, float] = {name: value}
        found = replace(found, **changes)
    return found
