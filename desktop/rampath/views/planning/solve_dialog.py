"""Solving in the window: what is asked for, what would come of it, and one edit that takes it over."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rampath.charts.statements import pillar_word
from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.group import members_counted
from rampath.domain.path import HIGHEST_SHARE
from rampath.domain.plan import Plan
from rampath.domain.solving.alliance_total import Key
from rampath.domain.solving.caps import Answer, Caps, Impossible, Solved
from rampath.domain.solving.constant import NO_CAPS
from rampath.domain.solving.money_total import Spread
from rampath.domain.solving.request import METHOD_WORDS, Method, Request, Result, solve, with_paths
from rampath.views.number_box import NumberBox
from rampath.views.planning.following import FollowingDialog
from rampath.views.scene import Scene, Stage
from rampath.wording import NONE, percent, tr

_NEEDS: dict[str, frozenset[Method]] = {
    "target": frozenset(Method) - {Method.MONEY_TOTAL, Method.ALLIANCE_TOTAL},
    "deadline": frozenset(Method) - {Method.MONEY_TOTAL, Method.ALLIANCE_TOTAL},
    "review": frozenset({Method.AT_REVIEW}),
    "total": frozenset({Method.MONEY_TOTAL, Method.ALLIANCE_TOTAL}),
    "first": frozenset({Method.MONEY_TOTAL}),
    "last": frozenset({Method.MONEY_TOTAL, Method.ALLIANCE_TOTAL}),
    "spread": frozenset({Method.MONEY_TOTAL}),
    "key": frozenset({Method.ALLIANCE_TOTAL}),
}
"""Which fields each method needs."""

_SIDE = 480


class SolveDialog(FollowingDialog):
    """Answers are shown before anything is done; “Take over” is one undoable edit."""

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(document, stage, tr("Solve"), QSize(1240, 600), parent)
        self.who, self.method = QComboBox(), QComboBox()
        self.target, self.total = NumberBox(), NumberBox()
        self.deadline, self.review, self.first, self.last = QSpinBox(), QSpinBox(), QSpinBox(), QSpinBox()
        self.spread, self.key = QComboBox(), QComboBox()
        self.step, self.growth = NumberBox(), NumberBox()
        self.cap_step, self.cap_growth = QCheckBox(), QCheckBox()
        self.answers = QTreeWidget()
        self.take = QPushButton(tr("&Take over"))
        self.nearest = QPushButton(tr("Take the &nearest where there is no answer"))
        self.form = QFormLayout()
        self.found: Result | None = None
        self._member = ""
        self._filled_for: tuple[str, str, Pillar] | None = None
        self._asked_of: tuple[Plan, str, Pillar] | None = None
        self._lay_out()
        self.method.activated.connect(lambda _index: self._show_fields())
        self.take.clicked.connect(self.take_over)
        self.nearest.clicked.connect(self.take_nearest)
        self.answers.itemSelectionChanged.connect(self._say_selected)

    def show_scene(self, scene: Scene) -> None:
        commitment, projection = scene.projection.commitment, scene.projection
        first, last = projection.last_observed + 1, projection.years[-1]
        asks = (scene.focus.scenario, scene.focus.member, scene.focus.pillar)
        for box, year in ((self.deadline, commitment.deadline), (self.review, commitment.review or first),
                          (self.first, first), (self.last, last)):  # fmt: skip
            box.setRange(first, last)
            if asks != self._filled_for:
                box.setValue(min(max(year, first), last))
        target = projection.target(scene.focus.pillar)
        if target is not None and asks != self._filled_for:
            self.target.setValue(target * 100)
        self._member, self._filled_for = scene.focus.member, asks
        name = scene.plan.register[scene.focus.member].name
        self.who.setItemText(0, tr("{name} only", name=name))
        self.setWindowTitle(tr("Solve: {scenario}, {pillar}", scenario=scene.focus.scenario,
                               pillar=pillar_word(scene.focus.pillar)))  # fmt: skip
        self._show_fields()
        if self.found is not None and not self._answers_stand(scene):
            self._forget()
            self.say("")

    def _answers_stand(self, scene: Scene) -> bool:
        """Whether the answers are to the plan, scenario and pillar in sight; who is looked at does not matter."""
        asked, focus = self._asked_of, scene.focus
        return asked is not None and asked[0] is scene.plan and asked[1:] == (focus.scenario, focus.pillar)

    @property
    def members(self) -> list[str]:
        """Who is solved for: the member in focus, those below the target, or all with forces."""
        scene = self.stage.scene
        codes = [member.code for member in scene.plan.register.members if member.has_forces]
        if self.who.currentIndex() == 0:
            return [scene.focus.member] if scene.focus.member in codes else []
        if self.who.currentIndex() == 1:
            target = self.target.value() / 100
            starts = {code: scene.plan.start(code, scene.focus.pillar) for code in codes}
            return [code for code, start in starts.items() if start is not None and start.share < target]
        return codes

    @property
    def request(self) -> Request:
        step = self.step.value() / 100 if self.cap_step.isChecked() else None
        growth = self.growth.value() / 100 if self.cap_growth.isChecked() else None
        caps = NO_CAPS if step is None and growth is None else Caps(step, growth)
        return Request(
            method=Method(self.method.currentData()),
            pillar=self.stage.scene.focus.pillar,
            target=float(f"{self.target.value() / 100:.10g}"),
            deadline=self.deadline.value(),
            review=self.review.value(),
            caps=caps,
            total=self.total.value(),
            first=self.first.value(),
            last=self.last.value(),
            spread=Spread(self.spread.currentData()),
            key=Key(self.key.currentData()),
        )

    def solve(self) -> None:
        """Show what would come of the request; nothing in the plan changes."""
        scene = self.stage.scene
        members = self.members
        if not members:
            self.say(tr("There is nobody to solve for: choose a member with forces, or another target."))
            return
        request = self.request
        if request.method is Method.LATEST_START and request.caps.real_growth is None:
            self.say(tr("The latest start needs a cap on real growth: tick it and say how much."))
            return
        self.found = solve(scene.plan, scene.scenario, members, request)
        self._asked_of = (scene.plan, scene.focus.scenario, scene.focus.pillar)
        self._show_answers(self.found)
        self.say(self.found.said)

    def take_over(self) -> None:
        """Make the solved paths the plan's, in one edit."""
        if self.found is not None:
            self._edit(self.found, sum(isinstance(each, Solved) for each in self.found.answers.values()))

    def take_nearest(self) -> None:
        """The same, with the nearest possible path for those that have no answer."""
        if self.found is None:
            return
        scene = self.stage.scene
        near = {code: answer.nearest for code, answer in self.found.answers.items()
                if isinstance(answer, Impossible) and answer.nearest is not None}  # fmt: skip
        projection, pillar = scene.projection, scene.focus.pillar
        plan = with_paths(self.found.plan, projection, pillar, near)
        solved = sum(isinstance(each, Solved) for each in self.found.answers.values())
        self._edit(Result(plan, self.found.answers, self.found.refused, self.found.said), solved + len(near))

    def _edit(self, result: Result, count: int) -> None:
        words = tr(METHOD_WORDS[Method(self.method.currentData())])
        text = tr("Solve for {members}: {method}", members=members_counted(count), method=words)
        if not self.document.edit(text, result.plan):
            self.say(self.document.read_only)
            return
        self._forget()
        self.say(tr("Taken over as ordinary anchors; Undo takes it back in one step."))

    def _forget(self) -> None:
        self.found = None
        self.answers.clear()
        self.take.setEnabled(False)
        self.nearest.setEnabled(False)

    def _say_selected(self) -> None:
        for item in self.answers.selectedItems():
            self.say(item.text(2))

    def _show_answers(self, result: Result) -> None:
        self.answers.clear()
        register = self.stage.scene.plan.register
        for code, answer in result.answers.items():
            self.answers.addTopLevelItem(_item(register[code].name, answer))
        for code, why in result.refused.items():
            self.answers.addTopLevelItem(QTreeWidgetItem([register[code].name, tr("not possible"), why]))
        impossible = [answer for answer in result.answers.values() if isinstance(answer, Impossible)]
        self.take.setEnabled(len(impossible) < len(result.answers))
        self.nearest.setEnabled(any(answer.nearest is not None for answer in impossible))

    def _show_fields(self) -> None:
        method = Method(self.method.currentData())
        fields: dict[str, QWidget] = {
            "target": self.target, "deadline": self.deadline, "review": self.review, "total": self.total,
            "first": self.first, "last": self.last, "spread": self.spread, "key": self.key,
        }  # fmt: skip
        for name, field in fields.items():
            self.form.setRowVisible(field, method in _NEEDS[name])
        euro = self.stage.scene.projection.base
        currency = "USD"
        if method is Method.MONEY_TOTAL and self._member in euro.members:
            currency = euro.currencies[euro.row(self._member)]
        self.total.setSuffix(tr(" million {currency}, constant {year}", currency=currency, year=euro.base_year))
        if method is Method.LATEST_START:
            self.cap_growth.setChecked(True)
        alone = method is not Method.ALLIANCE_TOTAL
        if not alone and self.who.currentIndex() == 0:
            self.who.setCurrentIndex(2)

    def _lay_out(self) -> None:
        self._fill_choices()
        self._set_ranges()
        for text, field in (
            (tr("For"), self.who), (tr("How"), self.method), (tr("Target"), self.target), (tr("By"), self.deadline),
            (tr("Review year"), self.review), (tr("Sum"), self.total), (tr("From"), self.first),
            (tr("To, or in"), self.last), (tr("Over the years"), self.spread), (tr("Over the members"), self.key),
        ):  # fmt: skip
            self.form.addRow(text, field)
            field.setAccessibleName(text)
        for cap, box in ((self.cap_step, self.step), (self.cap_growth, self.growth)):
            cap.setMinimumHeight(box.sizeHint().height())  # a form puts it at the top of its row
            self.form.addRow(cap, box)
            box.setAccessibleName(cap.text())
        button = QPushButton(tr("&Solve"))
        button.setDefault(True)
        button.clicked.connect(self.solve)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addLayout(self.form)
        left.addWidget(button)
        left.addStretch(1)
        side.setFixedWidth(_SIDE)
        self.answers.setHeaderLabels([tr("Member"), tr("Answer"), tr("What it takes")])
        self.answers.setRootIsDecorated(False)
        self.answers.setAccessibleName(tr("Answers"))
        for column in (0, 1):
            self.answers.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(side)
        body.addWidget(self.answers, 1)
        self.column.addLayout(body, 1)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for each in (self.nearest, self.take):
            each.setEnabled(False)
            each.setAutoDefault(False)
            buttons.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill_choices(self) -> None:
        for choice in (self.who, self.method, self.spread, self.key):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for text in (tr("this member only"), tr("all below the target"), tr("all members with forces")):
            self.who.addItem(text)
        for method in Method:
            self.method.addItem(tr(METHOD_WORDS[method]), method.value)
        for spread in Spread:
            self.spread.addItem(tr(spread.value), spread.value)
        for key in Key:
            self.key.addItem(tr(key.value), key.value)
        self.cap_step.setText(tr("The share rises at most by"))
        self.cap_growth.setText(tr("Real spending grows at most by"))

    def _set_ranges(self) -> None:
        for box, least, most, step, suffix in (
            (self.target, 0.05, HIGHEST_SHARE * 100, 0.1, tr(" % of GDP")),
            (self.total, 0, 100_000_000, 1000, ""),
            (self.step, 0, 5, 0.05, tr(" pp a year")),
            (self.growth, -20, 200, 1, tr(" % a year")),
        ):
            box.setRange(least, most)
            box.setSingleStep(step)
            box.setSuffix(suffix)
        self.total.setDecimals(0)
        self.step.setValue(0.3)
        self.growth.setValue(10)


def _item(name: str, answer: Answer) -> QTreeWidgetItem:
    if isinstance(answer, Impossible):
        words, said = tr("not possible"), f"{answer.said} {answer.offer}"
    else:
        words, said = tr("solved"), answer.said
        anchors = ", ".join(f"{anchor.year} {percent(anchor.share)}" for anchor in answer.path.anchors)
        said = f"{said} {anchors or NONE}"
    item = QTreeWidgetItem([name, words, said])
    item.setToolTip(2, said)
    return item
