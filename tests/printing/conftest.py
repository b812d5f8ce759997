"""A small plan with shares and money, and what its report looks like when it is read back."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from rampath.domain.commitment import Commitment, Pillar, Target
from rampath.domain.economy import Economy, Outlook
from rampath.domain.member import NATO, CurrencyPeriod, Member, Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import Anchor
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan, new_plan
from rampath.printing.order import Order
from rampath.printing.report import press_for, report

DAY = date(2026, 11, 24)
MARKING = "NATO UNCLASSIFIED"
PORTION = "(NU)"
FONTS = Path(__file__).parents[2] / "resources" / "fonts"

SHARES = {
    "BEL": (0.0090, 0.0110, 0.0130, 0.0200, 0.0200),
    "EST": (0.0201, 0.0300, 0.0340, 0.0400, 0.0510),
    "MKD": (0.0175, 0.0180, 0.0190, 0.0210, 0.0209),
    "SVN": (0.0100, 0.0120, 0.0130, 0.0140, 0.0161),
    "USA": (0.0330, 0.0320, 0.0330, 0.0317, 0.0317),
}
"""Core shares of 2022 to 2026; the last two years are estimates."""

NAMES = {
    "BEL": "Belgium",
    "EST": "Estonia",
    "MKD": "North Macedonia",
    "SVN": "Slovenia",
    "USA": "United States",
}
_GDP = 500_000.0


def ordered(*members: str, marking: str = MARKING, kinds: Sequence[str] = ("ranked", "members")) -> Order:
    """An order of the ranked page and a page for each of these members, or of other kinds."""
    return Order("Hague 2035", members, DAY, tuple(kinds), marking=marking)


def _observed(member: str, year: int, share: float) -> list[Observation]:
    kind = Kind.ESTIMATE if year >= 2025 else Kind.ACTUAL
    national = "USD" if member == "USA" else "EUR"
    told = [(Measure.CORE_SHARE, share, "fraction", "constant 2021")]
    for unit in dict.fromkeys((f"{national} million", "USD million")):
        told += [(Measure.CORE_EXPENDITURE, share * _GDP, unit, basis) for basis in ("current", "constant 2021")]
    return [
        Observation(member, measure, year, value, unit, basis, kind, "NATO July 2026", "f.xlsx", "T!A1", "")
        for measure, value, unit, basis in told
    ]


@pytest.fixture
def plan() -> Plan:
    def member(code: str, name: str, currency: str, *, forces: bool = True) -> Member:
        return Member(code, name, name, 1949, (CurrencyPeriod(currency),), has_forces=forces)

    members = [member(code, name, "USD" if code == "USA" else "EUR") for code, name in NAMES.items()]
    members += [member("ISL", "Iceland", "ISK", forces=False)]
    register = Register(tuple(members), (member(NATO, "NATO Total", "USD"),))
    rows = [
        row
        for code, shares in SHARES.items()
        for i, share in enumerate(shares)
        for row in _observed(code, 2022 + i, share)
    ]
    hague = Commitment(
        "hague-2035", "Hague 2035", (Target(Pillar.CORE, 0.035),), start=2025, deadline=2035, review=2029
    )
    wales = Commitment("wales-2014", "Wales 2014", (Target(Pillar.CORE, 0.02),), start=2014, deadline=2024)
    flat = (0.01,) * 9
    outlook = Outlook(2022, "EUR", flat, flat, (_GDP,) * 9, (1.0,) * 9)
    economy = Economy("weo", "WEO", "IMF", dict.fromkeys(NAMES, outlook))
    made = new_plan(register, Observations.of(rows), [hague, wales], economy, marking=MARKING)
    path = SharePath((Anchor(2031, 0.03), Anchor(2035, 0.035)))
    return made.with_scenario(made.scenarios[0].with_path("BEL", Pillar.CORE, path))


@pytest.fixture
def written(plan: Plan, tmp_path: Path) -> Callable[..., PdfReader]:
    """Write a report of these members and read it back."""

    def write(*members: str, marking: str = MARKING, fonts: Path = FONTS) -> PdfReader:
        target = tmp_path / "pack.pdf"
        order = ordered(*members, marking=marking)
        count = report(plan, order, press_for(order, fonts, portion=PORTION), target)
        reader = PdfReader(target)
        assert len(reader.pages) == count
        return reader

    return write
