"""What was observed: the years in which there are figures, and the year in whose prices they stand."""

from rampath.domain.edition import JUDGED
from rampath.domain.observation import Kind, Measure, Observations

_MONEY = {Measure.CORE_EXPENDITURE, Measure.GDP}
_CONSTANT = "constant "


def observed_years(observations: Observations) -> tuple[int, ...]:
    """The years in which there is a share or money, without gaps; those of GDP alone where there is neither.

    An economy's GDP reaches further back and further on than what was spent, and a plan is no observation.
    """

    def compute() -> tuple[int, ...]:
        rows = [row for row in observations.ranked if row.kind is not Kind.PLAN]
        for measures in (JUDGED, {Measure.GDP}):
            years = {row.year for row in rows if row.measure in measures}
            if years:
                return tuple(range(min(years), max(years) + 1))
        return ()

    return observations.once("years", compute)


def base_year_of(observations: Observations) -> int:
    """The year in whose constant prices the money stands that counts most; the last observed year without any."""

    def compute() -> int:
        bases: dict[str, int] = {}
        for row in observations.rows:
            if row.measure in _MONEY and row.currency is not None and row.price_basis.startswith(_CONSTANT):
                bases[row.edition] = int(row.price_basis.removeprefix(_CONSTANT))
        for edition in observations.ranking.for_all():
            if edition in bases:
                return bases[edition]
        years = observed_years(observations)
        return years[-1] if years else 0

    return observations.once("base year", compute)
