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
    dock.setWidget(panel)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    if window.screen().availableGeometry().height() < TALL:
        dock.setFloating(True)
        dock.resize(1100, 520)
    dock.hide()
    return dock
