"""The left side of the window of pages: what is made, of whom, compared with what, on which sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rampath.views.pages.choice import MEMBERS, ORDERS, SHEETS, USUAL, PageChoice
from rampath.views.pages.kind_list import KindList
from rampath.wording import tr


class ChoicePanel(QWidget):
    """`changed` tells that other pages are asked for, `earlier_wanted` that an earlier plan is to be named."""

    changed = Signal()
    earlier_wanted = Signal()

    def __init__(self, kept: Sequence[PageChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = {choice.name: choice for choice in kept if choice.name}
        self.choices = QComboBox()
        self.keep = QPushButton(tr("&Keep…"))
        self.drop = QPushButton(tr("Drop"))
        self.kinds = KindList()
        self.members = _combo(MEMBERS, tr("Members"))
        self.sorting = _combo(ORDERS, tr("Order of members"))
        self.scenario = QComboBox()
        self._picked = False
        """Whether somebody picked the scenario here; else it is the one that is looked at."""
        self.against = QComboBox()
        self.earlier = QPushButton(tr("&Earlier plan…"))
        self.paper = _combo({name: name for name in SHEETS}, tr("Paper"))
        self.portrait = QCheckBox(tr("&Upright"))
        self.mono = QCheckBox(tr("&Greys alone"))
        self.archive = QCheckBox(tr("PDF/&A, for keeping"))
        self.reference = QLineEdit()
        self.copy = QLineEdit()
        self._lay_out()
        self._list_choices()
        self.show_choice(next((choice for choice in kept if not choice.name), PageChoice()))
        self._connect()

    @property
    def choice(self) -> PageChoice:
        """What is chosen now, without a name."""
        return PageChoice(
            kinds=self.kinds.kinds,
            members=self.members.currentData(),
            sorting=self.sorting.currentData(),
            paper=self.paper.currentData(),
            portrait=self.portrait.isChecked(),
            mono=self.mono.isChecked(),
            archive=self.archive.isChecked(),
        )

    @property
    def kept(self) -> tuple[PageChoice, ...]:
        """The choice of now, and those that were kept under a name."""
        return (self.choice, *self._kept.values())

    def show_choice(self, choice: PageChoice) -> None:
        """Choose all that a choice says; told once."""
        self.blockSignals(True)
        self.kinds.show_kinds(choice.kinds)
        for box, data in ((self.members, choice.members), (self.sorting, choice.sorting), (self.paper, choice.paper)):
            box.setCurrentIndex(max(0, box.findData(data)))
        for check, on in ((self.portrait, choice.portrait), (self.mono, choice.mono), (self.archive, choice.archive)):
            check.setChecked(on)
        self.blockSignals(False)
        self.changed.emit()

    def keep_as(self, name: str) -> None:
        """Keep the choice of now under a name; one of the same name gives way."""
        if name:
            self._kept[name] = replace(self.choice, name=name)
            self._list_choices(name)

    def drop_kept(self) -> None:
        """Forget the choice that is shown by its name."""
        self._kept.pop(str(self.choices.currentText()), None)
        self._list_choices()

    def show_scenarios(self, names: Sequence[str], shown: str) -> None:
        """The scenarios of the plan, with the one that is looked at chosen, until somebody picks another one here."""
        for box, first in ((self.scenario, None), (self.against, tr("nothing"))):
            before = box.currentText() if first or self._picked else shown
            box.blockSignals(True)
            box.clear()
            box.addItems([*([first] if first else []), *names])
            box.setCurrentText(before if before in names else (first or shown))
            box.blockSignals(False)

    @property
    def compared(self) -> tuple[str, ...]:
        """The scenario to compare with, where one is chosen that is another one."""
        name = self.against.currentText()
        return (name,) if self.against.currentIndex() > 0 and name != self.scenario.currentText() else ()

    def _pick(self) -> None:
        self._picked = True

    def _list_choices(self, shown: str = "") -> None:
        self.choices.blockSignals(True)
        self.choices.clear()
        self.choices.addItems([tr("Compliance pack"), tr("Annual plan"), *self._kept])
        self.choices.setCurrentText(shown or tr("Compliance pack"))
        self.choices.blockSignals(False)
        self.drop.setEnabled(self.choices.currentText() in self._kept)

    def _chosen(self, at: int) -> None:
        self.drop.setEnabled(self.choices.currentText() in self._kept)
        self.show_choice(USUAL[at] if at < len(USUAL) else self._kept[self.choices.currentText()])

    def _connect(self) -> None:
        self.choices.activated.connect(self._chosen)
        self.scenario.activated.connect(lambda _at: self._pick())
        self.drop.clicked.connect(self.drop_kept)
        self.earlier.clicked.connect(self.earlier_wanted)
        self.kinds.changed.connect(self.changed)
        for box in (self.members, self.sorting, self.scenario, self.against, self.paper):
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for check in (self.portrait, self.mono, self.archive):
            check.toggled.connect(lambda _on: self.changed.emit())
        for line in (self.reference, self.copy):
            line.editingFinished.connect(self.changed)

    def _lay_out(self) -> None:
        self.choices.setAccessibleName(tr("Choice of pages"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.choices, 1)
        for button in (self.keep, self.drop):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.earlier.setAutoDefault(False)
        form = QFormLayout()
        form.setSpacing(4)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in (
            (tr("&Members"), self.members), (tr("&Order"), self.sorting), (tr("&Scenario"), self.scenario),
            (tr("&Compared with"), self.against), (tr("Changes since"), self.earlier), (tr("&Paper"), self.paper),
            (tr("&Reference"), self.reference), (tr("Cop&y number"), self.copy),
        ):  # fmt: skip
            form.addRow(name, field)
        checks = QHBoxLayout()
        checks.setSpacing(8)
        for check in (self.portrait, self.mono, self.archive):
            checks.addWidget(check)
        checks.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.kinds, 1)
        column.addLayout(form)
        column.addLayout(checks)


def _combo(texts: Mapping[str, str], name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, text in texts.items():
        box.addItem(tr(text), key)
    return box
