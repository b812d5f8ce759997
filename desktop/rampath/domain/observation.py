"""An observation: one published number, with where it came from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    import pandas as pd

    from rampath.domain.edition import EditionChoice, Ranking

T = TypeVar("T")


class Kind(StrEnum):
    """How firm a number is."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PLAN = "plan"


def year_label(year: int, kind: Kind | None) -> str:
    """`2026e` for an estimate, as NATO writes it."""
    return f"{year}e" if kind is Kind.ESTIMATE else str(year)


class Measure(StrEnum):
    """What is counted. Shares and changes are fractions, money is millions, head counts are thousands.

    Core expenditure and its share follow NATO's definition. SIPRI, the World Bank (whose figures are SIPRI's),
    the EDA and the United Nations count otherwise: theirs is military expenditure, and an item of a breakdown
    that NATO does not have is a defence item, named in the observation's detail.
    """

    CORE_EXPENDITURE = "core_expenditure"
    GDP = "gdp"
    CORE_SHARE = "core_share"
    REAL_CHANGE = "real_change"
    GDP_PER_CAPITA = "gdp_per_capita"
    EXPENDITURE_PER_CAPITA = "expenditure_per_capita"
    PERSONNEL = "personnel"
    POPULATION = "population"
    EQUIPMENT_SHARE = "equipment_share"
    PERSONNEL_SHARE = "personnel_share"
    INFRASTRUCTURE_SHARE = "infrastructure_share"
    OTHER_SHARE = "other_share"
    REAL_CHANGE_OVER_PERIOD = "real_change_over_period"
    EQUIPMENT_EXPENDITURE = "equipment_expenditure"
    EQUIPMENT_REAL_CHANGE = "equipment_real_change"
    BROADER_SHARE = "broader_share"
    BROADER_EXPENDITURE = "broader_expenditure"
    REAL_GDP = "real_gdp"
    GDP_REAL_GROWTH = "gdp_real_growth"
    GDP_DEFLATOR = "gdp_deflator"
    MILITARY_EXPENDITURE = "military_expenditure"
    MILITARY_SHARE = "military_share"
    MILITARY_SHARE_OF_GOVERNMENT = "military_share_of_government"
    MILITARY_PER_CAPITA = "military_per_capita"
    DEFENCE_ITEM = "defence_item"
    BUDGET = "budget"


CATEGORIES = (
    Measure.EQUIPMENT_SHARE,
    Measure.PERSONNEL_SHARE,
    Measure.INFRASTRUCTURE_SHARE,
    Measure.OTHER_SHARE,
)
"""The four main categories of core expenditure, which add to 100 %."""

CURRENT = "current"
"""The price basis of money as it was spent; the other is `constant YEAR`."""


def constant(year: int) -> str:
    """The price basis of `year`'s prices (and, in US dollars, its exchange rates)."""
    return f"constant {year}"


@dataclass(frozen=True, slots=True)
class Observation:
    """One number of one edition.

    `unit` reads "EUR million", "USD million", "USD", "fraction" or "thousand"; `price_basis` is "current",
    "constant 2021", or "" where prices play no part; `cell` reads `TABLE3!L24`; `raw` is the cell's text
    as it stands there. `member` is an ISO 3166 alpha-3 code or an aggregate's. `detail` names the item where
    the measure has many ("Defence R&D expenditure", "fiscal year", "1.1 Personnel, land forces"). `as_read` is
    the value that the cell gave, where a person has set another one since; `raw` stays the cell's own text.
    """

    member: str
    measure: Measure
    year: int
    value: float
    unit: str
    price_basis: str
    kind: Kind
    edition: str
    file: str
    cell: str
    raw: str
    detail: str = ""
    as_read: float | None = None

    @property
    def edited(self) -> bool:
        """Whether a person changed the value since it was read."""
        return self.as_read is not None

    @property
    def value_read(self) -> float:
        """The value that the cell gave, whatever a person made of it."""
        return self.value if self.as_read is None else self.as_read

    @property
    def currency(self) -> str | None:
        """`EUR` of "EUR million"; None where the unit is no money."""
        return currency_of(self.unit)


def currency_of(unit: str) -> str | None:
    """`EUR` of "EUR million"; None where the unit is no money."""
    return unit[:3] if unit[:3].isupper() else None


