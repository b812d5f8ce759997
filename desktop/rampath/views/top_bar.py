"""The top bar: scenario, edition, unit and prices always in sight, and the three most wanted actions."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from rampath.charts.statements import money_label
from rampath.document import PlanDocument
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices
from rampath.domain.scenario_tree import order
from rampath.views.editions import EditionButton, Editions
from rampath.views.elided_button import ElidedButton
from rampath.views.scenarios import add_scenario, open_commitments
from rampath.views.scene import Scene, Stage
from rampath.views.verbatim import verbatim
from rampath.wording import tr

EM_SPACE = "\u2003"
"""Sets a scenario off from its parent, which stands above it in the list."""

_WIDEST = 250
"""Pixels for the name of a step."""

MONEY_CHOICES = (
    Money(Prices.CONSTANT, Currency.DOLLAR),
    Money(Prices.CONSTANT, Currency.NATIONAL),
    Money(Prices.CURRENT, Currency.DOLLAR),
    Money(Prices.CURRENT, Currency.NATIONAL),
)


class TopBar(QWidget):
    """Switches the scenario (and so the commitment), the edition and the money; shows the unit.

    Commitments of the plan that no scenario follows yet stand at the end of the list; choosing one adds
    its plain scenario, which is an edit.
    """

    def __init__(
        self,
        document: PlanDocument,
        stage: Stage,
        actions: dict[str, QAction],
        editions: Editions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage
        self._actions = actions
        self.scenario = QComboBox()
        self.money = QComboBox()
        self.edition = EditionButton(editions, stage, actions["editions"])
        self.unit = QComboBox()
        self.unit.addItems([tr("% of GDP"), tr("money")])
        self.unit.setToolTip(tr("In what the path is shown and drawn"))
        self._undo = ElidedButton(_WIDEST)
        self._lay_out()
        self.scenario.activated.connect(self._choose_scenario)
        self.money.activated.connect(self._choose_money)
        self.unit.activated.connect(lambda index: stage.look(as_money=index == 1))
        document.history_changed.connect(self._show_undo)
        self._undo.clicked.connect(actions["undo"].trigger)
        stage.changed.connect(self._follow)
        self._show(stage.scene)
        self._show_undo()

    def _follow(self, _before: Scene, after: Scene) -> None:
        self._show(after)

    def _show(self, scene: Scene) -> None:
        """Lists are filled anew only where they say something else: that lays out the bar again while a hand draws."""
        plan, focus = scene.plan, scene.focus
        names = [name for _depth, name in order(plan)]
        _fill(
            self.scenario,
            (
                *((EM_SPACE * depth + name, ("look", name), _about(plan, name)) for depth, name in order(plan)),
                *((tr("Add {name}", name=each.name), ("add", each.id), "") for each in open_commitments(plan)),
            ),
            names.index(focus.scenario),
        )
        self.scenario.setToolTip(_about(plan, focus.scenario))
        year = scene.projection.base.base_year
        _fill(
            self.money,
            [(money_label(money, year), money, "") for money in MONEY_CHOICES],
            MONEY_CHOICES.index(focus.money),
        )
        self.unit.setCurrentIndex(int(focus.as_money))
        self.edition.show_scene(scene)

    def _show_undo(self) -> None:
        """The button says what would be undone, as far as there is room for it."""
        stack = self._document.undo_stack
        text = tr("Undo {text}", text=stack.undoText()).strip()
        self._undo.setEnabled(stack.canUndo())
        self._undo.setText(verbatim(text))
        self._undo.setToolTip(text)

    def _choose_scenario(self, index: int) -> None:
        what, name = self.scenario.itemData(index)
        if what == "look":
            self._stage.look(scenario=name)
            return
        commitment = next(known for known in self._document.plan.commitments if known.id == name)
        add_scenario(self._document, self._stage, commitment)

    def _choose_money(self, index: int) -> None:
        self._stage.look(money=MONEY_CHOICES[index])

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for text, part in (
            (tr("Scenario"), self.scenario),
            (tr("Edition"), self.edition),
            (tr("Show"), self.unit),
            (tr("Prices"), self.money),
        ):
            label = QLabel(text)
            label.setObjectName("quiet")
            label.setBuddy(part)
            part.setAccessibleName(text)
            row.addWidget(label)
            row.addWidget(part)
            row.addSpacing(4)
        self.scenario.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.money.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row.addStretch(1)
        row.addWidget(self._undo)
        for action_id, text in (("import", tr("Import…")), ("report", tr("Print to PDF…"))):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, action_id=action_id: self._actions[action_id].trigger())
            row.addWidget(button)


def _fill(box: QComboBox, entries: Sequence[tuple[str, object, str]], current: int) -> None:
    """Give a list its entries (text, what it stands for, what is told on hover), of which one is chosen."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole, Qt.ItemDataRole.ToolTipRole)
    with QSignalBlocker(box):
        if [tuple(box.itemData(at, role) for role in roles) for at in range(box.count())] != [*entries]:
            box.clear()
            for at, entry in enumerate(entries):
                box.addItem("")
                for role, value in zip(roles, entry, strict=True):
                    box.setItemData(at, value, role)
        box.setCurrentIndex(current)


def _about(plan: Plan, name: str) -> str:
    """What a scenario promises, where that stands, and its note."""
    scenario = plan.scenario(name)
    commitment = plan.commitment(scenario)
    source = tr("Source: {source}", source=commitment.source) if commitment.source else ""
    return "\n".join(filter(None, (commitment.text, source, scenario.note)))
