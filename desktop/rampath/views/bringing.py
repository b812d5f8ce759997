"""A window beside the main one comes to the front, whether it was closed, behind another, or in sight."""

from PySide6.QtWidgets import QWidget


def bring(window: QWidget) -> None:
    """Show a window before all others, with the keys."""
    window.show()
    window.raise_()
    window.activateWindow()
