"""Buttons below a chart of a window beside the main one: copy it as a picture or a table, or save it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rampath.views.chart_export import ChartExport, Shown
from rampath.wording import tr


class ExportBar(QWidget):
    """Drawn anew for a page, with its marking, as all charts that leave are."""

    def __init__(self, ident: str, shown: Shown, export: ChartExport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ident, self._shown = ident, shown
        self.copy_picture = QPushButton(tr("&Copy picture"))
        self.copy_table = QPushButton(tr("Copy &table"))
        self.save = QPushButton(tr("&Save chart as…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button, act in (
            (self.copy_picture, export.copy_picture), (self.copy_table, export.copy_table), (self.save, export.save),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act(self))
            row.addWidget(button)
        row.addStretch(1)

    @property
    def ident(self) -> str:
        return self._ident

    @property
    def shown(self) -> Shown:
        return self._shown
