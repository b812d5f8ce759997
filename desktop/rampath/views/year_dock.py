"""The dock in which the year tables stand: below the rest on a tall screen, else a window of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from rampath.wording import tr

TALL = 900
"""Screens lower than this have no room for the tables below the picture and the charts."""


def year_dock(panel: QWidget, window: QMainWindow) -> QDockWidget:
    """The dock, hidden until it is asked for."""
    dock = QDockWidget(tr("Year tables"), window)
    dock.setObjectName("year tables")
    dock.hide()  # before it floats: what is in sight gets a window of the system at once
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    floats = window.screen().availableGeometry().height() < TALL
    if floats:
        dock.setFloating(True)
    dock.setWidget(panel)
    if floats:
        dock.resize(1100, 520)
    return dock
