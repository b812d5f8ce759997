"""The figures of one edition as its checks need them: in series of years, without an observation for each."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rampath.domain.observation import Measure, Observation, Observations
from rampath.domain.rounding import decimals_in, decimals_of, half_unit


class FigureSeries(NamedTuple):
    """Figures of one thing over years.

    `values` are in the unit, but for a rounding in the last digit; `row` makes the exact observation of one of them
    by its position. `shown` are the numbers as they stand in their cells, where they are plain numbers; without them
    the decimals are told from the observations. `power` is the one of ten that brings them into the unit, or per cents
    into per cents: 3 of billions of dollars.
    """

    sheet: str
    member: str
    measure: Measure
    unit: str
    price_basis: str
    years: Sequence[int]
    values: Sequence[float]
    row: Callable[[int], Observation]
    shown: Sequence[float] | None = None
    power: int = 0


Kinds = tuple[Measure, str, str]
"""Measure, unit and price basis."""


class Figure(NamedTuple):
    """One figure: its value, half a unit of the last decimal of its like, and where its observation is to be had."""

    value: float
    year: int
    half_unit: float
    series: FigureSeries
    at: int

    @property
    def observation(self) -> Observation:
        return self.series.row(self.at)


class FigureTable:
    """All figures of one edition, to look up by member, measure and year."""

    def __init__(self, series: Iterable[FigureSeries]) -> None:
        self._of_measure: dict[Measure, list[FigureSeries]] = {}
        self._of_member: dict[tuple[str, Measure], list[FigureSeries]] = {}
        self._known: dict[tuple[str, Measure, str, str], dict[int, Figure]] = {}
        self._half_units: dict[Kinds, float] = {}
        for each in series:
            self._of_measure.setdefault(each.measure, []).append(each)
            self._of_member.setdefault((each.member, each.measure), []).append(each)

    def of(self, measure: Measure, members: Container[str] | None = None) -> Iterator[Figure]:
        """The figures of a measure, of all members or of these; of two for the same, the first."""
        by_kind: dict[tuple[str, str, str], list[FigureSeries]] = {}
        for each in self._of_measure.get(measure, ()):
            if members is None or each.member in members:
                by_kind.setdefault((each.member, each.unit, each.price_basis), []).append(each)
        for same in by_kind.values():
            years: dict[int, Figure] = {}
            for each in same:
                half = self._half_unit(each)
                for at, (year, value) in enumerate(zip(each.years, each.values, strict=True)):
                    if year not in years:
                        years[year] = Figure(value, year, half, each, at)
            yield from years.values()

    def by_year(
        self, member: str, measure: Measure, *, currency: str = "", price_basis: str = ""
    ) -> Mapping[int, Figure]:
        """By year the figure that was read last among those that fit; an empty currency or basis fits any."""
        key = (member, measure, currency, price_basis)
        if key not in self._known:
            self._known[key] = found = {}
            for each in self._of_member.get((member, measure), ()):
                if each.price_basis == (price_basis or each.price_basis) and each.unit.startswith(currency):
                    numbered, half = enumerate(zip(each.years, each.values, strict=True)), self._half_unit(each)
                    found.update({year: Figure(value, year, half, each, at) for at, (year, value) in numbered})
        return self._known[key]

    def _half_unit(self, series: FigureSeries) -> float:
        """Half a unit of the last decimal of figures like these, in their unit; per cents have two."""
        kind = (series.measure, series.unit, series.price_basis)
        if kind not in self._half_units:
            alike = (each for each in self._of_measure[kind[0]] if (each.unit, each.price_basis) == kind[1:])
            self._half_units[kind] = half_unit(series.unit, _decimals(alike))
        return self._half_units[kind]


def _decimals(series: Iterable[FigureSeries]) -> list[int]:
    """The decimals of figures in their unit; below zero where those of billions count in millions."""
    shown: dict[int, list[float]] = {}
    found: list[int] = []
    for each in series:
        if each.shown is not None:
            shown.setdefault(each.power, []).extend(each.shown)
        else:
            found += [decimals_of(each.row(at)) for at in range(len(each.values))]
    for power, numbers in shown.items():
        found += [decimals - power for decimals in decimals_in(numbers)]
    return found


def in_series(rows: Sequence[Observation]) -> Iterator[FigureSeries]:
    """Observations in series, each with the years in the order in which they count; items of a figure are left out."""
    found: dict[tuple[str, Measure, str, str], list[Observation]] = {}
    for row in (row for row in Observations.of(rows).ranked if not row.detail):
        found.setdefault((row.member, row.measure, row.unit, row.price_basis), []).append(row)
    for (member, measure, unit, basis), own in found.items():
        years, values = [row.year for row in own], [row.value for row in own]
        yield FigureSeries("", member, measure, unit, basis, years, values, own.__getitem__)
