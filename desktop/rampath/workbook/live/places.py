"""Where things stand in the plan workbook: columns by their headers, rows by what they are of, and numbers as keys.

Formulas find inputs by whole numbers, since a name is a pattern to the functions that look up: `>2` or `A*` would find
others than itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import get_column_letter

from rampath.domain.commitment import Pillar
from rampath.domain.path import Shape
from rampath.domain.plan import Plan
from rampath.workbook.plan_form import SheetLayout
from rampath.workbook.plan_layout import COMMITMENTS, ECONOMY, HEADER_ROW, KEPT, PATHS, SCENARIOS, TARGETS

FIRST = HEADER_ROW + 1
"""The first row below the headers."""

SPARE = 200
"""So many rows below the last one are looked at too, so that a row that is copied below is found."""

LineKey = tuple[str, str, Pillar]
"""Scenario, member and pillar of a line."""

SHAPES = tuple(Shape)
"""The shapes; a shape's number is its place here."""


NAMES: Mapping[str, tuple[SheetLayout, str]] = {
    "Anchor_line": (PATHS, "Line"),
    "Anchor_plain": (PATHS, "Still plain"),
    "Anchor_year": (PATHS, "Year"),
    "Anchor_share": (PATHS, "Share, % of GDP"),
    "Anchor_shape": (PATHS, "Shape"),
    "Commitment_id": (COMMITMENTS, "Commitment"),
    "Commitment_number": (COMMITMENTS, "Key"),
    "Commitment_deadline": (COMMITMENTS, "Deadline"),
    "Commitment_rule": (COMMITMENTS, "Rule"),
    "Target_number": (TARGETS, "Key"),
    "Target_share": (TARGETS, "Share, % of GDP"),
    "Economy_series": (ECONOMY, "Series"),
    "Economy_year": (ECONOMY, "Year"),
    "Economy_real_growth": (ECONOMY, "Real growth, %"),
    "Economy_deflator": (ECONOMY, "Deflator, %"),
    "Economy_GDP": (ECONOMY, "GDP, million"),
    "Kept_line": (KEPT, "Line"),
    "Kept_year": (KEPT, "Year"),
    "Kept_GDP": (KEPT, "GDP, million"),
}
"""The names of the inputs' columns, by which formulas know them."""


@dataclass(frozen=True)
class Places:
    """The places of one plan's inputs; `rows` says how many rows each sheet of inputs has."""

    plan: Plan
    rows: Mapping[str, int]

    def names(self) -> dict[str, str]:
        """Each name with its cells, spare rows among them: `Anchor_share` is `Paths!$F$5:$F$590`."""
        found = {}
        for name, (layout, header) in NAMES.items():
            letter = letter_of(layout, header)
            last = HEADER_ROW + self.rows[layout.name] + SPARE
            found[name] = f"{quoted(layout.name)}!${letter}${FIRST}:${letter}${last}"
        return found

    @cached_property
    def scenarios(self) -> dict[str, int]:
        """The row of each scenario on the sheet Scenarios."""
        return {branch.name: FIRST + i for i, branch in enumerate(self.plan.branches)}

    @cached_property
    def commitments(self) -> dict[str, int]:
        """The number of each commitment, from 1."""
        return {each.id: i for i, each in enumerate(self.plan.commitments, 1)}

    @cached_property
    def economies(self) -> dict[str, int]:
        """The number of each economy, from 1."""
        return {each.id: i for i, each in enumerate(self.plan.economies, 1)}

    @cached_property
    def _members(self) -> dict[str, int]:
        return {code: i for i, code in enumerate(self.plan.register.codes, 1)}

    def line(self, scenario: str, member: str, pillar: Pillar) -> int:
        """The number of a line: of its scenario, member and pillar."""
        at = self.scenarios[scenario] - FIRST + 1
        return at * 100_000 + self._members[member] * 10 + pillar_number(pillar)

    def series(self, economy: str, member: str) -> int:
        """The number of a member's outlook in an economy."""
        return self.economies[economy] * 10_000 + self._members.get(member, 0)

    def target(self, commitment: str, pillar: Pillar) -> int:
        """The number of a target: of its commitment and pillar."""
        return self.commitments[commitment] * 10 + pillar_number(pillar)

    def scenario_cell(self, scenario: str, header: str) -> str:
        """What counts for a scenario, on the sheet Scenarios: `Scenarios!$J$5`."""
        return f"{SCENARIOS.name}!${letter_of(SCENARIOS, header)}${self.scenarios[scenario]}"


def pillar_number(pillar: Pillar) -> int:
    return 1 if pillar is Pillar.CORE else 2


def letter_of(layout: SheetLayout, header: str) -> str:
    return get_column_letter(layout.column(header))


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it."""
    return f"'{sheet}'" if " " in sheet else sheet


def runs(rows: Sequence[int], letter: str, sheet: str) -> str:
    """Cells of one column as ranges side by side: `GDP!H5:H9,GDP!H11:H36`."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return ",".join(f"{quoted(sheet)}!{letter}{first}:{letter}{last}" for first, last in found)
