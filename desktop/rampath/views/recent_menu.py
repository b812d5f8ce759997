"""The files and folders that were read last, as a menu; those that are gone are shown, but cannot be chosen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from rampath.views.verbatim import verbatim
from rampath.wording import tr
from rampath.workbook.on_disk import is_there

MOST = 9


class RecentMenu(QMenu):
    """The newest one stands first. `chosen(path)` when one is picked."""

    chosen = Signal(Path)

    def __init__(self, files: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(tr("Open &recent"), parent)
        self.files = tuple(files)[:MOST]
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self._fill()

    def add(self, file: Path) -> None:
        """Put a file or a folder first; it stands once."""
        name = str(file.absolute())
        self.files = (name, *(known for known in self.files if known != name))[:MOST]
        self._fill()

    def forget(self) -> None:
        self.files = ()
        self._fill()

    def _fill(self) -> None:
        self.clear()
        self.setEnabled(bool(self.files))
        for place, name in enumerate(self.files, 1):
            file = Path(name)
            there = is_there(file)
            shown = file.name if there else tr("{name} (not there now)", name=file.name)
            action = self.addAction(f"&{place}  {verbatim(shown)}", lambda file=file: self.chosen.emit(file))
            action.setToolTip(name)
            action.setEnabled(there)
        if self.files:
            self.addSeparator()
            self.addAction(tr("&Forget these files"), self.forget)
