"""The scene: what the window shows at this moment, resolved into one value that panels compare."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.path import Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection, project
from rampath.domain.scenario import Scenario
from rampath.domain.trace import Figure, Trace
from rampath.domain.traced import traced
from rampath.views.turns import Turns

_USUAL_MONEY = Money()


@dataclass(frozen=True, slots=True)
class Focus:
    """What the user looks at; no part of the plan, and not undone."""

    scenario: str
    member: str
    pillar: Pillar = Pillar.CORE
    money: Money = _USUAL_MONEY
    total: bool = False
    """Whether both pillars are worked on together, their split kept; the pillar then is core."""
    as_money: bool = False
    """Whether the path is shown and dragged in money rather than in per cent of GDP."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A plan seen from a focus, with the projection that both share."""

    plan: Plan
    focus: Focus
    scenario: Scenario
    projection: Projection

    @property
    def path(self) -> Path:
        """The path of the member and pillar in focus."""
        return self.plan.path(self.scenario, self.focus.member, self.focus.pillar)


class Stage(QObject):
    """Resolves the document and the focus into scenes and says so: `changed(before, after)`.

    An edit that is refused is told as a change to the same scene, so that what was turned in a view turns back.
    """

    changed = Signal(object, object)
    settled = Signal()
    """A hand that drew (`in_hand`) has let go: what follows it some frames later is to catch up."""

    def __init__(self, document: PlanDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._in_hand = False
        self.turns = Turns()
        self._scene = _resolve(document.plan, _first_focus(document.plan), None)
        document.changed.connect(self._follow)
        document.refused.connect(self._turn_back)

    @property
    def in_hand(self) -> bool:
        """Whether a hand draws at this moment."""
        return self._in_hand

    def take_in_hand(self) -> None:
        """A hand begins to draw."""
        self._in_hand = True

    def settle(self) -> None:
        """The hand has let go."""
        if self._in_hand:
            self._in_hand = False
            self.settled.emit()

    @property
    def scene(self) -> Scene:
        return self._scene

    def trace(self, figure: Figure) -> Trace | None:
        """What a figure rests on in the scene of this moment."""
        return traced(self._scene.plan, self._scene.projection, figure)

    def behind(self, figure: Figure) -> str:
        """The same in sentences, a line each; nothing where there is nothing to say."""
        found = self.trace(figure)
        return "" if found is None else found.text

    def look(
        self,
        *,
        scenario: str | None = None,
        member: str | None = None,
        pillar: Pillar | None = None,
        money: Money | None = None,
        total: bool | None = None,
        as_money: bool | None = None,
    ) -> None:
        """Look at something else; what is not named stays."""
        focus = self._scene.focus
        wanted = Focus(
            focus.scenario if scenario is None else scenario,
            focus.member if member is None else member,
            focus.pillar if pillar is None else pillar,
            focus.money if money is None else money,
            focus.total if total is None else total,
            focus.as_money if as_money is None else as_money,
        )
        if wanted != focus:
            self._show(_resolve(self._document.plan, wanted, self._scene))

    def _turn_back(self, _why: str) -> None:
        self.changed.emit(self._scene, self._scene)

    def _follow(self, before: Plan, after: Plan) -> None:
        focus = self._scene.focus
        self._show(_resolve(after, replace(focus, scenario=_followed(before, after, focus.scenario)), self._scene))

    def _show(self, scene: Scene) -> None:
        before, self._scene = self._scene, scene
        self.turns.moved()
        self.changed.emit(before, scene)


def _first_focus(plan: Plan) -> Focus:
    seen = set(plan.observations.members)
    member = next((code for code in plan.register.codes if code in seen), plan.register.codes[0])
    return Focus(plan.scenarios[0].name, member)


def _followed(before: Plan, after: Plan, name: str) -> str:
    """The scenario that a name leads to in a later plan: itself, else what it is called there, else its parent."""
    old, new = ([branch.name for branch in plan.branches] for plan in (before, after))
    if name in new or name not in old:
        return name
    at = old.index(name)
    if len(old) == len(new) and [*old[:at], *old[at + 1 :]] == [*new[:at], *new[at + 1 :]]:
        return new[at]
    return before.branches[at].parent or name


def _resolve(plan: Plan, focus: Focus, before: Scene | None) -> Scene:
    """The scene; a scenario that is gone (undone, or another plan's) gives way to the first."""
    names = [scenario.name for scenario in plan.scenarios]
    if focus.scenario not in names:
        focus = replace(focus, scenario=names[0])
    scenario = plan.scenario(focus.scenario)
    if before is not None and before.plan is plan and before.scenario is scenario:
        return Scene(plan, focus, scenario, before.projection)
    return Scene(plan, focus, scenario, project(plan, scenario))
