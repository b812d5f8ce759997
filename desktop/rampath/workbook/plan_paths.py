"""The rows of the sheet Paths as the paths that a person set; rows that nobody touched follow the commitment."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.path import HIGHEST_SHARE, Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.scenario import PathKey, Scenario
from rampath.wording import percent, tr
from rampath.workbook.plan_mark import untouched
from rampath.workbook.plan_table import Record

SHARE = "Share, % of GDP"
MARK = "Plain path"


@dataclass(slots=True)
class Rows:
    """The anchors of one path as the sheet has them.

    `plain` as long as every row is as it was written, `marked` where the sheet has the column that tells,
    `lost` where a row could not be read: a path with no other row is then left to its commitment.
    """

    anchors: dict[int, Anchor] = field(default_factory=dict)
    plain: bool = True
    marked: bool = True
    lost: bool = False

    @property
    def path(self) -> Path:
        return Path(tuple(self.anchors[year] for year in sorted(self.anchors)))


def paths_of(rows: Iterable[Record], plan: Plan, scenarios: Iterable[Scenario]) -> dict[str, dict[PathKey, Path]]:
    """By scenario, the paths that are not the plain ones. `plan` has the observations and commitments."""
    by_name = {scenario.name: scenario for scenario in scenarios}
    found: dict[str, dict[PathKey, Rows]] = {name: {} for name in by_name}
    for row in rows:
        pillar = row.one_of(Pillar, "Pillar")
        name, code = row.text("Scenario"), row.text("Member")
        if name not in by_name:
            row.say("Scenario", tr("The sheet Scenarios has no scenario of this name; the row was left out."))
        elif code not in plan.register.codes:
            row.say("Member", tr("No member has this code; the row was left out."))
        elif pillar is not None:
            _add(row, found[name].setdefault((code, pillar), Rows()), (code, pillar), plan)
    return {
        name: {key: rows.path for key, rows in paths.items() if _is_own(rows, key, by_name[name], plan.plain_path)}
        for name, paths in found.items()
    }


def _add(row: Record, rows: Rows, key: PathKey, plan: Plan) -> None:
    year, share = row.year("Year"), row.number(SHARE)
    rows.marked = rows.marked and row.has(MARK)
    if "Year" not in row.values and SHARE not in row.values:
        rows.plain = False
        return
    if year is None or share is None:
        rows.lost = True
        row.say("Year" if year is None else SHARE,
                tr("An anchor needs a year, and a share from 0 to {highest}; the row was left out.",
                   highest=percent(HIGHEST_SHARE, 0)))  # fmt: skip
        return
    if year in rows.anchors:
        row.say("Year", tr("A second anchor in this year; the first one counts."))
        return
    anchor = Anchor(year, share, row.one_of(Shape, "Shape", Shape.LINEAR) or Shape.LINEAR, row.flag("Held"))
    rows.anchors[year] = anchor
    rows.plain = rows.plain and untouched(row.text(MARK), *key, anchor)
    start = plan.start(*key)
    if not rows.plain and start is not None and year <= start.year:
        row.say("Year", tr("{year} has been observed and cannot be planned; the anchor was kept and moves nothing.",
                           year=year), Severity.WARNING)  # fmt: skip


def _is_own(rows: Rows, key: PathKey, scenario: Scenario, plain_path: Callable[[Scenario, str, Pillar], Path]) -> bool:
    """Whether a person set the path. Without the column of marks: whether it differs from the plain one."""
    if rows.lost and not rows.anchors:
        return False
    if rows.marked:
        return not rows.plain
    return rows.path != plain_path(scenario, *key)
