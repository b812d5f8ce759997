"""Applying a path's course to the members selected in the table: what would come of it first, then one edit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from rampath.charts.statements import pillar_word
from rampath.document import PlanDocument
from rampath.domain.course import CourseApplied, NoCourse, with_course
from rampath.domain.scenario_tree import said_path
from rampath.views.planning.following import FollowingDialog
from rampath.views.scene import Scene, Stage
from rampath.wording import NONE, listing, tr


class CourseDialog(FollowingDialog):
    """The member in focus when the window came up lends its course; the selection in the table follows it."""

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        members: Callable[[], Sequence[str]],
        selection_changed: Callable[[Callable[[], None]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, stage, tr("Apply a path's course"), QSize(980, 460), parent)
        self._members = members
        self.source = ""
        self.found: CourseApplied | None = None
        self.list = QTreeWidget()
        self.list.setHeaderLabels([tr("Member"), tr("Set"), tr("Held"), tr("Path, or why not")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName(tr("What would come of it"))
        for column in (0, 1, 2):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.lend = QPushButton(tr("Take the course of the member in &focus"))
        self.apply = QPushButton(tr("&Apply"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.lend, self.apply):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.lend.clicked.connect(self.take_focus)
        self.apply.clicked.connect(self.put)
        selection_changed(self._follow_selection)

    def take_focus(self) -> None:
        """Let the member in focus lend its course."""
        self.source = self.stage.scene.focus.member
        self.show_scene(self.stage.scene)

    def show_scene(self, scene: Scene) -> None:
        if not self.source or self.source not in scene.plan.register:
            self.source = scene.focus.member
        self.list.clear()
        name = scene.plan.register[self.source].name
        members = [code for code in self._members() if code != self.source]
        self.found = None
        try:
            self.found = with_course(scene.plan, scene.projection, self.source, scene.focus.pillar, members)
        except NoCourse as why:
            self.say(str(why))
        else:
            self._show_found(scene, self.found)
            self.say(
                tr("{name}'s {pillar} path: each selected member comes as far on its own way to the target in the same"
                   " years. Holds stay. Nothing is changed before you press Apply.",
                   name=name, pillar=pillar_word(scene.focus.pillar))
                if members
                else tr("Select the members that are to follow {name} in the table of members.", name=name)
            )  # fmt: skip
        self.apply.setEnabled(self.found is not None and self.found.plan != scene.plan)

    def put(self) -> None:
        """Make what is shown the plan, in one edit, and tell what was set and held."""
        scene, found = self.stage.scene, self.found
        if found is None:
            return
        register = scene.plan.register
        names = listing([register[code].name for code in found.followed])
        if len(found.followed) > 3:
            names = tr("{count} members", count=len(found.followed))
        text = tr("Apply the course of {name} {pillar} to {names}", name=register[self.source].name,
                  pillar=pillar_word(scene.focus.pillar), names=names)  # fmt: skip
        if not self.document.edit(text, found.plan):
            self.say(self.document.read_only)
            return
        self.say(
            tr("Anchors set: {set}; held: {held}. Members that follow: {count}; left as they are: {refused}.",
               set=sum(len(each.set) for each in found.followed.values()), count=len(found.followed),
               held=sum(len(each.held) for each in found.followed.values()), refused=len(found.refused))
        )  # fmt: skip

    def _show_found(self, scene: Scene, found: CourseApplied) -> None:
        register = scene.plan.register
        for code, each in found.followed.items():
            years, held = (", ".join(map(str, part)) or NONE for part in (each.set, each.held))
            self.list.addTopLevelItem(QTreeWidgetItem([register[code].name, years, held, said_path(each.path)]))
        for code, why in found.refused.items():
            self.list.addTopLevelItem(QTreeWidgetItem([register[code].name, NONE, NONE, why]))
        for i in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(i)
            if item is not None:
                item.setToolTip(3, item.text(3))

    def _follow_selection(self) -> None:
        if self.isVisible():
            self.show_scene(self.stage.scene)
