"""What of a path stays when GDP is revised: the share, so that money moves, or the money, so that the share moves."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from rampath.wording import marked


class Kept(StrEnum):
    """The side of a path that an economy's revision leaves alone."""

    SHARE = marked("share of GDP")
    REAL_MONEY = marked("money at constant prices")
    MONEY = marked("money at current prices")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The GDP under which a path was drawn whose money is kept.

    `gdp` is in millions of the member's currency from `first_year` on: at constant prices for REAL_MONEY, at current
    prices for MONEY. After its last year the last revision is carried on. `base_year` is that of the constant prices
    and `currency` the code of the money, so that another edition's can be told in them; 0 and "" where not known.
    """

    kept: Kept
    first_year: int
    gdp: tuple[float, ...]
    base_year: int = 0
    currency: str = ""

    def revision(self, years: tuple[int, ...], gdp: NDArray[np.float64]) -> NDArray[np.float64]:
        """GDP then over GDP now, by year: what a drawn share is multiplied by, so that its money stays.

        1 before the first year, and wherever one of the two is not known or not above zero.
        """
        found = np.ones(len(years))
        last = 1.0
        for i, year in enumerate(years):
            at = year - self.first_year
            if 0 <= at < len(self.gdp):
                then, now = self.gdp[at], float(gdp[i])
                last = then / now if np.isfinite(then) and np.isfinite(now) and then > 0 and now > 0 else 1.0
            found[i] = last
        return found
