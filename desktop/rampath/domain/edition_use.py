"""What each edition of a plan tells, and how many of its figures count."""

from collections.abc import Iterable
from dataclasses import dataclass

from rampath.domain.edition import USED
from rampath.domain.observation import CURRENT, Measure, Observation, Observations, constant
from rampath.domain.observed import base_year_of


@dataclass(frozen=True, slots=True)
class EditionUse:
    """An edition: its figures, its members, its years, and how many of its figures the projection is drawn from."""

    edition: str
    figures: int
    members: int
    first_year: int
    last_year: int
    counting: int


def counting(observations: Observations) -> tuple[Observation, ...]:
    """The observations that a projection is drawn from: of each figure, the one that counts.

    Money at constant prices is that of the base year alone.
    """

    def compute() -> tuple[Observation, ...]:
        bases = {"": "", CURRENT: CURRENT, constant(base_year_of(observations)): "constant"}
        found: dict[tuple[str, Measure, int, bool, str], Observation] = {}
        for row in observations.ranked:
            if row.measure not in USED:
                continue
            basis = bases.get(row.price_basis) if row.currency is not None else ""
            if basis is not None:
                found[row.member, row.measure, row.year, row.currency == "USD", basis] = row
        return tuple(found.values())

    return observations.once("counting", compute)


def edition_uses(observations: Observations) -> tuple[EditionUse, ...]:
    """All editions of the plan, those that count first."""

    def compute() -> tuple[EditionUse, ...]:
        count: dict[str, int] = {}
        for row in counting(observations):
            count[row.edition] = count.get(row.edition, 0) + 1
        order = dict.fromkeys((*observations.ranking.for_all(), *reversed(observations.ranking.order)))
        uses = [_use(each, observations.in_edition(each).rows, count.get(each, 0)) for each in order]
        return tuple(sorted(uses, key=lambda use: use.counting == 0))

    return observations.once("edition uses", compute)


def counting_editions(observations: Observations) -> tuple[str, ...]:
    """The editions that a projection is drawn from, the one that counts most first; all where none is."""
    uses = edition_uses(observations)
    return tuple(use.edition for use in uses if use.counting) or tuple(use.edition for use in uses)


def _use(edition: str, rows: Iterable[Observation], count: int) -> EditionUse:
    rows = tuple(rows)
    years = [row.year for row in rows]
    return EditionUse(edition, len(rows), len({row.member for row in rows}), min(years), max(years), count)
