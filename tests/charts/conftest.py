"""A small plan that can be checked by hand: four members with figures, one without, five years observed."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rampath.domain.commitment import Commitment, Pillar, Target
from rampath.domain.economy import Economy, Outlook
from rampath.domain.member import NATO, CurrencyPeriod, Member, Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan, new_plan
from rampath.domain.projection import Projection, project

SHARES = {
    "BEL": (0.0090, 0.0110, 0.0130, 0.0200, 0.0200),
    "EST": (0.0201, 0.0300, 0.0340, 0.0400, 0.0510),
    "GRC": (0.0250, 0.0300, 0.0310, 0.0330, 0.03496),
    "SVN": (0.0100, 0.0120, 0.0130, 0.0140, 0.0161),
}
"""Core shares of 2022 to 2026; the last two years are estimates."""

EQUIPMENT = {"BEL": 0.27, "EST": 0.40, "GRC": 0.19, "SVN": 0.28}
"""Equipment's share of core in 2026."""

_NAMES = {"BEL": "Belgium", "EST": "Estonia", "GRC": "Greece", "SVN": "Slovenia"}


def _observed(member: str, measure: Measure, year: int, value: float) -> Observation:
    kind = Kind.ESTIMATE if year >= 2025 else Kind.ACTUAL
    basis = "constant 2021" if measure is Measure.CORE_SHARE else ""
    raw = f"{value * 100:.2f}"
    return Observation(member, measure, year, value, "fraction", basis, kind, "NATO July 2026", "f.xlsx", "T!A1", raw)


def _register() -> Register:
    euro = (CurrencyPeriod("EUR"),)
    members = [Member(code, name, name, 1999, euro, has_forces=True) for code, name in _NAMES.items()]
    iceland = Member("ISL", "Iceland", "Islande", 1949, (CurrencyPeriod("ISK"),), has_forces=False)
    nato = Member(NATO, "NATO Total", "OTAN", 1949, (CurrencyPeriod("USD"),), has_forces=True)
    return Register((*members, iceland), (nato,))


@pytest.fixture
def hague() -> Commitment:
    targets = (Target(Pillar.CORE, 0.035), Target(Pillar.BROADER, 0.015, up_to=True))
    return Commitment("hague-2035", "Hague 2035", targets, start=2025, deadline=2035, review=2029)


@pytest.fixture
def wales() -> Commitment:
    core = (Target(Pillar.CORE, 0.02),)
    return Commitment("wales-2014", "Wales 2014", core, start=2014, deadline=2024, equipment_floor=0.2)


@pytest.fixture
def plan(hague: Commitment, wales: Commitment) -> Plan:
    rows = [
        _observed(code, Measure.CORE_SHARE, 2022 + i, share)
        for code, shares in SHARES.items()
        for i, share in enumerate(shares)
    ]
    rows += [_observed(code, Measure.EQUIPMENT_SHARE, 2026, share) for code, share in EQUIPMENT.items()]
    flat = (0.01,) * 9
    outlook = Outlook(2022, "EUR", flat, flat, (100_000.0,) * 9, (0.9,) * 9)
    economy = Economy("weo", "WEO", "IMF", dict.fromkeys(_NAMES, outlook))
    made = new_plan(_register(), Observations.of(rows), [hague, wales], economy)
    path = Path((Anchor(2031, 0.03), Anchor(2035, 0.035)))
    return made.with_scenario(made.scenarios[0].with_path("BEL", Pillar.CORE, path))


@pytest.fixture
def projection(plan: Plan) -> Projection:
    return project(plan, plan.scenarios[0])


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., None]:
    """Show a widget at the size of a chart in the smallest window, until it has been drawn."""
    windows: list[QWidget] = []

    def show(widget: QWidget, width: int = 525, height: int = 240) -> None:
        window = QWidget()  # without a layout: the offscreen platform warns of windows with size hints
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        widget.setParent(window)
        widget.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        widget.grab()

    return show