@dataclass(frozen=True)
class Observations:
    """All observations of a plan, in the order they were read, with ways to find one.

    Where editions tell the same figure, `choices` say which one counts; without a choice it is the edition that
    reaches furthest (see `rampath.domain.edition`).
    """

    rows: tuple[Observation, ...] = ()
    choices: "tuple[EditionChoice, ...]" = ()
    _kept: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: object, compute: Callable[[], T]) -> T:
        """What a pure function makes of these rows, computed the first time only.

        Kept with the value, since plans that differ in anything else share their observations.
        """
        if key not in self._kept:
            self._kept[key] = compute()
        return cast("T", self._kept[key])

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(cls, rows: Iterable[Observation]) -> "Observations":
        return cls(tuple(rows))

    def get(
        self, member: str, measure: Measure, year: int, *, currency: str = "", price_basis: str = ""
    ) -> Observation | None:
        """The observation that counts among those that fit; an empty currency or price basis fits any.

        Of two in the edition that counts it is the one that was read last. A figure with a detail is an item, or of
        another definition: it counts only where there is none without, and never where there are several to choose
        from.

        `currency` is a code such as "USD", or "national" for any but the US dollar (for the United States
        the national currency is the US dollar).
        """
        if currency == "national":
            fits = self._by_key.get((member, measure, year), ())
            for row in reversed(fits):
                own = row.currency is not None and (row.currency != "USD" or member == "USA")
                if own and (not price_basis or row.price_basis == price_basis):
                    return row
            return None
        for row in reversed(self._by_key.get((member, measure, year), ())):
            if (not currency or row.currency == currency) and (not price_basis or row.price_basis == price_basis):
                return row
        return None

    def every(self, member: str, measure: Measure, year: int) -> tuple[Observation, ...]:
        """All the observations of a figure, of every edition, currency and price basis, in the order of reading."""
        return self._every_by_key.get((member, measure, year), ())

    def value(
        self, member: str, measure: Measure, year: int, *, currency: str = "", price_basis: str = ""
    ) -> float | None:
        row = self.get(member, measure, year, currency=currency, price_basis=price_basis)
        return None if row is None else row.value

    def in_edition(self, edition: str) -> "Observations":
        """What one edition tells, by itself."""
        return self._by_edition[edition]

    @cached_property
    def ranking(self) -> "Ranking":
        """How much each edition counts."""
        from rampath.domain.edition import Ranking, usual_order

        told: dict[str, set[Measure]] = {}
        for row in self.rows:
            told.setdefault(row.edition, set()).add(row.measure)
        return Ranking(usual_order(self.rows), self.choices, told)

    @cached_property
    def ranked(self) -> tuple[Observation, ...]:
        """The rows that may count, those that count more after the others."""
        return self.ranking.ranked(self.rows)

    @cached_property
    def members(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.member for row in self.rows))

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({row.year for row in self.rows}))

    @cached_property
    def editions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.edition for row in self.rows))

    @cached_property
    def frame(self) -> "pd.DataFrame":
        """The rows as a table, one column per field."""
        import pandas as pd

        names = list(Observation.__slots__)
        return pd.DataFrame({name: [getattr(row, name) for row in self.rows] for name in names}, columns=names)

    @cached_property
    def _by_key(self) -> dict[tuple[str, Measure, int], tuple[Observation, ...]]:
        found = _by_key(self.ranked)
        for key in {(row.member, row.measure, row.year) for row in self.rows if row.detail}:
            if key in found:
                found[key] = _whole(found[key])
        return found

    @cached_property
    def _every_by_key(self) -> dict[tuple[str, Measure, int], tuple[Observation, ...]]:
        return _by_key(self.rows)

    @cached_property
    def _by_edition(self) -> "dict[str, Observations]":
        found: dict[str, list[Observation]] = {}
        for row in self.rows:
            found.setdefault(row.edition, []).append(row)
        return {edition: Observations(tuple(rows)) for edition, rows in found.items()}


def _by_key(rows: Iterable[Observation]) -> dict[tuple[str, Measure, int], tuple[Observation, ...]]:
    found: dict[tuple[str, Measure, int], list[Observation]] = {}
    for row in rows:
        found.setdefault((row.member, row.measure, row.year), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _whole(rows: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Those of a figure's observations that tell it as a whole: without a detail, or all with the same one."""
    plain = tuple(row for row in rows if not row.detail)
    return plain or (rows if len({row.detail for row in rows}) == 1 else ())
