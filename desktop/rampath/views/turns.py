"""Turns: what follows a hand takes them one after the other, so that no move of it waits for all."""

import time
from collections.abc import Callable

_RESTS = 0.04
"""Seconds after which a hand that has not moved is taken to rest."""


class Turns:
    """One turn after each move, and one after each moment in which the hand rests."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._free = True
        self._taken = 0.0

    def moved(self) -> None:
        """The hand has moved."""
        self._free = True

    def take(self) -> bool:
        """Take a turn; False where it is somebody else's."""
        now = self._clock()
        if not self._free and now - self._taken < _RESTS:
            return False
        self._free, self._taken = False, now
        return True
