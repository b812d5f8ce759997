"""A chart under the sentence that it shows, with a small menu of its own."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from rampath.charts.chart import Chart
from rampath.views.chart_kinds import ChartKind
from rampath.views.scene import Scene
from rampath.wording import marked, tr


@dataclass(frozen=True, slots=True)
class ChartAct:
    """Something that can be done with a chart: its id, its words, and its key while the chart has the keys."""

    id: str
    text: str
    key: str


CHART_ACTS: tuple[ChartAct, ...] = (
    ChartAct("copy_picture", marked("&Copy picture"), "Ctrl+C"),
    ChartAct("copy_table", marked("Copy &table"), "Ctrl+Alt+C"),
    ChartAct("save", marked("&Save chart as…"), "Ctrl+Alt+S"),
    ChartAct("pin", marked("&Pin beside"), "Ctrl+Alt+P"),
    ChartAct("full_screen", marked("&Full screen"), "F11"),
)
"""In the order of the menu."""


class ChartFrame(QWidget):
    """The chart of a kind, the whole sentence above it, and what can be asked of it: `asked(id of an act)`."""

    asked = Signal(str)

    def __init__(self, kind: ChartKind, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.chart = chart
        self.heading = QLabel()
        self.button = QToolButton()
        self.acts = {act.id: self._act(act) for act in CHART_ACTS}
        self._lay_out()

    @property
    def ident(self) -> str:
        return self.kind.id

    @property
    def shown(self) -> Chart:
        return self.chart

    def show_scene(self, scene: Scene) -> None:
        """Show what the kind makes of a scene, and say it."""
        self.kind.show(self.chart, scene)
        self.say()

    def say(self) -> None:
        """Bring the sentence up to what the chart shows."""
        title = self.chart.title
        if self.heading.text() != title:
            self.heading.setText(title)
            self.heading.setAccessibleName(title)

    def without(self, *acts: str) -> None:
        """Leave these acts out."""
        for act in acts:
            self.acts[act].setVisible(False)
            self.acts[act].setEnabled(False)

    def _act(self, act: ChartAct) -> QAction:
        action = QAction(tr(act.text), self)
        action.setShortcut(QKeySequence(act.key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.asked.emit(act.id))
        self.chart.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.setObjectName("chart")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading.setObjectName("sentence")
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.button.setText("⋯")
        self.button.setObjectName("bare")
        self.button.setToolTip(tr("Copy, save, pin or enlarge this chart"))
        self.button.setAccessibleName(tr("Menu of the chart {name}", name=tr(self.kind.name)))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.button)
        menu.addActions(list(self.acts.values()))
        menu.insertSeparator(self.acts["pin"])
        self.button.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 4, 0)
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.chart, 1)
