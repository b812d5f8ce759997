"""The document: one plan, one undo stack, one signal."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.build import plan
from rampath.document import PlanDocument
from rampath.domain.plan import Plan


@pytest.fixture
def document(qapp: QApplication) -> PlanDocument:
    assert qapp is not None
    return PlanDocument(plan())


def named(document: PlanDocument, title: str) -> Plan:
    return replace(document.plan, title=title)


def test_that_an_edit_is_one_step_that_undo_takes_back_to_the_same_plan(document: PlanDocument) -> None:
    before = document.plan
    document.edit("Name it", named(document, "a"))
    assert document.undo_stack.undoText() == "Name it"
    document.undo_stack.undo()
    assert document.plan is before
    document.undo_stack.redo()
    assert document.plan.title == "a"


def test_that_each_change_is_told_once_with_the_plan_before_and_after(document: PlanDocument, qtbot: QtBot) -> None:
    before = document.plan
    with qtbot.waitSignal(document.changed) as told:
        document.edit("Name it", named(document, "a"))
    assert told.args is not None
    assert told.args[0] is before
    assert told.args[1] is document.plan


def test_that_edits_of_one_gesture_are_one_step(document: PlanDocument) -> None:
    before, gesture = document.plan, object()
    for title in "abc":
        document.edit(f"Name it {title}", named(document, title), gesture)
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Name it c"
    document.undo_stack.undo()
    assert document.plan is before


def test_that_two_gestures_are_two_steps(document: PlanDocument) -> None:
    document.edit("one", named(document, "a"), object())
    document.edit("two", named(document, "b"), object())
    assert document.undo_stack.count() == 2


def test_that_a_gesture_that_comes_home_leaves_no_step(document: PlanDocument) -> None:
    before, gesture = document.plan, object()
    document.edit("away", named(document, "a"), gesture)
    document.edit("home", replace(document.plan, title=before.title), gesture)
    assert document.undo_stack.count() == 0
    assert document.plan == before
    assert not document.modified


def test_that_an_edit_that_changes_nothing_is_no_step(document: PlanDocument) -> None:
    document.edit("nothing", replace(document.plan))
    assert document.undo_stack.count() == 0


def test_that_a_saved_plan_is_unmodified_until_the_next_edit(document: PlanDocument) -> None:
    document.edit("Name it", named(document, "a"))
    assert document.modified
    document.saved(Path("plan.xlsx"), document.plan)
    assert not document.modified
    document.undo_stack.undo()
    assert document.modified


def test_that_an_edit_made_while_saving_is_still_unsaved(document: PlanDocument) -> None:
    document.edit("Name it", named(document, "a"))
    handed = document.plan
    document.edit("Name it again", named(document, "b"))
    document.saved(Path("plan.xlsx"), handed)
    assert document.modified


def test_that_opening_a_plan_forgets_the_steps_of_the_one_before(document: PlanDocument) -> None:
    document.edit("Name it", named(document, "a"))
    other = plan()
    document.open(other, Path("other.xlsx"))
    assert document.plan is other
    assert not document.undo_stack.canUndo()
    assert document.file == Path("other.xlsx")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(["undo", "redo"]), st.text("abc", min_size=1, max_size=2)), max_size=20))
def test_that_any_edits_undos_and_redos_give_the_plan_that_their_replay_gives(
    qapp: QApplication, steps: list[str]
) -> None:
    assert qapp is not None
    document = PlanDocument(plan())
    titles, at = [""], 0
    for step in steps:
        if step == "undo":
            document.undo_stack.undo()
            at = max(0, at - 1)
        elif step == "redo":
            document.undo_stack.redo()
            at = min(len(titles) - 1, at + 1)
        else:
            document.edit(step, named(document, step))
            if step != titles[at]:
                titles = [*titles[: at + 1], step]
                at += 1
        assert document.plan.title == titles[at]


def test_that_a_long_gesture_keeps_one_step_and_no_plan_in_between(document: PlanDocument) -> None:
    gesture = object()
    for step in range(300):
        document.edit("Drag", replace(document.plan, note=f"{step}"), gesture)
    assert document.undo_stack.count() == 1
    gc.collect()
    between = [each for each in gc.get_objects() if type(each) is Plan and each.note.isdigit()]
    assert len(between) == 1


def test_that_a_gesture_that_goes_on_after_saving_is_a_step_of_its_own(document: PlanDocument) -> None:
    gesture = object()
    document.edit("Drag", replace(document.plan, note="1"), gesture)
    document.saved(Path("plan.xlsx"), document.plan)
    document.edit("Drag", replace(document.plan, note="2"), gesture)
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert not document.modified


def test_that_the_name_of_a_step_follows_its_gesture(document: PlanDocument) -> None:
    gesture = object()
    told: list[str] = []
    document.undo_stack.undoTextChanged.connect(told.append)
    document.edit("Set to 1", replace(document.plan, note="1"), gesture)
    document.edit("Set to 2", replace(document.plan, note="2"), gesture)
    assert (document.undo_stack.undoText(), told[-1]) == ("Set to 2", "Set to 2")
