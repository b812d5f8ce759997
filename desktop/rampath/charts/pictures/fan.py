"""The fan that uncertain growth spreads around a path, as it is shown: bands of shares, or of money."""

from dataclasses import dataclass
from enum import StrEnum

from rampath.charts.pictures.table import ChartTable
from rampath.charts.tables import fan_table
from rampath.domain.carried import Array
from rampath.domain.fan import Fan
from rampath.wording import marked, money, percent, tr


class Spread(StrEnum):
    """Which side of the fan is shown."""

    SHARE = marked("Share of GDP, money as planned")
    MONEY = marked("Money, share as planned")


BANDS = ((0, 4), (1, 3))
"""Which two probabilities bound each band, the wide one first; between them lies the median."""

MEDIAN = 2


@dataclass(frozen=True, eq=False)
class FanPicture:
    """A member's fan on one of its sides; `target` (a fraction) is the line that it is measured by."""

    fan: Fan
    name: str
    target: float | None
    spread: Spread

    @property
    def title(self) -> str:
        fan = self.fan
        if fan.meeting is not None and self.target is not None and self.spread is Spread.SHARE:
            return tr("{name} meets {target} in {year} in {chance} of the draws, with the money as planned",
                      name=self.name, target=percent(self.target), year=fan.deadline,
                      chance=percent(fan.meeting, 0))  # fmt: skip
        low, high = (float(self.values[i][-1]) for i in (0, 4))
        return tr("{name} in {year}: {low} to {high} in nine of ten draws", name=self.name, year=fan.years[-1],
                  low=self.said(low), high=self.said(high))  # fmt: skip

    @property
    def values(self) -> Array:
        """Fractions or millions [probability, year]."""
        return self.fan.share if self.spread is Spread.SHARE else self.fan.money

    @property
    def scale(self) -> float:
        """What brings values to the axis: to per cent, or to billions."""
        return 100 if self.spread is Spread.SHARE else 0.001

    @property
    def axis(self) -> str:
        """The title of the axis."""
        if self.spread is Spread.SHARE:
            return tr("% of GDP")
        return tr("bn {currency}, constant prices", currency=self.fan.currency)

    @property
    def line(self) -> float | None:
        """The target where it can be drawn: on the side of shares."""
        return self.target if self.spread is Spread.SHARE else None

    def said(self, value: float) -> str:
        return percent(value) if self.spread is Spread.SHARE else money(value, self.fan.currency)

    def reading(self, key: str) -> str:
        """What a year says by itself."""
        at = self.fan.years.index(int(key))
        five = [self.said(float(row[at])) for row in self.values]
        return tr("{name} {year}: {middle} at the median; {inner_low} to {inner_high} in one of two draws, {low} to"
                  " {high} in nine of ten.", name=self.name, year=key, middle=five[2], inner_low=five[1],
                  inner_high=five[3], low=five[0], high=five[4])  # fmt: skip

    def table(self) -> ChartTable:
        return fan_table(self.title, self.fan, money=self.spread is Spread.MONEY)
