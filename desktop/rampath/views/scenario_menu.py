"""The menu of scenarios: those of the plan, and the commitments that no scenario follows yet."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rampath.document import PlanDocument
from rampath.views.scenarios import add_scenario, open_commitments
from rampath.views.scene import Stage
from rampath.views.verbatim import verbatim
from rampath.wording import tr

_WINDOWS = ("scenarios", "economies", "compare")


class ScenarioMenu(QMenu):
    """It is filled anew whenever it opens, so that it need not follow the plan."""

    def __init__(
        self, document: PlanDocument, stage: Stage, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._windows = [actions[window_id] for window_id in _WINDOWS]
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the windows of scenarios, the plan's scenarios with the one in focus ticked, and what can be added."""
        self.clear()
        self.addActions(self._windows)
        self.addSeparator()
        plan, focus = self._document.plan, self._stage.scene.focus
        for scenario in plan.scenarios:
            action = self.addAction(verbatim(scenario.name), lambda name=scenario.name: self._stage.look(scenario=name))
            action.setCheckable(True)
            action.setChecked(scenario.name == focus.scenario)
        self.addSeparator()
        for commitment in open_commitments(plan):
            self.addAction(
                tr("Add {name}", name=verbatim(commitment.name)),
                lambda commitment=commitment: add_scenario(self._document, self._stage, commitment),
            )
