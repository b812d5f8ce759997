"""The sentences below a chart: what a page says beside its title."""

from collections.abc import Iterator

from rampath.charts.series import Ranked, Side
from rampath.charts.statements import basis_label, pillar_word
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import judged_year
from rampath.domain.kept import Kept
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.observation import year_label
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection
from rampath.wording import listing, number, percent, short_percent, tr


def ranked_sentences(plan: Plan, projection: Projection, chart: Ranked, money: Money) -> Iterator[str]:
    """What NATO Total spends, who is below the lowest line, and how many meet the target in time."""
    yield _total(plan, projection, chart, money)
    if chart.marks and chart.bars:
        yield _below(chart)
        yield _meeting(projection, chart)


def without_figures(plan: Plan, member: str, pillar: Pillar) -> str:
    """Why a member's page has neither chart nor table."""
    found = plan.register[member]
    fields = {"name": found.name, "edition": plan.edition, "pillar": pillar_word(pillar)}
    if not found.has_forces:
        return tr("{name} has no armed forces and reports no defence expenditure. It counts as “no data”, "
                  "never as 0\u2009%.", **fields)  # fmt: skip
    if not plan.edition:
        return tr("The plan holds no {pillar} figures for {name}, so there is no path to draw. It counts as "
                  "“no data”, never as 0\u2009%.", **fields)  # fmt: skip
    return tr("{edition} holds no {pillar} figures for {name}, so there is no path to draw. It counts as "
              "“no data”, never as 0\u2009%.", **fields)  # fmt: skip


def kept_sentences(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> Iterator[str]:
    """What of a member's path stays when GDP is revised, where that is its money."""
    if member in AGGREGATES:
        return
    kept = plan.path(projection.scenario, member, pillar).kept
    if kept is not Kept.SHARE:
        yield tr("This path keeps its {kept}: where GDP is revised, the share moves.", kept=tr(kept.value))


def _total(plan: Plan, projection: Projection, chart: Ranked, money: Money) -> str:
    line = projection.line(NATO, chart.pillar, money)
    name = plan.register[NATO].name if NATO in plan.register else tr("NATO Total")
    share, spent = line.share_in(chart.year), line.expenditure_in(chart.year)
    at = line.at(chart.year)
    year = year_label(chart.year, None if at is None else line.kinds[at])
    if share is None or spent is None:
        return tr("{name} has no figure for {year}.", name=name, year=year)
    fields = {"name": name, "share": percent(share), "year": year, "spent": number(spent, 0)}
    basis = basis_label(money, projection.base.base_year, line.currency)
    return tr("{name} spends {share} of GDP in {year}: {spent} million, {basis}.", basis=basis, **fields)


def _below(chart: Ranked) -> str:
    """The members below the lowest line, by name."""
    year = chart.label
    lowest = short_percent(min(mark.share for mark in chart.marks))
    names = [bar.name for bar in reversed(chart.bars) if _under(chart, bar.side)]
    fields = {"lowest": lowest, "year": year, "names": listing(names)}
    if not names:
        return tr("No member is below {lowest} in {year}.", **fields)
    if len(names) == 1:
        return tr("{names} is below {lowest} in {year}.", **fields)
    return tr("{names} are below {lowest} in {year}.", **fields)


def _under(chart: Ranked, side: Side) -> bool:
    """Below every line; where there is one line only, what is not above it is below it."""
    return side is Side.BELOW or (len(chart.marks) == 1 and side is not Side.ABOVE)


def _meeting(projection: Projection, chart: Ranked) -> str:
    """How many members meet the target by the deadline under the scenario."""
    target = chart.marks[0].share
    year = judged_year(projection)
    column = projection.years.index(year)
    shares = [float(share) for share in projection.shares(chart.pillar)[:, column]]
    judged = [projection.commitment.meets(share, target) for share in shares]
    known = [each for each in judged if each is not None]
    fields = {
        "scenario": projection.scenario.name,
        "count": sum(known),
        "all": len(known),
        "target": short_percent(target),
        "year": year,
    }
    return tr("Under the scenario “{scenario}”, {count} of {all} members meet {target} in {year}.", **fields)
