"""Caps on a path: how much it may rise in a year, and how much real spending may grow."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QGridLayout, QLabel, QWidget

from rampath.domain.solving.caps import Caps
from rampath.views.number_box import NumberBox
from rampath.wording import tr


class CapsDialog(QDialog):
    """Two caps, each on or off; `chosen(Caps)` whenever one changes. The path is not held to them: the zone shows."""

    chosen = Signal(object)

    def __init__(self, caps: Caps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Caps on the path"))
        self.step_on, self.growth_on = QCheckBox(tr("Rise in a year, at most")), QCheckBox(tr("Real growth, at most"))
        self.step, self.growth = NumberBox(), NumberBox()
        for spin, suffix, most, value in (
            (self.step, tr(" pp of GDP"), 5.0, 0.3 if caps.step is None else caps.step * 100),
            (self.growth, tr(" % a year"), 100.0, 10.0 if caps.real_growth is None else caps.real_growth * 100),
        ):
            spin.setRange(0, most)
            spin.setSingleStep(0.05 if spin is self.step else 0.5)
            spin.setSuffix(suffix)
            spin.setValue(value)
        self.step_on.setChecked(caps.step is not None)
        self.growth_on.setChecked(caps.real_growth is not None)
        self.step.setAccessibleName(self.step_on.text())
        self.growth.setAccessibleName(self.growth_on.text())
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 12, 12, 12)
        grid.setSpacing(8)
        for row, (box, spin) in enumerate(((self.step_on, self.step), (self.growth_on, self.growth))):
            grid.addWidget(box, row, 0)
            grid.addWidget(spin, row, 1)
            box.toggled.connect(self._tell)
            spin.valueChanged.connect(self._tell)
        note = QLabel(tr("What lies above is shaded in the picture. The caps are not saved with the plan."))
        note.setObjectName("quiet")
        grid.addWidget(note, 2, 0, 1, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        grid.addWidget(buttons, 3, 0, 1, 2)
        self._tell()

    @property
    def caps(self) -> Caps:
        return Caps(
            self.step.value() / 100 if self.step_on.isChecked() else None,
            self.growth.value() / 100 if self.growth_on.isChecked() else None,
        )

    def _tell(self) -> None:
        self.step.setEnabled(self.step_on.isChecked())
        self.growth.setEnabled(self.growth_on.isChecked())
        self.chosen.emit(self.caps)
