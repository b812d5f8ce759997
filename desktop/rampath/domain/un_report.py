"""What a plan can say in the form of the UN Report on Military Expenditures: resource costs by force group.

A state's own report, where the plan holds one, is given back figure by figure. Otherwise core expenditure is
distributed over the resource costs by NATO's four main categories, which know no force groups: it stands as
undistributed, and what the categories do not tell (research and development by itself) stays empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rampath.domain.commitment import Pillar
from rampath.domain.observation import CURRENT, Kind, Measure, Observation
from rampath.domain.projection import Currency, Money, Prices, Projection

UNDISTRIBUTED, TOTAL = "undistributed", "total"

PERSONNEL, OPERATIONS, INVESTMENT = "1 Personnel", "2 Operations and maintenance", "3 Procurement and construction"
PROCUREMENT, CONSTRUCTION = "3.1 Procurement", "3.2 Construction"
WHOLE = "5 Total"


@dataclass(frozen=True, slots=True)
class UnReport:
    """One member's year: figures in millions of `currency` at current prices, by item.

    An item reads as an observation's detail does, `1 Personnel, land forces`. `own` is True where the member's
    own report gave them, and False where they follow from core expenditure as NATO defines it.
    """

    member: str
    year: int
    currency: str
    kind: Kind
    figures: Mapping[str, float]
    own: bool


def un_report(projection: Projection, member: str, year: int) -> UnReport | None:
    """The report of a member for a year; None where there is neither a report of its own nor expenditure."""
    return _own(projection, member, year) or _from_core(projection, member, year)


def _own(projection: Projection, member: str, year: int) -> UnReport | None:
    """The member's own report of the year, of the edition that counts most."""
    observations = projection.observations
    rows = [
        row
        for measure in (Measure.DEFENCE_ITEM, Measure.MILITARY_EXPENDITURE)
        for row in observations.every(member, measure, year)
        if row.edition.startswith("UN report") and row.price_basis == CURRENT
    ]
    editions = [edition for edition in observations.ranking.for_all() if any(row.edition == edition for row in rows)]
    rows = [row for row in rows if editions and row.edition == editions[0]]
    if not rows:
        return None
    figures = {row.detail or f"{WHOLE}, {TOTAL}": row.value for row in rows}
    return UnReport(member, year, rows[0].currency or "", _least_firm(rows), figures, own=True)


def _least_firm(rows: list[Observation]) -> Kind:
    kinds = {row.kind for row in rows}
    return next(kind for kind in (Kind.PLAN, Kind.ESTIMATE, Kind.ACTUAL) if kind in kinds)


def _from_core(projection: Projection, member: str, year: int) -> UnReport | None:
    line = projection.line(member, Pillar.CORE, Money(Prices.CURRENT, Currency.NATIONAL))
    spent, at = line.expenditure_in(year), line.at(year)
    if spent is None or at is None:
        return None

    def part(measure: Measure) -> float | None:
        share = projection.observations.value(member, measure, year)
        return None if share is None else share * spent

    equipment, infrastructure = part(Measure.EQUIPMENT_SHARE), part(Measure.INFRASTRUCTURE_SHARE)
    both = None if equipment is None or infrastructure is None else equipment + infrastructure
    costs = {
        PERSONNEL: part(Measure.PERSONNEL_SHARE),
        OPERATIONS: part(Measure.OTHER_SHARE),
        INVESTMENT: both,
        PROCUREMENT: equipment,
        CONSTRUCTION: infrastructure,
        WHOLE: spent,
    }
    figures = {
        f"{cost}, {group}": value
        for cost, value in costs.items()
        if value is not None
        for group in (UNDISTRIBUTED, TOTAL)
    }
    return UnReport(member, year, line.currency, line.kinds[at], figures, own=False)
