"""The sheets Scenarios and Paths as branches: each scenario with its parent, and with what is its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rampath.domain.branch import Branch, BrokenTree, branch_of, resolved
from rampath.domain.finding import Severity
from rampath.domain.observed import observed_years
from rampath.domain.path import Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.scenario import PathKey, Scenario
from rampath.wording import tr
from rampath.workbook.plan_kept import KeptMoney
from rampath.workbook.plan_paths import paths_of
from rampath.workbook.plan_table import Record

PARENT = "Parent"


def with_branches(
    plan: Plan,
    rows: Iterable[Record],
    path_rows: Iterable[Record],
    kept_money: Mapping[str, Mapping[PathKey, KeptMoney]],
) -> Plan:
    """The plan, so far without scenarios, with those of the two sheets; what cannot be used is a finding.

    `kept_money` has, by scenario, the paths whose money is kept.
    """
    branches = _sound({branch.name: (branch, row) for branch, row in _branches(plan, rows)})
    bare = replace(plan, branches=branches)
    own = paths_of(path_rows, plan, bare.scenarios)
    _tell_pathless(own, kept_money)
    done: dict[str, Scenario] = {}
    for scenario in sorted(bare.scenarios, key=lambda each: _depth(each, branches)):
        above = done.get(scenario.parent)
        money = kept_money.get(scenario.name, {})
        mine = {
            key: replace(path, drawn=money[key].drawn) if key in money else path
            for key, path in own[scenario.name].items()
        }
        paths = {**({} if above is None else above.paths), **mine}
        kept = {
            (member, pillar): path
            for (member, pillar), path in paths.items()
            if above is None or path != bare.plain_path(scenario, member, pillar)
        }
        done[scenario.name] = replace(scenario, paths=kept)
    return replace(
        bare, branches=tuple(branch_of(done[each.name], done.get(each.parent) if each.parent else None)
                             for each in branches)
    )  # fmt: skip


def _tell_pathless(
    own: Mapping[str, Mapping[PathKey, Path]], kept_money: Mapping[str, Mapping[PathKey, KeptMoney]]
) -> None:
    """Say which rows of kept money belong to no path that could be read."""
    for name, paths in kept_money.items():
        for key, money in paths.items():
            if key not in own.get(name, {}):
                money.row.say("Scenario", tr("The sheet Paths has no path of its own here whose money could be kept;"
                                             " the rows of it were left out."))  # fmt: skip


def _branches(plan: Plan, rows: Iterable[Record]) -> Iterable[tuple[Branch, Record]]:
    commitments = {each.id for each in plan.commitments}
    economies = {each.id for each in plan.economies}
    seen: set[str] = set()
    for row in rows:
        name, parent = row.text("Scenario"), row.text(PARENT)
        commitment, economy, horizon = row.text("Commitment"), row.text("Economy"), row.year("Last year")
        if name in seen:
            row.say("Scenario", tr("A second row has this name; it was left out."))
        elif commitment and commitment not in commitments:
            row.say("Commitment", tr("The plan has no commitment of this name; the scenario was left out."))
        elif economy and economy not in economies:
            row.say("Economy", tr("The plan has no economy of this name; the scenario was left out."))
        elif not parent and not (commitment and economy and horizon):
            row.say("Scenario", tr("A scenario without a parent needs a commitment, an economy and a last year; it was"
                                   " left out."))  # fmt: skip
        else:
            seen.add(name)
            shape = row.one_of(Shape, "Shape", None if parent else Shape.LINEAR)
            note = row.text("Note")
            seen_until = observed_years(plan.observations)
            if horizon is not None and seen_until and horizon <= seen_until[-1]:
                row.say("Last year", tr("Figures reach to {year} already: nothing is planned in this scenario.",
                                        year=seen_until[-1]), Severity.WARNING)  # fmt: skip
            yield Branch(name, parent, commitment or None, economy or None, horizon, shape, {}, note), row


def _sound(found: Mapping[str, tuple[Branch, Record]]) -> tuple[Branch, ...]:
    """The branches that make a tree; one whose parent is missing, or that hangs on itself, is told and left out."""
    kept = dict(found)
    while True:
        branches = tuple(branch for branch, _ in kept.values())
        try:
            resolved(branches)
        except BrokenTree as broken:
            branch, row = kept.pop(str(broken))
            row.say(PARENT, tr("“{parent}” is no scenario that this one can follow; it was left out.",
                               parent=branch.parent))  # fmt: skip
        else:
            return branches


def _depth(scenario: Scenario, branches: tuple[Branch, ...]) -> int:
    parents = {branch.name: branch.parent for branch in branches}
    depth, above = 0, scenario.parent
    while above:
        depth, above = depth + 1, parents[above]
    return depth
