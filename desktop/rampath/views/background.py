"""Work beside the window: a function runs in another thread, and its outcome comes back as a signal."""

import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from typing_extensions import override

from rampath.views.collector import Collector
from rampath.workbook.progress import CalledOff, Progress

_PATIENCE = 5.0
"""Seconds after which work that was called off and shows no sign of life is given up."""


class Work(QObject):
    """One piece of work under way. `done(result)` or `failed(exception)`, unless it was called off.

    `said` tells how far it is.
    """

    said = Signal(str)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, text: str, *, can_cancel: bool) -> None:
        super().__init__()
        self.text = text
        self.can_cancel = can_cancel
        self.called_off = False
        self.over = False

    def tell(self, text: str) -> None:
        """Say how far it is, from the other thread; ends the work there if it was called off."""
        if self.called_off:
            raise CalledOff
        self.said.emit(text)

    def cancel(self) -> None:
        """Forget the work: it ends at its next sign of progress, and what comes of it is not used."""
        if self.can_cancel and not self.called_off:
            self.called_off = True
            self.ended.emit()


class Background(QObject):
    """Runs work, one piece at a time, and tells what is under way: `busy(work)`, None for nothing.

    What was called off keeps no other work waiting, though it may hang, as on a share that no longer answers.
    """

    busy = Signal(object)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._under_way: list[Work] = []
        self._begun: list[Work] = []
        self._collector = Collector()
        self._finished.connect(self._take)
        pool, collector = self._pool, self._collector

        def end() -> None:
            with suppress(RuntimeError):  # Python may have let go of the pool before
                pool.waitForDone()
            collector.release_all()

        self.destroyed.connect(end)  # with its window, what is under way then comes to nothing

    @property
    def idle(self) -> bool:
        return not self._under_way

    def run(self, text: str, job: Callable[[], object], *, can_cancel: bool = True) -> Work:
        """Begin a job called `text` for people; it must not touch widgets."""
        return self.follow(text, lambda _progress: job(), can_cancel=can_cancel)

    def follow(self, text: str, job: Callable[[Progress], object], *, can_cancel: bool = True) -> Work:
        """The same for a job that says how far it is; calling it off stops it there."""
        work = Work(text, can_cancel=can_cancel)
        work.ended.connect(lambda: self._pass_by(work))
        self._under_way.append(work)
        self._begun.append(work)
        self.busy.emit(work)
        self._collector.hold()

        def tell(result: object, error: BaseException | None) -> None:
            with suppress(RuntimeError):  # the window is gone, and nobody listens any more
                self._finished.emit(work, result, error)

        self._pool.start(_Runner(work, job, tell))
        return work

    def call_off(self) -> None:
        """Forget all that can be called off: it ends where it next tells how far it is, and comes to nothing."""
        for work in [*self._under_way]:
            work.cancel()

    def wait(self, patience: float = _PATIENCE) -> bool:
        """Wait for what is under way, before the program ends; whether all of it has ended.

        For what was called off it waits so many seconds at most.
        """
        until = time.monotonic() + patience
        while not self._pool.waitForDone(20):
            if any(not (work.over or work.called_off) for work in self._begun):
                until = time.monotonic() + patience
            elif time.monotonic() > until:
                return False
        self._collector.release_all()
        return True

    @Slot(object, object, object)
    def _take(self, work: Work, result: object, error: BaseException | None) -> None:
        self._collector.release()
        self._begun.remove(work)
        self._make_room()
        work.can_cancel = False
        work.deleteLater()  # what listens to it, and all that this holds on to, goes with it
        if work.called_off:
            return
        self._forget(work)
        if error is None:
            work.done.emit(result)
        else:
            work.failed.emit(error)

    def _pass_by(self, work: Work) -> None:
        """Forget what was called off, and let what comes next begin beside it."""
        self._make_room()
        self._forget(work)

    def _make_room(self) -> None:
        self._pool.setMaxThreadCount(1 + sum(work.called_off for work in self._begun))

    def _forget(self, work: Work) -> None:
        if work in self._under_way:
            self._under_way.remove(work)
            self.busy.emit(self._under_way[0] if self._under_way else None)


class _Runner(QRunnable):
    def __init__(
        self, work: Work, job: Callable[[Progress], object], tell: Callable[[object, BaseException | None], None]
    ) -> None:
        super().__init__()
        self._work = work
        self._job = job
        self._tell = tell

    @override
    def run(self) -> None:
        try:
            result = None if self._work.called_off else self._job(self._work.tell)
        except Exception as error:  # noqa: BLE001 - every failure is told to whoever asked
            self._end(None, error)
        else:
            self._end(result, None)

    def _end(self, result: object, error: BaseException | None) -> None:
        self._work.over = True
        self._tell(result, error)
