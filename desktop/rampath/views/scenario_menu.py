"""The menu of scenarios: their windows, the plan's scenarios, and the commitments that no scenario follows yet."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rampath.document import PlanDocument
from rampath.views.scenarios import add_scenario, open_commitments
from rampath.views.scene import Stage
from rampath.views.verbatim import verbatim
from rampath.wording import tr


class ScenarioMenu(QMenu):
    """Filled anew each time it opens; the scenario in focus is ticked."""

    def __init__(
        self, text: str, document: PlanDocument, stage: Stage, windows: Sequence[QAction], parent: QWidget
    ) -> None:
        super().__init__(text, parent)
        self._document = document
        self._stage = stage
        self._windows = windows
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List the windows, the scenarios and the open commitments of the plan of now."""
        self.clear()
        self.addActions(list(self._windows))
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
