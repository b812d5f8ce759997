"""Work beside the window: its outcome, its failure, and calling it off."""

import gc
import threading

import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot

from rampath.views.background import Background
from rampath.workbook.progress import Progress


class Share:
    """A file on a share that does not answer until it is let."""

    def __init__(self) -> None:
        self.begun, self.answers = threading.Event(), threading.Event()

    def read(self) -> None:
        self.begun.set()
        self.answers.wait(20)


def test_that_a_result_comes_back_in_the_thread_of_the_window(qtbot: QtBot, background: Background) -> None:
    threads: list[int] = []
    work = background.run("Counting", threading.get_ident)
    found: list[object] = []

    def take(result: object) -> None:
        found.append(result)
        threads.append(threading.get_ident())

    work.done.connect(take)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0] != threads[0]
    assert threads[0] == threading.get_ident()
    assert background.idle


def test_that_a_failure_is_handed_on(qtbot: QtBot, background: Background) -> None:
    def fail() -> None:
        raise ValueError("no")

    found: list[object] = []
    background.run("Failing", fail).failed.connect(found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert isinstance(found[0], ValueError)


def test_that_work_that_was_called_off_tells_nothing(qtbot: QtBot, background: Background) -> None:
    gate = threading.Event()
    found: list[object] = []
    work = background.run("Waiting", lambda: gate.wait(5))
    work.done.connect(found.append)
    work.cancel()
    assert background.idle
    gate.set()
    background.wait()
    qtbot.wait(50)
    assert found == []


def test_that_saving_cannot_be_called_off(qtbot: QtBot, background: Background) -> None:
    found: list[object] = []
    work = background.run("Saving", lambda: 1, can_cancel=False)
    work.done.connect(found.append)
    work.cancel()
    qtbot.waitUntil(lambda: found == [1])


def test_that_work_tells_how_far_it_is_and_ends_where_it_was_called_off(qtbot: QtBot, background: Background) -> None:
    gate, begun, ended = threading.Event(), threading.Event(), threading.Event()
    reached: list[str] = []

    def job(progress: Progress) -> None:
        progress("one")
        begun.set()
        gate.wait(5)
        try:
            progress("two")
            reached.append("behind two")
        finally:
            ended.set()

    said: list[str] = []
    # As the window does: whoever listens from the beginning misses no word.
    background.busy.connect(lambda work: None if work is None else work.said.connect(said.append))
    work = background.follow("Counting", job)
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: said == ["one"])
    work.cancel()
    gate.set()
    background.wait()
    assert ended.is_set()
    assert reached == []
    assert said == ["one"]


def test_that_what_has_ended_is_called_off_in_vain(qtbot: QtBot, background: Background) -> None:
    work = background.run("Counting", lambda: 1)
    with qtbot.waitSignal(work.done):
        pass
    qtbot.waitUntil(lambda: not shiboken6.isValid(work))
    work.cancel()
    assert background.idle


def test_that_the_cycle_collector_rests_while_anything_is_under_way(qtbot: QtBot, background: Background) -> None:
    other = Background()
    seen: list[bool] = []
    assert gc.isenabled()
    background.run("First", lambda: seen.append(gc.isenabled()))
    other.run("Second", lambda: seen.append(gc.isenabled()))
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: background.idle and other.idle)
    assert (seen, gc.isenabled()) == ([False, False], True)


def test_that_the_cycle_collector_runs_again_where_a_window_goes_while_it_works(qtbot: QtBot) -> None:
    window = QObject()
    gate = threading.Event()
    ended: list[bool] = []

    def job() -> None:
        gate.wait(10)
        ended.append(gc.isenabled())

    Background(window).run("Counting", job)
    window.destroyed.connect(gate.set)
    window.deleteLater()
    qtbot.waitUntil(lambda: bool(ended) and gc.isenabled())
    assert ended == [False]


def test_that_python_may_let_go_of_the_pool_before_what_it_belongs_to(qtbot: QtBot) -> None:
    window = QObject()
    background = Background(window)
    with qtbot.waitSignal(background.run("Counting", lambda: 1).done):
        pass
    pool = background.findChild(QThreadPool)
    assert pool is not None
    shiboken6.delete(pool)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert gc.isenabled()


def test_that_the_cycle_collector_runs_again_after_waiting_for_what_was_called_off(background: Background) -> None:
    background.run("Counting", lambda: 1).cancel()
    background.run("Counting", lambda: 2)
    background.wait()
    assert gc.isenabled()


def test_that_work_that_hangs_keeps_nothing_else_waiting_once_it_was_called_off(
    qtbot: QtBot, background: Background
) -> None:
    share = Share()
    hanging = background.run("Reading a share", share.read)
    qtbot.waitUntil(share.begun.is_set)
    found: list[object] = []
    background.run("Reading a file", lambda: 1).done.connect(found.append)
    qtbot.wait(50)
    assert found == [], "one piece at a time"
    hanging.cancel()
    qtbot.waitUntil(lambda: found == [1], timeout=5_000)
    assert not share.answers.is_set()
    share.answers.set()


def test_that_what_was_called_off_before_its_turn_never_begins(qtbot: QtBot, background: Background) -> None:
    gate = threading.Event()
    ran: list[int] = []
    background.run("First", lambda: gate.wait(20))
    background.run("Second", lambda: ran.append(2)).cancel()
    with qtbot.waitSignal(background.run("Third", lambda: ran.append(3)).done):
        gate.set()
    assert ran == [3]


def test_that_waiting_gives_up_on_nothing_but_work_that_was_called_off(qtbot: QtBot, background: Background) -> None:
    share = Share()
    background.run("Reading a share", share.read)
    qtbot.waitUntil(share.begun.is_set)
    threading.Timer(0.3, share.answers.set).start()
    assert background.wait(patience=0.05), "it was not called off, so that it was waited for"

    share = Share()
    work = background.run("Reading a share", share.read)
    qtbot.waitUntil(share.begun.is_set)
    work.cancel()
    assert not background.wait(patience=0.05)
    share.answers.set()
    assert background.wait()
