"""The tree of scenarios: what each has of its own, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rampath.document import PlanDocument
from rampath.domain.plan import Plan
from rampath.domain.scenario_tree import (
    Difference,
    NotInTree,
    deleted,
    differences,
    free_name,
    moved,
    order,
    placed_under,
    renamed,
    with_child,
    with_note,
    without_difference,
)
from rampath.views.planning.following import FollowingDialog
from rampath.views.scene import Scene, Stage
from rampath.wording import marked, tr

_NAME = Qt.ItemDataRole.UserRole


class ScenarioDialog(FollowingDialog):
    """Choosing a scenario looks at it; each button is one undoable edit."""

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(document, stage, tr("Scenarios"), QSize(960, 500), parent)
        self.tree = QTreeWidget()
        self.list = QTreeWidget()
        self.note = QPlainTextEdit()
        self._head = QLabel()
        self.promise = QLabel()
        self._shown: tuple[Plan, str] | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.tree.itemSelectionChanged.connect(self._choose)
        self.tree.itemChanged.connect(self._rename)

    @property
    def name(self) -> str:
        """The scenario in focus."""
        return self.stage.scene.focus.scenario

    def show_scene(self, scene: Scene) -> None:
        shown = (scene.plan, scene.focus.scenario)
        if self._shown is not None and self._shown[0] is shown[0] and self._shown[1] == shown[1]:
            return
        self._shown = shown
        self._show_tree(scene.plan, scene.focus.scenario)
        self._show_differences(scene.plan, scene.focus.scenario)
        scenario = scene.plan.scenario(scene.focus.scenario)
        commitment = scene.plan.commitment(scenario)
        source = tr("Source: {source}", source=commitment.source or tr("no source given"))
        self.promise.setText(" ".join((*commitment.text.split(), source)))
        if self.note.toPlainText() != scenario.note:
            self.note.setPlainText(scenario.note)
        self.buttons["delete"].setEnabled(len(scene.plan.branches) > 1)
        self.buttons["root"].setEnabled(bool(scenario.parent))

    def new_child(self) -> None:
        """A new scenario below the one in focus, like it so far."""
        plan = self.document.plan
        name = free_name(plan, tr("Variant of {name}", name=self.name)[:50])
        self._edit(tr("New scenario {name}", name=name), lambda: with_child(plan, self.name, name), name)

    def rename(self, name: str) -> None:
        plan, old = self.document.plan, self.name
        text = tr("Rename scenario {old} to {new}", old=old, new=name)
        self._edit(text, lambda: renamed(plan, old, name), " ".join(name.split()))

    def shift(self, step: int) -> None:
        plan = self.document.plan
        self._edit(tr("Move scenario {name}", name=self.name), lambda: moved(plan, self.name, step))

    def delete(self) -> None:
        plan = self.document.plan
        self._edit(tr("Delete scenario {name}", name=self.name), lambda: deleted(plan, self.name))

    def make_root(self) -> None:
        """Take the scenario off its parent; it keeps all that it shows."""
        plan = self.document.plan
        self._edit(tr("Make scenario {name} stand alone", name=self.name), lambda: placed_under(plan, self.name, ""))

    def keep_note(self) -> None:
        plan, note = self.document.plan, self.note.toPlainText()
        if note != plan.scenario(self.name).note:
            self._edit(tr("Note on scenario {name}", name=self.name), lambda: with_note(plan, self.name, note))

    def drop(self, difference: Difference) -> None:
        """Make the scenario like its parent in one thing again."""
        plan = self.document.plan
        what = difference.where or tr(difference.part.value)
        text = tr("Drop difference: {what} of {name}", what=what, name=self.name)
        self._edit(text, lambda: without_difference(plan, self.name, difference))

    def drop_selected(self) -> None:
        for item in self.list.selectedItems():
            difference = item.data(0, _NAME)
            if isinstance(difference, Difference):
                self.drop(difference)

    def _edit(self, text: str, change: Callable[[], Plan], look: str | None = None) -> None:
        try:
            plan = change()
        except NotInTree as refusal:
            self.say(str(refusal))
            self._shown = None
            self.show_scene(self.stage.scene)
            return
        self.say("")
        if not self.document.edit(text, plan):
            self.say(self.document.read_only)
        elif look is not None:
            self.stage.look(scenario=look)

    def _choose(self) -> None:
        for item in self.tree.selectedItems():
            self.stage.look(scenario=str(item.data(0, _NAME)))

    def _rename(self, item: QTreeWidgetItem, _column: int) -> None:
        old = str(item.data(0, _NAME))
        if item.text(0) != old and old == self.name:
            self.rename(item.text(0))

    def _show_tree(self, plan: Plan, chosen: str) -> None:
        with QSignalBlocker(self.tree):
            self.tree.clear()
            parents: dict[int, QTreeWidgetItem] = {}
            for depth, name in order(plan):
                scenario = plan.scenario(name)
                item = QTreeWidgetItem([name, plan.commitment(scenario).name, plan.economy(scenario).name])
                item.setData(0, _NAME, name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                for column in range(3):
                    item.setToolTip(column, item.text(column))
                if depth:
                    parents[depth - 1].addChild(item)
                else:
                    self.tree.addTopLevelItem(item)
                parents[depth] = item
                if name == chosen:
                    self.tree.setCurrentItem(item)
            self.tree.expandAll()

    def _show_differences(self, plan: Plan, name: str) -> None:
        self.list.clear()
        found = differences(plan, name)
        parent = plan.scenario(name).parent
        self._head.setText(_said(len(found), parent))
        for difference in found:
            what = difference.where or tr(difference.part.value)
            item = QTreeWidgetItem([what, difference.ours, difference.theirs])
            item.setData(0, _NAME, difference)
            for column in range(3):
                item.setToolTip(column, item.text(column))
            self.list.addTopLevelItem(item)
        self.buttons["drop"].setEnabled(bool(found))

    def _lay_out(self) -> None:
        self.tree.setHeaderLabels([tr("Scenario"), tr("Commitment"), tr("Economy")])
        self.tree.setAccessibleName(tr("Scenarios"))
        self.tree.setEditTriggers(QTreeWidget.EditTrigger.EditKeyPressed | QTreeWidget.EditTrigger.DoubleClicked)
        self.list.setHeaderLabels([tr("What differs"), tr("Here"), tr("There")])
        self.list.setAccessibleName(tr("Differences"))
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        for tree in (self.tree, self.list):
            tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
            tree.header().setStretchLastSection(True)
        self.note.setAccessibleName(tr("Note on the scenario"))
        self.note.setPlaceholderText(tr("A note on this scenario: why it is, and where its figures come from."))
        self.note.setMaximumHeight(96)
        self.promise.setObjectName("quiet")
        self.promise.setWordWrap(True)
        self.promise.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        left, right = QWidget(), QWidget()
        for part, rows in (
            (left, (self.tree, self._row(_TREE))),
            (right, (self.promise, self._head, self.list, self._row(_LIST), self.note, self._row(_NOTE))),
        ):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            for row in rows:
                if isinstance(row, QHBoxLayout):
                    column.addLayout(row)
                else:
                    column.addWidget(row)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.addWidget(left)
        body.addWidget(right)
        body.setHandleWidth(12)
        body.setChildrenCollapsible(False)
        body.setSizes([420, 480])
        body.setStretchFactor(0, 0)
        body.setStretchFactor(1, 1)
        self.column.addWidget(body, 1)
        self.column.addWidget(self.sentence)

    def _row(self, wanted: tuple[tuple[str, str, str], ...]) -> QHBoxLayout:
        doing: dict[str, Callable[[], object]] = {
            "new": self.new_child, "rename": self._type_name, "up": lambda: self.shift(-1),
            "down": lambda: self.shift(1), "root": self.make_root, "delete": self.delete, "drop": self.drop_selected,
            "note": self.keep_note,
        }  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text, tip in wanted:
            button = QPushButton(tr(text))
            button.setToolTip(tr(tip))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, do=doing[name]: do())
            self.buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _type_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Rename"))
        dialog.setLabelText(tr("Name of the scenario:"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(self.name)
        dialog.textValueSelected.connect(self.rename)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _said(count: int, parent: str) -> str:
    """How much differs, in words."""
    if parent:
        if not count:
            return tr("Nothing differs from {parent}", parent=parent)
        if count == 1:
            return tr("One difference from {parent}", parent=parent)
        return tr("{count} differences from {parent}", count=count, parent=parent)
    if not count:
        return tr("Every path goes the plain way to the commitment")
    if count == 1:
        return tr("One path differs from the plain way to the commitment")
    return tr("{count} paths differ from the plain way to the commitment", count=count)


_TREE = (
    ("new", marked("&New below"), marked("A scenario that follows this one until something in it is changed")),
    ("rename", marked("&Rename…"), marked("Give the scenario another name")),
    ("up", marked("&Up"), marked("One place up in the list")),
    ("down", marked("Do&wn"), marked("One place down in the list")),
    ("root", marked("&Stand alone"), marked("Take the scenario off its parent; it keeps all that it shows")),
    ("delete", marked("&Delete"), marked("Delete the scenario; what follows it keeps all that it shows")),
)
_LIST = (
    (
        "drop",
        marked("Dro&p what is selected"),
        marked("Make the scenario like its parent in the selected things again"),
    ),
)
_NOTE = (("note", marked("&Keep the note"), marked("Put the note into the plan")),)
