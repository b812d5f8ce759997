"""Following a stage without holding up a hand: at once, but a few times a second while a path is drawn."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from rampath.views.scene import Scene, Stage
from rampath.views.soon import soon

_AFTER = 40
"""Milliseconds: 25 times a second, which the eye takes for at once beside the hand."""


class Unhurried(QObject):
    """Calls `follow(before, after)` for changes of a stage; several while a hand draws become one."""

    def __init__(self, owner: QObject, stage: Stage, follow: Callable[[Scene, Scene], None]) -> None:
        super().__init__(owner)
        self._stage = stage
        self._follow = follow
        self._before: Scene | None = None
        self._timer = soon(self, self._catch_up, _AFTER)
        stage.changed.connect(self._changed)
        stage.settled.connect(self._catch_up)

    def _changed(self, before: Scene, _after: Scene) -> None:
        if self._before is None:
            self._before = before
        if not self._stage.in_hand:
            self._catch_up()
        elif not self._timer.isActive():
            self._timer.start()

    def _catch_up(self) -> None:
        """Follow from where this was left to the scene of now."""
        before, self._before = self._before, None
        self._timer.stop()
        if before is not None:
            self._follow(before, self._stage.scene)
