"""Ghosts: another path behind the one that is drawn, to be measured against, kept, and exchanged with it."""

from dataclasses import dataclass
from enum import StrEnum

from rampath.charts.series import Point, member_path
from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Kind
from rampath.domain.path import Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection, project
from rampath.views.scene import Scene
from rampath.wording import marked, tr


class GhostKind(StrEnum):
    """What the ghost is of."""

    PLAIN = marked("plain path")
    OPENED = marked("as opened")
    SAVED = marked("as saved last")
    SCENARIO = marked("another scenario")
    KEPT = marked("kept")
    NONE = marked("none")


@dataclass(frozen=True, slots=True)
class Ghost:
    """A ghost's label, its shares by year as they show, and the path that it would be exchanged with."""

    label: str
    points: tuple[Point, ...]
    path: Path | None


class Ghosts:
    """Knows which ghost is wanted; what it looks like follows from the scene."""

    def __init__(self, document: PlanDocument) -> None:
        self._document = document
        self.kind = GhostKind.PLAIN
        self.scenario = ""
        self._kept: dict[tuple[str, Pillar], Ghost] = {}
        self._projected: dict[str, tuple[Plan, Projection]] = {}

    def choose(self, kind: GhostKind, scenario: str = "") -> None:
        self.kind, self.scenario = kind, scenario

    def keep(self, scene: Scene, label: str = "") -> None:
        """Keep the path as it is now as the ghost of its member and pillar."""
        found = self._of_plan(scene, scene.plan, scene.projection, label or tr("kept"))
        self._kept[scene.focus.member, scene.focus.pillar] = found
        self.kind = GhostKind.KEPT

    def of(self, scene: Scene) -> Ghost | None:
        """The ghost in a scene; None where there is none to show, and for the plain path, which the series has."""
        focus, plan = scene.focus, scene.plan
        if focus.total:
            return None
        if self.kind is GhostKind.KEPT:
            return self._kept.get((focus.member, focus.pillar))
        sources = {
            GhostKind.SCENARIO: (plan, self.scenario, self.scenario),
            GhostKind.OPENED: (self._document.opened_plan, scene.scenario.name, tr("as opened")),
            GhostKind.SAVED: (self._document.saved_plan, scene.scenario.name, tr("as saved")),
        }
        return self._from(scene, *sources[self.kind]) if self.kind in sources else None

    def path_of(self, scene: Scene) -> Path | None:
        """The path that the ghost stands for, the plain one among them."""
        if self.kind is GhostKind.PLAIN:
            return scene.plan.plain_path(scene.scenario, scene.focus.member, scene.focus.pillar)
        found = self.of(scene)
        return None if found is None else found.path

    def _from(self, scene: Scene, plan: Plan | None, scenario: str, label: str) -> Ghost | None:
        if plan is None or scenario not in {each.name for each in plan.scenarios}:
            return None
        return self._of_plan(scene, plan, self._projection(plan, scenario), label)

    def _projection(self, plan: Plan, scenario: str) -> Projection:
        """The projection of one of the plan's scenarios; the last one of each scenario is remembered."""
        known = self._projected.get(scenario)
        if known is None or known[0] is not plan:
            known = (plan, project(plan, plan.scenario(scenario)))
            self._projected[scenario] = known
        return known[1]

    def _of_plan(self, scene: Scene, plan: Plan, projection: Projection, label: str) -> Ghost:
        focus = scene.focus
        series = member_path(plan, projection, focus.member, focus.pillar)
        points = tuple(point for point in series.points if point.kind is Kind.PLAN)
        return Ghost(label, points, plan.path(projection.scenario, focus.member, focus.pillar))
