"""The annual plan of a member: the credible, incremental path year by year, and a narrative for each section."""

import math
from collections.abc import Iterator
from functools import partial

import numpy as np

from rampath.charts.pictures.yearly import categories, stacked_path
from rampath.charts.series import member_path
from rampath.charts.statements import path_subtitle, path_title
from rampath.domain.advice import advice
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import judged_year, last_observed, real_growth
from rampath.domain.narrative import SECTIONS
from rampath.domain.observation import year_label
from rampath.domain.path import towards
from rampath.domain.projection import Currency, Line, Money, Prices
from rampath.printing.charted import draw_charted
from rampath.printing.figures import sources
from rampath.printing.flow import Block, beside, figure, flowing, heading, paragraph
from rampath.printing.frame import Page
from rampath.printing.long_table import Heading, LongTable, table
from rampath.printing.pack.member import category_table
from rampath.printing.sentences import without_figures
from rampath.printing.subject import NATIONAL, Subject
from rampath.wording import number, percent, points, short_percent, tr

CURRENT = Money(Prices.CURRENT, Currency.NATIONAL)

_CHART = 72.0
_NOTE = 7.5


def annual_pages(subject: Subject, member: str) -> list[Page]:
    """The plan of one member from the last observed year to the deadline, in as many pages as it needs."""
    plan, projection = subject.plan, subject.projection
    name = plan.register[member].name
    year = subject.order.day.year
    line = projection.line(member, Pillar.CORE, NATIONAL)
    page = subject.page(
        tr("Annual plan {year}: {sentence}", year=year, sentence=path_title(plan, projection, member, Pillar.CORE)),
        path_subtitle(projection, member, Pillar.CORE, NATIONAL),
        subject.basis(NATIONAL, line.currency, Pillar.CORE),
        entry=tr("Annual plan of {name}", name=name),
    )
    blocks: list[Block] = []
    for section in SECTIONS:
        blocks.append(heading(tr(section.title)))
        text = plan.narrative(member, section.id)
        if text:
            blocks.append(paragraph(text))
        blocks += _FIGURES[section.id](subject, member)
    return flowing(subject.press, page, blocks)


def _nothing(_subject: Subject, _member: str) -> Iterator[Block]:
    return iter(())


def _path(subject: Subject, member: str) -> Iterator[Block]:
    """The core path and both pillars side by side, the years in full, and where the review year stands."""
    plan, projection = subject.plan, subject.projection
    core = member_path(plan, projection, member, Pillar.CORE)
    if not core.points:
        yield paragraph(without_figures(plan, member, Pillar.CORE))
        return
    both = stacked_path(plan, projection, member)
    yield beside(_CHART, [partial(draw_charted, picture=each, press=subject.press) for each in (core, both)])
    yield table(_years(subject, member))
    review = projection.commitment.review
    if review is not None:
        yield paragraph(tr("The row in bold is the review year, {year}.", year=review), _NOTE)


def _years(subject: Subject, member: str) -> LongTable:
    """Each year from the last observed one on, both pillars, in national currency at current and constant prices."""
    projection = subject.projection
    core, current = (projection.line(member, Pillar.CORE, money) for money in (NATIONAL, CURRENT))
    broader = projection.line(member, Pillar.BROADER, NATIONAL)
    broader_current = projection.line(member, Pillar.BROADER, CURRENT)
    base = projection.base.base_year
    constant_unit = tr("{currency} million, {year} prices", currency=core.currency, year=base)
    current_unit = tr("{currency} million, current", currency=core.currency)
    share = tr("% of GDP")
    with_broader = bool(np.isfinite(broader.share).any())
    headings = [
        Heading(tr("Year")), Heading(tr("Core"), share), Heading(tr("Change"), tr("pp")),
        Heading(tr("Straight line"), share), Heading(tr("Growth"), tr("real, %")),
        Heading(tr("Core"), constant_unit), Heading(tr("Core"), current_unit),
    ]  # fmt: skip
    if with_broader:
        headings += [
            Heading(tr("Broader"), share), Heading(tr("Broader"), constant_unit),
            Heading(tr("Broader"), current_unit), Heading(tr("Both"), share),
        ]  # fmt: skip
    straight = _straight(subject, core)
    growth = real_growth(core)
    rows: list[tuple[str, ...]] = []
    strong = set()
    for i, year in enumerate(core.years):
        if year < projection.last_observed:
            continue
        if year == projection.commitment.review:
            strong.add(len(rows))
        change = core.share[i] - core.share[i - 1] if i else math.nan
        cells = [
            year_label(year, core.kinds[i]), _hundred(core.share[i]), _hundred(change, sign=True),
            _hundred(straight[i]), _hundred(growth[i], 1, sign=True), _whole(core.expenditure[i]),
            _whole(current.expenditure[i]),
        ]  # fmt: skip
        if with_broader:
            cells += [
                _hundred(broader.share[i]), _whole(broader.expenditure[i]), _whole(broader_current.expenditure[i]),
                _hundred(core.share[i] + broader.share[i]),
            ]  # fmt: skip
        rows.append(tuple(cells))
    return LongTable(tuple(headings), tuple(rows), frozenset(strong))


