"""An economy: growth, deflator and exchange rate per member and year after the last observation."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rampath.domain.extension import HOLD_LAST, Extension
from rampath.wording import tr


@dataclass(frozen=True, slots=True)
class Outlook:
    """One member's outlook, year by year from `first_year`; all tuples are equally long.

    `real_growth` and `deflator_growth` are fractions, `gdp` is nominal GDP in millions of `currency`,
    `rate` is units of `currency` per US dollar, `population` is in thousands (empty: not known at all). A figure
    that the source lacks is NaN, always the same object, so that two outlooks that lack the same figures are equal.
    """

    first_year: int
    currency: str
    real_growth: tuple[float, ...]
    deflator_growth: tuple[float, ...]
    gdp: tuple[float, ...]
    rate: tuple[float, ...]
    population: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        for name in ("real_growth", "deflator_growth", "gdp", "rate", "population"):
            values = tuple(math.nan if math.isnan(value) else value for value in getattr(self, name))
            object.__setattr__(self, name, values)

    @property
    def last_year(self) -> int:
        return self.first_year + len(self.real_growth) - 1

    def with_rates(
        self, year: int, real_growth: float | None = None, deflator_growth: float | None = None
    ) -> "Outlook":
        """The outlook with one year's rates (fractions) changed; ValueError for a year that it does not reach."""
        at = year - self.first_year
        if not 0 <= at < len(self.real_growth):
            raise ValueError(year)
        changed = self
        if real_growth is not None:
            changed = replace(changed, real_growth=_with(changed.real_growth, at, real_growth))
        if deflator_growth is not None:
            changed = replace(changed, deflator_growth=_with(changed.deflator_growth, at, deflator_growth))
        return changed

    def until(self, year: int, extension: Extension, deflator_extension: Extension) -> "Outlook":
        """The outlook written out to a later year by its rules, so that each year can be changed.

        The exchange rate is held there; nominal GDP and population are not known.
        """
        count = year - self.last_year
        if count <= 0:
            return self
        unknown = (math.nan,) * count
        return replace(
            self,
            real_growth=(*self.real_growth, *extension.after(self.real_growth, self.last_year, count)),
            deflator_growth=(
                *self.deflator_growth, *deflator_extension.after(self.deflator_growth, self.last_year, count)
            ),
            gdp=(*self.gdp, *unknown),
            rate=(*self.rate, *((self.rate[-1],) * count)),
            population=(*self.population, *unknown) if self.population else (),
        )  # fmt: skip


def _with(values: tuple[float, ...], at: int, value: float) -> tuple[float, ...]:
    return (*values[:at], value, *values[at + 1 :])


@dataclass(frozen=True, slots=True)
class Economy:
    """Outlooks by member code, with their source.

    After a member's last year `extension` is the rule for real growth and `deflator_extension` that for the
    deflator; the last exchange rate is held. `assumption` says so in words for people.
    """

    id: str
    name: str
    source: str
    outlooks: Mapping[str, Outlook] = field(default_factory=dict)
    extension: Extension = HOLD_LAST
    assumption: str = ""
    deflator_extension: Extension = HOLD_LAST

    @property
    def beyond(self) -> str:
        """What holds after each member's last year, in words: as the source's keeper says it, else its rules."""
        return self.assumption or tr(
            "Beyond each member's last year of it: real growth, {growth}; deflator, {deflator}.",
            growth=self.extension.words, deflator=self.deflator_extension.words,
        )  # fmt: skip

    def with_outlook(self, member: str, outlook: Outlook) -> "Economy":
        """The economy with another outlook; one that reaches further makes an `assumption` in words untrue."""
        known = self.outlooks.get(member)
        further = known is not None and outlook.last_year > known.last_year
        assumption = "" if further else self.assumption
        return replace(self, outlooks={**self.outlooks, member: outlook}, assumption=assumption)

    def with_extensions(self, growth: Extension, deflator: Extension) -> "Economy":
        """The economy with other rules beyond its end; the `assumption` in words told the earlier ones."""
        return replace(self, extension=growth, deflator_extension=deflator, assumption="")
