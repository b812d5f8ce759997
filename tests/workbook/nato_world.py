"""Figures of an Alliance that add up as NATO's do, for tests that write them down in the layout of an edition.

They follow from a few simple rates: shares are expenditure over GDP at constant prices, changes are its growth, the
four categories add to 100, aggregates are sums that count each member from its accession.
"""

from collections.abc import Sequence
from dataclasses import dataclass

GDP_ONLY = "ISL"

ACCESSION = {"MNE": 2017, "MKD": 2020, "FIN": 2023, "SWE": 2024}
"""Members that joined while there were tables; the others counted in all of them."""

EUROPE_AND_CANADA = "NATO_EUR_CAN"
TOTAL = "NATO"

_OTHER_CATEGORIES = {"equipment": 18.0, "infrastructure": 4.0, "other": 30.0}


@dataclass(frozen=True)
class World:
    """The figures of `members` in their order, at prices of `base`."""

    members: Sequence[str]
    base: int

    def value(self, key: str, code: str, year: int) -> float:
        """A figure in the table's own unit: millions, per cent, thousands of heads, dollars a head."""
        if key in {"share", "change", "gdp_head", "spent_head"}:
            return self._ratio(key, code, year)
        if code in {TOTAL, EUROPE_AND_CANADA}:
            return sum(self.value(key, each, year) for each in self._counted(code, year, gdp=key.startswith("gdp")))
        at = self.members.index(code)
        if key == "personnel":
            return 1.25 + 3.5 * at + 0.125 * (year % 7)
        if key == "personnel_share":
            return 100.0 - sum(self.value(each, code, year) for each in _OTHER_CATEGORIES)
        if key in _OTHER_CATEGORIES:
            return _OTHER_CATEGORIES[key] + 0.25 * ((at + year) % 11)
        return self._money(key, at, year)

    def _money(self, key: str, at: int, year: int) -> float:
        what, prices = key.split("_")
        amount = 9_000.0 * (1 + at) * 1.018 ** (year - self.base)
        if what != "gdp":
            amount *= 0.011 + 0.0004 * (at % 9) + 0.0007 * (year - self.base + 12)
        if what == "nac" and self.members[at] != "USA":
            amount *= 0.75 + 0.5 * at
        return amount * 1.023 ** (year - self.base) if prices == "current" else amount

    def _ratio(self, key: str, code: str, year: int) -> float:
        spent, gdp = self.value("usd_constant", code, year), self.value("gdp_constant", code, year)
        if key == "share":
            return 100 * spent / gdp
        if key == "change":
            return 100 * (spent / self.value("usd_constant", code, year - 1) - 1)
        return (gdp * 1e3 if key == "gdp_head" else spent * 1e6) / self.heads(code, year)

    def over(self, code: str, first: int, last: int) -> float:
        """The real change over a period, in per cent."""
        return 100 * (self.value("usd_constant", code, last) / self.value("usd_constant", code, first) - 1)

    def heads(self, code: str, year: int) -> float:
        """How many people live there."""
        if code in {TOTAL, EUROPE_AND_CANADA}:
            return sum(self.heads(each, year) for each in self._counted(code, year, gdp=True))
        return 400_000.0 * (1 + self.members.index(code))

    def _counted(self, code: str, year: int, *, gdp: bool) -> list[str]:
        return [
            each
            for each in self.members
            if ACCESSION.get(each, 1949) <= year and (gdp or each != GDP_ONLY) and (code == TOTAL or each != "USA")
        ]
