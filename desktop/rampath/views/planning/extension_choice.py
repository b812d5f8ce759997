"""Choosing the rule beyond an economy's last year: hold it, an average, or converge to a rate by a year."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from rampath.domain.extension import FEWEST, MOST, Extension, Rule
from rampath.views.number_box import NumberBox
from rampath.wording import tr


class ExtensionChoice(QWidget):
    """A rule with the numbers that it needs; those of the other rules are out of sight."""

    chosen = Signal(object)
    """An Extension that differs from the one that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = QComboBox()
        self.years, self.by, self.rate = QSpinBox(), QSpinBox(), NumberBox()
        self._shown = Extension()
        self._lay_out()
        self.rule.activated.connect(lambda _index: self._choose())
        for box in (self.years, self.by, self.rate):
            box.editingFinished.connect(self._choose)

    @property
    def extension(self) -> Extension:
        """The rule as it stands in the fields."""
        rule = Rule(self.rule.currentData())
        if rule is Rule.AVERAGE:
            return Extension(rule, years=self.years.value())
        if rule is Rule.CONVERGE:
            return Extension(rule, rate=float(f"{self.rate.value() / 100:.10g}"), by=self.by.value())
        return Extension()

    def show_extension(self, extension: Extension) -> None:
        self._shown = extension
        with QSignalBlocker(self.rule), QSignalBlocker(self.years), QSignalBlocker(self.by), QSignalBlocker(self.rate):
            self.rule.setCurrentIndex(self.rule.findData(extension.rule.value))
            if extension.rule is Rule.AVERAGE:
                self.years.setValue(extension.years)
            if extension.rule is Rule.CONVERGE:
                self.rate.setValue(extension.rate * 100)
                self.by.setValue(extension.by)
        self._show_numbers(extension.rule)

    def _choose(self) -> None:
        extension = self.extension
        self._show_numbers(extension.rule)
        if extension != self._shown:
            self.chosen.emit(extension)

    def _show_numbers(self, rule: Rule) -> None:
        self.years.setVisible(rule is Rule.AVERAGE)
        for part in (self.rate, self.by):
            part.setVisible(rule is Rule.CONVERGE)

    def _lay_out(self) -> None:
        words = {Rule.HOLD: tr("hold the last year"), Rule.AVERAGE: tr("average of the last years"),
                 Rule.CONVERGE: tr("converge to a rate")}  # fmt: skip
        for rule, text in words.items():
            self.rule.addItem(text, rule.value)
        self.years.setRange(FEWEST, MOST)
        self.years.setValue(5)
        self.years.setSuffix(tr(" years"))
        self.rate.setRange(-20, 50)
        self.rate.setValue(1.5)
        self.rate.setSuffix(" %")
        self.by.setRange(2025, 2149)
        self.by.setValue(2040)
        self.by.setPrefix(tr("by "))
        label = QLabel(tr("Beyond the last year"))
        label.setObjectName("quiet")
        label.setBuddy(self.rule)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        for part, name in ((self.rule, tr("Beyond the last year")), (self.years, tr("Years of the average")),
                           (self.rate, tr("The rate to converge to")), (self.by, tr("By which year"))):  # fmt: skip
            part.setAccessibleName(name)
            row.addWidget(part)
        row.addStretch(1)
