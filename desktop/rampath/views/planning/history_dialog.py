"""The list of changes in the window: go to any point, take a single change back."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QHeaderView, QPushButton, QWidget

from rampath.document import PlanDocument
from rampath.domain.history import CannotRevert, reverted
from rampath.models.history_table import HistoryTableModel
from rampath.views.planning.following import FollowingDialog, calm
from rampath.views.scene import Scene, Stage
from rampath.views.table import Table
from rampath.wording import tr


class HistoryDialog(FollowingDialog):
    """Enter or a double-click goes to the point of a row; taking a change back is itself one undoable edit."""

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(document, stage, tr("Changes"), QSize(760, 460), parent)
        self.model = HistoryTableModel(document.plan.register, self)
        self.table = Table()
        self.table.setModel(self.model)
        calm(self.table, tr("Changes"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.jump = QPushButton(tr("&Go to this point"))
        self.revert = QPushButton(tr("&Take this change back"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.jump, self.revert):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.sentence)
        self.column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.jump.clicked.connect(self.go)
        self.revert.clicked.connect(self.take_back)
        self.table.activated.connect(lambda _index: self.go())
        document.history_changed.connect(self._follow_history)

    @property
    def row(self) -> int:
        """The row in focus."""
        return self.table.currentIndex().row()

    def show_scene(self, scene: Scene) -> None:
        stack = self.document.undo_stack
        before, now = self.model.rowCount(), self.model.now
        self.model.show_steps(self.document.steps, stack.index(), scene.plan.register)
        if self.row < 0 or (before, now) != (self.model.rowCount(), self.model.now):
            self.table.setCurrentIndex(self.model.index(self.model.now, 0))

    def go(self) -> None:
        """Undo or redo as many steps as it takes to be at the row in focus."""
        if 0 <= self.row < self.model.rowCount():
            text = str(self.table.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.DisplayRole))
            if self.document.go_to(self.row):
                self.say(tr("The plan is as it was after “{text}”.", text=text))
            else:
                self.say(self.document.read_only)

    def take_back(self) -> None:
        """Take the change in focus back alone, as one edit; a sentence says why where it cannot be done."""
        done, at = self.document.done, self.row - 1
        if at < 0:
            self.say(tr("Choose a change: the plan as it was opened cannot be taken back."))
        elif at >= len(done):
            self.say(tr("This change is undone already."))
        else:
            try:
                plan = reverted(done, at)
            except CannotRevert as why:
                self.say(str(why))
                return
            text = done[at].text
            if self.document.edit(tr("Take back: {text}", text=text), plan):
                self.say(tr("“{text}” was taken back; all later changes stay. Undo brings it back.", text=text))
            else:
                self.say(self.document.read_only)

    def _follow_history(self) -> None:
        if self.isVisible():
            self.show_scene(self.stage.scene)
