"""Following a hand: at once where none draws, else one part after the other, and all of it when the hand lets go."""

import gc
import time
import weakref
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.views.scene import Scene, Stage
from rampath.views.unhurried import Unhurried, pause_after

Followed = list[tuple[float | None, float | None]]


@pytest.fixture
def document(sample_plan: Plan, qtbot: QtBot) -> PlanDocument:
    assert qtbot is not None
    return PlanDocument(sample_plan)


@pytest.fixture
def stage(document: PlanDocument) -> Stage:
    return Stage(document)


def share(scene: Scene) -> float | None:
    return scene.plan.path(scene.scenario, "BEL", Pillar.CORE).anchors[-1].share


def draw(document: PlanDocument, stage: Stage, value: float) -> None:
    """Draw Belgium's last year."""
    plan = document.plan
    scenario = stage.scene.scenario.with_path("BEL", Pillar.CORE, Path((Anchor(2035, value),)))
    document.edit("Draw", plan.with_scenario(scenario), stage)


def follower(owner: QObject, stage: Stage, takes: float = 0.0) -> Followed:
    """What a part that takes so many seconds is told, as pairs of the share before and after."""
    told: Followed = []

    def follow(before: Scene, after: Scene) -> None:
        told.append((share(before), share(after)))
        time.sleep(takes)

    Unhurried(owner, stage, follow)
    return told


def test_that_without_a_hand_each_change_is_followed_at_once(document: PlanDocument, stage: Stage) -> None:
    draw(document, stage, 0.02)
    told = follower(stage, stage)
    draw(document, stage, 0.03)
    draw(document, stage, 0.04)
    assert told == [(0.02, 0.03), (0.03, 0.04)]


def test_that_several_moves_of_a_hand_are_followed_as_one(document: PlanDocument, stage: Stage, qtbot: QtBot) -> None:
    draw(document, stage, 0.02)
    told = follower(stage, stage)
    stage.take_in_hand()
    for value in (0.03, 0.031, 0.032):
        draw(document, stage, value)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(0.02, 0.032)]


def test_that_after_a_move_one_part_follows_and_the_others_while_the_hand_rests(
    document: PlanDocument, stage: Stage, qtbot: QtBot
) -> None:
    draw(document, stage, 0.02)
    followed: list[float] = []
    for _ in range(3):
        Unhurried(stage, stage, lambda _before, _after: followed.append(time.monotonic()))
    stage.take_in_hand()
    draw(document, stage, 0.03)
    qtbot.waitUntil(lambda: len(followed) == 3)
    assert all(after - before >= 0.04 for before, after in pairwise(followed))


def test_that_a_hand_that_lets_go_is_followed_at_once_by_all(document: PlanDocument, stage: Stage) -> None:
    draw(document, stage, 0.02)
    parts = [follower(stage, stage) for _ in range(3)]
    stage.take_in_hand()
    draw(document, stage, 0.03)
    stage.settle()
    assert parts == [[(0.02, 0.03)]] * 3


def test_that_a_part_that_takes_long_leaves_the_hand_alone_for_longer(
    document: PlanDocument, stage: Stage, qtbot: QtBot
) -> None:
    draw(document, stage, 0.02)
    told = follower(stage, stage, takes=0.02)
    stage.take_in_hand()
    draw(document, stage, 0.03)
    qtbot.waitUntil(lambda: len(told) == 1)
    begun = time.perf_counter()
    draw(document, stage, 0.04)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert time.perf_counter() - begun >= 0.2


@pytest.mark.parametrize(("seconds", "milliseconds"), [(0.0, 40), (0.002, 40), (0.005, 100), (0.0125, 250), (3.0, 250)])
def test_that_a_part_rests_twenty_times_as_long_as_it_took_within_bounds(seconds: float, milliseconds: int) -> None:
    assert pause_after(seconds) == milliseconds


def test_that_a_stage_is_let_go_with_its_document(sample_plan: Plan, qtbot: QtBot) -> None:
    """A refusal turns views back; what listens for it must not keep the plan when the window is gone."""
    assert qtbot is not None
    document = PlanDocument(sample_plan)
    stage = Stage(document)
    kept = weakref.ref(stage)
    del stage, document
    gc.collect()
    assert kept() is None
