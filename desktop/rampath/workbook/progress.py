"""Telling how far a long reading is, and calling it off."""

import time
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from rampath.wording import tr

T = TypeVar("T")
Progress = Callable[[str], None]
"""Is told, in words for people, what is being done; called at least every tenth of a second while a file is
read. It calls the reading off by raising CalledOff."""

_EVERY = 0.02


class CalledOff(Exception):
    """The user called a reading off."""


def silent(_text: str) -> None:
    """Progress that nobody follows."""


class Ticker:
    """Passes progress on, but no more often than fifty times a second; always before what is known to take long."""

    def __init__(self, progress: Progress = silent) -> None:
        self._progress = progress
        self._next = 0.0

    def __call__(self, text: str, **fields: object) -> None:
        if time.monotonic() >= self._next:
            self.before_long(text, **fields)

    def before_long(self, text: str, **fields: object) -> None:
        """The same, however short the time since it last told something."""
        self._next = time.monotonic() + _EVERY
        self._progress(tr(text, **fields))

    @property
    def followed(self) -> bool:
        return self._progress is not silent

    def during(self, text: str, job: Callable[[], T], **fields: object) -> T:
        """The outcome of a job that gives no sign of its own; it runs beside, and this tells that it does.

        Called off, the job goes on until its end and its outcome is dropped.
        """
        if not self.followed:
            return job()
        outcome: list[T] = []
        trouble: list[BaseException] = []

        def run() -> None:
            try:
                outcome.append(job())
            except BaseException as error:  # noqa: BLE001 - calamine's panics are no Exceptions; raised again below
                trouble.append(error)

        beside = Thread(target=run, daemon=True)
        beside.start()
        while beside.is_alive():
            self(text, **fields)
            beside.join(_EVERY)
        if trouble:
            raise trouble[0]
        return outcome[0]
