"""How large a window opens: as large as it wants to be, where the screen has the room."""

from PySide6.QtWidgets import QDialog


def take_room(dialog: QDialog) -> None:
    """Give a window its wanted size before it is shown.

    Left to itself, Qt gives it two thirds of the screen at most, and where words wrap in it no more height than its
    layout needs at the least, so that a table shows a few rows.
    """
    dialog.resize(dialog.sizeHint().boundedTo(dialog.screen().availableSize()))
