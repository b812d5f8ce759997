"""What a map would write into a workbook, use by use: the figure of the plan, and what it would do to the cell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rampath.domain.plan import Plan
from rampath.domain.projection import Projection, project
from rampath.wording import tr
from rampath.workbook.patch.cell_map import CellUse, change_for
from rampath.workbook.patch.filling import CellDiff, Target
from rampath.workbook.safety import WorkbookRefused


@dataclass(frozen=True, slots=True)
class Proposed:
    """A use and what it would do; without a diff where the plan has no such figure."""

    use: CellUse
    diff: CellDiff | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that a map would do, and the cells with formulas that follow from what it writes."""

    rows: tuple[Proposed, ...]
    following: tuple[str, ...]


def proposed(target: Target, uses: Sequence[CellUse], projection: Projection) -> tuple[Proposed, ...]:
    """What the uses would do, in their order."""
    changes = [change_for(use, projection) for use in uses]
    diffs = iter(target.diff([change for change in changes if change is not None]))
    return tuple(
        Proposed(use, None if change is None else next(diffs)) for use, change in zip(uses, changes, strict=True)
    )


def proposed_for(target: Target, uses: Sequence[CellUse], plan: Plan, scenario: str) -> Proposal:
    """The same for a scenario by its name, with what follows from the cells that can be written."""
    rows = proposed(target, uses, project(plan, plan.scenario(scenario)))
    return Proposal(rows, following(target, rows))


def following(target: Target, rows: Iterable[Proposed]) -> tuple[str, ...]:
    """The cells with formulas that follow from those that can be written."""
    open_to = [row.diff for row in rows if row.diff is not None and not row.diff.refusal]
    return tuple(each.cell for each in target.dependents(open_to))


def once(uses: Iterable[CellUse]) -> tuple[CellUse, ...]:
    """The uses of a map, in which no cell may stand twice; raises WorkbookRefused, which names the cell."""
    found = tuple(uses)
    twice = [cell for cell, times in Counter(use.cell.casefold() for use in found).items() if times > 1]
    if twice:
        named = next(use.cell for use in found if use.cell.casefold() == twice[0])
        raise WorkbookRefused(tr("The map names {cell} twice; keep one.", cell=named))
    return found
