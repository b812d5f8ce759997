"""Work beside the window: a function runs in another thread, and its outcome comes back as a signal."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from typing_extensions import override

from rampath.views.collector import Collector
from rampath.workbook.progress import CalledOff, Progress


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
    """Runs work, one piece at a time, and tells what is under way: `busy(work)`, None for nothing."""

    busy = Signal(object)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._under_way: list[Work] = []
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
        work.ended.connect(lambda: self._forget(work))
        self._under_way.append(work)
        self.busy.emit(work)
        self._collector.hold()

        def tell(result: object, error: BaseException | None) -> None:
            with suppress(RuntimeError):  # the window is gone, and nobody listens any more
                self._finished.emit(work, result, error)

        self._pool.start(_Runner(lambda: job(work.tell), tell))
        return work

    def call_off(self) -> None:
        """Forget all that can be called off: it ends where it next tells how far it is, and comes to nothing."""
        for work in [*self._under_way]:
            work.cancel()

    def wait(self) -> None:
        """Wait for what is under way, before the program ends."""
        self._pool.waitForDone()
        self._collector.release_all()

    @Slot(object, object, object)
    def _take(self, work: Work, result: object, error: BaseException | None) -> None:
        self._collector.release()
        work.deleteLater()  # what listens to it, and all that this holds on to, goes with it
        if work.called_off:
            return
        self._forget(work)
        if error is None:
            work.done.emit(result)
        else:
            work.failed.emit(error)

    def _forget(self, work: Work) -> None:
        if work in self._under_way:
            self._under_way.remove(work)
            self.busy.emit(self._under_way[0] if self._under_way else None)


class _Runner(QRunnable):
    def __init__(self, job: Callable[[], object], tell: Callable[[object, BaseException | None], None]) -> None:
        super().__init__()
        self._job = job
        self._tell = tell

    @override
    def run(self) -> None:
        try:
            result = self._job()
        except Exception as error:  # noqa: BLE001 - every failure is told to whoever asked
            self._tell(None, error)
        else:
            self._tell(result, None)
