"""The figure that the keys are on, whichever panel it stands in."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from rampath.domain.trace import Figure


@runtime_checkable
class HoldsFigures(Protocol):
    """A widget that shows figures, and knows which of them is in focus."""

    def figure_in_focus(self) -> Figure | None: ...


def figure_in_focus(widget: QWidget | None) -> Figure | None:
    """The figure in focus of a widget, or of the nearest one around it that shows figures."""
    while widget is not None:
        if isinstance(widget, HoldsFigures):
            return widget.figure_in_focus()
        widget = widget.parentWidget()
    return None
