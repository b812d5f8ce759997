"""Advice in the window: what stands out in paths, with the number behind each, and the thresholds to change."""

from dataclasses import fields, replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHeaderView,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from rampath.document import PlanDocument
from rampath.domain.advice import advice
from rampath.domain.finding import Severity
from rampath.domain.thresholds import THRESHOLD_WORDS, USUAL, Thresholds
from rampath.views.number_box import NumberBox
from rampath.views.planning.following import FollowingDialog
from rampath.views.scene import Scene, Stage
from rampath.wording import number, tr

_CODE = Qt.ItemDataRole.UserRole


class AdviceDialog(FollowingDialog):
    """Advice, never a verdict; a click looks at the member. Thresholds are part of the plan, and undone like it."""

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(document, stage, tr("Advice"), QSize(820, 520), parent)
        self.who = QComboBox()
        self.who.addItems([tr("this member"), tr("all members")])
        self.who.setAccessibleName(tr("Advice on"))
        self.list = QTreeWidget()
        self.list.setHeaderLabels([tr("Where"), tr("What stands out")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName(tr("Advice"))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.boxes: dict[str, NumberBox] = {}
        thresholds = QWidget()
        form = QFormLayout(thresholds)
        for each in fields(Thresholds):
            box = NumberBox()
            box.setRange(0, 100)
            box.setDecimals(0 if each.name == "flat_years" else 3)
            box.setAccessibleName(tr(THRESHOLD_WORDS[each.name]))
            box.editingFinished.connect(lambda name=each.name: self._change(name))
            self.boxes[each.name] = box
            form.addRow(tr(THRESHOLD_WORDS[each.name]), box)
        usual = QPushButton(tr("Back to the &usual ones"))
        usual.setAutoDefault(False)
        usual.clicked.connect(self.back_to_usual)
        form.addRow(usual)
        tabs = QTabWidget()
        tabs.addTab(self.list, tr("Advice"))
        tabs.addTab(thresholds, tr("Thresholds"))
        tabs.setCornerWidget(self.who, Qt.Corner.TopRightCorner)
        self.column.addWidget(tabs, 1)
        self.column.addWidget(self.sentence)
        self.who.activated.connect(lambda _index: self.show_scene(self.stage.scene))
        self.list.itemClicked.connect(lambda item, _column: self.stage.look(member=str(item.data(0, _CODE))))

    def show_scene(self, scene: Scene) -> None:
        alone = self.who.currentIndex() == 0
        members = [scene.focus.member] if alone else list(scene.plan.register.codes)
        self.list.clear()
        count = 0
        for code in members:
            if code not in scene.plan.register.codes:
                continue
            for finding in advice(scene.plan, scene.projection, code, scene.focus.pillar):
                item = QTreeWidgetItem([finding.place, finding.message])
                if finding.severity is not Severity.NOTE:
                    bold = item.font(1)
                    bold.setBold(True)
                    item.setFont(1, bold)
                item.setToolTip(1, finding.message)
                item.setData(0, _CODE, code)
                self.list.addTopLevelItem(item)
                count += 1
        name = scene.plan.register[scene.focus.member].name
        if not count and alone:
            self.say(tr("Nothing stands out in {name}'s path by these thresholds.", name=name))
        elif not count:
            self.say(tr("Nothing stands out in any member's path by these thresholds."))
        elif count == 1:
            self.say(tr("One thing stands out. Advice, never a verdict."))
        else:
            self.say(tr("{count} things stand out. Advice, never a verdict.", count=number(count, 0)))
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                value = getattr(scene.plan.thresholds, name)
                box.setValue(value if name == "flat_years" else value * 100)

    def back_to_usual(self) -> None:
        self._edit(USUAL, tr("The usual thresholds of advice"))

    def _change(self, name: str) -> None:
        value = self.boxes[name].value()
        fraction = value if name == "flat_years" else float(f"{value / 100:.10g}")
        changes: dict[str, float] = {name: fraction}
        self._edit(replace(self.document.plan.thresholds, **changes), tr("Threshold: {what}",
                   what=tr(THRESHOLD_WORDS[name])))  # fmt: skip

    def _edit(self, thresholds: Thresholds, text: str) -> None:
        plan = self.document.plan
        if thresholds != plan.thresholds:
            self.document.edit(text, replace(plan, thresholds=thresholds))
