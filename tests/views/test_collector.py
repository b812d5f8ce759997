"""The cycle collector is held back while another thread works."""

import gc
import threading

from pytestqt.qtbot import QtBot

from rampath.views.background import Background
from rampath.views.collector import Collector


def test_that_it_is_held_until_it_is_released_as_often() -> None:
    collector = Collector()
    collector.hold()
    collector.hold()
    collector.release()
    assert not gc.isenabled()
    collector.release()
    assert gc.isenabled()
    collector.release()
    assert gc.isenabled()


def test_that_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        collector = Collector()
        collector.hold()
        collector.release_all()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_that_what_was_made_meanwhile_is_not_looked_through_at_once() -> None:
    collector = Collector()
    collector.hold()
    rows: list[list[object]] = [[[]] for _ in range(50_000)]
    collector.release()
    assert any(each is rows for each in gc.get_objects(generation=2))
    assert len(gc.get_objects(generation=0)) < 10_000


def test_that_nothing_is_collected_while_work_is_under_way(qtbot: QtBot) -> None:
    background = Background()
    seen: list[bool] = []
    gate = threading.Event()

    def job() -> None:
        seen.append(gc.isenabled())
        gate.wait(10)

    work = background.run("Working", job)
    assert not gc.isenabled()
    with qtbot.waitSignal(work.done, timeout=10_000):
        gate.set()
    assert seen == [False]
    assert gc.isenabled()


def test_that_it_goes_on_after_waiting_for_work_that_nobody_hears_of(qtbot: QtBot) -> None:  # noqa: ARG001
    background = Background()
    background.run("Working", lambda: None)
    background.wait()
    assert gc.isenabled()
