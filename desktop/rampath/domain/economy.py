"""An economy: growth, deflator and exchange rate per member and year after the last observation."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outlook:
    """One member's outlook, year by year from `first_year`; all tuples are equally long.

    `real_growth` and `deflator_growth` are fractions, `gdp` is nominal GDP in millions of `currency`,
    `rate` is units of `currency` per US dollar. A figure that the source lacks is NaN, always the same
    object, so that two outlooks that lack the same figures are equal.
    """

    first_year: int
    currency: str
    real_growth: tuple[float, ...]
    deflator_growth: tuple[float, ...]
    gdp: tuple[float, ...]
    rate: tuple[float, ...]

    def __post_init__(self) -> None:
        for name in ("real_growth", "deflator_growth", "gdp", "rate"):
            values = tuple(math.nan if math.isnan(value) else value for value in getattr(self, name))
            object.__setattr__(self, name, values)

    @property
    def last_year(self) -> int:
        return self.first_year + len(self.real_growth) - 1


@dataclass(frozen=True, slots=True)
class Economy:
    """Outlooks by member code, with their source.

    After a member's last year the rule `extension` holds; "hold last" keeps that year's growth and
    deflator and the last exchange rate. `assumption` says so in words for people.
    """

    id: str
    name: str
    source: str
    outlooks: Mapping[str, Outlook] = field(default_factory=dict)
    extension: str = "hold last"
    assumption: str = ""
