"""When a chart is drawn."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rampath.charts.redraw import Redraw


class Drawn(QWidget):
    """A widget that counts how often it was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        self.redraw = Redraw(self, self.count)

    def count(self) -> None:
        self.times += 1


def test_that_many_requests_in_one_frame_draw_once(qtbot: QtBot) -> None:
    widget = Drawn()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    for _ in range(50):
        widget.redraw.later()
    assert widget.times == 0
    assert widget.redraw.stale
    qtbot.waitUntil(lambda: widget.times > 0)
    assert not widget.redraw.stale
    assert widget.times == 1


def test_that_a_hidden_widget_stays_stale_until_it_is_shown(qtbot: QtBot) -> None:
    widget = Drawn()
    qtbot.addWidget(widget)
    widget.redraw.later()
    qtbot.wait(20)
    assert (widget.times, widget.redraw.stale) == (0, True)
    widget.show()
    assert (widget.times, widget.redraw.stale) == (1, False)


def test_that_a_widget_hidden_before_the_frame_is_not_drawn_in_it(qtbot: QtBot) -> None:
    widget = Drawn()
    qtbot.addWidget(widget)
    widget.show()
    widget.redraw.later()
    widget.hide()
    qtbot.wait(20)
    assert (widget.times, widget.redraw.stale) == (0, True)


def test_that_what_is_not_stale_is_not_drawn_again(qtbot: QtBot) -> None:
    widget = Drawn()
    qtbot.addWidget(widget)
    widget.redraw.now()
    assert widget.times == 0
