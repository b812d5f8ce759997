"""Unlocking an estimate: another figure, and the reason, which is recorded."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from rampath.domain.entry import EntryRefused
from rampath.domain.figure_entry import figure_typed
from rampath.domain.measure_words import figure_words, measure_words
from rampath.domain.observation import Observation
from rampath.domain.plan import Plan
from rampath.wording import number, tr


class UnlockDialog(QDialog):
    """Asks for a figure and a reason; `entered(value, reason)` gives both, the value in the row's own unit."""

    entered = Signal(float, str)

    def __init__(self, plan: Plan, row: Observation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.setWindowTitle(tr("Unlock an estimate"))
        self.figure = QLineEdit(number(row.value * 100))
        self.reason = QLineEdit()
        self.figure.setAccessibleName(tr("Share of GDP in per cent"))
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(tr("Such as: supplementary budget of October"))
        self.told = QLabel()
        self.told.setWordWrap(True)
        head = QLabel(
            tr(
                "{name} {year}, {measure}: {edition} estimates {value} ({file}, {cell}). What the file says is kept"
                " beside your figure.",
                name=plan.register[row.member].name, year=row.year, measure=measure_words(row.measure),
                edition=row.edition, value=figure_words(row.value_read, row.unit), file=row.file, cell=row.cell,
            )
        )  # fmt: skip
        head.setWordWrap(True)
        form = QFormLayout(self)
        form.setContentsMargins(12, 12, 12, 12)
        form.setSpacing(8)
        form.addRow(head)
        form.addRow(tr("Share, % of GDP"), self.figure)
        form.addRow(tr("Reason"), self.reason)
        form.addRow(self.told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._enter)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.setMinimumWidth(420)

    def _enter(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.told.setText(tr("Say why: an estimate is unlocked only with a reason."))
            self.reason.setFocus()
            return
        try:
            value = figure_typed(self.figure.text(), self._row)
        except EntryRefused as refusal:
            self.told.setText(str(refusal))
            return
        self.accept()
        self.entered.emit(value, reason)
