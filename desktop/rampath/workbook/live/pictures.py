"""The charts of the plan workbook: native ones, over cells that recalculate."""

from collections.abc import Iterator

from rampath.domain.commitment import Pillar
from rampath.domain.member import NATO
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection
from rampath.wording import tr
from rampath.workbook.live.figures import Figures
from rampath.workbook.live.places import letter_of
from rampath.workbook.plan_layout import COMPLIANCE, HEADER_ROW
from rampath.workbook.plan_package import Chart, ChartKind, ChartSeries

_HEIGHT = 17
"""How many rows a chart is tall, with the room below it."""


def charts(plan: Plan, projections: list[Projection], told: Figures) -> Iterator[Chart]:
    """The Alliance's share and spending by scenario, and each member's share at the deadline."""
    if not told.years:
        return
    years = f"Projection!${told.letter(told.years[0])}${HEADER_ROW}:${told.letter(told.years[-1])}${HEADER_ROW}"
    for at, (sheet, title, axis) in enumerate(
        (("Projection", tr("NATO Total, core, by scenario"), tr("share of GDP")),
         ("Spending", tr("NATO Total, core, by scenario"), tr("million USD, constant prices")))
    ):  # fmt: skip
        series = []
        for scenario in plan.scenarios:
            row = told.places.get((scenario.name, NATO, Pillar.CORE))
            if row is not None:
                cells = f"{sheet}!${told.letter(told.years[0])}${row}:${told.letter(told.years[-1])}${row}"
                series.append(ChartSeries(f"{sheet}!$A${row}", cells))
        if series:
            yield Chart(ChartKind.LINES, title, axis, years, tuple(series), f"A{4 + at * _HEIGHT}")
    first = HEADER_ROW + 1
    for number, projection in enumerate(projections[:3]):
        last = first + len(projection.members) - 1
        name, then, now, target = (letter_of(COMPLIANCE, header) for header in (
            "Name", "Share at deadline, % of GDP", "Share then, % of GDP", "Target, % of GDP"))  # fmt: skip
        yield Chart(
            ChartKind.BARS,
            tr("{scenario}: share now, at the deadline, and the target", scenario=projection.scenario.name[:80]),
            tr("share of GDP"),
            f"Compliance!${name}${first}:${name}${last}",
            tuple(
                ChartSeries(f"Compliance!${letter}${HEADER_ROW}", f"Compliance!${letter}${first}:${letter}${last}")
                for letter in (now, then, target)
            ),
            f"I{4 + number * _HEIGHT}",
        )
        first = last + 3  # the two aggregates stand between
