"""The figures of a member's page as text: the table of years, the key figures and the sources."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Standing, extra_cost, judged_year, real_growth, standing
from rampath.domain.edition_use import counting
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import Kind, year_label
from rampath.domain.plan import Plan
from rampath.domain.projection import Line, Money, Projection
from rampath.printing.table import Column
from rampath.wording import NONE, listing, number, percent, points, short_percent, tr
from rampath.wording import money as money_text


def year_columns(projection: Projection, line: Line, most: int) -> list[Column]:
    """A row for each year with a share or spending, the latest `most` of them.

    `line` is in constant prices, so that its growth is real growth.
    """
    rows = [int(i) for i in np.flatnonzero(_known(line))][-most:]
    target = projection.target(line.pillar)
    change = np.full(len(line.years), np.nan)
    change[1:] = line.share[1:] - line.share[:-1]
    growth = real_growth(line)
    gaps = np.full(len(line.years), np.nan) if target is None else target - line.share
    millions = tr("{currency} million", currency=line.currency)

    def cells(values: np.ndarray, decimals: int, *, factor: float = 1.0, sign: bool = False) -> tuple[str, ...]:
        return tuple(number(float(values[i]) * factor, decimals, sign=sign) for i in rows)

    meets = tr("Meets") if target is None else tr("Meets {target}", target=short_percent(target))
    return [
        Column(tr("Year"), "", tuple(year_label(line.years[i], line.kinds[i]) for i in rows)),
        Column(tr("Share"), tr("% of GDP"), cells(line.share, 2, factor=100)),
        Column(tr("Expenditure"), millions, cells(line.expenditure, 0)),
        Column(tr("GDP"), millions, cells(line.gdp, 0)),
        Column(tr("Gap"), tr("pp"), cells(gaps, 2, factor=100, sign=True)),
        Column(tr("Change"), tr("pp"), cells(change, 2, factor=100, sign=True)),
        Column(tr("Growth"), tr("real, %"), cells(growth, 1, factor=100, sign=True)),
        Column(
            tr("Cost"), millions, cells(np.where(_planned(line), extra_cost(projection, line), np.nan), 0, sign=True)
        ),
        Column(meets, tr("kind"), tuple(_met(projection, line, i, target) for i in rows), words=True),
    ]


def left_out(columns: Sequence[Column], line: Line) -> list[str]:
    """A sentence that says where the table begins, if earlier years did not fit into it."""
    shown, known = len(columns[0].cells), int(_known(line).sum())
    if shown >= known:
        return []
    first = columns[0].cells[0]
    return [tr("The table begins in {year}; earlier years do not fit on this sheet.", year=first)]


def _planned(line: Line) -> NDArray[np.bool_]:
    return np.array([kind is Kind.PLAN for kind in line.kinds])


def _known(line: Line) -> NDArray[np.bool_]:
    """The years with a share or with spending."""
    found: NDArray[np.bool_] = np.isfinite(line.share) | np.isfinite(line.expenditure)
    return found


def _met(projection: Projection, line: Line, i: int, target: float | None) -> str:
    """Whether a year meets the target, in words, and how firm it is."""
    share = float(line.share[i])
    judged = projection.commitment.meets(share, target)
    kinds = {Kind.ACTUAL: tr("actual"), Kind.ESTIMATE: tr("estimate"), Kind.PLAN: tr("plan")}
    if judged is None:
        return f"{NONE}, {kinds[line.kinds[i]]}"
    return f"{tr('yes') if judged else tr('no')}, {kinds[line.kinds[i]]}"


def key_figures(projection: Projection, member: str, pillar: Pillar, money: Money) -> list[tuple[str, str]]:
    """Names and values of what matters most about a path; without those that there is no figure for."""
    found = standing(projection, member, pillar, money)
    until = judged_year(projection)
    pairs: list[tuple[str, str | None]] = [
        (tr("Share in {year}", year=_year(found)), _percent(found.share)),
        (tr("Share in {year}, planned", year=until), _percent(found.share_at_deadline)),
        (_gap_name(found), _gap(found)),
        (tr("First year that meets it"), _first_met(found)),
        *_cost(projection, found),
        (tr("Largest planned step in a year"), _points(found.largest_step)),
        (tr("Largest step in a year so far"), _points(found.best_step)),
        (tr("Equipment's share of core in {year}", year=_year(found)), _percent(found.equipment)),
    ]
    return [(name, value) for name, value in pairs if value is not None]


def sources(plan: Plan, projection: Projection, member: str) -> list[str]:
    """Where the figures of a member come from: editions, files, and the economy of planned years."""
    rows = [row for row in counting(plan.observations) if row.member == member]
    editions = list(dict.fromkeys(row.edition for row in rows)) or list(plan.observations.editions)
    files = list(dict.fromkeys(row.file for row in rows if row.file)) or [each.file for each in plan.sources]
    said = []
    if editions:
        said.append(tr("Observed: {editions}.", editions=listing(editions)))
    if files:
        said.append(tr("Files: {files}.", files=listing(files)))
    economy = plan.economy(projection.scenario)
    told = ", ".join(dict.fromkeys(filter(None, (economy.name, economy.source))))
    said.append(tr("GDP of planned years: {economy}.", economy=told or tr("no source given")))
    said.append(economy.beyond)
    if member in AGGREGATES:
        said.append(tr("Members count from their year of accession, so growth in such a year is not like for like."))
    return said


def _year(found: Standing) -> str:
    return NONE if found.year is None else year_label(found.year, found.kind)


def _percent(share: float | None) -> str | None:
    return None if share is None else percent(share)


def _points(step: float | None) -> str | None:
    return None if step is None else points(step)


def _gap_name(found: Standing) -> str:
    target = NONE if found.target is None else short_percent(found.target)
    return tr("Gap to {target} in {year}", target=target, year=_year(found))


def _gap(found: Standing) -> str | None:
    """The gap in pp and in money of its year; none where the target is met."""
    if found.gap is None:
        return None
    said = points(found.gap)
    if found.gap_money is not None:
        said += " · " + money_text(found.gap_money, found.currency, sign=True)
    return said


def _first_met(found: Standing) -> str | None:
    if found.target is None or found.share is None:
        return None
    if found.first_year_met == found.year:
        return tr("met already in {year}", year=_year(found))
    return tr("not in this plan") if found.first_year_met is None else str(found.first_year_met)


def _cost(projection: Projection, found: Standing) -> list[tuple[str, str | None]]:
    """What the path costs beyond holding the last observed share, all planned years together."""
    if found.extra_cost is None or found.share is None:
        return []
    last = projection.years[-1]
    name = tr("Cost to {year} beyond holding {share}", year=last, share=percent(found.share))
    return [(name, money_text(found.extra_cost, found.currency, sign=True))]
