"""Files dropped onto the window: a frame with words shows that they will be taken, and they are handed on."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from rampath.wording import number, tr
from rampath.workbook.on_disk import is_folder


class Dropping(QObject):
    """Takes a local file, or where `several` is set any number of files and folders.

    `dropped(tuple of Path)` tells which. The window passes its drag and drop events on to it. What is not taken is
    refused while it is still in the air.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, *, several: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self.several = several
        self.hint = QLabel(window)
        self.hint.setObjectName("drop")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.hide()

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged over the window: say what will be done with it."""
        paths = self._taken(event.mimeData())
        if not paths:
            event.ignore()
            return
        event.acceptProposedAction()
        self.hint.setText(_said(paths))
        self.hint.setGeometry(self._window.rect().adjusted(8, 8, -8, -8))
        self.hint.raise_()
        self.hint.show()

    def leave(self) -> None:
        self.hint.hide()

    def drop(self, event: QDropEvent) -> None:
        self.leave()
        paths = self._taken(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _taken(self, data: QMimeData) -> tuple[Path, ...]:
        paths = paths_in(data)
        single = len(paths) == 1 and not is_folder(paths[0])
        return paths if self.several or single else ()


def paths_in(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this machine among what is dragged."""
    urls = data.urls() if data.hasUrls() else []
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def _said(paths: tuple[Path, ...]) -> str:
    if len(paths) > 1:
        count = number(len(paths), 0)
        if any(map(is_folder, paths)):
            return tr("Drop to read {count} files and folders", count=count)
        return tr("Drop to read {count} files", count=count)
    if is_folder(paths[0]):
        return tr("Drop to read the files of the folder {name}", name=paths[0].name)
    return tr("Drop to read {name}", name=paths[0].name)
