"""Following a stage without holding up a hand: at once, but a few times a second while a path is drawn."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from rampath.views.scene import Scene, Stage
from rampath.views.soon import soon

_AFTER, _AGAIN, _LONGEST = 40, 10, 250
"""Milliseconds: 25 times a second, which the eye takes for at once beside the hand; until one that has not had its turn
asks again; and the longest that anything rests."""
_REST = 20
"""How many times as long as following took it rests, since what follows is painted, too: so that on a slow machine as
well most of the time is the hand's."""


def pause_after(seconds: float) -> int:
    """How many milliseconds a part rests that took so long to follow."""
    return min(max(_AFTER, round(_REST * 1000 * seconds)), _LONGEST)


class Unhurried(QObject):
    """Calls `follow(before, after)` for changes of a stage; several while a hand draws become one.

    Of several that are due at once, one follows, and the others after the next moves of the hand or when it rests.
    """

    def __init__(self, owner: QObject, stage: Stage, follow: Callable[[Scene, Scene], None]) -> None:
        super().__init__(owner)
        self._stage = stage
        self._follow = follow
        self._before: Scene | None = None
        self._pause = _AFTER
        self._timer = soon(self, self._due, _AFTER)
        stage.changed.connect(self._changed)
        stage.settled.connect(self._catch_up)

    def _changed(self, before: Scene, _after: Scene) -> None:
        if self._before is None:
            self._before = before
        if not self._stage.in_hand:
            self._catch_up()
        elif not self._timer.isActive():
            self._timer.start(self._pause)

    def _due(self) -> None:
        if self._stage.turns.take():
            self._catch_up()
        else:
            self._timer.start(_AGAIN)

    def _catch_up(self) -> None:
        """Follow from where this was left to the scene of now."""
        before, self._before = self._before, None
        self._timer.stop()
        if before is None:
            return
        begun = time.perf_counter()
        self._follow(before, self._stage.scene)
        self._pause = pause_after(time.perf_counter() - begun)
