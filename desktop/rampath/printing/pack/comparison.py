"""The pages that compare: the scenario with others of the plan, and the plan with an earlier one."""

from collections.abc import Iterator
from functools import partial

from rampath.charts.pictures.slope import SlopeSide, slope
from rampath.charts.series import marks
from rampath.domain.commitment import Pillar
from rampath.domain.comparing import cost, difference, in_words
from rampath.domain.compliance import first_year_met, judged_year, last_observed
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.projection import Line, Money, project
from rampath.domain.side import Side
from rampath.domain.touched import said_part, touched
from rampath.printing.charted import draw_charted
from rampath.printing.flow import Block, figure, flowing, heading, paragraph
from rampath.printing.frame import Page
from rampath.printing.long_table import SIZE, Heading, LongTable, table
from rampath.printing.subject import DOLLARS, Subject
from rampath.wording import NONE, number, tr
from rampath.wording import money as money_text

_NAME = 48.0
"""The most room of a side's name above the chart, in millimetres."""

_WHOLE_PAGE = 1e6
"""A figure is no taller than its page."""


def comparison_pages(subject: Subject) -> list[Page]:
    """For each scenario that is named: both at the deadline, what the other costs over this one, and each change."""
    found: list[Page] = []
    first = Side(subject.projection.scenario.name, subject.plan, subject.projection)
    for name in subject.order.against:
        other = Side(name, subject.plan, project(subject.plan, subject.plan.scenario(name)))
        title = tr("From “{first}” to “{second}”", first=first.name, second=other.name)
        found += _pages(subject, first, other, title, (tr("First"), tr("Second")), [])
    return found


def changes_pages(subject: Subject) -> list[Page]:
    """What changed since an earlier plan in the scenario of the same name; none where no plan was named."""
    earlier = subject.order.earlier
    if earlier is None:
        return []
    title = tr("Changes since {name}", name=earlier.name)
    own = subject.projection.scenario.name
    parts = sorted({said_part(subject.plan, part) for part in touched(earlier.plan, subject.plan)})
    told: list[Block] = [heading(tr("What was changed"))]
    told += [paragraph(tr("{part}", part=part)) for part in parts] or [paragraph(tr("Nothing was changed."))]
    if all(each.name != own for each in earlier.plan.branches):
        page = subject.page(title, tr("The earlier plan has no scenario “{scenario}”", scenario=own))
        return flowing(subject.press, page, told)
    before = Side(earlier.name, earlier.plan, project(earlier.plan, earlier.plan.scenario(own)))
    now = Side(tr("This plan"), subject.plan, subject.projection)
    return _pages(subject, before, now, title, (tr("Before"), tr("Now")), told)


def _pages(
    subject: Subject, first: Side, second: Side, title: str, sides: tuple[str, str], more: list[Block]
) -> list[Page]:
    extra = cost(first, second, NATO, Pillar.CORE, DOLLARS)
    subtitle = ""
    if extra.total is not None:
        subtitle = tr("{second} costs the Alliance {money} over {first}, planned years together",
                      first=first.name, second=second.name,
                      money=money_text(extra.total, extra.currency, sign=True))  # fmt: skip
    page = subject.page(title, subtitle, subject.basis(DOLLARS, "USD", Pillar.CORE))
    words = in_words(first, second, Pillar.CORE)
    blocks: list[Block] = [*_chart(subject, first, second), table(_table(subject, first, second, sides)), *more]
    blocks.append(heading(tr("Member by member")))
    blocks += [paragraph(each) for each in words] or [paragraph(tr("No member's core share differs."))]
    return flowing(subject.press, page, blocks)


def _chart(subject: Subject, first: Side, second: Side) -> Iterator[Block]:
    """Both sides at the end as a slope, each member a line."""
    year = min(judged_year(first.projection), judged_year(second.projection))
    lines = marks(subject.plan, second.projection.commitment, Pillar.CORE)
    ruler = subject.press.ruler
    names = [ruler.fitted(each.name, SIZE, _NAME, bold=True)[1] for each in (first, second)]
    sides = [SlopeSide(tr("{name}, {year}", name=name, year=year), each.projection, year)
             for name, each in zip(names, (first, second), strict=True)]  # fmt: skip
    picture = slope(subject.plan, sides[0], sides[1], Pillar.CORE, lines)
    yield figure(_WHOLE_PAGE, partial(draw_charted, picture=picture, press=subject.press))


def _table(subject: Subject, first: Side, second: Side, sides: tuple[str, str]) -> LongTable:
    """Each member at the last year that both have: shares, the difference, when the line is met, and the cost."""
    year = min(first.projection.years[-1], second.projection.years[-1])
    told = difference(first, second, Pillar.CORE, Money())
    million = tr("million USD")
    headings = (
        Heading(tr("Member"), words=True),
        Heading(sides[0], tr("% of GDP, {year}", year=year)),
        Heading(sides[1], tr("% of GDP, {year}", year=year)),
        Heading(tr("Difference"), tr("pp")),
        Heading(tr("Met, first"), tr("year")),
        Heading(tr("Met, second"), tr("year")),
        Heading(tr("Cost of the second"), million),
    )
    rows: list[tuple[str, ...]] = []
    strong = set()
    for code in told.members:
        lines = [side.projection.line(code, Pillar.CORE, DOLLARS) for side in (first, second)]
        before, after = (line.share_in(year) for line in lines)
        met = [_met(side, line) for side, line in zip((first, second), lines, strict=True)]
        if code in AGGREGATES:
            strong.add(len(rows))
        change = None if before is None or after is None else (after - before) * 100
        extra = cost(first, second, code, Pillar.CORE, DOLLARS)
        rows.append(
            (
                subject.plan.register[code].name,
                *(NONE if share is None else number(share * 100) for share in (before, after)),
                number(change, 2, sign=True),
                *met,
                number(extra.total, 0, sign=True),
            )
        )
    return LongTable(headings, tuple(rows), frozenset(strong))


def _met(side: Side, line: Line) -> str:
    """The first year in which the line is met, a word where it is met already, as the table of members has it."""
    start = last_observed(side.projection, line)
    year = first_year_met(line, side.projection.commitment, start)
    if year is None:
        return NONE
    return tr("met") if start is not None and year == start.year else str(year)
