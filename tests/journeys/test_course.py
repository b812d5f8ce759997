"""A path's course is shown on the selected members first, then applied in one step."""

import pytest
from PySide6.QtCore import QItemSelectionModel

from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.views.planning.course_dialog import CourseDialog


def path_of(program: Program, member: str) -> Path:
    scene = program.window.stage.scene
    return scene.plan.path(scene.scenario, member, Pillar.CORE)


def select(program: Program, *codes: str) -> None:
    members = program.window.members
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for code in codes:
        row = members.model.row_of(code)
        assert row is not None
        members.table.selectionModel().select(members.order.mapFromSource(members.model.index(row, 0)), flags)


def test_that_a_course_is_shown_first_and_applied_to_the_selection_in_one_step(program: Program) -> None:
    window, document = program.window, program.document
    window.stage.look(member="ESP")
    window.path.toggle_hold(2029)
    held = path_of(program, "ESP").anchor(2029)
    window.stage.look(member="BEL")
    window.path.set_share(2030, 0.03)
    window.action("course").trigger()
    dialog = window.planning.show("course")
    assert isinstance(dialog, CourseDialog)
    assert "Select the members that are to follow Belgium" in dialog.sentence.text()
    assert not dialog.apply.isEnabled()
    before = document.plan
    select(program, "ESP", "ISL")
    rows = [dialog.list.topLevelItem(i) for i in range(dialog.list.topLevelItemCount())]
    told = {row.text(0): (row.text(1), row.text(2)) for row in rows if row is not None}
    assert told == {"Spain": ("2030, 2035", "2029"), "Iceland": ("–", "–")}
    assert document.plan is before
    dialog.apply.click()
    assert dialog.sentence.text() == "Anchors set: 2; held: 1. Members that follow: 1; left as they are: 1."
    assert document.undo_stack.undoText() == "Apply the course of Belgium core to Spain"
    starts = {code: document.plan.start(code, Pillar.CORE) for code in ("BEL", "ESP")}
    begun = {code: 0.0 if start is None else start.share for code, start in starts.items()}
    progress = (0.03 - begun["BEL"]) / (0.035 - begun["BEL"])
    anchor = path_of(program, "ESP").anchor(2030)
    assert anchor is not None
    assert anchor.share == pytest.approx(begun["ESP"] + progress * (0.035 - begun["ESP"]))
    assert isinstance(held, Anchor)
    assert path_of(program, "ESP").anchor(2029) == held
    document.undo_stack.undo()
    assert document.plan is before


def test_that_another_member_can_lend_its_course_and_one_above_its_target_has_none(program: Program) -> None:
    dialog = program.window.planning.show("course")
    assert isinstance(dialog, CourseDialog)
    program.window.stage.look(member="POL")
    assert dialog.source == "BEL"
    dialog.lend.click()
    assert dialog.source == "POL"
    assert "its path has no course towards it" in dialog.sentence.text()
    assert not dialog.apply.isEnabled()
