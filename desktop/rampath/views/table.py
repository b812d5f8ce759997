"""The table from which every other one in the program is made, so that the keyboard goes through all of them alike."""

from PySide6.QtWidgets import QTableView, QWidget


class Table(QTableView):
    """Tab leads into it and out of it again, as with any other field; Qt's own lets go of nobody who came in by Tab."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
