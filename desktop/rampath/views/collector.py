"""Python's cycle collector, held back while another thread works: it must never run there.

A collection frees whatever is unreachable, in whichever thread it happens to begin. Widgets of a closed dialog that
are freed in a thread that is not theirs take the process down with them.
"""

import gc


class Collector:
    """Counts who wants the collector held back; asked from the window's thread only."""

    def __init__(self) -> None:
        self._held = 0
        self._was_on = False

    def hold(self) -> None:
        """Hold it back until it is released as often."""
        if not self._held:
            self._was_on = gc.isenabled()
            gc.disable()
        self._held += 1

    def release(self) -> None:
        """Let it go on once nobody holds it back any more."""
        if self._held:
            self._held -= 1
            if not self._held and self._was_on:
                gc.enable()

    def release_all(self) -> None:
        while self._held:
            self.release()
