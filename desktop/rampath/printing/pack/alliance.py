"""The pages about all members: ranked, share against equipment, who stands where, and what the Alliance spends."""

import math
from functools import partial

from rampath.charts.palette import LIGHT
from rampath.charts.pictures.columns import Columns
from rampath.charts.pictures.heat import heat
from rampath.charts.pictures.spending import Stack, extra, spending
from rampath.charts.pictures.yearly import who_meets
from rampath.charts.series import quadrant, ranked
from rampath.charts.statements import quadrant_title, ranked_title
from rampath.domain.burden import all_meet_from, meeting_by_year
from rampath.domain.commitment import Pillar
from rampath.domain.member import NATO
from rampath.domain.observation import year_label
from rampath.domain.projection import project
from rampath.printing.canvas import Canvas
from rampath.printing.charted import draw_charted
from rampath.printing.flow import TEXT, Block, figure, flowing, paragraph
from rampath.printing.frame import Page
from rampath.printing.long_table import Heading, LongTable, table
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, spacing
from rampath.printing.sentences import ranked_sentences
from rampath.printing.subject import DOLLARS, Subject
from rampath.wording import NONE, listing, short_percent, tr

_GAP = 6.0
_TITLE = 10.0


def ranked_pages(subject: Subject) -> list[Page]:
    """All members by share in the last observed year, what sums it up, and how many meet each line year by year."""
    plan, projection = subject.plan, subject.projection
    chart = ranked(plan, projection, projection.last_observed)
    page = subject.page(
        ranked_title(chart), basis=subject.basis(DOLLARS, "USD", Pillar.CORE), entry=tr("The Alliance, ranked")
    )
    said = [*ranked_sentences(plan, projection, chart, DOLLARS)]
    if chart.without_data:
        said.append(tr("No data: {names}.", names=listing(list(chart.without_data))))
    below: list[Block] = [*map(paragraph, said), table(_meeting(subject))]
    room = subject.press.room(page)
    deep = sum(piece.height for block in below for piece in block(subject.press.ruler, room.width, room.height))
    tall = max(room.height - deep - 2.5, room.height * 0.5)
    draw = partial(draw_charted, picture=chart, press=subject.press)
    return flowing(subject.press, page, [*([figure(tall, draw)] if chart.bars else []), *below])


def _meeting(subject: Subject) -> LongTable:
    """How many members meet each line of the plan's commitments, in the years that matter."""
    plan, projection = subject.plan, subject.projection
    lines = sorted({t for c in plan.commitments if (t := c.target(Pillar.CORE)) is not None})
    years = [year for year in projection.years if year >= projection.last_observed]
    if not subject.press.paper.landscape:
        years = [year for i, year in enumerate(years) if not i or (len(years) - 1 - i) % 2 == 0]
    headings = [Heading(tr("Members that meet"), tr("% of GDP, core"), words=True)]
    headings += [Heading(year_label(year, projection.kind_in(year)), tr("members")) for year in years]
    rows = []
    for line in lines:
        found = {each.year: each for each in meeting_by_year(projection, Pillar.CORE, line)}
        counts = [
            tr("{count} of {of}", count=found[y].count, of=found[y].judged) if found[y].judged else NONE for y in years
        ]
        from_year = all_meet_from(projection, Pillar.CORE, line)
        rows.append((short_percent(line), *counts, tr("never") if from_year is None else str(from_year)))
    return LongTable((*headings, Heading(tr("All from"), tr("year"))), tuple(rows))


def quadrant_pages(subject: Subject) -> list[Page]:
    """Share against the part that goes to equipment, with both lines."""
    plan, projection = subject.plan, subject.projection
    chart = quadrant(plan, projection, projection.last_observed)
    return [
        subject.page(
            quadrant_title(chart),
            basis=tr("Core defence expenditure as a share of real GDP; equipment as a share of core expenditure"),
            draw=partial(draw_charted, picture=chart, press=subject.press),
            entry=tr("Share against equipment"),
        )
    ]


def heat_pages(subject: Subject) -> list[Page]:
    """Each member and year: met, on path, behind, or no data."""
    chart = heat(subject.plan, subject.projection, Pillar.CORE)
    return [
        subject.page(
            chart.title,
            tr("On path: at least on the straight line from the first year of the promise to its deadline"),
            tr("Core defence expenditure as a share of real GDP"),
            partial(draw_charted, picture=chart, press=subject.press),
            tr("Who stands where, by year"),
        )
    ]


def spending_pages(subject: Subject) -> list[Page]:
    """What the Alliance spends, what the scenario costs over keeping today's shares, and how many meet its line."""
    plan, projection = subject.plan, subject.projection
    others = [project(plan, plan.scenario(name)) for name in subject.order.against]
    prices = DOLLARS.prices
    spent = spending(plan, projection, others, Pillar.CORE, prices, Stack.GROUP, NATO)
    more = extra(plan, projection, others, Pillar.CORE, prices, Stack.GROUP, NATO)
    meets = who_meets(plan, projection, Pillar.CORE)

    def draw(canvas: Canvas, room: Area) -> None:
        wide, tall = (room.width - _GAP) / 2, (room.height - _GAP) * 0.56
        upper = [Area(room.x, room.y, wide, tall), Area(room.x + wide + _GAP, room.y, wide, tall)]
        lower = Area(room.x, room.y + tall + _GAP, room.width, room.height - tall - _GAP)
        for area, chart in zip((*upper, lower), (spent, more, meets), strict=True):
            step = spacing(_TITLE)
            lines = canvas.wrapped(chart.title, _TITLE, area.width, bold=True)
            for i, line in enumerate(lines):
                canvas.text(area.x, area.y + (i + 0.5) * step, line, _TITLE, Align.LEFT, bold=True)
            deep = len(lines) * step
            if not _has_figures(chart):
                told = tr("There are no figures for this chart.")
                canvas.text(area.x, area.y + deep + step / 2, told, TEXT, colour=LIGHT.quiet, room=area.width)
                continue
            draw_charted(canvas, Area(area.x, area.y + deep, area.width, area.height - deep), chart, subject.press)

    return [
        subject.page(
            tr(
                "{scenario}: what the Alliance spends, what it costs more, and who meets the line",
                scenario=projection.scenario.name,
            ),
            basis=subject.basis(DOLLARS, "USD", Pillar.CORE),
            draw=draw,
            entry=tr("What the Alliance spends"),
        )
    ]


def _has_figures(chart: Columns) -> bool:
    """Whether anything would be seen of a chart: one whose figures are all 0 has an axis that tells nothing."""
    return any(value and math.isfinite(value) for layer in chart.layers for value in layer.values)
