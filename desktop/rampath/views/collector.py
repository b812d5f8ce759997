"""Python's cycle collector, held back while another thread works: it must never run there.

A collection frees whatever is unreachable, in whichever thread it happens to begin. Widgets of a closed dialog that
are freed in a thread that is not theirs take the process down with them.
"""

import gc
from typing import ClassVar


class Collector:
    """Counts who wants the collector held back; asked from the window's thread only.

    There is one collector for the process, so all that hold it back are counted together.
    """

    _held_by_all: ClassVar[int] = 0
    _was_on: ClassVar[bool] = False

    def __init__(self) -> None:
        self._held = 0

    def hold(self) -> None:
        """Hold it back until it is released as often."""
        if not Collector._held_by_all:
            Collector._was_on = gc.isenabled()
        gc.disable()
        Collector._held_by_all += 1
        self._held += 1

    def release(self) -> None:
        """Let it go on once nobody holds it back any more."""
        if self._held:
            self._held -= 1
            Collector._held_by_all -= 1
            if not Collector._held_by_all and Collector._was_on:
                gc.freeze()
                gc.unfreeze()  # so that what was made is old, and not looked through at once in the window's thread
                gc.enable()

    def release_all(self) -> None:
        while self._held:
            self.release()
