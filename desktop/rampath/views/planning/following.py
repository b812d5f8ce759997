"""A window beside the main one: it follows the stage while it is in sight, and asks the document."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.document import PlanDocument
from rampath.models.figure_table import FigureTableModel
from rampath.views.block.view import BlockView
from rampath.views.history import undo_reaches
from rampath.views.scene import Scene, Stage


class FollowingDialog(QDialog):
    """Shows a scene; `show_scene` is called when it comes into sight and whenever the scene changes then."""

    def __init__(self, document: PlanDocument, stage: Stage, title: str, size: QSize, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        self.document = document
        self.stage = stage
        self._size = size
        self.resize(size.boundedTo(QGuiApplication.primaryScreen().availableSize()))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(8)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        stage.changed.connect(self._follow)
        undo_reaches(document, self)

    def show_scene(self, scene: Scene) -> None:
        """Bring the window up to a scene."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say something in the window's own line of words."""
        self.sentence.setText(text)

    @override
    def sizeHint(self) -> QSize:
        return self._size

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.show_scene(self.stage.scene)
        super().showEvent(event)

    def _follow(self, _before: Scene, after: Scene) -> None:
        if self.isVisible():
            self.show_scene(after)


class FigureView(BlockView):
    """A calm table of figures; Ctrl+C copies the selected block, or all of it in full where only one cell is."""

    def __init__(self, model: FigureTableModel, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._figures = model
        self.setModel(model)
        calm(self, name)
        model.modelReset.connect(lambda: _fit(self))

    @override
    def copy(self, *, headers: bool = False) -> bool:
        if headers or len(self.selected_places()) > 1:
            return super().copy(headers=headers)
        QApplication.clipboard().setText(self._figures.as_text())
        return True


def figure_view(model: FigureTableModel, name: str, parent: QWidget) -> QTableView:
    """The table of a window beside the main one."""
    return FigureView(model, name, parent)


def _fit(view: QTableView) -> None:
    """Columns as wide as their content and header."""
    view.resizeColumnsToContents()
    for column in range(1, view.model().columnCount()):
        view.setColumnWidth(column, max(view.columnWidth(column) + 8, 52))


def calm(view: QTableView, name: str) -> None:
    """The look of every table here: no grid, rows of 22, quiet headers."""
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(22)
    view.horizontalHeader().setHighlightSections(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