def _straight(subject: Subject, line: Line) -> np.ndarray:
    """The straight line from the last observed share to the target at the deadline; NaN where there is none."""
    projection = subject.projection
    start, target = last_observed(projection, line), projection.target(line.pillar)
    found = np.full(len(line.years), np.nan)
    if start is not None and target is not None and projection.commitment.deadline > start.year:
        planned = [year for year in line.years if year > start.year]
        path = towards(start, target, projection.commitment.deadline)
        found[len(line.years) - len(planned) :] = path.shares(start, planned)
    return found


def _categories(subject: Subject, member: str) -> Iterator[Block]:
    """Equipment against the floor, and all four categories of the years of which they are known."""
    picture = categories(subject.plan, subject.projection, member)
    if picture.empty:
        yield paragraph(tr("No categories are known."))
        return
    yield paragraph(picture.title)
    yield figure(_CHART * 0.8, partial(draw_charted, picture=picture, press=subject.press))
    line = subject.projection.line(member, Pillar.CORE, NATIONAL)
    yield table(category_table(subject, line, len(line.years)))
    yield paragraph(tr("Categories are those of observed years; they are not planned year by year."), _NOTE)


def _broader(subject: Subject, member: str) -> Iterator[Block]:
    """What is planned beside core."""
    projection = subject.projection
    line = projection.line(member, Pillar.BROADER, NATIONAL)
    target = projection.target(Pillar.BROADER)
    planned = [i for i, share in enumerate(line.share) if math.isfinite(share)]
    if not planned:
        yield paragraph(tr("No broader spending is planned yet."))
        return
    last = planned[-1]
    told = {"share": percent(float(line.share[last])), "year": line.years[last]}
    if target is None:
        yield paragraph(tr("Broader spending is planned at {share} of GDP in {year}.", **told))
    else:
        yield paragraph(tr("Broader spending is planned at {share} of GDP in {year}; up to {target} counts.",
                           target=short_percent(target), **told))  # fmt: skip


def _risks(subject: Subject, member: str) -> Iterator[Block]:
    """What stands out, and what the figures rest on."""
    found = [each for pillar in Pillar for each in advice(subject.plan, subject.projection, member, pillar)]
    for each in found:
        yield paragraph(each.message)
    for said in sources(subject.plan, subject.projection, member):
        yield paragraph(said, _NOTE)


def _intent(subject: Subject, member: str) -> Iterator[Block]:
    """The promise, and what it takes."""
    projection = subject.projection
    line = projection.line(member, Pillar.CORE, NATIONAL)
    start, target = last_observed(projection, line), projection.target(Pillar.CORE)
    if start is None or target is None:
        return
    deadline, until = projection.commitment.deadline, judged_year(projection)
    then = line.share_in(until)
    if then is None or until <= start.year:
        return
    told = {
        "commitment": projection.commitment.name, "target": short_percent(target), "deadline": deadline,
        "share": percent(start.share), "year": start.year, "then": percent(then), "until": until,
        "step": points((then - start.share) / (until - start.year)),
    }  # fmt: skip
    if until == deadline:
        yield paragraph(tr("{commitment}: {target} of GDP for core by {deadline}. From {share} in {year} the plan goes"
                           " to {then}, on average {step} a year.", **told))  # fmt: skip
    else:
        yield paragraph(tr("{commitment}: {target} of GDP for core by {deadline}. From {share} in {year} the plan goes"
                           " to {then} in {until}, on average {step} a year.", **told))  # fmt: skip


def _hundred(value: float, decimals: int = 2, *, sign: bool = False) -> str:
    return number(float(value) * 100, decimals, sign=sign)


def _whole(value: float) -> str:
    return number(float(value), 0)


_FIGURES = {"intent": _intent, "path": _path, "capability": _categories, "broader": _broader, "risks": _risks}
"""What the figures say in each section, below its narrative."""
